"""What holds for all findings together."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import foedus
from foedus.coding.durations import months
from foedus.model import Annotation, Document

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.txt"))


def findings(doc: Document) -> list[tuple[str, str, dict[str, Any]]]:
    """Kind, words and fields of each, whatever the way in which the words are written."""
    return [
        (a.kind, unicodedata.normalize("NFC", " ".join(doc.quote(a.start, a.end).split())), dict(a.fields))
        for a in doc.annotations
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_ways_of_writing_do_not_matter(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    language = foedus.parse(path).text.language
    expected = findings(foedus.code(foedus.Text.of(text, language=language)))
    assert expected
    for written in (unicodedata.normalize("NFD", text), text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        assert findings(foedus.code(foedus.Text.of(written, language=language))) == expected


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_what_was_signed_stands_in_its_evidence(path: Path) -> None:
    doc = foedus.code(path)
    signed = doc.treaty["signed"]
    words = " ".join(doc.quote(span["start"], span["end"]) for span in signed["evidence"])
    assert " ".join(signed["place"].split()) in " ".join(words.split())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_parties_are_slices(path: Path) -> None:
    doc = foedus.code(path)
    for party in doc.treaty["parties"]:
        quotations = {" ".join(doc.quote(s["start"], s["end"]).split()) for s in party["evidence"]}
        assert any(party["name"] in quotation for quotation in quotations)


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.parent.name == "languages"], ids=lambda p: p.stem)
def test_example_in_each_language(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    treaty = foedus.code(path).treaty
    assert [party["name"] for party in treaty["parties"]] == expected["parties"]
    assert (treaty["signed"]["date"], treaty["signed"]["place"]) == (expected["signed"], expected["place"])
    assert treaty["entry_into_force"]["mode"] == expected["entry_into_force"]
    assert set(treaty["authentic_languages"]["codes"]) == set(expected["authentic_languages"])
    for field, key, name in (
        ("duration", "term", "duration"),
        ("renewal", "term", "renewal_term"),
        ("denunciation", "notice", "notice"),
    ):
        said = (treaty[field] or {}).get(key)
        assert said == expected[name] or (said and months(said) == months(expected[name]))


def test_coding_twice_is_coding_once() -> None:
    doc = foedus.code(EXAMPLES[0])
    assert foedus.code(doc) == doc


def test_annotations_of_others_are_kept() -> None:
    doc = foedus.parse(EXAMPLES[0]).annotated([Annotation("domain", 0, 5, {"code": "trade"}, "reader")])
    assert [a.kind for a in foedus.code(doc).annotations if a.rule == "reader"] == ["domain"]
