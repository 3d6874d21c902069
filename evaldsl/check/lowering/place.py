"""What lowering knows: the whole system's tables, and the place at which something is lowered."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from evaldsl.check.declared import ERROR
from evaldsl.check.placed import PlacedRow
from evaldsl.check.symbols import Names, OwnSymbol
from evaldsl.diagnostics import Diagnostic, Language
from evaldsl.frozen import frozen
from evaldsl.model.system import Definition
from evaldsl.model.types import Type
from evaldsl.syntax import tree

if TYPE_CHECKING:
    from evaldsl.model.growth import Key, RowSource

Path = tuple[str, ...]
CellsRead = dict[str, dict[int, dict[str, None]]]


@frozen(eq=False)
class Whole:
    """The system being lowered: what earlier passes found, the header's settings, and what lowering collects.

    `wanted` are the definitions that something uses, by key, with the place they stand in; `made` are values that
    get a name of their own without being written as definitions; `cells` those that formulas read, by table and row
    (0: every row), of tables whose rows are leaves; `sources` the blocks that make leaves of rows; `grown`: they
    have made them.
    """

    names: Names
    types: Mapping[tree.NodeId, Type]
    named: Mapping[tree.NodeId, Type]
    language: Language
    weights: Mapping[Path, Fraction]
    portions: Mapping[Path, Fraction]
    full_marks: Fraction
    ids: Mapping[Path, str]
    parts: tree.PartSteps | None
    inverse: tree.InverseSetting | None
    main: str
    wanted: dict[str, tuple[tree.Definition, Place]]
    found: list[Diagnostic]
    made: dict[str, Definition]
    cells: CellsRead
    sources: dict[Key, RowSource]
    grown: bool
    additive: frozenset[Path]


@frozen(eq=False)
class Place:
    """A place in the placed tree.

    `anchors` tell where the tree nodes around it have been placed; `locals` are the definitions seen from here that
    belong to indicators around it, by the id of the definition, with their keys. `path` is the indicator's own, () the
    system. `handling` is what holds here about adjustments and evidence, the nearest last. `absence`: what becomes of
    indicators here that are not applicable. `row`: the row that the leaf here stands for. `nominal`: the points that
    a rule without any is lowered with, so that it still reads all that it speaks of.
    """

    whole: Whole
    path: Path
    anchors: Mapping[tree.NodeId, Path]
    locals: Mapping[tree.NodeId, tuple[str, tree.Definition]]
    handling: tuple[tree.Handling, ...] = ()
    absence: tree.AbsenceMode | None = None
    row: PlacedRow | None = None
    nominal: Fraction | None = None

    @property
    def weight(self) -> Fraction:
        """The indicator's points, or the full marks."""
        if self.nominal is not None:
            return self.nominal
        return self.whole.weights[self.path] if self.path else self.whole.full_marks

    @property
    def weightless(self) -> bool:
        """Whether the indicator only gives points."""
        return self.path in self.whole.additive

    @property
    def id(self) -> str:
        """The indicator's id: its code, or its dotted path."""
        return self.whole.ids[self.path]

    def type_of(self, node: tree.Expression) -> Type:
        """The type that infer found."""
        return self.whole.types.get(node.id, ERROR)

    def path_of(self, symbol: OwnSymbol) -> Path:
        """The full path of the indicator whose number is meant; () is the system."""
        return symbol.path if symbol.anchor is None else (*self.anchors[symbol.anchor], *symbol.path)
