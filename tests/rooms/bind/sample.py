"""A small system by hand: facts of every type, a table, checklists; and facts that fit it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from evaldsl.bind import Binding, Setting, bind, parse_setting
from evaldsl.diagnostics import Diagnostic
from evaldsl.facts import read_facts_text
from evaldsl.facts.bound import Facts
from evaldsl.model.core import Answer, Arithmetic, Column, Const, Core
from evaldsl.model.system import FactColumn, FactDeclaration, Indicator, Leaf, System
from evaldsl.model.types import DateType, NumberType, OptionType, TableType, TextType, TruthType, Type
from evaldsl.quantity.units import DAYS, MONEY, POINTS
from evaldsl.syntax import tree
from evaldsl.text import Source, Span

SPAN = Span(Source("spec.eval", ""), 0, 0)
RATIO = NumberType(percent=True)
AMOUNT = NumberType(MONEY)
BATCHES = NumberType((("批次", 1),), whole=True)


def fact(name: str, type_: Type, **more: Any) -> FactDeclaration:
    given = {"default": None, "informative": False, "explanation": None, "columns": (), "span": SPAN, **more}
    return FactDeclaration(name, type_, **given)


def column(name: str, type_: Type, **more: Any) -> FactColumn:
    return FactColumn(name, type_, **{"computed": None, "default": None, **more})


def checklist(path: str, points: tuple[str, ...], asked: tuple[int, ...], code: str | None = None) -> Indicator:
    """A leaf that asks for some of its points; the others would be bound to expressions."""
    ident = code or path
    score: Core = Const(Fraction(0), "0", type=NumberType(POINTS))
    for number in asked:
        score = Arithmetic("+", score, Answer(ident, number, type=NumberType()), type=NumberType(POINTS))
    rule = tree.Checklist((), None, span=SPAN)
    leaf = Leaf("checklist", rule, score, (), (), points=points)
    steps = tuple(path.split("."))
    return Indicator(ident, steps, steps[-1], Fraction(1), (), leaf, (), SPAN)


def branch(path: str, *children: Indicator) -> Indicator:
    steps = tuple(path.split("."))
    return Indicator(path, steps, steps[-1], Fraction(1), children, None, (), SPAN)


PROJECTS = fact(
    "子项目",
    TableType((("名称", TextType()), ("预算", AMOUNT), ("支出", AMOUNT), ("执行率", RATIO))),
    columns=(
        column("名称", TextType()),
        column("预算", AMOUNT),
        column("支出", AMOUNT, low=Fraction(0)),
        column("执行率", RATIO, computed=Column("子项目", "支出", type=AMOUNT)),
        column("批次", BATCHES, default=Const(Fraction(1), "1批次", type=BATCHES)),
    ),
)
FACTS = (
    fact("预算资金", AMOUNT, explanation="年初预算\n批复数", low=Fraction(0), low_closed=False),
    fact("占比", RATIO, low=Fraction(0), high=Fraction(1)),
    fact("存在挪用", TruthType()),
    fact("批次", BATCHES, low=Fraction(3)),
    fact("验收日期", DateType()),
    fact("类别", OptionType(("甲类", "乙类"))),
    fact("工期", NumberType(DAYS), default=Const(Fraction(30), "30天", type=NumberType(DAYS))),
    fact("死亡率", NumberType(), informative=True),
    PROJECTS,
)
INDICATORS = (
    branch(
        "决策",
        branch(
            "决策.立项",
            checklist("决策.立项.依据", ("有依据", "有文件", "有论证"), (1, 2, 3)),
            checklist("决策.立项.规范性", ("程序", "自动"), (1,), code="A102"),
        ),
        checklist("决策.目标", ("明确", '可"衡量"'), (1, 2)),
    ),
    branch("过程", checklist("过程.规范性", ("制度",), (1,))),
)
SYSTEM = System(
    title="样例",
    language="zh",
    year=2021,
    full_marks=Fraction(100),
    score_places=2,
    grades=None,
    facts=FACTS,
    definitions=(),
    indicators=INDICATORS,
    gates=(),
    policies=(),
    tests=(),
    unverified=(),
    span=SPAN,
)
ENGLISH = attrs.evolve(SYSTEM, language="en")

LINES = (
    '预算资金 = { 值 = "1481.90万元", 佐证 = "批复", 原因 = "年初" }',
    '占比 = "12%"',
    "存在挪用 = false",
    "批次 = 5",
    "验收日期 = 2021-12-31",
    '类别 = "乙类"',
)
ROWS = '[[子项目]]\n名称 = "甲"\n预算 = "350万元"\n支出 = { value = "176.37万元", evidence = "凭证" }\n佐证 = "台账"\n'
ANSWERS = (
    '[要点]\n依据 = ["符合", "部分符合", "不符合"]\nA102 = ["是"]\n目标.1 = "yes"\n'
    '目标.2 = { 答 = "部分符合", 原因 = "缺" }\n"过程.规范性" = ["met"]\n'
)
FULL = "\n".join(LINES) + "\n" + ANSWERS + ROWS


def bound(text: str, *settings: str, system: System = SYSTEM) -> Binding:
    read = read_facts_text(text, "facts.toml")
    assert read.raw is not None, read.diagnostics
    return bind(system, read.raw, tuple(setting(words, n) for n, words in enumerate(settings, 1)))


def setting(words: str, number: int = 1) -> Setting:
    parsed = parse_setting(words, number)
    assert isinstance(parsed, Setting), parsed
    return parsed


def facts(text: str, *settings: str) -> Facts:
    binding = bound(text, *settings)
    assert binding.diagnostics == ()
    assert binding.facts is not None
    return binding.facts


def problems(text: str, *settings: str) -> list[tuple[str, str]]:
    """Code and underlined text of every diagnostic; no facts then."""
    binding = bound(text, *settings)
    assert binding.facts is None
    return [(one.code, one.span.text if one.span else "") for one in binding.diagnostics]


def only(text: str, *settings: str) -> Diagnostic:
    (found,) = bound(text, *settings).diagnostics
    return found
