"""Treaties made of notes or letters: the day of each, or of both in the title."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.coding.date_grammar import FoundDate, dates
from foedus.coding.signature.places import place_before
from foedus.coding.signature.reading import Reading, Signature
from foedus.coding.signature.words import phrases
from foedus.model import Span

_TITLE = 900
_LONGEST_PLACE = 50

_FIRST_NOTE = re.compile(r"\n[^\S\n]{0,40}(?:\n|(?:\w{4,8} )?(?:I|1|A)\b\.?\s{0,8}\n)")
_LINE_END = re.compile(r"[\s.,;)\]*\d-]{0,8}?(?=\n|\Z)")


def exchange(reading: Reading) -> Signature | None:
    """The day in the title of an exchange of notes, else the days of the notes, "A/B" if two."""
    title = phrases("exchange").search(reading.text, 0, reading.title_end)
    if not title or phrases("with").search(reading.text, max(0, title.start() - 24), title.start()):
        return None
    named = ends_of_titles(reading, title.end(), _title_end(reading.text, title.end()))
    if named:
        return reading.line(*named[0], "signature.letters", 0.9)
    lines = [(day, place) for day, place in date_lines(reading, 0, len(reading.text)) if len(day.edtf) == 10]
    if not lines:
        return None
    days = sorted(day.edtf for day, _ in lines)
    first = reading.line(*lines[0], "signature.letters", 0.85)
    return first if days[0] == days[-1] else replace(first, date=f"{days[0]}/{days[-1]}")


def date_lines(reading: Reading, start: int, end: int) -> list[tuple[FoundDate, Span | None]]:
    """Dates that fill a line, alone or behind a place."""
    text = reading.text
    found = []
    for day in dates(text, start, end, reading.language):
        line = reading.line_start(day.start)
        if day.start - line > _LONGEST_PLACE or not _LINE_END.match(text, day.end):
            continue
        place = place_before(text, line, day.start)
        if place or not text[line : day.start].strip(' \t(*.,“"'):
            found.append((day, place))
    return found


def _title_end(text: str, start: int) -> int:
    """Where the title that names an exchange ends: at a blank line or the number of the first note."""
    end = min(len(text), start + _TITLE)
    stop = _FIRST_NOTE.search(text, start, end)
    return stop.start() if stop else end


def ends_of_titles(reading: Reading, start: int, end: int) -> list[tuple[FoundDate, Span]]:
    """Dates behind a place that follows a full stop or begins a line: "... MADRID, 18 MARCH 1964"."""
    text = reading.text
    found = []
    for day in dates(text, start, end, reading.language):
        before = text[start : day.start].rstrip(" ,\n")
        begin = start + max(before.rfind(stop) for stop in (". ", ".\n", "\n")) + 1
        place = place_before(text, begin, day.start)
        if place and len(day.edtf) > len("2025-01"):
            found.append((day, place))
    return found
