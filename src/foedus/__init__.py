"""Foedus reads and codes treaties; every statement points at the words that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.coding import code
    from foedus.model import Annotation, Division, Document, Passage, Text
    from foedus.reading import read
    from foedus.report import brief
    from foedus.structure import parse

__version__ = "0.1.0"

_HOME = {
    "read": "foedus.reading", "parse": "foedus.structure", "code": "foedus.coding", "brief": "foedus.report",
    "Annotation": "foedus.model", "Division": "foedus.model", "Document": "foedus.model",
    "Passage": "foedus.model", "Text": "foedus.model",
}  # fmt: skip

__all__ = ["Annotation", "Division", "Document", "Passage", "Text", "brief", "code", "parse", "read"]


def __getattr__(name: str) -> Any:
    """Load a verb when it is first used, so that `foedus --help` answers at once."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'foedus' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
