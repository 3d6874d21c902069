"""Rule sentences and rule blocks, as written."""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.syntax.tree.base import Node
from evaldsl.syntax.tree.expressions import Expression, Name, Number, Range, Reference, RowHead, String


class OutcomeKind(Enum):
    FULL = "full"  # 得满分
    NONE = "none"  # 不得分
    POINTS = "points"  # 得 4分, 得 80%
    LOSE = "lose"  # 扣 2分
    PROPORTIONAL = "proportional"  # 按比例得分
    INTERVAL = "interval"  # 按区间比例得分
    DECREASING = "decreasing"  # 按比例减分
    DISCRETION = "discretion"  # 酌情扣 0.5分-2分，按 资料扣分


@frozen
class Outcome(Node):
    """What a sentence or row gives. `value` (points or a share of the leaf) for POINTS and LOSE only.

    DISCRETION takes what `given` names, which lies between `value` and `high`.
    """

    kind: OutcomeKind
    value: Expression | None = None
    high: Expression | None = None
    given: Reference | None = None


@frozen
class ElseClause(Node):
    """`否则 不得分`, `否则 按比例得分`."""

    outcome: Outcome


@frozen
class StepClause(Node):
    """`每低 1个百分点 扣 0.2分`; caps and floors are clauses of their own."""

    side: Literal["below", "above"]
    size: Expression
    effect: Literal["lose", "gain"]
    amount: Expression
    of_target: bool = False  # 每超过目标的5%: `size` is a share of the limit


@frozen
class RangeClause(Node):
    """A further band in a sentence: `80%(含)-90% 得 4分`, `低于60% 不得分`."""

    head: RowHead
    outcome: Outcome


@frozen
class MostLoss(Node):
    """`最多扣 3分`."""

    points: Expression


@frozen
class MostGain(Node):
    """`最多加 0.5分`."""

    points: Expression


@frozen
class MostScore(Node):
    """`最高得 120%`: the most that the leaf can give, which may be more than its weight; None: `最高得满分`."""

    points: Expression | None


@frozen
class Exempt(Node):
    """`当 占比 > 平均占比 不扣分`: where it holds the rule takes nothing."""

    condition: Expression


@frozen
class OverTarget(Node):
    """`超过目标30%以上扣2分`: what a value far beyond its target costs; `closed`: 30% itself counts."""

    share: Expression
    closed: bool
    outcome: Outcome


@frozen
class LeastScore(Node):
    """`最低得 2分`."""

    points: Expression


@frozen
class Exhaust(Node):
    """`扣完为止`: the leaf's floor is zero, said aloud."""


PartSteps: TypeAlias = Literal["proportional", "ignored", "counted"]


@frozen
class PartStepsClause(Node):
    """`不足一档 按比例 | 不计 | 计一档` for this rule only."""

    mode: PartSteps


Clause: TypeAlias = (
    ElseClause
    | StepClause
    | RangeClause
    | OverTarget
    | Exempt
    | MostLoss
    | MostGain
    | LeastScore
    | MostScore
    | Exhaust
    | PartStepsClause
)


@frozen
class Sentence(Node):
    """`预算执行率 ≥ 100% 得满分，每低1个百分点扣0.2分，低于60%不得分`: judgement, ratio, step or bands.

    Lowering tells which.
    """

    condition: Expression
    outcome: Outcome
    clauses: tuple[Clause, ...]


Bound: TypeAlias = LeastScore | MostScore


@frozen
class Bounded(Node):
    """A rule that is no sentence: what it gives at least and at most stands beside it."""

    bounds: tuple[Bound, ...] = attrs.field(default=(), kw_only=True)


@frozen
class Point(Node):
    """One point of a checklist. `points`: points or a share of the leaf; None shares what is left equally."""

    marker: str
    text: str
    points: Expression | None
    necessary: bool
    when: Expression | None
    negative: bool = False  # the text names a fault: 是 is bad
    documented: bool = False  # 须附佐证: without a document it is not met


@frozen
class Checklist(Bounded):
    """要点. `per_missing`: `每缺一项扣 1分`."""

    points: tuple[Point, ...]
    per_missing: Expression | None


@frozen
class Row(Node):
    """A row of 分档 / 评判等级 / 定性分档 / 等级."""

    head: RowHead
    outcome: Outcome


@frozen
class Bands(Bounded):
    """分档 x, with rows."""

    subject: Expression
    rows: tuple[Row, ...]


@frozen
class TableBands(Bounded):
    """`分档 x 来自 下限 标准.起点 得 标准.分数，其余不得分`: each row of a table is a band, its own bound included."""

    subject: Expression
    low: Reference | None
    high: Reference | None
    worth: Reference
    rest: Outcome | None


@frozen
class Case(Node):
    """`当 结余 = 0 得满分`; `condition` None is 其余."""

    condition: Expression | None
    outcome: Outcome


@frozen
class Cases(Bounded):
    """分情形: the first true case counts."""

    cases: tuple[Case, ...]


@frozen
class Knot(Node):
    """`60% 得 0分` of an interpolation."""

    at: Expression
    outcome: Outcome


@frozen
class Interpolation(Bounded):
    """插值 x: straight lines between knots, constant outside."""

    subject: Expression
    knots: tuple[Knot, ...]


@frozen
class PerCount(Node):
    """`问题清单(类别 = "…") 每 1条 扣 0.5分，最多扣 3分`."""

    subject: Expression
    size: Expression
    amount: Expression
    most: Expression | None
    reason: String | None


@frozen
class WhenFinding(Node):
    """`当 办公经费占比 > 10% 扣 2分 "…"`, `当 … 不得分`."""

    condition: Expression
    outcome: Outcome
    reason: String | None


@frozen
class ZeroFinding(Node):
    """`问题清单(类别 = "…") 不得分`: one such finding takes everything."""

    subject: Expression
    reason: String | None


Finding: TypeAlias = PerCount | WhenFinding | ZeroFinding


@frozen
class Findings(Bounded):
    """扣分."""

    findings: tuple[Finding, ...]


@frozen
class Gains(Bounded):
    """加分 of an indicator without a weight: `次数 每 1次 加 2分，最多加 6分`, `当 获奖 加 3分`.

    The outcome of a WhenFinding is LOSE and the amounts are written without a sign, as in points beside the full marks.
    """

    lines: tuple[PerCount | WhenFinding, ...]


@frozen
class Rating(Bounded):
    """评判等级 x: label → points or share."""

    subject: Expression
    rows: tuple[Row, ...]


@frozen
class TierRow(Node):
    """`达成年度指标 80%(含)-100%` of 定性分档: a label and the interval that its score must lie in."""

    label: Name | String
    range: Range


@frozen
class Tiers(Bounded):
    """定性分档 档次, 评分: a human score, validated by the interval of its tier."""

    tier: Expression
    score: Expression
    rows: tuple[TierRow, ...]


@frozen
class Formula(Bounded):
    """`得分 = 式`."""

    value: Expression


@frozen
class GroupShare(Node):
    """`分管领导 20%`: what the marks of a group of judges weigh."""

    label: Name | String
    share: Expression


JudgedFold: TypeAlias = Literal["mean", "median", "trimmed", "sum"]


@frozen
class Judged(Bounded):
    """`专家打分 打分表 取 去极值平均，多于 5人`: the marks of a panel, group by group where there are groups.

    `above`: only with more judges than that are the highest and the lowest left out; `drop`: so many at either end.
    `factor`: what the outcome is multiplied by (难度系数).
    """

    panel: Reference
    fold: JudgedFold
    above: Expression | None
    groups: tuple[GroupShare, ...]
    drop: Number | None = None
    factor: Expression | None = None


@frozen
class EfficacyLevels(Bounded):
    """`功效系数 x 五档 优秀值、良好值、平均值、较低值、较差值`: 1.0 to 0.2 of the weight, with straight lines between.

    Source: 企业综合绩效评价实施细则（国资发评价〔2006〕157号）.
    """

    subject: Expression
    standards: tuple[Expression, ...]


@frozen
class EfficacySpan(Bounded):
    """`功效系数 x 满意值 12 不允许值 6`: 60% at what is just unacceptable, 100% at what satisfies."""

    subject: Expression
    satisfactory: Expression
    unacceptable: Expression


@frozen
class Counted(Bounded):
    """`理由 每 1条 得 5分，最高得 20分`: points for each, up to the weight."""

    subject: Expression
    size: Expression
    amount: Expression
    most: Expression | None


Rule: TypeAlias = (
    Sentence
    | Checklist
    | Bands
    | TableBands
    | Cases
    | Interpolation
    | Findings
    | Gains
    | Rating
    | Tiers
    | Formula
    | Judged
    | EfficacyLevels
    | EfficacySpan
    | Counted
)
