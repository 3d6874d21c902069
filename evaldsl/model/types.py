"""Types of values in the checked system."""

from __future__ import annotations

from typing import TypeAlias

from evaldsl.frozen import frozen
from evaldsl.quantity.units import PURE, Dimension


@frozen(slots=True)
class NumberType:
    """An exact number of a dimension. `percent`: a ratio that prints as a percentage.

    `whole`: only whole numbers are admitted from facts (counts).
    """

    dimension: Dimension = PURE
    percent: bool = False
    whole: bool = False


@frozen(slots=True)
class TruthType:
    """是 / 否."""


@frozen(slots=True)
class TextType:
    """Free text."""


@frozen(slots=True)
class DateType:
    """A calendar date."""


@frozen(slots=True)
class OptionType:
    """One of the labels, in their declared order."""

    labels: tuple[str, ...]


@frozen(slots=True)
class TableType:
    """Rows with typed columns, in declared order (computed columns included)."""

    columns: tuple[tuple[str, Type], ...]


@frozen(slots=True)
class ErrorType:
    """Poison: the type of what already has a diagnostic; it agrees with everything."""


Type: TypeAlias = NumberType | TruthType | TextType | DateType | OptionType | TableType | ErrorType
