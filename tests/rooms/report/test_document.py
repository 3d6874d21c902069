"""The document of a result: numbers, the tree, the summary, the flat table, the remarks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest

from evaldsl.report.assemble import Shape, report
from evaldsl.report.details import line_sentence
from evaldsl.report.document import Document, Row, Table, Tree, View
from evaldsl.report.numbers import rate_text, rate_tone, score_cells
from evaldsl.report.tree import shown_name
from evaldsl.result.result import GradeOutcome, Line, LineKind, Result, Status
from rooms.report.sample import deep, words, zhengzhou


def rows_of(document: Document) -> Iterator[Row]:
    for block in document.blocks:
        if isinstance(block, Tree):
            for row in block.rows:
                yield from below(row)


def below(row: Row) -> Iterator[Row]:
    yield row
    for child in row.children:
        yield from below(child)


def tables(result: Result, shape: Shape, *, only_losses: bool = False) -> list[Table]:
    return [b for b in report(result, shape, only_losses=only_losses).blocks if isinstance(b, Table)]


def names(document: Document) -> list[str]:
    return [row.text for row in rows_of(document) if row.cells]


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (Fraction("27.53") / 40, "68.83%"),
        (Fraction(1), "100%"),
        (Fraction(99999, 100000), "100.00%"),
        (Fraction(0), "0.00%"),
        (None, "—"),
    ],
)
def test_rates_print_as_in_the_published_table(rate: Fraction | None, shown: str) -> None:
    assert rate_text(rate) == shown


@pytest.mark.parametrize(
    ("rate", "tone"),
    [("1", "full"), ("0.9", "good"), ("0.89", "fair"), ("0.8", "fair"), ("0.6", "weak"), ("0.59", "poor")],
)
def test_tone_follows_the_rate(rate: str, tone: str) -> None:
    assert rate_tone(Fraction(rate)) == tone


def test_weightless_indicator_has_no_rate() -> None:
    assert score_cells(Fraction(0), Fraction(0), 2) == ("0.00", "0.00", "—")


def test_summary_is_the_published_table() -> None:
    (table,) = tables(zhengzhou(), "tree")
    assert table.header == ("评价内容", "分值", "评价得分", "得分率")
    assert table.rows == (
        ("决策", "15.00", "12.23", "81.53%"),
        ("过程", "28.00", "19.30", "68.93%"),
        ("成本", "2.00", "2.00", "100%"),
        ("产出", "40.00", "27.53", "68.83%"),
        ("效果", "15.00", "12.18", "81.20%"),
        ("综合得分", "100.00", "73.24", "73.24%"),
        ("绩效评定级别", "", "中", ""),
    )


def test_leaf_has_rule_formula_with_values_and_deduction_with_evidence() -> None:
    leaf = next(row for row in rows_of(report(zhengzhou(), "tree")) if row.text == "预算执行率")
    rule, formula, lost = leaf.children
    assert rule.text.startswith("规则：预算执行率 ≥ 100% 得满分")
    assert formula.text == "预算执行率 = 实际支出 / 预算资金 = 76.50%"
    assert [child.text for child in formula.children] == [
        "实际支出 = 合计(子项目.支出) = 1133.65万元",
        "预算资金 = 1481.90万元",
    ]
    assert formula.children[1].aside == "佐证：年初预算批复（facts.toml:3）"
    assert lost.text.startswith("扣 4.70 分：预算执行率 76.50%，比 100% 低 23.50 个百分点")
    assert lost.text.endswith("（特种设备安全监管、产品质量监督抽查两个子项目支付进度慢）")
    assert lost.aside == "佐证：年初预算批复（facts.toml:3）；国库集中支付拨款凭证（facts.toml:52）"
    assert lost.children == ()


def test_findings_stand_below_their_deduction() -> None:
    leaf = next(row for row in rows_of(report(zhengzhou(), "tree")) if row.text == "资金使用合规性")
    assert [child.text for child in leaf.children[-1].children] == [
        "问题清单：超范围支出，12%的专项资金用于办公经费",
        "问题清单：超范围支出，在本项目列支其他项目的培训费（评价组现场核实）",
    ]


def test_printed_deductions_of_a_leaf_add_up_and_rounding_is_not_a_row() -> None:
    leaf = next(row for row in rows_of(report(zhengzhou(), "tree")) if row.text == "绩效指标明确性")
    assert [row.text.split("：")[0] for row in leaf.children[1:]] == ["扣 0.42 分", "扣 0.41 分"]


def test_depth_cuts_and_shows_details_only_of_shown_leaves() -> None:
    document = report(zhengzhou(), "tree", depth=2)
    assert "项目立项" in names(document)
    assert "立项依据充分性" not in names(document)
    assert not any(row.text.startswith("规则") for row in rows_of(document))


def test_only_losses_keeps_what_lost_points() -> None:
    shown = names(report(zhengzhou(), "tree", only_losses=True))
    assert "成本" not in shown
    assert "资金到位率" not in shown
    assert [name for name in shown if name in ("过程", "资金管理", "预算执行率")] == ["过程", "资金管理", "预算执行率"]


def test_nothing_lost_is_said() -> None:
    full = attrs.evolve(zhengzhou(), score=Fraction(100), children=zhengzhou().children[2:3])
    words_shown = [b.text for b in report(full, "tree", only_losses=True).blocks if not isinstance(b, Table | Tree)]
    assert "各项指标均得满分，没有扣分。" in words_shown


def test_flat_table_names_every_leaf_once_and_blanks_repeats() -> None:
    table = tables(zhengzhou(), "table")[1]
    assert table.header == ("一级指标", "二级指标", "三级指标", "分值", "得分", "得分率", "扣分原因")
    assert len(table.rows) == 21 + 1
    assert table.rows[0][:3] == ("决策", "项目立项", "立项依据充分性")
    assert table.rows[1][:3] == ("", "", "程序规范性")
    assert table.rows[-1][:2] == ("综合得分", "")


def test_flat_table_of_a_deep_tree_has_three_columns_of_names() -> None:
    table = tables(deep(12, "甲"), "table")[1]
    assert table.header[:3] == ("一级指标", "二级指标", "末级指标")
    assert table.rows[0][:3] == ("甲", "甲", "… / 甲")


def test_loss_of_a_branch_has_its_row_so_that_scores_add_up() -> None:
    result = zhengzhou()
    gate = Line("gate", Fraction("12.18"), Fraction("12.18"), words("发生较大事故，不得分"), None, (), "spec.eval:9")
    effect = attrs.evolve(result.children[-1], score=Fraction(0), lines=(gate,))
    result = attrs.evolve(result, children=(*result.children[:-1], effect), score=result.score - gate.amount)
    table = tables(result, "table")[1]
    assert ("（整体）" in table.rows[-2][1], table.rows[-2][4]) == (False, "-12.18")
    assert table.rows[-2][0] == "效果（整体）"
    assert sum(Fraction(row[4]) for row in table.rows[:-1]) == Fraction(table.rows[-1][4])
    assert any(row.text == "扣 12.18 分：发生较大事故，不得分" for row in rows_of(report(result, "tree")))


def test_grade_limits_and_total_caps_are_told() -> None:
    cap = Line(
        "total_cap", Fraction("14.24"), Fraction("14.24"), words("执行率低于50%，总分不超过59分"), None, (), None
    )
    grade = GradeOutcome("差", "中", (words("发生较大及以上事故，等级不高于“差”"),))
    result = attrs.evolve(zhengzhou(), score=Fraction(59), lines=(cap,), grade=grade)
    document = report(result, "tree")
    texts = [row.text for row in rows_of(document)]
    assert texts[1] == "扣 14.24 分：执行率低于50%，总分不超过59分"
    assert "发生较大及以上事故，等级不高于“差”" in texts
    paragraphs = [b.text for b in document.blocks if not isinstance(b, Table | Tree)]
    assert "按得分应评为“中”，受以下条件限制，评定为“差”：" in paragraphs


def test_remarks_stand_at_the_end() -> None:
    texts = [row.text for row in rows_of(report(zhengzhou(), "tree"))]
    assert texts[-6:] == [
        "财预〔2020〕10号",
        "提醒：产出、效益指标权重原则上不低于60%，现为 55 分",
        "要求：产出.分值 + 效果.分值 ≥ 60分",
        "万台死亡率目标 = 0.46",
        "逾期天数 = 0天",
        "标准.项目支出_2020：指标解释根据记忆整理，引用前请对照财预〔2020〕10号原文",
    ]


def test_english_headings() -> None:
    table = tables(attrs.evolve(zhengzhou(), language="en"), "table")[1]
    assert table.header == ("Level 1", "Level 2", "Level 3", "Weight", "Score", "Rate", "Why points were lost")


@pytest.mark.parametrize(
    ("kind", "amount", "zh", "en"),
    [
        ("rule", "0.8", "扣 0.80 分：甲（乙）", "-0.80 pts: 甲 (乙)"),
        ("rule", "-0.8", "加 0.80 分：甲（乙）", "+0.80 pts: 甲 (乙)"),
        ("floor", "-0.8", "封底 +0.80 分：甲（乙）", "Floor +0.80 pts: 甲 (乙)"),
        ("gate", "0.8", "扣 0.80 分：甲（乙）", "-0.80 pts: 甲 (乙)"),
        ("adjustment", "0.8", "调整 -0.80 分：甲（乙）", "Adjusted -0.80 pts: 甲 (乙)"),
        ("adjustment", "-0.8", "调整 +0.80 分：甲（乙）", "Adjusted +0.80 pts: 甲 (乙)"),
        ("bonus", "-0.8", "加 0.80 分：甲（乙）", "+0.80 pts: 甲 (乙)"),
        ("penalty", "0.8", "减 0.80 分：甲（乙）", "-0.80 pts: 甲 (乙)"),
        ("total_cap", "0.8", "扣 0.80 分：甲（乙）", "-0.80 pts: 甲 (乙)"),
        ("rounding", "0.01", "取舍 -0.01 分：甲（乙）", "Rounding -0.01 pts: 甲 (乙)"),
    ],
)
def test_lines_of_the_ledger(kind: LineKind, amount: str, zh: str, en: str) -> None:
    line = Line(kind, Fraction(amount), Fraction(amount), words("甲"), "乙", (), None)
    assert line_sentence(line, View("zh", 2)) == zh
    assert line_sentence(line, View("en", 2)) == en


def test_reason_that_stands_in_the_sentence_is_not_repeated() -> None:
    line = Line("gate", Fraction(1), Fraction(1), words("乙，不得分"), "乙", (), None)
    assert line_sentence(line, View("zh", 0)) == "扣 1 分：乙，不得分"


def test_status_and_code_stand_with_the_name() -> None:
    node = attrs.evolve(zhengzhou().children[0], status=Status.MISSING, attributes=(("code", "A1"),))
    assert shown_name(node, "zh") == "A1 决策（数据缺失）"
    assert shown_name(node, "en") == "A1 决策 (missing)"
