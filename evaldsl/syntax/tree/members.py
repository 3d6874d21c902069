"""What stands in blocks: weights, attributes, gates, definitions, indicators, data."""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

from evaldsl.frozen import frozen
from evaldsl.syntax.tree.base import Node
from evaldsl.syntax.tree.expressions import (
    Argument,
    Call,
    Expression,
    Name,
    Number,
    Path,
    Range,
    Reference,
    String,
)
from evaldsl.syntax.tree.rules import Rule


@frozen
class AbsoluteWeight(Node):
    """`15分`."""

    points: Number


@frozen
class ShareWeight(Node):
    """`20%` or `1/3` of the parent. A fraction has a denominator; a percentage has None."""

    numerator: Number
    denominator: Number | None


@frozen
class RelativeWeight(Node):
    """`权重 10`, normalised among siblings."""

    value: Number


@frozen
class EqualWeight(Node):
    """`等权`."""


@frozen
class HoleWeight(Node):
    """`?`: exactly what is left."""


Weight: TypeAlias = AbsoluteWeight | ShareWeight | RelativeWeight | EqualWeight | HoleWeight


class AttributeKind(Enum):
    EXPLANATION = "explanation"  # 指标解释 "…"
    STANDARD = "standard"  # 评分标准 "…": the customary text, verbatim
    DATA_SOURCE = "data_source"  # 数据来源 "…"
    EVIDENCE = "evidence"  # 佐证 "…": what should be at hand
    CODE = "code"  # 代码 A101
    ALIAS = "alias"  # 别名 效益
    SOURCE = "source"  # 来源 "财预〔2020〕10号"
    TITLE = "title"  # 标题 "…"
    VERSION = "version"  # 版本 "1.0"
    ENGLISH = "english"  # 英文名 std.grades
    YEARS = "years"  # 适用年度 2020 - 2030
    UNVERIFIED = "unverified"  # 待核 "…"
    ASSUMED = "assumed"  # 示例设定 "…"


@frozen
class Attribute(Node):
    """`关键字 值`: a string, a path (代码, 别名, 英文名) or a range of years."""

    kind: AttributeKind
    value: String | Path | Range


class EffectKind(Enum):
    ZERO = "zero"  # 不得分
    SCORE_AT_MOST = "score_at_most"  # 得分不超过 60%
    TOTAL_AT_MOST = "total_at_most"  # 总分不超过 59分
    TOTAL_BELOW_GRADE = "total_below_grade"  # 总分不超过 下一级上限
    GRADE_AT_MOST = "grade_at_most"  # 等级不高于 差
    GRADE_DOWN = "grade_down"  # 降 1级
    GRADE_IS = "grade_is"  # 直接定级 差
    NOT_APPLICABLE = "not_applicable"  # 不适用


@frozen
class Gate(Node):
    """`当 条件 不得分 "原因"`; `死亡人数 每1人 降1级，最多降3级`.

    `each`: `condition` is a count, and the effect comes once for each so many, `most` levels at most.
    `before`: 按扣分前的等级, the grade of the total before 减分.
    """

    condition: Expression
    effect: EffectKind
    value: Expression | Name | String | None
    reason: String | None
    each: Expression | None = None
    most: Number | None = None
    before: bool = False


AbsenceMode: TypeAlias = Literal["rescale", "full", "zero", "spread", "siblings_mean"]
CombineMode: TypeAlias = Literal[
    "weighted_mean", "geometric_mean", "harmonic_mean", "minimum", "maximum", "complements", "formula"
]


@frozen
class AbsenceSetting(Node):
    """`不适用 折算 | 满分 | 零分 | 均摊 | 按同级平均`: what becomes of indicators that are not applicable."""

    mode: AbsenceMode


@frozen
class CoverageSetting(Node):
    """`适用权重 ≥ 60%`."""

    least: Expression


@frozen
class CombineSetting(Node):
    """`汇总 几何平均`; `formula` for `汇总 式 …`."""

    mode: CombineMode
    formula: Expression | None = None


RoundMode: TypeAlias = Literal["half_up", "half_even", "ceil", "floor"]


@frozen
class ScoreRounding(Node):
    """`得分 保留 2位小数，向下` (`places`), `得分 取整到 0.5分` (`step`); 得分 不舍入 has neither.

    In the header it is said of all leaves and the total, in a block of the indicator itself.
    """

    places: Number | None
    step: Number | None = None
    mode: RoundMode = "half_up"


@frozen
class AdditiveSetting(Node):
    """`累加计分`: those below have no weights and give points that add up; `累加计分，满分 5分` of a branch with a
    weight says which sum is worth all of it."""

    full: Expression | None = None


Together: TypeAlias = AbsenceSetting | CoverageSetting | CombineSetting | ScoreRounding | AdditiveSetting
"""How the score of a node is made: of those below it, and rounded."""


@frozen
class AdjustLimit(Node):
    """`调整 不超过 2分`, `不允许调整` (None): how far a review may move the leaves from here down."""

    most: Expression | None


@frozen
class EvidenceRule(Node):
    """`要求佐证，无佐证 提醒 | 不得分`: what becomes of the leaves from here down whose facts name no document."""

    zero: bool


Handling: TypeAlias = AdjustLimit | EvidenceRule


@frozen
class Definition(Node):
    name: Name
    value: Expression


@frozen
class Indicator(Node):
    """`名称 15分`, `名称 5分 = 库.x(…)`, `名称 套用 库.x(…)`; members are its block.

    `weight` is None only with 套用 (the placed indicator brings its own) and where the author forgot it.
    """

    name: Name
    weight: Weight | None
    placed: Call | None
    members: tuple[Member, ...]


@frozen
class RowWeights(Node):
    """`分值 分值` (points or shares of the parent), `权重 权重`, `等权` (no column): what the rows weigh."""

    kind: Literal["points", "relative", "equal"]
    column: Reference | None


@frozen
class RowCase(Node):
    """`当 方向 = 反向` or `其余` (no condition) with what belongs to such rows."""

    condition: Expression | None
    members: tuple[Member, ...]


@frozen
class EachRow(Node):
    """`逐行 绩效指标 当 …`: one leaf for each row of a table, in branches by the texts of the `groups`.

    `members` belong to every leaf, those of the first fitting case to the leaf of its row.
    """

    table: Path
    where: Expression | None
    name: Reference | None
    groups: tuple[Reference, ...]
    weights: RowWeights | None
    members: tuple[Member, ...]
    cases: tuple[RowCase, ...]


@frozen
class Spread(Node):
    """`套用 库.x(…)` without a name: the children of the reusable indicator stand here themselves."""

    placed: Call
    members: tuple[Member, ...]


@frozen
class Slot(Node):
    """`此处 产出指标`, `此处 效益指标 可空`: where indicators of whoever places this come to stand."""

    name: Name
    optional: bool


OverrideKind: TypeAlias = Literal["revise", "add", "replace", "remove", "fill"]


@frozen
class Override(Node):
    """A line below a placed indicator that changes what it brings.

    `修改 甲 20分 理由 "…"` (weight, members), `修改 理由 "…"` (no target: what is placed itself; members),
    `增设 甲 5分` (indicator), `替换 甲 为 乙 = 库.x(…)` (target, indicator), `删去 甲` (target), `填入 空位` (target,
    members: indicators).
    """

    kind: OverrideKind
    target: Path | None
    weight: Weight | None
    indicator: Indicator | None
    reason: String | None
    members: tuple[Member, ...]


class TypeKind(Enum):
    NUMBER = "number"  # 数值
    MONEY = "money"  # 金额
    PERCENT = "percent"  # 百分比
    COUNT = "count"  # 数量(单位)
    DAYS = "days"  # 天数
    WORKDAYS = "workdays"  # 工作日
    DATE = "date"  # 日期
    TRUTH = "truth"  # 是否
    TEXT = "text"  # 文本
    OPTION = "option"  # 选项(甲, 乙)
    POINTS = "points"  # 分数
    TABLE = "table"  # 表
    SURVEY = "survey"  # 调查(满意 100%, …)
    PANEL = "panel"  # 打分表(100分; 甲组, 乙组)


@frozen
class TypeName(Node):
    """A type: `unit` for 数量, `options` for 选项, `decimals` for 数量(亩) 小数.

    调查 has `options` with their `worths` (None: 不计); 打分表 has full `marks`, and groups of judges as `options`.
    """

    kind: TypeKind
    unit: Name | None = None
    options: tuple[Name | String, ...] = ()
    decimals: bool = False
    worths: tuple[Number | None, ...] = ()
    marks: Number | None = None


@frozen
class DataItem(Node):
    """`预算资金: 金额 范围 [0元, 1亿元] 缺省 0元 参考 "说明"`; `columns` for a table.

    A column may be a `key`: no two rows have the same keys. `file`: the rows of the table stand there (表 … 来自 "…").
    """

    name: Name
    type: TypeName
    range: Range | None
    default: Expression | None
    informative: bool
    explanation: String | None
    columns: tuple[Column, ...]
    key: bool = False
    file: String | None = None


@frozen
class ComputedColumn(Node):
    name: Name
    value: Expression


Column: TypeAlias = "DataItem | ComputedColumn"


@frozen
class Data(Node):
    """基础数据."""

    items: tuple[DataItem, ...]


Adapting: TypeAlias = Spread | Slot | Override | Argument
"""What belongs to templates; an Argument is `参数 名称 = 值`, in a 修改."""

Member: TypeAlias = Attribute | Handling | Indicator | EachRow | Definition | Gate | Together | Rule | Adapting
