"""The result: a tree in which every point lost has its line. Renderers read only this."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import Literal, TypeAlias

from evaldsl.diagnostics import Diagnostic, Language, Text
from evaldsl.frozen import frozen
from evaldsl.quantity.reach import Reach


class Status(Enum):
    """Kept apart everywhere: a value, missing, not applicable, an error."""

    VALUE = "value"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


@frozen(slots=True)
class Evidence:
    """A fact that stands behind a line: its name and value as shown, its document, reason and place (file:line)."""

    name: str
    value: str
    document: str | None
    reason: str | None
    place: str | None


@frozen(slots=True)
class Step:
    """A value with its formula; the values of the formula's parts hang below. All texts are ready to show.

    `label` 预算执行率, `formula` 实际支出 / 预算资金 (None for a fact or literal), `value` 76.50%.
    `exact` is the unrounded value where it is a number.
    """

    label: str
    formula: str | None
    value: str
    exact: Fraction | None
    children: tuple[Step, ...] = ()
    evidence: Evidence | None = None


LineKind: TypeAlias = Literal[
    "rule",
    "floor",
    "cap",
    "gate",
    "adjustment",
    "rounding",
    "bonus",
    "penalty",
    "total_cap",
    "not_applicable",  # what does not apply takes its points away, or keeps them
    "rescale",  # 折算, 均摊, 按同级平均: what the points that do not apply would have earned
    "points",  # 累加计分: what an indicator without a weight gives
    "contribution",  # of a node that is no sum: what one child brings; its amount is 0
    "composition",  # of a node that is no sum: from its points to what the children make
]


@frozen(slots=True)
class Line:
    """A line of the ledger. `amount` is exact, positive where points are lost, negative where they come back.

    `printed` is the amount at the score's decimals with rounding folded in, so that the printed column adds up;
    a rounding line is kept for the exact ledger and has `printed` 0.
    """

    kind: LineKind
    amount: Fraction
    printed: Fraction
    because: Text
    reason: str | None
    evidence: tuple[Evidence, ...]
    place: str | None  # of the rule or gate in the spec, file:line


ClaimKind: TypeAlias = Literal["self", "published"]
"""Whose score stands beside the computed one: 自评得分, 公布得分."""


@frozen
class Claimed:
    """A score that somebody gave. `difference`: claimed − computed; `differs`: it is beyond the declared tolerance."""

    kind: ClaimKind
    score: Fraction
    difference: Fraction
    differs: bool
    place: str  # in the facts, file:line


@frozen(slots=True)
class Node:
    """One indicator of the result.

    `score` is what counts (rounded where declared); `exact` the score before rounding; weight − Σ line.amount = score.
    `lines` of a branch hold only what happens at the branch itself (gates); its children have their own. They lead from
    the sum of the children to the score, and where `composition` is no sum, from the weight. `applicable`: the points
    that `score` is out of where some of the weight is not applicable (None: all of it is). `changes`: what the spec
    has overridden of a library's indicator, each with its reason and place (file:line).
    """

    id: str
    path: tuple[str, ...]
    name: str
    weight: Fraction
    score: Fraction
    exact: Fraction
    status: Status
    kind: str | None  # rule kind of a leaf
    sentence: str | None
    explanation: str | None
    attributes: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    children: tuple[Node, ...]
    by_rule: Fraction | None = None  # the score without 调整, where there was one
    applicable: Fraction | None = None
    composition: str = "sum"
    reach: Reach | None = None  # of an indicator without a weight: what its points can come to
    changes: tuple[tuple[Text, str, str], ...] = ()
    claims: tuple[Claimed, ...] = ()

    @property
    def base(self) -> Fraction:
        """The points that the score is out of."""
        return self.weight if self.applicable is None else self.applicable

    @property
    def rate(self) -> Fraction | None:
        """得分率; None for weight 0, and for what is not applicable."""
        return self.score / self.base if self.base and self.status is not Status.NOT_APPLICABLE else None

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in source order."""
        yield self
        for child in self.children:
            yield from child.walk()


@frozen
class GradeOutcome:
    """`label` after gates; `by_total` the grade of the total alone; `limits` the gates that applied."""

    label: str
    by_total: str
    limits: tuple[Text, ...] = ()


@frozen
class PolicyOutcome:
    """One line of a 校核 block: whether it holds, and why the spec departs from it if it does (不适用校核)."""

    title: str
    sentence: str
    holds: bool
    severity: Literal["remind", "error"]
    message: str
    place: str
    departure: str | None = None


@frozen
class Review:
    """What is to be looked into though it lost no points. `rate`: achieved over target, or spent over budget."""

    indicator: str
    path: tuple[str, ...]
    kind: Literal["over_target", "overspent"]
    rate: Fraction
    told: Text


@frozen
class Result:
    """A whole evaluation. `lines` are those of the total (加分, 减分, 总分不超过)."""

    title: str
    language: Language
    full_marks: Fraction
    score: Fraction
    score_places: int | None
    grade: GradeOutcome | None
    children: tuple[Node, ...]
    lines: tuple[Line, ...]
    policies: tuple[PolicyOutcome, ...]
    references: tuple[Step, ...]  # 参考 facts: shown, not scored
    defaults: tuple[Step, ...]  # facts that took their declared default
    unverified: tuple[tuple[str, str], ...]  # module, words
    diagnostics: tuple[Diagnostic, ...]  # warnings
    acknowledged: tuple[tuple[str, str, str], ...] = ()  # 已核对: module, words, what the spec says of it
    changes: tuple[tuple[Text, str, str], ...] = ()  # what overrides did to the top level of a library's tree
    outputs: tuple[Step, ...] = ()  # 输出 名称 = 式, in source order
    reach: Reach | None = None  # of the total, where points are added up and there are no full marks
    claims: tuple[Claimed, ...] = ()  # of the total
    reviews: tuple[Review, ...] = ()

    @property
    def rate(self) -> Fraction | None:
        return self.score / self.full_marks if self.full_marks else None

    def walk(self) -> Iterator[Node]:
        """All nodes, parents before their children, in source order."""
        for child in self.children:
            yield from child.walk()
