"""The ways in which a name is given when one asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.states.datafiles import name_words
from foedus.states.words import ARTICLES_IN_FRONT

_GOVERNMENT = re.compile("|".join(name_words()["governments"]), re.IGNORECASE)
_ENDINGS: list[str] = name_words()["government_endings"]
_ARTICLE = re.compile(
    "|".join(
        word[:-1] + r"['’]\s*" if word[-1] == "'" else word + r"\s+" for word in sorted(ARTICLES_IN_FRONT)
    ),
    re.IGNORECASE,
)


def wordings(name: str) -> Iterator[str]:
    """A name as given; without "Government of" and article; "X, Kingdom of" turned round; without "(...)"."""
    text = name.strip()
    for ending in _ENDINGS:
        text = text.removesuffix(ending)
    text = text.replace("&", "and").strip()
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
        yield from wordings(bare.replace("eoples ", "eople's "))
