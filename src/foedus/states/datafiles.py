"""The data files behind the package, as tables."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("foedus") / "data"


@cache
def tables(path: str) -> Mapping[str, dict[str, Any]]:
    """The tables of ``states.toml``, ``organisations.toml`` or a file of ``state_names``.

    They keep to one key a line with JSON values, which ``json`` reads many times faster than ``tomllib``
    reads TOML; the tests hold the two readings equal.
    """
    found: dict[str, dict[str, Any]] = {}
    for line in (_DATA / path).read_text("utf-8").splitlines():
        if line[:1] == "[":
            table = found.setdefault(line.strip("[] "), {})
        elif line and line[0] != "#":
            key, _, value = line.partition(" = ")
            table[key] = json.loads(value)
    return found


@cache
def name_words() -> Mapping[str, Any]:
    """``name_words.toml``: the scripts, and the small words around names; its header gives the keys."""
    return tomllib.loads((_DATA / "name_words.toml").read_text("utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """The languages there are names in: one file of ``data/state_names`` each."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in (_DATA / "state_names").iterdir()))
