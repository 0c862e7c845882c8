"""From a file to its text: one module a format."""

from __future__ import annotations

from pathlib import Path

from foedus.model import Text


def read(path: str | Path) -> Text:
    """The text of a file."""
    raise NotImplementedError
