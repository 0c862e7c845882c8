"""Values in plain words: the phrases of `wording.toml`, with numbers, dates and durations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from foedus.model import Division, Document
from foedus.numerals import western_digits

_UNITS = (("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D"))
_CLOCK = (("hour", "H"), ("minute", "M"), ("second", "S"))
#: More languages than this are counted in the strip under the title, not named.
_NAMED_LANGUAGES = 6
_DURATION = re.compile(
    "P" + "".join(rf"(?:(\d{{1,4}}){u})?" for _, u in _UNITS)
    + "(?:T" + "".join(rf"(?:(\d{{1,4}}){u})?" for _, u in _CLOCK) + ")?"
)  # fmt: skip
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
#: How a date that isn't certain is said.
_DOUBT = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_RTL = {"ar", "dv", "fa", "he", "ps", "ug", "ur"}


@cache
def wording() -> dict[str, Any]:
    """The whole table."""
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))


def say(field: str, value: Mapping[str, Any], form: str = "says") -> str:
    """The sentence for a value of the treaty object, or another form of it; "" if there is none.

    `short` is the entry under the title, `label` the field's name where it isn't the usual one.

    >>> say("denunciation", {"notice": "P12M"})
    'A party may denounce it by giving twelve months’ notice.'
    """
    facts = {**value, **_derived(value)}
    for phrase in wording()[field]:
        if form not in phrase or any(facts.get(k) != v for k, v in phrase.get("when", {}).items()):
            continue
        names = [name for _, name, _, _ in Formatter().parse(phrase[form]) if name]
        filled = {name: _filled(name, facts) for name in names}
        if all(filled.values()):
            said: str = phrase[form].format_map(filled)
            return sentence_case(said) if form == "says" else said
    return ""


def _derived(value: Mapping[str, Any]) -> dict[str, Any]:
    """What the phrases ask about a value besides its own fields."""
    codes, means = _strings(value.get("names") or value.get("codes")), _strings(value.get("means"))
    delay = _first_of_month(value.get("delay")) if value.get("first_of_month") else value.get("delay")
    return {
        "delay": delay, "codes": codes, "languages": codes, "plural": len(codes) > 1, "means": means,
        "ordinal": value.get("count"), "the_name": value.get("name"), "on": value.get("date"),
    }  # fmt: skip


def _strings(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list | tuple) else ()


def _first_of_month(delay: object) -> str:
    """ "P2M" as in "on the first day of the second month after the exchange"."""
    months = re.fullmatch(r"P(\d+)M", str(delay))
    if not months:
        return ""
    following = "" if months[1] == "1" else f"{ordinal(months[1])} "
    return f"on the first day of the {following}month"


def _delay(value: object) -> str:
    return str(value) if str(value).startswith("on ") else duration(value)


def _filled(name: str, facts: Mapping[str, Any]) -> str:
    value = facts.get(name)
    if value is None or value == "" or value == ():
        return ""
    return _WAYS.get(name, one_line)(value)


def one_line(value: object) -> str:
    """The value as a string, runs of white space as one blank."""
    return " ".join(str(value).split())


def sentence_case(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def number(value: object) -> str:
    """A whole number in words below a hundred, in digits from there; "" if it isn't one.

    >>> number(21)
    'twenty-one'
    """
    try:
        n = int(str(value))
    except ValueError:
        return ""
    if not 0 <= n < 100:
        return str(n) if n >= 0 else ""
    names = wording()["numbers"]
    if n < 20:
        return str(names["ones"][n])
    tens, ones = divmod(n, 10)
    ten: str = names["tens"][tens - 2]
    return f"{ten}-{names['ones'][ones]}" if ones else ten


def ordinal(value: object) -> str:
    """The number's ordinal: "sixtieth", "101st"."""
    words = number(value)
    if words.isdigit():
        teens = words[-2:] in {"11", "12", "13"}
        return words + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(words[-1], "th"))
    head, hyphen, last = words.rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    named: str = wording()["numbers"]["ordinals"].get(last, regular)
    return words and head + hyphen + named


def duration(value: object) -> str:
    """An ISO 8601 duration in words; "" if it isn't one.

    >>> duration("P1Y6M")
    'one year and six months'
    """
    found = _DURATION.fullmatch(str(value))
    if not found:
        return ""
    counted = zip((*_UNITS, *_CLOCK), found.groups(), strict=True)
    return joined(
        f"{number(n)} {unit}{'' if int(n) == 1 else 's'}" for (unit, _), n in counted if n and int(n)
    )


def _of_notice(value: object) -> str:
    words = duration(value)
    return words and f"{words}’{'' if words.endswith('s') else 's'}"


def date(value: object) -> str:
    """An EDTF day, month or year in words, or two of them; "" for what says more than that.

    >>> date("2025-03-14")
    '14 March 2025'
    """
    days = [_day(part) for part in str(value).split("/")]
    return joined(days) if len(days) < 3 and all(days) else ""


def on_date(value: object) -> str:
    """A date as it stands in a sentence: "on 14 March 2025", "in July 1994"."""
    words = date(value)
    whole = re.match(r"\d{4}-\d\d-\d\d", str(value))
    return words and f"{'on' if whole else 'in'} {words}"


def _day(value: str) -> str:
    found = _EDTF.fullmatch(value)
    if not found:
        return ""
    year, month, day, doubt = found.groups()
    if month and not 1 <= int(month) <= 12:
        return ""
    parts = (day and str(int(day)), month and wording()["months"][int(month) - 1], year)
    return _DOUBT[doubt] + " ".join(filter(None, parts))


def joined(words: Iterable[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, end = list(words) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def act(rule: str, words: str) -> str | None:
    """What a finding of the signing tells where that isn't signing: `opened`, `adopted`, or None."""
    for name, pattern in wording()["acts"].items():
        if re.match(pattern, words, re.IGNORECASE):
            return str(name)
    by_rule: str | None = wording()["acts_by_rule"].get(rule)
    return by_rule


def language_name(code: str) -> str:
    """The English name of a language; the word itself where it is no code of the table."""
    found = wording()["languages"].get(code)
    return found[1] if found else one_line(code)


def language_tag(code: str | None) -> str:
    """The BCP 47 tag for `lang`; empty (HTML's "unknown") where it can't be told."""
    found = wording()["languages"].get(code)
    return found[0] if found else ""


def direction(code: str | None) -> str:
    """`rtl` or `ltr`; `auto` where the language isn't known."""
    tag = language_tag(code)
    return "rtl" if tag in _RTL else "ltr" if tag else "auto"


def _texts(codes: Iterable[str]) -> str:
    names = [language_name(c) for c in codes]
    return f"{joined(names)} {'texts' if len(names) > 1 else 'text'}"


def _named_languages(codes: tuple[str, ...]) -> str:
    if len(codes) > _NAMED_LANGUAGES:
        return f"{number(len(codes))} languages"
    return joined(language_name(code) for code in codes)


def _prevailing(codes: object) -> str:
    """The text or texts (several codes are joined by a blank) that prevail."""
    listed = str(codes).split()
    return f"{_texts(listed)} {'prevail' if len(listed) > 1 else 'prevails'}"


def _name_with_article(value: object) -> str:
    name = one_line(value)
    proper = name.lower().startswith(("the ", "his ", "her ", "its "))
    titled = re.match(r"(?i)(?:government|secretar|republic|kingdom|ministry|depositary|swiss)", name)
    return f"the {name}" if titled and not proper else name


_WAYS: dict[str, Callable[[Any], str]] = {
    "delay": _delay, "term": duration, "notice": _of_notice, "date": date, "on": on_date,
    "count": number, "ordinal": ordinal, "codes": _texts, "prevailing": _prevailing,
    "languages": _named_languages,
    "means": lambda means: joined((wording()["means"].get(m, one_line(m)) for m in means), "or"),
    "the_name": _name_with_article,
}  # fmt: skip


def place(document: Document, offset: int) -> str:
    """Where in the treaty an offset lies, as lawyers cite it: "Article 47(2)", "Annex I, Article 3"."""
    innermost = document.at(offset).division
    label, below = "", ""
    for d in (innermost, *document.ancestors(innermost)):
        mark = western_digits(d.number or "").strip(" .()")
        if d.kind in {"paragraph", "point"}:
            below = f"({mark}){below}" if mark else below
        elif d.kind in {"article", "annex", "translation"}:
            label = f"{division_label(d)}{below}" + (f", {label}" if label else "")
            below = ""
        elif not label:
            label = f"{division_label(d)}{f', {below}' if below else ''}"
    return label or below


def division_label(d: Division) -> str:
    """Kind and number: "Article 5", "Chapter II", "Preamble"."""
    kind = wording()["places"].get(d.kind, d.kind.capitalize())
    numbered = d.number and d.kind not in {"recital", "note"}
    return f"{kind} {western_digits(one_line(d.number))}" if numbered else kind
