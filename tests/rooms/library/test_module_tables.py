"""Tables that modules bring along: their names, their files, and what is said where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.pipeline import Outcome

_MODULE = """\
模块 通用
    英文名 common

表 标准值 来自 "tables/standard.csv"
    行业: 文本 键
    优秀: 百分比
    较差: 百分比
    差距 = 优秀 - 较差

最好 = 最大(标准值.优秀)

指标 收益率(实际: 百分比, 行业: 文本)
    实际 ≥ 查表(标准值.优秀, 行业) 得满分，否则不得分
"""
_ROWS = "行业,优秀,较差\n供热,16%,-1%\n供水,12%,2%\n"
_SPEC = """\
指标体系 "试"
引用 通用
{more}
基础数据
    行业: 文本
    率: 百分比
收益 100分
    {rule}
"""


def _run(folder: Path, rule: str, more: str = "", rows: str = _ROWS, module: str = _MODULE) -> Outcome:
    (folder / "libs" / "tables").mkdir(parents=True, exist_ok=True)
    (folder / "libs" / "common.eval").write_text(module, encoding="utf-8")
    (folder / "libs" / "tables" / "standard.csv").write_text(rows, encoding="utf-8")
    (folder / "spec.eval").write_text(_SPEC.format(rule=rule, more=more), encoding="utf-8")
    return pipeline.run(str(folder / "spec.eval"), None, ("率=12%", "行业=供水"))


def _codes(outcome: Outcome) -> list[str]:
    """What is said but of facts that this rule does not use."""
    return [each.code for each in outcome.diagnostics if each.code != "W0201"]


@pytest.mark.parametrize(
    ("rule", "more", "score"),
    [
        ("率 ≥ 查表(通用.标准值.优秀, 行业) 得满分，否则不得分", "", 100),
        ("率 ≥ 查表(标准值.优秀, 行业) + 0.01% 得满分，否则不得分", "引用 通用: 标准值", 0),
        ("率 ≥ 查找(通用.标准值.差距 当 优秀 = 12%) 得满分，否则不得分", "", 100),  # 10%
        ("通用.标准值(优秀 > 12%) 每 1 扣 30分", "", None),
        ("得分 = 通用.标准值(优秀 ≥ 12%) * 20分", "", 40),
        ("得分 = 计数(通用.标准值) * 20分", "", 40),
        ("得分 = 合计(通用.标准值.优秀) * 100分", "", 28),
        ("得分 = 通用.最好 * 100分", "", 16),
    ],
)
def test_tables_of_a_module_are_used_like_ones_own(rule: str, more: str, score: int | None, tmp_path: Path) -> None:
    if score is None:
        rule, score = f"扣分\n        {rule}", 70
    outcome = _run(tmp_path, rule, more)
    assert _codes(outcome) == []
    assert outcome.result is not None
    assert outcome.result.score == score


def test_an_indicator_of_the_module_reads_its_table(tmp_path: Path) -> None:
    _run(tmp_path, "率 按比例得分")
    spec = tmp_path / "spec.eval"
    placed = spec.read_text(encoding="utf-8").replace("100分\n    率 按比例得分", "100分 = 通用.收益率(率, 行业)")
    spec.write_text(placed, encoding="utf-8")
    for given, score in (("11.99%", 0), ("12%", 100), ("12.01%", 100)):
        outcome = pipeline.run(str(spec), None, (f"率={given}", "行业=供水"))
        assert outcome.result is not None
        assert outcome.result.score == score


def test_a_table_of_the_same_name_in_the_rubric_is_another(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("优秀\n50%\n", encoding="utf-8")
    own = '表 标准值 来自 "own.csv"\n    优秀: 百分比\n'
    outcome = _run(tmp_path, "得分 = (最大(标准值.优秀) + 最大(通用.标准值.优秀)) * 100分", own)
    assert _codes(outcome) == []
    assert outcome.result is not None
    assert outcome.result.score == 66


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("行业,优秀,较差\n供热,十六,-1%\n", "E0610"),
        ("行业,优秀\n供热,16%\n", "E0732"),
        ("行业,优秀,较差\n供热,16%,1%\n供热,15%,1%\n", "E0731"),
        ("", "E0735"),
    ],
)
def test_wrong_rows_are_said_when_either_is_checked(rows: str, code: str, tmp_path: Path) -> None:
    outcome = _run(tmp_path, "率 ≥ 通用.最好 得满分，否则不得分", rows=rows)
    assert _codes(outcome) == [code]
    alone = pipeline.check(str(tmp_path / "libs" / "common.eval"))
    assert [each.code for each in alone.diagnostics] == [code]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    outcome = _run(tmp_path, "率 ≥ 通用.最好 得满分，否则不得分", module=_MODULE.replace("standard", "gone"))
    assert _codes(outcome) == ["E0501"]


@pytest.mark.parametrize(
    "file", ["../standard.csv", "tables/../../x.csv", "/etc/passwd", "C:\\x.csv", "\\\\host\\x.csv"]
)
def test_a_module_reads_only_below_its_own_folder(file: str, tmp_path: Path) -> None:
    outcome = _run(tmp_path, "率 ≥ 通用.最好 得满分，否则不得分", module=_MODULE.replace("tables/standard.csv", file))
    assert _codes(outcome) == ["E0748"]


def test_a_module_with_a_table_is_checked_alone_without_complaint(tmp_path: Path) -> None:
    _run(tmp_path, "率 ≥ 通用.最好 得满分，否则不得分")
    alone = pipeline.check(str(tmp_path / "libs" / "common.eval"))
    assert (alone.diagnostics, alone.system) == ((), None)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("率 ≥ 查表(通用.标准值.良好, 行业) 得满分，否则不得分", "E0214"),
        ("率 ≥ 查表(通用.标准.优秀, 行业) 得满分，否则不得分", "E0201"),
    ],
)
def test_names_that_a_module_does_not_have(rule: str, code: str, tmp_path: Path) -> None:
    assert code in [each.code for each in _run(tmp_path, rule).diagnostics]
