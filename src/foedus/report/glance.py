"""The treaty at a glance: a sentence a field, with the words that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.model import Annotation, Document
from foedus.model.treaty import FIELDS
from foedus.report.wording import act, one_line, place, say, wording

#: Pieces of evidence shown for one value; the JSON of `foedus code` has them all.
_SHOWN = 3
#: A value whose best evidence is less sure than this is called uncertain.
SURE = 0.75
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
class Item:
    """A party: `name` as in the text, the state's `code`, whether it is a state no more."""

    name: str
    code: str | None
    former: bool
    evidence: tuple[Evidence, ...]

    @property
    def doubt(self) -> Evidence | None:
        return _doubt(self.evidence)


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the treaty object in words.

    Attributes:
        says: the sentence; empty where nothing was found.
        short: a few words for the entry under the title, or empty.
        value: as in the treaty object.
        evidence: of the value as a whole, the surest first.
        items: for the parties, each with its own evidence.
    """

    field: str
    label: str
    says: str = ""
    short: str = ""
    value: Any = None
    evidence: tuple[Evidence, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def doubt(self) -> Evidence | None:
        """The surest evidence where that isn't sure."""
        return _doubt(self.evidence)

    def all_evidence(self) -> Iterator[Evidence]:
        yield from self.evidence
        for item in self.items:
            yield from item.evidence


def _doubt(evidence: tuple[Evidence, ...]) -> Evidence | None:
    best = next(iter(evidence), None)
    return best if best and best.confidence is not None and best.confidence < SURE else None


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
        items = tuple(_party(p, finder.evidence(name, p["evidence"])) for p in value)
        count = {"count": len(value)}
        return Row(name, label, say(name, count), say(name, count, "short"), value, items=items)
    evidence = finder.evidence(name, value["evidence"])
    best = next(iter(evidence), None)
    facts = {**value, "act": act(best.rule, best.text)} if name == "signed" and best else value
    label = say(name, facts, "label") or label
    return Row(name, label, say(name, facts), say(name, facts, "short"), value, evidence)


def _party(party: Mapping[str, Any], evidence: tuple[Evidence, ...]) -> Item:
    former = party.get("historical")
    code = party.get("iso3") or former
    return Item(one_line(party["name"]), one_line(code) if code else None, bool(former), evidence)


class _Finder:
    """Numbers the evidence of a document and finds the annotation and the place of each."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._count = 0
        self._made: dict[tuple[str, int, int], Annotation] = {}
        for a in sorted(document.annotations, key=lambda a: -a.confidence):
            self._made.setdefault((a.kind, a.start, a.end), a)

    def evidence(self, name: str, spans: Iterable[Mapping[str, int]]) -> tuple[Evidence, ...]:
        """The surest pieces, at most `_SHOWN`, each of another place."""
        found = [(span["start"], span["end"]) for span in spans]
        chosen: dict[str, tuple[int, int]] = {}
        for span in sorted(found, key=lambda s: (-self._confidence(name, *s), s)):
            chosen.setdefault(place(self._document, span[0]), span)
            if len(chosen) == _SHOWN:
                break
        return tuple(self._one(name, *span) for span in chosen.values())

    def _annotation(self, name: str, start: int, end: int) -> Annotation | None:
        return self._made.get(("party" if name == "parties" else name, start, end))

    def _confidence(self, name: str, start: int, end: int) -> float:
        made = self._annotation(name, start, end)
        return made.confidence if made else 0.0

    def _one(self, name: str, start: int, end: int) -> Evidence:
        self._count += 1
        document = self._document
        made = self._annotation(name, start, end)
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
