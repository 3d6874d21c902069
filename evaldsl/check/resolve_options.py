"""Whether the words beside an expression are labels of an option."""

from __future__ import annotations

import attrs

from evaldsl.check.resolve_paths import Scope, value_symbol
from evaldsl.check.symbols import ColumnSymbol, FactSymbol, ParameterSymbol, Symbol
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
