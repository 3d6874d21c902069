"""What is to be looked into though it lost no points: values far beyond their targets, budgets overspent."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from evaldsl.diagnostics import text, warning
from evaldsl.evaluate.run import Run
from evaldsl.evaluate.values import number_of
from evaldsl.model.shown import show_value
from evaldsl.model.system import Aim, Indicator
from evaldsl.quantity.exact import over
from evaldsl.result.result import Review

WARNED: Final = Fraction(13, 10)
"""130% of the target, from which a value is called a deviation."""


def review(run: Run, item: Indicator, aim: Aim) -> Review:
    """Of a leaf that lies far out; the farthest are warned of."""
    value, target = number_of(run, aim.subject), number_of(run, aim.target)
    if aim.spending:
        return _overspent(run, item, show_value(value, aim.subject.type, run.language), rate=value)
    rate = over(value, target)
    achieved, wanted = (show_value(each, aim.subject.type, run.language) for each in (value, target))
    if rate >= WARNED:
        notes = (text("W0722.note"),)
        found = warning("W0722", item.span, notes=notes, name=item.name, value=achieved, target=wanted)
        run.diagnostics[found] = None
    told = text("run.review.over_target", name=item.name, value=achieved, target=wanted)
    return Review(item.id, item.path, "over_target", rate, told)


def _overspent(run: Run, item: Indicator, spent: str, *, rate: Fraction) -> Review:
    run.diagnostics[warning("W0723", item.span, notes=(text("W0723.note"),), name=item.name, value=spent)] = None
    return Review(item.id, item.path, "overspent", rate, text("run.review.overspent", name=item.name, value=spent))
