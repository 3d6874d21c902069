"""Named outputs, rounding, systems that add up points: what check says about them."""

from __future__ import annotations

from typing import Final

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: Final = {
    "E0700": Entry("模块里不能写 输出", "A module has no outputs"),
    "E0700.note": Entry(
        "输出属于一次评价的结果，写进指标体系的文件；模块里可以写普通的定义：名称 = 式",
        "an output belongs to the result of an evaluation: write it in the file of the system; a module can have plain definitions: name = formula",
    ),
}
