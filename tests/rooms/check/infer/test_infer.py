"""Types and units: what fits, and the one diagnostic for what does not."""

from __future__ import annotations

import pytest

from checking import codes, notes, passed, said
from evaldsl.model.types import DateType, NumberType, OptionType, TextType, TruthType, Type
from evaldsl.quantity.units import DAYS, MONEY, POINTS, PURE, WORKDAYS
from evaldsl.syntax import tree

FACTS = """
    预算: 金额
    支出: 金额
    天: 天数
    工日: 工作日
    率: 百分比
    数: 数值
    批数: 数量(批次)
    计划批数: 数量(批次)
    起数: 数量(起)
    开始: 日期
    结束: 日期
    情况: 选项(好, 一般, 差)
    有: 是否
    备注: 文本
    子项目: 表
        名称: 文本
        预算数: 金额
        支出数: 金额
        执行率 = 支出数 / 预算数
        类别: 选项(甲类, 乙类)
"""


def spec(items: str = "", rule: str = "得分 = 分值") -> str:
    lines = [f"    {line}" for line in items.splitlines()]
    below = [f"        {line}" for line in rule.splitlines()]
    facts = [f"    {line}" for line in FACTS.strip("\n").splitlines()]
    return "\n".join(['    指标体系 "试"', "    基础数据", *facts, *lines, "    产出 100分", *below]) + "\n"


def type_of(formula: str) -> Type:
    found = passed(spec(f"所求 = {formula}"))
    assert not [each.code for each in found.diagnostics if each.code != "W0201"]
    (item,) = (i for i in found.modules.main.program.items if isinstance(i, tree.Definition))
    return found.types.named[item.id]


PERCENT = NumberType(percent=True)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("支出 / 预算", PERCENT),
        ("批数 / 计划批数", PERCENT),
        ("计数(子项目 当 支出数 > 0) / 计数(子项目)", PERCENT),
        ("数 / 3", NumberType()),
        ("1 - 率", PERCENT),
        ("率 × 2", PERCENT),
        ("率 / 2", PERCENT),
        ("率 × 预算", NumberType(MONEY)),
        ("预算 / 批数", NumberType((("元", 1), ("批次", -1)))),
        ("预算 / 批数 × 计划批数", NumberType(MONEY)),
        ("预算 + 0", NumberType(MONEY)),
        ("批数 + 1", NumberType((("批次", 1),), whole=True)),
        ("天 + 3", NumberType(DAYS)),
        ("结束 - 开始", NumberType(DAYS, whole=True)),
        ("开始 + 30天", DateType()),
        ("分值比 × 100分", NumberType(POINTS)),
        ("产出.得分", NumberType(POINTS)),
        ("产出.得分率", PERCENT),
        ("(1 + 率)^2", PERCENT),
        ("若 有 则 率 否则 1", PERCENT),
        ("对应(情况; 好 1, 一般 80%, 差 0)", PERCENT),
        ('对应(备注; "甲" 3元, 其余 1元)', NumberType(MONEY)),
        ("合计(子项目.支出数)", NumberType(MONEY)),
        ("加权平均(子项目.执行率, 子项目.预算数)", PERCENT),
        ("中位数(子项目.支出数 当 类别 = 甲类)", NumberType(MONEY)),
        ("占比(子项目 当 执行率 ≥ 90%)", PERCENT),
        ('子项目(类别 = "乙类")', NumberType(whole=True)),
        ("最大(率, 1, 50%)", PERCENT),
        ("最小(支出, 预算)", NumberType(MONEY)),
        ("绝对值(支出 - 预算)", NumberType(MONEY)),
        ("四舍五入(率, 2)", PERCENT),
        ("向上取整(天)", NumberType(DAYS, whole=True)),
        ("数^数", NumberType()),
        ("(1 + 率)^(1/2)", PERCENT),
        ("开方(方差(子项目.支出数))", NumberType(MONEY)),
        ("几何平均(子项目.支出数)", NumberType(MONEY)),
        ("标准差(子项目.执行率)", PERCENT),
        ("去尾(率, 1)", PERCENT),
        ("自然对数(数)", NumberType()),
        ('包含(备注, "x")', TruthType()),
        ("取年(开始)", NumberType(whole=True)),
        ("工作日数(开始, 结束)", NumberType(WORKDAYS, whole=True)),
        ("加月(开始, 3)", DateType()),
        ("查找(子项目.类别 当 支出数 > 0)", OptionType(("甲类", "乙类"))),
        ("最大者(子项目.类别, 子项目.支出数)", TextType()),
        ("最大(子项目.支出数 - 平均(子项目.支出数))", NumberType(MONEY)),
        ("情况 = 好", TruthType()),
        ("60% ≤ 率 < 80%", TruthType()),
        ("率 在 [80%, 90%)", TruthType()),
        ("非 有 且 (率 > 0 或 天 > 3天)", TruthType()),
        ("若 有 则 情况 否则 情况", OptionType(("好", "一般", "差"))),
        ("备注", TextType()),
    ],
)
def test_types_of_formulas(formula: str, expected: Type) -> None:
    assert type_of(formula.replace("分值比", "率")) == expected


@pytest.mark.parametrize(
    ("formula", "code", "hint"),
    [
        ("预算 + 天", "E0401", "预算 / 天"),
        ("天 + 工日", "E0401", ""),
        ("预算 + 3", "E0401", "3元、3万元"),
        ("产出.得分 - 20%", "E0402", "产出.得分 - 20分、产出.得分 × (1 - 20%)"),
        ("预算 > 天", "E0403", ""),
        ("预算 > 3", "E0403", "3元、3万元"),
        ("有 = 3", "E0403", ""),
        ("率 ≥ 95", "E0404", "95%”还是“9500%"),
        ("-率 > -20", "E0404", "-20%”还是“-2000%"),
        ("有 + 1", "E0407", ""),
        ("合计(子项目.名称)", "E0407", ""),
        ("有 且 率 > 0 或 天 > 3", "E0408", "括号"),
        ("-数^2", "E0409", "-(数^2) 或 (-数)^2"),
        ("60% ≤ 率 > 3%", "E0411", ""),
        ("情况 = 中", "E0412", "好、一般、差"),
        ("情况 > 好", "E0413", ""),
        ("预算^0.5", "E0481", "比值"),
        ("开方(预算)", "E0481", "比值"),
        ("开方(数, 1.5)", "E0480", ""),
        ("开方(有)", "E0464", ""),
        ("字数(数)", "E0464", ""),
        ("取年(数)", "E0464", ""),
        ("工作日数(开始, 结束, 子项目.名称)", "E0482", ""),
        ("加工作日(开始, 天)", "E0464", ""),
        ("查找(子项目.支出数)", "E0415", ""),
        ("最大者(子项目.支出数, 子项目.预算数)", "E0464", ""),
        ("数^天", "E0414", ""),
        ("数^65", "E0430", ""),
        ("合计(支出)", "E0415", ""),
        ("占比(子项目)", "E0415", ""),
        ("四舍五入(率)", "E0415", ""),
        ("四舍五入(率, 13)", "E0431", ""),
        ("子项目.支出数", "E0416", "合计(子项目.支出数)"),
        ("子项目 + 1", "E0417", "计数(子项目)"),
        ("对应(率; 好 1, 其余 2)", "E0738", "区间"),
        ("对应(率 > 1; 好 1, 其余 2)", "E0418", ""),
        ("对应(情况; 好 1)", "E0419", ""),
        ('对应(备注; "甲" 1)', "E0429", ""),
        ("若 有 则 预算 否则 天", "E0420", ""),
        ("若 率 则 1 否则 2", "E0406", ""),
        ("最大(率, 预算)", "E0420", ""),
        ("合计(子项目.支出数 / 最大(子项目.支出数 - 平均(子项目.支出数)))", "E0424", ""),
        ("好 = 一般", "E0427", ""),
        ("对应(情况; 好 1, 好 2, 其余 3)", "E0428", ""),
        ("开始 + 结束", "E0438", ""),
        ("开始 × 2", "E0438", ""),
    ],
)
def test_mistakes_in_formulas(formula: str, code: str, hint: str) -> None:
    text = spec(f"所求 = {formula}\n次 = 所求")
    assert codes(text) == [code]
    assert hint in notes(text, code)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("率 ≥ 95% 得 5", "E0422"),
        ("率 ≥ 95% 得 5元", "E0421"),
        ("支出 ≥ 3万元 得满分，每低1%扣0.5分", "E0405"),
        ("率 ≥ 95% 得满分，每低2扣1分", "E0404"),
        ("率 ≥ 95% 得满分，每低1天扣1分", "E0451"),
        ("率 ≥ 95% 得满分，每低0%扣1分", "E0452"),
        ("有 得满分，每低1%扣1分", "E0442"),
        ("率 ≥ 95% 且 有 得满分，80%(含)-95% 得 4分", "E0442"),
        ("率 > 0 不得分，否则按比例得分", "E0443"),
        ("支出 按比例得分", "E0450"),
        ("备注 得满分", "E0406"),
        ("得分 = 率", "E0426"),
        ("得分 = 3", "E0422"),
        ("当 天 不得分\n得分 = 分值", "E0406"),
        ("当 有 总分不超过 59\n得分 = 分值", "E0422"),
        ("分档 有\n    ≥ 90% 得 4分\n    其余 不得分", "E0453"),
        ("分档 情况\n    好 得 4分\n    中 不得分", "E0412"),
        ("分档 率\n    好 得 4分\n    其余 不得分", "E0455"),
        ("分档 率\n    ≥ 90 得满分\n    其余 不得分", "E0404"),
        ("分档 率\n    ≥ 90% 得满分\n    其余 按比例得分", "E0444"),
        ("评判等级 率\n    好 得满分", "E0455"),
        ("评判等级 情况\n    好 得满分\n    中 得 1分", "E0412"),
        ("定性分档 情况, 率数\n    好 80%(含)-100%", "E0201"),
        ("定性分档 情况, 天\n    好 80%(含)-100%\n    一般 0%-80%", "E0421"),
        ("要点 每缺一项扣 1分\n    ① 甲，2分\n    ② 乙", "E0456"),
        ("插值 有\n    60% 得 0分", "E0407"),
        ("插值 率\n    60天 得 0分\n    90% 得满分", "E0403"),
        ("扣分\n    当 有 得满分", "E0457"),
        ("扣分\n    备注 每 1条 扣 1分", "E0407"),
        ("扣分\n    起数 每 1条 扣 1分", "E0451"),
        ("扣分\n    备注 不得分", "E0406"),
    ],
)
def test_mistakes_in_rules(rule: str, code: str) -> None:
    assert codes(spec(rule=rule)) == [code]


@pytest.mark.parametrize(
    "rule",
    [
        "起数 = 0 得满分，每超1起扣1分",
        "开始 ≤ 2021-12-31 得满分，每延期1天扣0.5分",
        "率 = 100% 得满分，每低1%扣1分，每高1个百分点扣0.5分",
        "子项目(类别 = 甲类) ≤ 3个 得满分，每超1个扣1分",
        "扣分\n    子项目 每 1个 扣 1分\n    子项目(类别 = 乙类) 不得分\n    有 不得分",
        "分档 情况\n    好、一般 得满分\n    其余 不得分",
        "结束 - 开始 ≤ 30天 得满分，否则不得分",
        "率 ≥ 95% 得1/3，否则得10%",
    ],
)
def test_rules_that_fit(rule: str) -> None:
    assert codes(spec(rule=rule)) == []


def test_declarations() -> None:
    for line, code in (
        ("新: 百分比 缺省 95", "E0404"),
        ("新: 金额 缺省 3天", "E0464"),
        ("新: 金额 缺省 预算", "E0463"),
        ("新: 选项(好, 差) 缺省 中", "E0412"),
        ("新: 选项(好, 好)", "E0428"),
        ("新: 百分比 范围 [0, 100]", "E0404"),
        ("新: 金额 范围 [0元, 预算]", "E0466"),
        ("新: 文本 范围 [0, 1]", "E0462"),
        ("新: 表", "E0460"),
        ("新: 金额\n            列: 文本", "E0459"),
    ):
        text = spec().replace("    产出 100分", f"    基础数据\n        {line}\n    产出 100分")
        assert codes(text) == [code], line


def test_a_mistake_is_told_once_however_often_its_value_is_used() -> None:
    text = spec("甲 = 预算 + 天\n乙 = 甲 × 2\n丙 = 若 有 则 甲 否则 3", "甲 > 3 得满分，每低1元扣1分")
    assert said(text) == [("E0401", "预算 + 天")]


def test_a_value_named_like_an_option_is_warned_of() -> None:
    text = spec("好 = 3\n所求 = 情况 = 好")
    found = passed(text).diagnostics
    assert [each.code for each in found if each.code != "W0201"] == ["W0401", "E0403"]


def test_parameters_of_options_take_labels() -> None:
    leaf = "指标 叶(状态: 选项(好, 差))\n    评判等级 状态\n        好 得满分\n        差 不得分\n"
    for argument, expected in (("好", []), ("情况", ["E0464"]), ('"差"', []), ('"中"', ["E0412"])):
        text = spec(leaf).replace("    产出 100分\n        得分 = 分值", f"    产出 100分 = 叶({argument})")
        assert codes(text) == expected, argument


def test_numbers_of_parameters_have_types() -> None:
    leaf = "指标 叶(实际: 数值, 计划: 数值)\n    实际 / 计划 ≥ 1 得满分\n"
    text = spec(leaf).replace("    产出 100分\n        得分 = 分值", "    产出 100分 = 叶(批数, 计划批数)")
    assert codes(text) == []
    assert codes(text.replace("叶(批数,", "叶(预算,")) == ["E0464"]
    assert PURE == ()
