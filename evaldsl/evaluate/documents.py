"""要求佐证: leaves whose facts name no document, and points that count only with one."""

from __future__ import annotations

from typing import assert_never

from evaldsl.diagnostics import Label, text, warning
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.parts import Part
from evaldsl.evaluate.plan import IndicatorPlan
from evaldsl.evaluate.run import Run
from evaldsl.facts.bound import FactValue
from evaldsl.model.core import Aggregate, Answer, Defined, Fact, Own
from evaldsl.model.shown import show_core
from evaldsl.model.system import Indicator


def require_documents(run: Run, plan: IndicatorPlan, ledger: Ledger) -> None:
    """A warning, or all that is left, where a fact behind the rule has no document.

    Points that are not met need none, and neither do declared defaults, which the result lists.
    """
    item = plan.indicator
    if item.leaf is not None:
        _remind_of_points(run, item, item.leaf.documented)
    if item.evidence is None:
        return
    bare = tuple(name for part in plan.grounds if (name := _undocumented(run, part)) is not None)
    if not bare:
        return
    if item.evidence == "zero":
        ledger.add(Entry("gate", ledger.left, text("because.no_evidence", facts=bare), plan.place))
    else:
        notes = (text("W0690.note"),)
        run.diagnostics[warning("W0690", item.span, name=item.name, facts=bare, notes=notes)] = None


def _remind_of_points(run: Run, item: Indicator, numbers: tuple[int, ...]) -> None:
    """The points that count only with a document, were answered well, and have none."""
    answers = [(number, run.answer(item.id, number).value) for number in numbers]
    bare = [(number, answer) for number, answer in answers if answer.value and _is_bare(answer)]
    if not bare:
        return
    first, answer = bare[0]
    labels = tuple(Label(other.span) for _, other in bare[1:] if other.span is not None)
    note = text("W0716.note", number=first, answer=answer.shown)
    told = tuple(str(number) for number, _ in bare)
    said = warning("W0716", answer.span, labels=labels, name=item.name, numbers=told, notes=(note,))
    run.diagnostics[said] = None


def _undocumented(run: Run, part: Part) -> str | None:
    """The name of a part that lacks a document."""
    match part:
        case Fact(name=name):
            return name if _is_bare(run.fact(name)) else None
        case Answer():
            leaf = run.plan.indicators[part.indicator].indicator.leaf
            if leaf is not None and part.index in leaf.negatives:
                return None  # nothing proves that a fault is not there
            if leaf is not None and part.index in leaf.documented:
                return None  # it has lost its points already
            answer = run.answer(part.indicator, part.index).value
            return show_core(part, run.language) if answer.value and _is_bare(answer) else None
        case Aggregate(table=table):
            return None if all(row.document for row in run.table(table).rows) else table
        case Defined() | Own():
            return None
        case _:
            assert_never(part)


def _is_bare(fact: FactValue) -> bool:
    return not fact.document and not fact.from_default
