"""Programs of every shape that the grammar allows, whatever they mean: for properties of text and tree."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from evaldsl.syntax import tree
from evaldsl.text import Span
from properties.makers import NOWHERE, Maker, booleans, drawn, just, maybe, node, one, one_of, several
from properties.tree_expressions import (
    arithmetic,
    bare_numbers,
    calls,
    digits,
    expressions,
    intervals,
    labels,
    names,
    numbers,
    paths,
    references,
    strings,
)

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
    node(tree.MostGain, simples) | node(tree.MostScore, maybe(simples)),
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
points = node(tree.Point, markers, texts, maybe(worths), booleans, maybe(expr), booleans, booleans)
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
rule_bounds = node(tree.LeastScore, simples) | node(tree.MostScore, maybe(simples))
_few_bounds = several(rule_bounds, 0, 2)


def _with_bounds(rule: Maker) -> Maker:
    return Maker(lambda draw: attrs.evolve(rule.make(draw), bounds=_few_bounds.make(draw)))


_bounded = one_of(
    node(tree.Checklist, several(points), maybe(simples)),
    node(tree.Bands, subjects, rows),
    node(tree.TableBands, subjects, references, maybe(references), references, maybe(outcomes)),
    node(tree.TableBands, subjects, just(None), references, references, maybe(outcomes)),
    node(tree.Rating, subjects, rows),
    node(tree.Cases, several(node(tree.Case, maybe(expr), outcomes))),
    node(tree.Interpolation, subjects, several(node(tree.Knot, simples, outcomes))),
    node(tree.Findings, several(findings)),
    node(
        tree.Gains,
        several(
            node(tree.PerCount, expr, simples, simples, maybe(simples), maybe(strings))
            | node(tree.WhenFinding, expr, node(tree.Outcome, just(tree.OutcomeKind.LOSE), simples), maybe(strings))
        ),
    ),
    node(tree.Tiers, expr, expr, several(node(tree.TierRow, labels, ranges))),
    node(tree.Formula, expr),
    node(tree.Counted, expr, simples, simples, maybe(simples)),
    node(tree.EfficacyLevels, subjects, several(simples, 1, 5)),
    node(tree.EfficacySpan, subjects, simples, simples),
    node(tree.Judged, references, one(["mean", "median"]), just(None), several(group_shares, 0)),
    node(tree.Judged, references, one(["mean", "median"]), just(None), just(()), just(None), maybe(simples)),
    node(tree.Judged, references, one(["mean", "sum"]), just(None), just(()), bare_numbers, maybe(simples)),
    node(tree.Judged, references, just("sum"), just(None), just(()), just(None), maybe(simples)),
    node(tree.Judged, references, just("trimmed"), maybe(simples), several(group_shares, 0)),
)
rules = sentences | sentences | one_of(*(_with_bounds(rule) for rule in _bounded.ways))

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
conditional_gates = one_of(
    node(tree.Gate, expr, just(tree.EffectKind.NOT_APPLICABLE), just(None), maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.ZERO), just(None), maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.TOTAL_AT_MOST), simples, maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.SCORE_AT_MOST), simples, maybe(strings)),
    node(
        tree.Gate,
        expr,
        just(tree.EffectKind.TOTAL_BELOW_GRADE),
        just(None),
        maybe(strings),
        just(None),
        just(None),
        booleans,
    ),
    node(tree.Gate, expr, one([tree.EffectKind.GRADE_AT_MOST, tree.EffectKind.GRADE_IS]), labels, maybe(strings)),
    node(tree.Gate, expr, just(tree.EffectKind.GRADE_DOWN), bare_numbers, maybe(strings)),
)
counted_levels = one_of(
    node(
        tree.Gate,
        references,
        just(tree.EffectKind.TOTAL_BELOW_GRADE),
        just(None),
        maybe(strings),
        simples,
        maybe(bare_numbers),
        booleans,
    ),
    node(
        tree.Gate,
        references,
        just(tree.EffectKind.GRADE_DOWN),
        bare_numbers,
        maybe(strings),
        simples,
        maybe(bare_numbers),
    ),
)
gates = conditional_gates | counted_levels  # what is counted stands in the program, not in the kinds of rows
handlings = node(tree.AdjustLimit, maybe(simples)) | node(tree.EvidenceRule, booleans)
_round_modes = one(["half_up", "half_even", "ceil", "floor"])
roundings = one_of(
    node(tree.ScoreRounding, numbers, just(None), _round_modes),
    node(tree.ScoreRounding, just(None), numbers, _round_modes),
)
together = one_of(
    roundings,
    node(tree.ScoreRounding, just(None)),
    node(tree.AdditiveSetting, maybe(simples)),
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


row_members = rules | attributes | handlings | conditional_gates | definitions | together
row_weights = node(tree.RowWeights, one(["points", "relative"]), references) | node(
    tree.RowWeights, just("equal"), just(None)
)
row_cases = node(tree.RowCase, maybe(expr), several(row_members))
each_row = node(
    tree.EachRow,
    paths,
    maybe(expr),
    maybe(references),
    several(references, 0),
    row_weights,
    several(row_members, 0),
    several(row_cases, 0),
)


@cache
def members(depth: int) -> Maker:
    plain = row_members | counted_levels | node(tree.Slot, names, booleans) | node(tree.Argument, expr, names)
    if depth == 0:
        return plain
    return plain | each_row | indicators(depth - 1) | spreads(depth - 1) | overrides(depth - 1)


@cache
def spreads(depth: int) -> Maker:
    return node(tree.Spread, calls(1), several(members(depth), 0))


@cache
def overrides(depth: int) -> Maker:
    none, nothing, below = just(None), just(()), several(members(depth), 0)
    reasons = maybe(strings)
    wholes = indicators(depth)
    return one_of(
        node(tree.Override, just("revise"), paths, maybe(weights), none, reasons, below),
        node(tree.Override, just("revise"), none, none, none, strings, several(members(depth))),
        node(tree.Override, just("add"), none, none, wholes, reasons, nothing),
        node(tree.Override, just("replace"), paths, none, wholes, reasons, nothing),
        node(tree.Override, just("remove"), paths, none, none, reasons, nothing),
        node(tree.Override, just("fill"), names.map(_as_path), none, none, none, several(members(depth))),
    )


def _as_path(name: tree.Name) -> tree.Path:
    return tree.Path((name,), span=NOWHERE)


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
imports = one_of(
    node(tree.Import, paths, maybe(names), just(()), maybe(strings)),
    node(tree.Import, paths, just(None), several(names), maybe(strings)),
)
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
    spreads(1),
    node(tree.Answered, paths, strings),
    node(tree.Answered, strings, maybe(strings)),
    node(tree.Policy, strings, several(node(tree.PolicyLine, expr, one(["remind", "error"]), strings))),
    node(
        tree.TestBlock,
        strings,
        several(node(tree.TestData, strings, one([True, False])) | node(tree.TestSet, paths, expr) | expectations),
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
