"""Names that may be those of parties: states and organisations of the table, and unknown states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from foedus.coding.party_words import PartyWords
from foedus.model import Span
from foedus.states import Entity, lookup, mentions

_REACH = 80
_OF = 10
_SPACE = re.compile(r"\s")
#: How many forms and offices that go with no known name are looked at.
_MAX_UNKNOWN = 400
_REST = re.compile(r"(?:-\n([a-zà-öø-ÿ]{1,12})|\n([a-zà-öø-ÿ]{1,12})(?=[,;]))")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text, without article; `entity` is None for a state that the table doesn't know.

    `people` is true where only the people is named ("Greek"), which names a party only beside
    an office or a form ("the Royal Greek Government"); `bare` where no form of state goes with it.
    """

    start: int
    end: int
    entity: Entity | None
    people: bool = False
    bare: bool = False


def names(text: str, start: int, end: int, words: PartyWords, year: int | None) -> list[Name]:
    """The names in `text[start:end]`, in order, none within another."""
    found = [
        _whole(text, Name(m.start, m.end, m.entity, m.form == "demonym"), end, words)
        for m in mentions(text, start, end, year=year)
        if m.form != "capital"
    ]
    ends = [0, *accumulate((n.end for n in found), max)]
    found = [n for n, end in zip(found, ends, strict=False) if n.end > end]  # none inside another
    for at in islice(_unexplained(text, start, end, words, found), _MAX_UNKNOWN):
        window = Span(max(start, at - _REACH), _word_end(text, min(end, at + 2 * _REACH), end))
        for match in (m for pattern in words.unknown for m in pattern.finditer(text, *window)):
            name = _mended(text, Name(*match.span("name"), None), end)
            if name and match.start() <= at < match.end() and _apart(text, name, found):
                found.append(name)
    return sorted(found, key=lambda n: n.start)


def _apart(text: str, name: Name, found: list[Name]) -> bool:
    """Whether a name neither meets another nor stands right before one ("the People's")."""
    return all(n.end <= name.start or text[name.end : n.start].strip() for n in found)


def _word_end(text: str, at: int, limit: int) -> int:
    """The end of the word that holds `at`, or at most 80 characters on."""
    space = _SPACE.search(text, at, min(limit, at + _REACH))
    return space.start() if space else min(limit, at + _REACH)


def _unexplained(text: str, start: int, end: int, words: PartyWords, known: list[Name]) -> Iterator[int]:
    """Where a form or office stands that is no part of a known name and right before none."""
    at = 0
    known = sorted(known, key=lambda n: n.start)
    for match in words.keyword.finditer(text, start, end):
        while at < len(known) and known[at].end <= match.start():
            at += 1
        if at == len(known) or known[at].start > match.end() + _OF:
            yield match.start()


def _mended(text: str, name: Name, limit: int) -> Name | None:
    """The name; known after all where scanning or a line break has cut a word ("ROMA NIA")."""
    words = text[name.start : name.end]
    rest = _REST.match(text, name.end, limit)
    if rest:
        entity = lookup(words + (rest[1] or rest[2]))
        return replace(name, end=rest.end(), entity=entity) if entity else None
    joined = (words[: gap.start()] + words[gap.end() :] for gap in _SPACE.finditer(words))
    return replace(name, entity=next((e for e in map(lookup, joined) if e), None))


def _whole(text: str, name: Name, limit: int, words: PartyWords) -> Name:
    """The name with a form before or behind it that the table hasn't got ("the State of Israel")."""
    before = words.form_before.search(text, max(0, name.start - _REACH), name.start)
    if before:
        return replace(name, start=before.start(), people=False)
    if not name.people:
        return name
    behind = words.beside.match(text, name.end, limit)
    if behind:
        return replace(name, end=behind.end(), people=False)
    office = words.office_before.search(text, max(0, name.start - _REACH), name.start)
    return replace(name, people=not office, bare=True)
