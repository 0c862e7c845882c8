"""By what means disputes about the treaty are settled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.words import Words
from foedus.model import Annotation

MEANS = (
    "negotiation", "consultation", "mediation", "conciliation", "inquiry", "arbitration", "court", "body",
)  # fmt: skip
#: How many sentences after the one that names the dispute may name a means.
_FOLLOWING = 4


def disputes(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `means`, one for each sentence of the article that names one.

    An article about interpretation or application goes before one about a single subject, and
    one that names more means before one that names fewer.
    """
    w = words["disputes"]
    for _, group in groupby(clauses, key=lambda c: c.article):
        article = list(group)
        named = [
            n for n, c in enumerate(article) if w["dispute"].search(c.text) and w["settled"].search(c.text)
        ]
        within = [c for n, c in enumerate(article) if any(0 <= n - first <= _FOLLOWING for first in named)]
        carrying = [
            (c, means) for c in within if w["settled"].search(c.text) and (means := _means(c.text, words))
        ]
        found = _agreed({mean for _, means in carrying for mean in means})
        about = any(
            w["about"].search(article[n].text) and words.treaty.search(article[n].text) for n in named
        )
        headed = w["dispute"].search(article[0].heading) is not None
        sure = 0.5 + 0.3 * about + 0.1 * headed + 0.01 * len(found)
        for clause, _ in carrying:
            yield clause.found("disputes", {"means": found}, "settlement", round(sure, 2))


def _means(text: str, words: Words) -> set[str]:
    """The means that a sentence names, and what only counts where it names nothing more definite."""
    w = words["disputes"]
    found = {mean for mean in (*MEANS, "tribunal", "organ") if w[mean].search(text)}
    if w["appoints"].search(text):  # the president of a court who appoints arbitrators
        found.discard("court")
    return found | ({"amicable"} if w["amicable"].search(text) and not w["failed"].search(text) else set())


def _agreed(found: set[str]) -> list[str]:
    """The means of an article: an arbitral tribunal is no court, a conciliation commission no body."""
    if "amicable" in found and not found & {"negotiation", "consultation"}:
        found.add("negotiation")
    if "tribunal" in found and "arbitration" not in found:
        found.add("court")
    if "organ" in found and not found & {"arbitration", "conciliation", "court"}:
        found.add("body")
    return [mean for mean in MEANS if mean in found]
