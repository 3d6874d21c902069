"""Sentences: judgement, ratio and step.

The score is the weight less the losses, so that the losses lead to it exactly. A cut-off takes everything and leaves
no other loss. Floors (最低得) are the leaf's own and apply afterwards, as everywhere.
"""

from __future__ import annotations

from typing import assert_never

import attrs

from evaldsl.check.literals import written_text
from evaldsl.check.lowering.amounts import condition_text, nothing, outcome_points, subject_text, weight_of
from evaldsl.check.lowering.bands import lower_bands
from evaldsl.check.lowering.cores import choose, either, known, least, most, negated, subtract, total
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.heads import holds
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.proportions import Proportion, proportion
from evaldsl.check.lowering.ruling import Ruling, subjects_of, targets_of
from evaldsl.check.lowering.steps import step_losses
from evaldsl.check.sentences import BandsPlan, JudgementPlan, RatioPlan, StepPlan, classify, full_range
from evaldsl.diagnostics import Diagnostic
from evaldsl.model.core import Core, If
from evaldsl.model.system import Loss, Requirement
from evaldsl.syntax import tree


def lower_sentence(rule: tree.Sentence, place: Place) -> Ruling:
    """The core of a sentence: that of its kind, then what lies far beyond the target, then exemptions."""
    found = _by_kind(rule, place)
    if any(isinstance(clause, tree.OverTarget | tree.Exempt) for clause in rule.clauses):
        from evaldsl.check.lowering.beyond import exempted, over_target  # few rules have them

        return exempted(rule, over_target(rule, found, place), place)
    return found


def _by_kind(rule: tree.Sentence, place: Place) -> Ruling:
    plan = classify(rule)
    match plan:
        case JudgementPlan():
            return _judgement(plan, place)
        case RatioPlan():
            return _ratio(plan, place)
        case StepPlan():
            return _step(plan, place)
        case BandsPlan():
            first = written_text(rule.condition)
            return lower_bands(plan.subject, plan.rows, place, first=first)
        case Diagnostic():
            raise AssertionError("infer has refused this sentence")
        case _:
            assert_never(plan)


# ── judgement ───────────────────────────────────────────────────────────────────────────────────────


def _judgement(plan: JudgementPlan, place: Place) -> Ruling:
    """True gives the outcome, false what follows 否则; without it, nothing (or everything after 不得分, 扣)."""
    condition = lower_expression(plan.condition, place)
    gives = {tree.OutcomeKind.FULL, tree.OutcomeKind.POINTS}
    true = outcome_points(plan.outcome, place)
    if plan.otherwise is not None:
        false = outcome_points(plan.otherwise, place)
    else:
        false = nothing(place) if plan.outcome.kind in gives else weight_of(place)
    weight, none = weight_of(place), nothing(place)
    losses, must = _at_discretion(plan, condition, place)
    if true != weight and plan.outcome.kind is not tree.OutcomeKind.DISCRETION:
        losses.append(_judged(plan, condition, choose(condition, subtract(weight, true), none), place=place))
    if false != weight and (plan.otherwise is None or plan.otherwise.kind is not tree.OutcomeKind.DISCRETION):
        losses.append(_judged(plan, condition, choose(condition, none, subtract(weight, false)), place=place))
    subjects = subjects_of(plan.condition, place)
    return Ruling("judgement", choose(condition, true, false), tuple(losses), subjects, must_hold=must)


def _at_discretion(plan: JudgementPlan, condition: Core, place: Place) -> tuple[list[Loss], tuple[Requirement, ...]]:
    """What is taken at discretion where the condition holds, and where it does not."""
    sides = ((plan.outcome, condition), (plan.otherwise, negated(condition)))
    from evaldsl.check.lowering.judged import discretion

    found = [
        discretion(outcome, applies, place)
        for outcome, applies in sides
        if outcome is not None and outcome.kind is tree.OutcomeKind.DISCRETION
    ]
    return [loss for loss, _ in found], tuple(must for _, must in found)


def _judged(plan: JudgementPlan, condition: Core, amount: Core, *, place: Place) -> Loss:
    """The loss of one side: of the true one if only that takes something."""
    said = condition_text(plan.condition, condition, place)
    side = "true" if isinstance(amount, If) and known(amount.otherwise) == 0 else "false"
    found = full_range(plan.condition)
    if found is None:
        return Loss(amount, f"because.{side}", (("condition", said),), span=plan.condition.span)
    subject = lower_expression(found[0], place)
    values = (("subject", subject_text(subject, place)), ("value", subject), ("condition", said))
    return Loss(amount, f"because.{'met' if side == 'true' else 'unmet'}", values, span=plan.condition.span)


# ── ratio ───────────────────────────────────────────────────────────────────────────────────────────


def _ratio(plan: RatioPlan, place: Place) -> Ruling:
    """Full marks at the target, in proportion off it, nothing beyond the cut-off (及格门槛)."""
    subject = lower_expression(plan.subject, place)
    found: Proportion = proportion(plan, subject, place)
    weight = weight_of(place)
    score = found.of_weight(weight)
    cut = _cut(plan.cut_offs, subject, place)
    values = (("subject", subject_text(subject, place)), ("value", subject), ("share", found.share), *found.values)
    span = plan.span_node.span
    lost = subtract(weight, score)
    gain: tuple[Loss, ...] = ()
    if plan.beyond:
        more = least(nothing(place), lost)
        gain = (Loss(choose(cut, nothing(place), more), f"{found.because}_beyond", values, span=span),)
        lost = most(nothing(place), lost)
    loss = Loss(choose(cut, nothing(place), lost), found.because, values, span=span)
    losses = (loss, *gain, *_cut_losses(plan.cut_offs, subject, place))
    return Ruling("ratio", choose(cut, nothing(place), score), losses, (subject, *found.targets))


def _cut(heads: tuple[tree.RowHead, ...], subject: Core, place: Place) -> Core | None:
    return either([holds(head, subject, place) for head in heads]) if heads else None


def _cut_losses(heads: tuple[tree.RowHead, ...], subject: Core, place: Place) -> tuple[Loss, ...]:
    """One loss for each cut-off; of several that hold the first takes everything."""
    losses: list[Loss] = []
    taken: Core | None = None
    for head in heads:
        condition = holds(head, subject, place)
        amount = choose(condition, weight_of(place), nothing(place))
        amount = amount if taken is None else choose(taken, nothing(place), amount)
        values = (("subject", subject_text(subject, place)), ("value", subject), ("range", written_text(head)))
        losses.append(Loss(amount, "because.cut_off", values, span=head.span))
        taken = condition if taken is None else either([taken, condition])
    return tuple(losses)


# ── step ────────────────────────────────────────────────────────────────────────────────────────────


def _step(plan: StepPlan, place: Place) -> Ruling:
    """`base` on target, so much off for each step; gains lead from a base below the weight towards it."""
    subject = lower_expression(plan.subject, place)
    cut = _cut(plan.cut_offs, subject, place)
    ordinary = step_losses(plan, subject, place)
    score = subtract(weight_of(place), total([loss.amount for loss in ordinary]) or nothing(place))
    guarded = tuple(attrs.evolve(loss, amount=choose(cut, nothing(place), loss.amount)) for loss in ordinary)
    losses = (*(guarded if cut is not None else ordinary), *_cut_losses(plan.cut_offs, subject, place))
    subjects = (subject, *targets_of(plan.full, place))
    return Ruling("step", choose(cut, nothing(place), score), losses, subjects)
