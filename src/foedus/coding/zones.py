"""Where in a treaty its parties are shown: before the articles, and behind them."""

from __future__ import annotations

from foedus.model import Document, Span

#: How much of each zone is read.
_HEAD = 6000
_CLOSING = 6000
_UNDIVIDED = 3000
_FRONT = {"preface", "preamble"}


def heads_of(document: Document) -> list[Span]:
    """Where title and opening words stand; empty where the text begins with an article."""
    zones: list[Span] = []
    for d in document.divisions:
        if d.parent is not None or d.kind == "toc":
            continue
        if d.kind not in _FRONT:
            break
        if zones and zones[-1].end == d.start:
            zones[-1] = Span(zones[-1].start, d.end)
        else:
            zones.append(Span(d.start, d.end))
    if not zones:
        article = next((d.start for d in document.divisions if d.kind == "article"), _UNDIVIDED)
        zones = [Span(0, min(article, _UNDIVIDED, len(document.text)))] if article else []
    return [Span(z.start, min(z.end, z.start + _HEAD)) for z in zones]


def closings_of(document: Document) -> list[Span]:
    """Where signatures stand."""
    found = [d for d in document.divisions if d.parent is None and d.kind == "conclusion"]
    if found:
        return [Span(d.start, min(d.end, d.start + _CLOSING)) for d in found]
    end = next((d.start for d in document.divisions if d.kind == "annex" and d.start), len(document.text))
    return [Span(max(0, end - _UNDIVIDED), end)]
