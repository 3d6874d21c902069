"""Texts from memory are told by the name that 已核对 takes, once for all its places."""

from __future__ import annotations

from pathlib import Path

from evaldsl import pipeline

_SPEC = """\
指标体系 "试"
    年度 2023
引用 标准.项目支出_2020 为 项目
不适用校核 "财预〔2020〕10号" 理由 "试"
{said}基础数据
    完成: 数量(部)
    计划: 数量(部)
加装完成率 50分 = 项目.实际完成率(完成, 计划)
改造完成率 50分 = 项目.实际完成率(计划, 完成)
"""


def _told(said: str, folder: Path) -> tuple[list[str], list[str]]:
    """The texts still to be verified, and those that were."""
    spec = folder / "spec.eval"
    spec.write_text(_SPEC.format(said=said), encoding="utf-8")
    system = pipeline.check(str(spec)).system
    assert system is not None
    told = [note for note in system.unverified if note.words.startswith("实际完成率：")]
    return [note.words for note in told if not note.acknowledged], [note.words for note in told if note.acknowledged]


def test_the_name_is_the_librarys_and_told_once(tmp_path: Path) -> None:
    assert _told("", tmp_path) == (["实际完成率：指标解释已确认，公式凭记忆录入"], [])


def test_that_name_is_what_is_acknowledged(tmp_path: Path) -> None:
    said = '已核对 项目.实际完成率 "2023年5月10日与原文核对"\n'
    assert _told(said, tmp_path) == ([], ["实际完成率：指标解释已确认，公式凭记忆录入"])


_WHOLE = """\
指标体系 "试"
    年度 2023
引用 标准.项目自评_2020 为 自评
{said}基础数据
    执行数: 金额
    预算数: 金额
    完成: 数量(部)
套用 自评.单位自评(执行数, 预算数)
    填入 产出
        完成数 等权 = 自评.正向(完成, 10部)
    填入 效益
        完成数 等权 = 自评.正向(完成, 10部)
    填入 满意度
        完成数 等权 = 自评.正向(完成, 10部)
"""
_WEIGHTS = "单位自评：权重的原文凭记忆录入；与公布的自评表一致"


def test_a_template_placed_bare_keeps_its_own_mark(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_WHOLE.format(said=""), encoding="utf-8")
    system = pipeline.check(str(spec)).system
    assert system is not None
    assert [note.words for note in system.unverified].count(_WEIGHTS) == 1


def test_a_template_placed_bare_is_acknowledged_by_its_name(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(_WHOLE.format(said='已核对 自评.单位自评 "与原文核对"\n'), encoding="utf-8")
    system = pipeline.check(str(spec)).system
    assert system is not None
    assert [note.acknowledged for note in system.unverified if note.words == _WEIGHTS] == ["与原文核对"]
