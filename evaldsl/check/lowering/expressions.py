"""Formulas to the core."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, assert_never, cast, get_args

import attrs

from evaldsl.check.builtins import Builtin
from evaldsl.check.declared import COUNT, ERROR, TEXT, TRUTH
from evaldsl.check.infer_calls import among_indicators, folded_table, row_filter
from evaldsl.check.literals import literal_value, number_value, written_text
from evaldsl.check.lowering.cores import add, both, compare, known, most, subtract
from evaldsl.check.lowering.place import Place
from evaldsl.check.symbols import (
    BuiltinSymbol,
    ColumnSymbol,
    DefinitionSymbol,
    FactSymbol,
    GatheredSymbol,
    OptionSymbol,
    OwnSymbol,
    TableSymbol,
    YearSymbol,
)
from evaldsl.check.walk import references
from evaldsl.diagnostics import error, text
from evaldsl.model.core import (
    Aggregate,
    Apply,
    Arithmetic,
    Column,
    Compare,
    Const,
    Core,
    Defined,
    Extreme,
    Fact,
    Fold,
    Function,
    If,
    Logic,
    Not,
    Own,
    Piece,
    Piecewise,
    Round,
    Select,
)
from evaldsl.model.system import Definition
from evaldsl.model.types import NumberType
from evaldsl.quantity.exact import Rounding
from evaldsl.syntax import tree

_WHOLE = Fraction(1)
_PER_CENT = Fraction(1, 100)


def lower_expression(node: tree.Expression, place: Place) -> Core:
    """The core of an expression. The program has passed all checks: what cannot be lowered is our own mistake."""
    type_ = place.type_of(node)
    match node:
        case tree.Number():
            return Const(number_value(node), _shown(node), type=type_, span=node.span)
        case tree.String():
            return Const(node.text, node.text, type=type_, span=node.span)
        case tree.DateLiteral():
            return Const(node.value, node.value.isoformat(), type=type_, span=node.span)
        case tree.Truth():
            return Const(node.value, written_text(node), type=type_, span=node.span)
        case tree.Reference():
            return _reference(node, place)
        case tree.Call():
            return _call(node, place)
        case tree.Group():
            return lower_expression(node.value, place)
        case tree.Negate():
            return _negate(node, place)
        case tree.Arithmetic():
            return _arithmetic(node, place)
        case tree.Comparison():
            return _comparison(node, place)
        case tree.Within():
            return within_range(lower_expression(node.value, place), node.range, place)
        case tree.Logic():
            operands = tuple(lower_expression(operand, place) for operand in node.operands)
            return Logic(node.operator, operands, type=TRUTH, span=node.span)
        case tree.Not():
            return Not(lower_expression(node.value, place), type=TRUTH, span=node.span)
        case tree.Conditional():
            parts = (lower_expression(part, place) for part in (node.condition, node.then, node.otherwise))
            return If(*parts, type=type_, span=node.span)
        case tree.Mapping():
            return _mapping(node, place)
        case _:
            assert_never(node)


def _shown(node: tree.Number) -> str:
    """As written; a number that took its unit from its neighbour (`80-90%`) shows it."""
    written = written_text(node)
    return written if not node.unit or not written[-1:].isdigit() else f"{node.digits}{node.unit}"


def _reference(node: tree.Reference, place: Place) -> Core:
    whole = place.whole
    match whole.names.of(node.path):
        case FactSymbol(item=item):
            return Fact(item.name.text, type=whole.named[item.id], span=node.span)
        case TableSymbol(item=item):
            return Aggregate("count", item.name.text, None, None, type=COUNT, span=node.span)
        case ColumnSymbol() as symbol:
            return _column_here(symbol, place, node)
        case DefinitionSymbol() as symbol:
            return _defined(node, symbol, place)
        case OwnSymbol(late=True) as symbol:
            from evaldsl.check.lowering.late import lower_late  # few specs have leaves from rows

            return lower_late(node, symbol, place)
        case OwnSymbol() as symbol:
            return _own(node, symbol, place)
        case GatheredSymbol() as symbol:
            from evaldsl.check.lowering.gathered import lower_part

            return lower_part(symbol, place)
        case YearSymbol(year=year):
            return Const(year, node.path.text, type=place.type_of(node), span=node.span)
        case OptionSymbol(label=label):
            return Const(label, label, type=place.type_of(node), span=node.span)
        case symbol:
            raise AssertionError(f"{node.path.text} has no value: {symbol}")


def _own(node: tree.Reference, symbol: OwnSymbol, place: Place) -> Core:
    """A number of an indicator; one without points has no rate."""
    whole, path = place.whole, place.path_of(symbol)
    if path and path not in whole.ids:
        whole.found.append(error("E0533", node.span, name=node.path.text, notes=(text("E0533.note"),)))
        path = ()
    if symbol.what == "rate" and path and not whole.weights[path] and path not in whole.additive:
        whole.found.append(error("E0687", node.span, name=path[-1], notes=(text("E0687.note"),)))
    indicator = whole.ids[path] if path else ""
    return Own(indicator, symbol.what, node.path.text, type=place.type_of(node), span=node.span)


def _defined(node: tree.Reference, symbol: DefinitionSymbol, place: Place) -> Defined:
    """A named value, noted as wanted; a local one belongs to the indicator around it."""
    definition = symbol.definition
    name = definition.name.text
    outside = Place(place.whole, (), {}, {})
    if symbol.local:
        key, definition = place.locals[definition.id]
        place.whole.wanted.setdefault(key, (definition, place))
    else:
        key = name if symbol.module == place.whole.main else f"{symbol.module}.{name}"
        place.whole.wanted.setdefault(key, (definition, outside))
    return Defined(key, name, type=place.whole.named.get(symbol.definition.id, ERROR), span=node.span)


# ── arithmetic, comparisons ─────────────────────────────────────────────────────────────────────────


def _negate(node: tree.Negate, place: Place) -> Core:
    inner = lower_expression(node.value, place)
    value = known(inner)
    if isinstance(inner, Const) and value is not None:
        return Const(-value, f"-{inner.shown}", type=inner.type, span=node.span)
    return Arithmetic("-", Const(Fraction(0), "0", type=inner.type), inner, type=inner.type, span=node.span)


def _arithmetic(node: tree.Arithmetic, place: Place) -> Core:
    """A formula as written; a fraction of two literals is a constant."""
    type_ = place.type_of(node)
    literal = literal_value(node)
    if literal is not None:
        return Const(literal, written_text(node), type=type_, span=node.span)
    left, right = lower_expression(node.left, place), lower_expression(node.right, place)
    return Arithmetic(node.operator, left, right, type=type_, span=node.span)


def _comparison(node: tree.Comparison, place: Place) -> Core:
    operands = [lower_expression(operand, place) for operand in node.operands]
    pairs = zip(node.operators, operands, operands[1:], strict=False)
    return both([Compare(operator, left, right, type=TRUTH, span=node.span) for operator, left, right in pairs])


def within_range(subject: Core, interval: tree.Range, place: Place) -> Core:
    """Whether a value lies in an interval; an end that does not say is included."""
    parts: list[Core] = []
    if interval.low is not None:
        low = lower_expression(interval.low, place)
        parts.append(compare(subject, ">" if interval.low_closed is False else "≥", low))
    if interval.high is not None:
        high = lower_expression(interval.high, place)
        parts.append(compare(subject, "<" if interval.high_closed is False else "≤", high))
    if len(parts) == 2 and interval.low is interval.high and interval.low_closed is not False:
        return compare(subject, "=", lower_expression(interval.low, place)) if interval.low else parts[0]
    return both(parts) if parts else Const(True, "是", type=TRUTH)


def _mapping(node: tree.Mapping, place: Place) -> Core:
    otherwise = None if node.otherwise is None else lower_expression(node.otherwise, place)
    subject = lower_expression(node.subject, place)
    pieces = tuple(piece for choice in node.choices if (piece := _piece(choice, place)) is not None)
    if pieces:
        return Piecewise(subject, pieces, otherwise, type=place.type_of(node), span=node.span)
    labelled = ((choice.label, choice.value) for choice in node.choices)
    choices = tuple(
        (label.text, lower_expression(value, place))
        for label, value in labelled
        if isinstance(label, tree.Name | tree.String)
    )
    return Select(subject, choices, otherwise, type=place.type_of(node), span=node.span)


def _piece(choice: tree.Choice, place: Place) -> Piece | None:
    """The choice of a number or a range; an end that does not say is included."""
    match choice.label:
        case tree.Number() as number:
            at = lower_expression(number, place)
            return Piece(at, True, at, True, lower_expression(choice.value, place))
        case tree.Range(low=low, high=high) as interval:
            ends = (None if end is None else lower_expression(end, place) for end in (low, high))
            below, above = ends
            closed = (interval.low_closed is not False, interval.high_closed is not False)
            return Piece(below, closed[0], above, closed[1], lower_expression(choice.value, place))
        case _:
            return None


# ── calls ───────────────────────────────────────────────────────────────────────────────────────────


def _call(node: tree.Call, place: Place) -> Core:
    match place.whole.names.of(node.callee):
        case TableSymbol(item=item):
            condition = row_filter(node)
            where = None if condition is None else lower_expression(condition, _inside(item, place))
            return Aggregate("count", item.name.text, None, where, type=COUNT, span=node.span)
        case BuiltinSymbol(builtin=builtin):
            return _function(node, builtin, place)
        case symbol:
            raise AssertionError(f"{node.callee.text} cannot be called: {symbol}")


def _function(node: tree.Call, builtin: Builtin, place: Place) -> Core:
    match builtin.key:
        case "abs":
            value = lower_expression(node.arguments[0].value, place)
            return most(value, subtract(Const(Fraction(0), "0", type=value.type), value))
        case ("rank" | "rank_from_lowest") as which:
            return _rank(node, which == "rank", place)
        case "keyed":
            return _keyed(node, place)
        case ("floor" | "ceil" | "down" | "up" | "half_up" | "half_down" | "half_even" | "half_ceil") as mode:
            return _rounded(node, mode, place)
        case ("max" | "min") as which if len(node.arguments) > 1:
            operands = tuple(lower_expression(argument.value, place) for argument in node.arguments)
            return Extreme(which, operands, type=place.type_of(node), span=node.span)
        case "power":
            left, right = (lower_expression(argument.value, place) for argument in node.arguments)
            return Arithmetic("^", left, right, type=place.type_of(node), span=node.span)
        case ("largest_of" | "smallest_of") as which if among_indicators(node, place.whole.names.of):
            return _among_indicators(node, "largest_named" if which == "largest_of" else "smallest_named", place)
        case key if key in _FOLDS:
            return _fold(node, cast(Fold, key), place)
        case key:
            operands = tuple(_operand(argument.value, place) for argument in node.arguments)
            return Apply(cast(Function, key), operands, type=place.type_of(node), span=node.span)


_FOLDS: Final = frozenset(get_args(Fold))


def _operand(node: tree.Expression, place: Place) -> Core:
    """An operand of a function; a column of dates stands for all its days."""
    symbol = place.whole.names.of(node.path) if isinstance(node, tree.Reference) else None
    if isinstance(symbol, ColumnSymbol) and not symbol.in_row:
        value = _column(symbol, place, node)
        return Aggregate("dates", symbol.table.name.text, value, None, type=TEXT, span=node.span)
    return lower_expression(node, place)


def _column_here(symbol: ColumnSymbol, place: Place, node: tree.Expression) -> Core:
    """A column of the row that a fold is at, or the cell of the row that the leaf here stands for."""
    row = place.row
    if not symbol.in_row or row is None or row.table != symbol.table.name.text:
        return _column(symbol, place, node)
    column = symbol.column
    type_ = place.whole.named.get(column.id, ERROR)
    name = column.name.text
    if name == row.weight:
        return Own(place.id, "weight", name, type=place.type_of(node), span=node.span)
    key = f"{row.table}[{row.number}].{name}"
    if isinstance(column, tree.ComputedColumn):
        value = lower_expression(column.value, place)
        place.whole.made.setdefault(key, Definition(key, name, value, column.name.span))
        return Defined(key, name, type=type_, span=node.span)
    if row.number:
        place.whole.cells.setdefault(row.table, {}).setdefault(row.number, {})[name] = None
    return Fact(key, name, type=type_, span=node.span)


def _inside(table: tree.DataItem, place: Place) -> Place:
    """The place in a fold over a table: its columns are those of the rows that the fold goes through."""
    if place.row is None or place.row.table != table.name.text:
        return place
    return attrs.evolve(place, row=None)


def _column(symbol: ColumnSymbol, place: Place, node: tree.Expression) -> Column:
    type_ = place.whole.named.get(symbol.column.id, ERROR)
    _note(symbol, place)
    return Column(symbol.table.name.text, symbol.column.name.text, type=type_, span=node.span)


def _note(symbol: ColumnSymbol, place: Place) -> None:
    """Every row of the table must have this cell, and those that it is computed from."""
    read = place.whole.cells.setdefault(symbol.table.name.text, {}).setdefault(0, {})
    if symbol.column.name.text in read:
        return
    read[symbol.column.name.text] = None
    if isinstance(symbol.column, tree.ComputedColumn):
        for path in references(symbol.column.value):
            other = place.whole.names.of(path)
            if isinstance(other, ColumnSymbol):
                _note(other, place)


def _rank(node: tree.Call, from_highest: bool, place: Place) -> Core:
    """One more than the members that are strictly ahead, so that equals share a place."""
    table = folded_table(node, place.whole.names.of)
    assert table is not None, "infer asks for a table"
    inside = _inside(table, place)
    own = lower_expression(node.arguments[0].value, place)
    other = lower_expression(node.arguments[1].value, inside)
    ahead = compare(other, ">" if from_highest else "<", own)
    where = ahead if node.where is None else both([lower_expression(node.where, inside), ahead])
    count = Aggregate("count", table.name.text, None, where, type=COUNT, span=node.span)
    place_of_own = add(count, Const(_WHOLE, "1", type=COUNT))
    key, shown = ".".join((*place.path, written_text(node))), written_text(node)
    place.whole.made.setdefault(key, Definition(key, shown, place_of_own, node.span))
    return Defined(key, shown, type=COUNT, span=node.span)


def _keyed(node: tree.Call, place: Place) -> Core:
    """A lookup whose filter holds every key against its value."""
    first, *values = (argument.value for argument in node.arguments)
    symbol = place.whole.names.of(first.path) if isinstance(first, tree.Reference) else None
    assert isinstance(symbol, ColumnSymbol), "infer asks for a column"
    table = symbol.table
    keys = [each for each in table.columns if isinstance(each, tree.DataItem) and each.key]
    found = [_column(ColumnSymbol(table, key, in_row=True), place, node) for key in keys]
    pairs = zip(found, (lower_expression(value, place) for value in values), strict=True)
    where = both([compare(column, "=", value) for column, value in pairs])
    value = _column(symbol, place, first)
    return Aggregate("lookup", table.name.text, value, where, type=place.type_of(node), span=node.span)


def _rounded(node: tree.Call, mode: Rounding, place: Place) -> Core:
    """Decimals are those of what is printed: two decimals of 68.83% are ten-thousandths."""
    value = lower_expression(node.arguments[0].value, place)
    places = literal_value(node.arguments[1].value) if len(node.arguments) > 1 else Fraction(0)
    assert places is not None, "infer asks for a literal"
    percent = isinstance(value.type, NumberType) and value.type.percent
    step = (_PER_CENT if percent else _WHOLE) / 10 ** int(places)
    shown = "1" if step == 1 else str(int(places))
    return Round(mode, value, Const(step, shown, type=value.type), type=place.type_of(node), span=node.span)


def _among_indicators(node: tree.Call, function: Function, place: Place) -> Core:
    """The names of the indicators before their numbers."""
    operands: list[Core] = []
    for argument in node.arguments:
        value = lower_expression(argument.value, place)
        assert isinstance(argument.value, tree.Reference), "infer has seen to it"
        symbol = place.whole.names.of(argument.value.path)
        assert isinstance(symbol, OwnSymbol), "infer has seen to it"
        name = place.path_of(symbol)[-1]
        operands += [Const(name, "", type=TEXT), value]
    return Apply(function, tuple(operands), type=TEXT, span=node.span)


def _fold(node: tree.Call, function: Fold, place: Place) -> Core:
    table = folded_table(node, place.whole.names.of)
    assert table is not None, "infer asks for a table"
    place = _inside(table, place)
    where = None if node.where is None else lower_expression(node.where, place)
    counts = function in {"count", "share"}
    value = None if counts else lower_expression(node.arguments[0].value, place)
    weight = lower_expression(node.arguments[1].value, place) if len(node.arguments) > 1 else None
    return Aggregate(function, table.name.text, value, where, weight, type=place.type_of(node), span=node.span)
