"""Settings override the file, one place each."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from evaldsl.bind import Setting, named_setting, parse_setting
from evaldsl.diagnostics import Diagnostic, say
from evaldsl.facts.bound import FactTable, FactValue
from sample import ANSWERS, FACTS, FULL, SPAN, SYSTEM, bound, facts, only, problems, setting


@pytest.mark.parametrize(
    ("words", "path", "value"),
    [
        ("预算资金=1500万元", ("预算资金",), "1500万元"),
        (" 预算资金 ＝ “1500万元” ", ("预算资金",), "1500万元"),
        ("子项目[2].支出=10元", ("子项目", 2, "支出"), "10元"),
        ("子项目［２］．支出=１０元", ("子项目", 2, "支出"), "１０元"),
        ("要点.过程.规范性.1=是", ("要点", "过程", "规范性", "1"), "是"),
        ("「三公=变动」=1", ("三公=变动",), "1"),
        ('"a.b"=x=y', ("a.b",), "x=y"),
        ("甲=", ("甲",), ""),
    ],
)
def test_settings_are_read(words: str, path: tuple[str | int, ...], value: str) -> None:
    found = setting(words, 3)
    assert (found.path, found.value.value) == (path, value)
    assert found.span.line == 3
    assert found.value.span.text == value


@pytest.mark.parametrize("words", ["", "甲", "=1", "甲.=1", "甲[1=1", "甲[x]=1", "甲]=1", "[1]=2"])
def test_what_is_no_setting(words: str) -> None:
    found = parse_setting(words)
    assert isinstance(found, Diagnostic)
    assert found.code == "E0645"


def test_a_setting_in_a_program() -> None:
    found = named_setting("子项目[1].支出", "“10元”", SPAN)
    assert isinstance(found, Setting)
    assert (found.path, found.value.value, found.value.span) == (("子项目", 1, "支出"), "10元", SPAN)
    assert isinstance(named_setting("甲 乙[", "1", SPAN), Diagnostic)


def test_a_fact_is_replaced_with_its_remarks() -> None:
    budget = facts(FULL, "预算资金=1500万元").values["预算资金"]
    assert budget == FactValue("预算资金", Fraction(15_000_000), "1500万元")
    assert budget.span is not None
    assert budget.span.place == "--set:1:6"


def test_a_setting_makes_up_for_a_wrong_or_missing_fact() -> None:
    repaired = facts(FULL.replace('占比 = "12%"', "占比 = 12"), "占比=12%").values["占比"]
    assert repaired == facts(FULL).values["占比"]
    assert "占比" in facts(FULL.replace('占比 = "12%"\n', ""), "占比=12%").values


def test_a_cell_is_replaced() -> None:
    table = facts(FULL, "子项目[1].支出=2元").values["子项目"]
    assert isinstance(table, FactTable)
    assert table.rows[0].cell("支出") == FactValue("支出", Fraction(2), "2元")
    assert table.rows[0].cell("预算") is not None


def test_an_answer_is_replaced_or_given() -> None:
    answers = facts(FULL, "要点.目标.2=不符合", "points.过程.规范性.1=no").answers
    assert [answers[key].value.value for key in (("决策.目标", 2), ("过程.规范性", 1))] == [0, 0]
    assert answers["决策.目标", 2].value.reason is None
    partly = FULL.replace(ANSWERS, ANSWERS.replace('A102 = ["是"]\n', ""))
    assert facts(partly, "要点.A102.1=是").answers["A102", 1].value.value == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("预算=1", "E0602"),
        ("预算资金.a=1", "E0646"),
        ("子项目=1", "E0646"),
        ("子项目[1]=1", "E0646"),
        ("子项目[0].支出=1元", "E0646"),
        ("子项目[2].支出=1元", "E0646"),
        ("子项目[1].支付=1元", "E0622"),
        ("子项目[1].执行率=1%", "E0623"),
        ("要点.目标=是", "E0646"),
        ("要点=是", "E0646"),
        ("要点.目的.1=是", "E0630"),
        ("要点.规范性.1=是", "E0636"),
        ("要点.决策.1=是", "E0632"),
        ("要点.目标.3=是", "E0637"),
        ("要点.目标.1=一般", "E0633"),
        ("占比=97.5", "E0612"),
        ("占比=", "E0627"),
        ("批次=2", "E0620"),
    ],
)
def test_mistakes(words: str, code: str) -> None:
    assert [found for found, _ in problems(FULL, words)] == [code]


def test_two_settings_of_one_place_are_refused() -> None:
    found = only(FULL, "要点.目标.1=是", "要点.决策.目标.1=否")
    assert found.code == "E0647"
    assert [label.span.text for label in found.labels] == ["要点.目标.1"]


def test_the_name_of_no_fact_lists_the_facts_there_are() -> None:
    few = attrs.evolve(SYSTEM, facts=FACTS[:2], indicators=())
    (found, *_) = bound('预算资金 = "1元"\n占比 = "1%"', "乙=5", system=few).diagnostics
    assert [say(note, "zh") for note in found.notes] == ["声明过的数据：预算资金、占比"]
