"""What is made from a coded document for people to read."""

from __future__ import annotations

from foedus.model import Document


def brief(document: Document) -> str:
    """The brief, one self-contained HTML page."""
    raise NotImplementedError
