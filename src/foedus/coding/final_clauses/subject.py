"""What a sentence says something about: this treaty, or an amendment, an annex, a judge."""

from __future__ import annotations

import re
from itertools import islice

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.words import Words, right_before

#: How sure a finding is whose subject is named, and one whose subject is told by the context.
NAMED, TOLD = 0.9, 0.8
#: How far before its verb a subject may begin, how far behind it an object may stand.
_SUBJECT, _OBJECT, _PRONOUN = 400, 60, 40
_PHRASE = re.compile(r"[,;:،؛，；：](?!\s{0,9}\d)")  # "amendments to Articles 5, 6 and 7" is one phrase
#: A sentence says a few times at most that something is amended or ended.
_MOST_VERBS = 6


def first_names(words: Words, other: re.Pattern[str], phrase: str) -> bool | None:
    """Whether a phrase names the treaty before anything else; None where it names neither.

    "This Agreement and its amendments" is the treaty, "amendments to this Agreement" are not; "under
    this Agreement" is neither.
    """
    own = next(
        (m for m in words.own.finditer(phrase) if not right_before(words.oblique, phrase, m.start())), None
    )
    stranger = other.search(phrase)
    if own is None and stranger is None:
        return None
    return own is not None and (stranger is None or own.start() <= stranger.start())


def subject(
    clause: Clause,
    verb: tuple[int, int],
    words: Words,
    other: re.Pattern[str],
    heading: re.Pattern[str] | None = None,
) -> float:
    """How sure it is that the treaty is the subject of the verb at `verb`; 0 where it isn't.

    The treaty is named in the nearest phrase before the verb that names anything (asides such as
    "in accordance with Article 9" don't), or right behind the verb; or a pronoun stands for it
    ("It shall remain ...", "Permanecerá ..."), or, where final clauses stand, the article's heading says
    what enters into force. What does so for one State only ("for each State acceding ...") doesn't count.
    """
    start, end = verb
    before = clause.text[max(0, start - _SUBJECT) : start]
    if words.only.search(before) or words.only.match(clause.text[end : end + _OBJECT].lstrip()):
        return 0
    for phrase in reversed(_PHRASE.split(before)):
        if words.aside.match(phrase.lstrip()):
            continue
        named = first_names(words, other, phrase)
        if named is not None:
            return NAMED if named else 0
    if first_names(words, other, clause.text[start : end + _OBJECT]):
        return NAMED
    pronoun = not before.strip(" \t\r\n().0123456789") or words.it.search(before[-_PRONOUN:])
    if pronoun and clause.names_before(words.own):
        return TOLD
    return TOLD if heading and clause.late and clause.headed(heading) else 0


def concerns(clause: Clause, verbs: re.Pattern[str], words: Words, other: re.Pattern[str]) -> bool:
    """Whether the treaty is the object or subject of the first verb that has one: it is amended, denounced.

    "The withdrawal of a declaration made under this Convention takes effect ..." concerns a declaration.
    """
    for verb in islice(verbs.finditer(clause.text), _MOST_VERBS):
        done = first_names(words, other, clause.text[verb.end() : verb.end() + _OBJECT])
        if done is not None:
            return done
        if subject(clause, verb.span(), words, other):
            return True
    return False
