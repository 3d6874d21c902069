"""The library and the examples are written as `evaldsl fmt` writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from evaldsl.cli import main
from survey import ROOT, shown

AS_PUBLISHED: Final = {
    "examples/sichuan_2017": "rules pasted from the published table",
    "examples/yueyang_excerpt": "rules pasted from the published table",
    "examples/zhengzhou_2021": "what its facts mean stands in a column of its own",
    "examples/vendor_security": "what its facts mean stands in a column of its own",
}
"""Examples that keep a form of their own, and why."""

FILES = (*sorted(ROOT.glob("stdlib/*.eval")), *sorted(ROOT.glob("examples/*/*.eval")))
HELD = tuple(path for path in FILES if shown(path.parent) not in AS_PUBLISHED)


@pytest.mark.parametrize("path", HELD, ids=shown)
def test_a_file_has_its_canonical_form(path: Path) -> None:
    assert main(["fmt", "--check", str(path)]) == 0, f"evaldsl fmt -w {shown(path)}"


def test_examples_with_a_form_of_their_own_are_there() -> None:
    assert [folder for folder in AS_PUBLISHED if not (ROOT / folder / "spec.eval").is_file()] == []
