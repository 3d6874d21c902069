"""Ledgers of branches that are no plain sum lead to the score, exactly and as printed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.result import Line, Node, Result, Status

HEAD = """指标体系 "绩效评价"
    得分 保留 2位小数
{settings}基础数据
    甲: 百分比
    乙: 百分比
    丙: 百分比
"""
LEAVES = "".join(f"    {name}{{}}\n        {name} ≥ 100% 得满分，否则按比例得分\n" for name in "甲乙丙")
SUMMED = "产出 90分\n" + LEAVES.format(" 20分", " 30分", " 40分") + "效果 10分\n    甲 ≥ 100% 得满分，否则按比例得分\n"
FACTS = '甲 = "33.33%"\n乙 = "77.7%"\n丙 = "91%"\n'
COMBINATIONS = ["加权平均", "几何平均", "调和平均", "最小", "最大", "连乘补", "式 产出.甲.得分率 × 产出.乙.得分率"]


def scored(settings: str, spec: str, facts: str, folder: Path) -> Result:
    (folder / "spec.eval").write_text(HEAD.format(settings=settings) + spec, encoding="utf-8")
    (folder / "facts.toml").write_text(FACTS + facts, encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    assert outcome.result is not None, outcome.diagnostics
    return outcome.result


def ledgers(result: Result) -> Iterator[tuple[Fraction, Fraction, tuple[Line, ...]]]:
    """Where each ledger starts, where it has to end, and its lines."""
    for node in result.walk():
        yield _start(node), node.score, node.lines
    yield sum((node.score for node in result.children), Fraction(0)), result.score, result.lines


def _start(node: Node) -> Fraction:
    if node.children and node.composition == "sum":
        return sum((child.score for child in node.children), Fraction(0))
    return node.weight


def check(result: Result) -> None:
    for start, score, lines in ledgers(result):
        assert start - sum(line.amount for line in lines) == score
        assert start - sum(line.printed for line in lines) == score


@pytest.mark.parametrize("mode", ["折算", "满分", "零分", "均摊", "按同级平均"])
@pytest.mark.parametrize("absent", ["", '丙 = "无"\n', '"产出.甲" = "无"\n"产出.乙" = "无"\n', '产出 = "无"\n'])
def test_whatever_is_not_applicable(mode: str, absent: str, tmp_path: Path) -> None:
    result = scored(f"    不适用 {mode}\n", SUMMED, f"[不适用]\n{absent}", tmp_path)
    check(result)
    assert 0 <= result.score <= 100


@pytest.mark.parametrize("mode", COMBINATIONS)
@pytest.mark.parametrize("absent", ["", '丙 = "无"\n'])
def test_whatever_the_composition(mode: str, absent: str, tmp_path: Path) -> None:
    spec = (
        f"产出 90分\n    汇总 {mode}\n"
        + LEAVES.format("", "", "")
        + "效果 10分\n    甲 ≥ 100% 得满分，否则按比例得分\n"
    )
    result = scored("    不适用 折算\n", spec, f"[不适用]\n{absent}", tmp_path)
    check(result)
    node = result.children[0]
    kinds = [line.kind for line in node.lines]
    assert kinds[:4] == ["contribution"] * 3 + ["composition"]
    assert [line.amount for line in node.lines[:3]] == [0, 0, 0]


def test_means_lie_in_their_order(tmp_path: Path) -> None:
    scores = [
        scored("", f"产出 100分\n    汇总 {mode}\n" + LEAVES.format("", "", ""), "", tmp_path).score
        for mode in ("最小", "调和平均", "几何平均", "加权平均", "最大", "连乘补")
    ]
    assert scores == sorted(scores)


def test_the_score_of_what_is_left_out_cannot_be_asked_for(tmp_path: Path) -> None:
    spec = SUMMED.partition("效果")[0] + "效果 10分\n    得分 = 产出.丙.得分 / 4\n"
    spec = HEAD.format(settings="    不适用 折算\n") + spec
    (tmp_path / "spec.eval").write_text(spec, encoding="utf-8")
    (tmp_path / "facts.toml").write_text(FACTS + '[不适用]\n丙 = "无"\n', encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"))
    assert [each.code for each in outcome.diagnostics] == ["E0657"]


def test_status_and_rate_of_what_is_not_applicable(tmp_path: Path) -> None:
    result = scored("    不适用 折算\n", SUMMED, '[不适用]\n丙 = "无"\n', tmp_path)
    absent = next(node for node in result.walk() if node.name == "丙")
    assert (absent.status, absent.score, absent.base, absent.rate) == (Status.NOT_APPLICABLE, 0, 0, None)
    output = result.children[0]
    assert (output.base, output.rate) == (50, output.score / 50)
