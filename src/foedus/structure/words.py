"""The words with which languages write headings, from the [structure] section of their tables.

Words are compared by `skeleton`: case, accents and the letters that print and scanners confuse
(l, I and 1; O and 0; rn and m; cl and d; e and c) fall together, so that "ARTlCLE", "Artide"
and "Articulo" find their entry.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from foedus import languages

#: Containers of articles, from the outside in.
CONTAINERS = ("book", "part", "title", "chapter", "section", "subsection")
_NUMBERED = ("article", *CONTAINERS, "annex")
KEYS = frozenset({
    *_NUMBERED, "sole", "contents", "preamble", "opening", "recital", "enacting", "conclusion",
    "reference_before", "reference_after", "treaty", "ordinals", "cardinals",
})  # fmt: skip

_CONFUSED = str.maketrans({"1": "l", "i": "l", "|": "l", "ı": "l", "0": "o", "e": "c", "h": "b"})


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What is left of a word when case, accents and confusable letters are set aside."""
    folded = word.casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
        folded = folded.replace("ـ", "").replace("\u200c", "")
    return folded.translate(_CONFUSED).replace("rn", "m").replace("cl", "d").replace("ll", "l")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading word: its kind, the languages that use it, and the words that must follow it."""

    kind: str
    languages: frozenset[str]
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """All languages' heading words, ready to be looked up.

    Attributes:
        heads: by the skeleton of a heading's first word, its entries, the longest first.
        before, after: skeletons of words that stand before and after a reference.
        ordinals: numbers written as words, by the skeletons of their words.
        around: patterns of numbers with the word around them ("第#条"), by kind.
        article_words: how article is written in running text, capitalised.
    """

    heads: Mapping[str, tuple[Entry, ...]]
    before: frozenset[str]
    after: frozenset[str]
    ordinals: Mapping[tuple[str, ...], int]
    around: Mapping[str, str]
    article_words: tuple[str, ...]


def split_words(phrase: str) -> tuple[str, ...]:
    """The skeletons of a phrase's words."""
    return tuple(skeleton(w.rstrip(".")) for w in phrase.split())


@cache
def words() -> Words:
    """The tables of all languages together."""
    heads: dict[str, dict[tuple[str, tuple[str, ...]], set[str]]] = {}
    before: set[str] = set()
    after: set[str] = set()
    ordinals: dict[tuple[str, ...], int] = {}
    around: dict[str, str] = {}
    article_words: list[str] = []
    for code in languages.codes():
        section = languages.section(code, "structure")
        for kind in (*_NUMBERED, "sole", "contents", "preamble"):
            for phrase in section.get(kind, ()):
                if "#" in phrase:
                    around[phrase] = kind
                else:
                    first, *rest = split_words(phrase)
                    heads.setdefault(first, {}).setdefault((kind, tuple(rest)), set()).add(code)
        article_words += [w for w in section.get("article", ()) if "#" not in w]
        before.update(map(skeleton, section.get("reference_before", ())))
        after.update(map(skeleton, section.get("reference_after", ())))
        for name in ("ordinals", "cardinals"):
            for value, forms in enumerate(section.get(name, ()), start=1):
                for form in forms.split("|"):
                    ordinals.setdefault(split_words(form), value)
    return Words(
        heads={
            first: tuple(
                sorted(
                    (Entry(kind, frozenset(codes), rest) for (kind, rest), codes in entries.items()),
                    key=lambda e: (-len(e.rest), e.kind),
                )
            )
            for first, entries in heads.items()
        },
        before=frozenset(before),
        after=frozenset(after),
        ordinals=ordinals,
        around=around,
        article_words=tuple(dict.fromkeys(article_words)),
    )


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for phrases in any case, with or without accents, however spaced."""
    forms = {r"\s+".join("".join(map(_letter, word)) for word in p.split()) for p in phrases}
    alternatives = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(alternatives), re.IGNORECASE) if alternatives else None


#: Vowel signs and the lengthening stroke, which Arabic print may have or not.
_SIGNS = "[\u064b-\u0652\u0640]*"


def _letter(letter: str) -> str:
    """A pattern for a letter that also finds it without its accent, or with a combining one."""
    if "\u0620" <= letter <= "\u06ff":
        return ("[اأإآ]" if letter in "اأإآ" else re.escape(letter)) + _SIGNS
    base, *marks = list(unicodedata.normalize("NFD", letter))
    return f"(?:{letter}|{base}[{''.join(marks)}]?)" if marks else re.escape(letter)
