"""From a document to its findings: one module a kind of finding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from foedus.coding import dates, final_clauses, parties, signature, title
from foedus.coding.recognition import missing
from foedus.coding.view import found_in_view
from foedus.errors import FoedusError
from foedus.model import Annotation, Document, Text
from foedus.structure import parse

__all__ = ["code"]

#: Each has `find(document)`, which yields annotations and doesn't look at those of the others. Their
#: rules begin with the finder's name.
FINDERS = {
    "title": title.find,
    "parties": parties.find,
    "signature": signature.find,
    "dates": dates.find,
    "final_clauses": final_clauses.find,
}


def code(source: Document | Text | str | Path) -> Document:
    """The document with the findings added; a file or a text is parsed first.

    What the finders found in it before is replaced; other annotations stay. Raises `FoedusError`
    ("no-treaty") if nothing speaks for a treaty.
    """
    document = source if isinstance(source, Document) else parse(source)
    found = list(found_in_view(document, _found))
    others = tuple(a for a in document.annotations if a.rule.partition(".")[0] not in FINDERS)
    return replace(document, annotations=others).annotated(found)


def _found(document: Document) -> list[Annotation]:
    findings = [finding for find in FINDERS.values() for finding in find(document)]
    lacking = missing(document, findings)
    if lacking:
        raise FoedusError("no-treaty", document.text.source.path, detail=lacking)
    return findings
