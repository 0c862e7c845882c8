"""How the languages say that a treaty was signed, as patterns: section `[signature]`.

    formulas    what the closing formula begins with ("done"); `verb_last` where it ends with it
    loose_formulas  verbs that begin other sentences too: the day must follow soon
    follow      what may come next ("at", "in", "this")
    witness     the clause before it ("in witness whereof")
    itself      what a sentence about the treaty begins with ("this", "the present")
    after       words before it inside a sentence ("this Agreement is done at")
    copies      words before it where a sentence tells of the copies first ("in four originals, signed at")
    adopted     what begins a sentence about the day in acts of a body ("adopted")
    opened      words before the day in the body ("shall be open for signature")
    since       words that make of a day the beginning or end of a time ("from")
    titled      words before the day in the title ("signed")
    dated       words before the day that begin a line of the title ("of 3 May 1990")
    amending    words of titles that name another treaty too ("protocol", "amending")
    preamble    words that stand in the preamble, not in the title ("whereas")
    exchange    names of treaties made of letters ("exchange of notes")
    place       words before the place ("at", "in the city of")
    not_place   words that can stand there and begin no place ("duplicate")

A text may close in another language than the one it is read in, so the words of all languages
are looked for together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from foedus.coding.date_words import plain
from foedus.coding.number_words import fold
from foedus.languages import codes, section

KEYS = {
    "formulas", "loose_formulas", "verb_last", "follow", "witness", "itself", "after", "copies", "adopted", "opened", "since", "titled", "dated",
    "amending", "preamble", "exchange", "place", "not_place",
}  # fmt: skip

_GAP = r"[\s,]{1,4}"


@cache
def formulas(key: str = "formulas") -> re.Pattern[str]:
    """The verbs that a closing formula begins with, as `cased_phrases`; see `followed`."""
    return re.compile(
        _any((v for t in _tables() if not t.get("verb_last") for v in t.get(key, ())), cased=True)
    )


def followed(text: str, end: int) -> bool:
    """Whether what comes after a formula's verb can continue the formula ("at", "in", "this")."""
    return _follow().match(text, end) is not None


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(
        rf"{_GAP}(?:{_any(v for t in _tables() for v in t.get('follow', ()))})(?!\w)", re.IGNORECASE
    )


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
def cased_phrases(key: str) -> re.Pattern[str]:
    """As `phrases`, in small letters, capitals or capitalised: quick to look for in a whole text."""
    every = sorted({phrase for t in _tables() for phrase in t.get(key, ())})
    return re.compile(rf"(?:{_any(every, cased=True)})(?!\w)")


@cache
def not_places() -> frozenset[str]:
    """Folded words that begin no place."""
    return frozenset(fold(word) for t in _tables() for word in t.get("not_place", ()))


@cache
def _tables() -> tuple[dict[str, list[str]], ...]:
    return tuple(table for code in codes() if (table := section(code, "signature")))


def _any(phrases: Iterable[str], *, cased: bool = False) -> str:
    forms = {form for p in phrases for form in ({p, p.upper(), p[:1].upper() + p[1:]} if cased else {p})}
    forms |= {plain(form) for form in forms}
    longest_first = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(r"\s{1,3}".join(map(re.escape, f.split())) for f in longest_first)
