"""Names, literals, expressions and ranges."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.quantity.exact import parse_decimal
from evaldsl.syntax.tree.base import Node


@frozen
class Name(Node):
    """A name as written, without quotes."""

    text: str


@frozen
class Path(Node):
    """A dotted reference: `产出.得分`, `标准.等级`, or a single name."""

    parts: tuple[Name, ...]

    @property
    def text(self) -> str:
        return ".".join(part.text for part in self.parts)


@frozen
class Number(Node):
    """A number with its unit as written (`unit` "" for a bare one): 1481.90 万元, 60 %, 0.2 分.

    `digits` is the plain decimal as written; `value` is exact and in the written unit (60 for `60%`).
    """

    digits: str
    unit: str
    value: Fraction = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "value", parse_decimal(self.digits))


@frozen
class String(Node):
    text: str


@frozen
class DateLiteral(Node):
    value: date


@frozen
class Truth(Node):
    """是 / 否, yes / no."""

    value: bool


@frozen
class Reference(Node):
    """A path used as a value: a fact, a definition, a parameter, a column, an option, an indicator's number."""

    path: Path


@frozen
class Argument(Node):
    """One argument of a call: `值` or `名称: 值`."""

    value: Expression
    name: Name | None = None


@frozen
class Call(Node):
    """`合计(子项目.支出 当 预算 > 0)`, `问题清单(类别 = "…")`, `项目.资金到位率(到位, 预算)`."""

    callee: Path
    arguments: tuple[Argument, ...]
    where: Expression | None = None


@frozen
class Negate(Node):
    value: Expression


ArithmeticOperator: TypeAlias = Literal["+", "-", "*", "/", "^"]
ComparisonOperator: TypeAlias = Literal["=", "≠", "<", "≤", ">", "≥"]


@frozen
class Arithmetic(Node):
    operator: ArithmeticOperator
    left: Expression
    right: Expression


@frozen
class Comparison(Node):
    """A chain: `60 ≤ x < 80` has two operators and three operands."""

    operands: tuple[Expression, ...]
    operators: tuple[ComparisonOperator, ...]


@frozen
class Within(Node):
    """`x 在 [80%, 90%)`."""

    value: Expression
    range: Range


@frozen
class Logic(Node):
    """`且` or `或` over two or more operands; mixtures without brackets nest and are refused by check."""

    operator: Literal["and", "or"]
    operands: tuple[Expression, ...]


@frozen
class Not(Node):
    value: Expression


@frozen
class Group(Node):
    """An expression in brackets; kept so that precedence questions can be asked of what was written."""

    value: Expression


@frozen
class Conditional(Node):
    """`若 c 则 a 否则 b`."""

    condition: Expression
    then: Expression
    otherwise: Expression


@frozen
class Choice(Node):
    """An option, a text, a number or a range of numbers, and the value that belongs to it."""

    label: Name | String | Number | Range
    value: Expression


@frozen
class Mapping(Node):
    """`对应(x; 高 0.56, 低 0.22)`; `otherwise` is the value of `其余`."""

    subject: Expression
    choices: tuple[Choice, ...]
    otherwise: Expression | None = None


Expression: TypeAlias = (
    Number
    | String
    | DateLiteral
    | Truth
    | Reference
    | Call
    | Negate
    | Arithmetic
    | Comparison
    | Within
    | Logic
    | Not
    | Group
    | Conditional
    | Mapping
)


@frozen
class Range(Node):
    """An interval. An end is a literal or a name; None is open-ended.

    `low_closed`/`high_closed` are None where the text does not say (`80%-90%`), which check refuses or settles.
    `about`: what the text names beside the ends (`40% ≤ x < 50%`, `x ≥ 50%`), which is the subject of its table.
    """

    low: Expression | None
    low_closed: bool | None
    high: Expression | None
    high_closed: bool | None
    about: Expression | None = attrs.field(default=None, eq=False, repr=False)


@frozen
class Labels(Node):
    """A set of options: `优、良`."""

    labels: tuple[Name | String, ...]


@frozen
class Exactly(Node):
    """`= 0`."""

    value: Expression


@frozen
class Rest(Node):
    """其余 / otherwise."""


@frozen
class MissingRow(Node):
    """缺失 / missing."""


RowHead: TypeAlias = Range | Labels | Exactly | Rest | MissingRow
