"""From a list of openings to divisions that tile the text.

An opening says that a division of some kind begins at some offset. It closes every open
division that can't hold it; so each character belongs to the division opened last, and the
divisions tile the text whatever the openings are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.model import Division
from foedus.numerals import western_digits
from foedus.structure.words import CONTAINERS

_PREFIX = {
    "chapter": "chp", "section": "sec", "subsection": "subsec", "article": "art", "paragraph": "para",
    "recital": "rec",
}  # fmt: skip
_ALWAYS_NUMBERED = {*CONTAINERS, "article", "paragraph", "point", "recital", "annex", "note", "translation"}
_LEAVES = {"preface", "toc", "recital", "note"}
_INSIDE_ARTICLES = {"paragraph", "point", "note"}


@dataclass(frozen=True, slots=True)
class Opening:
    """A division begins here.

    Attributes:
        start, body_start, kind, number, heading: as in `Division`.
        ident: the number as the eid has it ("5bis"), or None to count.
        depth: among divisions of the same kind, how deep (points inside points).
        inner: whether a container stands inside its article ("Section 1" of Article IV).
    """

    start: int
    kind: str
    body_start: int
    number: str | None = None
    heading: str | None = None
    ident: str | None = None
    depth: int = 0
    inner: bool = False


def ident_of(number: str) -> str:
    """A number as eids write it: "5 bis" is "5bis", "1.2" is "1-2", "۳" is "3"."""
    plain = western_digits(number).strip(" .:()[]º°ª\t")
    plain = re.sub(r"(?<=\d)\.?(?:[ºª°]|er|re)$", "", plain)
    return re.sub(r"\s+", "", re.sub(r"[.–—_/]", "-", plain)) or "0"


def divisions_of(openings: Iterable[Opening], length: int) -> tuple[Division, ...]:
    """The divisions, parents before children.

    Args:
        openings: in order of start, the first at 0; of two at the same start the outer first.
    """
    ordered = list(openings)
    rank = _container_rank(ordered)
    parents: list[int | None] = []
    ends = [length] * len(ordered)
    stack: list[int] = []
    for n, opening in enumerate(ordered):
        while stack and not _holds(ordered[stack[-1]], opening, rank):
            ends[stack.pop()] = opening.start
        parents.append(stack[-1] if stack else None)
        stack.append(n)
    eids: list[str] = []
    used: set[str] = set()
    counts: dict[tuple[int | None, str], int] = {}
    divisions = []
    for n, o in enumerate(ordered):
        parent = parents[n]
        count = counts[parent, o.kind] = counts.get((parent, o.kind), 0) + 1
        prefix = f"{eids[parent]}__" if parent is not None else ""
        name = _PREFIX.get(o.kind, o.kind)
        number = o.ident or (str(count) if o.kind in _ALWAYS_NUMBERED or count > 1 else None)
        eid = f"{prefix}{name}_{number}" if number else f"{prefix}{name}"
        eid = _unique(eid, used)
        eids.append(eid)
        divisions.append(
            Division(
                eid, o.kind, o.number, o.heading, o.start, min(o.body_start, ends[n]), ends[n],
                eids[parent] if parent is not None else None,
            )
        )  # fmt: skip
    return tuple(divisions)


def _unique(eid: str, used: set[str]) -> str:
    n, candidate = 1, eid
    while candidate in used:
        n += 1
        candidate = f"{eid}-{n}"
    used.add(candidate)
    return candidate


def _container_rank(openings: Iterable[Opening]) -> dict[str, int]:
    """Which container holds which: the one that opens first is the outer one."""
    seen = dict.fromkeys(o.kind for o in openings if o.kind in CONTAINERS and not o.inner)
    return {kind: n for n, kind in enumerate(seen)}


def _holds(outer: Opening, inner: Opening, rank: dict[str, int]) -> bool:
    kind = inner.kind
    if kind == "translation" or outer.kind in _LEAVES:
        return False
    if outer.kind == "translation":
        return True
    if kind in ("preface", "toc", "preamble", "conclusion", "annex", "body"):
        return outer.kind == "annex" and kind in ("preamble", "body")
    if outer.kind in ("preamble", "conclusion"):
        return kind in ("recital", "paragraph", "note")
    if outer.kind in ("annex", "body"):
        return True
    if inner.inner:
        return outer.kind == "article"
    if kind in CONTAINERS:
        return outer.kind in CONTAINERS and not outer.inner and rank[outer.kind] < rank[kind]
    if kind == "article":
        return outer.kind in CONTAINERS and not outer.inner
    if outer.kind in CONTAINERS or outer.kind == "article":
        return kind in _INSIDE_ARTICLES
    if outer.kind == "paragraph":
        return kind == "point" or (kind == "paragraph" and outer.depth < inner.depth)
    return outer.kind == "point" and kind == "point" and outer.depth < inner.depth
