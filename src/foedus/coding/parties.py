"""Who concludes the treaty: from its title, its opening words and its signatures.

A name alone makes no party: it counts in a list ("between A and B", "The Government of A and the
Government of B,") or behind words of signing ("For the Government of A").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from foedus.coding.party_listings import Listing, candidates, listings, passable, without_asides
from foedus.coding.party_names import Name
from foedus.coding.party_words import PartyWords, party_words
from foedus.coding.zones import closings_of, heads_of
from foedus.languages import codes, section
from foedus.model import Annotation, Document, Span
from foedus.states import Organisation, State

#: How far a text without title and preamble is read.
_OPERATIVE = 6000
#: How far a heading in another language is looked for.
_HEADING = 600

_YEAR = re.compile(r"(?<![\d.°º№])(?<![Nn][orº°.]\s)(?<!\.\s)(?:1[6-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM = 4
_LEAD = 120
#: A sentence that goes on behind the name: it isn't a signatory's.
_GOES_ON = re.compile(r"[^\S\n]{1,9}[a-zà-öø-ÿа-яё]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name at a place that shows a party."""

    name: Name
    rule: str
    confidence: float


def find(document: Document) -> Iterator[Annotation]:
    """The parties: one annotation of kind `party` for each place that shows one.

    Fields: `name` (words of the text on one line), `code` (ISO 3166 alpha-3, the code of a
    vanished state or the organisation's id, or None), `iso3`, `kind` (`state` or `organisation`),
    `historical`. The fields of a party are the same at every place.
    """
    text = document.text.content
    words = party_words(document.text.language)
    heads, closings = heads_of(document), closings_of(document)
    year = _year(text, heads, closings)
    rows = [row for zone in heads for row in listings(text, zone, words, year)]
    signing = [n for zone in closings for n in _signing(text, zone, words, year)]
    recital = next((d.start for d in document.divisions if d.kind == "recital"), len(text))
    evidence = list(_evidence(rows, signing, recital))
    if not evidence and not heads:
        evidence = list(_operative(text, words, year))
    if len(_groups(text, evidence)) < 2:
        evidence = _single(evidence) + list(_foreign(document, heads, year))
    evidence.sort(key=lambda e: -e.confidence)
    for party in _groups(text, _concluding(text, evidence)):
        shown = [one for one in evidence if _same(text, one.name, party[0].name)]
        fields = _fields(text, shown)
        for one in shown:
            yield Annotation("party", one.name.start, one.name.end, fields, one.rule, one.confidence)


def _year(text: str, heads: list[Span], closings: list[Span]) -> int | None:
    """The first year before the articles, else the last among the signatures."""
    years = [int(m[0]) for z in heads[:1] for m in _YEAR.finditer(text, z.start, z.end)]
    last = [int(m[0]) for z in closings for m in _YEAR.finditer(text, z.start, z.end)]
    return next(iter(years or reversed(last)), None)


def _signing(text: str, zone: Span, words: PartyWords, year: int | None) -> Iterator[Name]:
    """The names behind words of signing; several where columns have run into one line."""
    plain = without_asides(text, zone, words)
    found = candidates(text, zone, plain, words, year)
    at = zone.start
    for lead in words.signing.finditer(text, zone.start, zone.end):
        if lead.start() < at or not _begins(text, lead):
            continue
        at = lead.end()
        for name in found:
            if name.start < at:
                continue
            gap = plain[at - zone.start : name.start - zone.start]
            near = at == lead.end() or "\n" not in gap or _alone(text, name, words)
            if len(gap) > _LEAD or ":" in gap or not near or not passable(gap, words):
                break
            if _GOES_ON.match(text, name.end):
                break
            yield name
            at = name.end
    yield from (name for name in found if words.signing_last.match(text, name.end))


def _alone(text: str, name: Name, words: PartyWords) -> bool:
    """Whether nothing but the name and an article stands on its line or lines."""
    before = text[text.rfind("\n", 0, name.start) + 1 : name.start]
    behind = text[name.end : name.end + _LEAD].partition("\n")[0]
    return not behind.strip(" .:,") and all(w.casefold() in words.small for w in before.split())


def _begins(text: str, lead: re.Match[str]) -> bool:
    """Whether words of signing begin a line, a column or, behind a colon, a list."""
    line = text[max(0, lead.start() - 80) : lead.start()].rpartition("\n")[2]
    return line.rstrip()[-1:] in ("", ":", ")", "]") or line.endswith(("\t", "  "))


def _evidence(rows: list[Listing], signing: list[Name], recital: int) -> Iterator[Evidence]:
    title = next((r for r in rows if r.lead == "between" and r.start < recital), None)
    for row in rows:
        if row is title:
            rule, confidence = "parties.title", 0.9
        elif row.lead == "opening" and row.colon:
            rule, confidence = "parties.plenipotentiaries", 0.8
        elif row.lead == "opening" and row.start < recital and len(row.names) > 1:
            before = title and row.start < title.start
            rule, confidence = ("parties.heading", 0.85) if before else ("parties.preamble", 0.95)
        else:
            continue
        known = sum(name.entity is not None for name in row.names)
        for name in row.names:
            if name.entity or known < 2:  # beside known states an unknown one is a body of theirs
                yield Evidence(name, rule, confidence)
    for name in signing:
        yield Evidence(name, "parties.signature", 0.85)


def _operative(text: str, words: PartyWords, year: int | None) -> Iterator[Evidence]:
    """The first "between A and B" of a text without title, preamble and signatures."""
    rows = listings(text, Span(0, min(len(text), _OPERATIVE)), words, year)
    first = next((row for row in rows if row.lead == "between" and len(row.names) > 1), None)
    for name in first.names if first else ():
        yield Evidence(name, "parties.operative", 0.5)


def _single(evidence: list[Evidence]) -> list[Evidence]:
    """One party alone is believed where the beginning shows it: nobody signs with himself."""
    return [e for e in evidence if e.rule != "parties.signature"]


def _foreign(document: Document, heads: list[Span], year: int | None) -> Iterator[Evidence]:
    """The "between A and B" of a heading in another language than the treaty's."""
    text = document.text.content
    for zone in (Span(z.start, min(z.end, z.start + _HEADING)) for z in heads[:1]):
        tokens = {word.casefold() for word in _WORD.findall(text, *zone)}
        for code in codes():
            if code == document.text.language or tokens.isdisjoint(section(code, "parties")["between"]):
                continue
            rows = listings(text, zone, party_words(code), year)
            row = next((r for r in rows if r.lead == "between" and len(r.names) > 1), None)
            if row and all(name.entity for name in row.names):
                yield from (Evidence(name, "parties.title", 0.6) for name in row.names)
                return


#: What is believed first; what comes later counts only where two parties aren't found yet.
_ORDER = ("parties.preamble", "parties.title", "parties.heading", "parties.plenipotentiaries",
          "parties.signature", "parties.operative")  # fmt: skip


def _concluding(text: str, evidence: list[Evidence]) -> list[Evidence]:
    found: list[Evidence] = []
    for rule in _ORDER:
        if len(_groups(text, found)) > 1:
            break
        found += [e for e in evidence if e.rule == rule]
    return found


def _groups(text: str, found: Iterable[Evidence]) -> list[list[Evidence]]:
    """The evidence by party."""
    groups: list[list[Evidence]] = []
    for one in found:
        group = next((g for g in groups if _same(text, one.name, g[0].name)), None)
        if group:
            group.append(one)
        else:
            groups.append([one])
    return groups


def _same(text: str, a: Name, b: Name) -> bool:
    if a.entity or b.entity:
        return a.entity == b.entity
    first, second = _stems(text, a), _stems(text, b)
    return first <= second or second <= first


def _abbreviation(text: str, name: Name) -> bool:
    return isinstance(name.entity, Organisation) and text[name.start : name.end] == name.entity.abbreviation


def _stems(text: str, name: Name) -> set[str]:
    """The beginnings of a name's words, which stay when it is declined."""
    return {word[:_STEM].casefold() for word in _WORD.findall(text[name.start : name.end])}


def _fields(text: str, group: list[Evidence]) -> dict[str, Any]:
    entity = group[0].name.entity
    written = [one.name for one in group if not _abbreviation(text, one.name)] or [group[0].name]
    name = next((n for n in written if not n.bare), written[0])
    state = entity if isinstance(entity, State) else None
    return {
        "name": " ".join(text[name.start : name.end].split()),
        "code": entity.id if entity else None,
        "iso3": state.iso3 if state else None,
        "kind": "state" if state or not entity else "organisation",
        "historical": state.historical if state else None,
    }
