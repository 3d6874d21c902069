"""The entry: indicators in order, then the total with its caps, the grade with its limits, and the policies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from evaldsl.diagnostics import Diagnostic, Severity, Text, error, text, warning
from evaldsl.evaluate.absence import is_open
from evaldsl.evaluate.branches import branch_of, made_of
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import GatePlan, InternalError, Unit, place_of, plan_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.scoring import holding_gates, score_indicator
from evaldsl.evaluate.steps import definition_step, evidence_of, fact_step
from evaldsl.evaluate.values import definition_value, holds, number_of
from evaldsl.facts.bound import Facts, FactValue
from evaldsl.frozen import frozen
from evaldsl.model.system import GradeBand, GradeScale, Policy, PolicyLine, System
from evaldsl.result.result import GradeOutcome, Line, Node, PolicyOutcome, Result, Step


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
    return Evaluated(None if run.failed else result, tuple(run.diagnostics), run)


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
    grade = _grade(run, run.total)
    policies = tuple(_policy_outcomes(run))
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
        unverified=tuple((item.module, item.words) for item in system.unverified),
        diagnostics=tuple(found for found in run.diagnostics if found.severity is not Severity.ERROR),
    )


# ── the total ─────────────────────────────────────────────────────────────────────────────────────


def _settle_total(run: Run) -> tuple[Line, ...] | None:
    """Sum, 总分不超过, rounding; None where an indicator or a cap has no value."""
    caps = _caps(run)
    nodes = tuple(node for item in run.system.indicators if isinstance(node := run.nodes[item.id], Node))
    if run.failed or len(nodes) < len(run.system.indicators):
        return None
    try:
        ledger = _made(run, nodes)
    except EvaluationError as failure:
        run.report(failure, run.system.span)
        return None
    _add_caps(run, ledger, caps)
    run.total, lines = ledger.close(run.system.score_places)
    return lines


def _made(run: Run, nodes: tuple[Node, ...]) -> Ledger:
    """What the top-level indicators make together."""
    if all(is_open(node) for node in nodes):
        raise EvaluationError(error("E0691", run.system.span))
    made = made_of(run, branch_of(run.system, nodes, place_of(run.system.span)))
    return made.ledger


def _caps(run: Run) -> list[tuple[Fraction, GatePlan]]:
    holding, _ = holding_gates(run, run.plan.total_gates)
    caps = []
    for plan in holding:
        if plan.gate.points is None:
            raise InternalError("a cap on the total has no points")
        try:
            caps.append((number_of(run, plan.gate.points), plan))
        except EvaluationError as failure:
            run.report(failure, plan.gate.span)
    return caps


def _add_caps(run: Run, ledger: Ledger, caps: list[tuple[Fraction, GatePlan]]) -> None:
    """One line for all caps that hold; the lowest decides and lends its reason and place."""
    if not caps:
        return
    lowest, plan = min(caps, key=lambda cap: cap[0])
    gates = tuple(text("because.total_cap_gate", sentence=p.gate.sentence, points=points) for points, p in caps)
    evidence = tuple(dict.fromkeys(fact for _, p in caps for fact in evidence_of(run, p.sources)))
    amount = max(ledger.left - lowest, Fraction(0))
    because = text("because.total_cap", gates=gates)
    ledger.add(Entry("total_cap", amount, because, plan.place, plan.gate.reason, evidence))


# ── the grade ─────────────────────────────────────────────────────────────────────────────────────


def _grade(run: Run, total: Fraction) -> GradeOutcome | None:
    """The grade of the rounded total, lowered to the worst of 等级不高于."""
    scale = run.system.grades
    if scale is None:
        return None
    by_total = next((band.label for band in scale.bands if _earns(band, total)), None)
    holding, _ = holding_gates(run, run.plan.grade_gates)
    if by_total is None:
        raise InternalError(f"a total of {total} has no grade in {scale.name}, which check has found to cover all")
    order = [band.label for band in scale.bands]
    labels = [by_total, *(_limit_label(plan, scale) for plan in holding)]
    return GradeOutcome(max(labels, key=order.index), by_total, tuple(_limit(plan, scale) for plan in holding))


def _earns(band: GradeBand, total: Fraction) -> bool:
    above = band.low is None or total > band.low or (band.low_closed and total == band.low)
    below = band.high is None or total < band.high or (band.high_closed and total == band.high)
    return above and below


def _limit_label(plan: GatePlan, scale: GradeScale) -> str:
    label = plan.gate.label
    if label is None or all(band.label != label for band in scale.bands):
        raise InternalError(f"{label} is no grade of {scale.name}")
    return label


def _limit(plan: GatePlan, scale: GradeScale) -> Text:
    label, sentence = _limit_label(plan, scale), plan.gate.sentence
    if plan.gate.reason is None:
        return text("because.grade_cap", sentence=sentence, label=label)
    return text("because.grade_cap_reason", sentence=sentence, reason=plan.gate.reason, label=label)


# ── policies, defaults ────────────────────────────────────────────────────────────────────────────


def _policy_outcomes(run: Run) -> Iterator[PolicyOutcome]:
    for policy in run.system.policies:
        for line in policy.lines:
            try:
                held = holds(run, line.condition)
            except EvaluationError as failure:
                run.report(failure, line.span)
                continue
            if not held:
                run.diagnostics[_violation(policy, line)] = None
            place = place_of(line.span)
            yield PolicyOutcome(policy.title, line.sentence, held, line.severity, line.message, place)


def _violation(policy: Policy, line: PolicyLine) -> Diagnostic:
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
