"""要点: points met, partly met, not met.

Points that say nothing share equally what the others leave; 部分符合 gives half. A necessary point that is not met
takes the whole leaf (partly met: half of its own share, as any other). With 每缺一项扣 the leaf begins full and every
point not met costs the same price. A point 须附佐证 that is answered well without a document is not met, for a reason
of its own.
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
_GIVEN = {"zh": ("符合", "部分符合"), "en": ("met", "partly met")}
_ABSENT = {"zh": ("否", "部分存在"), "en": ("no", "partly")}
_WORDS = {"zh": ("部分符合", "不符合"), "en": ("partly met", "not met")}


def lower_checklist(rule: tree.Checklist, place: Place) -> Ruling:
    """The core of a checklist."""
    answers = [_answer(point, index, place) for index, point in enumerate(rule.points, start=1)]
    prices = _prices(rule, place)
    losses = [
        loss
        for index, point in enumerate(rule.points, start=1)
        for loss in _lost(point, index, answers[index - 1], price=prices[index - 1], place=place)
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
    return _with_numbers(found, rule)


def lower_points(rule: tree.Checklist, place: Place) -> Ruling:
    """The core of a checklist that only gives points: those of each point met, half of them where partly met."""
    prices = _prices(rule, place)
    gains: list[Loss] = []
    for index, point in enumerate(rule.points, start=1):
        answer = _answer(point, index, place)
        given = _given(_as_answered(answer), place, negative=point.negative)
        told = (("marker", point.marker), ("answer", given), ("text", point.text))
        lost = subtract(nothing(place), _met(answer, prices[index - 1], place))
        at = index if point.when is None else None
        gains.append(Loss(lost, "because.point", told, point=at, grounds=(_as_answered(answer),), span=point.span))
    score = subtract(nothing(place), total([gain.amount for gain in gains]) or nothing(place))
    subjects = [core for point in rule.points if point.when is not None for core in subjects_of(point.when, place)]
    texts = tuple(point.text for point in rule.points)
    shown = tuple(dict.fromkeys(subjects))
    found = Ruling("checklist", score, tuple(gains), shown, points=texts, worths=tuple(prices))
    return _with_numbers(found, rule)


def _with_numbers(found: Ruling, rule: tree.Checklist) -> Ruling:
    """Which of the points name faults, and which count only with a document."""
    negatives = tuple(index for index, point in enumerate(rule.points, start=1) if point.negative)
    documented = tuple(index for index, point in enumerate(rule.points, start=1) if point.documented)
    return attrs.evolve(found, negatives=negatives, documented=documented) if negatives or documented else found


def _met(answer: Core, price: Core, place: Place) -> Core:
    if isinstance(answer, If):
        return choose(answer.condition, price, nothing(place))
    return times(price, answer, POINTS_TYPE)


def _given(answer: Core, place: Place, *, negative: bool) -> Core:
    """符合 or 部分符合, once something is given; of a fault 否 or 部分存在."""
    language = place.whole.language
    met, partly = _ABSENT[language] if negative else _GIVEN[language]
    if not isinstance(answer, Answer):
        return words(met)
    half = percent(_HALF)
    return Piecewise(answer, (Piece(half, True, half, True, words(partly)),), words(met), type=TEXT)


def _cannot_fall_below(rule: tree.Checklist) -> bool:
    """Shares never take more than the weight; prices may."""
    return rule.per_missing is None


def _no_more(left: Core) -> Core:
    """Nothing, or less than nothing where prices took more; the leaf's floor deals with that."""
    return subtract(left, most(Const(ZERO, "0", type=left.type), left))


def _answer(point: tree.Point, index: int, place: Place) -> Core:
    if point.when is None:
        return Answer(place.id, index, point.documented, type=PERCENT, span=point.span)
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


def _as_answered(answer: Core) -> Core:
    """The answer as given, whether or not it counts without its document."""
    return attrs.evolve(answer, documented=False) if isinstance(answer, Answer) and answer.documented else answer


def _lost(point: tree.Point, index: int, answer: Core, *, price: Core, place: Place) -> tuple[Loss, ...]:
    given = _as_answered(answer)
    told = (("marker", point.marker), ("answer", _told(given, place, negative=point.negative)), ("text", point.text))
    amount = _missed(given, price, place)
    at = index if point.when is None else None
    if given is answer:
        return (Loss(amount, "because.point", told, point=at, span=point.span),)
    counts, grounds = compare(answer, "=", given), (given,)
    plain_loss = Loss(
        choose(counts, amount, nothing(place)), "because.point", told, point=at, grounds=grounds, span=point.span
    )
    said = (("marker", point.marker), ("answer", _given(given, place, negative=False)), ("text", point.text))
    bare = choose(counts, nothing(place), price)
    return plain_loss, Loss(bare, "because.undocumented", said, point=at, grounds=grounds, span=point.span)


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
        losses.append(
            Loss(amount, "because.necessary", told, point=index, grounds=(_as_answered(answer),), span=point.span)
        )
    return tuple(losses)
