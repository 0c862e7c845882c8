"""Dates whose month has a name: "17 January 2025", "the seventeenth day of January, two thousand"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.coding import calendars
from foedus.coding.date_words import Gaps, Month, gaps, month_names
from foedus.coding.found_dates import HIJRI_YEARS, YEARS, FoundDate
from foedus.coding.number_words import number_at

#: How far around a month's name its day and year are looked for, in characters and words.
_WINDOW = 90
_MOST_WORDS = 10
_AHEAD = 100
_AFTER_YEAR = 24
_TOKEN = re.compile(r"\d{1,9}|[^\W\d_]{1,60}")
#: Days between the Julian and the Gregorian calendar, 1582 to 2100.
_CALENDAR_GAP = range(10, 14)

#: A year with the figure of a footnote behind it.
_WITH_NOTE_MARK = re.compile(r"(?:1[5-9]\d\d|20\d\d)\d{1,2}")
#: A day in whose figures OCR saw letters.
_MISREAD_DAY = re.compile(r"(?<!\w)(?P<day>[\dlIO]{1,2})(?:\s?[1l]?(?:st|nd|rd|th|h))?(?=\W|d)")
_MISREAD = str.maketrans("lIO", "110")

_CALENDARS = {"persian": calendars.persian, "islamic": calendars.islamic, "julian": calendars.julian}
_OLD_STYLE = re.compile(r"[\s,(]{0,3}(?:O\.\s?S\b|old style|Julian)", re.IGNORECASE)
_BUDDHIST_ERA = re.compile(r"B\.?\s?E\b|Buddhist", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A date in the making: its year may come with the next one ("30 April and 3 May 1990")."""

    start: int
    end: int
    month: Month
    days: tuple[int, ...]
    year: int | None = None
    slashed: bool = False


def written(text: str, start: int, end: int, languages: tuple[str, ...]) -> Iterator[FoundDate]:
    """The dates in `text[start:end]` whose months are named in one of these languages."""
    names = month_names(languages)
    pending: _Part | None = None
    # A day stands behind all months but its own and its own's other name: "17 janvier/January".
    ends = deque([start], maxlen=3)
    for found in names.pattern.finditer(text, start, end):
        if found.start() > start and _goes_on(text[found.start() - 1], found[0]):
            continue
        parts = [_part(text, ends[0], end, found, month) for month in names.of(found[0])]
        ends.append(found.end())
        part = max(parts, key=_completeness)
        if part.year is None:
            pending = part if part.days else None
            continue
        dated = _joined(text, pending, part) or _dated(part)
        pending = None
        if dated:
            yield dated


def _goes_on(before: str, name: str) -> bool:
    """Whether a month's name is the end of a word; words glued by OCR ("dayofMay") are not one."""
    return before.isalpha() and not (before.islower() and name[0].isupper())


def _completeness(part: _Part) -> int:
    return 2 * (part.year is not None) + bool(part.days)


def _part(text: str, start: int, end: int, name: re.Match[str], month: Month) -> _Part:
    """The date around a month's name: "17 January 2025", "January 17th, 2025", "January 2025"."""
    gap = gaps(month.language)
    days, first, slashed = _days_before(text, start, name.start(), gap, month.language)
    year = _year_after(text, name.end(), end, gap, month)
    if year:
        return _Part(first, year[1], year[2], days, year[0], slashed)
    days_after, last = _days_after(text, name.end(), end, gap, month.language)
    year = _year_after(text, last, end, gap, month) if days_after else None
    if year:
        return _Part(name.start(), year[1], year[2], days_after, year[0])
    if days:
        return _Part(first, name.end(), month, days, None, slashed)
    return _Part(name.start(), last, month, days_after)


def _year_after(text: str, pos: int, end: int, gap: Gaps, month: Month) -> tuple[int, int, Month] | None:
    """The year that follows, its end, and the month with the calendar that the year tells."""
    found = _number_after(text, pos, end, gap.month_year, month.language)
    if not found:
        return None
    year, last = found
    note = slice(last, min(end, last + _AFTER_YEAR))
    if year in (YEARS if month.calendar == "gregorian" else HIJRI_YEARS):
        old = month.calendar == "gregorian" and _OLD_STYLE.match(text[note])
        return year, last, month._replace(calendar="julian") if old else month
    western = calendars.buddhist(year)
    if western and _BUDDHIST_ERA.search(text, pos, note.stop):
        return western, last, month._replace(calendar="buddhist")
    return None


def _days_after(text: str, pos: int, end: int, gap: Gaps, language: str) -> tuple[tuple[int, ...], int]:
    """The days behind a month and where they end: "September 19th and 20th"."""
    first = _number_after(text, pos, end, gap.month_day, language)
    if not first or not 1 <= first[0] <= 31:
        return (), pos
    second = _number_after(text, first[1], end, gap.day_day, language)
    if second and first[0] < second[0] <= 31:
        return (first[0], second[0]), second[1]
    return (first[0],), first[1]


def _number_after(
    text: str, pos: int, end: int, gap: re.Pattern[str], language: str
) -> tuple[int, int] | None:
    found = gap.match(text, pos, min(end, pos + _AHEAD))
    if not found:
        return None
    number = number_at(text, found.end(), language)
    if number and _WITH_NOTE_MARK.fullmatch(text, found.end(), number.end):
        return int(text[found.end() : found.end() + 4]), found.end() + 4
    return (number.value, number.end) if number and number.end <= end else None


def _days_before(
    text: str, start: int, pos: int, gap: Gaps, language: str
) -> tuple[tuple[int, ...], int, bool]:
    """The days before a month, where they begin, and whether a sign of two calendars parts them."""
    day = number_before(text, start, pos, gap.day_month, language)
    if not day:
        return (), pos, False
    first = number_before(text, start, day[1], gap.day_day, language)
    if first and first[0] < day[0]:
        between = text[first[1] : day[1]]
        return (first[0], day[0]), first[1], "/" in between or "(" in between
    return (day[0],), day[1], False


def number_before(
    text: str, start: int, pos: int, gap: re.Pattern[str], language: str
) -> tuple[int, int] | None:
    """The day (1 to 31) that ends before `pos`, and where it begins."""
    for token in list(_TOKEN.finditer(text, max(start, pos - _WINDOW), pos))[-_MOST_WORDS:]:
        number = number_at(text, token.start(), language)
        if (
            number
            and number.end <= pos
            and 1 <= number.value <= 31
            and gap.fullmatch(text, number.end, pos)
            and not (token.start() > start and text[token.start() - 1].isalnum())
        ):
            return number.value, token.start()
    return _misread_day_before(text, start, pos, gap)


def _misread_day_before(text: str, start: int, pos: int, gap: re.Pattern[str]) -> tuple[int, int] | None:
    """A day whose figures OCR took for letters: "l0 June", "2Ist day of April"."""
    for day in _MISREAD_DAY.finditer(text, max(start, pos - 24), pos):
        figures = day["day"].translate(_MISREAD)
        misread = figures != day["day"] or day[0].endswith(("1h", "lh"))
        if misread and 1 <= int(figures) <= 31 and gap.fullmatch(text, day.end(), pos):
            return int(figures), day.start()
    return None


def _day(month: Month, year: int, day: int) -> date | None:
    return _CALENDARS.get(month.calendar, calendars.gregorian)(year, month.number, day)


def _dated(part: _Part) -> FoundDate | None:
    assert part.year is not None
    month = part.month
    if not part.days:
        if month.calendar not in ("gregorian", "buddhist"):
            return None
        return FoundDate(part.start, part.end, f"{part.year:04}-{month.number:02}", month.calendar)
    days = [_day(month, part.year, day) for day in part.days]
    if None in days:
        return None
    edtf = _interval([d for d in days if d], part.slashed)
    return FoundDate(part.start, part.end, edtf + "~" * (month.calendar == "islamic"), month.calendar)


def _interval(days: list[date], slashed: bool) -> str:
    """One day, or two; of two as far apart as the Julian and Gregorian calendars the later."""
    first, last = min(days), max(days)
    if first == last or (slashed and (last - first).days in _CALENDAR_GAP):
        return last.isoformat()
    return f"{first.isoformat()}/{last.isoformat()}"


def _joined(text: str, first: _Part | None, last: _Part) -> FoundDate | None:
    """Two dates that share the year of the last."""
    if first is None or first.month.calendar != last.month.calendar or not 0 < last.start - first.end < 20:
        return None
    between = gaps(last.month.language).day_day
    if last.year is None or not last.days or not between.fullmatch(text, first.end, last.start):
        return None
    days = [_day(part.month, last.year, part.days[0]) for part in (first, last)]
    if not days[0] or not days[1]:
        return None
    sign = text[first.end : last.start]
    edtf = _interval([days[0], days[1]], "/" in sign or "(" in sign)
    return FoundDate(first.start, last.end, edtf, last.month.calendar)
