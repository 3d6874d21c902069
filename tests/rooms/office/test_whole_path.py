"""In and out of the office: an Excel form is written, filled in a second program, scored and reported."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from evaldsl.facts import read_facts_file
from evaldsl.facts.raw import Raw, RawList, RawTable, RawValue
from rooms.office.written import EXAMPLES
from snapshots import run_command

ZHENGZHOU = EXAMPLES / "zhengzhou_2021"
SPEC = str(ZHENGZHOU / "spec.eval")
AUTHOR = str(ZHENGZHOU / "author.md")


def plain(raw: Raw) -> Any:
    """Facts as dictionaries, lists, texts and numbers."""
    match raw:
        case RawTable():
            return {entry.key: plain(entry.value) for entry in raw.entries}
        case RawList():
            return [plain(item) for item in raw.items]
        case RawValue():
            return raw.value


def given(path: Path) -> dict[str, Any]:
    raw = read_facts_file(str(path)).raw
    assert raw is not None
    found: dict[str, Any] = plain(raw)
    return found


def fill(book: Any, facts: dict[str, Any]) -> None:
    """Every cell of the form as somebody fills it who has the facts on paper."""
    for line in book["数据"].iter_rows(min_row=3):
        fact = facts[line[0].value]
        line[1].value = typed(fact["值"], line[2].value)
        line[5].value, line[6].value = fact.get("佐证"), fact.get("原因")
    for line in book["要点"].iter_rows(min_row=3):
        answers = facts["要点"][line[0].value.rpartition(".")[2]]
        answer = answers[int(line[1].value) - 1] if isinstance(answers, list) else answers[line[1].value]
        answer = answer if isinstance(answer, dict) else {"答": answer}
        line[3].value, line[4].value, line[5].value = answer["答"], answer.get("原因"), answer.get("佐证")
    for name in ("子项目", "问题清单", "报告所列问题"):
        columns = [cell.value for cell in book[name][3]]
        units = [cell.value for cell in book[name][4]]
        for number, row in enumerate(facts[name]):
            for at, column in enumerate(columns[1:], 2):
                book[name].cell(5 + number, at).value = typed(row.get(column), units[at - 1])


def typed(value: Any, unit: str | None) -> Any:
    """A number where the form has its unit beside it, or the cell shows percentages."""
    if isinstance(value, str) and unit and value.endswith(unit):
        return Decimal(value.removesuffix(unit))
    if isinstance(value, str) and value.endswith("%"):
        return Decimal(value[:-1]) / 100
    return Decimal(value.numerator) / value.denominator if hasattr(value, "numerator") else value


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("path") / "form.xlsx"
    assert run_command(["evaldsl", "facts", SPEC, "-o", str(path)], path.parent)[0] == 0
    book = load_workbook(path)
    fill(book, given(ZHENGZHOU / "facts.toml"))
    book.save(path)
    return path


def scores(facts: str, folder: Path, *options: str) -> list[tuple[str, str]]:
    """Every indicator with its score, and the total."""
    code, output = run_command(["evaldsl", "run", SPEC, facts, "--format", "json", *options], folder)
    assert code == 0, output
    result, _ = json.JSONDecoder().raw_decode(output[output.index("{") :])
    waiting, found = list(result["indicators"]), [("", result["score"])]
    while waiting:
        node = waiting.pop(0)
        found.append((node["id"], node["score"]))
        waiting += node["children"]
    return found


def test_the_filled_form_is_complete(form: Path) -> None:
    code, output = run_command(["evaldsl", "facts", "--check", SPEC, str(form)], form.parent)
    assert code == 0, output


def test_it_scores_as_the_facts_do(form: Path) -> None:
    found = scores(str(form), form.parent)
    assert found == scores(str(ZHENGZHOU / "facts.toml"), form.parent)
    assert dict(found)[""] == "73.24"


def test_the_report_has_the_published_numbers(form: Path) -> None:
    path = form.with_name("out.docx")
    code, output = run_command(["evaldsl", "report", SPEC, str(form), "-o", str(path), "--author", AUTHOR], form.parent)
    assert code == 0, output
    document = Document(str(path))
    assert any(p.text.startswith("本项目绩效评价得分为73.24分，综合评定等级为“中”") for p in document.paragraphs)
    summary = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert summary[0] == ["评价内容", "分值", "评价得分", "得分率"]
    assert [row[2] for row in summary[1:7]] == ["12.23", "19.30", "2.00", "27.53", "12.18", "73.24"]


def test_a_tried_value_completes_the_check(form: Path) -> None:
    """The share spent on offices is left open in the form and tried on the command line."""
    path = form.with_name("open.xlsx")
    book = load_workbook(form)
    book["数据"]["B5"].value = None
    book.save(path)
    check = ["evaldsl", "facts", "--check", SPEC, str(path)]
    code, output = run_command(check, form.parent)
    assert code == 2
    assert "数据!B5" in output
    assert run_command([*check, "--set", "办公经费占比=0%"], form.parent)[0] == 0
    code, output = run_command([*check, "--set", "办公经费占比=许多"], form.parent)
    assert code == 2
    assert "E0610" in output
    code, output = run_command([*check, "--set", "办公经费占比"], form.parent)
    assert code == 2


def test_a_form_is_not_written_with_tried_values(tmp_path: Path) -> None:
    assert run_command(["evaldsl", "facts", SPEC, "--set", "办公经费占比=0%"], tmp_path)[0] == 64


def test_claimed_scores_have_a_sheet(form: Path) -> None:
    """7.5 of 8 claimed for the execution of the budget, which scores 3.30; the total as published."""
    path = form.with_name("claimed.xlsx")
    book = load_workbook(form)
    sheet = book["得分核对"]
    rows = {line[0].value: line for line in sheet.iter_rows(min_row=3)}
    assert [cell.value for cell in sheet[2]] == ["指标", "分值", "自评得分", "公布得分"]
    assert (rows["总分"][1].value, rows["过程.资金管理.预算执行率"][1].value) == ("100", "8")
    rows["过程.资金管理.预算执行率"][2].value = Decimal("7.5")
    rows["总分"][3].value = Decimal("73.24")
    book.save(path)
    code, output = run_command(["evaldsl", "run", SPEC, str(path)], form.parent)
    assert code == 0, output
    assert "自评得分 7.50 分，比计算得分高 4.20 分" in output
    assert "公布得分 73.24 分，与计算得分一致" in output
    assert "得分核对!C" in output
