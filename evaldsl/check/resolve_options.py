"""Words that could be something else: labels beside an option, a condition read into a point."""

from __future__ import annotations

import re

import attrs

from evaldsl.check.resolve_paths import Scope, value_symbol
from evaldsl.check.symbols import ColumnSymbol, FactSymbol, ParameterSymbol, Symbol
from evaldsl.diagnostics import error, text, warning
from evaldsl.syntax import tree
from evaldsl.syntax.checklist import WORDS_OF_EVIDENCE


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


def evidence_of_point(point: tree.Point, scope: Scope) -> None:
    """须附佐证 where nothing is answered or the answer denies a fault, or where it is read as words of the point."""
    if not point.documented:
        if (found := WORDS_OF_EVIDENCE.fullmatch(point.text)) is not None:
            notes = (text("W0717.note", words=found[1].rstrip("(（")),)
            scope.found.append(warning("W0717", point.span, notes=notes))
        return
    if point.negative:
        scope.found.append(error("E0716", point.span, marker=point.marker, notes=(text("E0716.note"),)))
    elif point.when is not None:
        scope.found.append(error("E0717", point.span, marker=point.marker, notes=(text("E0717.note"),)))
