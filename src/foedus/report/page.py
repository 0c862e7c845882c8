"""The brief: one treaty on one page that needs nothing else, and the same content as data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import foedus
from foedus.errors import FoedusError
from foedus.model import Document, Text
from foedus.report.citations import Citation, citations
from foedus.report.contents import Entry, contents
from foedus.report.fulltext import comment_text, full_text
from foedus.report.glance import Row, glance
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

#: The entries under the title, each made from the rows named.
_FACTS = {
    "Signed": ("signed",),
    "In force": ("entry_into_force",),
    "Until": ("duration", "renewal"),
    "Languages": ("authentic_languages",),
}
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

    @property
    def title(self) -> str:
        """The treaty's title; without one, the name of its file."""
        value = (self.document.treaty["title"] or {}).get("value")
        return one_line(value) if value else self.file

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
    cited = citations(comment, document) if comment else ()
    return _Brief(document, comment, glance(document), contents(document), cited)


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
        comment_text=Markup(comment_text(comment, b.citations)) if comment else None,
        lang=language_tag(text.language), dir=direction(text.language),
        comment_lang=language_tag(comment.language) if comment else "",
        comment_dir=direction(comment.language) if comment else "",
        language=language_name(text.language) if text.language else "", version=foedus.__version__,
        named=_NAMED,
    )  # fmt: skip
    return page


def brief_json(document: Document, *, comment: Text | None = None) -> dict[str, Any]:
    """What the brief says as plain data; every span is code points into the text.

    Keys: `foedus` (version), `source`, `language`, `length`, `title`, `glance` (one object a
    field with `says`, `value`, `evidence`, and `items` for the parties), `silent` (fields on
    which nothing was found), `notes`, `contents`, `comment` (null or `source` and `citations`).
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
        "notes": list(text.notes),
        "contents": [asdict(e) for e in b.contents],
        "comment": {
            "source": asdict(comment.source),
            "length": len(comment),
            "citations": [{**asdict(c), "text": comment.content[c.start : c.end]} for c in b.citations],
        } if comment else None,
    }  # fmt: skip


def write(document: Document, folder: str | Path, *, comment: Text | None = None) -> Path:
    """Write `brief.html` and `brief.json` into `folder/<name of the file without its ending>/`.

    Returns the path of the page; raises `FoedusError` where it can't be written. Nothing is
    ever written outside `folder`, whatever the document says its name is.
    """
    root = Path(folder)
    target = root / _folder_name(document.text.source.path)
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


def _folder_name(path: str) -> str:
    """The stem of a path as a plain folder name: letters, digits, `.`, `-` and `_`."""
    stem = PurePath(path.replace("\\", "/")).stem
    return re.sub(r"[^\w.-]+", "-", stem).strip(".-")[:80] or "treaty"


def _facts(b: _Brief) -> list[tuple[str, str, str]]:
    """Label, words and the row they lead to; empty words where the text is silent."""
    rows = {r.field: r for r in b.rows}
    return [
        (label, sentence_case("; ".join(filter(None, (rows[f].short for f in fields)))), fields[0])
        for label, fields in _FACTS.items()
    ]


def _row_json(row: Row) -> dict[str, Any]:
    value = row.value
    if isinstance(value, Mapping):
        value = {k: v for k, v in value.items() if k != "evidence"}
    elif row.field == "parties" and value:
        value = [{k: v for k, v in p.items() if k != "evidence"} for p in value]
    return {
        "field": row.field,
        "says": row.says or None,
        "value": value,
        "evidence": [asdict(e) for e in row.evidence],
        "items": [{"name": name, "evidence": [asdict(e) for e in found]} for name, found in row.items],
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
