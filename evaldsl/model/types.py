"""Types of values in the checked system."""

from __future__ import annotations

from typing import TypeAlias

from evaldsl.frozen import frozen
from evaldsl.quantity.units import PURE, Dimension


@frozen
class NumberType:
    """An exact number of a dimension. `percent`: a ratio that prints as a percentage.

    `whole`: only whole numbers are admitted from facts (counts).
    """

    dimension: Dimension = PURE
    percent: bool = False
    whole: bool = False


@frozen
class TruthType:
    """是 / 否."""


@frozen
class TextType:
    """Free text."""


@frozen
class DateType:
    """A calendar date."""


@frozen
class OptionType:
    """One of the labels, in their declared order."""

    labels: tuple[str, ...]


@frozen
class TableType:
    """Rows with typed columns, in declared order (computed columns included)."""

    columns: tuple[tuple[str, Type], ...]


@frozen
class ErrorType:
    """Poison: the type of what already has a diagnostic; it agrees with everything."""


Type: TypeAlias = NumberType | TruthType | TextType | DateType | OptionType | TableType | ErrorType
