"""ruff, mypy --strict and import-linter are part of the tests, so that plain pytest shows what they find."""

from __future__ import annotations

import subprocess
import sys

import pytest

from survey import ROOT

IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
LINTERS = {
    "ruff check": ("-m", "ruff", "check", "--quiet", "--output-format", "concise", "."),
    "ruff format": ("-m", "ruff", "format", "--quiet", "--check", "."),
    "mypy": ("-m", "mypy", "--no-error-summary"),
    "import-linter": ("-c", IMPORTS),
}


@pytest.mark.parametrize("name", LINTERS)
def test_linter_finds_nothing(name: str) -> None:
    found = subprocess.run(
        [sys.executable, *LINTERS[name]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if found.returncode:
        pytest.fail(f"{name}:\n{found.stdout}{found.stderr}", pytrace=False)
