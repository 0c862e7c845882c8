"""What the finders of the signature share: the text, where its title ends, its sentences and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.coding.date_grammar import FoundDate, dates
from foedus.coding.date_words import written_languages
from foedus.coding.signature.places import place_in
from foedus.coding.signature.words import phrases
from foedus.model import Document, Span

#: A title is no longer than this many characters.
HEAD = 4000
#: The date of a sentence that begins with a word used for other things too stands this near.
SOON = 160
#: Sentences looked at in a text; more are a list of treaties.
MANY = 400

_AFTER_PLACE = 60
_LONGEST_LINE = 120

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{4})\.[\s\d]{1,4}(?=(?-i:[^\W\d_a-zа-я]))"
    r"|\n[^\S\n]{0,80}\n\s{0,80}(?!(?:this|on|at|in|the)\b|(?-i:[a-z]))[^\W\d_]",
    re.IGNORECASE,
)
_SPACE_BEFORE = re.compile(r"\s{1,100}\Z")
_ABBREVIATION = re.compile(r"\b\w{1,2}\.\Z")
_BEFORE_A_SENTENCE = ".;:)]*»”\"'·[(|-—"


@dataclass(frozen=True, slots=True)
class Signature:
    """The words that say when and where the treaty was signed.

    Attributes:
        start, end: the words.
        date: EDTF.
        place: as printed, or None.
        rule: the rule that found it.
        confidence: 0 to 1.
    """

    start: int
    end: int
    date: str
    place: str | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read for its signature.

    Attributes:
        text, language: of the document.
        title_end: where the preamble or the body begins.
        closings: the spans of its conclusions.
    """

    text: str
    language: str | None
    title_end: int
    closings: tuple[Span, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Reading:
        text = document.text.content
        closings = tuple(Span(d.start, d.end) for d in document.divisions if d.kind == "conclusion")
        return cls(text, document.text.language, _title_end(document), closings)

    def closing_end(self, at: int) -> int:
        """Where the conclusion that holds `at` ends; else the end of the text."""
        return next((span.end for span in self.closings if span.start <= at < span.end), len(self.text))

    def dates(self, start: int, end: int) -> list[FoundDate]:
        """The dates in a stretch that is no longer than a page, in whatever language."""
        end = min(end, len(self.text))
        return dates(self.text, start, end, self.language, also=written_languages())

    def quote(self, span: Span | None) -> str | None:
        """The words on one line, without the stops around them."""
        return " ".join(self.text[span.start : span.end].split()).strip(" .,") if span else None

    def line_start(self, at: int) -> int:
        """Where the line that holds `at` begins, or a point far before it in a very long line."""
        far = max(0, at - _LONGEST_LINE)
        return max(self.text.rfind("\n", far, at) + 1, far)

    def begins_line(self, at: int) -> bool:
        """Whether only white space stands before `at` on its line."""
        return not self.text[self.line_start(at) : at].strip()

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence, or a line with a capital, begins at `at`."""
        gap = _SPACE_BEFORE.search(self.text, max(0, at - 120), at)
        end = gap.start() if gap else at
        before = self.text[max(0, end - 4) : end]
        if not before:
            return True
        if self.text[at].islower():
            return before[-1] == "." and not _ABBREVIATION.search(before)
        return bool(gap and "\n" in gap[0]) or before[-1] in _BEFORE_A_SENTENCE

    def sentence(self, at: int, reach: int, rule: str, confidence: float) -> Signature | None:
        """The signature that the sentence from `at` tells of within `reach`, if it has a date."""
        window = min(len(self.text), at + reach)
        stop = _SENTENCE_END.search(self.text, at + 4, window)
        end = stop.start() if stop else window
        day = first_day(self.dates(at, end))
        if not day:
            return None
        place = place_in(self.text, at, day.start) or place_in(
            self.text, day.end, min(end, day.end + _AFTER_PLACE)
        )
        end = max(day.end, place.end) if place else day.end
        return Signature(at, end, day.edtf, self.quote(place), rule, confidence)

    def line(self, day: FoundDate, place: Span | None, rule: str, confidence: float) -> Signature:
        """The signature that a date and the place beside it make."""
        start = min(place.start, day.start) if place else day.start
        end = max(place.end, day.end) if place else day.end
        return Signature(start, end, day.edtf, self.quote(place), rule, confidence)


def first_day(found: list[FoundDate]) -> FoundDate | None:
    """The first date with a day, else the first one."""
    return next((one for one in found if len(one.edtf) > len("2025-01")), next(iter(found), None))


def _title_end(document: Document) -> int:
    text = document.text.content
    first = document.divisions[0] if document.divisions else None
    if first and first.kind == "preface" and len(document.divisions) > 1:
        return min(first.end, HEAD)
    preamble = phrases("preamble").search(text, 0, HEAD)
    return preamble.start() if preamble else min(len(text) // 3, HEAD)
