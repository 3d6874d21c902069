"""Facts files: exact numbers, places, and several located mistakes in one run."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl.diagnostics import Diagnostic, say
from evaldsl.facts import read_facts_file, read_facts_text
from evaldsl.facts.raw import RawList, RawTable, RawValue


def table(text: str) -> RawTable:
    read = read_facts_text(text, "facts.toml")
    assert read.diagnostics == ()
    assert read.raw is not None
    return read.raw


def problems(text: str) -> list[tuple[str, str]]:
    """Code and place of each diagnostic."""
    read = read_facts_text(text, "f")
    assert read.raw is None
    return [(one.code, one.span.place if one.span else "") for one in read.diagnostics]


def only(text: str) -> Diagnostic:
    (found,) = read_facts_text(text, "f").diagnostics
    return found


def test_values_with_their_places() -> None:
    raw = table("甲 = 0.1\n乙 = [true, “x”]\n[[丙]]\n丁 = 2021-12-31\n")
    first, second, third = raw.entries
    assert isinstance(first.value, RawValue)
    assert first.value.value == Fraction(1, 10)
    assert (first.key_span.place, first.value.span.text) == ("facts.toml:1:1", "0.1")
    assert isinstance(second.value, RawList)
    assert [item.span.text for item in second.value.items] == ["true", "“x”"]
    assert isinstance(third.value, RawList)
    (row,) = third.value.items
    assert isinstance(row, RawTable)
    assert row.span.place == "facts.toml:3:1"
    assert row.get("丁") == RawValue("2021-12-31", row.span)


@pytest.mark.parametrize(
    ("digits", "value"), [("1e3", 1000), ("-2.50e-2", Fraction(-1, 40)), ("1_0.5", Fraction(21, 2))]
)
def test_exponents_are_exact(digits: str, value: Fraction) -> None:
    found = table(f"x = {digits}").get("x")
    assert found is not None
    assert found == RawValue(Fraction(value), found.span)


@pytest.mark.parametrize(
    "digits", ["9" * 5000, "1e999999999", "0." + "1" * 5000, "-1E-999999999", "0x" + "F" * 5000, "1e61"]
)
def test_endless_numbers_are_refused_before_they_are_read(digits: str) -> None:
    assert problems(f"x = {digits}") == [("E0609", "f:1:5")]


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 1000 + "]" * 1000, "x = " + "{a=" * 1000 + "1" + "}" * 1000, ".".join("a" * 1000) + " = 1"],
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert [code for code, _ in problems(text)] == ["E0626"]


def test_all_values_without_quotes_at_once() -> None:
    text = "预算资金 = 1481.90万元\n到位 = { 值 = 60% }\n存在 = 否 # 无\n好 = 1\n"
    assert problems(text) == [("E0607", "f:1:8"), ("E0607", "f:2:12"), ("E0607", "f:3:6")]
    fixes = [one.fix.replacement for one in read_facts_text(text, "f").diagnostics if one.fix]
    assert fixes == ['"1481.90万元"', '"60%"', '"否"']


@pytest.mark.parametrize("value", ["60%，", "60%,", "60%；", "甲；乙；", "5;", "2021-12-31。", "true 、"])
def test_the_repair_of_a_value_with_a_stop_behind_it_is_accepted(value: str) -> None:
    text = f"a = {value}  # 注\n"
    (found,) = read_facts_text(text, "f").diagnostics
    assert found.fix is not None
    span = found.fix.span
    repaired = read_facts_text(text[: span.start] + found.fix.replacement + text[span.end :], "f")
    assert repaired.diagnostics == ()
    assert repaired.raw is not None
    bare = repaired.raw.get("a")
    assert isinstance(bare, RawValue)
    assert not str(bare.value).endswith(("，", ",", "；", ";", "。", "、"))


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("甲：1", "f:1:2", "facts.expected.equals"),
        ("甲 1", "f:1:3", "facts.expected.equals"),
        ("甲 =", "f:1:4", "facts.expected.value"),
        ("甲 = # 待填", "f:1:5", "facts.expected.value"),
        ("甲 = “1万元", "f:1:5", "facts.expected.quote"),
        ('甲 = "1"万元', "f:1:8", "facts.expected.line_end"),
        ('甲 = 1"万元"', "f:1:6", "facts.expected.quotes_around"),
        ("[要点", "f:1:4", "facts.expected.bracket"),
        ("[[要点]", "f:1:6", "facts.expected.brackets"),
        ("= 1", "f:1:1", "facts.expected.key"),
        ('甲 = ["a" "b"]', "f:1:10", "facts.expected.list_end"),
        ("甲 = { 值 = 'a' 佐证 = 'b' }", "f:1:15", "facts.expected.table_end"),
        ("甲 = nan", "f:1:5", "facts.endless"),
        ('甲 = "a\\q"', "f:1:9", "facts.toml.escape"),
        ("甲 = 2021-02-30", "f:1:5", "facts.toml.date"),
        ("甲 = '\x01'", "f:1:6", "facts.toml.control"),
        ("甲 = 1\n甲.乙 = 2", "f:2:8", "facts.toml.clash"),
    ],
)
def test_syntax_mistakes_are_located(text: str, place: str, what: str) -> None:
    found = only(text)
    assert found.code == "E0606"
    assert found.span is not None
    assert found.span.place == place
    assert dict(found.message.args)["what"].key == what  # type: ignore[union-attr]  # it is a Text


def test_a_broken_list_is_one_mistake() -> None:
    assert problems('甲 = [\n  "a"\n  "b",\n  "c",\n]\n乙 = 1\n丙 1') == [("E0606", "f:3:3"), ("E0606", "f:7:3")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲 = 1\n乙 = 2\n甲 = 3", "f:3:1"),
        ("[甲]\n[乙]\n[甲]", "f:3:2"),
        ("[[甲]]\n[甲]", "f:2:2"),
        ("a = 1\n[[a]]", "f:2:3"),
    ],
)
def test_duplicates_name_both_places(text: str, place: str) -> None:
    found = only(text)
    assert found.code == "E0608"
    assert found.span is not None
    assert found.span.place == place
    assert [label.span.line for label in found.labels] == [1]
    assert "第 1 行" in say(found.message, "zh")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    codes = [[one.code for one in read_facts_file(str(place)).diagnostics] for place in (path, tmp_path)]
    assert codes == [["E0501"], ["E0502"]]
    path.write_bytes("﻿甲 = 1".encode())
    read = read_facts_file(str(path))
    assert read.raw is not None
    assert read.raw.entries[0].key_span.column == 1
    path.write_bytes("甲 = 1\n乙 = '好'".encode("gb18030"))
    (refused,) = read_facts_file(str(path)).diagnostics
    assert refused.code == "E0506"
    assert "GB18030" in say(refused.notes[0], "zh")
    path.write_bytes(b"")
    read = read_facts_file(str(path))
    assert read.raw is not None
    assert read.raw.entries == ()
