"""The self-evaluations of 2020 and 2021: every rule at its limits out of ten points, the tables, their weights."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.result import Result

_HEADER = '指标体系 "一个指标"\n    满分 10分\n    年度 2023\n'

_SCORED = (
    ("预算执行率(154.74万元, 310.2万元)", "4.99"),  # 4.9884
    ("预算执行率(89.974万元, 89.974万元)", "10"),
    ("预算执行率(0元, 0元)", "10"),
    ("预算执行率(0元, 0.01元)", "0"),
    ("正向(4, 4)", "10"),
    ("正向(3.99, 4)", "9.98"),  # 9.975
    ("正向(0, 4)", "0"),
    ("正向(-1, 4)", "0"),
    ("等于(4, 4)", "10"),
    ("等于(3, 4)", "7.5"),
    ("等于(5, 4)", "10"),
    ("等于(0, 0)", "10"),
    ("等于(0.01, 0)", "0"),
    ("反向(4, 4)", "10"),
    ("反向(5, 4)", "7.5"),
    ("反向(7.99, 4)", "0.03"),  # 1 − 3.99/4 = 0.0025
    ("反向(8, 4)", "0"),
    ("反向(9, 4)", "0"),
    ("反向(0, 0)", "10"),
    ("反向(0.01, 0)", "0"),
    ("反向比值(5, 4)", "8"),
    ("反向比值(4, 4)", "10"),
    ("反向比值(0, 0)", "10"),
    ("反向比值(-2, -3)", "0"),
    ("反向比值(-3, -3)", "10"),
    ("正向偏离(3, 4, 是)", "7.5"),
    ("正向偏离(130, 100, 是)", "10"),
    ("正向偏离(140, 100, 是)", "9.5"),  # 40% − 30% = 10%, half of it
    ("正向偏离(140, 100, 否)", "10"),
    ("正向偏离(170, 100, 是)", "8"),
    ("正向偏离(900, 100, 是)", "8"),
    ("正向偏离(140, 100, 是, 起点: 20%, 系数: 1, 最多调减: 15%)", "8.5"),
)

_CORE = (
    ("直接赋分(是)", "10"),
    ("直接赋分(否)", "0"),
    ("直接赋分(否, 40%)", "4"),
    ("完成比例(60, 100)", "6"),
    ("完成比例(59.99, 100)", "0"),
    ("完成比例(100, 100)", "10"),
    ("完成比例(80, 100, 及格: 80%)", "8"),
    ("满意度赋分(90%)", "10"),
    ("满意度赋分(89.99%)", "8"),
    ("满意度赋分(80%)", "8"),
    ("满意度赋分(79.99%)", "5"),
    ("满意度赋分(60%)", "5"),
    ("满意度赋分(59.99%)", "0"),
)


def _result(text: str, facts: str, folder: Path) -> tuple[Result | None, list[str]]:
    (folder / "spec.eval").write_text(text, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    return outcome.result, [item.code for item in outcome.diagnostics]


@pytest.mark.parametrize(
    ("module", "call", "score"),
    [*(("项目自评_2020", *each) for each in _SCORED), *(("项目核心_2021", *each) for each in _CORE)],
)
def test_indicator_scores_out_of_ten(module: str, call: str, score: str, tmp_path: Path) -> None:
    text = f"{_HEADER}    得分 保留 2位小数\n引用 标准.{module} 为 库\n指标甲 10分 = 库.{call}\n"
    result, codes = _result(text, "", tmp_path)
    assert result is not None, codes
    assert result.score == Fraction(score)


_TIERS = {
    "项目自评_2020": ("定性", "达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差"),
    "项目核心_2021": ("评判等级", "基本达成目标", "部分实现目标", "实现目标程度较低"),
}
_MARKS = ((0, "8", True), (0, "7.99", False), (1, "7.99", True), (1, "8", False), (1, "6", True), (2, "5.99", True))


@pytest.mark.parametrize("module", _TIERS)
@pytest.mark.parametrize(("tier", "mark", "within"), [*_MARKS, (2, "6", False), (2, "0", True), (0, "10.01", False)])
def test_a_mark_lies_in_its_tier(module: str, tier: int, mark: str, *, within: bool, tmp_path: Path) -> None:
    name, *tiers = _TIERS[module]
    facts = f"基础数据\n    档次: 选项({', '.join(tiers)})\n    评分: 分数\n"
    text = f"{_HEADER}引用 标准.{module} 为 库\n{facts}指标甲 10分 = 库.{name}(档次, 评分)\n"
    result, _ = _result(text, f'"档次" = "{tiers[tier]}"\n"评分" = "{mark}分"\n', tmp_path)
    assert (None if result is None else result.score) == (Fraction(mark) if within else None)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────

_FACTS = """\
基础数据
    全年预算数: 金额
    全年执行数: 金额
    完成率: 百分比
    满意度: 百分比
"""
_GIVEN = '全年预算数 = "100万元"\n全年执行数 = "95万元"\n完成率 = "90%"\n满意度 = "100%"\n'


def _table(module: str, template: str, slots: tuple[str, ...], changes: str = "") -> str:
    filled = "".join(f"    填入 {slot}\n        {slot}甲 等权\n            完成率 按比例得分\n" for slot in slots)
    return (
        f'指标体系 "自评"\n    年度 2023\n引用 标准.{module} 为 库\n{_FACTS}'
        f"套用 库.{template}(全年执行数, 全年预算数)\n{changes}{filled}"
    )


@pytest.mark.parametrize(
    ("module", "template", "weights"),
    [
        ("项目自评_2020", "单位自评", {"产出": 50, "效益": 30, "满意度": 10}),
        ("项目核心_2021", "设成本指标", {"成本": 20, "产出": 40, "效益": 20, "满意度": 10}),
        ("项目核心_2021", "不设成本指标", {"产出": 50, "效益": 30, "满意度": 10}),
    ],
)
def test_a_table_with_its_weights(module: str, template: str, weights: dict[str, int], tmp_path: Path) -> None:
    """Execution earns 9.5, everything else 90% of 90; every policy holds."""
    result, codes = _result(_table(module, template, tuple(weights)), _GIVEN.replace('"100%"', '"90%"'), tmp_path)
    assert result is not None, codes
    assert {node.name: node.weight for node in result.children} == {
        "预算执行率": 10,
        **{f"{name}指标": Fraction(weight) for name, weight in weights.items()},
    }
    assert result.score == Fraction("90.5")
    assert all(outcome.holds for outcome in result.policies)
    assert result.policies != ()


@pytest.mark.parametrize(
    ("template", "slots", "benefit"),
    [("设成本指标", ("成本", "产出", "效益"), 30), ("不设成本指标", ("产出", "效益"), 40)],
)
def test_without_satisfaction_its_tenth_goes_to_the_benefits(
    template: str, slots: tuple[str, ...], benefit: int, tmp_path: Path
) -> None:
    changes = f'    修改 效益指标 {benefit}% 理由 "不设满意度指标，并入效益"\n    删去 满意度指标 理由 "没有服务对象"\n'
    text = _table("项目核心_2021", template, slots, changes)
    result, codes = _result(text.replace("    满意度: 百分比\n", ""), _GIVEN.replace('满意度 = "100%"\n', ""), tmp_path)
    assert result is not None, codes
    assert result.children[-1].weight == benefit
    assert [outcome.holds for outcome in result.policies] == [True, True]


def test_a_changed_weight_is_reminded_of_unless_a_reason_is_given(tmp_path: Path) -> None:
    changes = '    修改 产出指标 60% 理由 "没有服务对象"\n    删去 满意度指标 理由 "没有服务对象"\n'
    text = _table("项目自评_2020", "单位自评", ("产出", "效益"), changes)
    text, facts = text.replace("    满意度: 百分比\n", ""), _GIVEN.replace('满意度 = "100%"\n', "")
    result, codes = _result(text, facts, tmp_path)
    assert result is not None
    assert sorted(codes) == ["W0670", "W0736"]  # 60% of 50%; there is no 满意度指标 to weigh
    waived = text.replace("基础数据", '不适用校核 "财预〔2020〕10号（单位自评）" 理由 "没有服务对象"\n基础数据')
    result, codes = _result(waived, facts, tmp_path)
    assert result is not None
    assert codes == []
    assert {outcome.departure for outcome in result.policies if not outcome.holds} == {"没有服务对象"}
