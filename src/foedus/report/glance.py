"""The treaty at a glance: a sentence a field, with the words that carry it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.model import Annotation, Document
from foedus.model.treaty import FIELDS
from foedus.report.wording import one_line, place, say, wording

#: Pieces of evidence shown for one value; the JSON of `foedus code` has them all.
_SHOWN = 3
#: Evidence shorter than this (characters) is shown with the words around it.
_SHORT = 60
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that carry a value: number `n` in the brief, code points `start` to `end`.

    `before` and `after` are the words around short evidence, `place` says where it stands.
    """

    n: int
    field: str
    start: int
    end: int
    eid: str
    place: str
    text: str
    before: str
    after: str
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the treaty object in words.

    Attributes:
        says: the sentence; empty where the text is silent.
        short: a few words for the entry under the title, or empty.
        value: as in the treaty object.
        evidence: of the value as a whole.
        items: for the parties, each name with its evidence.
    """

    field: str
    label: str
    says: str = ""
    short: str = ""
    value: Any = None
    evidence: tuple[Evidence, ...] = ()
    items: tuple[tuple[str, tuple[Evidence, ...]], ...] = ()

    def all_evidence(self) -> Iterator[Evidence]:
        yield from self.evidence
        for _, evidence in self.items:
            yield from evidence


def glance(document: Document) -> tuple[Row, ...]:
    """One row a field of the treaty object, in its order; evidence is numbered through."""
    finder = _Finder(document)
    treaty = document.treaty
    return tuple(_row(name, treaty[name], finder) for name in FIELDS)


def _row(name: str, value: Any, finder: _Finder) -> Row:
    label = wording()["labels"][name]
    if not value:
        return Row(name, label)
    if name == "parties":
        items = tuple((_party(p), finder.evidence(name, p["evidence"])) for p in value)
        count = {"count": len(value)}
        return Row(name, label, say(name, count), say(name, count, "short"), value, items=items)
    evidence = finder.evidence(name, value["evidence"])
    return Row(name, label, say(name, value), say(name, value, "short"), value, evidence)


def _party(party: Mapping[str, Any]) -> str:
    return one_line(party["name"])


class _Finder:
    """Numbers the evidence of a document and finds the annotation and the place of each."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._count = 0
        self._made: dict[tuple[str, int, int], Annotation] = {}
        for a in document.annotations:
            self._made.setdefault((a.kind, a.start, a.end), a)
        self._top = document.children[None]

    def evidence(self, name: str, spans: Iterable[Mapping[str, int]]) -> tuple[Evidence, ...]:
        """The first piece in each top-level division, and at most `_SHOWN`."""
        chosen: dict[int, tuple[int, int]] = {}
        for span in spans:
            top = bisect_right(self._top, span["start"], key=lambda d: d.start)
            chosen.setdefault(top, (span["start"], span["end"]))
        return tuple(self._one(name, *span) for span in list(chosen.values())[:_SHOWN])

    def _one(self, name: str, start: int, end: int) -> Evidence:
        self._count += 1
        document = self._document
        made = self._made.get(("party" if name == "parties" else name, start, end))
        before, after = ("", "") if end - start >= _SHORT else _around(document.text.content, start, end)
        return Evidence(
            self._count, name, start, end, document.at(start).eid, place(document, start),
            document.quote(start, end), before, after,
            made.rule if made else "", made.confidence if made else None,
        )  # fmt: skip


def _around(content: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after, within the line and `_AROUND` characters."""
    before = content[max(0, start - _AROUND) : start].rpartition("\n")
    after = content[end : end + _AROUND].partition("\n")
    lead, tail = before[2], after[0]
    if not before[1] and start > _AROUND:
        lead = "… " + lead.partition(" ")[2]
    if not after[1] and end + _AROUND < len(content):
        tail = tail.rpartition(" ")[0] + " …"
    return lead, tail
