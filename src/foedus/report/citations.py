"""Where a comment cites the treaty: "Articles 4, 5 and 7", "art. 5(4)", "the preamble", "Annex II"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.model import Division, Document, Text
from foedus.model.document import article_key

_ARTICLE = r"articles?|arts?\.?|artikel[ns]?|art[íi]culos?|articol[oi]|artigos?|стат(?:ья|ьи|ье|ью|ей|ьях)"
_ANNEX = r"annex(?:es)?|annexes?|anexos?|allegat[oi]|bijlagen?|anlagen?|anhang"
_NUMBER = r"(?:\d{1,4}[a-z]?|[ivxlc]{1,7})(?![\w])"
_BELOW = r"(?:\s?\(\w{1,4}\)){0,3}"
_ITEM = rf"{_NUMBER}{_BELOW}"
_AND = r"\s?(?:,\s?(?:and\s|or\s)?|\sand\s|\sor\s|\set\s|\sund\s|\sy\s|\se\s|\sen\s|\sи\s|&)\s?"
_TO = r"\s?(?:\sto\s|\sthrough\s|\sà\s|\sbis\s|–|-)\s?"
_LIST = re.compile(
    rf"\b(?:(?:{_ARTICLE})\s?(?P<articles>{_ITEM}(?:(?:{_AND}|{_TO}){_ITEM}){{0,30}})"
    rf"(?:\s(?:of|to|in)\s(?:the\s)?(?:{_ANNEX})\s(?P<of>{_NUMBER}))?"
    rf"|(?:{_ANNEX})\s(?P<annexes>{_NUMBER}(?:{_AND}{_NUMBER}){{0,10}})"
    r"|(?P<preamble>(?:preamble|préambule|preámbulo|preambolo|preambule|präambel))\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<first>{_NUMBER})(?P<below>{_BELOW})(?:{_TO}(?P<last>{_NUMBER}){_BELOW})?", re.IGNORECASE
)
#: "Article 51 of the Charter", "Article XI of the Treaty of 2001": another text's article.
_ELSEWHERE = re.compile(
    r"\s(?:of|to|in)\s(?:the|that)\s(?:(?!Treaty|Agreement|Convention|Annex)[A-Z]|\w+\sof\s)"
)
_PARENTHESES = re.compile(r"\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Citation:
    """The n-th citation: code points `start` to `end` of the comment, the divisions it names.

    The first of the `eids` is what it links to (a paragraph, where it names one); `articles`
    are the divisions in whose margin it is counted.
    """

    n: int
    start: int
    end: int
    eids: tuple[str, ...]
    articles: tuple[str, ...]


def citations(comment: Text, document: Document) -> tuple[Citation, ...]:
    """The citations of divisions that the treaty has, in order."""
    found = _Lookup(document).found(comment.content)
    return tuple(Citation(n, *rest) for n, rest in enumerate(found, start=1))


_Found = tuple[int, int, tuple[str, ...], tuple[str, ...]]


class _Lookup:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._articles = {key: passage.division for key, passage in document.articles.items()}
        self._order = list(self._articles)
        self._annexes = {
            article_key(d.number): d for d in document.divisions if d.kind == "annex" and d.number
        }
        self._preamble = next((d for d in document.divisions if d.kind == "preamble"), None)

    def found(self, content: str) -> Iterator[_Found]:
        for m in _LIST.finditer(content):
            if m["preamble"]:
                if self._preamble and not _ELSEWHERE.match(content, m.end()):
                    yield m.start(), m.end(), (self._preamble.eid,), (self._preamble.eid,)
            elif m["annexes"]:
                yield from self._listed(content, m, "annexes", self._annexes)
            elif m["of"]:
                annex = self._annexes.get(article_key(m["of"]))
                inside = annex and self._document.children.get(annex.eid, ())
                articles = {article_key(d.number): d for d in inside or () if d.number}
                yield from self._listed(content, m, "articles", articles)
            elif not _ELSEWHERE.match(content, m.end()):
                yield from self._listed(content, m, "articles", self._articles)

    def _listed(
        self, content: str, m: re.Match[str], group: str, known: dict[str, Division]
    ) -> Iterator[_Found]:
        """One a number or range; the first with the word before it."""
        start = m.start()
        for item in _RANGE.finditer(content, *m.span(group)):
            named = [d for key in self._keys(item, list(known)) if (d := known.get(key))]
            if named:
                linked = self._inside(named[0], _PARENTHESES.findall(item["below"]))
                rest = [d.eid for d in named[1:]]
                yield start, item.end(), (linked.eid, *rest), (named[0].eid, *rest)
            start = self._next_number(content, item.end(), m.end(group))

    @staticmethod
    def _next_number(content: str, at: int, end: int) -> int:
        following = _RANGE.search(content, at, end)
        return following.start() if following else end

    @staticmethod
    def _keys(item: re.Match[str], order: list[str]) -> list[str]:
        first = article_key(item["first"])
        last = article_key(item["last"]) if item["last"] else first
        if first in order and last in order:
            return order[order.index(first) : order.index(last) + 1] or [first]
        return [first]

    def _inside(self, division: Division, numbers: list[str]) -> Division:
        """The paragraph or point of those numbers, as far as the treaty has it."""
        for number in numbers:
            below = self._document.children.get(division.eid, ())
            match = (d for d in below if d.number and d.number.strip(" .()").lower() == number.lower())
            division = next(match, division)
        return division
