"""A text as the rules read it, and the way back to the source.

Files write the same letters, spaces and line ends in several ways: "é" as one character or as two,
lines that end in CR LF or in CR, thin and no-break spaces. The rules know one way of each. Where a
text has others, they read a canonical view of it, and every offset they find is led back to the
source, whose characters are never changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)
_ODD = re.compile("[\r\v\x85\u2028\u2029\u1680\u2000-\u200a\u202f\u205f]")
_OTHER = re.compile(rf"\r\n?|[\v\x85\u2028\u2029]|[\u1680\u2000-\u200a\u202f\u205f]|[^{_MARKS}\s][{_MARKS}]+")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A text with one way of writing each letter (NFC), line end (LF) and space.

    Attributes:
        content: the canonical characters.
        ends: where, in them, the way back changes; sorted.
        shifts: how much is added to an offset behind each of `ends` to get that of the source.
    """

    content: str
    ends: tuple[int, ...] = field(default=(), repr=False)
    shifts: tuple[int, ...] = field(default=(), repr=False)

    def to_source(self, offset: int) -> int:
        """The source's offset of a canonical one."""
        n = bisect_right(self.ends, offset)
        return offset + (self.shifts[n - 1] if n else 0)

    def from_source(self, offset: int) -> int:
        """The canonical offset of the source's; of the whole sign inside which it falls."""
        low, high = 0, len(self.content)
        while low < high:
            middle = (low + high + 1) // 2
            if self.to_source(middle) <= offset:
                low = middle
            else:
                high = middle - 1
        return low


def canonical(content: str) -> Canonical | None:
    """The canonical view of a text, or None where it is its own."""
    if not _ODD.search(content) and unicodedata.is_normalized("NFC", content):
        return None
    pieces: list[str] = []
    ends: list[int] = []
    shifts: list[int] = []
    done = length = shift = 0
    for found in _OTHER.finditer(content):
        sign = _canonical_sign(found[0])
        if sign == found[0]:
            continue
        pieces += (content[done : found.start()], sign)
        length += found.start() - done + len(sign)
        done = found.end()
        if len(sign) != len(found[0]):
            shift += len(found[0]) - len(sign)
            ends.append(length)
            shifts.append(shift)
    pieces.append(content[done:])
    return Canonical("".join(pieces), tuple(ends), tuple(shifts)) if done else None


def _canonical_sign(sign: str) -> str:
    if sign[0] in "\r\n\v\x85\u2028\u2029":
        return "\n"
    if sign.isspace():
        return " "
    composed = unicodedata.normalize("NFC", sign)
    return composed if len(composed) == 1 else sign  # a letter with marks of its own stays as it is
