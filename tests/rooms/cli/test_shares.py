"""Tables of paragraphs: columns divide the page, short lines and words stay whole, numbers are never lost."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from evaldsl.cli.paint import paint
from evaldsl.cli.shares import shared_widths
from evaldsl.report.document import Document, Table


def _table(*rows: tuple[str, ...]) -> Table:
    header = ("一级指标", "分值", "评分标准")
    return Table(header, rows, ("plain",) * len(rows), (1,), shares=(1, 1, 6))


def test_columns_keep_short_lines_and_share_the_rest() -> None:
    table = _table(("过程\n（60分）", "1.5", "甲" * 200))
    assert shared_widths(table, 60) == [8, 4, 48]


def test_words_of_other_scripts_stay_whole() -> None:
    table = _table(("Vulnerabilities", "10", "乙" * 200))
    assert shared_widths(table, 60)[0] == 14
    assert shared_widths(_table(("Second factor", "10", "乙" * 200)), 60)[0] == 8


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_lines_stay_within_the_page_and_numbers_are_there(width: int) -> None:
    rows = tuple((f"指标{number}\n（12.5分）", f"{number}.25", "评分标准的文字" * 20) for number in range(3))
    shown = paint(Document((_table(*rows),)), width=width, colour=False)
    assert max(map(wcswidth, shown.split("\n"))) <= width
    assert all(f"{number}.25" in shown for number in range(3))
