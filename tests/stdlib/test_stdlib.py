"""Every library module loads alone, explains its indicators, owns up to what is from memory, and scores as it says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from confirmed import CONFIRMED_GRADES, CONFIRMED_RULES, CONFIRMED_TEXTS, POINT_COUNTS
from evaldsl import pipeline
from evaldsl.library import gather
from evaldsl.syntax import tree
from evaldsl.syntax.tree import AttributeKind

STDLIB = Path(__file__).parents[2] / "stdlib"
MODULES = tuple(sorted(STDLIB.glob("*.eval")))
PROJECT = STDLIB / "project_expenditure_2020.eval"
_MUST_HAVE = (AttributeKind.ENGLISH, AttributeKind.TITLE, AttributeKind.VERSION, AttributeKind.SOURCE)


def _program(path: Path) -> tree.Program:
    return gather(str(path)).main.program


def _reusables(path: Path) -> tuple[tree.Reusable, ...]:
    return tuple(item for item in _program(path).items if isinstance(item, tree.Reusable))


def _grades(path: Path) -> tuple[tree.Grades, ...]:
    return tuple(item for item in _program(path).items if isinstance(item, tree.Grades))


def _entries(path: Path) -> tuple[tree.Reusable | tree.Grades, ...]:
    return (*_reusables(path), *_grades(path))


def _said(item: tree.Reusable | tree.Grades) -> dict[AttributeKind, str]:
    return _attributes(item.members if isinstance(item, tree.Reusable) else item.attributes)


def _attributes(members: tuple[tree.Node, ...]) -> dict[AttributeKind, str]:
    found = (member for member in members if isinstance(member, tree.Attribute))
    return {
        each.kind: each.value.text if isinstance(each.value, tree.String) else each.value.span.text for each in found
    }


def _ids(path: Path) -> str:
    return path.stem


# ── modules ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_module_loads_alone(path: Path) -> None:
    checked = pipeline.check(str(path))
    assert [(item.code, item.span and item.span.place) for item in checked.diagnostics] == []


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_module_says_where_it_comes_from(path: Path) -> None:
    header = _program(path).header
    assert isinstance(header, tree.ModuleHeader)
    said = _attributes(header.settings)
    assert [kind for kind in _MUST_HAVE if not said.get(kind)] == []
    assert path.name.isascii()
    assert header.name.text.startswith("标准.")
    assert said[AttributeKind.ENGLISH] == f"std.{path.stem}"


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_every_indicator_and_scale_has_its_source(path: Path) -> None:
    for item in _entries(path):
        said = _said(item)
        assert said.get(AttributeKind.SOURCE), item.name.text
        assert isinstance(item, tree.Grades) or said.get(AttributeKind.EXPLANATION), item.name.text


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_every_indicator_and_scale_can_be_used(path: Path, tmp_path: Path) -> None:
    """One program that places every indicator, and one for every scale."""
    programs = [_placing_all(path)] if _reusables(path) else []
    for scale in (*programs, *(_using(path, grades) for grades in _grades(path))):
        spec = tmp_path / "spec.eval"
        spec.write_text(scale, encoding="utf-8")
        checked = pipeline.check(str(spec))
        assert [(item.code, item.span and item.span.text) for item in checked.diagnostics] == []
        assert checked.system is not None


def _module_name(path: Path) -> str:
    header = _program(path).header
    assert isinstance(header, tree.ModuleHeader)
    return header.name.text


def _placing_all(path: Path) -> str:
    lines = [
        '指标体系 "全部"',
        "    得分 保留 2位小数",
        "    不足一档 按比例",
        "    年度 2023",
        f"引用 {_module_name(path)} 为 库",
        "基础数据",
    ]
    placed = []
    for number, reusable in enumerate(_reusables(path)):
        arguments = []
        for parameter in reusable.parameters:
            name = f"数{chr(ord('a') + number)}_{parameter.name.text}"
            lines.append(f"    {name}: {parameter.type.span.text}")
            arguments.append(name)
        written = f"({', '.join(arguments)})" if arguments else ""
        placed.append(f"{reusable.name.text} 等权 = 库.{reusable.name.text}{written}")
    if lines[-1] == "基础数据":
        lines.pop()
    return "\n".join((*lines, *placed, ""))


def _using(path: Path, grades: tree.Grades) -> str:
    name = grades.name.text
    return "\n".join(
        (
            '指标体系 "等级"',
            "    得分 保留 2位小数",
            f"    等级 {name}",
            f"引用 {_module_name(path)}: {name}",
            "基础数据",
            "    完成率: 百分比",
            "完成 100分",
            "    完成率 ≥ 100% 得满分，否则按比例得分",
            "",
        )
    )


# ── 待核 ──────────────────────────────────────────────────────────────────────────────────────────


def _official_texts(reusable: tree.Reusable) -> Iterator[str]:
    """What an indicator of the framework takes over: explanation, checklist points, formula."""
    yield _attributes(reusable.members).get(AttributeKind.EXPLANATION, "")
    for member in reusable.members:
        match member:
            case tree.Checklist(points=points):
                yield from (point.text for point in points)
            case tree.Definition():
                yield member.span.text
            case _:
                pass


def test_texts_of_the_framework_that_are_not_confirmed_are_marked() -> None:
    marked = {each.name.text for each in _reusables(PROJECT) if AttributeKind.UNVERIFIED in _attributes(each.members)}
    unsure = {each.name.text for each in _reusables(PROJECT) if not CONFIRMED_TEXTS.issuperset(_official_texts(each))}
    assert marked == unsure


def test_confirmed_texts_stand_in_the_library_word_for_word() -> None:
    written = {text for each in _reusables(PROJECT) for text in _official_texts(each)}
    assert written >= CONFIRMED_TEXTS


@pytest.mark.parametrize("path", [path for path in MODULES if path != PROJECT], ids=_ids)
def test_rules_and_scales_that_are_not_confirmed_are_marked(path: Path) -> None:
    for item in _entries(path):
        known = CONFIRMED_RULES | CONFIRMED_GRADES
        said = _said(item)
        assert (AttributeKind.UNVERIFIED in said) == (item.name.text not in known), item.name.text


def test_a_mark_does_not_repeat_its_name() -> None:
    """A result puts the module and the indicator before the words."""
    for path in MODULES:
        for item in _entries(path):
            said = _said(item)
            assert not said.get(AttributeKind.UNVERIFIED, "").startswith(item.name.text)


# ── the framework of 2020 ─────────────────────────────────────────────────────────────────────────


def test_seventeen_indicators_with_the_points_of_the_annex() -> None:
    counts = {
        each.name.text: sum(len(member.points) for member in each.members if isinstance(member, tree.Checklist))
        for each in _reusables(PROJECT)
    }
    assert len(counts) == 17
    assert {name: count for name, count in counts.items() if count} == POINT_COUNTS
    assert sum(counts.values()) == 31


def test_points_are_statements_of_which_the_good_side_is_met() -> None:
    texts = [
        point.text
        for each in _reusables(PROJECT)
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
    spec.write_text(_using(path, next(each for each in _grades(path) if each.name.text == scale)), encoding="utf-8")
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
