"""Programs for the benchmark: large ones of any size, and a rubric of twenty leaves with its twin in plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

LEAVES_PER_BRANCH = 20
BRANCHES_PER_TOP = 5

_RULES = (
    ("百分比", "{name} ≥ 95% 得满分，每低1个百分点扣0.1分，低于60%不得分"),
    ("百分比", "{name} ≥ 90% 得满分，否则按比例得分"),
    ("是否", "{name} 得满分，否则不得分"),
    ("数量(项)", "{name} ≥ 12项 得满分，否则按比例得分"),
)


def large_program(leaves: int) -> str:
    """A valid program with `leaves` leaves of 2分, three levels deep, one fact for each leaf."""
    facts, tree = ["基础数据"], []
    for number in range(leaves):
        kind, rule = _RULES[number % len(_RULES)]
        name = f"数据_{number}"
        facts.append(f"    {name}: {kind}")
        if number % (LEAVES_PER_BRANCH * BRANCHES_PER_TOP) == 0:
            rest = min(leaves - number, LEAVES_PER_BRANCH * BRANCHES_PER_TOP)
            tree.append(f"一级_{number} {2 * rest}分")
        if number % LEAVES_PER_BRANCH == 0:
            tree.append(f"    二级_{number} {2 * min(leaves - number, LEAVES_PER_BRANCH)}分")
        tree += [f"        指标_{number} 2分", f"            {rule.format(name=name)}"]
    header = ['指标体系 "规模测试"', f"    满分 {2 * leaves}分", "    得分 保留 2位小数", "    不足一档 按比例"]
    return "\n".join([*header, "", *facts, "", *tree, ""])


# ── twenty leaves: 6 checklists, 5 capped ratios, 4 interpolations, 3 bands, 2 deductions ─────────────────────────

_POINTS = ((1, 4), (5, 3), (8, 3), (11, 4), (15, 3), (18, 3))  # first condition and number of points of each checklist
_CHECKLISTS = "".join(
    f"    要点_{n} 4分\n        要点\n"
    + "".join(f"            {'①②③④'[i]} 第{i + 1}项要求，当 条件_{first + i}\n" for i in range(count))
    for n, (first, count) in enumerate(_POINTS, 1)
)

SMALL_PROGRAM = f"""指标体系 "二十个指标"
    得分 保留 2位小数
    等级 四档

等级 四档
    优 ≥ 90分
    良 [80分, 90分)
    中 [60分, 80分)
    差 < 60分

基础数据
{"".join(f"    条件_{i}: 是否{chr(10)}" for i in range(1, 21))}\
    预算: 金额
    支出: 金额
    到位: 金额
    合格率: 百分比
    数量_1: 数量(项)
    数量_2: 数量(项)
    数量_3: 数量(项)
    得票_1: 百分比
    得票_2: 百分比
    工期: 天数
    问题_1: 数量(条)
    问题_2: 数量(条)

决策 24分
{_CHECKLISTS}\
过程 30分
    执行率 6分
        支出 / 预算 ≥ 100% 得满分，否则按比例得分
    到位率 6分
        到位 / 预算 ≥ 100% 得满分，否则按比例得分
    完成率_1 6分
        数量_1 ≥ 40项 得满分，否则按比例得分
    完成率_2 6分
        数量_2 ≥ 113项 得满分，否则按比例得分
    完成率_3 6分
        数量_3 ≥ 800项 得满分，否则按比例得分
产出 20分
    质量 5分
        插值 合格率
            60% 得 0分
            90% 得 4分
            100% 得 5分
    满意_1 5分
        插值 得票_1
            60% 得 0分
            95% 得 5分
    满意_2 5分
        插值 得票_2
            50% 得 1分
            80% 得 3分
            97% 得 5分
    时效 5分
        插值 工期
            30天 得 5分
            100天 得 0分
效益 18分
    分档_1 6分
        分档 合格率
            ≥ 95% 得 6分
            [80%, 95%) 得 4分
            < 80% 得 1分
    分档_2 6分
        分档 得票_1
            ≥ 90% 得 6分
            [70%, 90%) 得 3分
            < 70% 得 0分
    分档_3 6分
        分档 得票_2
            ≥ 85% 得 6分
            [65%, 85%) 得 3.5分
            < 65% 得 1分
合规 8分
    扣分_1 4分
        扣分
            问题_1 每 1条 扣 0.7分，最多扣 3分
    扣分_2 4分
        扣分
            问题_2 每 1条 扣 1.5分
"""

SMALL_FACTS: dict[str, Any] = {
    **{f"条件_{i}": i % 3 != 0 for i in range(1, 21)},
    "预算": "1481.90万元",
    "支出": "1133.65万元",
    "到位": "1400.07万元",
    "合格率": "93.71%",
    "数量_1": 42,
    "数量_2": 71,
    "数量_3": 776,
    "得票_1": "84.03%",
    "得票_2": "80.60%",
    "工期": "47天",
    "问题_1": 2,
    "问题_2": 3,
}

PLAIN_FACTS: dict[str, Fraction | bool] = {
    **{f"条件_{i}": i % 3 != 0 for i in range(1, 21)},
    "预算": Fraction("14819000"),
    "支出": Fraction("11336500"),
    "到位": Fraction("14000700"),
    "合格率": Fraction("0.9371"),
    "数量_1": Fraction(42),
    "数量_2": Fraction(71),
    "数量_3": Fraction(776),
    "得票_1": Fraction("0.8403"),
    "得票_2": Fraction("0.8060"),
    "工期": Fraction(47),
    "问题_1": Fraction(2),
    "问题_2": Fraction(3),
}

# The literals of the rubric are made once, as a compiler would make them.
_ZERO, _ONE, _THREE, _FOUR, _SIX, _HALVES, _MOST = (Fraction(n) for n in ("0", "1", "3", "4", "6", "3.5", "3"))
_P95, _P90, _P85, _P80, _P70, _P65 = (Fraction(n, 100) for n in (95, 90, 85, 80, 70, 65))
_PRICE_1, _PRICE_2 = Fraction("0.7"), Fraction("1.5")
_TARGET_1, _TARGET_2, _TARGET_3 = Fraction(40), Fraction(113), Fraction(800)


def _knots(*pairs: tuple[str, int]) -> tuple[tuple[Fraction, Fraction], ...]:
    return tuple((Fraction(at), Fraction(points)) for at, points in pairs)


_QUALITY = _knots(("0.6", 0), ("0.9", 4), ("1", 5))
_VOTES_1 = _knots(("0.6", 0), ("0.95", 5))
_VOTES_2 = _knots(("0.5", 1), ("0.8", 3), ("0.97", 5))
_DAYS = _knots(("30", 5), ("100", 0))


def straight(facts: Mapping[str, Any]) -> tuple[tuple[Fraction, ...], Fraction, str]:
    """The same rubric as straight-line code: the leaves, the total, the grade."""
    f = facts
    leaves = (
        *(half_up(_FOUR * _share(f, first, count)) for first, count in _POINTS),
        half_up(_SIX * min(_ONE, f["支出"] / f["预算"])),
        half_up(_SIX * min(_ONE, f["到位"] / f["预算"])),
        half_up(_SIX * min(_ONE, f["数量_1"] / _TARGET_1)),
        half_up(_SIX * min(_ONE, f["数量_2"] / _TARGET_2)),
        half_up(_SIX * min(_ONE, f["数量_3"] / _TARGET_3)),
        half_up(_line(f["合格率"], _QUALITY)),
        half_up(_line(f["得票_1"], _VOTES_1)),
        half_up(_line(f["得票_2"], _VOTES_2)),
        half_up(_line(f["工期"], _DAYS)),
        _SIX if f["合格率"] >= _P95 else _FOUR if f["合格率"] >= _P80 else _ONE,
        _SIX if f["得票_1"] >= _P90 else _THREE if f["得票_1"] >= _P70 else _ZERO,
        _SIX if f["得票_2"] >= _P85 else _HALVES if f["得票_2"] >= _P65 else _ONE,
        half_up(max(_ZERO, _FOUR - min(_MOST, f["问题_1"] * _PRICE_1))),
        half_up(max(_ZERO, _FOUR - f["问题_2"] * _PRICE_2)),
    )
    total = half_up(sum(leaves, _ZERO))
    grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    return leaves, total, grade


def half_up(value: Fraction) -> Fraction:
    """Two decimals, half away from zero."""
    top, bottom = abs(value.numerator), value.denominator
    whole = (200 * top + bottom) // (2 * bottom)
    return Fraction(whole if value >= 0 else -whole, 100)


def _share(facts: Mapping[str, Any], first: int, count: int) -> Fraction:
    return Fraction(sum(1 for i in range(first, first + count) if facts[f"条件_{i}"]), count)


def _line(value: Fraction, knots: tuple[tuple[Fraction, Fraction], ...]) -> Fraction:
    if value <= knots[0][0]:
        return knots[0][1]
    for (low, below), (high, above) in pairwise(knots):
        if value <= high:
            return below + (value - low) / (high - low) * (above - below)
    return knots[-1][1]
