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

#: How people write what they are looking for: words, and numbers in brackets.
_PIECES = re.compile(r"\([^()\s]{1,20}\)|[^\W\d_]{2,20}\.(?=\d)|[^\s()]+|[()]")
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,2}")
_SHORT = {
    "art": "article", "para": "paragraph", "par": "paragraph", "§": "paragraph", "lit": "point",
    "letter": "point", "chap": "chapter", "ch": "chapter", "sec": "section", "sect": "section",
}  # fmt: skip

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

    TREATY is a file, or '-' for standard input. ARTICLE is a number ("5", "V", "5 bis"), also
    of a paragraph or point in it ("5(2)(a)", "5.2", "Art. 5 para 2"), a word ("preamble",
    "conclusion"), a word and a number ("annex 1", "chapter II", "annex 1 article 2"), or an
    eId ("art_5__para_2").
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
    """The division that the words name, from the outside in: "annex 1 article 2", "Art. 5(2)(a)".

    Raises:
        FoedusError: `no-division` or `no-name`, with what the treaty has.
    """
    if wanted in document.by_eid:
        return document.by_eid[wanted]
    steps = _steps(wanted)
    found = _followed(document, steps) if wanted.strip() else None
    if found is None and len(steps) == 1 and steps[0][0] == "article" and _DOTTED.fullmatch(steps[0][1]):
        article, *parts = steps[0][1].split(".")
        found = _followed(document, [("article", article), *(("", part) for part in parts)])
    if found is None:
        nameless = steps[0][0] == "article" and not re.match(r"\d", _key(steps[0][1]))
        what = (
            wanted
            if nameless
            else " ".join(word for step in steps for word in step if word).replace(" (", "(")
        )
        raise FoedusError(
            "no-name" if nameless else "no-division",
            document.text.source.path,
            what=what,
            known=known(document) or "no divisions that have a name",
        )
    return found


def _steps(wanted: str) -> list[tuple[str, str]]:
    """Kind and number of each division that is named, from the outside in; "(2)" has no kind."""
    steps: list[tuple[str, str]] = []
    for word in _PIECES.findall(wanted):
        name = word.rstrip(".,;").lower()
        kind = _SHORT.get(name, name)
        if kind in KINDS:
            steps.append((kind, ""))
        elif word.startswith("(") and steps and steps[-1][1]:
            steps.append(("", word))
        elif not steps:
            steps.append(("article", word))
        else:
            kind, number = steps.pop()
            steps.append((kind, f"{number} {word}".strip(" ,;")))
    return steps or [("article", wanted)]


def _followed(document: Document, steps: list[tuple[str, str]]) -> Division | None:
    found: Division | None = None
    for kind, number in steps:
        found = _inside(document, found, kind, number)
        if found is None:
            return None
    return found


def _key(number: str) -> str:
    from foedus.model import article_key

    return article_key(number).casefold()


def _inside(document: Document, holder: Division | None, kind: str, number: str) -> Division | None:
    """The first division of the kind and number inside the holder; without kind a paragraph or point."""
    if kind == "article" and holder is None and number:
        passage = document.articles.get(number)
        return passage.division if passage else None
    kinds = (kind,) if kind else _NUMBERED
    for division in document.divisions:
        if division.kind not in kinds or (holder and holder not in document.ancestors(division)):
            continue
        if not number or _key(division.number or "") == _key(number):
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
