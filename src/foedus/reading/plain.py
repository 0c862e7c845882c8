"""Plain text and Markdown: the decoded file, nothing changed but the byte order mark dropped."""

from __future__ import annotations

from foedus.reading.encoding import decode
from foedus.reading.formats import Content

SUFFIXES = {".txt": "text/plain", ".md": "text/markdown"}


def sniff(data: bytes) -> bool:
    """Never: text is what is left when no other format knows the bytes."""
    return False


def read(data: bytes) -> Content:
    """Offsets into the file are offsets into the text; line ends stay as they are."""
    decoded = decode(data)
    return Content(decoded.text, encoding=decoded.encoding, notes=decoded.notes)
