"""Whether a text is a treaty at all: what its form says for it is counted.

Words about treaties say nothing, since novels and manuals have them too; a treaty has articles, a
preamble, a closing formula, signatures, parties that conclude it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from foedus.coding.party_words import party_words
from foedus.languages import codes, section
from foedus.model import Annotation, Document
from foedus.model.treaty import FIELDS
from foedus.structure.words import phrase_pattern, words

#: So many signs make a treaty.
_ENOUGH = 2
_MANY = 6
_CLAUSES = frozenset(FIELDS) - {"title", "parties", "signed"}
_CLAUSES_ENOUGH = 3
_OPENING = 3000


def missing(document: Document, findings: Sequence[Annotation]) -> str | None:
    """What a text lacks to be a treaty, in a few words; None if enough speaks for it.

    A text in a language without a table can't be judged and is let through.
    """
    language = document.text.language
    if language and language not in codes():
        return None
    signs = _divisions(document) + _findings(findings)
    if signs < _ENOUGH:
        signs += _titled(document) + max(_clauses(findings), _references(document))
    return None if signs >= _ENOUGH else "no articles, preamble, parties or signatures of one"


def _divisions(document: Document) -> int:
    kinds = Counter(d.kind for d in document.divisions)
    preamble = max(min(kinds["recital"], 2), min(kinds["preamble"], 1))
    return min(kinds["article"], 2) + preamble + 2 * (kinds["conclusion"] > 0)


def _findings(findings: Iterable[Annotation]) -> int:
    rules = {f.rule for f in findings}
    return (
        ("title.preface" in rules)
        + 2 * bool(rules & {"parties.preamble", "parties.signature"})
        + (rules >= {"parties.title", "title.preface"})
        + 2 * bool(rules & {"signature.formula", "signature.letters"})
        + any(rule.startswith("signature.") for rule in rules)
    )


def _clauses(findings: Iterable[Annotation]) -> int:
    return int(len({f.kind for f in findings} & _CLAUSES) >= _CLAUSES_ENOUGH)


def _titled(document: Document) -> int:
    """Two where the text begins "Convention between", in whatever language."""
    return 2 * any(_title(code).match(document.text.content) is not None for code in codes())


def _references(document: Document) -> int:
    """One where articles are named again and again, two where headings can't be told for want of capitals."""
    text = document.text.content
    many = len(_article().findall(text)) >= _MANY
    return many + (many and text[:_OPENING].islower())


@cache
def _title(language: str) -> re.Pattern[str]:
    treaty = phrase_pattern(section(language, "structure").get("treaty", ()))
    between = party_words(language).between.pattern
    if not treaty:
        return re.compile(r"(?!)")
    return re.compile(
        rf"[\W\d_]{{0,20}}(?:\w{{1,30}}\s){{0,3}}(?:{treaty.pattern})\s(?:{between})", re.IGNORECASE
    )


@cache
def _article() -> re.Pattern[str]:
    found = phrase_pattern(words().article_words)
    assert found
    return re.compile(rf"(?:{found.pattern})\s?[\divxIVX]", re.IGNORECASE)
