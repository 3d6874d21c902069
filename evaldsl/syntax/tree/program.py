"""The top level of a file."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.syntax.tree.base import Node
from evaldsl.syntax.tree.expressions import (
    Expression,
    Name,
    Number,
    Path,
    RowHead,
    String,
)
from evaldsl.syntax.tree.members import (
    Attribute,
    Data,
    Definition,
    EachRow,
    Gate,
    Handling,
    Indicator,
    Member,
    ScoreRounding,
    Spread,
    Together,
    TypeName,
)
from evaldsl.syntax.tree.rules import (
    PartSteps,
    PerCount,
    WhenFinding,
)


@frozen
class FullMarks(Node):
    """满分 100分."""

    points: Number


@frozen
class Year(Node):
    year: Number


@frozen
class TotalRounding(Node):
    """总分 保留 1位小数, where the total is rounded otherwise than scores are."""

    rounding: ScoreRounding


@frozen
class UseGrades(Node):
    """等级 财政四档, as a header setting; `raw`: 按未取整总分."""

    grades: Path
    raw: bool = False


@frozen
class PartStepsSetting(Node):
    mode: PartSteps


@frozen
class InverseSetting(Node):
    """反向算法 比值 (t/a) | 差额 (1 − (a − t)/t)."""

    method: Literal["ratio", "difference"]


@frozen
class Tolerance(Node):
    """允许误差 0.5分: how far a claimed score may lie from the computed one."""

    points: Expression


Setting: TypeAlias = (
    FullMarks
    | Year
    | TotalRounding
    | UseGrades
    | PartStepsSetting
    | InverseSetting
    | Tolerance
    | Attribute
    | Handling
    | Together
)


@frozen
class SystemHeader(Node):
    """指标体系 "…" with its settings."""

    title: String
    settings: tuple[Setting, ...]


@frozen
class ModuleHeader(Node):
    """模块 标准.等级 with its settings."""

    name: Path
    settings: tuple[Setting, ...]


@frozen
class Import(Node):
    """`引用 标准.x 为 项目` (alias) or `引用 标准.等级: 财政四档` (names), perhaps of one `版本 "1.0"`."""

    module: Path
    alias: Name | None
    names: tuple[Name, ...]
    version: String | None = None


@frozen
class Grades(Node):
    """等级 财政四档: rows best first."""

    name: Name
    rows: tuple[GradeRow, ...]
    attributes: tuple[Attribute, ...] = ()


@frozen
class GradeRow(Node):
    """`优 ≥ 90分`, `优 [90%, 100%]，各部分不低于 60%`, `差 其余`."""

    label: Name
    head: RowHead
    parts: Expression | None = None


@frozen
class Extra(Node):
    """`加分 最多 3分，可超过满分` and `减分 最多 30分`: points beside the full marks.

    `over_full`: whether the total may pass the full marks; None where nothing is said. In lines of either kind the
    outcome of a WhenFinding is LOSE and the amounts are written without a sign.
    """

    kind: Literal["bonus", "penalty"]
    most: Expression | None
    over_full: bool | None
    lines: tuple[PerCount | WhenFinding, ...]


@frozen
class Output(Node):
    """`输出 首要污染物 = 式`: a definition whose value stands in the result."""

    definition: Definition


@frozen
class Parameter(Node):
    """A parameter of a reusable indicator: `完成率: 百分比`, with an optional default."""

    name: Name
    type: TypeName
    default: Expression | None = None


@frozen
class Reusable(Node):
    """`指标 名称(参数: 类型, …)`: an indicator without a weight."""

    name: Name
    parameters: tuple[Parameter, ...]
    members: tuple[Member, ...]


@frozen
class PolicyLine(Node):
    """`产出.分值 + 效果.分值 ≥ 60分 否则 提醒 "…"`."""

    condition: Expression
    severity: Literal["remind", "error"]
    message: String


@frozen
class Policy(Node):
    """校核 "财预〔2020〕10号"."""

    title: String
    lines: tuple[PolicyLine, ...]


@frozen
class TestData(Node):
    """数据 "facts.toml", or 同类 "peers.csv" (`cohort`): the rows of the table 同类."""

    path: String
    cohort: bool = False


@frozen
class TestSet(Node):
    """设 名称 = 值."""

    name: Path
    value: Expression


@frozen
class Expect(Node):
    """`总分 应为 73.24分`, `等级 应为 中`, `应为 错误 E0301` (subject None, value the code)."""

    subject: Expression | None
    value: Expression


@frozen
class TestBlock(Node):
    """核对 "…"."""

    title: String
    lines: tuple[TestData | TestSet | Expect, ...]


@frozen
class Answered(Node):
    """`已核对 标准.等级 "…"` (of: what was compared with its original) or `不适用校核 "…" 理由 "…"` (of: its title)."""

    of: Path | String
    words: String | None


Item: TypeAlias = (
    Import
    | Data
    | Definition
    | Output
    | Indicator
    | EachRow
    | Spread
    | Reusable
    | Grades
    | Gate
    | Extra
    | Policy
    | Answered
    | TestBlock
)


@frozen
class Program(Node):
    """A whole file. `language` is the keyword language that most of its keywords are in."""

    version: int | None
    header: SystemHeader | ModuleHeader | None
    items: tuple[Item, ...]
    language: Literal["zh", "en"] = attrs.field(eq=False)
