"""Sentences of a treaty, in any script, with exact offsets.

A full stop ends a sentence unless it belongs to an abbreviation ("Art. 5", "U.N.T.S."), an
initial, a number at the start of a line ("1. The Parties"), or a lower-case word follows (unless
the text has lost its capitals). Blank lines, list points that begin a line ("(a) ...", "2. ...",
"- ...") and a semicolon or colon at the end of a line end one too. A line break inside a sentence,
and a blank line inside one that goes on in lower case (a page break), do not.
"""

from __future__ import annotations

import re

from foedus.model import Span

# Every place where a sentence may end: after punctuation, at a blank line, before a list point.
_BREAK = re.compile(
    r"(?P<stop>[.!?\u061f\u06d4\u2026]+[\"'\u2019\u201d\u00bb)\]]{0,3})(?=\s|\Z)"
    r"|(?P<glued>\.)(?<=[^\W\d_]{3}\.)(?=[^\W\d_]{3}|\d{1,3}\.\s)"
    r"|(?P<full>[\u3002\uff01\uff1f\uff1b]+[\u300d\u300f\u201d\u2019\uff09]{0,3})"
    r"|(?P<list>[;:\u061b]\s{0,3}\n)"
    r"|(?P<blank>\n[^\S\n]{0,200}\n)"
    r"|(?P<point>\n(?=[^\S\n]{0,200}(?:[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|\w)[).\]]{1,2}|[-\u2013\u2014\u2022*])\s))"
)
_TOKEN = re.compile(r"\S{1,24}\Z")
_ABBREVIATIONS = frozenset(
    """art arts article no nos nr nrs num núm vol vols p pp pag pág page par para paras cf cfr vgl viz vs
    mr mrs ms dr mm mme messrs st ste prof gen col sec sect subsec ch chap cap ann abs bzw ff lit lett ltd
    inc co corp ed eds op cit ibid hon rev sr sra sres sig jr adj gov rep dept etc
    jan feb febr mar apr aug sept oct nov dec janv févr avr juil déc
    ст ч п пп гл т др им см тов г гг стр рис е ж д bijv blz jl sub
    ب م ص""".split()
)
_SHORT_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,3}\s+\Z")
_LOOKBACK = 32


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space around them.

    Offsets are code points into `text`. Takes time linear in `end - start`.
    """
    found: list[Span] = []
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() < begin:
            continue
        kind = match.lastgroup
        if kind == "stop" and not _ends_sentence(text, begin, match, end):
            continue
        if kind == "blank" and _goes_on(text, begin, match.start(), match.end(), end):
            continue
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, end)
    return found


def _add(found: list[Span], text: str, begin: int, finish: int) -> None:
    piece = text[begin:finish]
    stripped = piece.strip()
    if stripped:
        first = begin + len(piece) - len(piece.lstrip())
        found.append(Span(first, first + len(stripped)))


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    following = text[stop.end() : min(end, stop.end() + 200)].lstrip()[:1]
    if following.islower() and not _without_capitals(text[max(begin, stop.start() - 200) : stop.start()]):
        return False
    if stop.group() != ".":
        return True
    before = text[max(begin, stop.start() - _LOOKBACK) : stop.start()]
    token = _TOKEN.search(before)
    if token is None:
        return True
    word = token.group().lstrip("(\"'[\u00ab\u201c")
    lead = before[: token.start()]
    if word.isdecimal():  # "in 1954." ends a sentence; "1." at the start of a line, "am 3. Juni" don't
        return len(word) > 3 or (bool(lead.strip()) and not _SHORT_WORD.search(lead))
    if len(word) == 1 and word.isalpha():  # "1979 г." may end a sentence; "ст. 5 п. 2", "J. Smith" don't
        return lead.rstrip()[-1:].isdecimal() and not following.isdecimal()
    if "." in word:  # "U.N.T.S.", "S.A."
        return max(map(len, word.split("."))) > 2
    return word.casefold() not in _ABBREVIATIONS


def _without_capitals(sentence: str) -> bool:
    return len(sentence) > 60 and sentence == sentence.lower()


def _goes_on(text: str, begin: int, stop: int, resume: int, end: int) -> bool:
    last = text[max(begin, stop - _LOOKBACK) : stop].rstrip()[-1:]
    following = text[resume : min(end, resume + 200)].lstrip()[:1]
    return (last.islower() or last == ",") and following.islower()
