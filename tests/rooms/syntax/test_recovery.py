"""One mistake, one message: lines are repaired or passed over, and what stands beside them is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from evaldsl.diagnostics import say
from evaldsl.syntax import parse, tree
from evaldsl.syntax.scan import scan
from evaldsl.syntax.token import Token
from evaldsl.text import Source
from rooms.syntax.reading import codes, read

ROOT = Path(__file__).parents[3]
SAMPLES = sorted([*ROOT.glob("examples/*/spec.eval"), *ROOT.glob("stdlib/*.eval")])
MISTAKES_PER_SAMPLE = 25
LEAST_SHARE_PERCENT = 80


def spoilt(text: str, random: Random) -> Iterator[str]:
    """The text with one token dropped, replaced, put before another, or doubled."""
    lines, _, _ = scan(Source("sample", text))
    tokens = [token for line in lines for token in line.tokens if token.end > token.start]
    for _ in range(MISTAKES_PER_SAMPLE):
        place, other = random.choice(tokens), random.choice(tokens)
        yield text[: place.start] + change(text, place, random.choice(["", "replace", "insert", "double"]), other)


def change(text: str, place: Token, how: str, other: Token) -> str:
    """The text from the place on, changed."""
    written, taken = text[place.start : place.end], text[other.start : other.end]
    rest = text[place.end :]
    instead = {"": "", "replace": taken, "insert": f"{taken} {written}", "double": f"{written} {written}"}
    return instead[how] + rest


def test_most_mistakes_give_one_message() -> None:
    random = Random(20)
    counts = [
        len(parse(Source("spoilt", text)).diagnostics)
        for path in SAMPLES
        for text in spoilt(path.read_text(encoding="utf-8"), random)
    ]
    wrong = [count for count in counts if count]
    assert len(wrong) > len(counts) // 2
    assert 100 * wrong.count(1) >= LEAST_SHARE_PERCENT * len(wrong), f"{wrong.count(1)} of {len(wrong)}"


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("基础数据\n    预算资金 金额\n    乙: 金额\n", "E0119", ":"),
        ("甲 == 1\n", "E0117", "="),
        ("甲 = 2 × 若 a > 1 则 2 否则 3\n", "E0124", "(若 a > 1 则 2 否则 3)"),
        ("甲 = (1 + 2\n", "E0119", ")"),
        ("质量2 5分\n", "E0125", "「质量2」"),
        ("甲 5分\n    有批准文件得2分\n", "E0118", "有批准文件 得"),
        ("甲 5分：\n    x 得满分\n", "E0120", ""),
        ("甲 5分\n    当 率 > 50% 得满分\n", "E0126", ""),
        ("甲 5分\n    整改得满分，否则不得分\n", "E0118", "整改 得满分"),
        ("甲 5分\n    制度健全，得满分；不健全，不得分。\n", "E0117", "否则"),
        ("2023年度目标 60分\n", "E0127", "「2023年度目标」"),
        ("甲 5分\n    2023年满意度 得满分，否则不得分\n", "E0127", "「2023年满意度」"),
        ("甲 5分\n    率 ≥ 95% 得满分，否则按比列得分\n", "E0117", "按比例得分"),
        ("甲 5分\n    率 ≥ 95% 得满分，每低1%扣1分，扣玩为止\n", "E0117", "扣完为止"),
        ("甲 5分\n    率 ≥ 95% 得满分，否則不得分\n", "E0117", "否则"),
        ("甲 5分\n    率 ≥ 95% 得满分，每抵1%扣1分，最多扣 3分\n", "E0117", "每低"),
        ("甲 5分\n    n = 0 得满分，每发现1次投诉扣5分\n", "E0120", ""),
        ("甲 5分\n    评分标准：达到95%得满分\n", "E0129", '评分标准 "达到95%得满分"'),
        ("甲 5分\n    ① 审批\n    ② 制度\n", "E0128", None),
        ("甲 5分\n    x ≥ 90% 满分\n", "E0119", "得"),
        ("甲 5分\n    扣分\n        超范围支出扣 2分\n", "E0115", None),
    ],
)
def test_repairs(text: str, code: str, fix: str | None) -> None:
    (diagnostic,) = read(text).diagnostics
    assert diagnostic.code == code
    assert (diagnostic.fix.replacement if diagnostic.fix else None) == fix


@pytest.mark.parametrize("line", ["率 ≥ 95% 得满分，每底高1%扣1分", "满意度 不満 5", "率 ≥ 95% 得满分，每佳1%扣1分"])
def test_no_keyword_is_guessed_where_the_guess_may_turn_the_meaning(line: str) -> None:
    assert all(diagnostic.code != "E0117" for diagnostic in read(f"甲 5分\n    {line}\n").diagnostics)


def test_a_fix_repairs_the_text() -> None:
    text = "甲 = 2 × 若 a > 1 则 2 否则 3\n质量2 5分\n乙 == 1\n"
    parsed = read(text)
    for diagnostic in reversed(parsed.diagnostics):
        assert diagnostic.fix is not None
        span = diagnostic.fix.span
        text = text[: span.start] + diagnostic.fix.replacement + text[span.end :]
    assert codes(text) == []
    assert len(parsed.program.items) == 3


def test_what_stands_beside_an_error_line_is_read() -> None:
    parsed = read("甲 10分\n    乙 5分\n        % % %\n        x 得满分\n    丙 5分\n? ?\n丁 5分\n")
    first, second = parsed.program.items
    assert isinstance(first, tree.Indicator)
    assert [type(member).__name__ for member in first.members] == ["Indicator", "Indicator"]
    assert isinstance(second, tree.Indicator)


def test_a_line_is_blamed_once() -> None:
    assert codes("甲 = 1 @ @@ 2\n乙 = 1\n").count("E0101") == 0
    assert codes("甲 10分\n    乙 5分\n      三 3 3 3\n") == ["E0105"]


def test_what_a_given_up_reading_said_is_forgotten() -> None:
    assert codes("甲 5分\n    5 ≥ x 得满分\n") == []
    assert codes("甲 5\n    x 得满分\n") == ["E0123"]


def test_what_could_stand_is_said_in_the_language_of_the_reader() -> None:
    (diagnostic,) = read("甲 5分\n    率\n        x 得\n").diagnostics
    assert "a name" in say(diagnostic.message, "en")
    assert "名称" in say(diagnostic.message, "zh")
