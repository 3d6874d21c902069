"""The command facts: the form is printed or written, and every mark of it must be replaced."""

from __future__ import annotations

from pathlib import Path

from evaldsl.facts import read_facts_file
from snapshots import run_command

_SPEC = """指标体系 "绩效评价"
基础数据
    支出: 金额 "当年支出"
执行 100分
    支出 ≤ 500万元 得满分，否则不得分
"""


def test_the_form_is_printed(tmp_path: Path) -> None:
    (tmp_path / "spec.eval").write_text(_SPEC, encoding="utf-8")
    code, output = run_command(["evaldsl", "facts", "spec.eval"], tmp_path)
    assert code == 0
    assert '"支出" = "待填写"' in output


def test_the_form_is_written_and_is_refused_unfilled(tmp_path: Path) -> None:
    (tmp_path / "spec.eval").write_text(_SPEC, encoding="utf-8")
    assert run_command(["evaldsl", "facts", "spec.eval", "-o", "facts.toml"], tmp_path) == (0, "已写入 facts.toml。\n")
    assert read_facts_file(str(tmp_path / "facts.toml")).raw is not None
    code, output = run_command(["evaldsl", "run", "spec.eval", "facts.toml"], tmp_path)
    assert code == 2
    assert "E0601" in output
    code, output = run_command(["evaldsl", "facts", "spec.eval", "-o", "facts.toml", "--force"], tmp_path)
    assert code == 0


def test_a_wrong_spec_has_no_form(tmp_path: Path) -> None:
    (tmp_path / "spec.eval").write_text(_SPEC.replace("100分", "90分"), encoding="utf-8")
    code, output = run_command(["evaldsl", "facts", "spec.eval", "-o", "facts.toml"], tmp_path)
    assert code == 2
    assert "E0301" in output
    assert not (tmp_path / "facts.toml").exists()
