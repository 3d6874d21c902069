"""Cases, interpolation, ratings, tiers and free formulas."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from evaldsl.check.declared import NUMBER, POINTS_TYPE, TEXT
from evaldsl.check.literals import written_text
from evaldsl.check.lowering.amounts import condition_text, nothing, outcome_points, points_of, subject_text, weight_of
from evaldsl.check.lowering.bands import lower_labels
from evaldsl.check.lowering.cores import (
    ZERO,
    add,
    both,
    choose,
    compare,
    either,
    known,
    over,
    points,
    subtract,
    times,
    words,
)
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.lacking import given_rows
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling, subjects_of
from evaldsl.model.core import Core, Piece, Piecewise, Select
from evaldsl.model.shown import show_core
from evaldsl.model.system import Loss, Requirement
from evaldsl.quantity.exact import round_half_up
from evaldsl.syntax import tree

TIER_PLACES = 2
"""Both limits of a tier are rounded to two decimals before the score is held against them (财预〔2020〕10号, as
provincial systems implement it)."""


def lower_cases(rule: tree.Cases, place: Place) -> Ruling:
    """The first true case counts; without 其余 one of them must be true."""
    score: Core = nothing(place)
    told: Core = words("")
    conditions: list[Core] = []
    subjects: list[Core] = []
    open_ended = True
    for case in reversed(rule.cases):
        value = outcome_points(case.outcome, place)
        if case.condition is None:
            score, told, open_ended = value, words(written_text(case).split()[0]), False
            continue
        condition = lower_expression(case.condition, place)
        conditions.insert(0, condition)
        subjects[:0] = subjects_of(case.condition, place)
        score = choose(condition, value, score)
        told = choose(condition, words(condition_text(case.condition, condition, place)), told)
    values = (("case", told), ("score", score))
    loss = Loss(subtract(weight_of(place), score), "because.case", values, span=rule.span)
    must = (Requirement(either(conditions), "E0660", (("name", place.path[-1]),), rule.span),)
    subjects = list(dict.fromkeys(subjects))
    return Ruling("cases", score, (loss,), tuple(subjects), must_hold=must if open_ended and conditions else ())


def lower_interpolation(rule: tree.Interpolation, place: Place) -> Ruling:
    """Straight lines between the knots, constant outside them."""
    subject = lower_expression(rule.subject, place)
    knots = [(lower_expression(knot.at, place), outcome_points(knot.outcome, place)) for knot in rule.knots]
    if all(known(at) is not None for at, _ in knots):
        knots.sort(key=lambda knot: known(knot[0]) or ZERO)
    first, last = knots[0], knots[-1]
    pieces = [Piece(None, False, first[0], True, first[1])]
    for (low, below), (high, above) in pairwise(knots):
        share = over(subtract(subject, low), subtract(high, low), NUMBER)
        line = add(below, times(subtract(above, below), share, POINTS_TYPE))
        pieces.append(Piece(low, False, high, True, line))
    pieces.append(Piece(last[0], False, None, False, last[1]))
    score = Piecewise(subject, tuple(pieces), None, type=POINTS_TYPE)
    values = (("subject", subject_text(subject, place)), ("value", subject), ("score", score))
    loss = Loss(subtract(weight_of(place), score), "because.knots", values, span=rule.subject.span)
    return Ruling("interpolation", score, (loss,), (subject,))


def lower_rating(rule: tree.Rating, place: Place) -> Ruling:
    """Options to points."""
    rows = given_rows(rule.rows)
    subject = lower_expression(rule.subject, place)
    return lower_labels("rating", subject, rows, place=place, span=rule.subject.span)


def lower_tiers(rule: tree.Tiers, place: Place) -> Ruling:
    """A human score, given in points or as a share of the weight, that must lie in the interval of its tier.

    The top of the highest interval is included; elsewhere an end that does not say belongs to the tier above.
    """
    tier, score = lower_expression(rule.tier, place), points_of(rule.score, place)
    lows = [(row.label.text, _limit(row.range.low, place) or nothing(place)) for row in rule.rows]
    highs = [(row.label.text, _limit(row.range.high, place) or weight_of(place)) for row in rule.rows]
    top = max((known(high) or ZERO for _, high in highs), default=ZERO)
    allowed = [
        both([compare(tier, "=", words(row.label.text)), *_within(row.range, score, low, high=high, top=top)])
        for row, (_, low), (_, high) in zip(rule.rows, lows, highs, strict=True)
    ]
    ranges = tuple(
        (row.label.text, words(_shown(row.range, low, high=high, top=top, place=place)))
        for row, (_, low), (_, high) in zip(rule.rows, lows, highs, strict=True)
    )
    values = (
        ("name", place.path[-1]),
        ("tier", tier),
        ("score", score),
        ("range", Select(tier, ranges, None, type=TEXT)),
    )
    must = Requirement(either(allowed), "E0661", values, rule.score.span)
    told = (("tier", tier), ("score", score))
    loss = Loss(subtract(weight_of(place), score), "because.tiers", told, span=rule.score.span)
    return Ruling("tiers", score, (loss,), (tier, score), must_hold=(must,))


def _limit(end: tree.Expression | None, place: Place) -> Core | None:
    if end is None:
        return None
    core = points_of(end, place)
    value = known(core)
    return core if value is None else points(round_half_up(value, TIER_PLACES), place.whole.language)


def _within(interval: tree.Range, score: Core, low: Core, *, high: Core, top: Fraction) -> tuple[Core, Core]:
    low_open, high_open = _open_ends(interval, low, high=high, top=top)
    return compare(score, ">" if low_open else "≥", low), compare(score, "<" if high_open else "≤", high)


def _open_ends(interval: tree.Range, low: Core, *, high: Core, top: Fraction) -> tuple[bool, bool]:
    """Which ends of a tier's interval do not belong to it."""
    is_top = known(high) == top
    open_above = interval.high_closed is False or (interval.high_closed is None and not is_top)
    closed_by_top = is_top and interval.low_closed is True and interval.high_closed is False
    return interval.low_closed is False and known(low) != 0, open_above and not closed_by_top


def _shown(interval: tree.Range, low: Core, *, high: Core, top: Fraction, place: Place) -> str:
    """`[60分, 80分)`: the interval in points, with what its brackets say."""
    low_open, high_open = _open_ends(interval, low, high=high, top=top)
    ends = ", ".join(show_core(end, place.whole.language) for end in (low, high))
    return f"{'(' if low_open else '['}{ends}{')' if high_open else ']'}"


def lower_formula(rule: tree.Formula, place: Place) -> Ruling:
    """`得分 = 式`: the formula is the score; the ledger has one line for what it leaves."""
    score = lower_expression(rule.value, place)
    return Ruling("formula", score, (), (score,))
