"""Steps and cut-offs, checklists, findings."""

from __future__ import annotations

import pytest

from ruling import check, codes, said


@pytest.mark.parametrize(
    "rule",
    [
        "x ≥ 95% 得满分，每低1个百分点扣1分，低于91%不得分",
        "x ≥ 95% 得满分，否则按比例得分，低于60%不得分",
        "x ≤ 5% 得满分，每高1个百分点扣0.5分，最多扣3分",
        "x 在 [0%, 2%] 得满分，每高1个百分点扣0.4分，每低1个百分点扣0.2分",
        "x ≥ 100% 得 80%，每高1个百分点加0.5分，每低1个百分点扣0.5分",
        "x ≥ 90% 得满分，80%(含)-90% 得 3分，低于80% 不得分",
        "x 得满分，否则不得分",
    ],
)
def test_customary_sentences_are_silent(rule: str) -> None:
    assert check(rule) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("x ≥ 95% 得满分，每低1个百分点扣1分，低于97%不得分", "E0334"),
        ("x ≥ 95% 得满分，否则按比例得分，低于97%不得分", "E0334"),
        ("x ≤ 5% 得满分，每高1个百分点扣1分，高于3%不得分", "E0334"),
        ("x ≥ 95% 得满分，每低1个百分点扣1分，低于90%不得分", "W0701"),
        ("x ≤ 5% 得满分，每高1个百分点扣1分，高于10%不得分", "W0701"),
        ("x ≥ 95% 得满分，每高1个百分点加1分", "W0703"),
        ("x ≥ 95% 得满分，每低1个百分点扣0分", "E0330"),
        ("x ≥ 95% 得满分，每低1个百分点扣1分，最多扣6分", "E0325"),
        ("x ≥ 95% 得满分，每低1个百分点扣1分，最低得5分", "E0326"),
        ("x ≥ 95% 得 6分，每低1个百分点扣1分", "E0323"),
        ("x ≥ 90% 得满分，70%(含)-80% 得 3分，低于70% 不得分", "E0320"),
        ("x ≥ 90% 得满分，80%(含)-90% 得 3分", "E0321"),
        ("x ≥ 60% 得满分，60%以下 得 1分", "E0332"),
    ],
)
def test_sentences(rule: str, code: str) -> None:
    assert codes(check(rule)) == [code]


def test_a_cap_or_floor_keeps_the_cut_off_alive() -> None:
    assert check("x ≥ 95% 得满分，每低1个百分点扣1分，低于80%不得分，最多扣3分") == []
    assert check("x ≥ 95% 得满分，每低1个百分点扣1分，最低得1分，低于80%不得分") == []


def checklist(*points: str, head: str = "要点") -> str:
    marks = "①②③④⑤"
    return "\n".join((head, *(f"    {marks[i]} 做到了{point}" for i, point in enumerate(points))))


def test_checklist_points_add_up_to_the_weight() -> None:
    assert check(checklist("，2分", "，3分")) == []
    assert check(checklist("，40%", "，60%")) == []
    assert check(checklist("", "", "")) == []
    assert check(checklist("，2分", "", "")) == []
    assert said(check(checklist("，2分", "，2.99分"))) == ["“甲”的要点合计 4.99 分，应为 5 分"]
    assert codes(check(checklist("，40%", "，61%"))) == ["E0328"]
    assert said(check(checklist("，2分", "，3分", ""))) == ["“甲”共 5 分，写明的要点已占 5 分，③没有剩余"]
    assert codes(check(checklist("，0分", "，5分"))) == ["E0330"]


def test_price_per_missing_point() -> None:
    assert check(checklist("", "", head="要点 每缺一项扣1分")) == []
    assert codes(check(checklist("", "", head="要点 每缺一项扣0分"))) == ["E0330"]


def test_findings() -> None:
    assert check("扣分\n    x 每 1条 扣 0.5分，最多扣 3分\n    当 x > 10 扣 2分\n    x 不得分") == []
    assert codes(check("扣分\n    x 每 1条 扣 0.5分，最多扣 6分")) == ["E0325"]
    assert codes(check("扣分\n    x 每 1条 扣 2分，最多扣 1分")) == ["W0706"]
    assert codes(check("扣分\n    当 x > 10 扣 6分")) == ["W0704"]
    assert codes(check("扣分\n    x 每 1条 扣 0分")) == ["E0330"]
