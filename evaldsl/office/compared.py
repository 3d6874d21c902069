"""A comparison as an Excel workbook: differences and sums are live formulas."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from evaldsl.compare.causes import Change, told
from evaldsl.compare.differences import Comparison, Difference
from evaldsl.compare.shown import cause_name, places_of
from evaldsl.diagnostics import say, text
from evaldsl.office.excel import LINE, cell_decimal, lines_in

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (36, 12, 12, 12, 16, 12, 60)
_CHANGE: Final = 5  # the column of what a cause makes


def comparison_workbook(comparison: Comparison) -> bytes:
    """One row for each indicator and one for each cause; the causes add up to the difference of the total."""
    from xlsxwriter import Workbook

    language, places = comparison.after.language, places_of(comparison)
    raw = BytesIO()
    with Workbook(raw, {"in_memory": True}) as book:
        title = say(text("office.compare.title"), language)
        book.set_properties({"title": title, "author": ""})
        sheet = book.add_worksheet(title)
        points = "0" + ("." + "0" * places if places else "")
        signed = f"+{points};-{points};{points}"
        looks = {
            "head": book.add_format({"bold": True, "border": 1, "bg_color": "#E7E6E6", "align": "center"}),
            "points": book.add_format(
                {"num_format": points, "border": 1, "valign": "top", "indent": 1, "align": "right"}
            ),
            "signed": book.add_format(
                {"num_format": signed, "border": 1, "valign": "top", "indent": 1, "align": "right"}
            ),
            "text": book.add_format({"text_wrap": True, "border": 1, "valign": "top", "indent": 1}),
        }
        _write(sheet, comparison, looks)
    return raw.getvalue()


def _write(sheet: Worksheet, comparison: Comparison, looks: dict[str, Any]) -> None:
    language = comparison.after.language
    keys = ("report.column.indicator", "office.compare.amount", "office.compare.because", "office.compare.effect")
    indicator, amount, because, effect = (say(text(key), language) for key in keys)
    what = say(text("office.compare.what"), language)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for column, name in enumerate((indicator, *comparison.names, amount, because, effect, what)):
        sheet.write_string(0, column, name, looks["head"])
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    number = 0
    for number, (one, change) in enumerate(_rows(comparison.root), 1):
        for column in range(len(_WIDTHS)):
            sheet.write_blank(number, column, None, looks["text"])
        if change is None:
            _scores(sheet, number, one, looks=looks, total=say(text("report.total"), language))
        else:
            sheet.write_string(number, 4, cause_name(change.cause, language), looks["text"])
            sheet.write_number(number, _CHANGE, cell_decimal(change.amount), looks["signed"])
            words = told(change, language)
            sheet.write_string(number, 6, words, looks["text"])
            sheet.set_row(number, LINE * lines_in(words, _WIDTHS[6]))
    last = number + 1
    sheet.write_string(last, 4, say(text("office.ledger.total"), language), looks["head"])
    formula = f"=SUM(F2:F{last})"
    sheet.write_formula(last, _CHANGE, formula, looks["signed"], cell_decimal(comparison.root.amount))


def _rows(one: Difference) -> Iterator[tuple[Difference, Change | None]]:
    yield one, None
    for change in one.changes:
        yield one, change
    for child in one.children:
        if any(each.changes for each in child.walk()):
            yield from _rows(child)


def _scores(sheet: Worksheet, number: int, one: Difference, *, looks: dict[str, Any], total: str) -> None:
    name = "　" * max(len(one.path) - 1, 0) + one.path[-1] if one.path else total
    sheet.write_string(number, 0, name, looks["text"])
    for column, score in ((1, one.before), (2, one.after)):
        if score is None:
            sheet.write_blank(number, column, None, looks["points"])
        else:
            sheet.write_number(number, column, cell_decimal(score), looks["points"])
    row = number + 1
    sheet.write_formula(number, 3, f"=C{row}-B{row}", looks["signed"], cell_decimal(one.amount))
