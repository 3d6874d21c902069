"""加分 and 减分: points beside the full marks, each kind with its own cap."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.diagnostics import Text, text
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import ExtraPlan, LossPlan, place_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.steps import evidence_of, row_evidence, shown_values
from evaldsl.evaluate.values import number_of

_ZERO = Fraction(0)


def add_extras(run: Run, ledger: Ledger) -> Fraction | None:
    """加分, then 减分, then the limits of the total: the full marks where they may not be passed, and 0.

    The total before 减分 is given back; None where something fails, which is reported.
    """
    start = before = ledger.left
    whole = True
    plans = sorted(run.plan.extras, key=lambda plan: plan.extra.kind)  # bonus before penalty
    for plan in plans:
        try:
            _add(run, plan, ledger)
            before = ledger.left if plan.extra.kind == "bonus" else before
        except EvaluationError as failure:
            run.report(failure, plan.extra.span)
            whole = False
    if plans:
        _limit(run, ledger, start)
    return before if whole else None


def _limit(run: Run, ledger: Ledger, start: Fraction) -> None:
    plans, full = run.plan.extras, run.system.full_marks
    place = place_of(plans[0].extra.span)
    if ledger.left > full and not all(plan.extra.over_full for plan in plans):
        because = text("because.full_marks", score=ledger.left, full=full)
        ledger.add(Entry("cap", ledger.left - full, because, place))
    elif ledger.left < 0 <= start:
        ledger.add(Entry("floor", ledger.left, text("because.total_floor", score=ledger.left), place))


def _add(run: Run, plan: ExtraPlan, ledger: Ledger) -> None:
    gains = plan.extra.kind == "bonus"
    entries = [entry for loss in plan.losses if (entry := _entry(run, plan, loss)) is not None]
    for entry in entries:
        ledger.add(entry)
    together = sum((abs(entry.amount) for entry in entries), _ZERO)
    most = None if plan.extra.most is None else number_of(run, plan.extra.most)
    if most is not None and together > most:
        because = text("because.bonus_most" if gains else "because.penalty_most", points=together, most=most)
        beyond = together - most
        entry = Entry("cap" if gains else "floor", beyond if gains else -beyond, because, place_of(plan.extra.span))
        ledger.add(entry)


def _entry(run: Run, plan: ExtraPlan, line: LossPlan) -> Entry | None:
    """The line of the ledger; None where nothing is given or taken."""
    loss = line.loss
    amount = number_of(run, loss.amount)
    if amount <= 0:
        return None
    because = line.because or Text(loss.because, shown_values(run, loss.values))
    evidence = row_evidence(run, line) + evidence_of(run, line.sources)
    signed = -amount if plan.extra.kind == "bonus" else amount
    return Entry(plan.extra.kind, signed, because, line.place, loss.reason, evidence)
