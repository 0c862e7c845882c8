"""The headings of a region, with their names, ready to open divisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.structure.candidates import Candidate
from foedus.structure.names import Name, find_name, skip_space
from foedus.structure.path import Heading
from foedus.structure.regions import Region
from foedus.structure.tree import ident_of
from foedus.structure.words import CONTAINERS

#: How eids write the suffix of a number that is spelled out.
_LATIN = (
    "",
    "",
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "undecies",
)
#: The least share of headings with a name at which a doubtful name counts.
_NAMED = 0.4


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that opens a container, article or annex.

    Attributes:
        kind, number, ident, inner: as in `Opening`.
        start, label_end: the heading without its name.
        in_line: whether it stands in running text.
    """

    kind: str
    start: int
    label_end: int
    number: str | None = None
    ident: str | None = None
    in_line: bool = False
    inner: bool = False


def heads_of(text: str, region: Region) -> list[Head]:
    """The headings of a region, in order; an annex before the chapter that begins with it."""
    heads = [_numbered(h) for h in (*region.containers, *region.articles)]
    heads += [_annex(text, c) for c in region.annexes]
    heads += [replace(_annex(text, c), inner=True) for c in region.inner_annexes]
    heads += [Head("annex", at, at) for at in region.implicit_annexes]
    heads.sort(key=lambda h: (h.start, h.kind != "annex"))
    inner = {kind for kind in CONTAINERS if _inside_articles(heads, kind)}
    return [replace(h, inner=True) if h.kind in inner else h for h in heads]


def _numbered(heading: Heading) -> Head:
    c, r = heading.candidate, heading.reading
    ident = f"{r.value[0]}{_LATIN[r.suffix]}" if r.style == "words" else ident_of(r.raw)
    kind = "article" if c.kind == "sole" else c.kind
    return Head(kind, c.start, c.end, r.raw, ident, in_line=c.style[0] == "middle")


def _annex(text: str, c: Candidate) -> Head:
    if c.readings:
        return Head("annex", c.start, c.end, c.readings[0].raw, ident_of(c.readings[0].raw))
    # "PROTOCOL OF SIGNATURE" is a name; "ANNEX – Tariffs" is a word and a name.
    named = text[c.end : c.end + 2].strip(" \t")[:1].isupper() and text[c.end - 1].isalpha()
    return Head("annex", c.start, c.start if named else c.end)


def _inside_articles(heads: Sequence[Head], kind: str) -> bool:
    """Whether divisions of a kind stand inside articles: most are followed by one another."""
    followers = [b.kind for a, b in pairwise(heads) if a.kind == kind]
    before = next((a.kind for a, b in pairwise(heads) if b.kind == kind), None)
    return before == "article" and followers.count(kind) * 2 >= len(followers)


def names_of(text: str, heads: Sequence[Head], ends: Sequence[int]) -> list[Name]:
    """The names of headings; a doubtful one counts only if many headings of its kind have one."""
    found = [_name(text, head, end) for head, end in zip(heads, ends, strict=True)]
    for kind in {h.kind for h in heads}:
        same = [n for n, h in enumerate(heads) if h.kind == kind]
        if sum(found[n].text is not None for n in same) < _NAMED * len(same):
            for n in same:
                if kind == "article" or not found[n].sure:
                    found[n] = Name(None, skip_space(text, heads[n].label_end, ends[n]))
    return found


def _name(text: str, head: Head, end: int) -> Name:
    if head.in_line and head.kind == "article" and not _has_mark(text, head):
        return Name(None, skip_space(text, head.label_end, end))  # name and text can't be told apart
    return find_name(text, min(head.label_end, end), end, alone=head.kind != "article")


def _has_mark(text: str, head: Head) -> bool:
    after = text[head.label_end : head.label_end + 2].strip()
    return text[head.label_end - 1] in ".:–—-)" or after.startswith("(")
