"""Leaves that the rows of a table bring, what is asked of the rows; and tables whose rows stand in files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

import attrs

from evaldsl.diagnostics import Diagnostic
from evaldsl.frozen import frozen
from evaldsl.model.core import Column, Core
from evaldsl.model.system import FactDeclaration, System
from evaldsl.text import Span

Key: TypeAlias = tuple[str, ...]
"""Which 逐行 block: the path of the indicator around it, and its own mark."""


@frozen(eq=False)
class RowSource:
    """A 逐行 block: the rows of `table` for which `where` holds, and the columns that name, group and weigh them.

    `cases` are the conditions of the kinds of rows in order (None: 其余); none where all rows are of one kind.
    """

    key: Key
    table: str
    where: Core | None
    name: str
    groups: tuple[str, ...]
    weight: str | None
    cases: tuple[Core | None, ...]
    span: Span = attrs.field(repr=False)


@frozen(eq=False)
class Words:
    """A text from a cell, with its place."""

    text: str
    span: Span = attrs.field(repr=False)


@frozen(eq=False)
class Row:
    """What a row (counted from 1) says of its leaf: the kind of row, its weight in base units (None: what is left).

    `is_share`: the weight is a share of what is above the block.
    """

    number: int
    kind: int
    name: Words
    groups: tuple[Words, ...]
    weight: Fraction | None
    is_share: bool
    weight_span: Span = attrs.field(repr=False)


Rows: TypeAlias = Mapping[Key, tuple[Row, ...]]


@frozen(eq=False)
class Grown:
    """The system with a leaf for every row; None where an error stands against it."""

    system: System | None
    diagnostics: tuple[Diagnostic, ...]


@frozen(eq=False)
class Growth:
    """What has to be read of the facts before the leaves are known, and what makes them."""

    sources: tuple[RowSource, ...]
    grow: Callable[[Rows], Grown]


@frozen
class Lookup:
    """表 … 来自 "standard.csv": a table whose rows stand in a file beside the rubric, or the `module` (its path).

    `rows` is the bound table (facts.bound.FactTable, which this room does not know), None until it is read.
    """

    declaration: FactDeclaration
    file: str
    span: Span = attrs.field(eq=False, repr=False)
    module: str = attrs.field(default="", eq=False, repr=False)
    rows: object = attrs.field(default=None, eq=False, repr=False)


@frozen
class BandRows:
    """The columns of a table whose rows are the bands of a leaf; `subject` where something has to hold it.

    `worth` is in points or a share of the leaf's weight.
    """

    table: str
    low: Column | None
    high: Column | None
    worth: Column
    subject: Core | None
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class Cells:
    """The cells that a table of leaves must have: `always` the columns that every row needs, `by_row` those that the
    leaf of a row (counted from 1) reads. A cell of `weights` may be `?`."""

    always: frozenset[str]
    by_row: dict[int, frozenset[str]]
    weights: frozenset[str]

    def needs(self, row: int, column: str) -> bool:
        """Whether a cell must be there."""
        return column in self.always or column in self.by_row.get(row, ())
