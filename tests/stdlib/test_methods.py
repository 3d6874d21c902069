"""Ways to score and measures of satisfaction, by hand: the same under Chinese and English names and in English."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.format.comments import format_text
from evaldsl.syntax import parse
from evaldsl.syntax.tree import AttributeKind
from evaldsl.text import Source
from shelf import STDLIB, entries, grades_of, reusables, said_of, using

SCORING, SATISFACTION, GRADES = (STDLIB / f"{name}.eval" for name in ("scoring", "satisfaction", "grades"))
_IN_ENGLISH = {path: STDLIB / f"{path.stem}_en.eval" for path in (SCORING, SATISFACTION, GRADES)}

_SCORED = (
    (SCORING, "直接赋分", "是", "10"),
    (SCORING, "正向", "3, 4", "7.5"),
    (SCORING, "正向及格", "60, 100, 60", "6"),
    (SCORING, "正向及格", "59.99, 100, 60", "0"),
    (SCORING, "区间比例", "75%, 90%, 60%", "5"),
    (SCORING, "反向比值", "5, 4", "8"),
    (SCORING, "反向比值", "-2%, -3%", "0"),
    (SCORING, "反向比值", "-3%, -3%", "10"),
    (SCORING, "反向差额", "5, 4", "7.5"),
    (SCORING, "等于", "3, 4", "7.5"),
    (SCORING, "步进", "98.5%, 100%", "8.5"),
    (SCORING, "反向步进", "103%, 100%, 1%, 5%", "8.5"),
    (SCORING, "按比例减分", "21天, 15天, 30天", "6"),
    (SCORING, "满意度赋分", "79.99%", "5"),
    (SCORING, "排名递减", "1", "10"),
    (SCORING, "排名递减", "3", "9"),
    (SCORING, "排名递减", "25, 5%, 20%", "2"),
    (SCORING, "排名递减", "17, 5%, 20%", "2"),
    (SCORING, "排名递减", "16, 5%, 20%", "2.5"),
    (SCORING, "排名递减", "30", "0"),
    # 4 points for the target, 6 by rank
    (SCORING, "争先进位", "7.99%, 8%, 1", "0"),
    (SCORING, "争先进位", "8%, 8%, 1", "4"),
    (SCORING, "争先进位", "8.01%, 8%, 1", "10"),
    (SCORING, "争先进位", "9%, 8%, 3", "9.4"),
    (SCORING, "评委去极值平均", "84分, 87.25分, 6", "8.73"),
    (SCORING, "评委去极值平均", "84分, 87.25分, 5", "8.4"),
    (SCORING, "评委去极值平均", "8.4分, 8.7分, 3, 2, 10分", "8.7"),
    # 60% + (6.5 − 5) ÷ (8 − 5) × 20%
    (SCORING, "功效系数五档", "6.5%, 12%, 8%, 5%, 2%, -1%", "7"),
    (SCORING, "功效系数五档", "12%, 12%, 8%, 5%, 2%, -1%", "10"),
    (SCORING, "功效系数五档", "-1%, 12%, 8%, 5%, 2%, -1%", "2"),
    (SCORING, "功效系数五档", "-1.01%, 12%, 8%, 5%, 2%, -1%", "0"),
    (SCORING, "功效系数五档", "57.5%, 50%, 55%, 60%, 70%, 85%", "7"),
    (SCORING, "功效系数_60_40", "5.81, 12, 6", "5.87"),
    (SCORING, "功效系数_60_40", "6, 12, 6", "6"),
    (SCORING, "功效系数_60_40", "12, 12, 6", "10"),
    (SCORING, "功效系数_60_40", "-4, 12, 6", "0"),
    # (7055 + 1589 × 75% + 511 × 50% + 96 × 25%) ÷ 9310 = 91.58%; five options from 100 to 20: 93.27%
    (SATISFACTION, "五级_100_75_50_25_0", "7055, 1589, 511, 96, 59, 91.58%", "10"),
    (SATISFACTION, "五级_100_75_50_25_0", "7055, 1589, 511, 96, 59, 91.59%, 91.59%", "0"),
    (SATISFACTION, "五级_100_75_50_25_0", "81, 0, 0, 0, 19", "9"),
    (SATISFACTION, "五级_100_75_50_25_0", "59, 0, 0, 0, 41", "0"),
    (SATISFACTION, "五级_100_80_60_40_20", "7055, 1589, 511, 96, 59, 93.27%", "10"),
    (SATISFACTION, "五级_100_80_60_40_20", "7055, 1589, 511, 96, 59, 93.28%, 93.28%", "0"),
    (SATISFACTION, "满意占比", "43, 38, 100", "9"),
    (SATISFACTION, "四级测评_100_80_60_40", "20, 10, 5, 5", "8.25"),
    (SATISFACTION, "分组测评", "90%, 80%, 85%", "8.4"),
    (SATISFACTION, "分组测评", "90%, 80%, 85%, 30%, 30%", "8.5"),
    (SATISFACTION, "满意度比例", "81%", "9"),
    (SATISFACTION, "满意度比例", "59.99%", "0"),
    (SATISFACTION, "满意度步进", "88.6%", "9.3"),
    (SATISFACTION, "满意度步进", "88.6%, 90%, 2%", "9.72"),
    (SATISFACTION, "满意度步进", "59.99%, 90%, 1%", "0"),
    (SATISFACTION, "满意度区间", "75%", "5"),
    (SATISFACTION, "满意度区间", "90%", "10"),
)


@pytest.mark.parametrize(("path", "name", "given", "score"), _SCORED, ids=[f"{each[1]}({each[2]})" for each in _SCORED])
def test_method_scores_out_of_ten(path: Path, name: str, given: str, score: str, tmp_path: Path) -> None:
    english = said_of(next(each for each in reusables(path) if each.name.text == name))[AttributeKind.ENGLISH]
    uses = ((f"std.{path.stem}", name), (f"std.{path.stem}", english), (f"std.{path.stem}_en", english))
    found = [_score_of(module, f"{called}({given})", tmp_path) for module, called in uses]
    assert found == [Fraction(score)] * 3


def _score_of(module: str, call: str, folder: Path) -> Fraction:
    spec = folder / "spec.eval"
    header = '指标体系 "一个指标"\n    满分 10分\n    得分 保留 2位小数\n    不足一档 按比例\n'
    spec.write_text(f"{header}引用 {module} 为 库\n指标甲 10分 = 库.{call}\n", encoding="utf-8")
    outcome = pipeline.run(str(spec), None)
    assert outcome.result is not None, [item.code for item in outcome.diagnostics]
    return outcome.result.score


def test_every_method_is_scored() -> None:
    assert {name for _, name, _, _ in _SCORED} | {"定性三档"} == {
        each.name.text for path in (SCORING, SATISFACTION) for each in reusables(path)
    }


@pytest.mark.parametrize("path", [SCORING, SATISFACTION], ids=lambda path: path.stem)
def test_the_english_module_has_the_same_methods_with_the_same_parameters(path: Path) -> None:
    chinese = {said_of(each)[AttributeKind.ENGLISH]: each.parameters for each in reusables(path)}
    english = {each.name.text: each.parameters for each in reusables(_IN_ENGLISH[path])}
    assert list(english) == list(chinese)
    for name, parameters in english.items():
        assert [each.type.kind for each in parameters] == [each.type.kind for each in chinese[name]]
        assert [each.default is None for each in parameters] == [each.default is None for each in chinese[name]]
        assert all(each.name.text.isascii() for each in parameters)


@pytest.mark.parametrize("path", _IN_ENGLISH, ids=lambda path: path.stem)
def test_generic_entries_have_english_names(path: Path) -> None:
    names = [said_of(each).get(AttributeKind.ENGLISH, "") for each in entries(path)]
    assert all(name and name.isascii() for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("scale", "grades"),
    [
        ("纳税信用五级", {"100%": "A", "90%": "A", "89.99%": "B", "70%": "B", "40%": "C", "39.99%": "D"}),
        ("三色预警", {"80%": "绿", "79.99%": "黄", "60%": "黄", "59.99%": "红"}),
        ("four_90_80_60", {"90%": "excellent", "89.99%": "good", "80%": "good", "60%": "fair", "59.99%": "poor"}),
        ("four_80_70_60", {"80%": "excellent", "70%": "good", "69.99%": "fair", "59.99%": "poor"}),
        ("yearly_appraisal", {"90%": "outstanding", "70%": "competent", "60%": "basically_competent"}),
        ("enterprise_five", {"85%": "A", "84.99%": "B", "50%": "C", "40%": "D", "39.99%": "E"}),
        ("green_building_stars", {"85%": "three_stars", "70%": "two_stars", "60%": "one_star", "59.99%": "no_star"}),
        ("traffic_light", {"80%": "green", "60%": "amber", "59.99%": "red"}),
    ],
)
def test_scale_gives_its_grades(scale: str, grades: dict[str, str], tmp_path: Path) -> None:
    path, found = next(
        (path, each) for path in (GRADES, _IN_ENGLISH[GRADES]) for each in grades_of(path) if each.name.text == scale
    )
    spec = tmp_path / "spec.eval"
    spec.write_text(using(path, found), encoding="utf-8")
    system = pipeline.check(str(spec)).system
    assert system is not None
    results = {rate: pipeline.evaluate_system(system, {"完成率": rate}).result for rate in grades}
    assert {rate: result and result.grade and result.grade.label for rate, result in results.items()} == grades


_NEW = """\
指标体系 "新设立的企业"
    得分 保留 2位小数
    等级 纳税信用五级
引用 标准.等级: 纳税信用五级
基础数据
    完成率: 百分比
    新设立: 是否
    失信: 是否
完成 100分
    完成率 ≥ 100% 得满分，否则按比例得分
当 新设立 且 总分 ≥ 70分 直接定级 M
当 失信 直接定级 D
"""


@pytest.mark.parametrize(
    ("rate", "bad", "grade"), [("70%", "否", "M"), ("69.99%", "否", "C"), ("95%", "否", "M"), ("95%", "是", "D")]
)
def test_the_grade_without_points_is_given_directly(rate: str, bad: str, grade: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_NEW, encoding="utf-8")
    system = pipeline.check(str(spec)).system
    assert system is not None
    result = pipeline.evaluate_system(system, {"完成率": rate, "新设立": "是", "失信": bad}).result
    assert result is not None
    assert result.grade is not None
    assert result.grade.label == grade


@pytest.mark.parametrize("path", [*_IN_ENGLISH, *_IN_ENGLISH.values()], ids=lambda path: path.stem)
def test_module_is_written_as_fmt_writes_it(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    parsed = parse(Source(path.name, written))
    assert format_text(parsed, parsed.program.language) == written


_MARKED = {
    "std.scoring_en": 'system "x"\nimport std.scoring_en as s\nA 100 points = s.satisfaction_bands(95%)\n',
    "标准.计分_英文": '指标体系 "x"\n引用 std.scoring_en 为 s\nA 100分 = s.satisfaction_bands(95%)\n',
}


@pytest.mark.parametrize("shown", _MARKED)
def test_what_is_unverified_names_its_module_in_the_language_of_the_rubric(shown: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_MARKED[shown], encoding="utf-8")
    result = pipeline.run(str(spec), None).result
    assert result is not None
    assert [module for module, _ in result.unverified] == [shown]
