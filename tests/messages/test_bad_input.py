"""Input that is no program and no data: a message that names the file or the place, exit code 2, and soon.

Nothing here may hang or raise: sizes, digits, exponents and nesting are bounded before the work.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from evaldsl import EvaldslError, load
from evaldsl.text import read
from snapshots import run_command

_SPEC: Final = (
    '指标体系 "绩效评价"\n基础数据\n    执行率: 百分比\n执行 100分\n    执行率 ≥ 95% 得满分，否则按比例得分\n'
)
_FACTS: Final = '执行率 = "96%"\n'
_MODULE: Final = "模块 质量\n指标 合格(合格率: 百分比)\n    合格率 ≥ 95% 得满分，否则按比例得分\n"
_MOST_SECONDS: Final = 5


def _adding(formula: str) -> str:
    return _SPEC.replace("执行率 ≥", f"执行率 + {formula} ≥")


_BLOCKS: Final = '指标体系 "绩效评价"\n' + "".join(f"{'    ' * level}层_{level} 100分\n" for level in range(1000))

# What the spec holds, what stands in the message.
SPECS: Final = {
    "GB18030": (_SPEC.encode("gb18030"), "错误[E0506]：“spec.eval”"),
    "UTF-16": (_SPEC.encode("utf-16"), "错误[E0506]：“spec.eval”"),
    "surrogates": (_SPEC.encode() + b"\xed\xa0\x80", "第 6 行"),
    "any bytes": (bytes(range(256)) * 100, "错误[E0506]：“spec.eval”"),
    "empty": (b"", "spec.eval:1:1"),
    "blank lines": (b"\n \n\t\n", "spec.eval:1:1"),
    "a comment": ("# 只有说明\n".encode(), "spec.eval:1:1"),
    "no header": (_SPEC.partition("\n")[2].encode(), "错误[E0519]：“spec.eval”"),
    "5000 digits": (_adding("9" * 5000).encode(), "错误[E0107]：这个数有 5000 位"),
    "5000 decimals": (_adding("0." + "9" * 5000).encode(), "错误[E0107]"),
    "5000 digits of a weight": (_SPEC.replace("100分", "9" * 5000 + "分").encode(), "错误[E0107]"),
    "1e999999999": (_adding("1e999999999").encode(), "错误[E0108]：不接受科学记数法“1e999999999”"),
    "a tower of powers": (_adding("9^9^9^9^9").encode(), "spec.eval:5:"),
    "1000 brackets": (_adding("(" * 1000 + "1" + ")" * 1000).encode(), "错误[E0113]：这一行有 1001 个"),
    "1000 open brackets": (_adding("(" * 1000).encode(), "错误[E0113]"),
    "1000 signs": (_adding("-" * 1000 + "1").encode(), "错误[E0113]"),
    "1000 blocks": (_BLOCKS.encode(), "错误[E0111]：嵌套超过 64 层"),
    "NUL in a name": (_SPEC.replace("执行 ", "执\0行 ").encode(), "错误[E0109]：这里有看不见的字符 U+0000"),
    "nothing but NUL": (b"\0" * 10_000, "spec.eval:1:1"),
    "CR in a name": (_SPEC.replace("执行 ", "执\r行 ").encode(), "错误[E0109]：这里有看不见的字符 U+000D"),
    "20 MB": (b"#" * (20 * 1024 * 1024), "错误[E0505]：“spec.eval”超过 8 MB"),
    "20 MB in lines": ("# 说明\n".encode() * (2 * 1024 * 1024), "错误[E0505]：“spec.eval”"),
    "300,000 lines": (_SPEC.encode() + b"\n" * 300_000, "错误[E0507]：“spec.eval”"),
    "a long line": (_adding("甲" * 30_000).encode(), "错误[E0508]：“spec.eval”第 5 行"),
    "facts": (_FACTS.encode(), "错误[E0519]：“spec.eval”"),
    "a module": (_MODULE.encode(), "错误[E0520]：“spec.eval”是模块"),
    "a web page": (b"<!doctype html>\n<html><body>404</body></html>\n", "spec.eval:1:"),
    "a workbook": (b"PK\x03\x04\x14\x00" + bytes(range(128, 256)), "“spec.eval”"),
}

FACTS: Final = {
    "GB18030": (_FACTS.encode("gb18030"), "错误[E0506]：“facts.toml”"),
    "UTF-16": (_FACTS.encode("utf-16"), "错误[E0506]：“facts.toml”"),
    "empty": (b"", "错误[E0601]：缺少 1 项数据：执行率"),
    "5000 digits": (f"执行率 = {'9' * 5000}\n".encode(), "错误[E0609]"),
    "5000 digits in a text": (f'执行率 = "{"9" * 5000}%"\n'.encode(), "错误[E0609]"),
    "1e999999999": ("执行率 = 1e999999999\n".encode(), "facts.toml:1:7"),
    "1e999999999 in a text": ('执行率 = "1e999999999%"\n'.encode(), "facts.toml:1:7"),
    "a hexadecimal number": (f"执行率 = 0x{'f' * 5000}\n".encode(), "facts.toml:1:7"),
    "1000 lists": (f"执行率 = {'[' * 1000}{']' * 1000}\n".encode(), "错误[E0626]：嵌套超过 64 层"),
    "1000 open lists": (f"执行率 = {'[' * 1000}".encode(), "错误[E0626]"),
    "1000 tables": (f"执行率 = {'{ a = ' * 1000}1{'}' * 1000}\n".encode(), "错误[E0626]"),
    "a name of 1000 parts": (f"{'a.' * 1000}b = 1\n".encode(), "错误[E0626]"),
    "a header of 1000 parts": (f"[{'a.' * 1000}b]\n".encode(), "错误[E0626]"),
    "NUL in a text": (b'"\xe6\x89\xa7\xe8\xa1\x8c\xe7\x8e\x87" = "9\x006%"\n', "facts.toml:1:"),
    "nothing but NUL": (b"\0" * 1000, "facts.toml:1:1"),
    "20 MB": (b"#" * (20 * 1024 * 1024), "错误[E0505]：“facts.toml”超过 8 MB"),
    "a long line": (f'执行率 = "{"九" * 30_000}"\n'.encode(), "错误[E0508]：“facts.toml”第 1 行"),
    "a program": (_SPEC.encode(), "错误[E0606]：数据文件的写法有误"),
    "JSON": ('{"执行率": "96%"}\n'.encode(), "facts.toml:1:1"),
    "CSV": ("执行率,96%\n".encode(), "facts.toml:1:4"),
    "control characters": (bytes(range(1, 128)) * 100, "facts.toml:1:1"),
}

SETTINGS: Final = {
    "5000 digits": "执行率=" + "9" * 5000 + "%",
    "1e999999999": "执行率=1e999999999%",
    "a row of 5000 digits": "执行率[" + "9" * 5000 + "]=1%",
    "no name": "=96%",
    "nothing": "",
    "1000 dots": "a." * 1000 + "b=1",
    "NUL": "执行率=9\x006%",
}


def _refused(folder: Path, *words: str) -> str:
    """What a run prints that must be refused: exit code 2, in time, and no word of an error of ours."""
    start = time.process_time()
    code, output = run_command(["evaldsl", *words], folder)
    assert time.process_time() - start < _MOST_SECONDS
    assert code == 2, output
    assert output.count("错误[") >= 1
    assert "Traceback" not in output
    assert "\n错误[E0602]" not in output, "what follows from another mistake"
    return output


def _write(folder: Path, spec: bytes = _SPEC.encode(), facts: bytes = _FACTS.encode()) -> None:
    (folder / "spec.eval").write_bytes(spec)
    (folder / "facts.toml").write_bytes(facts)


@pytest.mark.parametrize("bad", SPECS)
def test_spec(bad: str, tmp_path: Path) -> None:
    content, said = SPECS[bad]
    _write(tmp_path, spec=content)
    assert said in _refused(tmp_path, "run", "spec.eval", "facts.toml")


@pytest.mark.parametrize("bad", [bad for bad in SPECS if bad != "a module"])
def test_imported_module(bad: str, tmp_path: Path) -> None:
    """The same as a module's file: what is wrong is told at the import or in the module, and never raises."""
    _write(tmp_path, spec=_SPEC.replace("基础", "引用 质量\n基础", 1).encode())
    (tmp_path / "质量.eval").write_bytes(SPECS[bad][0])
    output = _refused(tmp_path, "check", "spec.eval")
    assert "spec.eval:2:" in output
    assert "质量" in output


@pytest.mark.parametrize("bad", FACTS)
def test_facts(bad: str, tmp_path: Path) -> None:
    content, said = FACTS[bad]
    _write(tmp_path, facts=content)
    assert said in _refused(tmp_path, "run", "spec.eval", "facts.toml")


@pytest.mark.parametrize("bad", SETTINGS)
def test_setting(bad: str, tmp_path: Path) -> None:
    _write(tmp_path)
    assert "--set:1:" in _refused(tmp_path, "run", "spec.eval", "facts.toml", "--set", SETTINGS[bad])


def test_spec_and_facts_in_the_wrong_order(tmp_path: Path) -> None:
    _write(tmp_path)
    said = _refused(tmp_path, "run", "facts.toml", "spec.eval")
    assert said.startswith("错误[E0603]：“facts.toml”")
    assert "evaldsl run spec.eval facts.toml" in said
    assert said.endswith("共 1 个错误\n")


@pytest.mark.parametrize(
    "words", [("check", "facts.toml"), ("test", "facts.toml"), ("run", "facts.toml"), ("run", "spec.eval", "spec.eval")]
)
def test_a_file_of_the_other_kind(words: tuple[str, ...], tmp_path: Path) -> None:
    _write(tmp_path)
    said = _refused(tmp_path, *words)
    assert "E0603" in said
    assert said.endswith("共 1 个错误\n")


@pytest.mark.parametrize("command", ["run", "check", "test"])
@pytest.mark.parametrize("path", ["nowhere.eval", "nowhere/spec.eval", "spec.eval/spec.eval", "folder", "loop", "\0"])
def test_path_of_a_spec(command: str, path: str, tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    assert f"“{path}”" in _refused(tmp_path, command, path).replace("�", "\0")


@pytest.mark.parametrize("path", ["nowhere.toml", "folder", "loop"])
def test_path_of_facts(path: str, tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    assert f"“{path}”" in _refused(tmp_path, "run", "spec.eval", path)


@pytest.mark.parametrize("name", ["spec.eval", "facts.toml"])
def test_file_that_may_not_be_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, mode: str) -> object:
        if Path(path).name == name:
            raise PermissionError(13, "not yours", path)
        return open(path, mode)  # the caller closes it

    _write(tmp_path)
    monkeypatch.setattr(read, "open", refuse, raising=False)
    assert f"错误[E0503]：没有权限读取“{name}”" in _refused(tmp_path, "run", "spec.eval", "facts.toml")


@pytest.mark.parametrize("change", [lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n")])
def test_byte_order_marks_and_windows_line_ends_are_fine(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    _write(tmp_path, change(_SPEC.encode()), change(_FACTS.encode()))
    code, output = run_command(["evaldsl", "run", "spec.eval", "facts.toml"], tmp_path)
    assert code == 0, output


def test_windows_line_ends_do_not_move_places(tmp_path: Path) -> None:
    _write(tmp_path, _SPEC.replace("得满分", "得漫分").replace("\n", "\r\n").encode())
    assert "spec.eval:5:" in _refused(tmp_path, "check", "spec.eval")


def test_a_module_cannot_be_scored_from_python_either(tmp_path: Path) -> None:
    (tmp_path / "spec.eval").write_text(_MODULE, encoding="utf-8")
    with pytest.raises(EvaldslError, match="E0520"):
        load(tmp_path / "spec.eval")
