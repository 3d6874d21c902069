"""Forms say which points count only with a document."""

from __future__ import annotations

import pytest

from evaldsl import pipeline
from evaldsl.facts.form import facts_form
from evaldsl.facts.sheet_form import sheet_form

SPECS = {
    "zh": '指标体系 "甲"\n\n公开 100分\n    要点\n        ① 按时公开，须附佐证\n        ② 可以查询\n',
    "en": 'system "A"\n\nOpen 100 points\n    checklist\n        1. in time, with evidence\n        2. searchable\n',
}
LINES = {
    "zh": ['1 = "待填写"  # 按时公开（须附佐证：{ 答 = "符合", 佐证 = "…" }）', '2 = "待填写"  # 可以查询'],
    "en": [
        '1 = "to be filled in"  # in time (with evidence: { answer = "met", evidence = "…" })',
        '2 = "to be filled in"  # searchable',
    ],
}


@pytest.mark.parametrize("language", SPECS)
def test_a_form_in_toml(language: str) -> None:
    system = pipeline.check_text(SPECS[language], "spec.eval").system
    assert system is not None
    assert facts_form(system).splitlines()[-2:] == LINES[language]


@pytest.mark.parametrize(("language", "words"), [("zh", "按时公开（须附佐证）"), ("en", "in time (with evidence)")])
def test_a_form_in_sheets(language: str, words: str) -> None:
    system = pipeline.check_text(SPECS[language], "spec.eval").system
    assert system is not None
    cells = [cell.words for sheet in sheet_form(system) for row in sheet.rows for cell in row]
    assert words in cells
