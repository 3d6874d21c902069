"""All missing facts at once, as TOML that binds when it is added to the file; and the whole form."""

from __future__ import annotations

import re
import tomllib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.bind import bind
from evaldsl.diagnostics import say
from evaldsl.facts import facts_form, read_facts_text
from evaldsl.model.system import System
from evaldsl.model.types import OptionType
from sample import ENGLISH, FACTS, FULL, INDICATORS, LINES, RATIO, ROWS, SYSTEM, bound, checklist, fact

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


VALUES = {
    "预算资金": '"1481.90万元"',
    "占比": '"12%"',
    "存在挪用": '"否"',
    "批次": '"5批次"',
    "验收日期": '"2021-12-31"',
    "类别": '"乙类"',
    "工期": '"30天"',
    "死亡率": '"1"',
    "名称": '"甲"',
    "预算": '"350万元"',
    "支出": '"0元"',
}
MARKS = ('"待填写"', '"to be filled in"')


def filled(form: str) -> str:
    """A form with its tables taken in and every mark replaced."""
    lines, header = [], ""
    for line in re.sub(r'^# (?=\[\[|".*" = )', "", form, flags=re.MULTILINE).split("\n"):
        if line.startswith("["):
            header = line.split("#")[0].strip(' []"')
        key = line.partition(" = ")[0].strip('"')
        value = VALUES.get(header if key in ("值", "value") else key, '"符合"')
        lines.append(line.replace(MARKS[0], value).replace(MARKS[1], value))
    return "\n".join(lines)


def assert_snippet_fills(text: str, system: System) -> None:
    """The snippet is TOML that the file takes at its end; until it is filled in nothing is bound."""
    binding = bound(text, system=system)
    if binding.missing is None:
        assert binding.facts is not None
        return
    assert [one.code for one in binding.diagnostics] == ["E0601"]
    tomllib.loads(binding.missing)
    unfilled = bound(f"{text}\n{binding.missing}", system=system)
    assert unfilled.facts is None
    assert [one.code for one in unfilled.diagnostics] == ["E0601"]
    assert dict(unfilled.diagnostics[0].message.args)["count"] == dict(binding.diagnostics[0].message.args)["count"]
    whole = bound(f"{text}\n{filled(binding.missing)}", system=system)
    assert whole.diagnostics == ()
    assert whole.facts is not None


@pytest.mark.parametrize("system", [SYSTEM, ENGLISH])
def test_the_form_binds_when_filled_in(system: System) -> None:
    form = facts_form(system)
    tomllib.loads(form)
    assert [one.code for one in bound(form, system=system).diagnostics] == ["E0601"]
    binding = bound(filled(form), system=system)
    assert binding.diagnostics == ()
    assert binding.facts is not None
    assert len(binding.facts.values) == len(FACTS)


def test_the_form_in_chinese() -> None:
    assert facts_form(attrs.evolve(SYSTEM, facts=(*FACTS[:4], *FACTS[8:]), indicators=INDICATORS[1:])) == (
        "# 年初预算 批复数（金额，如 1481.90万元）\n"
        '"预算资金" = "待填写"\n'
        "# 百分比，如 60%\n"
        '"占比" = "待填写"\n'
        "# 是或否\n"
        '"存在挪用" = "待填写"\n'
        "# 数量（批次）\n"
        '"批次" = "待填写"\n'
        "\n"
        "# 规范性：每个要点填 符合、部分符合 或 不符合\n"
        '["要点"."过程.规范性"]\n'
        '1 = "待填写"  # 制度\n'
        "\n"
        "# 表\n"
        '# 有几行就写几段，去掉下面各行开头的 #；一行也没有时，改在文件最前面写 "子项目" = []\n'
        '# [["子项目"]]\n'
        '# "名称" = "待填写"  # 文本\n'
        '# "预算" = "待填写"  # 金额，如 1481.90万元\n'
        '# "支出" = "待填写"  # 金额，如 1481.90万元\n'
        '# "批次" = "待填写"  # 数量（批次）\n'
    )


@pytest.mark.parametrize("mark", ["待填写", "待填", "To be filled in", "to fill in", " 待填写 "])
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('预算资金 = "1481.90万元"', "预算资金"),
        ('占比 = "12%"', "占比"),
        ("存在挪用 = false", "存在挪用"),
        ("批次 = 5", "批次"),
        ("验收日期 = 2021-12-31", "验收日期"),
        ('类别 = "乙类"', "类别"),
        ('名称 = "甲"', "子项目.名称"),
        ('目标.1 = "yes"', "目标（要点 1）"),
    ],
)
def test_a_mark_is_never_a_value(mark: str, line: str, name: str) -> None:
    text = FULL.replace('预算资金 = { 值 = "1481.90万元", 佐证 = "批复", 原因 = "年初" }', '预算资金 = "1481.90万元"')
    assert line in text
    key = line.partition(" = ")[0]
    found = bound(text.replace(line, f'{key} = "{mark}"'))
    assert found.facts is None
    assert found.missing is None
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "E0601"
    assert say(diagnostic.message, "zh") == f"缺少 1 项数据：{name}"
    assert name in say(diagnostic.notes[0], "zh")


def test_an_option_may_be_called_like_the_mark() -> None:
    system = attrs.evolve(SYSTEM, facts=(fact("状态", OptionType(("待填写", "已填"))),), indicators=())
    assert bound('状态 = "待填写"', system=system).facts is not None


@pytest.mark.parametrize(
    "head",
    [
        "[要点.过程.规范性]\n1 = '是'",
        "[要点]\n依据 = ['是', '是', '是']",
        "[[子项目]]\n名称 = '甲'\n预算 = 0\n支出 = 0",
    ],
)
def test_single_facts_stay_out_of_any_table_at_the_end(head: str) -> None:
    missing = bound(head).missing
    assert missing is not None
    assert '["占比"]\n"值" = "待填写"' in missing


@pytest.mark.parametrize(
    "answers",
    [
        "[要点.甲]\n1 = '是'",
        "[要点]\n甲.1 = '是'",
        "要点.甲.1 = '是'",
        "要点.甲.1 = { 答 = '是' }\n[要点.甲.2]\n答 = '否'",
    ],
)
def test_a_table_of_answers_is_continued(answers: str) -> None:
    """One that TOML does not allow to be opened twice; the keyword stays that of the file."""
    leaf = checklist("甲", ("一", "二", "三"), (1, 2, 3))
    system = attrs.evolve(SYSTEM, facts=(), indicators=(leaf,))
    binding = bound(answers, system=system)
    assert binding.missing is not None
    assert '["要点"."甲".3]  # 三\n"答" = "待填写"' in binding.missing
    assert "points" not in binding.missing
    assert bound(f"{answers}\n{filled(binding.missing)}", system=system).facts is not None


def test_a_misspelt_fact_is_one_mistake() -> None:
    binding = bound(FULL.replace("存在挪用 = ", "存在娜用 = "))
    assert [one.code for one in binding.diagnostics] == ["E0602"]
    assert binding.missing is None
    both = bound(FULL.replace("存在挪用 = ", "存在娜用 = ").replace("批次 = 5\n", ""))
    assert [one.code for one in both.diagnostics] == ["E0602", "E0601"]
    setting = bound(FULL.replace("存在挪用 = false\n", ""), "存在娜用=否")
    assert [one.code for one in setting.diagnostics] == ["E0602"]
    assert both.missing == '# 数量（批次）\n["批次"]\n"值" = "待填写"\n'


@pytest.mark.parametrize(
    ("for_test", "begins"), [(False, "存为数据文件（如 facts.toml）"), (True, "在核对里用“设 名称 = 值”")]
)
def test_without_a_file_the_advice_is_to_make_one(for_test: bool, begins: str) -> None:
    raw = read_facts_text("", "").raw
    assert raw is not None
    (found,) = bind(SYSTEM, raw, for_test=for_test).diagnostics
    assert say(found.notes[0], "zh").startswith(begins)


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


def test_strange_names_and_texts_are_written_safely() -> None:
    leaf = checklist("A.「x」", ('a\n"b" # \x01',), (1,))
    strange = fact('三"公"\n经\\费', RATIO, explanation="a\x00\r\nb = 1")
    system = attrs.evolve(SYSTEM, facts=(strange,), indicators=(leaf,))
    form = facts_form(system).replace('三\\"公\\"\\n经\\\\费" = "待填写"', '三\\"公\\"\\n经\\\\费" = "1%"')
    assert bound(filled(form), system=system).diagnostics == ()
