"""Final clauses: invented clauses in every language, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.coding.final_clauses import find
from foedus.coding.final_clauses.words import KEYS, words, words_of
from foedus.coding.sentences import sentences
from foedus.languages import codes
from foedus.model import Division, Document, Text

CASES = Path(__file__).parent / "cases" / "final_clauses"


def document(text: str, language: str) -> Document:
    return Document(
        Text.of(text, language=language), (Division("body", "body", None, None, 0, 0, len(text)),)
    )


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for n, case in enumerate(data["case"], start=1):
            found.append(pytest.param(data["language"], case, id=f"{path.stem}-{n}"))
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    doc = document(text, language)
    treaty = doc.annotated(find(doc)).treaty
    if case.get("silent"):
        assert {k for k in KEYS if treaty[k]} == set()
    for field in KEYS.keys() & case.keys():
        expected = dict(case[field])
        if not expected:
            assert treaty[field] is None
            continue
        carrying = expected.pop("words")
        found = treaty[field]
        assert found is not None, field
        evidence = [text[e["start"] : e["end"]] for e in found.pop("evidence")]
        assert {k: v for k, v in found.items() if v is not None} == expected, field
        assert any(carrying in sentence for sentence in evidence), field


@pytest.mark.parametrize("language", codes())
def test_every_language_has_words_for_the_main_fields(language: str) -> None:
    table = words(language)
    assert "?!)" not in table.treaty.pattern.removesuffix(r"(?!\w)")
    for field, key in (("entry_into_force", "enters"), ("duration", "in_force"), ("disputes", "dispute")):
        assert table[field][key].pattern != "(?!)"


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValueError, match=r"common\.treatise.*renewal\.tacti"):
        words_of({"common": {"treatise": []}, "renewal": {"tacti": ["tacit"]}}, "eng")


WORDS = [
    "This Agreement ", "shall enter into force ", "on signature ", "for five years", ". ", ";\n", "\n\n",
    "(a) ", "1. ", "six months", " notice", "denounce", "Any dispute ", "arbitration", "English", " and ",
    "Art. ", "texts", "本协定。", "№",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_of_itself(text: str) -> None:
    if not text:
        return
    doc = document(text, "eng")
    for a in find(doc):
        assert 0 <= a.start < a.end <= len(text)
        assert text[a.start : a.end] == text[a.start : a.end].strip()
        assert a.rule.startswith(f"final_clauses.{a.kind}.")


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_sentences_cover_the_text(text: str) -> None:
    found = sentences(text, 0, len(text))
    end = 0
    for s in found:
        assert not text[end : s.start].strip()
        assert s.start >= end and text[s.start : s.end].strip()
        end = s.end
    assert not text[end:].strip()


def test_sentences() -> None:
    text = (
        "1. The Parties, cf. Art. 5 of U.N.T.S. No. 7, agree. They shall\n\nnotify Mr. J. Smith (St. Tars).\n"
        "(a) the first;\n(b) the second.\nEnd in 1954. Next one! Last."
    )
    assert [text[s.start : s.end] for s in sentences(text, 0, len(text))] == [
        "1. The Parties, cf. Art. 5 of U.N.T.S. No. 7, agree.",
        "They shall\n\nnotify Mr. J. Smith (St. Tars).",
        "(a) the first;",
        "(b) the second.",
        "End in 1954.",
        "Next one!",
        "Last.",
    ]


def test_sentences_of_other_scripts() -> None:
    for text, count in (
        ("本协定自签字之日起生效。有效期五年。", 2),
        ("Соглашение вступает в силу с 5 мая 1979 г. Стороны уведомят (ст. 5 п. 2) друг друга.", 2),
        ("هل يجوز ذلك؟ نعم.", 2),
    ):
        assert len(sentences(text, 0, len(text))) == count
