"""Leaves from rows: weights add up or one message says so; neither the order of rows or siblings nor units matter."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from evaldsl import pipeline
from evaldsl.pipeline import Outcome
from evaldsl.quantity.exact import decimal_text
from evaldsl.result import Result

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
_SPEC = """指标体系 "自评"
    满分 100分
    得分 保留 2位小数
    反向算法 差额
    不适用 折算

基础数据
    执行率: 百分比
    指标: 表
        名目: 文本
        类别: 文本
        方向: 选项(正向, 反向)
        目标: 金额
        完成: 金额
        涉及: 是否 缺省 是
        分值: {kind}

{blocks}
"""
_FIXED = "预算执行率 {fixed}分\n    执行率 按比例得分\n"
_ROWS = """逐行 指标
    名称 名目
{grouped}    {weighed}
    当 涉及 = 否 不适用
    当 方向 = 正向
        完成 ≥ 目标 得满分，否则按比例得分
    其余
        完成 ≤ 目标 得满分，否则按比例得分
"""
_UNITS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


class Row(NamedTuple):
    """One row: its weight in hundredths of a point (None: what is left), target and outcome in yuan."""

    name: str
    group: str
    forward: bool
    target: int
    actual: int
    weight: int | None
    involved: bool


class Form(NamedTuple):
    """A self-evaluation form: the points of the written leaf in hundredths, and its rows."""

    fixed: int
    grouped: bool
    rows: tuple[Row, ...]


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Rows whose weights add up with the written leaf to 100 points; now and then one weight is left open."""
    count = draw(st.integers(1, 7))
    cuts = draw(st.lists(st.integers(1, 9998), min_size=count, max_size=count, unique=True))
    ends = [0, *sorted(cuts), 10_000]
    fixed, *weights = [high - low for low, high in pairwise(ends)]
    hole = draw(st.one_of(st.none(), st.integers(0, count - 1)))
    rows = tuple(
        Row(
            f"指标_{number}",
            draw(st.sampled_from("甲乙丙")),
            draw(st.booleans()),
            draw(st.integers(1, 10**6)),
            draw(st.integers(0, 2 * 10**6)),
            None if number == hole else weight,
            draw(st.booleans()) or number == 0,
        )
        for number, weight in enumerate(weights)
    )
    return Form(fixed, draw(st.booleans()), rows)


def _amount(yuan: int, unit: str) -> str:
    return decimal_text(Fraction(yuan, _UNITS[unit]), 10) + unit


def _facts(rows: Sequence[Row], units: Sequence[str] = ("元",)) -> str:
    lines = ['执行率 = "50%"']
    for number, row in enumerate(rows):
        weight = '"?"' if row.weight is None else decimal_text(Fraction(row.weight, 100), 2)
        lines += ["[[指标]]", f'名目 = "{row.name}"', f'类别 = "{row.group}"', f"分值 = {weight}"]
        lines += [f'方向 = "{"正向" if row.forward else "反向"}"']
        if row.involved:
            unit, other = units[number % len(units)], units[-1 - number % len(units)]
            lines += [f'目标 = "{_amount(row.target, unit)}"', f'完成 = "{_amount(row.actual, other)}"']
        else:
            lines.append('涉及 = "否"')  # what only its rule reads is left out
    return "\n".join(lines) + "\n"


def _spec(form: Form, *, rows_first: bool = False) -> str:
    blocks = [
        _FIXED.format(fixed=decimal_text(Fraction(form.fixed, 100), 2)),
        _ROWS.format(grouped="    分组 类别\n" if form.grouped else "", weighed="分值 分值"),
    ]
    return _SPEC.format(kind="分数", blocks="\n".join(reversed(blocks) if rows_first else blocks))


def _run(spec: str, facts: str) -> Outcome:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "spec.eval").write_text(spec, encoding="utf-8")
        (path / "facts.toml").write_text(facts, encoding="utf-8")
        return pipeline.run(str(path / "spec.eval"), str(path / "facts.toml"))


def _result(outcome: Outcome) -> Result:
    assert outcome.result is not None, [(each.code, each.message) for each in outcome.diagnostics]
    return outcome.result


def _by_hand(row: Row, weight: Fraction) -> Fraction:
    """The score of a row before rounding."""
    target, actual = Fraction(row.target), Fraction(row.actual)
    rate = actual / target if row.forward else 1 - (actual - target) / target
    return weight * min(Fraction(1), max(Fraction(0), rate))


def _half_up(value: Fraction) -> Fraction:
    return Fraction((value * 100 + Fraction(1, 2)).__floor__(), 100)


def _weights(form: Form) -> dict[str, Fraction]:
    known = sum(row.weight for row in form.rows if row.weight is not None)
    left = 10_000 - form.fixed - known
    return {row.name: Fraction(left if row.weight is None else row.weight, 100) for row in form.rows}


@settings(suppress_health_check=_CALM, deadline=None)
@given(forms())
def test_rows_weigh_and_score_as_by_hand(form: Form) -> None:
    event(f"rows {len(form.rows)}, grouped {form.grouped}")
    result = _result(_run(_spec(form), _facts(form.rows)))
    leaves = {node.name: node for node in result.walk() if not node.children}
    weights = _weights(form)
    assert {name: leaves[name].weight for name in weights} == weights
    assert sum(node.weight for node in result.children) == 100
    for node in result.walk():
        if node.children:
            assert sum(child.weight for child in node.children) == node.weight
    for row in form.rows:
        if row.involved:
            assert leaves[row.name].score == _half_up(_by_hand(row, weights[row.name]))
    for node in leaves.values():
        assert node.weight - sum((line.amount for line in node.lines), Fraction(0)) == node.score


@settings(suppress_health_check=_CALM, deadline=None)
@given(forms(), st.data())
def test_one_row_a_hundredth_off_is_one_message(form: Form, data: st.DataObject) -> None:
    assume(all(row.weight is not None for row in form.rows))
    at = data.draw(st.integers(0, len(form.rows) - 1), label="row")
    step = data.draw(st.sampled_from([1, -1]), label="hundredth")
    changed = form.rows[at]._replace(weight=(form.rows[at].weight or 0) + step)
    assume(changed.weight)
    rows = (*form.rows[:at], changed, *form.rows[at + 1 :])
    outcome = _run(_spec(form), _facts(rows))
    assert outcome.result is None
    assert [each.code for each in outcome.diagnostics] == ["E0301"]


@settings(suppress_health_check=_CALM, deadline=None)
@given(forms(), st.data())
def test_neither_the_order_of_rows_nor_of_siblings_nor_units_matter(form: Form, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(form.rows), label="rows")
    units = data.draw(st.lists(st.sampled_from(sorted(_UNITS)), min_size=2, max_size=4), label="units")
    first = _result(_run(_spec(form), _facts(form.rows)))
    second = _result(_run(_spec(form, rows_first=True), _facts(shuffled, units)))
    assert first.score == second.score
    scores = [{".".join(node.path): (node.weight, node.score) for node in one.walk()} for one in (first, second)]
    assert scores[0] == scores[1]
