"""How long the treaty lasts: its duration, its renewal, its denunciation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from foedus.coding.durations import durations, months
from foedus.coding.final_clauses.clauses import Clause
from foedus.coding.final_clauses.negation import Said, affirmed, denied, said, stated
from foedus.coding.final_clauses.subject import concerns, subject
from foedus.coding.final_clauses.words import Words, right_before
from foedus.model import Annotation

#: How many characters after a verb may stand before what it governs.
_NEAR = 90
_CLOSE = 40
#: A sentence says a few times at most that something lasts or is renewed.
_MOST_VERBS = 8
#: In months; a longer period than the longest is the treaty's term, not a notice, and none is a few days.
_YEAR, _SHORTEST_NOTICE, _LONGEST_NOTICE = 12, 0.2, 24
#: Findings less sure than this don't say which article is about the treaty's term.
_SURE = 0.6


def duration(clauses: list[Clause], words: Words) -> Iterator[Annotation]:
    """Findings of `term`: a length of time, or "unlimited"."""
    w, renewal = words["duration"], words["renewal"]
    for clause in clauses:
        if not clause.admits(w["heading"]):
            continue
        entering = [m.span() for m in words["entry_into_force"]["enters"].finditer(clause.text)]
        for verb in islice(w["in_force"].finditer(clause.text), _MOST_VERBS):
            if any(start <= verb.start() < end for start, end in entering):
                continue
            sure = subject(clause, verb.span(), words, w["other"], w["heading"])
            if not sure or not stated(clause.text, *verb.span(), w["negated"], words):
                continue
            before = clause.text[: verb.start()]
            after = clause.text[verb.end() : verb.end() + _NEAR]
            term, rule = _term(clause.text, verb, words)
            if term:
                again = renewal["thereafter"].search(before + verb[0])
                doubt = 0.35 if again else 0.4 if rule == "until_notice" else 0
                yield clause.found("duration", {"term": term}, rule, sure - doubt)
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


def _term(text: str, verb: re.Match[str], words: Words) -> tuple[str | None, str]:
    """The length of time that a verb governs, and the rule that says so.

    "Shall expire six months after notice" is unlimited; less than a year counts only of a treaty
    that is in force or valid so long.
    """
    w = words["duration"]
    at = verb.end()
    for start, end, iso in durations(text, at, min(len(text), at + _NEAR + 40), words.language):
        between = text[at:start]
        if len(between) > _NEAR or any(w[key].search(between) for key in ("until", "between", "other")):
            break
        if w["since_notice"].match(text[end : end + _NEAR].lstrip(" ,\r\n")):
            return "unlimited", "until_notice"
        governed = not between.strip() or right_before(w["lasting"], text, start)
        if not governed or (months(iso) < _YEAR and not w["valid"].search(verb[0])):
            break
        return iso, "term"
    return None, ""


def renewal(clauses: list[Clause], words: Words, lasting: list[Annotation]) -> Iterator[Annotation]:
    """Findings of `mode` and `term`; `lasting` are the findings of the treaty's own duration.

    A treaty that lasts until notice isn't renewed, so nothing is found for "unlimited".
    """
    w = words["renewal"]
    best = max(lasting, key=lambda a: a.confidence, default=None)
    term = best.fields["term"] if best else None
    if term == "unlimited":
        return
    starts = {best.start} if best else set()
    articles = {clause.article for clause in clauses if clause.start in starts}
    heading = words["duration"]["heading"]
    for clause in clauses:
        if not clause.admits(heading):
            continue
        for verb in islice(w["renewed"].finditer(clause.text), _MOST_VERBS):
            before, after = clause.text[: verb.start()], clause.text[verb.start() :]
            own = subject(clause, verb.span(), words, w["other"], heading)
            if not own and (clause.article not in articles or w["other"].search(before[-_NEAR:])):
                continue
            if not (lasting or w["strong"].search(clause.text)):
                continue
            sure = 0.9 if clause.article in articles else 0.75
            how = said(clause.text, *verb.span(), words)
            if how is Said.DENIED:
                yield clause.found("renewal", {"mode": "none", "term": None}, "none", sure - 0.1)
                break
            if how is not Said.RULE and w["strong"].search(clause.text):
                mode = "tacit"
            elif w["express"].search(clause.text):
                mode = "express"
            elif how is not Said.RULE and w["tacit"].search(clause.text):
                mode = "tacit"
            else:
                continue
            following = _next_term(after, words, term) or _term_before(before, words, term)
            yield clause.found("renewal", {"mode": mode, "term": following}, mode, sure)
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


def _term_before(before: str, words: Words, term: str | None) -> str | None:
    """The next term in languages whose verb comes last: behind the last "thereafter"."""
    *_, then = [None, *words["renewal"]["thereafter"].finditer(before)]
    return _next_term(before[then.end() :], words, term) if then else None


def _going_on(clause: Clause, words: Words) -> Iterator[Annotation]:
    """ "Thereafter it remains in force until six months after notice": renewed without end."""
    w = words["renewal"]
    for thereafter in w["thereafter"].finditer(clause.text):
        rest = clause.text[thereafter.start() :]
        verb = words["duration"]["in_force"].search(rest)
        until = w["until"].search(rest)
        if (
            until
            and words["duration"]["after"].search(rest, until.start())
            and (verb or w["until"].match(rest[len(thereafter[0]) :].lstrip()))
        ):
            following = _next_term(rest, words, None)
            fields = {"mode": "tacit", "term": following or "unlimited"}
            yield clause.found("renewal", fields, "goes_on", 0.7)
            return


def denunciation(clauses: list[Clause], words: Words, term: list[Annotation]) -> Iterator[Annotation]:
    """Findings of `notice`; None where the treaty can be denounced without a period of notice.

    `term` are the findings of duration and renewal. The notice that prevents a renewal counts only
    where no clause gives one for any time.
    """
    w = words["denunciation"]
    starts = {a.start for a in term if a.confidence >= _SURE}
    articles = {clause.article for clause in clauses if clause.start in starts}
    terms = {a.fields["term"] for a in term}
    at_expiry: list[Annotation] = []
    proper = False
    for clause in clauses:
        if not clause.admits(w["heading"]) or not affirmed(w["ended"], clause.text, words):
            continue
        own = concerns(clause, w["ended"], words, w["other"])
        if own or clause.headed(w["heading"]):
            articles.add(clause.article)
        if clause.article not in articles or not w["notice"].search(clause.text):
            continue
        if not own and w["other"].search(clause.text):
            continue
        notice, expiring = _notice(clause.text, terms, words)
        if notice and expiring:
            at_expiry.append(clause.found("denunciation", {"notice": notice}, "non_renewal", 0.75))
        elif notice:
            proper = True
            again = 0.15 if w["non_renewal"].search(clause.text) else 0
            yield clause.found("denunciation", {"notice": notice}, "notice", (0.9 if own else 0.8) - again)
        elif own and w["may"].search(clause.text) and not words["amendment"]["consent"].search(clause.text):
            yield clause.found("denunciation", {"notice": None}, "without_notice", 0.4)
    if not proper:
        yield from at_expiry


def _notice(text: str, terms: set[str | None], words: Words) -> tuple[str | None, bool]:
    """The period of notice, and whether it is that before the treaty's expiry."""
    w = words["denunciation"]
    at_expiry = None
    for start, end, iso in durations(text, 0, len(text), words.language):
        if not _SHORTEST_NOTICE < months(iso) <= _LONGEST_NOTICE or (
            iso in terms and months(iso) >= 2 * _YEAR
        ):
            continue
        if denied(text, start, end, words):
            continue
        following = text[end : end + _NEAR]
        entering = words["entry_into_force"]["enters"].search(text, max(0, start - _NEAR), start)
        if entering and not w["ended"].search(text[: entering.start()]):
            continue
        since = words["entry_into_force"]["entry"].search(following)
        if since and not w["notice"].search(following[: since.start()]):
            continue
        if right_before(w["before"], text, start) or (
            w["after"].match(following) and not right_before(w["for"], text, start)
        ):
            if not (w["non_renewal"].search(following) or right_before(w["non_renewal"], text, start)):
                return iso, False
            at_expiry = at_expiry or iso
    return at_expiry, True
