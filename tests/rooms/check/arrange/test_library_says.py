"""What a library asks of whoever imports it: its policies, its years, and texts to be verified."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.pipeline import Outcome
from evaldsl.result.json import result_to_json

_LIBRARY = """\
模块 通用.框架
    英文名 common.framework
    版本 "1.2"
    适用年度 2020-2025
    待核 "全部凭记忆录入"

指标 完成(实际: 百分比)
    待核 "规则凭记忆录入"
    实际 ≥ 100% 得满分，否则按比例得分

等级 四档
    待核 "分界凭记忆录入"
    优 ≥ 90%
    差 其余

校核 "示例条文"
    产出.分值 ≥ 60分 否则 错误 "产出不足60分"
"""
_SPEC = """\
指标体系 "试"
    年度 {year}
    等级 四档

引用 通用.框架 为 框架
引用 通用.框架: 四档
{more}
基础数据
    率: 百分比

过程 {rest}分 = 框架.完成(率)
产出 {output}分 = 框架.完成(率)
"""


def _run(folder: Path, more: str = "", output: str = "60", year: str = "2023") -> Outcome:
    (folder / "lib.eval").write_text(_LIBRARY, encoding="utf-8")
    rest = str(100 - Decimal(output))
    text = _SPEC.format(year=year, more=more, output=output, rest=rest)
    (folder / "spec.eval").write_text(text, encoding="utf-8")
    return pipeline.run(str(folder / "spec.eval"), None, ("率=50%",))


@pytest.mark.parametrize(("output", "holds"), [("60", True), ("59.99", False), ("60.01", True)])
def test_a_policy_of_a_library_is_asked_of_whoever_imports_it(output: str, holds: bool, tmp_path: Path) -> None:
    outcome = _run(tmp_path, output=output)
    assert outcome.result is not None
    assert [(policy.title, policy.holds, policy.departure) for policy in outcome.result.policies] == [
        ("示例条文", holds, None)
    ]
    assert [each.code for each in outcome.diagnostics] == ([] if holds else ["E0670"])


def test_a_departure_is_told_with_its_reason_and_nothing_is_complained_of(tmp_path: Path) -> None:
    outcome = _run(tmp_path, '不适用校核 "示例条文" 理由 "一次性项目"', output="50")
    assert outcome.result is not None
    (policy,) = outcome.result.policies
    assert (policy.holds, policy.departure) == (False, "一次性项目")
    assert outcome.diagnostics == ()
    assert '"departure": "一次性项目"' in json.dumps(result_to_json(outcome.result), ensure_ascii=False)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("", ["全部凭记忆录入", "完成：规则凭记忆录入", "四档：分界凭记忆录入"]),
        ('已核对 框架 "与原文核对"', []),
        ('已核对 通用.框架 "与原文核对"', []),
        ('已核对 框架.完成 "与原文核对"', ["全部凭记忆录入", "四档：分界凭记忆录入"]),
        ('已核对 四档 "与原文核对"', ["全部凭记忆录入", "完成：规则凭记忆录入"]),
    ],
)
def test_what_is_to_be_verified_is_listed_until_the_spec_says_so(said: str, left: list[str], tmp_path: Path) -> None:
    outcome = _run(tmp_path, said)
    assert outcome.result is not None
    assert [words for _, words in outcome.result.unverified] == left
    assert len(outcome.result.acknowledged) == 3 - len(left)


@pytest.mark.parametrize(("year", "codes"), [("2019", ["W0730"]), ("2020", []), ("2025", []), ("2026", ["W0730"])])
def test_years_include_both_ends(year: str, codes: list[str], tmp_path: Path) -> None:
    assert [each.code for each in _run(tmp_path, year=year).diagnostics] == codes


@pytest.mark.parametrize(
    ("wanted", "codes"), [("1", []), ("1.", ["E0540"]), ("1.2", []), ("1.20", ["E0540"]), ("2", ["E0540"])]
)
def test_versions_are_compared_part_by_part(wanted: str, codes: list[str], tmp_path: Path) -> None:
    outcome = _run(tmp_path, f'引用 通用.框架 版本 "{wanted}" 为 同一个')
    assert [each.code for each in outcome.diagnostics] == codes


def _check_library(folder: Path, line: str) -> tuple[str, ...]:
    library = folder / "lib.eval"
    library.write_text(_LIBRARY.replace("产出.分值 ≥ 60分", line), encoding="utf-8")
    return tuple(each.code for each in pipeline.check(str(library)).diagnostics)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("产出.分值 ≥ 60分", ()),
        ("产出.得分率 + 效益.得分率 ≥ 60%", ()),
        ("产出.分值 ≥ 总分.分值 * 60%", ()),
        ("产出.分值 ≥ 最低分值", ("E0201",)),
        ("总分.分值 ≥ 60%", ("E0403",)),
    ],
)
def test_a_policy_of_a_module_checked_alone_asks_of_no_rubric(
    line: str, codes: tuple[str, ...], tmp_path: Path
) -> None:
    assert _check_library(tmp_path, line) == codes


@pytest.mark.parametrize(("full", "output", "holds"), [(50, "30", True), (50, "29.99", False), (200, "60", False)])
def test_a_policy_speaks_of_the_full_marks_of_whoever_imports_it(
    full: int, output: str, holds: bool, tmp_path: Path
) -> None:
    library = _LIBRARY.replace("产出.分值 ≥ 60分", "产出.分值 ≥ 总分.分值 * 60%")
    (tmp_path / "lib.eval").write_text(library, encoding="utf-8")
    rest = str(full - Decimal(output))
    text = _SPEC.format(year="2023", more="", output=output, rest=rest)
    text = text.replace("    等级 四档\n", f"    等级 四档\n    满分 {full}分\n")
    (tmp_path / "spec.eval").write_text(text, encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), None, ("率=50%",))
    assert outcome.result is not None
    assert [policy.holds for policy in outcome.result.policies] == [holds]
