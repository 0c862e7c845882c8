"""The table: every state and organisation of the data files, by id, by code and by time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from foedus.states.datafiles import tables
from foedus.states.names import parse
from foedus.states.records import Entity, Organisation, Span, State


@cache
def states() -> tuple[State, ...]:
    """Every state and territory of the table, by id."""
    return tuple(_state(id_, row) for id_, row in tables("states.toml").items())


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every international organisation of the table, by id."""
    return tuple(_organisation(id_, row) for id_, row in tables("organisations.toml").items())


@cache
def entities() -> Mapping[str, Entity]:
    """Id to state or organisation."""
    every: tuple[Entity, ...] = (*states(), *organisations())
    return {entity.id: entity for entity in every}


def by_code(code: str | int) -> State | None:
    """The state of an ISO 3166 code (alpha-3, alpha-2, old), of "cow:365" or "gw:365", or of a COW number."""
    return _codes().get(f"cow:{code}" if isinstance(code, int) else code.strip().casefold())


def existing_at(when: int | date) -> tuple[State, ...]:
    """The states that existed on a day, or on any day of a year; territories without dates are left out."""
    return tuple(state for state in states() if state.existed(when))


@cache
def _codes() -> Mapping[str, State]:
    codes: dict[str, State] = {}
    for state in states():
        own = (state.id, state.iso3, state.iso2, state.historical, *state.former_codes)
        cow = {state.cow, *(span.code for span in state.cow_spans)} - {None}
        gw = {state.gw, *(span.code for span in state.gw_spans)} - {None}
        for code in (*filter(None, own), *(f"cow:{n}" for n in cow), *(f"gw:{n}" for n in gw)):
            codes.setdefault(code.casefold(), state)
    return codes


def _state(id_: str, row: dict[str, Any]) -> State:
    cow, gw = (tuple(map(_span, row.get(key, ()))) for key in ("cow_spans", "gw_spans"))
    return State(
        id=id_,
        iso3=row.get("iso3"),
        iso2=row.get("iso2"),
        historical=row.get("historical"),
        former_codes=tuple(row.get("former_codes", ())),
        cow=row.get("cow"),
        gw=row.get("gw"),
        cow_spans=cow,
        gw_spans=gw,
        spans=tuple(map(_span, row["spans"])) if "spans" in row else _merged(cow + gw),
        counted_with=row.get("counted_with"),
        capital=row["capital"].strip("~=") if "capital" in row else None,
        seats=tuple(row.get("seats", ())),
        demonyms=tuple(row.get("demonyms", ())),
    )


def _organisation(id_: str, row: dict[str, Any]) -> Organisation:
    names = {language: tuple(parse(raw).citation for raw in row[language]) for language in row}
    abbreviations = names.pop("abbreviations", ())
    return Organisation(id_, names, abbreviations[0] if abbreviations else None)


def _span(text: str) -> Span:
    """ "260:1955-05-05/1990-10-02" as a span."""
    code, _, days = text.rpartition(":")
    start, _, end = days.partition("/")
    return Span(
        date.fromisoformat(start), date.fromisoformat(end) if end else None, int(code) if code else None
    )


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Overlapping spans as one, in order."""
    merged: list[Span] = []
    for start, end, _ in sorted(spans, key=lambda span: span.start):
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and start > last.end):
            merged.append(Span(start, end))
        elif last.end is not None and (end is None or end > last.end):
            merged[-1] = Span(last.start, end)
    return tuple(merged)
