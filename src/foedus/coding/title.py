"""The treaty's own title, on as many lines as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from foedus.coding.party_words import PartyWords, party_words
from foedus.languages import codes, section
from foedus.model import Annotation, Document, Span

_MAX = 900
_MAX_LEAD = 160
_MAX_STARTS = 20
_MAX_PLACES = 8
_REACH = 6000

_FIRST_LINE = re.compile(r"\s{0,20}[^\n]{1,300}(?=\n\s*\n)")
_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"[^\W\d_]+")
#: What may stand before a title on its line: marks, the number in a treaty series.
_NUMBER = re.compile(
    r"[\s#*_>\"“«]*(?:(?:No|Nr|N|№|Nos)?[.°º]?\s?\d{1,6}\s?[.:)\]]{0,2}[\s—–-]{0,4})?[\s#*_>\"“«]*"
)
_STOP = re.compile(r"(?<=[^\W_]{3})\.(?=\s|\Z)|。|(?<=\))\.(?=\s|\Z)")
#: What comes next, where a text has lost its line breaks.
_HEADINGS = re.compile(
    r"(?<!\w)(?:PREAMBLE|PRÉAMBULE|PREÁMBULO|PREÂMBULO|PREAMBOLO|PRÄAMBEL|ПРЕАМБУЛА|CONTENTS)(?!\w)"
)
#: Footnote marks and the like at a title's end.
_TAIL = re.compile(r"[\s.,;:*#_¹²³⁴\"”»\-–—]+\Z|(?<=[^\W\d_])\s?[\[(]?\d{1,2}[\])]?\Z|\s?[(\[]\s?\Z")
_ORNAMENT = re.compile(r"[\W\d_]*\Z|\W*[IVXLC]{1,6}\W*\Z")


def find(document: Document) -> Iterator[Annotation]:
    """The title: at most one annotation of kind `title`, with the field `value` (on one line)."""
    found = title_of(document)
    if found:
        value = " ".join(document.quote(*found).split())
        yield Annotation("title", found.start, found.end, {"value": value}, "title.preface", 0.9)


def title_of(document: Document) -> Span | None:
    """Where the title stands; of several the longest, of equals the last."""
    text, words = document.text.content, party_words(document.text.language)
    treaty = _treaty_words(document.text.language)
    best: Span | None = None
    for place in _places(document):
        for start in _starts(text, place, words, treaty):
            if best and start < best.end:
                continue
            found = _trimmed(text, Span(start, _end(text, start, place.end, words)))
            if treaty.search(text, *found) and (best is None or _rank(text, found) >= _rank(text, best)):
                best = found
    return best


def _places(document: Document) -> Iterator[Span]:
    """The preface and the beginning of what follows it undivided; else a first line by itself."""
    text = document.text.content
    tops = [d for d in document.divisions if d.parent is None][:_MAX_PLACES]
    before = ""
    for d in tops:
        if d.kind == "preface":
            yield Span(d.start, min(d.end, d.start + _REACH))
        elif d.kind == "body" and before == "preface":
            yield Span(d.start, min(d.end, d.start + _MAX))
        before = d.kind
    line = _FIRST_LINE.match(text)
    if line and tops[0].kind == "preamble":
        yield Span(*line.span())


def _rank(text: str, span: Span) -> tuple[bool, int]:
    """A title in capitals is believed before one in a line of contents or in a letter."""
    first = _TOKEN.search(text, *span)
    return bool(first and first[0].isupper() and len(first[0]) > 1), span.end - span.start


@cache
def _treaty_words(language: str | None) -> re.Pattern[str]:
    """A word for a treaty, also as the end of a compound ("Freihandelsabkommen")."""
    chosen = [language] if language in codes() else codes()
    phrases = {p for code in chosen for p in section(code or "eng", "structure").get("treaty", ())}
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile("|".join(r"\s{1,4}".join(map(re.escape, p.split())) for p in longest_first), re.I)


def _starts(text: str, zone: Span, words: PartyWords, treaty: re.Pattern[str]) -> Iterator[int]:
    """Where a line begins that names a treaty behind capitalised and small words only."""
    n = 0
    for line in _LINE.finditer(text, *zone):
        number = _NUMBER.match(text, line.start(), line.end())
        start = number.end() if number else line.start()
        found = treaty.search(text, start, min(zone.end, start + _MAX_LEAD))
        if not found or n >= _MAX_STARTS:
            continue
        before = text[start : found.start()]
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


def _end(text: str, start: int, limit: int, words: PartyWords) -> int:
    """The end of the last line that goes on with the title, cut at "signed at" or a full stop."""
    end = start
    for line in _LINE.finditer(text, start, start + _MAX):
        if end > start and not _goes_on(text, Span(start, end), line, limit, words):
            break
        cuts = [
            p.search(text, line.start() + (end > start), line.end()) for p in (words.signed, _STOP, _HEADINGS)
        ]
        found = [m.start() for m in cuts if m]
        if line.start() < limit < line.end():
            found.append(limit)
        if found:
            return min(found)
        end = line.end()
    return end


def _goes_on(text: str, so_far: Span, line: re.Match[str], limit: int, words: PartyWords) -> bool:
    content = line[0].strip()
    if not content or _ORNAMENT.match(content) or ":" in content:
        return False
    last = _TOKEN.findall(text[max(so_far.start, so_far.end - 40) : so_far.end])[-1:]
    open_end = bool(last) and (last[0].casefold() in words.small or bool(words.goes_on.fullmatch(last[0])))
    if line.start() >= limit:
        return open_end
    if words.signed.match(content):
        return False
    continues = content[0].islower() or words.goes_on.match(content) is not None
    blank = text.count("\n", so_far.end, line.start()) > 1
    if blank:
        return open_end or continues
    return open_end or continues or content.isupper() == text[slice(*so_far)].isupper()


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while tail := _TAIL.search(text, max(start, end - 40), end):
        end = tail.start()
    return Span(start, max(end, start))
