"""Paragraphs and points inside an article, annex or body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from foedus.numerals import chinese, roman, western_digits
from foedus.structure.tree import Opening, ident_of

_MARK = (
    r"(?P<mark>(?P<bracket>[(（\[])?"
    r"(?P<n>\d{1,3}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z]{1,2}|[а-яёА-ЯЁ]|[أابجدهوزحطيكل]|[الف]{3}|[零〇一二三四五六七八九十]{1,3})"
    r"(?:[ ]?(?P<suffix>bis|ter|quater))?"
    r"(?P<close>[)）\]]|\.?[º°]|[.)]?(?=[ \t\u00a0\u3000–—ـ-])|[.、．:])[.–—ـ-]?)"
    r"|(?P<dash>[–—•●▪*-])(?=[ \t\u00a0]+[^\W\d_])"
)
_AT_LINE_START = re.compile(rf"(?:\A|[\n\r\f])[ \t\u00a0\u3000\u200e\u200f>]*(?:§[ \t]?)?(?:{_MARK})")
_AT_START = re.compile(rf"(?:§[ \t]?)?(?:{_MARK})")
_IN_LINE = re.compile(rf"(?<=[\s])(?:{_MARK})(?=[ \t\u00a0])")
_BLANK_LINE = re.compile(r"(?:\r\n|[\n\r\f])[ \t\u00a0]*(?:(?:\r\n|[\n\r\f])[ \t\u00a0]*)+")
_LINE_BREAK = re.compile(r"(?:\r\n|[\n\r\f])+[ \t\u00a0]*")
_SENTENCE_END = '.;:!?。；：！？؛؟”"»)'
_LETTERS = {
    **{c: n for n, c in enumerate("abcdefghijklmnopqrstuvwxyz", 1)},
    **{c: n for n, c in enumerate("абвгдежзиклмнопрстуфхцчшщ", 1)},
    **{c: n for n, c in enumerate("أبجدهوزحطيكلمن", 1)},
    "ا": 1,
    "الف": 1,
}
_LONG_LINE = 110


@dataclass(slots=True)
class _Level:
    style: str
    last: int
    letters: bool


def paragraphs(text: str, start: int, end: int, *, in_line: bool = False) -> Iterator[Opening]:
    """The openings of paragraphs and points between `start` and `end`.

    A mark counts if it carries on a list that is open ("3." behind "2."), or begins one
    ("1.", "(a)", "(i)"). Text without numbered paragraphs is divided at its blank lines.

    Args:
        in_line: whether marks may stand in the middle of a line.
    """
    found = list(_listed(text, start, end, in_line))
    if any(o.kind == "paragraph" for o in found) or in_line:
        yield from found
        return
    plain = list(_unnumbered(text, start, end, avoid=[o.start for o in found]))
    if len(plain) > 1:
        found = sorted([*found, *plain], key=lambda o: (o.start, o.kind == "point"))
    yield from found


def _listed(text: str, start: int, end: int, in_line: bool) -> Iterator[Opening]:
    levels: list[_Level] = []
    for found in _marks(text, start, end, in_line):
        at_line_start = found.re is not _IN_LINE
        at = found.start("mark") if found["mark"] else found.start("dash")
        if found["dash"]:
            if at_line_start and levels and levels[-1].style != "dash":
                levels.append(_Level("dash", 0, True))
            if at_line_start and levels:
                yield Opening(at, "point", _after(text, found.end(), end), None, depth=len(levels))
            continue
        style, values = _values(found["bracket"] or "", found["n"], found["close"])
        starts = at == start if style == " " else at_line_start or text[at - 2 : at - 1] in ":,;—."
        depth = _repeated(levels, style, values) if found["suffix"] else _place(levels, style, values, starts)
        if depth is None:
            continue
        level = levels[depth]
        number = found["n"] + (f" {found['suffix']}" if found["suffix"] else "")
        kind = "paragraph" if depth == 0 and not level.letters else "point"
        yield Opening(at, kind, _after(text, found.end(), end), number, ident=ident_of(number), depth=depth)


def _marks(text: str, start: int, end: int, in_line: bool) -> Iterator[re.Match[str]]:
    first = _AT_START.match(text, start, end)
    if first:
        yield first
        start = first.end()
    yield from (_IN_LINE if in_line else _AT_LINE_START).finditer(text, max(0, start - 1), end)


def _after(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\u00a0\u3000":
        at += 1
    return at


@lru_cache(maxsize=4096)
def _values(bracket: str, raw: str, close: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """A mark's style and what it can count: ((value, kind of numeral), ...)."""
    style = f"{'(' if bracket else ''}{close.strip()[:1] or ' '}"
    values: list[tuple[int, str]] = []
    digits = western_digits(raw)
    if digits.isdecimal():
        values.append((int(digits), "1"))
    elif (han := chinese(raw)) is not None:
        values.append((han, "一"))
    else:
        letter = _LETTERS.get(raw.lower()) or (
            _LETTERS.get(raw[0].lower(), 0) + 26 if len(set(raw)) == 1 else 0
        )
        number = roman(raw)
        case = "A" if raw.isupper() else "a"
        if letter:
            values.append((letter, case))
        if number:
            values.append((number, "I" if case == "A" else "i"))
    return style, tuple(values)


def _repeated(levels: list[_Level], style: str, values: tuple[tuple[int, str], ...]) -> int | None:
    """The depth of "2 bis", which comes behind 2, or None."""
    for depth, level in enumerate(levels):
        if any(level.style == style + numeral and value == level.last for value, numeral in values):
            return depth
    return None


def _place(levels: list[_Level], style: str, values: tuple[tuple[int, str], ...], starts: bool) -> int | None:
    """The depth at which a mark carries on or begins a list, or None; updates the levels."""
    for depth in range(len(levels) - 1, -1, -1):
        for value, numeral in values:
            if levels[depth].style == style + numeral and value == levels[depth].last + 1:
                del levels[depth + 1 :]
                levels[depth].last = value
                return depth
    if not starts:
        return None
    for value, numeral in values:
        if value == 1 and all(level.style != style + numeral for level in levels):
            if style.startswith(" ") and numeral != "1":
                continue
            levels.append(_Level(style + numeral, 1, numeral not in "1一"))
            return len(levels) - 1
    return None


def _unnumbered(text: str, start: int, end: int, avoid: list[int]) -> Iterator[Opening]:
    body = text[start:end]
    breaks = body.count("\n") or body.count("\r")
    pattern = _LINE_BREAK if breaks and len(body.strip()) / (breaks + 1) > _LONG_LINE else _BLANK_LINE
    known = set(avoid)
    yield Opening(start, "paragraph", start, depth=0)
    for gap in pattern.finditer(text, start, end):
        at = gap.end()
        before = text[gap.start() - 1 : gap.start()].rstrip()
        if at < end and at not in known and before in _SENTENCE_END and not text[at].islower():
            yield Opening(at, "paragraph", at, depth=0)
