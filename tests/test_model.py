"""The model: what a document refuses, and what it gives back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import FoedusError
from foedus.model import Annotation, Division, Document, Place, Source, Text
from foedus.model.document import article_key
from foedus.structure import parse

TREATY = (
    "TREATY\n\nThe Parties have agreed as follows:\n\nArticle I\nPeace 🕊️\n\n1. Peace.\n2. Trade.\n\n"
    "Article II bis\n<b>Duties</b> are abolished.\n\nDone at Merrow on 3 May 1998.\n"
)


def division(eid: str, start: int, end: int, parent: str | None = None, kind: str = "article") -> Division:
    return Division(eid, kind, None, None, start, start, end, parent)


@pytest.mark.parametrize(
    ("divisions", "says"),
    [
        ([], "end at 0, not 10"),
        ([division("a", 0, 5)], "end at 5, not 10"),
        ([division("a", 0, 5), division("b", 6, 10)], "'b' begins at 6, not 5"),
        ([division("a", 0, 6), division("b", 5, 10)], "'b' begins at 5, not 6"),
        ([division("a", 0, 5), division("a", 5, 10)], "'a' is used twice"),
        ([division("a", 0, 0), division("b", 0, 10)], "'a' has no proper span"),
        ([division("a", 0, 11)], "'a' has no proper span"),
        ([division("a", 0, 10), division("b", 2, 9, "a")], "the parts of 'a' end at 9, not 10"),
        ([division("b", 2, 10, "a"), division("a", 0, 10)], "'b' precedes its parent 'a'"),
        (
            [division("a", 0, 5), division("c", 5, 10), division("b", 5, 10, "a")],
            "the parts of 'a' end at 10, not 5",
        ),
    ],
)
def test_divisions_that_do_not_tile_are_refused(divisions: list[Division], says: str) -> None:
    with pytest.raises(FoedusError, match="don't tile") as refused:
        Document(Text.of("0123456789"), tuple(divisions))
    assert says in str(refused.value)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (8, 11)])
def test_annotations_outside_the_text_are_refused(start: int, end: int) -> None:
    doc = Document(Text.of("0123456789"), (division("a", 0, 10),))
    with pytest.raises(FoedusError, match="outside the text"):
        doc.annotated([Annotation("date", start, end)])


def test_annotations_are_numbered_in_order_and_know_their_division() -> None:
    doc = parse(Text.of(TREATY, language="eng"))
    at = TREATY.index("Trade"), TREATY.index("Merrow")
    doc = doc.annotated([Annotation("place", at[1], at[1] + 6), Annotation("domain", at[0], at[0] + 5)])
    assert [(a.id, a.kind, a.eid) for a in doc.annotations] == [
        ("a1", "domain", "art_I__para_2"),
        ("a2", "place", "conclusion"),
    ]
    assert doc["art_I"].annotations == doc.annotations[:1]


def test_articles_by_number() -> None:
    doc = parse(Text.of(TREATY, language="eng"))
    assert list(doc.articles) == ["1", "2 bis"]
    assert doc.articles["1"] == doc.articles["I"] == doc["art_I"]
    assert doc.articles["2bis"].number == "II bis"
    assert doc.articles["1"].heading == "Peace 🕊️"
    assert [part.number for part in doc.articles["1"].parts] == ["1", "2"]
    assert doc.articles["1"].parts[1].body == "Trade.\n\n"
    with pytest.raises(KeyError, match="no article 3 in this treaty: it has 1 to 2 bis"):
        doc.articles["3"]
    assert "3" not in doc.articles


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (0, 1000), (1000, 1001)])
def test_a_quotation_outside_the_text_is_refused(start: int, end: int) -> None:
    doc = parse(Text.of(TREATY, language="eng"))
    with pytest.raises(FoedusError, match="outside the text") as refused:
        doc.quote(start, end)
    assert refused.value.code == "no-offset"


def test_a_row_for_the_treaty() -> None:
    pytest.importorskip("pandas")
    doc = parse(Text.of(TREATY, language="eng")).annotated(
        [
            Annotation("title", 0, 6, {"value": "TREATY"}),
            Annotation(
                "party",
                0,
                3,
                {"name": "Union", "code": "SUN", "iso3": None, "historical": "SUN", "kind": "state"},
            ),
            Annotation("party", 3, 6, {"name": "Velmark", "code": None, "iso3": None, "kind": "state"}),
            Annotation("disputes", 8, 11, {"means": ["negotiation", "court"]}),
            Annotation("registration", 8, 11, {"value": True}),
        ]
    )
    (row,) = doc.rows("treaties")
    assert tuple(row) == tuple(doc.to_frame("treaties").columns)
    said = {name: value for name, value in row.items() if value is not None}
    assert said == {
        "path": "-", "title": "TREATY", "parties": "Union; Velmark", "parties_iso3": "SUN; ",
        "disputes_means": "negotiation court", "registration": True, "language": "eng",
        "length": len(TREATY), "articles": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key"),
    [("XIV", "14"), ("۱۲", "12"), ("5 BIS", "5 bis"), ("5-bis", "5 bis"), ("5bis", "5 bis"), ("1-2", "1.2"),
     ("1.º", "1"), ("IX", "9"), ("premier", "premier"), ("(3)", "3"), ("IVbis", "4 bis")],
)  # fmt: skip
def test_article_key(written: str, key: str) -> None:
    assert article_key(written) == key


def test_at_gives_the_innermost_division() -> None:
    doc = parse(Text.of(TREATY, language="eng"))
    for offset, character in enumerate(TREATY):
        passage = doc.at(offset)
        assert passage.text[offset - passage.start] == character
        assert not any(part.start <= offset < part.end for part in passage.parts)
    with pytest.raises(FoedusError, match="outside the text"):
        doc.at(len(TREATY))


def test_html_for_notebooks_is_escaped() -> None:
    doc = parse(Text.of(TREATY, language="eng"))
    assert "<b>" not in doc.articles["2 bis"]._repr_html_().replace("<b>article", "")
    assert "&lt;b&gt;Duties" in doc.articles["2 bis"]._repr_html_()
    assert "article I Peace" in doc._repr_html_()


def test_frames() -> None:
    pytest.importorskip("pandas")
    doc = parse(Text.of(TREATY, language="eng")).annotated(
        [
            Annotation(
                "signed", 0, 6, {"date": "1998-05-03", "bearer": {"start": 1, "end": 2}, "codes": ["a", "b"]}
            )
        ]
    )
    divisions = doc.to_frame()
    assert list(divisions.columns[:5]) == ["path", "eid", "kind", "number", "heading"]
    assert "".join(divisions[divisions.parent.isna()].quotation) == TREATY
    row = doc.to_frame("annotations").iloc[0]
    assert (row.quotation, row.fields_date, row.fields_bearer_end, row.fields_codes) == (
        "TREATY",
        "1998-05-03",
        2,
        "a b",
    )
    with pytest.raises(ValueError, match="divisions"):
        doc.to_frame("verdicts")


@given(st.text(min_size=1, max_size=200), st.data())
def test_json_round_trip(content: str, data: st.DataObject) -> None:
    doc = parse(Text.of(content, language="eng"))
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    doc = doc.annotated([Annotation("date", start, end, {"edtf": "1998"}, "rule", 0.5)])
    again = Document.from_json(json.loads(json.dumps(doc.to_json(text=True, coded=True))))
    assert again == doc


def test_json_keeps_places_and_notes() -> None:
    source = Source("a.pdf", "0" * 64, "application/pdf")
    places = (Place(0, 3, "page", "1"), Place(0, 2, "line", "1", (1.0, 2.0, 3.0, 4.0)))
    text = Text("abc", source, "eng", None, places, ("Page 2 is empty.",))
    doc = Document(text, (division("a", 0, 3),))
    assert Document.from_json(doc.to_json(text=True)) == doc
    assert text.place(1) == places[1]
    assert text.place(1, "page") == text.place(2) == places[0]
    assert text.place(3) is None


def test_json_that_is_no_document() -> None:
    with pytest.raises(FoedusError, match="isn't a document"):
        Document.from_json({"source": {"path": "x"}, "divisions": []})


def test_the_treaty_object_is_made_of_annotations() -> None:
    doc = parse(Text.of(TREATY, language="eng")).annotated(
        [
            Annotation("party", 0, 6, {"name": "Velmark", "code": None, "iso3": None, "kind": "state"}),
            Annotation("party", 8, 11, {"name": "Velmark", "code": None, "iso3": None, "kind": "state"}),
            Annotation("duration", 0, 3, {"term": "P5Y"}, confidence=0.4),
            Annotation("duration", 8, 11, {"term": "P10Y"}, confidence=0.9),
        ]
    )
    assert doc.treaty["parties"] == [
        {
            "name": "Velmark",
            "iso3": None,
            "kind": "state",
            "evidence": [{"start": 0, "end": 6}, {"start": 8, "end": 11}],
        }
    ]
    assert doc.treaty["duration"] == {"term": "P10Y", "evidence": [{"start": 8, "end": 11}]}
    assert doc.treaty["renewal"] is None


def test_numbers_that_begin_again_keep_all_articles() -> None:
    chapters = (
        "CHAPTER I\n\nArticle 1\nA.\n\nArticle 2\nB.\n\n",
        "CHAPTER II\n\nArticle 1\nC.\n\nArticle 3\nD.\n",
    )
    text = "RULES\n\n" + "".join(chapters)
    doc = parse(Text.of(text, language="eng"))
    assert list(doc.articles) == ["1", "2", "II/1", "3"]
    assert doc.articles["II/1"].text == "Article 1\nC.\n\n"
    assert doc.articles[2].eid == "chp_I__art_2"
    assert doc.articles["II/1"].parent == doc["chp_II"]


@pytest.mark.parametrize("data", [[], None, {"text": None}, {"text": "a", "source": {}, "language": None}])
def test_json_of_another_kind(data: object) -> None:
    with pytest.raises(FoedusError, match="isn't a document"):
        Document.from_json(data)  # type: ignore[arg-type]


def test_an_uncoded_document_has_a_table_of_annotations() -> None:
    pytest.importorskip("pandas")
    frame = parse(Text.of(TREATY, language="eng")).to_frame("annotations")
    assert list(frame.columns)[:3] == ["path", "id", "kind"]
    assert frame.empty


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(FoedusError, match="no known kind"):
        Document(Text.of("0123456789"), (division("a", 0, 10, kind="clause"),))
