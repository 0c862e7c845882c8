"""From a text to its divisions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from foedus.model import Division, Document, Text
from foedus.model.canonical import canonical
from foedus.structure.outline import openings
from foedus.structure.tree import divisions_of

__all__ = ["divide", "parse"]


#: What divisions say nothing for a treaty.
_PLAIN = {"body", "paragraph", "point"}
_PLAIN_NOTE = (
    "Neither articles nor a preamble or closing formula were found: this may be no treaty, "
    "or in a language that Foedus has no table for."
)


def parse(source: str | Path | Text) -> Document:
    """The document of a file or of a text that is already read.

    A text in which nothing speaks for a treaty is divided all the same; its `notes` say so.
    Raises `FoedusError` if the file can't be read.
    """
    from foedus.reading import read

    text = source if isinstance(source, Text) else read(source)
    divisions = divide(text.content, text.language)
    if _PLAIN.issuperset(d.kind for d in divisions):
        text = replace(text, notes=(*text.notes, _PLAIN_NOTE))
    return Document(text, divisions)


def divide(content: str, language: str | None = None) -> tuple[Division, ...]:
    """The divisions of a text; they tile it whatever the text is.

    Args:
        language: ISO 639-3; tells which words begin a preamble or a closing formula.
    """
    view = canonical(content)
    if view is None:
        return divisions_of(openings(content, language), len(content))
    back = view.to_source
    return tuple(
        replace(d, start=back(d.start), body_start=back(d.body_start), end=back(d.end))
        for d in divisions_of(openings(view.content, language), len(view.content))
    )
