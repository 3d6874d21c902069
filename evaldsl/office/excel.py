"""The scoring table as an Excel workbook: sums and rates are live formulas, texts are never formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.grids import area_name, ledger_lines, ledger_sign, merge, path_cells, score_header
from evaldsl.dossier.pages import Cell, Dossier, Grid
from evaldsl.dossier.scores import Block, ScoreRow, Scores
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import fixed_text
from evaldsl.result.result import Result
from evaldsl.text.width import display_width

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MOST_LEVELS: Final = 3
_RATE_DIGITS: Final = 15  # a spreadsheet keeps as many
_WIDTHS: Final = (12, 14, 18)
LINE: Final = 15  # points
_MOST_LINES: Final = 27  # a row of a spreadsheet is at most 409 points high
_FONTS: Final[dict[Language, str]] = {"zh": "宋体", "en": "Calibri"}


def workbook_of(result: Result, scores: Scores, dossier: Dossier) -> bytes:
    """Scoring table, summary, ledger and index of evidence, one sheet each."""
    from xlsxwriter import Workbook

    raw = BytesIO()
    with Workbook(raw, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": dossier.title, "author": "", "comments": ""})
        sheets = _Sheets(book, _formats(book, scores.places, dossier.language), dossier.language)
        places = _score_sheet(sheets, scores)
        _summary_sheet(sheets, scores, places)
        _ledger_sheet(sheets, result, dossier)
        _grid_sheet(sheets, "evidence", dossier)
    return raw.getvalue()


@frozen
class _Sheets:
    """The workbook with its formats by name."""

    book: Workbook
    formats: Mapping[str, Any]
    language: Language

    def add(self, name: str, widths: Sequence[int]) -> Worksheet:
        """A sheet that prints on its side, one page wide, with its first row on every page."""
        sheet = self.book.add_worksheet(say(text(f"office.annex.{name}"), self.language))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        return sheet

    def heights(self, sheet: Worksheet, widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Rows as high as their texts need; not every program works it out by itself."""
        for number, row in enumerate(rows, 1):
            sheet.set_row(number, LINE * max(map(lines_in, row, widths), default=1))

    def header(self, sheet: Worksheet, names: Sequence[str]) -> None:
        """The first row."""
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, self.formats["header"])


def lines_in(words: str, width: int) -> int:
    """How many lines some words take in a column, at most as many as a row can hold."""
    return min(_MOST_LINES, sum(-(-max(display_width(line), 1) // width) for line in words.split("\n")))


def _formats(book: Workbook, places: int, language: Language) -> dict[str, Any]:
    points = "0" + ("." + "0" * places if places else "")
    shared = {"font_name": _FONTS[language], "font_size": 10, "border": 1, "valign": "vcenter"}
    looks: dict[str, dict[str, Any]] = {
        "text": {"text_wrap": True, "align": "left", "indent": 1},
        "name": {"text_wrap": True, "align": "center"},
        "points": {"num_format": points, "align": "right", "indent": 1},
        "rate": {"num_format": "[=1]0%;0.00%", "align": "right", "indent": 1},
        "header": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#E7E6E6"},
        "total": {"bold": True, "align": "center", "text_wrap": True},
        "total points": {"bold": True, "num_format": points, "align": "right", "indent": 1},
        "total rate": {"bold": True, "num_format": "[=1]0%;0.00%", "align": "right", "indent": 1},
    }
    return {name: book.add_format({**shared, **look}) for name, look in looks.items()}


# ── the scoring table ─────────────────────────────────────────────────────────────────────────────


def _score_sheet(sheets: _Sheets, scores: Scores) -> list[tuple[int, int]]:
    """The table; the first and last row (from 0) of every top-level indicator."""
    levels = min(_MOST_LEVELS, scores.depth)
    sheet = sheets.add("scores", (*_WIDTHS[:levels], 8, 40, 26, 8, 9, 40, 24))
    every = [row for block in scores.blocks for row in block.rows] + list(scores.beside)
    texts = [(path_cells(row.path, levels)[-1], row.sentence, row.done, row.reason, row.sources) for row in every]
    sheets.heights(sheet, (_WIDTHS[levels - 1], 40, 26, 40, 24), texts)
    sheets.header(sheet, score_header(levels, sheets.language, in_points=bool(scores.reach)))
    rows = [row for block in scores.blocks for row in block.rows]
    for number, cells in enumerate(merge([path_cells(row.path, levels) for row in rows]), 1):
        _names(sheet, number, cells, look=sheets.formats["name"])
    for number, row in enumerate(rows, 1):
        _figures(sheets, sheet, number, row=row, at=levels)
    for number, row in enumerate(scores.beside, len(rows) + 1):
        _names(sheet, number, (Cell(row.path[0], across=levels),), look=sheets.formats["name"])
        _figures(sheets, sheet, number, row=row, at=levels)
    _total(sheets, sheet, scores, at=levels)
    places, first = [], 1
    for block in scores.blocks:
        places.append((first, first + len(block.rows) - 1))
        first += len(block.rows)
    return places


def _names(sheet: Worksheet, number: int, cells: Sequence[Cell | None], *, look: Any) -> None:
    for column, cell in enumerate(cells):
        if cell is None:
            continue
        if cell.across > 1 or cell.down > 1:
            sheet.merge_range(number, column, number + cell.down - 1, column + cell.across - 1, "", look)
        sheet.write_string(number, column, cell.text, look)


def _figures(sheets: _Sheets, sheet: Worksheet, number: int, *, row: ScoreRow, at: int) -> None:
    """分值, 评分标准, 指标完成情况, 得分, 得分率, 扣分原因, 数据来源 from column `at` on."""
    looks = sheets.formats
    if row.weight is None:
        sheet.write_string(number, at, row.reach, looks["points"])
    else:
        sheet.write_number(number, at, cell_decimal(row.weight), looks["points"])
    sheet.write_string(number, at + 1, row.sentence, looks["text"])
    sheet.write_string(number, at + 2, row.done, looks["text"])
    if row.score is None:
        sheet.write_string(number, at + 3, "—", looks["name"])
    else:
        sheet.write_number(number, at + 3, cell_decimal(row.score), looks["points"])
    if row.score is None or not row.base:
        sheet.write_string(number, at + 4, "" if row.weight is None else "—", looks["name"])
    else:
        of = _cell(at, number) if row.base == row.weight else str(cell_decimal(row.base))
        formula = f"={_cell(at + 3, number)}/{of}"
        sheet.write_formula(number, at + 4, formula, looks["rate"], _rate(row.score, row.base))
    sheet.write_string(number, at + 5, row.reason, looks["text"])
    sheet.write_string(number, at + 6, row.sources, looks["text"])


def _total(sheets: _Sheets, sheet: Worksheet, scores: Scores, *, at: int) -> None:
    last = sum(len(block.rows) for block in scores.blocks) + len(scores.beside)
    number, looks = last + 1, sheets.formats
    _names(sheet, number, (Cell(_say("report.total", sheets), across=at),), look=looks["total"])
    if scores.reach:
        sheet.write_string(number, at, scores.reach, looks["total points"])
    for column, value in ((at, scores.full_marks), (at + 3, scores.score))[bool(scores.reach) :]:
        formula = f"=SUM({_cell(column, 1)}:{_cell(column, last)})"
        _summed(sheet, (number, column), formula if scores.adds else None, value=value, look=looks["total points"])
    if scores.full_marks:
        formula = f"={_cell(at + 3, number)}/{_cell(at, number)}"
        sheet.write_formula(number, at + 4, formula, looks["total rate"], _rate(scores.score, scores.full_marks))
    for column in (at + 1, at + 2, at + 5, at + 6):
        sheet.write_blank(number, column, None, looks["text"])


# ── the other sheets ──────────────────────────────────────────────────────────────────────────────


def _summary_sheet(sheets: _Sheets, scores: Scores, places: Sequence[tuple[int, int]]) -> None:
    sheet = sheets.add("summary", (28, 12, 12, 12))
    names = ("content", "reach" if scores.reach else "weight", "summary_score", "rate")
    sheets.header(sheet, [_say(f"report.column.{name}", sheets) for name in names])
    levels = min(_MOST_LEVELS, scores.depth)
    for number, (block, rows) in enumerate(zip(scores.blocks, places, strict=True), 1):
        sheet.write_string(number, 0, area_name(block.name, sheets.language), sheets.formats["name"])
        for column, source, value in ((1, levels, block.weight), (2, levels + 3, block.score)):
            formula = _sum_there(sheets, source, rows) if block.adds else None
            _summed(sheet, (number, column), formula, value=value, look=sheets.formats["points"])
        if block.reach:
            sheet.write_string(number, 1, block.reach, sheets.formats["points"])
        _block_rate(sheets, sheet, number, block=block)
    number = len(scores.blocks)
    for row in scores.beside:
        number += 1
        sheet.write_string(number, 0, row.path[0], sheets.formats["name"])
        sheet.write_blank(number, 1, None, sheets.formats["points"])
        sheet.write_number(number, 2, cell_decimal(row.score or Fraction(0)), sheets.formats["points"])
        sheet.write_blank(number, 3, None, sheets.formats["rate"])
    _summary_total(sheets, sheet, scores, number=number + 1)


def _block_rate(sheets: _Sheets, sheet: Worksheet, number: int, *, block: Block) -> None:
    if not block.base:
        sheet.write_string(number, 3, "—", sheets.formats["name"])
        return
    of = f"B{number + 1}" if block.base == block.weight else str(cell_decimal(block.base))
    sheet.write_formula(number, 3, f"=C{number + 1}/{of}", sheets.formats["rate"], _rate(block.score, block.base))


def _summary_total(sheets: _Sheets, sheet: Worksheet, scores: Scores, *, number: int) -> None:
    looks = sheets.formats
    beside = sum((row.score or Fraction(0) for row in scores.beside), Fraction(0))
    weights = sum((block.weight for block in scores.blocks), Fraction(0)) == scores.full_marks
    adds = sum((block.score for block in scores.blocks), beside) == scores.score
    sheet.write_string(number, 0, _say("report.total", sheets), looks["total"])
    for column, value, sums in (("B", scores.full_marks, weights), ("C", scores.score, adds)):
        formula = f"=SUM({column}2:{column}{number})" if sums else None
        _summed(sheet, (number, "ABC".index(column)), formula, value=value, look=looks["total points"])
    if scores.reach:
        sheet.write_string(number, 1, scores.reach, looks["total points"])
    rate = f"=C{number + 1}/B{number + 1}"
    if scores.full_marks:
        sheet.write_formula(number, 3, rate, looks["total rate"], _rate(scores.score, scores.full_marks))
    if scores.grade is not None:
        sheet.write_string(number + 1, 0, _say("report.grade", sheets), looks["total"])
        _names(sheet, number + 1, (None, Cell(scores.grade, across=3)), look=looks["total"])


def _ledger_sheet(sheets: _Sheets, result: Result, dossier: Dossier) -> None:
    """The ledger; the score is the full marks less the sum of the column, or the sum."""
    grid = _grid(dossier, "ledger")
    sign = ledger_sign(result)
    sheet = sheets.add("ledger" if sign > 0 else "points", (30, 10, 70, 34))
    sheets.header(sheet, grid.header)
    sheets.heights(sheet, (30, 10, 70, 34), [[_text(cell) for cell in row] for row in grid.rows])
    lines = ledger_lines(result)
    for number, (row, (_, line)) in enumerate(zip(grid.rows, lines, strict=False), 1):
        for column in (0, 2, 3):
            sheet.write_string(number, column, _text(row[column]), sheets.formats["text"])
        sheet.write_number(number, 1, cell_decimal(sign * line.printed), sheets.formats["points"])
    number, lost = len(lines) + 1, result.full_marks - result.score
    adds = sum((line.printed for _, line in lines), Fraction(0)) == lost
    closing = grid.rows[-1]
    sheet.write_string(number, 0, _text(closing[0]), sheets.formats["total"])
    formula = f"=SUM(B2:B{number})" if adds and lines else None
    _summed(sheet, (number, 1), formula, value=sign * lost, look=sheets.formats["total points"])
    sheet.write_string(number, 2, _text(closing[2]), sheets.formats["text"])
    sheet.write_blank(number, 3, None, sheets.formats["text"])


def _grid_sheet(sheets: _Sheets, name: str, dossier: Dossier) -> None:
    grid = _grid(dossier, name)
    sheet = sheets.add(name, (6, 40, 40, 40, 24))
    sheets.header(sheet, grid.header)
    sheets.heights(sheet, (6, 40, 40, 40, 24), [[_text(cell) for cell in row] for row in grid.rows])
    for number, row in enumerate(grid.rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, _text(cell), sheets.formats["text"])


def _grid(dossier: Dossier, name: str) -> Grid:
    found = (block for part in dossier.parts if part.name == name for block in part.blocks)
    return next(block for block in found if isinstance(block, Grid))


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text


def _summed(sheet: Worksheet, place: tuple[int, int], formula: str | None, *, value: Fraction, look: Any) -> None:
    """A formula with its value; the value alone where the rows above do not add up to it."""
    if formula is None:
        sheet.write_number(*place, cell_decimal(value), look)
    else:
        sheet.write_formula(*place, formula, look, cell_decimal(value))


def _sum_there(sheets: _Sheets, column: int, rows: tuple[int, int]) -> str:
    title = _say("office.annex.scores", sheets)
    return f"=SUM('{title}'!{_cell(column, rows[0])}:{_cell(column, rows[1])})"


def _cell(column: int, row: int) -> str:
    """`D2` of column 3 and row 1, both from 0."""
    return f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{row + 1}"


def cell_decimal(value: Fraction) -> Any:
    """The decimal that a spreadsheet shows."""
    return Decimal(fixed_text(value, _RATE_DIGITS)).normalize() + 0


def _rate(score: Fraction, base: Fraction) -> Any:
    return cell_decimal(score / base)


def _say(key: str, sheets: _Sheets) -> str:
    return say(text(key), sheets.language)
