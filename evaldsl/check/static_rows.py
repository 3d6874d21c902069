"""Tables of rows: bands, cases, ratings, tiers and interpolations cover what they should, within the weight."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations
from typing import TypeAlias

import attrs

from evaldsl.check.literals import unwrapped, written_text
from evaldsl.check.static_cover import cover, empty_intervals, settle, tell_cover, tell_cracks, undecided
from evaldsl.check.static_values import (
    Interval,
    Setting,
    domain,
    end_text,
    interval,
    literal,
    options,
    outcome_points,
)
from evaldsl.diagnostics import Diagnostic, Label, error, text, warning
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import POINTS, PURE
from evaldsl.syntax import tree
from evaldsl.text import Span

Found: TypeAlias = tuple[Diagnostic, ...]
_PROPORTIONS = {tree.OutcomeKind.PROPORTIONAL, tree.OutcomeKind.INTERVAL, tree.OutcomeKind.DECREASING}


def check_bands(rule: tree.Bands, setting: Setting) -> Found:
    """分档: no gap, no overlap, every row reachable, points within the weight."""
    heads = tuple(row.head for row in rule.rows)
    ends = tuple(interval(head) for head in heads if isinstance(head, tree.Range | tree.Exactly))
    rest = next((head.span for head in heads if isinstance(head, tree.Rest)), None)
    return (
        *check_intervals(ends, rule.subject, setting, rest=rest),
        *shared_ends(tuple((row.head, row.outcome) for row in rule.rows)),
        *one_rest(tuple(row.head.span for row in rule.rows if isinstance(row.head, tree.Rest))),
        *one_rest(tuple(row.head.span for row in rule.rows if isinstance(row.head, tree.MissingRow))),
        *_labels_once(rule.rows),
        *_labels_covered(rule.rows, rule.subject, setting),
        *check_outcomes(tuple(row.outcome for row in rule.rows), setting, rule.subject.span),
    )


def check_intervals(
    ends: tuple[Interval | None, ...], subject: tree.Expression, setting: Setting, *, rest: Span | None
) -> Found:
    """The numeric rows of a table (None: an end is no literal) and its 其余; gaps only where all ends are known."""
    known = tuple(one for one in ends if one is not None)
    limits = domain(subject, setting)
    if not known or any(one.dimension != known[0].dimension for one in known):
        return ()
    found = cover(settle(known, limits), limits, _unit(subject, setting))
    empty = empty_intervals(known, subject.span)
    complete = len(known) == len(ends)
    holes = found.holes if complete and rest is None and not empty else ()
    unreachable: Found = ()
    if rest is not None and complete and not found.holes and not empty:
        unreachable = (warning("W0702", rest, notes=(text("W0702.rest"),)),)
    told = tell_cover(found._replace(holes=holes, unsettled=()), subject.span, what=subject.span.text)
    if rest is not None and complete and not empty:
        told += tell_cracks(found.holes, subject.span)
    return (*empty, *told, *unreachable, *_outside(known, limits))


def _unit(subject: tree.Expression, setting: Setting) -> Fraction | None:
    """What the subject counts in: between 9 and 10 there is no whole number, and so no gap."""
    match setting.types.get(subject.id):
        case NumberType(whole=True):
            return Fraction(1)
        case _:
            return None


def shared_ends(rows: tuple[tuple[tree.RowHead, tree.Outcome], ...]) -> Found:
    """Neighbours that both leave unsaid where their common end belongs; a proportion gives the same on either side."""
    heads = tuple(head for head, _ in rows)
    unsaid = tuple(head for head, outcome in rows if isinstance(head, tree.Range) and outcome.kind not in _PROPORTIONS)
    found = []
    for below, above in permutations(unsaid, 2):
        end = _unsaid_end(below, above)
        if end is not None and not any(_includes(head, _point(end)) for head in heads):
            found.append(undecided(end_text(end), below.span, above.span))
    return tuple(found)


def _unsaid_end(below: tree.Range, above: tree.Range) -> tree.Expression | None:
    """The end that two neighbours share where neither of them says whether it belongs to it."""
    if below.high is None or above.low is None or below.high_closed is not None or above.low_closed is not None:
        return None
    return below.high if _point(below.high) == _point(above.low) else None


def _includes(head: tree.RowHead, end: object) -> bool:
    match head:
        case tree.Range(low=low, low_closed=low_closed, high=high, high_closed=high_closed):
            at_low = low_closed is True and low is not None and _point(low) == end
            return at_low or (high_closed is True and high is not None and _point(high) == end)
        case tree.Exactly(value=value):
            return not isinstance(value, tree.Not) and _point(value) == end
        case _:
            return False


def _point(end: tree.Expression) -> object:
    """What tells whether two ends are the same: the amount of a literal, else the words."""
    amount = literal(end)
    return written_text(unwrapped(end)) if amount is None else (amount.value, amount.dimension)


def one_rest(rests: tuple[Span, ...], label: str = "") -> Found:
    """其余 stands in a table once, 否则 in a sentence."""
    first = tuple(Label(span) for span in rests[:1])
    return tuple(error("E0335", span, labels=first, label=label or span.text.split()[0]) for span in rests[1:])


def _outside(known: tuple[Interval, ...], limits: Interval) -> Found:
    """Rows that lie wholly beyond the declared range."""
    above = (one for one in known if limits.high is not None and one.low is not None and one.low > limits.high)
    below = (one for one in known if limits.low is not None and one.high is not None and one.high < limits.low)
    note = text("W0702.range", range=limits.span.text if limits.span is not None else "")
    return tuple(warning("W0702", one.span, notes=(note,)) for one in (*above, *below))


# ── outcomes ──────────────────────────────────────────────────────────────────────────────────────


def check_given(outcome: tree.Outcome, setting: Setting) -> Found:
    """A single outcome beside rows that are not known yet: not above the weight or below zero."""
    value = None if setting.weight is None else outcome_points(outcome, setting.weight)
    if value is None or setting.weight is None or 0 <= value <= setting.weight:
        return ()
    return (_beyond_weight(outcome, value, setting),)


def check_outcomes(outcomes: tuple[tree.Outcome, ...], setting: Setting, span: Span) -> Found:
    """No outcome above the weight or below zero, and one that reaches the weight."""
    weight = setting.weight
    if weight is None:
        return ()
    values = [outcome_points(outcome, weight) for outcome in outcomes]
    found: list[Diagnostic] = []
    for outcome, value in zip(outcomes, values, strict=True):
        if value is not None and not 0 <= value <= weight:
            found.append(_beyond_weight(outcome, value, setting))
    reached = [value for value in values if value is not None]
    if not found and values and len(reached) == len(values) and max(reached) < weight:
        found.append(_short(max(reached), setting, span))
    return tuple(found)


def _beyond_weight(outcome: tree.Outcome, value: Fraction, setting: Setting) -> Diagnostic:
    weight = setting.weight or Fraction(0)
    if value < 0 and outcome.kind is tree.OutcomeKind.POINTS and outcome.value is not None:
        return error("E0341", outcome.value.span, written=written_text(outcome.value))
    if value < 0:
        return error("E0337", outcome.span, name=setting.name, lost=weight - value, weight=weight)
    note = text("E0323.note", weight=weight)
    return error("E0323", outcome.span, notes=(note,), name=setting.name, points=value, weight=weight)


def _short(best: Fraction, setting: Setting, span: Span) -> Diagnostic:
    weight = setting.weight or Fraction(0)
    note = text("W0705.note")
    return warning("W0705", span, notes=(note,), name=setting.name, best=best, weight=weight)


# ── labels ────────────────────────────────────────────────────────────────────────────────────────


def check_rating(rule: tree.Rating, setting: Setting) -> Found:
    """评判等级: every option has one row, points within the weight."""
    return (
        *one_rest(tuple(row.head.span for row in rule.rows if isinstance(row.head, tree.Rest))),
        *one_rest(tuple(row.head.span for row in rule.rows if isinstance(row.head, tree.MissingRow))),
        *_labels_once(rule.rows),
        *_labels_covered(rule.rows, rule.subject, setting),
        *check_outcomes(tuple(row.outcome for row in rule.rows), setting, rule.subject.span),
    )


def _row_labels(rows: tuple[tree.Row, ...]) -> list[tree.Name | tree.String]:
    return [label for row in rows if isinstance(row.head, tree.Labels) for label in row.head.labels]


def _labels_once(rows: tuple[tree.Row, ...]) -> Found:
    return _once(_row_labels(rows))


def _once(labels: list[tree.Name | tree.String]) -> Found:
    firsts: dict[str, Span] = {}
    found = []
    for label in labels:
        if label.text in firsts:
            found.append(error("E0335", label.span, labels=(Label(firsts[label.text]),), label=label.text))
        firsts.setdefault(label.text, label.span)
    return tuple(found)


def _labels_covered(rows: tuple[tree.Row, ...], subject: tree.Expression, setting: Setting) -> Found:
    has_rest = [row.head for row in rows if isinstance(row.head, tree.Rest)]
    known = options(subject, setting)
    written = {label.text for label in _row_labels(rows)}
    left = tuple(label for label in known if label not in written)
    if left and not has_rest:
        return (error("E0324", subject.span, notes=(text("E0324.note"),), names=left),)
    if known and not left and has_rest:
        return (warning("W0702", has_rest[0].span, notes=(text("W0702.rest"),)),)
    return ()


# ── cases ─────────────────────────────────────────────────────────────────────────────────────────


def check_cases(rule: tree.Cases, setting: Setting) -> Found:
    """分情形: 其余 stands last, and some case reaches the weight."""
    found: list[Diagnostic] = []
    rest = next((index for index, case in enumerate(rule.cases) if case.condition is None), None)
    if rest is None:
        found.append(warning("W0707", rule.span, notes=(text("W0707.note"),)))
    else:
        labels = (Label(rule.cases[rest].span),)
        late = (text("W0702.after"),)
        after = (case for case in rule.cases[rest + 1 :] if case.condition is not None)
        found.extend(warning("W0702", case.span, labels=labels, notes=late) for case in after)
    found += one_rest(tuple(case.span for case in rule.cases if case.condition is None))
    outcomes = tuple(case.outcome for case in rule.cases)
    return (*found, *check_outcomes(outcomes, setting, rule.span))


# ── interpolation ─────────────────────────────────────────────────────────────────────────────────


def check_interpolation(rule: tree.Interpolation, setting: Setting) -> Found:
    """插值: at least two knots, in strictly increasing order."""
    found: list[Diagnostic] = []
    if len(rule.knots) < 2:
        found.append(error("E0338", rule.span))
    for before, knot in pairwise(rule.knots):
        low, high = literal(before.at), literal(knot.at)
        if low is not None and high is not None and low.dimension == high.dimension and low.value >= high.value:
            labels, notes = (Label(before.at.span),), (text("E0327.note"),)
            first, second = before.at.span.text, knot.at.span.text
            found.append(error("E0327", knot.at.span, labels=labels, notes=notes, first=first, second=second))
    outcomes = tuple(knot.outcome for knot in rule.knots)
    return (*found, *check_outcomes(outcomes, setting, rule.subject.span))


# ── tiers ─────────────────────────────────────────────────────────────────────────────────────────


def check_tiers(rule: tree.Tiers, setting: Setting) -> Found:
    """定性分档: one row for each option, intervals from 0 to 100% (or to the weight) without gap or overlap."""
    labels = [row.label for row in rule.rows]
    known = options(rule.tier, setting)
    written = {label.text for label in labels}
    left = tuple(label for label in known if label not in written)
    missing = (error("E0324", rule.tier.span, notes=(text("E0324.note"),), names=left),) if left else ()
    return (*_once(labels), *missing, *_tier_intervals(rule, setting))


def _tier_intervals(rule: tree.Tiers, setting: Setting) -> Found:
    known = tuple(one for row in rule.rows if (one := interval(row.range)) is not None)
    if len(known) < len(rule.rows) or not known or any(one.dimension != known[0].dimension for one in known):
        return ()
    top = Fraction(1) if known[0].dimension == PURE else setting.weight
    if top is None or known[0].dimension not in (PURE, POINTS):
        return ()
    limits = Interval(Fraction(0), True, top, True)
    bad = empty_intervals(known, rule.span)
    closed = tuple(attrs.evolve(one, low=one.low if one.low is not None else Fraction(0)) for one in known)
    open_topped = tuple(attrs.evolve(one, high=top, high_closed=True) if one.high is None else one for one in closed)
    found = cover(settle(open_topped, limits), limits)
    over = tuple(
        error("E0339", one.span or rule.span, top=one.high_text)
        for one in known
        if one.high is not None and one.high > top
    )
    return (*bad, *tell_cover(found._replace(unsettled=()), rule.span, what=rule.score.span.text), *over)
