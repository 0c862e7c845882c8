"""`foedus code`: what treaties say, as data."""

from __future__ import annotations

from typing import Any

import click

from foedus.cli import options
from foedus.cli.batch import run


@click.command()
@options.data
def command(**chosen: Any) -> None:
    """Print what treaties say, as data.

    Parties, dates, final clauses, each with the words that carry it: the objects of
    'foedus parse' with 'treaty' and 'annotations' added; as a table one row an annotation.
    FILES are as for 'foedus parse'.
    """
    run(coded=True, **chosen)
