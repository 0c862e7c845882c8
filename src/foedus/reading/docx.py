"""DOCX: the text as it stands when all tracked changes are accepted, automatic numbers written out.

A paragraph is a line; so is a table row, its cells told apart by tabs, unless a cell holds more
than one paragraph: then each is a line. Footnotes and endnotes stand at the end, marked ¹ there
and where they belong; raised digits are written so too. Headers, footers, comments and hidden
text are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from lxml import etree  # type: ignore[import-untyped]

from foedus.model import Place
from foedus.reading.docx_numbers import Numbers, W, value
from foedus.reading.formats import Content, Refusal
from foedus.reading.numbering import raised
from foedus.reading.package import Package

SUFFIXES = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}

_MAIN = "word/document.xml"
_OFFICE_DOCUMENT = "/officeDocument"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_INSERTED = {W + "ins", W + "moveTo"}
_DELETED = {W + "del", W + "moveFrom"}
_TEXT = {W + "t", _MATH_TEXT}
_SIGNS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\xad",
}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


def sniff(data: bytes) -> bool:
    """A zip archive that names a Word document."""
    return data.startswith(b"PK\3\4") and b"word/document" in data


def read(data: bytes) -> Content:
    """A place is a paragraph, numbered from 1, or a table row; those of notes are "footnote 1"."""
    package = Package(data)
    main = _main_part(package)
    document = package.part(main)
    if document is None or (body := document.find(W + "body")) is None:
        raise Refusal("damaged", detail="it has no Word document")
    folder = dirname(main)
    numbers = Numbers.of(
        package.part(join(folder, "numbering.xml")), package.part(join(folder, "styles.xml"))
    )
    reader = _Reader(numbers)
    reader.blocks(body)
    reader.flush()
    for kind in ("footnotes", "endnotes"):
        reader.write_notes(kind, package.part(join(folder, f"{kind}.xml")))
    return Content("\n".join(reader.lines), tuple(reader.places), notes=tuple(reader.told()))


def _main_part(package: Package) -> str:
    relations = package.part("_rels/.rels")
    for relation in () if relations is None else relations:
        if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
            return normpath((relation.get("Target") or "").lstrip("/"))
    return _MAIN


@dataclass(slots=True)
class _Reader:
    numbers: Numbers
    lines: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0
    inserted: int = 0
    deleted: int = 0
    referred: list[tuple[str, str]] = field(default_factory=list)  # notes: their part and id
    unfinished: str = ""  # of a paragraph whose end was deleted, so that the next one continues it

    # Blocks

    def blocks(self, parent: etree._Element) -> None:
        """Read the paragraphs and tables under an element."""
        for text in self._texts(parent):
            self._line(text)

    def flush(self) -> None:
        """Write what a deleted paragraph mark at the very end left over."""
        if self.unfinished:
            self._line(self.unfinished)
            self.unfinished = ""

    def _line(self, text: str, label: str | None = None) -> None:
        if label is None:
            self.paragraphs += 1
            label = str(self.paragraphs)
        start = self.length + (1 if self.lines else 0)
        self.lines.append(text)
        self.length = start + len(text)
        if text:
            self.places.append(Place(start, self.length, "paragraph", label))

    def _texts(self, parent: etree._Element) -> Iterator[str]:
        for element in parent:
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                yield from self._table(element)
            elif element.tag in _DELETED or element.tag == _FALLBACK:
                self.deleted += element.tag in _DELETED
            elif isinstance(element.tag, str) and not element.tag.endswith("Pr"):
                yield from self._texts(element)  # content controls, custom XML, insertions of blocks

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter(W + "tr"):
            if _nearest(row, "tbl") is not table:
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self.deleted += 1
                continue
            cells = [list(self._texts(cell)) for cell in row.iter(W + "tc") if _nearest(cell, "tr") is row]
            if all(len([text for text in cell if text.strip()]) < 2 for cell in cells):
                yield "\t".join("".join(cell) for cell in cells)
            else:
                for cell in cells:
                    yield from cell

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        properties = paragraph.find(W + "pPr")
        boxes: list[etree._Element] = []
        text = self.unfinished + "".join(self._inline(paragraph, boxes))
        self.unfinished = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.deleted += 1
            self.unfinished = text
        else:
            number = self.numbers.next(properties)
            yield number + text if text else number.rstrip()
        for box in boxes:
            yield from self._texts(box)

    # Inline

    def _inline(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """The pieces of text in an element; its text boxes are put aside."""
        for element in parent:
            tag = element.tag
            if tag in _TEXT:
                yield element.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == W + "sym":
                yield _symbol(element.get(W + "char", ""))
            elif tag in _NOTES:
                yield self._refer(_NOTES[tag], element.get(W + "id", ""))
            elif tag in _DELETED:
                self.deleted += 1
            elif tag == W + "txbxContent":
                boxes.append(element)
            elif tag == W + "r" and _is_hidden(element):
                continue
            elif tag == W + "r" and value(element, "rPr/vertAlign") == "superscript":
                yield raised("".join(self._inline(element, boxes)))
            elif isinstance(tag, str) and tag != _FALLBACK and not tag.endswith("Pr"):
                self.inserted += tag in _INSERTED
                yield from self._inline(element, boxes)

    # Notes

    def _refer(self, kind: str, identity: str) -> str:
        self.referred.append((kind, identity))
        return raised(str(len(self.referred)))

    def write_notes(self, kind: str, root: etree._Element | None) -> None:
        """Add the notes of a kind that the text refers to, in that order."""
        notes = {} if root is None else {note.get(W + "id", ""): note for note in root}
        for number, (referred_kind, identity) in enumerate(list(self.referred), start=1):
            if referred_kind == kind and identity in notes:
                text = "\n".join(self._texts(notes[identity])).strip()
                self._line(f"{raised(str(number))} {text}", f"{kind[:-1]} {number}")

    def told(self) -> Iterator[str]:
        """What the reader must tell of the document."""
        if self.inserted or self.deleted:
            yield (
                f"It has tracked changes: {self.inserted} insertions were kept, "
                f"{self.deleted} deletions left out."
            )
        if count := len(self.referred):
            yield f"Its {count} footnotes or endnotes stand at the end, marked ¹ to {raised(str(count))}."


def _nearest(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(W + name), None)


def _symbol(code: str) -> str:
    """A character by its code; a bullet for those that only a symbol font has."""
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else 0
    return chr(number) if 0x20 <= number < 0xD800 else "•"


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val") not in ("0", "false", "off")
