"""Diagnostics as text: every snapshot stands beside the text that it points into."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from wcwidth import wcswidth

from evaldsl.diagnostics import Diagnostic, Fix, Label, Severity, Text, catalogue, text
from evaldsl.diagnostics.catalogue import Entry
from evaldsl.diagnostics.render import LINE_ROOM, count_line, render_all, render_one
from evaldsl.text import Source, Span

SPEC = Source(
    "spec.eval",
    "指标体系 “甲”\n\n过程 28分\n    资金管理 15分\n\t组织实施 12分\n" + "\n" * 95 + "产出 40分 = 预算\n",
)
FACTS = Source("facts.toml", '预算 = "1481.90元"\n')


@pytest.fixture(autouse=True)
def plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(catalogue._CATALOGUE, "E0999", Entry("{words}", "{words}", {"words": "str"}))


def say_it(words: str) -> Text:
    return text("E0999", words=words)


def at(part: str, source: Source = SPEC) -> Span:
    start = source.text.index(part)
    return Span(source, start, start + len(part))


def wrong(sentence: str, span: Span | None, **more: object) -> Diagnostic:
    return Diagnostic(Severity.ERROR, say_it(sentence), span, **more)  # type: ignore[arg-type]  # fields of the caller


def test_place_second_places_and_note() -> None:
    diagnostic = wrong(
        "“过程”的下级指标合计 27 分，应为 28 分",
        at("过程 28分"),
        words=say_it("下级指标合计 27 分，少 1 分"),
        labels=(Label(at("12分"), say_it("12")), Label(at("15分"), say_it("15"))),
        notes=(say_it("写法：给其中一个指标补上 1 分"),),
    )
    assert render_one(diagnostic, "zh") == (
        "错误[E0999]：“过程”的下级指标合计 27 分，应为 28 分\n"
        "  ┌─ spec.eval:3:1\n"
        "  │\n"
        "3 │ 过程 28分\n"
        "  │ ^^^^^^^^^ 下级指标合计 27 分，少 1 分\n"
        "4 │     资金管理 15分\n"
        "  │              ---- 15\n"
        "5 │     组织实施 12分\n"
        "  │              ---- 12\n"
        "  = 写法：给其中一个指标补上 1 分\n"
    )


def test_two_files_wide_line_numbers_and_fix_in_english() -> None:
    diagnostic = wrong(
        "money expected",
        at("预算"),
        labels=(Label(at("1481.90元", FACTS), say_it("given here")),),
        fix=Fix(at("1481.90元", FACTS), "1481.90万元"),
    )
    assert render_one(diagnostic, "en") == (
        "error[E0999]: money expected\n"
        "    ┌─ spec.eval:101:10\n"
        "    │\n"
        "101 │ 产出 40分 = 预算\n"
        "    │             ^^^^\n"
        "    ┌─ facts.toml:1:7\n"
        "    │\n"
        '  1 │ 预算 = "1481.90元"\n'
        "    │         --------- given here\n"
        "    = fix: write 1481.90万元\n"
    )


def test_several_labels_of_one_line() -> None:
    diagnostic = wrong("甲", at("产出"), labels=(Label(at("预算")), Label(at("40分"), say_it("四十"))))
    assert render_one(diagnostic, "zh").split("\n")[3:6] == [
        "101 │ 产出 40分 = 预算",
        "    │ ^^^^ ---- 四十",
        "    │             ----",
    ]


def test_empty_span_gets_one_caret_also_at_the_end_of_the_text() -> None:
    end = len(FACTS.text)
    shown = render_one(wrong("甲", Span(FACTS, 0, 0)), "zh").split("\n")
    assert shown[4] == "  │ ^"
    assert render_one(wrong("甲", Span(FACTS, end, end)), "zh").split("\n")[3:5] == ["2 │", "  │ ^"]


def test_span_over_several_lines_is_marked_on_its_first() -> None:
    shown = render_one(wrong("甲", at("28分\n    资金")), "zh").split("\n")
    assert shown[3:6] == ["3 │ 过程 28分", "  │      ^^^^", ""]


def test_no_place_at_all() -> None:
    assert render_one(wrong("读不到文件", None), "zh") == "错误[E0999]：读不到文件\n"


@pytest.mark.parametrize(
    ("replacement", "part", "zh", "en"),
    [
        ("", "12分", "改为：删去“12分”", "fix: delete “12分”"),
        ("13分", "12分", "改为：13分", "fix: write 13分"),
        ("13分", "", "改为：在此处补上 13分", "fix: insert 13分 here"),
    ],
)
def test_fixes(replacement: str, part: str, zh: str, en: str) -> None:
    diagnostic = wrong("甲", None, fix=Fix(at(part), replacement))
    assert [render_one(diagnostic, "zh").split("\n")[1], render_one(diagnostic, "en").split("\n")[1]] == [
        f"  = {zh}",
        f"  = {en}",
    ]


def test_note_of_several_lines_is_indented() -> None:
    shown = render_one(wrong("甲", None, notes=(say_it("写：\n预算 = 1\n到位 = 2\n"),)), "zh")
    assert shown == "错误[E0999]：甲\n  = 写：\n    预算 = 1\n    到位 = 2\n"


def test_all_are_numbered_and_counted() -> None:
    warning = Diagnostic(Severity.WARNING, say_it("乙"), None)
    assert render_all((wrong("甲", None), warning), "zh") == (
        "1/2 错误[E0999]：甲\n\n2/2 警告[E0999]：乙\n\n共 1 个错误，1 个警告\n"
    )
    assert render_all((), "zh") == ""


@dataclass
class Counted:
    errors: int
    warnings: int
    en: str


@pytest.mark.parametrize(
    "case",
    [Counted(1, 0, "1 error in all"), Counted(2, 1, "2 errors, 1 warning in all"), Counted(0, 2, "2 warnings in all")],
)
def test_counts(case: Counted) -> None:
    warnings = [Diagnostic(Severity.WARNING, say_it("乙"), None)] * case.warnings
    assert count_line([*warnings, *[wrong("甲", None)] * case.errors], "en") == case.en


def test_only_the_first_are_shown_errors_before_warnings() -> None:
    many = [Diagnostic(Severity.WARNING, say_it("乙"), None)] * 60 + [wrong("甲", None)] * 3
    shown = render_all(many, "zh")
    assert shown.startswith("1/63 错误[E0999]：甲\n")
    assert shown.count("[E0999]") == 50
    assert shown.endswith("\n……另有 13 条未列出\n\n共 3 个错误，60 个警告\n")


def test_a_very_long_line_is_shown_around_its_place() -> None:
    source = Source("long.eval", "甲" * 5000 + "乙" + "丙" * 5000)
    line, marks = render_one(wrong("长", at("乙", source)), "zh").split("\n")[3:5]
    assert wcswidth(line) <= LINE_ROOM + 6
    assert wcswidth(line[: line.index("乙")]) == marks.index("^")
    assert line.endswith("…")


def test_marks_stand_below_their_text_whatever_its_width() -> None:
    source = Source("wide.eval", "\ta\u3000ｂ①e\u0301㎡=甲乙")
    line, marks = render_one(wrong("宽", at("甲乙", source)), "zh").split("\n")[3:5]
    assert wcswidth(line[: line.index("甲")]) == marks.index("^")
    assert marks.count("^") == 4


def test_source_text_cannot_steer_the_terminal() -> None:
    source = Source("a\x1b[31m.eval", "甲\x1b[31m乙 \u202e丙")
    shown = render_one(wrong("红\x1b[0m", at("乙", source)), "zh")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_style_is_given_roles_and_changes_nothing_else() -> None:
    diagnostic = wrong("甲", at("12分"), labels=(Label(at("15分"), say_it("十五")),), notes=(say_it("写"),))
    seen: list[str] = []

    def spy(role: str, words: str) -> str:
        seen.append(role)
        return words

    assert render_all((diagnostic,), "zh", style=spy) == render_all((diagnostic,), "zh")
    assert set(seen) == {"error", "message", "frame", "primary", "secondary", "hint"}
