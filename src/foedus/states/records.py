"""What there is: states, organisations, and the mention of one in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from foedus.states.names import names_of

Form: TypeAlias = Literal["name", "demonym", "capital", "abbreviation"]


class Span(NamedTuple):
    """Days ``start`` to ``end`` inclusive, or running still (None); ``code`` is the state's number in that
    span if it is not the usual one."""

    start: date
    end: date | None
    code: int | None = None

    def overlaps(self, first: date, last: date) -> bool:
        return self.start <= last and (self.end is None or self.end >= first)


@dataclass(frozen=True)
class State:
    """A state or territory that concludes treaties. Equal and hashed by ``id``.

    ``iso3`` is absent for vanished states, whose ``historical`` code is then the id; ``former_codes`` are
    withdrawn codes of a living state (ZAR). ``cow`` and ``gw`` are the Correlates of War and Gleditsch-Ward
    numbers, unique in the table; a state which those lists count under another's (the Soviet Union under
    Russia's) has none and says ``counted_with``. ``spans`` is when the state existed, empty for territories.
    """

    id: str
    iso3: str | None = field(compare=False)
    iso2: str | None = field(compare=False)
    historical: str | None = field(compare=False)
    former_codes: tuple[str, ...] = field(compare=False)
    cow: int | None = field(compare=False)
    gw: int | None = field(compare=False)
    cow_spans: tuple[Span, ...] = field(compare=False)
    gw_spans: tuple[Span, ...] = field(compare=False)
    spans: tuple[Span, ...] = field(compare=False)
    counted_with: str | None = field(compare=False)
    capital: str | None = field(compare=False)
    seats: tuple[str, ...] = field(compare=False)
    demonyms: tuple[str, ...] = field(compare=False)

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Language (ISO 639-3) to names: short, official long if any, other and former, then inflected."""
        return names_of(self.id)

    def name(self, language: str = "eng") -> str:
        """The short name in a language, or in English where the table has none."""
        return (self.names.get(language) or self.names.get("eng") or (self.id,))[0]

    def existed(self, when: int | date) -> bool:
        """Whether the state existed on a day, or on any day of a year."""
        first, last = _days(when)
        return any(span.overlaps(first, last) for span in self.spans)


@dataclass(frozen=True)
class Organisation:
    """An international organisation with power to conclude treaties. Equal and hashed by ``id``.

    ``names`` goes from language (ISO 639-3) to names, ``abbreviation`` is the usual English one.
    """

    id: str
    names: Mapping[str, tuple[str, ...]] = field(compare=False)
    abbreviation: str | None = field(compare=False)

    def name(self, language: str = "eng") -> str:
        """The first name in a language, or in English where the table has none."""
        return (self.names.get(language) or self.names["eng"])[0]


Entity: TypeAlias = State | Organisation


@dataclass(frozen=True)
class Mention:
    """``text[start:end]`` names ``entity`` by its name, its people, its capital or its abbreviation."""

    start: int
    end: int
    entity: Entity
    form: Form


def _days(when: int | date) -> tuple[date, date]:
    return (when, when) if isinstance(when, date) else (date(when, 1, 1), date(when, 12, 31))
