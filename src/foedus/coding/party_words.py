"""How the languages name who concludes a treaty, as patterns: section `[parties]`.

between     words before the parties in a title ("between")
joins       words between two parties ("and")
small       small words that may stand before the parties' names ("of", "the", "on behalf of")
asides      phrases between the parties that say nothing ("of the one part")
hereafter   words that give the parties short names ("hereinafter")
about       words that end the list of parties ("concerning", "have")
offices     who acts for a state ("Government", "King")
titles      further titles of a head of state, which name no party ("Emperor of")
forms       what a state calls itself, before its name ("Republic")
forms_last  the same, behind its name ("Tarsian Republic")
of          words between a form or an office and the name ("of", "of the")
signing     words before a party among the signatures ("for")
signing_last  words behind it
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from foedus.languages import codes, section

KEYS = frozenset({
    "between", "joins", "small", "asides", "hereafter", "about", "offices", "titles", "forms",
    "forms_last", "of", "signing", "signing_last",
})  # fmt: skip

#: Languages without capitals, and without spaces.
_UNCASED = {"ara", "pes", "zho"}
_UNSPACED = {"zho"}
_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True)
class PartyWords:
    """A language's section as patterns, and as sets of words in small letters.

    Attributes:
        spaced, cased: whether the language puts spaces between words, and has capitals.
        stops: words that end a name or a list of names.
        aside: what may stand between parties and is passed over: brackets, quotations, phrases.
        subordinate: a further title just before a name.
        form_before, office_before: a form or an office just before a name.
    """

    spaced: bool
    cased: bool
    small: frozenset[str]
    stops: frozenset[str]
    between: re.Pattern[str]
    join: re.Pattern[str]
    about: re.Pattern[str]
    aside: re.Pattern[str]
    subordinate: re.Pattern[str]
    office: re.Pattern[str]
    form: re.Pattern[str]
    form_last: re.Pattern[str]
    of: re.Pattern[str]
    form_before: re.Pattern[str]
    office_before: re.Pattern[str]
    signing: re.Pattern[str]
    signing_last: re.Pattern[str]


@cache
def party_words(language: str | None) -> PartyWords:
    """The patterns of a language, those of English for one without a table."""
    code = language if language in codes() and section(language, "parties") else "eng"
    table = section(code, "parties")
    recitals = section(code, "structure").get("recital", ())
    spaced, cased = code not in _UNSPACED, code not in _UNCASED
    words = {key: _any(table[key]) for key in KEYS}
    before = r"(?<!\w)" if spaced else ""
    gap = r"\s{1,4}" if spaced else r"\s?"
    link = rf"{gap}(?:(?:{words['of']})(?:(?<=['’])|{gap}))?"
    single = {w for key in ("joins", "about") for w in table[key] if " " not in w}
    small = frozenset(w.casefold() for w in table["small"])
    return PartyWords(
        spaced,
        cased,
        small,
        frozenset(w.casefold() for w in (*single, *(p.split()[0] for p in recitals))) - small,
        _whole(words["between"], spaced),
        _whole(words["joins"], spaced, code != "ara"),
        _whole(words["about"], spaced),
        _aside(words),
        re.compile(rf"(?:,|{words['joins']})\s{{1,4}}(?:{words['titles']})\s{{0,4}}\Z", re.IGNORECASE),
        _whole(words["offices"], spaced),
        _whole(words["forms"], spaced),
        _whole(words["forms_last"], spaced),
        _whole(words["of"], spaced),
        re.compile(rf"{before}(?:{words['forms']}){link}\Z", re.IGNORECASE),
        re.compile(rf"{before}(?:{words['offices']}){link}\Z", re.IGNORECASE),
        _whole(words["signing"], spaced),
        re.compile(rf"\s{{0,2}}(?:{words['signing_last']})", re.IGNORECASE),
    )


def _aside(words: dict[str, str]) -> re.Pattern[str]:
    quoted = r"[\"“«„「『][^\"”»“」』\n]{0,80}[\"”»“」』]"
    return re.compile(
        rf"\([^()]{{0,300}}\)|（[^（）]{{0,200}}）|\[[^\[\]]{{0,60}}\]"
        rf"|(?:{words['hereafter']})[^,;\"“«„(\n:،]{{0,90}}(?:{quoted})?"
        rf"|{quoted}|{words['asides']}",
        re.IGNORECASE,
    )


def _any(phrases: Iterable[str]) -> str:
    forms = sorted(set(phrases), key=lambda p: (-len(p), p))
    escaped = (r"\s{1,4}".join(map(re.escape, p.split())) for p in forms)
    return "|".join(escaped).replace("'", "['’]") or _NOTHING


def _whole(alternatives: str, spaced: bool, ends: bool = True) -> re.Pattern[str]:
    """The words as whole words; Arabic writes "and" as one with the next (`ends` is false)."""
    end = r"(?:(?!\w)|(?<=['’]))" if ends else ""
    pattern = rf"(?<!\w)(?:{alternatives}){end}" if spaced else f"(?:{alternatives})"
    return re.compile(pattern, re.IGNORECASE)
