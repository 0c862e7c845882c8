"""Final clauses: invented clauses in every language, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foedus
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
        carrying, elsewhere = expected.pop("words"), expected.pop("without", None)
        found = treaty[field]
        assert found is not None, field
        evidence = [text[e["start"] : e["end"]] for e in found.pop("evidence")]
        assert {k: v for k, v in found.items() if v is not None} == expected, field
        assert any(carrying in sentence for sentence in evidence), field
        assert not any(elsewhere and elsewhere in sentence for sentence in evidence), field


def treaty(
    *articles: str, closing: str = "Done at Velmark City on 3 May 1950."
) -> tuple[Text, dict[str, Any]]:
    """An invented treaty of these articles, each with a heading in its first line."""
    text = "TREATY BETWEEN VELMARK AND TARSIA\n\nThe Parties have agreed as follows:\n\n"
    text += "\n\n".join(f"Article {n}\n{article}" for n, article in enumerate(articles, start=1))
    doc = foedus.parse(Text.of(f"{text}\n\n{closing}\n", language="eng"))
    return doc.text, doc.annotated(find(doc)).treaty


FILLER = "Cooperation\n\nThe Parties shall cooperate."
LASTING = "This Treaty shall remain in force for five years."
ENDING = "Any Party may denounce this Treaty on six months' notice."


def test_long_treaties_have_final_clauses_at_the_end() -> None:
    filler = [FILLER] * 40
    _, early = treaty(f"Scope\n\n{LASTING}", *filler)
    _, late = treaty(*filler, f"Scope\n\n{LASTING}")
    assert early["duration"] is None
    assert late["duration"]["term"] == "P5Y"


def test_a_heading_makes_a_final_clause_anywhere() -> None:
    _, found = treaty(f"Denunciation\n\n{ENDING}", f"Scope\n\n{LASTING}", *[FILLER] * 40)
    assert found["denunciation"]["notice"] == "P6M"
    assert found["duration"] is None


def test_short_treaties_have_final_clauses_anywhere() -> None:
    _, found = treaty(f"Scope\n\n{LASTING}", *[FILLER] * 10)
    assert found["duration"]["term"] == "P5Y"


def test_a_heading_names_the_subject() -> None:
    _, found = treaty(FILLER, 'Entry into force\n\nThe "VTP" shall come into effect on the day of signature.')
    assert found["entry_into_force"]["mode"] == "signature"


@pytest.mark.parametrize("year, date", [(1850, None), (1950, "1950-01-01"), (1951, "1951-01-01")])
def test_no_entry_into_force_long_before_the_conclusion(year: int, date: str | None) -> None:
    _, found = treaty(FILLER, f"Entry into force\n\nThis Treaty shall enter into force on 1 January {year}.")
    assert (found["entry_into_force"] or {}).get("date") == date


def test_evidence_ends_before_the_next_paragraph() -> None:
    text, found = treaty(
        "Depositary\n\n1. The Government of Tarsia shall be the depositary of this Treaty, and shall:\n"
        "(a) notify the Parties;\n(b) keep the original.\n2. The depositary shall be impartial."
    )
    (evidence,) = found["depositary"]["evidence"]
    assert "impartial" not in text.content[evidence["start"] : evidence["end"]]


def test_a_chapter_on_disputes_is_one() -> None:
    text = (
        "TREATY BETWEEN VELMARK AND TARSIA\n\nThe Parties have agreed as follows:\n\n"
        "CHAPTER I\nTRADE REMEDIES\n\nArticle 1\nSafeguards\n\nBefore safeguards are applied the Parties "
        "shall settle any dispute by inquiry.\n\n"
        "CHAPTER II\nSETTLEMENT OF DISPUTES\n\nArticle 2\nConsultations\n\nThe Parties settle any dispute "
        "concerning the interpretation of this Treaty through consultations.\n\n"
        "Article 3\nMediation\n\nEither Party may propose mediation.\n\n"
        "Article 4\nArbitration\n\nFailing this, the matter is referred to arbitration.\n\n"
        "Done at Velmark City on 3 May 1950.\n"
    )
    doc = foedus.parse(Text.of(text, language="eng"))
    found = doc.annotated(find(doc)).treaty["disputes"]
    assert found["means"] == ["consultation", "mediation", "arbitration"]
    assert all("inquiry" not in text[e["start"] : e["end"]] for e in found["evidence"])


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
@settings(max_examples=150)
def test_any_text_gives_spans_of_itself(text: str) -> None:
    if not text:
        return
    doc = document(text, "eng")
    for a in find(doc):
        assert 0 <= a.start < a.end <= len(text)
        assert text[a.start : a.end] == text[a.start : a.end].strip()
        assert a.rule.startswith(f"final_clauses.{a.kind}.")


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map("".join))
@settings(max_examples=150)
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
