"""Title, parties, and what is no treaty: gold cases as data, and what holds for every text."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import foedus
from foedus.coding import parties, title
from foedus.coding.party_words import KEYS, party_words
from foedus.errors import FoedusError
from foedus.languages import codes, section
from foedus.model import Annotation, Document, Text

CASES = Path(__file__).parent / "cases" / "parties"
EXAMPLES = Path(__file__).parents[1] / "examples"
ZONES = {"preface", "preamble", "recital", "conclusion"}


def cases(file: str) -> list[Any]:
    found = tomllib.loads((CASES / file).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def document(case: dict[str, Any]) -> Document:
    return foedus.parse(Text.of(case["text"], language=case.get("language")))


def shown(doc: Document) -> list[Annotation]:
    return sorted(parties.find(doc), key=lambda a: a.start)


def on_one_line(doc: Document, a: Annotation) -> str:
    return " ".join(doc.quote(a.start, a.end).split())


@pytest.mark.parametrize("case", cases("parties.toml"))
def test_parties(case: dict[str, Any]) -> None:
    found = [a.fields["code"] or a.fields["name"] for a in shown(document(case))]
    assert list(dict.fromkeys(found)) == case["parties"]


@pytest.mark.parametrize("case", cases("titles.toml"))
def test_titles(case: dict[str, Any]) -> None:
    found = [a.fields["value"] for a in title.find(document(case))]
    assert found == ([case["title"]] if case["title"] else [])


@pytest.mark.parametrize("case", cases("no_treaty.toml"))
def test_no_treaty(case: dict[str, Any]) -> None:
    with pytest.raises(FoedusError) as refused:
        foedus.code(document(case))
    assert refused.value.code == "no-treaty"


@pytest.mark.parametrize("path", sorted((EXAMPLES / "languages").glob("*.txt")), ids=lambda p: p.stem)
def test_examples(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    treaty = foedus.code(foedus.parse(path)).treaty
    assert [party["name"] for party in treaty["parties"]] == expected["parties"]
    assert all(party["kind"] == "state" and party["iso3"] is None for party in treaty["parties"])
    assert treaty["title"]["value"]


def test_codes_of_states_and_organisations() -> None:
    doc = foedus.parse(
        Text.of(
            "AGREEMENT BETWEEN THE UNION OF SOVIET SOCIALIST REPUBLICS, ZAIRE AND THE "
            "EUROPEAN ECONOMIC COMMUNITY ON KITES. SIGNED AT PARIS, ON 3 MAY 1975\n\nArticle 1\nKites fly.\n",
            language="eng",
        )
    )
    fields = [dict(a.fields) for a in shown(doc)]
    assert fields == [
        {
            "name": "UNION OF SOVIET SOCIALIST REPUBLICS",
            "code": "SUN", "iso3": None, "kind": "state", "historical": "SUN",
        },
        {"name": "ZAIRE", "code": "COD", "iso3": "COD", "kind": "state", "historical": None},
        {
            "name": "EUROPEAN ECONOMIC COMMUNITY",
            "code": "EEC", "iso3": None, "kind": "organisation", "historical": None,
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (
            "The Government of the Rumanian People's Republic and the Italian Government",
            ["Rumanian People's Republic", "Italian Government"],
        ),
        (
            "THE GOVERNMENT OF THE RUSSIAN SOCIALIST FEDERAL SOVIET REPUBLIC and THE GOVERNMENT OF FINLAND",
            ["RUSSIAN SOCIALIST FEDERAL SOVIET REPUBLIC", "FINLAND"],
        ),
        (
            "His Majesty the King of the Belgians and the Norwegian Government",
            ["KINGDOM OF BELGIUM", "Norwegian Government"],
        ),
    ],
)
def test_a_name_is_as_full_as_the_text_has_it(opening: str, names: list[str]) -> None:
    title = "AGREEMENT BETWEEN THE KINGDOM OF BELGIUM AND NORWAY" if "Belgians" in opening else "AGREEMENT"
    content = (
        f"{title}\n\n{opening},\nDesiring to fly kites, have agreed as follows:\n\nArticle 1\nKites fly.\n"
    )
    treaty = foedus.code(Text.of(content, language="eng")).treaty
    assert [party["name"] for party in treaty["parties"]] == names
    assert all(party["iso3"] for party in treaty["parties"])


def test_every_place_is_evidence(example: Path) -> None:
    doc = foedus.code(foedus.parse(example))
    velmark, tarsia = doc.treaty["parties"]
    rules = {a.rule for a in doc.annotations if a.kind == "party"}
    assert (velmark["name"], tarsia["name"]) == ("Republic of Velmark", "Kingdom of Tarsia")
    assert {"parties.title", "parties.preamble", "parties.signature"} <= rules
    for party, name in ((velmark, "velmark"), (tarsia, "tarsia")):
        places = [doc.quote(e["start"], e["end"]) for e in party["evidence"]]
        assert len(places) >= 3
        assert all(name in place.casefold() for place in places)


@pytest.mark.parametrize("case", cases("parties.toml"))
def test_spans(case: dict[str, Any]) -> None:
    """A name is words of the text, and stands where treaties show their parties."""
    doc = document(case)
    found = shown(doc)
    names = {on_one_line(doc, a) for a in found}
    for a in found:
        assert a.fields["name"] in names
        assert doc.at(a.start).kind in ZONES | {"article", "paragraph"}
        if a.rule != "parties.signature":
            assert doc.at(a.start).kind in ZONES
    for a in title.find(doc):
        assert a.fields["value"] == on_one_line(doc, a)


@pytest.mark.parametrize("code", codes())
def test_tables(code: str) -> None:
    table = section(code, "parties")
    assert set(table) <= KEYS
    assert KEYS - set(table) <= {"more"}
    assert party_words(code).form_before


WORDS = st.sampled_from([
    "AGREEMENT", "between", "BETWEEN", "The", "the", "Government", "of", "France", "Republic", "and", ",",
    "Velmark", "(", ")", '"', "\n", "\n\n", "For", ":", "Kingdom", "No. 5.", "SIGNED", "have agreed",
    "Article 1", "Done at Paris", "Desiring", "1976", "و", "بين", "中国", "和", "共和国", "États",
    "l'", "¹",
])  # fmt: skip


@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from([*codes(), "swe", None]))
def test_anything(content: str, language: str | None) -> None:
    doc = foedus.parse(Text.of(content, language=language))
    found = [*shown(doc), *title.find(doc)]
    for a in found:
        assert 0 <= a.start < a.end <= len(content)
    assert {a.fields["name"] for a in found if a.kind == "party"} <= {on_one_line(doc, a) for a in found}
    assert found == [*shown(doc), *title.find(doc)]
