"""调整: what a review changes at a leaf, within 0 and its weight, beside what the rule gives."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.diagnostics import error, text
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import IndicatorPlan, place_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import number_of
from evaldsl.facts.bound import Adjustment
from evaldsl.result.result import Evidence

_ZERO = Fraction(0)


def add_adjustments(run: Run, plan: IndicatorPlan, ledger: Ledger) -> Fraction | None:
    """A line for each adjustment and one for what goes beyond 0 or the weight.

    Gives what was left before them, or None where there is none.
    """
    found = [each for each in run.facts.adjustments if each.indicator == plan.indicator.id]
    if not found:
        return None
    before, (low, high) = ledger.left, _limits(run, plan)
    for each in found:
        ledger.add(_entry(run, each, before))
    after = ledger.left
    if high is not None and after > high:
        because = text("because.adjusted_cap", score=after, weight=high)
        ledger.add(Entry("cap", after - high, because, plan.place))
    elif low is not None and after < low:
        if low:
            because = text("because.adjusted_low", score=after, low=low)
            ledger.add(Entry("floor", after - low, because, plan.place))
            return before
        ledger.add(Entry("floor", after, text("because.adjusted_floor", score=after), plan.place))
    return before


def _limits(run: Run, plan: IndicatorPlan) -> tuple[Fraction | None, Fraction | None]:
    """Nothing and the weight (or 最高得 where that is more); what the rule of an indicator without one can reach."""
    reach, leaf, weight = plan.indicator.reach, plan.indicator.leaf, plan.indicator.weight
    if reach is not None:
        return reach.low, reach.high
    return _ZERO, weight if leaf is None or leaf.cap is None else max(weight, number_of(run, leaf.cap))


def refuse_adjustments(run: Run, plan: IndicatorPlan) -> None:
    """What is not applicable has no score to adjust. Raises EvaluationError."""
    for each in run.facts.adjustments:
        if each.indicator == plan.indicator.id:
            raise EvaluationError(error("E0694", each.span, name=plan.indicator.name, notes=(text("E0694.note"),)))


def _entry(run: Run, each: Adjustment, before: Fraction) -> Entry:
    """The reason is the review's, the evidence its document; who answers for it is told with the line."""
    because = text("because.adjustment", score=before, person=each.person)
    evidence = Evidence(run.say("run.person"), each.person, each.document, each.reason, place_of(each.span))
    return Entry("adjustment", -each.points, because, None, each.reason, (evidence,))
