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

#: What a table of treaties has of each field of the treaty object; `value` goes by the field's name.
_OF_TREATY = {
    "signed": ("date", "place"),
    "entry_into_force": ("mode", "count", "delay", "date"),
    "duration": ("term",),
    "renewal": ("mode", "term"),
    "denunciation": ("notice",),
    "depositary": ("name",),
    "authentic_languages": ("codes", "prevailing"),
    "reservations": ("value",),
    "amendment": ("mode",),
    "disputes": ("means",),
    "registration": ("value",),
}

#: The columns of a table of treaties.
TREATY_COLUMNS = (
    "path", "title", "parties", "parties_iso3",
    *(field if key == "value" else f"{field}_{key}" for field, keys in _OF_TREATY.items() for key in keys),
    "language", "length", "articles",
)  # fmt: skip


#: The columns that every annotation has in a table; those of its fields follow.
ANNOTATION_COLUMNS = (
    "path", "id", "kind", "eid", "start", "end", "quotation", "rule", "confidence",
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


def treaty_row(text: Text, treaty: Mapping[str, Any], articles: int) -> dict[str, Any]:
    """One flat dict for a treaty: the treaty object without evidence; None where the text is silent.

    Parties are joined by "; ", and so are their codes, which are those of vanished states (`SUN`)
    where there is no other, and empty for organisations and unknown states.
    """
    parties = treaty["parties"] or []
    codes = [party["iso3"] or party.get("historical") or "" for party in parties]
    values: list[Any] = [
        text.source.path,
        (treaty["title"] or {}).get("value"),
        "; ".join(party["name"] for party in parties) or None,
        "; ".join(codes) if any(codes) else None,
    ]
    for field, keys in _OF_TREATY.items():
        found = treaty[field] or {}
        values += [flat(found.get(key), key)[key] for key in keys]
    return dict(zip(TREATY_COLUMNS, [*values, text.language, len(text), articles], strict=True))


def flat(value: Any, name: str) -> dict[str, Any]:
    """Nested mappings as one level, names joined by `_`; lists of plain values joined by a space."""
    if isinstance(value, Mapping):
        return {k: v for key, inner in value.items() for k, v in flat(inner, f"{name}_{key}").items()}
    if isinstance(value, list | tuple):
        return {name: " ".join(map(str, value))}
    return {name: value}
