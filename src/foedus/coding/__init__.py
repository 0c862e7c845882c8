"""From a document to its findings: one module a kind of finding."""

from __future__ import annotations

from foedus.coding import dates, final_clauses, parties, signature, title
from foedus.coding.recognition import missing
from foedus.errors import FoedusError
from foedus.model import Document

__all__ = ["code"]

#: Each has `find(document)`, which yields annotations and doesn't look at those of the others.
FINDERS = (title, parties, signature, dates, final_clauses)


def code(document: Document) -> Document:
    """The document with the findings added.

    Raises `FoedusError` ("no-treaty") if nothing speaks for a treaty.
    """
    findings = [finding for finder in FINDERS for finding in finder.find(document)]
    lacking = missing(document, findings)
    if lacking:
        raise FoedusError("no-treaty", document.text.source.path, detail=lacking)
    return document.annotated(findings)
