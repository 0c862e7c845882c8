"""Sentences of the body that say when the treaty was signed or opened for signature."""

from __future__ import annotations

import re
from itertools import islice

from foedus.coding.signature.reading import HEAD, MANY, Reading, Signature
from foedus.coding.signature.words import followed, phrases

_BEFORE = 300
_REACH = 300
_OPENED_REACH = 200
_LONGEST_NAME = 40
_AT_ONCE = 12

_SENTENCE_START = re.compile(r"[.;:]\s+|\n\s*\n\s*")
_NOW = re.compile(rf"\w\s(?:{phrases('now').pattern})\Z", re.IGNORECASE)
_AFTER_VERB = re.compile(rf"(?:{phrases('after').pattern})\Z", re.IGNORECASE)


def about_itself(reading: Reading) -> Signature | None:
    """As in "This Agreement was done and signed by the two Parties at Damascus on 20 August 1956".

    A short name will do where the verb is of the present: "The CEPA is signed on 27 October".
    """
    text = reading.text
    verbs = (verb for verb in phrases("formulas").finditer(text) if followed(text, verb.end()))
    for verb in islice(verbs, MANY):
        before = text[max(0, verb.start() - _BEFORE) : verb.start()]
        sentence = _SENTENCE_START.split(before)[-1].strip()
        told = phrases("copies") if sentence.endswith(",") else _AFTER_VERB
        named = phrases("itself").match(sentence) and told.search(sentence)
        if named or (len(sentence) < _LONGEST_NAME and _NOW.search(sentence)):
            found = reading.sentence(verb.start(), _REACH, "signature.sentence", 0.85)
            if found:
                return found
    return None


def made(reading: Reading) -> Signature | None:
    """As in "This Agreement is made this 3rd day of May 1990 between", where a treaty opens so."""
    text = reading.text
    for verb in islice(phrases("loose_formulas").finditer(text, 0, HEAD), MANY):
        before = text[max(0, verb.start() - _BEFORE) : verb.start()]
        sentence = _SENTENCE_START.split(before)[-1].strip()
        if len(sentence) < _LONGEST_NAME and phrases("itself").match(sentence):
            days = reading.dates(verb.end(), verb.end() + _REACH)
            if days and days[0].start - verb.end() <= _AT_ONCE:
                return reading.sentence(verb.start(), _REACH, "signature.sentence", 0.8)
    return None


def opened(reading: Reading) -> Signature | None:
    """As in "shall be open for signature at Madrid on 4 October 1991", but not "from 4 October"."""
    for match in islice(phrases("opened").finditer(reading.text), MANY):
        found = reading.sentence(match.start(), _OPENED_REACH, "signature.opened", 0.75)
        if found and not phrases("since").search(reading.text, match.end(), found.end):
            return found
    return None
