"""Programs of every shape that the grammar allows, whatever they mean: for properties of text and tree."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from evaldsl.quantity.units import UNITS
from evaldsl.syntax import tree
from evaldsl.syntax.build.values import ONE_SPELLING
from evaldsl.syntax.keywords import keywords
from evaldsl.text import Span
from properties.makers import NOWHERE, Maker, booleans, drawn, just, maybe, node, one, one_of, several

KEYWORDS = sorted({" ".join(s.words) for group in keywords().whole.values() for s in group})
PLAIN = ["预算执行率", "到位资金", "x", "A101", "M2增速", "项目支出_2020", "优", "产出", "满意度", "service", "Über"]
ODD = [
    '"三公经费"变动率', "近3年平均", "指标1", "2021年", "Parents' view", "a`b", "甲」乙", "total at most", "①", "㎡",
    "扣0.5分", "每低", "得满分率", "当年", "若干", "以上年度", "以上得分", "最多扣分", "不足额", "above",
    "more", "nothing", "人/天", "否则得", "each", "一个", "两项", "ＡＢ", "．", "🚀", "non‑breaking", "x²", "得分数",
    "其余得", "等级", "grade", "心得", "equal",
]  # fmt: skip
COUNTERS = ["项", "条", "人次", "个月", "年", "items", "lifts", "平方米", "批次", "户次"]
"""The last two are declared by the programs that use them."""


def _can_be_quoted(text: str) -> bool:
    return bool(text) and text == text.strip() and not ("`" in text and "」" in text)


one_line = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=8)
name_texts = one(KEYWORDS) | one(PLAIN) | one(ODD) | drawn(one_line.filter(_can_be_quoted))
names = node(tree.Name, name_texts)
paths = node(tree.Path, several(names))
strings = node(tree.String, drawn(one_line) | one(['"', "“甲”", "a # b", "，当 x", "「"]))
labels = names | strings

digits = drawn(st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True))
units = one([*(unit for unit in sorted(UNITS) if unit not in ONE_SPELLING), *COUNTERS, "位小数"])
numbers = node(tree.Number, digits, units)
bare_numbers = node(tree.Number, digits, just(""))
truths = node(tree.Truth, booleans)
dates = node(tree.DateLiteral, drawn(st.dates()))
references = node(tree.Reference, paths)


def arithmetic(operators: str, left: Any, right: Any) -> Maker:
    return node(tree.Arithmetic, one(operators), left, right)


# ── expressions, one strategy for each level of the grammar ─────────────────────────────────────────


@cache
def atoms(depth: int) -> Maker:
    plain = numbers | strings | dates | truths | references
    if depth == 0:
        return plain
    inner = expressions(depth - 1)
    groups = node(tree.Group, inner)
    choices = node(tree.Choice, labels | numbers | intervals(0), sums(depth - 1))
    mappings = node(tree.Mapping, inner, several(choices), maybe(sums(depth - 1)))
    return plain | calls(depth) | groups | mappings


@cache
def calls(depth: int) -> Maker:
    """`数量(x)` is left out: behind a colon it would declare a unit."""
    inner = expressions(max(depth - 1, 0))
    callees = paths.filter(lambda path: path.parts[-1].text not in ("数量", "count"))
    arguments = node(tree.Argument, inner, maybe(names))
    without = node(tree.Call, callees, several(arguments, 0))
    return without | node(tree.Call, callees, several(arguments), inner)


@cache
def unaries(depth: int) -> Maker:
    powers = atoms(depth)
    if depth == 0:
        return powers | node(tree.Negate, powers)
    inner = unaries(depth - 1)
    return powers | arithmetic("^", powers, inner) | node(tree.Negate, inner)


@cache
def products(depth: int) -> Maker:
    single = unaries(depth)
    return single if depth == 0 else single | arithmetic("*/", products(depth - 1), single)


@cache
def sums(depth: int) -> Maker:
    single = products(depth)
    return single if depth == 0 else single | arithmetic("+-", sums(depth - 1), single)


def comparisons(depth: int) -> Maker:
    operands, operators = sums(depth), one("=≠<≤>≥")

    def make(draw: st.DrawFn) -> Any:
        count = draw(st.integers(2, 3))
        compared = tuple(operands.make(draw) for _ in range(count))
        return tree.Comparison(compared, tuple(operators.make(draw) for _ in range(count - 1)), span=NOWHERE)

    return Maker(make)


@cache
def expressions(depth: int) -> Maker:
    compared = sums(depth) | comparisons(depth) | node(tree.Within, sums(depth), intervals(max(depth - 1, 0)))
    negations = compared | node(tree.Not, compared)
    conjunctions = negations | node(tree.Logic, just("and"), several(negations, 2))
    disjunctions = conjunctions | node(tree.Logic, just("or"), several(conjunctions, 2))
    if depth == 0:
        return disjunctions
    inner = expressions(depth - 1)
    return disjunctions | node(tree.Conditional, inner, inner, inner)


@cache
def intervals(depth: int) -> Maker:
    ends = sums(depth)
    return node(tree.Range, ends, booleans, ends, booleans)


expr = expressions(1)
fractions = arithmetic("/", bare_numbers, bare_numbers)
simples = numbers | numbers | references | fractions | node(tree.Negate, numbers) | node(tree.Group, expressions(0))

# ── heads, outcomes, clauses ────────────────────────────────────────────────────────────────────────

_open = just(None)
one_sided = node(tree.Range, simples, booleans, _open, _open) | node(tree.Range, _open, _open, simples, booleans)


def _keeps_its_unit(span: tree.Range) -> bool:
    """A bare low end of `80-90%` takes the unit of the high one."""
    match span.low, span.high:
        case tree.Number(unit=""), tree.Number(unit=unit):
            return not unit
        case _:
            return True


between = node(tree.Range, simples, _open, simples, _open).filter(_keeps_its_unit)
ranges = one_sided | between | intervals(0) | node(tree.Range, numbers, booleans, numbers, booleans)
exactly = node(tree.Exactly, simples | node(tree.Not, simples))
heads = ranges | exactly | node(tree.Labels, several(labels)) | node(tree.Rest) | node(tree.MissingRow)

_valued = (tree.OutcomeKind.POINTS, tree.OutcomeKind.LOSE)
_at_discretion = tree.OutcomeKind.DISCRETION
outcomes = one_of(
    node(tree.Outcome, one([kind for kind in tree.OutcomeKind if kind not in (*_valued, _at_discretion)])),
    node(tree.Outcome, one(_valued), simples),
    node(
        lambda ends, given, span: tree.Outcome(_at_discretion, ends.low, ends.high, given, span=span),
        between,
        references,
    ),
)
modes = one(["proportional", "ignored", "counted"])
clauses = one_of(
    node(tree.ElseClause, outcomes),
    node(tree.StepClause, one(["below", "above"]), simples, one(["lose", "gain"]), simples, booleans),
    node(tree.OverTarget, simples, booleans, outcomes),
    node(tree.Exempt, expr),
    node(tree.MostGain, simples),
    node(tree.MostScore, simples),
    node(tree.RangeClause, ranges | exactly, outcomes),
    node(tree.MostLoss, simples),
    node(tree.LeastScore, simples),
    node(tree.Exhaust),
    node(tree.PartStepsClause, modes),
)
sentences = node(tree.Sentence, expr, outcomes, several(clauses, 0, 4))

# ── rules ───────────────────────────────────────────────────────────────────────────────────────────

markers = one(["①", "②", "⑳", "㉑", "㉟", "㊱", "㊿", "99."])
texts = one(
    ["审批文件、材料符合要求", "与（上年）相比，有提高", "5项以上", "clear, measurable goals", "当年完成", "a#b"]
)
worths = fractions | node(tree.Number, digits, one(["分", "%"]))
points = node(tree.Point, markers, texts, maybe(worths), booleans, maybe(expr))
rows = several(node(tree.Row, heads, outcomes))


def _is_no_weight(subject: tree.Expression) -> bool:
    """`分档 5分` and `插值 1/3` are indicators, whatever follows."""
    match subject:
        case tree.Number() | tree.Arithmetic(operator="/", left=tree.Number(), right=tree.Number()):
            return False
        case _:
            return True


subjects = expr.filter(_is_no_weight)
findings = one_of(
    node(tree.PerCount, expr, simples, simples, maybe(simples), maybe(strings)),
    node(tree.WhenFinding, expr, outcomes, maybe(strings)),
    node(tree.ZeroFinding, expr, maybe(strings)),
)
group_shares = node(tree.GroupShare, labels, simples)
rules = one_of(
    sentences,
    node(tree.Checklist, several(points), maybe(simples)),
    node(tree.Bands, subjects, rows),
    node(tree.Rating, subjects, rows),
    node(tree.Cases, several(node(tree.Case, maybe(expr), outcomes))),
    node(tree.Interpolation, subjects, several(node(tree.Knot, simples, outcomes))),
    node(tree.Findings, several(findings)),
    node(tree.Tiers, expr, expr, several(node(tree.TierRow, labels, ranges))),
    node(tree.Formula, expr),
    node(tree.EfficacyLevels, subjects, several(simples, 1, 5)),
    node(tree.EfficacySpan, subjects, simples, simples),
    node(tree.Judged, references, one(["mean", "median"]), just(None), several(group_shares, 0)),
    node(tree.Judged, references, just("trimmed"), maybe(simples), several(group_shares, 0)),
)

# ── members ─────────────────────────────────────────────────────────────────────────────────────────

_pathlike = (tree.AttributeKind.CODE, tree.AttributeKind.ALIAS, tree.AttributeKind.ENGLISH)
_worded = [kind for kind in tree.AttributeKind if kind not in (*_pathlike, tree.AttributeKind.YEARS)]
years = node(tree.Range, bare_numbers, just(True), just(None), just(None)) | node(
    tree.Range, bare_numbers, just(None), bare_numbers, just(None)
)
attributes = one_of(
    node(tree.Attribute, one(_worded), strings),
    node(tree.Attribute, one(_pathlike), paths),
    node(tree.Attribute, just(tree.AttributeKind.YEARS), years),
)
gates = one_of(
    node(tree.Gate, expr, just(tree.EffectKind.NOT_APPLICABLE), just(None), maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.ZERO), just(None), maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.TOTAL_AT_MOST), simples, maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.SCORE_AT_MOST), simples, maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.TOTAL_BELOW_GRADE), just(None), maybe(strings)),
    node(tree.Gate, expr, one([tree.EffectKind.GRADE_AT_MOST, tree.EffectKind.GRADE_IS]), labels, maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.GRADE_DOWN), bare_numbers, maybe(strings)),
)
handlings = node(tree.AdjustLimit, maybe(simples)) | node(tree.EvidenceRule, booleans)
_round_modes = one(["half_up", "half_even", "ceil", "floor"])
roundings = one_of(
    node(tree.ScoreRounding, numbers, just(None), _round_modes),
    node(tree.ScoreRounding, just(None), numbers, _round_modes),
)
together = one_of(
    roundings,
    node(tree.ScoreRounding, just(None)),
    node(tree.AbsenceSetting, one(["rescale", "full", "zero", "spread", "siblings_mean"])),
    node(tree.CoverageSetting, simples),
    node(
        tree.CombineSetting,
        one(["weighted_mean", "geometric_mean", "harmonic_mean", "minimum", "maximum", "complements"]),
    ),
    node(tree.CombineSetting, just("formula"), expr),
)
definitions = node(tree.Definition, names, expr)
weights = one_of(
    node(tree.AbsoluteWeight, node(tree.Number, digits, just("分"))),
    node(tree.ShareWeight, node(tree.Number, digits, one(["%", "‰"])), just(None)),
    node(tree.ShareWeight, bare_numbers, bare_numbers),
    node(tree.RelativeWeight, numbers),
    node(tree.EqualWeight),
    node(tree.HoleWeight),
)


plain_members = rules | attributes | handlings | gates | definitions | together
row_weights = node(tree.RowWeights, one(["points", "relative"]), references) | node(
    tree.RowWeights, just("equal"), just(None)
)
row_cases = node(tree.RowCase, maybe(expr), several(plain_members))
each_row = node(
    tree.EachRow,
    paths,
    maybe(expr),
    maybe(references),
    several(references, 0),
    row_weights,
    several(plain_members, 0),
    several(row_cases, 0),
)


@cache
def members(depth: int) -> Maker:
    return plain_members if depth == 0 else plain_members | each_row | indicators(depth - 1)


@cache
def indicators(depth: int) -> Maker:
    below = several(members(depth), 0)
    return node(tree.Indicator, names, maybe(weights), maybe(calls(1)), below)


_full_types = (tree.TypeKind.COUNT, tree.TypeKind.OPTION, tree.TypeKind.SURVEY, tree.TypeKind.PANEL)
_bare_types = [kind for kind in tree.TypeKind if kind not in _full_types]


def _survey(options: tuple[Any, ...], span: Span) -> tree.TypeName:
    listed, worths = zip(*options, strict=True)
    return tree.TypeName(tree.TypeKind.SURVEY, None, listed, worths=worths, span=span)


_survey_option = node(lambda label, worth, span: (label, worth), labels, maybe(numbers))
types = one_of(
    node(tree.TypeName, one(_bare_types)),
    node(
        tree.TypeName,
        just(tree.TypeKind.COUNT),
        node(tree.Name, one(["批次", "户次", "人/天", "trips"])),
        decimals=booleans,
    ),
    node(tree.TypeName, just(tree.TypeKind.OPTION), options=several(labels)),
    node(tree.TypeName, just(tree.TypeKind.PANEL), options=several(labels, 0), marks=numbers),
    node(_survey, several(_survey_option)),
)


@cache
def data_items(depth: int) -> Maker:
    columns = just(())
    if depth:
        columns = several(data_items(depth - 1) | node(tree.ComputedColumn, names, expr), 0)
    plain = (names, types, maybe(intervals(0)), maybe(expr), booleans, maybe(strings), columns)
    return node(tree.DataItem, *plain, booleans)


_columns = several(data_items(0) | node(tree.ComputedColumn, names, expr))
_no = just(None)
_tables = node(tree.TypeName, just(tree.TypeKind.TABLE))
tables = node(tree.DataItem, names, _tables, _no, _no, just(False), maybe(strings), _columns, just(False), strings)
data = node(tree.Data, several(data_items(1)))

# ── programs ────────────────────────────────────────────────────────────────────────────────────────

settings = one_of(
    node(tree.FullMarks, numbers),
    node(tree.Year, numbers),
    node(tree.TotalRounding, roundings),
    node(tree.UseGrades, paths, booleans),
    node(tree.PartStepsSetting, modes),
    node(tree.InverseSetting, one(["ratio", "difference"])),
    node(tree.Tolerance, simples),
    together,
    attributes,
    handlings,
)
headers = node(tree.SystemHeader, strings, several(settings, 0)) | node(tree.ModuleHeader, paths, several(settings, 0))
imports = one_of(node(tree.Import, paths, maybe(names), just(())), node(tree.Import, paths, just(None), several(names)))
parameters = node(tree.Parameter, names, types, maybe(expr))
expectations = one_of(
    node(tree.Expect, expr, expr),
    node(tree.Expect, just(None), node(tree.Reference, node(tree.Path, names.map(lambda name: (name,))))),
    node(tree.Expect, node(tree.Reference, node(tree.Path, node(tree.Name, just("等级")).map(lambda n: (n,)))), expr),
)
extra_lines = several(
    node(tree.PerCount, expr, simples, simples, maybe(simples), maybe(strings))
    | node(tree.WhenFinding, expr, node(tree.Outcome, just(tree.OutcomeKind.LOSE), simples), maybe(strings))
)
extras = node(tree.Extra, just("bonus"), maybe(simples), one([None, True, False]), extra_lines)
extras |= node(tree.Extra, just("penalty"), maybe(simples), just(None), extra_lines)
items = one_of(
    imports,
    data,
    node(tree.Data, tables.map(lambda item: (item,))),
    definitions,
    node(tree.Output, definitions),
    indicators(1),
    indicators(2),
    each_row,
    node(tree.Reusable, names, several(parameters, 0), several(members(1))),
    node(tree.Grades, names, several(node(tree.GradeRow, names, heads, maybe(simples))), several(attributes, 0, 1)),
    gates,
    extras,
    node(tree.Policy, strings, several(node(tree.PolicyLine, expr, one(["remind", "error"]), strings))),
    node(
        tree.TestBlock,
        strings,
        several(node(tree.TestData, strings) | node(tree.TestSet, paths, expr) | expectations),
    ),
)


def _with_units_declared(program: tree.Program) -> tree.Program:
    """`批次` and `户次` are units because a fact says so."""
    names = [tree.Name(unit, span=NOWHERE) for unit in ("批次", "户次")]
    counted = tuple(
        tree.DataItem(
            name, tree.TypeName(tree.TypeKind.COUNT, name, span=NOWHERE), None, None, False, None, (), span=NOWHERE
        )
        for name in names
    )
    return attrs.evolve(program, items=(tree.Data(counted, span=NOWHERE), *program.items))


_programs = node(tree.Program, maybe(drawn(st.integers(0, 99))), maybe(headers), several(items, 0), one(["zh", "en"]))


@st.composite
def programs(draw: st.DrawFn) -> tree.Program:
    return _with_units_declared(_programs.make(draw))
