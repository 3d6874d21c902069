"""Comments anywhere in a program survive formatting, in either language, and formatting twice changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evaldsl.diagnostics import Language
from evaldsl.format import print_program
from evaldsl.format.comments import format_text
from evaldsl.syntax import Parsed, parse, tree
from evaldsl.text import Source
from properties.trees import programs

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def read(text: str) -> Parsed:
    """A text in which nothing is wrong."""
    parsed = parse(Source("text", text))
    assert parsed.diagnostics == (), text
    return parsed


@given(programs(), st.data())
def test_comments_survive(program: tree.Program, data: st.DataObject) -> None:
    lines = print_program(program, "zh").split("\n")[:-1]
    written: list[str] = []
    for number, line in enumerate(lines):
        kind = data.draw(st.sampled_from(["none", "none", "above", "behind", "both"]))
        margin = " " * (4 * data.draw(st.integers(0, 4)))
        written += [f"{margin}# 上{number}"] if kind in ("above", "both") else []
        written.append(f"{line} # 后{number}" if line and kind in ("behind", "both") else line)
    written += ["# 末"] if data.draw(st.booleans()) else []
    before = read("".join(f"{line}\n" for line in written))
    assert before.program == program
    for language in LANGUAGES:
        text = format_text(before, language)
        after = read(text)
        assert after.program == program
        assert sorted(each.text for each in after.comments) == sorted(each.text for each in before.comments)
        assert format_text(after, language) == text
