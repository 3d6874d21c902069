"""Named outputs, rounding, systems that add up points: what check says about them."""

from __future__ import annotations

from typing import Final

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: Final = {
    "E0701": Entry("得分不能取整到 {written}", "Scores cannot go in steps of {written}", {"written": "str"}),
    "E0701.note": Entry(
        "写一个大于零的分数，小数不超过 10 位：得分 取整到 0.5分",
        "write points greater than zero with at most 10 decimals: score in steps of 0.5 points",
    ),
    "E0702": Entry(
        "“{name}”的分值 {weight} 分不是 {unit} 分的倍数，得满分时也会被取整",
        "“{name}” has {weight} points, no multiple of {unit}: full marks would be rounded too",
        {"name": "str", "weight": "number", "unit": "number"},
    ),
    "E0702.note": Entry(
        "改分值，或让这一项的得分取得更细：得分 保留 2位小数",
        "change the points, or round this one more finely: score keeps 2 decimals",
    ),
}
