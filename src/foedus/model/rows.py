"""Documents as flat rows for tables: CSV, data frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.model.document import Document

#: Columns that are always there, by what a row is.
COLUMNS: dict[str, list[str]] = {
    "divisions": [
        "path", "eid", "kind", "number", "heading", "start", "body_start", "end", "parent", "quotation",
    ],
}  # fmt: skip


def rows_of(document: Document, rows: str = "divisions") -> Iterator[dict[str, Any]]:
    """One flat dict a division, or an annotation, with its quotation.

    The names are those of the JSON; a nested value's name is joined by `_`
    (`fields_bearer_type`).
    """
    path = document.text.source.path
    if rows == "divisions":
        for d in document.divisions:
            yield {
                "path": path, "eid": d.eid, "kind": d.kind, "number": d.number, "heading": d.heading,
                "start": d.start, "body_start": d.body_start, "end": d.end, "parent": d.parent,
                "quotation": document.quote(d.start, d.end),
            }  # fmt: skip
    elif rows == "annotations":
        for a in document.annotations:
            yield {
                "path": path, "id": a.id, "kind": a.kind, "eid": a.eid, "start": a.start, "end": a.end,
                "quotation": document.quote(a.start, a.end), "rule": a.rule, "confidence": a.confidence,
                **flat(a.fields, "fields"),
            }  # fmt: skip
    else:
        raise ValueError(f"rows must be 'divisions' or 'annotations', not {rows!r}")


def flat(value: Any, name: str) -> dict[str, Any]:
    """Nested mappings as one level, names joined by `_`; lists of plain values joined by a space."""
    if isinstance(value, Mapping):
        return {k: v for key, inner in value.items() for k, v in flat(inner, f"{name}_{key}").items()}
    if isinstance(value, list | tuple):
        return {name: " ".join(map(str, value))}
    return {name: value}
