"""Days of other calendars as days of the Gregorian one.

Methods: E. M. Reingold and N. Dershowitz, Calendrical Calculations (Cambridge University
Press), for the Julian and the tabular Islamic calendar; for the Solar Hijri calendar the
33-year cycle of eight leap years, which agrees with the calendar in force in Iran from 1178 to
1633 (1799 to 2254). Days are counted as `datetime.date.toordinal` does, 1 January of year 1
being 1.
"""

from __future__ import annotations

from datetime import date

_ISLAMIC_EPOCH = 227015
_PERSIAN_EPOCH = 226894
_BUDDHIST_YEARS = range(2400, 2640)

#: The year before the first one of each Japanese era.
JAPANESE_ERAS = {
    "meiji": 1867, "taisho": 1911, "showa": 1925, "heisei": 1988, "reiwa": 2018,
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
}  # fmt: skip


def gregorian(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def buddhist(year: int) -> int | None:
    """The Gregorian year of a year of the Buddhist Era (Thailand), or None if it can't be one."""
    return year - 543 if year in _BUDDHIST_YEARS else None


def persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Solar Hijri calendar: 28 Dey 1403 is 17 January 2025."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= _persian_length(year, month)):
        return None
    months = 31 * (month - 1) - max(0, month - 7)
    return date.fromordinal(_PERSIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + months + day)


def _persian_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or (8 * year + 29) % 33 < 8 else 29


def islamic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the tabular Islamic calendar.

    The month in use began when the moon was seen, so the day may be off by one or two.
    """
    long = month % 2 == 1 or (month == 12 and (11 * year + 14) % 30 < 11)
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 29 + long):
        return None
    months = 29 * (month - 1) + (6 * month - 1) // 11
    years = 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH - 1 + years + months + day)


def _julian_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31


def julian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Julian calendar: 3 March 1918 (Julian) is 16 March."""
    if not (1 <= year <= 9000 and 1 <= month <= 12 and 1 <= day <= _julian_length(year, month)):
        return None
    before = year - 1
    leap = 0 if month <= 2 else (-1 if year % 4 == 0 else -2)
    return date.fromordinal(365 * before + before // 4 + (367 * month - 362) // 12 + leap + day - 2)
