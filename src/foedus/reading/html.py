"""HTML: what a reader of the page sees, blocks as lines, table rows with tabs.

Nothing is fetched. Navigation, scripts and the fields of forms are left out; numbers that the browser would
write before list items are written, digits of `sup` are written ¹²³.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from foedus.model import Place
from foedus.reading import limits
from foedus.reading.encoding import decode
from foedus.reading.formats import Content, Refusal
from foedus.reading.numbering import formatted, raised

SUFFIXES = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml"}

_BEGINNING = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*){0,5}<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.I
)

_DROPPED = {
    "head", "script", "style", "nav", "noscript", "template", "iframe", "object", "svg", "canvas", "audio",
    "video", "button", "select", "input", "textarea", "dialog", "aside", "menu",
}  # fmt: skip
_BLOCKS = {
    "html", "body", "address", "article", "blockquote", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_NESTING = re.compile(
    "<(/?)(?:div|section|article|blockquote|center|ul|ol|dl|pre|main|header|footer|aside|nav|figure|fieldset"
    "|details|address|menu|table|form|dialog|button|object)\\b",
    re.I,
)
_TAG_BEGINNING = re.compile(r"<[a-zA-Z][^ \t\n\r\f/>]*+")
#: As https://html.spec.whatwg.org/#before-attribute-name-state divides them.
_ATTRIBUTE = re.compile(
    r"""[ \t\n\r\f/]*+[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"""
    r"""(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:"[^"]*+"?|'[^']*+'?|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)?+)?+"""
)
_ATTRIBUTES = re.compile(f"(?:{_ATTRIBUTE.pattern})*+")
#: How often a page may be gone through in search of them, beginnings of tags standing within tags.
_MOST_PASSES = 10
#: Below so many elements places are no longer told apart.
_NAMED_DEPTH = 200
#: Blank lines or empty cells that are kept in a row.
_MOST_HELD = 100
_CELLS = {"td", "th"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LISTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NUMBERED = re.compile(r"\W?\w{1,4}[.)\]]|\d")


def sniff(data: bytes) -> bool:
    """Whether the document begins as HTML does, also in UTF-16 and after comments."""
    head = data[:4096].replace(b"\0", b"")
    return bool(_BEGINNING.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe")))


def read(data: bytes) -> Content:
    """A place is the element that a line stands in, named by its XPath."""
    from selectolax.lexbor import LexborHTMLParser

    match = _CHARSET.search(data, 0, 4096)
    name = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    decoded = decode(data, name)
    _check_depth(decoded.text)
    _check_attributes(decoded.text)
    page = _Page()
    root = LexborHTMLParser(decoded.text).root
    if root is not None:
        _walk(root, page)
    page.end_line()
    return Content("".join(page.parts), tuple(page.places), decoded.encoding, decoded.notes)


def _check_depth(source: str) -> None:
    depth = 0
    for tag in _NESTING.finditer(source):
        depth += -1 if tag[1] else 1
        if depth > limits.HTML_DEPTH:
            raise Refusal("bomb", detail=f"blocks {limits.HTML_DEPTH} deep")


def _check_attributes(source: str) -> None:
    """Count from everything that could begin a tag, also in comments and scripts.

    What is quoted or left out there only the parser knows, and who wants to fool it would know too.
    """
    passed = 0
    for beginning in _TAG_BEGINNING.finditer(source):
        attributes = _ATTRIBUTES.match(source, beginning.end())
        written = attributes[0] if attributes else ""
        passed += len(written)
        many = len(written) > 2 * limits.HTML_ATTRIBUTES
        if many and len(_ATTRIBUTE.findall(written)) > limits.HTML_ATTRIBUTES:
            raise Refusal("bomb", detail=f"a tag to over {limits.HTML_ATTRIBUTES} attributes")
        if passed > _MOST_PASSES * len(source) + 1_000_000:
            raise Refusal("bomb", detail="tags within tags")


@dataclass(slots=True)
class _Element:
    """An element on the way from the root to where the walk is."""

    tag: str
    path: str  # of the nearest block
    preformatted: bool = False
    raised: bool = False
    children: dict[str, int] = field(default_factory=dict)  # how many of each tag so far
    item_format: str | None = None  # of the numbers of a list's items
    item: int = 0


def _walk(root: Any, page: _Page) -> None:
    """Hand the text under `root` to the page; with a stack, since pages nest as deep as they like."""
    stack = [(_Element(root.tag, "/" + root.tag), root.iter(include_text=True))]
    while stack:
        element, children = stack[-1]
        node = next(children, None)
        if node is None:
            page.leave(element)
            stack.pop()
        elif node.tag == "-text":
            page.write(node.text_content or "", element)
        elif node.tag == "br":
            page.line_break()
        elif node.tag[:1].isalpha() and node.tag not in _DROPPED and not _is_hidden(node.attributes):
            inner = _inner(element, node, deep=len(stack) > _NAMED_DEPTH)
            page.enter(inner, element)
            stack.append((inner, node.iter(include_text=True)))


def _is_hidden(attributes: Any) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _inner(parent: _Element, node: Any, *, deep: bool) -> _Element:
    tag, attributes = node.tag, node.attributes
    path = parent.path
    if tag in _BLOCKS and not deep:
        nth = parent.children[tag] = parent.children.get(tag, 0) + 1
        path += f"/{tag}" if tag == "body" else f"/{tag}[{nth}]"
    element = _Element(tag, path, parent.preformatted or tag == "pre", parent.raised or tag == "sup")
    if tag == "ol" and "none" not in (attributes.get("style") or ""):
        element.item_format = _LISTS.get(attributes.get("type") or "1", "decimal")
        element.item = _integer(attributes.get("start"), 1) - 1
    elif tag == "li":
        parent.item = _integer(attributes.get("value"), parent.item + 1)
    return element


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else otherwise


class _Page:
    """The text as it grows: white space is held back until it is clear that text follows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: list[Place] = []
        self._length = 0
        self._held = ""  # white space due before the next text
        self._marker = ""  # a list item's number, due likewise
        self._line: tuple[int, str] | None = None  # where the open line began, and its element
        self._rows: list[_Row] = []

    def enter(self, element: _Element, parent: _Element) -> None:
        tag = element.tag
        if tag == "tr":
            self._held = "\n"
            self._rows.append(_Row(self._length))
        elif tag in _CELLS and self._rows:
            self._held = self._rows[-1].next_cell(self._length)
        elif tag in _BLOCKS:
            self.line_break()
        if tag == "li" and parent.item_format:
            self._marker = formatted(parent.item, parent.item_format) + ". "

    def leave(self, element: _Element) -> None:
        if element.tag == "tr" and self._rows:
            self._rows.pop()
            self._held = "\n"
        elif element.tag == "table":
            self._held = "\n"
        elif element.tag in _BLOCKS:
            self.line_break()

    def line_break(self) -> None:
        if "\t" not in self._held:
            self._held = "\n"

    def write(self, text: str, element: _Element) -> None:
        """Add text, its white space collapsed unless it is preformatted."""
        if element.raised:
            text = raised(text)
        if element.preformatted:
            first, *lines = text.split("\n")
            self._put(first, element.path)
            for line in lines:
                self._held = (self._held + "\n")[:_MOST_HELD]
                self._put(line, element.path)
            return
        words = _SPACE.sub(" ", text)
        if words.startswith(" "):
            self._held = self._held or " "
        self._put(words.strip(" "), element.path)
        if words.endswith(" "):
            self._held = self._held or " "

    def _put(self, words: str, path: str) -> None:
        if not words:
            return
        if "\n" in self._held or self._line is None:
            self.end_line()
            self._add(self._held if self._length else self._held.lstrip(" \n"))
            self._line = (self._length, path)
        else:
            self._add(self._held)
        if self._marker and not _NUMBERED.match(words):
            self._add(self._marker)
        self._held = self._marker = ""
        self._add(words)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)

    def end_line(self) -> None:
        if self._line is not None:
            start, path = self._line
            self.places.append(Place(start, self._length, "element", path))
            self._line = None


class _Row:
    """A table row: its cells are told apart by tabs, an empty one by a tab more."""

    def __init__(self, length: int) -> None:
        self._start = self._length = length
        self._tabs = -1

    def next_cell(self, length: int) -> str:
        """The white space due before the next cell's text, when the page has `length` characters."""
        self._tabs = 1 if length > self._length else self._tabs + 1
        self._length = length
        return ("\n" if length == self._start else "") + "\t" * min(self._tabs, _MOST_HELD)
