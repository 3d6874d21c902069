"""The report as a Word document: heading styles, page numbers, tables with merged cells and repeated heads."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, assert_never

from evaldsl.dossier.pages import Block, Cell, Dossier, Grid, Heading, Items, Part, Prose, Run
from evaldsl.frozen import frozen
from evaldsl.office.look import LOOKS, Hand, Look, dress, lay_out, prefer_chinese, set_hand

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_SHADE: Final = "E7E6E6"
_SMALLER: Final = 2  # points, for notes
_LITTLE: Final = 6  # points, below a wide table
_MARGIN: Final = "40"  # twentieths of a point
_NARROW: Final = 8  # points, for a wide table on a page of a template's own


def word_of(dossier: Dossier) -> bytes:
    """The whole report as a .docx file."""
    from docx import Document

    document = Document()
    dress(document, dossier.language)
    _properties(document, dossier)
    pen = Pen(document, LOOKS[dossier.language])
    wide = next((_is_wide(part) for part in dossier.parts if part.headings or part.blocks), False)
    lay_out(document.sections[0], dossier.language, wide=wide)
    _title(pen, dossier.title)
    for part in dossier.parts:
        asks = _is_wide(part)
        if asks != wide and (part.headings or part.blocks):
            wide = asks
            lay_out(document.add_section(), dossier.language, wide=wide)
        elif part.name in {"ledger", "evidence"}:
            document.add_paragraph().paragraph_format.page_break_before = True
        write_part(pen, part)
    if dossier.language == "zh":
        prefer_chinese(document)
    return saved(document)


def _is_wide(part: Part) -> bool:
    return any(isinstance(block, Grid) and block.wide for block in part.blocks)


@frozen
class Pen:
    """A document that is written to at its end; without a look its own styles are kept."""

    document: Document
    look: Look | None


def write_part(pen: Pen, part: Part) -> None:
    """A part with its headings."""
    for block in (*part.headings, *part.blocks):
        write_block(pen, block)


def write_block(pen: Pen, block: Block) -> None:
    """One block at the end of the document."""
    match block:
        case Heading(level=level, text=words):
            _heading(pen, level, words)
        case Prose():
            _prose(pen, block)
        case Items(items=items, first=first):
            for number, item in enumerate(items, first or 1):
                mark = "• " if first is None else f"{number}. "
                _indented(pen, _paragraph(pen, (Run(mark), *item)))
        case Grid():
            _grid(pen, block)
        case _:
            assert_never(block)


def saved(document: Document) -> bytes:
    """The bytes of the file."""
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()


def _properties(document: Document, dossier: Dossier) -> None:
    known = document.core_properties
    known.title, known.author, known.comments = dossier.title, "", ""
    known.language = "zh-CN" if dossier.language == "zh" else "en"


def _title(pen: Pen, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    paragraph = pen.document.add_paragraph(words, style="Title")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.paragraph_format.space_after = Pt(24)


def _heading(pen: Pen, level: int, words: str) -> None:
    name = f"Heading {level}"
    styles = {style.name for style in pen.document.styles}
    if name in styles:
        pen.document.add_paragraph(words, style=name)
    else:  # a template without heading styles
        pen.document.add_paragraph().add_run(words).bold = True


def _prose(pen: Pen, block: Prose) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
    from docx.shared import Pt

    paragraph = _paragraph(pen, block.runs)
    match block.role:
        case "sign":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        case "title" | "caption":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        case "open":
            _indented(pen, paragraph)
            for run in paragraph.runs:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        case "note":
            _indented(pen, paragraph)
            for run in paragraph.runs:
                run.font.size = Pt(pen.look.body.size - _SMALLER) if pen.look else None
        case "foot":
            paragraph.paragraph_format.keep_with_next = True
            for run in paragraph.runs:
                run.font.size = Pt(pen.look.table.size) if pen.look else None
        case "body":
            _indented(pen, paragraph)
        case _:
            assert_never(block.role)


def _paragraph(pen: Pen, runs: Iterable[Run]) -> Paragraph:
    paragraph = pen.document.add_paragraph()
    _write(paragraph, runs)
    return paragraph


def _write(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        written.bold = run.strong or None
        written.italic = run.slanted or None


def _indented(pen: Pen, paragraph: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if pen.look is not None and pen.look.indent:
        paragraph.paragraph_format.first_line_indent = Pt(pen.look.indent)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


# ── tables ────────────────────────────────────────────────────────────────────────────────────────


def _grid(pen: Pen, grid: Grid) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Pt

    above = 1 if grid.header else 0
    table = pen.document.add_table(len(grid.rows) + above, len(grid.widths))
    if "Table Grid" in {style.name for style in pen.document.styles}:
        table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    hand = _table_hand(pen, grid)
    cells = _cells(table)
    for column, name in enumerate(grid.header):
        _shade(cells[0][column])  # first: Word wants it in front of the alignment
        _fill(cells[0][column], name, hand, centred=True, bold=True)
    for number, row in enumerate(grid.rows):
        total = number >= len(grid.rows) - grid.totals
        for column, cell in enumerate(row):
            if cell is not None:
                label = cell.look == "label"
                if label:
                    _shade(cells[number + above][column])
                centred = _is_centred(grid, cell, column)
                _put(cells, (number + above, column), cell, hand=hand, centred=centred, bold=total or label)
    if grid.wide:
        _tight(table)
    if pen.look is None and grid.wide:
        for run in (run for row in cells for cell in row for run in cell.paragraphs[0].runs):
            run.font.size = Pt(_NARROW)
    _widths(pen, table, grid)
    _rows(table, repeated=above)
    if hand is not None:
        _low(table, hand)
    _below(pen, grid)


def _below(pen: Pen, grid: Grid) -> None:
    """Room below a table; little below one that may fill its page, lest a blank page follow."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    form = pen.document.add_paragraph().paragraph_format
    if grid.wide and pen.look is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LITTLE)


def _is_centred(grid: Grid, cell: Cell, column: int) -> bool:
    if not grid.header:
        return cell.look != "text" or cell.figure is not None
    return cell.across > 1 or cell.down > 1 or column in grid.numbers or column < grid.names


def _table_hand(pen: Pen, grid: Grid) -> Hand | None:
    if pen.look is None:
        return None
    return pen.look.wide_table if grid.wide else pen.look.table


def _cells(table: Table) -> list[list[Any]]:
    """All cells at once: the library finds each anew at every question."""
    return [list(row.cells) for row in table.rows]


def _put(
    cells: list[list[Any]], place: tuple[int, int], cell: Cell, *, hand: Hand | None, centred: bool, bold: bool
) -> None:
    row, column = place
    target = cells[row][column]
    if cell.across > 1 or cell.down > 1:
        target = target.merge(cells[row + cell.down - 1][column + cell.across - 1])
    _fill(target, cell.text, hand, centred=centred, bold=bold)


def _fill(target: Any, words: str, hand: Hand | None, *, centred: bool, bold: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt

    target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    if hand is not None:
        set_hand(run, hand)
    run.bold = bold or None


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001  # the library has no word for shading


def _low(table: Table, hand: Hand) -> None:
    """Empty cells, also those that a merged cell reaches over, are no higher than the table's own letters."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for paragraph in table._tbl.iter(qn("w:p")):  # noqa: SLF001  # the library shows merged cells only once
        if any(words.text for words in paragraph.iter(qn("w:t"))):
            continue
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), str(2 * hand.size))
        mark = OxmlElement("w:rPr")
        mark.append(size)
        paragraph.get_or_add_pPr().append(mark)


def _widths(pen: Pen, table: Table, grid: Grid) -> None:
    section = pen.document.sections[-1]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    table.autofit = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = room * share // sum(grid.widths)
    for row in table.rows:
        for cell, share in zip(row.cells, grid.widths, strict=True):
            if cell._tc.grid_span == 1:  # noqa: SLF001  # a merged cell keeps the width of its parts
                cell.width = room * share // sum(grid.widths)


def _tight(table: Table) -> None:
    """Less room beside the texts of a table with many columns."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), _MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr  # noqa: SLF001  # the library has no word for margins of cells
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)  # the order in which Word wants them


def _rows(table: Table, *, repeated: int) -> None:
    """The head stands on every page; no row is cut in two."""
    from docx.oxml import OxmlElement

    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        if number == last - 1:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True  # a sum never stands alone
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # the library has no word for either
        properties.append(OxmlElement("w:cantSplit"))
        if number < repeated:
            properties.append(OxmlElement("w:tblHeader"))
