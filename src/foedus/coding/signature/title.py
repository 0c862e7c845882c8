"""The title, and the line of a place and a date: "Signed at Washington April 9, 1965"."""

from __future__ import annotations

import re

from foedus.coding.signature.letters import date_lines, ends_of_titles
from foedus.coding.signature.places import place_before
from foedus.coding.signature.reading import SOON, Reading, Signature
from foedus.coding.signature.words import phrases

_TAIL = 3000

_IN_BRACKETS = re.compile(r"[(\[](?P<before>[^()\[\]\d]{0,60})\Z")
_TITLE_ENDS = re.compile(r"[\s.,;)\]*]{0,6}(?:\n|\Z)")
_BRACKET_ENDS = re.compile(r"[\s\w.]{0,8}[)\]]")


def signed(reading: Reading) -> Signature | None:
    """As in "Signed at Washington April 9, 1965", "Agreement of 3 May 1990", "(Rome, 3 May 1990)".

    A title that names another treaty too ("Protocol amending the Convention signed at ...") is
    believed only where the words begin a sentence or a line.
    """
    text, end = reading.text, reading.title_end
    amends = phrases("amending").search(text, 0, end)
    for key in ("titled", "dated"):
        for match in phrases(key).finditer(text, 0, end):
            if reading.begins_sentence(match.start()) or not (amends or key == "dated"):
                found = reading.sentence(match.start(), SOON, "signature.title", 0.7)
                if found:
                    return found
    return _in_brackets(reading)


def _in_brackets(reading: Reading) -> Signature | None:
    text = reading.text
    for day in reading.dates(0, reading.title_end):
        held = _IN_BRACKETS.search(text, max(0, day.start - 64), day.start)
        if held and _BRACKET_ENDS.match(text, day.end) and len(day.edtf) == 10:
            place = place_before(text, held.start("before"), day.start)
            if place or not held["before"].strip():
                return reading.line(day, place, "signature.title", 0.65)
    return None


def dated_line(reading: Reading) -> Signature | None:
    """As in "Helsingfors, October 28, 1922": near the end behind a place, else in the title."""
    length = len(reading.text)
    tail = [line for line in date_lines(reading, max(0, length - _TAIL), length) if line[1]]
    for day, place in tail + date_lines(reading, 0, reading.title_end):
        if len(day.edtf) == 10:
            return reading.line(day, place, "signature.date-line", 0.6)
    return None


def placed(reading: Reading) -> Signature | None:
    """As in "Protocol on Lights. Geneva, 10 October 1980.", the last words of the title."""
    for day, place in ends_of_titles(reading, 0, reading.title_end):
        stop = reading.text[max(0, place.start - 8) : place.start].rstrip().endswith(".")
        if stop and len(day.edtf) == 10 and _TITLE_ENDS.match(reading.text, day.end):
            return reading.line(day, place, "signature.title", 0.55)
    return None
