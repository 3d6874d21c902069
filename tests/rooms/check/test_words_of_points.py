"""What looks like a clause in the words of a point, and cracks between rows, are pointed out; nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline

HEAD = '指标体系 "绩效评价"\n基础数据\n    率: 百分比\n甲 100分\n'


def codes(rule: str, folder: Path) -> list[str]:
    (folder / "spec.eval").write_text(HEAD + rule, encoding="utf-8")
    return [each.code for each in pipeline.check(str(folder / "spec.eval")).diagnostics if each.code != "W0201"]


@pytest.mark.parametrize(
    "words",
    [
        "制度健全 2分",
        "制度健全得2分；",
        "制度健全：2分",
        "制度健全【2分】",
        "制度健全（2）",
        "未按时，扣2分",
        "制度健全\u30002分",
        "制度健全 必备",
        "有违规，否定项",
        "制度健全，各2分",
    ],
)
def test_a_clause_without_its_comma(words: str, tmp_path: Path) -> None:
    assert codes(f"    要点\n        ① {words}\n        ② 按时归档\n", tmp_path) == ["W0791"]


@pytest.mark.parametrize(
    "words",
    [
        "评分达到 90分",
        "满意度得分不低于90分",
        "得分大于90分",
        "偏差在 5% 以内",
        "符合第①、②款",
        "见 ① 的要求",
        "按 2020 年办法",
        "制度健全，20%",
        "制度健全（20分）",
        "制度健全，20分，必备",
        "分值合计为 100分",
        "自评 90分以上",
    ],
)
def test_ordinary_words_are_silent(words: str, tmp_path: Path) -> None:
    assert codes(f"    要点\n        ① {words}\n        ② 按时归档\n", tmp_path) == []


def test_two_points_on_a_line(tmp_path: Path) -> None:
    assert "W0792" in codes("    要点\n        ①制度健全，50分；②按时归档，50分\n", tmp_path)
    assert codes("    要点\n        ①制度健全 ②按时归档\n", tmp_path) == ["W0792"]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("90%-100% 得满分|80%-89% 得 8分|其余 不得分", ["W0790"]),
        ("≥90% 得满分|80%-89.99% 得 8分|其余 不得分", ["W0790"]),
        ("≥90% 得满分|[80%, 90%) 得 8分|其余 不得分", []),
        ("≥90% 得满分|[60%, 70%] 得 8分|其余 不得分", []),
        ("= 90% 得满分|= 89% 得 8分|其余 不得分", []),
        ("≥90% 得满分|< 60% 得 8分|其余 不得分", []),
    ],
)
def test_a_crack_between_two_rows(rows: str, wanted: list[str], tmp_path: Path) -> None:
    lines = "".join(f"        {row}\n" for row in rows.split("|"))
    assert codes("    分档 率\n" + lines, tmp_path) == wanted
    assert codes("    率 " + rows.replace("|", "，") + "\n", tmp_path) == wanted or not rows.startswith("≥")


@pytest.mark.parametrize("rule", ["率 < 90% 扣 5分", "率 低于90% 不得分", "率 < 90% 扣 5分，否则 得满分"])
def test_a_loss_alone_leaves_full_points(rule: str, tmp_path: Path) -> None:
    assert codes(f"    {rule}\n", tmp_path) == []
