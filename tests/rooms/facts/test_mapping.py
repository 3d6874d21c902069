"""Facts given by Python code."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from evaldsl.diagnostics import say
from evaldsl.facts import facts_from_mapping, read_facts_text
from evaldsl.facts.raw import RawTable, RawValue


def test_a_mapping_reads_like_its_file() -> None:
    mapping = {
        "预算": {"值": "1万元", "佐证": "批复"},
        "数": 3,
        "比": Decimal("0.10"),
        "真": True,
        "日": date(2021, 12, 31),
        "行": [{"名": "甲"}, {"名": "乙"}],
        "空": [],
    }
    text = (
        '预算 = { 值 = "1万元", 佐证 = "批复" }\n数 = 3\n比 = 0.10\n真 = true\n日 = 2021-12-31\n'
        '行 = [{ 名 = "甲" }, { 名 = "乙" }]\n空 = []'
    )
    assert facts_from_mapping(mapping).raw == read_facts_text(text, "f").raw


def test_places_show_the_values() -> None:
    raw = facts_from_mapping({"行": [{"名": "甲"}, {"数": Decimal("1.50"), "份": Fraction(1, 3)}]}, "api").raw
    assert raw is not None
    value = raw.get("行")
    assert value is not None
    assert value.span.source.text == '行[1].名 = "甲"\n行[2].数 = 1.50\n行[2].份 = 1/3\n'
    row = value.items[1]  # type: ignore[union-attr]  # a list, as the text shows
    assert isinstance(row, RawTable)
    first, second = row.entries
    assert (first.value.span.text, first.value.span.place, second.key_span.text) == ("1.50", "api:2:10", "行[2].份")
    assert first.value == RawValue(Fraction(3, 2), first.value.span)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (0.5, "E0648.float"),
        ([1, 2.5], "E0648.float"),
        (None, "E0648.type"),
        (b"x", "E0648.type"),
        ({1: "x"}, "E0648.key"),
        (Decimal("1e999999999"), "E0648.long"),
        (Decimal("NaN"), "E0648.long"),
        pytest.param(10**5000, "E0648.long", id="long"),
        pytest.param(Fraction(1, 10**5000), "E0648.long", id="fine"),
    ],
)
def test_refusals(value: Any, key: str) -> None:
    read = facts_from_mapping({"好": 1, "甲": value})
    assert read.raw is None
    (found,) = read.diagnostics
    assert found.code == "E0648"
    assert found.span is not None
    assert found.span.line == (3 if isinstance(value, list) else 2)
    assert dict(found.message.args)["what"].key == key  # type: ignore[union-attr]  # it is a Text
    assert "Decimal" in say(found.notes[0], "zh")


def test_endless_nesting_is_refused() -> None:
    inner: dict[str, Any] = {}
    inner["x"] = inner
    assert [one.code for one in facts_from_mapping(inner).diagnostics] == ["E0648"]
