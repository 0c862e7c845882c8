"""The frozen data that everything in Foedus is made of."""

from foedus.model.annotation import Annotation, Span
from foedus.model.division import KINDS, Division
from foedus.model.document import Document, Passage, article_key
from foedus.model.text import Place, Source, Text

__all__ = [
    "KINDS",
    "Annotation",
    "Division",
    "Document",
    "Passage",
    "Place",
    "Source",
    "Span",
    "Text",
    "article_key",
]
