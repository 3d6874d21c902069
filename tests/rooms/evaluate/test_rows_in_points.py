"""逐行 among additive points: rows that give points of their own, with weights of their own, or below full marks."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.pipeline import Outcome

_FACTS = """\
项 = [
    { 名目 = "甲", 类别 = "现场", 次数 = 2, 分值 = 6, 份额 = "50%" },
    { 名目 = "乙", 类别 = "现场", 次数 = 1.99, 分值 = 4, 份额 = "25%" },
    { 名目 = "丙", 类别 = "资料", 次数 = 2.01, 分值 = 2, 份额 = "25%" },
]
"""


def _run(folder: Path, block: str, head: str = "    累加计分\n", around: str = "") -> Outcome:
    columns = "".join(
        f"        {name}: {kind}\n"
        for name, kind in (("名目", "文本"), ("类别", "文本"), ("次数", "数值"), ("分值", "分数"), ("份额", "百分比"))
    )
    lines = f"逐行 项\n    名称 名目\n    {block}"
    inner = lines if not around else around + lines.replace("\n", "\n    ")
    text = f'指标体系 "试"\n{head}基础数据\n    项: 表\n{columns}{inner}\n'
    (folder / "spec.eval").write_text(text, encoding="utf-8")
    (folder / "facts.toml").write_text(_FACTS, encoding="utf-8")
    return pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))


def _scores(outcome: Outcome) -> dict[str, Fraction]:
    assert outcome.result is not None, outcome.diagnostics
    return {"试": outcome.result.score, **{node.name: node.score for node in outcome.result.walk()}}


_GIVES = "次数 ≥ 2 得 3分，否则扣 1分"


def test_rows_give_points_that_add_up(tmp_path: Path) -> None:
    outcome = _run(tmp_path, f"分组 类别\n    {_GIVES}")
    assert _scores(outcome) == {"试": 5, "现场": 2, "甲": 3, "乙": -1, "资料": 3, "丙": 3}
    assert outcome.result is not None
    assert outcome.result.reach is not None
    assert [outcome.result.reach.low, outcome.result.reach.high] == [-3, 9]
    assert [node.reach is not None for node in outcome.result.walk()] == [True] * 5


def test_rows_with_points_are_scored_out_of_them(tmp_path: Path) -> None:
    outcome = _run(tmp_path, "分组 类别\n    分值 分值\n    次数 ≥ 2 得满分，否则不得分")
    assert _scores(outcome) == {"试": 8, "现场": 6, "甲": 6, "乙": 0, "资料": 2, "丙": 2}
    assert outcome.result is not None
    assert outcome.result.reach is not None
    assert [outcome.result.reach.low, outcome.result.reach.high] == [0, 12]


def test_below_an_indicator_with_full_marks_of_the_sum(tmp_path: Path) -> None:
    around = "其他 80分\n    得分 = 40分\n口碑 20分\n    累加计分，满分 8分\n    "
    outcome = _run(tmp_path, _GIVES, head="", around=around)
    assert _scores(outcome)["口碑"] == Fraction(25, 2)  # 5 of 8
    assert _scores(outcome)["试"] == Fraction(105, 2)


@pytest.mark.parametrize(
    ("block", "head", "code"),
    [
        ("等权\n    " + _GIVES, "    累加计分\n", "E0703"),
        ("权重 次数\n    " + _GIVES, "    累加计分\n", "E0703"),
        ("分值 份额\n    " + _GIVES, "    累加计分\n", "E0703"),
        ("次数 ≥ 2 得满分，否则不得分", "    累加计分\n", "E0704"),  # full marks of what has none
        ("次数 ≥ 2 得满分，否则不得分", "", "E0720"),  # no weights where they are needed
    ],
)
def test_what_makes_no_sense_there(tmp_path: Path, block: str, head: str, code: str) -> None:
    outcome = _run(tmp_path, block, head)
    assert outcome.result is None
    assert {each.code for each in outcome.diagnostics} == {code}


def test_grades_have_to_cover_whatever_rows_may_come(tmp_path: Path) -> None:
    head = "    累加计分\n    等级 档\n等级 档\n    高 [0分, 9分]\n    低 < 0分\n"
    outcome = _run(tmp_path, _GIVES, head)
    assert [each.code for each in outcome.diagnostics] == ["E0321"]  # four rows could give more
    outcome = _run(tmp_path, _GIVES, head.replace("[0分, 9分]", "≥ 0分"))
    assert outcome.result is not None
    assert outcome.result.grade is not None
    assert outcome.result.grade.label == "高"
