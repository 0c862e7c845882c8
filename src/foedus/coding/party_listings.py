"""Names in a row, as treaties list their parties ("between A and B", "The Government of A and B,").

A row goes on as long as only separators, offices, small words and what is in brackets stand
between two names; so the names of a row need not be understood one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.coding.party_names import Name, names
from foedus.coding.party_words import PartyWords
from foedus.model import Span
from foedus.states import Organisation

_GAP = 300
_LEAD = 160
_MAX_WORDS = 14

_TOKEN = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"(?<!\w)\w{1,2}\.")
_POSSESSIVE = re.compile(r"['’][sS](?!\w)")
_END = re.compile(r"[\d!?:.;]\s|\d\Z|\n\s*\n")
_SEPARATOR = re.compile(r"[,;،，、]")
_CAPITAL_START = re.compile(r"\s*[^\W\d_a-zß-öø-ÿа-яё]")
#: "AND" as scanners read it.
_MISREAD_AND = re.compile(r"\s[AaÀ]\s?[NnMm](?:[A-Za-z][^\w\s]?|\s[Dd])(?:\s(?:THE|the))?\s")
_BOUNDARY = re.compile(r"\n|[.:;*]\s")


@dataclass(frozen=True, slots=True)
class Listing:
    """Names in a row.

    Attributes:
        lead: what stands before the first: `between`, `opening` (the beginning of a line or
            sentence), or `other`.
        colon: whether what follows the last one is said of it alone ("The Government of A: Mr. B").
    """

    names: tuple[Name, ...]
    lead: str
    colon: bool

    @property
    def start(self) -> int:
        return self.names[0].start


def listings(text: str, zone: Span, words: PartyWords, year: int | None) -> Iterator[Listing]:
    """The rows of names in a zone, in order; one name may be a row."""
    plain = without_asides(text, zone, words)
    floor = zone.start
    row: list[Name] = []
    for name in candidates(text, zone, plain, words, year):
        if row and words.subordinate.search(text, max(zone.start, name.start - 40), name.start):
            continue
        if row and not _joined(plain[row[-1].end - zone.start : name.start - zone.start], words):
            yield _listing(plain, zone.start, floor, row, words)
            floor, row = row[-1].end, []
        row.append(name)
    if row:
        yield _listing(plain, zone.start, floor, row, words)


def without_asides(text: str, zone: Span, words: PartyWords) -> str:
    """The zone with blanks for what is said aside."""
    return words.aside.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text[zone.start : zone.end])


def candidates(text: str, zone: Span, plain: str, words: PartyWords, year: int | None) -> list[Name]:
    """The names in a zone that are no people's, no organisation's members', and not said aside."""
    return [
        n
        for n in names(text, zone.start, zone.end, words, year)
        if not n.people and not plain[n.start - zone.start].isspace() and not _members(text, n, words)
    ]


def _members(text: str, name: Name, words: PartyWords) -> bool:
    return isinstance(name.entity, Organisation) and bool(
        words.members_behind.match(text, name.end)
        or words.members_before.search(text, max(0, name.start - 40), name.start)
    )


def passable(segment: str, words: PartyWords) -> bool:
    """Whether a stretch before or between names holds nothing but offices and small words."""
    segment = _POSSESSIVE.sub(" ", _INITIAL.sub(" ", segment))
    if not words.cased:
        return not _TOKEN.search(words.filler.sub("", segment))
    tokens = _TOKEN.findall(segment)
    return len(tokens) <= _MAX_WORDS and all(_passes(token, words) for token in tokens)


def _passes(token: str, words: PartyWords) -> bool:
    folded = token.casefold()
    return (
        folded in words.small
        or (token[0].isupper() and folded not in words.stops)
        or bool(words.join.fullmatch(token))
    )


def _joined(gap: str, words: PartyWords) -> bool:
    if _MISREAD_AND.fullmatch(gap):
        return True
    if len(gap) > _GAP or not (words.join.search(gap) or _SEPARATOR.search(gap)):
        return False
    return not _broken(gap, words) and passable(words.join.sub(" ", gap), words)


def _broken(gap: str, words: PartyWords) -> bool:
    """Whether a sentence ends in the gap; a blank line ends none beside "and" or a comma."""
    gap = _INITIAL.sub(" ", gap)
    for end in _END.finditer(gap):
        if end[0].strip() not in ("", ";"):
            return True
        before, behind = gap[: end.start()].rstrip(), gap[end.end() :].lstrip()
        if not (
            {before[-1:], behind[:1]} & {",", ";", "،", "，"}
            or words.join.search(before[-8:])
            or words.join.match(behind)
        ):
            return True
    return False


def _listing(plain: str, offset: int, floor: int, row: list[Name], words: PartyWords) -> Listing:
    start = row[0].start - offset
    before = plain[max(floor - offset, start - _LEAD) : start]
    behind = plain[row[-1].end - offset :][:60].lstrip()
    lead = _lead(before, max(floor - offset, start - _LEAD) == 0, words)
    return Listing(tuple(row), lead, behind.startswith((":", "：")))


def _lead(before: str, at_start: bool, words: PartyWords) -> str:
    between = [m.end() for m in words.between.finditer(before)]
    if between and passable(words.join.sub(" ", before[between[-1] :]), words):
        return "between"
    boundaries = [m.end() for m in _BOUNDARY.finditer(before)]
    for at in reversed([0, *boundaries] if at_start else boundaries):
        if not passable(before[at:], words):
            return "opening" if _CAPITAL_START.match(before) and passable(before, words) else "other"
        line_end = before[:at].rstrip()
        last = _TOKEN.findall(line_end[-30:])[-1:]
        if last and line_end.endswith(last[0]):
            goes_on = last[0].casefold() in words.small | words.stops or words.join.fullmatch(last[0])
            if goes_on:
                continue
            if words.cased and last[0][0].islower() and "\n\n" not in before[at - 2 : at + 1]:
                return "opening" if _CAPITAL_START.match(before) and passable(before, words) else "other"
        return "opening"
    return "opening" if _CAPITAL_START.match(before) and passable(before, words) else "other"
