"""Indentation and lines that continue."""

from __future__ import annotations

import pytest

from evaldsl.syntax import tree
from rooms.syntax.reading import codes, indicator, program, read, value


def test_any_step_will_do_if_it_is_kept() -> None:
    texts = [
        f"甲 10分\n{step}乙 5分\n{step * 2}x 得满分\n{step}丙 5分\n" for step in (" ", "  ", "    ", "\t", "\u3000")
    ]
    assert len({repr(indicator(text)) for text in texts}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲 10分\n    乙 5分\n      x 得满分\n", ["E0105"]),
        ("甲 10分\n    乙 5分\n            x 得满分\n", ["E0105"]),
        ("甲 10分\n    乙 5分\n\tx 得满分\n", ["E0112"]),
        ("甲 10分\n  \t乙 5分\n", ["E0112"]),
        ("值 = 1\n    乙 5分\n", ["E0114"]),
        ("甲 10分\n    要点\n", ["E0116"]),
        ("甲 10分\n    扣分\n乙 5分\n", ["E0116"]),
        ("甲 10分\n    分档 x\n乙 5分\n", ["E0116"]),
    ],
)
def test_mistakes_of_indentation(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_leaf_moved_by_two_blanks_does_not_become_a_parent() -> None:
    text = "甲 10分\n    乙 10分\n        丙 5分\n      丁 5分\n        x 得满分\n"
    (diagnostic,) = read(text).diagnostics
    assert diagnostic.code == "E0105"
    assert dict(diagnostic.message.args)["expected"] == (0, 4, 8, 12)


@pytest.mark.parametrize(
    "text",
    [
        "值 = f(1,\n    2)\n",
        "值 = f(\n    1, 2\n)\n",
        "值 = f(1\n    , 2)\n",
        "值 =\n    f(1, 2)\n",
        "值 = f(1, # 一\n\n    2)\n",
    ],
)
def test_brackets_and_operators_continue(text: str) -> None:
    (item,) = program(text).items
    assert isinstance(item, tree.Definition)
    assert item.value == value("f(1, 2)")


def test_an_open_bracket_does_not_swallow_the_next_line() -> None:
    parsed = read("值 = f(1, 2\n甲 5分\n")
    assert [d.code for d in parsed.diagnostics] == ["E0119"]
    assert len(parsed.program.items) == 2


def test_empty_and_blank_texts() -> None:
    for text in ("", "\n", "   \n\n", "# nur\n", "\u3000"):
        assert program(text).items == ()
