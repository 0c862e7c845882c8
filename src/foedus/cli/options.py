"""The options that commands share, so that they are the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from foedus.cli.output import STDOUT, WRITERS

Command = Callable[..., Any]


def data(command: Command) -> Command:
    """Files in, data out: the arguments and options of every command that prints data."""
    for option in reversed(
        [
            click.argument("files", nargs=-1, required=True, metavar="FILES..."),
            click.option(
                "--format", "-f", type=click.Choice(list(WRITERS)), default="jsonl", show_default=True,
                help="One JSON object a line, one JSON array, or a table, which has the mark of UTF-8 "
                "in a file and none on standard output.",
            ),
            click.option(
                "--output", "-o", metavar="FILE", default=STDOUT, show_default=True,
                help="Where to write; '-' is standard output. A file appears when it is complete.",
            ),
            click.option("--text", is_flag=True, help="Add the text itself to each JSON object."),
            click.option(
                "--jobs", "-j", metavar="N", type=click.IntRange(min=0), default=0, show_default=True,
                help="Processes; 0 takes one a core when there are many files.",
            ),
            click.option("--quiet", "-q", is_flag=True, help="No progress bar and no closing sentence."),
        ]
    ):  # fmt: skip
        command = option(command)
    return command
