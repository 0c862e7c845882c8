"""One verb over many files: in order, whatever becomes of each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from foedus.cli.inputs import expand, matched
from foedus.cli.output import STDOUT, WRITERS, Answer, dumps, is_input, opened
from foedus.cli.refusals import sentence

#: From this many files on, more than one process saves more time than it takes to start.
MANY = 100


@dataclass(frozen=True)
class Task:
    """What is done to each file; called in whichever process has time.

    Attributes:
        coded: whether findings are added to the divisions.
        format: `jsonl`, `json` or `csv`.
        text: whether the object holds the text.
        rows: what a table has a row for: `divisions`, `annotations` or `treaties`.
    """

    coded: bool
    format: str
    text: bool
    rows: str

    def __call__(self, path: str) -> Answer:
        """The answer for a file; any trouble becomes a sentence, unless FOEDUS_DEBUG is set."""
        try:
            return Answer(path, self.body(path))
        except Exception as error:
            return Answer(path, error=sentence(error))

    def body(self, path: str) -> str:
        import foedus

        document = foedus.parse(matched(path))
        if self.coded:
            document = foedus.code(document)
        if self.format == "csv":
            return dumps(list(document.rows(self.rows)))
        indent = 2 if self.format == "json" else None
        return dumps(document.to_json(text=self.text, coded=self.coded), indent)


def run(
    files: tuple[str, ...],
    *,
    coded: bool,
    rows: str,
    format: str,
    output: str,
    text: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Do what `foedus parse` and `foedus code` do; end with status 1 if a file failed."""
    if text and format == "csv":
        raise click.UsageError("A table has no place for the text: leave --text out, or take --format jsonl.")
    paths = expand(files)
    if is_input(output, paths):
        raise click.UsageError(f"'{output}' is one of the inputs: choose another --output.")
    failed = 0
    with opened(output) as stream:
        writer = WRITERS[format](stream, output != STDOUT)
        try:
            with _progress(len(paths), quiet) as advance:
                for answer in answers(paths, Task(coded, format, text, rows), jobs):
                    failed += answer.error is not None
                    writer.add(answer)
                    advance()
        finally:
            writer.close()
    if failed:
        if not quiet and output != STDOUT and format != "csv":
            click.echo(f'{failed} of {len(paths)} files failed: see the lines with "error".', err=True)
        click.get_current_context().exit(1)


def answers(paths: list[str], task: Callable[[str], Answer], jobs: int = 0) -> Iterable[Answer]:
    """The task's answers in the order of the paths, from `jobs` processes (0: as many as pay)."""
    if jobs == 0:
        jobs = (os.cpu_count() or 1) if len(paths) >= MANY else 1
    if min(jobs, len(paths)) == 1:
        return map(task, paths)
    from foedus.cli.pool import answers

    return answers(paths, task, jobs)


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[], Any]]:
    """What to call after each file: moves a bar if standard error is a terminal and free."""
    if quiet or total < 2 or sys.stdout.isatty() or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total)
        yield lambda: progress.advance(bar)
