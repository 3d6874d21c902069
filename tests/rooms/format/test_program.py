"""Whole programs in canonical form."""

from __future__ import annotations

from evaldsl.format import print_program
from evaldsl.text.width import display_width
from rooms.syntax.reading import program

WRITTEN = """\
evaldsl 1
指标体系 “示例”
  满分 100分
  得分 保留 2位小数
  不足一档 按比例
导入 标准.项目支出_2020 为 项目
引用 标准.等级：财政四档
事实
  预算资金：金额 “年初预算”
  批次：数量(批次) 小数 缺省 0批次 范围 [0批次，9批次] 参考
  清单：表
    类别：选项(甲、乙)
    半 = 数 ／ 2
率 ＝ 支出 ÷ 预算资金
差 ＝ 1
决策 15分
  立项 1/3 ＝ 项目.立项
  「指标1」 ？
    要点
      1. 甲，2分
      (2) 乙（3分）。
当 率＜50% 总分不超过 59分 “太低”
校核 “规定”
  决策.分值≥10分 否则 提醒 “偏低”
测试 “例”
  设 率 ＝ 90%
  等级 期望 中
  期望 错误 E0301
"""

CHINESE = """\
evaldsl 1
指标体系 "示例"
    满分 100分
    得分 保留 2位小数
    不足一档 按比例

引用 标准.项目支出_2020 为 项目
引用 标准.等级: 财政四档

基础数据
    预算资金: 金额 "年初预算"
    批次: 数量(批次) 小数 范围 [0批次, 9批次] 缺省 0批次 参考
    清单: 表
        类别: 选项(甲, 乙)
        半 = 数 / 2

率 = 支出 / 预算资金
差 = 1

决策 15分
    立项 1/3 = 项目.立项
    「指标1」 ?
        要点
            ① 甲，2分
            ② 乙，3分

当 率 < 50% 总分不超过 59分 "太低"

校核 "规定"
    决策.分值 ≥ 10分 否则 提醒 "偏低"

核对 "例"
    设 率 = 90%
    等级 应为 中
    应为 错误 E0301
"""

ENGLISH = """\
evaldsl 1
system "示例"
    full marks 100 points
    score keeps 2 decimals
    part steps proportional

import 标准.项目支出_2020 as 项目
import 标准.等级: 财政四档

facts
    预算资金: money "年初预算"
    批次: count(批次) decimals range [0批次, 9批次] default 0批次 informative
    清单: table
        类别: choice(甲, 乙)
        半 = 数 / 2

率 = 支出 / 预算资金
差 = 1

决策 15 points
    立项 1/3 = 项目.立项
    `指标1` ?
        checklist
            ① 甲, 2 points
            ② 乙, 3 points

when 率 < 50% total at most 59 points "太低"

policy "规定"
    决策.分值 ≥ 10 points otherwise remind "偏低"

test "例"
    set 率 = 90%
    grade should be 中
    should be error E0301
"""


def test_canonical_form_in_chinese() -> None:
    assert print_program(program(WRITTEN), "zh") == CHINESE
    assert print_program(program(CHINESE), "zh") == CHINESE


def test_canonical_form_in_english() -> None:
    assert print_program(program(WRITTEN), "en") == ENGLISH
    assert print_program(program(ENGLISH), "en") == ENGLISH
    assert print_program(program(ENGLISH), "zh") == CHINESE


def test_an_empty_program_prints_nothing() -> None:
    assert print_program(program(""), "zh") == ""


def test_reusable_indicators_and_modules() -> None:
    text = """\
模块 标准.计分
    英文名 std.scoring
    适用年度 2020-2030

等级 四档
    来源 "文号"
    优 ≥90分
    良 80分(含)-90分
    差 其余

指标 到位率(到位: 金额, 达标: 百分比 缺省 100%, 是否必须: 是否 缺省 否)
    到位 / 2 ≥ 达标 得满分，否则按比例得分

指标 空
    x 得满分
"""
    assert print_program(program(text), "zh") == text
    assert print_program(program(print_program(program(text), "en")), "zh") == text


def test_other_weights_and_gates() -> None:
    text = """\
甲 权重 10
    乙 等权
        当 x 不得分 "原因"
    丙 套用 库.丙(1, 名: 2)
    丁 20% = 库.丁

当 x 等级不高于 "B+"
"""
    assert print_program(program(text), "zh") == text
    assert program(print_program(program(text), "en")) == program(text)


def test_long_lists_of_parameters_take_several_lines() -> None:
    names = [f"本年度第{digit}项实际完成情况" for digit in "一二三四五六七八"]
    parameters = ", ".join(f"{name}: 百分比" for name in names)
    text = f"模块 长\n    适用年度 2020 及以上\n\n指标 很多({parameters})\n    x 得满分\n"
    printed = print_program(program(text), "zh")
    head = printed.split("\n")[3:7]
    assert head[0] == "指标 很多("
    assert [line.count(":") for line in head[1:]] == [3, 3, 2]
    assert all(display_width(line) <= 110 for line in head)
    assert "    适用年度 2020 及以上\n" in printed
    assert program(printed) == program(text)
    assert print_program(program(printed), "zh") == printed
    english = print_program(program(text), "en")
    assert "years 2020 or above" in english
    assert print_program(program(english), "zh") == printed
