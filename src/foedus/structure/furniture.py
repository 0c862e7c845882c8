"""Page numbers, running heads and footnotes at the end of a division.

Only what stands between one division and the next is told apart: a page that turns in the
middle of a sentence stays in its paragraph, so that no sentence is cut in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f]|\Z)")
_PAGE_WORDS = (
    r"[ \t]{0,90}(?:[-–—][ \t]{0,9})?(?:(?:page|p\.|seite|стр\.?|página|pagina)[ \t]{0,9})?"
    r"\d{1,4}(?:[ \t]?(?:of|/|de|von|из)[ \t]?\d{1,4})?(?:[ \t]{0,9}[-–—])?[ \t]{0,90}"
)
_PAGE = re.compile(_PAGE_WORDS, re.IGNORECASE)
_PAGE_LINE = re.compile(rf"\n{_PAGE_WORDS}(?=[\r\n\f]|\Z)", re.IGNORECASE)
_RUNNING = re.compile(r"[ \t]*(?:\d{1,4}[ \t]+(?P<left>\S.{2,90}?)|(?P<right>\S.{2,90}?)[ \t]+\d{1,4})[ \t]*")
_RULE = re.compile(r"[ \t]*[_–—-]{5,}[ \t]*")
_FOOTNOTE = re.compile(r"[ \t]*\[?(?P<mark>\d{1,3}|[⁰¹²³⁴-⁹]+|\*{1,3})\]?[.)]?[ \t]*[^\W\d_]")
_CALL = re.compile(r"(?:(?<=[^\W\d_])|(?<=[.,;:”)]))\[?(\d{1,3}|\*{1,3})\]?(?![^\W_])")
_LIST = re.compile(r"(?m)^[ \t]{0,40}\(?(\d{1,3})[.)]?[ \t]")
_RAISED = re.compile(r"\n[⁰¹²³⁴-⁹]+[ \t]")
_TAIL = 3000
#: Lines of a note under a rule; lines of one without it.
_LONGEST_NOTE, _FURTHER_LINES = 12, 3


#: Says where, between two offsets, the trailing furniture begins, or None.
Trailing = Callable[[int, int], int | None]


def furniture(text: str) -> Trailing:
    """What finds the furniture at the end of a text's divisions."""
    pages = islice(_PAGE_LINE.finditer(text), 2)
    if len(list(pages)) < 2 and "\f" not in text and "_____" not in text and not _RAISED.search(text):
        return lambda start, end: None
    heads = Counter(_head(line) for line in text.splitlines() if 4 < len(line) < 110)
    repeated = {head for head, n in heads.items() if head and n > 1}
    return lambda start, end: _trailing(text, start, end, repeated)


def _head(line: str) -> str:
    """A running head without its page number; "" for other lines."""
    plain = line.strip()
    if not (plain[:1].isdecimal() or plain[-1:].isdecimal()):
        return ""
    found = _RUNNING.fullmatch(line)
    return " ".join((found["left"] or found["right"]).split()).casefold() if found else ""


def _trailing(text: str, start: int, end: int, heads: set[str]) -> int | None:
    cut: int | None = None
    pending = 0
    marks: _Marks | None = None
    lines = [line for line in _LINE.finditer(text, max(start, end - _TAIL), end) if line[0]]
    for line in reversed(lines):
        plain = line[0].strip("\n\r\f")
        if not plain.strip():
            continue
        if _RULE.fullmatch(plain):
            cut, pending = line.start(), 0
        elif not pending and (_PAGE.fullmatch(plain) or _head(plain) in heads):
            cut = line.start()
        elif (note := _FOOTNOTE.match(plain)) and pending <= _FURTHER_LINES:
            raised = note["mark"][0].isdigit() and not note["mark"].isdecimal()
            if not raised:  # a number or a star is a footnote only above other furniture, if it is called
                marks = marks or _marks(text[start:end]) if cut is not None else None
                if marks is None or not marks.is_note(note["mark"]):
                    break
            cut, pending = line.start(), 0
        elif pending < _LONGEST_NOTE:
            pending += 1  # perhaps a note's further lines: the line above them decides
        else:
            break
    return cut if cut is not None and text[start:cut].strip() else None


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks that call footnotes in a division, and the numbers with which its lines begin."""

    called: frozenset[str]
    begin: frozenset[str]

    def is_note(self, mark: str) -> bool:
        """Whether a numbered line is a footnote: it is called, and carries on no list."""
        return mark in self.called and not (mark.isdecimal() and str(int(mark) - 1) in self.begin)


def _marks(division: str) -> _Marks:
    return _Marks(
        frozenset(found[1] for found in _CALL.finditer(division)),
        frozenset(found[1] for found in _LIST.finditer(division)),
    )
