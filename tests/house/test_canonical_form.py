"""The library and examples are written as `evaldsl fmt` writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from evaldsl.cli import main
from survey import ROOT, shown

EXAMPLES: Final = (
    *("air_quality", "competition_2024", "credit_scorecard", "curb65"),
    *("decathlon", "department_self_evaluation", "elevator_2023", "human_development", "self_evaluation"),
)
"""The others keep the wording of the tables that they are copied from, or say in a column what their facts mean."""

LIBRARY: Final = (
    *("bid_scoring", "department_2013", "department_hunan", "enterprise_performance_2006", "fiscal_budget_2013"),
    *("grades", "grades_en", "green_building_2019", "policies", "project_common_2013", "project_core_2021"),
    *("project_expenditure_2020", "project_self_evaluation_2020"),
    *("purchased_services_2018", "rural_revitalization", "satisfaction", "satisfaction_en", "scoring", "scoring_en"),
    *("special_bonds_2021", "tax_credit", "work_safety"),
)
FILES = (
    *(ROOT / "stdlib" / f"{name}.eval" for name in LIBRARY),
    *(path for name in EXAMPLES for path in sorted((ROOT / "examples" / name).glob("*.eval"))),
)


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_file_has_its_canonical_form(path: Path) -> None:
    assert main(["fmt", "--check", str(path)]) == 0, f"evaldsl fmt -w {shown(path)}"
