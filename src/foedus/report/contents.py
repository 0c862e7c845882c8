"""The contents column: what the treaty is made of, down to its articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from foedus.model import Division, Document
from foedus.report.wording import division_label, one_line

_LISTED = {
    "preamble", "book", "part", "title", "chapter", "section", "subsection", "article", "conclusion",
    "annex", "body", "translation",
}  # fmt: skip


#: Levels that are listed; no treaty has more, and a forged document may not exhaust the stack.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `eid` is None for a group that is no division (a subject).

    `label` is Foedus's own ("Article 5"); `number`, `name` and the whole `heading` are the
    treaty's, empty where it has none.
    """

    eid: str | None
    kind: str
    label: str
    number: str
    name: str
    heading: str
    start: int
    end: int
    parts: tuple[Entry, ...] = ()


def contents(document: Document) -> tuple[Entry, ...]:
    """The top level; a treaty without chapters is grouped by subject where that was coded."""
    entries = tuple(_entries(document, document.children[None]))
    if any(e.kind not in {"article", "preamble", "conclusion", "annex", "translation"} for e in entries):
        return entries
    return tuple(_by_subject(document, entries))


def _entries(document: Document, divisions: Sequence[Division], depth: int = 1) -> Iterator[Entry]:
    for d in divisions:
        if d.kind in _LISTED:
            below = document.children.get(d.eid, ()) if depth < _DEEPEST else ()
            parts = tuple(_entries(document, below, depth + 1))
            yield Entry(
                d.eid, d.kind, division_label(d), one_line(d.number or ""), one_line(d.heading or ""),
                one_line(document.quote(d.start, d.body_start)), d.start, d.end, parts,
            )  # fmt: skip


def _by_subject(document: Document, entries: Sequence[Entry]) -> Iterator[Entry]:
    subjects = _subjects(document, entries)
    for subject, run in groupby(entries, key=lambda e: subjects.get(e.eid)):
        group = tuple(run)
        if subject is None:
            yield from group
        else:
            label = subject.replace("-", " ").capitalize()
            yield Entry(None, "subject", label, "", "", "", group[0].start, group[-1].end, group)


def _subjects(document: Document, entries: Sequence[Entry]) -> dict[str | None, str]:
    """The best-scored domain of each article that has one."""
    articles = [e for e in entries if e.kind == "article"]
    best: dict[str | None, tuple[float, str]] = {}
    for a in document.annotations:
        n = bisect_right(articles, a.start, key=lambda e: e.start) - 1
        if a.kind != "domain" or n < 0 or a.start >= articles[n].end:
            continue
        score, code = a.fields.get("score"), one_line(a.fields.get("code") or "")
        found = (score if isinstance(score, int | float) else a.confidence, code)
        eid = articles[n].eid
        best[eid] = max(best.get(eid, found), found, key=lambda f: f[0])
    return {eid: code for eid, (_, code) in best.items() if code}
