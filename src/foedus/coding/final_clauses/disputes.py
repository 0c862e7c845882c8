"""By what means disputes about the treaty are settled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.negation import affirmed
from foedus.coding.final_clauses.words import Words
from foedus.model import Annotation

MEANS = (
    "negotiation", "consultation", "mediation", "conciliation", "inquiry", "arbitration", "court", "body",
)  # fmt: skip
#: Means that are in a chapter on disputes wherever it names them.
_PROCEDURES = {"consultation", "mediation", "conciliation", "arbitration"}
#: How many sentences after the one that names the dispute may name a means.
_FOLLOWING = 4


def disputes(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `means`, one for each sentence of the article that names one.

    Under a chapter on the settlement of disputes all its articles are one. An article about the
    treaty's interpretation or application goes before one about whatever disputes, and one that
    names more means before one that names fewer.
    """
    w = words["disputes"]
    for _, group in groupby(clauses, key=lambda c: _chapter(c, words) or c.article):
        article = list(group)
        chapter = bool(_chapter(article[0], words))
        headed = chapter or article[0].headed(w["heading"])
        over = article[0].above if chapter else article[0].heading
        if (article[0].far and not headed) or w["other"].search(over):
            continue
        named = [n for n, c in enumerate(article) if _settles(c, words)]
        within = [c for n, c in enumerate(article) if any(0 <= n - k <= _FOLLOWING for k in named)]
        carrying = [
            (c, means) for c in within if w["settled"].search(c.text) and (means := _means(c.text, words))
        ]
        if chapter and named:
            carrying = _first(carrying, article, words)
        found = _agreed({mean for _, means in carrying for mean in means})
        about = any(w["about"].search(article[n].text) and words.own.search(article[n].text) for n in named)
        sure = 0.5 + 0.3 * (about or chapter) + 0.1 * headed + 0.01 * len(found)
        for clause, _ in carrying:
            yield clause.found("disputes", {"means": found}, "settlement", round(sure, 2))


def _chapter(clause: Clause, words: Words) -> str:
    """The headings down to that of the chapter on the settlement of disputes which holds it, or ""."""
    heading = words["disputes"]["heading"].search(clause.above)
    return clause.above[: heading.end()] if heading else ""


def _procedures(means: set[str]) -> set[str]:
    """What counts in a sentence that doesn't speak of a dispute: procedures, or all of a list of them."""
    return means if len(means & _PROCEDURES) > 1 else means & _PROCEDURES


def _first(
    carrying: list[tuple[Clause, set[str]]], chapter: list[Clause], words: Words
) -> list[tuple[Clause, set[str]]]:
    """Of a whole chapter the first clause for each means; the procedural ones in any of its sentences."""
    more = [(c, _procedures(_means(f"{c.heading} {c.text}", words))) for c in chapter]
    seen: set[str] = set()
    first = []
    for clause, means in sorted([*carrying, *more], key=lambda found: found[0].start):
        if not means <= seen:
            seen |= means
            first.append((clause, means))
    return first


def _settles(clause: Clause, words: Words) -> bool:
    """Whether it speaks of disputes and their settlement, and not of those of investors or staff."""
    w = words["disputes"]
    return all(w[key].search(clause.text) for key in ("dispute", "settled")) and not w["other"].search(
        clause.text
    )


def _means(text: str, words: Words) -> set[str]:
    """The means that a sentence names, and what only counts where it names nothing more definite."""
    w = words["disputes"]
    found = {mean for mean in (*MEANS, "tribunal", "organ") if affirmed(w[mean], text, words)}
    if w["appoints"].search(text):  # the president of a court who appoints arbitrators
        found.discard("court")
    amicable = affirmed(w["amicable"], text, words) and not w["failed"].search(text)
    return found | ({"amicable"} if amicable else set())


def _agreed(found: set[str]) -> list[str]:
    """The means of an article: an arbitral tribunal is no court, a conciliation commission no body."""
    if "amicable" in found and not found & {"negotiation", "consultation"}:
        found.add("negotiation")
    if "tribunal" in found and "arbitration" not in found:
        found.add("court")
    if "organ" in found and not found & {"arbitration", "conciliation", "court"}:
        found.add("body")
    return [mean for mean in MEANS if mean in found]
