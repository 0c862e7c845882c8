"""`foedus parse`: the divisions of treaties."""

from __future__ import annotations

from typing import Any

import click

from foedus.cli import options
from foedus.cli.batch import run


@click.command()
@options.data
def command(**chosen: Any) -> None:
    """Print the divisions of treaties.

    Divisions are the preamble, chapters, articles, paragraphs, annexes: where each begins and ends.
    FILES are files, folders (all files below that Foedus reads), patterns such as
    'texts/**/*.txt', or '-' for standard input. A file that fails is told in its place and
    the others go on.
    """
    run(coded=False, rows="divisions", **chosen)
