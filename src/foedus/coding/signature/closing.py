"""The closing words: "Done at Moscow, in duplicate, this 17th day of January 2025"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from foedus.coding.signature.places import place_before, place_in
from foedus.coding.signature.reading import MANY, SOON, Reading, Signature, first_day
from foedus.coding.signature.words import beginnings, followed, last_verbs, phrases

_REACH = 600
_WITNESS_REACH = 1200
_VERB_REACH = 300
_AFTER_VERB = 60
_NEXT_LANGUAGE = 300
_TAIL = 3000
_LABELLED = re.compile(r"[\s_.]{0,4}[:：][\s_.]{0,6}")
_WITNESS = "signature.witness"


def closing_words(reading: Reading) -> Signature | None:
    """The formula, or the witness clause where that stands before it with a date of its own."""
    formula, witness = _formula(reading), _witness(reading)
    if formula and not (witness and witness.end <= formula.start):
        return _agreed(reading, formula)
    return witness


def _formula(reading: Reading) -> Signature | None:
    """The first formula behind the title that a witness clause precedes, else the first one."""
    found = [one for one in _formulas(reading) if one.start >= reading.title_end]
    return next((one for one in found if _witnessed(reading, one.start)), next(iter(found), None))


def _agreed(reading: Reading, first: Signature) -> Signature:
    """Where formulas in several languages follow one another, the first of the day that most give."""
    together = [first]
    for one in sorted(_formulas(reading), key=lambda f: f.start):
        if together[-1].end <= one.start < together[-1].end + _NEXT_LANGUAGE:
            together.append(one)
    days = Counter(one.date for one in together)
    most = days.most_common(1)[0][0]
    return first if days[first.date] == days[most] else next(one for one in together if one.date == most)


def _witnessed(reading: Reading, at: int) -> bool:
    return bool(phrases("witness").search(reading.text, max(0, at - _REACH), at))


def early_formula(reading: Reading) -> Signature | None:
    """A formula where titles stand: that of the title, or of a short first text of several."""
    return next(_formulas(reading), None)


def _formulas(reading: Reading) -> Iterator[Signature]:
    for key, reach, confidence in (("formulas", _REACH, 0.95), ("loose_formulas", SOON, 0.85)):
        starts = (
            start
            for start, end in beginnings(reading.text, key)
            if followed(reading.text, end) and reading.begins_sentence(start)
        )
        for at in islice(starts, MANY):
            if found := reading.sentence(at, reach, "signature.formula", confidence):
                yield found


def _witness(reading: Reading) -> Signature | None:
    """As in "In witness whereof ... have signed this Agreement at Rome on 3 May 1990"."""
    text = reading.text
    for _, begin in islice(beginnings(text, "witness"), MANY):
        day = first_day(reading.dates(begin, min(begin + _WITNESS_REACH, reading.closing_end(begin))))
        if day:
            place = (
                place_in(text, begin, day.start)
                or place_before(text, reading.line_start(day.start), day.start)
                or place_in(text, day.end, min(len(text), day.end + _AFTER_VERB))
            )
            return reading.line(day, place, _WITNESS, 0.85)
    return None


def beside_names(reading: Reading) -> Signature | None:
    """As in "Date: 3 May 1990" under the name of each who signed, if all give the same day."""
    text = reading.text
    found = [
        day
        for label in phrases("date_label").finditer(text, max(0, len(text) - _TAIL))
        for day in reading.dates(label.end(), label.end() + _AFTER_VERB)[:1]
        if _LABELLED.fullmatch(text, label.end(), day.start)
    ]
    if len(found) < 2 or len({day.edtf for day in found}) > 1:
        return None
    return reading.line(found[0], None, "signature.date-line", 0.6)


def verb_last(reading: Reading) -> Signature | None:
    """The formula of languages that end with the verb: "本条约于二〇二五年一月十七日在莫斯科签订"."""
    text = reading.text
    for pattern in last_verbs():
        for verb in list(pattern.finditer(text))[: -MANY - 1 : -1]:
            far = max(0, verb.start() - _VERB_REACH)
            start = max(far, *(text.rfind(stop, far, verb.start()) + 1 for stop in ".。\n"))
            found = reading.dates(start, verb.end() + _AFTER_VERB)
            if found:
                day = found[-1]
                place = place_in(text, start, verb.end() + _AFTER_VERB)
                said = reading.line(day, place, "signature.verb-last", 0.9)
                return replace(said, start=min(said.start, verb.start()), end=max(said.end, verb.end()))
    return None
