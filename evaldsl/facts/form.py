"""Facts to fill in, as TOML: the whole form of a system, or what is missing from a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias, assert_never

from evaldsl.diagnostics import Language, say, text
from evaldsl.facts.points import Asked, asked_points
from evaldsl.facts.value import type_text
from evaldsl.facts.writing import toml_comment, toml_key, toml_string
from evaldsl.frozen import frozen
from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.model.types import DateType, ErrorType, NumberType, OptionType, TableType, TextType, TruthType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.quantity.units import DAYS, MONEY, POINTS, PURE, WORKDAYS

Word: TypeAlias = Literal[
    "value", "evidence", "reason", "points", "answer", "adjustments", "indicator", "amount", "person", "absent"
]

WORDS: Final[dict[Word, tuple[str, ...]]] = {
    "value": ("值", "value"),
    "evidence": ("佐证", "evidence", "依据"),
    "reason": ("原因", "reason"),
    "points": ("要点", "points"),
    "answer": ("答", "answer"),
    "adjustments": ("调整", "adjustments"),
    "indicator": ("指标", "indicator"),
    "amount": ("分", "amount"),
    "person": ("经办人", "person"),
    "absent": ("不适用", "not_applicable", "不涉及", "缺项"),
}
"""The keys of a facts file that are keywords, Chinese first, English second; all are accepted everywhere."""


@frozen
class Blank:
    """Points of one checklist that lack answers; `key` is the name to answer them under."""

    asked: Asked
    key: str
    numbers: tuple[int, ...]
    word: str  # 要点 or points


def facts_form(system: System) -> str:
    """A TOML text with every fact and every checklist point of a system, each holding a value that binds."""
    blanks = tuple(Blank(one, one.indicator.id, one.numbers, word(system, "points")) for one in asked_points(system))
    return missing_form(system, system.facts, blanks=blanks)


def missing_form(
    system: System, facts: Iterable[FactDeclaration], *, blanks: tuple[Blank, ...] = (), behind_table: bool = False
) -> str:
    """Some facts and points to fill in, to be added at the end of a file.

    `behind_table`: the file ends inside a table, so that every single fact needs a header of its own.
    """
    everything = tuple(facts)
    single = [fact for fact in everything if not isinstance(fact.type, TableType)]
    tables = [fact for fact in everything if isinstance(fact.type, TableType)]
    lines = [line for fact in single for line in _single(fact, system, behind_table)]
    for blank in blanks:
        lines += ["", *_points(blank, system.language)] if blank.numbers else []
    for table in tables:
        lines += ["", *(_panel(table, system) if table.panel else _table(table, system))]
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def word(system: System, which: Word) -> str:
    """A keyword of the facts file in the system's language."""
    return WORDS[which][system.language == "en"]


def _single(fact: FactDeclaration, system: System, behind_table: bool) -> Iterator[str]:
    yield _comment(fact, system.language)
    key, value = toml_key(*(fact.survey or (fact.name,))), placeholder(fact, system)
    if behind_table:
        yield from (f"[{key}]", f"{toml_key(word(system, 'value'))} = {value}")
    else:
        yield f"{key} = {value}"


def _comment(fact: FactDeclaration, language: Language) -> str:
    kind = text("facts.form.votes") if fact.survey else text("facts.form.marks") if fact.panel else type_text(fact.type)
    if fact.explanation:
        return toml_comment(say(text("facts.form.explained", words=fact.explanation, type=kind), language))
    return toml_comment(say(text("facts.form.plain", type=kind), language))


def _points(blank: Blank, language: Language) -> Iterator[str]:
    yield toml_comment(say(text("facts.form.points", name=blank.asked.indicator.name), language))
    yield f"[{toml_key(blank.word, blank.key)}]"
    answer = toml_string("不符合" if language == "zh" else "not met")
    for number in blank.numbers:
        yield f"{number} = {answer}  {toml_comment(blank.asked.words(number))}"


def _table(fact: FactDeclaration, system: System) -> Iterator[str]:
    yield _comment(fact, system.language)
    yield toml_comment(say(text("facts.form.empty", line=f"{toml_key(fact.name)} = []"), system.language))
    yield f"[[{toml_key(fact.name)}]]"
    for column in fact.columns:
        if column.computed is None:
            kind = toml_comment(say(type_text(column.type), system.language))
            yield f"{toml_key(column.name)} = {placeholder(column, system)}  {kind}"


def _panel(fact: FactDeclaration, system: System) -> Iterator[str]:
    """A header for each group of judges, and a line for the first of them."""
    yield _comment(fact, system.language)
    groups = next((column.type.labels for column in fact.columns if isinstance(column.type, OptionType)), None)
    judge = toml_key(say(text("facts.form.judge", number=1), system.language))
    for group in groups or ("",):
        yield f"[{toml_key(fact.name, *((group,) if groups else ()))}]"
        yield f"{judge} = {placeholder(fact.columns[1], system)}"


# ── placeholders ──────────────────────────────────────────────────────────────────────────────────


def placeholder(wanted: FactDeclaration | FactColumn, system: System) -> str:
    """A TOML value that the fact or column admits."""
    return _placeholder(wanted.type, wanted, system)


def _placeholder(kind: Type, wanted: FactDeclaration | FactColumn, system: System) -> str:
    match kind:
        case NumberType():
            return _number(kind, _admitted(kind, wanted), system.language)
        case TruthType():
            return toml_string("否" if system.language == "zh" else "no")
        case TextType():
            return toml_string(say(text("facts.form.text"), system.language))
        case DateType():
            return toml_string(date(system.year or 2000, 1, 1).isoformat())
        case OptionType(labels=labels):
            return toml_string(labels[0])
        case TableType() | ErrorType():
            raise TypeError("a table is no single value, and poison never reaches the facts")
        case _:
            assert_never(kind)


def _number(kind: NumberType, value: Fraction, language: Language) -> str:
    english = language == "en"
    if kind.dimension == PURE:
        if kind.percent:
            return toml_string(_digits(value * 100) + "%")
        return _digits(value)
    if kind.dimension == MONEY:
        if english:
            return toml_string(f"{_digits(value) if value else '0.00'} yuan")
        return toml_string(f"{_digits(value / 10_000) if value else '0.00'}万元")
    named = {POINTS: ("分", " points"), DAYS: ("天", " days"), WORKDAYS: ("个工作日", " workdays")}
    unit = named.get(kind.dimension, (kind.dimension[0][0], f" {kind.dimension[0][0]}"))[english]
    return toml_string(_digits(value) + unit)


def _digits(value: Fraction) -> str:
    return decimal_text(value, MAX_DIGITS)


def _admitted(kind: NumberType, wanted: FactDeclaration | FactColumn) -> Fraction:
    """A number within the declared range, as simple as can be."""
    low, high = wanted.low, wanted.high
    tries = [Fraction(0)]
    if low is not None:
        tries += [low, low + 1, low + Fraction(1, 100)]
    if high is not None:
        tries += [high, high - 1]
    if low is not None and high is not None:
        tries.append((low + high) / 2)
    fitting = (one for one in tries if within(one, wanted) and not (kind.whole and one.denominator != 1))
    return next(fitting, tries[0])


def within(value: Fraction, wanted: FactDeclaration | FactColumn) -> bool:
    """Whether a number lies in the declared range of a fact or column."""
    low, high = wanted.low, wanted.high
    above = low is None or value > low or (wanted.low_closed and value == low)
    below = high is None or value < high or (wanted.high_closed and value == high)
    return above and below
