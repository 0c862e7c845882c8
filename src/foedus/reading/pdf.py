"""PDF: the text layer, as PDFium reads it.

Pages are separated by a form feed, lines by a newline. Characters are those of the PDF; a word
that was divided at a line's end stays divided, since a hyphen can also belong to it. Small digits
above the line are written ¹²³.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.model import Place
from foedus.reading.apart import pages_apart
from foedus.reading.formats import Content, Refusal
from foedus.reading.pdf_pages import Lines, PageLines, pages

SUFFIXES = {".pdf": "application/pdf"}

#: How pages are told apart in the text.
PAGE_BREAK = "\n\f\n"


def sniff(data: bytes) -> bool:
    """The mark may follow other bytes, but then the end is marked too: a text may speak of PDF."""
    head = data[:1024].lstrip()
    return head.startswith(b"%PDF-") or (b"%PDF-" in head and b"%%EOF" in data[-1024:])


def read(data: bytes, page_lines: PageLines | None = None) -> Content:
    """Every page and every line is a place; blank lines don't exist in a PDF.

    `page_lines` is where a reader of images can stand in for the text layer; it runs in this
    process, so only for files that one trusts.
    """
    return _content(pages(data, page_lines) if page_lines else pages_apart(data))


def _content(pages: list[Lines | None]) -> Content:
    without = [n for n, lines in enumerate(pages, start=1) if lines is None]
    if without and not any(pages):
        raise Refusal("no-text-layer")
    parts: list[str] = []
    places: list[Place] = []
    at = 0
    for number, lines in enumerate(pages, start=1):
        inside: list[Place] = []
        start = at
        for line, box in lines or []:
            if at > start:
                parts.append("\n")
                at += 1
            parts.append(line)
            inside.append(Place(at, at + len(line), "line", str(len(inside) + 1), box))
            at += len(line)
        places += [Place(start, at, "page", str(number)), *inside]
        if number < len(pages):
            parts.append(PAGE_BREAK)
            at += len(PAGE_BREAK)
    return Content("".join(parts), tuple(places), notes=tuple(_notes(without, parts)))


def _notes(without: list[int], parts: list[str]) -> Iterator[str]:
    if without:
        yield f"Without a text layer, so not read: page {', '.join(map(str, without))}."
    lost = sum(part.count("\ufffd") for part in parts)
    if lost:
        yield f"Characters that the PDF doesn't name stand as U+FFFD in {lost} places."
