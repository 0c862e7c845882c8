"""The place named in a closing formula, or before the date of a letter."""

from __future__ import annotations

import re

from foedus.coding.number_words import fold
from foedus.coding.signature.words import not_places, phrases
from foedus.model import Span

_MAX_WORDS = 6
_ARTICLES = frozenset(["the", "la", "le", "los", "las", "el", "den"])
_SMALL_WORDS = frozenset(
    ["de", "la", "del", "do", "da", "di", "of", "am", "an", "der", "es", "and", "et", "y", "и"]
)

_CAPITALISED = r"[^\W\d_a-zà-öø-ÿа-яё][\w'’·-]{0,30}"
_SMALL = "|".join(sorted(_SMALL_WORDS))
_NAME = re.compile(
    rf"(?:the\s|The\s|THE\s)?{_CAPITALISED}\.?"
    rf"(?:[^\S\n]{{0,2}}\n?[^\S\n]{{0,2}}(?:(?:{_SMALL})\s{{1,2}}){{0,2}}{_CAPITALISED}){{0,5}}"
    r"(?:,\s{1,2}D\.\s?C\.)?"
)
#: In a text without capitals the name ends where a comma or the day begins.
_UNCAPITALISED = re.compile(
    r"[^\W\d_][\w'’-]{1,30}(?:\s[^\W\d_][\w'’-]{1,30}){0,2}(?=\s?[,(]|\s(?:on|this|the)\s)"
)
_CASELESS = re.compile(r"[\u0600-\u06ff\u200c]{2,30}(?:\s[\u0600-\u06ff\u200c]{2,30}){0,2}")
_UNSPACED = re.compile(r"[在于於](?P<name>[\u4e00-\u9fff]{2,10}?)(?=[签簽订訂，,。；]|举行|$)")
_NUMERALS = re.compile(r"[零〇一二三四五六七八九十年月日]")

_BEGIN = re.compile(r"[\s,.:]{0,3}")
_LANGUAGE = re.compile(r"[^.;]{0,40}\b(?:languages?|langues?|Sprachen?|idiomas?|lingue|языках|языке|talen)\b")
_OPENING = re.compile(r"[\W_]{0,8}")
_LINE = re.compile(
    r"\W*(?P<name>[^\W\d_](?:[^\d\n;:()]{0,38}?[^\W\d_.])?\.?)"
    r"(?:[\s,.]{1,4}(?:(?:on|the|le|am|el|den|il)\b\s?)?){1,2}\W?"
)


def place_in(text: str, start: int, end: int) -> Span | None:
    """The place after "at", "in", ... in `text[start:end]`."""
    capitals = any(c.isupper() for c in text[start + 1 : end])
    for preposition in phrases("place").finditer(text, start, end):
        begin = _BEGIN.match(text, preposition.end(), end)
        assert begin is not None
        if caseless := _CASELESS.match(text, begin.end(), end):
            place = _up_to_other_words(caseless)
        else:
            name = (_NAME if capitals else _UNCAPITALISED).match(text, begin.end(), end)
            place = Span(*name.span()) if name and _is_place(text, name, end) else None
        if place:
            return place
    names = _UNSPACED.finditer(text, start, end)
    unspaced = (Span(*name.span("name")) for name in names if not _NUMERALS.search(name[0]))
    return next(unspaced, None)


def place_before(text: str, start: int, end: int) -> Span | None:
    """The place in `text[start:end]`, what a line has before its date.

    As in "Paris, 3 June 1986" and "Signed at Paris, 3 June 1986".
    """
    opening = _OPENING.match(text, start, end)
    if opening and phrases("titled").match(text, opening.end(), end):
        return place_in(text, start, end)
    name = _LINE.fullmatch(text, start, end)
    words = name["name"].split() if name else []
    if not name or any(word[0].islower() for word in words if word not in _SMALL_WORDS):
        return None
    if len(words) > _MAX_WORDS or (len(words) == 1 and fold(words[0]) in _ARTICLES):
        return None
    return Span(*name.span("name"))


def _is_place(text: str, name: re.Match[str], end: int) -> bool:
    words = name[0].split()
    first = fold(re.split(r"\W", name[0], maxsplit=1)[0])
    if first in _ARTICLES:
        return len(words) > 1 and words[1][0].isupper() and not _LANGUAGE.match(text, name.start(), end)
    return first not in not_places() and len(first) > 1


def _up_to_other_words(name: re.Match[str]) -> Span | None:
    """The words of a script without capitals, up to the first that belongs to no name."""
    end = name.start()
    for word in name[0].split():
        if fold(word) in not_places() or phrases("place").fullmatch(word) or phrases("formulas").match(word):
            break
        end = name.string.index(word, end) + len(word)
    return Span(name.start(), end) if end > name.start() else None
