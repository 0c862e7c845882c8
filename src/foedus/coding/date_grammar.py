"""Dates in running text, in any usual form, as EDTF."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.coding.found_dates import FoundDate
from foedus.coding.number_words import known_or_english
from foedus.coding.numeric_dates import numeric
from foedus.coding.written_dates import written

__all__ = ["FoundDate", "dates"]

#: Two calendars' days for one event stand no further apart than this.
_APART = 60


def dates(
    text: str, start: int, end: int, language: str | None, *, also: Iterable[str] = ("eng",)
) -> list[FoundDate]:
    """The dates written in `text[start:end]`, in order of start, without overlap.

    Months and numbers in words are read in `language` and in the languages of `also`. A date
    without a year isn't one; where a day is given in two calendars the Gregorian one stands.
    """
    languages = tuple(dict.fromkeys((known_or_english(language), *also)))
    found = [*written(text, start, end, languages), *numeric(text, start, end)]
    return _one_calendar(_apart(found), text)


def _apart(found: Iterable[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for one in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _one_calendar(found: list[FoundDate], text: str) -> list[FoundDate]:
    """Without the dates that repeat a Gregorian one beside them in another calendar."""
    kept: list[FoundDate] = []
    for n, one in enumerate(found):
        beside = found[max(0, n - 1) : n] + found[n + 1 : n + 2]
        if one.calendar == "gregorian" or not any(
            other.calendar == "gregorian" and _near(one, other, text) for other in beside
        ):
            kept.append(one)
    return kept


def _near(a: FoundDate, b: FoundDate, text: str) -> bool:
    first, last = (a, b) if a.start < b.start else (b, a)
    between = text[first.end : last.start]
    return len(between) < _APART and ". " not in between
