"""What a leaf is to reach, where more of it is better: far beyond it the target itself is in doubt."""

from __future__ import annotations

from typing import Final

from evaldsl.check.lowering.amounts import percent
from evaldsl.check.lowering.cores import ONE
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.sentences import RatioPlan, StepPlan, classify, most_score
from evaldsl.model.core import Core, Defined, Fact
from evaldsl.model.system import Aim
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import PURE
from evaldsl.syntax import tree

_SPENDING: Final = ("预算执行率", "budget execution rate", "budget execution")


def aim_of(rule: tree.Rule, place: Place) -> Aim | None:
    """The subject and the target of a proportion or of steps; None where the rule itself deals with more than that.

    The rate at which a budget is spent is no achievement beyond 100%, whatever the rule is.
    """
    if not isinstance(rule, tree.Sentence):
        return None
    match classify(rule):
        case RatioPlan(subject=subject, full=full) | StepPlan(subject=subject, full=full):
            pass
        case _:
            return None
    core = lower_expression(subject, place)
    if not isinstance(core.type, NumberType):
        return None
    if core.type.dimension == PURE and _is_spending(core, place):
        return Aim(core, percent(ONE), spending=True)
    said = most_score(rule) is not None or any(_rewards_or_costs(clause) for clause in rule.clauses)
    if said or full is None or full.low is None or full.high is not None:
        return None
    return Aim(core, lower_expression(full.low, place))


def _rewards_or_costs(clause: tree.Clause) -> bool:
    """Whether a clause says what becomes of values beyond the target."""
    match clause:
        case tree.OverTarget() | tree.StepClause(effect="gain"):
            return True
        case _:
            return False


def _is_spending(core: Core, place: Place) -> bool:
    """By name: that of the indicator, or of what is measured."""
    match core:
        case Defined(shown=name) | Fact(name=name):
            return name.casefold() in _SPENDING or place.path[-1].casefold() in _SPENDING
        case _:
            return place.path[-1].casefold() in _SPENDING
