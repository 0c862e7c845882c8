"""One TOML file a language: how it writes headings, numbers, dates and final clauses.

A language is added by adding `<iso639-3>.toml` to this folder. Each package that needs a
section reads it with `section` and says beside it which keys it knows.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.errors import FoedusError


@cache
def codes() -> tuple[str, ...]:
    """The languages there is a table for (ISO 639-3), sorted."""
    return tuple(sorted(p.name[:-5] for p in files(__name__).iterdir() if p.name.endswith(".toml")))


@cache
def table(code: str) -> dict[str, Any]:
    """The whole table of a language."""
    if code not in codes():
        raise FoedusError("no-language", detail=code, known=", ".join(codes()))
    return tomllib.loads(files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


def section(code: str, name: str) -> dict[str, Any]:
    """One section of a language's table; empty if the language hasn't got it."""
    found: dict[str, Any] = table(code).get(name, {})
    return found
