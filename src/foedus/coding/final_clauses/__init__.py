"""Final clauses: from entry into force to registration, the fields of the treaty object.

Each finding is an annotation whose kind is the field and whose fields are its value; several
clauses that carry one value are several annotations with equal fields. The words are data (see
`words`), the reading of them is the same for all languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.final_clauses.authentic import authentic_languages
from foedus.coding.final_clauses.changes import amendment, reservations
from foedus.coding.final_clauses.clauses import Clause, furniture, operative, whole
from foedus.coding.final_clauses.deposit import depositary, registration
from foedus.coding.final_clauses.disputes import disputes
from foedus.coding.final_clauses.force import entry_into_force
from foedus.coding.final_clauses.term import denunciation, duration, renewal
from foedus.coding.final_clauses.words import Words, words
from foedus.languages import codes
from foedus.model import Annotation, Document

__all__ = ["find"]


#: Findings less sure than this count only where final clauses stand, as the divisions tell.
_SURE = 0.6
#: A text is badly divided if less than this share of it is operative.
_OPERATIVE = 0.5


def find(document: Document) -> Iterator[Annotation]:
    """The final clauses of a treaty, as annotations of the treaty object's fields.

    A text in a language without a table is read as English, which finds nothing in it.
    """
    language = document.text.language
    known = words(language if language in codes() and language else "eng")
    body = operative(document, known.final)
    term = list(_term(body, known))
    weak = {clause.start for clause in body if clause.late}
    if not term and _badly_divided(document, body):
        body = whole(document, known.final)
        term = list(_term(body, known))
        weak = set()
    for found in [*term, *_others(document, body, known)]:
        if found.confidence >= _SURE or found.start in weak:
            yield found


def _badly_divided(document: Document, body: list[Clause]) -> bool:
    articles = any(d.kind == "article" and d.parent is None for d in document.divisions)
    return not articles or sum(len(c.text) for c in body) < _OPERATIVE * len(document.text)


def _others(document: Document, body: list[Clause], known: Words) -> Iterator[Annotation]:
    yield from depositary(body, known)
    authentic = list(authentic_languages(body, known))
    yield from authentic or authentic_languages(furniture(document, known.final), known)
    yield from reservations(body, known)
    yield from amendment(body, known)
    yield from disputes(body, known)
    yield from registration(body, known)


def _term(body: list[Clause], known: Words) -> Iterator[Annotation]:
    """The clauses that hardly any treaty lacks: a text where none is found is badly divided."""
    yield from entry_into_force(body, known)
    lasting = list(duration(body, known))
    yield from lasting
    renewed = list(renewal(body, known, lasting))
    yield from renewed
    yield from denunciation(body, known, [*lasting, *renewed])
