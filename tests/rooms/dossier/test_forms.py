"""The self-evaluation form and the working paper: as committed, complete, in both languages, and with live sums."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from snapshots import run_command

EXAMPLES = Path(__file__).parents[3] / "examples"
SELF = EXAMPLES / "self_evaluation"
ENGLISH = Path(__file__).parent / "self"


def made(template: str, *options: str, language: str = "zh") -> str:
    """A form as Markdown."""
    spec, facts = (SELF / "spec.eval", SELF / "training_2024.toml") if language == "zh" else _english()
    code, output = run_command(["evaldsl", "report", str(spec), str(facts), "--template", template, *options], SELF)
    assert code == 0, output
    return output


def _english() -> tuple[Path, Path]:
    return ENGLISH / "training.eval", ENGLISH / "training.toml"


def row(form: str, start: str) -> list[str]:
    """The cells of the row in which a text stands first."""
    line = next(line for line in form.splitlines() if f"| {start} |" in line)
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize(("template", "name"), [("自评表", "form.md"), ("底稿", "working_paper.md")])
def test_the_forms_of_the_example_are_as_committed(template: str, name: str, *, update: bool) -> None:
    path, found = SELF / name, made(template)
    if update:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_funds_are_summed_and_the_rate_earns_its_points() -> None:
    """220 + 20 + 10, 238.5 + 20 + 10, 223.92 + 20 + 7.4; 251.32 / 268.5 is 93.60%, of 10 points 9.36."""
    whole = row(made("自评表"), "年度资金总额")
    assert whole[3:] == ["250.00", "268.50", "251.32", "10.00", "93.60%", "9.36"]


def test_a_row_has_its_target_its_result_and_the_authors_words() -> None:
    """1176 of 1200 are 98% of 20 points."""
    found = row(made("自评表"), "补贴性培训人次")
    assert found[3:8] == ["补贴性培训人次", "≥1200人次", "1176人次", "20.00", "19.60"]
    assert found[8].startswith("两期家政班报名不足")
    assert row(made("自评表"), "培训按期结业")[4:8] == ["定性", "部分达成", "10.00", "7.50"]


def test_without_words_of_the_author_the_ledger_gives_the_cause(tmp_path: Path) -> None:
    facts = (SELF / "training_2024.toml").read_text(encoding="utf-8")
    (tmp_path / "facts.toml").write_text(
        "\n".join(line for line in facts.splitlines() if not line.startswith("偏差原因")), encoding="utf-8"
    )
    spec, given = str(SELF / "spec.eval"), str(tmp_path / "facts.toml")
    _, output = run_command(["evaldsl", "report", spec, given, "--template", "自评表"], tmp_path)
    assert "扣 0.40 分：完成值为 1176，未达到 1200" in row(output, "补贴性培训人次")[8]


def test_any_rubric_has_the_form() -> None:
    """A rubric with a tree of its own: no funds, and the target is what the rule asks for full marks."""
    folder = EXAMPLES / "zhengzhou_2021"
    words = ["evaldsl", "report", str(folder / "spec.eval"), str(folder / "facts.toml"), "--template", "自评表"]
    _, output = run_command(words, folder)
    assert row(output, "市民满意度")[4:8] == ["≥ 90%", "市民满意度：80.60%", "6.00", "3.18"]
    assert row(output, "总分")[6:8] == ["100.00", "73.24"]
    assert "项目资金" not in output


def test_the_working_paper_names_evidence_and_the_authors_problems() -> None:
    folder = EXAMPLES / "zhengzhou_2021"
    words = ["evaldsl", "report", str(folder / "spec.eval"), str(folder / "facts.toml"), "--template", "底稿"]
    _, output = run_command([*words, "--author", str(folder / "author.md")], folder)
    cells = row(output, "绩效目标合理性")
    assert cells[4] == "报告六（二）（facts.toml:52）"
    assert "任务数与预算资金量不完全匹配" in cells[5]
    assert "问题：项目实施内容缺乏有效论证" in row(output, "程序规范性")[5]
    assert row(output, "立项依据充分性")[4:6] == ["未列佐证材料", "未发现问题"]
    assert cells[8] == ""


def test_english_forms() -> None:
    """2,439,200 of 2,585,000 are 94.36%; 54 of 60 are 90% of 30 points."""
    form = made("self-evaluation", language="en")
    assert row(form, "All funds")[3:] == ["2,400,000", "2,585,000", "2,439,200", "10.00", "94.36%", "9.44"]
    assert row(form, "In work after half a year")[4:] == [
        *("≥60%", "54%", "30.00", "27.00"),
        "most employers are in other counties",
    ]
    assert row(form, "Project")[2] == "Skills training"
    assert row(form, "People trained")[4:6] == ["≥1200 people", "1176 people"]
    paper = made("working-paper", language="en")
    assert paper.startswith("# Working paper: Skills training")
    assert row(paper, "People trained")[4] == "register of courses (training.toml:16, 17)"


def test_a_name_that_is_no_form() -> None:
    spec, facts = SELF / "spec.eval", SELF / "training_2024.toml"
    code, output = run_command(["evaldsl", "report", str(spec), str(facts), "--template", "自评报告"], SELF)
    assert code == 2
    assert "E0844" in output


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    spec, facts = str(SELF / "spec.eval"), str(SELF / "training_2024.toml")
    words = ["evaldsl", "report", spec, facts, "--template", "自评表", "-o", str(path)]
    assert run_command(words, SELF)[0] == 0
    return load_workbook(path)


def test_sums_and_rates_of_the_form_are_live(book: Any) -> None:
    sheet = book["自评表"]
    assert sheet["A1"].value == "项目支出绩效自评表"
    found = {cell.value for line in sheet for cell in line if cell.data_type == "f"}
    assert found == {
        *(f"=SUM({column}7:{column}9)" for column in "DEF"),
        *(f"=F{number}/E{number}" for number in range(6, 10)),
        "=SUM(G6,G13:G19)",
        "=SUM(I6,H13:H19)",
    }


def test_the_form_is_merged_as_it_is_printed(book: Any) -> None:
    merged = {str(one) for one in book["自评表"].merged_cells.ranges}
    assert {"A5:A9", "A10:A11", "A12:A19", "B13:B16", "A20:F20"} <= merged


def test_what_does_not_apply_has_no_score(tmp_path: Path) -> None:
    """Two of three leaves count: 40 and 30 of the 70 points that apply, rescaled to 100."""
    leaves = (("甲", 40), ("乙", 30), ("丙", 30))
    facts = "".join(f"    {name}率: 百分比\n" for name, _ in leaves)
    rules = "".join(f"    {name} {weight}分\n        {name}率 ≥ 80% 得满分，否则不得分\n" for name, weight in leaves)
    head = '指标体系 "自评"\n    得分 保留 2位小数\n    不适用 折算\n基础数据\n'
    (tmp_path / "spec.eval").write_text(f"{head}{facts}产出 100分\n{rules}", encoding="utf-8")
    facts = '甲率 = "80%"\n乙率 = "80%"\n[不适用]\n丙 = { 原因 = "没有这项任务" }\n'
    (tmp_path / "facts.toml").write_text(facts, encoding="utf-8")
    for template, at in (("自评表", 7), ("底稿", 7)):
        code, output = run_command(["evaldsl", "report", "spec.eval", "facts.toml", "--template", template], tmp_path)
        assert code == 0, output
        line = next(line for line in output.splitlines() if "丙（不适用）" in line)
        assert [cell.strip() for cell in line.strip("|").split("|")][at] == "—"
        assert "100.00 | 100.00" in output.splitlines()[-3 if template == "自评表" else -5]


@pytest.mark.parametrize(("kind", "module"), [("docx", "docx"), ("xlsx", "xlsxwriter")])
def test_without_the_libraries_it_is_said_how_to_install_them(
    kind: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    spec, facts = str(SELF / "spec.eval"), str(SELF / "training_2024.toml")
    words = ["evaldsl", "report", spec, facts, "--template", "底稿", "-o", f"paper.{kind}"]
    code, output = run_command(words, tmp_path)
    assert code == 2
    assert "E0839" in output
    assert "evaldsl[office]" in output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", ["paper.pdf", "no/paper.docx"])
def test_nothing_is_written_where_it_cannot_be(path: str, tmp_path: Path) -> None:
    spec, facts = str(SELF / "spec.eval"), str(SELF / "training_2024.toml")
    code, output = run_command(["evaldsl", "report", spec, facts, "--template", "自评表", "-o", path], tmp_path)
    assert code == 2
    assert path in output
    assert not list(tmp_path.iterdir())
