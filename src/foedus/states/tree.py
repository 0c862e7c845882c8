"""The tree of names: word after word to what a name means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from foedus.states.records import Form
from foedus.states.words import ARTICLES, OF, STEP, fold, sign


class End(NamedTuple):
    """What a finished path through the tree means."""

    id: str  # "" for a phrase that holds a state's name but names none
    form: Form
    language: str | None
    window: tuple[int, int]
    spoken: bool
    exact: str | None


Node: TypeAlias = dict[str, Any]  # word to node, and "" to the list of ends


class Tree:
    """Names by their words, as ``words.keys`` gives them."""

    def __init__(self) -> None:
        self.root: Node = {}

    def insert(self, keys: Iterable[str], end: End) -> None:
        """Let the path of these words mean this, beside what it means already."""
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        ends = node.setdefault("", [])
        if end not in ends:
            ends.append(end)

    def walk(self, text: str, start: int, end: int) -> Iterator[tuple[int, list[End]]]:
        """Every name that starts at ``start``: where it ends and what it means, shorter first."""
        node, at, begun, bracket, after_of = self.root, start, start, False, False
        while match := STEP.match(text, at, end):
            gap, word = match.groups()
            if at == start and gap:
                return
            folded = fold(word)
            if not folded:  # nothing but marks, and "" is where the ends are
                return
            if "." in gap and at - begun > 2:  # "St. Lucia", but not "Guinea. Bissau"
                return
            mark = sign(gap) if gap else ""
            if after_of and not mark and folded in ARTICLES and folded not in node:
                at = match.end()
                if "" in node:
                    yield at + (bracket and text.startswith((")", "）"), at, end)), node[""]
                continue
            key = "of" if folded in OF and at > start else folded
            child = node.get(mark + key)
            if child is None and key == "of":
                child = node.get(mark + folded)
            if child is None:
                return
            node, begun, at, after_of = child, match.start(2), match.end(), key == "of"
            bracket = bracket or mark == "("
            if "" in node:
                yield at + (bracket and text.startswith((")", "）"), at, end)), node[""]
