"""A printed program is the same program, in either language; and any text at all is read to the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.diagnostics import Language
from evaldsl.format import print_program
from evaldsl.syntax import parse, tree
from evaldsl.text import Source
from properties.trees import programs

ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
WRITTEN = sorted([*ROOT.glob("examples/*/spec.eval"), *ROOT.glob("stdlib/*.eval")])


def read(text: str) -> tree.Program:
    """The tree of a text in which nothing is wrong."""
    parsed = parse(Source("text", text))
    wrong = [(d.code, d.span.text if d.span else "", d.message.args) for d in parsed.diagnostics]
    assert wrong == [], text
    return parsed.program


@given(programs())
def test_a_printed_program_is_the_same_program(program: tree.Program) -> None:
    for language in LANGUAGES:
        text = print_program(program, language)
        assert read(text) == program, text


@given(programs())
def test_there_and_back_is_the_same_text(program: tree.Program) -> None:
    chinese = print_program(program, "zh")
    english = print_program(read(chinese), "en")
    assert print_program(read(english), "zh") == chinese


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_written_programs_survive(path: Path) -> None:
    program = read(path.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        text = print_program(program, language)
        assert read(text) == program
        assert print_program(read(text), language) == text


def is_read_to_the_end(text: str) -> None:
    parsed = parse(Source("text", text))
    assert isinstance(parsed.program, tree.Program)
    assert all(0 <= d.span.start <= d.span.end <= len(text) for d in parsed.diagnostics if d.span)
    for language in LANGUAGES:
        print_program(parsed.program, language)


WORDS = (
    "指标体系 基础数据 要点 当 若 则 否则 得 扣 每低 不得分 满分 分档 等级 应为 system facts checklist when if scores "
    "each below ① 5分 60% 甲 90%(含)-95% 1/3 2021-12-31"
)
MARKS = ["\n", "\n    ", "\n        ", " ", "\u3000", "\t", "「", '"', "“", "(", ")", "[", ",", "，", "=", "#"]
pieces = st.text(max_size=5) | st.sampled_from([*WORDS.split(), *MARKS])


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_text_is_read_to_the_end(text: str) -> None:
    is_read_to_the_end(text)


@given(st.data())
def test_a_spoilt_program_is_read_to_the_end(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(WRITTEN)).read_text(encoding="utf-8")
    lines = text.split("\n")
    first = data.draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[first : first + 20])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 12, len(text))))
        text = text[:start] + data.draw(pieces) + text[end:]
    is_read_to_the_end(text)
