"""Acts of conferences and organizations: resolutions, amendments, texts adopted and certified."""

from __future__ import annotations

import re
from itertools import islice

from foedus.coding.date_grammar import FoundDate
from foedus.coding.signature.reading import HEAD, MANY, SOON, Reading, Signature
from foedus.coding.signature.words import beginnings, phrases, stems

_NEAR = 60
_OBJECT_REACH = 120
_MEETING_REACH = 250
_CERTIFIED_REACH = 500

_BESIDE_SITTING = re.compile(r"[\s,()]{0,6}(?:(?:on|le|el|am|il|op)\s)?")
_NUMBERED = re.compile(r"[\s(*_]{0,8}(?:\d{1,4}\S{0,3}|\w{1,30}(?:[\s-]\w{1,30}){0,2})?\s{0,3}")


def sitting(reading: Reading) -> Signature | None:
    """As in "(Ninth plenary meeting, 2 October 2009)", the last line of a resolution."""
    text = reading.text
    for match in reversed(list(islice(stems("sitting").finditer(text), MANY))):
        line = reading.line_start(match.start())
        for day in reading.dates(match.end(), match.end() + _NEAR)[:1]:
            between = text[match.end() : day.start]
            if _NUMBERED.fullmatch(text, line, match.start()) and _BESIDE_SITTING.fullmatch(between):
                return reading.line(day, None, "signature.sitting", 0.7)
    return None


def adopted(reading: Reading) -> Signature | None:
    """As in "Adopted on 4 December 1969", at the beginning of a line or in brackets."""
    text = reading.text
    for at, _ in islice(beginnings(text, "adopted"), MANY):
        opens = reading.begins_line(at) or text[max(0, at - 1) : at] == "("
        if opens and reading.begins_sentence(at):
            found = reading.sentence(at, SOON, "signature.adopted", 0.6)
            if found:
                return found
    return None


def amended(reading: Reading) -> Signature | None:
    """The last day of a meeting that adopted amendments, or the day on which it did.

    As in "at its fifth meeting, held in Rome from 2 to 6 May 2011, the Conference of the Parties
    adopted an amendment" and "the Assembly adopted on 6 May 2011 the following amendments".
    """
    text = reading.text
    for verb in islice(phrases("adopts").finditer(text, 0, HEAD), MANY):
        if not phrases("amendment").search(text, verb.end(), verb.end() + _OBJECT_REACH):
            continue
        day = _day_on(reading, verb.end()) or _day_of_meeting(reading, verb.start())
        if day:
            first, last = min(day.start, verb.start()), max(day.end, verb.end())
            return Signature(first, last, day.edtf.split("/")[-1], None, "signature.amendment", 0.6)
    return None


def _day_on(reading: Reading, at: int) -> FoundDate | None:
    found = reading.dates(at, at + _NEAR)[:1]
    return next((day for day in found if _BESIDE_SITTING.fullmatch(reading.text[at : day.start])), None)


def _day_of_meeting(reading: Reading, end: int) -> FoundDate | None:
    start = max(0, end - _MEETING_REACH)
    held = phrases("held").search(reading.text, start, end)
    found = reading.dates(held.end(), end) if held else []
    return found[-1] if found and len(found[-1].edtf) >= len("2025-01-17") else None


def certified(reading: Reading) -> Signature | None:
    """As in "a true copy of the Agreement on Lights, adopted at Rome on 9 November 1977".

    A copy of a treaty that amends another may name the day of either.
    """
    text = reading.text
    for copy in islice(phrases("certified").finditer(text), MANY):
        end = min(len(text), copy.end() + _CERTIFIED_REACH)
        verb = phrases("titled").search(text, copy.end(), end)
        if verb and not phrases("amending").search(text, copy.end(), verb.start()):
            found = reading.sentence(verb.start(), SOON, "signature.certified", 0.6)
            if found:
                return found
    return None
