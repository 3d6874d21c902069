"""What a project has to bring: the declared data with types and bounds, a column a row."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.diagnostics import Language
from evaldsl.dossier.pages import Grid
from evaldsl.format.members import type_text
from evaldsl.phrase.expressions import expression_text, interval_text
from evaldsl.phrase.words import keyword
from evaldsl.rubric.table import plain_grid
from evaldsl.syntax import tree


def facts_grid(program: tree.Program, language: Language) -> Grid | None:
    """The table of the data; None where a rubric declares none."""
    items = [item for data in program.items if isinstance(data, tree.Data) for item in data.items]
    rows = [row for item in items for row in _rows(item, "", language)]
    return (
        plain_grid(("fact", "type", "bounds", "meaning"), rows, (16, 16, 16, 24), language=language) if rows else None
    )


def _rows(item: tree.DataItem, table: str, language: Language) -> Iterator[tuple[str, str, str, str]]:
    name = f"{table}.{item.name.text}" if table else item.name.text
    bounds = [
        *([f"{keyword('RANGE', language)} {interval_text(item.range, language)}"] if item.range else []),
        *([f"{keyword('DEFAULT', language)} {expression_text(item.default, language)}"] if item.default else []),
        *([keyword("INFORMATIVE", language)] if item.informative else []),
        *([keyword("KEY", language)] if item.key else []),
        *([f"{keyword('FROM', language)} {item.file.text}"] if item.file else []),
    ]
    meaning = item.explanation.text if item.explanation else ""
    yield name, type_text(item.type, language), "\n".join(bounds), meaning
    for column in item.columns:
        if isinstance(column, tree.DataItem):
            yield from _rows(column, item.name.text, language)
        else:
            value = f"= {expression_text(column.value, language)}"
            yield f"{item.name.text}.{column.name.text}", "", value, ""
