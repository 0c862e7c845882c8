"""From a text to its divisions."""

from __future__ import annotations

from pathlib import Path

from foedus.model import Division, Document, Text
from foedus.structure.outline import openings
from foedus.structure.tree import divisions_of

__all__ = ["divide", "parse"]


def parse(source: str | Path | Text) -> Document:
    """The document of a file or of a text that is already read.

    Raises `FoedusError` if the file can't be read.
    """
    from foedus.reading import read

    text = source if isinstance(source, Text) else read(source)
    return Document(text, divide(text.content, text.language))


def divide(content: str, language: str | None = None) -> tuple[Division, ...]:
    """The divisions of a text; they tile it whatever the text is.

    Args:
        language: ISO 639-3; tells which words begin a preamble or a closing formula.
    """
    return divisions_of(openings(content, language), len(content))
