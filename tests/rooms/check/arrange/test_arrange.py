"""Overrides of what is placed: what they make of the tree, of its weights, and what is said of them in the result."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.diagnostics import say
from evaldsl.result import Result
from evaldsl.result.json import result_to_json

_BASE = """\
模块 通用.基础

指标 完成(实际: 百分比, 及格: 百分比 缺省 60%)
    指标解释 "原来的解释"
    实际 ≥ 100% 得满分，否则按比例得分，低于 及格 不得分

指标 过程(率: 百分比)
    资金 等权 = 完成(率)
    进度 等权 = 完成(率, 及格: 80%)

指标 模板(率: 百分比)
    过程 40% = 过程(率)
    产出 60%
        质量 50% = 完成(率)
        此处 产出指标
    此处 其他 可空
"""
_SECOND = """\
模块 省级.模板

引用 通用.基础 为 上级

指标 本省(率: 百分比)
    套用 上级.模板(率)
        填入 产出指标
            此处 项目产出
        修改 质量 30% 理由 "本省口径"
        修改 资金 权重 3 理由 "本省口径"
        修改 进度 权重 1 理由 "本省口径"
"""
_HEAD = """\
指标体系 "试"
    得分 保留 2位小数

引用 省级.模板 为 省
引用 通用.基础 为 基础

基础数据
    率: 百分比

"""


def _run(body: str, folder: Path) -> Result:
    (folder / "base.eval").write_text(_BASE, encoding="utf-8")
    (folder / "second.eval").write_text(_SECOND, encoding="utf-8")
    (folder / "spec.eval").write_text(_HEAD + body, encoding="utf-8")
    (folder / "facts.toml").write_text('率 = "70%"\n', encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    assert outcome.result is not None, [say(each.message, "zh") for each in outcome.diagnostics]
    return outcome.result


def _weights(result: Result) -> dict[str, Fraction]:
    return {".".join(node.path): node.weight for node in result.walk()}


_TWO_LEVELS = """\
套用 省.本省(率)
    填入 项目产出
        数量 70% = 基础.完成(率)
"""


def test_a_library_that_adapts_a_library(tmp_path: Path) -> None:
    result = _run(_TWO_LEVELS, tmp_path)
    assert _weights(result) == {
        "过程": 40, "过程.资金": 30, "过程.进度": 10, "产出": 60, "产出.质量": 18, "产出.数量": 42,
    }  # fmt: skip
    # 70%: 资金 21, 进度 nothing below 80%, 质量 12.6, 数量 29.4
    assert result.score == 63


def test_the_outer_override_comes_after_the_inner_one_and_both_are_told(tmp_path: Path) -> None:
    result = _run(_TWO_LEVELS.replace("70%", "80%") + '    修改 质量 20% 理由 "项目口径"\n', tmp_path)
    node = next(node for node in result.walk() if node.name == "质量")
    assert node.weight == 12
    told = [(say(what, "zh"), reason, place.rpartition("/")[2]) for what, reason, place in node.changes]
    assert told == [
        ("分值由 50% 改为 30%", "本省口径", "second.eval:9:9"),
        ("分值由 30% 改为 20%", "项目口径", "spec.eval:13:5"),
    ]
    assert '"reason": "项目口径"' in json.dumps(result_to_json(result), ensure_ascii=False)


def test_what_overrides_bring_sees_the_names_of_its_own_place(tmp_path: Path) -> None:
    """Inside the library `率` is a parameter, in the spec the fact."""
    body = (
        "评价 100分 = 基础.模板(100%)\n    填入 产出指标\n"
        "        数量 50%\n            率 ≥ 100% 得满分，否则按比例得分\n"
        '    替换 过程 理由 "简化"\n        率 ≥ 70% 得满分，否则不得分\n'
    )
    result = _run(body, tmp_path)
    # 过程 40 (70% suffices), 质量 30 (placed with 100%), 数量 30 × 70% = 21
    assert {node.name: node.score for node in result.walk()} == {
        "评价": 91, "过程": 40, "产出": 51, "质量": 30, "数量": 21,
    }  # fmt: skip


@pytest.mark.parametrize(("rate", "score"), [("69.99%", "0"), ("70%", "14"), ("70.05%", "14.01")])
def test_a_parameter_two_levels_down(rate: str, score: str, tmp_path: Path) -> None:
    body = (
        "套用 基础.模板(率)\n    填入 产出指标\n        数量 50% = 基础.完成(率)\n"
        '    修改 进度 权重 1 理由 "合同"\n        参数 及格 = 70%\n    修改 资金 权重 1 理由 "合同"\n'
    )
    _run(body, tmp_path)
    outcome = pipeline.run(str(tmp_path / "spec.eval"), None, (f"率={rate}",))
    assert outcome.result is not None
    node = next(node for node in outcome.result.walk() if node.name == "进度")
    assert node.score == Fraction(score)


def test_one_template_placed_twice_is_adapted_twice(tmp_path: Path) -> None:
    fill = "    填入 产出指标\n        数量 50% = 基础.完成(率)\n"
    replaced = '    替换 过程 理由 "甲"\n        率 ≥ 1% 得满分\n'
    body = f"甲 50分 = 基础.模板(率)\n{fill}{replaced}乙 50分 = 基础.模板(率)\n{fill}"
    result = _run(body, tmp_path)
    assert [node.name for node in result.walk()] == [
        "甲", "过程", "产出", "质量", "数量", "乙", "过程", "资金", "进度", "产出", "质量", "数量",
    ]  # fmt: skip
    assert [bool(node.changes) for node in result.walk()].count(True) == 1


def test_a_template_may_fill_a_place_of_itself(tmp_path: Path) -> None:
    """What is filled in is written outside of the template, so that it is no circle."""
    inner = "        内 50% = 基础.模板(率)\n            填入 产出指标\n                数量 50% = 基础.完成(率)\n"
    assert _run(f"外 100分 = 基础.模板(率)\n    填入 产出指标\n{inner}", tmp_path).score > 0


def test_a_removed_top_level_indicator_is_told_of_the_whole(tmp_path: Path) -> None:
    body = (
        '套用 基础.模板(率)\n    删去 过程 理由 "只评产出"\n    修改 产出 100% 理由 "只评产出"\n'
        "    填入 产出指标\n        数量 50% = 基础.完成(率)\n"
    )
    result = _run(body, tmp_path)
    assert [say(what, "zh") for what, _, _ in result.changes] == ["删去“过程”"]
    assert _weights(result) == {"产出": 100, "产出.质量": 50, "产出.数量": 50}


_OWN = '    修改 理由 "本项目口径"\n        率 ≥ 90% 得满分，否则不得分\n'


@pytest.mark.parametrize(("rate", "score"), [("89.99%", 0), ("90%", 100), ("90.01%", 100)])
def test_the_rule_of_what_is_placed_itself_is_revised(rate: str, score: int, tmp_path: Path) -> None:
    _run(f"产出 100分 = 基础.完成(率)\n{_OWN}", tmp_path)
    outcome = pipeline.run(str(tmp_path / "spec.eval"), None, (f"率={rate}",))
    assert outcome.result is not None
    assert outcome.result.score == score
    (node,) = outcome.result.walk()
    assert [(say(what, "zh"), reason) for what, reason, _ in node.changes] == [("评分规则已修改", "本项目口径")]
    assert node.explanation == "原来的解释"
    assert node.sentence == "率 ≥ 90% 得满分，否则不得分"


def test_gates_and_remarks_may_be_added_to_it(tmp_path: Path) -> None:
    body = (
        "产出 100分 = 基础.完成(率)\n"
        '    修改 理由 "本项目口径"\n        指标解释 "改了"\n        当 率 < 75% 得分不超过 50%\n'
    )
    (node,) = _run(body, tmp_path).walk()
    assert (node.score, node.explanation) == (50, "改了")  # 70 of the old rule, and the cap
    assert [say(what, "zh") for what, _, _ in node.changes] == ["文字说明已修改", "评分规则已修改"]


def test_one_placement_only_is_revised(tmp_path: Path) -> None:
    result = _run(f"甲 50分 = 基础.完成(率)\n{_OWN}乙 50分 = 基础.完成(率)\n", tmp_path)
    assert {node.name: node.score for node in result.walk()} == {"甲": 0, "乙": 35}


def test_a_library_may_revise_what_it_places_and_whoever_places_that_again(tmp_path: Path) -> None:
    library = (
        '指标 再定(率: 百分比)\n    甲 100% = 上级.完成(率)\n        修改 理由 "省"\n            率 ≥ 70% 得满分\n'
    )
    placed = "产出 100分 = 省.再定(率)\n"
    outer = '    修改 甲 理由 "项目"\n        率 ≥ 70.01% 得 60%，否则得 10%\n'
    for body, score, reasons in ((placed, 100, ["省"]), (placed + outer, 10, ["省", "项目"])):
        _run(_TWO_LEVELS, tmp_path)
        with (tmp_path / "second.eval").open("a", encoding="utf-8") as module:
            module.write(library)
        (tmp_path / "spec.eval").write_text(_HEAD + body, encoding="utf-8")
        outcome = pipeline.run(str(tmp_path / "spec.eval"), None, ("率=70%",))
        assert outcome.result is not None, [say(each.message, "zh") for each in outcome.diagnostics]
        assert outcome.result.score == score
        assert [reason for node in outcome.result.walk() for _, reason, _ in node.changes] == reasons


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (_OWN + _OWN, "E0523"),  # twice the same
        ('    修改 理由 "x"\n        参数 及格 = 40%\n', "E0526"),  # that stands in the brackets
        ('    修改 理由 "x"\n        甲 50%\n            率 按比例得分\n', "E0526"),
        ("    率 ≥ 90% 得满分，否则不得分\n", "E0224"),  # no reason is given
    ],
)
def test_what_is_refused_of_a_rule_of_its_own(lines: str, code: str, tmp_path: Path) -> None:
    _run("产出 100分 = 基础.完成(率)\n", tmp_path)
    (tmp_path / "spec.eval").write_text(f"{_HEAD}产出 100分 = 基础.完成(率)\n{lines}", encoding="utf-8")
    assert [each.code for each in pipeline.check(str(tmp_path / "spec.eval")).diagnostics] == [code]


def test_a_branch_keeps_its_indicators_and_takes_no_rule(tmp_path: Path) -> None:
    _run("产出 100分 = 基础.完成(率)\n", tmp_path)
    (tmp_path / "spec.eval").write_text(f"{_HEAD}过程 100分 = 基础.过程(率)\n{_OWN}", encoding="utf-8")
    codes = [each.code for each in pipeline.check(str(tmp_path / "spec.eval")).diagnostics]
    assert codes == ["E0218"]
