"""What stands before the first article: title, preamble, recitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from foedus import languages
from foedus.structure.candidates import is_lowered
from foedus.structure.tree import Opening
from foedus.structure.words import phrase_pattern

_HEAD = r"(?:\A|(?<=[\n\r\f]))[ \t\u00a0\u3000#*_>\"“«\[(]{0,90}+"
_BLANK_LINE = re.compile(r"(?<=\S)[ \t]{0,90}(?:\r\n|[\n\r])[ \t]*(?:\r\n|[\n\r])\s*")
_LINE = re.compile(r"[^\n\r]+")
_LIST_MARK = re.compile(r"(?:[•–—*-]|[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]*\Z")
_LONGEST_TITLE = 600
_WORD_END = r"(?:(?![^\W\d_])|(?<=[\u3400-\u9fff]))"
_RECITAL_HEAD = (
    r"(?:\A|(?<=[\n\r\f;,،؛；，。]))[ \t\u00a0\u3000\n\r*_>•–—-]{0,30}+"
    r"(?:[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]*)?"
)


#: How far into a text its preamble is looked for.
_FRONT = 60_000


@cache
def _phrases(name: str, language: str | None) -> re.Pattern[str]:
    """A language's phrases for `name` (all languages' if there is no table for it)."""
    codes = [language] if language in languages.codes() else languages.codes()
    phrases = [p for code in codes for p in languages.section(code, "structure").get(name.split()[0], ())]
    pattern = phrase_pattern(phrases)
    assert pattern
    head = {"opening": _HEAD, "recital": _RECITAL_HEAD}.get(name, "")
    return re.compile(rf"{head}(?P<phrase>{pattern.pattern}){_WORD_END}", re.IGNORECASE)


def front(
    text: str, start: int, end: int, language: str | None, preamble_headings: Sequence[int]
) -> Iterator[Opening]:
    """The openings of preface, preamble and recitals between `start` and `end`.

    Args:
        preamble_headings: offsets of lines that say "Preamble".
    """
    if start >= end:
        return
    limit = min(end, start + _FRONT)
    preamble = _preamble_start(text, start, limit, language, preamble_headings)
    if preamble is None:
        yield Opening(start, "preface", start)
        return
    if text[start:preamble].strip() or (preamble > start and preamble - start > 40):
        yield Opening(start, "preface", start)
    else:
        preamble = start
    headed = preamble in preamble_headings
    body = text.find("\n", preamble, end) + 1 if headed else preamble
    yield Opening(
        preamble,
        "preamble",
        body or preamble,
        heading=text[preamble:body].strip(" \t\r\n#*_.:") or None if headed else None,
    )
    yield from _recitals(text, body or preamble, limit, language)


def _preamble_start(
    text: str, start: int, end: int, language: str | None, headings: Sequence[int]
) -> int | None:
    heading = next((h for h in headings if start <= h < end), None)
    if heading is not None:
        return heading
    recital = next((at for at in _recital_starts(text, start, end, language)), end)
    enacting = _phrases("enacting", language).search(text, start, end)
    limit = min(recital, enacting.start() if enacting else end)
    capital: int | None = None
    for found in _phrases("opening", language).finditer(text, start, limit):
        line = text[found.start("phrase") : _line_end(text, found.end(), end)]
        if not line[:1].isupper() and line[:1].islower():
            continue
        if line.isupper() and len(line) > 3 and not line.rstrip().endswith(","):
            capital = found.start("phrase")
        else:
            return found.start("phrase")
    if capital is not None and limit < end:
        return capital
    if recital < end and (running := _opening_in_line(text, start, limit, language)) is not None:
        return running
    if recital < end:
        return recital
    return _first_prose(text, start, enacting.end()) if enacting else None


def _opening_in_line(text: str, start: int, end: int, language: str | None) -> int | None:
    """Where a preamble begins behind a title in capitals on the same line."""
    for found in _phrases("opening in line", language).finditer(text, start, end):
        at = found.start("phrase")
        before = text[start:at].rstrip()[-1:]
        if (
            text[at].isupper()
            and text[at + 1 : at + 2].islower()
            and (before.isupper() or before in '"”.:;)')
        ):
            return at
    return None


def _first_prose(text: str, start: int, end: int) -> int:
    """The first long paragraph: titles are short."""
    at = start
    for paragraph in _LINE.finditer(text, start, end):
        if len(paragraph[0]) > 120 or paragraph.end() >= end:
            return paragraph.start()
        at = paragraph.start()
    return at


def _recital_starts(text: str, start: int, end: int, language: str | None) -> Iterator[int]:
    for found in _phrases("recital", language).finditer(text, start, end):
        at = found.start("phrase")
        at_line_start = (
            not found[0][: at - found.start()] or "\n" in text[found.start() - 1 : at] or at == start
        )
        uncased = not text[at].isupper() and not text[at].islower()
        if text[at].isupper() or ((at_line_start or uncased) and _prose_line(text, at, end)):
            yield at


def _prose_line(text: str, at: int, end: int) -> bool:
    return _line_end(text, at, end) - at > 25


def _recitals(text: str, start: int, end: int, language: str | None) -> Iterator[Opening]:
    starts = list(_recital_starts(text, start, end, language))
    enacting = _phrases("enacting", language).search(text, starts[0] if starts else start, end)
    for at in starts:
        if not enacting or at < enacting.start():
            yield Opening(_with_mark(text, at), "recital", at)
    if enacting and starts:
        line = max(text.rfind("\n", start, enacting.start()), text.rfind("\r", start, enacting.start())) + 1
        if line > starts[0]:
            yield Opening(line, "paragraph", line)


def _with_mark(text: str, at: int) -> int:
    """The start of a recital with the number or dash before it."""
    found = _LIST_MARK.search(text[max(0, at - 8) : at])
    return at - len(found[0]) if found else at


def _line_end(text: str, at: int, end: int) -> int:
    newline = text.find("\n", at, end)
    return newline if newline >= 0 else end


def conclusion_start(text: str, start: int, end: int, language: str | None) -> int | None:
    """Where the closing formula begins between `start` and `end`, or None.

    In small letters ("done at Vienna on ...") it speaks of other treaties; a text that somebody
    has put in small letters closes with the last of them.
    """
    small = None
    for found in _phrases("conclusion", language).finditer(text, start, end):
        at = found.start()
        before = text[max(start, at - 40) : at].rstrip(' \t\u00a0#*_>"“”')
        if text[at].islower():
            small = at if before[-1:] in ".;:" else small
            continue
        if before and before[-1] not in '\n\r\f.;:!?。；؛,”"':
            continue
        if before and before[-1] == "," and not text[at : at + 8].isupper():
            continue
        return at
    return small if is_lowered(text) else None


def title_end(text: str, start: int, end: int, language: str | None) -> int | None:
    """Behind the first lines of a text without preamble, if they are a treaty's title; else None."""
    gap = _BLANK_LINE.search(text, start, min(end, start + _LONGEST_TITLE))
    if not gap or not _phrases("treaty", language).search(text, start, gap.start()):
        return None
    return gap.end()
