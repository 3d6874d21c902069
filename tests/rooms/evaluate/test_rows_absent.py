"""Rows that are not applicable: which of their cells may be absent, and what is asked of all others."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.result import Result, Status

_SPEC = """\
指标体系 "自评"
    不适用 折算
基础数据
    指标: 表
        名目: 文本
        涉及: 是否 缺省 是
        目标: 数值
        完成: 数值
        备用: 数值
        缺口 = 目标 - 完成
        不做 = 涉及 = 否 且 备用 = 0
        分值: 分数
{items}
逐行 指标
    名称 名目
    分值 分值
    {gate}
    差 = 缺口
    当 名目 = "满意度"
        差 ≤ 0 得满分，否则不得分
    其余
        完成 ≥ 目标 得满分，否则按比例得分
"""
_BY_COLUMN = "当 涉及 = 否 不适用"


def _run(
    folder: Path, rows: list[str], gate: str = _BY_COLUMN, items: str = "", before: str = ""
) -> tuple[list[str], Result | None]:
    (folder / "spec.eval").write_text(_SPEC.format(gate=gate, items=items), encoding="utf-8")
    given = "".join(f"    {{ {row} }},\n" for row in rows)
    (folder / "facts.toml").write_text(f"指标 = [\n{given}]\n{before}", encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    return [each.code for each in outcome.diagnostics], outcome.result


_ROAD = '名目 = "道路", 目标 = 50, 完成 = 40, 分值 = 60'
_BRIDGE = '名目 = "桥梁", 分值 = 40'
_GONE = '[不适用]\n桥梁 = "本年没有"\n'


def _statuses(result: Result | None) -> dict[str, Status]:
    assert result is not None
    return {node.name: node.status for node in result.walk()}


def test_a_row_that_the_facts_call_not_applicable_needs_no_cells_of_its_rule(tmp_path: Path) -> None:
    codes, result = _run(tmp_path, [_ROAD, _BRIDGE], before=_GONE)
    assert codes == []
    assert _statuses(result)["桥梁"] is Status.NOT_APPLICABLE
    assert result is not None
    assert result.score == 80  # 48 of 60


def test_a_row_that_says_so_itself_needs_none_either(tmp_path: Path) -> None:
    codes, result = _run(tmp_path, [_ROAD, f'{_BRIDGE}, 涉及 = "否"'])
    assert codes == []
    assert _statuses(result) == {"道路": Status.VALUE, "桥梁": Status.NOT_APPLICABLE}


def test_a_setting_can_say_so(tmp_path: Path) -> None:
    _run(tmp_path, [_ROAD, _BRIDGE])
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"), ("指标[2].涉及=否",))
    assert (outcome.diagnostics, _statuses(outcome.result)["桥梁"]) == ((), Status.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("rows", "gate", "items", "before"),
    [
        ([_ROAD, _BRIDGE], _BY_COLUMN, "", ""),  # nothing says that it is not applicable
        ([_ROAD, f'{_BRIDGE}, 涉及 = "是"'], _BY_COLUMN, "", ""),
        (['名目 = "道路", 目标 = 50, 分值 = 60', f'{_BRIDGE}, 涉及 = "否"'], _BY_COLUMN, "", ""),  # the other row
        ([_ROAD, '名目 = "桥梁", 涉及 = "否"'], _BY_COLUMN, "", ""),  # the weight
        ([f"{_ROAD}, 备用 = 1", f'{_BRIDGE}, 涉及 = "否"'], "当 不做 不适用", "", ""),  # the condition reads 备用
        ([f"{_ROAD}, 备用 = 1", f'{_BRIDGE}, 涉及 = "否"'], "当 涉及 = 否 或 备用 = 0 不适用", "", ""),
        ([_ROAD, _BRIDGE], _BY_COLUMN, "输出 全部 = 合计(指标.完成)", _GONE),  # something else reads the column
    ],
)
def test_what_is_read_must_be_there(tmp_path: Path, rows: list[str], gate: str, items: str, before: str) -> None:
    assert _run(tmp_path, rows, gate, items, before) == (["E0625"], None)


def test_a_computed_column_may_say_so(tmp_path: Path) -> None:
    codes, result = _run(tmp_path, [f"{_ROAD}, 备用 = 1", f'{_BRIDGE}, 涉及 = "否", 备用 = 0'], "当 不做 不适用")
    assert (codes, _statuses(result)["桥梁"]) == ([], Status.NOT_APPLICABLE)


def test_the_condition_may_ask_of_other_facts_too(tmp_path: Path) -> None:
    spec = _SPEC.format(gate='当 新设 且 名目 = "桥梁" 不适用', items="").replace(
        "    指标: 表", "    新设: 是否\n    指标: 表"
    )
    (tmp_path / "spec.eval").write_text(spec, encoding="utf-8")
    facts = tmp_path / "facts.toml"
    for new, codes in (("是", []), ("否", ["E0625"])):
        facts.write_text(f'新设 = "{new}"\n指标 = [{{ {_ROAD} }}, {{ {_BRIDGE} }}]\n', encoding="utf-8")
        outcome = pipeline.run(str(tmp_path / "spec.eval"), str(facts))
        assert [each.code for each in outcome.diagnostics] == codes
    facts.write_text(f"指标 = [{{ {_ROAD} }}, {{ {_BRIDGE} }}]\n", encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(facts))
    assert {each.code for each in outcome.diagnostics} == {"E0601", "E0625"}


def test_a_condition_over_scores_is_known_only_later(tmp_path: Path) -> None:
    gate = '当 名目 = "桥梁" 且 道路.得分 < 50分 不适用'
    codes, _ = _run(tmp_path, [_ROAD, _BRIDGE], gate)
    assert codes == ["E0216"]  # a row's score has a name only in tests


def test_kinds_may_ask_of_the_names_that_the_block_gives(tmp_path: Path) -> None:
    spec = _SPEC.replace('当 名目 = "满意度"', "当 差 > 5")
    (tmp_path / "spec.eval").write_text(spec.format(gate="", items=""), encoding="utf-8")
    (tmp_path / "facts.toml").write_text(
        f'指标 = [{{ {_ROAD} }}, {{ 名目 = "桥梁", 目标 = 50, 完成 = 45, 分值 = 40 }}]\n', encoding="utf-8"
    )
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"))
    assert outcome.diagnostics == ()
    assert outcome.result is not None
    scores = {node.name: node.score for node in outcome.result.walk()}
    assert [scores["道路"], scores["桥梁"]] == [0, 36]  # 10 short: nothing or all; 5 short: in proportion


@pytest.mark.parametrize("place", ["above", "beside"])
def test_an_indicator_around_the_rows_may_say_so(tmp_path: Path, place: str) -> None:
    inner = """\
工程 60分
    当 停工 不适用 "停工"
    逐行 指标
        名称 名目
        分值 分值
        完成 ≥ 目标 得满分，否则按比例得分
其他 40分
    得分 = 30分
"""
    head = _SPEC.split("{items}", maxsplit=1)[0].replace("基础数据\n", "基础数据\n    停工: 是否\n")
    (tmp_path / "spec.eval").write_text(head + inner, encoding="utf-8")
    stopped = "是" if place == "above" else "否"
    facts = f'停工 = "{stopped}"\n指标 = [{{ 名目 = "桥梁", 分值 = 60 }}]\n'
    (tmp_path / "facts.toml").write_text(facts, encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"))
    if place == "beside":
        assert [each.code for each in outcome.diagnostics] == ["E0625"]
        return
    assert outcome.diagnostics == ()
    assert outcome.result is not None
    assert outcome.result.score == Fraction(75)
