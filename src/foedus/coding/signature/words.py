"""How the languages say that a treaty was signed, as patterns: section `[signature]`.

    formulas    what the closing formula begins with ("done"); `verb_last` where it ends with it
    loose_formulas  verbs that begin other sentences too: the day must follow soon
    follow      what may come next ("at", "in", "this")
    witness     the clause before it ("in witness whereof")
    itself      what a sentence about the treaty begins with ("this", "the present")
    after       words before it inside a sentence ("this Agreement is done at")
    now         verbs that do so in the present ("is": "The Pact is signed at")
    copies      words before it where a sentence tells of the copies first ("in four originals, signed at")
    adopted     what begins a sentence about the day in acts of a body ("adopted")
    adopts      verbs of bodies that adopt amendments ("adopted"); `amendment` what they adopt ("the
                following amendments"), `held` words before the days of their meeting ("session held")
    sitting     parts of words for a sitting of a body ("plenary"), behind which its day stands
    certified   words of certificates before the treaty's name ("true copy of")
    opened      words before the day in the body ("shall be open for signature")
    since       words that make of a day the beginning or end of a time ("from")
    titled      words before the day in the title ("signed")
    date_label  what stands before the day under the names of those who signed ("date")
    dated       words before the day that begin a line of the title ("of 3 May 1990")
    amending    words of titles that name another treaty too ("protocol", "amending")
    preamble    words that stand in the preamble, not in the title ("whereas")
    exchange    names of treaties made of letters ("exchange of notes")
    with        words that make of it an addition ("with exchange of notes")
    place       words before the place ("at", "in the city of")
    not_place   words that can stand there and begin no place ("duplicate")

A text may close in another language than the one it is read in, so the words of all languages
are looked for together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from foedus.coding.date_words import alternation, plain
from foedus.coding.number_words import fold
from foedus.languages import codes, section
from foedus.model import Span

KEYS = {
    "formulas", "loose_formulas", "verb_last", "follow", "witness", "itself", "after", "now", "copies",
    "adopted", "adopts", "amendment", "held", "sitting", "certified", "opened", "date_label", "since",
    "titled", "dated", "amending", "preamble", "exchange", "with", "place", "not_place",
}  # fmt: skip

_VERBS = {"formulas", "loose_formulas"}
_GAP = r"[\s,]{1,4}"


def beginnings(text: str, key: str) -> list[Span]:
    """Where a phrase of the key may begin a sentence, in any language, in order of start.

    With a capital or in capitals it may stand anywhere, in small letters behind a stop or a
    line break.
    """
    capital, small = _beginnings(key)
    spans = [Span(*found.span()) for found in capital.finditer(text)]
    return sorted(spans + [Span(*found.span(1)) for found in small.finditer(text)])


@cache
def _beginnings(key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    every = [
        phrase for t in _tables() if not (key in _VERBS and t.get("verb_last")) for phrase in t.get(key, ())
    ]
    capitals = {form for p in every for form in (p.upper(), p[:1].upper() + p[1:])}
    small = [p for p in every if p not in capitals]
    return re.compile(rf"(?:{_any(capitals)})(?!\w)"), re.compile(rf"[.,;:\n]\s{{0,3}}({_any(small)})(?!\w)")


def followed(text: str, end: int) -> bool:
    """Whether what comes after a formula's verb can continue the formula ("at", "in", "this", "12")."""
    return _follow().match(text, end) is not None


@cache
def _follow() -> re.Pattern[str]:
    words = _any(v for t in _tables() for v in t.get("follow", ()))
    return re.compile(rf"{_GAP}(?:{words}|[«“\"]?\d{{1,2}}\w{{0,2}}[»”\"]?)(?!\w)", re.IGNORECASE)


@cache
def last_verbs() -> tuple[re.Pattern[str], ...]:
    """The formula's verb in languages where it stands at the end."""
    return tuple(re.compile(_any(t["formulas"])) for t in _tables() if t.get("verb_last"))


@cache
def phrases(key: str) -> re.Pattern[str]:
    """The phrases of a key in all languages, whatever the case, as whole words."""
    every = sorted({phrase for t in _tables() for phrase in t.get(key, ())})
    return re.compile(rf"(?<!\w)(?:{_any(every)})(?!\w)", re.IGNORECASE)


@cache
def stems(key: str) -> re.Pattern[str]:
    """The parts of words of a key in all languages, whatever the case and what they are glued to."""
    return re.compile(_any(sorted({stem for t in _tables() for stem in t.get(key, ())})), re.IGNORECASE)


@cache
def not_places() -> frozenset[str]:
    """Folded words that begin no place."""
    return frozenset(fold(word) for t in _tables() for word in t.get("not_place", ()))


@cache
def _tables() -> tuple[dict[str, list[str]], ...]:
    return tuple(table for code in codes() if (table := section(code, "signature")))


def _any(phrases: Iterable[str]) -> str:
    """An alternation of phrases whose diacritics are optional."""
    return alternation(form for phrase in phrases for form in (phrase, plain(phrase)))
