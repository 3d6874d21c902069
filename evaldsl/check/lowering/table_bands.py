"""Bands whose bounds and points are columns of a table: the row that holds the subject gives its points."""

from __future__ import annotations

from evaldsl.check.declared import COUNT, POINTS_TYPE
from evaldsl.check.lowering.amounts import nothing, outcome_points, subject_text, weight_of
from evaldsl.check.lowering.cores import both, choose, compare, either, plain, subtract, times
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.gathered import named
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling
from evaldsl.check.symbols import ColumnSymbol
from evaldsl.model.core import Aggregate, Column, Core
from evaldsl.model.growth import BandRows
from evaldsl.model.system import Loss
from evaldsl.model.types import NumberType
from evaldsl.syntax import tree


def lower_table_bands(rule: tree.TableBands, place: Place) -> Ruling:
    """The points of the row whose band holds the subject; those of 其余, or an error, where none does."""
    subject = lower_expression(rule.subject, place)
    low, high = _column(rule.low, place), _column(rule.high, place)
    worth = _column(rule.worth, place)
    assert worth is not None, "the grammar asks for it"
    holds = _holding(subject, low, high)
    given = Aggregate("lookup", worth.table, worth, _this_row(holds, (low, high), rule, place=place), type=worth.type)
    points: Core = given if _in_points(worth) else times(weight_of(place), given, POINTS_TYPE)
    inside = compare(Aggregate("count", worth.table, None, holds, type=COUNT), ">", plain(0))
    otherwise = None if rule.rest is None else outcome_points(rule.rest, place)
    score = points if otherwise is None else choose(inside, points, otherwise)
    told = (("subject", subject_text(subject, place)), ("value", subject), ("table", worth.table), ("score", score))
    lost = subtract(weight_of(place), points)
    losses = [Loss(lost, "because.table_band", told, span=rule.span)]
    if otherwise is not None:
        none = nothing(place)
        beyond = choose(inside, none, subtract(weight_of(place), otherwise))
        losses = [
            Loss(choose(inside, lost, none), "because.table_band", told, span=rule.span),
            Loss(beyond, "because.table_rest", told, span=rule.span),
        ]
    rows = BandRows(worth.table, low, high, worth, None if otherwise is not None else subject, rule.span)
    return Ruling("bands", score, tuple(losses), (subject,), band_rows=rows)


def _column(reference: tree.Reference | None, place: Place) -> Column | None:
    if reference is None:
        return None
    symbol = place.whole.names.of(reference.path)
    assert isinstance(symbol, ColumnSymbol), "infer has refused anything else"
    return Column(symbol.table.name.text, symbol.column.name.text, type=place.type_of(reference), span=reference.span)


def _in_points(worth: Column) -> bool:
    return isinstance(worth.type, NumberType) and worth.type.dimension == POINTS_TYPE.dimension


def _holding(subject: Core, low: Column | None, high: Column | None) -> Core:
    """Of a row: whether the subject is on the right side of its bounds; of two the upper one is the next row's."""
    if low is None:
        assert high is not None, "the grammar asks for a bound"
        return compare(subject, "≤", high)
    if high is None:
        return compare(subject, "≥", low)
    top = Aggregate("max", high.table, high, None, type=high.type)
    at_top = both([compare(subject, "=", high), compare(high, "=", top)])
    return both([compare(subject, "≥", low), either([compare(subject, "<", high), at_top])])


def _this_row(holds: Core, bounds: tuple[Column | None, Column | None], rule: tree.TableBands, *, place: Place) -> Core:
    """With one bound, of the rows that hold the subject the nearest."""
    low, high = bounds
    if low is not None and high is not None:
        return holds
    bound = low or high
    assert bound is not None, "the grammar asks for a bound"
    nearest = Aggregate("max" if low is not None else "min", bound.table, bound, holds, type=bound.type)
    symbol = place.whole.names.of(rule.worth.path)
    assert isinstance(symbol, ColumnSymbol), "infer has refused anything else"
    name = f"{place.id}：{bound.table}.{bound.name}"
    return compare(bound, "=", named(name, nearest, symbol.table, place=place))
