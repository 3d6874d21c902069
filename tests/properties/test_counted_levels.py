"""Levels for each event: grades and caps agree with the same figures worked in whole hundredths."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from evaldsl import pipeline
from evaldsl.result import Result

_LABELS = ("优", "良", "中", "差")
_LOWS = (9000, 8000, 6000)
_SPEC = """指标体系 "按次降级"
    得分 保留 2位小数
    不足一档 {parts}
    等级 四档

等级 四档
    优 ≥ 90分
    良 [80分, 90分)
    中 [60分, 80分)
    差 < 60分

基础数据
    完成率: 百分比
    死亡人数: 数量(人)
    迟报: 数量(次)
    通报: 是否

工作 100分
    完成率 ≥ 100% 得满分，否则按比例得分

加分 最多 4分，不超过满分
    当 通报 加 2分
减分
    死亡人数 每1人扣5分

死亡人数 每1人 总分不超过 下一级上限{before}{most}
迟报 每{size}次 降{step}级，最多降{down}级
当 通报 等级不高于 良
"""


def _grade(hundredths: int) -> int:
    return sum(hundredths < low for low in _LOWS)


class Case(NamedTuple):
    """What is written and what is filled in; the rate is in hundredths of a percent."""

    rate: int
    deaths: int
    late: int
    reported: bool
    before: bool
    most: int | None
    parts: str
    size: int
    steps: tuple[int, int]


cases = st.builds(
    Case,
    rate=st.integers(0, 10_000) | st.sampled_from([5999, 6000, 7999, 8000, 8999, 9000, 9499, 9500]),
    deaths=st.integers(0, 5),
    late=st.integers(0, 9),
    reported=st.booleans(),
    before=st.booleans(),
    most=st.none() | st.integers(1, 3),
    parts=st.sampled_from(["不计", "计一档", "按比例"]),
    size=st.integers(1, 3),
    steps=st.tuples(st.integers(1, 2), st.integers(0, 2)),
)


def _result(case: Case) -> Result:
    spec = _SPEC.format(
        parts=case.parts,
        before="，按扣分前的等级" if case.before else "",
        most="" if case.most is None else f"，最多降{case.most}级",
        size=case.size,
        step=case.steps[0],
        down=sum(case.steps),
    )
    checked = pipeline.check_text(spec, "spec.eval")
    assert checked.system is not None
    assert not checked.diagnostics
    facts = {
        "完成率": f"{case.rate // 100}.{case.rate % 100:02}%",
        "死亡人数": f"{case.deaths}人",
        "迟报": f"{case.late}次",
        "通报": "是" if case.reported else "否",
    }
    result = pipeline.evaluate_system(checked.system, facts).result
    assert result is not None
    return result


def _expected(case: Case) -> tuple[int, int]:
    """The total in hundredths, and which grade from the best."""
    gained = case.rate + 200 * case.reported
    total = max(min(gained - 500 * case.deaths, 10_000), 0)
    at = _grade(gained if case.before else total)
    levels = case.deaths if case.most is None else min(case.deaths, case.most)
    if levels and at < 3:
        total = min(total, _LOWS[min(at + levels, 3) - 1] - 1)
    events = -(-case.late // case.size) if case.parts == "计一档" else case.late // case.size
    grade = max(_grade(total), 1) if case.reported else _grade(total)
    return total, min(grade + min(events * case.steps[0], sum(case.steps)), 3)


@settings(deadline=None)
@given(cases)
def test_levels_for_each_event(case: Case) -> None:
    result, (total, grade) = _result(case), _expected(case)
    assert result.grade is not None
    assert (result.score, result.grade.label) == (Fraction(total, 100), _LABELS[grade]), case
    start = sum((node.score for node in result.children), Fraction(0))
    assert start - sum((line.amount for line in result.lines), Fraction(0)) == result.score
