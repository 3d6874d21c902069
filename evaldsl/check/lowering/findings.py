"""扣分: so much for each finding of a class or each unit of a count; a class or condition that takes everything."""

from __future__ import annotations

from typing import assert_never

import attrs

from evaldsl.check.declared import NUMBER, POINTS_TYPE
from evaldsl.check.lowering.amounts import condition_text, nothing, points_of, subject_text, weight_of
from evaldsl.check.lowering.cores import (
    ZERO,
    choose,
    compare,
    known,
    least,
    most,
    over,
    subtract,
    times,
    total,
    whole_steps,
)
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling, subjects_of
from evaldsl.check.lowering.steps import part_mode
from evaldsl.model.core import Aggregate, Const, Core
from evaldsl.model.system import Loss, Requirement
from evaldsl.model.types import NumberType, TruthType
from evaldsl.quantity.units import PURE
from evaldsl.syntax import tree


def line_losses(finding: tree.PerCount | tree.WhenFinding, place: Place) -> list[Loss]:
    """What a line gives or takes, without a sign."""
    match finding:
        case tree.PerCount():
            return _per_count(finding, lower_expression(finding.subject, place), place)
        case tree.WhenFinding():
            return [_when(finding, place)]
        case _:
            assert_never(finding)


def lower_findings(rule: tree.Findings, place: Place) -> Ruling:
    """The weight less every loss; what takes everything comes last and takes what the others have left."""
    ordinary: list[Loss] = []
    zeroing: list[tuple[Loss, Core]] = []
    subjects: list[Core] = []
    must: list[Requirement] = []
    for finding in rule.findings:
        match finding:
            case tree.PerCount():
                core = lower_expression(finding.subject, place)
                subjects.append(core)
                ordinary += _per_count(finding, core, place)
            case tree.WhenFinding(outcome=tree.Outcome(kind=tree.OutcomeKind.LOSE)):
                subjects += subjects_of(finding.condition, place)
                ordinary.append(_when(finding, place))
            case tree.WhenFinding(outcome=tree.Outcome(kind=tree.OutcomeKind.DISCRETION) as outcome):
                subjects += subjects_of(finding.condition, place)
                from evaldsl.check.lowering.judged import discretion

                loss, limits = discretion(outcome, lower_expression(finding.condition, place), place)
                ordinary.append(attrs.evolve(loss, reason=_reason(finding)))
                must.append(limits)
            case tree.WhenFinding():
                subjects += subjects_of(finding.condition, place)
                zeroing.append(_zero(finding.condition, finding, place))
            case tree.ZeroFinding():
                zeroing.append(_zero(finding.subject, finding, place))
                subjects.append(lower_expression(finding.subject, place))
            case _:
                assert_never(finding)
    left = subtract(weight_of(place), total([loss.amount for loss in ordinary]) or nothing(place))
    zeros = _in_turn(zeroing, left, place)
    score = subtract(left, total([loss.amount for loss in zeros]) or nothing(place))
    return Ruling("findings", score, (*ordinary, *zeros), tuple(dict.fromkeys(subjects)), must_hold=tuple(must))


def lower_counted(rule: tree.Counted, place: Place) -> Ruling:
    """So much for each unit of a count or row of a table, up to 最高得 or the weight."""
    subject = lower_expression(rule.subject, place)
    as_line = tree.PerCount(rule.subject, rule.size, rule.amount, None, None, span=rule.span)
    (gain,) = _per_count(as_line, subject, place)
    score = gain.amount
    if rule.most is not None or not place.weightless:
        score = least(weight_of(place) if rule.most is None else points_of(rule.most, place), score)
    told = (*gain.values, ("score", score))
    lost = attrs.evolve(gain, amount=subtract(weight_of(place), score), because="because.counted", values=told)
    return Ruling("counted", score, (lost,), (subject,))


def _reason(finding: tree.Finding) -> str | None:
    return finding.reason.text if finding.reason else None


def _per_count(finding: tree.PerCount, core: Core, place: Place) -> list[Loss]:
    """`每 1条 扣 0.5分，最多扣 3分`: the evidence of a count of rows is the rows."""
    size = lower_expression(finding.size, place)
    mode = part_mode(finding, None, place, whole=_whole(core, size))
    counted = over(most(Const(ZERO, "0", type=core.type), core), size, NUMBER)
    if mode in {"ignored", "counted"}:
        counted = whole_steps(counted, "floor" if mode == "ignored" else "ceil")
    price = points_of(finding.amount, place)
    raw = times(price, counted, POINTS_TYPE)
    told = (("subject", subject_text(core, place)), ("count", _in_unit(core, size)), ("size", size), ("price", price))
    loss = Loss(raw, "because.count", told, reason=_reason(finding), span=finding.span)
    if isinstance(core, Aggregate) and core.function == "count":
        loss = attrs.evolve(loss, table=core.table, where=core.where)
    if finding.most is None:
        return [loss]
    limit = points_of(finding.most, place)
    beyond = compare(raw, ">", limit)
    capped = attrs.evolve(
        loss,
        amount=choose(beyond, limit, nothing(place)),
        because="because.count_capped",
        values=(*told, ("most", limit)),
    )
    return [attrs.evolve(loss, amount=choose(beyond, nothing(place), raw)), capped]


def _whole(core: Core, size: Core) -> bool:
    return isinstance(core.type, NumberType) and core.type.whole and known(size) == 1


def _in_unit(core: Core, size: Core) -> Core:
    """A count of rows is told in the unit that its price is written in: 2条."""
    plain = isinstance(core.type, NumberType) and core.type.dimension == PURE and not core.type.percent
    return attrs.evolve(core, type=size.type) if plain and isinstance(size.type, NumberType) else core


def _when(finding: tree.WhenFinding, place: Place) -> Loss:
    assert finding.outcome.value is not None, "扣 has an amount"
    price = points_of(finding.outcome.value, place)
    condition = lower_expression(finding.condition, place)
    amount = choose(condition, price, nothing(place))
    told = (("condition", condition_text(finding.condition, condition, place)), ("price", price))
    return Loss(amount, "because.when", told, reason=_reason(finding), span=finding.span)


def _zero(subject: tree.Expression, finding: tree.Finding, place: Place) -> tuple[Loss, Core]:
    """What takes everything, and the condition for it; a count does once it is above 0."""
    core = lower_expression(subject, place)
    condition = core if isinstance(core.type, TruthType) else compare(core, ">", Const(ZERO, "0", type=core.type))
    told = (("condition", condition_text(subject, core, place)),)
    loss = Loss(nothing(place), "because.zero", told, reason=_reason(finding), grounds=(condition,), span=finding.span)
    if isinstance(core, Aggregate) and core.function == "count":
        loss = attrs.evolve(loss, table=core.table, where=core.where)
    return loss, condition


def _in_turn(zeroing: list[tuple[Loss, Core]], left: Core, place: Place) -> tuple[Loss, ...]:
    """Each takes what is left; after the first nothing is."""
    losses: list[Loss] = []
    remaining = most(nothing(place), left)
    for loss, condition in zeroing:
        losses.append(attrs.evolve(loss, amount=choose(condition, remaining, nothing(place))))
        remaining = choose(condition, nothing(place), remaining)
    return tuple(losses)
