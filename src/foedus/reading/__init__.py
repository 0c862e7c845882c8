"""From a file to its text: one module a format."""

from __future__ import annotations

import hashlib
import stat
import sys
from pathlib import Path

from foedus.errors import FoedusError
from foedus.language import language_of
from foedus.model import Source, Text
from foedus.reading import limits
from foedus.reading.formats import Refusal, read_content

__all__ = ["language_of", "read", "read_bytes"]


def read(path: str | Path) -> Text:
    """The text of a file; "-" reads the standard input.

    The bytes say what the file is; its suffix counts only where they don't. Raises `FoedusError`
    if the file can't be opened or isn't a text.
    """
    name = str(path)
    return read_bytes(_bytes_of(name), name)


def read_bytes(data: bytes, name: str = "-") -> Text:
    """The text of a file whose bytes are at hand; `name` is its path, for its suffix and errors."""
    try:
        media_type, content = read_content(data, Path(name).suffix.lower())
        if not content.text.strip():
            raise Refusal("empty")
    except Refusal as refusal:
        raise FoedusError(refusal.code, name, **refusal.details) from None
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type)
    language = language_of(content.text)
    return Text(content.text, source, language, content.encoding, content.places, content.notes)


def _bytes_of(name: str) -> bytes:
    limit = limits.FILE_BYTES
    try:
        if name == "-":
            data = sys.stdin.buffer.read(limit + 1)
            size = len(data)
        else:
            path = Path(name)
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                raise FoedusError("folder", name)
            size = status.st_size
            with path.open("rb") as file:
                data = file.read(limit + 1) if size <= limit else b""
            size = max(size, len(data))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        raise FoedusError("not-found", name) from None
    except OSError as error:
        raise FoedusError("unreadable", name, detail=(error.strerror or "error").lower()) from None
    if size > limit:
        raise FoedusError("too-large", name, size=size // 1_000_000, limit=limit // 1_000_000)
    return data
