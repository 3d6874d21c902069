"""The lift subsidy: what a newcomer writes in under forty lines, every policy kept, and its figures by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.quantity.exact import round_half_up
from evaldsl.text.width import display_width
from published import EXAMPLES, facts, result

NAME = "elevator_2023"
FOLDER = EXAMPLES / NAME

_BY_HAND = {
    "资金到位率": (3, Fraction(1)),
    "预算执行率": (3, Fraction(8124, 8600)),
    "制度执行有效性": (4, Fraction(7, 8)),
    "加装完成率": (12, Fraction(41, 43)),
    "一次验收合格率": (12, Fraction(40, 41)),
    "按期完成率": (8, Fraction(39, 41)),
    "成本节约率": (8, Fraction(1)),
    "群众投诉": (8, Fraction(6, 8)),
    "居民满意度": (12, Fraction(443, 500) / Fraction(9, 10)),
}
"""Weight and share of each leaf that the sentence or its assumptions move; every other leaf has full marks."""


def test_the_spec_is_short_and_narrow() -> None:
    lines = (FOLDER / "spec.eval").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 40
    assert [line for line in lines if display_width(line) > 80] == []


def test_figures_by_hand() -> None:
    leaves = {node.name: node for node in result(NAME).walk() if not node.children}
    for name, leaf in leaves.items():
        weight, share = _BY_HAND.get(name, (leaf.weight, Fraction(1)))
        assert (leaf.weight, leaf.score) == (weight, round_half_up(weight * share, 2)), name
    assert set(_BY_HAND) < set(leaves)
    assert result(NAME).score == Fraction("95.90")
    grade = result(NAME).grade
    assert grade is not None
    assert grade.label == "优"


def test_nothing_stands_against_it_and_every_policy_holds() -> None:
    assert result(NAME).diagnostics == ()
    assert [(outcome.title, outcome.holds) for outcome in result(NAME).policies] == [("财预〔2020〕10号", True)]


def test_no_placeholder_is_left() -> None:
    for file in ("spec.eval", "facts.toml"):
        text = (FOLDER / file).read_text(encoding="utf-8")
        assert [word for word in ("待填", "待补充", "？？", "……") if word in text] == []


@pytest.mark.parametrize(
    ("output", "decision", "codes"),
    [("40", "20", []), ("39.99", "20.01", ["W0670"])],
    ids=["sixty", "a hundredth less"],
)
def test_output_and_benefit_below_sixty_are_reminded_of(
    output: str, decision: str, codes: list[str], tmp_path: Path
) -> None:
    spec = (FOLDER / "spec.eval").read_text(encoding="utf-8")
    changes = f'    修改 产出 {output}分 理由 "试"\n    修改 决策 {decision}分 理由 "试"\n'
    changed = spec.replace("    填入 产出数量\n", f"{changes}    填入 产出数量\n")
    (tmp_path / "spec.eval").write_text(changed, encoding="utf-8")
    checked = pipeline.check(str(tmp_path / "spec.eval"))
    assert checked.system is not None, [item.code for item in checked.diagnostics]
    found = pipeline.evaluate_system(checked.system, facts(NAME)).result
    assert found is not None
    assert [item.code for item in found.diagnostics] == codes


def test_what_is_assumed_is_marked() -> None:
    """The sentence gives seven numbers; every document, and every fact that it does not give, says 示例设定."""
    text = (FOLDER / "facts.toml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "佐证" in line and "示例设定" not in line] == []
    assert "示例设定" in next(line for line in text.splitlines() if line.startswith("到位资金"))
