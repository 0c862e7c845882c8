"""Who keeps the treaty, and where it is registered."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.words import Words
from foedus.model import Annotation


def depositary(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `name`, as written; of the words that name the depositary only."""
    w = words["depositary"]
    for clause in clauses:
        if not (w["trigger"].search(clause.text) and w["things"].search(clause.text)):
            continue
        for phrase in w["names"].finditer(clause.text):
            start, end = next(span for span in map(phrase.span, phrase.re.groupindex) if span != (-1, -1))
            if stop := w["end"].search(clause.text, start, end):
                end = stop.start()
            name = " ".join(clause.text[start:end].strip(" ,;:\n\t\r").split())
            if article := w["article"].match(name):
                name = name[article.end() :].lstrip()
            if len(name) > 2 and not w["generic"].match(name):
                yield clause.found("depositary", {"name": name}, "named", 0.8)
                break


def registration(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings that the treaty is to be registered with the United Nations or the League."""
    for clause in clauses:
        if words["registration"]["registered"].search(clause.text):
            yield clause.found("registration", {"value": True}, "registered", 0.9)
