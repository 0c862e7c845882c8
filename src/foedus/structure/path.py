"""The best path through candidate headings under the grammar of numbering.

What follows 4 is 5, or "4 bis", or 1 in a new chapter or annex. Each candidate brings its own
score; each step between two headings adds what the grammar thinks of it; the path with the
highest sum is taken (Viterbi, with the predecessors that matter looked up by number, so that
the cost grows with the number of candidates).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from foedus.numerals import to_roman
from foedus.structure.candidates import Candidate
from foedus.structure.numbers import Reading

#: What the grammar of numbering adds for a step.
STEPS = {
    "next": 2.5, "bis": 2.0, "gap": -1.5, "each more": -0.8, "leap": -6.0,
    "begins at 1": 0.0, "begins later": -2.5, "restart": -0.5, "restart later": -4.0,
    "restart unasked": -5.0, "restart later unasked": -8.0,
}  # fmt: skip
_STYLE = {"usual": 1.0, "rare": -2.5}
_GAPS = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """A candidate that was taken, with the reading of its number that was taken."""

    candidate: Candidate
    reading: Reading

    @property
    def start(self) -> int:
        return self.candidate.start

    @property
    def kind(self) -> str:
        return self.candidate.kind


@dataclass(slots=True)
class _State:
    score: float
    candidate: Candidate
    reading: Reading
    previous: _State | None


def best_path(candidates: Sequence[Candidate], boundaries: Sequence[int] = ()) -> list[Heading]:
    """The headings of one kind, in order.

    Args:
        candidates: of one kind, in order of start.
        boundaries: offsets, sorted, at which numbering may begin again.
    """
    path = _viterbi(candidates, boundaries)
    if len(path) < 3:
        return path
    styles = Counter(h.candidate.style for h in path)
    usual = {style for style, n in styles.items() if n >= len(path) / 2}
    common = {style for style, n in styles.items() if n >= len(path) / 10}
    adjusted = [
        c.restyled(_STYLE["usual"]) if c.style in usual
        else c.restyled(_STYLE["rare"]) if len(path) >= 6 and c.style not in common
        else c
        for c in candidates
    ]  # fmt: skip
    return _viterbi(adjusted, boundaries)


def _viterbi(candidates: Sequence[Candidate], boundaries: Sequence[int]) -> list[Heading]:
    by_number: dict[tuple[tuple[int, ...], int], _State] = {}
    by_value: dict[tuple[int, ...], _State] = {}
    by_chapter: dict[int, _State] = {}
    best: _State | None = None
    before_boundary: _State | None = None
    passed = 0
    for c in candidates:
        boundary = bisect_right(boundaries, c.start)
        if boundary > passed:
            passed, before_boundary = boundary, best
        new: list[_State] = []
        for raw_reading in c.readings:
            r = raw_reading if raw_reading.value else _expected(raw_reading, best)
            options: list[tuple[float, _State | None]] = []
            first = all(n == 1 for n in r.value) and not r.suffix
            options.append((STEPS["begins at 1" if first else "begins later"], None))
            if r.suffix:
                before = (by_number.get((r.value, suffix)) for suffix in (r.suffix - 1, 0))
                options += [(state.score + STEPS["bis"], state) for state in before if state]
                if state := by_value.get((*r.value[:-1], r.value[-1] - 1)):
                    options.append((state.score + STEPS["gap"], state))
            else:
                *stem, n = r.value
                for gap in range(1, _GAPS):
                    if n - gap < 1:
                        break
                    if state := by_value.get((*stem, n - gap)):
                        step = STEPS["next"] if gap == 1 else STEPS["gap"] + gap * STEPS["each more"]
                        options.append((state.score + step, state))
                if len(r.value) == 2 and n == 1 and (state := by_chapter.get(stem[0] - 1)):
                    options.append((state.score + STEPS["next"], state))
                if best and (len(best.reading.value), best.reading.value) < (len(r.value), r.value):
                    options.append((best.score + STEPS["leap"], best))
            if before_boundary:
                step = STEPS["restart" if first else "restart later"]
                options.append((before_boundary.score + step, before_boundary))
            if best:
                step = STEPS["restart unasked" if first else "restart later unasked"]
                options.append((best.score + step, best))
            gain, previous = max(options, key=lambda option: option[0])
            new.append(_State(gain + c.score - r.cost, c, r, previous))
        for state in new:
            r = state.reading
            _improve(by_number, (r.value, r.suffix), state)
            _improve(by_value, r.value, state)
            if len(r.value) > 1:
                _improve(by_chapter, r.value[0], state)
            if best is None or state.score >= best.score:
                best = state
    headings: list[Heading] = []
    end = best if best and best.score > 0 else None
    while end:
        headings.append(Heading(end.candidate, end.reading))
        end = end.previous
    return headings[::-1]


def _expected(r: Reading, best: _State | None) -> Reading:
    """An unreadable number read as the one that must come."""
    *stem, last = best.reading.value if best else (0,)
    style = best.reading.style if best else "digits"
    raw = to_roman(last + 1) if style == "roman" else str(last + 1)
    return replace(r, value=(*stem, last + 1), raw=raw, style=style)


def _improve(table: dict[Any, _State], key: object, state: _State) -> None:
    known = table.get(key)
    if known is None or state.score >= known.score:
        table[key] = state
