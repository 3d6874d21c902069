"""The state of one run: the facts, what was found so far, and what had to be reported."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

from evaldsl.diagnostics import Diagnostic, Language, error, say, text
from evaldsl.diagnostics.text import Argument
from evaldsl.evaluate.plan import InternalError, Plan
from evaldsl.facts.bound import Facts, FactTable, FactValue, PointAnswer
from evaldsl.model.core import Own, Scalar
from evaldsl.model.system import System
from evaldsl.result.result import Node, Status, Step
from evaldsl.text import Span

Rows: TypeAlias = dict[str, int]
"""The index of the row at hand, by table."""


class EvaluationError(Exception):
    """A formula has no value; the diagnostic says why. Whoever collects it reports it once."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic

    def placed(self, span: Span | None) -> EvaluationError:
        """This error, at a place if it has none of its own."""
        if self.diagnostic.span is None:
            self.diagnostic = attrs.evolve(self.diagnostic, span=span)
        return self


@attrs.define(eq=False)
class Run:
    """One evaluation under way. What failed is kept as its error, so that it fails everywhere and is reported once.

    `given` are the values that the facts have; `values` are those of formulas outside rows, by identity of the core;
    `counted` how many rows an aggregate counted, and their values; `free` the outer rows that a fold reads.
    """

    system: System
    facts: Facts
    plan: Plan
    given: dict[str, Scalar] = attrs.field(init=False)
    values: dict[int, Scalar] = attrs.field(factory=dict)
    counted: dict[int, tuple[int, tuple[Scalar, ...]]] = attrs.field(factory=dict)
    definitions: dict[str, Scalar | EvaluationError] = attrs.field(factory=dict)
    computed: dict[tuple[str, str, int], Scalar | EvaluationError] = attrs.field(factory=dict)
    cells: dict[str, tuple[dict[str, FactValue], ...]] = attrs.field(factory=dict)
    nodes: dict[str, Node | EvaluationError] = attrs.field(factory=dict)
    free: dict[int, frozenset[str]] = attrs.field(factory=dict)
    total: Fraction | None = None
    raw_total: Fraction = Fraction(0)  # before it is rounded
    steps: dict[str, Step] = attrs.field(factory=dict)
    formulas: dict[str, tuple[Step, int]] = attrs.field(factory=dict)
    diagnostics: dict[Diagnostic, None] = attrs.field(factory=dict)
    failed: bool = False

    def __attrs_post_init__(self) -> None:
        pairs = self.facts.values.items()
        facts = ((name, fact.value) for name, fact in pairs if type(fact) is FactValue and fact.status is Status.VALUE)
        self.given = {name: value for name, value in facts if value is not None}

    @property
    def language(self) -> Language:
        return self.system.language

    def report(self, failure: EvaluationError, span: Span) -> None:
        """Keep the diagnostic of a failure, once; `span` is its place if it has none of its own."""
        self.failed = True
        self.diagnostics[failure.placed(span).diagnostic] = None

    def say(self, key: str, **args: Argument) -> str:
        """A catalogue text in the language of the system."""
        return say(text(key, **args), self.language)

    def fact(self, name: str) -> FactValue:
        """The scalar fact of a name."""
        bound = self.facts.values.get(name)
        if isinstance(bound, FactValue):
            return bound
        if bound is None and self._may_be_absent(name):
            raise self._absent(name)
        raise InternalError(f"{name} is no fact with one value")

    def table(self, name: str) -> FactTable:
        """The table of a name."""
        bound = self.facts.values.get(name)
        if isinstance(bound, FactTable):
            return bound
        if bound is None and self._may_be_absent(name):
            raise self._absent(name)
        raise InternalError(f"{name} is no table of the facts")

    def _may_be_absent(self, name: str) -> bool:
        """Informative facts need not be given; only an expectation can ask for their values."""
        return any(fact.name == name and fact.informative for fact in self.system.facts)

    def _absent(self, name: str) -> EvaluationError:
        return EvaluationError(error("E0657", None, name=name, status=text("run.missing")))

    def row_cells(self, table: str) -> tuple[dict[str, FactValue], ...]:
        """The given cells of all rows of a table, by column."""
        known = self.cells.get(table)
        if known is None:
            known = self.cells[table] = tuple(dict(row.cells) for row in self.table(table).rows)
        return known

    def answer(self, indicator: str, index: int) -> PointAnswer:
        """The answer to a point of a checklist, counted from 1."""
        known = self.facts.answers.get((indicator, index))
        if known is None:
            raise InternalError(f"point {index} of {indicator} has no answer")
        return known

    def score(self, core: Own) -> Fraction:
        """The score of an indicator or of the whole system, which the plan has settled before anyone asks."""
        if not core.indicator:
            if self.total is None:
                raise InternalError("the total is asked for before it is known")
            return self.total
        node = self.nodes.get(core.indicator)
        if isinstance(node, EvaluationError):
            raise node
        if node is None:
            raise InternalError(f"the score of {core.indicator} is asked for before it is known")
        return node.score

    def is_absent(self, core: Own) -> bool:
        """Whether an indicator is not applicable and has no score of its own."""
        node = self.nodes.get(core.indicator)
        return isinstance(node, Node) and node.status is Status.NOT_APPLICABLE and not node.base

    def base(self, core: Own) -> Fraction:
        """The points that a score is out of: less than the weight where some of it is not applicable."""
        node = self.nodes.get(core.indicator)
        return node.base if isinstance(node, Node) else self.weight(core)

    def weight(self, core: Own) -> Fraction:
        """The weight of an indicator, or full marks."""
        if not core.indicator:
            return self.system.full_marks
        return self.plan.indicators[core.indicator].indicator.weight
