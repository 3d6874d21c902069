"""Differences and their causes: worked by hand, and adding up whatever changes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.compare.differences import Comparison, Middle, compare
from evaldsl.compare.shown import causes, conclusion, lines_of
from evaldsl.result.result import Result

SPEC = """指标体系 "评价"
    得分 保留 2位小数
    等级 四档
等级 四档
    优 ≥ 90分
    良 [60分, 90分)
    差 < 60分
基础数据
    完成率: 百分比
    满意度: 百分比
    发生事故: 是否
产出 60分
    数量 40分
        完成率 ≥ 100% 得满分，否则按比例得分
    质量 20分
        完成率 ≥ 80% 得满分，否则不得分
效果 40分
    满意 40分
        满意度 ≥ 90% 得满分，否则按比例得分
当 发生事故 总分不超过 50分 "发生事故"
"""
HEAVIER = (
    SPEC.replace("效果 40分\n    满意 40分", "效果 50分\n    满意 50分")
    .replace("产出 60分", "产出 50分")
    .replace("数量 40分", "数量 30分")
)
FACTS = '完成率 = "50%"\n满意度 = "45%"\n发生事故 = "否"\n'


def scored(spec: str, facts: str, folder: Path) -> Result:
    (folder / "spec.eval").write_text(spec, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    assert outcome.result is not None, outcome.diagnostics
    return outcome.result


def parts(found: Comparison) -> dict[str, dict[str, Fraction]]:
    """What the causes make at every indicator that differs."""
    return {
        ".".join(one.path): {change.cause: change.amount for change in one.changes}
        for one in found.root.walk()
        if one.changes
    }


def check(found: Comparison) -> Comparison:
    """Every difference is the sum of the changes at it and below; the printed column adds up too."""
    for one in found.root.walk():
        assert one.amount == sum((change.amount for each in one.walk() for change in each.changes), Fraction(0))
    assert sum(found.by_cause().values(), Fraction(0)) == found.after.score - found.before.score
    *rows, (_, total) = [(name, Fraction(amount.replace("−", "-"))) for name, amount in causes(found)]
    assert sum((amount for _, amount in rows), Fraction(0)) == total
    return found


NAMES = ("前", "后")


def test_facts_changed(tmp_path: Path) -> None:
    """数量 20 → 36, 质量 0 → 20."""
    before = scored(SPEC, FACTS, tmp_path)
    after = scored(SPEC, FACTS.replace("50%", "90%"), tmp_path)
    found = check(compare(before, after, middle=Middle(after, "before"), names=NAMES))
    assert parts(found) == {"产出.数量": {"facts": 16}, "产出.质量": {"facts": 20}}
    assert conclusion(found) == "总分由 40.00 分变为 76.00 分，变动 +36.00 分；等级由“差”变为“良”。"
    assert [line.words for line in lines_of(found) if line.words] == ["完成率 50% → 90%"] * 2


def test_weight_changed_alone(tmp_path: Path) -> None:
    """满意 is at half its weight: 20 of 40, 15 of 30; the other ten points go where all are lost."""
    before = scored(SPEC, FACTS, tmp_path)
    changed = SPEC.replace("效果 40分\n    满意 40分", "效果 30分\n    满意 30分").replace("产出 60分", "产出 70分")
    after = scored(changed.replace("质量 20分", "质量 30分"), FACTS, tmp_path)
    found = check(compare(before, after, middle=Middle(before, "before"), names=NAMES))
    assert parts(found) == {"效果.满意": {"weight": -5}}
    assert [line.words for line in lines_of(found) if line.words] == ["分值 40 → 30"]


def test_facts_rule_and_weight_changed_together(tmp_path: Path) -> None:
    """满意 20 of 40; with 63% 28 of 40 (+8); of 50 it would be 35 (+7); by the new rule 63/70 of 50 = 45 (+10)."""
    before = scored(SPEC, FACTS, tmp_path)
    changed = SPEC.replace("效果 40分\n    满意 40分", "效果 50分\n    满意 50分").replace(
        "满意度 ≥ 90%", "满意度 ≥ 70%"
    )
    changed = changed.replace("产出 60分", "产出 50分").replace("数量 40分", "数量 30分")
    facts = FACTS.replace("45%", "63%")
    middle, after = scored(SPEC, facts, tmp_path), scored(changed, facts, tmp_path)
    found = check(compare(before, after, middle=Middle(middle, "before"), names=NAMES))
    assert parts(found)["效果.满意"] == {"facts": 8, "weight": 7, "rule": 10}
    assert parts(found)["产出.数量"] == {"weight": -5}


def test_the_other_way_round(tmp_path: Path) -> None:
    """Where only the second rubric can score the first facts, rubric comes first: of 50 it is 25 (+5), by the new rule
    45/70 of 50 = 32.14 (+7.14), with 63% 45 (+12.86)."""
    before = scored(SPEC, FACTS, tmp_path)
    changed = SPEC.replace("效果 40分\n    满意 40分", "效果 50分\n    满意 50分").replace(
        "满意度 ≥ 90%", "满意度 ≥ 70%"
    )
    changed = changed.replace("产出 60分", "产出 50分").replace("数量 40分", "数量 30分")
    middle, after = scored(changed, FACTS, tmp_path), scored(changed, FACTS.replace("45%", "63%"), tmp_path)
    found = check(compare(before, after, middle=Middle(middle, "after"), names=NAMES))
    expected = {"weight": Fraction(5), "rule": Fraction("7.14"), "facts": Fraction("12.86")}
    assert parts(found)["效果.满意"] == expected


def test_without_a_middle_what_cannot_be_told_apart_is_said_so(tmp_path: Path) -> None:
    before = scored(SPEC, FACTS, tmp_path)
    changed = SPEC.replace("满意度 ≥ 90%", "满意度 ≥ 70%")
    after = scored(changed, FACTS.replace("45%", "63%"), tmp_path)
    found = check(compare(before, after, middle=None, names=NAMES))
    assert parts(found) == {"效果.满意": {"mixed": 16}}


def test_indicators_come_and_go(tmp_path: Path) -> None:
    before = scored(SPEC, FACTS.replace("50%", "100%"), tmp_path)
    changed = SPEC.replace("    质量 20分\n", "    速度 20分\n")
    after = scored(changed, FACTS.replace("50%", "100%"), tmp_path)
    found = check(compare(before, after, middle=Middle(before, "before"), names=NAMES))
    assert parts(found) == {"产出.质量": {"removed": -20}, "产出.速度": {"added": 20}}
    shown = {line.name: (line.before, line.after) for line in lines_of(found) if line.name}
    assert (shown["质量"], shown["速度"]) == (("20.00", "—"), ("—", "20.00"))


def test_a_cap_belongs_to_the_total(tmp_path: Path) -> None:
    """100 points, of which an accident leaves 50."""
    facts = FACTS.replace("50%", "100%").replace("45%", "90%")
    before, after = scored(SPEC, facts, tmp_path), scored(SPEC, facts.replace("否", "是"), tmp_path)
    found = check(compare(before, after, middle=Middle(after, "before"), names=NAMES))
    assert parts(found) == {"": {"whole": -50}}


def test_nothing_differs(tmp_path: Path) -> None:
    result = scored(SPEC, FACTS, tmp_path)
    found = check(compare(result, result, middle=Middle(result, "before"), names=NAMES))
    assert parts(found) == {}
    assert found.by_cause() == {}


@pytest.mark.parametrize("rate", ["0%", "33.33%", "79.99%", "80%", "80.01%", "99.99%", "100%", "150%"])
@pytest.mark.parametrize("middle", [True, False])
def test_causes_add_up(rate: str, middle: bool, tmp_path: Path) -> None:
    before = scored(SPEC, FACTS, tmp_path)
    changed = SPEC.replace("数量 40分", "数量 37分").replace("质量 20分", "质量 23分").replace("≥ 100%", "≥ 97%")
    facts = FACTS.replace("50%", rate)
    after = scored(changed, facts, tmp_path)
    between = Middle(scored(SPEC, facts, tmp_path), "before") if middle else None
    check(compare(before, after, middle=between, names=NAMES))
