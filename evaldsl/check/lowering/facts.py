"""Declared facts and tables."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypedDict

from evaldsl.check.declared import ERROR
from evaldsl.check.literals import literal_value
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.library.modules import Module
from evaldsl.model.system import FactColumn, FactDeclaration
from evaldsl.syntax import tree

if TYPE_CHECKING:
    from evaldsl.model.growth import Lookup


class _Limits(TypedDict):
    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool


def lower_facts(item: tree.DataItem, place: Place) -> tuple[FactDeclaration, ...]:
    """What a declaration asks of the facts: a survey asks for the votes of every option."""
    match item.type.kind:
        case tree.TypeKind.SURVEY:
            from evaldsl.check.lowering.gathered import lower_survey

            return lower_survey(item)
        case tree.TypeKind.PANEL:
            from evaldsl.check.lowering.gathered import lower_panel

            return (lower_panel(item, place),)
        case _:
            return (lower_fact(item, place),)


def lower_fact(item: tree.DataItem, place: Place) -> FactDeclaration:
    """A declared fact with its range, default and columns."""
    return FactDeclaration(
        name=item.name.text,
        type=place.whole.named[item.id],
        default=None if item.default is None else lower_expression(item.default, place),
        informative=item.informative,
        explanation=item.explanation.text if item.explanation else None,
        columns=tuple(_column(column, place) for column in item.columns),
        span=item.name.span,
        keys=tuple(each.name.text for each in item.columns if isinstance(each, tree.DataItem) and each.key),
        **_limits(item.range),
    )


def lower_lookup(item: tree.DataItem, file: tree.String, place: Place, *, module: Module) -> Lookup:
    """A table whose rows stand in a file."""
    from evaldsl.model.growth import Lookup  # few rubrics have one

    return Lookup(lower_fact(item, place), file.text, file.span, module.file)


def _column(column: tree.Column, place: Place) -> FactColumn:
    type_ = place.whole.named.get(column.id, ERROR)
    if isinstance(column, tree.ComputedColumn):
        return FactColumn(column.name.text, type_, lower_expression(column.value, place), None)
    default = None if column.default is None else lower_expression(column.default, place)
    return FactColumn(column.name.text, type_, None, default, **_limits(column.range))


def _limits(interval: tree.Range | None) -> _Limits:
    """The ends of a declared range, in base units."""
    low = interval.low if interval else None
    high = interval.high if interval else None
    return {
        "low": None if low is None else literal_value(low),
        "low_closed": interval is None or interval.low_closed is not False,
        "high": None if high is None else literal_value(high),
        "high_closed": interval is None or interval.high_closed is not False,
    }
