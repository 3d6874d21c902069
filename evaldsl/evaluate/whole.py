"""The entry: indicators in order, then the total with its caps, the grade with its limits, and the policies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

import attrs

from evaldsl.diagnostics import Diagnostic, Severity, error, text, warning
from evaldsl.evaluate import faults
from evaldsl.evaluate.absence import none_applies
from evaldsl.evaluate.branches import branch_of, made_of
from evaldsl.evaluate.extras import add_extras
from evaldsl.evaluate.grading import earned, grade_outcome, next_top
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import GatePlan, InternalError, Unit, place_of, plan_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.scoring import holding_gates, score_indicator
from evaldsl.evaluate.steps import definition_step, evidence_of, fact_step
from evaldsl.evaluate.values import definition_value, holds, number_of
from evaldsl.facts.bound import Facts, FactValue
from evaldsl.frozen import frozen
from evaldsl.model.core import Core
from evaldsl.model.system import Aim, EffectKind, Gate, Indicator, Policy, PolicyLine, System
from evaldsl.quantity.exact import Grain, crossed
from evaldsl.result.result import GradeOutcome, Line, Node, PolicyOutcome, Result, Review, Status, Step


@frozen
class Evaluated:
    """The result, or None where a formula could not be evaluated; errors and warnings in the order they were found.

    An error of a 校核 line stands among the diagnostics although there is a result. `run` serves `judge`.
    """

    result: Result | None
    diagnostics: tuple[Diagnostic, ...]
    run: Run | None = attrs.field(default=None, eq=False, repr=False)


def evaluate(system: System, facts: Facts, sentences: Mapping[str, str]) -> Evaluated:
    """Score one project. `sentences` are the rules in words, by indicator id.

    `facts` are complete. What a user can cause is a diagnostic; InternalError says that the system or the facts
    break a promise of check or bind.
    """
    run = Run(system, facts, plan_of(system))
    for unit in run.plan.order:
        _settle_unit(run, unit, sentences)
    result = _conclude(run)
    if result is not None and facts.claims:
        result = _with_claims(run, result)
    return Evaluated(None if run.failed else result, tuple(run.diagnostics), run)


def _with_claims(run: Run, result: Result) -> Result:
    from evaldsl.evaluate.claims import with_claims  # few facts make claims

    return with_claims(run, result)


def _settle_unit(run: Run, unit: Unit, sentences: Mapping[str, str]) -> None:
    """Evaluate a definition or an indicator; its failure is kept for whoever needs it."""
    kind, key = unit
    if kind == "definition":
        try:
            definition_value(run, key)
            definition_step(run, key)
        except EvaluationError:
            return
    else:
        plan = run.plan.indicators[key]
        try:
            run.nodes[key] = score_indicator(run, plan, sentences.get(key))
        except EvaluationError as failure:
            run.report(failure, plan.indicator.span)
            run.nodes[key] = failure


def _conclude(run: Run) -> Result | None:
    """Total, grade, policies; as far as the failures before them allow."""
    lines = _settle_total(run)
    if run.total is None or lines is None:
        return None
    for unit in run.plan.late:
        _settle_unit(run, unit, {})
    grade = _grade(run, run.raw_total if run.system.grade_on_raw else run.total)
    policies = tuple(_policy_outcomes(run))
    outputs = tuple(_outputs(run)) if run.system.outputs else ()
    reviews = _reviews(run)
    system = run.system
    return Result(
        title=system.title,
        language=system.language,
        full_marks=system.full_marks,
        score=run.total,
        score_places=system.score_places,
        grade=grade,
        children=tuple(node for item in system.indicators if isinstance(node := run.nodes[item.id], Node)),
        lines=lines,
        policies=policies,
        references=tuple(
            fact_step(run, fact.name) for fact in system.facts if fact.informative and fact.name in run.facts.values
        ),
        defaults=tuple(_defaults(run)),
        unverified=tuple((each.module, each.words) for each in system.unverified if each.acknowledged is None),
        acknowledged=tuple(
            (each.module, each.words, each.acknowledged) for each in system.unverified if each.acknowledged is not None
        ),
        diagnostics=tuple(found for found in run.diagnostics if found.severity is not Severity.ERROR),
        changes=system.changes,
        outputs=outputs,
        reach=system.reach,
        reviews=reviews,
    )


_FAR: Final = Fraction(6, 5)
"""120% of the target, from which provincial systems ask for a review."""


def _reviews(run: Run) -> tuple[Review, ...]:
    """What is to be looked into; nearly always nothing, which is found without further ado."""
    aimed = ((plan.indicator, plan.indicator.leaf.aim) for plan in run.plan.indicators.values() if plan.indicator.leaf)
    far = tuple((item, aim) for item, aim in aimed if aim is not None and _is_far(run, item, aim))
    if not far:
        return ()
    from evaldsl.evaluate.reviews import review  # few values lie so far out

    return tuple(review(run, item, aim) for item, aim in far)


def _is_far(run: Run, item: Indicator, aim: Aim) -> bool:
    node = run.nodes[item.id]
    if not isinstance(node, Node) or node.status is not Status.VALUE:
        return False
    value, target = number_of(run, aim.subject), number_of(run, aim.target)
    if aim.spending:
        return value.numerator > value.denominator
    reached, far = crossed(value, target)
    return far > 0 and reached * _FAR.denominator >= far * _FAR.numerator


# ── the total ─────────────────────────────────────────────────────────────────────────────────────


def _settle_total(run: Run) -> tuple[Line, ...] | None:
    """What the top level makes, 加分, 减分, 总分不超过, rounding; None where an indicator or a cap has no value."""
    ledger = _made(run)
    if ledger is None:
        _caps(run, Fraction(0), Fraction(0))  # what is wrong with them is told as well
        return None
    before = add_extras(run, ledger)
    if before is None:
        return None
    caps = _caps(run, ledger.left, before)
    if caps is None:
        return None
    _add_caps(run, ledger, caps)
    run.raw_total = ledger.left
    run.total, lines = ledger.close(run.system.score_places, run.system.total_grain)
    return lines


def _grade(run: Run, total: Fraction) -> GradeOutcome | None:
    """After an adjustment the total of a point system may be none that its rules give, and have no grade."""
    scale, full = run.system.grades, run.system.full_marks
    if scale is not None and run.system.reach is not None and earned(scale, total, full) is None:
        notes = (text("E0671.note"),)
        run.report(EvaluationError(error("E0671", None, total=total, scale=scale.name, notes=notes)), run.system.span)
        return None
    return grade_outcome(run, total)


def _made(run: Run) -> Ledger | None:
    """What the top-level indicators make together; None where they make nothing, which is reported."""
    nodes = tuple(node for item in run.system.indicators if isinstance(node := run.nodes[item.id], Node))
    if run.failed or len(nodes) < len(run.system.indicators):
        return None
    try:
        if none_applies(run.system.together, nodes):
            raise EvaluationError(error("E0691", run.system.span))
        return made_of(run, branch_of(run.system, nodes, place_of(run.system.span))).ledger
    except EvaluationError as failure:
        run.report(failure, run.system.span)
        return None


def _caps(run: Run, total: Fraction, before: Fraction) -> list[tuple[Fraction, GatePlan]] | None:
    """The caps that hold, None where one fails; 下一级上限 is below the grade of `total`, or of that `before` 减分."""
    holding, broken = holding_gates(run, run.plan.total_gates)
    caps = []
    for plan in holding:
        if plan.gate.effect is EffectKind.TOTAL_BELOW_GRADE:
            top = _next_top(run, before if plan.gate.before else total, plan.gate)
            caps += [] if top is None else [(top, plan)]
            continue
        if plan.gate.points is None:
            raise InternalError("a cap on the total has no points")
        try:
            caps.append((_cap_points(run, plan.gate.points), plan))
        except EvaluationError as failure:
            run.report(failure, plan.gate.span)
            broken = failure
    return caps if broken is None else None


def _next_top(run: Run, total: Fraction, gate: Gate) -> Fraction | None:
    scale, places, grain = run.system.grades, run.system.score_places, run.system.total_grain
    if grain is None and places is not None:
        grain = Grain(Fraction(1, 10**places), places)
    if scale is None or grain is None:
        raise InternalError("there is no grade below, or no highest total of it")
    levels = 1 if gate.points is None else number_of(run, gate.points).numerator
    return next_top(scale, grain.of(total), levels, unit=grain.step, full=run.system.full_marks)


def _cap_points(run: Run, formula: Core) -> Fraction:
    """The points of a cap. Beyond 0 and the full marks there is no total, and so no grade."""
    points, full = number_of(run, formula), run.system.full_marks
    if not 0 <= points <= full and run.system.reach is None:
        raise faults.cap_outside(faults.Place(run, formula, None), points, full)
    return points


def _add_caps(run: Run, ledger: Ledger, caps: list[tuple[Fraction, GatePlan]]) -> None:
    """One line for all caps that hold and bite; the lowest decides and lends its reason and place."""
    caps = [cap for cap in caps if cap[0] < ledger.left]
    if not caps:
        return
    lowest, plan = min(caps, key=lambda cap: cap[0])
    gates = tuple(text("because.total_cap_gate", sentence=p.gate.sentence, points=points) for points, p in caps)
    evidence = tuple(dict.fromkeys(fact for _, p in caps for fact in evidence_of(run, p.sources)))
    because = text("because.total_cap", gates=gates)
    ledger.add(Entry("total_cap", ledger.left - lowest, because, plan.place, plan.gate.reason, evidence))


# ── named outputs, policies, defaults ────────────────────────────────────────────────────────────────────────────


def _outputs(run: Run) -> Iterator[Step]:
    for key in run.system.outputs:
        try:
            definition_value(run, key)
        except EvaluationError as failure:
            run.report(failure, next(each.span for each in run.system.definitions if each.key == key))
            continue
        step = definition_step(run, key)
        if step is not None:
            yield step


def _policy_outcomes(run: Run) -> Iterator[PolicyOutcome]:
    for policy in run.system.policies:
        for line in policy.lines:
            try:
                held = holds(run, line.condition)
            except EvaluationError as failure:
                run.report(failure, line.span)
                continue
            if not held and policy.departure is None:
                run.diagnostics[violation(policy, line)] = None
            place = place_of(line.span)
            said = (line.severity, line.message, place)
            yield PolicyOutcome(policy.title, line.sentence, held, *said, departure=policy.departure)


def violation(policy: Policy, line: PolicyLine) -> Diagnostic:
    """What a line that does not hold says."""
    if line.severity == "error":
        return error("E0670", line.span, title=policy.title, message=line.message)
    return warning("W0670", line.span, title=policy.title, message=line.message)


def _defaults(run: Run) -> Iterator[Step]:
    """Facts and cells that nobody gave, so that their declared default stood in."""
    for declaration in run.system.facts:
        bound = run.facts.values.get(declaration.name)
        if isinstance(bound, FactValue) and bound.from_default:
            yield fact_step(run, bound.name)
    for table, column in run.plan.defaulted:
        for index, cells in enumerate(run.row_cells(table), start=1):
            cell = cells.get(column)
            if cell is not None and cell.from_default:
                label = run.say("run.cell", table=table, row=index, column=column)
                yield Step(label, None, cell.shown, cell.value if isinstance(cell.value, Fraction) else None)
