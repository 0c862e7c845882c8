"""Where a comment cites the treaty: "Articles 4, 5 and 7", "art. 5(4)", "the preamble", "Annex II"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus import languages
from foedus.model import Division, Document, Text, article_key
from foedus.numerals import chinese
from foedus.report.wording import joined, one_line

#: What the section [citations] of a language says.
KEYS = frozenset({"article", "annex", "and", "to", "preamble"})


def _words(key: str) -> list[str]:
    """The words of all languages for a key of their [citations] sections, the longest first."""
    found = {word for code in languages.codes() for word in languages.section(code, "citations").get(key, ())}
    return sorted(found, key=lambda word: (-len(word), word))


def _any(key: str) -> str:
    return "|".join(re.escape(word) for word in _words(key) if "#" not in word)


_NUMBER = r"(?:\d{1,4}[a-z]?|[ivxlc]{1,7})(?![\w])"
_BELOW = r"(?:\s?\(\w{1,4}\)){0,3}"
_ITEM = rf"{_NUMBER}{_BELOW}"
_AND = rf"\s?(?:[,،、]\s?(?:(?:{_any('and')})\s)?|\s(?:{_any('and')})\s?|&)\s?"
_TO = rf"\s?(?:\s(?:{_any('to')})\s|–|-)\s?"
_AROUND = [word.split("#") for word in _words("article") if "#" in word]
_LIST = re.compile(
    rf"(?<!\w)(?:(?:{_any('article')})\s?(?P<articles>{_ITEM}(?:(?:{_AND}|{_TO}){_ITEM}){{0,30}})"
    rf"(?:\s(?:of|to|in)\s(?:the\s)?(?:{_any('annex')})\s(?P<of>{_NUMBER}))?"
    rf"|(?:{_any('annex')})\s?(?P<annexes>{_NUMBER}(?:{_AND}{_NUMBER}){{0,10}})"
    rf"|(?P<preamble>(?:{_any('preamble')})\b))"
    + "".join(
        rf"|{re.escape(a)}(?P<around{n}>[\d〇零一二三四五六七八九十百]{{1,7}}){re.escape(b)}"
        for n, (a, b) in enumerate(_AROUND)
    ),
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<first>{_NUMBER})(?P<below>{_BELOW})(?:{_TO}(?P<last>{_NUMBER}){_BELOW})?", re.IGNORECASE
)
#: "Article 51 of the Charter", "Article XI of the Treaty of 2001": another text's article.
_ELSEWHERE = re.compile(
    r"\s(?:of|to|in)\s(?:the|that)\s(?:(?!Treaty|Agreement|Convention|Annex)[A-Z]|\w+\sof\s)"
)
#: "Article 51 UN Charter", "Article 5 of Regulation 12", "of the 1998 Treaty": so it seems.
_PERHAPS_ELSEWHERE = re.compile(
    r"\s[A-Z]{2}|\sof\s(?:the\s)?(?:\d|(?!Treaty|Agreement|Convention|Annex)[A-Z])"
)
#: A word for one article: in "Article 5, 30 days" the 30 is no article.
_ONE = re.compile(r"(?:article|art[íi]culo|articolo|artigo|стать[ьяюией]{1,2})\s", re.IGNORECASE)
#: Numbers of a list that are printed; the rest is counted.
_NAMED = 12
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


@dataclass(frozen=True, slots=True)
class Missing:
    """A citation of what the treaty hasn't got: its `kind` (`article`, `annex`) and number as written.

    `annex` is the number of the annex whose article it would be, or None.
    """

    start: int
    end: int
    kind: str
    number: str
    annex: str | None = None


def citations(comment: Text, document: Document) -> tuple[tuple[Citation, ...], tuple[Missing, ...]]:
    """The citations of divisions that the treaty has, and of articles and annexes that it hasn't got."""
    there: list[_Found] = []
    missing: list[Missing] = []
    for found in _Lookup(document).found(comment.content):
        if isinstance(found, Missing):
            missing.append(found)
        else:
            there.append(found)
    return tuple(Citation(n, *rest) for n, rest in enumerate(there, start=1)), tuple(missing)


_Found = tuple[int, int, tuple[str, ...], tuple[str, ...]]


class _Lookup:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._articles = {key: passage.division for key, passage in document.articles.items()}
        self._annexes = {
            article_key(d.number): d for d in document.divisions if d.kind == "annex" and d.number
        }
        self._preamble = next((d for d in document.divisions if d.kind == "preamble"), None)

    def found(self, content: str) -> Iterator[_Found | Missing]:
        for m in _LIST.finditer(content):
            if m["preamble"]:
                if self._preamble and not _ELSEWHERE.match(content, m.end()):
                    yield m.start(), m.end(), (self._preamble.eid,), (self._preamble.eid,)
            elif around := next((m[f"around{n}"] for n in range(len(_AROUND)) if m[f"around{n}"]), None):
                key = str(chinese(around) or around)
                if division := self._articles.get(key):
                    yield m.start(), m.end(), (division.eid,), (division.eid,)
                else:
                    yield Missing(m.start(), m.end(), "article", key)
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
    ) -> Iterator[_Found | Missing]:
        """One a number or range; the first with the word before it."""
        elsewhere = _PERHAPS_ELSEWHERE.match(content, m.end())
        alone = _ONE.match(content, m.start())
        start = m.start()
        for item in _RANGE.finditer(content, *m.span(group)):
            named = self._named(item, known)
            if named:
                linked = self._inside(named[0], _PARENTHESES.findall(item["below"]))
                rest = [d.eid for d in named[1:]]
                whole = item["last"] is None or article_key(item["last"]) in known
                end = item.end() if whole else item.end("below")
                yield start, end, (linked.eid, *rest), (named[0].eid, *rest)
            if not elsewhere and not (alone and start > m.start()):
                kind = "annex" if group == "annexes" else "article"
                for part in ("first", "last"):
                    if item[part] and _plain_number(item[part]) and article_key(item[part]) not in known:
                        begin = start if part == "first" else item.start(part)
                        end = item.end("below") if part == "first" else item.end()
                        yield Missing(begin, end, kind, item[part], m["of"])
            start = self._next_number(content, item.end(), m.end(group))

    @staticmethod
    def _next_number(content: str, at: int, end: int) -> int:
        following = _RANGE.search(content, at, end)
        return following.start() if following else end

    @staticmethod
    def _named(item: re.Match[str], known: dict[str, Division]) -> list[Division]:
        """The division of the number, or those of the range where the treaty has both its ends."""
        order = list(known)
        first = article_key(item["first"])
        last = article_key(item["last"]) if item["last"] else first
        if first in known and last in known:
            keys = order[order.index(first) : order.index(last) + 1] or [first]
            return [known[key] for key in keys]
        return [known[first]] if first in known else []

    def _inside(self, division: Division, numbers: list[str]) -> Division:
        """The paragraph or point of those numbers, as far as the treaty has it."""
        for number in numbers:
            below = self._document.children.get(division.eid, ())
            match = (d for d in below if d.number and d.number.strip(" .()").lower() == number.lower())
            division = next(match, division)
        return division


def named(missing: Iterable[Missing]) -> str:
    """What they name, each once: "Articles 22 and 23; Article 3 of Annex V"."""
    groups: dict[tuple[str, str | None], dict[str, str]] = {}
    for m in missing:
        groups.setdefault((m.kind, m.annex), {}).setdefault(article_key(m.number), one_line(m.number))
    return "; ".join(
        _group(*group, [numbers[key] for key in sorted(numbers, key=_in_order)])
        for group, numbers in groups.items()
    )


def _in_order(key: str) -> tuple[list[int], str]:
    return [int(n) for n in re.findall(r"\d+", key)], key


def _group(kind: str, annex: str | None, numbers: list[str]) -> str:
    words = {"article": ("Article", "Articles"), "annex": ("Annex", "Annexes")}[kind][len(numbers) > 1]
    more = len(numbers) - _NAMED
    listed = joined([*numbers[:_NAMED], f"{more} more"] if more > 0 else numbers)
    return f"{words} {listed}" + (f" of Annex {one_line(annex)}" if annex else "")


def _plain_number(number: str) -> bool:
    """Whether it can't be a word: "c" in "art. c" may be one."""
    return number[0].isdigit() or number.isupper()
