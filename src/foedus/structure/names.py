"""The name of a division: on the heading's line or under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.structure.words import skeleton, words

_LONGEST = 160
#: Behind so many characters a line of a name may be broken.
_FULL_LINE = 45
_GAP = re.compile(r"[^\S\n\r\f]*(?:\r\n|[\n\r\f])(?:[^\S\n\r\f]*(?:\r\n|[\n\r\f])){0,2}[^\S\n\r\f]*")
_TO_LINE_END = re.compile(r"[^\n\r\f]*")
_LINE_BELOW = re.compile(r"(?:\r\n|[\n\r])([^\S\n\r\f]*[^\n\r\f]+)")
_SPACE = re.compile(r"\s*")
_LIST_MARK = re.compile(
    r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)\]]|[–•—-]\s|§|[一二三四五六七八九十]+、|（"
)
# The end of a sentence, perhaps with the call of a footnote.
_SENTENCE_END = re.compile(r"[.;,:。；，：؛،](?:\[?\d{1,2}\]?|[⁰¹²³⁴-⁹]+)?\s*$")
_MARKUP = "*_# \t\u00a0"
_BRACKETED = re.compile(r"[(（]([^()（）\n]{2,150})[)）][.:]?(?=\s)")
_TO_POINT = re.compile(r"([^.;:\n\r]{2,100}?)(?:\.|\s[–—-](?=\s))[^\S\n\r]+(?=[^\s])")


@dataclass(frozen=True, slots=True)
class Name:
    """A division's name and where the text under it begins.

    Attributes:
        text: the name on one line, or None.
        body_start: the first character behind heading and name.
        sure: whether the print leaves no doubt (brackets, dashes, capitals).
    """

    text: str | None
    body_start: int
    sure: bool = True


def find_name(text: str, label_end: int, end: int, alone: bool) -> Name:
    """The name behind a label that ends at `label_end`, in a division that ends at `end`.

    Args:
        alone: whether a name may be all that the division has before its first part (chapters).
    """
    rest = _TO_LINE_END.match(text, label_end, end)
    assert rest
    if any(c.isalpha() for c in rest[0]):  # else nothing, or calls of footnotes
        return _behind(text, label_end, rest, end, alone)
    gap = _GAP.match(text, rest.end(), end)
    if not gap:
        return Name(None, end)
    return _under(text, gap.end(), end, alone)


def _plain(name: str) -> str:
    return " ".join(name.strip(_MARKUP).split()).strip("–—-:. *_")


def skip_space(text: str, at: int, end: int) -> int:
    """Behind the white space at `at`, but not behind `end`."""
    space = _SPACE.match(text, at, end)
    return space.end() if space else at


def _behind(text: str, label_end: int, rest: re.Match[str], end: int, alone: bool) -> Name:
    start = skip_space(text, label_end, rest.end())
    bracketed = _BRACKETED.match(text, start, end)
    if bracketed and not bracketed[1].isdecimal():
        return Name(_plain(bracketed[1]), skip_space(text, bracketed.end(), end))
    if alone and text[start].islower():  # "Annex I to the Treaty": the name is on the next line
        gap = _GAP.match(text, rest.end(), end)
        return _under(text, gap.end(), end, alone) if gap else Name(None, start)
    more = text[rest.end() : min(end, rest.end() + 400)].strip()
    line = rest[0].strip()
    if len(line) <= _LONGEST and not _LIST_MARK.match(line) and (more or alone):
        unfinished = _SENTENCE_END.search(line) and not line.endswith(".")
        if not unfinished and (alone or not _runs_on(text, rest.end(), end)):
            return Name(_plain(line) or None, skip_space(text, rest.end(), end))
    first = _TO_POINT.match(text, start, rest.end())
    if first and _is_title(first[1]):
        return Name(_plain(first[1]), skip_space(text, first.end(), end))
    return Name(None, start)


def _runs_on(text: str, line_end: int, end: int) -> bool:
    """Whether the next line continues this one: it follows at once in lower case."""
    gap = _GAP.match(text, line_end, end)
    return gap is not None and text[gap.end() : gap.end() + 1].islower()


def _under(text: str, start: int, end: int, alone: bool) -> Name:
    line = _TO_LINE_END.match(text, start, end)
    assert line
    name = line[0].strip()
    bare = name.strip(_MARKUP)
    if not bare or len(bare) > _LONGEST or _LIST_MARK.match(bare) or bare[0].islower() or bare[0] in '"“':
        return Name(None, start)
    after = skip_space(text, line.end(), end)
    if (after >= end and not alone) or (_SENTENCE_END.search(bare) and not bare.isupper()):
        return Name(None, start)
    name_end = line.end()
    if bare.isupper() or bare.startswith("("):
        while (
            (more := _capitals_line(text, name_end, end))
            and more.end() < end
            and len(text[start : more.end()]) <= _LONGEST
        ):
            name_end = more.end()
        after = skip_space(text, name_end, end)
    elif text[after : after + 1].islower():
        more = _TO_LINE_END.match(text, after, end)
        if (
            not more
            or not _wrapped(bare, more[0])
            or not _begins(text, skip_space(text, more.end(), end), end)
        ):
            return Name(None, start)
        name_end, after = more.end(), skip_space(text, more.end(), end)
    elif skeleton(bare.rpartition(" ")[2]) in words().before:  # "... in accordance with"
        return Name(None, start)
    return Name(_plain(text[start:name_end]) or None, after, sure=bare.isupper() or _is_title(bare))


def _wrapped(name: str, more: str) -> bool:
    """Whether a name goes on in small letters on the next line: the first is full, the second ends it."""
    end = more.strip()
    ended = not _SENTENCE_END.search(end) and skeleton(end.rpartition(" ")[2]) not in words().before
    return len(name) > _FULL_LINE and len(end) < _FULL_LINE and not name.endswith("-") and ended


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a text begins there: with a number, or a capital letter."""
    return at < end and (text[at].isupper() or _LIST_MARK.match(text, at, end) is not None)


def _capitals_line(text: str, at: int, end: int) -> re.Match[str] | None:
    more = _LINE_BELOW.match(text, at, end)
    if more and more[1].isupper() and not _LIST_MARK.match(more[1].strip()) and more[1].strip()[-1:] != ".":
        return more
    return None


def _is_title(phrase: str) -> bool:
    """Whether a phrase is printed as a title: capitals on most of its long words, or very short."""
    long = [w for w in re.findall(r"[^\W\d_]+", phrase) if len(w) > 3]
    if not long:
        return 0 < len(phrase.split()) <= 4
    capital = sum(w[0].isupper() for w in long)
    uncased = sum(not w[0].isupper() and not w[0].islower() for w in long)
    titled = capital >= 0.6 * len(long) or uncased == len(long) or len(long) <= 3
    return titled and len(phrase.split()) <= 16
