"""Numbers in words: "nineteen hundred and sixty-one", "двадцать пятого", "millenovecento".

The words are data, section `[numbers]` of a language's table:

    cardinals       word = value ("seventeen" = 17); a form of each case, gender and spelling
    multipliers     word = value ("hundred" = 100): multiplies what stands before it
    ordinals        word = value ("first" = 1): ends a number
    ordinal_stems   as ordinals, to be completed by each of `ordinal_endings` ("seventeen" + "th")
    joiners         words between two parts ("and")
    units_first     true where units may precede tens ("einundzwanzig")
    unspaced        true where words aren't parted by spaces: numerals are characters

A written word may be several of them in a row ("zweitausendfünfundzwanzig", "twentyfive").
Words are compared folded: without case and diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from foedus.languages import codes, section
from foedus.numerals import chinese, decimal

KEYS = {
    "cardinals", "multipliers", "ordinals", "ordinal_stems", "ordinal_endings", "joiners", "units_first",
    "unspaced",
}  # fmt: skip

WORD = re.compile(r"[^\W\d_]{1,60}")
_GAP = re.compile(r"\s{0,4}[-‐‑–—,]?\s{0,8}")
_DIGITS = re.compile(r"\d{1,9}")
_CHARACTERS = re.compile(r"[零〇○一二三四五六七八九十百千两兩]{1,12}")
_SAME_LETTERS = str.maketrans("يىكة", "ییکه")


class Number(NamedTuple):
    """A value and the offset after its last character."""

    value: int
    end: int


class _Part(NamedTuple):
    """One number word: its value and what it does (`add`, `multiply`, `end`, `join`)."""

    value: int
    role: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    parts: dict[str, _Part]
    pattern: re.Pattern[str] | None
    units_first: bool
    unspaced: bool


def fold(word: str) -> str:
    """The word without case and diacritics, Arabic letters in one form; its length may change."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_SAME_LETTERS)


def known_or_english(language: str | None) -> str:
    """The language if there is a table for it, else English, in which most treaties are printed."""
    return language if language in codes() and language else "eng"


def number_at(text: str, pos: int, language: str | None) -> Number | None:
    """The number that begins at `pos`, in digits of any script or in words of the language.

    An ordinal gives its number ("seventeenth" is 17). None if no number begins there. A
    language without a table is read as English.
    """
    if digits := _DIGITS.match(text, pos):
        return Number(decimal(digits[0]) or 0, digits.end())
    lexicon = _lexicon(language)
    if lexicon.unspaced:
        found = _CHARACTERS.match(text, pos)
        value = chinese(found[0]) if found else None
        return Number(value, found.end()) if found and value is not None else None
    first = WORD.match(text, pos)
    return _words_at(text, pos, lexicon) if first and _begins_number(first[0], language) else None


def split(word: str, language: str | None) -> tuple[int | None, str]:
    """The number that a word begins with and what is left of it: "fünfjährig" -> 5, "jahrig".

    The rest is folded; without a number at its beginning a word is all rest.
    """
    lexicon = _lexicon(language)
    sum_ = _Sum(lexicon.units_first)
    parts, rest = _parts_of(fold(word), lexicon)
    if not parts or not all(sum_.take(part) for part in parts):
        return None, fold(word)
    return sum_.value, rest


class _Sum:
    """A number in the making."""

    def __init__(self, units_first: bool) -> None:
        self.units_first = units_first
        self.thousands = 0
        self.below: int | None = None
        self.joined = self.ended = False

    @property
    def value(self) -> int:
        return self.thousands + (self.below or 0)

    def take(self, part: _Part) -> bool:
        """Add a part; False, and no change, where it doesn't continue the number."""
        if self.ended:
            return False
        if part.role == "join":
            self.joined = True
            return True
        taken = self._multiply(part.value) if part.role == "multiply" else self._add(part.value)
        if taken:
            self.joined, self.ended = False, part.role == "end"
        return taken

    def _multiply(self, value: int) -> bool:
        below = self.below
        if value >= 1000:
            if self.thousands % (value * 1000):
                return False
            self.thousands += (1 if below is None else below) * value
            self.below = None
        elif below is None:
            self.below = value
        elif 0 < below < value:
            self.below = below * value
        else:
            return False
        return True

    def _add(self, value: int) -> bool:
        below = self.below or 0
        units = below % 100 if below % 100 < 10 else 0
        if (
            below % 10 ** len(str(value)) == 0
            or (10 <= value < 20 and below % 100 in (60, 80))  # soixante-quinze
            or (units and self.units_first and 10 < value < 100 and value % 10 == 0 and self.joined)
            or (units and self.units_first and value == 10 and not self.joined)  # سبعة عشر
        ):
            self.below = below + value
        elif value == 20 and below % 100 == 4 and not self.joined:
            self.below = below + 76  # quatre-vingts
        elif 10 < below < 21 and 10 <= value < 100 and not self.joined and not self.thousands:
            self.below = below * 100 + value  # nineteen sixty-one
        else:
            return False
        return True


def _words_at(text: str, pos: int, lexicon: _Lexicon) -> Number | None:
    sum_ = _Sum(lexicon.units_first)
    found: Number | None = None
    while word := WORD.match(text, pos):
        parts, rest = _parts_of(fold(word[0]), lexicon)
        joins = all(part.role == "join" for part in parts)
        if rest or (joins and not found) or not all(sum_.take(part) for part in parts):
            break
        if not joins:
            found = Number(sum_.value, word.end())
        gap = _GAP.match(text, word.end())
        assert gap is not None
        if gap.end() == word.end() or ("," in gap[0] and sum_.value % 100):
            break
        pos = gap.end()
    return found


@lru_cache(maxsize=10_000)
def _begins_number(word: str, language: str | None) -> bool:
    """Whether a number can begin with this word; most words of a text come again and again."""
    parts, rest = _parts_of(fold(word), _lexicon(language))
    return not rest and any(part.role != "join" for part in parts)


def _parts_of(word: str, lexicon: _Lexicon) -> tuple[list[_Part], str]:
    """The number words that a folded word is made of, and the rest of it."""
    if whole := lexicon.parts.get(word):
        return [whole], ""
    parts: list[_Part] = []
    at = 0
    while lexicon.pattern and (found := lexicon.pattern.match(word, at)):
        parts.append(lexicon.parts[found[0]])
        at = found.end()
    return parts, word[at:]


@cache
def _lexicon(language: str | None) -> _Lexicon:
    table: dict[str, Any] = section(known_or_english(language), "numbers")
    parts: dict[str, _Part] = {}
    for word in table.get("joiners", ()):
        parts[fold(word)] = _Part(0, "join")
    for role, name in (("end", "ordinals"), ("add", "cardinals"), ("multiply", "multipliers")):
        for word, value in table.get(name, {}).items():
            parts[fold(word)] = _Part(value, role)
    for stem, value in table.get("ordinal_stems", {}).items():
        for ending in table["ordinal_endings"]:
            parts.setdefault(fold(stem + ending), _Part(value, "end"))
    longest_first = sorted(parts, key=lambda w: (-len(w), w))
    pattern = re.compile("|".join(map(re.escape, longest_first))) if parts else None
    return _Lexicon(parts, pattern, table.get("units_first", False), table.get("unspaced", False))
