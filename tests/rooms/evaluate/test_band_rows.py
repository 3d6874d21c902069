"""Bands in a table: each way in which its rows cannot be bands, at its cell, and what just passes."""

from __future__ import annotations

from typing import Any

import pytest

from evaldsl import pipeline

_HEAD = """指标体系 "试"
基础数据
    完成率: 百分比
    标准: 表
        起: 百分比
        止: 百分比
        分: 分数
甲 100分
    分档 完成率 来自 {bounds} 得 标准.分，其余不得分
"""
_LOW, _HIGH = "下限 标准.起", "上限 标准.止"
_BOTH = f"{_LOW} {_HIGH}"


def _outcome(
    tmp_path: Any, bounds: str, rate: str, rows: list[tuple[str, str, str]]
) -> tuple[list[str], Any, list[str]]:
    spec = tmp_path / "spec.eval"
    spec.write_text(_HEAD.format(bounds=bounds), encoding="utf-8")
    facts = [f'完成率 = "{rate}"']
    for low, high, points in rows:
        facts += ["[[标准]]", f'起 = "{low}"', f'止 = "{high}"', f"分 = {points}"]
    path = tmp_path / "facts.toml"
    path.write_text("\n".join(facts) + "\n", encoding="utf-8")
    outcome = pipeline.run(str(spec), str(path))
    codes = [each.code for each in outcome.diagnostics if each.code.startswith("E")]
    places = [each.span.text for each in outcome.diagnostics if each.span is not None and each.code == "E0689"]
    return codes, None if outcome.result is None else outcome.result.score, places


@pytest.mark.parametrize(
    ("bounds", "rows", "place"),
    [
        (_LOW, [("90%", "0%", "100"), ("90%", "0%", "60")], '"90%"'),
        (_LOW, [("90%", "0%", "100"), ("60%", "0%", "60"), ("80%", "0%", "30")], '"80%"'),
        (_HIGH, [("0%", "10%", "100"), ("0%", "30%", "60"), ("0%", "20%", "30")], '"20%"'),
        (_LOW, [("90%", "0%", "100.01")], "100.01"),
        (_LOW, [("90%", "0%", "100"), ("60%", "0%", "-0.01")], "-0.01"),
        (_BOTH, [("80%", "100%", "100"), ("60%", "80.01%", "60")], '"80.01%"'),
        (_BOTH, [("80%", "100%", "100"), ("60%", "79.99%", "60")], '"79.99%"'),
        (_BOTH, [("80%", "100%", "100"), ("60%", "60%", "60")], '"60%"'),
    ],
)
def test_rows_that_are_no_bands(tmp_path: Any, bounds: str, rows: list[tuple[str, str, str]], place: str) -> None:
    assert _outcome(tmp_path, bounds, "85%", rows) == (["E0689"], None, [place])


def test_no_rows_are_no_bands(tmp_path: Any) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_HEAD.format(bounds=_LOW), encoding="utf-8")
    (tmp_path / "facts.toml").write_text('完成率 = "85%"\n标准 = []\n', encoding="utf-8")
    outcome = pipeline.run(str(spec), str(tmp_path / "facts.toml"))
    assert [each.code for each in outcome.diagnostics] == ["E0689"]


@pytest.mark.parametrize(
    ("bounds", "rate", "score"),
    [
        (_LOW, "80%", 100),
        (_LOW, "79.99%", 60),
        (_LOW, "60%", 60),
        (_LOW, "59.99%", 0),
        (_LOW, "150%", 100),
        (_HIGH, "100%", 100),
        (_HIGH, "80.01%", 100),
        (_HIGH, "80%", 60),
        (_HIGH, "0%", 60),
        (_HIGH, "100.01%", 0),
        (_BOTH, "100%", 100),
        (_BOTH, "100.01%", 0),
        (_BOTH, "80%", 100),
        (_BOTH, "79.99%", 60),
        (_BOTH, "60%", 60),
        (_BOTH, "59.99%", 0),
    ],
)
def test_the_row_that_holds_a_value(tmp_path: Any, bounds: str, rate: str, score: int) -> None:
    for rows in ([("80%", "100%", "100"), ("60%", "80%", "60")], [("60%", "80%", "60"), ("80%", "100%", "100")]):
        assert _outcome(tmp_path, bounds, rate, rows) == ([], score, [])
