"""The sentences of a treaty in which final clauses may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from foedus.coding.sentences import sentences
from foedus.model import Annotation, Document, Span

#: Divisions that aren't the treaty's operative words.
_OUTSIDE = frozenset({"toc", "note", "translation"})
#: Longer sentences (texts without punctuation) are cut, longer lists aren't joined.
_LONGEST = 3000
#: Divisions that hold articles, whose headings say what these are about.
_DIVIDING = frozenset({"book", "part", "title", "chapter", "section", "subsection"})
#: Final clauses stand behind this share of the articles; a treaty of so few articles may have them anywhere.
_FINAL, _SHORT = 0.7, 30
#: How much of a sentence is searched for the treaty's name.
_LONG_SENTENCE = 600
_POINT = re.compile(
    r"\s*(?:(?P<digit>[(\[]?\d{1,3}[)\].])|(?P<letter>[(\[]?[^\W\d]{1,4}[)\].])|(?P<dash>[-\u2013\u2014\u2022*]))\s"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or a list with the words above it, and its place.

    Attributes:
        start, end: its span in the document's text.
        text: its words.
        article: a number that the clauses of one article share; they follow each other.
        heading: the article's heading, or "".
        above: the headings of the chapters and parts that hold it, or "".
        closing: whether it stands in the conclusion.
        late: whether it stands where final clauses stand.
        far: whether it stands elsewhere in a treaty so long that only a heading makes it a final clause.
        previous: the clause before it in its article.
    """

    start: int
    end: int
    text: str
    article: int
    heading: str = ""
    above: str = ""
    closing: bool = False
    late: bool = True
    far: bool = False
    previous: Clause | None = field(default=None, repr=False, compare=False)

    def found(self, kind: str, fields: Mapping[str, Any], rule: str, confidence: float) -> Annotation:
        """The finding that this clause carries."""
        return Annotation(kind, self.start, self.end, fields, f"final_clauses.{kind}.{rule}", confidence)

    def headed(self, heading: re.Pattern[str]) -> bool:
        """Whether its article's heading says so."""
        return heading.search(self.heading) is not None

    def admits(self, heading: re.Pattern[str]) -> bool:
        """Whether a final clause under such a heading can stand here."""
        return not self.far or self.headed(heading)

    def names_before(self, own: re.Pattern[str]) -> bool:
        """Whether one of the clauses right before it names the treaty."""
        one = self.previous
        two = one.previous if one else None
        return any(c is not None and own.search(c.text[-_LONG_SENTENCE:]) for c in (one, two))


def operative(document: Document, final: re.Pattern[str]) -> list[Clause]:
    """The clauses of the operative part and the conclusion, in order.

    `final` is how chapters of final provisions are headed.
    """
    return list(_clauses(document, _OUTSIDE | {"preface", "preamble", "annex"}, final))


def whole(document: Document, final: re.Pattern[str]) -> list[Clause]:
    """The clauses of the whole text, but for a table of contents or a translation."""
    return list(_clauses(document, _OUTSIDE, final))


def furniture(document: Document, final: re.Pattern[str]) -> list[Clause]:
    """The clauses of the preface, the preamble and the notes."""
    kinds = frozenset(d.kind for d in document.divisions)
    return list(_clauses(document, kinds - {"preface", "preamble", "note"}, final))


def _clauses(document: Document, skipped: frozenset[str], final: re.Pattern[str]) -> Iterator[Clause]:
    content = document.text.content
    inside, outside = [], set[str]()
    for n, d in enumerate(document.divisions):
        if d.kind in skipped or d.parent in outside:
            outside.add(d.eid)
        else:
            inside.append((n, d))
    articles = sum(d.kind == "article" for _, d in inside)
    places: dict[str | None, Clause] = {None: Clause(0, 0, "", 0)}
    listed: list[Clause] = []
    rank = 0
    for n, d in inside:
        rank += d.kind == "article"
        place = places.get(d.parent, places[None])
        if d.parent is None or d.kind == "article":
            closing = d.kind == "conclusion"
            late = closing or rank >= _FINAL * articles or final.search(place.above) is not None
            place = replace(
                place,
                article=n,
                heading=d.heading or "",
                closing=closing,
                late=late,
                far=articles > _SHORT and not late,
            )
        if d.kind in _DIVIDING:
            place = replace(place, above=f"{place.above}\n{d.heading or ''}")
        places[d.eid] = place
        parts = document.children.get(d.eid, ())
        end = parts[0].start if parts else d.end
        listed += (
            replace(place, start=span.start, end=span.end, text=content[span.start : span.end])
            for span in _cut(sentences(content, min(d.body_start, end), end))
        )
    previous: Clause | None = None
    for clause in _joined(listed, content):
        same = previous is not None and previous.article == clause.article
        previous = replace(clause, previous=previous if same else None)
        yield previous


def _cut(spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        for at in range(start, end, _LONGEST):
            yield Span(at, min(at + _LONGEST, end))


def _joined(listed: list[Clause], content: str) -> Iterator[Clause]:
    """Lists as one clause with the words above them, that end in a colon.

    A point of another sort than the first ends the list: "(a) ...; (b) .... 3. ..." is two clauses.
    """
    held, sort = None, None
    for clause in listed:
        if held is not None and held.article == clause.article and clause.end - held.start < _LONGEST:
            point = _POINT.match(content[held.end : clause.start + 8])
            if held.text[-1] in ":：" or (sort and point and point.lastgroup == sort):
                sort = sort or (point.lastgroup if point else None) or "letter"
                held = replace(held, end=clause.end, text=content[held.start : clause.end])
                continue
        if held is not None:
            yield held
        held, sort = clause, None
    if held is not None:
        yield held
