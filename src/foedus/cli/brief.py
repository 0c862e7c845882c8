"""`foedus brief`: a page about a treaty for people to read."""

from __future__ import annotations

import click

from foedus.cli.inputs import expand, matched
from foedus.cli.refusals import sentence
from foedus.errors import FoedusError


@click.command()
@click.argument("treaties", nargs=-1, required=True, metavar="TREATY...")
@click.option("--comment", "-c", metavar="ESSAY", help="A text about the treaty, shown beside it.")
@click.option(
    "--output", "-o", metavar="FOLDER", default="brief", show_default=True,
    help="Where each brief gets a folder, named for its treaty.",
)  # fmt: skip
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
def command(treaties: tuple[str, ...], comment: str | None, output: str, show: bool) -> None:
    """Write a page about a treaty.

    Every statement on it is linked to the words that carry it. Writes brief.html and, with
    the same content as data, brief.json; prints the path of the page. TREATY is a file, a
    folder, a pattern, or '-' for standard input, whose folder is 'treaty'. Where files have the
    same name the second's folder is numbered: 'ferry', 'ferry-2'.
    """
    import foedus
    from foedus import report

    paths = expand(treaties)
    essay = None if comment is None else foedus.read(comment)
    status = 0
    for path, name in zip(paths, report.folder_names(paths), strict=True):
        try:
            page = report.write(foedus.code(matched(path)), output, comment=essay, name=name)
        except Exception as error:
            unwritable = isinstance(error, FoedusError) and error.code == "not-writable"
            status = max(status, 2 if unwritable else 1)
            click.echo(f"{path}: {sentence(error)}", err=True)
        else:
            click.echo(page)
            if show:
                click.launch(str(page))
    if status:
        click.get_current_context().exit(status)
