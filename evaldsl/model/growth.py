"""Leaves that facts bring: what is asked of the rows of a table, and what a row says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

import attrs

from evaldsl.diagnostics import Diagnostic
from evaldsl.frozen import frozen
from evaldsl.model.core import Core
from evaldsl.model.system import System
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
