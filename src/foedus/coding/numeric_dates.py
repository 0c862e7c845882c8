"""Dates whose month has a number: "17.01.2025", "二〇二五年一月十七日", "day 1 of the tenth month"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.coding import calendars
from foedus.coding.found_dates import YEARS, FoundDate
from foedus.coding.number_words import number_at
from foedus.coding.written_dates import number_before
from foedus.numerals import chinese, decimal, roman

#: Numeric dates of the Solar Hijri calendar: 1871 to 2071.
_NUMERIC_HIJRI = range(1250, 1450)

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


def numeric(text: str, start: int, end: int) -> Iterator[FoundDate]:
    """The dates in `text[start:end]` whose months are numbered; not in order of start."""
    yield from _by_figures(text, start, end)
    yield from _cjk(text, start, end)
    yield from _eras(text, start, end)


def _by_figures(text: str, start: int, end: int) -> Iterator[FoundDate]:
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
        if when and (persian or year in YEARS):
            calendar = "persian" if persian else "gregorian"
            edtf = when.isoformat()
            if found["s"] == "/" and not persian and day != month and day <= 12:
                other = when.replace(
                    month=day, day=month
                )  # "05/04/2010" is one day in London, another in New York
                edtf = f"[{min(when, other).isoformat()},{max(when, other).isoformat()}]"
            yield FoundDate(found.start(), found.end(), edtf, calendar)


def _cjk(text: str, start: int, end: int) -> Iterator[FoundDate]:
    if text.find("年", start, end) < 0:
        return
    for found in _CJK.finditer(text, start, end):
        year = 1 if found["y"] == "元" else _value(found["y"])
        if year is not None and found["era"]:
            year += calendars.JAPANESE_ERAS[found["era"]]
        if year is not None and year in YEARS:
            calendar = "japanese" if found["era"] else "gregorian"
            month, day = _value(found["m"]), found["d"] and _value(found["d"])
            when = calendars.gregorian(year, month or 0, day or 1)
            if when:
                edtf = when.isoformat() if day else when.isoformat()[:7]
                yield FoundDate(found.start(), found.end(), edtf, calendar)


def _eras(text: str, start: int, end: int) -> Iterator[FoundDate]:
    """ "the first day of the tenth month of the forty-fifth year of Showa"."""
    for found in _ERA.finditer(text, start, end):
        day = number_before(text, start, found.start(), re.compile(r"\s{0,4}"), "eng")
        month, year = (number_at(text, found.start(part), "eng") for part in ("m", "y"))
        if day and month and year:
            first = calendars.JAPANESE_ERAS[found["era"].lower()]
            when = calendars.gregorian(first + year.value, month.value, day[0])
            if when:
                yield FoundDate(day[1], found.end(), when.isoformat(), "japanese")


def _value(numeral: str) -> int | None:
    number = decimal(numeral)
    return chinese(numeral) if number is None else number
