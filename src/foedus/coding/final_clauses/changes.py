"""How the treaty is amended, and whether it admits reservations."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.final_clauses.clauses import Clause, first_names
from foedus.coding.final_clauses.words import Words
from foedus.model import Annotation

#: The ways of amending, in the order in which they decide, with the mode and the confidence.
_WAYS = (
    ("majority", "majority", 0.85),
    ("consensus", "consensus", 0.85),
    ("consent", "consent", 0.8),
    ("body", "other", 0.5),
)
_BEGINNING = 30
#: The share of the articles behind which the final clauses stand.
_FINAL = 0.7
_RESERVATIONS = (("prohibited", 0.9), ("limited", 0.8), ("permitted", 0.7))


def amendment(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `mode`; not of annexes, programmes and other things than the treaty itself."""
    w = words["amendment"]
    about = -1
    for clause in clauses:
        if not w["amended"].search(clause.text) or not first_names(words.treaty, w["other"], clause.text):
            continue
        own = words.treaty.search(clause.text)
        if own or w["amended"].search(clause.heading):
            about = clause.article
        if clause.article != about and not w["amended"].search(clause.text[:_BEGINNING]):
            continue
        doubt = 0.0 if own else 0.1 if clause.article == about else 0.3
        for key, mode, sure in _WAYS:
            if w[key].search(clause.text):
                yield clause.found("amendment", {"mode": mode}, key, round(sure - doubt, 2))
                break


def reservations(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `value`: whether reservations to the treaty are prohibited, limited, permitted.

    Before the final clauses the word has other uses (seats, schedules of services); there it
    counts only under a heading that has it.
    """
    w = words["reservations"]
    last = clauses[-1].article if clauses else 0
    for clause in clauses:
        final = clause.closing or clause.article >= _FINAL * last or w["trigger"].search(clause.heading)
        if final and w["trigger"].search(clause.text):
            for key, sure in _RESERVATIONS:
                if w[key].search(clause.text):
                    value = "limited" if key == "prohibited" and w["limited"].search(clause.text) else key
                    yield clause.found("reservations", {"value": value}, key, sure)
                    break
