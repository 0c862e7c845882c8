"""When the treaty enters into force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from foedus.coding.dates import dates
from foedus.coding.durations import durations
from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.negation import Said, said, stated
from foedus.coding.final_clauses.subject import subject
from foedus.coding.final_clauses.words import Words
from foedus.coding.number_words import WORD, number_at
from foedus.model import Annotation

#: A date so close after the verb is the day itself, whatever is said after it.
_AT_ONCE = 16
_MOST_STATES = 200
#: How far after a number the word for what it counts may begin.
_NEAR = 40
#: A sentence says a few times at most that something enters into force.
_MOST_VERBS = 6
#: How far behind the verb "the first day of the month" stands.
_FIRST_DAY = 160
#: How much of the conclusion is searched for its date.
_CLOSING, _CLOSING_LENGTH = 12, 3000
_EVENTS = ("reply", "instruments", "notes", "notified", "deposit", "signature", "ratified")
_DIGITS_OR_WORD = re.compile(rf"\d{{1,3}}|{WORD.pattern}")


def entry_into_force(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `mode`, `count`, `delay`, `date`, from the verb and the event that follows it."""
    w = words["entry_into_force"]
    earliest = _earliest_year(clauses, words)
    for clause in clauses:
        if not clause.admits(w["heading"]):
            continue
        for verb in islice(w["enters"].finditer(clause.text), _MOST_VERBS):
            sure = subject(clause, verb.span(), words, w["other"], w["heading"])
            if not sure or not stated(clause.text, *verb.span(), w["negated"], words):
                continue
            rule = said(clause.text, *verb.span(), words) is Said.RULE
            until = _until(clause.text, verb.end(), words) if rule else None
            at = until or verb.end()
            fields = _event(clause.text, at, _end(clause.text, at, words), words)
            if fields is None:
                fields, sure = _event(clause.text, 0, verb.start(), words), sure - 0.2
            if fields and fields["date"] and ((rule and not until) or int(fields["date"][:4]) < earliest):
                continue  # "shall not enter into force before 1 January"; a date long past
            if fields is not None:
                sure -= 0.3 if fields["mode"] == "other" else 0
                yield clause.found("entry_into_force", fields, fields["mode"], sure)
                break


def _earliest_year(clauses: list[Clause], words: Words) -> int:
    """A year before which the treaty can't be meant to enter into force: it is closed later."""
    closing = " ".join([c.text for c in clauses if c.closing][:_CLOSING])[:_CLOSING_LENGTH]
    years = [
        int(day[:4])
        for _, _, day, *_ in dates(closing, 0, len(closing), words.language)
        if day[:4].isdecimal()
    ]
    return min(years, default=0) - 1


def _until(text: str, at: int, words: Words) -> int | None:
    """Where the event begins in "shall not enter into force until ..."; None where no "until" follows."""
    rest = text[at:].lstrip()
    until = words["duration"]["until"].match(rest)
    return len(text) - len(rest) + until.end() if until else None


def _end(text: str, at: int, words: Words) -> int:
    """Where the words about the entry into force end, and those about the duration begin."""
    stop = words["entry_into_force"]["stop"].search(text, at)
    return stop.start() if stop else len(text)


def _event(text: str, at: int, end: int, words: Words) -> dict[str, Any] | None:
    """The event in `text[at:end]`; None where none is named. The definitive one, if there are two."""
    if definitive := words["entry_into_force"]["definitive"].search(text, at):
        at, end = definitive.end(), len(text)
    start, day = next(((date[0], date[2]) for date in dates(text, at, end, words.language)), (end, None))
    mode, count = _mode(text[at:end], words)
    if day and (mode is None or start - at < _AT_ONCE):
        return {"mode": "fixed_date", "count": None, "delay": None, "date": day}
    if mode is None:
        return None
    fields = {"mode": mode, "count": count, "delay": _delay(text, at, end, words), "date": None}
    w = words["entry_into_force"]
    counted = not w["next_month"].search(text, at, end) or fields["delay"] == "P1M"
    if (
        counted
        and str(fields["delay"]).endswith("M")
        and w["first_day"].search(text, at, max(end, at + _FIRST_DAY))
    ):
        fields["first_of_month"] = True  # "the first day of the second month following" isn't two months
    return fields


def _mode(part: str, words: Words) -> tuple[str | None, int | None]:
    w = words["entry_into_force"]

    def has(*keys: str) -> bool:
        return all(w[key].search(part) for key in keys)

    if has("reply") or has("instruments"):
        return "exchange", None
    counted = not has("fraction") and (has("deposit") or has("notified"))
    number = _number(part, words) if counted else None
    if has("deposit"):
        if number or has("procedures", "second", "notified"):
            return "count", number or 2
        return ("ratification", None) if has("all") or has("states") else (None, None)
    if has("notified") and (has("procedures") or has("second")):
        if number and number > 2:
            return "count", number
        return "notification", 2 if has("second") or has("both") else None
    if has("notes"):
        return "exchange", None
    if has("arranged"):
        return "other", None
    if has("signature"):
        return "signature", None
    if has("ratified"):
        return "ratification", None
    if has("other_event") or has("procedures"):
        return "other", None
    return None, None


def _number(part: str, words: Words) -> int | None:
    """How many deposits: the number before the word for States or their instruments."""
    states = words["entry_into_force"]["states"]
    lengths = durations(part, 0, len(part), words.language)
    taken = 0
    for token in _DIGITS_OR_WORD.finditer(part):
        if token.start() < taken:
            continue
        number = number_at(part, token.start(), words.language)
        if number is None or any(start <= token.start() < end for start, end, _ in lengths):
            continue
        taken = number.end
        if 1 < number.value < _MOST_STATES and states.search(part[number.end : number.end + _NEAR]):
            return number.value
    return None


def _delay(text: str, at: int, end: int, words: Words) -> str | None:
    """The length of time between the event and the entry into force."""
    w = words["entry_into_force"]
    lengths = durations(text, at, len(text), words.language)
    if month := w["next_month"].search(text, at, end):
        stated = next((iso for start, _, iso in lengths if month.end() <= start < month.end() + _NEAR), None)
        return stated or "P1M"
    if at:  # after the verb the delay precedes the event: "thirty days after the exchange"
        events = (w[key].search(text, at, end) for key in _EVENTS)
        end = min((event.start() for event in events if event), default=end)
    return next((iso for start, _, iso in lengths if start < end), None)
