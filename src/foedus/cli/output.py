"""Where answers go and how they are written: JSON lines, a JSON array, CSV; files whole or not at all."""

from __future__ import annotations

import codecs
import csv
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

import click

from foedus.errors import FoedusError

#: Stands for standard output.
STDOUT = "-"


class Answer(NamedTuple):
    """What became of one file.

    Attributes:
        path: as given.
        body: the JSON to print: an object, or for CSV a list of rows; None if the file failed.
        error: the sentence that says why it failed, or None.
    """

    path: str
    body: str | None = None
    error: str | None = None

    @property
    def failure(self) -> dict[str, Any]:
        """The object that stands in the place of a failed file."""
        return {"source": {"path": self.path}, "error": self.error}


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON that shows every script as itself."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


class Writer(Protocol):
    """Writes answers to a stream as they come; told whether the stream is a file of the user's."""

    def __init__(self, stream: BinaryIO, to_file: bool) -> None: ...

    def add(self, answer: Answer) -> None: ...

    def close(self) -> None: ...


class JsonLines:
    """One object a line, as soon as it is there."""

    def __init__(self, stream: BinaryIO, to_file: bool) -> None:
        self.stream = stream

    def add(self, answer: Answer) -> None:
        self.stream.write(encoded((answer.body or dumps(answer.failure)) + "\n"))
        self.stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


class JsonArray:
    """One array of all objects, indented."""

    def __init__(self, stream: BinaryIO, to_file: bool) -> None:
        self.stream = stream
        self.before = "[\n  "

    def add(self, answer: Answer) -> None:
        body = answer.body or dumps(answer.failure, indent=2)
        self.stream.write(encoded(self.before + body.replace("\n", "\n  ")))
        self.before = ",\n  "

    def close(self) -> None:
        self.stream.write(b"\n]\n" if self.before.startswith(",") else b"[]\n")


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Csv:
    """One row a division or annotation. The columns are those of all files together, so rows
    wait in a temporary file; failed files are told on standard error."""

    def __init__(self, stream: BinaryIO, to_file: bool) -> None:
        self.stream = stream
        self.to_file = to_file
        self.encoding = "utf-8-sig" if to_file else "utf-8"  # Excel knows UTF-8 by its mark
        self.rows = tempfile.TemporaryFile("w+", encoding="ascii", newline="\n")  # noqa: SIM115  (until close)
        self.columns: dict[str, None] = {}

    def add(self, answer: Answer) -> None:
        if answer.body is None:
            click.echo(f"{answer.path}: {answer.error}", err=True)
            return
        for row in json.loads(answer.body):
            self.columns |= dict.fromkeys(row)
            self.rows.write(json.dumps(row) + "\n")

    def close(self) -> None:
        fields = [name for name in self.columns if not name.startswith("fields_")]
        fields += sorted(self.columns.keys() - set(fields))
        out = codecs.getwriter(self.encoding)(self.stream, "backslashreplace")
        with self.rows:
            writer = csv.DictWriter(out, fields)
            if fields:
                writer.writeheader()
            self.rows.seek(0)
            rows = (json.loads(line) for line in self.rows)
            writer.writerows({k: plain(v) for k, v in row.items()} if self.to_file else row for row in rows)


def plain(cell: object) -> object:
    """A cell that spreadsheets show and don't run: an apostrophe before what begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


#: How answers are written, by the name that `--format` has for it.
WRITERS: dict[str, type[Writer]] = {"jsonl": JsonLines, "json": JsonArray, "csv": Csv}


def encoded(text: str) -> bytes:
    """UTF-8; half a character, which UTF-8 can't hold, becomes its JSON escape."""
    return text.encode("utf-8", "backslashreplace")


@contextmanager
def opened(target: str) -> Iterator[BinaryIO]:
    """A stream to write to: standard output for `-`, or a file that appears when it is complete.

    Devices and pipes are written to directly. Nothing is left behind, and an older file stays,
    if the block raises anything but `KeyboardInterrupt`, which keeps what was computed.
    """
    try:
        if target == STDOUT:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with _replaced(Path(target).resolve()) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FoedusError("not-writable", detail=f"{target}: {error.strerror or error}") from error


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("xb") as stream:
            if path.exists():
                new.chmod(path.stat().st_mode)
            yield stream
        new.replace(path)
    except KeyboardInterrupt:
        with suppress(FileNotFoundError):
            new.replace(path)
        raise
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def is_input(target: str, files: list[str]) -> bool:
    """Whether the output would overwrite one of the inputs."""
    if target == STDOUT or not Path(target).is_file():
        return False
    return any(Path(f).exists() and Path(f).samefile(target) for f in files)
