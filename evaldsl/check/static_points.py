"""Rules that take points away: steps and their cut-offs, checklists, findings."""

from __future__ import annotations

from fractions import Fraction
from re import fullmatch
from typing import TypeAlias, assert_never

from evaldsl.check.sentences import BandsPlan, RatioPlan, StepPlan, bounds_of, classify, least_score, most_score
from evaldsl.check.static_cover import cover
from evaldsl.check.static_rows import check_intervals, check_outcomes, one_rest, shared_ends
from evaldsl.check.static_values import (
    EVERYWHERE,
    Interval,
    Setting,
    condition_interval,
    interval,
    literal,
    outcome_points,
    points,
)
from evaldsl.diagnostics import Diagnostic, Label, error, text, warning
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.units import unit_named
from evaldsl.syntax import tree

Found: TypeAlias = tuple[Diagnostic, ...]


# ── sentences ─────────────────────────────────────────────────────────────────────────────────────


def check_sentence(rule: tree.Sentence, setting: Setting) -> Found:
    """A judgement, ratio, step or a few bands in one sentence."""
    steps = tuple(clause for clause in rule.clauses if isinstance(clause, tree.StepClause))
    limits = condition_interval(rule.condition)
    ranges = tuple(clause for clause in rule.clauses if isinstance(clause, tree.RangeClause))
    found = (*_one_otherwise(rule), *_bounds(rule, setting), *(d for step in steps for d in _step(step, rule)))
    if limits is None:
        return (*found, *_sentence_points(rule, ranges, setting))
    beyond = _cut_offs_beyond(limits[1], ranges)
    found = (*found, *beyond, *_sentence_points(rule, ranges, setting))
    if steps:
        return found if beyond else (*found, *_idle_cut_offs(limits[1], rule, setting))
    return found if beyond or not ranges else (*found, *_sentence_bands(rule, limits, setting))


def _sentence_bands(rule: tree.Sentence, limits: tuple[tree.Expression, Interval], setting: Setting) -> Found:
    plan = classify(rule)
    shared = shared_ends(plan.rows) if isinstance(plan, BandsPlan) else ()
    heads = (clause.head for clause in rule.clauses if isinstance(clause, tree.RangeClause))
    others = (interval(head) for head in heads if isinstance(head, tree.Range | tree.Exactly))
    rest = next((clause.span for clause in rule.clauses if isinstance(clause, tree.ElseClause)), None)
    return (*check_intervals((limits[1], *others), limits[0], setting, rest=rest), *shared)


def _one_otherwise(rule: tree.Sentence) -> Found:
    clauses = tuple(clause for clause in rule.clauses if isinstance(clause, tree.ElseClause))
    label = clauses[0].span.text.removesuffix(clauses[0].outcome.span.text).strip() if clauses else ""
    return one_rest(tuple(clause.span for clause in clauses), label)


def _sentence_points(rule: tree.Sentence, ranges: tuple[tree.RangeClause, ...], setting: Setting) -> Found:
    """Outcomes within the weight; a base share at the target is fine where steps add to it, and a loss where a
    condition holds leaves full points where it does not."""
    rest = tuple(clause.outcome for clause in rule.clauses if isinstance(clause, tree.ElseClause))
    outcomes = (rule.outcome, *(clause.outcome for clause in ranges), *rest)
    gains = any(isinstance(clause, tree.StepClause) and clause.effect == "gain" for clause in rule.clauses)
    spared = not rest and not ranges and rule.outcome.kind in (tree.OutcomeKind.LOSE, tree.OutcomeKind.NONE)
    found = check_outcomes(outcomes, setting, rule.outcome.span)
    return tuple(one for one in found if not ((gains or spared) and one.code == "W0705"))


def _cut_offs_beyond(full: Interval, ranges: tuple[tree.RangeClause, ...]) -> Found:
    """不得分 on the winning side of the target."""
    found = []
    for clause in ranges:
        cut = interval(clause.head)
        if clause.outcome.kind is not tree.OutcomeKind.NONE or cut is None or cut.dimension != full.dimension:
            continue
        if any(not clash.point for clash in cover((full, cut), EVERYWHERE).clashes):
            found.append(_beyond(clause, full))
    return tuple(found)


def _beyond(clause: tree.RangeClause, full: Interval) -> Diagnostic:
    labels = () if full.span is None else (Label(full.span),)
    written = "" if full.span is None else full.span.text
    notes = (text("E0334.note"),)
    return error("E0334", clause.span, labels=labels, notes=notes, cut=clause.head.span.text, full=written)


def _step(step: tree.StepClause, rule: tree.Sentence) -> Found:
    """The price of a step; its size and side are matters of its type (see infer)."""
    found = _positive(step.amount)
    if step.effect == "gain" and rule.outcome.kind is tree.OutcomeKind.FULL and most_score(rule) is None:
        found += (warning("W0703", step.span, notes=(text("W0703.note"),)),)
    return found


def _idle_cut_offs(full: Interval, rule: tree.Sentence, setting: Setting) -> Found:
    """A cut-off where the steps have used up all points already."""
    base = outcome_points(rule.outcome, setting.weight)
    if base is None or any(isinstance(clause, tree.MostLoss | tree.LeastScore) for clause in rule.clauses):
        return ()
    found = []
    for clause in rule.clauses:
        if not isinstance(clause, tree.RangeClause) or clause.outcome.kind is not tree.OutcomeKind.NONE:
            continue
        cut = interval(clause.head)
        step = None if cut is None else _step_towards(cut, rule)
        if cut is not None and step is not None and (zero := _zero_gap(step, base)) is not None:
            gap = _gap(full, cut)
            if gap is not None and gap >= zero:
                note, empty = text("W0701.note"), _where_empty(full, cut, zero)
                found.append(warning("W0701", clause.span, notes=(note,), cut=clause.head.span.text, empty=empty))
    return tuple(found)


def _step_towards(cut: Interval, rule: tree.Sentence) -> tree.StepClause | None:
    side = "below" if cut.low is None else "above"
    steps = (clause for clause in rule.clauses if isinstance(clause, tree.StepClause))
    return next((step for step in steps if step.side == side and step.effect == "lose"), None)


def _zero_gap(step: tree.StepClause, base: Fraction) -> Fraction | None:
    """The distance from the target at which whole steps have taken all points."""
    size, price = literal(step.size), points(step.amount, base)
    if size is None or price is None or price <= 0 or size.value <= 0:
        return None
    steps = base / price
    return size.value * -(-steps.numerator // steps.denominator)


def _where_empty(full: Interval, cut: Interval, zero: Fraction) -> str:
    """The value at which the steps have taken all points, in the unit of the target."""
    target, written = (full.low, full.low_text) if cut.low is None else (full.high, full.high_text)
    assert target is not None, "there is a gap to it"
    value = target - zero if cut.low is None else target + zero
    unit = fullmatch(r"[-−]?[\d.]+(\s*)(\S*)", written)
    if unit is None:
        return decimal_text(value)
    return decimal_text(value / unit_named(unit[2]).factor) + unit[1] + unit[2]


def _gap(full: Interval, cut: Interval) -> Fraction | None:
    if cut.low is None and cut.high is not None and full.low is not None:
        return full.low - cut.high
    if cut.high is None and cut.low is not None and full.high is not None:
        return cut.low - full.high
    return None


def _bounds(rule: tree.Sentence, setting: Setting) -> Found:
    """最多扣 within the weight."""
    found: list[Diagnostic] = []
    for clause in rule.clauses:
        match clause:
            case tree.MostLoss(points=most):
                found += _most(most, setting)
            case tree.LeastScore() | tree.MostScore():
                pass
            case tree.MostGain(points=most):
                found += _positive(most)
            case tree.OverTarget(share=share, outcome=outcome):
                costs = outcome.value if outcome.kind is tree.OutcomeKind.LOSE else None
                found += (*_positive(share), *(() if costs is None else _positive(costs)))
            case tree.ElseClause() | tree.StepClause() | tree.RangeClause() | tree.Exempt():
                pass
            case tree.Exhaust() | tree.PartStepsClause():
                pass
            case _:
                assert_never(clause)
    return tuple(found)


def check_limits(rule: tree.Rule, setting: Setting) -> Found:
    """最低得 and 最高得: within the weight, the one below the other, each said once."""
    found: list[Diagnostic] = []
    weight, seen = setting.weight, dict[type[tree.Bound], tree.Bound]()
    for bound in bounds_of(rule):
        first = seen.setdefault(type(bound), bound)
        if first is not bound:
            labels = (Label(first.span, text("E0202.first")),)
            found.append(error("E0713", bound.span, labels=labels, notes=(text("E0713.note"),)))
            continue
        match bound:
            case tree.LeastScore(points=least):
                value = points(least, weight)
                if value is not None and weight is not None and not 0 <= value < weight:
                    found.append(error("E0326", least.span, points=value, name=setting.name, weight=weight))
            case tree.MostScore(points=most) if most is not None:
                found += (*_highest(most, rule, setting), *_crossed(most, rule, setting))
            case tree.MostScore():
                pass
            case _:
                assert_never(bound)
    return tuple(found)


def _highest(most: tree.Expression, rule: tree.Rule, setting: Setting) -> Found:
    """最高得: something, and more than the weight only where the rule can give more."""
    value, weight = points(most, setting.weight), setting.weight
    if value is None or weight is None:
        return ()
    if value <= 0:
        return _positive(most)
    return () if value <= weight or _can_give_more(rule) else (_no_more(most, value, setting),)


def _crossed(most: tree.Expression, rule: tree.Rule, setting: Setting) -> Found:
    """最低得 above 最高得."""
    least = least_score(rule)
    low, high = points(least, setting.weight), points(most, setting.weight)
    if least is None or low is None or high is None or low <= high:
        return ()
    return (error("E0746", most.span, labels=(Label(least.span),), least=low, most=high),)


def _no_more(most: tree.Expression, value: Fraction, setting: Setting) -> Diagnostic:
    weight = setting.weight or Fraction(0)
    notes = (text("E0741.note"),)
    return error("E0741", most.span, notes=notes, points=value, name=setting.name, weight=weight)


def _can_give_more(rule: tree.Rule) -> bool:
    """Steps that add, a plain proportion of the target or of the whole, a formula."""
    if not isinstance(rule, tree.Sentence):
        return isinstance(rule, tree.Formula)
    match classify(rule):
        case StepPlan(steps=steps):
            return any(step.clause.effect == "gain" for step in steps)
        case RatioPlan(full=full, kind=tree.OutcomeKind.PROPORTIONAL):
            return full is None or full.high is None
        case _:
            return False


def _most(most: tree.Expression, setting: Setting) -> Found:
    """A cap on losses that the weight caps already is a slip, as a floor above the weight is."""
    value, weight = points(most, setting.weight), setting.weight
    if value is None or weight is None:
        return ()
    if value <= 0:
        return _positive(most)
    return (error("E0325", most.span, points=value, name=setting.name, weight=weight),) if value > weight else ()


def _beyond_weight(lost: tree.Expression, setting: Setting) -> Found:
    """A single loss of more than there is."""
    value, weight = points(lost, setting.weight), setting.weight
    if value is None or weight is None or value <= weight:
        return ()
    return (warning("W0704", lost.span, points=value, name=setting.name, weight=weight),)


def _positive(expression: tree.Expression) -> Found:
    amount = literal(expression)
    return () if amount is None or amount.value > 0 else (error("E0330", expression.span, value=expression.span.text),)


# ── checklists ────────────────────────────────────────────────────────────────────────────────────


def check_checklist(rule: tree.Checklist, setting: Setting) -> Found:
    """要点: points add up to the weight; points without a number share what is left, which must be something."""
    if rule.per_missing is not None:
        return _positive(rule.per_missing)
    written = [point.points for point in rule.points if point.points is not None]
    bad = tuple(diagnostic for worth in written for diagnostic in _positive(worth))
    weight = setting.weight
    values = [points(worth, weight) for worth in written]
    if bad or weight is None or not written or None in values:
        return bad
    total = sum((value for value in values if value is not None), Fraction(0))
    labels = tuple(Label(worth.span) for worth in written)
    without = tuple(point.marker for point in rule.points if point.points is None)
    if total < weight if without else total == weight:
        return ()
    name = setting.name
    if without:
        notes = (text("E0329.note"),)
        return (
            error("E0329", rule.span, labels=labels, notes=notes, without=without, name=name, sum=total, weight=weight),
        )
    note = text("E0328.add" if total < weight else "E0328.cut", difference=abs(weight - total))
    return (error("E0328", rule.span, labels=labels, notes=(note,), name=name, sum=total, weight=weight),)


# ── findings ──────────────────────────────────────────────────────────────────────────────────────


def check_findings(rule: tree.Findings, setting: Setting) -> Found:
    """扣分: prices and caps that can take effect."""
    return tuple(diagnostic for finding in rule.findings for diagnostic in _finding(finding, setting))


def check_counted(rule: tree.Counted, setting: Setting) -> Found:
    """每 1条 得 n 分: something for each, and no more than the weight."""
    bad = _positive(rule.amount)
    value = None if rule.most is None else points(rule.most, setting.weight)
    if bad or rule.most is None or value is None or setting.weight is None:
        return bad
    if value <= 0:
        return _positive(rule.most)
    return (_no_more(rule.most, value, setting),) if value > setting.weight else ()


def _finding(finding: tree.Finding, setting: Setting) -> Found:
    match finding:
        case tree.PerCount(amount=amount, most=most):
            bad = _positive(amount)
            return bad if most is None or bad else (*_most(most, setting), *_cap_below_price(finding, setting))
        case tree.WhenFinding(outcome=outcome):
            if outcome.kind is not tree.OutcomeKind.LOSE or outcome.value is None:
                return ()
            return (*_positive(outcome.value), *_beyond_weight(outcome.value, setting))[:1]
        case tree.ZeroFinding():
            return ()
        case _:
            assert_never(finding)


def _cap_below_price(finding: tree.PerCount, setting: Setting) -> Found:
    price = points(finding.amount, setting.weight)
    most = None if finding.most is None else points(finding.most, setting.weight)
    if price is None or most is None or finding.most is None or not 0 < most < price:
        return ()
    return (warning("W0706", finding.most.span, most=most, price=price),)
