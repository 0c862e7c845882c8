"""The place named in a closing formula, or before the date of a letter."""

from __future__ import annotations

import re

from foedus.coding.number_words import fold
from foedus.coding.signature_words import not_places, phrases
from foedus.model import Span

_NAME = re.compile(
    r"(?:the\s|The\s|THE\s)?(?:[^\W\d_a-zа-яà-öø-ÿ][\w'’.·-]{0,30})"
    r"(?:[^\S\n]{0,2}\n?[^\S\n]{0,2}(?:(?:de|la|del|do|da|di|of|am|an|der|es|and|и|et|y)\s{1,2}){0,2}"
    r"[^\W\d_a-zа-яà-öø-ÿ][\w'’-]{0,30}){0,5}"
    r"(?:,\s{1,2}D\.\s?C\.)?"
)
_SMALL_NAME = re.compile(
    r"[^\W\d_][\w'’-]{1,30}(?:\s[^\W\d_][\w'’-]{1,30}){0,2}(?=\s?[,(]|\s(?:on|this|the)\s)"
)
_LANGUAGE = re.compile(r"[^.;]{0,40}\b(?:languages?|langues?|Sprachen?|idiomas?|lingue|языках|языке|talen)\b")
_BEGIN = re.compile(r"[\s,:]{0,3}")
_SMALL_WORDS = frozenset(
    ["de", "la", "del", "do", "da", "di", "of", "am", "an", "der", "es", "and", "et", "y"]
)
_LINE = re.compile(
    r"\W*(?P<name>[^\W\d_](?:[^\d\n;:()]{0,38}[^\W\d_.])?\.?)(?:[\s,.]{1,4}(?:(?:on|the|le|am|el|den|il)\b\s?)?){1,2}\W?"
)


def place_in(text: str, start: int, end: int) -> Span | None:
    """The place after "at", "in", ... in `text[start:end]`."""
    capitals = any(c.isupper() for c in text[start + 1 : end])
    for preposition in phrases("place").finditer(text, start, end):
        begin = _BEGIN.match(text, preposition.end(), end)
        assert begin is not None
        name = (_NAME if capitals else _SMALL_NAME).match(text, begin.end(), end)
        if name and _is_place(text, name, end):
            return Span(*name.span())
    return None


def place_before(text: str, start: int, end: int) -> Span | None:
    """The place of a line such as "Paris, 3 June 1986" before its date, `text[start:end]`."""
    name = _LINE.fullmatch(text, start, end)
    if not name or any(word[0].islower() for word in name["name"].split() if word not in _SMALL_WORDS):
        return None
    return Span(*name.span("name"))


def _is_place(text: str, name: re.Match[str], end: int) -> bool:
    first = fold(re.split(r"\W", name[0], maxsplit=1)[0])
    if first == "the":
        return len(name[0].split()) == 2 and not _LANGUAGE.match(text, name.start(), end)
    return first not in not_places() and len(first) > 1
