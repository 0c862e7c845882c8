"""Dates in running text, in any usual form, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from foedus.coding import calendars
from foedus.coding.date_words import Gaps, Month, gaps, month_names
from foedus.coding.number_words import known_or_english, number_at
from foedus.numerals import chinese, decimal, roman

_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1178, 1600)
_WINDOW = 90
_AHEAD = 100
_APART = 60
_AFTER_YEAR = 24
#: Numeric dates of the Solar Hijri calendar: 1871 to 2071.
_NUMERIC_HIJRI = range(1250, 1450)
_TOKEN = re.compile(r"\d{1,9}|[^\W\d_]{1,60}")
_CALENDAR_GAP = range(10, 14)

_WITH_NOTE_MARK = re.compile(r"(?:1[5-9]\d\d|20\d\d)\d{1,2}")
_MISREAD_DAY = re.compile(r"(?<!\w)(?P<day>[\dlIO]{1,2})(?:\s?[1l]?(?:st|nd|rd|th|h))?(?=\W|d)")
_MISREAD = str.maketrans("lIO", "110")

_BUDDHIST_ERA = re.compile(r"B\.?\s?E\b|Buddhist", re.IGNORECASE)

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})\s?(?P<s>[./-])\s?(?P<m>\d{1,2}|[IVX]{1,4})\s?(?P=s)\s?(?P<y>\d{4})"
    r"|(?P<y2>\d{4})(?P<s2>[./-])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2}))(?![\d/])"
)
_CJK = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和)?(?P<y>\d{1,4}|[〇零○一二三四五六七八九十百千元]{1,9})\s?年\s?"
    r"(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s?月(?:\s?(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號])?"
)
_ERA = re.compile(
    r"day\s+of\s+the\s+(?P<m>[a-z]{5,9})\s+month\s+of\s+the\s+(?P<y>[a-z]{5,9}(?:[\s-][a-z]{5,7})?)\s+year\s+of\s+"
    r"(?P<era>Meiji|Taisho|Showa|Heisei|Reiwa)",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date and the words that give it.

    Attributes:
        start, end: the words.
        edtf: "2025-01-17", "2025-01", "1970-08-12/1970-08-13"; "2005-08-30~" where another
            calendar gives the day but for one or two.
        calendar: in which it is written: `gregorian`, `islamic`, `persian`, `buddhist`,
            `japanese`.
    """

    start: int
    end: int
    edtf: str
    calendar: str = "gregorian"


@dataclass(frozen=True, slots=True)
class _Part:
    """A date in the making: its year may come with the next one ("30 April and 3 May 1990")."""

    start: int
    end: int
    month: Month
    days: tuple[int, ...]
    year: int | None = None
    slashed: bool = False


def dates(
    text: str, start: int, end: int, language: str | None, *, also: Iterable[str] = ("eng",)
) -> list[FoundDate]:
    """The dates written in `text[start:end]`, in order of start, without overlap.

    Months and numbers in words are read in `language` and in the languages of `also`. A date
    without a year isn't one; where a day is given in two calendars the Gregorian one stands.
    """
    languages = tuple(dict.fromkeys((known_or_english(language), *also)))
    found = [
        *_written(text, start, end, languages),
        *_numeric(text, start, end),
        *_cjk(text, start, end),
        *_eras(text, start, end),
    ]
    return _one_calendar(_apart(found), text)


# Months by name


def _written(text: str, start: int, end: int, languages: tuple[str, ...]) -> Iterator[FoundDate]:
    names = month_names(languages)
    pending: _Part | None = None
    for found in names.pattern.finditer(text, start, end):
        if found.start() > start and _goes_on(text[found.start() - 1], found[0]):
            continue
        parts = [_part(text, start, end, found, month) for month in names.of(found[0])]
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
    if year in (_YEARS if month.calendar == "gregorian" else _HIJRI_YEARS):
        return year, last, month
    western = calendars.buddhist(year)
    if western and _BUDDHIST_ERA.search(text, pos, min(end, last + _AFTER_YEAR)):
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
    day = _number_before(text, start, pos, gap.day_month, language)
    if not day:
        return (), pos, False
    first = _number_before(text, start, day[1], gap.day_day, language)
    if first and first[0] < day[0]:
        between = text[first[1] : day[1]]
        return (first[0], day[0]), first[1], "/" in between or "(" in between
    return (day[0],), day[1], False


def _number_before(
    text: str, start: int, pos: int, gap: re.Pattern[str], language: str
) -> tuple[int, int] | None:
    """The day (1 to 31) that ends before `pos`, and where it begins."""
    for token in _TOKEN.finditer(text, max(start, pos - _WINDOW), pos):
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
    if month.calendar == "persian":
        return calendars.persian(year, month.number, day)
    if month.calendar == "islamic":
        return calendars.islamic(year, month.number, day)
    return calendars.gregorian(year, month.number, day)


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


# Months by number


def _numeric(text: str, start: int, end: int) -> Iterator[FoundDate]:
    for found in _NUMERIC.finditer(text, start, end):
        if found["y"]:
            year, day = int(found["y"]), int(found["d"])
            month = decimal(found["m"]) or roman(found["m"]) or 0
            if found["s"] == "/" and month > 12:
                day, month = month, day
        else:
            year, month, day = int(found["y2"]), int(found["m2"]), int(found["d2"])
        persian = year in _NUMERIC_HIJRI
        when = (calendars.persian if persian else calendars.gregorian)(year, month, day)
        if when and (persian or year in _YEARS):
            calendar = "persian" if persian else "gregorian"
            yield FoundDate(found.start(), found.end(), when.isoformat(), calendar)


def _cjk(text: str, start: int, end: int) -> Iterator[FoundDate]:
    for found in _CJK.finditer(text, start, end):
        year = 1 if found["y"] == "元" else _value(found["y"])
        if year is not None and found["era"]:
            year += calendars.JAPANESE_ERAS[found["era"]]
        if year is not None and year in _YEARS:
            calendar = "japanese" if found["era"] else "gregorian"
            month, day = _value(found["m"]), found["d"] and _value(found["d"])
            when = calendars.gregorian(year, month or 0, day or 1)
            if when:
                edtf = when.isoformat() if day else when.isoformat()[:7]
                yield FoundDate(found.start(), found.end(), edtf, calendar)


def _eras(text: str, start: int, end: int) -> Iterator[FoundDate]:
    """ "the first day of the tenth month of the forty-fifth year of Showa"."""
    for found in _ERA.finditer(text, start, end):
        day = _number_before(text, start, found.start(), re.compile(r"\s{0,4}"), "eng")
        month, year = (number_at(text, found.start(part), "eng") for part in ("m", "y"))
        if day and month and year:
            first = calendars.JAPANESE_ERAS[found["era"].lower()]
            when = calendars.gregorian(first + year.value, month.value, day[0])
            if when:
                yield FoundDate(day[1], found.end(), when.isoformat(), "japanese")


def _value(numeral: str) -> int | None:
    number = decimal(numeral)
    return chinese(numeral) if number is None else number


# What stands in the end


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
