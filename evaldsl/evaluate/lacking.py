"""A leaf whose facts are missing, where a row 缺失 says what it gives."""

from __future__ import annotations

from evaldsl.bind.absences import facts_read
from evaldsl.diagnostics import text
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import IndicatorPlan, place_of
from evaldsl.evaluate.run import Run
from evaldsl.evaluate.values import number_of
from evaldsl.model.system import Lacking


def lacking_names(run: Run, lacking: Lacking) -> tuple[str, ...]:
    """The missing facts that the subject reads, in the order of their declaration."""
    definitions = {key: formula.core for key, formula in run.plan.definitions.items()}
    read = facts_read([lacking.subject], definitions)
    return tuple(fact.name for fact in run.system.facts if fact.name in read and fact.name in run.facts.lacking)


def lacking_ledger(run: Run, plan: IndicatorPlan, lacking: Lacking, *, names: tuple[str, ...]) -> Ledger:
    """What the row takes of the weight."""
    ledger = Ledger(plan.indicator.weight)
    score = number_of(run, lacking.score)
    if score < ledger.left:
        because = text("because.lacking", facts=names, score=score)
        ledger.add(Entry("rule", ledger.left - score, because, place_of(lacking.span)))
    return ledger
