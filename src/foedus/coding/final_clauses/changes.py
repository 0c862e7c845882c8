"""How the treaty is amended, and whether it admits reservations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.negation import affirmed, denied
from foedus.coding.final_clauses.subject import concerns
from foedus.coding.final_clauses.words import Words
from foedus.model import Annotation

#: The ways of amending, in the order in which they decide, with the mode and the confidence.
_WAYS = (
    ("majority", "majority", 0.85),
    ("consensus", "consensus", 0.85),
    ("consent", "consent", 0.8),
    ("body", "other", 0.5),
)
#: "An amendment ..." begins a sentence about the treaty's amendments, where final clauses stand.
_BEGINNING = 30
#: What begins a list, whose points (the powers of a commission) don't say how the treaty is amended.
_LIST = re.compile(r":\s{0,9}(?:\n|[(\[]?\w{1,4}[)\].])")
#: How soon behind "reservations shall not" may stand what they shall not be.
_FORBIDDEN = 40
_RESERVATIONS = (("prohibited", 0.9), ("limited", 0.8), ("permitted", 0.7))


def amendment(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `mode`; not of annexes, programmes and other things than the treaty itself.

    Where an article amends the treaty in so many words, sentences elsewhere that only begin with
    "An amendment ..." don't count.
    """
    w = words["amendment"]
    about = -1
    sure: list[Annotation] = []
    beginning: list[Annotation] = []
    for clause in clauses:
        text = _LIST.split(clause.text, maxsplit=1)[0]
        if not affirmed(w["amended"], text, words) or not clause.admits(w["heading"]):
            continue
        own = concerns(clause, w["amended"], words, w["other"])
        headed = clause.headed(w["heading"])
        if own or (headed and clause.late and about < 0):
            about = clause.article
        if not own and w["other"].search(text):
            continue
        if clause.article == about:
            sure += _way(clause, text, 0.0 if own or headed else 0.1, words)
        elif clause.late and w["amended"].search(text[:_BEGINNING]):
            beginning += (a for a in _way(clause, text, 0.3, words) if a.fields["mode"] != "other")
    yield from sure or beginning


def _way(clause: Clause, text: str, doubt: float, words: Words) -> Iterator[Annotation]:
    for key, mode, sure in _WAYS:
        if affirmed(words["amendment"][key], text, words):
            yield clause.found("amendment", {"mode": mode}, key, round(sure - doubt, 2))
            return


def reservations(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `value`: whether reservations to the treaty are prohibited, limited, permitted.

    Before the final clauses the word has other uses (seats, schedules of services); there it
    counts only under a heading that has it. That they "shall not be prohibited" prohibits none.
    """
    w = words["reservations"]
    for clause in clauses:
        if (clause.late or clause.headed(w["trigger"])) and w["trigger"].search(clause.text):
            for key, sure in _RESERVATIONS:
                found = w[key].search(clause.text)
                if found and not _undone(key, found, words):
                    value = "limited" if key == "prohibited" and w["limited"].search(clause.text) else key
                    yield clause.found("reservations", {"value": value}, key, sure)
                    break


def _undone(key: str, found: re.Match[str], words: Words) -> bool:
    """Whether a permission is denied, or a prohibition is itself prohibited."""
    if key == "permitted":
        return denied(found.string, found.end(), found.end(), words)
    behind = words["reservations"]["forbidden"].search(found.string, found.end(), found.end() + _FORBIDDEN)
    return key == "prohibited" and behind is not None
