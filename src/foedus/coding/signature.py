"""When and where the treaty was signed: the closing formula, else the letters, else the title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from foedus.coding.date_grammar import FoundDate, dates
from foedus.coding.date_words import written_languages
from foedus.coding.places import place_before, place_in
from foedus.coding.signature_words import (
    cased_phrases,
    formulas,
    last_verbs,
    phrases,
)
from foedus.model import Annotation, Document, Span

_HEAD = 4000
_TAIL = 3000
_TITLE = 900
_REACH = 600
_WITNESS_REACH = 1200
_SOON = 160
_MAX_FORMULAS = 400

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{4})\.[\s\d]{1,4}(?=(?-i:[^\W\d_a-zа-я]))"
    r"|\n[^\S\n]*\n\s*(?!(?:this|on|at|in|the)\b|(?-i:[a-z]))[^\W\d_]",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"[.;:]\s+|\n\s*\n\s*")
_AFTER_VERB = re.compile(rf"(?:{phrases('after').pattern})\Z", re.IGNORECASE)
_AFTER_COPIES = phrases("copies")
_SPACE_BEFORE = re.compile(r"\s{1,100}\Z")
_LINE_END = re.compile(r"[\s.,;)\]*\d-]{0,8}?(?=\n|\Z)")
_PARENTHESIS = re.compile(r"[(\[](?P<before>[^()\[\]\d]{0,60})\Z")


@dataclass(frozen=True, slots=True)
class Signature:
    """The words that say when and where; `date` is EDTF, `place` as printed."""

    start: int
    end: int
    date: str | None
    place: str | None
    rule: str
    confidence: float


def find(document: Document) -> Iterator[Annotation]:
    """The signing of the treaty: at most one annotation of kind `signed`.

    Its fields are `date` (EDTF, "A/B" for letters of two days) and `place`, each null where the
    text doesn't say it.
    """
    found = signature(document.text.content, document.text.language)
    if found:
        fields = {"date": found.date, "place": found.place}
        yield Annotation("signed", found.start, found.end, fields, found.rule, found.confidence)


def signature(text: str, language: str | None) -> Signature | None:
    """The signing of the treaty that a text holds, or None where it doesn't say."""
    finders: tuple[Callable[[str, str | None], Signature | None], ...] = (
        _letters, _closing_words, _verb_last, _in_sentence, _opened, _early_formula, _title,
        _date_line, _adopted,
    )  # fmt: skip
    for finder in finders:
        found = finder(text, language)
        if found:
            return found
    return None


# The closing formula


def _closing_words(text: str, language: str | None) -> Signature | None:
    """The formula, or the witness clause where that stands before it with a date of its own."""
    formula, witness = _formula(text, language), _witness(text, language)
    if formula and witness and witness.end > formula.start:
        return formula
    return witness or formula


def _formula(text: str, language: str | None) -> Signature | None:
    """ "Done at Moscow, in duplicate, this 17th day of January 2025"; behind a witness clause first."""
    end = _title_end(text)
    found = [one for one in _formulas(text, language) if one.start >= end]
    return next((one for one in found if _witnessed(text, one.start)), next(iter(found), None))


def _witnessed(text: str, at: int) -> bool:
    return bool(phrases("witness").search(text, max(0, at - _WITNESS_REACH // 2), at))


def _early_formula(text: str, language: str | None) -> Signature | None:
    """A formula where titles stand: that of the title, or of a short first text of several."""
    return next(_formulas(text, language), None)


def _formulas(text: str, language: str | None) -> Iterator[Signature]:
    for key, reach, confidence in (("formulas", _REACH, 0.95), ("loose_formulas", _SOON, 0.85)):
        for at in _formula_starts(text, key):
            found = _dated_sentence(text, at, reach, language, "signature.formula", confidence)
            if found:
                yield found


def _formula_starts(text: str, key: str) -> list[int]:
    verbs = (verb for verb in formulas(key).finditer(text) if followed(text, verb.end()))
    starts = (verb.start() for verb in verbs if _begins_sentence(text, verb.start()))
    return list(islice(starts, _MAX_FORMULAS))


def _begins_sentence(text: str, at: int) -> bool:
    gap = _SPACE_BEFORE.search(text, max(0, at - 120), at)
    end = gap.start() if gap else at
    before = text[max(0, end - 4) : end]
    if not before:
        return True
    if text[at].islower():
        return before[-1] == "." and not re.search(r"\b\w{1,2}\.$", before)
    return bool(gap and "\n" in gap[0]) or before[-1] in ".;:)]*»”\"'·[(|-—"


def _dated_sentence(
    text: str, at: int, reach: int, language: str | None, rule: str, confidence: float
) -> Signature | None:
    """The signature in the sentence that begins at `at`, if it has a date."""
    window = min(len(text), at + reach)
    stop = _SENTENCE_END.search(text, at + 4, window)
    end = stop.start() if stop else window
    day = _first_day(_all_dates(text, at, end, language))
    if not day:
        return None
    place = place_in(text, at, day.start) or place_in(text, day.end, min(end, day.end + 60))
    end = max(day.end, place.end) if place else day.end
    return Signature(at, end, day.edtf, _quote(text, place), rule, confidence)


def _all_dates(text: str, start: int, end: int, language: str | None) -> list[FoundDate]:
    return dates(text, start, end, language, also=written_languages())


def _first_day(found: list[FoundDate]) -> FoundDate | None:
    whole = [one for one in found if len(one.edtf) > 7]
    return whole[0] if whole else (found[0] if found else None)


def _quote(text: str, span: Span | None) -> str | None:
    return " ".join(text[span.start : span.end].split()).strip(" .,") if span else None


def _verb_last(text: str, language: str | None) -> Signature | None:
    """ "本条约于二〇二五年一月十七日在莫斯科签订"."""
    for pattern in last_verbs():
        for verb in reversed(list(pattern.finditer(text))[-_MAX_FORMULAS:]):
            start = max(text.rfind(stop, 0, verb.start()) + 1 for stop in ".。\n")
            start = max(start, verb.start() - _REACH // 2)
            end = min(len(text), verb.end() + 60)
            found = _all_dates(text, start, end, language)
            if found:
                day = found[-1]
                place = place_in(text, start, verb.start())
                return Signature(
                    min(day.start, verb.start()), max(day.end, verb.end()), day.edtf, _quote(text, place),
                    "signature.verb-last", 0.9,
                )  # fmt: skip
    return None


def _witness(text: str, language: str | None) -> Signature | None:
    """ "In witness whereof ... have signed this Agreement at Rome on 3 May 1990"."""
    for match in cased_phrases("witness").finditer(text):
        window = min(len(text), match.end() + _WITNESS_REACH)
        day = _first_day(_all_dates(text, match.end(), window, language))
        if day:
            line = text.rfind("\n", 0, day.start) + 1
            place = place_in(text, match.end(), day.start) or place_before(text, line, day.start)
            start = place.start if place else day.start
            return Signature(start, day.end, day.edtf, _quote(text, place), "signature.witness", 0.85)
    return None


def _in_sentence(text: str, language: str | None) -> Signature | None:
    """ "This Agreement was done and signed by the two Parties at Damascus on 20 August 1956"."""
    starts = [verb.start() for verb in formulas().finditer(text) if followed(text, verb.end())]
    for at in starts[-_MAX_FORMULAS:]:
        before = text[max(0, at - 300) : at]
        sentence = _SENTENCE_START.split(before)[-1].strip()
        told = _AFTER_COPIES if sentence.endswith(",") else _AFTER_VERB
        if not phrases("itself").match(sentence) or not told.search(sentence):
            continue
        found = _dated_sentence(text, at, 300, language, "signature.sentence", 0.85)
        if found:
            return found
    return None


def _opened(text: str, language: str | None) -> Signature | None:
    """ "shall be open for signature at Madrid on 4 October 1991"."""
    for match in cased_phrases("opened").finditer(text):
        found = _dated_sentence(text, match.start(), 200, language, "signature.opened", 0.75)
        if found and not phrases("since").search(text, match.end(), found.end):
            return found
    return None


# Letters


def _letters(text: str, language: str | None) -> Signature | None:
    """The dates of the notes or letters that make the treaty."""
    title = phrases("exchange").search(text, 0, _title_end(text))
    if not title or re.search(
        r"\bwith\b|\bavec\b|\bcon\b|\bmit\b", text[max(0, title.start() - 20) : title.start()], re.I
    ):
        return None
    for day, place in _date_ends(text, title.end(), title.end() + _TITLE, language):
        return _at_line(text, day, place, "signature.letters", 0.9)
    lines = [line for line in _date_lines(text, 0, len(text), language) if len(line[0].edtf) == 10]
    if not lines:
        return None
    days = sorted(day.edtf for day, _ in lines)
    first = _at_line(text, *lines[0], "signature.letters", 0.85)
    return first if days[0] == days[-1] else replace(first, date=f"{days[0]}/{days[-1]}")


def _date_ends(text: str, start: int, end: int, language: str | None) -> list[tuple[FoundDate, Span]]:
    """Dates behind a place that follows a full stop or begins a line: "... PROGRAMS. MADRID, 18 MARCH 1964"."""
    found = []
    for day in dates(text, start, min(end, len(text)), language):
        before = text[start : day.start].rstrip(" ,\n")
        begin = start + max(before.rfind(". "), before.rfind("\n"), before.rfind(".\n")) + 1
        place = place_before(text, begin, day.start)
        if place and len(day.edtf) != 7:
            found.append((day, place))
    return found


def _at_line(text: str, day: FoundDate, place: Span | None, rule: str, confidence: float) -> Signature:
    start = place.start if place else day.start
    return Signature(start, day.end, day.edtf, _quote(text, place), rule, confidence)


def _date_lines(text: str, start: int, end: int, language: str | None) -> list[tuple[FoundDate, Span | None]]:
    """Dates that fill a line, alone or behind a place."""
    found = []
    for day in dates(text, start, end, language):
        line = text.rfind("\n", 0, day.start) + 1
        if day.start - line > 50 or not _LINE_END.match(text, day.end):
            continue
        alone = not text[line : day.start].strip(' \t(*.,“"')
        place = place_before(text, line, day.start)
        if alone or place:
            found.append((day, place))
    return found


# The title


def _title(text: str, language: str | None) -> Signature | None:
    """ "Signed at Washington April 9, 1965", "Agreement of 3 May 1990"."""
    end = _title_end(text)
    amends = phrases("amending").search(text, 0, end)
    for key in ("titled", "dated"):
        for match in phrases(key).finditer(text, 0, end):
            begins = _begins_sentence(text, match.start())
            if not begins and (amends or key == "dated"):
                continue
            found = _dated_sentence(text, match.start(), _SOON, language, "signature.title", 0.7)
            if found:
                return found
    for day in dates(text, 0, end, language):
        held = _PARENTHESIS.search(text, max(0, day.start - 64), day.start)
        if held and text[day.end : day.end + 2].strip()[:1] in (")", "]") and len(day.edtf) == 10:
            place = place_before(text, held.start("before"), day.start)
            if place or not held["before"].strip():
                return _at_line(text, day, place, "signature.title", 0.65)
    return None


def _title_end(text: str) -> int:
    preamble = phrases("preamble").search(text, 0, _HEAD)
    return preamble.start() if preamble else min(len(text) // 3, _HEAD)


def _date_line(text: str, language: str | None) -> Signature | None:
    """ "Helsingfors, October 28, 1922": at the end, else at the beginning."""
    tail = [line for line in _date_lines(text, max(0, len(text) - _TAIL), len(text), language) if line[1]]
    for lines in (tail, _date_lines(text, 0, _title_end(text), language)):
        for day, place in lines:
            if len(day.edtf) == 10:
                return _at_line(text, day, place, "signature.date-line", 0.6)
    return None


def _adopted(text: str, language: str | None) -> Signature | None:
    """ "Adopted on 4 December 1969": the act of a body."""
    for match in cased_phrases("adopted").finditer(text):
        if _begins_sentence(text, match.start()):
            found = _dated_sentence(text, match.start(), 120, language, "signature.adopted", 0.6)
            if found:
                return found
    return None
