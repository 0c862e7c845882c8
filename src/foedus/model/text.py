"""The one immutable text of a file, and where it came from."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a text was read from.

    Attributes:
        path: as the user gave it.
        sha256: of the file's bytes, in hexadecimal.
        media_type: such as `text/plain` or `application/pdf`.
    """

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a stretch of the text stands.

    Attributes:
        start, end: code points into the text.
        kind: `page`, `line` (of a page), `paragraph` or `element`.
        label: the page or paragraph number, or the element's path.
        box: left, bottom, right, top in points of the page, or None.
    """

    start: int
    end: int
    kind: str
    label: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text: every offset in Foedus counts its code points, from 0, end exclusive.

    Attributes:
        content: the characters.
        source: the file.
        language: ISO 639-3, or None where it can't be told.
        encoding: of the file, as Python names it; None for formats that fix their own.
        places: the map back into the file, in order of start; empty for plain text.
        notes: what the reader must tell, one sentence each.
    """

    content: str
    source: Source
    language: str | None = None
    encoding: str | None = None
    places: tuple[Place, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, content: str, *, language: str | None = None, path: str = "-") -> Text:
        """A text that is already at hand, without a file."""
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(content, Source(path, digest, "text/plain"), language)

    def __len__(self) -> int:
        return len(self.content)

    def __str__(self) -> str:
        return self.content

    def place(self, offset: int, kind: str | None = None) -> Place | None:
        """The innermost place (of that kind) that holds the character at `offset`, or None."""
        places = [p for p in self.places if kind is None or p.kind == kind]
        first = bisect_right(places, offset, key=lambda p: p.start)
        holding = (p for p in reversed(places[:first]) if p.end > offset)
        return next(holding, None)
