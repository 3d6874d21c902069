"""Every kind of weight, what is divided, and each way in which a group does not add up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from weighing import codes, points, weights, words


def test_absolute_share_and_fraction() -> None:
    found = weights("甲 20分\n    子 1/4\n    丑 75%\n乙 80%\n")
    assert found.diagnostics == ()
    assert points(found) == {"甲": "20", "甲.子": "5", "甲.丑": "15", "乙": "80"}


def test_hole_takes_exactly_what_is_left() -> None:
    found = weights("甲 20.5分\n乙 ?\n丙 10%\n")
    assert found.diagnostics == ()
    assert found.of["乙",] == Fraction("69.5")


def test_relative_divides_what_absolute_and_shares_leave() -> None:
    found = weights("甲 40分\n乙 权重 1\n丙 权重 3\n丁 20%\n")
    assert points(found) == {"甲": "40", "乙": "10", "丙": "30", "丁": "20"}


def test_a_weight_of_nothing_is_written_out() -> None:
    for nothing in ("0分", "0%", "0/3", "权重 0", "0.00分"):
        found = weights(f"甲 60分\n乙 40分\n丙 {nothing}\n", places=2)
        assert found.diagnostics == ()
        assert points(found) == {"甲": "60", "乙": "40", "丙": "0"}
    found = weights("甲 权重 2\n乙 权重 0\n丙 权重 1\n", places=2)
    assert list(found.of.values()) == [Fraction("66.67"), 0, Fraction("33.33")]


def test_what_stands_below_nothing_has_nothing() -> None:
    for below in (
        ("等权", "等权"),
        ("权重 1", "权重 2"),
        ("40%", "?"),
        ("0分", "0分"),
        ("30%", "70%"),
        ("权重 0", "0%"),
    ):
        found = weights(f"甲 100分\n乙 0分\n    子 {below[0]}\n    丑 {below[1]}\n", places=2)
        assert found.diagnostics == ()
        assert points(found) == {"甲": "100", "乙": "0", "乙.子": "0", "乙.丑": "0"}


def test_equal_weights_divide_the_whole() -> None:
    assert weights("甲 等权\n乙 等权\n丙 等权\n").of["甲",] == Fraction(100, 3)


def test_rounded_scores_apportion_by_largest_remainder() -> None:
    found = weights("甲 等权\n乙 等权\n丙 等权\n    子 1/2\n    丑 1/2\n", places=2)
    assert found.diagnostics == ()
    assert list(found.of.values()) == [
        Fraction("33.34"),
        Fraction("33.33"),
        Fraction("33.33"),
        Fraction("16.67"),
        Fraction("16.66"),
    ]


def test_full_marks_may_be_any_number() -> None:
    assert weights("甲 1分\n乙 ?\n", full="10").of["乙",] == 9


def test_group_that_does_not_add_up() -> None:
    found = weights("甲 28分\n    子 15分\n    丑 12分\n乙 72分\n")
    assert codes(found) == ["E0301"]
    assert words(found.diagnostics[0]).splitlines() == [
        "“甲”的下级指标合计 27 分，应为 28 分 @ 甲 28分",
        "[15分] 子 15 分",
        "[12分] 丑 12 分",
        "给其中一个指标补上 1 分，或把一个分值写成 ? 由系统补足",
    ]


def test_share_is_read_in_points_and_of_the_whole() -> None:
    found = weights("甲 50分\n    子 20%\n    丑 30%\n乙 50分\n")
    assert codes(found) == ["E0301"]
    said = words(found.diagnostics[0])
    assert "子 20%（上级 50 分的 20% 是 10 分）" in said
    assert "请写成分：子 20 分、丑 30 分" in said


def test_top_level_that_does_not_add_up() -> None:
    found = weights("甲 28分\n乙 72.01分\n")
    assert codes(found) == ["E0301"]
    assert words(found.diagnostics[0]).startswith("一级指标合计 100.01 分，应为 100 分 @ 满分 100分")


def test_inner_weight_that_breaks_two_groups_is_one_message() -> None:
    found = weights("甲 28.01分\n    子 15分\n    丑 13分\n乙 72分\n")
    assert codes(found) == ["E0304"]
    assert words(found.diagnostics[0]).splitlines() == [
        "“甲”的分值“28.01分”使 2 组对不上：一级指标合计 100.01 分（应为 100 分）、"
        "“甲”的下级指标合计 28 分（应为 28.01 分） @ 甲 28.01分",
        "[满分 100分] 多 0.01 分",
        "改为 28分 则都对得上",
    ]


def test_share_that_breaks_its_own_group_and_the_one_above() -> None:
    found = weights("甲 20.01%\n    子 15分\n    丑 5分\n乙 80%\n")
    assert codes(found) == ["E0304"]
    assert "改为 20% 则都对得上" in words(found.diagnostics[0])


def test_weight_whose_change_shows_two_levels_down() -> None:
    found = weights("甲 20.01分\n    子 50%\n        天 4分\n        地 6分\n    丑 50%\n乙 79.99分\n")
    assert codes(found) == ["E0301"]
    found = weights("甲 20.01分\n    子 50%\n        天 4分\n        地 6分\n    丑 10分\n乙 ?\n")
    assert codes(found) == ["E0304"]
    assert "“甲”的分值" in words(found.diagnostics[0])


def test_weight_that_breaks_what_its_relative_siblings_hold() -> None:
    body = "甲 {}分\n乙 权重 1\n    子 30分\n    丑 10分\n丙 权重 1\n    天 20分\n    地 20分\n"
    assert weights(body.format("20")).diagnostics == ()
    found = weights(body.format("20.01"))
    assert codes(found) == ["E0304"]
    assert "“甲”的分值“20.01分”" in words(found.diagnostics[0])


def test_groups_of_points_and_shares_are_explained_too() -> None:
    body = "甲 {}分\n    子 50%\n        天 4分\n        地 60%\n    丑 10分\n乙 ?\n"
    assert weights(body.format("20")).diagnostics == ()
    found = weights(body.format("20.01"))
    assert codes(found) == ["E0304"]
    assert "改为 20分 则都对得上" in words(found.diagnostics[0])


def test_a_change_that_would_break_another_group_explains_nothing() -> None:
    inner = "甲 20分\n    子 20分\n乙 权重 1\n    丑 41分\n丙 权重 1\n    寅 41分\n"
    found = weights("全部 100分\n" + "".join(f"    {line}\n" for line in inner.splitlines()))
    assert codes(found) == ["E0301", "E0301"]


def test_full_marks_that_break_several_groups() -> None:
    found = weights("甲 20%\n    子 20分\n乙 80%\n    丑 80分\n", full="90")
    assert codes(found) == ["E0316"]
    assert "改为 100分 则都对得上" in words(found.diagnostics[0])


def test_two_mistakes_are_two_messages() -> None:
    found = weights("甲 20分\n    子 19分\n乙 80分\n    丑 78分\n")
    assert codes(found) == ["E0301", "E0301"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("甲 60分\n乙 40分\n丙 ?\n", "E0302"),
        ("甲 60分\n乙 41分\n丙 权重 1\n", "E0302"),
        ("甲 60分\n乙\n", "E0303"),
        ("甲 0分\n乙 0%\n丙 权重 0\n", "E0715"),
        ("甲 0分\n乙 99.99分\n", "E0301"),
        ("甲 100分\n乙 0分\n丙 ?\n", "E0302"),  # a hole takes something; 0 is written out
        ("甲 100分\n乙 0分\n    子 0分\n    丑 0.01分\n", "E0301"),
        ("甲 100分\n    子 100分\n    丑 权重 0\n    寅 权重 1\n", "E0302"),
        ("甲 60分\n乙 ?\n丙 ?\n", "E0306"),
        ("甲 60分\n乙 ?\n丙 等权\n", "E0307"),
        ("甲 等权\n乙 权重 2\n", "E0307"),
        ("甲 3/0\n乙 40分\n", "E0309"),
        ("", "E0312"),
    ],
)
def test_refusals(body: str, code: str) -> None:
    assert codes(weights(body)) == [code]


def test_finer_than_the_unit() -> None:
    assert codes(weights("甲 1.505分\n乙 98.495分\n", places=2)) == ["E0308", "E0308"]
    assert codes(weights("甲 1.505分\n乙 98.494分\n", places=2)) == ["E0301"]
    assert codes(weights("甲 1.505分\n乙 98.495分\n", places=3)) == []


def test_a_wrong_share_finer_than_the_unit_says_so_once() -> None:
    assert codes(weights("甲 20.001%\n    子 等权\n    丑 等权\n乙 80%\n", places=2)) == ["E0301"]


def test_too_many_shares_of_too_little() -> None:
    body = "甲 0.01分\n    子 等权\n    丑 等权\n乙 ?\n"
    assert codes(weights(body, places=2)) == ["E0313"]


def test_full_marks_finer_than_the_unit() -> None:
    assert codes(weights("甲 ?\n", full="99.999", places=2)) == ["E0314"]


def test_forgotten_weight_says_what_fits() -> None:
    found = weights("甲 60分\n乙\n丙 30分\n")
    assert "还剩 10 分：写成“乙 10分”" in words(found.diagnostics[0])


def test_an_unknown_weight_does_not_cascade() -> None:
    found = weights("甲 60分\n乙\n    子 3分\n    丑 20%\n")
    assert codes(found) == ["E0303"]
    found = weights("甲 100分\n乙 ?\n    子 3分\n    丑 20%\n")
    assert codes(found) == ["E0302"]
