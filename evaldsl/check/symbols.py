"""What names mean: one symbol for every path of a program."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from evaldsl.check.builtins import Builtin
from evaldsl.check.gathered import Part
from evaldsl.diagnostics import Diagnostic
from evaldsl.frozen import frozen
from evaldsl.syntax import tree

What: TypeAlias = Literal["score", "weight", "rate"]

OWN_NUMBERS: Final[dict[str, What]] = {
    "得分": "score",
    "分值": "weight",
    "得分率": "rate",
    "score": "score",
    "weight": "weight",
    "rate": "rate",
}
"""The last part of `产出.得分`."""

OWN_WEIGHT: Final = ("分值", "weight")
WHOLE_SCORE: Final = ("总分", "total")
YEAR: Final = ("年度", "year")
GRADE: Final = ("等级", "grade")
OUTPUT: Final = ("输出", "output")


@frozen
class FactSymbol:
    item: tree.DataItem


@frozen
class TableSymbol:
    item: tree.DataItem


@frozen
class GatheredSymbol:
    """A survey or a panel of judges, or one of its numbers; `option` is the option whose votes are meant."""

    item: tree.DataItem
    part: Part
    option: str = ""


@frozen
class ColumnSymbol:
    """A column; `in_row` where it means the row at hand (inside a fold over its table, or a computed column)."""

    table: tree.DataItem
    column: tree.Column
    in_row: bool


@frozen
class DefinitionSymbol:
    """A named value; `local` to an indicator or a reusable one, else `module` says whose it is."""

    definition: tree.Definition
    module: str
    local: bool


@frozen
class ParameterSymbol:
    parameter: tree.Parameter


@frozen
class OwnSymbol:
    """A number of an indicator: `path` below the anchor, the node of a tree.Indicator or tree.Reusable.

    `anchor` None is the top of the system; with an empty path that is the system itself (总分). `late`: the path (or
    the end of one) is known only when the rows are that it may come from.
    """

    anchor: tree.NodeId | None
    path: tuple[str, ...]
    what: What
    late: bool = False


@frozen
class OptionSymbol:
    label: str


@frozen
class BuiltinSymbol:
    builtin: Builtin


@frozen
class ReusableSymbol:
    reusable: tree.Reusable
    module: str


@frozen
class GradesSymbol:
    grades: tree.Grades
    module: str


@frozen
class ModuleSymbol:
    key: str


@frozen
class GradeLabelSymbol:
    label: str


@frozen
class GradeSymbol:
    """`等级` on the left of an expectation: the grade of the result."""


@frozen
class YearSymbol:
    """年度: the year that the header names."""

    year: Fraction


@frozen
class UnknownSymbol:
    """A name that has its diagnostic already."""


Symbol: TypeAlias = (
    FactSymbol
    | TableSymbol
    | GatheredSymbol
    | ColumnSymbol
    | DefinitionSymbol
    | ParameterSymbol
    | OwnSymbol
    | OptionSymbol
    | BuiltinSymbol
    | ReusableSymbol
    | GradesSymbol
    | ModuleSymbol
    | GradeLabelSymbol
    | GradeSymbol
    | YearSymbol
    | UnknownSymbol
)

UNKNOWN: Final = UnknownSymbol()


@frozen
class Names:
    """`symbols` by the id of the tree.Path (or of the tree.Name of a grade label).

    `definitions`: all definitions and computed columns, each after those that it uses (those in a circle are left out).
    """

    symbols: Mapping[tree.NodeId, Symbol]
    definitions: tuple[tree.Definition | tree.ComputedColumn, ...]
    diagnostics: tuple[Diagnostic, ...]

    def of(self, path: tree.Path | tree.Name) -> Symbol:
        """The symbol of a path; UnknownSymbol for one that was never looked up, because an error stands before it."""
        return self.symbols.get(path.id, UNKNOWN)
