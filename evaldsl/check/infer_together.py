"""Types of what a node says about those below it: 汇总 式 and 适用权重."""

from __future__ import annotations

from evaldsl.check.infer_expressions import expression, points_or_share
from evaldsl.check.inference import Inference
from evaldsl.check.literals import literal_value
from evaldsl.diagnostics import error, text
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import POINTS
from evaldsl.syntax import tree


def together(setting: tree.Together, inference: Inference) -> None:
    """Infer the formula of 汇总 式 (points, or a share of the node's own) and the share of 适用权重."""
    match setting:
        case tree.CombineSetting(formula=formula) if formula is not None:
            points_or_share(formula, inference)
        case tree.CoverageSetting(least=least):
            expression(least, inference)
            share = literal_value(least)
            if share is None or not 0 < share <= 1:
                notes = (text("E0484.note"),)
                inference.say(error("E0484", least.span, written=least.span.text, notes=notes))
        case tree.AdditiveSetting(full=full) if full is not None:
            found, value = expression(full, inference), literal_value(full)
            is_points = isinstance(found, NumberType) and found.dimension == POINTS
            if not is_points or value is None or value <= 0:
                inference.say(error("E0709", full.span, written=full.span.text, notes=(text("E0709.note"),)))
        case _:
            pass
