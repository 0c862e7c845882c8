"""Sentences of the body that say when the treaty was signed, opened for signature or adopted."""

from __future__ import annotations

import re
from itertools import islice

from foedus.coding.signature.reading import MANY, SOON, Reading, Signature
from foedus.coding.signature.words import beginnings, followed, phrases

_BEFORE = 300
_REACH = 300
_OPENED_REACH = 200

_SENTENCE_START = re.compile(r"[.;:]\s+|\n\s*\n\s*")
_AFTER_VERB = re.compile(rf"(?:{phrases('after').pattern})\Z", re.IGNORECASE)


def about_itself(reading: Reading) -> Signature | None:
    """As in "This Agreement was done and signed by the two Parties at Damascus on 20 August 1956"."""
    text = reading.text
    verbs = (verb for verb in phrases("formulas").finditer(text) if followed(text, verb.end()))
    for verb in islice(verbs, MANY):
        before = text[max(0, verb.start() - _BEFORE) : verb.start()]
        sentence = _SENTENCE_START.split(before)[-1].strip()
        told = phrases("copies") if sentence.endswith(",") else _AFTER_VERB
        if phrases("itself").match(sentence) and told.search(sentence):
            found = reading.sentence(verb.start(), _REACH, "signature.sentence", 0.85)
            if found:
                return found
    return None


def opened(reading: Reading) -> Signature | None:
    """As in "shall be open for signature at Madrid on 4 October 1991", but not "from 4 October"."""
    for match in islice(phrases("opened").finditer(reading.text), MANY):
        found = reading.sentence(match.start(), _OPENED_REACH, "signature.opened", 0.75)
        if found and not phrases("since").search(reading.text, match.end(), found.end):
            return found
    return None


def adopted(reading: Reading) -> Signature | None:
    """As in "Adopted on 4 December 1969": the act of a body."""
    for at, _ in islice(beginnings(reading.text, "adopted"), MANY):
        if reading.begins_sentence(at):
            found = reading.sentence(at, SOON, "signature.adopted", 0.6)
            if found:
                return found
    return None
