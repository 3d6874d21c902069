"""The modules of the library as trees, and programs that use everything a module has to offer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from evaldsl.library import gather
from evaldsl.syntax import tree
from evaldsl.syntax.tree import AttributeKind

STDLIB: Final = Path(__file__).parents[2] / "stdlib"
MODULES: Final = tuple(sorted(STDLIB.glob("*.eval")))


def program(path: Path) -> tree.Program:
    return gather(str(path)).main.program


def reusables(path: Path) -> tuple[tree.Reusable, ...]:
    return tuple(item for item in program(path).items if isinstance(item, tree.Reusable))


def grades_of(path: Path) -> tuple[tree.Grades, ...]:
    return tuple(item for item in program(path).items if isinstance(item, tree.Grades))


def policies(path: Path) -> tuple[tree.Policy, ...]:
    return tuple(item for item in program(path).items if isinstance(item, tree.Policy))


def entries(path: Path) -> tuple[tree.Reusable | tree.Grades, ...]:
    return (*reusables(path), *grades_of(path))


def said_of(item: tree.Reusable | tree.Grades) -> dict[AttributeKind, str]:
    return attributes(item.members if isinstance(item, tree.Reusable) else item.attributes)


def attributes(members: tuple[tree.Node, ...]) -> dict[AttributeKind, str]:
    found = (member for member in members if isinstance(member, tree.Attribute))
    return {
        each.kind: each.value.text if isinstance(each.value, tree.String) else each.value.span.text for each in found
    }


def header_of(path: Path) -> dict[AttributeKind, str]:
    header = program(path).header
    assert isinstance(header, tree.ModuleHeader)
    return attributes(header.settings)


def module_name(path: Path) -> str:
    header = program(path).header
    assert isinstance(header, tree.ModuleHeader)
    return header.name.text


# ── programs ──────────────────────────────────────────────────────────────────────────────────────


def placing_all(path: Path) -> str:
    """A rubric that places every indicator of a module once, and fills every place that must be filled.

    Where some only give and take points, it adds up points.
    """
    facts: list[str] = []
    placed: list[str] = []
    additive = any(map(_adds_points, reusables(path)))
    for number, reusable in enumerate(reusables(path)):
        arguments = []
        for parameter in reusable.parameters:
            name = f"数_{number}_{parameter.name.text}"
            facts.append(f"    {name}: {parameter.type.span.text}")
            arguments.append(name)
        written = f"({', '.join(arguments)})" if arguments else ""
        placed.append(f"{reusable.name.text} {_way(reusable, additive)} 库.{reusable.name.text}{written}")
        placed += _fillings(reusable)
    lines = (
        '指标体系 "全部"',
        *(("    累加计分",) if additive else ()),
        "    得分 保留 2位小数",
        "    不足一档 按比例",
        f"    年度 {_year_of(path)}",
        f"引用 {module_name(path)} 为 库",
    )
    return "\n".join((*lines, *(("基础数据", *facts) if facts else ()), *placed, ""))


def _way(reusable: tree.Reusable, additive: bool) -> str:
    """Placed with a weight, or without one where the indicator itself gives points."""
    return "套用" if _adds_points(reusable) else "10分 =" if additive else "等权 ="


def _adds_points(reusable: tree.Reusable) -> bool:
    """Whether it gives points of itself: a bonus, a penalty with a floor, parts without weights and full marks."""
    if any(isinstance(member, tree.Together) for member in reusable.members):
        return False
    return any(
        isinstance(member, tree.Gains)
        or (isinstance(member, tree.Findings) and bool(member.bounds))
        or (isinstance(member, tree.Indicator) and member.weight is None)
        for member in reusable.members
    )


def _year_of(path: Path) -> str:
    """The first year that a module says it holds for."""
    years = re.search(r"\d{4}", header_of(path).get(AttributeKind.YEARS, ""))
    return years[0] if years else "2023"


def _fillings(reusable: tree.Reusable) -> Iterator[str]:
    for slot in _slots(reusable.members):
        yield f"    填入 {slot}"
        yield f"        填入的_{slot} 等权"
        yield "            要点"
        yield "                ① 符合要求"


def _slots(members: tuple[tree.Node, ...]) -> Iterator[str]:
    for member in members:
        if isinstance(member, tree.Slot) and not member.optional:
            yield member.name.text
        if isinstance(member, tree.Indicator):
            yield from _slots(member.members)


def using(path: Path, grades: tree.Grades) -> str:
    """A rubric graded by one scale."""
    name = grades.name.text
    return "\n".join(
        (
            '指标体系 "等级"',
            "    得分 保留 2位小数",
            f"    等级 {name}",
            f"    年度 {_year_of(path)}",
            f"引用 {module_name(path)}: {name}",
            "基础数据",
            "    完成率: 百分比",
            "完成 100分",
            "    完成率 ≥ 100% 得满分，否则按比例得分",
            "",
        )
    )
