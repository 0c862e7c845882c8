"""What a sentence denies: "shall not be renewed", "neither Party may denounce", "and not by arbitration".

A negation before a trigger denies it, or one behind it where a language puts it there ("tritt nicht in
Kraft"), if nothing between the two begins another thought. It denies nothing in a condition ("if neither
Party denounces it ..."), and an exception makes a rule of it ("may not be amended except by consent").
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice

from foedus.coding.final_clauses.words import Words, right_before

#: How far before a trigger a negation may stand, and how far behind it.
_BEFORE, _BEHIND = 160, 80
#: How far from the trigger the sentence is searched for conditions and exceptions.
_SENTENCE = 400
#: How soon behind a trigger the list goes on in which it stands.
_LIST = 40
#: How often a sentence is looked at for a trigger that isn't denied.
_MOST = 20
_SENTENCE_END = re.compile(r"[.;؛。；]\s|[。；]|\n\s{0,9}\n")
_COMMA = re.compile(r"[,:،：，](?!\s{0,9}\d)")
#: An aside right behind a negation: "may not, in any circumstances, be denounced".
_ASIDE = re.compile(r"\s{0,9},[^,;]{1,80},")


class Said(Enum):
    """How a sentence says something."""

    PLAINLY = auto()
    DENIED = auto()
    CONDITION = auto()  # "if neither Party denounces it"
    RULE = auto()  # "shall not enter into force until ..."


def denied(text: str, start: int, end: int, words: Words) -> bool:
    """Whether the sentence denies what its words `text[start:end]` say."""
    return said(text, start, end, words) is Said.DENIED


def affirmed(pattern: re.Pattern[str], text: str, words: Words) -> bool:
    """Whether the text has a trigger that isn't denied."""
    return any(not denied(text, *found.span(), words) for found in islice(pattern.finditer(text), _MOST))


def stated(text: str, start: int, end: int, unsaid: re.Pattern[str], words: Words) -> bool:
    """Whether a verb at `start` says that something is or shall be so, and no `unsaid` right before it.

    "Has entered into force", "if it doesn't enter into force" don't; "shall not enter into force until"
    does.
    """
    how = said(text, start, end, words)
    return how is Said.RULE or (how is not Said.DENIED and not right_before(unsaid, text, start))


def said(text: str, start: int, end: int, words: Words) -> Said:
    """How the sentence says what its words `text[start:end]` say."""
    if right_before(words.ceases, text, start):
        return Said.DENIED
    first, last = _sentence(text, start, end)
    before = max(first, start - _BEFORE)
    nearest = _last(words.negation, text, before, start)
    if nearest and not _ended(text, nearest.end(), start, end, words):
        return _negated(text, first, nearest, last, words)
    behind = words.negation_behind.search(text, end, min(last, end + _BEHIND))
    if behind and not _ended(text, end, behind.start(), behind.end(), words):
        return _negated(text, first, behind, last, words)
    return Said.PLAINLY


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, start, end), key=lambda found: found.end(), default=None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a trigger begins and ends; semicolons end sentences."""
    first = max(0, start - _SENTENCE)
    for stop in _SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    stop_behind = _SENTENCE_END.search(text, end, end + _SENTENCE)
    return first, stop_behind.start() if stop_behind else min(len(text), end + _SENTENCE)


def _ended(text: str, start: int, end: int, trigger_end: int, words: Words) -> bool:
    """Whether another thought begins in `text[start:end]`; a comma is none in a list of alternatives."""
    if aside := _ASIDE.match(text, start, end):
        start = aside.end()
    if words.stop.search(text, start, end) or words.exception.search(text, start, end):
        return True
    comma = _COMMA.search(text, start, end)
    return comma is not None and not words.alternative.search(text, comma.end(), trigger_end + _LIST)


def _negated(text: str, first: int, negation: re.Match[str], last: int, words: Words) -> Said:
    """What a negation makes of the sentence `text[first:last]`."""
    if words.condition.search(text, first, negation.start()):
        return Said.CONDITION
    exception = words.exception.search(text, first, negation.start())
    if exception or words.exception.search(text, negation.end(), last):
        return Said.RULE
    return Said.DENIED
