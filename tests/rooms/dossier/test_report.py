"""The report itself: merged names, sentences at their edges, what is not applicable, bonus and caps."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.dossier.assemble import assemble
from evaldsl.dossier.author import NOBODY
from evaldsl.dossier.grids import merge, path_cells
from evaldsl.dossier.numbering import chinese
from evaldsl.dossier.pages import Cell, Dossier, Prose, plain
from evaldsl.dossier.scores import scores_of
from evaldsl.office.markdown import markdown_of
from evaldsl.result.result import Result

HEAD = """指标体系 "绩效评价"
    得分 保留 2位小数
基础数据
    完成率: 百分比
"""


def scored(spec: str, facts: str, folder: Path) -> Result:
    (folder / "spec.eval").write_text(spec, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    assert outcome.result is not None, outcome.diagnostics
    return outcome.result


def dossier_of(result: Result) -> Dossier:
    found = assemble(result, NOBODY).dossier
    assert found is not None
    return found


def analysis(result: Result) -> list[str]:
    part = next(part for part in dossier_of(result).parts if part.name == "analysis")
    return [plain(block.runs) for block in part.blocks if isinstance(block, Prose)]


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "100")],
)
def test_chinese_numbers(number: int, written: str) -> None:
    assert chinese(number) == written


def test_names_are_merged_below_and_to_the_right() -> None:
    names = [("甲", "乙", "一"), ("甲", "乙", "二"), ("甲", "丙", ""), ("丁", "", "")]
    assert list(merge(names)) == [
        (Cell("甲", down=3), Cell("乙", down=2), Cell("一")),
        (None, None, Cell("二")),
        (None, Cell("丙", across=2), None),
        (Cell("丁", across=3), None, None),
    ]


def test_what_lies_deeper_than_the_columns_stands_in_the_last() -> None:
    assert path_cells(("a", "b", "c", "d"), 3) == ("a", "b", "c / d")
    assert path_cells(("a",), 3) == ("a", "", "")


def test_all_full_all_lossy_and_single(tmp_path: Path) -> None:
    spec = HEAD + (
        "甲 30分\n    一 30分\n        完成率 ≥ 80% 得满分，否则不得分\n"
        "乙 30分\n    二 30分\n        完成率 ≥ 95% 得满分，否则不得分\n"
        "丙 40分\n    完成率 ≥ 100% 得满分，否则按比例得分\n"
    )
    assert analysis(scored(spec, '完成率 = "90%"\n', tmp_path)) == [
        "甲指标涉及1个二级指标。指标分值30分，得30分，得分率为100%。得分项为一。",
        "乙指标涉及1个二级指标。指标分值30分，得0分，得分率为0.00%。扣分项为二。",
        "丙指标不再细分。指标分值40分，得36分，得分率为90.00%。扣分项为丙。",
    ]


def test_what_is_not_applicable_is_neither_gained_nor_lost(tmp_path: Path) -> None:
    spec = HEAD + (
        "甲 100分\n    不适用 折算\n    一 60分\n        完成率 ≥ 80% 得满分，否则不得分\n"
        "    二 40分\n        完成率 ≥ 95% 得满分，否则不得分\n"
    )
    result = scored(spec, '完成率 = "90%"\n\n[不适用]\n二 = "本年没有安排"\n', tmp_path)
    assert analysis(result)[0].endswith("得分项为一。不适用或数据缺失的指标为二。")
    row = scores_of(result).blocks[0].rows[1]
    assert (row.score, row.base) == (None, None)
    assert "| 二（不适用）" in markdown_of(dossier_of(result))


def test_full_marks_everywhere_leave_nothing_to_suggest(tmp_path: Path) -> None:
    spec = HEAD + "甲 100分\n    完成率 ≥ 80% 得满分，否则不得分\n"
    found = markdown_of(dossier_of(scored(spec, '完成率 = "90%"\n', tmp_path)))
    assert found.count("各项指标均得满分，没有扣分。") == 2
    assert "满分100分，扣0分，得100分" in found


def test_a_cap_of_the_total_has_its_row_so_that_the_column_adds_up(tmp_path: Path) -> None:
    spec = HEAD + '甲 100分\n    完成率 ≥ 80% 得满分，否则不得分\n当 完成率 < 95% 总分不超过 59分 "没有完成"\n'
    scores = scores_of(scored(spec, '完成率 = "90%"\n', tmp_path))
    assert [(row.path[0], row.score) for row in scores.beside] == [("总分限制", -41)]
    assert scores.adds


def test_a_branch_that_is_no_sum_does_not_claim_to_add_up(tmp_path: Path) -> None:
    spec = HEAD + (
        "甲 100分\n    汇总 最小\n    一 50分\n        完成率 ≥ 80% 得满分，否则不得分\n"
        "    二 50分\n        完成率 ≥ 100% 得满分，否则按比例得分\n"
    )
    result = scored(spec, '完成率 = "90%"\n', tmp_path)
    scores = scores_of(result)
    assert scores.blocks[0].score == result.score
    assert not scores.blocks[0].adds
    assert [row.score for row in scores.blocks[0].rows] == [100, 90, 90]
