"""A treaty that has been read: its text, its divisions, its annotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from foedus.errors import FoedusError
from foedus.model import json
from foedus.model.annotation import Annotation
from foedus.model.division import Division, check_tiling
from foedus.model.rows import (
    ANNOTATION_COLUMNS,
    COLUMNS,
    TREATY_COLUMNS,
    annotation_rows,
    division_rows,
    treaty_row,
)
from foedus.model.text import Text
from foedus.model.treaty import treaty_of
from foedus.numerals import roman, western_digits

if TYPE_CHECKING:
    import pandas as pd

#: Divisions whose articles aren't the treaty's own.
_OUTSIDE = {"annex", "translation", "toc"}


@dataclass(frozen=True)
class Document:
    """A text, the divisions that tile it, and the annotations that point into it.

    Construction checks both: divisions must tile (see `check_tiling`), annotations must lie
    in the text; annotations are put in order of start and given an id and an eid.

    >>> doc = foedus.parse("treaty.txt")
    >>> doc.articles["3"].text
    >>> doc.at(1200).eid
    """

    text: Text
    divisions: tuple[Division, ...]
    annotations: tuple[Annotation, ...] = ()

    def __post_init__(self) -> None:
        check_tiling(self.divisions, len(self.text))
        if self.annotations:
            object.__setattr__(self, "annotations", tuple(self._numbered(self.annotations)))

    def _numbered(self, annotations: Iterable[Annotation]) -> Iterator[Annotation]:
        ordered = sorted(annotations, key=lambda a: (a.start, a.end, a.kind, a.rule))
        for n, a in enumerate(ordered, start=1):
            if not 0 <= a.start < a.end <= len(self.text):
                raise FoedusError("not-a-span", detail=f"'{a.kind}' ({a.start}, {a.end})")
            yield replace(a, id=f"a{n}", eid=self._innermost(a.start).eid)

    def annotated(self, annotations: Iterable[Annotation]) -> Document:
        """The same document with these annotations added."""
        return replace(self, annotations=(*self.annotations, *annotations))

    # Looking up

    @cached_property
    def by_eid(self) -> Mapping[str, Division]:
        """Divisions by eid."""
        return {d.eid: d for d in self.divisions}

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Division, ...]]:
        """Divisions by the eid of their parent; None for the top level."""
        lists: dict[str | None, list[Division]] = {}
        for d in self.divisions:
            lists.setdefault(d.parent, []).append(d)
        return {parent: tuple(divisions) for parent, divisions in lists.items()}

    @cached_property
    def articles(self) -> Articles:
        """The treaty's own articles by number: `doc.articles["3"]`; not those of annexes."""
        return Articles(self)

    def ancestors(self, division: Division) -> Iterator[Division]:
        """The divisions that hold it, from the nearest outwards."""
        while division.parent is not None:
            division = self.by_eid[division.parent]
            yield division

    def _innermost(self, offset: int) -> Division:
        siblings: tuple[Division, ...] | None = self.children[None]
        found = None
        while siblings:
            n = bisect_right(siblings, offset, key=lambda d: d.start) - 1
            if n < 0:
                break
            found = siblings[n]
            siblings = self.children.get(found.eid)
        assert found is not None
        return found

    def at(self, offset: int) -> Passage:
        """The innermost division that holds the character at `offset`."""
        if not 0 <= offset < len(self.text):
            raise FoedusError("no-offset", self.text.source.path, offset=offset, length=len(self.text))
        return Passage(self, self._innermost(offset))

    def __getitem__(self, eid: str) -> Passage:
        """The division with that eid."""
        return Passage(self, self.by_eid[eid])

    def quote(self, start: int, end: int) -> str:
        """The characters from start to end: the only way in which Foedus quotes.

        Raises `FoedusError` ("no-offset") if one of them lies outside the text.
        """
        for offset in (start, end):
            if not 0 <= offset <= len(self.text):
                raise FoedusError("no-offset", self.text.source.path, offset=offset, length=len(self.text))
        return self.text.content[start:end]

    @property
    def treaty(self) -> dict[str, Any]:
        """Who, when, until when: the treaty object, made from the annotations."""
        return treaty_of(self.annotations, self.text.content)

    # Giving out

    def to_json(self, *, text: bool = False, coded: bool = False) -> dict[str, Any]:
        """The object of `foedus parse` (`foedus code` with `coded`); with the text if asked."""
        data = json.parsed(self.text, self.divisions)
        if coded:
            data |= json.coded(self.treaty, self.annotations)
        return data | json.whole(self.text) if text else data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Document:
        """The document that `to_json(text=True)` wrote; `FoedusError` if it isn't one."""
        return cls(*json.parts(data))

    def rows(self, of: str = "divisions") -> Iterator[dict[str, Any]]:
        """Flat rows for a table: one for each of the `divisions` or `annotations`, or one for `treaties`."""
        if of == "divisions":
            return division_rows(self.text, self.divisions)
        if of == "annotations":
            return annotation_rows(self.text, self.annotations)
        if of == "treaties":
            return iter([treaty_row(self.text, self.treaty, len(self.articles))])
        raise ValueError(f"rows are of 'divisions', 'annotations' or 'treaties', not of {of!r}")

    def to_frame(self, of: str = "divisions") -> pd.DataFrame:
        """A pandas table of the `divisions`, the `annotations` or the `treaties` (one row)."""
        try:
            import pandas as pd
        except ImportError:
            raise FoedusError("extra", extra="frames") from None
        columns = {"divisions": COLUMNS, "treaties": TREATY_COLUMNS}.get(of)
        frame = pd.DataFrame(list(self.rows(of)), columns=columns)
        return frame if len(frame.columns) else frame.reindex(columns=list(ANNOTATION_COLUMNS))

    def __repr__(self) -> str:
        name = self.text.source.path
        return f"Document({name!r}, {len(self.articles)} articles, {len(self.annotations)} annotations)"

    def _repr_html_(self) -> str:
        treaty = self.treaty
        title = (treaty.get("title") or {}).get("value") or self.text.source.path
        articles = "".join(f"<li>{escape(passage.label)}</li>" for passage in self.articles.values())
        return f"<section><h3>{escape(title)}</h3><ul>{articles}</ul></section>"


class Passage:
    """A division seen with its document: it has a text, parts and annotations."""

    __slots__ = ("division", "document")

    def __init__(self, document: Document, division: Division) -> None:
        self.document = document
        self.division = division

    @property
    def eid(self) -> str:
        """Its identifier."""
        return self.division.eid

    @property
    def kind(self) -> str:
        """What it is."""
        return self.division.kind

    @property
    def number(self) -> str | None:
        """Its number as written."""
        return self.division.number

    @property
    def heading(self) -> str | None:
        """Its name."""
        return self.division.heading

    @property
    def start(self) -> int:
        """Its first character."""
        return self.division.start

    @property
    def body_start(self) -> int:
        """The first character after its heading."""
        return self.division.body_start

    @property
    def end(self) -> int:
        """After its last character."""
        return self.division.end

    @property
    def parent(self) -> Passage | None:
        """The division that holds it."""
        return None if self.division.parent is None else self.document[self.division.parent]

    @property
    def text(self) -> str:
        """The whole of it, with its heading."""
        return self.document.quote(self.division.start, self.division.end)

    @property
    def body(self) -> str:
        """The text after the heading."""
        return self.document.quote(self.division.body_start, self.division.end)

    @property
    def label(self) -> str:
        """Kind, number and heading on one line: "article 3 Defence"."""
        d = self.division
        return " ".join(part for part in (d.kind, d.number, d.heading) if part)

    @property
    def parts(self) -> tuple[Passage, ...]:
        """The divisions directly inside."""
        return tuple(Passage(self.document, d) for d in self.document.children.get(self.division.eid, ()))

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that begin inside."""
        d = self.division
        return tuple(a for a in self.document.annotations if d.start <= a.start < d.end)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Passage({self.division.eid!r}, {self.division.start}-{self.division.end})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passage) and (self.document, self.division) == (
            other.document,
            other.division,
        )

    def __hash__(self) -> int:
        return hash(self.division)

    def _repr_html_(self) -> str:
        d = self.division
        name = " ".join(part for part in (d.kind.capitalize(), d.number, d.heading) if part)
        body = escape(self.body.strip()).replace("\n", "<br>")
        return f"<section id='{escape(d.eid)}'><h4>{escape(name)}</h4><p>{body}</p></section>"


class Articles(Mapping[str, Passage]):
    """The articles of a document by number; 3, "3", "III" and "٣" are the same key.

    Where numbers begin again in each chapter, the later ones have the chapter's number before
    theirs: "II/1".
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, Division] = {}
        outside: set[str] = set()
        for d in document.divisions:
            if d.kind in _OUTSIDE or d.parent in outside:
                outside.add(d.eid)
            elif d.kind == "article":
                self._found[self._free_key(d)] = d

    def _free_key(self, article: Division) -> str:
        key = article_key(article.eid.rpartition("art_")[2])
        for holder in self._document.ancestors(article):
            if key not in self._found:
                break
            key = f"{holder.number or holder.eid}/{key}"
        return key if key not in self._found else article.eid

    def __getitem__(self, number: str | int) -> Passage:
        found = self._found.get(str(number)) or self._found.get(article_key(str(number)))
        if found is None:
            first, *others = self._found or ["no articles"]
            known = f"{first} to {others[-1]}" if others else first
            raise KeyError(f"There is no article {number} in this treaty: it has {known}.")
        return Passage(self._document, found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


_NUMBER = re.compile(r"(\d+(?:[.\-–]\d+)*|[ivxlcdm]+(?=\W|bis|ter|quater|\Z))[\s.º°ª-]*([^\W\d_]*)")


def article_key(number: str) -> str:
    """One spelling for a number: "XIV" is "14", "5 BIS" and "5bis" are "5 bis", "1-2" is "1.2"."""
    plain = western_digits(number).strip(" \t\n.:()[]").lower()
    found = _NUMBER.fullmatch(plain)
    if not found:
        return plain
    value = roman(found[1]) or re.sub(r"[\-–]", ".", found[1])
    return f"{value} {found[2]}".strip()
