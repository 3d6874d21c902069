"""Files that a case cannot hold in its text: too large, in another encoding, too many, a folder, a link."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

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
    "E0801": _existing,
    "E0803": _out_folder,
    "E0807": _pipe,
}
"""What is put into the folder of a case before it runs, by code."""
