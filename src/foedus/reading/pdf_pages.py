"""The lines of a PDF's pages, as PDFium finds them in the text layer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from foedus.model.text import Box
from foedus.reading import limits
from foedus.reading.formats import Refusal
from foedus.reading.numbering import raised

#: PDFium ends a line by CR LF, or by U+FFFE in place of the hyphen of a divided word.
_LINE = re.compile("([^\r\n\ufffe]*)(\r\n?|\n|\ufffe|$)")
_FOLLOWING_DIGIT = re.compile(r"(?<=\S)[0-9]")
_UNREADABLE = re.compile("[\0\ud800-\udfff]")

#: The lines of a page, each with its box in points.
Lines = list[tuple[str, Box | None]]
PageLines = Callable[[Any], Lines]


def text_layer(page: Any) -> Lines:
    """The lines that a pypdfium2 page holds as text, in the order in which they were written."""
    layer = page.get_textpage()
    characters = layer.count_chars()
    if characters > limits.PAGE_CHARACTERS:
        raise Refusal("bomb", detail=f"a page to {characters} characters")
    written: str = layer.get_text_range()
    boxed = characters == len(written)
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


def pages(data: bytes, page_lines: PageLines = text_layer) -> list[Lines | None]:
    """The lines of each page; None for a page that is an image, or can't be opened.

    PDFium unpacks a page before anything can be counted: see `foedus.reading.apart`.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refusal("encrypted") from None
        raise Refusal("damaged", detail="not a whole PDF") from None
    try:
        return _pages(document, page_lines, _most_characters(len(data)))
    finally:
        document.close()


def _most_characters(size: int) -> int:
    """How many characters a PDF of so many bytes may hold: pages can share what draws them."""
    return min(limits.CHARACTERS, max(limits.SMALL_PART, limits.CHARACTERS_PER_BYTE * size))


def _pages(document: Any, page_lines: PageLines, most: int) -> list[Lines | None]:
    if len(document) > limits.PDF_PAGES:
        raise Refusal("bomb", detail=f"{len(document)} pages")
    found: list[Lines | None] = []
    characters = 0
    for n in range(len(document)):
        lines = _page(document, n, page_lines)
        characters += sum(len(line) for line, _ in lines or [])
        if characters > most:
            raise Refusal("bomb", detail=f"more than {most} characters")
        found.append(lines)
    return found


def _page(document: Any, n: int, page_lines: PageLines) -> Lines | None:
    import pypdfium2 as pdfium

    try:
        page = document[n]
        lines = page_lines(page)
        image = not lines and any(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]))
        page.close()
    except pdfium.PdfiumError:
        return None
    return None if image else lines
