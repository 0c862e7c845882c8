"""`foedus code`: what treaties say, as data."""

from __future__ import annotations

from typing import Any

import click

from foedus.cli import options
from foedus.cli.batch import run


@click.command()
@options.data
@click.option(
    "--rows", "-r", type=click.Choice(["annotations", "treaties"]), default="annotations", show_default=True,
    help="What a table has a row for: each finding, or each treaty.",
)  # fmt: skip
def command(rows: str, **chosen: Any) -> None:
    """Print what treaties say, as data.

    Parties, dates, final clauses, each with the words that carry it: the objects of
    'foedus parse' with 'treaty' and 'annotations' added; as a table one row an annotation, or
    with --rows treaties one row a treaty. FILES are as for 'foedus parse'.
    """
    if rows == "treaties" and chosen["format"] != "csv":
        raise click.UsageError("--rows says what a table has a row for: add --format csv.")
    run(coded=True, rows=rows, **chosen)
