"""The brief: one treaty on one page that needs nothing else, and the same content as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import foedus
from foedus import languages
from foedus.errors import FoedusError
from foedus.model import Document, Text
from foedus.report.citations import Citation, Missing, citations, named
from foedus.report.contents import Entry, contents
from foedus.report.fulltext import comment_text, full_text
from foedus.report.glance import SURE, Row, glance
from foedus.report.markup import anchor, escaped
from foedus.report.wording import (
    direction,
    joined,
    language_name,
    language_tag,
    one_line,
    sentence_case,
    wording,
)

#: The entries under the title, each made from the rows named; without a label it is the first row's.
_FACTS = (
    ("", ("signed",)),
    ("In force", ("entry_into_force",)),
    ("", ("duration", "renewal")),
    ("", ("authentic_languages",)),
)
#: More parties than this are counted under the title, not named.
_NAMED = 6


@dataclass(frozen=True)
class _Brief:
    """Everything that the page and the JSON say."""

    document: Document
    comment: Text | None
    rows: tuple[Row, ...]
    contents: tuple[Entry, ...]
    citations: tuple[Citation, ...]
    missing: tuple[Missing, ...]

    @property
    def title(self) -> str | None:
        value = (self.document.treaty["title"] or {}).get("value")
        return one_line(value) if value else None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader has to know first."""
        language, notes = self.document.text.language, wording()["notes"]
        if language is None:
            return (notes["no_language"], *self.document.text.notes)
        if language not in languages.codes():
            note = notes["no_table"].format(language=language_name(language))
            return (note, *self.document.text.notes)
        return self.document.text.notes

    @property
    def file(self) -> str:
        """The file's name without its folders, which say more about the reader than the treaty."""
        return PurePath(self.document.text.source.path.replace("\\", "/")).name or "-"

    @property
    def silent(self) -> tuple[Row, ...]:
        return tuple(r for r in self.rows if not r.says)

    @property
    def cited(self) -> dict[str, list[Citation]]:
        """The citations by the division that they name."""
        by_eid: dict[str, list[Citation]] = {}
        for c in self.citations:
            for eid in c.articles:
                by_eid.setdefault(eid, []).append(c)
        return by_eid


def _collect(document: Document, comment: Text | None) -> _Brief:
    cited, missing = citations(comment, document) if comment else ((), ())
    return _Brief(document, comment, glance(document), contents(document), cited, missing)


def brief(document: Document, *, comment: Text | None = None) -> str:
    """The brief of a coded document as one HTML page, with a comment on it if there is one.

    The page loads nothing and runs nothing. The same document gives the same page.
    """
    b = _collect(document, comment)
    evidence = [e for row in b.rows for e in row.all_evidence()]
    text = document.text
    page: str = _template().render(
        b=b, facts=_facts(b), rows={r.field: r for r in b.rows}, evidence=evidence, css=Markup(_css()),
        full_text=Markup(full_text(document, evidence, b.cited)),
        comment_text=Markup(comment_text(comment, b.citations, b.missing)) if comment else None,
        lang=language_tag(text.language), dir=direction(text.language),
        comment_lang=language_tag(comment.language) if comment else "",
        comment_dir=direction(comment.language) if comment else "",
        language=language_name(text.language) if text.language else "", version=foedus.__version__,
        named=_NAMED, missing=named(b.missing), sure=SURE,
    )  # fmt: skip
    return page


def brief_json(document: Document, *, comment: Text | None = None) -> dict[str, Any]:
    """What the brief says as plain data; every span is code points into the text.

    Keys: `foedus` (version), `source`, `language`, `length`, `title` (null where none was found),
    `glance` (one object a field with `says`, `uncertain`, `value`, `evidence`, and `items` for the
    parties), `silent` (fields on which nothing was found), `notes`, `contents`, `comment` (null or
    `source`, `citations`, and `missing` for those of articles that weren't found in the treaty).
    """
    b = _collect(document, comment)
    text = document.text
    return {
        "foedus": foedus.__version__,
        "source": asdict(text.source),
        "language": text.language,
        "length": len(text),
        "title": b.title,
        "glance": [_row_json(r) for r in b.rows],
        "silent": [r.field for r in b.silent],
        "notes": list(b.notes),
        "contents": [asdict(e) for e in b.contents],
        "comment": {
            "source": asdict(comment.source),
            "length": len(comment),
            "citations": [{**asdict(c), "text": comment.content[c.start : c.end]} for c in b.citations],
            "missing": [{**asdict(m), "text": comment.content[m.start : m.end]} for m in b.missing],
        } if comment else None,
    }  # fmt: skip


def write(
    document: Document, folder: str | Path, *, comment: Text | None = None, name: str | None = None
) -> Path:
    """Write `brief.html` and `brief.json` into `folder/name/`; the name is by default the file's.

    Returns the path of the page; raises `FoedusError` where it can't be written. Nothing is
    ever written outside `folder`, whatever the document says its name is.
    """
    root = Path(folder)
    target = root / (_plain(name) if name else folder_names([document.text.source.path])[0])
    try:
        target.mkdir(parents=True, exist_ok=True)
        if not target.resolve().is_relative_to(root.resolve()):
            raise FoedusError("not-writable", str(target), detail="a link leads out of the folder")
        data = json.dumps(brief_json(document, comment=comment), ensure_ascii=False, indent=1)
        _write(target / "brief.json", data + "\n")
        return _write(target / "brief.html", brief(document, comment=comment))
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise FoedusError("not-writable", str(target), detail=detail) from error


def _write(path: Path, content: str) -> Path:
    if path.is_symlink():
        raise FoedusError("not-writable", str(path), detail="it is a link")
    path.write_bytes(content.encode("utf-8", "backslashreplace"))
    return path


def folder_names(paths: Iterable[str]) -> list[str]:
    """A folder name for each file: its name without the ending, made plain, and numbered if taken."""
    taken: set[str] = set()
    names = []
    for path in paths:
        stem = _plain(PurePath(path.replace("\\", "/")).stem)
        numbered = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
        name = next(n for n in numbered if n.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _plain(name: str) -> str:
    """A name as letters, digits, `.`, `-` and `_`, of at most 80 characters."""
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[:80] or "treaty"


def _facts(b: _Brief) -> list[tuple[str, list[tuple[str, Row]]]]:
    """Label and words with the rows that they lead to; no words where nothing was found."""
    by_field = {r.field: r for r in b.rows}
    facts = []
    for label, fields in _FACTS:
        rows = [by_field[f] for f in fields]
        said = [row for row in rows if row.short]
        words = [(sentence_case(row.short) if row is said[0] else row.short, row) for row in said]
        facts.append((label or rows[0].label, words))
    return facts


def _row_json(row: Row) -> dict[str, Any]:
    value = row.value
    if isinstance(value, Mapping):
        value = {k: v for k, v in value.items() if k != "evidence"}
    elif row.field == "parties" and value:
        value = [{k: v for k, v in p.items() if k != "evidence"} for p in value]
    return {
        "field": row.field,
        "says": row.says or None,
        "uncertain": row.doubt is not None,
        "value": value,
        "evidence": [asdict(e) for e in row.evidence],
        "items": [{**asdict(item), "uncertain": item.doubt is not None} for item in row.items],
    }


@cache
def _css() -> str:
    return files(__package__).joinpath("templates", "brief.css").read_text(encoding="utf-8")


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader(__package__), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_clean,
    )  # fmt: skip
    environment.filters["anchor"] = anchor
    environment.globals["joined"] = joined
    environment.globals["silence"] = wording()["silence"]
    return environment.get_template("brief.html.jinja")


def _clean(value: Any) -> Any:
    """Strings that can't be written in HTML are mended before Jinja escapes them."""
    return Markup(escaped(value)) if isinstance(value, str) and not isinstance(value, Markup) else value
