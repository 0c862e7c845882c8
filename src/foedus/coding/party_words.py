"""How the languages name who concludes a treaty, as patterns: section `[parties]`.

    between     words before the parties in a title ("between")
    joins       words between two parties ("and")
    small       words that may stand before or between the parties' names ("of", "the", "on behalf of")
    asides      phrases between the parties that say nothing ("of the one part")
    hereafter   words that give the parties short names ("hereinafter")
    about       words that begin what the treaty is about ("concerning"), or its signing
    offices     who acts for a state ("Government", "King"), without the words around them
    titles      further titles of a head of state, which name no party ("Emperor of")
    forms       what a state calls itself ("Republic")
    of          words between a form or an office and the name ("of", "of the")
    form_last   whether a form may stand behind the name ("Tarsian Republic")
    form_first  whether a form may stand before it
    signing     words before a party among the signatures ("for the Government of")
    signing_last  words behind it
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from foedus.languages import codes, section

KEYS = frozenset({
    "between", "joins", "small", "asides", "hereafter", "about", "offices", "titles", "forms", "of",
    "form_last", "form_first", "signing", "signing_last",
})  # fmt: skip

_HAN = "\u3400-\u9fff"


@dataclass(frozen=True, slots=True)
class PartyWords:
    """A language's section as patterns and sets of words in small letters.

    Attributes:
        spaced: whether the language writes spaces between words.
        small: words allowed between names.
        stops: words that end a name or a list of names.
    """

    spaced: bool
    cased: bool
    between: re.Pattern[str]
    joins: re.Pattern[str]
    small: frozenset[str]
    stops: frozenset[str]
    about: re.Pattern[str]
    asides: re.Pattern[str]
    titles: re.Pattern[str]
    office: re.Pattern[str]
    form: re.Pattern[str]
    form_before: re.Pattern[str]
    acting_for: re.Pattern[str]
    form_last: bool
    form_first: bool
    signing: re.Pattern[str]
    signing_last: re.Pattern[str]


@cache
def party_words(language: str | None) -> PartyWords:
    """The patterns of a language, English for one without a table."""
    code = language if language in codes() and section(language, "parties") else "eng"
    table = section(code, "parties")
    recitals = section(code, "structure").get("recital", ())
    spaced = code != "zho"
    cased = code not in {"zho", "ara", "pes"}

    def words(phrases: Iterable[str]) -> str:
        return _any(phrases, spaced)

    of = words(table.get("of", ()))
    gap = r"\s{1,4}" if spaced else ""
    link = rf"(?:{gap}(?:{of}))?" if of != _NOTHING else ""
    after = rf"(?:(?<=['’])|{gap})" if spaced else ""
    forms, offices = words(table["forms"]), words(table["offices"])
    single = {w.casefold() for key in ("joins", "about") for w in table.get(key, ()) if " " not in w}
    heads = {w.split()[0].casefold() for w in recitals}
    small = frozenset(w.casefold() for p in table["small"] for w in p.split())
    hereafter = words(table.get("hereafter", ()))
    quoted = r"(?:[\"“«„「『'‘][^\"”»“」』'’\n]{0,80}[\"”»“」』'’])"
    return PartyWords(
        spaced=spaced,
        cased=cased,
        between=_whole(words(table.get("between", ())), spaced),
        joins=_whole(words(table["joins"]), spaced) if cased or not spaced else _glued(words(table["joins"])),
        small=small,
        stops=frozenset((single | heads) - small),
        about=_whole(words(table.get("about", ())), spaced),
        asides=re.compile(
            rf"\([^()]{{0,300}}\)|（[^（）]{{0,200}}）"
            rf"|(?:{hereafter})[^,;\"“«„(\n:،]{{0,90}}{quoted}?"
            rf"|{quoted}|{words(table.get('asides', ()))}|\[[^\[\]]{{0,40}}\]",
            re.IGNORECASE,
        ),
        titles=re.compile(rf"(?:{words(table.get('titles', ()))})\s{{0,4}}\Z", re.IGNORECASE),
        office=_whole(offices, spaced),
        form=_whole(forms, spaced),
        form_before=re.compile(rf"(?<!\w)(?:{forms}){link}{after}\Z", re.IGNORECASE),
        acting_for=re.compile(rf"(?<!\w)(?:{offices}){link}{after}\Z", re.IGNORECASE),
        form_last=bool(table.get("form_last")),
        form_first=bool(table.get("form_first")),
        signing=_whole(words(table.get("signing", ())), spaced),
        signing_last=re.compile(rf"\s{{0,2}}(?:{words(table.get('signing_last', ()))})", re.IGNORECASE),
    )


_NOTHING = r"(?!)"


def _any(phrases: Iterable[str], spaced: bool) -> str:
    forms = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(r"\s{1,4}".join(map(re.escape, p.split())) for p in forms) or _NOTHING


def _whole(alternatives: str, spaced: bool) -> re.Pattern[str]:
    pattern = rf"(?<!\w)(?:{alternatives})(?:(?!\w)|(?<=['’]))" if spaced else f"(?:{alternatives})"
    return re.compile(pattern, re.IGNORECASE)


def _glued(alternatives: str) -> re.Pattern[str]:
    """Arabic writes "and" as one with the next word."""
    return re.compile(rf"(?<!\w)(?:{alternatives})")
