"""The whole treaty as HTML: divisions as nested sections, evidence marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from foedus.model import Division, Document, Text
from foedus.report.citations import Citation, Missing, named
from foedus.report.glance import Evidence
from foedus.report.markup import Layout, Mark, Marked, Paragraph, anchor, escaped
from foedus.report.wording import division_label

#: Divisions whose number stands in front of their first paragraph.
_NUMBERED = {"paragraph", "point", "recital"}
_MARKDOWN_HEADING = re.compile(r"#{1,6} ")
_GROUPS = {"book", "part", "title", "chapter", "section", "subsection", "annex", "translation"}
#: A preface shorter than this (characters) is a title page, and set like one.
_SHORT = 600
#: HTML's headings end at h6; h1 and h2 are the brief's own.
_HEADINGS = (3, 6)


def full_text(
    document: Document, evidence: Iterable[Evidence], cited: Mapping[str, Sequence[Citation]]
) -> str:
    """The sections of the text; their text content is the text, each character once, in order."""
    writer = _Writer(document, evidence, cited)
    return "".join(writer.html())


class _Writer:
    def __init__(
        self, document: Document, evidence: Iterable[Evidence], cited: Mapping[str, Sequence[Citation]]
    ) -> None:
        self._content = document.text.content
        self._marked = Marked(self._content, map(_mark, evidence))
        self._layout = Layout(self._content)
        self._cited = cited
        self._at = 0
        self._lead = 0
        # Parents before children; a parent that begins with its child is the longer one.
        self._order = sorted(document.divisions, key=lambda d: (d.start, -d.end))

    def html(self) -> Iterator[str]:
        open_: list[Division] = []
        for d in self._order:
            while open_ and open_[-1].eid != d.parent:
                yield from self._close(open_.pop())
            yield from self._body(d.start)
            yield from self._open(d, sum(o.kind in _GROUPS for o in open_))
            open_.append(d)
        while open_:
            yield from self._close(open_.pop())

    def _open(self, d: Division, depth: int) -> Iterator[str]:
        name = escaped(anchor(d.eid))
        label = escaped(division_label(d))
        numbered = d.kind in _NUMBERED and not d.heading and d.body_start > d.start
        form = " numbered" if numbered else " short" if d.end - d.start < _SHORT else ""
        yield f'<section id="{name}" class="{escaped(d.kind)}{form}">'
        if d.kind == "toc":
            yield f'<details><summary data-label="{label}" aria-label="{label}"></summary>'
        if numbered:
            self._lead = d.body_start
        elif d.body_start > d.start:
            level = min(_HEADINGS[0] + depth, _HEADINGS[1])
            yield f"<h{level}>{self._heading(d)}"
            yield f'<a class="self" href="#{name}" aria-label="Link to {label}"></a></h{level}>'
        if citations := self._cited.get(d.eid):
            yield _citing(citations)

    def _close(self, d: Division) -> Iterator[str]:
        yield from self._body(d.end)
        if d.kind == "toc":
            yield "</details>"
        yield "</section>"

    def _heading(self, d: Division) -> str:
        """The heading's words: the designation ("Article 5") and the name apart."""
        end = d.body_start
        cut = self._content.rfind(d.heading, d.start, end) if d.heading else -1
        if cut < 0:
            name = self._content[d.start : end].partition("\n")[2].lstrip()
            cut = end - len(name) if name else -1
        self._at = end
        if cut <= d.start:
            return f'<span class="designation">{self._marked.html(d.start, end)}</span>'
        first, name = self._marked.html(d.start, cut), self._marked.html(cut, end)
        return f'<span class="designation">{first}</span><span class="name">{name}</span>'

    def _body(self, end: int) -> Iterator[str]:
        """The paragraphs from where we are to `end`, the first with the division's number in front."""
        start, lead = self._at, self._lead
        self._at = max(start, end)
        self._lead = 0
        if lead > start:
            yield f'<p class="lead"><span class="num">{self._marked.html(start, lead)}</span>'
            first = next(paragraphs := self._layout.paragraphs(lead, end), None)
            yield (self._lines(first) if first else "") + "</p>"
        else:
            paragraphs = self._layout.paragraphs(start, end)
        for p in paragraphs:
            blank = self._content[p.start : p.end].isspace()
            yield self._lines(p) if blank else f"<p>{self._lines(p)}</p>"

    def _lines(self, p: Paragraph) -> str:
        cuts = [p.start, *p.lines, p.end]
        return "<br>".join(self._marked.html(a, b) for a, b in pairwise(cuts))


def _mark(e: Evidence) -> Mark:
    label = f"Evidence {e.n}: back to the glance"
    back = f'<a class="back" href="#at-{e.field}" data-n="{e.n}" aria-label="{label}"></a>'
    return Mark(e.start, e.end, f'<mark id="ev-{e.n}">', f'<mark data-ev="{e.n}">', "</mark>", back)


def _citing(citations: Sequence[Citation]) -> str:
    times = {1: "once", 2: "twice"}.get(len(citations), f"{len(citations)} times")
    label = f"Cited {times} in the comment"
    links = (f'<a href="#cite-{c.n}" data-n="{c.n}" aria-label="Citation {c.n}"></a>' for c in citations)
    return f'<aside class="cited" data-label="{label}" aria-label="{label}">{"".join(links)}</aside>'


def comment_text(comment: Text, cited: Iterable[Citation], missing: Iterable[Missing] = ()) -> str:
    """The comment's paragraphs with its citations as links; its text content is the comment."""
    marked = Marked(comment.content, [*map(_link, cited), *map(_no_link, missing)])
    out = []
    for p in Layout(comment.content).paragraphs(0, len(comment)):
        start, opening = p.start, "<p>"
        if hashes := _MARKDOWN_HEADING.match(comment.content, p.start, p.end):
            start = hashes.end()
            opening = f'<p class="heading"><span class="hashes">{marked.html(p.start, start)}</span>'
        lines = "<br>".join(marked.html(a, b) for a, b in pairwise((start, *p.lines, p.end)))
        out.append(f"{opening}{lines}</p>")
    return "".join(out)


def _no_link(m: Missing) -> Mark:
    opening = f'<span class="missing" title="Foedus found no {escaped(named([m]))} in the treaty">'
    return Mark(m.start, m.end, opening, opening, "</span>")


def _link(c: Citation) -> Mark:
    href = escaped(anchor(c.eids[0]))
    return Mark(c.start, c.end, f'<a id="cite-{c.n}" href="#{href}">', f'<a href="#{href}">', "</a>")
