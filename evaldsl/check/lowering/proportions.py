"""按比例得分: the share of the weight, for each direction.

With actual a and target t: for ≥ the share is a/t, for ≤ it is t/a (比值) or 1 − (a − t)/t (差额), never below 0 and
never above 1. A negative actual counts as 0. Target 0: for ≤ and = an actual of at most 0 is full, anything above
it nothing; for ≥ an actual below 0 is nothing. 按区间比例 runs straight from the cut-off (nothing) to the target
(full).
Source: 财预〔2020〕10号, 完成值与指标值的比例; the two inverse forms are both in use.
"""

from __future__ import annotations

from evaldsl.check.declared import PERCENT, POINTS_TYPE
from evaldsl.check.lowering.amounts import percent
from evaldsl.check.lowering.cores import (
    ONE,
    ZERO,
    choose,
    compare,
    known,
    least,
    most,
    over,
    subtract,
    times,
)
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.sentences import RatioPlan
from evaldsl.diagnostics import error, text
from evaldsl.frozen import frozen
from evaldsl.model.core import Const, Core
from evaldsl.model.types import Type
from evaldsl.syntax import tree

FULL = percent(ONE)
NONE = percent(ZERO)


@frozen(eq=False)
class Proportion:
    """The share of the weight, why it is less than all of it, and the computed targets that the trace shows."""

    share: Core
    because: str
    values: tuple[tuple[str, Core], ...]
    targets: tuple[Core, ...]

    def of_weight(self, weight: Core) -> Core:
        """The points that the share gives."""
        return times(weight, self.share, POINTS_TYPE)


def proportion(plan: RatioPlan, subject: Core, place: Place) -> Proportion:
    """The proportion that a ratio sentence means."""
    if plan.full is None:
        share = most(NONE, subject)
        return Proportion(share if plan.beyond else least(FULL, share), "because.share", (), ())
    low, high = plan.full.low, plan.full.high
    end = low if low is not None else high
    assert end is not None, "a ratio has a target"
    target = lower_expression(end, place)
    targets = () if isinstance(target, Const) else (target,)
    if plan.kind is tree.OutcomeKind.INTERVAL:
        return _interval(plan, subject, target, place=place)
    values = (("target", target),)
    if low is not None and high is not None:
        return Proportion(_equal(subject, target), "because.ratio", values, targets)
    if low is not None:
        share = upward(subject, target, beyond=plan.beyond)
        return Proportion(share, "because.ratio", values, targets)
    share = downward(subject, target, place, node=plan.span_node)
    return Proportion(share, "because.inverse", values, targets)


def upward(subject: Core, target: Core, *, beyond: bool = False) -> Core:
    """The more the better: a/t, up to 1 unless more can be earned; a target of 0 or less knows no more than full."""
    limit = known(target)
    if limit is not None and limit <= 0:
        return choose(compare(subject, "≥", target), FULL, NONE)
    part = over(most(_zero(subject.type), subject), target, PERCENT)
    part = part if beyond else least(FULL, part)
    if limit is not None:
        return part
    no_target = compare(target, "≤", _zero(target.type))
    if beyond:
        return choose(no_target, choose(compare(subject, "≥", target), FULL, NONE), part)
    return choose(compare(subject, "≥", target), FULL, choose(no_target, NONE, part))


def _equal(subject: Core, target: Core) -> Core:
    """Exactly the target: at target 0 anything above it gives nothing."""
    none_wanted = choose(compare(subject, "≤", _zero(subject.type)), FULL, NONE)
    limit = known(target)
    if limit is not None:
        return none_wanted if limit == 0 else upward(subject, target)
    return choose(compare(target, "=", _zero(target.type)), none_wanted, upward(subject, target))


def downward(subject: Core, target: Core, place: Place, *, node: tree.Node) -> Core:
    """The less the better: 比值 t/a or 差额 1 − (a − t)/t, as the system says; it must say."""
    method = place.whole.inverse
    if method is None:
        place.whole.found.append(error("E0471", node.span, notes=(text("E0471.note"),)))
        return FULL
    if method.method == "ratio":
        part = over(target, subject, PERCENT)
    else:
        part = most(NONE, subtract(FULL, over(subtract(subject, target), target, PERCENT)))
    limit = known(target)
    if limit is not None:
        beyond = part if limit > 0 else NONE
    else:
        beyond = choose(compare(target, "≤", _zero(target.type)), NONE, part)
    return choose(compare(subject, "≤", target), FULL, beyond)


def _interval(plan: RatioPlan, subject: Core, target: Core, *, place: Place) -> Proportion:
    head = plan.cut_offs[0]
    upwards = plan.full is not None and plan.full.low is not None
    end = None
    if isinstance(head, tree.Range):
        end = head.high if upwards else head.low
    cut = target if end is None else lower_expression(end, place)
    part = over(subtract(subject, cut), subtract(target, cut), PERCENT)
    share = least(FULL, most(NONE, part))
    targets = tuple(core for core in (target, cut) if not isinstance(core, Const))
    return Proportion(share, "because.interval", (("target", target), ("limit", cut)), targets)


def _zero(type_: Type) -> Const:
    return Const(ZERO, "0", type=type_)
