"""The treaty object: a view of the annotations that say who, when and until when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.model.annotation import Annotation

#: The fields in the order in which they are printed; each is also an annotation kind,
#: except that `parties` are annotations of kind `party`.
FIELDS = (
    "title", "parties", "signed", "entry_into_force", "duration", "renewal", "denunciation",
    "depositary", "authentic_languages", "reservations", "amendment", "disputes", "registration",
)  # fmt: skip

#: What of an annotation's fields the treaty object doesn't repeat.
_PRIVATE = {"code"}


def treaty_of(annotations: Iterable[Annotation], content: str) -> dict[str, Any]:
    """The treaty object; None where the text is silent.

    Of several annotations of a field the first with the highest confidence gives the value;
    those that agree with it are its evidence.
    """
    by_kind: dict[str, list[Annotation]] = {}
    for a in annotations:
        by_kind.setdefault(a.kind, []).append(a)
    treaty: dict[str, Any] = {}
    for field in FIELDS:
        found = by_kind.get("party" if field == "parties" else field, [])
        if not found:
            treaty[field] = None
        elif field == "parties":
            treaty[field] = _parties(found)
        else:
            best = max(found, key=lambda a: a.confidence)
            treaty[field] = _value(best, found)
    return treaty


def _value(best: Annotation, among: Iterable[Annotation]) -> dict[str, Any]:
    agreeing = [a for a in among if a.fields == best.fields]
    fields = {k: v for k, v in best.fields.items() if k not in _PRIVATE}
    return fields | {"evidence": [{"start": a.start, "end": a.end} for a in agreeing]}


def _parties(found: Iterable[Annotation]) -> list[dict[str, Any]]:
    groups: dict[Any, list[Annotation]] = {}
    for a in found:
        groups.setdefault(a.fields.get("code") or a.fields["name"], []).append(a)
    return [
        _value(group[0], group) | {"evidence": [{"start": a.start, "end": a.end} for a in group]}
        for group in groups.values()
    ]
