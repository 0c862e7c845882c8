"""Plain text and Markdown: the decoded file, nothing changed but the byte order mark dropped."""

from __future__ import annotations

import re

from foedus.reading.encoding import decode
from foedus.reading.formats import Content

SUFFIXES = {".txt": "text/plain", ".md": "text/markdown"}

_XML = re.compile(r"\s*<(?:\?xml\s|[\w.:-]{1,100}\s[^<>]{0,2000}\bxmlns\b)")


def sniff(data: bytes) -> bool:
    """Never: text is what is left when no other format knows the bytes."""
    return False


def read(data: bytes) -> Content:
    """Offsets into the file are offsets into the text; line ends stay as they are."""
    decoded = decode(data)
    notes = decoded.notes
    if _XML.match(decoded.text):
        notes += ("XML was read as plain text with its tags.",)
    return Content(decoded.text, encoding=decoded.encoding, notes=notes)
