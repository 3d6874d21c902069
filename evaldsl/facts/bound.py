"""Facts after binding: typed, exact, with status, evidence and place."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.model.core import Scalar
from evaldsl.result.result import ClaimKind, Status
from evaldsl.text import Span


@frozen(slots=True)
class FactValue:
    """One scalar fact. `shown` is the value as the user wrote it; `value` is None unless `status` is VALUE."""

    name: str
    value: Scalar | None
    shown: str
    status: Status = Status.VALUE
    document: str | None = None  # 佐证
    reason: str | None = None  # 原因
    span: Span | None = attrs.field(default=None, eq=False, repr=False)
    from_default: bool = False


@frozen
class TableRow:
    """A row: cells by column name (computed columns are not here; evaluate computes them)."""

    cells: tuple[tuple[str, FactValue], ...]
    document: str | None = None
    reason: str | None = None
    span: Span | None = attrs.field(default=None, eq=False, repr=False)

    def cell(self, name: str) -> FactValue | None:
        return next((value for key, value in self.cells if key == name), None)


@frozen
class FactTable:
    name: str
    rows: tuple[TableRow, ...]
    span: Span | None = attrs.field(default=None, eq=False, repr=False)


@frozen(slots=True)
class PointAnswer:
    """The answer to one point: `share` 1, 1/2 or 0 in `value.value`; `value.shown` is 符合, 部分符合 or 不符合.

    A point that is not applicable has no value and the status NOT_APPLICABLE.
    """

    indicator: str
    index: int
    value: FactValue


@frozen
class Adjustment:
    """A review's change of a leaf by `points`: why, by which document, and who answers for it."""

    indicator: str
    points: Fraction
    reason: str
    document: str
    person: str
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class Claim:
    """The score that somebody gives an indicator (by id; "" is the total), to be held against the computed one."""

    kind: ClaimKind
    indicator: str
    points: Fraction
    span: Span = attrs.field(eq=False, repr=False)


Bound: TypeAlias = FactValue | FactTable


@frozen(slots=True)
class Facts:
    """All facts of one project, complete: every declared fact and every checklist point is there.

    `absences`: the indicators (by id) that are not applicable, with reason, document and place; `name`
    is the id of the one that the facts name, which may stand above. Facts that only those read may be absent; then
    they have no value and the status NOT_APPLICABLE. `lacking`: facts that are not there, for which a
    row 缺失 stands in.
    """

    values: dict[str, Bound]
    answers: dict[tuple[str, int], PointAnswer]
    adjustments: tuple[Adjustment, ...] = ()
    absences: dict[str, FactValue] = attrs.field(factory=dict)
    claims: tuple[Claim, ...] = ()
    lacking: frozenset[str] = frozenset()
