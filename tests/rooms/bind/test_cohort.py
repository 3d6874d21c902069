"""The others from a file of their own, and tables beside the rubric."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline, trials

_SPEC = """指标体系 "同类"
基础数据
    增长率: 百分比
    同类: 表
        名称: 文本 键
        增长率: 百分比
增长 100分
    得分 = 分值 × 最小(1, 增长率 / 最大(同类.增长率))
"""


def _run(
    folder: Path, cohort: str, content: str | bytes, facts: str = '增长率 = "6%"\n'
) -> tuple[list[str], Fraction | None]:
    (folder / "spec.eval").write_text(_SPEC, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    (folder / cohort).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"), cohort=str(folder / cohort))
    return [each.code for each in outcome.diagnostics], outcome.result.score if outcome.result else None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("peers.csv", '名称,备注,增长率\n甲,x,8%\n,,\n乙,"a,\nb",6%\n'),
        ("peers.csv", "\ufeff增长率,名称\r\n8%,甲\r\n６％,乙\r\n"),
        ("peers.toml", '[[同类]]\n名称 = "甲"\n增长率 = "8%"\n[[同类]]\n名称 = "乙"\n增长率 = "6%"\n'),
    ],
)
def test_rows_come_from_csv_and_toml(tmp_path: Path, name: str, content: str) -> None:
    assert _run(tmp_path, name, content) == ([], 75)  # 6 of 8


def test_gb18030_is_read_with_a_warning(tmp_path: Path) -> None:
    assert _run(tmp_path, "peers.csv", "名称,增长率\n甲,8%\n".encode("gb18030")) == (["W0715"], 75)


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("名称,增长率\n甲,8\n", "E0612", "2:3"),
        ("名称,增长率\n甲,8%\n甲,6%\n", "E0731", "3:1"),
        ("名称,增长率\n甲,\n", "E0625", "2:1"),
        ("名称,增长\n甲,8%\n", "E0732", "1:1"),
        ('名称,增长率\n"甲\n乙",8\n', "E0612", "3:4"),
    ],
)
def test_mistakes_have_their_line_and_column(tmp_path: Path, content: str, code: str, place: str) -> None:
    (tmp_path / "spec.eval").write_text(_SPEC, encoding="utf-8")
    (tmp_path / "peers.csv").write_text(content, encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), None, ("增长率=6%",), cohort=str(tmp_path / "peers.csv"))
    spans = {each.code: each.span for each in outcome.diagnostics}
    assert code in spans
    span = spans[code]
    assert span is not None
    assert span.place == f"{tmp_path / 'peers.csv'}:{place}"


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    assert _run(tmp_path, "peers.csv", b"\xff\xff\xff\n") == (["E0506"], None)


def test_rows_of_a_table_from_a_file_are_no_facts(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("行业,优秀\n供热,10%\n", encoding="utf-8")
    spec = '指标体系 "标准"\n基础数据\n    率: 百分比\n表 标准 来自 "table.csv"\n    行业: 文本 键\n    优秀: 百分比\n'
    spec += '执行 100分\n    率 ≥ 查表(标准.优秀, "供热") 得满分，否则不得分\n'
    (tmp_path / "spec.eval").write_text(spec, encoding="utf-8")
    (tmp_path / "facts.toml").write_text('率 = "10%"\n[[标准]]\n行业 = "供热"\n优秀 = "1%"\n', encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"))
    assert [each.code for each in outcome.diagnostics] == ["E0602"]
    (tmp_path / "facts.toml").write_text('率 = "10%"\n', encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"))
    assert outcome.result is not None
    assert outcome.result.score == 100


@pytest.mark.parametrize(
    ("lines", "holds", "codes"),
    [
        ('同类 "peers.csv"\n    设 增长率 = 6%\n    总分 应为 75分', True, []),
        ('数据 "facts.toml"\n    同类 "peers.csv"\n    总分 应为 75分', True, []),
        ('数据 "facts.toml"\n    同类 "peers.csv"\n    总分 应为 75.01分', False, []),
        ('同类 "gone.csv"\n    应为 错误 E0501', True, ["E0501"]),
        ('数据 "both.toml"\n    同类 "peers.csv"\n    应为 错误 E0685', True, ["E0685"]),
        ('数据 "facts.toml"\n    应为 错误 E0601', True, ["E0601"]),
    ],
)
def test_a_test_may_name_the_file_of_the_others(tmp_path: Path, lines: str, holds: bool, codes: list[str]) -> None:
    (tmp_path / "spec.eval").write_text(f'{_SPEC}核对 "公布的"\n    {lines}\n', encoding="utf-8")
    (tmp_path / "facts.toml").write_text('增长率 = "6%"\n', encoding="utf-8")
    (tmp_path / "both.toml").write_text('增长率 = "6%"\n[[同类]]\n名称 = "丁"\n增长率 = "1%"\n', encoding="utf-8")
    (tmp_path / "peers.csv").write_text("名称,增长率\n甲,8%\n乙,6%\n", encoding="utf-8")
    (test,) = trials.run_tests(str(tmp_path / "spec.eval")).tests
    assert [each.holds for each in test.expectations] == [holds]
    assert [each.code for each in test.diagnostics] == codes
