"""The automatic numbers of a DOCX: "Article 3", "2.", "(b)", which its text doesn't hold.

A paragraph, or its style, names a list (`w:num`) and a level; the list rests on an abstract one
(`w:abstractNum`), which says how each level is written and which keeps the count. ECMA-376,
part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree  # type: ignore[import-untyped]

from foedus.reading.numbering import formatted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: Levels of a list that Word knows, and styles based on one another; characters around a number.
_DEEPEST = 9
_LONGEST = 250

_GAP = {"nothing": "", "space": " ", "tab": " "}
_HOLDER = re.compile("%([1-9])")


def value(element: etree._Element | None, path: str) -> str | None:
    """`w:val` of the element at a path such as "numPr/ilvl", or None."""
    found = None if element is None else element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val")


def integer(text: str | None) -> int | None:
    """A whole number, or None where a file has something else."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else None


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = " "
    legal: bool = False  # all numbers in it are digits
    restart: int | None = None  # after which level (1-based) it begins again; 0: never
    style: str | None = None


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]  # levels that begin anew when the list is first used
    used: bool = False


@dataclass(slots=True)
class _Style:
    base: str | None
    list: str | None
    level: int | None


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and how far each has been counted."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _styles: dict[str, _Style] = field(default_factory=dict)
    _default: str | None = None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Numbers:
        """From the roots of `numbering.xml` and `styles.xml`."""
        numbers = cls()
        for style in () if styles is None else styles.iterfind(W + "style"):
            identity = style.get(W + "styleId", "")
            properties = style.find(W + "pPr")
            numbers._styles[identity] = _Style(
                value(style, "basedOn"),
                value(properties, "numPr/numId"),
                integer(value(properties, "numPr/ilvl")),
            )
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                numbers._default = identity
        if numbering is not None:
            numbers._lists = _lists(numbering, numbers._styles)
        return numbers

    def next(self, properties: etree._Element | None) -> str:
        """The number before the next paragraph, with the gap after it; "" if it has none."""
        name, depth = self._place(properties)
        listed = self._lists.get(name or "")
        level = listed.levels.get(depth) if listed else None
        if listed is None or level is None:
            return ""
        self._count(listed, depth)
        counts = self._counts[listed.abstract]
        if level.form == "bullet":
            return "• "

        def written(match: re.Match[str]) -> str:
            n = int(match[1]) - 1
            other = listed.levels.get(n, Level())
            return formatted(counts.get(n, other.start), "decimal" if level.legal else other.form)

        number = _HOLDER.sub(written, level.text)
        return number + level.gap if number else ""

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """The list and the level of a paragraph: its own, else those of its style."""
        name = value(properties, "numPr/numId")
        depth = integer(value(properties, "numPr/ilvl"))
        style = value(properties, "pStyle") or self._default
        lineage = list(_lineage(style, self._styles))
        if name is None:
            name = next((s.list for _, s in lineage if s.list is not None), None)
        if depth is None and name in self._lists:
            levels = self._lists[name].levels
            tied = {level.style: n for n, level in levels.items() if level.style}
            depth = next((tied[identity] for identity, _ in lineage if identity in tied), None)
        if depth is None:
            depth = next((s.level for _, s in lineage if s.level is not None), 0)
        return name, depth

    def _count(self, listed: _List, depth: int) -> None:
        counts = self._counts.setdefault(listed.abstract, {})
        if not listed.used:
            listed.used = True
            for n, start in listed.starts.items():
                counts[n] = start - 1
        start = listed.levels[depth].start
        counts[depth] = counts.get(depth, start - 1) + 1
        for n, level in listed.levels.items():
            after = n if level.restart is None else level.restart
            if n > depth and after > depth:
                counts.pop(n, None)


def _lineage(style: str | None, styles: dict[str, _Style]) -> list[tuple[str, _Style]]:
    """A style and those it is based on, nearest first."""
    found: dict[str, _Style] = {}
    while style is not None and style in styles and style not in found and len(found) < _DEEPEST:
        found[style] = styles[style]
        style = styles[style].base
    return list(found.items())


def _lists(numbering: etree._Element, styles: dict[str, _Style]) -> dict[str, _List]:
    abstracts: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for abstract in numbering.iterfind(W + "abstractNum"):
        identity = abstract.get(W + "abstractNumId", "")
        abstracts[identity] = _levels(abstract, {})
        link = value(abstract, "numStyleLink")
        if link:
            links[identity] = link
    on = {
        num.get(W + "numId", ""): value(num, "abstractNumId") or "" for num in numbering.iterfind(W + "num")
    }
    lists: dict[str, _List] = {}
    for num in numbering.iterfind(W + "num"):
        identity = num.get(W + "numId", "")
        abstract_id = on[identity]
        if abstract_id in links and (style := styles.get(links[abstract_id])):
            abstract_id = on.get(style.list or "", abstract_id)
        levels = dict(abstracts.get(abstract_id, {}))
        starts: dict[int, int] = {}
        for override in num.iterfind(W + "lvlOverride"):
            levels |= _levels(override, levels)
            n, start = integer(override.get(W + "ilvl")), integer(value(override, "startOverride"))
            if n is not None and start is not None:
                starts[n] = start
                levels[n] = replace(levels.get(n, Level()), start=start)
        if identity != "0":
            lists[identity] = _List(abstract_id, levels, starts)
    return lists


def _levels(parent: etree._Element, known: dict[int, Level]) -> dict[int, Level]:
    levels = {}
    for element in parent.iterfind(W + "lvl"):
        n = integer(element.get(W + "ilvl")) or 0
        if n not in range(_DEEPEST):
            continue
        start = integer(value(element, "start"))
        legal = element.find(W + "isLgl")
        levels[n] = Level(
            start=known.get(n, Level()).start if start is None else start,
            form=value(element, "numFmt") or "decimal",
            text=(value(element, "lvlText") or "")[:_LONGEST],
            gap=_GAP.get(value(element, "suff") or "tab", " "),
            legal=legal is not None and legal.get(W + "val") not in ("0", "false", "off"),
            restart=integer(value(element, "lvlRestart")),
            style=value(element, "pStyle"),
        )
    return levels
