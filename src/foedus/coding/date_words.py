"""How the languages write dates, as patterns: section `[dates]` of a language's table.

months      twelve lists of forms, January first
day_month   phrases between a day and its month ("day of")
month_year  phrases between a month and its year ("in the year")
between     words between two days ("12 and 13 August")
calendars   `islamic`, `persian`: the `months` of other calendars
units, whole, indefinite, qualifiers, of    see `foedus.coding.durations`
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from foedus.coding.number_words import fold
from foedus.languages import codes, section

KEYS = {
    "months", "day_month", "month_year", "between", "calendars",
    "units", "whole", "indefinite", "qualifiers", "of",
}  # fmt: skip

#: Signs that may stand between the parts of a date.
_SIGNS = r"[\s.,'’‘\"“”«»„()\[\]_‐‑–—-]{0,8}"
_ENDING = r"\s?(?:st|nd|rd|th|t\sh|['’]h|d|er|re|[èe]re|[èe]me|e|º|ª|°|o|-?го|-?е|-?я)"
_SUFFIX = rf"(?:{_ENDING}(?![^\W\d_]))?"
#: The day again: "3 (third)".
_GLOSS = r"\([^()\n]{1,30}\)"
#: The month's other name before it: "14 Shabat (February)".
_OTHER_NAME = r"(?:[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?\s{0,3}[(/]\s{0,2})?"


class Month(NamedTuple):
    """A reading of a month's name."""

    language: str
    calendar: str
    number: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What may stand between the parts of a date in one language; each matches the whole gap."""

    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month_year: re.Pattern[str]
    day_day: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class MonthNames:
    """The names of months of several languages: where they stand, what they mean."""

    pattern: re.Pattern[str]
    readings: dict[str, tuple[Month, ...]]

    def of(self, name: str) -> tuple[Month, ...]:
        """The readings of a name that the pattern has matched, the first language's first."""
        return self.readings[_key(name)]


@cache
def gaps(language: str) -> Gaps:
    """The gaps of a language."""
    table = section(language, "dates")
    day_month = _phrases(table.get("day_month", ()), gap=r"\W{0,4}")
    month_year = _phrases(table.get("month_year", ()))
    between = _phrases(table.get("between", ()))
    joined = rf"(?:{between}|[-‐‑–—/&(])"
    return Gaps(
        day_month=_compile(rf"(?:{_ENDING})?(?:\s?{_GLOSS})?{_SIGNS}(?:{day_month}{_SIGNS})?{_OTHER_NAME}"),
        month_day=_compile(rf"{_SIGNS}(?:the\s)?"),
        month_year=_compile(rf"{_SUFFIX}{_SIGNS}(?:{month_year}{_SIGNS})?(?:{month_year}{_SIGNS})?"),
        day_day=_compile(rf"{_SUFFIX}{_SIGNS}{joined}{_SIGNS}(?:the\s)?{_SIGNS}"),
    )


@cache
def month_names(languages: tuple[str, ...]) -> MonthNames:
    """The months of these languages, in this order of preference.

    Names match as the table writes them, capitalised, in small letters, in capitals, and without
    diacritics.
    """
    readings: dict[str, list[Month]] = {}
    forms: set[str] = set()
    for language in languages:
        table = section(language, "dates")
        for calendar, months in _calendars(table):
            for number, names in enumerate(months, start=1):
                for name in names:
                    forms |= _spellings(name)
                    month = Month(language, calendar, number)
                    if month not in readings.setdefault(_key(name), []):
                        readings[_key(name)].append(month)
    return MonthNames(
        re.compile(rf"(?:{alternation(forms)})(?![^\W\d_])"),
        {key: tuple(found) for key, found in readings.items()},
    )


@cache
def written_languages() -> tuple[str, ...]:
    """The languages that name months, English first."""
    named = [code for code in codes() if section(code, "dates").get("months")]
    return ("eng", *(code for code in named if code != "eng"))


def _calendars(table: dict[str, Any]) -> Iterable[tuple[str, list[list[str]]]]:
    yield "gregorian", table.get("months", [])
    for calendar, names in table.get("calendars", {}).items():
        yield calendar, names["months"]


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _spellings(name: str) -> set[str]:
    written = {name, name[:1].upper() + name[1:], name.upper(), name.lower()}
    return written | {plain(form) for form in written}


def alternation(forms: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first.

    Those that begin with the same letter stand together, so that a scan passes over other letters
    quickly.
    """
    groups = groupby(sorted(set(forms), key=lambda f: (f[0], -len(f), f)), key=lambda f: f[0])
    return "|".join(
        re.escape(letter) + "(?:" + "|".join(_spaced(form[1:]) for form in group) + ")"
        for letter, group in groups
    )


def _spaced(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s{1,3}")


def plain(form: str) -> str:
    """A form as it is written without diacritics, where that keeps its length."""
    folded = fold(form)
    if len(folded) != len(form):
        return form
    return "".join(f.upper() if c.isupper() else f for c, f in zip(form, folded, strict=True))


def _phrases(phrases: Iterable[str], gap: str = r"\W{1,4}") -> str:
    """An alternation of whole phrases, longest first; matches nothing if there are none."""
    ordered = sorted({form for p in phrases for form in (p, plain(p))}, key=lambda p: (-len(p), p))
    alternatives = (
        gap.join(map(re.escape, p.split())) + (r"(?![^\W\d_])" if p[-1].isalnum() else "") for p in ordered
    )
    return "(?:" + ("|".join(alternatives) or r"(?!)") + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
