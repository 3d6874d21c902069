"""Core formulas and values as short texts, for traces and messages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple, assert_never

from evaldsl.diagnostics.text import Language
from evaldsl.model.core import (
    Aggregate,
    Answer,
    Apply,
    Arithmetic,
    Column,
    Compare,
    Const,
    Core,
    Defined,
    Extreme,
    Fact,
    If,
    Logic,
    Not,
    Own,
    Piece,
    Piecewise,
    Round,
    Scalar,
    Select,
)
from evaldsl.model.types import NumberType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.show import show_date, show_number, show_truth

_OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _POWER, _ATOM = range(1, 9)
_ARITHMETIC: Final = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "abs": ("绝对值", "abs"),
    "and": ("且", "and"),
    "ceil": ("向上取整", "ceil"),
    "contains": ("包含", "contains"),
    "count": ("计数", "count"),
    "day": ("取日", "day_of"),
    "deviation": ("标准差", "standard_deviation"),
    "down": ("去尾", "round_down"),
    "else": ("否则", "otherwise"),
    "ends": ("结尾是", "ends_with"),
    "exp": ("自然指数", "exp"),
    "floor": ("向下取整", "floor"),
    "geometric_mean": ("几何平均", "geometric_mean"),
    "half_ceil": ("五入向大", "round_half_ceil"),
    "half_down": ("五舍六入", "round_half_down"),
    "half_even": ("四舍六入", "round_half_even"),
    "half_up": ("四舍五入", "round"),
    "harmonic_mean": ("调和平均", "harmonic_mean"),
    "if": ("若", "if"),
    "largest_of": ("最大者", "largest_of"),
    "largest_named": ("最大者", "largest_of"),
    "length": ("字数", "text_length"),
    "ln": ("自然对数", "ln"),
    "log": ("对数", "log"),
    "lookup": ("查找", "lookup"),
    "map": ("对应", "match"),
    "max": ("最大", "max"),
    "mean": ("平均", "mean"),
    "median": ("中位数", "median"),
    "min": ("最小", "min"),
    "month": ("取月", "month_of"),
    "months_after": ("加月", "months_after"),
    "not": ("非", "not"),
    "or": ("或", "or"),
    "piecewise": ("分段", "piecewise"),
    "point": ("要点", "point "),
    "power": ("乘方", "power"),
    "rest": ("其余", "rest"),
    "root": ("开方", "root"),
    "sample_deviation": ("样本标准差", "sample_deviation"),
    "share": ("占比", "share"),
    "smallest_named": ("最小者", "smallest_of"),
    "smallest_of": ("最小者", "smallest_of"),
    "starts": ("开头是", "starts_with"),
    "sum": ("合计", "sum"),
    "then": ("则", "then"),
    "trimmed_mean": ("去极值平均", "trimmed_mean"),
    "trimmed_sum": ("去极值合计", "trimmed_sum"),
    "up": ("进一", "round_up"),
    "variance": ("方差", "variance"),
    "weekday": ("星期几", "weekday_of"),
    "weighted_mean": ("加权平均", "weighted_mean"),
    "when": ("当", "when"),
    "workdays": ("工作日数", "workdays_between"),
    "workdays_after": ("加工作日", "workdays_after"),
    "year": ("取年", "year_of"),
}


def show_core(core: Core, language: Language) -> str:
    """The formula in short, with brackets only where they are needed: `实际支出 / 预算资金`, `合计(子项目.支出)`."""
    return _show(core, _Manner(language, None))


def show_value(value: Scalar, type_: Type, language: Language) -> str:
    """A value with its unit, as its type asks."""
    match value:
        case Fraction():
            if isinstance(type_, NumberType):
                return show_number(value, type_.dimension, percent=type_.percent, language=language)
            return decimal_text(value)
        case bool():
            return show_truth(value, language)
        case str():
            return value
        case date():
            return show_date(value)
        case _:
            assert_never(value)


class _Manner(NamedTuple):
    """`table`: columns of this table are named with it (the value of an aggregate over it)."""

    language: Language
    table: str | None


def _show(core: Core, how: _Manner) -> str:
    match core:
        case Const() | Defined() | Own():
            return core.shown
        case Fact():
            return core.shown or core.name
        case Column():
            return f"{core.table}.{core.name}" if core.table == how.table else core.name
        case Answer():
            return f"{_word('point', how)}{core.index}"
        case Arithmetic():
            return _arithmetic(core, how)
        case Compare():
            left, right = (_within(part, _SUM, how) for part in (core.left, core.right))
            return f"{left} {core.operator} {right}"
        case Logic():
            # a mixture of 且 and 或 is never written without brackets
            word = f" {_word(core.operator, how)} "
            return word.join(_within(part, _NOT, how) for part in core.operands)
        case Not():
            return _negation(core, how)
        case If():
            return _conditional(core, how)
        case Extreme():
            return _call(core.which, [_show(part, how) for part in core.operands], how)
        case Round():
            return _rounding(core, how)
        case Piecewise():
            return _piecewise(core, how)
        case Select():
            return _select(core, how)
        case Apply():
            shown = (_show(part, how) for part in core.operands)
            return _call(core.function, [part for part in shown if part], how)
        case Aggregate():
            return _aggregate(core, how)
        case _:
            assert_never(core)


def _word(key: str, how: _Manner) -> str:
    return _WORDS[key][0 if how.language == "zh" else 1]


def _precedence(core: Core) -> int:
    match core:
        case Arithmetic():
            return _PRODUCT if _negated(core) else _ARITHMETIC[core.operator]
        case Compare():
            return _COMPARE
        case Logic():
            return _OR if core.operator == "or" else _AND
        case Not():
            return _NOT
        case If():
            return 0
        case Const():
            if core.shown.startswith(("-", "－")):
                return _SUM
            return _PRODUCT if isinstance(core.value, Fraction) and "/" in core.shown else _ATOM
        case _:
            return _ATOM


def _within(core: Core, least: int, how: _Manner) -> str:
    """The formula, in brackets if it binds more loosely than `least`."""
    body = _show(core, how)
    return body if _precedence(core) >= least else f"({body})"


def _negated(core: Arithmetic) -> bool:
    """Whether the formula is `0 - x`, which stands for `-x`."""
    return core.operator == "-" and isinstance(core.left, Const) and core.left.value == 0


def _arithmetic(core: Arithmetic, how: _Manner) -> str:
    if _negated(core):
        return "-" + _within(core.right, _POWER, how)
    own = _ARITHMETIC[core.operator]
    left = _within(core.left, own + (core.operator == "^"), how)
    right = _within(core.right, own + (core.operator in "-/^"), how)
    if core.operator == "^":
        return f"{left}^{right}"
    return f"{left} {'×' if core.operator == '*' else core.operator} {right}"


def _negation(core: Not, how: _Manner) -> str:
    return f"{_word('not', how)} {_within(core.value, _POWER, how)}"


def _conditional(core: If, how: _Manner) -> str:
    parts = (("if", core.condition), ("then", core.then), ("else", core.otherwise))
    return " ".join(f"{_word(key, how)} {_within(part, _OR, how)}" for key, part in parts)


def _call(key: str, arguments: list[str], how: _Manner) -> str:
    return f"{_word(key, how)}({', '.join(arguments)})"


def _rounding(core: Round, how: _Manner) -> str:
    """`向下取整(x)`; the step is named unless it is 1."""
    arguments = [_show(core.value, how)]
    if not (isinstance(core.step, Const) and core.step.value == 1):
        arguments.append(_show(core.step, how))
    return _call(core.mode, arguments, how)


def _piecewise(core: Piecewise, how: _Manner) -> str:
    rows = [f"{_interval(piece, how)} {_show(piece.value, how)}" for piece in core.pieces]
    if core.otherwise is not None:
        rows.append(f"{_word('rest', how)} {_show(core.otherwise, how)}")
    return f"{_word('piecewise', how)}({_show(core.subject, how)}; {', '.join(rows)})"


def _interval(piece: Piece, how: _Manner) -> str:
    low = "-∞" if piece.low is None else _show(piece.low, how)
    high = "+∞" if piece.high is None else _show(piece.high, how)
    opening = "[" if piece.low_closed and piece.low is not None else "("
    closing = "]" if piece.high_closed and piece.high is not None else ")"
    return f"{opening}{low}, {high}{closing}"


def _select(core: Select, how: _Manner) -> str:
    rows = [f"{label} {_show(value, how)}" for label, value in core.choices]
    if core.otherwise is not None:
        rows.append(f"{_word('rest', how)} {_show(core.otherwise, how)}")
    return f"{_word('map', how)}({_show(core.subject, how)}; {', '.join(rows)})"


def _aggregate(core: Aggregate, how: _Manner) -> str:
    """`合计(子项目.支出 当 预算 > 0)`; a count of rows is `问题清单(类别 = …)`, or `计数(问题清单)`."""
    where = None if core.where is None else _show(core.where, _Manner(how.language, None))
    if core.function == "count" and where is not None:
        return f"{core.table}({where})"
    if core.function == "dates" and core.value is not None:
        return _show(core.value, _Manner(how.language, core.table))
    arguments = [core.table if core.value is None else _show(core.value, _Manner(how.language, core.table))]
    if core.weight is not None:
        arguments.append(_show(core.weight, _Manner(how.language, core.table)))
    if where is not None:
        arguments[-1] += f" {_word('when', how)} {where}"
    return _call(core.function, arguments, how)
