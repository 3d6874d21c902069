"""The small core that every rule desugars to. `evaluate` gives it its meaning.

Every node has the type of its value and, as provenance only, the span it came from.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.model.types import Type
from evaldsl.quantity.exact import Rounding
from evaldsl.text import Span

Scalar: TypeAlias = Fraction | bool | str | date
"""Numbers are exact, in base units (元, 分, 天, 1 for 100%); options and texts are strings."""


@frozen(slots=True)
class Node:
    """What all core nodes share."""

    type: Type = attrs.field(kw_only=True)
    span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)


@frozen(slots=True)
class Const(Node):
    """A literal. `shown` is how the author wrote it (`60%`, `1481.90万元`), for traces."""

    value: Scalar
    shown: str


@frozen(slots=True)
class Fact(Node):
    """A declared fact, or the cell of a row that is a leaf (`绩效指标[3].完成值`), by name; `shown` if that is shorter.

    Of TableType only as the subject of Aggregate.
    """

    name: str
    shown: str = ""


@frozen
class Column(Node):
    """A column of the row at hand, inside an Aggregate over that table or a computed column."""

    table: str
    name: str


@frozen(slots=True)
class Answer(Node):
    """The answer to a checklist point as a share: 符合 1, 部分符合 1/2, 不符合 0. `index` counts from 1.

    `documented`: as it counts, which is 0 where no document stands beside it.
    """

    indicator: str
    index: int
    documented: bool = False


@frozen(slots=True)
class Defined(Node):
    """The value of a definition (System.definitions by `key`); evaluated once, its formula hangs below it."""

    key: str
    shown: str


@frozen
class Own(Node):
    """A number of an indicator (by id; "" is the whole system): its score, weight or rate."""

    indicator: str
    what: Literal["score", "weight", "rate"]
    shown: str


@frozen(slots=True)
class Arithmetic(Node):
    operator: Literal["+", "-", "*", "/", "^"]
    left: Core
    right: Core


@frozen(slots=True)
class Compare(Node):
    operator: Literal["=", "≠", "<", "≤", ">", "≥"]
    left: Core
    right: Core


@frozen
class Logic(Node):
    """`and` / `or`, left to right, stopping early."""

    operator: Literal["and", "or"]
    operands: tuple[Core, ...]


@frozen
class Not(Node):
    value: Core


@frozen(slots=True)
class If(Node):
    """Only the chosen branch is evaluated."""

    condition: Core
    then: Core
    otherwise: Core


@frozen(slots=True)
class Extreme(Node):
    """The smallest or largest operand; clamping is two of them."""

    which: Literal["min", "max"]
    operands: tuple[Core, ...]


@frozen
class Round(Node):
    """The value as a multiple of `step` (a positive Const); the modes are those of quantity/exact.py."""

    mode: Rounding
    value: Core
    step: Core


@frozen(slots=True)
class Piece:
    """One piece of a Piecewise: an interval (None: open-ended) and the value there."""

    low: Core | None
    low_closed: bool
    high: Core | None
    high_closed: bool
    value: Core


@frozen(slots=True)
class Piecewise(Node):
    """The value of the first piece that holds the subject; `otherwise` where none does (None: an error)."""

    subject: Core
    pieces: tuple[Piece, ...]
    otherwise: Core | None


@frozen
class Select(Node):
    """By label or text: the value of the choice; `otherwise` where none fits (None: an error)."""

    subject: Core
    choices: tuple[tuple[str, Core], ...]
    otherwise: Core | None


Function: TypeAlias = Literal[
    "root",
    "ln",
    "log",
    "exp",
    "contains",
    "starts",
    "ends",
    "length",
    "year",
    "month",
    "day",
    "weekday",
    "months_after",
    "workdays",
    "workdays_after",
    "largest_named",
    "smallest_named",
]


@frozen
class Apply(Node):
    """A function of its operands; check/builtins.py says what each takes and means.

    largest_named and smallest_named take a name before each number.
    """

    function: Function
    operands: tuple[Core, ...]


Fold: TypeAlias = Literal[
    "sum",
    "mean",
    "min",
    "max",
    "count",
    "share",
    "median",
    "weighted_mean",
    "trimmed_mean",
    "trimmed_sum",
    "geometric_mean",
    "harmonic_mean",
    "variance",
    "deviation",
    "sample_deviation",
    "largest_of",
    "smallest_of",
    "lookup",
    "dates",
]


@frozen
class Aggregate(Node):
    """A fold over the rows of a table for which `where` holds.

    sum, mean, min, max, median and their kin over `value`; count takes none; share is rows that hold over all
    rows; weighted_mean takes `weight`; trimmed_mean and trimmed_sum leave out one lowest and one
    highest, or as many as `weight` says. largest_of and smallest_of
    give the texts in `value` whose `weight` is extreme; lookup the one `value`, or `weight` where there is no row;
    dates the days in `value` as one text.
    """

    function: Fold
    table: str
    value: Core | None
    where: Core | None
    weight: Core | None = None


Core: TypeAlias = (
    Const
    | Fact
    | Column
    | Answer
    | Defined
    | Own
    | Arithmetic
    | Compare
    | Logic
    | Not
    | If
    | Extreme
    | Round
    | Piecewise
    | Select
    | Apply
    | Aggregate
)
