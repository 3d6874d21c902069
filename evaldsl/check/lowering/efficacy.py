"""功效系数: a value against standard values, with straight lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from evaldsl.check.declared import NUMBER, PERCENT, POINTS_TYPE
from evaldsl.check.lowering.amounts import percent, subject_text, weight_of
from evaldsl.check.lowering.cores import add, both, choose, compare, either, known, least, over, subtract, times
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling
from evaldsl.model.core import Const, Core, Piece, Piecewise
from evaldsl.model.system import Loss, Requirement
from evaldsl.syntax import tree

_SHARES = (Fraction(1), Fraction(4, 5), Fraction(3, 5), Fraction(2, 5), Fraction(1, 5))
"""标准系数 of 优秀, 良好, 平均, 较低, 较差; below 较差 it is nothing."""

_JUST = Fraction(3, 5)
"""功效系数法: 60 of 100 where the value is just unacceptable, the other 40 on the way to what satisfies."""


def lower_levels(rule: tree.EfficacyLevels, place: Place) -> Ruling:
    """本档基础分 + 功效系数 × (上档基础分 − 本档基础分); where less is better the standards rise."""
    subject = lower_expression(rule.subject, place)
    standards = [lower_expression(each, place) for each in rule.standards]
    share = _either_way(
        standards, _levels(subject, standards, falling=True), _levels(subject, standards, falling=False)
    )
    must = Requirement(_in_order(standards), "E0663", (("name", place.path[-1]),), rule.span)
    return _ruling(rule, "because.efficacy_levels", (subject, share), place=place, must=(must,), standards=standards)


def lower_span(rule: tree.EfficacySpan, place: Place) -> Ruling:
    """60% + 40% × (x − 不允许值) / (满意值 − 不允许值), at most 100%."""
    subject = lower_expression(rule.subject, place)
    best, worst = lower_expression(rule.satisfactory, place), lower_expression(rule.unacceptable, place)
    coefficient = over(subtract(subject, worst), subtract(best, worst), NUMBER)
    share = add(percent_of(_JUST), times(percent_of(1 - _JUST), coefficient, PERCENT))
    capped = least(percent(Fraction(1)), share)
    return _ruling(rule, "because.efficacy", (subject, capped), place=place, must=(), standards=(best, worst))


def percent_of(value: Fraction) -> Const:
    """A constant share, shown as a percentage."""
    return Const(value, f"{value * 100}%", type=PERCENT)


def _ruling(
    rule: tree.EfficacyLevels | tree.EfficacySpan,
    because: str,
    found: tuple[Core, Core],
    *,
    place: Place,
    must: tuple[Requirement, ...],
    standards: Sequence[Core],
) -> Ruling:
    subject, share = found
    weight = weight_of(place)
    score = times(weight, share, POINTS_TYPE)
    told = (("subject", subject_text(subject, place)), ("value", subject), ("share", share))
    ends = (("best", standards[0]), ("worst", standards[-1]))
    loss = Loss(subtract(weight, score), because, (*told, *ends), span=rule.span)
    shown = (each for each in standards if not isinstance(each, Const))
    return Ruling("efficacy", score, (loss,), tuple(dict.fromkeys((subject, *shown))), must_hold=must)


def _either_way(standards: list[Core], falling: Core, rising: Core) -> Core:
    """The standards fall where more is better; known ones settle it."""
    first, last = known(standards[0]), known(standards[-1])
    if first is not None and last is not None:
        return falling if first > last else rising
    return choose(compare(standards[0], ">", standards[-1]), falling, rising)


def _levels(subject: Core, standards: list[Core], *, falling: bool) -> Core:
    """The share of the weight, on pieces from the best standard to the worst."""
    pieces = [_beyond(standards[0], falling=falling)]
    for (upper, above), (lower, below) in pairwise(zip(standards, _SHARES, strict=True)):
        share = over(subtract(subject, lower), subtract(upper, lower), NUMBER)
        line = add(percent_of(below), times(percent_of(above - below), share, PERCENT))
        ends = (lower, True, upper, False) if falling else (upper, False, lower, True)
        pieces.append(Piece(*ends, line))
    return Piecewise(subject, tuple(pieces), percent(Fraction(0)), type=PERCENT)


def _beyond(best: Core, *, falling: bool) -> Piece:
    whole = percent(Fraction(1))
    return Piece(best, True, None, False, whole) if falling else Piece(None, False, best, True, whole)


def _in_order(standards: list[Core]) -> Core:
    """From the best to the worst the standards fall, or rise, and do not all stand still."""
    falls = both([compare(left, "≥", right) for left, right in pairwise(standards)])
    rises = both([compare(left, "≤", right) for left, right in pairwise(standards)])
    return both([either([falls, rises]), compare(standards[0], "≠", standards[-1])])
