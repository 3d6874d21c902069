"""Types of values in the checked system."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from evaldsl.quantity.units import PURE, Dimension


@attrs.frozen
class NumberType:
    """An exact number of a dimension. `percent`: a ratio that prints as a percentage.

    `whole`: only whole numbers are admitted from facts (counts).
    """

    dimension: Dimension = PURE
    percent: bool = False
    whole: bool = False


@attrs.frozen
class TruthType:
    """是 / 否."""


@attrs.frozen
class TextType:
    """Free text."""


@attrs.frozen
class DateType:
    """A calendar date."""


@attrs.frozen
class OptionType:
    """One of the labels, in their declared order."""

    labels: tuple[str, ...]


@attrs.frozen
class TableType:
    """Rows with typed columns, in declared order (computed columns included)."""

    columns: tuple[tuple[str, Type], ...]


@attrs.frozen
class ErrorType:
    """Poison: the type of what already has a diagnostic; it agrees with everything."""


Type: TypeAlias = NumberType | TruthType | TextType | DateType | OptionType | TableType | ErrorType
