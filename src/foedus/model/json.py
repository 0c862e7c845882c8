"""Documents as the JSON of the contract, both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.errors import FoedusError
from foedus.model.annotation import Annotation
from foedus.model.division import Division
from foedus.model.text import Place, Source, Text


def parsed(text: Text, divisions: Sequence[Division]) -> dict[str, Any]:
    """The object of `foedus parse`, keys in the order of the contract."""
    source = text.source
    data: dict[str, Any] = {
        "source": {"path": source.path, "sha256": source.sha256, "media_type": source.media_type},
        "language": text.language,
        "length": len(text),
        "divisions": [
            {
                "eid": d.eid, "kind": d.kind, "number": d.number, "heading": d.heading,
                "start": d.start, "body_start": d.body_start, "end": d.end, "parent": d.parent,
            }
            for d in divisions
        ],
    }  # fmt: skip
    if text.notes:
        data["notes"] = list(text.notes)
    return data


def coded(treaty: Mapping[str, Any], annotations: Sequence[Annotation]) -> dict[str, Any]:
    """What `foedus code` adds to it."""
    return {
        "treaty": dict(treaty),
        "annotations": [
            {
                "id": a.id, "kind": a.kind, "start": a.start, "end": a.end, "eid": a.eid,
                "fields": dict(a.fields), "rule": a.rule, "confidence": a.confidence,
            }
            for a in annotations
        ],
    }  # fmt: skip


def whole(text: Text) -> dict[str, Any]:
    """What must be added so that the document can be read back."""
    return {
        "text": text.content,
        "encoding": text.encoding,
        "places": [[p.start, p.end, p.kind, p.label, p.box and list(p.box)] for p in text.places],
    }


def parts(data: Mapping[str, Any]) -> tuple[Text, tuple[Division, ...], tuple[Annotation, ...]]:
    """The parts of the document in an object that holds its text; `FoedusError` if it isn't one."""
    try:
        places = tuple(
            Place(int(s), int(e), str(kind), str(label), box and tuple(box))
            for s, e, kind, label, box in data.get("places", ())
        )
        content = data["text"]
        if not isinstance(content, str):
            raise TypeError("its text isn't a text")
        text = Text(
            content, Source(**data["source"]), data["language"], data.get("encoding"), places,
            tuple(data.get("notes", ())),
        )  # fmt: skip
        divisions = tuple(Division(**d) for d in data["divisions"])
        annotations = tuple(Annotation(**a) for a in data.get("annotations", ()))
        spans: list[Division | Annotation] = [*divisions, *annotations]
        for found in spans:
            if not (isinstance(found.start, int) and isinstance(found.end, int)):
                raise TypeError("an offset isn't a number")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FoedusError("bad-json", detail=str(error)) from error
    return text, divisions, annotations
