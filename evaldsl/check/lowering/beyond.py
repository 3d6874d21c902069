"""超过目标…扣… and 当 … 不扣分: what changes the losses of a sentence after its kind has settled them."""

from __future__ import annotations

import attrs

from evaldsl.check.lowering.amounts import nothing, points_of, subject_text, weight_of
from evaldsl.check.lowering.cores import add, both, choose, compare, either, plain, subtract, times, total
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling, subjects_of
from evaldsl.check.sentences import full_range
from evaldsl.model.core import Const, Core
from evaldsl.model.system import Loss, Requirement
from evaldsl.syntax import tree

_KEPT = frozenset(["because.base", "because.base_beyond", "because.ratio_beyond", "because.share_beyond"])
"""What is no deduction: the target itself gives less than the weight, or more was achieved than it asks for."""


def over_target(rule: tree.Sentence, found: Ruling, place: Place) -> Ruling:
    """A value so far beyond its target costs points besides. A target of 0 or less knows no such thing."""
    for clause in rule.clauses:
        if isinstance(clause, tree.OverTarget):
            loss, must = _over_target(clause, rule, place)
            score = subtract(found.score, loss.amount)
            losses, must_hold = (*found.losses, loss), (*found.must_hold, *must)
            found = attrs.evolve(found, score=score, losses=losses, must_hold=must_hold)
    return found


def _over_target(clause: tree.OverTarget, rule: tree.Sentence, place: Place) -> tuple[Loss, tuple[Requirement, ...]]:
    limits = full_range(rule.condition)
    assert limits is not None, "infer has asked for a target"
    assert limits[1].low is not None, "infer has asked for a lower limit"
    subject, target = lower_expression(limits[0], place), lower_expression(limits[1].low, place)
    share = lower_expression(clause.share, place)
    limit = times(target, add(plain(1), share), target.type)
    beyond = compare(subject, "≥" if clause.closed else ">", limit)
    beyond = both([compare(target, ">", Const(nothing(place).value, "0", type=target.type)), beyond])
    if clause.outcome.kind is tree.OutcomeKind.DISCRETION:
        from evaldsl.check.lowering.judged import discretion

        loss, must = discretion(clause.outcome, beyond, place)
        return loss, (must,)
    lost = weight_of(place) if clause.outcome.value is None else points_of(clause.outcome.value, place)
    values = (
        ("subject", subject_text(subject, place)),
        ("value", subject),
        ("target", target),
        ("share", share),
    )
    key = "because.over_target_from" if clause.closed else "because.over_target"
    return Loss(choose(beyond, lost, nothing(place)), key, values, span=clause.span), ()


def exempted(rule: tree.Sentence, found: Ruling, place: Place) -> Ruling:
    """Where an exemption holds nothing is taken but what the target itself leaves of the weight."""
    clauses = [clause for clause in rule.clauses if isinstance(clause, tree.Exempt)]
    if not clauses:
        return found
    conditions = [lower_expression(clause.condition, place) for clause in clauses]
    spared = either(conditions)
    kept = total([loss.amount for loss in found.losses if loss.because in _KEPT]) or nothing(place)
    left = subtract(weight_of(place), kept)
    losses = tuple(loss if loss.because in _KEPT else _guarded(loss, spared, place) for loss in found.losses)
    must = tuple(attrs.evolve(each, condition=either([spared, each.condition])) for each in found.must_hold)
    told = (core for each in clauses for core in subjects_of(each.condition, place))
    subjects = dict.fromkeys([*found.subjects, *told])
    score = choose(spared, left, found.score)
    return attrs.evolve(found, score=score, losses=losses, subjects=tuple(subjects), must_hold=must)


def _guarded(loss: Loss, spared: Core, place: Place) -> Loss:
    return attrs.evolve(loss, amount=choose(spared, nothing(place), loss.amount))
