"""Types of + − × / ^: dimensions, percentages, dates, points."""

from __future__ import annotations

from evaldsl.check.declared import DATE, ERROR, type_words
from evaldsl.check.inference import Inference, Typed, agree, disagreement
from evaldsl.check.literals import bare_number, literal_value, unwrapped, written_text
from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.model.types import DateType, ErrorType, NumberType, Type
from evaldsl.quantity.limits import MAX_EXPONENT
from evaldsl.quantity.units import DAYS, POINTS, PURE, multiply
from evaldsl.syntax import tree


def negate(node: tree.Negate, value: Type, inference: Inference) -> Type:
    """`-x`: a number; `-x^2` is refused, since two readings are current."""
    if isinstance(node.value, tree.Arithmetic) and node.value.operator == "^":
        base, power = written_text(node.value.left), written_text(node.value.right)
        notes = (text("E0409.note", outer=f"-({base}^{power})", inner=f"(-{base})^{power}"),)
        return inference.say(error("E0409", node.span, written=written_text(node), notes=notes))
    match value:
        case NumberType() | ErrorType():
            return value
        case _:
            return inference.say(error("E0407", node.value.span, found=type_words(value)))


def arithmetic(node: tree.Arithmetic, left: Typed, right: Typed, *, inference: Inference) -> Type:
    """The type of a sum, difference, product, quotient or power."""
    if isinstance(left.type, ErrorType) or isinstance(right.type, ErrorType):
        return ERROR
    if isinstance(left.type, DateType) or isinstance(right.type, DateType):
        return _dates(node, left, right, inference=inference)
    for side in (left, right):
        if not isinstance(side.type, NumberType):
            return inference.say(error("E0407", side.node.span, found=type_words(side.type)))
    match node.operator:
        case "+" | "-":
            return _sum(node, left, right, inference=inference)
        case "*" | "/":
            return _product(node, _measured(left), _measured(right))
        case "^":
            return _power(left, right, inference)


def _measured(side: Typed) -> NumberType:
    assert isinstance(side.type, NumberType), "checked by the caller"
    return side.type


def _sum(node: tree.Arithmetic, left: Typed, right: Typed, *, inference: Inference) -> Type:
    first, second = _measured(left), _measured(right)
    if agree(left, right):
        percent = first.percent or second.percent
        return NumberType(first.dimension or second.dimension, percent, first.whole and second.whole)
    if first.dimension == POINTS and second.percent:
        return inference.say(_points_and_percent(node, left, right))
    return inference.say(disagreement("E0401", node, left, right=right, notes=_repair(left, right)))


def _points_and_percent(node: tree.Arithmetic, left: Typed, right: Typed) -> Diagnostic:
    """`得分 - 20%` may mean 20 points or a fifth of the score."""
    score, share = written_text(left.node), written_text(right.node)
    number = unwrapped(right.node)
    digits = number.digits if isinstance(number, tree.Number) else "…"
    rewrites = (
        text("E0402.points", score=score, operator=node.operator, digits=digits),
        text("E0402.share", score=score, operator=node.operator, share=share),
    )
    return error("E0402", node.span, written=written_text(node), notes=(text("E0402.note", rewrites=rewrites),))


def _repair(left: Typed, right: Typed) -> tuple[Text, ...]:
    """One measure cannot be added to another: turn one into the other first, or divide instead."""
    if bare_number(left.node) is not None or bare_number(right.node) is not None:
        return ()
    first, second = written_text(left.node), written_text(right.node)
    return (text("E0401.note", left=first, right=second, ratio=f"{first} / {second}"),)


def _product(node: tree.Arithmetic, left: NumberType, right: NumberType) -> Type:
    """A percentage survives × and / by plain numbers; like over like, other than plain numbers, is a percentage."""
    dimension = multiply(left.dimension, right.dimension, 1 if node.operator == "*" else -1)
    if dimension != PURE:
        return NumberType(dimension, whole=left.whole and right.whole and node.operator == "*")
    if node.operator == "*":
        return NumberType(PURE, left.percent or right.percent, left.whole and right.whole)
    alike = left.dimension == right.dimension != PURE or (left.whole and right.whole and not _literal(node))
    return NumberType(PURE, alike or left.percent)


def _literal(node: tree.Arithmetic) -> bool:
    return literal_value(node.left) is not None or literal_value(node.right) is not None


def _power(left: Typed, right: Typed, inference: Inference) -> Type:
    """A plain number to any plain number; with a unit whole literal exponents only, so that the unit is known."""
    base = _measured(left)
    exponent = literal_value(right.node)
    if _measured(right).dimension != PURE or _measured(right).percent:
        return inference.say(error("E0414", right.node.span, notes=(text("E0414.note"),)))
    if exponent is None or exponent.denominator != 1:
        if base.dimension == PURE:
            return NumberType(percent=base.percent)
        return inference.say(error("E0481", left.node.span, found=type_words(base), notes=(text("E0481.note"),)))
    if abs(exponent) > MAX_EXPONENT:
        return inference.say(error("E0430", right.node.span, limit=MAX_EXPONENT))
    power = int(exponent)
    dimension = tuple((unit, n * power) for unit, n in base.dimension) if power else PURE
    return NumberType(dimension, base.percent and dimension == PURE, base.whole and power >= 0)


def _dates(node: tree.Arithmetic, left: Typed, right: Typed, *, inference: Inference) -> Type:
    """Date − date is days; a date may be moved by days."""
    if node.operator == "-" and isinstance(left.type, DateType) and isinstance(right.type, DateType):
        return NumberType(DAYS, whole=True)
    if node.operator in {"+", "-"} and isinstance(left.type, DateType) and _days(right):
        return DATE
    if node.operator == "+" and isinstance(right.type, DateType) and _days(left):
        return DATE
    return inference.say(disagreement("E0438", node, left, right=right, notes=(text("E0438.note"),)))


def _days(side: Typed) -> bool:
    if not isinstance(side.type, NumberType):
        return False
    return side.type.dimension == DAYS or bare_number(side.node) is not None
