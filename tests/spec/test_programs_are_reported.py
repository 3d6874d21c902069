"""Programs of the reference can be reported: the ledger adds up, and so do the causes of a change."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.compare.differences import Middle, compare
from evaldsl.dossier.assemble import assemble
from evaldsl.dossier.grids import ledger_lines
from evaldsl.office.markdown import markdown_of
from evaldsl.result.result import Result
from snapshots import blocks

PAGES = sorted((Path(__file__).parent / "zh").glob("*.md"))


def results(page: Path, folder: Path) -> list[Result]:
    """What the programs of a page give with the facts that follow them."""
    found, program = [], ""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.info[:1] == ("eval",):
            program = block.text
        elif block.info == ("toml", "facts") and program:
            (folder / "spec.eval").write_text(program, encoding="utf-8")
            (folder / "facts.toml").write_text(block.text, encoding="utf-8")
            result = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml")).result
            found += [] if result is None else [result]
            program = ""
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_programs_of_a_page_are_reported(page: Path, tmp_path: Path) -> None:
    before = None
    for after in results(page, tmp_path):
        dossier = assemble(after).dossier
        assert dossier is not None
        assert after.title.removesuffix("评价") in markdown_of(dossier)
        lost = sum((line.printed for _, line in ledger_lines(after)), Fraction(0))
        assert lost == after.full_marks - after.score, after.title
        if before is not None:
            found = compare(before, after, middle=Middle(after, "before"), names=("a", "b"))
            assert sum(found.by_cause().values(), Fraction(0)) == after.score - before.score
        before = after
