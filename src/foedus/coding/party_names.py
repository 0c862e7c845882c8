"""Names that may be those of parties: states and organisations of the table, and states it doesn't know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.coding.party_words import PartyWords
from foedus.states import Entity, mentions

_WORD = re.compile(r"[ \u00a0\u200c]([^\W\d_][\w'’\u200c-]*)")
_FIRST_WORD = re.compile(r"\s{0,4}([^\W\d_][\w'’\u200c-]*)")
_LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)\s{1,4}\Z")
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff·]{1,12}\Z")
_MAX_WORDS = 4
_REACH = 80


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text, without article; `entity` is None for a state that the table doesn't know.

    `people` is true where only the people is named ("Greek"), which names a party only beside
    an office or a form ("the Royal Greek Government").
    """

    start: int
    end: int
    entity: Entity | None
    people: bool = False


def names(text: str, start: int, end: int, words: PartyWords, year: int | None) -> list[Name]:
    """The names in `text[start:end]`, in order, none within another."""
    known = [
        _whole_name(text, m.start, m.end, m.entity, m.form == "demonym", words, end)
        for m in mentions(text, start, end, year=year)
        if m.form != "capital"
    ]
    taken = [(n.start, n.end) for n in known]
    found = list(known)
    for one in sorted(_unknown(text, start, end, words), key=lambda n: (n.start, -n.end)):
        if all(one.end <= s or e <= one.start for s, e in taken):
            taken.append((one.start, one.end))
            found.append(one)
    return sorted(found, key=lambda n: n.start)


def _whole_name(
    text: str, start: int, end: int, entity: Entity, people: bool, words: PartyWords, limit: int
) -> Name:
    """The name with a form before or behind it that the table hasn't got ("State of Israel")."""
    before = words.form_before.search(text, max(0, start - _REACH), start)
    if before:
        start, people = before.start(), False
    elif people:
        next_word = _FIRST_WORD.match(text, end, limit)
        if next_word:
            form = words.form_last.match(text, next_word.start(1), limit)
            office = words.office.match(text, next_word.start(1), limit)
            if form or office:
                end, people = (form or office).end(), False  # type: ignore[union-attr]
        if people and words.office_before.search(text, max(0, start - _REACH), start):
            people = False
    return Name(start, end, entity, people)


def _unknown(text: str, start: int, end: int, words: PartyWords) -> Iterator[Name]:
    for form in words.form.finditer(text, start, end):
        stop = _name_end(text, form.end(), end, words, adjectives=3)
        if stop:
            yield Name(_with_adjectives(text, start, form.start(), words), stop, None)
    for form in words.form_last.finditer(text, start, end):
        begin = _name_start(text, start, form.start(), words)
        if begin is not None:
            yield Name(begin, form.end(), None)
    for office in words.office.finditer(text, start, end):
        stop = _name_end(text, office.end(), end, words, adjectives=0)
        first = _after_of(text, office.end(), words)
        if stop and first is not None and not words.form.match(text, first):
            yield Name(first, stop, None)


def _after_of(text: str, at: int, words: PartyWords) -> int | None:
    """Where the name begins behind "of (the)", or behind nothing where the language needs none."""
    space = re.compile(r"\s{1,4}").match(text, at)
    if not space:
        return None
    of = words.of.match(text, space.end())
    if of:
        rest = re.compile(r"\s{0,4}").match(text, of.end())
        return rest.end() if rest else of.end()
    return space.end() if words.of.pattern.count("(?!)") else None


def _name_end(text: str, at: int, limit: int, words: PartyWords, adjectives: int) -> int | None:
    """Where the name behind a form ends, or None if none stands there."""
    needs_of = "(?!)" not in words.of.pattern
    for _ in range(adjectives + 1):
        first = _after_of(text, at, words)
        if first is not None:
            break
        word = _FIRST_WORD.match(text, at, limit)
        if not word or _fold(word[1]) in words.stops or _fold(word[1]) in words.small:
            return None
        if needs_of and not words.of.match(text, word.end() + 1):
            at = word.end()
            continue
        at = word.end()
    else:
        return None
    word = _FIRST_WORD.match(text, first, limit)
    if not word or not _proper(word[1], words):
        return None
    stop = word.end()
    for _ in range(_MAX_WORDS - 1):
        word = _WORD.match(text, stop, limit)
        if not word:
            break
        if not _proper(word[1], words):
            joined = words.of.match(text, word.start(1), limit)
            word = joined and _FIRST_WORD.match(text, joined.end(), limit)
            if not word or not words.cased or not _proper(word[1], words):
                break
        stop = word.end()
    return stop


def _name_start(text: str, limit: int, at: int, words: PartyWords) -> int | None:
    """Where the name before a form begins, or None if none stands there."""
    if not words.spaced:
        before = _HAN_BEFORE.search(text, max(limit, at - 12), at)
        if not before:
            return None
        cut = [m.end() for m in words.join.finditer(text, before.start(), at)]
        cut += [m.end() for m in words.office.finditer(text, before.start(), at)]
        begin = max([before.start(), *cut])
        return begin if begin < at else None
    begin = _with_adjectives(text, limit, at, words)
    return begin if begin < at else None


def _with_adjectives(text: str, limit: int, at: int, words: PartyWords) -> int:
    """The start of the capitalised words right before a form."""
    if not words.cased or not words.forms_last_known:
        return at
    for _ in range(3):
        word = _LAST_WORD.search(text, max(limit, at - 40), at)
        if not word or not _proper(word[1], words) or _fold(word[1]) in words.small:
            break
        at = word.start()
    return at


def _proper(word: str, words: PartyWords) -> bool:
    """Whether a word may be one of a name."""
    folded = _fold(word)
    if folded in words.stops or words.office.fullmatch(word):
        return False
    return word[0].isupper() if words.cased else folded not in words.small


def _fold(word: str) -> str:
    return word.casefold()
