"""Every place that may be a heading, and how much it looks like one.

A candidate's score is in log-odds: positive where the print says heading (own line, blank line
before, capital letter behind), negative where it says reference ("in accordance with Article 5
of the Treaty"). Whether a candidate is taken is decided by `path`, where numbering has its say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from foedus.numerals import chinese
from foedus.structure.numbers import Reading, readings, unreadable
from foedus.structure.words import CONTAINERS, Entry, skeleton, words

_BREAK = "\n\r\f\v\x85\u2028\u2029"
_BLANK = " \t\u00a0\u3000\u200e\u200f\ufeff"
_OPENING = '#*_>"“”«»\\[(•–—\\-'
_LINE = re.compile(
    rf"(?:\A|[{_BREAK}])[{_BLANK}]*(?P<open>[{_OPENING}]{{0,6}}[{_BLANK}]{{0,4}})"
    rf"(?P<word>[^\s\d.,:;()\[\]{_OPENING}<|][^\s.,:;()\[\]*_<>|]{{0,60}})"
)
_TAIL = re.compile(
    rf"(?:[{_BLANK}]*(?P<mark>[.:)\]*_º°،ـ~–—⁰¹²³⁴-⁹-]{{1,8}}(?:[{_BLANK}]*[.:–—ـ*_-]{{1,3}})?))?(?P<space>[{_BLANK}]*)"
)
_CAPITAL_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]{2,14}")
_SENTENCE = re.compile(r"[.;:][ \t]+[^\W\d_]")
_MORE_CHINESE = re.compile("之([一二三四五六七八九十])")
# A number close behind its word: "Article1", "ANNEX-II".
_GLUED = re.compile(r"([^\W\d_]{3,20})(?:\d|[-–—][\dIVX])")
_FOLLOWING_WORD = re.compile(rf"[{_BLANK}]{{1,4}}([^\s.,:;()\[\]]{{1,40}})")
_HEADING_LINE_END = re.compile(rf"[{_BLANK}]*(?:\r\n|[\n\r])(?:[{_BLANK}]*(?:\r\n|[\n\r]))?[{_BLANK}]*")
_ALONE = re.compile(rf"[{_BLANK}]*[.:]?[{_BLANK}]*(?=[{_BREAK}]|\Z)")
_PRINTED_WORD = re.compile(r"\S{1,40}")
_LAST_WORD = re.compile(r"[^\s(\[“\"«]*$")
# The first paragraph on the heading's line: "Article 2 1. The Parties", "Article 2 (1) The Parties".
_PARAGRAPH_BEHIND = re.compile(r"(\()?1 ?[.)]*[ \t\u00a0]{1,4}[^\W\d_a-z]")
_NEXT_WORD = re.compile(r"[^\s.,:;()\[\]]{1,40}")

#: Candidates in running text below this score aren't kept; headings of lowered texts get the other.
_HOPELESS, _SURE = -2.0, 1.5

#: What speaks for and against a heading.
WEIGHTS = {
    "own line": 4.0, "name behind": 1.5, "mark and name behind": 2.5, "uncased behind": 0.5,
    "lower case behind": -4.0, "figure behind": -2.0, "paragraph behind": 1.5,
    "bracketed name behind": 2.0, "bracket behind": -4.0, "comma behind": -5.0,
    "reference word behind": -4.0, "blank line before": 1.5, "sentence ends before": 0.5,
    "sentence runs on": -2.5, "reference word before": -6.0, "all capitals": 0.5, "lower case": -2.0,
    "in the middle of a line": -1.5, "lower case before": -1.5, "comma before": -5.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading, perhaps.

    Attributes:
        kind: what it would head (`article`, `chapter`, `annex`, `contents`, ...).
        start: the first character of its line's words, or of its word in running text.
        end: behind the number and its punctuation.
        readings: of its number, best first; empty if it has none.
        score: log-odds that it is a heading, numbering aside.
        style: what headings of one text have in common: place, letter case, word.
        languages: that use its word for this.
    """

    kind: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    score: float
    style: tuple[str, str, str]
    languages: frozenset[str]

    @property
    def own_line(self) -> bool:
        return self.style[0] == "own"

    def restyled(self, gain: float) -> Candidate:
        return replace(self, score=self.score + gain)


def candidates(text: str) -> list[Candidate]:
    """All candidates of a text, in order of start."""
    found = {c.start: c for c in _in_running_text(text)}
    previous: Candidate | None = None
    for c in _at_line_starts(text):
        under = previous and previous.own_line and not text[previous.end : c.start].strip()
        if under and text[c.start - 2 : c.start - 1].islower():  # "Annex" above isn't a sentence that runs on
            previous = c.restyled(WEIGHTS["sentence ends before"] - WEIGHTS["sentence runs on"])
        else:
            previous = c
        found[c.start] = previous
    return [found[start] for start in sorted(found)]


def _at_line_starts(text: str) -> Iterator[Candidate]:
    heads = words().heads
    around = _around()
    for line in _LINE.finditer(text):
        word = line["word"]
        at = line.start("word")
        entries = heads.get(skeleton(word.rstrip("-–—")))
        if entries:
            yield from _candidate(text, line.start("open"), at, line.end("word"), entries, at_line_start=True)
        elif (glued := _GLUED.match(word)) and (entries := heads.get(skeleton(glued[1]))):
            end = at + glued.end(1)
            yield from _candidate(text, line.start("open"), at, end, entries, at_line_start=True)
        elif "\u3400" <= word[0] <= "\u9fff":
            if enclosed := around.match(text, at):
                yield from _enclosed(text, enclosed, at_line_start=True)
            else:
                for length in range(min(6, len(word)), 1, -1):
                    if entries := heads.get(word[:length]):
                        yield from _candidate(text, at, at, at + length, entries, at_line_start=True)
                        break


def _in_running_text(text: str) -> Iterator[Candidate]:
    """Candidates for articles anywhere: for treaties printed without line ends."""
    lowered = is_lowered(text)
    forms = [f for word in words().article_words for f in (word.title(), word.upper()) if f in text]
    if forms:
        pattern = re.compile("|".join(sorted(set(map(re.escape, forms)), key=lambda f: (-len(f), f))))
        for found in pattern.finditer(text):
            at = found.start()
            if at and (text[at - 1].isalnum() or text[at - 1] in _BREAK):
                continue
            entries = words().heads.get(skeleton(found[0].rstrip(".")), ())
            articles = tuple(e for e in entries if e.kind == "article" and not e.rest)
            for c in _candidate(text, at, at, found.end(), articles, at_line_start=False):
                sure = lowered and c.style[1] == "upper"
                if sure or c.score > _HOPELESS:
                    yield c.restyled(max(0.0, _SURE - c.score)) if sure else c
    if "第" in text:
        for enclosed in _around().finditer(text):
            yield from _enclosed(text, enclosed, at_line_start=False)


def container_before(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Headings of containers in running text from `start` that end in nothing but a name at `end`."""
    for word in _CAPITAL_WORD.finditer(text, start, end):
        entries = tuple(e for e in words().heads.get(skeleton(word[0]), ()) if e.kind in CONTAINERS)
        before = text[max(0, word.start() - 2) : word.start()].rstrip()[-1:]
        if entries and (not before or before in '.;:!?)”"' or word[0].isupper()):
            for c in _candidate(text, word.start(), word.start(), word.end(), entries, at_line_start=False):
                if c.end <= end and not _SENTENCE.search(text, c.end, end):
                    yield c.restyled(_SURE - c.score)


def is_lowered(text: str) -> bool:
    """Whether somebody has put the text in lower case and left only its headings in capitals."""
    return _lowered(text[:8_000])


@lru_cache(maxsize=64)
def _lowered(sample: str) -> bool:
    lower = capital = 0
    for word in sample.split():
        lower += word.islower()
        capital += word[0].isupper() and word[1:2].islower()
    return lower > 30 and capital < 0.005 * lower


@cache
def _around() -> re.Pattern[str]:
    """Numbers with the word around them, one named group a kind."""
    forms: dict[str, list[str]] = {}
    for form, kind in words().around.items():
        forms.setdefault(kind, []).append(form.partition("#")[2])
    kinds = "|".join(f"(?P<{kind}>{'|'.join(map(re.escape, ends))})" for kind, ends in forms.items())
    return re.compile(
        rf"第[ \u3000]{{0,2}}(?P<n>[零〇一二三四五六七八九十百]{{1,7}}|\d{{1,3}})[ \u3000]{{0,2}}(?:{kinds})"
    )


def _enclosed(text: str, found: re.Match[str], at_line_start: bool) -> Iterator[Candidate]:
    kind = found.lastgroup
    numbers = readings(text, found.start("n"))
    if kind and numbers:
        more = _MORE_CHINESE.match(text, found.end())  # "第三条之一" is what others call 3 bis
        label_end = more.end() if more else found.end()
        suffix = (chinese(more[1]) or 0) + 1 if more else 0
        raw = f"{found['n']}之{more[1]}" if more else found["n"]
        reading = replace(numbers[0], end=label_end, raw=raw, suffix=suffix)
        score, style, end = _score(text, found.start(), found.start(), label_end, kind, at_line_start)
        yield Candidate(kind, found.start(), end, (reading,), score, style, frozenset({"zho"}))


def _candidate(
    text: str, start: int, at: int, word_end: int, entries: tuple[Entry, ...], at_line_start: bool
) -> Iterator[Candidate]:
    for entry in entries:
        end = _rest_of(text, word_end, entry.rest)
        if end is None:
            continue
        if text[end : end + 1] == ".":
            end += 1
        kind = entry.kind
        if kind in ("contents", "preamble"):
            numbers: list[Reading] = []
        elif kind == "sole":
            numbers = [Reading((1,), 0, 0.0, _sole(text[at:end]), end, "words")]
        else:
            numbers = readings(text, end, letters=kind != "article")
            if not numbers and kind == "article":
                numbers = _on_next_line(text, end) if at_line_start else []
                if not numbers and at_line_start and text[at].isupper() and (sign := unreadable(text, end)):
                    numbers = [sign]
            if not numbers and kind != "annex":
                continue
        label_end = numbers[0].end if numbers else end
        score, style, tail_end = _score(text, start, at, label_end, kind, at_line_start)
        yield Candidate(kind, start, tail_end, tuple(numbers), score, style, entry.languages)
        return


def _sole(label: str) -> str:
    """The word that stands in the number's place: "unique" of "Article unique"."""
    first, *rest = label.split()
    articles = [e for e in words().heads.get(skeleton(first), ()) if e.kind == "article" and not e.rest]
    return rest[-1] if articles and rest else first


def _rest_of(text: str, end: int, rest: tuple[str, ...]) -> int | None:
    for expected in rest:
        word = _FOLLOWING_WORD.match(text, end)
        if not word or skeleton(word[1]) != expected:
            return None
        end = word.end()
    return end


def _on_next_line(text: str, end: int) -> list[Reading]:
    """The number of a heading that is printed under its word."""
    line_end = _HEADING_LINE_END.match(text, end)
    if not line_end:
        return []
    return [r for r in readings(text, line_end.end()) if _ALONE.match(text, r.end)]


def _score(
    text: str, start: int, at: int, label_end: int, kind: str, at_line_start: bool
) -> tuple[float, tuple[str, str, str], int]:
    """Score, style and the end of the label with its punctuation."""
    word = _PRINTED_WORD.match(text, at)
    assert word
    letters = word[0].rstrip(".:")
    case = (
        "upper" if letters.isupper() and len(letters) > 1 else "lower" if letters[:1].islower() else "title"
    )
    score = WEIGHTS["all capitals"] if case == "upper" else WEIGHTS["lower case"] if case == "lower" else 0.0
    tail = _TAIL.match(text, label_end)
    assert tail
    place, gain = _behind(text, tail)
    score += gain + _before(text, start, at_line_start)
    if not at_line_start:
        place = "middle"
    elif place != "own":
        place = "line"
    return score, (place, case, skeleton(letters)), max(label_end, tail.end("mark"))


def _behind(text: str, tail: re.Match[str]) -> tuple[str, float]:
    mark, after = tail["mark"] or "", text[tail.end() : tail.end() + 1]
    if not after or after in _BREAK:
        return "own", WEIGHTS["own line"]
    if after in ",;،、，；":
        return "", WEIGHTS["comma behind"]
    if paragraph := _PARAGRAPH_BEHIND.match(text, tail.end()):
        return "", WEIGHTS["paragraph behind"] if tail["space"] or not paragraph[1] else WEIGHTS[
            "bracket behind"
        ]
    if after in "([（":
        named = tail["space"] and text[tail.end() + 1 : tail.end() + 2].isupper()
        return "", WEIGHTS["bracketed name behind" if named else "bracket behind"]
    if after.isdecimal():
        return "", WEIGHTS["figure behind"]
    word = _NEXT_WORD.match(text, tail.end())
    known = word and skeleton(word[0]) in words().after
    if after.islower():
        loose = mark.strip(".") and tail["space"]
        return "", WEIGHTS["lower case behind"] / (2 if loose else 1) + (
            WEIGHTS["reference word behind"] if known else 0.0
        )
    if known and not (mark or after.isupper()):
        return "", WEIGHTS["reference word behind"]
    if after.isupper() or after in "“\"«‘'":
        return "", WEIGHTS["mark and name behind" if mark else "name behind"]
    return "", WEIGHTS["mark and name behind"] if mark else WEIGHTS["uncased behind"]


def _before(text: str, start: int, at_line_start: bool) -> float:
    at, breaks = start - 1, 0
    while at >= 0 and text[at].isspace():
        breaks += (
            text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n") or 2 * (text[at] == "\f")
        )
        at -= 1
    if at < 0 or (at_line_start and breaks > 1):
        return WEIGHTS["blank line before"]
    last = text[at]
    score = 0.0 if at_line_start else WEIGHTS["in the middle of a line"]
    if last in '.;:!?。；：؛؟”"»*|>_':
        return score + WEIGHTS["sentence ends before"]
    if last in ",(（،，、[/§":
        return score + WEIGHTS["comma before"]
    word = _LAST_WORD.search(text, max(0, at - 24), at + 1)
    before = word[0] if word else ""
    if (
        before[:1].isalpha()
        and skeleton(before) in words().before
        and not (at_line_start and before[:1].isupper())
    ):
        return score + (
            WEIGHTS["reference word before"] if not before.isupper() else WEIGHTS["lower case before"]
        )
    if at_line_start:
        return score + (WEIGHTS["sentence runs on"] if last.islower() or last == "-" else 0.0)
    return score + (WEIGHTS["lower case before"] if before[:1].islower() else 0.0)
