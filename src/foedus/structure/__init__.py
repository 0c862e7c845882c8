"""From a text to its divisions."""

from __future__ import annotations

from pathlib import Path

from foedus.model import Document, Text


def parse(source: str | Path | Text) -> Document:
    """The document of a file or text."""
    raise NotImplementedError
