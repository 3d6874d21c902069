"""Bands, cases, ratings, tiers, interpolations."""

from __future__ import annotations

import pytest

from ruling import check, codes, said

COMPLETE = "分档 x\n    ≥ 90% 得 5分\n    80%(含)-90% 得 3分\n    低于80% 不得分"


def test_complete_bands_are_silent() -> None:
    assert check(COMPLETE) == []
    assert check("分档 x\n    = 0 得 5分\n    0-10%(含) 得 2分\n    超过10% 不得分") == []
    assert check("分档 x\n    ≥ 90% 得满分\n    其余 不得分") == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("≥ 90% 得 5分\n60%(含)-80% 得 3分\n低于60% 不得分", "“x”有空档：80% 与 90% 之间没有对应的档"),
        ("> 90% 得 5分\n60%(含)-90% 得 3分\n低于60% 不得分", "“x”有空档：90% 本身没有对应的档"),
        ("[90%, 100%] 得 5分\n低于90% 不得分", "“x”没有覆盖全部取值：高于 100% 时没有对应的档"),
        ("≥ 90% 得 5分\n80%(含)-90% 得 3分", "“x”没有覆盖全部取值：低于 80% 时没有对应的档"),
        ("≥ 90% 得 5分\n70%(含)-95% 得 3分\n低于70% 不得分", "两档重叠：“70%(含)-95%”与“≥ 90%”"),
        ("≥ 60% 得 5分\n60%以下 不得分", "60% 同时属于“60%以下”和“≥ 60%”"),
        ("≥ 90% 得 6分\n低于90% 不得分", "“甲”共 5 分，这里却得 6 分"),
        ("≥ 90% 得 4分\n低于90% 不得分", "“甲”最高只能得 4 分，达不到分值 5 分"),
        ("≥ 90% 得 120%\n低于90% 不得分", "“甲”共 5 分，这里却得 6 分"),
        ("≥ 90% 得 5分\n低于90% 得 3分\n其余 不得分", "这一行永远用不到"),
        ("≥ 90% 得 5分\n低于90% 扣 6分", "“甲”共 5 分，这里却扣 6 分"),
        ("≥ 90% 得 5分\n其余 不得分\n其余 得 1分", "“其余”写了两次"),
    ],
)
def test_bands(rows: str, message: str) -> None:
    table = "\n".join(f"    {row}" for row in rows.splitlines())
    assert said(check(f"分档 x\n{table}")) == [message]


UNSAID = "没有写明 80% 属于哪一档：“70%-80%”还是“80%-90%”"


def test_an_end_that_neither_neighbour_claims_is_refused() -> None:
    rows = ["≥ 90% 得 5分", "80%-90% 得 4分", "70%-80% 得 3分", "< 70% 不得分"]
    table = "\n".join(f"    {row}" for row in rows)
    upwards = "\n".join(f"    {row}" for row in reversed(rows))
    assert said(check(f"分档 x\n{table}")) == said(check(f"分档 x\n{upwards}")) == [UNSAID]
    assert said(check("x ≥ 90% 得满分，80%—90%得 4分；70%—80%得 3分；低于70%不得分")) == [UNSAID.replace("-", "—")]
    assert codes(check("分档 x\n    底线~目标 得 5分\n    目标~上限 得 3分\n    其余 不得分")) == ["E0336"]


@pytest.mark.parametrize(
    "rows",
    [
        "≥ 90% 得 5分\n80%-90% 得 4分\n< 80% 不得分",
        "> 90% 得 5分\n80%-90% 得 4分\n< 80% 不得分",
        "≥ 90% 得 5分\n60%-90% 按比例得分\n30%(含)-60% 得 1分\n< 30% 不得分",
        "≥ 90% 得 5分\n80%-90% 按区间比例得分\n70%-80% 得 3分\n< 70% 不得分",
        "= 0 得 5分\n0-10% 得 2分\n超过10% 不得分",
    ],
)
def test_one_neighbour_that_says_is_enough(rows: str) -> None:
    table = "\n".join(f"    {row}" for row in rows.splitlines())
    assert check(f"分档 x\n{table}") == []


def test_between_whole_numbers_there_is_no_gap() -> None:
    rows = "分档 x\n    ≥ 20 得 5分\n    [10, 19] 得 3分\n    ≤ {} 不得分"
    assert check(rows.format(9), whole=True) == []
    assert codes(check(rows.format(9))) == ["E0320", "E0320"]
    assert codes(check(rows.format(8), whole=True)) == ["E0320"]


def test_a_table_that_begins_at_zero_is_complete_below() -> None:
    assert check("分档 x\n    ≥ 90% 得 5分\n    0%(含)-90% 得 3分") == []


def test_the_declared_range_bounds_a_table() -> None:
    rows = "分档 x\n    90%(含)-100% 得 5分\n    50%(含)-90% 得 3分"
    assert codes(check(rows)) == ["E0321", "E0321"]
    assert check(rows, range_of_x="范围 [50%, 100%]") == []
    assert codes(check(rows, range_of_x="范围 [40%, 100%]")) == ["E0321"]
    assert codes(check("分档 x\n    ≥ 0% 得 5分", range_of_x="范围 [-10%, 100%]")) == ["E0321"]
    assert codes(check(COMPLETE, range_of_x="范围 [85%, 100%]")) == ["W0702"]


def test_ends_that_are_no_literals_are_left_to_the_run() -> None:
    assert check("分档 x\n    ≥ 目标 得 5分\n    60%(含)-80% 得 3分") == []


def test_options() -> None:
    rows = "分档 x\n    优、良 得 5分\n    中 得 3分"
    assert check(rows, options=("优", "良", "中")) == []
    assert said(check(rows, options=("优", "良", "中", "差"))) == ["没有写到这些选项：差"]
    assert codes(check("分档 x\n    优、良 得 5分\n    良 得 3分", options=("优", "良"))) == ["E0335"]


def test_rating() -> None:
    assert check("评判等级 x\n    优 得满分\n    差 不得分", options=("优", "差")) == []
    assert codes(check("评判等级 x\n    优 得 90%\n    差 不得分", options=("优", "差"))) == ["W0705"]
    assert codes(check("评判等级 x\n    优 得满分", options=("优", "差"))) == ["E0324"]
    twice = "评判等级 x\n    优 得满分\n    其余 不得分\n    其余 得 1分"
    assert codes(check(twice, options=("优", "差"))) == ["E0335"]


def test_cases() -> None:
    assert check("分情形\n    当 x = 0 得满分\n    其余 不得分") == []
    assert codes(check("分情形\n    当 x = 0 得满分")) == ["W0707"]
    assert codes(check("分情形\n    其余 得满分\n    当 x = 0 不得分")) == ["W0702"]
    assert codes(check("分情形\n    当 x = 0 得 9分\n    其余 不得分")) == ["E0323"]
    assert codes(check("分情形\n    当 x = 0 得满分\n    其余 不得分\n    其余 得 1分")) == ["E0335"]


def test_interpolation() -> None:
    assert check("插值 x\n    60% 得 0分\n    100% 得 5分") == []
    assert codes(check("插值 x\n    60% 得 0分\n    60% 得 5分")) == ["E0327"]
    assert codes(check("插值 x\n    60% 得 5分")) == ["E0338"]
    assert codes(check("插值 x\n    60% 得 0分\n    100% 得 4分")) == ["W0705"]


TIERS = "定性分档 x, 评分\n    达成 80%(含)-100%\n    部分达成 60%(含)-80%\n    未达成 {}"


def test_tiers() -> None:
    options = ("达成", "部分达成", "未达成")
    assert check(TIERS.format("0%(含)-60%"), options=options) == []
    assert check(TIERS.format("低于60%"), options=options) == []
    assert codes(check(TIERS.format("0%(含)-50%"), options=options)) == ["E0320"]
    assert codes(check(TIERS.format("10%(含)-60%"), options=options)) == ["E0321"]
    assert codes(check(TIERS.format("0%(含)-60%"), options=(*options, "不适用"))) == ["E0324"]
