"""From a document to its findings: one module a kind of finding."""

from __future__ import annotations

from foedus.coding import final_clauses, parties, signature, title
from foedus.model import Document

__all__ = ["code"]

#: Each has `find(document)`, which yields annotations and doesn't look at those of the others.
FINDERS = (title, parties, signature, final_clauses)


def code(document: Document) -> Document:
    """The document with the findings added."""
    return document.annotated([finding for finder in FINDERS for finding in finder.find(document)])
