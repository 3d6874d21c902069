"""Bids, work safety, enterprises, tax credit, green buildings: what their modules score, worked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from evaldsl import pipeline
from evaldsl.format.comments import format_text
from evaldsl.result import Result
from evaldsl.syntax import parse, tree
from evaldsl.syntax.tree import AttributeKind
from evaldsl.text import Source
from shelf import STDLIB, attributes, reusables

_MODULES = ("bid_scoring", "enterprise_performance_2006", "green_building_2019", "tax_credit", "work_safety")

_SCORED = (
    # the lowest price over one's own, times the points
    ("综合评分法", "价格分(100万元, 90万元)", "9"),
    ("综合评分法", "价格分(100万元, 90万元, 10%)", "10"),
    ("综合评分法", "价格分(89.99万元, 90万元)", "10"),
    ("综合评分法", "价格偏差(102万元, 100万元, 0.4分, 0.2分)", "10"),
    ("综合评分法", "价格偏差(105万元, 100万元, 0.4分, 0.2分)", "8.8"),
    ("综合评分法", "价格偏差(95万元, 100万元, 0.4分, 0.2分)", "9.4"),
    ("综合评分法", "价格偏差(150万元, 100万元, 0.4分, 0.2分, 最低分: 2分)", "2"),
    ("综合评分法", "是否判断(是)", "10"),
    ("综合评分法", "是否判断(否)", "0"),
    ("综合评分法", "按项加分(3, 2分)", "6"),
    ("综合评分法", "按项加分(6, 2分)", "10"),
    ("综合评分法", "按项加分(2, 1.5分, 起始分: 5分)", "8"),
    ("综合评分法", "按项减分(3, 2分)", "4"),
    ("综合评分法", "按项减分(6, 2分, 最低分: 1分)", "1"),
    ("综合评分法", "数额最高递减(1, 2分)", "10"),
    ("综合评分法", "数额最高递减(3, 2分)", "6"),
    ("综合评分法", "数额最高递减(5, 2分, 最低分: 3分)", "3"),
    ("综合评分法", "数额最低递增(2, 1.5分)", "8.5"),
    ("综合评分法", "数额高计算(6.2, 9.6)", "6.46"),
    ("综合评分法", "数额低计算(12, 9)", "7.5"),
    ("综合评分法", "数额低计算(9, 9)", "10"),
    ("综合评分法", "低区间递增(6, 6, 1, 0.5分)", "10"),
    ("综合评分法", "低区间递增(8, 6, 1, 0.5分)", "9"),
    ("综合评分法", "低区间递增(40, 6, 1, 0.5分, 最低分: 1分)", "1"),
    ("综合评分法", "高区间递减(10, 10, 2, 0.5分)", "10"),
    ("综合评分法", "高区间递减(6, 10, 2, 0.5分)", "9"),
    ("安全生产标准化", "零容忍(0)", "10"),
    ("安全生产标准化", "零容忍(1)", "0"),
    ("安全生产标准化", "每处扣分(3, 10%)", "7"),
    ("安全生产标准化", "每处扣分(6)", "0"),
    ("安全生产标准化", "检查合格率(18, 20)", "10"),
    ("安全生产标准化", "检查合格率(18, 20, 95%)", "9.47"),
    ("安全生产标准化", "检查合格率(11, 20)", "0"),
    ("纳税信用", "按次扣分(2次, 3分)", "4"),
    ("纳税信用", "按次扣分(1次, 11分)", "0"),
    ("企业综合绩效_2006", "基本指标(6.5%, 12%, 8%, 5%, 2%, -1%)", "7"),
    # halfway between 80 and 100: 80% + 0.5 × 20%
    ("企业综合绩效_2006", "基本指标(90%, 100%, 80%, 60%, 40%, 20%)", "9"),
)


@pytest.mark.parametrize(("module", "call", "score"), _SCORED, ids=[call for _, call, _ in _SCORED])
def test_rule_scores_out_of_ten(module: str, call: str, score: str, tmp_path: Path) -> None:
    assert _run(
        f"{_HEADER.format(full=10)}引用 标准.{module} 为 库\n甲 10分 = 库.{call}\n", {}, tmp_path
    ).score == Fraction(score)


_HEADER = '指标体系 "试"\n    满分 {full}分\n    得分 保留 2位小数\n    不足一档 按比例\n    年度 2023\n'


def _run(text: str, facts: dict[str, Any], folder: Path) -> Result:
    spec = folder / "spec.eval"
    spec.write_text(text, encoding="utf-8")
    checked = pipeline.check(str(spec))
    assert checked.system is not None, [item.code for item in checked.diagnostics]
    outcome = pipeline.evaluate_system(checked.system, facts)
    assert outcome.result is not None, [item.code for item in outcome.diagnostics]
    return outcome.result


def _scores(result: Result) -> dict[str, Fraction]:
    return {node.name: node.score for node in result.walk()}


# ── enterprises ───────────────────────────────────────────────────────────────────────────────────


def _part(name: str, *shares: str) -> str:
    return f"{_HEADER.format(full=100)}引用 标准.企业综合绩效_2006 为 库\n甲 100分 = 库.{name}({', '.join(shares)})\n"


@pytest.mark.parametrize(
    ("shares", "score"),
    [
        (("100%",) * 6, "100"),
        (("0%",) * 6, "0"),
        # all basic 60%, all modifying 60%: the coefficient is 1
        (("60%",) * 6, "60"),
        # 1 + 100% − 60% = 1.4, limited to 1.3
        (("60%", "60%", "100%", "100%", "100%", "100%"), "78"),
        # 1 + 89.99% − 60% is just below the limit: 60 × 1.2999
        (("60%", "60%", "89.99%", "89.99%", "89.99%", "89.99%"), "77.99"),
        # 1 + 0 − 60% = 0.4, raised to 0.7
        (("60%", "60%", "0%", "0%", "0%", "0%"), "42"),
        # basic (20 × 80% + 14 × 40%) ÷ 34 = 63.53%; (1.3 × 10 + 0.9647 × 9 + 0.9647 × 8 + 0.7 × 7) ÷ 34 = 1.0088
        (("80%", "40%", "100%", "60%", "60%", "20%"), "64.09"),
    ],
)
def test_modifying_coefficients_are_limited(shares: tuple[str, ...], score: str, tmp_path: Path) -> None:
    assert _run(_part("盈利能力状况", *shares), {}, tmp_path).score == Fraction(score)


@pytest.mark.parametrize(
    ("part", "basic", "modifying"),
    [
        ("盈利能力状况", (20, 14), (10, 9, 8, 7)),
        ("资产质量状况", (10, 12), (9, 7, 6)),
        ("债务风险状况", (12, 10), (6, 6, 5, 5)),
        ("经营增长状况", (12, 10), (10, 7, 5)),
    ],
)
def test_weights_of_a_part(part: str, basic: tuple[int, ...], modifying: tuple[int, ...], tmp_path: Path) -> None:
    """One share at a time at 70% and the rest at 60%; far from both limits each weight shows by itself."""
    whole = sum(basic)
    for place in range(len(basic) + len(modifying)):
        shares = [Fraction(6, 10)] * (len(basic) + len(modifying))
        shares[place] = Fraction(7, 10)
        base = sum((a * b for a, b in zip(shares, basic, strict=False)), Fraction(0)) / whole
        together = sum(((1 + a - base) * b for a, b in zip(shares[len(basic) :], modifying, strict=True)), Fraction(0))
        found = _run(_part(part, *(f"{share * 100}%" for share in shares)), {}, tmp_path).score
        assert abs(found - 100 * base * together / whole) <= Fraction(1, 200)


def test_finance_is_seventy_and_management_thirty(tmp_path: Path) -> None:
    given = ", ".join((*["100%"] * 22, *["80%"] * 8))
    text = f"{_HEADER.format(full=100)}引用 标准.企业综合绩效_2006 为 库\n套用 库.综合绩效({given})\n"
    scores = _scores(_run(text, {}, tmp_path))
    assert (scores["财务绩效定量评价"], scores["管理绩效定性评价"]) == (70, 24)
    assert [scores[name] for name in ("盈利能力状况", "资产质量状况", "债务风险状况", "经营增长状况")] == [
        Fraction(each) for each in ("23.8", "15.4", "15.4", "15.4")
    ]
    management = ("战略管理", "发展创新", "经营决策", "风险控制", "基础管理", "人力资源", "行业影响", "社会贡献")
    assert [scores[name] for name in management] == [
        Fraction(each) for each in ("4.32", "3.6", "3.84", "3.12", "3.36", "1.92", "1.92", "1.92")
    ]


# ── tax credit ────────────────────────────────────────────────────────────────────────────────────

_EVENTS = ("5", "5", "3", "5", "3", "11", "5", "3", "11")


@pytest.mark.parametrize("place", range(len(_EVENTS)))
def test_each_event_costs_its_points(place: int, tmp_path: Path) -> None:
    given = ["0次"] * len(_EVENTS)
    given[place] = "2次"
    for full, start in (("是", 100), ("否", 90)):
        call = f"库.年度评价({full}, {', '.join(given)}, 否)"
        text = f"{_HEADER.format(full=100)}引用 标准.纳税信用 为 库\n甲 100分 = {call}\n"
        assert _run(text, {}, tmp_path).score == start - 2 * Fraction(_EVENTS[place])


def test_no_returns_with_figures_and_the_floor(tmp_path: Path) -> None:
    head = f"{_HEADER.format(full=100)}引用 标准.纳税信用 为 库\n"
    nothing = ", ".join(["0次"] * len(_EVENTS))
    assert _run(f"{head}甲 100分 = 库.年度评价(否, {nothing}, 是)\n", {}, tmp_path).score == 79
    many = ", ".join(["4次"] * len(_EVENTS))
    assert _run(f"{head}甲 100分 = 库.年度评价(是, {many}, 是)\n", {}, tmp_path).score == 0


# ── green buildings ───────────────────────────────────────────────────────────────────────────────

_BUILDING = """\
指标体系 "建筑"
    满分 {full}分
    得分 保留 2位小数
    不足一档 按比例
    年度 2023
    等级 星级
引用 标准.绿色建筑_2019 为 绿建
引用 标准.绿色建筑_2019: 星级
基础数据
    创新: 分数
套用 绿建.{template}({given})
加分 最多 10分，可超过满分
    创新 每 10分 加 1分
"""


@pytest.mark.parametrize(
    ("template", "given", "more", "score", "grade"),
    [
        ("评价", "是, 100分, 100分, 100分, 200分, 100分", "100分", "110", "三星级"),
        # 400 + 62 + 55 + 70 + 110 + 48 + 35 = 780
        ("评价", "是, 62分, 55分, 70分, 110分, 48分", "35分", "78", "二星级"),
        ("评价", "是, 30分, 30分, 30分, 60分, 50分", "0分", "60", "一星级"),
        ("评价", "是, 30分, 30分, 30分, 60分, 49.9分", "0分", "59.99", "未达星级"),
        ("评价", "是, 29.9分, 80分, 80分, 160分, 80分", "0分", "82.99", "未达星级"),
        ("评价", "否, 100分, 100分, 100分, 200分, 100分", "100分", "70", "未达星级"),
        ("预评价", "是, 100分, 100分, 70分, 200分, 100分", "0分", "97", "三星级"),
        ("预评价", "是, 50分, 50分, 21分, 100分, 50分", "0分", "67.1", "一星级"),
        ("预评价", "是, 50分, 50分, 20.9分, 100分, 50分", "0分", "67.09", "未达星级"),
    ],
)
def test_stars(template: str, given: str, more: str, score: str, grade: str, tmp_path: Path) -> None:
    text = _BUILDING.format(full=100 if template == "评价" else 97, template=template, given=given)
    found = _run(text, {"创新": more}, tmp_path)
    assert (found.score, found.grade and found.grade.label) == (Fraction(score), grade)


# ── work safety ───────────────────────────────────────────────────────────────────────────────────

_SHEET = """\
指标体系 "考评"
    得分 保留 2位小数
    等级 三级_各部分达标
引用 标准.安全生产标准化 为 安全
引用 标准.安全生产标准化: 三级_各部分达标
基础数据
    甲率: 百分比
    乙率: 百分比
    丙率: 百分比
    没有: 是否
通风 60分 = 安全.专业
    填入 评分行
        甲 50%
            甲率 ≥ 100% 得满分，否则按比例得分
        乙 50%
            乙率 ≥ 100% 得满分，否则按比例得分
            当 没有 缺项 "没有"
机电 40分 = 安全.专业
    填入 评分行
        丙 100%
            丙率 ≥ 100% 得满分，否则按比例得分
"""


@pytest.mark.parametrize(
    ("given", "part", "grade"),
    [
        (("90%", "90%", "90%", "否"), "54", "一级"),
        (("96%", "0%", "96%", "是"), "57.6", "一级"),  # 28.8 ÷ 30 × 60
        (("96%", "0%", "96%", "否"), "28.8", "未达标"),
        (("100%", "100%", "89.97%", "否"), "60", "二级"),  # 95.99 in all, but one part is 35.99 of 40
        (("100%", "100%", "79.97%", "否"), "60", "三级"),
        (("100%", "100%", "69.97%", "否"), "60", "未达标"),
    ],
)
def test_rows_left_out_and_every_part(given: tuple[str, ...], part: str, grade: str, tmp_path: Path) -> None:
    facts = dict(zip(("甲率", "乙率", "丙率", "没有"), given, strict=True))
    found = _run(_SHEET, facts, tmp_path)
    assert (_scores(found)["通风"], found.grade and found.grade.label) == (Fraction(part), grade)


@pytest.mark.parametrize("name", _MODULES)
def test_module_is_written_as_fmt_writes_it(name: str) -> None:
    written = (STDLIB / f"{name}.eval").read_text(encoding="utf-8")
    parsed = parse(Source(name, written))
    assert format_text(parsed, parsed.program.language) == written


@pytest.mark.parametrize("name", _MODULES)
def test_every_indicator_of_a_tree_is_explained(name: str) -> None:
    silent = [
        each.name.text
        for item in reusables(STDLIB / f"{name}.eval")
        for each in _below(item.members)
        if each.placed is None and AttributeKind.EXPLANATION not in attributes(each.members)
    ]
    assert silent == []


def _below(members: tuple[tree.Node, ...]) -> Iterator[tree.Indicator]:
    for member in members:
        if isinstance(member, tree.Indicator):
            yield member
            yield from _below(member.members)
