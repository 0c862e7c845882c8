"""From candidates to the openings of all divisions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.model import Span
from foedus.structure.candidates import Candidate, candidates, container_before
from foedus.structure.contents import find_contents
from foedus.structure.front import conclusion_start, front, title_end
from foedus.structure.furniture import Trailing, furniture
from foedus.structure.heads import Head, heads_of, names_of
from foedus.structure.paragraphs import paragraphs
from foedus.structure.path import Heading, best_path
from foedus.structure.regions import Region, regions_of
from foedus.structure.tree import Opening
from foedus.structure.words import CONTAINERS

#: The least score with which a chapter or an annex, whose numbers say less, is a heading.
_SURE = 2.0
#: How far before its first article a chapter's heading can begin in a text without line ends.
_NAME_LENGTH = 160
_TITLE_LINE = re.compile(r"[^\n\r\f]{1,150}(?=[\n\r\f]|\Z)")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of the whole text when its regions are laid out."""

    text: str
    contents: Span | None
    preambles: Sequence[int]
    trailing: Trailing


def openings(text: str, language: str | None = None) -> list[Opening]:
    """The openings of a text's divisions."""
    found = candidates(text)
    contents = find_contents(text, found)
    if contents:
        found = [c for c in found if not contents.start <= c.start < contents.end]
    containers = _containers(found)
    annexes = [c for c in found if c.kind == "annex" and _is_annex(text, c)]
    boundaries = sorted({h.start for h in containers} | {c.start for c in annexes})
    articles = best_path([c for c in found if c.kind in ("article", "sole")], boundaries)
    containers += _containers_in_line(text, articles)
    preambles = [c.start for c in found if c.kind == "preamble" and c.own_line]
    page = _Page(text, contents, preambles, furniture(text))
    regions = regions_of(text, language, articles, containers, annexes)
    return [opening for region in regions for opening in _region(page, region)]


def _containers(found: Sequence[Candidate]) -> list[Heading]:
    """Headings of parts, chapters and sections, each kind numbered for itself."""
    taken: list[Heading] = []
    for kind in CONTAINERS:
        outer = sorted(h.start for h in taken)
        own = [c for c in found if c.kind == kind and c.style[0] != "middle" and c.score >= _SURE]
        # Each may begin again at 1 wherever something larger begins; sections do so without a sign.
        taken += best_path(own, outer or [c.start for c in own])
    return sorted(taken, key=lambda h: h.start)


def _containers_in_line(text: str, articles: Sequence[Heading]) -> list[Heading]:
    """Chapters of a text without line ends: a heading word with its number right before an article."""
    headings: dict[str, list[Candidate]] = {}
    previous = 0
    for article in articles:
        if article.candidate.style[0] == "middle":
            start = max(previous, article.start - _NAME_LENGTH)
            for c in container_before(text, start, article.start):
                headings.setdefault(c.kind, []).append(c)
        previous = article.candidate.end
    return [h for own in headings.values() for h in best_path(own, [c.start for c in own])]


def _is_annex(text: str, c: Candidate) -> bool:
    if c.style[0] == "middle":
        return False
    if c.score >= _SURE and (c.own_line or c.readings):
        return True
    line = _TITLE_LINE.match(text, c.start)
    blank = text[max(0, c.start - 4) : c.start].count("\n") > 1 or "\f" in text[max(0, c.start - 2) : c.start]
    return line is not None and blank and line[0].rstrip()[-1:] not in ".;,:"


def _region(page: _Page, region: Region) -> Iterator[Opening]:
    """The openings of one language's text: front, body, conclusion, annexes."""
    heads = heads_of(page.text, region)
    annexes = next((h.start for h in heads if h.kind == "annex" and not h.inner), region.end)
    last = [h.label_end for h in heads if h.kind == "article" and h.start < annexes]
    if last:
        body, closing = heads[0].start, conclusion_start(page.text, max(last), annexes, region.language)
    else:
        body, closing = _plain_body(page, region, min(annexes, heads[0].start if heads else region.end))
    if region.translation:
        yield Opening(region.start, "translation", region.start)
    yield from _front(page, region, body)
    if not last and body < (closing or annexes):
        yield Opening(body, "body", body)
        yield from paragraphs(page.text, body, closing or annexes)
    yield from _headed(page, region, heads, closing)
    if closing is not None:
        yield Opening(closing, "conclusion", closing)


def _headed(page: _Page, region: Region, heads: Sequence[Head], closing: int | None) -> Iterator[Opening]:
    """Containers, articles and annexes, with their paragraphs and the notes behind them."""
    ends = [h.start for h in heads[1:]] + [region.end] * bool(heads)
    for head, end, name in zip(heads, ends, names_of(page.text, heads, ends), strict=True):
        start = name.body_start
        yield Opening(head.start, head.kind, start, head.number, name.text, head.ident, inner=head.inner)
        stop = closing if closing is not None and head.start < closing < end else end
        if start < stop and (head.kind in ("article", "annex") or head.inner):
            note = page.trailing(start, stop)
            yield from paragraphs(page.text, start, note or stop, in_line=head.in_line)
            if note:
                yield Opening(note, "note", note)


def _front(page: _Page, region: Region, end: int) -> Iterator[Opening]:
    """Title, table of contents and preamble before `end`."""
    start = region.start
    if page.contents and start <= page.contents.start < end:
        yield from front(page.text, start, page.contents.start, region.language, page.preambles)
        yield Opening(page.contents.start, "toc", page.contents.start)
        start = min(page.contents.end, end)
    yield from front(page.text, start, end, region.language, page.preambles)


def _plain_body(page: _Page, region: Region, end: int) -> tuple[int, int | None]:
    """Where the operative text begins and ends in a treaty without articles."""
    parts = list(front(page.text, region.start, end, region.language, page.preambles))
    start = region.start
    if any(part.kind == "preamble" for part in parts):
        line_end = page.text.find("\n", parts[-1].start, end)
        start = line_end + 1 if line_end >= 0 else end
    elif title := title_end(page.text, region.start, end, region.language):
        start = title
    return start, conclusion_start(page.text, start, end, region.language)
