"""Files, folders and patterns of the command line as a list of files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from foedus.errors import FoedusError

#: Stands for standard input.
STDIN = "-"


def expand(arguments: Iterable[str]) -> list[str]:
    """The files that the arguments name, in their order, each once.

    A folder gives the files below it whose suffix Foedus reads, a pattern (`**` for any
    depth) the files that match, both sorted; hidden files are left out. An argument that
    matches nothing stays as it is, so that reading it says what is wrong.

    Raises:
        FoedusError: `no-input` if every argument is a pattern or folder without files.
    """
    found: list[str] = []
    unmatched = []
    for argument in arguments:
        if Path(argument).is_dir():
            files = sorted(_below(argument))
        elif glob.has_magic(argument) and not Path(argument).exists():
            matches = glob.iglob(argument, recursive=True)  # noqa: PTH207  (Path.glob knows no absolute ones)
            files = sorted(match for match in matches if Path(match).is_file())
        else:
            found.append(argument)
            continue
        found += files or [argument]
        if not files:
            unmatched.append(argument)
    if found == unmatched:
        raise FoedusError("no-input", " ".join(unmatched))
    return list(dict.fromkeys(found))


def matched(path: str) -> str:
    """The path, unless it is a folder or pattern that `expand` left because nothing matches it.

    Raises:
        FoedusError: `no-input`.
    """
    if Path(path).is_dir() or (glob.has_magic(path) and not Path(path).exists()):
        raise FoedusError("no-input", path)
    return path


def _below(folder: str) -> Iterator[str]:
    from foedus.reading.formats import formats

    suffixes = {suffix for form in formats() for suffix in form.SUFFIXES}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                yield str(Path(place, name))
