"""The canonical view of a text leads every offset back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model.canonical import canonical

SIGNS = [
    "a",
    "é",
    "e\u0301",
    "\r\n",
    "\n",
    "\r",
    "\u2028",
    "\u202f",
    " ",
    "ё",
    "е\u0308",
    "ةً",
    "🕊️",
    "条",
    "n\u0303\u0301",
]


@pytest.mark.parametrize("text", ["", "plain\ntext", "déjà vu", "ةً", "条约\u3000第一条", "\f"])
def test_a_text_that_is_its_own_view(text: str) -> None:
    assert canonical(text) is None


def test_letters_lines_and_spaces() -> None:
    view = canonical("Cafe\u0301\r\nArticle\u202f5\rx\u2028")
    assert view is not None
    assert view.content == "Café\nArticle 5\nx\n"
    assert (view.to_source(3), view.to_source(4), view.to_source(5)) == (3, 5, 7)
    assert [view.from_source(offset) for offset in (3, 4, 5, 6, 7)] == [3, 3, 4, 4, 5]


@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
def test_each_sign_leads_back_to_what_it_stands_for(text: str) -> None:
    view = canonical(text)
    if view is None:
        return
    assert canonical(view.content) is None
    assert view.to_source(len(view.content)) == len(text)
    for offset, sign in enumerate(view.content):
        source = text[view.to_source(offset) : view.to_source(offset + 1)]
        assert source == sign or unicodedata.normalize("NFC", source) == sign or source.isspace()
        assert view.from_source(view.to_source(offset)) == offset
