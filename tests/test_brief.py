"""The brief: the whole text, links that arrive, nothing active, the right words."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import foedus
from foedus import languages
from foedus.errors import FoedusError
from foedus.model import Annotation, Division, Document, Source, Text
from foedus.report import brief, brief_json, folder_names, write
from foedus.report import citations as citing
from foedus.report.wording import act, date, duration, language_name, number, on_date, ordinal, say, wording

TREATY = """AGREEMENT ON FERRIES

between Velmark and Tarsia

Velmark and Tarsia have agreed as follows:

Article 1

Crossings

1. The Parties shall run a ferry
each day:

(a) by night;

(b) by day.

2. No toll is charged.

Article 2

Force

This Agreement enters into force thirty days after the exchange of instruments. It remains in force for
one year.

Done at Aunis on 3 May 2024.

Annex I

Article 1

Fares are free.
"""


def _at(words: str, occurrence: int = 0) -> int:
    starts = [m.start() for m in re.finditer(re.escape(words), TREATY)]
    return starts[occurrence]


def _found(
    kind: str, words: str, occurrence: int = 0, *, confidence: float = 0.9, **fields: object
) -> Annotation:
    start = _at(words, occurrence)
    return Annotation(kind, start, start + len(words), fields, f"{kind}.test", confidence)


def _divisions() -> Iterator[Division]:
    preamble, one, two = _at("Velmark and Tarsia have"), _at("Article 1"), _at("Article 2")
    para1, a, b, para2 = _at("1. The"), _at("(a)"), _at("(b)"), _at("2. No")
    done, annex, inside = _at("Done at"), _at("Annex I"), _at("Article 1", 1)
    end = len(TREATY)
    yield Division("preface", "preface", None, None, 0, 0, preamble)
    yield Division("preamble", "preamble", None, None, preamble, preamble, one)
    yield Division("art_1", "article", "1", "Crossings", one, para1, two)
    yield Division("art_1__para_1", "paragraph", "1", None, para1, para1 + 3, para2, "art_1")
    yield Division("art_1__para_1__point_a", "point", "a", None, a, a + 4, b, "art_1__para_1")
    yield Division("art_1__para_1__point_b", "point", "b", None, b, b + 4, para2, "art_1__para_1")
    yield Division("art_1__para_2", "paragraph", "2", None, para2, para2 + 3, two, "art_1")
    yield Division("art_2", "article", "2", "Force", two, _at("This Agreement"), done)
    yield Division("conclusions", "conclusion", None, None, done, done, annex)
    yield Division("annex_1", "annex", "I", None, annex, inside, end)
    yield Division("annex_1__art_1", "article", "1", None, inside, inside + 10, end, "annex_1")


@pytest.fixture
def treaty() -> Document:
    found = (
        _found("title", "AGREEMENT ON FERRIES", value="AGREEMENT ON FERRIES"),
        _found("party", "Velmark", name="Velmark", code="vlm"),
        _found("party", "Velmark", 1, name="Velmark", code="vlm"),
        _found("party", "Tarsia", name="Tarsia", code="trs"),
        _found("signed", "Done at Aunis on 3 May 2024", date="2024-05-03", place="Aunis"),
        _found("entry_into_force", "enters into force thirty days after the exchange",
               mode="exchange", delay="P30D"),
        _found("duration", "force for\none year", term="P1Y"),
    )  # fmt: skip
    digest = "ab" * 32
    text = Text(TREATY, Source("some/where/ferries.txt", digest, "text/plain"), "eng")
    return Document(text, tuple(_divisions()), found)


COMMENT = Text.of(
    "# Ferries\n\nArticle 1(1) and art. 2 bind; Articles 1 and 2 do too, says the preamble. See Article 1 of "
    "Annex I, Articles 1 to 2, but not Article 2 of the Charter, nor Article 9.\n",
    language="eng",
)


class _Page(HTMLParser):
    """The elements of a page, and the text inside the element of class `prose` of each section."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.prose: dict[str, str] = {}
        self.visible = ""
        self.open: list[str] = []
        self._section = ""
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        self.tags.add(tag)
        self.attributes += values.items()
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag in {"meta", "br"}:
            return
        self.open.append(tag)
        if tag == "section" and not self._depth:
            self._section = values["id"]
        if values.get("class") == "prose":
            self._depth = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"
        if len(self.open) < self._depth:
            self._depth = 0

    def _add(self, text: str) -> None:
        self.visible += text
        if self._depth:
            self.prose[self._section] = self.prose.get(self._section, "") + text

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add({"amp": "&", "lt": "<", "gt": ">", "quot": '"'}[name])

    def handle_charref(self, name: str) -> None:
        self._add(chr(int(name.removeprefix("x"), 16 if name.startswith("x") else 10)))


def _check(document: Document, comment: Text | None = None) -> _Page:
    html = brief(document, comment=comment)
    page = _Page(html)
    assert page.open == []
    assert page.prose["the-text"] == _writable(document.text.content)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}
    assert not {name for name, _ in page.attributes} & {"src", "style", "srcset", "action", "background"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    return page


def _writable(content: str) -> str:
    return re.sub("[\0\ud800-\udfff]", "\ufffd", content)


def test_the_whole_text_stands_in_it_once(treaty: Document) -> None:
    page = _check(treaty)
    assert {d.eid for d in treaty.divisions} <= set(page.ids)


def test_every_value_is_linked_to_its_words(treaty: Document) -> None:
    html = brief(treaty)
    marked = dict(re.findall(r'<mark id="ev-(\d+)">(.*?)</mark>', html, re.DOTALL))
    for row in brief_json(treaty)["glance"]:
        for evidence in [*row["evidence"], *(e for item in row["items"] for e in item["evidence"])]:
            assert marked[str(evidence["n"])] == evidence["text"]
            assert evidence["text"] == treaty.quote(evidence["start"], evidence["end"])
            assert f'href="#ev-{evidence["n"]}"' in html
            assert f'href="#at-{row["field"]}" data-n="{evidence["n"]}"' in html
            assert evidence["rule"].endswith(".test")


def test_it_says_so_in_plain_words(treaty: Document) -> None:
    says = {row["field"]: row["says"] for row in brief_json(treaty)["glance"]}
    assert says["parties"] == "It is concluded by two parties."
    assert says["signed"] == "It was signed at Aunis on 3 May 2024."
    assert says["entry_into_force"] == (
        "It enters into force thirty days after the exchange of the instruments of ratification."
    )
    assert says["duration"] == "It remains in force for one year."
    assert says["renewal"] is None


def test_it_says_where_nothing_was_found(treaty: Document) -> None:
    page = _check(treaty)
    assert page.visible.count("Foedus found nothing about this.") == len(brief_json(treaty)["silent"]) == 8
    assert page.visible.count("not found") == 1
    assert "nothing in the text on: renewal, denunciation, depositary" in page.visible


def test_places_are_cited_as_lawyers_do(treaty: Document) -> None:
    places = {
        e["place"]
        for row in brief_json(treaty)["glance"]
        for e in [*row["evidence"], *(e for i in row["items"] for e in i["evidence"])]
    }
    assert places == {"Title", "Preamble", "Article 2", "Closing formula"}
    deeper = treaty.annotated([_found("depositary", "by night", name="Tarsia"),
                               _found("amendment", "Fares are free", mode="consent")])  # fmt: skip
    rows = {row["field"]: row for row in brief_json(deeper)["glance"]}
    assert rows["depositary"]["evidence"][0]["place"] == "Article 1(1)(a)"
    assert rows["amendment"]["evidence"][0]["place"] == "Annex I, Article 1"


def test_the_surest_evidence_of_each_place_comes_first(treaty: Document) -> None:
    found = [
        _found("disputes", words, confidence=confidence, means=["court"])
        for words, confidence in [
            ("a ferry", 0.6), ("each day", 0.65), ("by night", 0.7), ("by day", 0.95), ("No toll", 0.8),
        ]
    ]  # fmt: skip
    row = next(r for r in brief_json(treaty.annotated(found))["glance"] if r["field"] == "disputes")
    assert [(e["place"], e["confidence"]) for e in row["evidence"]] == [
        ("Article 1(1)(b)", 0.95), ("Article 1(2)", 0.8), ("Article 1(1)(a)", 0.7),
    ]  # fmt: skip


def test_what_is_uncertain_is_called_so(treaty: Document) -> None:
    found = [
        _found("disputes", "No toll", confidence=0.7, means=["court"]),
        _found("renewal", "one year", confidence=0.7, mode="tacit"),
        _found("amendment", "a ferry", confidence=0.7, mode="consent"),
        _found("amendment", "each day", confidence=0.75, mode="consent"),
        _found("party", "Parties", confidence=0.5, name="Parties"),
    ]
    document = treaty.annotated(found)
    page = _check(document)
    assert "Disputes are to be settled by a court (uncertain) (Article 1(2))." in page.visible
    assert "For one year; then renewed tacitly (uncertain)" in page.visible
    assert "Parties (uncertain) (Article 1(1))" in page.visible
    assert ("title", "Confidence 0.70, rule disputes.test") in page.attributes
    assert {r["field"] for r in brief_json(document)["glance"] if r["uncertain"]} == {"disputes", "renewal"}


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        ("eng", ()),
        ("hun", ("Foedus has no table for Hungarian; it could only look at the structure.",)),
        (None, ("Foedus couldn’t tell the language of the text; it could only look at the structure.",)),
    ],
)
def test_what_the_reader_has_to_know_comes_first(language: str | None, notes: tuple[str, ...]) -> None:
    text = Text("a", Source("a.txt", "", "text/plain"), language, notes=("Page 2 has no text.",))
    document = Document(text, (Division("body", "body", None, None, 0, 0, 1),))
    assert brief_json(document)["notes"] == [*notes, "Page 2 has no text."]
    head = _check(document).visible.partition("The treaty at a glance\nThe text")[2]
    head = head.partition("The treaty at a glance")[0]
    assert all(note in head for note in (*notes, "Page 2 has no text."))


def test_a_treaty_without_a_title_is_not_named_for_its_file() -> None:
    text = Text("a", Source("scans/page_0007.txt", "", "text/plain"), "eng")
    document = Document(text, (Division("body", "body", None, None, 0, 0, 1),))
    html = brief(document)
    assert '<h1 id="at-title" class="untitled">Untitled treaty</h1>' in html
    assert '<p class="file"><bdi>page_0007.txt</bdi></p>' in html
    assert brief_json(document)["title"] is None


def test_parties_have_the_codes_of_states(treaty: Document) -> None:
    found = [
        _found("party", "Parties", name="Velmark of old", code="VLMX", iso3=None, historical="VLMX"),
        _found("party", "ferry", name="Tarsia Minor", code="TSM", iso3="TSM", historical=None),
    ]
    page = _check(treaty.annotated(found))
    assert "Velmark of old VLMX, a former state (Article 1(1))" in page.visible
    assert "Tarsia Minor TSM (Article 1(1))" in page.visible


def test_overlapping_evidence_is_split_and_named_once(treaty: Document) -> None:
    across = _found("renewal", TREATY[_at("a ferry") : _at("night")], mode="tacit")
    inside = _found("disputes", TREATY[_at("each day") : _at("by day")], means=["court"])
    page = _check(treaty.annotated([across, inside]))
    assert sum(i.startswith("ev-") for i in page.ids) == 9


def test_hard_wrapped_lines_flow_and_short_lines_stand() -> None:
    line = "The Parties shall keep the ferry running in all seasons of every year."
    content = f"{line}\n{line}\nDone.\nSigned by both.\n\n{line}\n"
    html = brief(Document(Text.of(content), (Division("body", "body", None, None, 0, 0, len(content)),)))
    assert f"<p>{line}\n{line}\nDone.\n<br>Signed by both.\n\n</p><p>{line}\n</p>" in html


def test_contents_follow_the_treaty_or_its_subjects(treaty: Document) -> None:
    labels = [entry["label"] for entry in brief_json(treaty)["contents"]]
    assert labels == ["Preamble", "Article 1", "Article 2", "Closing formula", "Annex I"]
    coded = treaty.annotated([
        _found("domain", "Crossings", code="transport", score=0.8),
        _found("domain", "Force", code="final-provisions", score=0.9),
    ])  # fmt: skip
    entries = brief_json(coded)["contents"]
    assert [e["label"] for e in entries] == [
        "Preamble", "Transport", "Final provisions", "Closing formula", "Annex I",
    ]  # fmt: skip
    assert entries[1]["parts"][0]["eid"] == "art_1"
    _check(coded)


def test_a_comment_is_linked_to_what_it_cites(treaty: Document) -> None:
    cited = [(c["text"], *c["eids"]) for c in brief_json(treaty, comment=COMMENT)["comment"]["citations"]]
    assert cited == [
        ("Article 1(1)", "art_1__para_1"),
        ("art. 2", "art_2"),
        ("Articles 1", "art_1"),
        ("2", "art_2"),
        ("preamble", "preamble"),
        ("Article 1", "annex_1__art_1"),
        ("Articles 1 to 2", "art_1", "art_2"),
    ]
    page = _check(treaty, COMMENT)
    assert page.prose["the-comment"] == COMMENT.content
    html = brief(treaty, comment=COMMENT)
    assert html.count('data-label="Cited 3 times in the comment"') == 2
    assert 'id="the-comment"' not in brief(treaty)
    assert "It cites the treaty 7 times. Foedus has linked the citations; it has not checked" in page.visible


def test_citations_of_what_the_treaty_lacks_are_counted_and_marked(treaty: Document) -> None:
    comment = Text.of(
        "Articles 1, 22 and 23–30 and art. 22 say so, as do Article 7 of Annex I and Annex IV. Article 2, "
        "30 days later, not Article 51 of the Charter, Article 5 NATO, Article 36 of Protocol I, article c.",
        language="eng",
    )
    data = brief_json(treaty, comment=comment)["comment"]
    assert [c["text"] for c in data["citations"]] == ["Articles 1", "Article 2"]
    assert [(m["text"], m["kind"], m["number"], m["annex"]) for m in data["missing"]] == [
        ("22", "article", "22", None),
        ("23", "article", "23", None),
        ("30", "article", "30", None),
        ("art. 22", "article", "22", None),
        ("Article 7", "article", "7", "I"),
        ("Annex IV", "annex", "IV", None),
    ]
    page = _check(treaty, comment)
    assert page.prose["the-comment"] == comment.content
    assert (
        "6 citations name articles that Foedus didn’t find in this treaty (Articles 22, 23 and 30; "
        "Article 7 of Annex I; Annex IV): perhaps the comment is about another treaty." in page.visible
    )
    assert ("title", "Foedus found no Article 22 in the treaty") in page.attributes


HOSTILE = (
    "</title></style><script>alert(1)</script>"
    "<a href='https://evil.example/x.css' onclick=x style=y>&amp;\"]]>"
)


def test_hostile_text_stays_text() -> None:
    content = f"{HOSTILE}\n\nArticle 1\n\n{HOSTILE}\r\n"
    cut = content.index("Article")
    eid = f"ev-1' onload=\"{HOSTILE}"
    divisions = (
        Division("ev-1", "preface", None, None, 0, 0, cut),
        Division(eid, "article", HOSTILE, HOSTILE, cut, cut + 9, len(content)),
    )
    found = (
        Annotation("title", 0, len(HOSTILE), {"value": HOSTILE}, HOSTILE),
        Annotation("party", 3, 9, {"name": HOSTILE}, HOSTILE),
        Annotation("signed", 0, cut + 3, {"date": HOSTILE, "place": HOSTILE}, HOSTILE),
        Annotation("disputes", 0, cut, {"means": [1, {}, HOSTILE]}, HOSTILE, 0.5),
        Annotation("authentic_languages", 0, cut, {"codes": HOSTILE, "prevailing": 7}, HOSTILE),
    )
    source = Source(HOSTILE, HOSTILE, HOSTILE)
    document = Document(Text(content, source, HOSTILE, notes=(HOSTILE,)), divisions, found)
    _check(document, Text.of(HOSTILE, path=HOSTILE))


def test_nothing_is_loaded_and_nothing_runs(treaty: Document) -> None:
    html = brief(treaty, comment=COMMENT)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"(?i)https?:|//\w|url\(|@import|javascript:|<script", html)


@pytest.mark.parametrize(
    ("language", "tag", "direction"), [("ara", "ar", "rtl"), ("zho", "zh", "ltr"), (None, "", "auto")]
)
def test_the_text_keeps_its_language_and_direction(language: str | None, tag: str, direction: str) -> None:
    text = Text.of("المادة 1", language=language)
    html = brief(Document(text, (Division("body", "body", None, None, 0, 0, len(text)),)))
    assert f'<div class="prose" lang="{tag}" dir="{direction}">' in html


def test_the_same_document_gives_the_same_page(treaty: Document) -> None:
    assert brief(treaty, comment=COMMENT) == brief(treaty, comment=COMMENT)
    assert treaty.text.source.sha256 in brief(treaty)


def test_it_is_written_where_it_was_asked_for(treaty: Document, tmp_path: Path) -> None:
    page = write(treaty, tmp_path / "out", comment=COMMENT)
    assert page == tmp_path / "out" / "ferries" / "brief.html"
    assert page.read_text(encoding="utf-8") == brief(treaty, comment=COMMENT)
    data = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert data == json.loads(json.dumps(brief_json(treaty, comment=COMMENT)))


@pytest.mark.parametrize(
    "path",
    ["../../x.txt", "/etc/passwd", "..", "a/..", "", "C:\\up\\..\\.txt", "con\0trol\n.pdf", "\ud800.txt"],
)
def test_it_is_never_written_elsewhere(path: str, tmp_path: Path) -> None:
    text = Text("a", Source(path, "", "text/plain"))
    page = write(Document(text, (Division("body", "body", None, None, 0, 0, 1),)), tmp_path / "out")
    assert page.parent.parent == tmp_path / "out"
    assert re.fullmatch(r"[\w.-]+", page.parent.name)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_links_that_lead_out_of_the_folder_are_refused(treaty: Document, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "ferries").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FoedusError, match="can't be written"):
        write(treaty, tmp_path / "out")
    assert not list((tmp_path / "elsewhere").iterdir())


CONTENT = st.text(st.sampled_from("aB1. (\n\n\r\t\0<>&\"'—اب条\u2028\ud800"), min_size=1, max_size=80)
KINDS = ("preface", "toc", "recital", "chapter", "article", "paragraph", "point", "annex", "note")
FIELDS = ("title", "signed", "duration", "renewal", "disputes", "registration")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Random texts in two levels of random divisions, with random overlapping annotations."""
    content = draw(CONTENT)
    length = len(content)
    cuts = sorted({0, length, *draw(st.lists(st.integers(0, length), max_size=4))})
    divisions: list[Division] = []
    for n, (start, end) in enumerate(pairwise(cuts)):
        inner = sorted({end, *draw(st.lists(st.integers(start, end - 1), max_size=3))})
        body = draw(st.integers(start, inner[0]))
        kind = draw(st.sampled_from(KINDS))
        heading = draw(st.sampled_from([None, content[start:body][-3:] or None]))
        divisions.append(Division(f"d_{n}", kind, str(n), heading, start, body, end))
        for m, (a, b) in enumerate(pairwise(inner)):
            mid = draw(st.integers(a, b))
            divisions.append(
                Division(f"d_{n}__{m}", draw(st.sampled_from(KINDS)), None, None, a, mid, b, f"d_{n}")
            )
    spans = draw(st.lists(st.tuples(st.integers(0, length - 1), st.integers(1, length)), max_size=6))
    found = [
        Annotation(draw(st.sampled_from(FIELDS)), a, max(a + 1, b), {"value": content, "term": "P1Y"})
        for a, b in spans
    ]
    return Document(Text.of(content), tuple(divisions), tuple(found))


@given(documents())
def test_no_character_is_lost_whatever_overlaps(document: Document) -> None:
    page = _check(document, document.text)
    assert page.prose["the-comment"] == _writable(document.text.content)


@pytest.mark.parametrize("field", sorted(wording()["labels"]))
def test_every_field_has_a_sentence_for_any_value(field: str) -> None:
    assert say(field, {}).endswith(".")
    for phrase in wording()[field]:
        assert set(phrase) <= {"when", "says", "short", "label"}
        assert phrase["says"].endswith(".")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("denunciation", {"notice": "P12M"}, "A party may denounce it by giving twelve months’ notice."),
        ("denunciation", {"notice": "P1Y"}, "A party may denounce it by giving one year’s notice."),
        ("duration", {"term": "unlimited"}, "It remains in force without limit of time."),
        ("renewal", {"mode": "tacit", "term": "P5Y"}, "It is renewed tacitly, each time for five years."),
        ("renewal", {"mode": "tacit", "term": None}, "It is renewed tacitly."),
        ("entry_into_force", {"mode": "count", "count": 60, "delay": "P12M"},
         "It enters into force twelve months after the deposit of the sixtieth instrument."),
        ("entry_into_force", {"mode": "signature", "delay": None}, "It enters into force on signature."),
        ("authentic_languages", {"codes": ["ara", "rus"], "prevailing": "rus"},
         "The Arabic and Russian texts are equally authentic; where they differ, the Russian text prevails."),
        ("authentic_languages", {"codes": ["deu", "eng", "fra"], "prevailing": "eng fra"},
         "The German, English and French texts are equally authentic; "
         "where they differ, the English and French texts prevail."),
        ("authentic_languages", {"codes": ["fra"], "prevailing": None}, "The French text is authentic."),
        ("disputes", {"means": ["consultation", "arbitration", "court"]},
         "Disputes are to be settled by consultation, arbitration or a court."),
        ("depositary", {"name": "Government of\nVelmark"}, "It is deposited with the Government of Velmark."),
        ("reservations", {"value": "prohibited"}, "No reservations may be made."),
        ("signed", {"date": "1994-07", "place": "Aunis"}, "It was signed at Aunis in July 1994."),
        ("signed", {"date": "1994", "act": "opened"}, "It was opened for signature in 1994."),
        ("signed", {"date": "1994-07-28", "act": "adopted"}, "It was adopted on 28 July 1994."),
        ("entry_into_force", {"mode": "fixed_date", "date": "2026"}, "It enters into force in 2026."),
    ],
)  # fmt: skip
def test_sentences(field: str, value: dict[str, object], sentence: str) -> None:
    assert say(field, value) == sentence


def test_numbers_dates_and_durations_in_words() -> None:
    assert [number(n) for n in (1, 20, 99, 120, "x", -1)] == ["one", "twenty", "ninety-nine", "120", "", ""]
    assert [ordinal(n) for n in (1, 12, 21, 60, 101, 111)] == [
        "first", "twelfth", "twenty-first", "sixtieth", "101st", "111th",
    ]  # fmt: skip
    assert [date(d) for d in ("2025-03-14", "1934-10", "2001", "2001~", "2001-13", "XX")] == [
        "14 March 2025", "October 1934", "2001", "about 2001", "", "",
    ]  # fmt: skip
    assert [duration(d) for d in ("P1Y6M", "PT72H", "P0D", "P", "a")] == [
        "one year and six months", "seventy-two hours", "", "", "",
    ]  # fmt: skip
    assert date("1960-05-03/1960-06-04") == "3 May 1960 and 4 June 1960"
    assert [on_date(d) for d in ("2025-03-14", "1934-10", "2001~", "XX")] == [
        "on 14 March 2025", "in October 1934", "in about 2001", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "words", "expected"),
    [
        ("signature.formula", "Done at Aunis on 3 May 2024", None),
        ("signature.opened", "be open for signature at Aunis on 3 May 2024", "opened"),
        ("signature.opened", "adopted this third day of May 2024", "adopted"),
        ("signature.title", "Opened for signature at Aunis on 3 May 2024", "opened"),
        ("signature.sitting", "3 May 2024", "adopted"),
    ],
)
def test_not_every_day_is_one_of_signing(rule: str, words: str, expected: str | None) -> None:
    assert act(rule, words) == expected


def test_every_language_that_foedus_can_tell_has_a_name() -> None:
    package = files("foedus")
    named = tomllib.loads((package / "data" / "treaty_languages.toml").read_text(encoding="utf-8"))
    told = tomllib.loads((package / "data" / "iso639.toml").read_text(encoding="utf-8"))
    codes = {code for t in named.values() for code in t["names"]} | {*told.values(), *languages.codes()}
    assert {c for c in codes if language_name(c) == c} == set()
    assert language_name("Old Velmarkian") == "Old Velmarkian"


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_every_colour_of_text_can_be_read_on_every_ground(treaty: Document) -> None:
    light, dark, *_ = re.findall(r":root {(.*?)}", brief(treaty), re.DOTALL)
    for scheme in (light, dark):
        colours = {name: _luminance(c) for name, c in re.findall(r"--(\w+): (#\w{6})", scheme)}
        pairs = [(t, g) for t in ("ink", "soft", "faint", "link") for g in ("paper", "panel", "mark")]
        for text, ground in [*pairs, ("ink", "arrived"), ("soft", "arrived"), ("link", "arrived")]:
            dim, bright = sorted((colours[text], colours[ground]))
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (text, ground)


def test_folder_names_are_never_shared() -> None:
    long = "A" * 79
    paths = ["a b.txt", "x/a-b.txt", "A B.pdf", "2.txt", "../..txt", f"{long}xy.txt", f"{long}xz.txt"]
    names = folder_names(paths)
    assert names == ["a-b", "a-b-2", "A-B-3", "2", "treaty", f"{long}x", f"{long}x-2"]


@pytest.mark.parametrize("code", languages.codes())
def test_citations_of_a_language(code: str) -> None:
    assert set(languages.section(code, "citations")) == citing.KEYS


@pytest.mark.parametrize(
    ("comment", "articles"),
    [
        ("See Articles 1, 2 and 3.", ["1", "2", "3"]),
        ("Les articles 1 et 2 du traité", ["1", "2"]),
        ("По статьям 1 и 2 договора", ["1", "2"]),
        ("وفقا للمادة 2 والمادة 3", ["2", "3"]),
        ("بر اساس ماده ۲ این معاهده", ["2"]),
        ("根据第二条和第三条", ["2", "3"]),
        ("nach den Artikeln 1 bis 3", ["1", "2", "3"]),
    ],
)
def test_citations_in_other_languages(comment: str, articles: list[str]) -> None:
    text = "TREATY\n\n" + "".join(f"Article {n}\n\nThe Parties shall act.\n\n" for n in range(1, 6))
    treaty = foedus.parse(Text.of(text, language="eng"))
    found, missing = citing.citations(Text.of(comment), treaty)
    assert [eid.removeprefix("art_") for c in found for eid in c.articles] == articles
    assert not missing


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"delay": "P2M", "first_of_month": True}, "on the first day of the second month after the exchange"),
        ({"delay": "P1M", "first_of_month": True}, "on the first day of the month after the exchange"),
        ({"delay": "P2M"}, "two months after the exchange"),
    ],
)
def test_the_first_day_of_a_month_is_no_length_of_time(fields: dict[str, object], says: str) -> None:
    value = {"mode": "exchange", "count": None, "date": None, **fields}
    assert f"It enters into force {says} of the instruments of ratification." == say(
        "entry_into_force", value, "says"
    )
