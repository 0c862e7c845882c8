"""Whether a text is a treaty at all: what speaks for it is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from foedus.languages import codes, section
from foedus.model import Annotation, Document
from foedus.model.treaty import FIELDS

#: Two of these points make a treaty.
_ENOUGH = 2
_TITLE_PLACE = 300
_OPENING = 3000
_TELLING = 3
_PARTIES = ("parties.preamble", "parties.signature")
_SIGNATURES = ("signature.formula", "signature.letters")
_CLAUSES = frozenset(FIELDS) - {"title", "parties", "signed"}


def missing(document: Document, findings: Sequence[Annotation]) -> str | None:
    """What a text lacks to be a treaty, in a few words; None if enough speaks for it.

    A text in a language without a table can't be judged and is let through.
    """
    language = document.text.language
    if language and language not in codes():
        return None
    points = _words(document) + _divisions(document) + _findings(findings)
    return None if points >= _ENOUGH else "no articles, no word for a treaty, no parties, no final clauses"


def _words(document: Document) -> int:
    """A word for a treaty where titles stand, or again and again, counts twice."""
    text = document.text.content
    if _treaty_words(None).search(text, 0, _TITLE_PLACE):
        return 2
    found = len(_treaty_words(document.text.language).findall(text, 0, _OPENING))
    return 2 if found >= _TELLING else min(found, 1)


def _divisions(document: Document) -> int:
    kinds = Counter(d.kind for d in document.divisions)
    return (
        min(kinds["article"], 2)
        + (2 if kinds["recital"] >= _TELLING else min(kinds["recital"], 1))
        + (kinds["conclusion"] > 0)
    )


def _findings(findings: Iterable[Annotation]) -> int:
    kinds = {f.kind for f in findings}
    shown = any(f.kind == "party" and (f.rule in _PARTIES or "title" in kinds) for f in findings)
    signed = any(f.rule in _SIGNATURES for f in findings)
    return shown + signed + (len(kinds & _CLAUSES) > 1)


@cache
def _treaty_words(language: str | None) -> re.Pattern[str]:
    chosen = (language,) if language else codes()
    phrases = sorted({p for code in chosen for p in section(code, "structure").get("treaty", ())})
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})", re.IGNORECASE)
