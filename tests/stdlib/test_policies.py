"""What documents ask of a rubric: at the boundary, chosen by title, asked once, departed from with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.cli import main
from evaldsl.result import Result
from shelf import MODULES, STDLIB, policies

COLLECTION = STDLIB / "policies.eval"
WEIGHTS = "财预〔2020〕10号"
SELF = "财预〔2020〕10号（单位自评）"
CORE = "财预〔2021〕101号"
PPP = "财金〔2020〕13号"
RATES = "自评得分与预算执行率"
UNSPENT = "预算结余"


def _rubric(title: str, weights: dict[str, str], extra: str = "") -> str:
    leaves = "".join(f"{name} {weight}分\n    完成率{name} 按比例得分\n" for name, weight in weights.items())
    facts = "".join(f"    完成率{name}: 百分比\n" for name in weights)
    return f'指标体系 "试"\n    年度 2023\n引用 标准.校核: 「{title}」\n{extra}基础数据\n{facts}{leaves}'


def _run(text: str, folder: Path, **rates: str) -> tuple[list[str], Result]:
    spec = folder / "spec.eval"
    spec.write_text(text, encoding="utf-8")
    checked = pipeline.check(str(spec))
    assert checked.system is not None, [item.code for item in checked.diagnostics]
    facts = {fact.name: rates.get(fact.name.removeprefix("完成率"), "100%") for fact in checked.system.facts}
    outcome = pipeline.evaluate_system(checked.system, facts)
    assert outcome.result is not None
    return [item.code for item in (*checked.diagnostics, *outcome.result.diagnostics)], outcome.result


_SELF = {"预算执行率": "10", "产出指标": "50", "效益指标": "30", "满意度指标": "10"}
_COST = {"预算执行率": "10", "成本指标": "20", "产出指标": "40", "效益指标": "20", "满意度指标": "10"}
_BOUNDARIES = (
    (WEIGHTS, {"过程": "40", "产出": "40", "效益": "20"}, 0),
    (WEIGHTS, {"过程": "40.01", "产出": "39.99", "效益": "20"}, 1),
    (SELF, _SELF, 0),
    (SELF, {**_SELF, "产出指标": "49.99", "效益指标": "30.01"}, 2),
    (CORE, _COST, 0),
    (CORE, {**_COST, "产出指标": "40.01", "成本指标": "19.99"}, 1),
    (CORE, {**_COST, "效益指标": "20.01", "成本指标": "19.99"}, 1),
    (CORE, {"预算执行率": "10", "成本指标": "20", "产出指标": "40", "效益指标": "30"}, 0),
    (CORE, _SELF, 0),
    (CORE, {"预算执行率": "10", "产出指标": "50", "效益指标": "40"}, 0),
    (CORE, {**_SELF, "产出指标": "50.01", "满意度指标": "9.99"}, 1),
    (CORE, {**_SELF, "预算执行率": "9.99", "满意度指标": "10.01"}, 1),
)


@pytest.mark.parametrize(("title", "weights", "reminders"), _BOUNDARIES)
def test_a_policy_at_its_boundary(title: str, weights: dict[str, str], reminders: int, tmp_path: Path) -> None:
    assert _run(_rubric(title, weights), tmp_path)[0] == ["W0670"] * reminders


@pytest.mark.parametrize(
    ("output", "run", "upkeep", "reminders"),
    [("80", "40", "20", 0), ("80", "39.99", "20", 1), ("79.99", "40", "20", 1), ("79.99", "40", "19.99", 2)],
)
def test_public_private_partnerships(output: str, run: str, upkeep: str, reminders: int, tmp_path: Path) -> None:
    """80 of 100 for output as a whole, 60 for running and upkeep."""
    leaf = "        完成率 按比例得分\n"
    text = (
        f'指标体系 "试"\n    年度 2023\n引用 标准.校核: 「{PPP}」\n基础数据\n    完成率: 百分比\n产出 {output}分\n'
        f"    项目运营 {run}分\n{leaf}    项目维护 {upkeep}分\n{leaf}    成本效益 ?\n{leaf}"
        "管理 ?\n    完成率 按比例得分\n"
    )
    assert _run(text, tmp_path)[0] == ["W0670"] * reminders


@pytest.mark.parametrize(("rate", "reminders"), [("95%", 0), ("94.99%", 1)])
def test_indicators_may_not_outrun_the_spending(rate: str, reminders: int, tmp_path: Path) -> None:
    """The other leaves earn everything: (1 - 95%) / 1 is 5% exactly."""
    found, _ = _run(_rubric(RATES, {"预算执行率": "10", "产出": "90"}), tmp_path, 预算执行率=rate)
    assert found == ["W0670"] * reminders


@pytest.mark.parametrize(("rate", "reminders"), [("80%", 0), ("79.99%", 1)])
def test_what_was_not_spent(rate: str, reminders: int, tmp_path: Path) -> None:
    found, _ = _run(_rubric(UNSPENT, {"预算执行率": "10", "产出": "90"}), tmp_path, 预算执行率=rate)
    assert found == ["W0670"] * reminders


# ── which are asked ───────────────────────────────────────────────────────────────────────────────


def test_an_import_that_names_one_brings_no_other(tmp_path: Path) -> None:
    _, result = _run(_rubric(WEIGHTS, {"产出": "60", "效益": "40"}), tmp_path)
    assert [(outcome.title, outcome.holds) for outcome in result.policies] == [(WEIGHTS, True)]


def test_a_whole_import_brings_all_and_names_what_the_rubric_lacks(tmp_path: Path) -> None:
    text = _rubric(WEIGHTS, {"产出": "60", "效益": "40"}).replace(f": 「{WEIGHTS}」", "")
    found, result = _run(text, tmp_path)
    assert {outcome.title for outcome in result.policies} == {WEIGHTS, PPP}  # 产出 80% can be asked, and fails
    assert found.count("W0670") == 1
    assert set(found) == {"W0670", "W0736"}


def test_a_title_that_is_not_there(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_rubric("财预〔2020〕11号", {"产出": "100"}), encoding="utf-8")
    (found,) = pipeline.check(str(spec)).diagnostics
    assert found.code == "E0222"
    assert WEIGHTS in str(found.notes)


def test_a_framework_and_the_collection_ask_once(tmp_path: Path) -> None:
    both = _rubric(WEIGHTS, {"过程": "41", "产出": "39", "效益": "20"}, "引用 标准.项目支出_2020\n")
    found, result = _run(both, tmp_path)
    assert found == ["W0670"]
    assert [outcome.title for outcome in result.policies] == [WEIGHTS]


def test_a_framework_says_what_the_collection_says() -> None:
    collected = {policy.title.text: policy.lines for policy in policies(COLLECTION)}
    for path in MODULES:
        for policy in policies(path):
            assert collected.get(policy.title.text) == policy.lines, (path.stem, policy.title.text)


def test_a_departure_is_listed_with_its_reason(tmp_path: Path) -> None:
    weights = {"过程": "45", "产出": "40", "效益": "15"}
    found, result = _run(_rubric(WEIGHTS, weights, f'不适用校核 "{WEIGHTS}" 理由 "尚在实施"\n'), tmp_path)
    assert found == []
    assert [(outcome.holds, outcome.departure) for outcome in result.policies] == [(False, "尚在实施")]


# ── without facts ─────────────────────────────────────────────────────────────────────────────────


def test_check_tells_at_once_what_the_weights_leave_undone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_rubric(WEIGHTS, {"过程": "40.01", "产出": "39.99", "效益": "20"}), encoding="utf-8")
    assert main(["check", str(spec)]) == 0
    said = capsys.readouterr()
    assert "W0670" in said.err
    assert "原则上不低于60%" in said.err
    spec.write_text(_rubric(WEIGHTS, {"过程": "40", "产出": "40", "效益": "20"}), encoding="utf-8")
    assert main(["check", str(spec)]) == 0
    assert "W0670" not in capsys.readouterr().err


_STRICT = """\
指标体系 "试"
    年度 2023
基础数据
    完成率: 百分比
产出 50分
    完成率 按比例得分
过程 50分
    完成率 按比例得分
校核 "本办法"
    产出.分值 ≥ 60分 否则 错误 "产出不低于60分"
    产出.得分率 ≥ 50% 否则 错误 "产出得分率不低于50%"
"""


def test_an_error_of_the_weights_alone_fails_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_STRICT, encoding="utf-8")
    assert main(["check", str(spec)]) == 1
    said = capsys.readouterr()
    assert said.err.count("E0670") == 1  # what reads a score waits for facts
    assert said.out == ""
