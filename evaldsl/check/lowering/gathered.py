"""Surveys and panels of judges: the facts they ask for, and what can be read of them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from evaldsl.check.declared import COUNT, PERCENT, POINTS_TYPE, TEXT
from evaldsl.check.gathered import Part, option_names, part_name
from evaldsl.check.literals import number_value
from evaldsl.check.lowering.cores import compare, over, plain, subtract, times, total, words
from evaldsl.check.lowering.place import Place
from evaldsl.check.symbols import GatheredSymbol
from evaldsl.model.core import Aggregate, Column, Const, Core, Defined, Fact, Fold
from evaldsl.model.system import Definition, FactColumn, FactDeclaration
from evaldsl.model.types import OptionType, TableType
from evaldsl.syntax import tree

JUDGE, MARK, GROUP = ("评委", "judge"), ("分", "mark"), ("组", "group")
"""The columns of a panel, as traces name them."""

Folding = Literal["mean", "median", "trimmed", "sum"]
_AGGREGATES: dict[Folding, Fold] = {"mean": "mean", "median": "median", "trimmed": "trimmed_mean", "sum": "sum"}
_TRIMMED: dict[Folding, Fold] = {"mean": "trimmed_mean", "sum": "trimmed_sum"}


# ── declarations ────────────────────────────────────────────────────────────────────────────────────


def lower_survey(item: tree.DataItem) -> tuple[FactDeclaration, ...]:
    """One fact for every option: how many chose it."""
    return tuple(
        FactDeclaration(
            name=f"{item.name.text}.{option}",
            type=COUNT,
            default=None,
            informative=item.informative,
            explanation=item.explanation.text if item.explanation else None,
            columns=(),
            span=item.name.span,
            low=Fraction(0),
            survey=(item.name.text, option),
        )
        for option in option_names(item)
    )


def lower_panel(item: tree.DataItem, place: Place) -> FactDeclaration:
    """A table of marks between nothing and the full marks."""
    english = place.whole.language == "en"
    columns = [
        FactColumn(JUDGE[english], TEXT, None, None),
        FactColumn(MARK[english], POINTS_TYPE, None, None, low=Fraction(0), high=full_marks(item)),
    ]
    if item.type.options:
        columns.append(FactColumn(GROUP[english], OptionType(option_names(item)), None, None))
    return FactDeclaration(
        name=item.name.text,
        type=TableType(tuple((column.name, column.type) for column in columns)),
        default=None,
        informative=item.informative,
        explanation=item.explanation.text if item.explanation else None,
        columns=tuple(columns),
        span=item.name.span,
        panel=True,
    )


def full_marks(item: tree.DataItem) -> Fraction:
    """The full marks of a panel, in points."""
    assert item.type.marks is not None, "a panel has full marks"
    return number_value(item.type.marks)


# ── what can be read of them ────────────────────────────────────────────────────────────────────────


def lower_part(symbol: GatheredSymbol, place: Place) -> Core:
    """`问卷.非常满意` is a fact; everything else is a value with a name of its own and its formula below it."""
    item = symbol.item
    if symbol.part == "option":
        return _votes(item, symbol.option)
    return named(
        part_name(item, symbol.part, place.whole.language), _value(item, symbol.part, place), item, place=place
    )


def named(name: str, value: Core, item: tree.DataItem, *, place: Place) -> Core:
    """A value with a name of its own, under which its formula hangs."""
    place.whole.made.setdefault(name, Definition(name, name, value, item.name.span))
    return Defined(name, name, type=value.type)


def _value(item: tree.DataItem, part: Part, place: Place) -> Core:
    match part:
        case "index":
            return _index(item, place)
        case "valid":
            return total([_votes(item, option) for option, _ in _counted(item)]) or plain(0)
        case "judges":
            return Aggregate("count", item.name.text, None, None, type=COUNT)
        case "spread":
            return subtract(_extreme(item, "max", place), _extreme(item, "min", place))
        case "mean" | "median" | "trimmed":
            return folded(item, part, None, place=place)
        case _:
            raise AssertionError(f"{item.name.text} has no {part}")


def _votes(item: tree.DataItem, option: str) -> Fact:
    return Fact(f"{item.name.text}.{option}", type=COUNT)


def _counted(item: tree.DataItem) -> list[tuple[str, tree.Number]]:
    """The options that count, with their worths."""
    pairs = zip(option_names(item), item.type.worths, strict=True)
    return [(option, worth) for option, worth in pairs if worth is not None]


def _index(item: tree.DataItem, place: Place) -> Core:
    """Σ votes × worth / valid votes."""
    worths = [
        (option, Const(number_value(worth), f"{worth.digits}%", type=PERCENT)) for option, worth in _counted(item)
    ]
    weighed = [times(_votes(item, option), worth, PERCENT) for option, worth in worths if worth.value]
    valid = lower_part(GatheredSymbol(item, "valid"), place)
    return over(total(weighed) or Const(Fraction(0), "0%", type=PERCENT), valid, PERCENT)


def _mark(item: tree.DataItem, place: Place) -> Column:
    return Column(item.name.text, MARK[place.whole.language == "en"], type=POINTS_TYPE)


def _extreme(item: tree.DataItem, which: Literal["min", "max"], place: Place) -> Core:
    return Aggregate(which, item.name.text, _mark(item, place), None, type=POINTS_TYPE)


def folded(
    item: tree.DataItem, fold: Folding, group: str | None, *, place: Place, drop: tree.Number | None = None
) -> Core:
    """The marks of a group, or of all judges, as one; `drop` of them left out at either end."""
    where, mark = in_group(group, place, item), _mark(item, place)
    if drop is None:
        return Aggregate(_AGGREGATES[fold], item.name.text, mark, where, type=POINTS_TYPE)
    return Aggregate(_TRIMMED[fold], item.name.text, mark, where, weight=plain(drop.value), type=POINTS_TYPE)


def in_group(group: str | None, place: Place, item: tree.DataItem) -> Core | None:
    """Whether a judge belongs to a group."""
    if group is None:
        return None
    column = Column(item.name.text, GROUP[place.whole.language == "en"], type=OptionType(option_names(item)))
    return compare(column, "=", words(group))
