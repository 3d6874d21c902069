"""What names, groups and weighs the leaves of 逐行: given columns, each of a type that can."""

from __future__ import annotations

from evaldsl.check.declared import type_words
from evaldsl.check.infer_expressions import condition, expression
from evaldsl.check.inference import Inference
from evaldsl.check.symbols import ColumnSymbol, TableSymbol
from evaldsl.diagnostics import error, text
from evaldsl.model.types import ErrorType, NumberType, OptionType, TextType, Type
from evaldsl.quantity.units import POINTS, PURE
from evaldsl.syntax import tree


def row_columns(item: tree.EachRow, inference: Inference) -> None:
    """The head of a block and its lines; without a name no leaf can be made."""
    if not isinstance(inference.names.of(item.table), TableSymbol):
        return
    if item.where is not None:
        condition(item.where, inference)
    if item.name is None:
        notes = (text("E0720.note.name"),)
        inference.say(error("E0720", item.table.span, what=text("E0720.name"), notes=notes))
    for column in (*((item.name,) if item.name else ()), *item.groups):
        type_ = _given(column, inference)
        if not isinstance(type_, TextType | OptionType | ErrorType):
            found = type_words(type_)
            inference.say(error("E0723", column.span, name=column.path.text, found=found, notes=(text("E0723.note"),)))
    if item.weights is not None and item.weights.column is not None:
        _weighs(item.weights.kind == "points", item.weights.column, inference)


def _given(column: tree.Reference, inference: Inference) -> Type:
    """The type of a column that facts give; computed ones are known too late to make leaves of."""
    symbol = inference.names.of(column.path)
    type_ = expression(column, inference)
    if isinstance(type_, ErrorType) or (isinstance(symbol, ColumnSymbol) and isinstance(symbol.column, tree.DataItem)):
        return type_
    return inference.say(error("E0724", column.span, name=column.path.text, notes=(text("E0724.note"),)))


def _weighs(in_points: bool, column: tree.Reference, inference: Inference) -> None:
    """分值 from points or percentages of the parent, 权重 from bare numbers."""
    type_ = _given(column, inference)
    if isinstance(type_, ErrorType):
        return
    fits = isinstance(type_, NumberType) and (
        type_.dimension == POINTS or (type_.dimension == PURE and type_.percent)
        if in_points
        else type_.dimension == PURE and not type_.percent
    )
    if not fits:
        kind = text("E0725.points" if in_points else "E0725.relative")
        inference.say(error("E0725", column.span, name=column.path.text, found=type_words(type_), notes=(kind,)))
