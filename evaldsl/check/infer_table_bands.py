"""Types in bands whose bounds and points are columns of a table."""

from __future__ import annotations

from evaldsl.check.declared import ERROR, type_words
from evaldsl.check.infer_expressions import expression
from evaldsl.check.inference import Inference, Typed, agree
from evaldsl.check.symbols import ColumnSymbol
from evaldsl.diagnostics import Text, error, text
from evaldsl.model.types import DateType, ErrorType, NumberType, Type
from evaldsl.quantity.units import POINTS, PURE
from evaldsl.syntax import tree


def table_bands(node: tree.TableBands, inference: Inference) -> None:
    """Bounds that the subject can be held against, and points or shares of the weight, all of one table."""
    subject = Typed(node.subject, expression(node.subject, inference))
    bounds = [each for each in (node.low, node.high) if each is not None]
    tables: list[tree.DataItem] = []
    for column in (*bounds, node.worth):
        symbol = inference.names.of(column.path)
        if not isinstance(symbol, ColumnSymbol):
            _refuse(node, column, text("E0688.column"), inference=inference)
            return
        tables.append(symbol.table)
        inference.of[column.id] = inference.named.get(symbol.column.id, ERROR)
        if tables[-1] is not tables[0]:
            _refuse(node, column, text("E0688.table", table=tables[0].name.text), inference=inference)
            return
    for bound in bounds:
        found = Typed(bound, inference.of[bound.id])
        if not _comparable(subject, found):
            said = text("E0688.bound", found=type_words(found.type), subject=type_words(subject.type))
            _refuse(node, bound, said, inference=inference)
    if not _is_worth(inference.of[node.worth.id]):
        said = text("E0688.worth", found=type_words(inference.of[node.worth.id]))
        _refuse(node, node.worth, said, inference=inference)


def _refuse(node: tree.TableBands, column: tree.Reference, note: Text, *, inference: Inference) -> None:
    what = text("E0688.points" if column is node.worth else "E0688.limit")
    inference.say(error("E0688", column.span, name=column.path.text, what=what, notes=(note,)))


def _comparable(subject: Typed, bound: Typed) -> bool:
    if isinstance(subject.type, ErrorType) or isinstance(bound.type, ErrorType):
        return True
    if isinstance(subject.type, DateType) and isinstance(bound.type, DateType):
        return True
    return agree(subject, bound)


def _is_worth(type_: Type) -> bool:
    match type_:
        case ErrorType():
            return True
        case NumberType():
            return type_.dimension == POINTS or (type_.dimension == PURE and type_.percent)
        case _:
            return False
