"""A small builder of checked systems and bound facts, for tests of their meaning."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evaldsl.evaluate import Evaluated, evaluate
from evaldsl.facts.bound import Bound, Facts, FactTable, FactValue, PointAnswer, TableRow
from evaldsl.model.core import Arithmetic, Column, Compare, Const, Core, Defined, Extreme, Fact, Own, Piece, Piecewise
from evaldsl.model.system import (
    Definition,
    FactColumn,
    FactDeclaration,
    Gate,
    GradeBand,
    GradeScale,
    Indicator,
    Leaf,
    Loss,
    System,
)
from evaldsl.model.types import NumberType, TableType, TextType, TruthType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.units import MONEY, POINTS
from evaldsl.syntax.tree import EffectKind
from evaldsl.text import Source, Span

SPEC = Source("spec.eval", "".join(f"第 {n} 行\n" for n in range(1, 100)))
FACTS = Source("facts.toml", "".join(f"第 {n} 行\n" for n in range(1, 100)))

PURE = NumberType()
PERCENT = NumberType(percent=True)
YUAN = NumberType(MONEY)
MARKS = NumberType(POINTS)
TRUTH = TruthType()
TEXT = TextType()

SCALE = GradeScale(
    "四档",
    (
        GradeBand("优", Fraction(90), True, None, False),
        GradeBand("良", Fraction(80), True, Fraction(90), False),
        GradeBand("中", Fraction(60), True, Fraction(80), False),
        GradeBand("差", None, False, Fraction(60), False),
    ),
)


def spec_line(line: int) -> Span:
    """A place in the spec."""
    return Span(SPEC, SPEC.line_starts[line - 1], SPEC.line_starts[line - 1] + 3)


def facts_line(line: int) -> Span:
    """A place in the facts."""
    return Span(FACTS, FACTS.line_starts[line - 1], FACTS.line_starts[line - 1] + 3)


# ── formulas ──────────────────────────────────────────────────────────────────────────────────────


def num(value: int | str | Fraction, type_: Type = PURE) -> Const:
    return Const(Fraction(value), decimal_text(Fraction(value)), type=type_)


def fact(name: str, type_: Type = PURE) -> Fact:
    return Fact(name, type=type_, span=spec_line(50))


def calc(left: Core, operator: str, right: Core, type_: Type = PURE) -> Arithmetic:
    return Arithmetic(operator, left, right, type=type_, span=spec_line(51))  # type: ignore[arg-type]  # a test's literal


def compare(left: Core, operator: str, right: Core) -> Compare:
    return Compare(operator, left, right, type=TRUTH)  # type: ignore[arg-type]  # a test's literal


def least(*operands: Core) -> Extreme:
    return Extreme("min", operands, type=PURE)


def most(*operands: Core) -> Extreme:
    return Extreme("max", operands, type=PURE)


def defined(name: str, type_: Type = PURE) -> Defined:
    return Defined(name, name, type=type_)


def own(indicator: str, what: str = "score") -> Own:
    return Own(indicator, what, f"{indicator}.{what}", type=MARKS)  # type: ignore[arg-type]  # a test's literal


def column(table: str, name: str, type_: Type = PURE) -> Column:
    return Column(table, name, type=type_)


def pieces(subject: Core, *rows: tuple[int | None, int | None, Core], otherwise: Core | None = None) -> Piecewise:
    """Half-open pieces [low, high)."""
    made = tuple(
        Piece(None if low is None else num(low), True, None if high is None else num(high), False, value)
        for low, high, value in rows
    )
    return Piecewise(subject, made, otherwise, type=MARKS, span=spec_line(52))


# ── the system ────────────────────────────────────────────────────────────────────────────────────


def loss(amount: Core, **more: object) -> Loss:
    return Loss(amount, **{"because": "because.floor_zero", "values": _VALUES, "span": spec_line(40), **more})  # type: ignore[arg-type]  # a test's keywords


_VALUES = (("lost", Fraction(1)), ("weight", Fraction(2)))


def leaf(name: str, weight: int | str, score: Core, losses: tuple[Loss, ...] = (), **more: object) -> Indicator:
    """`more`: kind, subjects, floor, must_hold, gates."""
    gates = more.pop("gates", ())
    kind = more.pop("kind", "step" if losses else "formula")
    made = Leaf(kind=kind, rule=None, score=score, losses=losses, **{"subjects": (), **more})  # type: ignore[arg-type]  # only phrase/ reads the rule
    return Indicator(name, (name,), name, Fraction(weight), (), made, gates, span=spec_line(10))  # type: ignore[arg-type]  # a test's keywords


def branch(name: str, *children: Indicator, gates: tuple[Gate, ...] = ()) -> Indicator:
    weight = sum((child.weight for child in children), Fraction(0))
    return Indicator(name, (name,), name, weight, children, None, gates, span=spec_line(9))


def gate(condition: Core, effect: EffectKind = EffectKind.ZERO, **more: object) -> Gate:
    defaults = {"points": None, "label": None, "reason": None, "sentence": "有问题", "span": spec_line(60)}
    return Gate(condition, effect, **{**defaults, **more})  # type: ignore[arg-type]  # a test's keywords


def define(key: str, value: Core) -> Definition:
    return Definition(key, key, value, span=spec_line(5))


def table_of(name: str, *columns: FactColumn) -> FactDeclaration:
    types = tuple((item.name, item.type) for item in columns)
    return FactDeclaration(name, TableType(types), None, False, None, columns, span=spec_line(3))


def cell_of(name: str, type_: Type = PURE, computed: Core | None = None) -> FactColumn:
    return FactColumn(name, type_, computed, None)


def system(*indicators: Indicator, **more: object) -> System:
    """`more`: any field of System."""
    full = sum((item.weight for item in indicators), Fraction(0))
    defaults: dict[str, object] = {
        "title": "试评",
        "language": "zh",
        "year": 2021,
        "full_marks": full,
        "score_places": 2,
        "grades": None,
        "facts": (),
        "definitions": (),
        "indicators": indicators,
        "gates": (),
        "policies": (),
        "tests": (),
        "unverified": (),
        "span": spec_line(1),
    }
    return System(**{**defaults, **more})  # type: ignore[arg-type]  # a test's keywords


# ── facts ─────────────────────────────────────────────────────────────────────────────────────────


def given(name: str, value: object, shown: str | None = None, **more: object) -> FactValue:
    exact = Fraction(value) if type(value) is int else value
    return FactValue(name, exact, shown or str(value), **{"span": facts_line(20), **more})  # type: ignore[arg-type]  # a test's keywords


def rows(name: str, *cells: Mapping[str, object], **more: object) -> FactTable:
    made = tuple(
        TableRow(
            tuple((key, given(key, value, span=facts_line(30 + n))) for key, value in row.items()),
            span=facts_line(30 + n),
            **more,  # type: ignore[arg-type]  # a test's keywords
        )
        for n, row in enumerate(cells)
    )
    return FactTable(name, made, facts_line(29))


def facts(*bound: Bound, answers: tuple[PointAnswer, ...] = ()) -> Facts:
    return Facts({item.name: item for item in bound}, {(item.indicator, item.index): item for item in answers})


def run(made: System, *bound: Bound, answers: tuple[PointAnswer, ...] = ()) -> Evaluated:
    return evaluate(made, facts(*bound, answers=answers), {"甲": "甲的规则"})
