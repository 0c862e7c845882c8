"""A document as the finders read it: its text in the canonical view, its findings led back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from foedus.model import Annotation, Document
from foedus.model.canonical import Canonical, canonical


def found_in_view(
    document: Document, find: Callable[[Document], Iterable[Annotation]]
) -> Iterator[Annotation]:
    """What `find` finds in the canonical view of a document, with offsets into its own text."""
    view = canonical(document.text.content)
    if view is None:
        yield from find(document)
        return
    for found in find(_seen(document, view)):
        start, end = view.to_source(found.start), view.to_source(found.end)
        yield replace(found, start=start, end=end, fields=_led_back(found.fields, view))


def _seen(document: Document, view: Canonical) -> Document:
    def seen(offset: int) -> int:
        return view.from_source(offset)

    divisions = tuple(
        replace(d, start=seen(d.start), body_start=seen(d.body_start), end=seen(d.end))
        for d in document.divisions
    )
    return Document(replace(document.text, content=view.content, places=()), divisions)


def _led_back(value: Any, view: Canonical) -> Any:
    """Fields with their spans led back: a mapping with `start` and `end` is a span."""
    if isinstance(value, Mapping):
        return {
            key: view.to_source(inner)
            if key in ("start", "end") and isinstance(inner, int)
            else _led_back(inner, view)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_led_back(inner, view) for inner in value]
    return value
