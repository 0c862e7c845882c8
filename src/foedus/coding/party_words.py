"""How the languages name who concludes a treaty, as patterns: section `[parties]`.

    between     words before the parties in a title ("between")
    joins       words between two parties ("and")
    small       small words that may stand before the parties' names ("of", "the")
    asides      phrases between the parties that say nothing ("of the one part")
    hereafter   words that give the parties short names ("hereinafter")
    about       words that end the list of parties ("concerning", "have")
    offices     whose name is that of the state ("Government", "King")
    servants    who else acts for a state ("Federal Council", "Minister")
    titles      further titles of a head of state, which name no party ("Emperor of")
    territory   words before a territory for which a party acts ("in respect of")
    forms       what a state calls itself, before its name ("Republic")
    forms_last  the same, behind its name ("Tarsian Republic")
    of          words between a form or an office and the name ("of the"); "" for none
    more        where words have no capitals: what a further word of a name begins with
    members     who an organisation is made of: "the EFTA States" aren't the organisation
    signing     words before a party among the signatures ("for")
    signing_last  words behind it
    signed      words that end a title ("signed at Osmareth")
    imprint     words of a line that is no title's ("published by", "treaty series")
    verbs       words that make a sentence of what seemed a title ("shall", "hereinafter")

All phrases are written in any case, and "'" stands for any apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from foedus.languages import codes, section

KEYS = frozenset({
    "between", "joins", "small", "asides", "hereafter", "about", "offices", "servants", "titles",
    "territory", "forms", "forms_last", "of", "more", "signing", "signing_last", "members", "signed",
    "imprint", "verbs",
})  # fmt: skip

#: Languages without capitals, and without spaces.
_UNCASED = {"ara", "pes", "zho"}
_UNSPACED = {"zho"}
_NOTHING = r"(?!)"
_HAN = "\u3400-\u9fff"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿœšžа-яё¹²³ªº]"
_LETTERS = r"[^\W\d_¹²³ªº]"
#: White space inside a name: at most one line break.
_SPACE = r"(?:[^\S\n]{1,8}\n?[^\S\n]{0,60}|\n[^\S\n]{0,60})"


@dataclass(frozen=True, slots=True)
class PartyWords:
    """A language's section as patterns, and as sets of words in small letters.

    Attributes:
        cased: whether the language has capitals.
        small, stops: words that may stand between names; words that end a name or a list of them.
        join: words between two parties.
        aside: what is passed over: brackets, quotations, phrases.
        subordinate: a further title, or words before a territory, just before a name.
        form_before, office_before: a form or an office just before a name.
        beside: an office or a form behind a people's name.
        keyword: a form or an office.
        unknown: names (group `name`) told by the words around them alone.
        filler: what may stand between names in a language without capitals.
        members_before, members_behind: an organisation's members just before or behind its name.
        goes_on: words at which a title that has been broken goes on.
        imprint, sentence: words that a title hasn't got.
    """

    cased: bool
    small: frozenset[str]
    stops: frozenset[str]
    between: re.Pattern[str]
    join: re.Pattern[str]
    aside: re.Pattern[str]
    subordinate: re.Pattern[str]
    form_before: re.Pattern[str]
    office_before: re.Pattern[str]
    beside: re.Pattern[str]
    keyword: re.Pattern[str]
    unknown: tuple[re.Pattern[str], ...]
    filler: re.Pattern[str]
    signing: re.Pattern[str]
    signing_last: re.Pattern[str]
    members_before: re.Pattern[str]
    members_behind: re.Pattern[str]
    signed: re.Pattern[str]
    goes_on: re.Pattern[str]
    imprint: re.Pattern[str]
    sentence: re.Pattern[str]


@cache
def party_words(language: str | None) -> PartyWords:
    """The patterns of a language, those of English for one without a table."""
    code = language if language in codes() and section(language, "parties") else "eng"
    table = section(code, "parties")
    recitals = section(code, "structure").get("recital", ())
    words = {key: _any(table.get(key, ())) for key in KEYS}
    spaced = code not in _UNSPACED
    begin, gap, word_end = (r"(?<!\w)", _SPACE, r"(?!\w)") if spaced else ("", r"\s?", "")
    link = rf"(?:{gap}(?:{words['of']})(?:(?<=['’])|{gap}))"
    if "" in table["of"] or not table["of"]:
        link = rf"(?:{link}|{gap})"
    single = [w for key in ("joins", "about") for w in table[key] if " " not in w]
    offices = f"{words['offices']}|{words['servants']}"
    # Where no form stands behind a name, adjectives stand behind the form ("Estado Libre de").
    describing = "" if table["forms_last"] else rf"(?:{_SPACE}{_LETTERS}+){{0,2}}?"
    small = frozenset(w.casefold() for w in table["small"])
    stops = frozenset(w.casefold() for w in (*single, *(p.split()[0] for p in recitals))) - small
    return PartyWords(
        cased=code not in _UNCASED,
        small=small,
        stops=stops,
        between=_whole(words["between"], spaced),
        join=_whole(words["joins"], spaced, code != "ara"),
        aside=_aside(words),
        subordinate=_icase(
            rf"(?:(?:,|{begin}{words['joins']}){gap}(?:{words['titles']})"
            rf"|{begin}(?:{words['territory']})(?:{gap}{_LETTERS}{{1,4}})?){gap}\Z"
        ),
        form_before=_icase(rf"{begin}(?:{words['forms']}){describing}{link}\Z"),
        office_before=_icase(rf"{begin}(?:{words['offices']}){link}\Z"),
        beside=_beside(code, words, gap, offices),
        keyword=_icase("|".join((words["forms"], words["forms_last"], words["offices"]))),
        unknown=_unknown(code, table, words, link, describing) if spaced else _unknown_unspaced(table, words),
        filler=_icase(rf"{begin}(?:{words['joins']})?(?:{words['small']}|{offices}){word_end}"),
        signing=_whole(words["signing"], spaced),
        signing_last=_icase(rf"\s{{0,2}}(?:{words['signing_last']})"),
        members_before=_icase(rf"{begin}(?:{words['members']}){link}\Z"),
        members_behind=_icase(rf"{gap}?-?(?:{words['members']})(?!\w)"),
        signed=_whole(words["signed"], spaced),
        goes_on=_whole(f"{words['between']}|{words['about']}|{words['joins']}", spaced, code != "ara"),
        imprint=_whole(words["imprint"], spaced),
        sentence=_whole(words["verbs"], spaced),
    )


def _beside(code: str, words: dict[str, str], gap: str, offices: str) -> re.Pattern[str]:
    """ "Government", "Republic", "People's Republic" behind "Hungarian"."""
    word = (
        rf"(?!(?i:{words['joins']}|{words['small']}|{offices})(?!\w)){_CAPITAL}{_LETTERS}*(?:['’]{_LETTERS})?"
    )
    between = "" if code in _UNCASED else rf"(?:{_SPACE}{word}){{0,3}}?"
    return re.compile(rf"{between}{gap}(?i:{words['forms_last']})(?!\w)|{gap}(?i:{offices})(?!\w)")


def _unknown(
    code: str, table: dict[str, list[str]], words: dict[str, str], link: str, describing: str
) -> tuple[re.Pattern[str], ...]:
    """ "the Free Republic of Velmark", "the Tarsian Kingdom", "the Government of Velmark"."""
    others = _any(w for key in ("joins", "about", "offices", "servants", "small") for w in table[key])
    stop = rf"(?!(?i:{others})(?!\w))"
    uncased = code in _UNCASED
    begin = r"(?:(?<!\w)|(?<=(?<!\w)و))" if uncased else r"(?<!\w)"
    letter = _LETTERS if uncased else _CAPITAL
    word = rf"{stop}{letter}(?:{_LETTERS}|\u200c)*(?:['’-]{_LETTERS}+)?"
    more = words["more"]
    goes_on = (
        rf"[ \u00a0](?:{more}){_LETTERS}+"
        if table.get("more")
        else rf"[ \u00a0](?:(?i:{words['of']})(?:(?<=['’])|[ \u00a0]))?{word}"
    )
    forms, last = words["forms"], words["forms_last"]
    first = rf"(?!(?i:{forms})(?!\w)){word}"
    name = rf"{first}(?:{goes_on}){{0,3}}"
    adjectives = rf"(?:{word}{_SPACE}){{0,2}}" if table["forms_last"] else ""
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{begin}(?P<name>{adjectives}(?i:{forms}){describing}(?i:{link}){name})",
            rf"(?<!\w)(?P<name>{word}(?:[ \u00a0]{word}){{0,2}}{_SPACE}(?i:{last}))(?!\w)",
            rf"{begin}(?i:{words['offices']})(?i:{link})(?P<name>{name})",
        )
    )


def _unknown_unspaced(table: dict[str, list[str]], words: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    """ "北岭王国" at the beginning of a line or behind "and"."""
    behind = "|".join(f"(?<={re.escape(w)})" for w in (*table["joins"], *table["offices"]))
    name = rf"(?:(?!{words['joins']}|{words['offices']}|{words['about']})[{_HAN}·]){{1,9}}?"
    return (re.compile(rf"(?:{behind}|(?<![{_HAN}]))(?P<name>{name}(?:{words['forms_last']}))"),)


def _aside(words: dict[str, str]) -> re.Pattern[str]:
    quoted = r"[\"“«„「『][^\"”»“」』\n]{0,80}[\"”»“」』]"
    return _icase(
        rf"\([^()]{{0,300}}\)|（[^（）]{{0,200}}）|\[[^\[\]]{{0,60}}\]"
        rf"|(?:{words['hereafter']})[^,;\"“«„(\n:،]{{0,90}}(?:{quoted})?"
        rf"|{quoted}|{words['asides']}"
    )


def _any(phrases: Iterable[str]) -> str:
    forms = sorted(set(phrases) - {""}, key=lambda p: (-len(p), p))
    escaped = (r"\s{1,4}".join(map(re.escape, p.split())) for p in forms)
    return "|".join(escaped).replace("'", "['’]") or _NOTHING


def _whole(alternatives: str, spaced: bool, ends: bool = True) -> re.Pattern[str]:
    """The words as whole words; Arabic writes "and" as one with the next (`ends` is false)."""
    end = r"(?:(?!\w)|(?<=['’]))" if ends else ""
    return _icase(rf"(?<!\w)(?:{alternatives}){end}" if spaced else f"(?:{alternatives})")


def _icase(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
