"""The formats that can be read: one module of this package each, found by itself.

A format's module says
    SUFFIXES: what its files are called, and the media type, as in `{".txt": "text/plain"}`;
    sniff(data): whether the bytes are of the format, from their first few;
    read(data): their `Content`, or a `Refusal`.
Heavy libraries are imported inside `read`, so that a text file doesn't wait for those of PDF.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from foedus.model import Place

_PACKAGE = __name__.rpartition(".")[0]

#: Old Office files, and the shell of new ones that a password locks.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

#: What Foedus knows but can't read, by the bytes at its beginning.
_KNOWN = (
    (_OLE, "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"AT&TFORM", "DjVu"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "a SQLite database"),
    (b"PAR1", "Parquet"),
)  # fmt: skip

_ARCHIVE = "a zip archive"

#: The same for zipped formats, by what stands in the archive's first bytes.
_ZIPPED = (
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
    (b"xl/", "Excel"),
    (b"ppt/", "PowerPoint"),
    (b"", _ARCHIVE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's module makes of a file: see `Text` for the fields."""

    text: str
    places: tuple[Place, ...] = ()
    encoding: str | None = None
    notes: tuple[str, ...] = ()


class Refusal(Exception):  # noqa: N818 - the name says what it is
    """Bytes that can't be read: a code of the catalogue of errors and what its sentence needs."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Format(Protocol):
    """The face of a format's module."""

    @property
    def SUFFIXES(self) -> dict[str, str]: ...  # noqa: N802

    @staticmethod
    def sniff(data: bytes) -> bool: ...

    @staticmethod
    def read(data: bytes) -> Content: ...


@cache
def formats() -> tuple[Format, ...]:
    """The modules of this package that read a format."""
    package = import_module(_PACKAGE)
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = (import_module(f"{_PACKAGE}.{name}") for name in names)
    return tuple(cast(Format, module) for module in modules if hasattr(module, "SUFFIXES"))


def read_content(data: bytes, suffix: str) -> tuple[str, Content]:
    """The media type and the content of a file's bytes.

    The bytes decide first, so that a web page saved as `treaty.txt` is read as a web page; then
    the suffix; what has neither a known beginning nor a known suffix is text or nothing.
    """
    named = next((form for form in formats() if suffix in form.SUFFIXES), None)
    form = next((form for form in formats() if form.sniff(data)), None)
    if form is None:
        known = _known(data)
        if known and not (known == _ARCHIVE and named):
            raise Refusal("unknown-format", detail=known, formats=spoken())
        form = named or _plain()
    media_type = form.SUFFIXES.get(suffix) or next(iter(form.SUFFIXES.values()))
    return media_type, form.read(data)


def _plain() -> Format:
    return next(form for form in formats() if ".txt" in form.SUFFIXES)


def _known(data: bytes) -> str | None:
    if data.startswith(b"PK\3\4"):
        return next(name for mark, name in _ZIPPED if mark in data[:4096])
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        raise Refusal("encrypted")
    return next((name for magic, name in _KNOWN if data.startswith(magic)), None)


def spoken() -> str:
    """The formats for a sentence: "docx, html, pdf or txt"."""
    names = sorted(next(iter(form.SUFFIXES))[1:] for form in formats())
    return f"{', '.join(names[:-1])} or {names[-1]}"
