"""States and international organisations: who they are, what they are called, where a text names them.

The facts are data: ``data/states.toml`` (codes, dates, capitals), ``data/state_names/<ISO 639-3>.toml``
(names, one file a language), ``data/organisations.toml``, and ``data/name_words.toml`` (scripts, and the
words around names); their headers give every field and its source. A language is added by adding a file of
names and its entry under its script in ``name_words.toml``.

    >>> by_code("cow:365").id, lookup("Kingdom of Belgium").id, lookup("Российской Федерации").id
    ('RUS', 'BEL', 'RUS')
    >>> [(m.entity.id, m.form) for m in mentions("The Republic of Korea and the EU, done at Paris")]
    [('KOR', 'name'), ('EU', 'abbreviation'), ('FRA', 'capital')]

All names live in one tree of words a script. A word is folded (no case, no diacritics, one Arabic/Persian
spelling); "of" and its equivalents are one word, and an article after it is skipped, so that "Republic of the
Congo" and "Republic of Congo" are one name; white space, line breaks, hyphens and apostrophes are all alike.

Each module uses only those before it: ``datafiles``, ``names`` (their notation), ``records``, ``table``;
``words``, ``tree``, ``index`` (a script's names in texts), ``asked`` (the wordings of a name one asks for).
"""

from __future__ import annotations

from foedus.states.asked import wordings
from foedus.states.datafiles import languages
from foedus.states.index import indexes
from foedus.states.records import Entity, Form, Mention, Organisation, Span, State
from foedus.states.table import by_code, existing_at, organisations, states

__all__ = [
    "Entity",
    "Form",
    "Mention",
    "Organisation",
    "Span",
    "State",
    "by_code",
    "existing_at",
    "languages",
    "lookup",
    "mentions",
    "organisations",
    "states",
]


def lookup(name: str, language: str | None = None, year: int | None = None) -> Entity | None:
    """Whom a name means: "the Republic of X", "Government of the ...", "X, Kingdom of", in any case, with or
    without diacritics; a people, a capital or an abbreviation is understood too.

    ``language`` (ISO 639-3) restricts the names considered. Where several states bore the name ("Germany",
    "Congo", "Yemen"), ``year`` decides, and without it the present bearer is meant.
    """
    for text in wordings(name):
        for index in indexes(text):
            if hit := index.whole(text, language, year):
                return hit
    return None


def mentions(text: str, start: int = 0, end: int | None = None, *, year: int | None = None) -> list[Mention]:
    """Where ``text[start:end]`` names states and organisations, in order, the longest name at each place.

    Offsets are code points of the whole ``text``. Names count in Title Case and ALL CAPS, not in lower case;
    abbreviations only as written. ``year`` decides between bearers of one name, as in ``lookup``.
    """
    end = len(text) if end is None else min(end, len(text))
    found = [m for index in indexes(text[start:end]) for m in index.scan(text, start, end, year)]
    return sorted(found, key=lambda m: m.start)
