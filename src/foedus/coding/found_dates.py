"""A date that was found, and the years that treaties bear."""

from __future__ import annotations

from typing import NamedTuple

#: Years of the Gregorian and the Julian calendar.
YEARS = range(1000, 2200)
#: Years of the Islamic and the Solar Hijri calendar.
HIJRI_YEARS = range(1178, 1600)


class FoundDate(NamedTuple):
    """A date and the words that give it.

    Attributes:
        start, end: the words.
        edtf: "2025-01-17", "2025-01", "1970-08-12/1970-08-13"; "2005-08-30~" where another
            calendar gives the day but for one or two.
        calendar: in which it is written: `gregorian`, `julian`, `islamic`, `persian`,
            `buddhist`, `japanese`.
    """

    start: int
    end: int
    edtf: str
    calendar: str = "gregorian"
