"""Placing reusable indicators."""

from __future__ import annotations

from fractions import Fraction

from checking import codes, passed, result, system
from evaldsl.check.placed import Placed
from evaldsl.diagnostics import say
from evaldsl.quantity.limits import MAX_NODES
from evaldsl.syntax import tree

LIBRARY = """
    模块 标准.库
        待核 "全部凭记忆"
    门槛 = 50%
    指标 到位率(到位: 金额, 预算: 金额, 目标: 百分比 缺省 100%)
        指标解释 "到位与预算之比"
        来源 "某号文"
        率 = 到位 / 预算
        率 ≥ 目标 得满分，否则按比例得分
        当 率 < 门槛 不得分 "不足一半"
    指标 过程(到位: 金额, 预算: 金额)
        资金 60% = 到位率(到位, 预算 + 0元)
        其余项 ?
            得分 = 分值 × (资金.得分率)
"""
SPEC = """
    指标体系 "试"
        得分 不舍入
    引用 标准.库 为 库
    基础数据
        甲到位: 金额
        甲预算: 金额
    甲 40分 = 库.到位率(甲到位, 预算: 甲预算 × 2, 目标: 80%)
        指标解释 "本项目的说法"
    乙 60分 = 库.过程(甲到位, 甲预算)
    核对 "路径"
        乙.资金.得分 应为 1分
"""
LIBRARIES = {"标准.库": LIBRARY}


def placed(text: str, **libraries: str) -> tuple[Placed, ...]:
    return passed(text, **libraries).expanded.placed


def test_tree_is_written_out() -> None:
    first, second = placed(SPEC, **LIBRARIES)
    assert [child.path for child in second.children] == [("乙", "资金"), ("乙", "其余项")]
    assert first.module == "标准.库"
    assert [(a.kind, getattr(a.value, "text", "")) for a in first.attributes] == [
        (tree.AttributeKind.EXPLANATION, "本项目的说法"),
        (tree.AttributeKind.SOURCE, "某号文"),
    ]


def test_arguments_stand_for_parameters_and_keep_together() -> None:
    definition = placed(SPEC, **LIBRARIES)[0].definitions[0]
    assert isinstance(definition.value, tree.Arithmetic)
    assert isinstance(definition.value.right, tree.Group)


def test_scores_of_placed_indicators() -> None:
    found = result(SPEC, '"甲到位" = "80万元"\n"甲预算" = "100万元"', **LIBRARIES)
    first, second = found.children
    assert first.score == 0  # 80 / 200 is below the library's 50%
    assert [child.score for child in second.children] == [Fraction("28.8"), Fraction("19.2")]
    assert [line.because.args for line in first.lines if line.kind == "gate"] == [(("sentence", "率 < 门槛"),)]


def test_local_definitions_have_a_key_for_each_place() -> None:
    found = system(SPEC, **LIBRARIES)
    assert [(each.key, each.shown) for each in found.definitions] == [
        ("标准.库.门槛", "门槛"),
        ("乙.资金.率", "率"),
        ("甲.率", "率"),
    ]


def test_unverified_notes_of_what_is_imported() -> None:
    assert [(each.module, each.words) for each in system(SPEC, **LIBRARIES).unverified] == [("标准.库", "全部凭记忆")]


# ── mistakes ────────────────────────────────────────────────────────────────────────────────────────

HEAD = """
    指标体系 "试"
    基础数据
        x: 金额
    指标 叶(量: 金额)
        量 ≥ 1万元 得满分
"""


def test_arguments_must_fit() -> None:
    for call, code in (
        ("叶()", "E0231"),
        ("叶(x, x)", "E0226"),
        ("叶(数: x)", "E0227"),
        ("叶(x, 量: x)", "E0230"),
        ("叶(30天)", "E0464"),
        ("叶(3)", "E0464"),
        ("叶(x > 1元)", "E0464"),
    ):
        assert codes(f"{HEAD}    甲 100分 = {call}\n") == [code], call


def test_recursion_is_refused_by_name() -> None:
    text = f"{HEAD}    指标 枝()\n        子 ? = 叉()\n    指标 叉()\n        子 ? = 枝()\n    甲 100分 = 枝()\n"
    found = passed(text).diagnostics
    assert [each.code for each in found if each.code != "W0201"] == ["E0221"]
    assert say(found[-1].message, "zh").endswith("枝 → 叉 → 枝")


def test_doubling_is_counted_before_it_is_done() -> None:
    blocks = ["    指标 层0(量: 金额)\n        量 ≥ 1万元 得满分\n"]
    blocks += [f"    指标 层{i}(量: 金额)\n        子 ? = 层{i - 1}(量 + 量)\n" for i in range(1, 40)]
    text = '    指标体系 "试"\n    基础数据\n        x: 金额\n' + "".join(blocks) + "    甲 100分 = 层39(x)\n"
    text = text.replace("层", "层_")
    assert codes(text) == ["E0223"]
    assert MAX_NODES < 2**39


def test_many_placements_are_counted() -> None:
    blocks = ["    指标 层_0()\n        x ≥ 1万元 得满分\n"]
    for i in range(1, 8):
        children = "".join(f"        子_{k} 等权 = 层_{i - 1}()\n" for k in range(8))
        blocks.append(f"    指标 层_{i}()\n{children}")
    text = '    指标体系 "试"\n    基础数据\n        x: 金额\n' + "".join(blocks) + "    甲 100分 = 层_7()\n"
    assert codes(text) == ["E0223"]


def test_shape_of_the_tree() -> None:
    for block, code in (
        ('        指标解释 "空"\n', "E0217"),
        ("        x ≥ 1元 得满分\n        x ≥ 2元 得满分\n", "E0219"),
        ("        x ≥ 1元 得满分\n        子 ?\n            得分 = 分值\n", "E0218"),
    ):
        assert codes(f"{HEAD}    甲 100分\n{block}") == [code]


def test_codes_are_unique() -> None:
    leaf = "        代码 A1\n        得分 = 分值\n"
    assert codes(f"{HEAD}    甲 60分\n{leaf}    乙 40分\n{leaf}") == ["E0220"]


def test_what_is_placed_takes_remarks_only() -> None:
    text = f"{HEAD}    甲 100分 = 叶(x)\n        代码 A1\n        当 x < 1元 不得分\n"
    assert codes(text) == ["E0224"]


def test_module_mistakes_are_found_unplaced() -> None:
    library = '    模块 库\n    指标 空()\n        指标解释 "无"\n    校核 "甲"\n        1 > 0 否则 提醒 "无"\n'
    assert codes('    指标体系 "试"\n    引用 库\n    甲 100分\n        得分 = 分值\n', 库=library) == ["E0217"]
