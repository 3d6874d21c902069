"""LibreOffice recalculates the workbook to the same figures, and prints the report with every sentence."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rooms.office.written import EXAMPLES, written
from snapshots import run_command

pytestmark = pytest.mark.office
ZHENGZHOU, VENDOR = "zhengzhou_2021", "vendor_security"


def office() -> str:
    """The program; absent, the test is skipped, or fails where EVALDSL_REQUIRE names `office`."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is not None:
        return found
    if "office" in os.environ.get("EVALDSL_REQUIRE", ""):
        pytest.fail("LibreOffice is required here, but there is no soffice")
    pytest.skip("there is no LibreOffice (soffice) on this machine")


def converted(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice writes it after opening and recalculating."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    out = folder / "out"
    command = [office(), profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{kind.partition(':')[0]}"


FORMS = (Path(EXAMPLES) / "self_evaluation/training_2024.toml", Path("rooms/dossier/self/training.toml"))


def form(facts: Path, template: str, folder: Path, kind: str) -> Path:
    """A built-in form of a self-evaluation, Chinese or English."""
    facts = Path(__file__).parents[1] / facts
    spec = facts.with_name("spec.eval") if facts.with_name("spec.eval").exists() else facts.with_suffix(".eval")
    path = folder / f"form.{kind}"
    words = ["evaldsl", "report", str(spec), str(facts), "--template", template, "-o", str(path)]
    assert run_command(words, folder)[0] == 0
    return path


@pytest.mark.parametrize("template", ["自评表", "working-paper"])
@pytest.mark.parametrize("facts", FORMS, ids=["zh", "en"])
def test_a_form_recalculates_to_the_same(facts: Path, template: str, tmp_path: Path) -> None:
    assert_recalculated(form(facts, template, tmp_path, "xlsx"), tmp_path, least=2)


@pytest.mark.parametrize("name", [ZHENGZHOU, VENDOR])
def test_recalculated_values_equal_the_computed_ones(name: str, tmp_path: Path) -> None:
    assert_recalculated(written(name, "xlsx", tmp_path), tmp_path, least=21)


def assert_recalculated(path: Path, tmp_path: Path, *, least: int) -> None:
    """The cached values are taken out first, so that what is found is LibreOffice's own."""
    computed = load_workbook(path, data_only=True)
    bare = load_workbook(path)
    formulas = [
        (sheet.title, cell.coordinate) for sheet in bare for row in sheet for cell in row if cell.data_type == "f"
    ]
    bare.save(tmp_path / "bare.xlsx")  # this library writes formulas without values
    recalculated = load_workbook(converted(tmp_path / "bare.xlsx", "xlsx", tmp_path), data_only=True)
    assert len(formulas) >= least
    for sheet, place in formulas:
        found, wanted = recalculated[sheet][place].value, computed[sheet][place].value
        assert found == pytest.approx(wanted, abs=1e-12), f"{sheet} {place}"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (ZHENGZHOU, "本项目绩效评价得分为73.24分，综合评定等级为“中”，详见下表。"),
        (VENDOR, "This supplier scores 72.53 points and is graded “approved”; see the table below."),
    ],
)
def test_the_report_prints(name: str, sentence: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext on this machine")
    pdf = converted(written(name, "docx", tmp_path), "pdf", tmp_path)
    found = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert re.sub(r"\s", "", sentence) in re.sub(r"\s", "", found)


@pytest.mark.parametrize("name", [ZHENGZHOU, VENDOR])
def test_the_rubric_as_a_workbook_adds_up(name: str, tmp_path: Path) -> None:
    spec, path = EXAMPLES / name / "spec.eval", tmp_path / "rubric.xlsx"
    assert run_command(["evaldsl", "doc", str(spec), "-o", str(path)], tmp_path)[0] == 0
    bare = load_workbook(path)
    bare.save(tmp_path / "bare.xlsx")
    sheet = load_workbook(converted(tmp_path / "bare.xlsx", "xlsx", tmp_path), data_only=True).worksheets[0]
    header = next(row for row in sheet.iter_rows() if {"分值", "Weight"} & {cell.value for cell in row})
    (weights,) = [cell.column_letter for cell in header if cell.value in {"分值", "Weight"}]
    assert sheet[f"{weights}{sheet.max_row}"].value == 100


@pytest.mark.parametrize(
    ("facts", "template", "sign"),
    [(FORMS[0], "自评表", "填报人："), (FORMS[1], "self-evaluation", "Completed by:")],
    ids=["zh", "en"],
)
def test_the_form_fills_one_page(facts: Path, template: str, sign: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("there is no pdftotext on this machine")
    pdf = converted(form(facts, template, tmp_path, "docx"), "pdf", tmp_path)
    found = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = found.rstrip("\f").split("\f")
    assert len(pages) == 1
    assert sign in pages[0]
