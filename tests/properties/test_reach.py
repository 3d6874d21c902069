"""Whatever the facts, points lie within the range that check has found, and every ledger is exact."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaldsl import pipeline
from evaldsl.quantity.exact import decimal_text
from evaldsl.result import Node, Result

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]
_HEAD = """指标体系 "生成的积分"
    累加计分
    不适用 零分
    不足一档 {parts}
{rounding}
基础数据
    数: 数值 范围 [{low}.5, {high}.5]
    任意数: 数值
    次数: 数量(次)
    是的: 是否
    档次: 选项(甲档, 乙档, 丙档)

倍数 = 数 × {factor}
"""
_WHOLE = st.integers(-20, 20)


@st.composite
def leaves(draw: st.DrawFn, number: int) -> list[str]:
    """An indicator without a weight, of every kind of rule that may give points."""
    a, b, c = sorted(draw(st.lists(_WHOLE, min_size=3, max_size=3, unique=True)))
    x, y, z = (draw(_WHOLE) for _ in range(3))
    subject = draw(st.sampled_from(["数", "倍数", "任意数"]))
    rules = [
        [f"是的 得 {x}分，否则得 {y}分"],
        [f"分档 {subject}", f"    < {a} 得 {x}分", f"    [{a}, {c}] 得 {y}分", f"    > {c} 得 {z}分"],
        [f"插值 {subject}", f"    {a} 得 {x}分", f"    {b} 得 {y}分", f"    {c} 得 {z}分"],
        ["评判等级 档次", f"    甲档 得 {x}分", f"    乙档 得 {y}分", f"    丙档 得 {z}分"],
        ["分情形", f"    当 {subject} > {b} 得 {x}分", f"    当 次数 = 0次 得 {y}分", f"    其余 得 {z}分"],
        ["扣分", f"    次数 每 2次 扣 {abs(x) + 1}分，最多扣 {abs(y) + 1}分", f"    当 是的 扣 {abs(z) + 1}分"],
        [
            "加分",
            f"    次数 每 3次 加 {abs(x) + 1}分，最多加 {abs(y) + 1}分",
            f"    当 {subject} < {a} 加 {abs(z) + 1}分",
        ],
        [f"{subject} ≥ {b} 得 {x}分，每低2扣{abs(y) + 1}分，最低得 {min(x, z)}分"],
        [f"次数 每 2次 得 {abs(x) + 1}分，最高得 {abs(y) + 1}分"],
        [f"次数 每 3次 得 {abs(x) + 1}分"],
        [f"{subject} ≥ {b} 得 {x}分，每高2加{abs(y) + 1}分"],
        ["要点", f"    ① 甲要点，{abs(x) + 1}分", f"    ② 乙要点，{abs(y) + 1}分，当 是的"],
        [f"得分 = 最大(最小({subject} × 1分, {max(x, y)}分), {min(x, y)}分)"],
        [f"得分 = 若 {subject} > {b} 则 {subject} × 0.5分 否则 {x}分 - {subject} × 1分"],
    ]
    lines = list(draw(st.sampled_from(rules)))
    gate = draw(st.sampled_from(["", "", "当 是的 不得分", f"当 次数 > 1次 得分不超过 {z}分", "当 是的 不适用"]))
    own = draw(st.sampled_from(["", "", "", "得分 取整到 0.5分，向上", "得分 不舍入"]))
    return [f"指标_{number}", *(f"    {line}" for line in [own, *lines, gate] if line)]


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Leaves side by side and below branches, and now and then one with a weight."""
    rounding = draw(
        st.sampled_from(["", "    得分 保留 0位小数\n", "    得分 取整到 0.5分，向下\n", "    总分 取整到 5分\n"])
    )
    low = draw(st.integers(0, 20))
    parts = draw(st.sampled_from(["按比例", "不计", "计一档"]))
    high, factor = low + draw(st.integers(0, 30)), draw(_WHOLE)
    lines = []
    for number in range(draw(st.integers(1, 4))):
        found = draw(leaves(number))
        if draw(st.booleans()):
            found = [f"组_{number}", *(f"    {line}" for line in found)]
            found += draw(st.sampled_from([[], ["    当 是的 不得分"], ["    得分 取整到 2分，四舍六入五成双"]]))
        lines += found
    if draw(st.booleans()):
        lines += ["有分值 20分", "    次数 ≥ 3次 得满分，否则按比例得分"]
    return _HEAD.format(rounding=rounding, low=low, high=high, factor=factor, parts=parts) + "\n".join(lines) + "\n"


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A program and facts for it; `答` is the answer to the first point of every checklist."""
    program = draw(programs())
    low, high = (Fraction(end.strip()) for end in program.split("[")[1].split("]")[0].split(","))
    given_facts = {
        "数": decimal_text(Fraction(draw(st.integers(int(4 * low), int(4 * high))), 4)),
        "任意数": draw(st.integers(-50, 50)),
        "次数": f"{draw(st.integers(0, 12))}次",
        "是的": draw(st.sampled_from(["是", "否"])),
        "档次": draw(st.sampled_from(["甲档", "乙档", "丙档"])),
        "答": draw(st.sampled_from(["符合", "部分符合", "不符合", "不适用"])),
    }
    return program, given_facts


def run(program: str, given_facts: dict[str, Any]) -> Result:
    """The result; the program checks and the facts are complete."""
    with TemporaryDirectory() as folder:
        spec = Path(folder) / "spec.eval"
        spec.write_text(program, encoding="utf-8")
        checked = pipeline.check(str(spec))
        assert checked.system is not None, (program, [item.code for item in checked.diagnostics])
        wanted = {fact.name for fact in checked.system.facts}
        facts = {name: value for name, value in given_facts.items() if name in wanted}
        asked = [node for node in _leaves(checked.system.indicators) if node.leaf is not None and node.leaf.points]
        facts |= {"要点": {".".join(node.path): {"1": given_facts["答"]} for node in asked}}
        outcome = pipeline.evaluate_system(checked.system, facts)
        assert outcome.result is not None, (program, facts, [(d.code, d.message) for d in outcome.diagnostics])
        return outcome.result


def _leaves(items: Any) -> list[Any]:
    return [leaf for item in items for leaf in (_leaves(item.children) if item.children else [item])]


@settings(suppress_health_check=_CALM, deadline=None)
@given(cases())
def test_points_lie_within_their_reach(case: tuple[str, dict[str, Any]]) -> None:
    program, given_facts = case
    result = run(program, given_facts)
    assert result.reach is not None
    assert result.reach.holds(result.score), (program, given_facts, result.reach, result.score)
    if result.reach.step:
        assert (result.score / result.reach.step).denominator == 1, program
    for node in result.walk():
        if node.reach is not None:
            assert node.reach.holds(node.score), (program, given_facts, node.name, node.reach, node.score)


@settings(suppress_health_check=_CALM, deadline=None)
@given(cases())
def test_ledgers_of_points_are_exact(case: tuple[str, dict[str, Any]]) -> None:
    program, given_facts = case
    result = run(program, given_facts)
    for node in result.walk():
        assert _start(node) - sum((line.amount for line in node.lines), Fraction(0)) == node.score, (program, node)
    start = sum((node.score for node in result.children), Fraction(0))
    assert start - sum((line.amount for line in result.lines), Fraction(0)) == result.score


def _start(node: Node) -> Fraction:
    """The weight of a leaf, which is nothing for one that only gives points; of a branch its children."""
    if not node.children:
        return node.weight
    return sum((child.score for child in node.children), Fraction(0))
