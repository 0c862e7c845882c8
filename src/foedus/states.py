"""States and international organisations: who they are, what they are called, where a text names them.

The facts are data: ``data/states.toml`` (codes, dates, capitals), ``data/state_names/<ISO 639-3>.toml``
(names, one file a language) and ``data/organisations.toml``; their headers give every field and its source.
A language is added by adding a file of names.

    >>> by_code("cow:365").id, lookup("Kingdom of Belgium").id, lookup("Российской Федерации").id
    ('RUS', 'BEL', 'RUS')
    >>> [(m.entity.id, m.form) for m in mentions("The Republic of Korea and the EU, done at Paris")]
    [('KOR', 'name'), ('EU', 'abbreviation'), ('FRA', 'capital')]

All names live in one tree of words a script. A word is folded (no case, no diacritics, one Arabic/Persian
spelling); "of" and its equivalents are one word, and an article after it is skipped, so that "Republic of the
Congo" and "Republic of Congo" are one name; white space, line breaks, hyphens and apostrophes are all alike.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, TypeAlias

__all__ = [
    "Entity",
    "Form",
    "Mention",
    "Organisation",
    "Span",
    "State",
    "by_code",
    "existing_at",
    "languages",
    "lookup",
    "mentions",
    "organisations",
    "states",
]

Form: TypeAlias = Literal["name", "demonym", "capital", "abbreviation"]


# ---------------------------------------------------------------------------------------------- what there is


class Span(NamedTuple):
    """Days ``start`` to ``end`` inclusive, or running still (None); ``code`` is the state's number in that
    span if it is not the usual one."""

    start: date
    end: date | None
    code: int | None = None

    def overlaps(self, first: date, last: date) -> bool:
        return self.start <= last and (self.end is None or self.end >= first)


@dataclass(frozen=True)
class State:
    """A state or territory that concludes treaties. Equal and hashed by ``id``.

    ``iso3`` is absent for vanished states, whose ``historical`` code is then the id; ``former_codes`` are
    withdrawn codes of a living state (ZAR). ``cow`` and ``gw`` are the Correlates of War and Gleditsch-Ward
    numbers, unique in the table; a state which those lists count under another's (the Soviet Union under
    Russia's) has none and says ``counted_with``. ``spans`` is when the state existed, empty for territories.
    """

    id: str
    iso3: str | None = field(compare=False)
    iso2: str | None = field(compare=False)
    historical: str | None = field(compare=False)
    former_codes: tuple[str, ...] = field(compare=False)
    cow: int | None = field(compare=False)
    gw: int | None = field(compare=False)
    cow_spans: tuple[Span, ...] = field(compare=False)
    gw_spans: tuple[Span, ...] = field(compare=False)
    spans: tuple[Span, ...] = field(compare=False)
    counted_with: str | None = field(compare=False)
    capital: str | None = field(compare=False)
    seats: tuple[str, ...] = field(compare=False)
    demonyms: tuple[str, ...] = field(compare=False)

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Language (ISO 639-3) to names: short, official long if any, other and former, then inflected."""
        return _names_of(self.id)

    def name(self, language: str = "eng") -> str:
        """The short name in a language, or in English where the table has none."""
        return (self.names.get(language) or self.names.get("eng") or (self.id,))[0]

    def existed(self, when: int | date) -> bool:
        """Whether the state existed on a day, or on any day of a year."""
        first, last = _days(when)
        return any(span.overlaps(first, last) for span in self.spans)


@dataclass(frozen=True)
class Organisation:
    """An international organisation with power to conclude treaties. Equal and hashed by ``id``.

    ``names`` goes from language (ISO 639-3) to names, ``abbreviation`` is the usual English one.
    """

    id: str
    names: Mapping[str, tuple[str, ...]] = field(compare=False)
    abbreviation: str | None = field(compare=False)

    def name(self, language: str = "eng") -> str:
        """The first name in a language, or in English where the table has none."""
        return (self.names.get(language) or self.names["eng"])[0]


Entity: TypeAlias = State | Organisation


@dataclass(frozen=True)
class Mention:
    """``text[start:end]`` names ``entity`` by its name, its people, its capital or its abbreviation."""

    start: int
    end: int
    entity: Entity
    form: Form


@cache
def states() -> tuple[State, ...]:
    """Every state and territory of the table, by id."""
    return tuple(_state(id_, row) for id_, row in _tables("states.toml").items())


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every international organisation of the table, by id."""
    return tuple(_organisation(id_, row) for id_, row in _tables("organisations.toml").items())


@cache
def languages() -> tuple[str, ...]:
    """The languages there are names in: one file of ``data/state_names`` each."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in (_DATA / "state_names").iterdir()))


def by_code(code: str | int) -> State | None:
    """The state of an ISO 3166 code (alpha-3, alpha-2, old), of "cow:365" or "gw:365", or of a COW number."""
    return _codes().get(f"cow:{code}" if isinstance(code, int) else code.strip().casefold())


def existing_at(when: int | date) -> tuple[State, ...]:
    """The states that existed on a day, or on any day of a year; territories without dates are left out."""
    return tuple(state for state in states() if state.existed(when))


# ------------------------------------------------------------------------------------------- finding by name


def lookup(name: str, language: str | None = None, year: int | None = None) -> Entity | None:
    """Whom a name means: "the Republic of X", "Government of the ...", "X, Kingdom of", in any case, with or
    without diacritics; a people, a capital or an abbreviation is understood too.

    ``language`` (ISO 639-3) restricts the names considered. Where several states bore the name ("Germany",
    "Congo", "Yemen"), ``year`` decides, and without it the present bearer is meant.
    """
    for text in _unwrapped(name):
        for index in _indexes(text):
            if hit := index.whole(text, language, year):
                return hit
    return None


def mentions(text: str, start: int = 0, end: int | None = None, *, year: int | None = None) -> list[Mention]:
    """Where ``text[start:end]`` names states and organisations, in order, the longest name at each place.

    Offsets are code points of the whole ``text``. Names count in Title Case and ALL CAPS, not in lower case;
    abbreviations only as written. ``year`` decides between bearers of one name, as in ``lookup``.
    """
    end = len(text) if end is None else min(end, len(text))
    found = [m for index in _indexes(text[start:end]) for m in index.scan(text, start, end, year)]
    return sorted(found, key=lambda m: m.start)


# --------------------------------------------------------------------------------------------- the word tree

_CJK = "\u3400-\u9fff\uf900-\ufaff"
# Letters, marks and digits of the alphabetic scripts
_LETTER = (
    "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0373\u0376-\u060b\u0610-\u061a\u0620-\u0669"
    "\u066e-\u06d3\u06d5-\u1fff\ufb00-\ufefc]"
)
_GAP = r"[\s\-\u2010-\u2015\uff0d'\u2018\u2019\u02bc\u200c\u00ad·]{1,9}"
_STEP = re.compile(rf"({_GAP}|\.\s?|,\s{{1,3}}|[，、،]\s?|\s{{0,3}}[(（]|)({_LETTER}+|[{_CJK}])")
_SCRIPTS = {  # script: its letters, and the languages written in it
    "latin": ("A-Za-z\u00c0-\u024f\u1e00-\u1eff", ("eng", "fra", "spa", "deu", "ita", "por", "nld")),
    "cyrillic": ("\u0400-\u052f", ("rus",)),
    "arabic": ("\u0600-\u06ff\ufb50-\ufeff", ("ara", "pes")),
    "han": (_CJK, ("zho",)),
}
_OF = frozenset(
    re.findall(r"\w+", "of de du des d di do da dos das del della dello dell dei degli delle van von der")
)
_ARTICLES = frozenset(re.findall(r"\w+", "the la le les l las los el il lo gli i het den os as o a"))
_SINGLE = str.maketrans("ٱىیةک", "اييهك")


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    """A word without case, diacritics and spelling variants: "Côte" cote, "ایران" and "إيران" ايران."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_SINGLE)
    return "".join(c for c in plain if c not in "\u0640\u200c" and not unicodedata.combining(c))


class _Name(NamedTuple):
    """One name as the data write it: "~Росси{я,и}@1991/2000" unpacked."""

    citation: str
    forms: tuple[str, ...]
    window: tuple[int, int] = (0, 9999)
    spoken: bool = True  # picked out of running text
    exact: bool = False  # only as written


def _parse(raw: str) -> _Name:
    spoken, exact, window = not raw.startswith("~"), False, (0, 9999)
    name = raw.lstrip("~")
    if "@" in name:
        name, years = name.split("@")
        first, _, last = years.partition("/")
        window = (int(first or 0), int(last or (9999 if "/" in years else first)))
    if name.endswith("="):
        name, exact = name[:-1], True
    if "{" not in name:
        return _Name(name, (name,), window, spoken, exact)
    pieces = [piece.split(",") if i % 2 else [piece] for i, piece in enumerate(re.split(r"[{}]", name))]
    count = max(map(len, pieces))
    forms = ("".join(p[k] if len(p) > 1 else p[0] for p in pieces) for k in range(count))
    unique = tuple(dict.fromkeys(forms))
    return _Name(unique[0], unique, window, spoken, exact)


class _End(NamedTuple):
    """What a finished path through the tree means."""

    id: str  # "" for a phrase that holds a state's name but names none
    form: Form
    language: str | None
    window: tuple[int, int]
    spoken: bool
    exact: str | None


_Node: TypeAlias = dict[str, Any]  # word to node, and "" to the list of ends


class _Index:
    """The names of one script."""

    def __init__(self, script: str) -> None:
        letters, self.languages = _SCRIPTS[script]
        self.tree: _Node = {}
        self.starts: set[str] = set()
        self.script = script
        for language in self.languages:
            self._load(language)
        first = {start[0] for start in self.starts}
        if script == "han":
            second = {key[-1] for node in self.tree.values() for key in node if key}
            pattern = rf"[{''.join(first)}](?=\W{{0,4}}[{''.join(second)}])"
        elif script == "arabic":
            pattern = f"(?<!{_LETTER})[{letters}]{_LETTER}*"
        else:
            upper = {c.upper() for c in first} | {_fold(c).upper()[:1] for c in first}
            small = sorted((s for s in self.starts if s[0].islower()), key=len, reverse=True)
            either = f"|(?:{'|'.join(map(re.escape, small))})(?!{_LETTER})" if small else ""
            pattern = f"(?<!{_LETTER})(?:[{''.join(sorted(upper))}]{_LETTER}*{either})"
        self.candidates = re.compile(pattern)

    def _load(self, language: str) -> None:
        table = _tables(f"state_names/{language}.toml")
        for id_, names in table["names"].items():
            for raw in names:
                self._add(raw, "" if id_ == "_" else id_, "name", language)
        for id_, names in table.get("capitals", {}).items():
            for raw in names:
                self._add(raw, id_, "capital", language)
        for id_, row in _tables("organisations.toml").items():
            for raw in row.get(language, ()):
                self._add(raw, id_, "name", language)
            if language == self.languages[0]:
                for raw in row.get("abbreviations", ()):
                    if re.match(f"[{_SCRIPTS[self.script][0]}]", raw):
                        self._add(raw + "=", id_, "abbreviation", None)
        if language == "eng":
            for id_, row in _tables("states.toml").items():
                for raw in row.get("demonyms", ()):
                    self._add(raw, id_, "demonym", language)
                    if not raw.endswith(("s", "sh", "ch", "ese")):
                        self._add(raw + "s", id_, "demonym", language)
                for raw in (row.get("capital"), *row.get("seats", ())):
                    if raw:
                        self._add(raw, id_, "capital", language)

    def _add(self, raw: str, id_: str, form: Form, language: str | None) -> None:
        name = _parse(raw)
        forms = name.forms
        if self.script == "arabic" and name.citation.startswith("ال"):  # "to the" is written as one word
            forms += ("لل" + name.citation[2:],)
        for text in forms:
            end = _End(
                id_,
                "abbreviation" if name.exact and text.isupper() else form,
                language,
                name.window,
                name.spoken,
                text if name.exact else None,
            )
            keys = list(_keys(text))
            self._insert(keys, end)
            self.starts.add(text.split()[0] if text[0].islower() else text[0])
            if "of" in keys[1:-1] and form == "name":  # "Iran (Islamic Republic of)"
                cut = keys.index("of", 1)
                what, whose = keys[:cut], keys[cut + 1 :]
                self.starts.add(text.split()[-1][0])
                for sign in ("(", ",", ""):
                    self._insert([*whose, sign + what[0], *what[1:], "of"], end)

    def _insert(self, keys: list[str], end: _End) -> None:
        node = self.tree
        for key in keys:
            node = node.setdefault(key, {})
        ends = node.setdefault("", [])
        if end not in ends:
            ends.append(end)

    def _walk(self, text: str, start: int, end: int) -> Iterator[tuple[int, list[_End]]]:
        """Every name that starts at ``start``: where it ends and what it means, shorter first."""
        node, at, begun, bracket, after_of = self.tree, start, start, False, False
        while match := _STEP.match(text, at, end):
            gap, word = match.groups()
            if at == start and gap:
                return
            fold = _fold(word)
            if "." in gap and at - begun > 2:  # "St. Lucia", but not "Guinea. Bissau"
                return
            sign = _sign(gap) if gap else ""
            if after_of and not sign and fold in _ARTICLES and fold not in node:
                at = match.end()
                if "" in node:
                    yield at + (bracket and text.startswith((")", "）"), at, end)), node[""]
                continue
            key = "of" if fold in _OF and at > start else fold
            child = node.get(sign + key)
            if child is None and key == "of":
                child = node.get(sign + fold)
            if child is None:
                return
            node, begun, at, after_of = child, match.start(2), match.end(), key == "of"
            bracket = bracket or sign == "("
            if "" in node:
                yield at + (bracket and text.startswith((")", "）"), at, end)), node[""]

    def whole(self, text: str, language: str | None, year: int | None) -> Entity | None:
        """Whom ``text``, all of it, names."""
        for start in _arabic_starts(text) if self.script == "arabic" else (0,):
            for stop, ends in self._walk(text, start, len(text)):
                if not text[stop:].strip(" .)"):
                    fit = [e for e in ends if language in (None, e.language) or e.language is None]
                    fit = [e for e in fit if e.exact is None or e.exact == text] or fit
                    if fit and fit[0].id:
                        return _entities()[_choose(fit, year).id]
        return None

    def scan(self, text: str, start: int, end: int, year: int | None) -> Iterator[Mention]:
        """The mentions in ``text[start:end]``, longest first at each place, none within another."""
        at, tree, arabic = start, self.tree, self.script == "arabic"
        for match in self.candidates.finditer(text, start, end):
            here = match.start()
            if here < at:
                continue
            word = match.group()
            if _fold(word) not in tree:
                if not arabic:
                    continue
                here = next((here + i for i in _arabic_starts(word) if _fold(word[i:]) in tree), -1)
                if here < 0:
                    continue
            best: tuple[int, _End] | None = None
            for stop, ends in self._walk(text, here, end):
                fit = [e for e in ends if e.exact is None or _as_written(e.exact, text, here, end)]
                if any(e.spoken for e in fit):
                    chosen = _choose(fit, year)
                    best = (here + len(chosen.exact) if chosen.exact else stop, chosen)
            if best:
                at, chosen = best
                if chosen.id:
                    yield Mention(here, at, _entities()[chosen.id], chosen.form)


_WORDS_IN_CAPITALS = frozenset({"UN", "US", "WHO"})  # "DANS UN DÉLAI" names no organisation


def _as_written(exact: str, text: str, start: int, end: int) -> bool:
    """Whether ``exact`` stands at ``start``, and is not a plain word in a line of capitals."""
    if not text.startswith(exact, start, end):
        return False
    if exact not in _WORDS_IN_CAPITALS:
        return True
    before, after = text[max(0, start - 40) : start], text[start : start + 40]
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    return not (line.isupper() and len(line.split()) > 2)


def _sign(gap: str) -> str:
    """What matters of what stands between two words: a bracket or a comma."""
    mark = gap.strip()[:1]
    return "(" if mark in {"(", "（"} else "," if mark in {",", "，", "、", "،"} else ""


def _keys(name: str) -> Iterator[str]:
    """A name as the words of the tree; the first stays as it is, articles after "of" are left out."""
    after_of = False
    for i, match in enumerate(_STEP.finditer(name)):
        gap, word = match.groups()
        sign, fold = _sign(gap), _fold(word)
        if after_of and fold in _ARTICLES:
            continue
        after_of = bool(i) and fold in _OF
        yield sign + ("of" if after_of else fold)


def _choose(ends: list[_End], year: int | None) -> _End:
    """The bearer a name means in a year, or today: by the years of the name, then by those of the state."""
    if len(ends) == 1:
        return ends[0]

    def rank(end: _End) -> tuple[bool, bool, bool, bool, bool]:
        entity = _entities().get(end.id)
        alive = entity is None or isinstance(entity, Organisation) or not entity.historical
        then = alive if year is None or not isinstance(entity, State) else entity.existed(year)
        borne = end.window[0] <= (year or date.today().year) <= end.window[1]
        return end.id == "", end.form in {"name", "abbreviation"}, borne and then, then, alive

    return max(ends, key=rank)


def _arabic_starts(word: str) -> tuple[int, ...]:
    """Where a word may start after the particles written with it: and, then, by, for, as ("وبلجيكا")."""
    i = 1 if word[:1] in {"و", "ف"} else 0
    return tuple(dict.fromkeys((0, i, i + (word[i : i + 1] in {"ب", "ل", "ك"}))))


_GOVERNMENT = re.compile(
    r"(?:the\s+)?(?:(?:royal|imperial|federal)\s+)?governments?\s+of\s+|"
    r"(?:le\s+|el\s+|il\s+|o\s+)?(?:gouvernement|gobierno|governo)\s+(?:de\s+la\s|de\s+las\s|de\s+los\s|de\s+l['’]|"
    r"della\s|dello\s|dell['’]|delle\s|degli\s|dei\s|del\s|des\s|du\s|de\s|di\s|d['’]|da\s|do\s|das\s|dos\s)\s*|"
    r"(?:die\s+)?regierung\s+(?:der|des|von)\s+|(?:de\s+)?regering\s+van\s+|правительств(?:о|а|у|ом)\s+|"
    r"حكومة\s+|دولت\s+(?=جمهوری|پادشاهی)|",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:the|la|le|les|las|los|el|il|lo|gli|i|het|de|die|der|das|des|dem|den|os|as|o|a)\s+|l['’]\s*",
    re.IGNORECASE,
)


def _unwrapped(name: str) -> Iterator[str]:
    """A name as given; without "Government of" and article; "X, Kingdom of" turned round; without "(...)"."""
    text = name.strip().removesuffix("政府").replace("&", "and").strip()
    text = re.sub(r"[,\s]+the$", "", text, flags=re.IGNORECASE)
    yield text
    bare = text[found.end() :] if (found := _GOVERNMENT.match(text)) else text
    bare = bare[found.end() :] if (found := _ARTICLE.match(bare)) else bare
    if bare != text:
        yield bare
    if ", " in bare:
        whose, _, what = bare.rpartition(", ")
        yield f"{what} {whose}"
    if bare.endswith(")"):
        yield bare.rpartition("(")[0].strip()
    if "eoples " in bare:
        yield from _unwrapped(bare.replace("eoples ", "eople's "))


# ------------------------------------------------------------------------------------------- reading the data

_DATA = files("foedus") / "data"


@cache
def _tables(path: str) -> Mapping[str, dict[str, Any]]:
    """A data file's tables. The files keep to one key a line with JSON values, which ``json`` reads many
    times faster than ``tomllib`` reads TOML; the tests hold the two readings equal."""
    tables: dict[str, dict[str, Any]] = {}
    for line in (_DATA / path).read_text("utf-8").splitlines():
        if line[:1] == "[":
            table = tables.setdefault(line.strip("[] "), {})
        elif line and line[0] != "#":
            key, _, value = line.partition(" = ")
            table[key] = json.loads(value)
    return tables


def _state(id_: str, row: dict[str, Any]) -> State:
    cow, gw = (tuple(map(_span, row.get(key, ()))) for key in ("cow_spans", "gw_spans"))
    return State(
        id=id_,
        iso3=row.get("iso3"),
        iso2=row.get("iso2"),
        historical=row.get("historical"),
        former_codes=tuple(row.get("former_codes", ())),
        cow=row.get("cow"),
        gw=row.get("gw"),
        cow_spans=cow,
        gw_spans=gw,
        spans=tuple(map(_span, row["spans"])) if "spans" in row else _merged(cow + gw),
        counted_with=row.get("counted_with"),
        capital=row["capital"].strip("~=") if "capital" in row else None,
        seats=tuple(row.get("seats", ())),
        demonyms=tuple(row.get("demonyms", ())),
    )


def _organisation(id_: str, row: dict[str, Any]) -> Organisation:
    names = {language: tuple(_parse(raw).citation for raw in row[language]) for language in row}
    abbreviations = names.pop("abbreviations", ())
    return Organisation(id_, names, abbreviations[0] if abbreviations else None)


def _span(text: str) -> Span:
    """ "260:1955-05-05/1990-10-02" as a span."""
    code, _, days = text.rpartition(":")
    start, _, end = days.partition("/")
    return Span(
        date.fromisoformat(start), date.fromisoformat(end) if end else None, int(code) if code else None
    )


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Overlapping spans as one, in order."""
    merged: list[Span] = []
    for start, end, _ in sorted(spans, key=lambda span: span.start):
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and start > last.end):
            merged.append(Span(start, end))
        elif last.end is not None and (end is None or end > last.end):
            merged[-1] = Span(last.start, end)
    return tuple(merged)


def _days(when: int | date) -> tuple[date, date]:
    return (when, when) if isinstance(when, date) else (date(when, 1, 1), date(when, 12, 31))


@cache
def _names_of(id_: str) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for language in languages():
        parsed = [_parse(raw) for raw in _tables(f"state_names/{language}.toml")["names"].get(id_, ())]
        cited = [n.citation for n in parsed]
        if cited:
            names[language] = tuple(dict.fromkeys(cited + [form for n in parsed for form in n.forms]))
    return names


@cache
def _codes() -> Mapping[str, State]:
    codes: dict[str, State] = {}
    for state in states():
        own = (state.id, state.iso3, state.iso2, state.historical, *state.former_codes)
        cow = {state.cow, *(span.code for span in state.cow_spans)} - {None}
        gw = {state.gw, *(span.code for span in state.gw_spans)} - {None}
        for code in (*filter(None, own), *(f"cow:{n}" for n in cow), *(f"gw:{n}" for n in gw)):
            codes.setdefault(code.casefold(), state)
    return codes


@cache
def _entities() -> Mapping[str, Entity]:
    every: tuple[Entity, ...] = (*states(), *organisations())
    return {entity.id: entity for entity in every}


@cache
def _index(script: str) -> _Index:
    return _Index(script)


_SCRIPT_OF = {script: re.compile(f"[{letters}]") for script, (letters, _) in _SCRIPTS.items()}


def _indexes(text: str) -> list[_Index]:
    """The indexes of the scripts a text is written in."""
    return [_index(script) for script, letter in _SCRIPT_OF.items() if letter.search(text)]
