"""The treaty itself, its annexes with articles of their own, and translations behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.language import language_of
from foedus.structure.candidates import Candidate
from foedus.structure.path import Heading

_SAMPLE = 1500
_TELLING = 60


@dataclass(slots=True)
class Region:
    """One language's text of the treaty, with its annexes.

    Attributes:
        start, end: its span; the regions of a text tile it.
        translation: whether it repeats the treaty in another language.
        language: ISO 639-3, or None where it can't be told.
        articles, containers, annexes: its headings, in order.
        inner_annexes: headings of annexes printed at the end of their chapters.
        implicit_annexes: where articles begin again at 1 without a heading above.
    """

    start: int
    end: int
    translation: bool
    language: str | None
    articles: list[Heading] = field(default_factory=list)
    containers: list[Heading] = field(default_factory=list)
    annexes: list[Candidate] = field(default_factory=list)
    inner_annexes: list[Candidate] = field(default_factory=list)
    implicit_annexes: list[int] = field(default_factory=list)


def regions_of(
    text: str,
    language: str | None,
    articles: Sequence[Heading],
    containers: Sequence[Heading],
    annexes: Sequence[Candidate],
) -> list[Region]:
    """The regions of a text.

    Where the numbering of articles begins again, an annex begins if there is a heading that says
    so, a translation if the language changes, a chapter with numbers of its own if there is a
    chapter's heading, else an annex without a heading.
    """
    region = Region(0, len(text), False, language)
    regions = [region]
    container_starts = [h.start for h in containers]
    annex_starts = [c.start for c in annexes]
    in_annex = False
    for n, article in enumerate(articles):
        previous = articles[n - 1] if n else None
        if previous and _restarts(previous, article):
            if _between(annex_starts, previous.start, article.start):
                in_annex = True
            elif other := _other_language(text, articles, n):
                region.end, region.language, new_language = other
                region = Region(region.end, len(text), True, new_language)
                regions.append(region)
                in_annex = False
            elif not _between(container_starts, previous.start, article.start) or in_annex:
                region.implicit_annexes.append(article.start)
                in_annex = True
        region.articles.append(article)
    for r in regions:
        r.containers = [h for h in containers if r.start <= h.start < r.end]
        starts = [a.start for a in r.articles]
        chapters = [h.start for h in r.containers]
        for c in annexes:
            if not r.start <= c.start < r.end:
                continue
            n = bisect_left(starts, c.start)
            if _opens_annex(r.articles, n):
                r.annexes.append(c)
            elif c.own_line and c.readings and _between(chapters, c.start, starts[n]):
                r.inner_annexes.append(c)
        r.implicit_annexes = [_with_chapter(at, starts, chapters) for at in r.implicit_annexes]
    return regions


def _with_chapter(at: int, articles: Sequence[int], chapters: Sequence[int]) -> int:
    """Where an annex without a heading begins: at its first article, or the chapter above it."""
    n = bisect_left(articles, at)
    previous = articles[n - 1] if n else 0
    above = chapters[bisect_left(chapters, previous) : bisect_left(chapters, at)]
    return above[0] if above else at


def _restarts(previous: Heading, article: Heading) -> bool:
    before, now = previous.reading, article.reading
    return (now.value, now.suffix) <= (before.value, before.suffix)


def _between(starts: Sequence[int], after: int, before: int) -> bool:
    n = bisect_left(starts, after)
    return n < len(starts) and starts[n] < before


def _opens_annex(articles: Sequence[Heading], n: int) -> bool:
    """Whether an annex's heading before the nth article isn't in the middle of a sequence."""
    return n == len(articles) or (n > 0 and _restarts(articles[n - 1], articles[n]))


def _other_language(text: str, articles: Sequence[Heading], n: int) -> tuple[int, str, str] | None:
    """Where a text in another language begins, and the two languages, if one begins at an article."""
    article, previous = articles[n], articles[n - 1]
    first = next(a for a in reversed(articles[:n]) if a.reading.value in ((1,), (1, 1)) or a is articles[0])
    old = language_of(text[first.start : min(first.start + _SAMPLE, article.start)])
    new = language_of(text[article.start : article.start + _SAMPLE])
    if old == new or old is None or new is None:
        return None
    start = article.start
    for paragraph in reversed(list(_PARAGRAPH.finditer(text, previous.start, article.start))):
        telling = len(paragraph[0]) >= _TELLING
        if telling and language_of(paragraph[0]) == old:
            break
        start = paragraph.start()
    return _first_in(text, start, article.start, new), old, new


_PARAGRAPH = re.compile(r"[^\s][^\n\r]*")


def _first_in(text: str, start: int, end: int, language: str) -> int:
    """The first paragraph that is clearly in the language: signatures of the text before aren't."""
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        if len(paragraph[0].split()) >= 3 and language_of(paragraph[0]) == language:
            return paragraph.start()
    return end
