"""From a list of openings to divisions that tile the text.

An opening says that a division of some kind begins at some offset. It closes every open
division that can't hold it; so each character belongs to the division opened last, and the
divisions tile the text whatever the openings are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.model import Division
from foedus.numerals import western_digits
from foedus.structure.words import CONTAINERS

_PREFIX = {
    "chapter": "chp", "section": "sec", "subsection": "subsec", "article": "art", "paragraph": "para",
    "recital": "rec",
}  # fmt: skip
_ALWAYS_NUMBERED = {*CONTAINERS, "article", "paragraph", "point", "recital", "annex", "note", "translation"}
_FIRST = {"1", "I", "i", "A", "a"}
_LEAVES = {"preface", "toc", "recital", "note"}
_INSIDE_ARTICLES = {"paragraph", "point", "note"}


@dataclass(frozen=True, slots=True)
class Opening:
    """A division begins here.

    Attributes:
        start, body_start, kind, number, heading: as in `Division`.
        ident: the number as the eid has it ("5bis"), or None to count.
        depth: among divisions of the same kind, how deep (points inside points).
        inner: whether a container stands inside its article ("Section 1" of Article IV), or an
            annex in its chapter.
    """

    start: int
    kind: str
    body_start: int
    number: str | None = None
    heading: str | None = None
    ident: str | None = None
    depth: int = 0
    inner: bool = False


@lru_cache(maxsize=4096)
def ident_of(number: str) -> str:
    """A number as eids write it: "5 bis" is "5bis", "1.2" is "1-2", "۳" is "3"."""
    plain = western_digits(number).strip(" .:()[]º°ª\t")
    plain = re.sub(r"(?<=\d)\.?(?:[ºª°]|er|re)$", "", plain)
    plain = re.sub(r"[\s-]+(?=[^\W\d]+$)", "", re.sub(r"[.–—_/]", "-", plain))
    return (plain.lower() if plain[:1].isdecimal() else plain) or "0"


def divisions_of(openings: Iterable[Opening], length: int) -> tuple[Division, ...]:
    """The divisions of a text of `length` characters, parents before children; they tile it.

    Args:
        openings: in any order; of two at the same start that can't hold one another the last
            counts. What stands before the first is a preface.
    """
    ordered = sorted((o for o in openings if o.start < length), key=lambda o: o.start)
    if length and (not ordered or ordered[0].start > 0):
        ordered.insert(0, Opening(0, "preface" if ordered else "body", 0))
    ranks = _container_ranks(ordered)
    parents: list[int | None] = []
    ends = [length] * len(ordered)
    stack: list[int] = []
    for n, opening in enumerate(ordered):
        while stack and not _holds(ordered[stack[-1]], opening, ranks[n]):
            ends[stack.pop()] = opening.start
        parents.append(stack[-1] if stack else None)
        stack.append(n)
    eids: dict[int | None, str | None] = {None: None}
    used: dict[str, int] = {}
    counts: dict[tuple[int | None, str], int] = {}
    divisions = []
    for n, o in enumerate(ordered):
        if o.start == ends[n]:
            continue
        parent = parents[n]
        count = counts[parent, o.kind] = counts.get((parent, o.kind), 0) + 1
        eids[n] = eid = _unique(_eid(eids[parent], o, count), used)
        body_start = max(o.start, min(o.body_start, ends[n]))
        divisions.append(
            Division(eid, o.kind, o.number, o.heading, o.start, body_start, ends[n], eids[parent])
        )
    return tuple(divisions)


def _eid(parent: str | None, opening: Opening, count: int) -> str:
    name = _PREFIX.get(opening.kind, opening.kind)
    number = opening.ident or (str(count) if opening.kind in _ALWAYS_NUMBERED or count > 1 else None)
    return "_".join(part for part in (f"{parent}_" if parent else "", name, number) if part)


def _unique(eid: str, used: dict[str, int]) -> str:
    """The eid, with a counter behind it if it is already in use."""
    candidate = eid
    while candidate in used:
        used[eid] += 1
        candidate = f"{eid}-{used[eid]}"
    used[candidate] = 1
    return candidate


def _container_ranks(openings: Sequence[Opening]) -> list[dict[str, int]]:
    """For each opening, which container holds which in its treaty, annex or translation.

    A section is inside a chapter, unless it opens first and its numbers begin again less often.
    """
    scopes: list[list[Opening]] = [[]]
    of_opening = []
    for o in openings:
        if o.kind in ("annex", "translation") and not o.inner:
            scopes.append([])
        elif o.kind in CONTAINERS and not o.inner:
            scopes[-1].append(o)
        of_opening.append(len(scopes) - 1)
    ranks = []
    for containers in scopes:
        begun = Counter(o.kind for o in containers if o.ident in _FIRST)
        opened = list(dict.fromkeys(o.kind for o in containers))
        kinds = sorted(opened, key=CONTAINERS.index)
        for n in range(len(kinds) - 1):
            outer, inner = kinds[n : n + 2]
            if opened.index(inner) < opened.index(outer) and begun[inner] < begun[outer]:
                kinds[n : n + 2] = inner, outer
        ranks.append({kind: n for n, kind in enumerate(kinds)})
    return [ranks[scope] for scope in of_opening]


def _holds(outer: Opening, inner: Opening, rank: dict[str, int]) -> bool:
    kind = inner.kind
    if kind == "translation" or outer.kind in _LEAVES:
        return False
    if outer.kind == "translation":
        return True
    if kind == "annex" and inner.inner:
        return outer.kind in CONTAINERS and not outer.inner
    if outer.kind == "annex" and outer.inner:
        return kind in _INSIDE_ARTICLES
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
