"""The sentences of a treaty in which final clauses may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from foedus.coding.sentences import sentences
from foedus.model import Annotation, Document, Span

#: Divisions that aren't the treaty's operative words.
_OUTSIDE = frozenset({"toc", "note", "translation"})
#: Longer sentences (texts without punctuation) are cut, longer lists aren't joined.
_LONGEST = 3000
#: How far before its verb a subject may begin.
_SUBJECT = 80
_POINT = re.compile(r"\s*(?:[(\[]?\w{1,4}[)\].]|[-\u2013\u2014\u2022*])\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or a list with the words above it, and its place.

    Attributes:
        start, end: its span in the document's text.
        text: its words.
        article: a number that the clauses of one article share; they follow each other.
        heading: the article's heading, or "".
        closing: whether it stands in the conclusion.
    """

    start: int
    end: int
    text: str
    article: int
    heading: str
    closing: bool

    def found(self, kind: str, fields: Mapping[str, Any], rule: str, confidence: float) -> Annotation:
        """The finding that this clause carries."""
        return Annotation(kind, self.start, self.end, fields, f"final_clauses.{kind}.{rule}", confidence)


def operative(document: Document) -> list[Clause]:
    """The clauses of the operative part and the conclusion, in order."""
    return list(_clauses(document, _OUTSIDE | {"preface", "preamble", "annex"}))


def whole(document: Document) -> list[Clause]:
    """The clauses of the whole text, but for a table of contents or a translation."""
    return list(_clauses(document, _OUTSIDE))


def furniture(document: Document) -> list[Clause]:
    """The clauses of the preface, the preamble and the notes."""
    kinds = frozenset(d.kind for d in document.divisions)
    return list(_clauses(document, kinds - {"preface", "preamble", "note"}))


def speaks_of(treaty: re.Pattern[str], other: re.Pattern[str], before: str) -> bool:
    """Whether the subject in the words before a verb can be the treaty, and not something else."""
    subject = before[-_SUBJECT:]
    near = treaty.search(subject) or other.search(subject)
    return first_names(treaty, other, subject if near else before)


def first_names(treaty: re.Pattern[str], other: re.Pattern[str], words: str) -> bool:
    """Whether the treaty is named before something else, or nothing else is named.

    "This Agreement and its amendments" is the treaty, "amendments to this Agreement" are not.
    """
    stranger = other.search(words)
    own = treaty.search(words)
    return stranger is None or (own is not None and own.start() < stranger.start())


def _clauses(document: Document, skipped: frozenset[str]) -> Iterator[Clause]:
    content = document.text.content
    outside: set[str] = set()
    places: dict[str | None, tuple[int, str, bool]] = {None: (0, "", False)}
    listed: list[Clause] = []
    for n, d in enumerate(document.divisions):
        if d.kind in skipped or d.parent in outside:
            outside.add(d.eid)
            continue
        if d.parent is None or d.kind == "article":
            places[d.eid] = (n, d.heading or "", d.kind == "conclusion")
        else:
            places[d.eid] = places[d.parent]
        parts = document.children.get(d.eid, ())
        end = parts[0].start if parts else d.end
        listed += (
            Clause(span.start, span.end, content[span.start : span.end], *places[d.eid])
            for span in _cut(sentences(content, min(d.body_start, end), end))
        )
    return _joined(listed, content)


def _cut(spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        for at in range(start, end, _LONGEST):
            yield Span(at, min(at + _LONGEST, end))


def _joined(listed: list[Clause], content: str) -> Iterator[Clause]:
    """Lists as one clause with the words above them, that end in a colon."""
    held, listing = None, False
    for clause in listed:
        if (
            held is not None
            and held.article == clause.article
            and clause.end - held.start < _LONGEST
            and (held.text[-1] in ":：" or (listing and _POINT.match(content[held.end : clause.start + 8])))
        ):
            listing = True
            held = replace(held, end=clause.end, text=content[held.start : clause.end])
            continue
        if held is not None:
            yield held
        held, listing = clause, False
    if held is not None:
        yield held
