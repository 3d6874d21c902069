"""A row 缺失 of bands or ratings: what is given where the facts are not there."""

from __future__ import annotations

from evaldsl.check.lowering.amounts import outcome_points
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.model.system import Lacking
from evaldsl.syntax import tree


def given_rows(rows: tuple[tree.Row, ...]) -> tuple[tuple[tree.RowHead, tree.Outcome], ...]:
    """The rows for a subject that has a value."""
    return tuple((row.head, row.outcome) for row in rows if not isinstance(row.head, tree.MissingRow))


def lower_lacking(rule: tree.Rule, place: Place) -> Lacking | None:
    """What stands in for missing facts; None where nothing does, so that they are asked for."""
    match rule:
        case tree.Bands(subject=subject, rows=rows) | tree.Rating(subject=subject, rows=rows):
            row = next((each for each in rows if isinstance(each.head, tree.MissingRow)), None)
            if row is None:
                return None
            return Lacking(lower_expression(subject, place), outcome_points(row.outcome, place), row.head.span)
        case _:
            return None
