"""PDF: the text layer, as PDFium reads it.

Pages are separated by a form feed, lines by a newline. Characters are those of the PDF; a word
that was divided at a line's end stays divided, since a hyphen can also belong to it. Small digits
above the line are written ¹²³.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from foedus.model import Place
from foedus.model.text import Box
from foedus.reading import limits
from foedus.reading.formats import Content, Refusal
from foedus.reading.numbering import raised

SUFFIXES = {".pdf": "application/pdf"}

#: How pages are told apart in the text.
PAGE_BREAK = "\n\f\n"

#: PDFium ends a line by CR LF, or by U+FFFE in place of the hyphen of a divided word.
_LINE = re.compile("([^\r\n\ufffe]*)(\r\n?|\n|\ufffe|$)")
_FOLLOWING_DIGIT = re.compile(r"(?<=\S)[0-9]")
_UNREADABLE = re.compile("[\0\ud800-\udfff]")

#: The lines of a page, each with its box in points.
Lines = list[tuple[str, Box | None]]
PageLines = Callable[[Any], Lines]


def sniff(data: bytes) -> bool:
    """The mark may follow other bytes, but then the end is marked too: a text may speak of PDF."""
    head = data[:1024].lstrip()
    return head.startswith(b"%PDF-") or (b"%PDF-" in head and b"%%EOF" in data[-1024:])


def text_layer(page: Any) -> Lines:
    """The lines that a pypdfium2 page holds as text, in the order in which they were written."""
    layer = page.get_textpage()
    written: str = layer.get_text_range()
    boxed = layer.count_chars() == len(written)
    if boxed:
        written = _with_raised_digits(layer, written)
    lines: Lines = []
    for match in _LINE.finditer(written):
        line = _UNREADABLE.sub("\ufffd", match[1]) + ("-" if match[2] == "\ufffe" else "")
        if line.strip():
            box = _box(layer, match.start(1), match.end(1)) if boxed else None
            lines.append((line, box))
    layer.close()
    return lines


def _with_raised_digits(layer: Any, written: str) -> str:
    """The text with the digits that are drawn above the line, after another character, as ¹²³."""
    found: dict[int, str] = {}
    for match in _FOLLOWING_DIGIT.finditer(written):
        at = match.start()
        on_line = next((n for n in range(at - 1, max(at - 6, -1), -1) if n not in found), at)
        _, floor, _, ceiling = layer.get_charbox(on_line)
        _, bottom, _, top = layer.get_charbox(at)
        if bottom - floor > (top - bottom) / 2 and top > ceiling - (top - bottom) and bottom < ceiling:
            found[at] = raised(match[0])
    return "".join(found.get(n, character) for n, character in enumerate(written)) if found else written


def _box(layer: Any, start: int, end: int) -> Box | None:
    rectangles = [layer.get_rect(n) for n in range(layer.count_rects(start, end - start))]
    if not rectangles:
        return None
    left, bottom, right, top = zip(*rectangles, strict=True)
    return round(min(left), 1), round(min(bottom), 1), round(max(right), 1), round(max(top), 1)


def read(data: bytes, page_lines: PageLines = text_layer) -> Content:
    """Every page and every line is a place; blank lines don't exist in a PDF.

    `page_lines` is where a reader of images can stand in for the text layer.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refusal("encrypted") from None
        raise Refusal("damaged", detail="not a whole PDF") from None
    try:
        if len(document) > limits.PDF_PAGES:
            raise Refusal("bomb", detail=f"{len(document)} pages")
        return _content(list(_pages(document, page_lines)))
    finally:
        document.close()


def _pages(document: Any, page_lines: PageLines) -> Iterator[Lines | None]:
    """The lines of each page; None for a page that is an image, or can't be opened."""
    import pypdfium2 as pdfium

    for n in range(len(document)):
        try:
            page = document[n]
            lines = page_lines(page)
            image = not lines and any(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]))
            page.close()
        except pdfium.PdfiumError:
            yield None
        else:
            yield None if image else lines


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
