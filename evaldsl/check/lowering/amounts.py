"""Points given and lost: as points, or as a share of the indicator's weight."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.check.declared import PERCENT, POINTS_TYPE
from evaldsl.check.literals import written_text
from evaldsl.check.lowering.cores import ONE, ZERO, known, points, subtract, times
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.walk import descend
from evaldsl.model.core import Const, Core
from evaldsl.model.shown import show_core
from evaldsl.model.types import NumberType
from evaldsl.syntax import tree


def weight_of(place: Place) -> Const:
    """The indicator's weight."""
    return points(place.weight, place.whole.language)


def nothing(place: Place) -> Const:
    """No points."""
    return points(ZERO, place.whole.language)


def points_of(node: tree.Expression, place: Place) -> Core:
    """`2分` as it is; `80%` and `1/3` of the weight."""
    core = lower_expression(node, place)
    if isinstance(core.type, NumberType) and core.type.dimension == POINTS_TYPE.dimension:
        return core
    share = known(core)
    if share is not None:
        return points(place.weight * share, place.whole.language)
    return times(weight_of(place), core, POINTS_TYPE)


def outcome_points(outcome: tree.Outcome, place: Place) -> Core:
    """What an outcome gives; the proportional ones have no points of their own."""
    match outcome.kind, outcome.value:
        case tree.OutcomeKind.FULL, _:
            return weight_of(place)
        case tree.OutcomeKind.NONE, _:
            return nothing(place)
        case tree.OutcomeKind.POINTS, value if value is not None:
            return points_of(value, place)
        case tree.OutcomeKind.LOSE, value if value is not None:
            return subtract(weight_of(place), points_of(value, place))
        case tree.OutcomeKind.DISCRETION, _:
            assert outcome.given is not None, "the grammar asks for a name"
            return subtract(weight_of(place), lower_expression(outcome.given, place))
        case kind, _:
            raise AssertionError(f"{kind} has no points of its own")


def subject_text(core: Core, place: Place) -> str:
    """A formula as traces name it."""
    return show_core(core, place.whole.language)


def percent(value: Fraction) -> Const:
    """A constant share."""
    return Const(value, "100%" if value == ONE else "0%" if value == ZERO else str(value), type=PERCENT)


def condition_text(node: tree.Expression, core: Core, place: Place) -> str:
    """A condition as the author wrote it; where arguments stand in for parameters, as the formula now reads."""
    return written_text(node) if _is_verbatim(node) else show_core(core, place.whole.language)


def _is_verbatim(node: tree.Node) -> bool:
    """Whether all of a tree was written in one place."""
    span = node.span
    return all(
        each.span.source is span.source and span.start <= each.span.start and each.span.end <= span.end
        for each in descend(node)
    )
