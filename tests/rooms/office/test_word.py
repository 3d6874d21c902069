"""The Word document in a second reader: styles, Chinese fonts, merged cells, repeated heads, page numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from rooms.office.written import EXAMPLES, written
from snapshots import run_command

ZHENGZHOU, VENDOR = "zhengzhou_2021", "vendor_security"


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Document(str(written(ZHENGZHOU, "docx", tmp_path_factory.mktemp("zh"))))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return Document(str(written(VENDOR, "docx", tmp_path_factory.mktemp("en"))))


def test_chapters_are_headings(chinese: Any) -> None:
    chapters = [one.text for one in chinese.paragraphs if one.style.name == "Heading 1"]
    assert chapters[:4] == [
        "一、项目基本情况",
        "二、绩效评价工作开展情况",
        "三、评价结论和主要绩效",
        "四、绩效评价指标分析",
    ]
    assert chapters[-3:] == ["附件一　指标评分表", "附件二　扣分明细表", "附件三　佐证材料目录"]


def test_chinese_has_its_fonts(chinese: Any) -> None:
    fonts = {
        name: chinese.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Heading 1", "Heading 2")
    }
    assert fonts == {"Normal": "仿宋", "Heading 1": "黑体", "Heading 2": "楷体"}
    assert not any("Theme" in key for key in chinese.styles["Heading 1"].element.rPr.rFonts.attrib)


def test_the_scoring_table_has_merged_names_and_prints_15_00_and_100(chinese: Any) -> None:
    table = next(one for one in chinese.tables if one.cell(0, 0).text == "一级指标")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1][0] == rows[6][0] == "决策"
    assert table.cell(1, 0)._tc is table.cell(6, 0)._tc
    assert rows[-1][:4] == ["综合得分", "综合得分", "综合得分", "100.00"]
    assert rows[1][3:8:3] == ["1.50", "1.50"]
    assert rows[1][7] == "100%"


def test_the_head_of_every_table_stands_on_every_page(chinese: Any) -> None:
    for table in chinese.tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (first, *rest))


def test_wide_tables_lie_on_their_side_and_pages_are_numbered(chinese: Any) -> None:
    upright, wide = chinese.sections
    assert upright.page_width < upright.page_height
    assert wide.page_width > wide.page_height
    assert "PAGE" in upright.footer._element.xml


def test_nothing_of_the_library_s_model_is_left(chinese: Any, english: Any) -> None:
    for document, title in (
        (chinese, "2021 年质量技术监督和安全监管经费绩效评价报告"),
        (english, "Supplier security review 2025"),
    ):
        assert (document.core_properties.title, document.core_properties.author) == (title, "")


def test_english_is_in_english(english: Any) -> None:
    words = "\n".join(one.text for one in english.paragraphs)
    assert not any("\u4e00" <= char <= "\u9fff" for char in words)
    assert "This supplier scores 72.53 points and is graded “approved”; see the table below." in words


def test_open_places_are_marked(tmp_path: Path) -> None:
    """Without an author's file, what only the author can write is highlighted."""
    (tmp_path / "author.md").write_text("", encoding="utf-8")
    document = Document(str(written(ZHENGZHOU, "docx", tmp_path, "--author", str(tmp_path / "author.md"))))
    marked = [one.text for one in document.paragraphs if one.runs and one.runs[0].font.highlight_color is not None]
    assert len(marked) == 3
    assert all("由评价人员填写" in words for words in marked)


# ── templates ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def template(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("某某局文件")
    place = document.add_paragraph("得分")
    place.add_run("{{总").bold = True
    place.add_run("分}}分，产出{{产出.得分率}}")
    document.add_paragraph("{{评价结论}}").runs[0].italic = True
    document.add_paragraph("{{综合评分表}}")
    document.add_paragraph("{{ 存在的问题 }}")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "等级"
    table.cell(0, 1).text = "{{等级}}"
    document.sections[0].footer.paragraphs[0].text = "{{标题}}"
    path = tmp_path / "模板.docx"
    document.save(str(path))
    return path


def test_a_template_is_filled(template: Path, tmp_path: Path) -> None:
    document = Document(str(written(ZHENGZHOU, "docx", tmp_path, "--template", str(template))))
    words = [one.text for one in document.paragraphs]
    assert words[:2] == ["某某局文件", "得分73.24分，产出68.83%"]
    conclusion = next(one for one in document.paragraphs if one.text.startswith("本项目绩效评价得分为"))
    assert conclusion.runs[0].italic, "the placeholder's look is taken over"
    assert [table.cell(0, 0).text for table in document.tables] == ["评价内容", "等级"]
    assert document.tables[1].cell(0, 1).text == "中"
    assert document.sections[0].footer.paragraphs[0].text == "2021 年质量技术监督和安全监管经费绩效评价报告"
    assert words.index("1. 部分资金预算执行率偏低") > words.index(conclusion.text)
    assert not any("{{" in one for one in words)


def test_an_attached_template_is_let_go(template: Path, tmp_path: Path) -> None:
    document = Document(str(template))
    settings = document.settings
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/settings"))
    rel = part.relate_to(
        "file:///elsewhere.dotm",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    element = settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): rel})
    settings.element.append(element)
    document.save(str(template))
    path = written(ZHENGZHOU, "docx", tmp_path, "--template", str(template))
    with ZipFile(path) as packed:
        assert not any(b"elsewhere" in packed.read(name) for name in packed.namelist())


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
_BOX = (
    f"<w:r {_WORD}><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>得{{{{总</w:t></w:r>"
    "<w:r><w:t>分}}分</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_CONTROL = f"<w:sdt {_WORD}><w:sdtContent><w:r><w:t>{{{{等级}}}}</w:t></w:r></w:sdtContent></w:sdt>"
_LINK = f'<w:hyperlink {_WORD} w:anchor="a"><w:r><w:t>{{{{产出.得分率}}}}</w:t></w:r></w:hyperlink>'


def test_no_reference_is_left_wherever_it_stands(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{指标评分表}}")
    for words, xml in (("框：", _BOX), ("控件：", _CONTROL), ("", _LINK)):
        document.add_paragraph(words)._p.append(parse_xml(xml))
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "里{{总分}}"
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "首页{{总分}}"
    document.save(str(tmp_path / "template.docx"))
    path = written(ZHENGZHOU, "docx", tmp_path, "--template", str(tmp_path / "template.docx"))
    with ZipFile(path) as packed:
        parts = [packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml")]
    assert not any("{{" in part for part in parts)
    body = next(part for part in parts if "txbxContent" in part)
    for words in ("得73.24分", "里73.24", ">中<", "68.83%", "综合得分"):
        assert words in body
    assert any("首页73.24" in part for part in parts)


def test_a_template_of_figures_alone_is_filled(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("得{{总分}}分")
    document.save(str(tmp_path / "template.docx"))
    path = written(ZHENGZHOU, "docx", tmp_path, "--template", str(tmp_path / "template.docx"))
    assert [one.text for one in Document(str(path)).paragraphs] == ["得73.24分"]


def test_an_unknown_name_that_stands_alone_is_told_the_parts_once(tmp_path: Path) -> None:
    document = Document()
    for words in ("{{没有}}", "{{也没有}}"):
        document.add_paragraph(words)
    document.save(str(tmp_path / "template.docx"))
    source = EXAMPLES / ZHENGZHOU
    words = [str(source / "spec.eval"), str(source / "facts.toml"), "-o", "out.docx", "--template", "template.docx"]
    code, output = run_command(["evaldsl", "report", *words], tmp_path)
    assert code == 2
    assert output.count("E0830") == 2
    assert output.count("{{评价结论}}") == 1
    assert "E0841" not in output
    assert not (tmp_path / "out.docx").exists()
