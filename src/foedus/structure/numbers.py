"""What a heading's number can mean: "5 bis", "XIV", "1.2", "premier", "l2" from a scanner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from foedus.numerals import chinese, roman, to_roman, western_digits
from foedus.structure.words import skeleton, words

#: What it costs to read a numeral through a scanner's confusions ("l2", "HI").
_DAMAGED = 0.8
_ROMAN_SCANS = {"l": "I", "1": "I", "|": "I", "H": "II"}
_SUFFIXES = {
    "bis": 2, "ter": 3, "quater": 4, "quinquies": 5, "sexies": 6, "septies": 7, "octies": 8,
    "مكرر": 2, "مکرر": 2,
}  # fmt: skip
# ... with the call of a footnote close behind, raised or not ("8 bis4").
_BIS = re.compile(
    rf"[ \t\u00a0]{{0,2}}[-–(]?({'|'.join(_SUFFIXES)})\)?\d{{0,2}}(?!(?![⁰¹²³⁴-⁹])[^\W\d_])", re.IGNORECASE
)
# A number stands behind its word, perhaps after a line end, "No." or an opening bracket.
_GAP = re.compile(
    r"[ \t\u00a0\u3000\u200f\u200e*_.:–-]{0,4}(?:(?:N[o°º]\.?|№|Nr\.?)[ \t]?)?[(\[«\"“'*_]{0,2}",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?P<n>\d{1,4}(?:[.\-–]\d{1,3}(?!\d)){0,2})"
    r"(?P<ordinal>\.?[ºª°]|(?:er|re|st|nd|rd|th|ro|ra|do|da|to|ta|o|a|-?[ая]|-?ая)(?![^\W\d_]))?"
    r"(?P<letter>[ -]?(?:[A-H](?![^\W_])|[a-h](?![^\W_⁰¹²³⁴-⁹])))?"
)
_ROMAN = re.compile(r"[IVXLCDM]{1,9}(?![^\W_])|[ivxlcdm]{1,9}(?![^\W_⁰¹²³⁴-⁹])")
_GLUED = re.compile(r"[.)][ \t]?[^\W\d_]")
_ROMAN_DOTTED = re.compile(r"([IVXLC]{1,6})[.\-](\d{1,3})(?![^\W_])")
_SCANNED = re.compile(r"[\dIVXLClOH|]{1,6}(?![^\W_⁰¹²³⁴-⁹])")
_LETTER = re.compile(r"[A-Z](?![^\W_⁰¹²³⁴-⁹])")
_CHINESE = re.compile(r"[零〇一二三四五六七八九十百]{1,7}|\d{1,3}")
_SIGN = re.compile(r"[^\s.,:;()]{1,5}(?=[ \t.:–-]*(?:[\n\r\f]|\Z))")
_THE = re.compile(r"the[ \t]+", re.IGNORECASE)
_SPACES = (" ", "\t", "\u00a0")
_WORD = re.compile(r"[^\W\d_](?:[^\s.,:;()\[\]–—]|[.-](?=\w)){0,40}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a heading's number.

    Attributes:
        value: (5,) for "5", (1, 2) for "1.2".
        suffix: 0, or 2 for bis and A, 3 for ter and B, ...
        cost: how much must be forgiven to read it so; 0 for clear print.
        raw: the number as written; what it stands for where the print is damaged.
        end: the offset behind it.
        style: `digits`, `roman`, `letter`, `words`, `dotted`.
    """

    value: tuple[int, ...]
    suffix: int
    cost: float
    raw: str
    end: int
    style: str


_Meaning = tuple[tuple[int, ...], float, int, str]  # value, cost, end, style


def readings(text: str, at: int, letters: bool = False) -> list[Reading]:
    """How the number that begins at `at` (after white space) can be read, best first.

    Args:
        letters: whether a capital letter can be a number ("ANNEX B").
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    the = _THE.match(text, start)
    start = the.end() if the else start
    found = [_with_suffix(text, start, meaning) for meaning in _meanings(text, start)]
    digits = _DIGITS.match(text, start)
    if digits and digits["letter"]:
        suffix = ord(digits["letter"][-1].upper()) - 63
        lettered = Reading(_parts(digits["n"]), suffix, 0.3, digits[0], digits.end(), "digits")
        # "Article 7A" is 7A and nothing else; "Article 20 A Party" is rather 20.
        found = [*found, lettered] if digits["letter"][:-1] else [replace(lettered, cost=0.0)]
    if letters and (letter := _LETTER.match(text, start)):
        cost = 0.3 if letter[0] in "IVX" else 0.0
        found.append(Reading((ord(letter[0]) - 64,), 0, cost, letter[0], letter.end(), "letter"))
    return sorted(found, key=lambda r: r.cost)


def _with_suffix(text: str, start: int, meaning: _Meaning) -> Reading:
    value, cost, end, style = meaning
    bis = _BIS.match(text, end)
    if not bis:
        damaged = style in ("digits", "roman") and cost == _DAMAGED
        raw = (to_roman(value[0]) if style == "roman" else str(value[0])) if damaged else text[start:end]
        return Reading(value, 0, cost, raw, end, style)
    return Reading(value, _SUFFIXES[bis[1].lower()], cost, text[start : bis.end(1)], bis.end(), style)


def _meanings(text: str, start: int) -> Iterator[_Meaning]:
    digits = _DIGITS.match(text, start)
    if digits:
        parts = _parts(digits["n"])
        end = digits.end("ordinal") if digits["ordinal"] else digits.end("n")
        yield parts, 0.0, end, "dotted" if len(parts) > 1 else "digits"
        if len(parts) > 1:  # "Article 5.1 The Parties" may be article 5, paragraph 1
            yield parts[:1], 1.5, start + len(re.split(r"[.\-–]", digits["n"])[0]), "digits"
        elif digits["n"][1:].endswith("1") and _GLUED.match(text, end):  # "ARTICLE 41. the" is 4 and "1. the"
            yield (int(digits["n"][:-1]),), 1.2, end - 1, "digits"
    if (mixed := _ROMAN_DOTTED.match(text, start)) and (first := roman(mixed[1])):
        yield (first, int(mixed[2])), 0.0, mixed.end(), "dotted"
    scanned = _SCANNED.match(text, start)
    if scanned:
        for value, cost, style in _scanned(scanned[0]):
            yield (value,), cost, scanned.end(), style
    if digits or scanned:
        return
    lower = _ROMAN.match(text, start)
    if lower and (small := roman(lower[0])):
        yield (small,), 0.5, lower.end(), "roman"
        return
    spelled = _CHINESE.match(text, start)
    if spelled and (number := chinese(spelled[0])):
        yield (number,), 0.0, spelled.end(), "words"
        return
    yield from _words_meaning(text, start)


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split(r"[.\-–]", western_digits(number)))


@lru_cache(maxsize=4096)
def _scanned(raw: str) -> tuple[tuple[int, float, str], ...]:
    """Values of a token of digits and letters that scanners confuse: value, cost, style."""
    if raw.isdecimal():
        return ()
    found: list[tuple[int, float, str]] = []
    if raw.isupper() and (value := roman(raw)):
        found.append((value, 0.0, "roman"))
    as_digits = raw.translate(str.maketrans("lI|O", "1110"))
    if as_digits.isdecimal():
        found.append((int(as_digits), _DAMAGED, "digits"))
    as_roman = raw.translate({ord(c): n for c, n in _ROMAN_SCANS.items()})
    if as_roman != raw and (value := roman(as_roman)):
        found.append((value, _DAMAGED, "roman"))
    return tuple(found)


def _words_meaning(text: str, start: int) -> Iterator[_Meaning]:
    at = start
    tokens: list[re.Match[str]] = []
    while len(tokens) < 3 and (token := _WORD.match(text, at)):
        tokens.append(token)
        at = token.end() + 1
        if text[token.end() : at] not in _SPACES:
            break
    for n in range(len(tokens), 0, -1):
        value = words().ordinals.get(tuple(skeleton(t[0]) for t in tokens[:n]))
        if value:
            yield (value,), 0.0, tokens[n - 1].end(), "words"
            return


def unreadable(text: str, at: int) -> Reading | None:
    """A reading without a value, for a short sign in a number's place that none can be made of."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    sign = _SIGN.match(text, start)
    return Reading((), 0, 2.0, sign[0], sign.end(), "unknown") if sign else None
