"""A finding: a span of the text, typed fields, and the rule that made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """One finding.

    Attributes:
        kind: what was found (`party`, `date`, `entry_into_force`, `commitment`, ...).
        start, end: the words that carry it.
        fields: its values, JSON-like; a value that is a span of the text is a mapping with
            `start` and `end`.
        rule: the rule or model that made it (`signature.formula`).
        confidence: 0 to 1.
        eid: the innermost division that holds the span; set by the document.
        id: unique in the document; set by the document.
    """

    kind: str
    start: int
    end: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    rule: str = ""
    confidence: float = 1.0
    eid: str | None = None
    id: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
