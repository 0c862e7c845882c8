"""Names as the data write them: with years, case endings and marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from foedus.states.datafiles import languages, tables


class Name(NamedTuple):
    """One name as the data write it: "~Росси{я,и}@1991/2000" unpacked.

    ``citation`` is the nominative and the first of ``forms``; ``window`` is the first and the last year in
    which the name was borne.
    """

    citation: str
    forms: tuple[str, ...]
    window: tuple[int, int] = (0, 9999)
    spoken: bool = True  # picked out of running text
    exact: bool = False  # only as written


def parse(raw: str) -> Name:
    """A name unpacked from the notation that the headers of ``data/state_names`` explain."""
    spoken, exact, window = not raw.startswith("~"), False, (0, 9999)
    name = raw.lstrip("~")
    if "@" in name:
        name, years = name.split("@")
        first, _, last = years.partition("/")
        window = (int(first or 0), int(last or (9999 if "/" in years else first)))
    if name.endswith("="):
        name, exact = name[:-1], True
    if "{" not in name:
        return Name(name, (name,), window, spoken, exact)
    pieces = [piece.split(",") if i % 2 else [piece] for i, piece in enumerate(re.split(r"[{}]", name))]
    count = max(map(len, pieces))
    forms = ("".join(p[k] if len(p) > 1 else p[0] for p in pieces) for k in range(count))
    unique = tuple(dict.fromkeys(forms))
    return Name(unique[0], unique, window, spoken, exact)


@cache
def names_of(id_: str) -> Mapping[str, tuple[str, ...]]:
    """A state's names by language: those cited first, then the inflected forms."""
    names: dict[str, tuple[str, ...]] = {}
    for language in languages():
        parsed = [parse(raw) for raw in tables(f"state_names/{language}.toml")["names"].get(id_, ())]
        cited = [n.citation for n in parsed]
        if cited:
            names[language] = tuple(dict.fromkeys(cited + [form for n in parsed for form in n.forms]))
    return names
