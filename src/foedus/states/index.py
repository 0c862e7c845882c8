"""The names of a script, and the finding of them in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from foedus.states.datafiles import name_words, tables
from foedus.states.names import parse
from foedus.states.records import Entity, Form, Mention, Organisation, State
from foedus.states.table import entities
from foedus.states.tree import End, Tree
from foedus.states.words import LETTER, SCRIPTS, Script, fold, keys

_SCRIPT_OF = {name: re.compile(f"[{script.letters}]") for name, script in SCRIPTS.items()}
_WORDS_IN_CAPITALS = frozenset(name_words()["words_in_capitals"])


def indexes(text: str) -> list[Index]:
    """The indexes of the scripts a text is written in."""
    return [_index(script) for script, letter in _SCRIPT_OF.items() if letter.search(text)]


@cache
def _index(script: str) -> Index:
    return Index(SCRIPTS[script])


class Index:
    """The names of one script."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.tree = Tree()
        self.starts: set[str] = set()  # the first letters of names, and first words in lower case
        for language in script.languages:
            self._load(language)
        self.candidates = re.compile(self._candidates())

    def whole(self, text: str, language: str | None, year: int | None) -> Entity | None:
        """Whom ``text``, all of it, names."""
        for start in self.script.starts(text):
            for stop, ends in self.tree.walk(text, start, len(text)):
                if not text[stop:].strip(" .)"):
                    fit = [e for e in ends if language in (None, e.language) or e.language is None]
                    fit = [e for e in fit if e.exact is None or e.exact == text] or fit
                    if fit and fit[0].id:
                        return entities()[_choose(fit, year).id]
        return None

    def scan(self, text: str, start: int, end: int, year: int | None) -> Iterator[Mention]:
        """The mentions in ``text[start:end]``, longest first at each place, none within another."""
        at, first_words, particles = start, self.tree.root, self.script.particles
        for match in self.candidates.finditer(text, start, end):
            here = match.start()
            if here < at:
                continue
            word = match.group()
            if fold(word) not in first_words:
                if not particles:
                    continue
                inner = (i for i in self.script.starts(word) if fold(word[i:]) in first_words)
                if (skipped := next(inner, None)) is None:
                    continue
                here += skipped
            best: tuple[int, End] | None = None
            for stop, ends in self.tree.walk(text, here, end):
                fit = [e for e in ends if e.exact is None or _as_written(e.exact, text, here, end)]
                if any(e.spoken for e in fit):
                    chosen = _choose(fit, year)
                    best = (here + len(chosen.exact) if chosen.exact else stop, chosen)
            if best:
                at, chosen = best
                if chosen.id:
                    yield Mention(here, at, entities()[chosen.id], chosen.form)

    def _candidates(self) -> str:
        """The pattern of the words that a name may start with."""
        script, first = self.script, {start[0] for start in self.starts}
        if not script.spaced:
            second = {key[-1] for node in self.tree.root.values() for key in node if key}
            return rf"[{''.join(sorted(first))}](?=\W{{0,4}}[{''.join(sorted(second))}])"
        if not script.cased:
            return f"(?<!{LETTER})[{script.letters}]{LETTER}*"
        upper = {c.upper() for c in first} | {fold(c).upper()[:1] for c in first}
        small = sorted((s for s in self.starts if s[0].islower()), key=len, reverse=True)
        either = f"|(?:{'|'.join(map(re.escape, small))})(?!{LETTER})" if small else ""
        return f"(?<!{LETTER})(?:[{''.join(sorted(upper))}]{LETTER}*{either})"

    def _load(self, language: str) -> None:
        table = tables(f"state_names/{language}.toml")
        for id_, names in table["names"].items():
            for raw in names:
                self._add(raw, "" if id_ == "_" else id_, "name", language)
        for id_, names in table.get("capitals", {}).items():
            for raw in names:
                self._add(raw, id_, "capital", language)
        for id_, row in tables("organisations.toml").items():
            for raw in row.get(language, ()):
                self._add(raw, id_, "name", language)
            if language == self.script.languages[0]:
                for raw in row.get("abbreviations", ()):
                    if re.match(f"[{self.script.letters}]", raw):
                        self._add(raw + "=", id_, "abbreviation", None)
        if language == "eng":  # the language of states.toml
            for id_, row in tables("states.toml").items():
                for raw in row.get("demonyms", ()):
                    self._add(raw, id_, "demonym", language)
                    if not raw.endswith(("s", "sh", "ch", "ese")):
                        self._add(raw + "s", id_, "demonym", language)
                for raw in (row.get("capital"), *row.get("seats", ())):
                    if raw:
                        self._add(raw, id_, "capital", language)

    def _add(self, raw: str, id_: str, form: Form, language: str | None) -> None:
        name = parse(raw)
        forms = name.forms
        for article, with_particle in self.script.contractions.items():
            if name.citation.startswith(article):
                forms += (with_particle + name.citation.removeprefix(article),)
        for text in forms:
            end = End(
                id_,
                "abbreviation" if name.exact and text.isupper() else form,
                language,
                name.window,
                name.spoken,
                text if name.exact else None,
            )
            words = list(keys(text))
            self.tree.insert(words, end)
            self.starts.add(text.split()[0] if text[0].islower() else text[0])
            if "of" in words[1:-1] and form == "name":  # "Iran (Islamic Republic of)"
                cut = words.index("of", 1)
                what, whose = words[:cut], words[cut + 1 :]
                self.starts.add(text.split()[-1][0])
                for sign in ("(", ",", ""):
                    self.tree.insert([*whose, sign + what[0], *what[1:], "of"], end)


def _as_written(exact: str, text: str, start: int, end: int) -> bool:
    """Whether ``exact`` stands at ``start``, and is not a plain word in a line of capitals."""
    if not text.startswith(exact, start, end):
        return False
    if exact not in _WORDS_IN_CAPITALS:
        return True
    before, after = text[max(0, start - 40) : start], text[start : start + 40]
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    return not (line.isupper() and len(line.split()) > 2)


def _choose(ends: list[End], year: int | None) -> End:
    """The bearer a name means in a year, or today: by the years of the name, then by those of the state."""
    if len(ends) == 1:
        return ends[0]

    def rank(end: End) -> tuple[bool, bool, bool, bool, bool]:
        entity = entities().get(end.id)
        alive = entity is None or isinstance(entity, Organisation) or not entity.historical
        then = alive if year is None or not isinstance(entity, State) else entity.existed(year)
        borne = end.window[0] <= (year or date.today().year) <= end.window[1]
        return end.id == "", end.form in {"name", "abbreviation"}, borne and then, then, alive

    return max(ends, key=rank)
