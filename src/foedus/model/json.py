"""Documents as the JSON of the contract, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from foedus.errors import FoedusError
from foedus.model.annotation import Annotation
from foedus.model.division import Division
from foedus.model.text import Place, Source, Text

if TYPE_CHECKING:
    from foedus.model.document import Document


def to_json(document: Document, *, text: bool, coded: bool) -> dict[str, Any]:
    """The document as plain dicts and lists, keys in the order of the contract."""
    source = document.text.source
    data: dict[str, Any] = {
        "source": {"path": source.path, "sha256": source.sha256, "media_type": source.media_type},
        "language": document.text.language,
        "length": len(document.text),
        "divisions": [
            {
                "eid": d.eid, "kind": d.kind, "number": d.number, "heading": d.heading,
                "start": d.start, "body_start": d.body_start, "end": d.end, "parent": d.parent,
            }
            for d in document.divisions
        ],
    }  # fmt: skip
    if coded:
        data["treaty"] = document.treaty
        data["annotations"] = [
            {
                "id": a.id, "kind": a.kind, "start": a.start, "end": a.end, "eid": a.eid,
                "fields": dict(a.fields), "rule": a.rule, "confidence": a.confidence,
            }
            for a in document.annotations
        ]  # fmt: skip
    if document.text.notes:
        data["notes"] = list(document.text.notes)
    if text:
        data["text"] = document.text.content
        data["encoding"] = document.text.encoding
        data["places"] = [
            [p.start, p.end, p.kind, p.label, p.box and list(p.box)] for p in document.text.places
        ]
    return data


def from_json(data: Mapping[str, Any]) -> Document:
    """The document of an object that holds its text; `FoedusError` if it isn't one."""
    from foedus.model.document import Document

    try:
        source = Source(**data["source"])
        places = tuple(
            Place(s, e, k, label, box and tuple(box)) for s, e, k, label, box in data.get("places", ())
        )
        text = Text(
            data["text"], source, data["language"], data.get("encoding"), places, tuple(data.get("notes", ()))
        )
        divisions = tuple(Division(**d) for d in data["divisions"])
        annotations = tuple(Annotation(**a) for a in data.get("annotations", ()))
    except (KeyError, TypeError, ValueError) as error:
        raise FoedusError("bad-json", detail=str(error)) from error
    return Document(text, divisions, annotations)
