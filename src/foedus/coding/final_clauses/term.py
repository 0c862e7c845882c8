"""How long the treaty lasts: its duration, its renewal, its denunciation."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.durations import durations
from foedus.coding.final_clauses.clauses import Clause, speaks_of
from foedus.coding.final_clauses.words import Words, right_before
from foedus.model import Annotation

#: How many characters after a verb may stand before what it governs.
_NEAR = 90
_CLOSE = 40


def duration(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `term`: a length of time, or "unlimited"."""
    w, renewal = words["duration"], words["renewal"]
    for clause in clauses:
        entering = [m.span() for m in words["entry_into_force"]["enters"].finditer(clause.text)]
        for verb in w["in_force"].finditer(clause.text):
            before = clause.text[: verb.start()]
            if any(start <= verb.start() < end for start, end in entering):
                continue
            if not speaks_of(words.treaty, w["other"], before):
                continue
            sure = 0.9 if words.treaty.search(before) else 0.8
            after = clause.text[verb.end() : verb.end() + _NEAR]
            term = _term(clause.text, verb.end(), words)
            if term:
                again = renewal["thereafter"].search(before + verb[0])
                yield clause.found("duration", {"term": term}, "term", sure - (0.35 if again else 0))
                break
            if w["unlimited"].search(after[:_CLOSE]):
                yield clause.found("duration", {"term": "unlimited"}, "unlimited", sure)
                break
            until = w["until"].search(after)
            if until and w["after"].search(clause.text, verb.end() + until.end()):
                again = renewal["thereafter"].search(before + after[: until.start()])
                if not again:
                    yield clause.found("duration", {"term": "unlimited"}, "until_notice", sure - 0.2)
                break


def _term(text: str, at: int, words: Words) -> str | None:
    """The length of time that a verb before `at` governs."""
    w = words["duration"]
    for start, _, iso in durations(text, at, min(len(text), at + _NEAR + 40), words.language):
        between = text[at:start]
        if len(between) > _NEAR or w["until"].search(between) or w["other"].search(between):
            return None
        return iso if not between.strip() or right_before(w["lasting"], text, start) else None
    return None


def renewal(clauses: list[Clause], words: Words, lasting: list[Annotation]) -> Iterator[Annotation]:
    """Findings of `mode` and `term`; `lasting` are the findings of the treaty's own duration.

    A treaty that lasts until notice isn't renewed, so nothing is found for "unlimited".
    """
    w = words["renewal"]
    term = max(lasting, key=lambda a: a.confidence).fields["term"] if lasting else None
    if term == "unlimited":
        return
    starts = {a.start for a in lasting}
    articles = {clause.article for clause in clauses if clause.start in starts}
    for clause in clauses:
        for verb in w["renewed"].finditer(clause.text):
            before, after = clause.text[: verb.start()], clause.text[verb.start() :]
            own = words.treaty.search(before[-_NEAR:])
            if not (own or clause.article in articles) or not speaks_of(words.treaty, w["other"], before):
                continue
            if not (lasting or w["strong"].search(clause.text)):
                continue
            sure = 0.9 if clause.article in articles else 0.75
            if w["strong"].search(clause.text):
                mode = "tacit"
            elif w["express"].search(clause.text):
                mode = "express"
            elif w["tacit"].search(clause.text):
                mode = "tacit"
            else:
                continue
            yield clause.found("renewal", {"mode": mode, "term": _next_term(after, words, term)}, mode, sure)
            break
        else:
            if clause.article in articles:
                yield from _going_on(clause, words)


def _next_term(after: str, words: Words, term: str | None) -> str | None:
    w = words["renewal"]
    if words["duration"]["unlimited"].search(after):
        return "unlimited"
    for start, _, iso in durations(after, 0, len(after), words.language):
        if right_before(w["for"], after, start):
            return iso
    if w["yearly"].search(after):
        return "P1Y"
    return term if w["same"].search(after) else None


def _going_on(clause: Clause, words: Words) -> Iterator[Annotation]:
    """ "Thereafter it remains in force until six months after notice": renewed without end."""
    w = words["renewal"]
    for thereafter in w["thereafter"].finditer(clause.text):
        rest = clause.text[thereafter.start() :]
        verb = words["duration"]["in_force"].search(rest)
        if w["until"].search(rest) and (verb or w["until"].match(rest[len(thereafter[0]) :].lstrip())):
            following = _next_term(rest, words, None)
            fields = {"mode": "tacit", "term": following or "unlimited"}
            yield clause.found("renewal", fields, "goes_on", 0.7)
            return


def denunciation(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `notice`; None where the treaty can be denounced without a period of notice."""
    w = words["denunciation"]
    for clause in clauses:
        ended = w["ended"].search(clause.text)
        if ended is None or not w["notice"].search(clause.text):
            continue
        own = words.treaty.search(clause.text)
        if w["other"].search(clause.text) and not (own and w["may"].search(clause.text)):
            continue
        notice = _notice(clause.text, words)
        if notice:
            at_expiry = w["non_renewal"].search(clause.text)
            sure = (0.9 if own else 0.8) - (0.15 if at_expiry else 0)
            yield clause.found("denunciation", {"notice": notice}, "notice", sure)
        elif own and w["may"].search(clause.text):
            yield clause.found("denunciation", {"notice": None}, "without_notice", 0.4)


def _notice(text: str, words: Words) -> str | None:
    """The period of notice; that for any time rather than that before the treaty's expiry."""
    w = words["denunciation"]
    at_expiry = None
    for start, end, iso in durations(text, 0, len(text), words.language):
        following = text[end : end + _NEAR]
        entering = words["entry_into_force"]["enters"].search(text, max(0, start - _CLOSE), start)
        if entering and not w["ended"].search(text[: entering.start()]):
            continue
        since = words["entry_into_force"]["entry"].search(following)
        if since and not w["notice"].search(following[: since.start()]):
            continue
        if right_before(w["before"], text, start) or (
            w["after"].match(following) and not right_before(w["for"], text, start)
        ):
            if not (w["non_renewal"].search(following) or right_before(w["non_renewal"], text, start)):
                return iso
            at_expiry = at_expiry or iso
    return at_expiry
