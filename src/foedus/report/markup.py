"""A text as HTML with marked spans, so that its text content stays the text, character by character.

What Foedus adds to a text (numbers, links back) are elements without content: style sheets print
their `data-` attributes, and whoever copies the text copies only the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

#: U+0000 and lone surrogates have no form in HTML; a raw carriage return would become a line feed.
_UNWRITABLE = re.compile("[\0\r\ud800-\udfff]")
_TERMINAL = tuple(".:;!?。；：！？؛؟")
#: Lines longer than this (characters) are paragraphs, not the lines of a page.
_LONGEST_LINE = 150


def escaped(text: str) -> str:
    """The text for element content or a quoted attribute."""
    text = escape(text)
    if _UNWRITABLE.search(text):
        text = _UNWRITABLE.sub(lambda m: "&#13;" if m[0] == "\r" else "\ufffd", text)
    return text


def anchor(eid: str) -> str:
    """The id of a division in the page: its eid, out of the way of the page's own ids."""
    return f"eid-{eid}" if re.match(r"(?:at|ev|cite|the|eid)-", eid) else eid


class Mark(NamedTuple):
    """A span to be marked.

    `opening` is written where it begins, `again` where it goes on after a boundary, `closing`
    wherever it stops, `after` once behind its end.
    """

    start: int
    end: int
    opening: str
    again: str
    closing: str
    after: str = ""


class Marked:
    """A text with marks, given out from front to back.

    Marks may overlap; they are split where they meet a boundary, so that elements nest.
    """

    def __init__(self, content: str, marks: Iterable[Mark]) -> None:
        self._content = content
        self._waiting = sorted(marks, key=lambda m: (-m.start, m.end))
        self._begun: list[Mark] = []

    def html(self, start: int, end: int) -> str:
        """The HTML of a stretch; stretches must be asked for in order, without overlap."""
        waiting = self._waiting
        if not self._begun and (not waiting or waiting[-1].start >= end):
            return escaped(self._content[start:end])
        out = [m.again for m in self._begun]
        at = start
        while at < end:
            while waiting and waiting[-1].start <= at:
                mark = waiting.pop()
                self._begun.append(mark)
                out.append(mark.opening)
            stop = min((m.end for m in self._begun), default=end)
            stop = min(stop, end, waiting[-1].start if waiting else end)
            out.append(escaped(self._content[at:stop]))
            at = stop
            out.extend(self._closings(at))
        out.extend(m.closing for m in reversed(self._begun))
        return "".join(out)

    def _closings(self, at: int) -> Iterator[str]:
        """Close the marks that end here, and whatever was opened inside them and goes on."""
        ending = [n for n, m in enumerate(self._begun) if m.end <= at]
        if not ending:
            return
        inside = self._begun[ending[0] :]
        yield from (m.closing for m in reversed(inside))
        yield from (m.after for m in inside if m.end <= at)
        going_on = [m for m in inside if m.end > at]
        yield from (m.again for m in going_on)
        self._begun[ending[0] :] = going_on


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Code points `start` to `end` with the white space behind; `lines` begin after a line break."""

    start: int
    end: int
    lines: tuple[int, ...] = ()


class Layout:
    """How a text breaks into paragraphs and lines.

    A blank line ends a paragraph. Whether a single line feed is a break that means something
    or only the edge of the page is told from the lengths of the text's lines.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        lengths = sorted(len(line) for line in content.split("\n") if line and not line.isspace())
        self._width = lengths[len(lengths) * 9 // 10] if lengths else 0

    def _runs_on(self, line: str) -> bool:
        line = line.rstrip()
        if self._width > _LONGEST_LINE:
            return len(line) > 60 and not line.endswith(_TERMINAL)
        return len(line) >= 0.6 * self._width

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs of a stretch, which tile it."""
        begin, at, last, lines = start, start, "", list[int]()
        blank = False
        while at < end:
            feed = self._content.find("\n", at, end)
            stop = end if feed < 0 else feed + 1
            line = self._content[at:stop]
            if line.isspace():
                blank = bool(last)
            else:
                if blank:
                    yield Paragraph(begin, at, tuple(lines))
                    begin, lines, blank = at, [], False
                elif last and not self._runs_on(last):
                    lines.append(at)
                last = line
            at = stop
        if begin < end:
            yield Paragraph(begin, end, tuple(lines))
