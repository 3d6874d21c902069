"""How a Word document looks: paper, margins, fonts and sizes by language; Chinese as official documents are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from evaldsl.diagnostics import Language
from evaldsl.frozen import frozen

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section


@frozen
class Hand:
    """A font for Latin letters, one for Chinese, a size in points, bold or not."""

    latin: str
    chinese: str
    size: int
    bold: bool = False


@frozen
class Look:
    """The hands of a document; sizes and margins in points and millimetres."""

    body: Hand
    title: Hand
    headings: tuple[Hand, Hand, Hand, Hand]
    table: Hand
    wide_table: Hand
    line: int | None  # fixed line height in points
    indent: int  # of a paragraph's first line, in points
    margins: tuple[int, int, int, int]  # above, right, below, left


LOOKS: Final[dict[Language, Look]] = {
    "zh": Look(
        body=Hand("Times New Roman", "仿宋", 16),
        title=Hand("Times New Roman", "宋体", 22, bold=True),
        headings=(
            Hand("Times New Roman", "黑体", 16),
            Hand("Times New Roman", "楷体", 16, bold=True),
            Hand("Times New Roman", "仿宋", 16, bold=True),
            Hand("Times New Roman", "仿宋", 16),
        ),
        table=Hand("Times New Roman", "仿宋", 12),
        wide_table=Hand("Times New Roman", "仿宋", 9),
        line=28,
        indent=32,
        margins=(37, 26, 35, 28),
    ),
    "en": Look(
        body=Hand("Calibri", "宋体", 11),
        title=Hand("Calibri", "宋体", 20, bold=True),
        headings=(
            Hand("Calibri", "黑体", 15, bold=True),
            Hand("Calibri", "黑体", 13, bold=True),
            Hand("Calibri", "黑体", 11, bold=True),
            Hand("Calibri", "黑体", 11),
        ),
        table=Hand("Calibri", "宋体", 10),
        wide_table=Hand("Calibri", "宋体", 8),
        line=None,
        indent=0,
        margins=(25, 25, 25, 25),
    ),
}
_PAPER: Final = (210, 297)  # A4 in millimetres
_EDGES: Final = ("top_margin", "right_margin", "bottom_margin", "left_margin")


def dress(document: Document, language: Language) -> None:
    """Give the styles of a new document their looks, and its page its size and number."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    look = LOOKS[language]
    _hand(document.styles["Normal"], look.body)
    form = document.styles["Normal"].paragraph_format
    form.space_after = Pt(0 if look.line else 6)
    if look.line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    for level, hand in enumerate(look.headings, 1):
        style = document.styles[f"Heading {level}"]
        _hand(style, hand)
        style.paragraph_format.space_before = Pt(0 if look.line else 10)
        style.paragraph_format.space_after = Pt(0 if look.line else 4)
        style.paragraph_format.first_line_indent = Pt(look.indent)
        style.paragraph_format.keep_with_next = True
    _hand(document.styles["Title"], look.title)
    lay_out(document.sections[0], language, wide=False)
    number_pages(document.sections[0], language)


def lay_out(section: Section, language: Language, *, wide: bool) -> None:
    """A4, upright or on its side."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    width, height = reversed(_PAPER) if wide else _PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for edge, margin in zip(_EDGES, LOOKS[language].margins, strict=True):
        setattr(section, edge, Mm(20 if wide else margin))


def number_pages(section: Section, language: Language) -> None:
    """The number of the page in the middle of its foot, between dashes as in official documents."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    dash = "— " if language == "zh" else ""
    for words in (dash, None, dash and " —"):
        run = paragraph.add_run(words or "")
        run.font.size = Pt(14 if language == "zh" else 9)
        if words is None:
            _field(run, "PAGE")


def set_hand(run: Any, hand: Hand) -> None:
    """Fonts and size of a stretch of text, Chinese ones too."""
    from docx.shared import Pt

    run.font.size = Pt(hand.size)
    run.font.bold = hand.bold or None
    _fonts(run._element.get_or_add_rPr(), hand)  # noqa: SLF001  # the library has no word for East Asian fonts


def prefer_chinese(document: Document) -> None:
    """Have what could be of either script, such as “ ” and —, set in the Chinese font."""
    for run in document.element.body.iter(_name("w:r")):
        run.get_or_add_rPr().get_or_add_rFonts().set(_name("w:hint"), "eastAsia")


def _hand(style: Any, hand: Hand) -> None:
    from docx.shared import Pt, RGBColor

    style.font.size = Pt(hand.size)
    style.font.bold = hand.bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _fonts(style.element.get_or_add_rPr(), hand)
    borders = style.element.get_or_add_pPr().find(_name("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _fonts(properties: Any, hand: Hand) -> None:
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]  # those of the theme would win
    for kind, font in (("ascii", hand.latin), ("hAnsi", hand.latin), ("cs", hand.latin), ("eastAsia", hand.chinese)):
        fonts.set(_name(f"w:{kind}"), font)


def _field(run: Any, code: str) -> None:
    """A field such as PAGE, which Word computes."""
    from docx.oxml import OxmlElement

    for kind in ("begin", None, "end"):
        element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            element.text = code
        else:
            element.set(_name("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001  # the library has no word for fields


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return qn(prefixed)
