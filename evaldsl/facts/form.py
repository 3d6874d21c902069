"""Facts to fill in, as TOML: the whole form of a system, or what is missing from a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from evaldsl.diagnostics import Language, Text, say, text
from evaldsl.facts.points import Asked, asked_points
from evaldsl.facts.value import UNFILLED, type_text
from evaldsl.facts.writing import toml_comment, toml_key, toml_string
from evaldsl.frozen import frozen
from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.model.types import DateType, NumberType, OptionType, TableType, Type
from evaldsl.quantity.units import MONEY, PURE

Word: TypeAlias = Literal[
    "value",
    "evidence",
    "reason",
    "points",
    "answer",
    "adjustments",
    "indicator",
    "amount",
    "person",
    "absent",
    "self_scores",
    "published_scores",
    "total",
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
    "self_scores": ("自评得分", "self_scores"),
    "published_scores": ("公布得分", "published_scores"),
    "total": ("总分", "total"),
}
"""The keys of a facts file that are keywords, Chinese first, English second; all are accepted everywhere."""


@frozen
class Blank:
    """Points of one checklist that lack answers, and the header to answer them under.

    `apart`: the file holds that table already, so that every point needs a header of its own.
    """

    asked: Asked
    numbers: tuple[int, ...]
    header: tuple[str, ...]
    apart: bool = False

    @property
    def name(self) -> str:
        """The indicator as the header calls it."""
        return ".".join(self.header[1:])


def facts_form(system: System) -> str:
    """A TOML text with every fact and every checklist point of a system, each marked as still to be filled in."""
    own = word(system, "points")
    blanks = tuple(Blank(one, one.numbers, (own, one.indicator.id)) for one in asked_points(system))
    return missing_form(system, system.facts, blanks=blanks)


def missing_form(
    system: System, facts: Iterable[FactDeclaration], *, blanks: tuple[Blank, ...] = (), behind_table: bool = False
) -> str:
    """Some facts and points to fill in, to be added at the end of a file.

    The marks are refused until they are replaced, and a table is commented out: no form can be scored unfilled.
    `behind_table`: the file ends inside a table, so that every single fact needs a header of its own.
    """
    everything = tuple(facts)
    single = [fact for fact in everything if not isinstance(fact.type, TableType)]
    tables = [fact for fact in everything if isinstance(fact.type, TableType)]
    lines = [line for fact in single for line in _single(fact, system, behind_table)]
    for blank in blanks:
        lines += ["", *_points(blank, system)] if blank.numbers else []
    for table in tables:
        lines += ["", *(_panel(table, system) if table.panel else _table(table, system))]
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def word(system: System, which: Word) -> str:
    """A keyword of the facts file in the system's language."""
    return WORDS[which][system.language == "en"]


def placeholder(system: System) -> str:
    """What stands for a value still to be filled in, as TOML."""
    return toml_string(UNFILLED[system.language == "en"])


def _single(fact: FactDeclaration, system: System, behind_table: bool) -> Iterator[str]:
    yield _comment(fact, system.language)
    key, value = toml_key(*(fact.survey or (fact.name,))), placeholder(system)
    if behind_table:
        yield from (f"[{key}]", f"{toml_key(word(system, 'value'))} = {value}")
    else:
        yield f"{key} = {value}"


def _comment(fact: FactDeclaration, language: Language) -> str:
    kind = (
        text("facts.form.votes")
        if fact.survey
        else text("facts.form.marks")
        if fact.panel
        else type_of_entry(fact.type)
    )
    if fact.explanation:
        return toml_comment(say(text("facts.form.explained", words=fact.explanation, type=kind), language))
    return toml_comment(say(kind, language))


def type_of_entry(kind: Type) -> Text:
    """The type, with an example where the way of writing it matters."""
    match kind:
        case NumberType(dimension=dimension) if dimension == MONEY:
            return text("facts.form.money", type=type_text(kind))
        case NumberType(dimension=dimension, percent=True) if dimension == PURE:
            return text("facts.form.percent", type=type_text(kind))
        case DateType():
            return text("facts.form.date", type=type_text(kind))
        case _:
            return type_text(kind)


def _points(blank: Blank, system: System) -> Iterator[str]:
    yield toml_comment(say(text("facts.form.points", name=blank.asked.indicator.name), system.language))
    if blank.apart:
        for number in blank.numbers:
            yield f"[{toml_key(*blank.header, str(number))}]  {_point_comment(blank.asked, number, system)}"
            yield f"{toml_key(word(system, 'answer'))} = {placeholder(system)}"
        return
    yield f"[{toml_key(*blank.header)}]"
    for number in blank.numbers:
        yield f"{number} = {placeholder(system)}  {_point_comment(blank.asked, number, system)}"


def _point_comment(asked: Asked, number: int, system: System) -> str:
    """The words of a point; how to answer where they name a fault or want a document."""
    words = asked.words(number)
    if asked.names_a_fault(number):
        words = say(text("facts.form.fault", words=words), system.language)
    if asked.wants_a_document(number):
        words = say(text("facts.form.documented", words=words), system.language)
    return toml_comment(words)


def _table(fact: FactDeclaration, system: System) -> Iterator[str]:
    yield _comment(fact, system.language)
    yield toml_comment(say(text("facts.form.empty", line=f"{toml_key(fact.name)} = []"), system.language))
    yield f"# [[{toml_key(fact.name)}]]"
    for column in fact.columns:
        if column.computed is None:
            kind = toml_comment(say(type_of_entry(column.type), system.language))
            yield f"# {toml_key(column.name)} = {placeholder(system)}  {kind}"


def _panel(fact: FactDeclaration, system: System) -> Iterator[str]:
    """A header for each group of judges, and a line for the first of them."""
    yield _comment(fact, system.language)
    groups = next((column.type.labels for column in fact.columns if isinstance(column.type, OptionType)), None)
    judge = toml_key(say(text("facts.form.judge", number=1), system.language))
    for group in groups or ("",):
        yield f"[{toml_key(fact.name, *((group,) if groups else ()))}]"
        yield f"{judge} = {placeholder(system)}"


def within(value: Fraction, wanted: FactDeclaration | FactColumn) -> bool:
    """Whether a number lies in the declared range of a fact or column."""
    low, high = wanted.low, wanted.high
    above = low is None or value > low or (wanted.low_closed and value == low)
    below = high is None or value < high or (wanted.high_closed and value == high)
    return above and below
