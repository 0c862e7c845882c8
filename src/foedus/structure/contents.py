"""Where a table of contents stands: a dense run of headings that all come again later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foedus.model import Span
from foedus.structure.candidates import Candidate

#: How long an entry can be, and one with leaders to a page number (which may run over several lines).
_ENTRY_LENGTH, _LED_LENGTH = 260, 1200
_LEADERS = re.compile(
    r"(?:[.…·_-][ \t]?){3,}[ \t]*\d*|(?:[.…·][ \t]){2,}\d|\t+[ \t]*\d+|[ \t]{3,}\d+(?=\s|\Z)"
)
_NEXT_LINE = re.compile(r"\s*[^\n]*")
_DOTS = re.compile(r"[.…·_-] ?[.…·_-]|\t")
_PROSE = re.compile(r"[.;。؛][ \t]*[\n\r]|[.;。؛][ \t]+[^\s\d]")
_SHORTEST = 4
#: Candidates below this score are references at a line start, not entries.
_REFERENCE = -3.0
_AGAIN = 0.6


def find_contents(text: str, candidates: Sequence[Candidate]) -> Span | None:
    """The span of the table of contents, or None.

    An entry is a heading with nothing behind it but its name, leaders and a page number; a run
    of them is a table of contents if most of its headings come again behind it. Under a line
    that says "Contents" the run may be broken (names in a column of their own): it goes on to
    where its first heading comes again.
    """
    titles = [c for c in candidates if c.kind == "contents" and c.own_line]
    lines = [
        c
        for c in candidates
        if c.style[0] != "middle" and c.score > _REFERENCE and c.readings and c.readings[0].value
    ]
    for run, later in _runs(text, lines):
        if len(run) >= _SHORTEST and _comes_again(run, later):
            before = [t for t in titles if t.start < run[0].start and run[0].start - t.end < _ENTRY_LENGTH]
            if before:
                titled = _titled(before[-1], lines)
                run = titled if len(titled) > len(run) else run
            return Span(before[-1].start if before else run[0].start, _end_of_last(text, run))
    return None


def _runs(text: str, lines: list[Candidate]) -> Iterator[tuple[list[Candidate], list[Candidate]]]:
    """Dense runs of headings, each with the headings behind it."""
    at = 0
    while at < len(lines):
        end = at
        while end + 1 < len(lines) and _is_entry(text[lines[end].end : lines[end + 1].start]):
            end += 1
        run = _until_repeated(text, lines[at : end + 1])
        yield run, lines[at + len(run) :]
        at = end + 1


def _titled(title: Candidate, lines: list[Candidate]) -> list[Candidate]:
    """The headings from a "Contents" line to where the first of them comes again."""
    entries = [c for c in lines if c.start > title.start]
    again = next((n for n, c in enumerate(entries) if n and _number(c) == _number(entries[0])), 0)
    gap = next((n for n, (a, b) in enumerate(pairwise(entries), 1) if b.start - a.start > _LED_LENGTH), again)
    run = entries[: min(again, gap)]
    wide = [b.start - a.start for a, b in pairwise(run)]
    dense = wide and sorted(wide)[len(wide) // 2] < _ENTRY_LENGTH
    return run if dense and _comes_again(run, entries[again:]) else []


def _is_entry(between: str) -> bool:
    if len(between) > (_LED_LENGTH if _DOTS.search(between) else _ENTRY_LENGTH):
        return False
    return bool(_LEADERS.search(between)) or (len(between) <= _ENTRY_LENGTH and not _PROSE.search(between))


def _number(candidate: Candidate) -> tuple[str, str]:
    """A heading's kind and number as written: "Part I" of parts A to K isn't "Part A"."""
    return candidate.kind, candidate.readings[0].raw.casefold()


def _until_repeated(text: str, run: list[Candidate]) -> list[Candidate]:
    """The run up to where the treaty itself begins.

    That is behind the last entry with leaders, if most have some; else where an entry comes
    again under the same chapter's heading.
    """
    led = [n for n, (a, b) in enumerate(pairwise(run)) if _LEADERS.search(text[a.end : b.start])]
    if len(led) * 2 > len(run):
        last = run[-1]
        line_end = text.find("\n", last.end)
        complete = _LEADERS.search(text[last.end : line_end if line_end >= 0 else len(text)])
        return run if complete else run[: led[-1] + 1]
    seen: set[object] = set()
    above: object = None
    for n, c in enumerate(run):
        if c.kind != "article":
            if n and run[n - 1].kind == "article" and _number(c) in seen:
                return run[:n]
            above = _number(c)
            seen.add(above)
        elif (above, _number(c)) in seen or (n and run[n - 1].kind == "article" and _first(run, c)):
            return run[:n]
        else:
            seen.add((above, _number(c)))
    return run


def _first(run: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether an article has the number with which the run's articles begin."""
    return _number(candidate) == next(_number(c) for c in run if c.kind == "article")


def _comes_again(run: Sequence[Candidate], later: Sequence[Candidate]) -> bool:
    numbers = {_number(c) for c in later}
    return sum(_number(c) in numbers for c in run) >= _AGAIN * len(run)


def _end_of_last(text: str, run: Sequence[Candidate]) -> int:
    """Behind the last entry's line, and the next one if its name or page number stands there."""
    last = run[-1]
    end = text.find("\n", last.end)
    if end < 0:
        return len(text)
    two_lines = sum("\n" in text[a.end : b.start].strip() for a, b in pairwise(run))
    if two_lines * 2 > len(run) and not text[last.end : end].strip():
        following = _NEXT_LINE.match(text, end)
        end = following.end() if following else end
    return min(len(text), end + 1)
