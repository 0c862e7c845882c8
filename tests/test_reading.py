"""Every format gives its characters, a map back into the file, and one sentence where it can't."""

from __future__ import annotations

import io
import os
import sys
import tomllib
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus import Text, read
from foedus.errors import FoedusError
from foedus.language import language_of
from foedus.reading import limits, pdf_pages, read_bytes
from foedus.reading.formats import Refusal, formats
from foedus.reading.numbering import formatted

CASES = Path(__file__).parent / "cases" / "reading"
LANGUAGES = tomllib.loads((CASES / "languages.toml").read_text(encoding="utf-8"))
SUFFIXES = [suffix for form in formats() for suffix in form.SUFFIXES if suffix != ".pdf"]


def refused(data: bytes, name: str = "treaty.txt") -> str:
    with pytest.raises(FoedusError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(name + ": ")
    return caught.value.code


def check_places(text: Text) -> None:
    """Places lie in the text, in order; those of a page or paragraph don't overlap."""
    starts = [(p.start, -p.end) for p in text.places if p.kind in ("page", "paragraph", "element")]
    assert [p.start for p in text.places] == sorted(p.start for p in text.places)
    assert all(0 <= p.start <= p.end <= len(text) for p in text.places)
    assert all(-end <= start for (_, end), (start, _) in pairwise(starts))


# Text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300))
def test_utf8_reads_back_identically(written: str) -> None:
    written = "Article 1\r\n" + written
    assert read_bytes(written.encode("utf-8"), "a.txt").content == written


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_byte_order_mark_is_dropped(language: str, encoding: str) -> None:
    written = LANGUAGES[language]["text"] + "\U0001f54a\r\nend\rof it\n"
    assert read_bytes(written.encode(encoding)).content == written


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_utf16_without_mark(language: str, encoding: str) -> None:
    written = LANGUAGES[language]["text"]
    text = read_bytes(written.encode(encoding))
    assert (text.content, text.encoding) == (written, encoding)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(language, encoding) for language, row in LANGUAGES.items() for encoding in row["encodings"]],
)
def test_old_encoding(language: str, encoding: str) -> None:
    data = LANGUAGES[language]["text"].encode(encoding, "ignore")
    assert read_bytes(data).content == data.decode(encoding)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language(language: str) -> None:
    assert read_bytes(LANGUAGES[language]["text"].encode()).language == language


@given(st.binary(min_size=2, max_size=400))
def test_bytes_with_nul_are_no_text_by_chance(data: bytes) -> None:
    data = bytes(range(32)) + data
    assert refused(data) == "binary"


def test_language_of_nothing_is_none() -> None:
    assert language_of("") is language_of("1. 2. 3.") is None


def test_language_is_that_of_the_body() -> None:
    title = LANGUAGES["eng"]["text"]
    assert language_of(title + LANGUAGES["fra"]["text"] * 20) == "fra"


def test_line_ends_and_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    data = b"Article 1\r\nPeace.\rArticle 2\n\n\tTrade.  \r\n"
    path = tmp_path / "treaty.txt"
    path.write_bytes(data)
    text = read(path)
    assert text.content.encode() == data
    assert text.source.path == str(path)
    assert (text.source.media_type, text.encoding, text.places) == ("text/plain", "utf-8", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_few_words_in_the_common_encoding(language: str) -> None:
    encoding = (LANGUAGES[language]["encodings"] or ["cp1256"])[0]
    passage = LANGUAGES[language]["text"]
    for words in (passage, passage.upper()):
        start = next(n for n, letter in enumerate(words) if not letter.isascii())
        data = words[max(0, start - 40) : start + 40].encode(encoding, "ignore")
        assert read_bytes(data).content == data.decode(encoding)


def test_a_guess_from_little_text_is_told() -> None:
    text = read_bytes("Città, 3".encode("cp1252"))
    assert text.content == "Città, 3"
    assert text.notes == ("The encoding was guessed as cp1252 from little text.",)
    assert read_bytes(LANGUAGES["rus"]["text"].encode("cp1251")).notes == ()


@pytest.mark.parametrize(
    "source",
    [
        '<?xml version="1.0"?><act>Peace</act>',
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>',
    ],
)
def test_xml_is_read_with_its_tags(source: str) -> None:
    text = read_bytes(source.encode(), "a.xml")
    assert text.content == source
    assert text.notes == ("XML was read as plain text with its tags.",)
    assert read_bytes(b"<1> The Parties shall consult.").notes == ()


def test_markdown_by_suffix() -> None:
    assert read_bytes(b"# Treaty\n", "treaty.MD").source.media_type == "text/markdown"
    assert read_bytes(b"# Treaty\n", "treaty").source.media_type == "text/plain"


def test_cut_utf8_stays_utf8() -> None:
    data = LANGUAGES["rus"]["text"].encode()[:-2]
    text = read_bytes(data)
    assert text.content == data.decode("utf-8", "replace")
    assert text.encoding == "utf-8"
    assert text.notes == ("Bytes that aren't utf-8 stand as U+FFFD in 1 places.",)


def test_old_encoding_that_ends_like_cut_utf8() -> None:
    assert read_bytes("On s’attablera au même café".encode("cp1252")).content.endswith("même café")
    assert read_bytes("They met in a café".encode("cp1252")).content == "They met in a café"


def test_text_about_pdf_is_text() -> None:
    assert read_bytes(b"A PDF file begins with %PDF-1.7").source.media_type == "text/plain"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Article 1\r\nPeace.")))
    assert read("-").content == "Article 1\r\nPeace."


# What can't be read


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t\xc2\xa0", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.md", "empty"),
        (b"<html><body><script>1</script></body></html>", "a.html", "empty"),
        (b"Article 1\0\0\0 of it", "a.txt", "binary"),
        (bytes(range(1, 256)) * 4, "a.txt", "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "unknown-format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "encrypted",
        ),
        (b"{\\rtf1\\ansi Treaty}", "a.rtf", "unknown-format"),
        (b"{\\rtf1\\ansi Treaty}", "a.txt", "unknown-format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.png", "unknown-format"),
        (b"PK\3\4 mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", "unknown-format"),
        (b"PK\3\4" + bytes(60), "a.zip", "unknown-format"),
        (b"PK\3\4" + bytes(60), "a.docx", "damaged"),
        (b"PK\3\4 word/document.xml" + bytes(60), "a.docx", "damaged"),
        (b"%PDF-1.7\nnothing else", "a.pdf", "damaged"),
        (b"Article 1", "a.pdf", "damaged"),
    ],
)
def test_refused(data: bytes, name: str, code: str) -> None:
    assert refused(data, name) == code


def test_rtf_is_refused_with_what_to_convert_it_to() -> None:
    with pytest.raises(FoedusError) as caught:
        read_bytes(b"{\\rtf1\\ansi Treaty}", "a.rtf")
    assert caught.value.sentence == (
        "Foedus can't read this kind of file (RTF): convert it to docx, html, pdf or txt."
    )


@pytest.mark.parametrize(
    ("name", "code"), [("none.txt", "not-found"), (".", "folder"), ("a\0b.txt", "not-found")]
)
def test_path_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(FoedusError) as caught:
        read(tmp_path / name)
    assert caught.value.code == code


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("Article 1")
    path.chmod(0)
    with pytest.raises(FoedusError, match="check its permissions"):
        read(path)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1_000_000)
    with pytest.raises(FoedusError, match="has 201 MB, more than the 200 MB"):
        read(path)


@settings(max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from(SUFFIXES),
    st.sampled_from([b"", b"PK\3\4 word/document", b"<html>"]),
)
def test_any_bytes_give_a_text_or_a_sentence(data: bytes, suffix: str, head: bytes) -> None:
    try:
        text = read_bytes(head + data, "a" + suffix)
    except FoedusError:
        return
    text.content.encode("utf-8")  # no lone surrogates
    check_places(text)


# HTML


def test_html_page() -> None:
    data = (CASES / "page.html").read_bytes()
    text = read_bytes(data, "page.html")
    assert text.content == (CASES / "page.expected.txt").read_text(encoding="utf-8").rstrip("\n")
    assert text.source.media_type == "text/html"
    check_places(text)
    labels = {text.content[p.start : p.end]: p.label for p in text.places}
    assert labels["Desiring peace,"] == "/html/body/div[1]/p[1]"
    assert labels["b. on request."] == "/html/body/ol[1]/li[1]/ol[1]/li[2]/p[1]"


@pytest.mark.parametrize("name", ["page.html", "saved-as.txt", "-"])
def test_content_decides_before_the_suffix(name: str) -> None:
    assert read_bytes((CASES / "page.html").read_bytes(), name).source.media_type == "text/html"


def test_html_in_its_declared_encoding() -> None:
    page = '<html><meta charset="windows-1251"><p>{}</p></html>'
    text = read_bytes(page.format("Мир").encode("cp1251"), "a.html")
    assert (text.content, text.encoding) == ("Мир", "cp1251")


def test_html_entities_are_characters() -> None:
    data = b"<html><form><p>&sect;&nbsp;1 &#xd800;&#0;&unknown; &lt;b&gt;</form>"
    assert read_bytes(data).content == "§\xa01 \ufffd\ufffd&unknown; <b>"


def test_html_raised_digits_are_no_part_of_a_number() -> None:
    data = b"<html><h2>Article 5<sup>12</sup></h2>1<sup>er</sup></html>"
    assert read_bytes(data).content == "Article 5¹²\n1er"


def test_html_nested_without_end() -> None:
    assert read_bytes(b"<html>" + b"<font>" * 20_000 + b"Peace", "a.html").content == "Peace"
    assert refused(b"<html>" + b"<div>" * 20_000 + b"Peace", "a.html") == "bomb"


@pytest.mark.parametrize("separator", [" ", "/", '=">" ', "='>'", '="x" <', "\f"])
@pytest.mark.parametrize("before", ["", "<!-- ", '<script>a<b c="</script>', "<svg><style><!--</style>"])
def test_html_of_many_attributes(before: str, separator: str) -> None:
    attributes = "".join(f"a{n}{separator}" for n in range(limits.HTML_ATTRIBUTES + 1))
    assert refused(f"<html>{before}<p {attributes}>Peace".encode(), "a.html") == "bomb"


def test_html_of_tags_within_tags() -> None:
    tag = "<a " * (limits.HTML_ATTRIBUTES - 1) + ">"
    assert refused(f"<html>{tag * 20}Peace".encode(), "a.html") == "bomb"


def test_html_of_many_attributes_in_all() -> None:
    tag = f"<p {' '.join(f'a{n}' for n in range(limits.HTML_ATTRIBUTES - 1))}>Peace</p>"
    script = "<script>for (i=0; i<n; i++) { if (a>b) c(); }" + " x = y + z;" * 5000 + "</script>"
    assert read_bytes(f"<html>{script}{tag * 3}".encode()).content == "Peace\nPeace\nPeace"


# DOCX

NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="77">
  <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/>
    <w:lvlText w:val="Article %1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="ordinal"/>
    <w:lvlText w:val="%4:"/><w:lvlRestart w:val="0"/></w:lvl>
</w:abstractNum>"""


@pytest.fixture
def word() -> docx.document.Document:
    """A Word document with a list of four levels (77), and one that begins anew at 5 (78)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    for identity, override in (
        (77, ""),
        (78, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'),
    ):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="77"/>{override}</w:num>'
            )
        )
    return document


def add(document: docx.document.Document, text: str, level: int, number: int = 77) -> None:
    listed = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    document.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(listed))


def read_word(document: docx.document.Document) -> Text:
    file = io.BytesIO()
    document.save(file)
    text = read_bytes(file.getvalue(), "treaty.docx")
    check_places(text)
    return text


def test_docx_automatic_numbers(word: docx.document.Document) -> None:
    for text, level in [
        ("Defence", 0), ("one", 1), ("two", 1), ("a", 2), ("fourth", 3), ("b", 2), ("fifth", 3), ("three", 1),
        ("a", 2), ("", 0), ("one", 1),
    ]:  # fmt: skip
        add(word, text, level)
    add(word, "five", 1, 78)
    add(word, "six", 1, 78)
    word.add_paragraph("no number")
    assert read_word(word).content.split("\n") == [
        "Article I Defence", "1.1. one", "1.2. two", "(a) a", "4th: fourth", "(b) b", "5th: fifth",
        "1.3. three", "(a) a", "Article II", "2.1. one", "2.5. five", "2.6. six", "no number",
    ]  # fmt: skip


def test_docx_number_from_a_style(word: docx.document.Document) -> None:
    style = word.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    word.add_heading("Peace", 1)
    word.add_paragraph("The Parties shall keep it.")
    word.add_heading("Trade", 1)
    text = read_word(word)
    assert text.content == "Article I Peace\nThe Parties shall keep it.\nArticle II Trade"
    assert [p.label for p in text.places] == ["1", "2", "3"]


def test_docx_tracked_changes(word: docx.document.Document) -> None:
    paragraph = word.add_paragraph("The Parties ")._p
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>may</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>shall</w:t></w:r></w:ins>"))
    joined = word.add_paragraph(" consult")._p
    joined.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:del/></w:rPr>"))
    word.add_paragraph(" at once.")
    text = read_word(word)
    assert text.content == "The Parties shall\n consult at once."
    assert text.notes == ("It has tracked changes: 1 insertions were kept, 2 deletions left out.",)


def test_docx_raised_digits_are_no_part_of_a_number(word: docx.document.Document) -> None:
    word.add_paragraph("Article 5").add_run("12").font.superscript = True
    assert read_word(word).content == "Article 5¹²"


def test_docx_tables(word: docx.document.Document) -> None:
    table = word.add_table(2, 2)
    for cell, content in zip(table._cells, ["Good", "Duty", "Barley", ""], strict=True):
        cell.text = content
    column = word.add_table(1, 2)
    column.cell(0, 0).text = "Article 1\nPeace."
    column.cell(0, 0).add_paragraph("Article 2")
    column.cell(0, 1).text = "Article premier"
    assert read_word(word).content == "Good\tDuty\nBarley\t\nArticle 1\nPeace.\nArticle 2\nArticle premier"


def zipped(parts: dict[str, str], **how: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **how) as archive:  # type: ignore[arg-type]
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def in_word(body: str) -> str:
    return f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"


def test_docx_footnotes_stand_at_the_end() -> None:
    body = """<w:p><w:r><w:t>Velmark</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
      <w:p><w:r><w:t>Tarsia</w:t><w:endnoteReference w:id="2"/>
        <w:t xml:space="preserve"> agree.</w:t></w:r></w:p>"""
    note = '<w:{0}s {1}><w:{0} w:id="2"><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}></w:{0}s>'
    text = read_bytes(
        zipped(
            {
                "word/document.xml": in_word(body),
                "word/footnotes.xml": note.format("footnote", nsdecls("w"), "A republic."),
                "word/endnotes.xml": note.format("endnote", nsdecls("w"), "A kingdom."),
            }
        )
    )
    assert text.content == "Velmark¹\nTarsia² agree.\n¹ A republic.\n² A kingdom."
    assert [p.label for p in text.places] == ["1", "2", "footnote 1", "endnote 2"]
    check_places(text)


def test_docx_entities_stay_closed() -> None:
    secret = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "ha">]>'
    body = in_word("<w:p><w:r><w:t>Peace&e;&f;</w:t></w:r></w:p>")
    assert read_bytes(zipped({"word/document.xml": secret + body})).content == "Peace"


def test_docx_bomb() -> None:
    body = in_word(f"<w:p><w:r><w:t>{'a' * 3_000_000}</w:t></w:r></w:p>")
    bomb = zipped({"word/document.xml": body}, compression=zipfile.ZIP_DEFLATED)
    assert refused(bomb, "a.docx") == "bomb"


TAGS = (
    "p pPr pStyle numPr ilvl numId rPr vanish del ins moveFrom r t tab br sym footnoteReference tbl tr trPr "
    "tc sdt sdtContent txbxContent hyperlink abstractNum lvl lvlText numFmt num lvlOverride startOverride"
)
ELEMENTS = st.recursive(
    st.sampled_from(["", "Peace", " ", "%1"]),
    lambda inner: st.builds(
        lambda tag, value, parts: (
            f'<w:{tag} w:val="{value}" w:id="{value}" w:ilvl="{value}" w:numId="{value}" w:char="{value}"'
            f' w:abstractNumId="{value}">{"".join(parts)}</w:{tag}>'
        ),
        st.sampled_from(TAGS.split()),
        st.sampled_from(["", "0", "1", "77", "-1", "x", "99999999999", "%1", "ordinalText"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=150)
@given(ELEMENTS, ELEMENTS)
def test_any_word_elements_give_a_text_or_a_sentence(body: str, numbering: str) -> None:
    lists = f"<w:numbering {nsdecls('w')}>{NUMBERING}{numbering}</w:numbering>"
    parts = {"word/document.xml": in_word(body), "word/numbering.xml": lists, "word/styles.xml": lists}
    with suppress(FoedusError):
        check_places(read_bytes(zipped(parts), "a.docx"))


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (28, "lowerLetter", "bb"), (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"), (1, "ordinalText", "First"), (20, "ordinalText", "Twentieth"),
        (32, "ordinalText", "Thirty-second"), (21, "cardinalText", "Twenty-one"), (3, "decimalZero", "03"),
        (3, "russianLower", "в"), (12, "chineseCounting", "十二"), (30, "chineseCounting", "三十"),
        (7, "not a form", "7"), (0, "upperRoman", "0"), (5, "none", ""),
    ],
)  # fmt: skip
def test_numbers(number: int, form: str, written: str) -> None:
    assert formatted(number, form) == written


# PDF


FONT = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
RESOURCES = f"/Resources << {FONT} /XObject << /I 3 0 R /X0 4 0 R /X1 5 0 R /X2 6 0 R >> >>"
PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    " /Length 1 >>\nstream\nx\nendstream"
)


def stream(drawn: str, *, flate: int = 0, entries: str = "") -> str:
    """A stream object, packed so many times."""
    data = drawn.encode("latin-1")
    for _ in range(flate):
        data = zlib.compress(data, 9)
    filters = f"/Filter [{'/FlateDecode ' * flate}]"
    return f"<< {entries} {filters} /Length {len(data)} >>\nstream\n{data.decode('latin-1')}\nendstream"


def drawn(lines: list[str]) -> str:
    return "BT /F 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"


def pdf(*pages: list[str], trailer: str = "") -> bytes:
    """A small PDF of pages with these lines; a page without any holds a picture."""
    contents = [stream(drawn(lines) if lines else "q 200 0 0 200 72 400 cm /I Do Q") for lines in pages]
    return pdf_file(contents, list(range(len(pages))), trailer=trailer)


def pdf_file(
    contents: list[str], shown: list[int], *, forms: tuple[str, ...] = (), trailer: str = ""
) -> bytes:
    """A PDF whose pages show these of the contents, which may call the forms /X0 to /X2."""
    first = 7 + len(contents)
    kids = " ".join(f"{first + n} 0 R" for n in range(len(shown)))
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {RESOURCES}"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(shown)} >>",
        PICTURE,
        *(stream(forms[n] if n < len(forms) else "", entries=form) for n in range(3)),
        *contents,
    ]
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {RESOURCES}"
    objects += [f"{page} /Contents {7 + n} 0 R >>" for n in shown]
    data, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size, end = len(objects) + 1, len(data)
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{end}\n%%EOF\n".encode()


def test_pdf_pages_and_lines() -> None:
    text = read_bytes(pdf(["Article 1", "The Parties shall consult."], ["Article 2", "Trade."]), "a.pdf")
    assert text.content == "Article 1\nThe Parties shall consult.\n\f\nArticle 2\nTrade."
    check_places(text)
    at = text.content.index("Trade")
    line, page = text.place(at), text.place(at, "page")
    assert line is not None and page is not None
    assert (line.kind, line.label, page.label) == ("line", "2", "2")
    assert text.content[line.start : line.end] == "Trade."
    left, bottom, right, top = line.box or (0, 0, 0, 0)
    assert 70 < left < 74 and right > left and 700 < bottom < top < 720


def test_pdf_raised_digits_are_no_part_of_a_number() -> None:
    title = "Article 5) Tj /F 6 Tf 5 Ts (12) Tj /F 12 Tf 0 Ts (, 1982"
    text = read_bytes(pdf([title, "of page 17"]), "a.pdf")
    assert text.content == "Article 5¹², 1982\nof page 17"
    check_places(text)


def test_pdf_page_without_text_is_told() -> None:
    text = read_bytes(pdf(["Article 1"], []), "a.pdf")
    assert text.content == "Article 1\n\f\n"
    assert text.notes == ("Without a text layer, so not read: page 2.",)


def test_pdf_of_pictures() -> None:
    assert refused(pdf([], []), "a.pdf") == "no-text-layer"


def test_pdf_with_password() -> None:
    key = "0" * 64
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    assert refused(pdf(["Article 1"], trailer=locked), "a.pdf") == "encrypted"


def test_pdf_reader_of_images_can_stand_in() -> None:
    from foedus.reading import pdf as pdf_format

    def recognised(page: pdfium.PdfPage) -> pdf_pages.Lines:
        return [(f"{page.get_width():.0f} points wide", None)]

    assert pdf_format.read(pdf([], []), recognised).text == "595 points wide\n\f\n595 points wide"


@settings(max_examples=100)
@given(st.binary(max_size=400), st.integers(0, 600), st.integers(0, 600))
def test_any_pdf_gives_pages_or_a_refusal(data: bytes, start: int, end: int) -> None:
    whole = pdf(["Article 1"], [])
    with suppress(Refusal):
        pdf_pages.pages(whole[:start] + data + whole[end:])


BOMBS: dict[str, Callable[[], bytes]] = {
    "a page of many characters": lambda: pdf_file([stream(drawn(["peace " * 20] * 1000), flate=1)], [0]),
    "pages that share their content": lambda: pdf_file(
        [stream(drawn(["peace " * 16] * 1000), flate=1)], [0] * 11
    ),
    "forms in one another": lambda: pdf_file(
        [stream("/X0 Do " * 50)], [0], forms=("/X1 Do " * 200, "/X2 Do " * 200, drawn(["Peace"]))
    ),
    "many pages": lambda: pdf_file([stream(drawn(["Peace"]))], [0] * (limits.PDF_PAGES + 1)),
}
if sys.platform == "linux":  # elsewhere only the time is limited
    BOMBS["a stream packed twice"] = lambda: pdf_file([stream(" " * 100_000_000, flate=2)], [0])


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_pdf_bomb(bomb: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_MEMORY", 200_000_000)
    path = tmp_path / "treaty.pdf"
    path.write_bytes(bomb())
    with pytest.raises(FoedusError) as caught:
        read(path)
    assert caught.value.code == "bomb"


def test_pdf_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", 0)
    monkeypatch.setattr(limits, "PDF_SECONDS_PER_MB", 0)
    assert refused(pdf(["Article 1"]), "a.pdf") == "bomb"
