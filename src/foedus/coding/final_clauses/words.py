"""The words of final clauses, a table a language: `[final_clauses]` in `languages/<code>.toml`.

Each subtable but `common` is a field of the treaty object, each of its keys a list of phrases, written
as regular expressions of bounded repetition. In a phrase a space is any white space, `@treaty` stands
for one of the language's words for a treaty, `@gap` for a few words in between. Case doesn't matter. A
phrase is whole words, unless the table says `boundary = false` (for scripts that write words together).
In a field's subtable `heading` is how articles about it are headed, `other` what isn't the treaty.

`[final_clauses.common]` has the words that tell what a sentence is about:

- `treaty`: words for a treaty; `gap`: the pattern of `@gap`;
- `own`: how a treaty speaks of itself ("the present Treaty"); without it, any word for a treaty;
- `it`: pronouns for it;
- `aside`: how a phrase begins that holds no subject ("in accordance with ...");
- `oblique`: what stands before a treaty that is no subject ("under this Treaty");
- `only`: how the States are named for which alone something holds ("for each State acceding");
- `final`: how chapters of final provisions are headed.

and those that tell whether it denies what it says (see `negation`):

- `negation`: negations before what they deny; not "not less than" or "not settled", which deny something
  else; `negation_behind`: those behind it; `ceases`: "cease to", right before it;
- `stop`: how another thought begins behind a negation ("and", "but", "shall");
- `alternative`: the word for "or", by which a negation holds for a whole list;
- `condition`: what makes a negation a condition ("if neither Party ...", "which may not be settled ...");
- `exception`: what makes a rule of it ("except", "unless", "until").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from foedus.languages import section

#: The subtables and the lists each of them may have.
KEYS: dict[str, frozenset[str]] = {
    field: frozenset(keys.split())
    for field, keys in {
        "entry_into_force": "heading enters entry negated arranged other definitive stop reply instruments "
        "notes notified procedures second both deposit fraction states all ratified signature other_event "
        "next_month first_day",
        "duration": "heading in_force negated lasting valid unlimited until after since_notice between other",
        "renewal": "renewed strong tacit express until yearly same thereafter for other",
        "denunciation": "heading ended notice may before after for other non_renewal",
        "depositary": "heading trigger things names article end generic several agents",
        "authentic_languages": "made equal before after then joiner prevails texts not",
        "reservations": "trigger prohibited limited permitted forbidden",
        "amendment": "heading amended majority consensus consent body other",
        "disputes": "heading other dispute about settled amicable failed negotiation consultation "
        "mediation conciliation inquiry arbitration court tribunal body organ appoints",
        "registration": "registered other",
    }.items()
}
_PATTERNS = (
    "it", "aside", "oblique", "only", "final", "negation", "negation_behind", "ceases", "stop", "alternative",
    "condition", "exception",
)  # fmt: skip
_COMMON = frozenset({"treaty", "gap", "boundary", "own", *_PATTERNS})
_NEVER = re.compile(r"(?!)")

Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of a language, compiled: `words["renewal"]["tacit"].search(text)`.

    A key that the language hasn't got never matches.
    """

    language: str
    treaty: re.Pattern[str]
    own: re.Pattern[str]
    it: re.Pattern[str]
    aside: re.Pattern[str]
    oblique: re.Pattern[str]
    only: re.Pattern[str]
    final: re.Pattern[str]
    negation: re.Pattern[str]
    negation_behind: re.Pattern[str]
    ceases: re.Pattern[str]
    stop: re.Pattern[str]
    alternative: re.Pattern[str]
    condition: re.Pattern[str]
    exception: re.Pattern[str]
    fields: Mapping[str, Patterns]

    def __getitem__(self, field: str) -> Patterns:
        return self.fields[field]


@cache
def words(language: str) -> Words:
    """The phrases of a language (ISO 639-3)."""
    return words_of(section(language, "final_clauses"), language)


def words_of(table: Mapping[str, Any], language: str) -> Words:
    """The phrases of a table; raises ValueError where it has unknown keys."""
    common = table.get("common", {})
    unknown = {f"common.{key}" for key in common if key not in _COMMON}
    unknown |= {field for field in table if field != "common" and field not in KEYS}
    for field, keys in KEYS.items():
        unknown |= {f"{field}.{key}" for key in table.get(field, {}) if key not in keys}
    if unknown:
        raise ValueError(f"{language}: unknown keys in [final_clauses]: {sorted(unknown)}")
    fields = {
        field: {key: _compiled(table.get(field, {}).get(key, ()), common) for key in keys}
        for field, keys in KEYS.items()
    }
    return Words(
        language,
        treaty=_compiled(["@treaty"], common),
        own=_compiled(common.get("own", ["@treaty"]), common),
        **{key: _compiled(common.get(key, ()), common) for key in _PATTERNS},
        fields=fields,
    )


def _compiled(phrases: list[str] | tuple[str, ...], common: Mapping[str, Any]) -> re.Pattern[str]:
    if not phrases:
        return _NEVER
    treaty = "(?:" + "|".join(common.get("treaty", ["(?!)"])) + ")"
    pattern = "|".join(phrases).replace("@treaty", treaty).replace("@gap", common.get("gap", ""))
    first, last = (r"(?<!\w)", r"(?!\w)") if common.get("boundary", True) else ("", "")
    return re.compile(f"{first}(?:{spaced(pattern)}){last}", re.IGNORECASE)


def spaced(pattern: str) -> str:
    """A pattern in which a space stands for any white space, and letters may lack their accents."""
    return _unaccented(pattern).replace(" ?", r"\s{0,60}").replace(" ", r"\s{1,60}")


def _unaccented(pattern: str) -> str:
    """A pattern whose accented Latin letters (and ё) are also found without: "período", "periodo"."""
    out: list[str] = []
    in_set = escaped = False
    for c in pattern:
        plain = unicodedata.normalize("NFD", c)[0]
        if plain != c and not escaped and (plain.isascii() or c == "ё"):
            out.append(f"{c}{plain}" if in_set else f"[{c}{plain}]")
        else:
            out.append(c)
            if not escaped:
                in_set = c == "[" or (in_set and c != "]")
        escaped = c == "\\" and not escaped
    return "".join(out)


def right_before(pattern: re.Pattern[str], text: str, at: int, within: int = 60) -> bool:
    """Whether a phrase ends at `at`, white space aside, and begins at most `within` before."""
    return _final(pattern).search(text, max(0, at - within), at) is not None


@cache
def _final(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.pattern})\s{{0,60}}\Z", pattern.flags)
