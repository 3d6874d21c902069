"""What can be known of a system before any facts: formulas as texts, their parts, an order that needs no recursion."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import Final, Literal, NamedTuple, TypeAlias

from evaldsl.diagnostics import Language, Text, text
from evaldsl.evaluate.parts import Part, parts_of, walk
from evaldsl.model.core import Aggregate, Answer, Column, Const, Core, Defined, Fact, Own
from evaldsl.model.shown import show_core
from evaldsl.model.system import (
    AttributeKind,
    Definition,
    EffectKind,
    Extra,
    FactDeclaration,
    Gate,
    Indicator,
    Leaf,
    Loss,
    System,
    Together,
)
from evaldsl.model.types import TextType
from evaldsl.text import Span

MAX_EVIDENCE: Final = 8  # facts behind one line
MAX_GROUNDS: Final = 10_000  # facts behind one rule


class InternalError(AssertionError):
    """A promise of the checked system is broken: our own mistake, never the user's."""


class Formula(NamedTuple):
    """A core with its texts: `label` the name, or the formula itself; `text` the formula below a name."""

    core: Core
    label: str
    text: str | None
    parts: tuple[Part, ...]
    span: Span | None


class LossPlan(NamedTuple):
    """`sources`: the facts, answers and tables behind the loss, through definitions; `texts`: columns that describe.

    `because` is there where no value in it has to be evaluated.
    """

    loss: Loss
    because: Text | None
    place: str
    sources: tuple[Part, ...]
    texts: tuple[str, ...]


class GatePlan(NamedTuple):
    """A gate and the facts that its condition reads."""

    gate: Gate
    place: str
    sources: tuple[Part, ...]


class ExtraPlan(NamedTuple):
    """加分 or 减分 with its lines."""

    extra: Extra
    losses: tuple[LossPlan, ...]


class IndicatorPlan(NamedTuple):
    """What is constant about an indicator's node. `formula` and `sources` are those of a rule without losses;
    `grounds` all facts behind the rule where they must be evidenced.

    `absences`: when it, or an indicator around it, is not applicable.
    """

    indicator: Indicator
    place: str
    explanation: str | None
    attributes: tuple[tuple[str, str], ...]
    subjects: tuple[Formula, ...]
    losses: tuple[LossPlan, ...]
    gates: tuple[GatePlan, ...]
    formula: str
    sources: tuple[Part, ...]
    grounds: tuple[Part, ...]
    absences: tuple[GatePlan, ...] = ()


Unit: TypeAlias = tuple[Literal["indicator", "definition"], str]
"""An indicator by id, or a definition by key."""


class Plan(NamedTuple):
    """`order`: indicators and definitions, each after all that it reads; `late`: definitions only read after the total.

    `defaulted` names the columns of tables that have a declared default.
    """

    declarations: dict[str, FactDeclaration]
    definitions: dict[str, Formula]
    computed: dict[tuple[str, str], Core]
    defaulted: tuple[tuple[str, str], ...]
    indicators: dict[str, IndicatorPlan]
    order: tuple[Unit, ...]
    late: tuple[Unit, ...]
    extras: tuple[ExtraPlan, ...]
    total_gates: tuple[GatePlan, ...]
    grade_gates: tuple[GatePlan, ...]


def plan_of(system: System) -> Plan:
    """The plan of a system, made once and kept as long as the system lives."""
    key = id(system)
    known = _PLANS.get(key)
    if known is None or known[0]() is not system:
        known = weakref.ref(system, lambda _: _PLANS.pop(key, None)), _plan(system)
        _PLANS[key] = known
    return known[1]


def place_of(span: Span) -> str:
    """`file:line`; in a sheet the cell."""
    return span.source.line_place(span.start)


# ── making a plan ─────────────────────────────────────────────────────────────────────────────────

_PLANS: Final[dict[int, tuple[weakref.ref[System], Plan]]] = {}


class _Names(NamedTuple):
    """What formulas refer to."""

    language: Language
    declarations: dict[str, FactDeclaration]
    definitions: dict[str, Formula]
    computed: dict[tuple[str, str], Core]


def _plan(system: System) -> Plan:
    declared = (*system.facts, *(lookup.declaration for lookup in system.lookups))
    columns = [(fact.name, column) for fact in declared for column in fact.columns]
    names = _Names(
        system.language,
        {item.name: item for item in declared},
        {item.key: _definition(item, system.language) for item in system.definitions},
        {(table, column.name): column.computed for table, column in columns if column.computed is not None},
    )
    indicators = {item.id: _indicator(item, names, absences) for item, absences in _all_indicators(system.indicators)}
    gates = [_gate(gate, names) for gate in system.gates]
    total_gates = tuple(gate for gate in gates if gate.gate.effect in _ON_TOTAL)
    grade_gates = tuple(gate for gate in gates if gate.gate.effect not in _ON_TOTAL)
    top: list[Unit] = [("indicator", item.id) for item in system.indicators]
    done: dict[Unit, None] = {}
    reads = partial(_reads, names=names, indicators=indicators)
    total = [*_made_of(system.together), *_extra_cores(system.extras), *_gate_cores(total_gates)]
    order = _ordered([*top, *_needs(total, names)], reads, done)
    outputs: list[Unit] = [("definition", key) for key in system.outputs]
    late = _ordered([*_needs(_late_cores(system, grade_gates), names), *outputs], reads, done)
    return Plan(
        declarations=names.declarations,
        definitions=names.definitions,
        computed=names.computed,
        defaulted=tuple((table, column.name) for table, column in columns if column.default is not None),
        indicators=indicators,
        order=order,
        late=late,
        extras=tuple(_extra(extra, names) for extra in system.extras),
        total_gates=total_gates,
        grade_gates=grade_gates,
    )


_ON_TOTAL: Final = (EffectKind.TOTAL_AT_MOST, EffectKind.TOTAL_BELOW_GRADE)


def _definition(item: Definition, language: Language) -> Formula:
    text = None if isinstance(item.value, Const) else show_core(item.value, language)
    return Formula(item.value, item.shown, text, parts_of((item.value,)), item.span)


def _all_indicators(top: Sequence[Indicator]) -> Iterator[tuple[Indicator, tuple[Gate, ...]]]:
    """Every indicator with the gates that make it not applicable: its own, and those of the indicators around it."""
    stack: list[tuple[Indicator, tuple[Gate, ...]]] = [(item, ()) for item in reversed(top)]
    while stack:
        item, around = stack.pop()
        absences = (*(gate for gate in item.gates if gate.effect is EffectKind.NOT_APPLICABLE), *around)
        yield item, absences
        stack.extend((child, absences) for child in reversed(item.children))


def _indicator(item: Indicator, names: _Names, absences: tuple[Gate, ...]) -> IndicatorPlan:
    subjects, losses = (item.leaf.subjects, item.leaf.losses) if item.leaf else ((), ())
    formula = item.leaf.score if item.leaf and not losses else None
    return IndicatorPlan(
        indicator=item,
        place=place_of(item.span),
        explanation=item.attribute(AttributeKind.EXPLANATION),
        attributes=tuple((kind.value, words) for kind, words in item.attributes if kind is not _EXPLANATION),
        subjects=tuple(_subject(core, names.language) for core in subjects),
        losses=tuple(_loss(loss, item.span, names) for loss in losses),
        gates=tuple(_gate(gate, names) for gate in item.gates if gate.effect is not EffectKind.NOT_APPLICABLE),
        formula="" if formula is None else show_core(formula, names.language),
        sources=() if formula is None else _sources((formula,), names.definitions, None),
        grounds=_grounds(item, names),
        absences=tuple(_gate(gate, names) for gate in absences),
    )


_EXPLANATION: Final = AttributeKind.EXPLANATION


def _grounds(item: Indicator, names: _Names) -> tuple[Part, ...]:
    if item.leaf is None or item.evidence is None:
        return ()
    return _sources((item.leaf.score, *item.leaf.subjects), names.definitions, None, most=MAX_GROUNDS)


def _subject(core: Core, language: Language) -> Formula:
    return Formula(core, show_core(core, language), None, parts_of((core,)), core.span)


def _loss(loss: Loss, span: Span, names: _Names) -> LossPlan:
    cores = tuple(_values(loss.values))
    words = {name: _written(value) for name, value in loss.values}
    known = {name: value for name, value in words.items() if value is not None}
    fixed = text(loss.because, **known) if len(known) == len(words) else None
    sources = _sources(loss.grounds or (loss.amount, *cores), names.definitions, loss.table)
    return LossPlan(loss, fixed, place_of(loss.span or span), sources, _text_columns(loss.table, names))


def _extra(extra: Extra, names: _Names) -> ExtraPlan:
    return ExtraPlan(extra, tuple(_loss(loss, extra.span, names) for loss in extra.losses))


def _written(value: Core | str | Fraction) -> str | Fraction | None:
    """A value that is known before any facts."""
    if isinstance(value, str | Fraction):
        return value
    return value.shown if isinstance(value, Const) else None


def _gate(gate: Gate, names: _Names) -> GatePlan:
    return GatePlan(gate, place_of(gate.span), _sources((gate.condition,), names.definitions, None))


def _text_columns(table: str | None, names: _Names) -> tuple[str, ...]:
    """The columns that say what a row is: its texts, or where it has none all that are given."""
    declaration = names.declarations.get(table) if table is not None else None
    given = [column for column in declaration.columns if column.computed is None] if declaration else []
    texts = [column for column in given if isinstance(column.type, TextType)]
    return tuple(column.name for column in texts or given)


def _sources(
    cores: Iterable[Core], definitions: dict[str, Formula], but: str | None, *, most: int = MAX_EVIDENCE
) -> tuple[Part, ...]:
    """The facts, answers and tables that formulas read, directly or through definitions, at most `most`."""
    found: dict[tuple[str, str, int], Part] = {}
    stack, seen = list(reversed(parts_of(cores))), set[str]()
    while stack and len(found) < most:
        match stack.pop():
            case Fact() as part:
                found.setdefault(("fact", part.name, 0), part)
            case Answer() as part:
                found.setdefault(("answer", part.indicator, part.index), part)
            case Aggregate() as part if part.table != but:
                found.setdefault(("table", part.table, 0), part)
            case Defined() as part if part.key not in seen:
                seen.add(part.key)
                stack.extend(reversed(definitions[part.key].parts))
            case _:
                pass
    return tuple(found.values())


# ── the order ─────────────────────────────────────────────────────────────────────────────────────


def _needs(cores: Iterable[Core], names: _Names) -> tuple[Unit, ...]:
    """The definitions and indicators' scores that formulas read, each once, in order."""
    found: dict[Unit, None] = {}
    stack, seen = list(cores), set[tuple[str, str]]()
    stack.reverse()
    while stack:
        for inner in walk(stack.pop()):
            match inner:
                case Defined():
                    found["definition", inner.key] = None
                case Own(indicator=str(indicator), what="score" | "rate") if indicator:
                    found["indicator", indicator] = None
                case Column() if (column := (inner.table, inner.name)) in names.computed and column not in seen:
                    seen.add(column)
                    stack.append(names.computed[column])
                case _:
                    pass
    return tuple(found)


def _reads(unit: Unit, names: _Names, indicators: dict[str, IndicatorPlan]) -> tuple[Unit, ...]:
    kind, key = unit
    if kind == "definition":
        return _needs((names.definitions[key].core,), names)
    plan = indicators[key]
    children: tuple[Unit, ...] = tuple(("indicator", child.id) for child in plan.indicator.children)
    rule = () if plan.indicator.leaf is None else _leaf_cores(plan.indicator.leaf)
    made = _made_of(plan.indicator.together)
    return children + _needs((*rule, *made, *_gate_cores(plan.absences), *_gate_cores(plan.gates)), names)


def _made_of(together: Together) -> tuple[Core, ...]:
    return () if together.formula is None else (together.formula,)


def _leaf_cores(leaf: Leaf) -> Iterator[Core]:
    for requirement in leaf.must_hold:
        yield requirement.condition
        yield from _values(requirement.values)
    yield leaf.score
    yield from leaf.worths
    lacking = None if leaf.lacking is None else leaf.lacking.score
    yield from (core for core in (leaf.floor, leaf.cap, lacking) if core is not None)
    yield from _loss_cores(leaf.losses)
    yield from leaf.subjects


def _extra_cores(extras: Iterable[Extra]) -> Iterator[Core]:
    for extra in extras:
        yield from _loss_cores(extra.losses)
        if extra.most is not None:
            yield extra.most


def _loss_cores(losses: Iterable[Loss]) -> Iterator[Core]:
    for loss in losses:
        yield loss.amount
        yield from _values(loss.values)
        if loss.where is not None:
            yield loss.where


def _values(values: Iterable[tuple[str, Core | str | Fraction]]) -> Iterator[Core]:
    return (value for _, value in values if not isinstance(value, str | Fraction))


def _gate_cores(gates: Iterable[GatePlan]) -> list[Core]:
    return [core for plan in gates for core in (plan.gate.condition, plan.gate.points) if core is not None]


def _late_cores(system: System, grade_gates: Iterable[GatePlan]) -> list[Core]:
    tests = [core for test in system.tests for line in test.expectations for core in (line.subject, line.value)]
    lines = [line.condition for policy in system.policies for line in policy.lines]
    return [*_gate_cores(grade_gates), *lines, *(core for core in tests if core is not None)]


def _ordered(
    roots: Iterable[Unit], reads: Callable[[Unit], tuple[Unit, ...]], done: dict[Unit, None]
) -> tuple[Unit, ...]:
    """What is not done yet, everything after what it reads; depth first, without recursion.

    A cycle was refused by check.
    """
    before = len(done)
    path: dict[Unit, Iterator[Unit]] = {}  # from the root down, each with what it still has to read
    for root in roots:
        following: Unit | None = root
        while following is not None:
            if following in path:
                raise InternalError(f"{following[1]} depends on itself")
            if following not in done:
                path[following] = iter(reads(following))
            following = _next(path, done)
    return tuple(done)[before:]


def _next(path: dict[Unit, Iterator[Unit]], done: dict[Unit, None]) -> Unit | None:
    """What the deepest unit of the path reads next; units that have read everything are done."""
    while path:
        unit, rest = path.popitem()
        following = next(rest, None)
        if following is not None:
            path[unit] = rest
            return following
        done[unit] = None
    return None
