"""Files that a case cannot hold in its text: too large, in another encoding, too many, a folder, a link."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from docx import Document

_FIRST: Final = '指标体系 "绩效评价"\n'


def _folder(folder: Path) -> None:
    (folder / "评价").mkdir()
    (folder / "rubric").mkdir()


def _loop(folder: Path) -> None:
    (folder / "spec.eval").symlink_to("spec.eval")


def _large(folder: Path) -> None:
    (folder / "spec.eval").write_bytes(b"#" * (20 * 1024 * 1024))


def _encoded(folder: Path) -> None:
    (folder / "spec.eval").write_text(_FIRST, encoding="gb18030")


def _many_lines(folder: Path) -> None:
    (folder / "spec.eval").write_text(_FIRST + "\n" * 200_000, encoding="utf-8")


def _long_line(folder: Path) -> None:
    (folder / "spec.eval").write_text(f"{_FIRST}# {'长' * 19_999}\n", encoding="utf-8")


def _module(folder: Path, number: int, imports: str) -> None:
    text = f"模块 模块_{number}\n    英文名 module_{number}\n{imports}"
    (folder / f"m{number}.eval").write_text(text, encoding="utf-8")


def _chain(folder: Path) -> None:
    for number in range(1, 34):
        imports = f"引用 模块_{number + 1}\n" if number < 33 else ""
        _module(folder, number, imports)


def _fan(folder: Path) -> None:
    for number in range(1, 258):
        imports = "".join(f"引用 模块_{other}\n" for other in range(2, 258)) if number == 1 else ""
        _module(folder, number, imports)


def _encoded_table(folder: Path) -> None:
    (folder / "data.csv").write_text("行业,优秀\n供热,15%\n", encoding="gb18030")


def _many_rows(folder: Path) -> None:
    (folder / "facts.toml").write_text("子项目 = [\n" + "{},\n" * 100_001 + "]\n", encoding="utf-8")


def _many_pairs(folder: Path) -> None:
    rows = "分项 = [\n" + "{ 甲 = 1 },\n" * 1_001 + "]\n别项 = [\n" + "{ 乙 = 2 },\n" * 1_000 + "]\n"
    (folder / "facts.toml").write_text(rows, encoding="utf-8")


def _existing(folder: Path) -> None:
    (folder / "facts.toml").write_text("支出 = 120\n", encoding="utf-8")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "facts.toml")


def _out_folder(folder: Path) -> None:
    (folder / "填报").mkdir()
    (folder / "forms").mkdir()


def _workbook(*rows: tuple[object, ...]) -> Callable[[Path], None]:
    """A facts file in Excel with these rows; a pair in place of a value is a value with its number format."""

    def write(folder: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Sheet1"
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column)
                cell.value, cell.number_format = value if isinstance(value, tuple) else (value, "General")
        book.save(folder / "facts.xlsx")

    return write


def _raw(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(content) and None


def _many_parts(folder: Path) -> None:
    with ZipFile(folder / "facts.xlsx", "w") as archive:
        for number in range(5_001):
            archive.writestr(f"xl/{number}", b"")


_FACTS = ("名称", "填写")


def _template(*paragraphs: str) -> Callable[[Path], None]:
    """A Word template with these paragraphs."""

    def put(folder: Path) -> None:
        document = Document()
        for words in paragraphs:
            document.add_paragraph(words)
        document.save(str(folder / "模板.docx"))

    return put


def _no_document(folder: Path) -> None:
    (folder / "模板.docx").write_text("评分表", encoding="utf-8")


def _bomb(folder: Path) -> None:
    with ZipFile(folder / "模板.docx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b" " * (65 * 1024 * 1024))


def _word_for_text(folder: Path) -> None:
    document = Document()
    document.add_table(2, 3)
    document.save(str(folder / "draft.docx"))


PREPARED: Final[Mapping[str, Callable[[Path], None]]] = {
    "W0715": _encoded_table,
    "E0502": _folder,
    "E0504": _loop,
    "E0505": _large,
    "E0506": _encoded,
    "E0507": _many_lines,
    "E0508": _long_line,
    "E0514": _chain,
    "E0515": _fan,
    "E0624": _many_rows,
    "E0683": _many_pairs,
    "E0840": _no_document,
    "E0845": _word_for_text,
    "E0811-word": _word_for_text,
    "E0841": _template("绩效评价报告", "评价机构："),
    "E0842": _template("结论：{{评价结论}}", "{{评分表}}"),
    "E0843": _bomb,
    "W0835": _template("{{评价结论}}", "{{综合评分表}}", "{{指标分析}}", "{{存在的问题}}", "{{有关建议}}"),
    "E0801": _existing,
    "E0803": _out_folder,
    "E0807": _pipe,
    "E0826": _out_folder,
    "E0810": _workbook(_FACTS, ("支出", "120万元")),
    "E0811": _raw("facts.xlsx", b"no workbook"),
    "E0812": _raw("facts.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")),
    "E0813": _many_parts,
    "E0814": _workbook(_FACTS, ("支出", "=100+20")),
    "E0815": _workbook(_FACTS, ("支出", "#DIV/0!")),
    "E0818": _raw("facts.csv", b"\xff\xff\xff"),
    "W0801": _workbook(_FACTS, ("完成率", (Decimal("0.975"), "0%"))),
}
"""What is put into the folder of a case before it runs, by code or by the name of the case."""
