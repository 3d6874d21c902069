"""What inference has found so far, and how two quantities agree."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from evaldsl.check.declared import ERROR, is_counting, type_words
from evaldsl.check.literals import bare_number, literal_value, number_value, written_text
from evaldsl.check.symbols import Names
from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.frozen import frozen
from evaldsl.model.types import ErrorType, NumberType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.units import DAYS, MONEY, POINTS, PURE, WORKDAYS
from evaldsl.syntax import tree

WIDEST_BARE: Final = Fraction(1, 10)
"""每低1 of a ratio would be 100 percentage points: wider steps are written with their sign."""


@frozen(eq=False)
class Inference:
    """`of`: types of expressions by node id; `named`: of declarations (facts, columns, definitions, parameters)."""

    names: Names
    of: dict[tree.NodeId, Type]
    named: dict[tree.NodeId, Type]
    found: list[Diagnostic]

    def say(self, diagnostic: Diagnostic) -> ErrorType:
        """Report a mistake; its expression gets the type that agrees with everything."""
        self.found.append(diagnostic)
        return ERROR


@frozen
class Typed:
    """An expression with its type."""

    node: tree.Expression
    type: Type


def agree(left: Typed, right: Typed) -> bool:
    """Whether two numbers may be compared or added.

    They measure the same; or one is a bare number beside a count or days (`事故数 = 2`), or a bare 0 beside anything;
    or one is a count of rows and the other a literal with a counting unit (`问题清单(…) > 3条`).
    """
    if not (isinstance(left.type, NumberType) and isinstance(right.type, NumberType)):
        return False
    if left.type.dimension == right.type.dimension:
        return True
    return _fits(left, right) or _fits(right, left)


def _fits(plain: Typed, other: Typed) -> bool:
    if not (isinstance(plain.type, NumberType) and isinstance(other.type, NumberType)) or plain.type.dimension != PURE:
        return False
    dimension = other.type.dimension
    if bare_number(plain.node) is not None:
        return literal_value(plain.node) == 0 or is_counting(dimension) or dimension in {DAYS, WORKDAYS}
    return plain.type.whole and is_counting(dimension) and literal_value(other.node) is not None


def bare_ratio(ratio: Typed, other: Typed, most: Fraction = Fraction(1)) -> Diagnostic | None:
    """`完成率 ≥ 95`: a ratio beside a bare number above `most` has two readings; both are shown."""
    number = bare_number(other.node)
    percent = isinstance(ratio.type, NumberType) and ratio.type.percent and bare_number(ratio.node) is None
    if not percent or number is None or abs(number_value(number)) <= most:
        return None
    sign = "-" if (literal_value(other.node) or 0) < 0 else ""
    readings = text("E0404.note", small=f"{sign}{number.digits}%", large=f"{sign}{_percent(number_value(number))}")
    return error("E0404", other.node.span, written=written_text(other.node), notes=(readings,))


def _percent(value: Fraction) -> str:
    return f"{decimal_text(value * 100)}%"


def disagreement(code: str, span: tree.Node, left: Typed, *, right: Typed, notes: tuple[Text, ...] = ()) -> Diagnostic:
    """A diagnostic that names both types."""
    return error(
        code, span.span, left=type_words(left.type), right=type_words(right.type), notes=notes or _units(left, right)
    )


def _units(left: Typed, right: Typed) -> tuple[Text, ...]:
    """A bare number beside money or points: say which unit to write."""
    for plain, other in ((left, right), (right, left)):
        number = bare_number(plain.node)
        if number is not None and isinstance(other.type, NumberType):
            if other.type.dimension == MONEY:
                small, large = (text(f"E0403.{size}", digits=number.digits) for size in ("money", "large"))
                return (text("E0403.unit", units=(small, large)),)
            if other.type.dimension == POINTS:
                return (text("E0403.unit", units=(text("E0403.points", digits=number.digits),)),)
    return ()
