"""A stretch of the text that has a place in the treaty's structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.errors import FoedusError

#: What a division can be, from the outside in.
KINDS = (
    "preface", "toc", "preamble", "recital",
    "book", "part", "title", "chapter", "section", "subsection",
    "article", "paragraph", "point",
    "conclusion", "annex", "note", "body", "translation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Division:
    """One division.

    Attributes:
        eid: Akoma Ntoso 3.0 identifier, unique in the document (`chp_II__art_4`).
        kind: one of `KINDS`.
        number: as written without the word ("5 bis", "IV", "1.2"), or None.
        heading: its name, or None.
        start: first character, that of its heading if it has one.
        body_start: first character after the heading.
        end: after its last character.
        parent: eid of the division that holds it, or None.
    """

    eid: str
    kind: str
    number: str | None
    heading: str | None
    start: int
    body_start: int
    end: int
    parent: str | None = None


def check_tiling(divisions: Sequence[Division], length: int) -> None:
    """Raise `FoedusError` unless the divisions tile a text of `length` characters.

    The top level runs from 0 to `length` without gap or overlap; the children of a division
    run without gap or overlap to its end (its heading and chapeau stand before the first
    child); children follow their parent; eids are unique; no division is empty.
    """
    ends: dict[str | None, int] = {None: 0}
    spans: dict[str | None, Division] = {}
    for d in divisions:
        if d.kind not in KINDS:
            raise FoedusError("not-tiled", detail=f"'{d.eid}' is of no known kind: '{d.kind}'")
        if d.eid in spans:
            raise FoedusError("not-tiled", detail=f"'{d.eid}' is used twice")
        if not 0 <= d.start <= d.body_start <= d.end <= length or d.start == d.end:
            raise FoedusError("not-tiled", detail=f"'{d.eid}' has no proper span")
        if d.parent not in ends:
            if d.parent not in spans:
                raise FoedusError("not-tiled", detail=f"'{d.eid}' precedes its parent '{d.parent}'")
            holder = spans[d.parent]
            if not holder.start <= d.start <= holder.end:
                raise FoedusError("not-tiled", detail=f"'{d.eid}' begins outside '{d.parent}'")
        elif ends[d.parent] != d.start:
            raise FoedusError("not-tiled", detail=f"'{d.eid}' begins at {d.start}, not {ends[d.parent]}")
        ends[d.parent] = d.end
        spans[d.eid] = d
    for parent, end in ends.items():
        expected = length if parent is None else spans[parent].end
        if end != expected:
            raise FoedusError(
                "not-tiled", detail=f"the parts of '{parent or 'the text'}' end at {end}, not {expected}"
            )
