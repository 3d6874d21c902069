"""Scores: within floor and cap, never less for more, exact ledgers, and neither order nor units matter."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given
from hypothesis import strategies as st

from evaldsl import pipeline
from evaldsl.diagnostics import Severity, say
from evaldsl.model.system import System
from evaldsl.result import Node, Result
from properties.rules import Written, hundredths, percents, rules

_WEIGHT = 20


def checked(text: str) -> System:
    """The system of a program without mistakes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "spec.eval"
        path.write_text(text, encoding="utf-8")
        found = pipeline.check(str(path))
    assert [say(one.message, "zh") for one in found.diagnostics if one.severity is Severity.ERROR] == [], text
    assert found.system is not None
    return found.system


def scored(system: System, **facts: str) -> Result:
    """The result of facts that are complete."""
    found = pipeline.evaluate_system(system, facts)
    assert found.result is not None, [say(one.message, "zh") for one in found.diagnostics]
    return found.result


def program(written: dict[str, Written], *, places: str = "得分 不舍入") -> str:
    """One leaf for each rule, all of one weight."""
    head = f'指标体系 "试"\n    满分 {_WEIGHT * len(written)}分\n    {places}\n\n基础数据\n    完成率: 百分比\n\n'
    leaves = (
        f"{name} {_WEIGHT}分\n" + "".join(f"    {line}\n" for line in rule.lines) for name, rule in written.items()
    )
    return head + "".join(leaves)


def lost(node: Node) -> Fraction:
    return sum((line.amount for line in node.lines), Fraction(0))


@given(rules(_WEIGHT), percents, percents)
def test_more_never_scores_less_and_stays_within_floor_and_cap(written: Written, one: str, other: str) -> None:
    event(written.kind)
    system = checked(program({"甲": written}))
    low, high = sorted((one, other), key=lambda value: Fraction(value.rstrip("%")))
    below, above = scored(system, 完成率=low), scored(system, 完成率=high)
    for result in (below, above):
        (node,) = result.children
        assert written.floor <= node.score <= written.cap
        assert node.weight - lost(node) == node.score == result.score
    assert below.score <= above.score


@given(st.lists(rules(_WEIGHT), min_size=2, max_size=4), percents, st.data())
def test_the_order_of_siblings_does_not_matter(written: list[Written], value: str, data: st.DataObject) -> None:
    named = dict(zip("甲乙丙丁", written, strict=False))
    shuffled = dict(data.draw(st.permutations(list(named.items()))))
    first, second = (scored(checked(program(each)), 完成率=value) for each in (named, shuffled))
    assert first.score == second.score
    assert {node.name: node.score for node in first.children} == {node.name: node.score for node in second.children}


@given(st.lists(rules(_WEIGHT), min_size=1, max_size=4), percents)
def test_printed_parts_add_up_to_printed_scores(written: list[Written], value: str) -> None:
    named = dict(zip("甲乙丙丁", written, strict=False))
    result = scored(checked(program(named, places="得分 保留 2位小数")), 完成率=value)
    for node in result.children:
        assert node.weight - sum((line.printed for line in node.lines), Fraction(0)) == node.score
        assert (node.score * 100).denominator == 1
    assert sum((node.score for node in result.children), Fraction(0)) == result.score


_UNITS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


def amount(yuan: int, unit: str) -> str:
    """An amount of whole hundreds of yuan in a unit, exactly."""
    per = _UNITS[unit]
    digits = len(str(per)) - 1
    return f"{yuan // per}.{yuan % per:0{digits}d}{unit}" if digits else f"{yuan}{unit}"


@given(
    st.integers(1, 10**9),
    st.integers(0, 10**9),
    st.integers(1, 10**8),
    st.lists(st.sampled_from(sorted(_UNITS)), min_size=6, max_size=6),
)
def test_units_do_not_matter(target: int, value: int, size: int, units: list[str]) -> None:
    """Limit, step and fact in two sets of units."""
    scores = []
    for limit, step, given_in in (units[:3], units[3:]):
        rule = f"支出 ≥ {amount(target, limit)} 得满分，每低{amount(size, step)}扣0.7分，不足一档 按比例"
        text = f'指标体系 "试"\n    满分 {_WEIGHT}分\n\n基础数据\n    支出: 金额\n\n甲 {_WEIGHT}分\n    {rule}\n'
        scores.append(scored(checked(text), 支出=amount(value, given_in)).score)
    assert scores[0] == scores[1]
    by_hand = Fraction(_WEIGHT) - Fraction(7, 10) * max(Fraction(0), Fraction(target - value, size))
    assert scores[0] == max(Fraction(0), by_hand)


def test_hundredths_keep_their_sign() -> None:
    assert [hundredths(value) for value in (-5, 0, 1205)] == ["-0.05", "0.00", "12.05"]
