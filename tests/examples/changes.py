"""Admissible changes of an example's facts: for every scored fact, cell and answer, other values that bind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from typing import Any, assert_never

from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.model.types import (
    DateType,
    ErrorType,
    NumberType,
    OptionType,
    TableType,
    TextType,
    TruthType,
)
from evaldsl.quantity.exact import decimal_text, parse_decimal

_VALUE_KEYS = ("值", "value")
_ANSWERS = ("符合", "部分符合", "不符合")
_QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?)(.*)", re.DOTALL)


def scalar_changes(system: System, facts: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each scored scalar fact by name, with facts in which it has another value."""
    for fact in system.facts:
        if fact.informative or isinstance(fact.type, TableType):
            continue
        for value in _alternatives(fact, value_of(facts.get(fact.name))):
            yield fact.name, facts | {fact.name: value}


def table_changes(system: System, facts: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each given column of a scored table as 表.列, with facts in which one cell has another value."""
    for fact in system.facts:
        if fact.informative or not isinstance(fact.type, TableType):
            continue
        for column in fact.columns:
            if column.computed is None:
                yield from _cell_changes(fact, column, facts)


def row_changes(system: System, facts: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each scored table by name, with facts in which it has lost or doubled a row."""
    for fact in system.facts:
        if fact.informative or not isinstance(fact.type, TableType):
            continue
        rows = facts[fact.name]
        yield fact.name, facts | {fact.name: rows[1:]}
        yield fact.name, facts | {fact.name: [*rows, rows[0]]}


def answer_changes(
    points: dict[str, int], facts: dict[str, Any], key: str
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Each checklist answer by indicator and number, with facts in which it is another; `key` is 要点 or points."""
    for name, count in points.items():
        for index in range(1, count + 1):
            for answer in _ANSWERS:
                changed = deepcopy(facts)
                changed[key][name] = _answered(changed[key][name], index, answer)
                yield name, index, changed


def _answered(answers: Any, index: int, answer: str) -> Any:
    if isinstance(answers, dict):
        return answers | {str(index): answer}
    return [answer if place == index else given for place, given in enumerate(answers, 1)]


def _cell_changes(
    fact: FactDeclaration, column: FactColumn, facts: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, row in enumerate(facts[fact.name]):
        for value in _alternatives(column, value_of(row[column.name])):
            rows = [other | {column.name: value} if at == place else other for at, other in enumerate(facts[fact.name])]
            yield f"{fact.name}.{column.name}", facts | {fact.name: rows}


def value_of(given: Any) -> Any:
    """The value of a fact that may also carry evidence and a reason."""
    if isinstance(given, dict):
        return next(given[key] for key in _VALUE_KEYS if key in given)
    return given


def _alternatives(declared: FactDeclaration | FactColumn, given: Any) -> Iterator[str | Fraction]:
    """Other values of the type, within the declared range where that is likely."""
    match declared.type:
        case NumberType():
            yield from _numbers(given)
        case TruthType():
            yield from ("是", "否")
        case OptionType(labels=labels):
            yield from labels
        case DateType():
            yield from ("2020-01-01", "2030-12-31")
        case TextType():
            yield "另一段文字"
        case TableType() | ErrorType():
            raise AssertionError("a scalar was expected")
        case other:
            assert_never(other)


def _numbers(given: Any) -> Iterator[str | Fraction]:
    text = given if isinstance(given, str) else decimal_text(given)
    match = _QUANTITY.fullmatch(text.strip())
    assert match is not None, f"{text} is no number"
    value = parse_decimal(match[1])
    for other in (Fraction(0), value / 2, value * 2, value + 1, value * 100):
        whole = other if value.denominator > 1 else Fraction(other.numerator // other.denominator)
        yield f"{decimal_text(whole)}{match[2]}"
