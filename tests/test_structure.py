"""Structure: gold cases as files, the examples in eleven languages, the invariants as properties."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foedus
from foedus import Text, languages
from foedus.model.division import check_tiling
from foedus.reading import language_of
from foedus.structure import divide
from foedus.structure.words import KEYS

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
CASES = sorted((HERE / "cases" / "structure").glob("*.txt"))
WORDS = 24


def outline(path: Path) -> list[list[str | None]]:
    """What a case's expected file holds: a line a division."""
    doc = foedus.parse(path)
    return [
        [d.eid, d.kind, d.number, d.heading, doc.quote(d.start, min(d.end, d.start + WORDS))]
        for d in doc.divisions
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_case(path: Path) -> None:
    lines = path.with_suffix(".expected.jsonl").read_text(encoding="utf-8").splitlines()
    assert outline(path) == [json.loads(line) for line in lines]


@pytest.mark.parametrize("path", sorted((EXAMPLES / "languages").glob("*.txt")), ids=lambda p: p.stem)
def test_example_in_each_language(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    doc = foedus.parse(path)
    assert doc.text.language == expected["language"]
    assert list(doc.articles) == expected["articles"]
    for passage in doc.articles.values():  # the slice begins with the heading, in every script
        assert passage.number in passage.text[:30]
        assert not passage.heading or passage.heading in passage.text
    kinds = {d.kind for d in doc.divisions}
    assert {"preface", "preamble", "recital", "article", "conclusion"} <= kinds


def test_strategic_partnership() -> None:
    doc = foedus.parse(EXAMPLES / "velmark-tarsia-2025.txt")
    assert list(doc.articles) == [str(n) for n in range(1, 49)]
    assert doc.articles["5"].heading == "Abstention from assistance to an aggressor"
    assert doc["annex_I__art_5"].number == "5"
    assert doc["chp_II__art_7__para_2__point_d"].text.startswith("(d) search and rescue")
    assert [d.number for d in doc.divisions if d.kind == "chapter"] == [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    ]  # fmt: skip


def test_old_print_with_running_heads() -> None:
    doc = foedus.parse(EXAMPLES / "velmark-tarsia-2001.txt")
    assert list(doc.articles) == [str(n) for n in range(1, 21)]
    assert doc.articles["XIV"] == doc.articles["14"]


def tile(text: str) -> None:
    divisions = divide(text, "eng")
    check_tiling(divisions, len(text))
    if text:
        top = [d for d in divisions if d.parent is None]
        assert "".join(text[d.start : d.end] for d in top) == text
    starts = [d.start for d in divisions]
    assert all(a <= b for a, b in pairwise(starts))


@given(st.text(max_size=400))
def test_any_text_is_tiled(text: str) -> None:
    tile(text)


def table_words() -> list[str]:
    """The words with which the tables compose headings, and what stands around them."""
    found = [
        "1",
        "2",
        "3",
        "II",
        "iv",
        "5 bis",
        "1.2",
        "l",
        "(a)",
        "(b)",
        "1.",
        "2.",
        "-",
        "....... 7",
        "The",
        "of",
    ]
    for code in languages.codes():
        for key in (
            "article",
            "chapter",
            "annex",
            "contents",
            "recital",
            "enacting",
            "conclusion",
            "ordinals",
        ):
            found += [w.replace("#", "三") for w in languages.section(code, "structure")[key][:3]]
    return found


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(table_words()), st.sampled_from([" ", "\n", "\n\n", ". ", "\r\n", "\f", "\t"])
        )
    )
)
def test_any_sequence_of_heading_words_is_tiled(pieces: list[tuple[str, str]]) -> None:
    tile("".join(word + gap for word, gap in pieces))
    tile("".join(word.title() + gap for word, gap in pieces))


@given(st.integers(1, 60), st.sampled_from(["\n\n", "\n", "\r\n\r\n"]), st.booleans())
def test_composed_treaty_gives_back_its_articles(count: int, gap: str, named: bool) -> None:
    name = f"{gap}On matters" if named else ""
    articles = [
        f"Article {n}{name}{gap}The Parties shall act under Article {count - n + 1}."
        for n in range(1, count + 1)
    ]
    text = gap.join(
        ["TREATY", "The Parties have agreed as follows:", *articles, "Done at Merrow on 3 May 1998."]
    )
    found = [d for d in divide(text, "eng") if d.kind == "article"]
    assert [d.number for d in found] == [str(n) for n in range(1, count + 1)]
    assert all(text.startswith(f"Article {d.number}", d.start) for d in found)


@pytest.mark.parametrize("code", languages.codes())
def test_table_of_a_language(code: str) -> None:
    section = languages.section(code, "structure")
    assert set(section) == KEYS
    for key, phrases in section.items():
        assert len(phrases) == len(set(phrases)), f"{key} says something twice"


def test_what_is_no_treaty_is_divided_with_a_note() -> None:
    doc = foedus.parse(Text.of("Take two eggs.\n\n1. Beat them.\n2. Fry them.\n", language="eng"))
    assert [d.kind for d in doc.divisions] == ["body", "paragraph", "paragraph"]
    assert "may be no treaty" in doc.text.notes[0]
    assert not foedus.parse(CASES[0]).text.notes


def otherwise(text: str) -> dict[str, str]:
    """The same text in other ways of writing letters, lines and spaces."""
    return {
        "decomposed": unicodedata.normalize("NFD", text),
        "CR LF": text.replace("\n", "\r\n"),
        "CR": text.replace("\n", "\r"),
        "line separators": text.replace("\n", "\u2028"),
        "narrow spaces": text.replace(" ", "\u202f"),
    }


@pytest.mark.parametrize("path", [*CASES, *sorted(EXAMPLES.rglob("*.txt"))], ids=lambda p: p.stem)
def test_ways_of_writing_do_not_matter(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    language = language_of(text)
    expected = [(d.eid, d.kind, text[d.start : d.end]) for d in divide(text, language)]
    for way, written in otherwise(text).items():
        found = [(d.eid, d.kind, written[d.start : d.end]) for d in divide(written, language)]
        same = [(eid, kind, otherwise(words)[way]) for eid, kind, words in expected]
        assert found == same, way
