"""Words that could be something else: labels beside an option, a condition read into a point."""

from __future__ import annotations

import re

import attrs

from evaldsl.check.resolve_paths import Scope, value_symbol
from evaldsl.check.symbols import ColumnSymbol, FactSymbol, ParameterSymbol, Symbol
from evaldsl.diagnostics import text, warning
from evaldsl.syntax import tree


def compares_options(node: tree.Comparison, scope: Scope) -> bool:
    """Whether one side is declared as an option: unknown names beside it are then labels, which infer judges."""
    quiet = attrs.evolve(scope, found=[])
    paths = (operand.path for operand in node.operands if isinstance(operand, tree.Reference))
    return any(_is_option(value_symbol(path, quiet)) for path in paths)


def _is_option(symbol: Symbol) -> bool:
    match symbol:
        case FactSymbol(item=item) | ColumnSymbol(column=tree.DataItem() as item):
            return item.type.kind is tree.TypeKind.OPTION
        case ParameterSymbol(parameter=parameter):
            return parameter.type.kind is tree.TypeKind.OPTION
        case _:
            return False


def condition_in_words(point: tree.Point, scope: Scope) -> None:
    """`① 制度健全 当 有制度`: without its comma the condition is read as words of the point."""
    for found in re.finditer(r"(?:当|\bwhen\s)\s*(\w+)", point.text):
        if scope.value(found.group(1)) is not None:
            condition = point.text[found.start() :]
            notes = (text("W0708.note", words=point.text[: found.start()].rstrip(), condition=condition),)
            scope.found.append(warning("W0708", point.span, condition=condition, notes=notes))
            return
