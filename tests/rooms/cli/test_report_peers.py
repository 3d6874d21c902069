"""The command report, where the others of the field stand in a file of their own."""

from __future__ import annotations

from pathlib import Path

from snapshots import run_command

_SPEC = """指标体系 "同类"
基础数据
    增长率: 百分比
    同类: 表
        增长率: 百分比
增长 100分
    得分 = 分值 × 最小(1, 增长率 / 最大(同类.增长率))
"""


def test_report_takes_the_others_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "spec.eval").write_text(_SPEC, encoding="utf-8")
    (tmp_path / "facts.toml").write_text('增长率 = "6%"\n', encoding="utf-8")
    (tmp_path / "others.csv").write_text("增长率\n8%\n5%\n", encoding="utf-8")
    code, without = run_command(["evaldsl", "report", "spec.eval", "facts.toml"], tmp_path)
    assert (code, "E0601" in without) == (2, True)
    code, told = run_command(["evaldsl", "report", "spec.eval", "facts.toml", "--cohort", "others.csv"], tmp_path)
    assert code == 0
    assert "本次绩效评价得分为75分" in told.replace("75.00", "75")
