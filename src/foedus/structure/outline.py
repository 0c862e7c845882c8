"""From candidates to the openings of all divisions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.model import Span
from foedus.structure.candidates import Candidate, candidates, container_before
from foedus.structure.contents import find_contents
from foedus.structure.front import conclusion_start, front, title_end
from foedus.structure.furniture import Trailing, furniture
from foedus.structure.names import Name, find_name
from foedus.structure.paragraphs import paragraphs
from foedus.structure.path import Heading, best_path
from foedus.structure.regions import Region, regions_of
from foedus.structure.tree import Opening, ident_of
from foedus.structure.words import CONTAINERS

#: The least score with which a chapter or an annex, whose numbers say less, is a heading.
_SURE = 2.0
_NAMED = 0.4
#: How far before its first article a chapter's heading can begin in a text without line ends.
_NAME_LENGTH = 160
_TITLE_LINE = re.compile(r"[^\n\r\f]{1,150}(?=[\n\r\f]|\Z)")


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that opens a container, article or annex."""

    kind: str
    start: int
    label_end: int
    number: str | None
    ident: str | None
    own_line: bool
    in_line: bool = False
    inner: bool = False


def openings(text: str, language: str | None = None) -> list[Opening]:
    """The openings of a text's divisions, in order, the first at 0."""
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
    trailing = furniture(text)
    result: list[Opening] = []
    for region in regions_of(text, language, articles, containers, annexes):
        result += _region(text, region, contents, preambles, trailing)
    return result


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
    return bool(line) and blank and line[0].rstrip()[-1:] not in ".;,:" if line else False


def _region(
    text: str, region: Region, contents: Span | None, preambles: list[int], trailing: Trailing
) -> Iterator[Opening]:
    if region.translation:
        yield Opening(region.start, "translation", region.start)
    heads = _heads(text, region)
    body_start = heads[0].start if heads else region.end
    annex_start = next((h.start for h in heads if h.kind == "annex" and not h.inner), region.end)
    closing_from = max(
        (h.label_end for h in heads if h.kind == "article" and h.start < annex_start), default=None
    )
    closing = None
    if closing_from is not None:
        closing = conclusion_start(text, closing_from, annex_start, region.language)
    else:
        body_start, closing = _plain_body(text, region, preambles, annex_start)
    yield from _front(text, region, body_start, contents, preambles)
    if closing_from is None and body_start < (closing or annex_start):
        yield Opening(body_start, "body", body_start)
        yield from paragraphs(text, body_start, closing or annex_start)
    ends = [h.start for h in heads[1:]] + [region.end] * bool(heads)
    names = _names(text, heads, ends)
    for head, end, name in zip(heads, ends, names, strict=True):
        if closing is not None and head.start > closing:
            yield Opening(closing, "conclusion", closing)
            closing = None
        yield Opening(
            head.start, head.kind, name.body_start, head.number, name.text, head.ident, inner=head.inner
        )  # fmt: skip
        stop = min(end, closing) if closing is not None and closing < end else end
        if head.kind in ("article", "annex") or head.inner:
            note = trailing(name.body_start, stop) if name.body_start < stop else None
            yield from paragraphs(text, name.body_start, note or stop, in_line=head.in_line)
            if note:
                yield Opening(note, "note", note)
    if closing is not None:
        yield Opening(closing, "conclusion", closing)


def _front(
    text: str, region: Region, end: int, contents: Span | None, preambles: list[int]
) -> Iterator[Opening]:
    if contents and region.start <= contents.start < end:
        stop = min(contents.end, end)
        if contents.start > region.start:
            yield from front(text, region.start, contents.start, region.language, preambles)
        yield Opening(contents.start, "toc", contents.start)
        yield from front(text, stop, end, region.language, preambles)
    else:
        yield from front(text, region.start, end, region.language, preambles)


def _plain_body(text: str, region: Region, preambles: list[int], end: int) -> tuple[int, int | None]:
    """Where the operative text begins and ends in a treaty without articles."""
    parts = list(front(text, region.start, end, region.language, preambles))
    start = region.start
    if len(parts) > 1 or (parts and parts[0].kind == "preamble"):
        last = parts[-1]
        line_end = text.find("\n", last.start, end)
        start = line_end + 1 if line_end >= 0 else end
    elif title := title_end(text, region.start, end, region.language):
        start = title
    return start, conclusion_start(text, start, end, region.language)


def _heads(text: str, region: Region) -> list[Head]:
    heads = [
        _head_of(h.candidate, h.reading.raw if h.reading else None, region)
        for h in (*region.containers, *region.articles)
    ]
    heads += [_annex_head(text, c) for c in region.annexes]
    heads += [replace(_annex_head(text, c), inner=True) for c in region.inner_annexes]
    heads += [Head("annex", at, at, None, None, False) for at in region.implicit_annexes]
    heads.sort(key=lambda h: (h.start, h.kind != "annex"))
    inner = {kind for kind in CONTAINERS if _inside_articles(heads, kind)}
    return [replace(h, inner=True) if h.kind in inner else h for h in heads]


def _head_of(c: Candidate, raw: str | None, region: Region) -> Head:
    number = raw
    value = next((r.value for r in c.readings if r.raw == raw), None)
    words = any(r.raw == raw and r.style == "words" for r in c.readings)
    ident = (str(value[0]) if words and value else ident_of(raw)) if raw else "1"
    kind = "article" if c.kind == "sole" else c.kind
    return Head(kind, c.start, c.end, number, ident, c.own_line, in_line=c.style[0] == "middle")


def _annex_head(text: str, c: Candidate) -> Head:
    if not c.readings:
        # "PROTOCOL OF SIGNATURE" is a name; "ANNEX – Tariffs" is a word and a name.
        named = text[c.end : c.end + 2].strip(" \t")[:1].isupper() and text[c.end - 1].isalpha()
        return Head("annex", c.start, c.start if named else c.end, None, None, c.own_line)
    return Head("annex", c.start, c.end, c.readings[0].raw, ident_of(c.readings[0].raw), c.own_line)


def _inside_articles(heads: Sequence[Head], kind: str) -> bool:
    """Whether divisions of a kind stand inside articles: most are followed by one another."""
    followers = [b.kind for a, b in pairwise(heads) if a.kind == kind]
    before = [a.kind for a, b in pairwise(heads) if b.kind == kind]
    return bool(before) and "article" in before[:1] and followers.count(kind) * 2 >= len(followers)


def _names(text: str, heads: Sequence[Head], ends: Sequence[int]) -> list[Name]:
    """The names of headings; a doubtful one counts only if most headings of its kind have one."""
    found = [_name(text, head, end) for head, end in zip(heads, ends, strict=True)]
    for kind in {h.kind for h in heads}:
        same = [n for n, h in enumerate(heads) if h.kind == kind]
        if sum(found[n].text is not None for n in same) < _NAMED * len(same):
            for n in same:
                if kind == "article" or not found[n].sure:
                    found[n] = Name(None, _skip_space(text, heads[n].label_end, ends[n]))
    return found


def _name(text: str, head: Head, end: int) -> Name:
    if head.in_line and head.kind == "article" and not _has_mark(text, head):
        return Name(None, _skip_space(text, head.label_end, end))  # name and text can't be told apart
    return find_name(text, min(head.label_end, end), end, alone=head.kind != "article")


def _has_mark(text: str, head: Head) -> bool:
    return (
        text[head.label_end - 1] in ".:–—-)" or text[head.label_end : head.label_end + 2].strip()[:1] == "("
    )


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
