"""What the facts state for a self-evaluation form, by customary names: its head, the funds, targets and results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from evaldsl.facts.bound import Facts, FactTable, FactValue, TableRow
from evaldsl.frozen import frozen
from evaldsl.result.result import Node

HEAD: Final = {
    "project": ("项目名称", "project", "project name"),
    "department": ("主管部门", "department", "responsible department"),
    "unit": ("实施单位", "项目实施单位", "项目单位", "unit", "implementing unit", "implementing body"),
    "year": ("年度", "评价年度", "year", "evaluation year"),
    "expected": ("预期目标", "年度总体目标", "年度目标", "年度绩效目标", "expected", "objectives", "annual objectives"),
    "achieved": ("实际完成情况", "目标完成情况", "年度目标完成情况", "achieved", "achievements", "results"),
}
"""The facts of the head and of the objectives."""

_INITIAL: Final = ("年初预算数", "年初预算", "initial budget", "initial")
_BUDGET: Final = ("全年预算数", "全年预算", "调整后预算数", "annual budget", "budget")
_SPENT: Final = ("全年执行数", "执行数", "实际支出", "annual spending", "spent", "spending")
_SIGN: Final = ("方向", "指标方向", "指标性质", "direction")
_TARGET: Final = ("年度指标值", "指标值", "目标值", "计划值", "target", "target value")
_ACTUAL: Final = ("实际完成值", "完成值", "实际值", "actual", "actual value", "achieved")
_TIER: Final = ("档次", "完成档次", "tier")
_UNIT: Final = ("单位", "计量单位", "unit")
_CAUSE: Final = (
    "偏差原因分析及改进措施",
    "偏差原因分析",
    "偏差原因",
    "未完成原因分析",
    "未完成原因",
    "causes and measures",
    "cause",
    "causes",
)
_SIGNS: Final = {
    **{sign: sign for sign in "≥≤=><"},
    **dict.fromkeys(("＞＝", ">=", "正向", "不低于", "more", "at least", "up"), "≥"),
    **dict.fromkeys(("＜＝", "<=", "反向", "不高于", "不超过", "less", "at most", "down"), "≤"),
    **dict.fromkeys(("＝", "等于", "exact", "equal"), "="),
}
"""What the cell of a direction says, as it stands before the target."""


@frozen
class Fund:
    """A row of the funds; `name` is empty for the whole of them. Amounts in 元, None where the facts have none."""

    name: str
    initial: Fraction | None
    budget: Fraction
    spent: Fraction


@frozen
class Aimed:
    """What the row of a table says of an indicator, as it is printed: ≥50个, 48个, and the author's words."""

    target: str
    actual: str
    cause: str


NOTHING: Final = Facts({}, {})
"""No facts at hand."""


def head(facts: Facts, name: str) -> str:
    """A fact of the head as written; empty where the facts have none."""
    found = _named(((key, value) for key, value in facts.values.items()), HEAD[name])
    return found.shown if isinstance(found, FactValue) and found.value is not None else ""


def funds(facts: Facts) -> tuple[Fund, ...]:
    """Where the money came from and what became of it; a single row without a name where no table tells."""
    for table in _tables(facts):
        rows = tuple(fund for row in table.rows if (fund := _fund(row)) is not None)
        if rows and len(rows) == len(table.rows):
            return rows
    amounts = [_amount(facts.values.items(), names) for names in (_INITIAL, _BUDGET, _SPENT)]
    initial, budget, spent = amounts
    return () if budget is None or spent is None else (Fund("", initial, budget, spent),)


def aimed(node: Node, facts: Facts) -> Aimed | None:
    """What the one row that names the indicator says of it; None where no table does."""
    for table in _tables(facts):
        rows = [row for row in table.rows if node.name in _texts(row) and _has_aims(row)]
        if len(rows) > 1:
            rows = [row for row in rows if _texts(row).issuperset(node.path)]
        if len(rows) == 1:
            return _aimed(rows[0])
    return None


def _aimed(row: TableRow) -> Aimed:
    sign, unit = _shown(row, _SIGN), _shown(row, _UNIT)
    target, actual = (_measured(_shown(row, names), unit) for names in (_TARGET, _ACTUAL))
    before = "" if target.startswith(tuple(_SIGNS)) else _SIGNS.get(sign, "")
    cause = _shown(row, _CAUSE) or row.reason or ""
    return Aimed(before + target if target else sign, actual or _shown(row, _TIER), cause)


def _measured(words: str, unit: str) -> str:
    """A number with its unit, unless that stands there already."""
    if not words or not words[-1].isdigit():
        return words
    space = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return words + space + unit


def _has_aims(row: TableRow) -> bool:
    return any(_named(row.cells, names) is not None for names in (_TARGET, _ACTUAL, _TIER))


def _fund(row: TableRow) -> Fund | None:
    budget, spent = _amount(row.cells, _BUDGET), _amount(row.cells, _SPENT)
    name = next((cell.value for _, cell in row.cells if isinstance(cell.value, str)), "")
    if budget is None or spent is None or not name:
        return None
    return Fund(name, _amount(row.cells, _INITIAL), budget, spent)


def _tables(facts: Facts) -> Iterator[FactTable]:
    for value in facts.values.values():
        if isinstance(value, FactTable):
            yield value


def _texts(row: TableRow) -> frozenset[str]:
    return frozenset(cell.value.strip() for _, cell in row.cells if isinstance(cell.value, str))


def _shown(row: TableRow, names: tuple[str, ...]) -> str:
    found = _named(row.cells, names)
    return found.shown if isinstance(found, FactValue) and found.value is not None else ""


def _amount(cells: Iterable[tuple[str, object]], names: tuple[str, ...]) -> Fraction | None:
    found = _named(cells, names)
    return found.value if isinstance(found, FactValue) and isinstance(found.value, Fraction) else None


def _named(cells: Iterable[tuple[str, object]], names: tuple[str, ...]) -> object | None:
    """The value under the first of some names that is there."""
    known = {name.replace("_", " ").casefold(): value for name, value in cells}
    return next((known[name] for name in names if name in known), None)
