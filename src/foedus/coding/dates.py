"""The dates that a treaty mentions, as EDTF, and which of them are those of its signature."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.date_grammar import FoundDate, dates
from foedus.coding.signature import signature
from foedus.model import Annotation, Document

__all__ = ["FoundDate", "dates", "find"]


def find(document: Document) -> Iterator[Annotation]:
    """Every date as an annotation `date`: `edtf`, and `role` (`signature` or `mention`).

    The role is `signature` where the words are those of the closing formula, the letter or the
    title that `foedus.coding.signature` reads the day of signature from.
    """
    text = document.text.content
    signed = signature(document)
    for found in dates(text, 0, len(text), document.text.language):
        signs = signed is not None and signed.start <= found.start and found.end <= signed.end
        fields = {"edtf": found.edtf, "role": "signature" if signs else "mention"}
        yield Annotation("date", found.start, found.end, fields, f"dates.{found.calendar}", 0.95)
