"""Documents as flat rows for tables: CSV, data frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foedus.model.annotation import Annotation
from foedus.model.division import Division
from foedus.model.text import Text

#: The columns of a table of divisions.
COLUMNS = (
    "path", "eid", "kind", "number", "heading", "start", "body_start", "end", "parent", "quotation",
)  # fmt: skip


def division_rows(text: Text, divisions: Sequence[Division]) -> Iterator[dict[str, Any]]:
    """One flat dict a division, with its quotation; names are those of the JSON."""
    for d in divisions:
        yield {
            "path": text.source.path, "eid": d.eid, "kind": d.kind, "number": d.number, "heading": d.heading,
            "start": d.start, "body_start": d.body_start, "end": d.end, "parent": d.parent,
            "quotation": text.content[d.start : d.end],
        }  # fmt: skip


def annotation_rows(text: Text, annotations: Sequence[Annotation]) -> Iterator[dict[str, Any]]:
    """One flat dict an annotation; a nested value's name is joined by `_` (`fields_bearer_type`)."""
    for a in annotations:
        yield {
            "path": text.source.path, "id": a.id, "kind": a.kind, "eid": a.eid, "start": a.start,
            "end": a.end, "quotation": text.content[a.start : a.end], "rule": a.rule,
            "confidence": a.confidence, **flat(a.fields, "fields"),
        }  # fmt: skip


def flat(value: Any, name: str) -> dict[str, Any]:
    """Nested mappings as one level, names joined by `_`; lists of plain values joined by a space."""
    if isinstance(value, Mapping):
        return {k: v for key, inner in value.items() for k, v in flat(inner, f"{name}_{key}").items()}
    if isinstance(value, list | tuple):
        return {name: " ".join(map(str, value))}
    return {name: value}
