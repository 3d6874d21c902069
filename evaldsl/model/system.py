"""The checked system: typed, exact, ordered. Batch, analysis and documents are further folds of this."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from evaldsl.diagnostics import Diagnostic, Language, Text
from evaldsl.frozen import frozen
from evaldsl.model.core import Core
from evaldsl.model.types import Type
from evaldsl.quantity.exact import Grain
from evaldsl.quantity.reach import Reach
from evaldsl.syntax import tree
from evaldsl.text import Span

if TYPE_CHECKING:
    from evaldsl.model.growth import BandRows, Cells, Growth, Lookup

AttributeKind: TypeAlias = tree.AttributeKind
EffectKind: TypeAlias = tree.EffectKind
AbsenceMode: TypeAlias = tree.AbsenceMode


class Composition(Enum):
    """How a node is made of its children. Where it is not their sum, each is scored out of all its parent's points."""

    SUM = "sum"
    WEIGHTED_MEAN = "weighted_mean"
    GEOMETRIC_MEAN = "geometric_mean"
    HARMONIC_MEAN = "harmonic_mean"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    COMPLEMENTS = "complements"  # 1 − Π(1 − rate)
    FORMULA = "formula"
    POINTS = "points"  # 累加计分，满分 5分: the sum of points as a share of that


@frozen(slots=True)
class Together:
    """How a node is made of those below it.

    `portions`: what each child counts for, in points of the node (() where it is their sum or a formula).
    `rescales`: the node itself declares 折算, so scores are rescaled here. `coverage`: 适用权重 at least.
    `formula` in points; `shown` as the author wrote it. `sum_full`: the sum of points that is worth all of the weight.
    """

    composition: Composition = Composition.SUM
    portions: tuple[Fraction, ...] = ()
    formula: Core | None = None
    shown: str = ""
    sum_full: Fraction | None = None
    rescales: bool = False
    coverage: Fraction | None = None


SUM: Final = Together()


# ── rules ─────────────────────────────────────────────────────────────────────────────────────────

RuleKind: TypeAlias = Literal[
    "judgement",
    "ratio",
    "step",
    "checklist",
    "bands",
    "cases",
    "interpolation",
    "findings",
    "gains",
    "rating",
    "tiers",
    "formula",
    "judged",
    "efficacy",
    "counted",
]


@frozen(slots=True)
class Loss:
    """One way to lose points: `amount` in points (0 or less: nothing lost, no line).

    `because` is a catalogue key (`because.step`); its arguments are `values`: cores are evaluated and shown with
    their units, strings are taken as they are, fractions are printed. The amounts of all losses of a leaf and its
    floor line lead from the weight to the rule's score exactly. `reason` is the author's own words in the spec.
    `table` names the findings table whose counted rows (those for which `where` holds) are the evidence; `grounds`
    are the formulas whose facts are, where those of the amount and the values would name too many.
    """

    amount: Core
    because: str
    values: tuple[tuple[str, Core | str | Fraction], ...] = ()
    reason: str | None = None
    point: int | None = None
    table: str | None = None
    where: Core | None = None
    grounds: tuple[Core, ...] = ()
    span: Span | None = attrs.field(default=None, eq=False, repr=False)


@frozen
class Aim:
    """What a leaf is to reach, more of it being better; `spending`: it is the share of a budget that was spent."""

    subject: Core
    target: Core
    spending: bool = False


@frozen
class Lacking:
    """缺失 得 n 分: what a leaf gives where a fact that `subject` reads is not there."""

    subject: Core
    score: Core
    span: Span = attrs.field(eq=False, repr=False)


@frozen(slots=True)
class Leaf:
    """What scores a leaf. `score`: the rule's points before floor, cap and gate; `subjects`: what its trace shows.

    `rule` is the surface rule (parameters replaced by arguments), which only phrase/ reads.
    """

    kind: RuleKind
    rule: tree.Rule
    score: Core
    losses: tuple[Loss, ...]
    subjects: tuple[Core, ...]
    floor: Core | None = None  # 最低得 n 分; None is zero
    cap: Core | None = None  # 最高得 n 分; None is the weight
    aim: Aim | None = None
    lacking: Lacking | None = None
    must_hold: tuple[Requirement, ...] = ()
    points: tuple[str, ...] = ()  # the texts of a checklist, in order
    negatives: tuple[int, ...] = ()  # the numbers of those that name a fault
    documented: tuple[int, ...] = ()  # the numbers of those that count only with a document
    worths: tuple[Core, ...] = ()  # what each point is worth; () where every point costs a price of its own
    band_rows: BandRows | None = None  # the table whose rows are its bands


@frozen
class Requirement:
    """Something that must hold of the facts for the rule to mean anything (a tier's interval); else an error."""

    condition: Core
    code: str
    values: tuple[tuple[str, Core | str | Fraction], ...]
    span: Span = attrs.field(eq=False, repr=False)


@frozen(slots=True)
class Gate:
    """`当 条件 效果`: a leaf or branch to zero, at most, or not applicable; total or grade at most; grade down or set.

    `points` of 降 n 级 are the levels, and so are those of 总分不超过 下一级上限 (None: 1), which goes by the grade of
    the total before 减分 where `before` is said.
    """

    condition: Core
    effect: tree.EffectKind
    points: Core | None
    label: str | None
    reason: str | None
    sentence: str  # the condition as the author wrote it
    span: Span = attrs.field(eq=False, repr=False)
    before: bool = False


@frozen
class Extra:
    """加分 or 减分: points beside the full marks, no more than `most`; the amounts of `losses` have no sign.

    `over_full`: whether the total may pass the full marks.
    """

    kind: Literal["bonus", "penalty"]
    losses: tuple[Loss, ...]
    most: Core | None
    over_full: bool
    span: Span = attrs.field(eq=False, repr=False)


# ── indicators ────────────────────────────────────────────────────────────────────────────────────


@frozen(slots=True)
class Indicator:
    """A node of the evaluation. `weight` in points, exact and already apportioned.

    `id` is the code if there is one, else the dotted path. Exactly one of `children` and `leaf` is there. `absence`:
    what becomes of it where it is not applicable (None: nobody has said).
    """

    id: str
    path: tuple[str, ...]
    name: str
    weight: Fraction
    children: tuple[Indicator, ...]
    leaf: Leaf | None
    gates: tuple[Gate, ...]
    span: Span = attrs.field(eq=False, repr=False)
    together: Together = SUM
    absence: AbsenceMode | None = None
    adjust_most: Fraction | None = None  # 调整 不超过; 0 where it is not allowed
    evidence: Literal["remind", "zero"] | None = None  # 要求佐证
    grain: Grain | Literal["none"] | None = None  # 得分 保留 … of its own
    reach: Reach | None = None  # of an indicator without a weight, which only gives points
    attributes: tuple[tuple[tree.AttributeKind, str], ...] = ()
    changes: tuple[tuple[Text, str, str], ...] = ()  # what overrides made of it: what, the reason, file:line

    def attribute(self, kind: tree.AttributeKind) -> str | None:
        return next((value for key, value in self.attributes if key is kind), None)


# ── data ──────────────────────────────────────────────────────────────────────────────────────────


@frozen
class FactColumn:
    """A column of a table: given in the facts, or `computed` from the other columns of its row."""

    name: str
    type: Type
    computed: Core | None
    default: Core | None
    low: Fraction | None = None
    low_closed: bool = True
    high: Fraction | None = None
    high_closed: bool = True


@frozen
class FactDeclaration:
    """A declared fact; the range is in base units; `columns` for a table.

    `survey` names the survey that a count of votes belongs to, and its option; `panel`: a table of judges and marks,
    which facts give by judge. `keys`: columns in which no two rows of a table agree all over.
    """

    name: str
    type: Type
    default: Core | None
    informative: bool
    explanation: str | None
    columns: tuple[FactColumn, ...]
    span: Span = attrs.field(eq=False, repr=False)
    low: Fraction | None = None
    low_closed: bool = True
    high: Fraction | None = None
    high_closed: bool = True
    survey: tuple[str, str] | None = None
    panel: bool = False
    keys: tuple[str, ...] = ()


@frozen
class Definition:
    """A named value; `shown` is the name in traces (local names of a placed indicator have longer keys)."""

    key: str
    shown: str
    value: Core
    span: Span = attrs.field(eq=False, repr=False)


# ── the whole ─────────────────────────────────────────────────────────────────────────────────────


@frozen
class GradeBand:
    """A grade and the totals, in points, that earn it; None is open-ended."""

    label: str
    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool
    parts: Fraction | None = None  # 各部分不低于, as a share of each top-level indicator's weight


@frozen
class GradeScale:
    """Best grade first."""

    name: str
    bands: tuple[GradeBand, ...]


@frozen
class PolicyLine:
    """`static`: about weights alone, decided when the spec is checked."""

    condition: Core
    sentence: str
    severity: Literal["remind", "error"]
    message: str
    static: bool
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class Policy:
    """`departure`: why the spec departs from it (不适用校核)."""

    title: str
    lines: tuple[PolicyLine, ...]
    departure: str | None = None


@frozen
class Expectation:
    """`subject` None with `code`: a diagnostic is expected. The grade is compared by label."""

    subject: Core | None
    value: Core | None
    code: str | None
    grade: str | None
    sentence: str
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class Test:
    """A 核对 block. `data` and `cohort` name files: the facts, the rows of 同类.

    `settings`: fact name → the text to bind in its place, with its span;
    `problems`: expectations that speak of indicators which the rows at hand do not bring.
    """

    title: str
    data: str | None
    settings: tuple[tuple[str, str, Span], ...]
    expectations: tuple[Expectation, ...]
    span: Span = attrs.field(eq=False, repr=False)
    problems: tuple[Diagnostic, ...] = ()
    cohort: str | None = None


@frozen
class Unverified:
    """A library text or fact that is known only from memory (待核).

    `of`: the module and the nodes of the tree that the note is about; `acknowledged`: what 已核对 says of it.
    """

    module: str
    words: str
    of: tuple[str | int, ...] = attrs.field(default=(), eq=False, repr=False)
    acknowledged: str | None = None


@frozen(slots=True)
class System:
    """A checked indicator system, ready to be bound to facts. `outputs`: the definitions that stand in the result.

    Scores keep `score_places` decimals (None: all), half up, unless `grain` says otherwise, and `total_grain` of the
    total. `grade_on_raw`: the grade goes by the total before it is rounded.
    `growth`: leaves that only the rows of a table bring; a system with it is no more than the ground for those.
    `cells` of the tables whose rows are leaves. `lookups`: tables that are no facts of a project.
    """

    title: str
    language: Language
    year: int | None
    full_marks: Fraction
    score_places: int | None
    grades: GradeScale | None
    facts: tuple[FactDeclaration, ...]
    definitions: tuple[Definition, ...]
    indicators: tuple[Indicator, ...]
    gates: tuple[Gate, ...]
    policies: tuple[Policy, ...]
    tests: tuple[Test, ...]
    unverified: tuple[Unverified, ...]
    span: Span = attrs.field(eq=False, repr=False)
    extras: tuple[Extra, ...] = ()
    together: Together = SUM
    changes: tuple[tuple[Text, str, str], ...] = ()
    growth: Growth | None = attrs.field(default=None, eq=False, repr=False)
    cells: dict[str, Cells] = attrs.field(factory=dict)
    lookups: tuple[Lookup, ...] = ()
    outputs: tuple[str, ...] = ()
    grain: Grain | None = None
    total_grain: Grain | None = None
    grade_on_raw: bool = False
    reach: Reach | None = None  # of the total of a system of points, which has no full marks
    tolerance: Fraction = Fraction(0)  # 允许误差: how far a claimed score may lie from the computed one
