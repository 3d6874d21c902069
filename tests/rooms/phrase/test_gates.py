"""What conditions do to an indicator, said behind its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.phrase.leaves import sentences

_SPEC = """\
指标体系 "条件"
    不适用 零分
基础数据
    率: 百分比
    违规: 是否
    上限: 分数
甲 100分
    率 ≥ 90% 得满分，否则不得分
    当 违规 {effect}
"""


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ("不得分", "违规的，不得分"),
        ("不适用", "违规的，不适用"),
        ("得分不超过 60%", "违规的，得分不超过 60 分"),
        ("得分不超过 37.5分", "违规的，得分不超过 37.5 分"),
        ("得分不超过 上限", "违规的，得分另有上限"),
    ],
)
def test_gate_behind_a_rule(effect: str, said: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_SPEC.format(effect=effect), encoding="utf-8")
    system = pipeline.check(str(spec)).system
    assert system is not None
    assert list(sentences(system).values()) == [f"率 ≥ 90% 得满分，否则不得分；{said}"]
