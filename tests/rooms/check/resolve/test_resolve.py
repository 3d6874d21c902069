"""What names mean, and what is said of those that mean nothing."""

from __future__ import annotations

import pytest

from checking import codes, notes, passed, said
from evaldsl.check.builtins import BUILTINS, builtin_named
from evaldsl.check.symbols import ColumnSymbol, FactSymbol, OptionSymbol, OwnSymbol, Symbol
from evaldsl.check.walk import descend
from evaldsl.diagnostics import say
from evaldsl.syntax import tree

SPEC = """
    指标体系 "试"
    基础数据
        得分率目标: 百分比
        质量达标: 是否
        支出: 金额
        情况: 选项(好, 差)
        子项目: 表
            预算: 金额
            支出: 金额
            执行率 = 支出 / 预算
    {items}
    产出 60分
        别名 产出类
        数量 ?
            {rule}
        时效 20分
            得分 = 分值
    效益 40分
        时效 10分
            得分 = 分值
        满意度 ?
            得分 = 分值
"""


def spec(items: str = "其他 = 支出", rule: str = "得分 = 分值") -> str:
    return SPEC.format(items=items.replace("\n", "\n    "), rule=rule.replace("\n", "\n            "))


def meanings(text: str) -> dict[str, Symbol]:
    """Every path of the main program that has a symbol, by its text."""
    found = passed(text)
    names: dict[str, Symbol] = {}
    for node in descend(found.modules.main.program):
        if isinstance(node, tree.Path) and node.id in found.names.symbols:
            names[node.text] = found.names.symbols[node.id]
    return names


def test_columns_stand_bare_inside_a_fold_only() -> None:
    found = meanings(spec("率 = 合计(子项目.支出 当 预算 > 0元) / 支出"))
    assert isinstance(found["子项目.支出"], ColumnSymbol)
    assert isinstance(found["预算"], ColumnSymbol)
    assert isinstance(found["支出"], FactSymbol)


def test_a_column_goes_before_a_fact_of_its_name_inside_a_fold() -> None:
    found = meanings(spec("率 = 计数(子项目 当 支出 > 预算)"))
    assert isinstance(found["支出"], ColumnSymbol)


def test_numbers_of_indicators() -> None:
    found = meanings(spec("甲 = 产出.时效.得分 + 满意度.分值 + 产出类.得分 + 总分 + 总分.分值"))
    assert found["产出.时效.得分"] == OwnSymbol(None, ("产出", "时效"), "score")
    assert found["满意度.分值"] == OwnSymbol(None, ("效益", "满意度"), "weight")
    assert found["产出类.得分"] == OwnSymbol(None, ("产出",), "score")
    assert found["总分"] == OwnSymbol(None, (), "score")
    assert found["总分.分值"] == OwnSymbol(None, (), "weight")


def test_an_indicator_called_by_the_word_for_the_whole_is_meant_itself() -> None:
    text = spec("甲 = 总分.分值").replace("    效益 40分\n        时效 10分", "    效益 40分\n        总分 10分")
    assert meanings(text)["总分.分值"] == OwnSymbol(None, ("效益", "总分"), "weight")


def test_option_labels() -> None:
    assert isinstance(meanings(spec("甲 = 情况 = 好"))["好"], OptionSymbol)


def test_a_suffix_that_fits_twice_is_ambiguous() -> None:
    text = spec("甲 = 时效.得分")
    assert said(text) == [("E0205", "时效.得分")]
    assert "产出.时效.得分、效益.时效.得分" in notes(text, "E0205")


@pytest.mark.parametrize(
    ("items", "expected", "hint"),
    [
        ("甲 = 支处", ("E0201", "支处"), "先在 基础数据 中声明"),
        ("甲 = 得分率目", ("E0201", "得分率目"), "得分率目标"),
        ("甲 = 质量达标且支出", ("E0201", "质量达标且支出"), "质量达标 且 支出"),
        ("甲 = 支出低于", ("E0201", "支出低于"), "支出 低于"),
        ("甲 = 产出", ("E0201", "产出"), "产出.得分"),
        ("甲 = 得分", ("E0201", "得分"), "总分"),
        ("甲 = 满分", ("E0201", "满分"), "总分.分值"),
        ("甲 = 产处.得分", ("E0216", "产处.得分"), ""),
        ("甲 = 合计(子项目.支处)", ("E0214", "支处"), "支出"),
        ("甲 = 汇总(支出)", ("E0210", "汇总"), "合计"),
        ("甲 10分 = 库.项目()", ("E0209", "库.项目"), ""),
        ('核对 "t"\n    设 支处 = 3元', ("E0228", "支处"), ""),
    ],
)
def test_unknown_names(items: str, expected: tuple[str, str], hint: str) -> None:
    text = spec(items)
    assert said(text) == [expected]
    assert hint in notes(text, expected[0])


def test_names_are_declared_once() -> None:
    assert said(spec("支出 = 3元")) == [("E0202", "支出")]
    assert said(spec("合计 = 3元")) == [("E0204", "合计")]
    assert said(spec("总分 = 3分")) == [("E0204", "总分")]
    assert said(spec(rule="支出 = 3元\n得分 = 分值")) == [("E0202", "支出")]
    assert said(spec("指标 叶(支出: 金额)\n    支出 ≥ 3元 得满分")) == [("E0202", "支出")]
    assert said(spec().replace("效益 40分", "产出 40分")) == [("E0202", "产出")]


def test_siblings_may_use_one_local_name() -> None:
    local = "甲 30分\n    率 = 1\n    得分 = 分值 × 率"
    assert codes(spec(f"{local}\n{local.replace('甲', '乙')}")) == []
    assert said(spec("丙 = 率", rule="率 = 1\n得分 = 分值 × 率")) == [("E0201", "率")]


def test_circle_of_definitions_is_named() -> None:
    text = spec("甲 = 乙 + 1\n乙 = 丙\n丙 = 甲\n丁 = 甲")
    assert said(text) == [("E0206", "甲")]
    (found,) = (each for each in passed(text).diagnostics if each.code == "E0206")
    assert say(found.message, "zh").endswith("甲 → 乙 → 丙 → 甲")
    assert len(found.labels) == 2


def test_circle_through_a_computed_column() -> None:
    text = spec("甲 = 合计(子项目.执行率)").replace("执行率 = 支出 / 预算", "执行率 = 甲")
    assert codes(text) == ["E0206"]


def test_long_chains_need_no_recursion() -> None:
    chain = "\n".join(f"a_{i} = a_{i + 1} + 1元" for i in range(3000))
    found = passed(spec(f"{chain}\na_3000 = 支出"))
    assert not found.names.diagnostics or {each.code for each in found.names.diagnostics} == {"W0201"}
    assert found.names.definitions[-1].name.text == "a_0"


def test_informative_facts_are_not_computed_with() -> None:
    text = spec("甲 = 支出").replace("支出: 金额\n        情况", "支出: 金额 参考\n        情况")
    assert said(text) == [("E0208", "支出")]


def test_unused_facts_are_warned_of() -> None:
    found = [each for each in passed(spec("甲 = 支出")).diagnostics if each.code == "W0201"]
    assert [each.span.text for each in found if each.span] == ["得分率目标", "质量达标", "情况", "子项目"]


_OTHER = """
    指标体系 "甲"
    基础数据
        标准: 表
            名称: 文本 键
            值: 数值
        各项: 表
            名称: 文本 键
            数: 数值
            比 = 数 / 查表(标准.值, 名称)
            倍 = 比 × 2
    合计 = 合计(各项.倍)
"""


def test_a_table_is_used_by_the_formulas_of_another_but_not_by_its_own() -> None:
    unused = "".join(line for line in _OTHER.splitlines(keepends=True) if "合计(" not in line)
    for text, told in ((_OTHER, []), (unused, ["各项"])):
        found = [each.span.text for each in passed(text).diagnostics if each.code == "W0201" and each.span]
        assert found == told


# ── modules ─────────────────────────────────────────────────────────────────────────────────────────

LIBRARY = """
    模块 标准.库
    门槛 = 50%
    指标 叶(率: 百分比)
        英文名 leaf
        率 ≥ 门槛 得满分，低于门槛 不得分
    等级 四档
        英文名 four
        优 ≥ 90分
        差 其余
"""


@pytest.mark.parametrize(
    ("imported", "used"),
    [
        ("引用 标准.库 为 库", "库.叶"),
        ("引用 标准.库", "库.叶"),
        ("引用 标准.库", "标准.库.叶"),
        ("引用 标准.库: 叶", "叶"),
        ("引用 标准.库: leaf", "leaf"),
    ],
)
def test_ways_to_import(imported: str, used: str) -> None:
    text = f'    指标体系 "试"\n    {imported}\n    甲 100分 = {used}(60%)\n'
    assert codes(text, **{"标准.库": LIBRARY}) == []


def test_imported_values_and_grades() -> None:
    text = """
        指标体系 "试"
            等级 四档
        引用 标准.库: 四档, 门槛
        甲 100分
            得分 = 分值 × 门槛
    """
    assert codes(text, **{"标准.库": LIBRARY}) == []
    assert codes(text.replace("引用 标准.库: 四档, 门槛", "门槛 = 1"), **{"标准.库": LIBRARY}) == ["E0211"]
    assert said(text.replace("四档, 门槛", "四挡, 门槛"), **{"标准.库": LIBRARY})[0] == ("E0222", "四挡")


def test_a_module_does_not_see_its_importer() -> None:
    library = "    模块 库\n    指标 叶()\n        得分 = 分值 × 门槛\n"
    text = '    指标体系 "试"\n    引用 库\n    门槛 = 50%\n    甲 100分 = 库.叶()\n'
    assert said(text, 库=library) == [("E0201", "门槛")]


def test_the_table_of_functions() -> None:
    names = [name for each in BUILTINS for name in (each.zh, each.en)]
    assert len(names) == len(set(names))
    assert all(builtin_named(name) is not None for name in names)
