"""Facts are bound in their declared types, with remarks and places, and all mistakes are collected."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest

from evaldsl.bind import bind
from evaldsl.diagnostics import say
from evaldsl.facts import facts_from_mapping, read_facts_text
from evaldsl.facts.bound import FactTable, FactValue
from evaldsl.model.core import Const
from evaldsl.model.core import Fact as FactNode
from evaldsl.model.types import NumberType
from evaldsl.result.result import Status
from sample import FACTS, FULL, LINES, ROWS, SYSTEM, bound, fact, facts, only, problems


def test_values_are_typed() -> None:
    values = facts(FULL).values
    assert {name: value.value for name, value in values.items() if isinstance(value, FactValue)} == {
        "预算资金": 14_819_000,
        "占比": Fraction(3, 25),
        "存在挪用": False,
        "批次": 5,
        "验收日期": date(2021, 12, 31),
        "类别": "乙类",
        "工期": 30,
    }


def test_remarks_and_places_are_kept() -> None:
    budget = facts(FULL).values["预算资金"]
    assert budget == FactValue("预算资金", Fraction(14_819_000), "1481.90万元", document="批复", reason="年初")
    assert budget.span is not None
    assert budget.span.place == "facts.toml:1:14"
    count = facts(FULL).values["批次"]
    assert isinstance(count, FactValue)
    assert (count.shown, count.status, count.document) == ("5", Status.VALUE, None)


def test_a_default_says_so_and_a_given_value_does_not() -> None:
    assert facts(FULL).values["工期"] == FactValue("工期", Fraction(30), "30天", from_default=True)
    given = facts('工期 = "20天"\n' + FULL).values["工期"]
    assert given == FactValue("工期", Fraction(20), "20天")


def test_only_constants_are_defaults() -> None:
    wrong = fact("x", NumberType(), default=FactNode("y", type=NumberType()))
    with pytest.raises(TypeError):
        bind(attrs.evolve(SYSTEM, facts=(wrong,)), facts_from_mapping({}).raw)  # type: ignore[arg-type]  # {} reads


def test_an_informative_fact_may_be_absent() -> None:
    assert "死亡率" not in facts(FULL).values
    assert facts("死亡率 = 0.46\n" + FULL).values["死亡率"] == FactValue("死亡率", Fraction(23, 50), "0.46")


def test_english_and_chinese_keywords_mean_the_same() -> None:
    chinese = facts(FULL)
    english = FULL.replace("值 =", "value =").replace("佐证 =", "evidence =").replace("原因 =", "reason =")
    assert facts(english.replace("[要点]", "[points]").replace("答 =", "answer =")) == chinese
    assert facts(FULL.replace("佐证 =", "依据 =")) == chinese


def test_rows() -> None:
    table = facts(FULL).values["子项目"]
    assert isinstance(table, FactTable)
    (row,) = table.rows
    assert [name for name, _ in row.cells] == ["名称", "预算", "支出", "批次"]
    assert row.cell("支出") == FactValue("支出", Fraction(1_763_700), "176.37万元", document="凭证")
    assert row.cell("批次") == FactValue("批次", Fraction(1), "1批次", from_default=True)
    assert row.document == "台账"
    assert row.span is not None
    assert row.span.text == "[[子项目]]"


def test_a_table_without_rows() -> None:
    table = facts("子项目 = []\n" + FULL.replace(ROWS, "")).values["子项目"]
    assert table == FactTable("子项目", ())


def test_a_mapping_binds_like_a_file() -> None:
    raw = facts_from_mapping({"x": "3"}).raw
    assert raw is not None
    system = attrs.evolve(SYSTEM, facts=(fact("x", NumberType()),), indicators=())
    binding = bind(system, raw)
    assert binding.facts is not None
    assert binding.facts.values == {"x": FactValue("x", Fraction(3), "3")}


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("预算 = 1", "E0602", "预算"),
        ("规范性 = 1", "E0602", "规范性"),
        ("调整 = 1", "E0649", "1"),
        ('占比 = "101%"', "E0620", '"101%"'),
        ('占比 = "-1%"', "E0620", '"-1%"'),
        ('预算资金 = "0元"', "E0620", '"0元"'),
        ("批次 = 2", "E0620", "2"),
        ("批次 = [5]", "E0644", "[5]"),
        ("批次 = { 值 = [5] }", "E0644", "[5]"),
        ("批次 = { 佐证 = '表' }", "E0641", "{ 佐证 = '表' }"),
        ("批次 = { 值 = 5, 附件 = '表' }", "E0640", "附件"),
        ("批次 = { 值 = 5, value = 6 }", "E0642", "value"),
        ("批次 = { 值 = 5, 佐证 = 6 }", "E0643", "6"),
    ],
)
def test_mistakes(line: str, code: str, place: str) -> None:
    name = line.partition(" = ")[0]
    kept = [other for other in LINES if not other.startswith(name + " =")]
    text = "\n".join([*kept, line, FULL[FULL.index("[要点]") :]])
    assert problems(text) == [(code, place)]


def test_the_range_is_named_with_the_difference() -> None:
    found = only(FULL.replace('占比 = "12%"', '占比 = "112%"'))
    assert say(found.message, "zh") == "“占比”是 112%，超出规定的范围（≥ 0%、≤ 100%）"
    assert say(found.notes[0], "zh") == "比上限多 12 个百分点"
    at_the_end = only(FULL.replace('"1481.90万元"', '"0元"'))
    assert "> 0元" in say(at_the_end.message, "zh")
    assert at_the_end.notes == (), "at an open end there is no difference to name"


@pytest.mark.parametrize(("line", "value"), [('占比 = "100%"', 1), ('占比 = "0%"', 0)])
def test_closed_ends_belong_to_the_range(line: str, value: int) -> None:
    assert facts(FULL.replace('占比 = "12%"', line)).values["占比"] == FactValue("占比", Fraction(value), line[6:-1])


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        ("[子项目]\n名称 = '甲'\n", "E0621", "[子项目]"),
        ("[[子项目]]\n名称 = '甲'\n预算 = '1元'\n", "E0625", "[[子项目]]"),
        (ROWS + "执行率 = '50%'\n", "E0623", "执行率"),
        (ROWS + "支付 = '50元'\n", "E0622", "支付"),
        (ROWS + "占比 = '5%'\n", "E0622", "占比"),
        (ROWS.replace("176.37万元", "-1元"), "E0620", '"-1元"'),
        (ROWS.replace('"350万元"', "350"), "E0611", "350"),
        (ROWS.replace('"台账"', "1"), "E0643", "1"),
    ],
)
def test_mistakes_in_tables(rows: str, code: str, place: str) -> None:
    assert problems(FULL.replace(ROWS, rows)) == [(code, place)]


def test_a_fact_behind_a_header_is_explained() -> None:
    found = only(FULL + "占 = 1\n".replace("占", "工期"))
    assert found.code == "E0622"
    assert "方括号标题" in say(found.notes[0], "zh")


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaldsl.bind.tables.MAX_TABLE_ROWS", 1)
    assert [code for code, _ in problems(FULL + ROWS)] == ["E0624"]


def test_all_mistakes_in_one_run_from_top_to_bottom() -> None:
    text = "预算 = 1\n" + FULL.replace('"12%"', "12").replace("乙类", "丙类").replace('"350万元"', '"350"')
    text = text.replace("部分符合", "一般")
    found = problems(text.replace("存在挪用 = false\n", ""))
    assert [code for code, _ in found] == ["E0602", "E0612", "E0615", "E0633", "E0633", "E0611", "E0601"]


def test_order_of_values_is_that_of_the_declarations() -> None:
    values = facts(FULL).values
    assert list(values) == [one.name for one in FACTS if one.name in values]


def test_constants_have_places_only_in_the_facts() -> None:
    read = read_facts_text(FULL, "facts.toml")
    assert read.raw is not None
    binding = bound(FULL)
    assert binding.facts is not None
    for value in binding.facts.values.values():
        if value.span is None:
            assert isinstance(value, FactValue)
            assert value.from_default
        else:
            assert value.span.source.name == "facts.toml"
    assert isinstance(FACTS[6].default, Const)
