"""Builders of expressions, intervals and the heads of rows."""

from __future__ import annotations

from functools import reduce
from typing import Any, Final, cast

import attrs

from evaldsl.diagnostics import Label, error, text
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.syntax.build.parts import Parts, builds
from evaldsl.syntax.token import Token
from evaldsl.text import Span

_ARITHMETIC: Final[dict[str, tree.ArithmeticOperator]] = {
    "PLUS": "+",
    "MINUS": "-",
    "STAR": "*",
    "SLASH": "/",
    "CARET": "^",
}
_COMPARING: Final[dict[str, tree.ComparisonOperator]] = {
    "EQ": "=",
    "NE": "≠",
    "LT": "<",
    "LE": "≤",
    "GT": ">",
    "GE": "≥",
    "BELOW": "<",
    "ABOVE": ">",
}


@builds("path")
def path(parts: Parts) -> tree.Path:
    return tree.Path(parts.all(tree.Name), span=parts.span)


@builds("reference")
def reference(parts: Parts) -> tree.Reference:
    return tree.Reference(parts.get(tree.Path), span=parts.span)


@builds("group")
def group(parts: Parts) -> tree.Group:
    return tree.Group(parts.nodes()[0], span=parts.span)


@builds("simple_fraction")
def simple_fraction(parts: Parts) -> tree.Arithmetic:
    numerator, denominator = parts.nodes()
    return tree.Arithmetic("/", numerator, denominator, span=parts.span)


@builds("conditional")
def conditional(parts: Parts) -> tree.Conditional:
    condition, then, otherwise = parts.nodes()
    return tree.Conditional(condition, then, otherwise, span=parts.span)


@builds("either", "both")
def logic(parts: Parts) -> tree.Logic:
    return tree.Logic("or" if parts.name == "either" else "and", tuple(parts.nodes()), span=parts.span)


@builds("denial")
def denial(parts: Parts) -> tree.Not:
    return tree.Not(parts.nodes()[0], span=parts.span)


@builds("compared")
def comparison(parts: Parts) -> tree.Comparison:
    operators = tuple(_COMPARING[value.kind] for value in parts.values if isinstance(value, Token))
    return tree.Comparison(tuple(parts.nodes()), operators, span=parts.span)


@builds("within")
def within(parts: Parts) -> tree.Within:
    value, interval = parts.nodes()
    return tree.Within(value, interval, span=parts.span)


@builds("added", "multiplied")
def left_to_right(parts: Parts) -> tree.Expression:
    values = parts.values
    pairs = zip(values[1::2], values[2::2], strict=True)

    def combine(left: Any, pair: tuple[Token, Any]) -> tree.Arithmetic:
        operator, right = pair
        return tree.Arithmetic(_ARITHMETIC[operator.kind], left, right, span=left.span.to(right.span))

    return cast(tree.Expression, reduce(combine, pairs, values[0]))


@builds("negate")
def negate(parts: Parts) -> tree.Negate:
    return tree.Negate(parts.nodes()[0], span=parts.span)


@builds("raised")
def power(parts: Parts) -> tree.Arithmetic:
    base, exponent = parts.nodes()
    return tree.Arithmetic("^", base, exponent, span=parts.span)


@builds("call")
def call(parts: Parts) -> tree.Call:
    arguments, where = _arguments(parts)
    return tree.Call(parts.get(tree.Path), arguments, where, span=parts.span)


@builds("placed")
def placed(parts: Parts) -> tree.Call:
    return cast(tree.Call, call(parts))


def _arguments(parts: Parts) -> tuple[tuple[tree.Argument, ...], tree.Expression | None]:
    found = next((value for value in parts.values if isinstance(value, ArgumentList)), None)
    return (found.arguments, found.where) if found else ((), None)


@frozen
class ArgumentList:
    """What stands in the brackets of a call, on its way to the Call node."""

    arguments: tuple[tree.Argument, ...]
    where: tree.Expression | None


@builds("arguments")
def arguments(parts: Parts) -> ArgumentList:
    where = None
    if parts.has("WHEN"):
        where = parts.nodes()[-1]
    return ArgumentList(parts.all(tree.Argument), where)


@builds("argument")
def argument(parts: Parts) -> tree.Argument:
    return tree.Argument(parts.nodes()[0], None, span=parts.span)


@builds("named_argument")
def named_argument(parts: Parts) -> tree.Argument:
    name, value = parts.nodes()
    return tree.Argument(value, name, span=parts.span)


@frozen
class Otherwise:
    """`其余 值` among the choices of a mapping, on its way to the Mapping node."""

    value: tree.Expression
    span: Span


@builds("choice", "choice_number", "choice_range")
def choice(parts: Parts) -> tree.Choice:
    label, value = parts.nodes()
    return tree.Choice(label, value, span=parts.span)


@builds("choice_rest")
def choice_rest(parts: Parts) -> Otherwise:
    return Otherwise(parts.nodes()[0], parts.span)


@builds("mapping")
def mapping(parts: Parts) -> tree.Mapping:
    rests = [value for value in parts.values if isinstance(value, Otherwise)]
    for again in rests[1:]:
        labels, label = (Label(rests[0].span),), again.span.text.split()[0]
        parts.context.diagnostics.append(error("E0335", again.span, labels=labels, label=label))
    rest = rests[0].value if rests else None
    return tree.Mapping(parts.nodes()[0], parts.all(tree.Choice), rest, span=parts.span)


# ── intervals and heads ─────────────────────────────────────────────────────────────────────────────


@builds("interval")
def interval(parts: Parts) -> tree.Range:
    low, high = parts.nodes()
    return tree.Range(low, parts.has("LSQB"), high, parts.has("RSQB"), span=parts.span)


@builds("head_interval")
def head_interval(parts: Parts) -> tree.Range:
    return parts.get(tree.Range)


@builds("head_compare")
def head_compare(parts: Parts) -> tree.Range:
    operator, value = parts.values
    if operator.kind in ("GE", "GT"):
        return tree.Range(value, operator.kind == "GE", None, None, span=parts.span)
    return tree.Range(None, None, value, operator.kind == "LE", span=parts.span)


@builds("head_exactly")
def head_exactly(parts: Parts) -> tree.Exactly:
    operator, value = parts.values
    return tree.Exactly(tree.Not(value, span=parts.span) if operator.kind == "NE" else value, span=parts.span)


@builds("head_span")
def head_span(parts: Parts) -> tree.Range:
    """`80%(含)-90%`: where one end says whether it is included, the other is the opposite; a bare low end takes
    the unit of the high one."""
    low, high = parts.nodes()
    low = _with_unit_of(high, low)
    low_closed, high_closed = _inclusions(parts)
    if low_closed is None and high_closed is not None:
        low_closed = not high_closed
    elif high_closed is None and low_closed is not None:
        high_closed = not low_closed
    return tree.Range(low, low_closed, high, high_closed, span=parts.span)


@builds("head_named")
def head_named(parts: Parts) -> tree.Range:
    """`x ≥ 50%` or `50% ≤ x`: a comparison that says what it is about."""
    left, operator, right = parts.values
    named = not isinstance(left, tree.Reference) and isinstance(right, tree.Reference)
    about, value = (right, left) if named else (left, right)
    closed = operator.kind in {"LE", "GE"}
    if (operator.kind in _RISING) is named:
        return tree.Range(value, closed, None, None, about=about, span=parts.span)
    return tree.Range(None, None, value, closed, about=about, span=parts.span)


@builds("head_chain")
def head_chain(parts: Parts) -> tree.Range:
    """`40% ≤ x < 50%`, in either direction: the interval between the ends, which says what it is about."""
    first, left, about, right, last = parts.values
    if (left.kind in _RISING) is not (right.kind in _RISING):
        parts.context.diagnostics.append(error("E0411", parts.span, notes=(text("E0411.note"),)))
    if left.kind not in _RISING:
        first, left, right, last = last, right, left, first
    low, high = _with_unit_of(last, first), last
    return tree.Range(low, left.kind in {"LE", "GE"}, high, right.kind in {"LE", "GE"}, about=about, span=parts.span)


_RISING: Final = {"LT", "LE"}


def _with_unit_of(high: tree.Expression, low: tree.Expression) -> tree.Expression:
    if isinstance(low, tree.Number) and isinstance(high, tree.Number) and not low.unit and high.unit:
        return attrs.evolve(low, unit=high.unit)
    return low


def _inclusions(parts: Parts) -> tuple[bool | None, bool | None]:
    closed: list[bool | None] = []
    for value in parts.values:
        if isinstance(value, tree.Node):
            closed.append(None)
        elif isinstance(value, Token) and value.kind == "INCLUSION":
            closed[-1] = included(value)
    return closed[0], closed[-1]


def included(token: Token) -> bool:
    return token.text in ("含", "incl")


@builds("head_or_above", "head_or_below", "head_below", "head_above")
def head_one_sided(parts: Parts) -> tree.Range:
    """以上 and 以下 include the number, 低于 and 高于 do not, unless (含) or (不含) says otherwise."""
    said = parts.token("INCLUSION")
    closed = included(said) if said else parts.name.startswith("head_or")
    value = parts.nodes()[0]
    if parts.name in ("head_or_above", "head_above"):
        return tree.Range(value, closed, None, None, span=parts.span)
    return tree.Range(None, None, value, closed, span=parts.span)


@builds("head_rest")
def head_rest(parts: Parts) -> tree.Rest:
    return tree.Rest(span=parts.span)


@builds("head_missing")
def head_missing(parts: Parts) -> tree.MissingRow:
    return tree.MissingRow(span=parts.span)


@builds("head_labels")
def head_labels(parts: Parts) -> tree.Labels:
    return tree.Labels(tuple(parts.nodes()), span=parts.span)
