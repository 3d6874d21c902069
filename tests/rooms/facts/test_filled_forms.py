"""A form that was filled in gives the same result as the same facts in TOML."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from filling import fill
from snapshots import run_command

_PLACES = re.compile(r'"place": "[^"]*facts\.(toml|xlsx)[^"]*"')
_ZEROS = re.compile(r"(?<=\d\.\d)0+(?=\D)")
"""Excel does not keep the last zero of 1481.90."""
_EXAMPLES = Path(__file__).parents[3] / "examples"


def _result(spec: Path, facts: Path, folder: Path) -> Any:
    """The result without the places of facts."""
    code, output = run_command(["evaldsl", "run", str(spec), str(facts), "--format", "json"], folder)
    assert code == 0, output
    result, _ = json.JSONDecoder().raw_decode(_ZEROS.sub("", _PLACES.sub('"place": ""', output)))
    return result


@pytest.mark.parametrize("name", ["zhengzhou_2021", "vendor_security"])
def test_a_filled_form_scores_like_toml(name: str, tmp_path: Path) -> None:
    spec, facts = _EXAMPLES / name / "spec.eval", _EXAMPLES / name / "facts.toml"
    code, output = run_command(["evaldsl", "facts", str(spec), "-o", "form.xlsx"], tmp_path)
    assert code == 0, output
    fill(tmp_path / "form.xlsx", facts, tmp_path / "facts.xlsx")
    code, output = run_command(["evaldsl", "facts", "--check", str(spec), "facts.xlsx"], tmp_path)
    assert code == 0, output
    assert _result(spec, tmp_path / "facts.xlsx", tmp_path) == _result(spec, facts, tmp_path)
