"""Lengths of time as ISO 8601 durations: "twelve months" is P12M, "ninetieth day" P90D.

The words are data, section `[dates]` of a language's table: `units` (`day`, `week`, `month`,
`year`: word forms), `indefinite` ("a year"), `qualifiers` ("six calendar months"), `of` ("the
first day of the second month", "the first day of the month": the day isn't a duration), `whole` (a
word that is a duration: "شهرين").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from foedus.coding.number_words import WORD, fold, known_or_english, number_at, split
from foedus.languages import section

_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_MONTHS = {"D": 12 / 365, "W": 7 * 12 / 365, "M": 1, "Y": 12}
_LONGEST = {"D": 3660, "W": 520, "M": 600, "Y": 150}
_START = re.compile(r"\b(?:\d{1,4}(?!\d)|[^\W\d_]+)")
_GLOSS = re.compile(r"\s{0,4}\([^()\n]{1,60}\)")
_GAP = re.compile(r"[\s'’\-‐‑–—]{1,8}")
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th|er|e|è?me|º|ª|°|-?[йяе]|-го)(?!\w)", re.IGNORECASE)
_NUMERAL = re.compile(r"[\d零〇一二三四五六七八九十百千两兩]")
_UNSPACED_GLOSS = re.compile(r"\s{0,2}(?:[(（][^()（）\n]{1,20}[)）])?\s{0,2}")
_MAX_QUALIFIERS = 2

Duration = tuple[int, int, str]


def durations(text: str, start: int, end: int, language: str | None) -> list[Duration]:
    """The lengths of time written in `text[start:end]`: (start, end, ISO 8601 duration).

    In order of start, without overlap. An ordinal counts ("the first day of the second month
    following" holds P2M, "the ninetieth day" is P90D); a day of the calendar ("the 17th day of
    January") doesn't.
    """
    words = _words(language)
    if words.unspaced:
        return _unspaced(text, start, end, language, words)
    found: list[Duration] = []
    pos = start
    while (token := _START.search(text, pos, end)) is not None:
        duration = _at(text, token.start(), end, language, words)
        if duration:
            found.append(duration)
        pos = duration[1] if duration else token.end()
    return [
        one
        for n, one in enumerate(found)
        if one[2][-1] != "D" or not _of_month(text, one, found[n + 1 : n + 2], words)
    ]


def months(iso: str) -> float:
    """A duration in months: P1Y is 12, P30D nearly 1."""
    return int(iso[1:-1]) * _MONTHS[iso[-1]]


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, str]
    whole: dict[str, str]
    indefinite: frozenset[str]
    qualifiers: frozenset[str]
    of: frozenset[str]
    months: frozenset[str]
    unspaced: bool


@cache
def _words(language: str | None) -> _Words:
    known = known_or_english(language)
    table: dict[str, Any] = section(known, "dates")

    def words(key: str) -> frozenset[str]:
        return frozenset(map(fold, table.get(key, ())))

    return _Words(
        units={fold(w): _LETTER[unit] for unit, forms in table["units"].items() for w in forms},
        whole={fold(w): duration for w, duration in table.get("whole", {}).items()},
        indefinite=words("indefinite"),
        qualifiers=words("qualifiers"),
        of=words("of"),
        months=frozenset(fold(w) for forms in table.get("months", ()) for w in forms),
        unspaced=section(known, "numbers").get("unspaced", False),
    )


def _at(text: str, pos: int, end: int, language: str | None, words: _Words) -> Duration | None:
    """The duration that begins at `pos`, within `end`."""
    word = WORD.match(text, pos)
    if word and (whole := words.whole.get(fold(word[0]))):
        return pos, word.end(), whole
    number = number_at(text, pos, language)
    if number:
        value, at = number
    elif word and fold(word[0]) in words.indefinite:
        value, at = 1, word.end()
    elif word and (letter := words.units.get(fold(word[0]))):  # "سنة واحدة": a year, one
        gap = _GAP.match(text, word.end())
        one = number_at(text, gap.end(), language) if gap else None
        return (pos, one.end, f"P1{letter}") if one and one.value == 1 and one.end <= end else None
    elif word:
        glued, rest = split(word[0], language)
        letter = words.units.get(rest)
        return (pos, word.end(), f"P{glued}{letter}") if glued and letter else None
    else:
        return None
    if suffix := _ORDINAL_SUFFIX.match(text, at):
        at = suffix.end()
    if gloss := _GLOSS.match(text, at):
        at = gloss.end()
    for _ in range(_MAX_QUALIFIERS + 1):
        gap = _GAP.match(text, at)
        if not (gap and (word := WORD.match(text, gap.end()))) or word.end() > end:
            return None
        folded = fold(word[0])
        if letter := words.units.get(folded):
            fits = 0 < value <= _LONGEST[letter]
            return (pos, word.end(), f"P{value}{letter}") if fits else None
        if folded not in words.qualifiers:
            return None
        at = word.end()
    return None


def _of_month(text: str, day: Duration, following: list[Duration], words: _Words) -> bool:
    """Whether a day is one of a month: "17th day of January", "first day of the second month"."""
    if following and following[0][2][-1] == "M" and following[0][0] - day[1] < 10:
        return True
    after = [fold(w) for w in WORD.findall(text[day[1] : day[1] + 40])[:3]]
    if not after or after[0] not in words.of | words.months:
        return False
    return any(w in words.months or words.units.get(w) == "M" for w in after)


def _unspaced(text: str, start: int, end: int, language: str | None, words: _Words) -> list[Duration]:
    """As `durations`, in a script without spaces, where a unit follows its number at once."""
    units = re.compile("|".join(map(re.escape, sorted(words.units, key=len, reverse=True))))
    found: list[Duration] = []
    pos = start
    while (token := _NUMERAL.search(text, pos, end)) is not None:
        number = number_at(text, token.start(), language)
        pos = number.end if number else token.end()
        gloss = _UNSPACED_GLOSS.match(text, pos)
        unit = units.match(text, gloss.end(), end) if gloss else None
        if number and unit:
            letter = words.units[unit[0]]
            dated = letter == "D" and text[max(0, token.start() - 2) : token.start()].rstrip().endswith("月")
            if not dated and 0 < number.value <= _LONGEST[letter]:
                found.append((token.start(), unit.end(), f"P{number.value}{letter}"))
            pos = unit.end()
    return found
