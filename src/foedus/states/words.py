"""The words of names: their scripts, and what makes two spellings of a word or a gap alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from foedus.states.datafiles import name_words


@dataclass(frozen=True)
class Script:
    """A script as ``data/name_words.toml`` describes it; ``letters`` goes inside a pattern's brackets."""

    letters: str
    languages: list[str]
    cased: bool = True
    spaced: bool = True
    particles: list[list[str]] = field(default_factory=list)
    contractions: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)

    def starts(self, word: str) -> Iterator[int]:
        """Where in a word a name may start: at 0, and after the particles written with it ("وبلجيكا")."""
        at = 0
        yield at
        for particles in self.particles:
            if word[at : at + 1] in particles:
                at += 1
                yield at


SCRIPTS = {name: Script(**row) for name, row in name_words()["scripts"].items()}

# Letters, marks and digits of the alphabetic scripts
LETTER = (
    "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0373\u0376-\u060b\u0610-\u061a\u0620-\u0669"
    "\u066e-\u06d3\u06d5-\u1fff\ufb00-\ufefc]"
)
_GAP = r"[\s\-\u2010-\u2015\uff0d'\u2018\u2019\u02bc\u200c\u00ad·]{1,9}"
_SIGN = "".join(script.letters for script in SCRIPTS.values() if not script.spaced)
#: A gap, which may be empty, and a word; in a script without spaces each sign is a word.
STEP = re.compile(rf"({_GAP}|\.\s?|,\s{{1,3}}|[，、،]\s?|\s{{0,3}}[(（]|)({LETTER}+|[{_SIGN}])")


def _listed(key: str) -> frozenset[str]:
    """The words under a key, of all languages."""
    return frozenset(word for row in name_words()["words"].values() for word in row.get(key, ()))


_SPELLINGS = str.maketrans({k: v for script in SCRIPTS.values() for k, v in script.spellings.items()})
OF = frozenset(word.rstrip("'") for word in _listed("of"))
ARTICLES = frozenset(word.rstrip("'") for word in _listed("articles"))
#: The articles that may stand in front of a name, with an apostrophe where they elide.
ARTICLES_IN_FRONT = _listed("articles") | _listed("articles_in_front")


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case, diacritics and spelling variants: "Côte" cote, "ایران" and "إيران" ايران."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_SPELLINGS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def sign(gap: str) -> str:
    """What matters of what stands between two words: a bracket or a comma."""
    mark = gap.strip()[:1]
    return "(" if mark in {"(", "（"} else "," if mark in {",", "，", "、", "،"} else ""


def keys(name: str) -> Iterator[str]:
    """A name as the words of the tree; the first stays as it is, articles after "of" are left out."""
    after_of = False
    for i, match in enumerate(STEP.finditer(name)):
        gap, word = match.groups()
        folded = fold(word)
        if after_of and folded in ARTICLES:
            continue
        after_of = bool(i) and folded in OF
        yield sign(gap) + ("of" if after_of else folded)
