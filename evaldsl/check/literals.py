"""Literals: their exact values in base units, and what is written bare."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.quantity.units import unit_named
from evaldsl.syntax import tree


def number_value(number: tree.Number) -> Fraction:
    """The value in base units: 3/5 for `60%`, 14819000 for `1481.90万元`."""
    return number.value * unit_named(number.unit).factor


def unwrapped(node: tree.Expression) -> tree.Expression:
    """The expression without brackets around it."""
    while isinstance(node, tree.Group):
        node = node.value
    return node


def literal_value(node: tree.Expression) -> Fraction | None:
    """The value of a literal number, a negated one, or a fraction of two (`1/3`); None for anything else."""
    match unwrapped(node):
        case tree.Number() as number:
            return number_value(number)
        case tree.Negate(value=value):
            inner = literal_value(value)
            return None if inner is None else -inner
        case tree.Arithmetic(operator="/", left=tree.Number() as left, right=tree.Number() as right):
            below = number_value(right)
            return number_value(left) / below if below else None
        case _:
            return None


def bare_number(node: tree.Expression) -> tree.Number | None:
    """The number, if the expression is one without a unit (a sign and brackets do not matter)."""
    match unwrapped(node):
        case tree.Number(unit="") as number:
            return number
        case tree.Negate(value=value):
            return bare_number(value)
        case _:
            return None


def written_text(node: tree.Node) -> str:
    """What the author wrote, on one line."""
    return " ".join(node.span.text.split())
