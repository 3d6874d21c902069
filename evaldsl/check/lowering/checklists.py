"""要点: points met, partly met, not met.

Points that say nothing share equally what the others leave; 部分符合 gives half. A necessary point that is not met
takes the whole leaf (partly met: half of its own share, as any other). With 每缺一项扣 the leaf begins full and every
point not met costs the same price.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from evaldsl.check.declared import PERCENT, POINTS_TYPE, TEXT
from evaldsl.check.lowering.amounts import nothing, percent, points_of, weight_of
from evaldsl.check.lowering.cores import (
    ONE,
    ZERO,
    choose,
    compare,
    either,
    most,
    negated,
    over,
    plain,
    subtract,
    times,
    total,
    words,
)
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling, subjects_of
from evaldsl.model.core import Answer, Const, Core, If, Piece, Piecewise
from evaldsl.model.system import Loss
from evaldsl.syntax import tree

_HALF = Fraction(1, 2)
_FAULTS = {"zh": ("部分存在", "是"), "en": ("partly", "yes")}
_WORDS = {"zh": ("部分符合", "不符合"), "en": ("partly met", "not met")}


def lower_checklist(rule: tree.Checklist, place: Place) -> Ruling:
    """The core of a checklist."""
    answers = [_answer(point, index, place) for index, point in enumerate(rule.points, start=1)]
    prices = _prices(rule, place)
    losses = [
        _lost(point, index, answers[index - 1], price=prices[index - 1], place=place)
        for index, point in enumerate(rule.points, start=1)
    ]
    left = subtract(weight_of(place), total([loss.amount for loss in losses]) or nothing(place))
    needed = _necessary(rule, answers, left, place=place)
    score = left
    if needed:
        unmet = either([compare(answers[i], "=", percent(ZERO)) for i, p in enumerate(rule.points) if p.necessary])
        score = choose(unmet, nothing(place), left) if _cannot_fall_below(rule) else choose(unmet, _no_more(left), left)
    subjects = [core for point in rule.points if point.when is not None for core in subjects_of(point.when, place)]
    texts = tuple(point.text for point in rule.points)
    worths = tuple(prices) if rule.per_missing is None else ()
    found = Ruling("checklist", score, (*losses, *needed), tuple(dict.fromkeys(subjects)), points=texts, worths=worths)
    negatives = tuple(index for index, point in enumerate(rule.points, start=1) if point.negative)
    return attrs.evolve(found, negatives=negatives) if negatives else found


def _cannot_fall_below(rule: tree.Checklist) -> bool:
    """Shares never take more than the weight; prices may."""
    return rule.per_missing is None


def _no_more(left: Core) -> Core:
    """Nothing, or less than nothing where prices took more; the leaf's floor deals with that."""
    return subtract(left, most(Const(ZERO, "0", type=left.type), left))


def _answer(point: tree.Point, index: int, place: Place) -> Core:
    if point.when is None:
        return Answer(place.id, index, type=PERCENT, span=point.span)
    condition = lower_expression(point.when, place)
    condition = negated(condition) if point.negative else condition
    return If(condition, percent(ONE), percent(ZERO), type=PERCENT, span=point.span)


def _prices(rule: tree.Checklist, place: Place) -> list[Core]:
    """What each point is worth."""
    if rule.per_missing is not None:
        return [points_of(rule.per_missing, place)] * len(rule.points)
    given = [None if point.points is None else points_of(point.points, place) for point in rule.points]
    said = [price for price in given if price is not None]
    open_count = len(given) - len(said)
    rest = subtract(weight_of(place), total(said) or nothing(place))
    equal = over(rest, plain(open_count), POINTS_TYPE) if open_count else rest
    return [equal if price is None else price for price in given]


def _lost(point: tree.Point, index: int, answer: Core, *, price: Core, place: Place) -> Loss:
    told = (("marker", point.marker), ("answer", _told(answer, place, negative=point.negative)), ("text", point.text))
    amount = _missed(answer, price, place)
    return Loss(amount, "because.point", told, point=index if point.when is None else None, span=point.span)


def _missed(answer: Core, price: Core, place: Place) -> Core:
    """What of its price a point loses; one that is bound to a condition loses all or nothing."""
    if isinstance(answer, If):
        return choose(answer.condition, nothing(place), price)
    return times(price, subtract(Const(ONE, "1", type=PERCENT), answer), POINTS_TYPE)


def _told(answer: Core, place: Place, *, negative: bool) -> Core:
    """部分符合 or 不符合, once something is lost; 是 where the point names a fault."""
    partly, not_met = (_FAULTS if negative else _WORDS)[place.whole.language]
    if not isinstance(answer, Answer):
        return words(not_met)
    half = percent(_HALF)
    return Piecewise(answer, (Piece(half, True, half, True, words(partly)),), words(not_met), type=TEXT)


def _necessary(rule: tree.Checklist, answers: list[Core], left: Core, *, place: Place) -> tuple[Loss, ...]:
    """One loss for each necessary point; of several that are not met the first takes what is left."""
    losses: list[Loss] = []
    taken: list[Core] = []
    remaining = most(nothing(place), left)
    for index, (point, answer) in enumerate(zip(rule.points, answers, strict=True), start=1):
        if not point.necessary:
            continue
        unmet = compare(answer, "=", percent(ZERO))
        amount = choose(unmet, remaining, nothing(place))
        if taken:
            amount = choose(either(taken), nothing(place), amount)
        taken.append(unmet)
        told = (("marker", point.marker), ("text", point.text))
        losses.append(Loss(amount, "because.necessary", told, point=index, grounds=(answer,), span=point.span))
    return tuple(losses)
