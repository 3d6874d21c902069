"""The customary table: one row for each leaf, names of upper levels merged over theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.grids import merge, path_cells
from evaldsl.dossier.pages import Cell, Grid
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text

_MOST_LEVELS: Final = 3
_LAST: Final = ("explanation", "standard", "source")


@frozen
class TableRow:
    """A leaf: the names that lead to it as they are printed, its weight, and the lines of the other cells."""

    path: tuple[str, ...]
    weight: str
    explanation: tuple[str, ...] = ()
    standard: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


def rubric_grid(rows: Sequence[TableRow], language: Language, *, total: str = "", in_points: bool = False) -> Grid:
    """一级指标 | 二级指标 | 三级指标 | 分值 | 指标解释 | 评分标准 | 数据来源; a last row where `total` is given."""
    levels = min(_MOST_LEVELS, max((len(row.path) for row in rows), default=1))
    merged = merge([path_cells(_shortened(row.path, levels), levels) for row in rows])
    body = [(*cells, *_cells(row)) for cells, row in zip(merged, rows, strict=True)]
    if total:
        name = Cell(say(text("rubric.total"), language), across=levels)
        body.append((name, *(None,) * (levels - 1), Cell(total), *(Cell("") for _ in _LAST)))
    names = (8, 8, 10) if language == "zh" else (11, 11, 12)
    return Grid(
        _header(levels, language, in_points=in_points),
        tuple(body),
        (levels,),
        (*names[:levels], 6, 22, 36, 15),
        totals=1 if total else 0,
        wide=True,
        names=levels,
    )


def points_text(value: Fraction | None) -> str:
    """Points as a table prints them."""
    return "" if value is None else decimal_text(value)


def named(name: str, weight: str, language: Language) -> str:
    """A branch with what it is worth, on two lines: 决策, （15分）."""
    return say(text("rubric.branch", name=name, weight=weight), language) if weight else name


def plain_grid(
    keys: Iterable[str], rows: Iterable[Sequence[str]], widths: tuple[int, ...], *, language: Language
) -> Grid:
    """A table without merged cells; `keys` end the names of its columns in the catalogue."""
    header = tuple(say(text(f"rubric.column.{key}"), language) for key in keys)
    body = tuple(tuple(Cell(words) for words in row) for row in rows)
    return Grid(header, body, (), widths, wide=True)


def _header(levels: int, language: Language, *, in_points: bool) -> tuple[str, ...]:
    single = "report.column.indicator" if levels == 1 else ""
    keys = [single or f"report.column.level.{level}" for level in range(1, levels + 1)]
    keys += ["report.column.reach" if in_points else "report.column.weight"]
    keys += ["rubric.column.explanation", "office.column.standard", "office.column.source"]
    return tuple(say(text(key), language) for key in keys)


def _shortened(path: tuple[str, ...], levels: int) -> tuple[str, ...]:
    """Names that share the last column stand on one line."""
    return (*path[: levels - 1], *(name.replace("\n", "") for name in path[levels - 1 :]))


def _cells(row: TableRow) -> tuple[Cell, ...]:
    return Cell(row.weight), *(Cell("\n".join(lines)) for lines in (row.explanation, row.standard, row.source))
