"""What is too large is refused by name, before the work; nothing hangs and nothing raises."""

from __future__ import annotations

import pytest

from rooms.syntax.reading import codes, read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲 = " + "9" * 5000, "E0107"),
        ("甲 = 1." + "9" * 5000, "E0107"),
        ("甲 = 1e999999999", "E0108"),
        ("甲 = " + "(" * 1000 + "1" + ")" * 1000, "E0113"),
        ("甲 = " + "(" * 1000, "E0113"),
        ("甲 = " + "-" * 1000 + "1", "E0113"),
        ("甲 = " + "非 " * 1000 + "乙", "E0113"),
        ("甲 = " + "若 " * 1000 + "乙", "E0113"),
        ("甲 = " + "2^" * 1000 + "2", "E0113"),
        ("甲 = " + "对应(" * 1000, "E0113"),
        ("甲 = 1" + " + 1" * 6000, "E0113"),
        ("".join(f"{' ' * level}甲_{level} 5分\n" for level in range(1000)), "E0111"),
    ],
    ids=lambda value: value[:12] if len(value) > 5 else value,
)
def test_limits(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_long_lists_are_no_deep_nesting() -> None:
    for line in ("甲 = f(" + "a, " * 3000 + "b)", "甲 = " + "a 且 " * 3000 + "b", "甲 = " + "a < " * 3000 + "b"):
        assert codes(line) == []


def test_thousands_of_lines_of_rubbish_end() -> None:
    assert len(read("得 得 得 5\n" * 3_000).diagnostics) == 3_000


def test_many_indicators_are_read_line_by_line() -> None:
    """Ten thousand are the nightly bench's business; a thousand show that nothing piles up."""
    text = "".join(f"甲_{i} 1分\n    x ≥ 90% 得满分，每低1个百分点扣0.2分，低于60%不得分\n" for i in range(1000))
    assert len(read(text).program.items) == 1000
