"""Every library module loads alone, explains its indicators, owns up to what is from memory, and scores as it says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.syntax import tree
from evaldsl.syntax.tree import AttributeKind
from shelf import (
    MODULES,
    STDLIB,
    entries,
    grades_of,
    header_of,
    module_name,
    placing_all,
    policies,
    reusables,
    said_of,
    using,
)

PROJECT = STDLIB / "project_expenditure_2020.eval"
_MUST_HAVE = (AttributeKind.ENGLISH, AttributeKind.TITLE, AttributeKind.VERSION, AttributeKind.SOURCE)
_POINT_COUNTS = {
    "立项依据充分性": 5,
    "立项程序规范性": 3,
    "绩效目标合理性": 4,
    "绩效指标明确性": 3,
    "预算编制科学性": 4,
    "资金分配合理性": 2,
    "资金使用合规性": 4,
    "管理制度健全性": 2,
    "制度执行有效性": 4,
}
"""How many 要点 the annex gives each indicator that it describes by points; the other eight have none."""


def _ids(path: Path) -> str:
    return path.stem


# ── modules ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_module_loads_alone(path: Path) -> None:
    checked = pipeline.check(str(path))
    assert [(item.code, item.span and item.span.place) for item in checked.diagnostics] == []


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_module_says_where_it_comes_from(path: Path) -> None:
    said = header_of(path)
    assert [kind for kind in _MUST_HAVE if not said.get(kind)] == []
    assert path.name.isascii()
    assert module_name(path).startswith("标准.")
    assert said[AttributeKind.ENGLISH] == f"std.{path.stem}"


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_every_indicator_and_scale_has_its_source(path: Path) -> None:
    for item in entries(path):
        said = said_of(item)
        assert said.get(AttributeKind.SOURCE), item.name.text
        assert isinstance(item, tree.Grades) or said.get(AttributeKind.EXPLANATION), item.name.text


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_every_indicator_and_scale_can_be_used(path: Path, tmp_path: Path) -> None:
    """One program for all indicators, and one for every scale; they have no 产出 and 效益 to hold a policy against."""
    programs = [placing_all(path)] if reusables(path) else []
    unasked = {"W0736"} if policies(path) else set()
    for scale in (*programs, *(using(path, grades) for grades in grades_of(path))):
        spec = tmp_path / "spec.eval"
        spec.write_text(scale, encoding="utf-8")
        checked = pipeline.check(str(spec))
        told = [(item.code, item.span and item.span.text) for item in checked.diagnostics if item.code not in unasked]
        assert told == []
        assert checked.system is not None


# ── the framework of 2020 ─────────────────────────────────────────────────────────────────────────


def test_seventeen_indicators_with_the_points_of_the_annex() -> None:
    counts = {
        each.name.text: sum(len(member.points) for member in each.members if isinstance(member, tree.Checklist))
        for each in reusables(PROJECT)
    }
    assert len(counts) == 18  # the seventeen and the table that is made of them
    assert {name: count for name, count in counts.items() if count} == _POINT_COUNTS
    assert sum(counts.values()) == 31


def test_points_are_statements_of_which_the_good_side_is_met() -> None:
    texts = [
        point.text
        for each in reusables(PROJECT)
        for member in each.members
        if isinstance(member, tree.Checklist)
        for point in member.points
    ]
    assert [text for text in texts if "是否" in text or text.endswith(("？", "?"))] == []
    assert [text for text in texts if "重复" in text and "不重复" not in text] == []
    assert [text for text in texts if "截留" in text and not text.startswith("不存在")] == []


# ── scoring ───────────────────────────────────────────────────────────────────────────────────────

_SCORED = (
    ("项目支出_2020", "资金到位率(150万元, 200万元)", "7.5"),
    ("项目支出_2020", "预算执行率(1133.65万元, 1481.90万元)", "7.65"),
    ("项目支出_2020", "实际完成率(120, 100)", "10"),
    ("项目支出_2020", "质量达标率(720, 800)", "9"),
    ("项目支出_2020", "质量达标率(720批次, 800批次, 目标: 90%)", "10"),
    ("项目支出_2020", "完成及时性(2021-12-31, 2021-12-31)", "10"),
    ("项目支出_2020", "完成及时性(2022-01-04, 2021-12-31)", "8"),
    ("项目支出_2020", "成本节约率(100万元, 104万元)", "8"),
    ("项目支出_2020", "成本节约率(100万元, 90万元)", "10"),
    ("项目支出_2020", "满意度(81%)", "9"),
    ("项目支出_2020", "满意度(59.99%)", "0"),
    ("计分", "直接赋分(否)", "0"),
    ("计分", "正向(3, 4)", "7.5"),
    ("计分", "正向(5, 4)", "10"),
    ("计分", "正向及格(59, 100, 60)", "0"),
    ("计分", "正向及格(60, 100, 60)", "6"),
    ("计分", "区间比例(75%, 90%, 60%)", "5"),
    ("计分", "反向比值(5, 4)", "8"),
    ("计分", "反向比值(1, 0)", "0"),
    ("计分", "反向比值(125万元 / 100万元, 100%)", "8"),
    ("计分", "反向差额(5, 4)", "7.5"),
    ("计分", "反向差额(8, 4)", "0"),
    ("计分", "反向差额(1, 0)", "0"),
    ("计分", "反向差额(0, 0)", "10"),
    ("计分", "等于(0, 0)", "10"),
    ("计分", "等于(1, 0)", "0"),
    ("计分", "等于(3, 4)", "7.5"),
    ("计分", "步进(98.5%, 100%)", "8.5"),
    ("计分", "步进(88%, 98%, 每步: 5%, 每步扣减: 20%)", "6"),
    ("计分", "反向步进(103%, 100%, 每步扣减: 5%)", "8.5"),
    ("计分", "按比例减分(21天, 15天, 30天)", "6"),
    ("计分", "按比例减分(15天, 15天, 30天)", "10"),
    ("计分", "按比例减分(30天, 15天, 30天)", "0"),
    ("计分", "满意度赋分(80%)", "8"),
    ("计分", "满意度赋分(79.99%)", "5"),
)


@pytest.mark.parametrize(("module", "call", "score"), _SCORED, ids=[call for _, call, _ in _SCORED])
def test_indicator_scores_out_of_ten(module: str, call: str, score: str, tmp_path: Path) -> None:
    assert _score_of(module, call, tmp_path) == Fraction(score)


def _score_of(module: str, call: str, folder: Path) -> Fraction:
    spec = folder / "spec.eval"
    header = '指标体系 "一个指标"\n    满分 10分\n    得分 保留 2位小数\n    不足一档 按比例\n'
    spec.write_text(f"{header}引用 标准.{module} 为 库\n指标甲 10分 = 库.{call}\n", encoding="utf-8")
    outcome = pipeline.run(str(spec), None)
    assert outcome.result is not None, [item.code for item in outcome.diagnostics]
    return outcome.result.score


@pytest.mark.parametrize(("mark", "score"), [("8分", "8"), ("10分", "10"), ("7.99分", None), ("10.01分", None)])
def test_a_mark_must_lie_in_its_tier(mark: str, score: str | None, tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_TIERS, encoding="utf-8")
    (tmp_path / "facts.toml").write_text(f'"档次" = "达成年度指标"\n"评分" = "{mark}"\n', encoding="utf-8")
    found = pipeline.run(str(spec), str(tmp_path / "facts.toml")).result
    assert (None if found is None else found.score) == (None if score is None else Fraction(score))


_TIERS = """\
指标体系 "三档"
    满分 10分
引用 标准.计分 为 库
基础数据
    档次: 选项(达成年度指标, 部分达成年度指标并具有一定效果, 未达成年度指标且效果较差)
    评分: 分数
社会效益 10分 = 库.定性三档(档次, 评分)
"""


@pytest.mark.parametrize(
    ("scale", "grades"),
    [
        ("财政四档", {"90%": "优", "89.99%": "良", "80%": "良", "60%": "中", "59.99%": "差"}),
        ("四档_80_70_60", {"80%": "优", "70%": "良", "69.99%": "中", "59.99%": "差"}),
        ("国资委五级", {"85%": "A", "70%": "B", "50%": "C", "40%": "D", "39.99%": "E"}),
        ("国资委十级", {"95%": "A++", "80%": "B+", "70%": "B-", "50%": "C-", "0%": "E"}),
        ("纳税信用四级", {"90%": "A", "70%": "B", "40%": "C", "39.99%": "D"}),
        ("绿建三星", {"85%": "三星级", "70%": "二星级", "60%": "一星级", "59.99%": "未达星级"}),
        ("绿建三星_2014", {"80%": "三星级", "60%": "二星级", "50%": "一星级", "49.99%": "未达星级"}),
        ("年度考核四档", {"90%": "优秀", "70%": "称职", "60%": "基本称职", "59.99%": "不称职"}),
    ],
)
def test_scale_gives_its_grades(scale: str, grades: dict[str, str], tmp_path: Path) -> None:
    path = STDLIB / "grades.eval"
    spec = tmp_path / "spec.eval"
    spec.write_text(using(path, next(each for each in grades_of(path) if each.name.text == scale)), encoding="utf-8")
    checked = pipeline.check(str(spec))
    assert checked.system is not None
    found = {}
    for rate in grades:
        result = pipeline.evaluate_system(checked.system, {"完成率": rate}).result
        assert result is not None
        assert result.grade is not None
        found[rate] = result.grade.label
    assert found == grades


def test_rates_of_plain_numbers_print_as_percentages(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    facts = tmp_path / "facts.toml"
    spec.write_text(
        '指标体系 "试"\n引用 标准.项目支出_2020 为 项目\n基础数据\n    计划: 数量(部)\n    完成: 数量(部)\n'
        "完成 50分 = 项目.实际完成率(完成, 计划)\n质量 50分 = 项目.质量达标率(完成, 计划)\n",
        encoding="utf-8",
    )
    facts.write_text('计划 = "30部"\n完成 = "27部"\n', encoding="utf-8")
    outcome = pipeline.run(str(spec), str(facts))
    assert outcome.result is not None
    assert [node.steps[0].value for node in outcome.result.children] == ["90.00%", "90.00%"]
