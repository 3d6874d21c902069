"""What is not applicable: indicators without a score of their own, and single points of checklists."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from evaldsl.diagnostics import Text, error, text
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import IndicatorPlan, place_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.steps import evidence_of
from evaldsl.evaluate.values import holds, number_of
from evaldsl.facts.bound import FactValue
from evaldsl.model.system import Composition, Leaf, Together
from evaldsl.result.result import Evidence, Node, Status

_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)


class Absence(NamedTuple):
    """Why an indicator is not applicable; `above`: because one around it is not."""

    reason: str | None
    evidence: tuple[Evidence, ...]
    above: bool


def absence_of(run: Run, plan: IndicatorPlan, children: Sequence[Node]) -> Absence | None:
    """By the facts, by a condition, or because nothing below it is applicable. Raises EvaluationError."""
    item = plan.indicator
    given = run.facts.absences.get(item.id)
    if given is not None:
        return Absence(given.reason, (_evidence(run, given, item.name),), given.name != item.id)
    for gate in plan.absences:
        if holds(run, gate.gate.condition):
            above = all(gate.gate is not own for own in item.gates)
            return Absence(gate.gate.reason or gate.gate.sentence, evidence_of(run, gate.sources), above)
    if children and none_applies(item.together, children):
        if item.absence is None:
            notes = (text("facts.absence.ways"), text("facts.absence.where"))
            raise EvaluationError(error("E0692", item.span, name=item.name, notes=notes))
        return Absence(run.say("because.absent.all"), (), above=False)
    return None


def is_open(node: Node) -> bool:
    """Whether an indicator is not applicable and something has still to become of its points (added ones are none)."""
    return node.status is Status.NOT_APPLICABLE and not node.base and node.reach is None


def none_applies(together: Together, nodes: Sequence[Node]) -> bool:
    """Whether nothing that counts is applicable. What has no weight only informs: it keeps no group applicable."""
    if not any(is_open(node) for node in nodes):
        return False
    if together.composition is Composition.SUM:
        counting = [node for node in nodes if node.weight or node.reach is not None]
    else:
        shares = together.portions or (_ONE,) * len(nodes)  # 汇总 式 and 累加计分 have no portions
        counting = [node for node, share in zip(nodes, shares, strict=True) if share]
    return all(is_open(node) for node in counting or nodes)


def absent_node(plan: IndicatorPlan, absence: Absence, children: tuple[Node, ...]) -> Node:
    """The node of an indicator that is not applicable: full marks, nothing, or left to the node above."""
    item = plan.indicator
    mode = "above" if absence.above else item.absence
    is_sum = bool(item.children) and item.together.composition is Composition.SUM
    start = sum((child.score for child in children), _ZERO) if is_sum else item.weight
    score = item.weight if mode == "full" else _ZERO
    ledger = Ledger(start)
    because = text(f"because.absent.{mode}")
    ledger.add(Entry("not_applicable", start - score, because, plan.place, absence.reason, absence.evidence))
    _, lines = ledger.close(None)
    return Node(
        id=item.id,
        path=item.path,
        name=item.name,
        weight=item.weight,
        score=score,
        exact=score,
        status=Status.NOT_APPLICABLE,
        kind=None if item.leaf is None else item.leaf.kind,
        sentence=None,
        explanation=plan.explanation,
        attributes=plan.attributes,
        changes=item.changes,
        steps=(),
        lines=lines,
        children=children,
        applicable=item.weight if mode in ("full", "zero") else _ZERO,
        composition=item.together.composition.value,
        reach=item.reach,
    )


def drop_points(run: Run, plan: IndicatorPlan, leaf: Leaf, *, ledger: Ledger) -> None:
    """Take the points that are not applicable out of a checklist, and rescale what the others have earned.

    Where a required point has taken everything there is nothing to rescale; where every point not met has a price,
    one that is not applicable costs nothing and no more is to be done.
    """
    absent = [(index, value) for index, value in enumerate(_answers(run, plan, leaf), 1) if _is_absent(value)]
    if not absent:
        return
    worths = [number_of(run, leaf.worths[index - 1]) if leaf.worths else _ZERO for index, _ in absent]
    gone, weight = sum(worths, _ZERO), plan.indicator.weight
    in_points = plan.indicator.reach is not None
    counts = in_points or (gone <= ledger.left and gone < weight)
    for (index, value), worth in zip(absent, worths, strict=True):
        because = text("because.absent.point", index=index, text=leaf.points[index - 1])
        evidence = () if value is None else (_evidence(run, value, value.name),)
        reason = None if value is None else value.reason
        ledger.add(Entry("not_applicable", worth if counts else _ZERO, because, plan.place, reason, evidence))
    if counts and gone and not in_points:
        add_rescaling(ledger, weight - gone, weight, place=plan.place)


def add_rescaling(ledger: Ledger, applicable: Fraction, weight: Fraction, *, place: str) -> None:
    """折算: what is left of `applicable` points becomes a score out of all points."""
    because = rescaled(ledger.left, applicable, weight)
    ledger.add(Entry("rescale", ledger.left - ledger.left * weight / applicable, because, place))


def rescaled(score: Fraction, applicable: Fraction, weight: Fraction) -> Text:
    """Why a score was rescaled."""
    return text("because.rescale", score=score, applicable=applicable, weight=weight)


def _answers(run: Run, plan: IndicatorPlan, leaf: Leaf) -> list[FactValue | None]:
    found, ident = run.facts.answers, plan.indicator.id
    given = [found.get((ident, index)) for index in range(1, len(leaf.points) + 1)]
    return [None if answer is None else answer.value for answer in given]


def _is_absent(value: FactValue | None) -> bool:
    return value is not None and value.status is Status.NOT_APPLICABLE


def _evidence(run: Run, value: FactValue, name: str) -> Evidence:
    place = None if value.span is None else place_of(value.span)
    return Evidence(name, run.say("run.not_applicable"), value.document, value.reason, place)
