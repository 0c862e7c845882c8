"""When and where the treaty was signed: the letters, else the closing words, else the title."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foedus.coding.signature import acts, body, closing, letters, title
from foedus.coding.signature.reading import Reading, Signature
from foedus.model import Annotation, Document

__all__ = ["Signature", "find", "signature"]

#: In order of trust: the first that finds a day gives it.
FINDERS: tuple[Callable[[Reading], Signature | None], ...] = (
    letters.exchange,
    closing.closing_words,
    closing.verb_last,
    body.about_itself,
    body.made,
    body.opened,
    closing.early_formula,
    title.signed,
    acts.sitting,
    title.dated_line,
    closing.beside_names,
    acts.adopted,
    acts.amended,
    acts.certified,
    title.placed,
)


def find(document: Document) -> Iterator[Annotation]:
    """The signing of the treaty: at most one annotation, of kind `signed`.

    Its fields are `date` (EDTF, "A/B" for letters of two days) and `place` as printed, each null
    where the text doesn't say it.
    """
    found = signature(document)
    if found:
        fields = {"date": found.date, "place": found.place}
        yield Annotation("signed", found.start, found.end, fields, found.rule, found.confidence)


def signature(document: Document) -> Signature | None:
    """The signing, or None where the text doesn't say when it was."""
    reading = Reading.of(document)
    return next((found for finder in FINDERS if (found := finder(reading))), None)
