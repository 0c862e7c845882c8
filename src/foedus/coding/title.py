"""The treaty's own title, on as many lines as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from foedus.coding.party_words import PartyWords, party_words
from foedus.languages import codes, section
from foedus.model import Annotation, Document, Span
from foedus.structure.words import phrase_pattern

_MAX = 900
#: How far a text whose title begins no preface is looked at.
_UNDIVIDED = 700
_SHORT = 150
_MAX_LEAD = 160
_MAX_STARTS = 20
_MAX_PLACES = 8
_TELLING = 3
_REACH = 6000

_FIRST_LINE = re.compile(r"\s{0,20}[^\n]{1,300}(?=\n\s*\n)")
_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"[^\W\d_]+")
#: What may stand before a title on its line: marks, the number in a treaty series.
_NUMBER = re.compile(
    r"[\s#*_>~•\"“«]*(?:(?:N[oO]|Nr|N|№|Nos)?[.°º]?\s?\d{1,6}\s?[.:)\]]{0,2}[\s—–-]{0,4})?[\s#*_>~•\"“«]*"
)
_STOP = re.compile(r"(?<=[^\W_]{3})\.(?=\s|\Z)|。|(?<=\))\.(?=\s|\Z)|_{4,60}")
#: What only imprints and headers of documents have: addresses, rights, numbers, symbols ("A/RES/5").
_IMPRINT = re.compile(r"www\.|https?:|ISBN|ISSN|©|@|(?<!\w)[A-Z]{1,6}\d{0,3}/(?=[A-Z/]{0,8}\d)|(?i:source:)")
#: UTF-8 that was read as if it were Latin: a capital of a few at every other place.
_GARBLED = re.compile(r"\ufffd|[ÃÂÐÑØÙ].[ÃÂÐÑØÙ].[ÃÂÐÑØÙ]")
#: What comes next, where a text has lost its line breaks.
_HEADINGS = re.compile(
    r"(?<!\w)(?:PREAMBLE|PRÉAMBULE|PREÁMBULO|PREÂMBULO|PREAMBOLO|PRÄAMBEL|ПРЕАМБУЛА|CONTENTS)(?!\w)"
)
#: Footnote marks and the like at a title's end.
_TAIL = re.compile(r"[\s.,;:*#_~^¹²³⁴'’`\"”»\-–—]+\Z|(?<=[^\W\d_])\s?[\[(]?\d{1,2}[\])]?\Z|\s?[(\[]\s?\Z")
_LIST = re.compile(r"[\w)];")
#: Where and when, on a line of its own.
_DATE_LINE = re.compile(r"[^\d,.]{2,40},\s(?:le\s)?\d{1,2}\S{0,3}\s\D{3,14}\s\d{4}\W*\Z")
_ORNAMENT = re.compile(r"[\W\d_]*\Z|\W*[IVXLC]{1,6}\W*\Z")


def find(document: Document) -> Iterator[Annotation]:
    """The title: at most one annotation of kind `title`, with the field `value` (on one line)."""
    found = title_of(document)
    if found:
        value = " ".join(document.quote(*found).split())
        yield Annotation("title", found.start, found.end, {"value": value}, "title.preface", 0.9)


def title_of(document: Document) -> Span | None:
    """Where the title stands; of several the longest, of equals the last."""
    text, language = document.text.content, document.text.language
    words, treaty = party_words(language), _treaty_words(language)
    best: Span | None = None
    for place in _places(document):
        for start in _starts(text, place, words, treaty):
            if best and start < best.end:
                continue
            found = _trimmed(text, Span(start, _end(text, start, place.end, words, language)))
            if not treaty.search(text, *found) or _no_title(text, found, words):
                continue
            if best is None or _rank(text, found) >= _rank(text, best):
                best = found
    return best


def _places(document: Document) -> Iterator[Span]:
    """The preface and the beginning of what follows it undivided; else where the text begins.

    In a language without a table only a short first line can be a title.
    """
    text, language = document.text.content, document.text.language
    tops = [d for d in document.divisions if d.parent is None][:_MAX_PLACES]
    line = _FIRST_LINE.match(text)
    if language and language not in codes():
        if line and len(line[0].strip()) <= _SHORT:
            yield Span(*line.span())
        return
    before = ""
    for d in tops:
        if d.kind == "preface":
            yield Span(d.start, min(d.end, d.start + _REACH))
        elif d.kind == "body" and before == "preface":
            yield Span(d.start, min(d.end, d.start + _MAX))
        before = d.kind
    if tops and tops[0].kind == "body":
        yield Span(0, min(_UNDIVIDED, len(text)))
    elif tops and tops[0].kind == "preamble" and line:
        yield Span(*line.span())


def _rank(text: str, span: Span) -> tuple[bool, bool, int]:
    """A title in capitals is believed before one in a line of contents or in a letter, a word alone last."""
    first, *others = _TOKEN.findall(text, *span)
    return bool(others), first.isupper() and len(first) > 1, span.end - span.start


def _no_title(text: str, span: Span, words: PartyWords) -> bool:
    """Whether it is a sentence, a list, or no words at all."""
    found = words.sentence.search(text, *span) or _GARBLED.search(text, *span)
    return found is not None or _LIST.search(text, *span) is not None


@cache
def _treaty_words(language: str | None) -> re.Pattern[str]:
    """A word for a treaty, also as the end of a compound ("Freihandelsabkommen").

    What is part of a phrase with which preambles open ("contracting parties") is none.
    """
    phrases: set[str] = set()
    for code in [language] if language in codes() else codes():
        table = section(code or "eng", "structure")
        openings = " ".join(table.get("opening", ()))
        phrases |= {p for p in table.get("treaty", ()) if not re.search(rf"(?<!\w){p}(?!\w)", openings)}
    found = phrase_pattern(phrases)
    assert found
    return found


@cache
def _openings(language: str | None) -> re.Pattern[str]:
    """Phrases with which preambles open."""
    chosen = language if language in codes() else "eng"
    found = phrase_pattern(section(chosen or "eng", "structure").get("opening", ()))
    assert found
    return re.compile(rf"(?<!\w)(?:{found.pattern})(?!\w)", re.IGNORECASE)


def _starts(text: str, zone: Span, words: PartyWords, treaty: re.Pattern[str]) -> Iterator[int]:
    """Where a line begins that names a treaty behind capitalised and small words only."""
    n = 0
    for line in _LINE.finditer(text, *zone):
        number = _NUMBER.match(text, line.start(), line.end())
        start = number.end() if number else line.start()
        imprints = [m.span() for m in words.imprint.finditer(text, start, line.end())]
        named = treaty.finditer(text, start, min(zone.end, start + _MAX_LEAD))
        found = next((m for m in named if not any(a <= m.start() < b for a, b in imprints)), None)
        if not found or n >= _MAX_STARTS:
            continue
        series = max((b for _, b in imprints if b <= found.start()), default=start)
        if series > start and (number := _NUMBER.match(text, series, found.start())):
            start = number.end()
        before = text[start : found.start()]
        if _IMPRINT.search(text, start, found.end()):
            continue
        if "\n" in before.strip() and not _wrapped(before):
            continue
        if re.search(r"[.;:]\s", before) or _prose(text[start : found.end()], words):
            continue
        n += 1
        yield start


def _wrapped(before: str) -> bool:
    """Whether a title's first lines come before its word for a treaty: all in capitals, no blank line."""
    return before.isupper() and "\n\n" not in before and before.count("\n") < 2


def _prose(opening: str, words: PartyWords) -> bool:
    """Whether a line as far as its word for a treaty reads as a sentence's beginning."""
    if not words.cased:
        return False
    first, *others = _TOKEN.findall(opening)
    if first[0].islower() or (first.casefold() in words.small and others and others[0][0].islower()):
        return True
    return not all(_passes(token, words) for token in others[:-1])


def _passes(token: str, words: PartyWords) -> bool:
    folded = token.casefold()
    return token[0].isupper() or folded in words.small or words.goes_on.fullmatch(token) is not None


def _end(text: str, start: int, limit: int, words: PartyWords, language: str | None) -> int:
    """The end of the last line that goes on with the title.

    It is cut at "signed at", at a full stop, where an imprint or the preamble begins.
    """
    end = start
    for line in _LINE.finditer(text, start, start + _MAX):
        if end > start and not _goes_on(text, Span(start, end), line, limit, words):
            if _skipped(text, Span(start, end), line, limit):
                continue
            break
        cuts = [
            p.search(text, line.start() + (end > start), line.end())
            for p in (words.signed, _STOP, _HEADINGS, _IMPRINT, words.imprint)
        ]
        found = [m.start() for m in cuts if m]
        opening = _opening(text, start, line, words, language)
        if opening is not None:
            found.append(opening)
        if line.start() < limit < line.end():
            found.append(limit)
        if found:
            return min(found)
        end = line.end()
    return end


def _opening(
    text: str, start: int, line: re.Match[str], words: PartyWords, language: str | None
) -> int | None:
    """Where in a line of a title the preamble begins: "... on Kites The Government of Velmark"."""
    if not words.cased:
        return None
    for token in _TOKEN.finditer(text, line.start(), line.end()):
        before = text[start : token.start()]
        small = token[0].istitle() and len(token[0]) > 1 and token[0].casefold() in words.small
        if small and before.isupper() and len(before.split()) > _TELLING:
            return token.start()
    for found in _openings(language).finditer(text, line.start(), line.end()):
        if found.start() == start or found[0].isupper() or not found[0][0].isupper():
            continue
        last = _last_word(text, start, found.start())
        if last and not _open(last, words):
            return found.start()
    return None


def _last_word(text: str, start: int, end: int) -> str:
    return next(iter(_TOKEN.findall(text[max(start, end - 40) : end])[-1:]), "")


def _open(word: str, words: PartyWords) -> bool:
    """Whether a title can't end with the word."""
    return word.casefold() in words.small or words.goes_on.fullmatch(word) is not None


def _skipped(text: str, so_far: Span, line: re.Match[str], limit: int) -> bool:
    """Whether only a date or an ornament stands between a word alone and the rest of the title."""
    content = line[0].strip()
    alone = len(_TOKEN.findall(text, *so_far)) == 1
    return alone and line.end() < limit and (not content or _ORNAMENT.match(content) is not None)


def _goes_on(text: str, so_far: Span, line: re.Match[str], limit: int, words: PartyWords) -> bool:
    content = line[0].strip()
    if not content or _ORNAMENT.match(content) or ":" in content:
        return False
    if (
        _DATE_LINE.match(content)
        or _IMPRINT.search(content)
        or words.imprint.search(content)
        or _again(text, so_far, content)
    ):
        return False
    last = _last_word(text, *so_far)
    open_end = bool(last) and _open(last, words)
    if line.start() >= limit:
        return open_end
    if words.signed.match(content):
        return False
    continues = content[0].islower() or words.goes_on.match(content) is not None
    blank = text.count("\n", so_far.end, line.start()) > 1
    if blank:
        return open_end or continues
    return open_end or continues or content.isupper() == text[slice(*so_far)].isupper()


def _again(text: str, so_far: Span, content: str) -> bool:
    """Whether a line begins as the title does: the title is printed again."""
    first = [word.casefold() for word in _TOKEN.findall(text, *so_far)[:_TELLING]]
    return (
        len(first) == _TELLING and [word.casefold() for word in _TOKEN.findall(content)[:_TELLING]] == first
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while tail := _TAIL.search(text, max(start, end - 40), end):
        end = tail.start()
    return Span(start, max(end, start))
