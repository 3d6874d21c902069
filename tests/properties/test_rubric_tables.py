"""Whatever checks can be laid out: each leaf has one row with its weight, and its library is shown too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from evaldsl import pipeline
from evaldsl.dossier.pages import Dossier, Grid
from evaldsl.model.system import Indicator, System
from evaldsl.office.html import html_of
from evaldsl.office.markdown import markdown_of
from evaldsl.rubric.assemble import rubric_of
from evaldsl.rubric.table import points_text
from properties.programs import Written, programs


def _checked(written: Written) -> Iterator[pipeline.Checked]:
    with TemporaryDirectory() as folder:
        for name, text in (("spec.eval", written.main), ("lib.eval", written.library)):
            if text:
                (Path(folder) / name).write_text(text, encoding="utf-8")
        yield pipeline.check(f"{folder}/spec.eval")
        if written.library:
            yield pipeline.check(f"{folder}/lib.eval")


def _leaves(indicators: tuple[Indicator, ...]) -> Iterator[Indicator]:
    for each in indicators:
        yield from _leaves(each.children) if each.children else (each,)


def _table(dossier: Dossier) -> Grid:
    return next(block for part in dossier.parts for block in part.blocks if isinstance(block, Grid) and block.names)


@given(programs())
def test_each_leaf_has_one_row_with_its_weight(written: Written) -> None:
    for checked in _checked(written):
        if checked.system is None and not checked.modules.is_library:
            continue
        dossier = rubric_of(checked.modules, checked.system, checked.language)
        assert markdown_of(dossier)
        HTMLParser().feed(html_of(dossier))
        if checked.system is not None:
            _says_all(checked.system, _table(dossier))


def _says_all(system: System, table: Grid) -> None:
    rows = table.rows[: len(table.rows) - table.totals]
    at = table.names
    cells = Counter("" if row[at] is None else row[at].text for row in rows)  # type: ignore[union-attr]  # None is handled
    leaves = tuple(_leaves(system.indicators))
    assert len(rows) == len(leaves)
    if system.together.portions == () and not any(one.together.portions for one in _branches(system.indicators)):
        assert cells == Counter(points_text(one.weight) for one in leaves)


def _branches(indicators: tuple[Indicator, ...]) -> Iterator[Indicator]:
    for each in indicators:
        if each.children:
            yield each
            yield from _branches(each.children)
