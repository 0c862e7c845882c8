"""Who keeps the treaty, and where it is registered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.negation import denied
from foedus.coding.final_clauses.words import Words
from foedus.model import Annotation

#: A comma ends a name, but not "Educational, Scientific and Cultural Organization", nor within a list of
#: Governments ("..., the Union of ... and ...").
_END = re.compile(r"[،(（]|,(?!\s{1,9}[A-ZÀ-ÖØ-Þ][\w-]{2,30}\s{1,9}(?:and|et|y|e|en|und)\s{1,9}[A-Z])")
_END_OF_LIST = re.compile(r"[(（]|,(?!\s{1,9}(?:[^\W\d_]{1,4}\s{1,9}){0,2}[A-ZÀ-ÖØ-Þ])")


def depositary(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `name`, as written; of the words that name the depositary only."""
    w = words["depositary"]
    for clause in clauses:
        if not clause.admits(w["heading"]):
            continue
        if not (w["trigger"].search(clause.text) and w["things"].search(clause.text)):
            continue
        for phrase in w["names"].finditer(clause.text):
            start, end = next(span for span in map(phrase.span, phrase.re.groupindex) if span != (-1, -1))
            name = _name(clause.text[start:end], words)
            if name and not denied(clause.text, start, end, words):
                yield clause.found("depositary", {"name": name}, "named", 0.8)
                break


def _name(phrase: str, words: Words) -> str | None:
    """The name with which a phrase begins; None if it is no name of someone who keeps treaties."""
    w = words["depositary"]
    phrase = phrase.lstrip()
    if article := w["article"].match(phrase):
        phrase = phrase[article.end() :].lstrip()
    ends = [w["end"].search(phrase), (_END_OF_LIST if w["several"].match(phrase) else _END).search(phrase)]
    end = min((m.start() for m in ends if m), default=len(phrase))
    name = " ".join(phrase[:end].strip(" ,;:\n\t\r").split())
    if len(name) < 3 or w["generic"].match(name):
        return None
    if name.upper() == name.lower() or w["agents"].match(name):  # a script without capitals
        return name
    return name if name[0].isupper() else None


def registration(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings that the treaty is to be registered with the United Nations or the League."""
    w = words["registration"]
    for clause in clauses:
        found = w["registered"].search(clause.text)
        if not found or w["other"].search(clause.text):
            continue
        if not denied(clause.text, found.end(), found.end(), words):
            yield clause.found("registration", {"value": True}, "registered", 0.9)
