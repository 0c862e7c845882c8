"""`foedus show`: one division of a treaty in the terminal."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from foedus.cli.output import dumps, encoded
from foedus.errors import FoedusError
from foedus.model import KINDS

if TYPE_CHECKING:
    from foedus.model import Division, Document, Passage

#: Lines longer than this are hard to read, however wide the terminal.
WIDTH = 96

#: Terminals obey control characters; a treaty has none but tabs and line ends to show.
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))

#: Kinds that are listed by number when a division isn't found.
_LISTED = [kind for kind in KINDS if kind not in ("recital", "paragraph", "point", "note")]

#: Their number stands at the head of their first line.
_NUMBERED = ("paragraph", "point")

#: What these hold has numbers of its own.
_APART = ("annex", "translation")


@click.command()
@click.argument("treaty", metavar="TREATY")
@click.argument("division", nargs=-1, required=True, metavar="ARTICLE")
@click.option(
    "--format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For reading, or the division with its text as a JSON object.",
)  # fmt: skip
def command(treaty: str, division: tuple[str, ...], format: str) -> None:
    """Print one article of a treaty.

    TREATY is a file, or '-' for standard input. ARTICLE is a number ("5", "V", "5 bis"), a
    word ("preamble", "conclusion"), a word and a number ("annex 1", "chapter II",
    "annex 1 article 2"), or an eId ("art_5__para_2").
    """
    import foedus

    document = foedus.parse(treaty)
    passage = document[find(document, " ".join(division)).eid]
    if format == "json":
        source = document.text.source
        shown = {"source": {"path": source.path, "sha256": source.sha256, "media_type": source.media_type}}
        click.echo(encoded(dumps(shown | asdict(passage.division) | {"text": passage.text}, indent=2)))
    elif sys.stdout.isatty():
        render(passage)
    else:
        click.echo(encoded(passage.text.strip("\r\n").translate(_CONTROL)))


def find(document: Document, wanted: str) -> Division:
    """The division that the words name, from the outside in: "annex 1 article 2".

    Raises:
        FoedusError: `no-division`, with what the treaty has.
    """
    if wanted in document.by_eid:
        return document.by_eid[wanted]
    words = wanted.split()
    starts = [n for n, word in enumerate(words) if word.lower() in KINDS]
    if not starts or starts[0] > 0:
        words, starts = ["article", *words], [0, *(n + 1 for n in starts)]
    found: Division | None = None
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        found = _inside(document, found, words[start].lower(), " ".join(words[start + 1 : end]))
        if found is None:
            raise FoedusError(
                "no-division", document.text.source.path, what=" ".join(words), known=known(document)
            )
    assert found is not None
    return found


def _inside(document: Document, holder: Division | None, kind: str, number: str) -> Division | None:
    from foedus.model.document import article_key

    if kind == "article" and holder is None and number:
        passage = document.articles.get(number)
        return passage.division if passage else None
    for division in document.divisions:
        if division.kind != kind or (holder and holder not in document.ancestors(division)):
            continue
        if not number or article_key(division.number or "").casefold() == article_key(number).casefold():
            return division
    return None


def known(document: Document) -> str:
    """What a treaty has, for a sentence: "preamble, chapter I to IX, article 1 to 50"."""
    own = [d for d in document.divisions if not any(a.kind in _APART for a in document.ancestors(d))]
    parts = []
    for kind in _LISTED:
        some = [d for d in own if d.kind == kind]
        numbers = [d.number for d in some if d.number]
        if len(numbers) > 1:
            parts.append(f"{kind} {numbers[0]} to {numbers[-1]}")
        elif some:
            parts.append(f"{kind} {numbers[0]}" if numbers else kind)
    return ", ".join(parts)


def render(passage: Passage) -> None:
    """Print a division for reading: heading bold, what lies inside indented by its depth."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    width = min(console.width, WIDTH)

    def show(part: Passage, depth: int) -> None:
        division, parts = part.division, part.parts
        body = division.start if division.kind in _NUMBERED else division.body_start
        blocks(part.document.quote(division.start, body), depth, "bold")
        blocks(part.document.quote(body, parts[0].division.start if parts else division.end), depth)
        for inner in parts:
            show(inner, depth + 1)

    def blocks(text: str, depth: int, style: str = "") -> None:
        for block in re.split(r"\n[ \t]*\n", text.translate(_CONTROL)):
            if block.strip():
                lines = "\n".join(line.strip() for line in block.strip().split("\n"))
                console.print(Padding(Text(lines, style), (0, 0, 1, 2 * depth), expand=False), width=width)

    show(passage, 0)
