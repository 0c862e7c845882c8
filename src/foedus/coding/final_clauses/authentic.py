"""In which languages the treaty is authentic, and which prevails."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.words import Words, right_before, spaced
from foedus.model import Annotation

_NEAR, _CLOSE = 90, 25
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+")
#: How English names of languages end.
_ENDINGS = ("an", "ish", "ese", "ic", "i", "ch")


class Name(NamedTuple):
    """A language's name in a text."""

    start: int
    end: int
    code: str


def authentic_languages(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `codes`, in the order of the text, and `prevailing` (several by a space).

    Where a language has no code, `names` gives all of them as the text does.
    """
    w = words["authentic_languages"]
    last = clauses[-1].article if clauses else 0
    found: list[tuple[Clause, str, dict[str, Any], float]] = []
    prevailing: str | None = None
    for n, clause in enumerate(clauses):
        final = clause.closing or clause.article == last
        if clause.far or not (w["equal"].search(clause.text) or (final and w["made"].search(clause.text))):
            continue
        if not final and w["not"].search(clause.text):  # a document in English and its translation
            continue
        codes, unknown = _authentic(clause.text, words)
        named = len(unknown or codes)
        if not named or (named == 1 and w["prevails"].search(clause.text)):  # one of several that prevails
            continue
        fields: dict[str, Any] = {"codes": codes}
        if unknown:
            fields["names"] = unknown
        found.append((clause, "named", fields, 0.9 if final else 0.7))
        following = [c for c in clauses[n + 1 : n + 4] if w["prevails"].search(c.text)]
        here = next(filter(None, (_prevailing(c.text, words) for c in [clause, *following])), None)
        prevailing = prevailing or here
        found += [(c, "prevailing", fields, 0.6) for c in following if _prevailing(c.text, words)]
    for clause, rule, fields, confidence in found:
        yield clause.found("authentic_languages", {**fields, "prevailing": prevailing}, rule, confidence)


def names(text: str, language: str) -> list[Name]:
    """The languages that are named in the text, with their ISO 639-3 codes."""
    pattern, codes = _lexicon(language)
    return [
        Name(m.start(), m.end(), codes[int(m.lastgroup[1:])]) for m in pattern.finditer(text) if m.lastgroup
    ]


def _authentic(text: str, words: Words) -> tuple[list[str], list[str]]:
    """The languages in which the text says it is made, not those of translations.

    Their codes; and the names of all if there are some in the list that no table knows.
    """
    w = words["authentic_languages"]
    codes: list[str] = []
    unknown: list[str] = []
    for run in _runs(names(text, words.language), text, words):
        others = _unknown(text, run[0].start, words)
        start, end = others[0].start() if others else run[0].start, run[-1].end
        if w["not"].search(text, max(0, start - 60), start) or w["not"].search(text, end, end + _CLOSE):
            continue
        if text[:start].rstrip().endswith("["):  # an editor's "[SPANISH TEXT]"
            continue
        rest = text[end : end + _NEAR].lstrip()
        plain = not rest[:1].isalpha() or w["then"].match(rest)
        if w["after"].match(rest.lstrip(",) ")) or (plain and right_before(w["before"], text, start)):
            codes += (name.code for name in run if name.code not in codes)
            if others and not unknown:
                unknown = [m[0] for m in others] + [text[name.start : name.end] for name in run]
    return codes, unknown or ([] if codes else _only_unknown(text, words))


def _only_unknown(text: str, words: Words) -> list[str]:
    """The names in "in the Velmarkian and Tarsian languages", none of which a table knows."""
    w = words["authentic_languages"]
    if w["not"].search(text):
        return []
    for word in _CAPITALISED.finditer(text):
        listed = [*_unknown(text, word.start(), words), word]
        rest = text[word.end() : word.end() + _NEAR].lstrip()
        if w["after"].match(rest) and right_before(w["before"], text, listed[0].start()):
            return [m[0] for m in listed if m[0].endswith(_ENDINGS)]
    return []


def _unknown(text: str, at: int, words: Words) -> list[re.Match[str]]:
    """Words with a capital that a list of languages begins with: names that no table knows."""
    joiner = words["authentic_languages"]["joiner"]
    found: list[re.Match[str]] = []
    for word in reversed(list(_CAPITALISED.finditer(text, max(0, at - _NEAR), at))):
        between = text[word.end() : found[0].start() if found else at]
        if not joiner.fullmatch(between) or between.isspace() or not word[0].endswith(_ENDINGS):
            break
        found.insert(0, word)
    return found


def _prevailing(text: str, words: Words) -> str | None:
    """The languages whose texts prevail: those named nearest before the verb, else after it."""
    w = words["authentic_languages"]
    found = [] if w["not"].search(text) else names(text, words.language)
    for verb in w["prevails"].finditer(text):
        before = [name for name in found if verb.start() - _NEAR < name.start < verb.start()]
        after = [name for name in found if verb.end() <= name.start < verb.end() + _NEAR]
        for run in [*_runs(before, text, words)[::-1], *_runs(after, text, words)]:
            rest = text[run[-1].end : run[-1].end + _NEAR].lstrip(",) \t\r\n")
            if w["after"].match(rest) or right_before(w["texts"], text, run[0].start):
                return " ".join(name.code for name in run)
    return None


def _runs(found: list[Name], text: str, words: Words) -> list[list[Name]]:
    """Names that follow each other ("Arabic, Chinese and English") as one list."""
    joiner = words["authentic_languages"]["joiner"]
    runs: list[list[Name]] = []
    for name in found:
        if runs and joiner.fullmatch(text[runs[-1][-1].end : name.start]):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


@cache
def _lexicon(language: str) -> tuple[re.Pattern[str], list[str]]:
    table = tomllib.loads(files("foedus.data").joinpath("treaty_languages.toml").read_text(encoding="utf-8"))
    written = table.get(language, table["eng"])
    ending, boundary = written.get("ending", ""), r"(?<!\w)" if written.get("boundary", True) else ""
    codes = list(written["names"])
    groups = "|".join(f"(?P<g{n}>(?:{written['names'][code]}){ending})" for n, code in enumerate(codes))
    after = r"(?!\w)" if boundary else ""
    return re.compile(spaced(f"{boundary}(?:{groups}){after}"), re.IGNORECASE), codes
