"""The painted document: widths, alignment, wrapping, colour; measured as terminals measure."""

from __future__ import annotations

import re

import attrs
import pytest
from wcwidth import wcswidth

from evaldsl.cli.paint import paint
from evaldsl.report.assemble import Shape, report
from evaldsl.result.result import Result
from rooms.report.sample import deep, zhengzhou

WIDTHS = (80, 100, 160)
LONG_NAME = "甲乙丙丁戊己庚辛壬癸" * 6
RESULTS = {
    "zhengzhou": zhengzhou,
    "english": lambda: attrs.evolve(zhengzhou(), language="en"),
    "deep": lambda: deep(12, LONG_NAME),
    "deeper than the page": lambda: deep(60, LONG_NAME),
}
_NUMBERS = re.compile(r"(\S+)  +(\d+\.\d\d) +(\d+\.\d\d) +([\d.]+%)( ✓)?$")


def painted(result: Result, width: int, shape: Shape = "tree") -> list[str]:
    return paint(report(result, shape), width=width, colour=False).split("\n")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", ["tree", "table"])
@pytest.mark.parametrize("name", RESULTS)
def test_no_line_is_wider_than_the_page(name: str, shape: Shape, width: int) -> None:
    lines = painted(RESULTS[name](), width, shape)
    assert [line for line in lines if wcswidth(line) > width or wcswidth(line) < 0] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", RESULTS)
def test_numbers_of_a_column_end_at_the_same_place(name: str, width: int) -> None:
    lines = painted(RESULTS[name](), width)
    end = lines.index("")
    rows = [(line, found) for line in lines[:end] if (found := _NUMBERS.search(line))]
    ends = {tuple(wcswidth(line[: found.end(group)]) for group in (2, 3, 4)) for line, found in rows}
    assert len(ends) == 1
    assert {wcswidth(lines[0])} == {columns[2] for columns in ends}, "the heading ends where the numbers end"
    count = {"deep": 13, "deeper than the page": 61}.get(name, 1 + 5 + 12 + 21)
    assert len(rows) == count


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", ["tree", "table"])
def test_nothing_is_cut_off(shape: Shape, width: int) -> None:
    together = re.sub(r"[\s│├└─✓\d.%]", "", "".join(painted(deep(12, LONG_NAME), width, "tree")))
    assert together.count(LONG_NAME) >= 12
    lines = painted(zhengzhou(), width, shape)
    assert not any("…" in line for line in lines)


def test_tree_is_as_shown_to_a_client() -> None:
    lines = painted(zhengzhou(), 100)
    start = next(n for n, line in enumerate(lines) if "预算执行率  " in line)
    assert [line.rstrip() for line in lines[start : start + 10]] == [
        "│ │ ├ 预算执行率                            8.00   3.30  41.25%",
        "│ │ │ ├ 规则：预算执行率 ≥ 100% 得满分，每低1个百分点扣0.2分，不足一档按比例计，低于60%不得分",
        "│ │ │ ├ 预算执行率 = 实际支出 / 预算资金 = 76.50%",
        "│ │ │ │ ├ 实际支出 = 合计(子项目.支出) = 1133.65万元",
        "│ │ │ │ │ └ 子项目（4行） = 176.37万元、348.34万元、268.00万元、340.94万元  佐证：国库集中支付拨款凭",
        "│ │ │ │ │   证（facts.toml:52）",
        "│ │ │ │ └ 预算资金 = 1481.90万元  佐证：年初预算批复（facts.toml:3）",
        "│ │ │ └ 扣 4.70 分：预算执行率 76.50%，比 100% 低 23.50 个百分点，每低 1 个百分点扣 0.2 分（特种设备",
        "│ │ │   安全监管、产品质量监督抽查两个子项目支付进度慢）  佐证：年初预算批复（facts.toml:3）；国库集",
        "│ │ │   中支付拨款凭证（facts.toml:52）",
    ]


def test_plain_output_has_no_colour_codes_and_no_trailing_blanks() -> None:
    lines = painted(zhengzhou(), 100)
    assert not any("\x1b" in line or line.endswith(" ") for line in lines)


def test_colour_changes_nothing_but_the_codes() -> None:
    document = report(zhengzhou(), "tree")
    coloured = paint(document, width=100, colour=True)
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == painted(zhengzhou(), 100)
    assert "\x1b[31m" in coloured, "low rates and deductions are red"
    assert "\x1b[32m" in coloured, "full marks are green"


def test_text_of_a_user_cannot_steer_the_terminal() -> None:
    result = attrs.evolve(zhengzhou(), title="a\x1b]0;owned\x07b [bold]c[/bold] :smile:")
    out = paint(report(result, "tree"), width=100, colour=False)
    assert "\x1b" not in out
    assert "[bold]c[/bold] :smile:" in out


def test_page_is_never_narrower_than_forty_columns() -> None:
    lines = painted(zhengzhou(), 10)
    assert 20 < max(map(wcswidth, lines)) <= 40
