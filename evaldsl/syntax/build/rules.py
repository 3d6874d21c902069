"""Builders of rule sentences and rule blocks."""

from __future__ import annotations

from typing import Final, Literal, cast

import attrs

from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.syntax.build.bounds import parted
from evaldsl.syntax.build.limits import Either
from evaldsl.syntax.build.parts import Parts, builds
from evaldsl.syntax.token import Token

_PART_STEPS: Final[dict[str, tree.PartSteps]] = {
    "PROPORTIONAL": "proportional",
    "IGNORED": "ignored",
    "COUNTED": "counted",
}


def part_steps(parts: Parts) -> tree.PartSteps:
    token = parts.token(*_PART_STEPS)
    assert token is not None, "the grammar names a mode"
    return _PART_STEPS[token.kind]


# ── outcomes and clauses ────────────────────────────────────────────────────────────────────────────


@builds("outcome_full", "outcome_none", "outcome_proportional", "outcome_interval", "outcome_decreasing")
def outcome(parts: Parts) -> tree.Outcome:
    return tree.Outcome(tree.OutcomeKind(parts.name.removeprefix("outcome_")), None, span=parts.span)


@builds("outcome_points", "outcome_lose")
def outcome_with_points(parts: Parts) -> tree.Outcome:
    kind = tree.OutcomeKind(parts.name.removeprefix("outcome_"))
    return tree.Outcome(kind, parts.nodes()[0], span=parts.span)


@builds("outcome_discretion")
def outcome_discretion(parts: Parts) -> tree.Outcome:
    low, high, path = parts.nodes()
    if isinstance(low, tree.Number) and isinstance(high, tree.Number) and not low.unit:
        low = attrs.evolve(low, unit=high.unit)  # 0.5-2分
    given = tree.Reference(path, span=path.span)
    return tree.Outcome(tree.OutcomeKind.DISCRETION, low, high, given, span=parts.span)


@builds("clause_else")
def clause_else(parts: Parts) -> tree.ElseClause:
    return tree.ElseClause(parts.get(tree.Outcome), span=parts.span)


@builds("clause_rest")
def clause_rest(parts: Parts) -> tree.ElseClause:
    return tree.ElseClause(parts.get(tree.Outcome), span=parts.span)


@builds("clause_step_below", "clause_step_above")
def clause_step(parts: Parts) -> tree.StepClause:
    size, amount = parts.nodes()
    return tree.StepClause(
        "below" if parts.name == "clause_step_below" else "above",
        size,
        "gain" if parts.has("GAINS") else "lose",
        amount,
        parts.has("OF_TARGET"),
        span=parts.span,
    )


@builds("clause_step_either")
def clause_step_either(parts: Parts) -> Either:
    size, amount = parts.nodes()
    relative = parts.has("OF_TARGET")
    gain = tree.StepClause("above", size, "gain", amount, relative, span=parts.span)
    return Either((gain, tree.StepClause("below", size, "lose", amount, relative, span=parts.span)))


@builds("clause_over_target")
def clause_over_target(parts: Parts) -> tree.OverTarget:
    share, result = parts.nodes()
    return tree.OverTarget(share, parts.has("OR_ABOVE"), result, span=parts.span)


@builds("clause_exempt")
def clause_exempt(parts: Parts) -> tree.Exempt:
    return tree.Exempt(parts.nodes()[0], span=parts.span)


@builds("clause_most_gain")
def clause_most_gain(parts: Parts) -> tree.MostGain:
    return tree.MostGain(parts.nodes()[0], span=parts.span)


@builds("clause_most")
def clause_most(parts: Parts) -> tree.MostLoss:
    return tree.MostLoss(parts.nodes()[0], span=parts.span)


@builds("clause_exhaust")
def clause_exhaust(parts: Parts) -> tree.Exhaust:
    return tree.Exhaust(span=parts.span)


@builds("clause_part_steps")
def clause_part_steps(parts: Parts) -> tree.PartStepsClause:
    return tree.PartStepsClause(part_steps(parts), span=parts.span)


# ── checklists ──────────────────────────────────────────────────────────────────────────────────────


@builds("point_worth", "point_necessary", "point_negative", "point_documented", "all_documented")
def point_clause(parts: Parts) -> Parts:
    return parts


@builds("point")
def point(parts: Parts) -> tree.Point:
    item = cast(Token, parts.values[0])
    clauses = [value for value in parts.values if isinstance(value, Parts)]
    worth = next((clause.nodes()[0] for clause in clauses if clause.name == "point_worth"), None)
    necessary = any(clause.name == "point_necessary" for clause in clauses)
    when = parts.nodes()[-1] if parts.has("WHEN") else None
    negative = any(clause.name == "point_negative" for clause in clauses)
    documented = any(clause.name == "point_documented" for clause in clauses)
    return tree.Point(_marker(item.unit), item.text, worth, necessary, when, negative, documented, span=parts.span)


def _marker(written: str) -> str:
    """`①` as it stands; `1.`, `(1)`, `1）` as ①, so that one form is printed."""
    digits = "".join(char for char in written if char.isdecimal())
    if not digits:
        return written
    number = int(digits)
    if 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return chr(ord("㉑") + number - 21) if 21 <= number <= 35 else f"{number}."


@builds("checklist")
def checklist(parts: Parts) -> tree.Checklist:
    per_missing = parts.nodes()[0] if parts.has("EACH_MISSING") else None
    last = max((at for at, value in enumerate(parts.values) if _documents_all(value)), default=-1)
    points = tuple(
        attrs.evolve(value, documented=True) if at < last and _is_shown(value) else value
        for at, value in enumerate(parts.values)
        if isinstance(value, tree.Point)
    )
    return tree.Checklist(points, per_missing, span=parts.span)


def _is_shown(point: tree.Point) -> bool:
    """Whether a document can show it: a fault that is not there leaves none, a condition reads facts."""
    return not point.negative and point.when is None


def _documents_all(value: object) -> bool:
    """The line 以上须附佐证, which speaks of every point above it."""
    return isinstance(value, Parts) and value.name == "all_documented"


# ── blocks with rows ────────────────────────────────────────────────────────────────────────────────


@builds("row")
def row(parts: Parts) -> tree.Row:
    head, result = parts.nodes()
    return tree.Row(head, result, span=parts.span)


@frozen
class Rows:
    """The rows of a block, on their way to the rule's node."""

    rows: tuple[tree.Row, ...]


@builds("rows")
def rows(parts: Parts) -> Rows:
    return Rows(parts.all(tree.Row))


@builds("bands")
def bands(parts: Parts) -> tree.Bands:
    return tree.Bands(parts.nodes()[0], _rows(parts), span=parts.span)


@builds("table_bands")
def table_bands(parts: Parts) -> tree.TableBands:
    bound = next(value for value in parts.values if isinstance(value, Parts))
    paths = iter(bound.all(tree.Path))
    low, high = (_column(next(paths)) if bound.has(kind) else None for kind in ("LOW_BOUND", "HIGH_BOUND"))
    worth = _column(parts.get(tree.Path))
    return tree.TableBands(parts.nodes()[0], low, high, worth, parts.find(tree.Outcome), span=parts.span)


@builds("table_bound")
def table_bound(parts: Parts) -> Parts:
    return parts


def _column(path: tree.Path) -> tree.Reference:
    return tree.Reference(path, span=path.span)


@builds("rating")
def rating(parts: Parts) -> tree.Rating:
    return tree.Rating(parts.nodes()[0], _rows(parts), span=parts.span)


def _rows(parts: Parts) -> tuple[tree.Row, ...]:
    return next(value.rows for value in parts.values if isinstance(value, Rows))


@builds("case_when")
def case_when(parts: Parts) -> tree.Case:
    condition, result = parts.nodes()
    return tree.Case(condition, result, span=parts.span)


@builds("case_rest")
def case_rest(parts: Parts) -> tree.Case:
    return tree.Case(None, parts.get(tree.Outcome), span=parts.span)


@builds("cases")
def cases(parts: Parts) -> tree.Cases:
    return tree.Cases(parts.all(tree.Case), span=parts.span)


@builds("knot")
def knot(parts: Parts) -> tree.Knot:
    at, result = parts.nodes()
    return tree.Knot(at, result, span=parts.span)


@builds("interpolation")
def interpolation(parts: Parts) -> tree.Interpolation:
    return tree.Interpolation(parts.nodes()[0], parts.all(tree.Knot), span=parts.span)


@builds("finding_count")
def finding_count(parts: Parts) -> tree.PerCount:
    nodes = parts.nodes()
    reason = nodes.pop() if isinstance(nodes[-1], tree.String) else None
    subject, size, amount, *most = nodes
    return tree.PerCount(subject, size, amount, most[0] if most else None, reason, span=parts.span)


@builds("finding_by_unit")
def finding_by_unit(parts: Parts) -> tree.PerCount:
    """`扣0.5分/个`: for each one."""
    nodes = parts.nodes()
    reason = nodes.pop() if isinstance(nodes[-1], tree.String) else None
    subject, amount, unit, *most = nodes
    one = tree.Number("1", unit.text, span=unit.span)
    return tree.PerCount(subject, one, amount, most[0] if most else None, reason, span=parts.span)


@builds("finding_from")
def finding_from(parts: Parts) -> tree.WhenFinding:
    """`不合格 1台不得分`: from that number on."""
    subject, least, *reason = parts.nodes()
    nothing = tree.Outcome(tree.OutcomeKind.NONE, span=parts.span)
    condition = tree.Comparison((subject, least), ("≥",), span=subject.span.to(least.span))
    return tree.WhenFinding(condition, nothing, reason[0] if reason else None, span=parts.span)


@builds("finding_zero")
def finding_zero(parts: Parts) -> tree.ZeroFinding:
    subject, *reason = parts.nodes()
    return tree.ZeroFinding(subject, reason[0] if reason else None, span=parts.span)


@builds("finding_when")
def finding_when(parts: Parts) -> tree.WhenFinding:
    condition, result, *reason = parts.nodes()
    return tree.WhenFinding(condition, result, reason[0] if reason else None, span=parts.span)


@builds("findings")
def findings(parts: Parts) -> tree.Findings:
    lines, bounds = parted(parts)
    return tree.Findings(lines, bounds=bounds, span=parts.span)


@builds("gains")
def gains(parts: Parts) -> tree.Gains:
    lines, bounds = parted(parts)
    return tree.Gains(lines, bounds=bounds, span=parts.span)


@builds("tier_row")
def tier_row(parts: Parts) -> tree.TierRow:
    label, interval = parts.nodes()
    return tree.TierRow(label, interval, span=parts.span)


@builds("tiers")
def tiers(parts: Parts) -> tree.Tiers:
    tier, score, *_ = parts.nodes()
    return tree.Tiers(tier, score, parts.all(tree.TierRow), span=parts.span)


@builds("formula")
def formula(parts: Parts) -> tree.Formula:
    (value,), bounds = parted(parts)
    return tree.Formula(value, bounds=bounds, span=parts.span)


# ── marks of judges ─────────────────────────────────────────────────────────────────────────────────


@frozen
class Fold:
    """How marks become one, on its way to the rule's node."""

    kind: Literal["mean", "median", "trimmed", "sum"]
    above: tree.Expression | None
    drop: tree.Number | None = None


@builds("fold_mean", "fold_sum")
def fold_kept(parts: Parts) -> Fold:
    """`最高最低各去掉 2个，合计`: the unit goes without saying."""
    said = parts.find(tree.Number)
    drop = said and tree.Number(said.digits, "" if said.unit in ("个", "人") else said.unit, span=said.span)
    return Fold("mean" if parts.name == "fold_mean" else "sum", None, drop)


@builds("fold_median")
def fold_median(_: Parts) -> Fold:
    return Fold("median", None)


@builds("fold_trimmed")
def fold_trimmed(parts: Parts) -> Fold:
    return Fold("trimmed", next(iter(parts.nodes()), None))


@builds("group_share")
def group_share(parts: Parts) -> tree.GroupShare:
    label, share = parts.nodes()
    return tree.GroupShare(label, share, span=parts.span)


@builds("by_judges")
def judged(parts: Parts) -> tree.Judged:
    path = parts.get(tree.Path)
    fold = next(value for value in parts.values if isinstance(value, Fold))
    panel = tree.Reference(path, span=path.span)
    others = [node for node in parts.nodes() if node is not path and not isinstance(node, tree.GroupShare)]
    factor = others[0] if others else None
    return tree.Judged(panel, fold.kind, fold.above, parts.all(tree.GroupShare), fold.drop, factor, span=parts.span)


@builds("counted")
def counted(parts: Parts) -> tree.Counted:
    subject, size, amount, *most = parts.nodes()
    return tree.Counted(subject, size, amount, most[0] if most else None, span=parts.span)


# ── efficacy ────────────────────────────────────────────────────────────────────────────────────────


@builds("efficacy_levels")
def efficacy_levels(parts: Parts) -> tree.EfficacyLevels:
    subject, *standards = parts.nodes()
    return tree.EfficacyLevels(subject, tuple(standards), span=parts.span)


@builds("efficacy_span")
def efficacy_span(parts: Parts) -> tree.EfficacySpan:
    return tree.EfficacySpan(*parts.nodes(), span=parts.span)
