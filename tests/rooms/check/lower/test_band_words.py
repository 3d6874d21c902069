"""What a result calls a band: the author's words, or what stands for the parameters of a placed indicator."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.diagnostics import say

_BANDS = """\
指标体系 "试"
指标 下达(天: 天数, 早: 天数 缺省 15天, 迟: 天数)
    分档 天
{rows}
基础数据
    用时: 天数
    期限: 天数
下达 100分 = 下达(用时, 迟: {end})
"""
_STRAIGHT = ("≤ 早 得满分", "早-迟 按比例减分", "> 迟 不得分")
_STEPPED = ("[0天, 早] 得满分", "(早, 迟] 得50%", "其余 不得分")


@pytest.mark.parametrize(
    ("rows", "end", "taken", "band"),
    [
        (_STRAIGHT, "30天", "21天", "“15天 ~ 30天”"),
        (_STRAIGHT, "30天", "31天", "“> 30天”"),
        (_STRAIGHT, "期限", "31天", "“> 期限”"),
        (_STEPPED, "30天", "21天", "“(15天, 30天]”"),
        (("≤15天 得满分", "15天-30天 按比例减分", ">30天 不得分"), "30天", "21天", "“15天-30天”"),
    ],
)
def test_band_of_a_loss(rows: tuple[str, ...], end: str, taken: str, band: str, tmp_path: Path) -> None:
    spec, facts = tmp_path / "spec.eval", tmp_path / "facts.toml"
    spec.write_text(_BANDS.format(rows="\n".join(f"        {row}" for row in rows), end=end), encoding="utf-8")
    facts.write_text(f'用时 = "{taken}"\n期限 = "30天"\n', encoding="utf-8")
    result = pipeline.run(str(spec), str(facts)).result
    assert result is not None
    (line,) = result.children[0].lines
    assert band in say(line.because, "zh")
