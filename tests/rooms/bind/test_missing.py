"""All missing facts at once, as TOML that binds when it is added to the file; and the whole form."""

from __future__ import annotations

import tomllib
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.diagnostics import say
from evaldsl.facts import facts_form
from evaldsl.model.system import System
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import DAYS, MONEY, WORKDAYS
from sample import BATCHES, ENGLISH, FACTS, FULL, INDICATORS, LINES, RATIO, ROWS, SYSTEM, bound, checklist, fact

ANSWER_LINES = (
    '依据 = ["符合", "部分符合", "不符合"]',
    'A102 = ["是"]',
    '目标.1 = "yes"',
    '目标.2 = "no"',
    '"过程.规范性" = ["met"]',
)


def chosen(items: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(items), unique=True)


@given(chosen(LINES), chosen(ANSWER_LINES), st.sampled_from(["[要点]", "[points]"]), st.booleans())
def test_the_snippet_fills_the_gaps(lines: list[str], answers: list[str], header: str, rows: bool) -> None:
    text = "\n".join([*lines, *([header] if answers else []), *answers, ROWS if rows else ""])
    assert_snippet_fills(text, SYSTEM)


@given(chosen(ANSWER_LINES), st.sampled_from(["要点 = { %s }", "points = { %s }"]))
def test_the_snippet_stands_beside_inline_answers(answers: list[str], shape: str) -> None:
    assert_snippet_fills(shape % ", ".join(answers) + "\n" + "\n".join(LINES), SYSTEM)


def assert_snippet_fills(text: str, system: System) -> None:
    binding = bound(text, system=system)
    if binding.missing is None:
        assert binding.facts is not None
        return
    assert [one.code for one in binding.diagnostics] == ["E0601"]
    tomllib.loads(binding.missing)
    whole = bound(f"{text}\n{binding.missing}", system=system)
    assert whole.diagnostics == ()
    assert whole.facts is not None


@pytest.mark.parametrize("system", [SYSTEM, ENGLISH])
def test_the_form_binds(system: System) -> None:
    form = facts_form(system)
    tomllib.loads(form)
    binding = bound(form, system=system)
    assert binding.diagnostics == ()
    assert binding.facts is not None
    assert len(binding.facts.values) == len(FACTS)


def test_the_form_in_chinese() -> None:
    assert facts_form(attrs.evolve(SYSTEM, facts=(*FACTS[:4], *FACTS[8:]), indicators=INDICATORS[1:])) == (
        "# 年初预算 批复数（金额）\n"
        '"预算资金" = "0.0001万元"\n'
        "# 百分比\n"
        '"占比" = "0%"\n'
        "# 是或否\n"
        '"存在挪用" = "否"\n'
        "# 数量（批次）\n"
        '"批次" = "3批次"\n'
        "\n"
        "# 规范性：每个要点填 符合、部分符合 或 不符合\n"
        '["要点"."过程.规范性"]\n'
        '1 = "不符合"  # 制度\n'
        "\n"
        "# 表\n"
        '# 每一行重复下面这一段；一行也没有时，改在文件最前面写 "子项目" = []\n'
        '[["子项目"]]\n'
        '"名称" = "待填写"  # 文本\n'
        '"预算" = "0.00万元"  # 金额\n'
        '"支出" = "0.00万元"  # 金额\n'
        '"批次" = "0批次"  # 数量（批次）\n'
    )


def test_one_message_names_all() -> None:
    binding = bound("批次 = 5\n[要点]\n依据 = ['是', '是', '是']\n目标.2 = '是'\n")
    (found,) = binding.diagnostics
    words = say(found.message, "zh")
    assert words == (
        "缺少 9 项数据：预算资金、占比、存在挪用、验收日期、类别、子项目、立项.规范性（要点 1）、决策.目标（要点 1）、…"
    )
    assert binding.missing is not None
    assert binding.missing in say(found.notes[0], "zh")
    assert say(found.notes[0], "en").startswith("add these lines at the end of facts.toml")


def test_nothing_is_missing_of_what_is_there() -> None:
    assert bound(FULL).missing is None


def test_a_wrong_fact_is_not_missing() -> None:
    text = FULL.replace('"12%"', "12").replace('["met"]', '["met", "met"]')
    binding = bound(text)
    assert [one.code for one in binding.diagnostics] == ["E0612", "E0635"]
    assert binding.missing is None


@given(
    st.sampled_from([NumberType(), RATIO, NumberType(MONEY), BATCHES, NumberType(DAYS), NumberType(WORKDAYS)]),
    st.none() | st.integers(-300, 300),
    st.integers(1, 500),
    st.booleans(),
    st.booleans(),
)
def test_placeholders_lie_in_their_range(
    kind: NumberType, low: int | None, width: int, low_closed: bool, high_closed: bool
) -> None:
    """Widths from 2 on, so that even an open range of whole numbers holds one."""
    start = None if low is None else Fraction(low)
    end = None if start is None else start + width + 1
    wanted = fact("x", kind, low=start, low_closed=low_closed, high=end, high_closed=high_closed)
    for language in ("zh", "en"):
        system = attrs.evolve(SYSTEM, facts=(wanted,), indicators=(), language=language)
        binding = bound(facts_form(system), system=system)
        assert binding.diagnostics == ()


def test_strange_names_and_texts_are_written_safely() -> None:
    leaf = checklist("A.「x」", ('a\n"b" # \x01',), (1,))
    strange = fact('三"公"\n经\\费', RATIO, explanation="a\x00\r\nb = 1")
    system = attrs.evolve(SYSTEM, facts=(strange,), indicators=(leaf,))
    binding = bound(facts_form(system), system=system)
    assert binding.diagnostics == ()
