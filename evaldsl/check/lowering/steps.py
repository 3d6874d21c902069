"""每低…扣…: the losses of steps, on either side of the interval that has full marks.

Steps are counted from the limit; a part of a step counts in proportion, not at all, or as a whole one, as 不足一档 says
in the sentence or in the header. Where parts can occur and nothing is said, that is an error: all three are customary
and give different scores.
"""

from __future__ import annotations

from evaldsl.check.declared import NUMBER, POINTS_TYPE
from evaldsl.check.lowering.amounts import nothing, outcome_points, points_of, subject_text, weight_of
from evaldsl.check.lowering.cores import (
    add,
    choose,
    compare,
    known,
    least,
    most,
    over,
    plain,
    subtract,
    times,
    total,
    whole_steps,
)
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.sentences import CappedStep, StepPlan
from evaldsl.diagnostics import error, text
from evaldsl.model.core import Const, Core
from evaldsl.model.system import Loss
from evaldsl.model.types import DateType, NumberType
from evaldsl.quantity.units import DAYS, PERCENTAGE_POINTS, PURE, WORKDAYS
from evaldsl.syntax import tree

Values = tuple[tuple[str, Core | str], ...]


def step_losses(plan: StepPlan, subject: Core, place: Place) -> tuple[Loss, ...]:
    """What the steps take: one loss each (two where a cap may bite), and one for a base below the weight."""
    losses: list[Loss] = []
    gains: list[Core] = []
    for group in dict.fromkeys(step.group for step in plan.steps):
        members = [step for step in plan.steps if step.group == group]
        found = [_step(step, plan, subject, place=place) for step in members]
        if members[0].clause.effect == "gain":
            gains.append(_at_most(found, members[0].most, place))
        else:
            losses += _capped(found, members[0].most, place)
    return (*_base_loss(plan, subject, gains, place=place), *losses)


def _at_most(found: list[Loss], cap: tree.Expression | None, place: Place) -> Core:
    """What gains come to together, up to 最多加."""
    gained = total([each.amount for each in found]) or nothing(place)
    return gained if cap is None else least(points_of(cap, place), gained)


def _step(step: CappedStep, plan: StepPlan, subject: Core, *, place: Place) -> Loss:
    """The amount of one step clause without its cap (a gain's amount is what it gives)."""
    clause = step.clause
    end = plan.full.low if clause.side == "below" else plan.full.high
    if clause.effect == "gain":
        inner, outer = (plan.full.low, plan.full.high) if clause.side == "below" else (plan.full.high, plan.full.low)
        end = inner if inner is not None else outer
    assert end is not None, "classify has found the limit"
    limit = lower_expression(end, place)
    size = _size(clause, limit, place)
    gap = subtract(limit, subject) if clause.side == "below" else subtract(subject, limit)
    beyond = most(Const(nothing(place).value, "0", type=gap.type), gap)
    mode = part_mode(clause, plan.parts, place, whole=_whole(subject, limit, size))
    counted = over(beyond, size, NUMBER)
    if mode in {"ignored", "counted"}:
        counted = whole_steps(counted, "floor" if mode == "ignored" else "ceil")
    price = points_of(clause.amount, place)
    key, values = _words(clause, subject, gap, place=place)
    values = (*values, ("limit", limit), ("size", size), ("price", price))
    if mode in {"ignored", "counted"}:
        key, values = f"{key}_whole", (*values, ("steps", counted))
    return Loss(times(price, counted, POINTS_TYPE), key, values, span=clause.span)


def _size(clause: tree.StepClause, limit: Core, place: Place) -> Core:
    """The size of a step; a share of the target is of its amount, whatever its sign."""
    size = lower_expression(clause.size, place)
    if not clause.of_target:
        return size
    minus = subtract(Const(nothing(place).value, "0", type=limit.type), limit)
    return times(most(limit, minus), size, limit.type)


def part_mode(node: tree.Node, said: tree.PartSteps | None, place: Place, *, whole: bool) -> tree.PartSteps | None:
    """How part steps count; None where there can be none. Reports where it should have been said."""
    if whole:
        return None
    mode = said or place.whole.parts
    if mode is None:
        note = "E0470.note" if isinstance(node, tree.StepClause) else "E0470.header"  # a line of 扣分 cannot say it
        place.whole.found.append(error("E0470", node.span, notes=(text(note),)))
    return mode


def _whole(subject: Core, limit: Core, size: Core) -> bool:
    """Whether the distance is always a whole number of steps: whole numbers or dates, and a step of 1."""
    counts = isinstance(subject.type, DateType) or (isinstance(subject.type, NumberType) and subject.type.whole)
    value = known(limit)
    at_whole = isinstance(limit.type, DateType) or (value is not None and value.denominator == 1)
    at_whole = at_whole or (isinstance(limit.type, NumberType) and limit.type.whole)
    return counts and at_whole and known(size) == 1


def _words(clause: tree.StepClause, subject: Core, gap: Core, *, place: Place) -> tuple[str, Values]:
    """The sentence of the loss: percentages lie percentage points apart; a date is early or late, and
    days are many or few, not high or low."""
    key = f"because.step_{clause.side}"
    values: Values = (("subject", subject_text(subject, place)), ("value", subject))
    type_ = gap.type
    if isinstance(subject.type, DateType):
        return f"{key}_date", (*values, ("gap", gap))
    if isinstance(type_, NumberType) and type_.dimension == PURE and type_.percent:
        return key, (*values, ("gap", times(gap, plain(100), NumberType(PERCENTAGE_POINTS))))
    if isinstance(type_, NumberType) and type_.dimension in (DAYS, WORKDAYS):
        return f"{key}_days", (*values, ("gap", gap))
    return key, (*values, ("gap", gap))


def _capped(lost: list[Loss], cap: tree.Expression | None, place: Place) -> list[Loss]:
    """最多扣: below the cap each step's own loss, beyond it one loss that names the cap."""
    raw = total([loss.amount for loss in lost])
    if cap is None or raw is None:
        return lost
    limit = points_of(cap, place)
    over_cap = compare(raw, ">", limit)
    kept = [
        Loss(choose(over_cap, nothing(place), loss.amount), loss.because, loss.values, span=loss.span) for loss in lost
    ]
    values = (*lost[0].values[:2], ("most", limit))
    return [*kept, Loss(choose(over_cap, limit, nothing(place)), "because.step_capped", values, span=cap.span)]


def _base_loss(plan: StepPlan, subject: Core, gains: list[Core], *, place: Place) -> tuple[Loss, ...]:
    """On target not all of the weight is given; gains make up for it, up to the weight or beyond it to 最高得."""
    base, weight = outcome_points(plan.base, place), weight_of(place)
    gained = total(gains)
    if known(base) == place.weight and (gained is None or not (plan.beyond or place.weightless)):
        return ()
    reached = base if gained is None else add(base, gained)
    if not plan.beyond and not place.weightless:
        reached = least(weight, reached)
    values = (("subject", subject_text(subject, place)), ("value", subject), ("score", reached))
    lost, none = subtract(weight, reached), nothing(place)
    if place.weightless:
        key, told = ("because.base_points", values[2:]) if gained is None else ("because.base_gained", values)
        return (Loss(lost, key, told, span=plan.base.span),)
    if not plan.beyond:
        return (Loss(lost, "because.base", values, span=plan.base.span),)
    more = Loss(least(none, lost), "because.base_beyond", values, span=plan.base.span)
    return (Loss(most(none, lost), "because.base", values, span=plan.base.span), more)
