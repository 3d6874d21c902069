"""The score of an indicator: rule, floor and cap, gates, rounding; the sum of the children above."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evaldsl.diagnostics import Text, text, warning
from evaldsl.evaluate import faults
from evaldsl.evaluate.absence import absence_of, absent_node, drop_points
from evaldsl.evaluate.branches import branch_of, made_of
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import GatePlan, IndicatorPlan, InternalError, LossPlan
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.steps import evidence_of, row_evidence, shown_values, subject_step
from evaldsl.evaluate.values import holds, number_of
from evaldsl.model.system import Indicator, Leaf, Requirement
from evaldsl.quantity.exact import Grain, round_half_up
from evaldsl.result.result import LineKind, Node, Status, Step

_ZERO = Fraction(0)


def score_indicator(run: Run, plan: IndicatorPlan, sentence: str | None) -> Node:
    """The node of an indicator, all that it reads being settled. Raises EvaluationError; a broken gate is reported."""
    item = plan.indicator
    children = tuple([_settled(run, child.id) for child in item.children]) if item.children else ()
    if (absent := _absent(run, plan, children)) is not None:
        return absent
    gates, broken = holding_gates(run, plan.gates) if plan.gates else ([], None)
    names = _lacking(run, item.leaf) if run.facts.lacking else ()
    if item.leaf is None:
        ledger, applicable, rounds = made_of(run, branch_of(item, children, plan.place))
    else:
        ledger, applicable, rounds = _leaf_ledger(run, plan, item.leaf, names=names), item.weight, True
    _add_gates(run, ledger, gates)
    if not names and (item.evidence is not None or (item.leaf is not None and item.leaf.documented)):
        _require_documents(run, plan, ledger)
    by_rule = _add_adjustments(run, plan, ledger) if run.facts.adjustments else None
    exact, (score, lines) = ledger.left, ledger.close(*_rounding(run, item, rounds=rounds))
    steps = _missing_steps(run, names) if names else tuple([subject_step(run, each) for each in plan.subjects])
    if broken is not None:
        raise broken
    return Node(
        id=item.id,
        path=item.path,
        name=item.name,
        weight=item.weight,
        score=score,
        exact=exact,
        status=Status.VALUE,
        kind=None if item.leaf is None else item.leaf.kind,
        sentence=sentence,
        explanation=plan.explanation,
        attributes=plan.attributes,
        changes=item.changes,
        steps=steps,
        lines=lines,
        children=children,
        by_rule=None if by_rule is None else _rounded(by_rule, *_rounding(run, item, rounds=rounds)),
        applicable=None if applicable is item.weight or applicable == item.weight else applicable,
        composition="sum" if item.leaf else item.together.composition.value,
        reach=item.reach,
    )


def _require_documents(run: Run, plan: IndicatorPlan, ledger: Ledger) -> None:
    from evaldsl.evaluate.documents import require_documents  # few rubrics ask for evidence

    require_documents(run, plan, ledger)


def _add_adjustments(run: Run, plan: IndicatorPlan, ledger: Ledger) -> Fraction | None:
    from evaldsl.evaluate.adjustments import add_adjustments  # few runs have a review meeting's changes

    return add_adjustments(run, plan, ledger)


def _leaf_ledger(run: Run, plan: IndicatorPlan, leaf: Leaf, *, names: tuple[str, ...]) -> Ledger:
    """What the rule takes, or, where facts are missing (`names`), the row for that; without points, nothing."""
    if not plan.indicator.weight and plan.indicator.reach is None:
        for requirement in leaf.must_hold if not names else ():
            _require(run, requirement)
        return Ledger(_ZERO)
    if names:
        return _without_facts(run, plan, names)
    ledger = _rule_ledger(run, plan, leaf)
    if leaf.points and run.facts.answers:
        drop_points(run, plan, leaf, ledger=ledger)
    return ledger


def _lacking(run: Run, leaf: Leaf | None) -> tuple[str, ...]:
    """The missing facts for which a row 缺失 stands in."""
    if leaf is None or leaf.lacking is None:
        return ()
    from evaldsl.evaluate.lacking import lacking_names  # few runs lack facts

    return lacking_names(run, leaf.lacking)


def _without_facts(run: Run, plan: IndicatorPlan, names: tuple[str, ...]) -> Ledger:
    from evaldsl.evaluate.lacking import lacking_ledger

    leaf = plan.indicator.leaf
    if leaf is None or leaf.lacking is None:
        raise InternalError(f"{plan.indicator.id} has no row for what is missing")
    return lacking_ledger(run, plan, leaf.lacking, names=names)


def _missing_steps(run: Run, names: tuple[str, ...]) -> tuple[Step, ...]:
    """Each missing fact, said to be so."""
    return tuple(Step(name, None, run.say("run.missing"), None) for name in names)


def _rounding(run: Run, item: Indicator, *, rounds: bool) -> tuple[int | None, Grain | None]:
    """Decimals, or what else the score is rounded to; an indicator's own word comes before that of the header."""
    if item.grain is not None:
        return None, None if item.grain == "none" else item.grain
    return (run.system.score_places, run.system.grain) if rounds else (None, None)


def _rounded(score: Fraction, places: int | None, grain: Grain | None) -> Fraction:
    if grain is not None:
        return grain.of(score)
    return score if places is None else round_half_up(score, places)


def _absent(run: Run, plan: IndicatorPlan, children: tuple[Node, ...]) -> Node | None:
    """The node of an indicator that is not applicable; nobody can have adjusted its score."""
    if not (plan.absences or children or run.facts.absences):
        return None
    absence = absence_of(run, plan, children)
    if absence is None:
        return None
    if run.facts.adjustments:
        from evaldsl.evaluate.adjustments import refuse_adjustments

        refuse_adjustments(run, plan)
    return absent_node(plan, absence, children)


def holding_gates(run: Run, gates: Sequence[GatePlan]) -> tuple[list[GatePlan], EvaluationError | None]:
    """The gates whose conditions hold, and the last failure among conditions, each failure being reported."""
    holding: list[GatePlan] = []
    broken = None
    for plan in gates:
        try:
            if holds(run, plan.gate.condition):
                holding.append(plan)
        except EvaluationError as failure:
            run.report(failure, plan.gate.span)
            broken = failure
    return holding, broken


def _settled(run: Run, indicator: str) -> Node:
    node = run.nodes[indicator]
    if isinstance(node, EvaluationError):
        raise node
    return node


def _require(run: Run, requirement: Requirement) -> None:
    if not holds(run, requirement.condition):
        args = dict(shown_values(run, requirement.values))
        raise faults.requirement_unmet(faults.Place(run, requirement.condition, None), requirement, args)


# ── the rule ──────────────────────────────────────────────────────────────────────────────────────


def _points_ledger(run: Run, plan: IndicatorPlan, raw: Fraction) -> Ledger:
    """What the rule of an indicator without a weight gives and takes, from nothing to its points."""
    ledger, leaf = Ledger(_ZERO), plan.indicator.leaf
    _add_losses(run, plan, ledger, signed=True)
    if raw != ledger.left:
        because = text("because.formula", formula=plan.formula, score=raw)
        kind: LineKind = "points" if raw > ledger.left else "rule"
        ledger.add(Entry(kind, ledger.left - raw, because, plan.place, None, evidence_of(run, plan.sources)))
    floor = None if leaf is None or leaf.floor is None else number_of(run, leaf.floor)
    if floor is not None and ledger.left < floor:
        because = text("because.points_floor", score=ledger.left, floor=floor)
        ledger.add(Entry("floor", ledger.left - floor, because, plan.place))
    _hold_to(plan, ledger, None if leaf is None or leaf.cap is None else number_of(run, leaf.cap))
    return ledger


def _rule_ledger(run: Run, plan: IndicatorPlan, leaf: Leaf) -> Ledger:
    """What the rule takes, and what its floor gives back; together they lead from the weight to the rule's score.

    Raises InternalError if they do not: then the rule was lowered wrongly.
    """
    for requirement in leaf.must_hold:
        _require(run, requirement)
    if leaf.band_rows is not None:
        from evaldsl.evaluate.band_rows import require_bands  # few rubrics have bands in tables

        require_bands(run, plan, leaf.band_rows)
    raw = number_of(run, leaf.score)
    if plan.indicator.reach is not None:
        return _points_ledger(run, plan, raw)
    ledger = Ledger(plan.indicator.weight)
    if leaf.losses:
        _add_losses(run, plan, ledger)
    else:
        _add_formula(run, plan, (ledger, raw))
    if (
        leaf.floor is None
        and leaf.cap is None
        and raw.numerator >= 0
        and raw.as_integer_ratio() == ledger.left.as_integer_ratio()
    ):
        return ledger
    floor = _ZERO if leaf.floor is None else number_of(run, leaf.floor)
    _limit(plan, ledger, (raw, floor, None if leaf.cap is None else number_of(run, leaf.cap)))
    if leaf.cap is None and raw != ledger.left and (leaf.kind == "formula" or raw > ledger.left):
        _warn_outside(run, plan, (raw, ledger.left))
    return ledger


def _limit(plan: IndicatorPlan, ledger: Ledger, scores: tuple[Fraction, Fraction, Fraction | None]) -> None:
    """The lines of floor and cap. Without a cap, a rule that gives more than the weight takes nothing and has none."""
    (raw, floor, cap), weight = scores, plan.indicator.weight
    if ledger.left < floor:
        lost = weight - ledger.left
        if floor:
            because = text("because.floor", lost=lost, floor=floor)
        else:
            because = text("because.floor_zero", lost=lost, weight=weight)
        ledger.add(Entry("floor", ledger.left - floor, because, plan.place))
    _hold_to(plan, ledger, cap)
    counted = min(max(raw, floor), weight if cap is None else cap)
    if ledger.left != counted:
        raise InternalError(f"{plan.indicator.id}: the losses lead to {ledger.left}, the rule to {counted}")


def _hold_to(plan: IndicatorPlan, ledger: Ledger, cap: Fraction | None) -> None:
    """最高得: the line of what goes beyond it."""
    if cap is not None and ledger.left > cap:
        because = text("because.most_score", score=ledger.left, most=cap)
        ledger.add(Entry("cap", ledger.left - cap, because, plan.place))


def _add_losses(run: Run, plan: IndicatorPlan, ledger: Ledger, *, signed: bool = False) -> None:
    """The lines of a rule; where points are given as well (`signed`), a negative loss is a gain."""
    for loss_plan in plan.losses:
        loss = loss_plan.loss
        amount = number_of(run, loss.amount)
        if amount.numerator > 0 or (amount and (signed or _may_pass_full(plan))):
            because = loss_plan.because or Text(loss.because, shown_values(run, loss.values))
            evidence = row_evidence(run, loss_plan) + evidence_of(run, loss_plan.sources)
            kind: LineKind = "points" if signed and amount.numerator < 0 else "rule"
            ledger.add(Entry(kind, amount, because, loss_plan.place, _reason(run, plan, loss_plan), evidence))


def _may_pass_full(plan: IndicatorPlan) -> bool:
    """Whether 最高得 is said; only then do rules have losses below 0, which are gains."""
    return plan.indicator.leaf is not None and plan.indicator.leaf.cap is not None


def _reason(run: Run, plan: IndicatorPlan, loss_plan: LossPlan) -> str | None:
    """The author's words in the spec, or the user's words beside the answer."""
    loss = loss_plan.loss
    if loss.reason is not None or loss.point is None:
        return loss.reason
    answer = run.facts.answers.get((plan.indicator.id, loss.point))
    return None if answer is None else answer.value.reason


def _add_formula(run: Run, plan: IndicatorPlan, at: tuple[Ledger, Fraction]) -> None:
    ledger, raw = at
    lost = ledger.start - raw
    if lost > 0 or (lost and _may_pass_full(plan)):
        because = text("because.formula", formula=plan.formula, score=raw)
        ledger.add(Entry("rule", lost, because, plan.place, None, evidence_of(run, plan.sources)))


def _warn_outside(run: Run, plan: IndicatorPlan, scores: tuple[Fraction, Fraction]) -> None:
    item, (raw, counted) = plan.indicator, scores
    found = warning("W0651", item.span, name=item.name, score=raw, weight=item.weight, counted=counted)
    run.diagnostics[found] = None


def _add_gates(run: Run, ledger: Ledger, gates: Sequence[GatePlan]) -> None:
    """Each gate takes what the ones before it have left; one that finds nothing to take has no line."""
    for plan in gates:
        if not ledger.left:
            return
        because, amount = text("because.gate", sentence=plan.gate.sentence), ledger.left
        if plan.gate.points is not None:
            most = number_of(run, plan.gate.points)
            because = text("because.score_cap", sentence=plan.gate.sentence, points=most)
            if ledger.left <= most:
                continue
            amount = ledger.left - most
        evidence = evidence_of(run, plan.sources)
        ledger.add(Entry("gate", amount, because, plan.place, plan.gate.reason, evidence))
