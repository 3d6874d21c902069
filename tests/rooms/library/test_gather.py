"""Imports: where modules are found, in which order they come, and everything that can be wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl.diagnostics import say
from evaldsl.library import Modules, gather
from evaldsl.quantity.limits import MAX_IMPORT_DEPTH

SYSTEM = '指标体系 "试"\n\n{}\n甲 100分\n'


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def module(name: str, *imports: str, english: str = "") -> str:
    settings = f"    英文名 {english}\n" if english else ""
    return f"模块 {name}\n{settings}\n" + "".join(f"引用 {one}\n" for one in imports)


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with an empty standard library beside it; the current folder is the project."""
    (tmp_path / "std").mkdir()
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def run(spec: Path, *imports: str) -> Modules:
    write(spec, "spec.eval", SYSTEM.format("\n".join(f"引用 {one}" for one in imports)))
    return gather("spec.eval", stdlib=str(spec.parent / "std"))


def codes(modules: Modules) -> list[str]:
    return [one.code for one in modules.diagnostics]


def said(modules: Modules) -> list[str]:
    return [say(one.message, "zh") for one in modules.diagnostics]


def test_a_program_without_imports(spec: Path) -> None:
    found = run(spec)
    assert (found.diagnostics, found.all, found.main.key) == ((), (found.main,), "spec.eval")


def test_dependency_order_and_keys(spec: Path) -> None:
    write(spec.parent / "std", "grades.eval", module("标准.等级", english="std.grades"))
    write(spec, "own.eval", module("本地.指标", "标准.等级"))
    found = run(spec, "本地.指标 为 本", "std.grades: 财政四档")
    assert codes(found) == []
    assert [one.key for one in found.all] == ["标准.等级", "本地.指标", "spec.eval"]
    assert [key for _, key in found.main.imports] == ["本地.指标", "标准.等级"]
    assert found.all[0].source.name == "stdlib/grades.eval"
    assert found.all[1].source.name == "own.eval"


def test_modules_are_found_beside_the_importer_in_folders_and_in_libs(spec: Path) -> None:
    write(spec, "甲/乙.eval", module("甲.乙"))
    write(spec, "libs/shared.eval", "# 说明\n\nevaldsl 1\n" + module("共用.丙", "丁"))
    write(spec, "libs/four.eval", module("丁"))
    found = run(spec, "甲.乙", "共用.丙")
    assert codes(found) == []
    assert [one.source.name for one in found.all] == ["甲/乙.eval", "libs/four.eval", "libs/shared.eval", "spec.eval"]


def test_unknown_module_has_near_names(spec: Path) -> None:
    write(spec.parent / "std", "grades.eval", module("标准.等级"))
    found = run(spec, "标准.等记")
    assert codes(found) == ["E0510"]
    assert say(found.diagnostics[0].notes[0], "zh") == "是否想写：标准.等级"
    assert found.main.imports == ()


def test_two_hits_are_refused(spec: Path) -> None:
    write(spec.parent / "std", "grades.eval", module("标准.等级"))
    write(spec, "mine.eval", module("标准.等级"))
    assert said(run(spec, "标准.等级")) == ["模块“标准.等级”有 2 个：stdlib/grades.eval、mine.eval"]


def test_one_file_reached_twice_is_one_hit(spec: Path) -> None:
    write(spec, "甲/乙.eval", module("甲.乙"))
    (spec / "link.eval").symlink_to(spec / "甲" / "乙.eval")
    assert codes(run(spec, "甲.乙")) == []


def test_circles_are_named_whole(spec: Path) -> None:
    write(spec, "a.eval", module("甲", "乙"))
    write(spec, "b.eval", module("乙", "丙"))
    write(spec, "c.eval", module("丙", "甲"))
    found = run(spec, "甲")
    assert said(found) == ["引用成环：甲 → 乙 → 丙 → 甲"]
    assert [label.span.place for label in found.diagnostics[0].labels] == ["a.eval:3:4", "b.eval:3:4"]
    write(spec, "d.eval", module("丁", "丁"))
    assert said(run(spec, "丁")) == ["引用成环：丁 → 丁"]


def test_a_system_is_no_module(spec: Path) -> None:
    write(spec, "other.eval", '指标体系 "另一个"\n\n甲 100分\n')
    write(spec, "bare.eval", "甲 = 1\n")
    assert said(run(spec, "x.other", "x.bare")) == [
        "“other.eval”是指标体系，不是模块，不能引用",
        "“bare.eval”没有“模块”一行，不能引用",
    ]
    write(spec, "third.eval", module("第三"))
    notes = [say(note, "zh") for note in run(spec, "x.third").diagnostics[0].notes]
    assert "“third.eval”声明的名称是“第三”" in notes


def test_mistakes_in_a_module_say_where_it_is_imported(spec: Path) -> None:
    write(spec, "a.eval", module("甲") + "指标 乙\n    得分 =\n")
    found = run(spec, "甲")
    assert found.diagnostics
    assert {one.span.source.name for one in found.diagnostics if one.span} == {"a.eval"}
    assert {one.labels[-1].span.place for one in found.diagnostics} == {"spec.eval:3:4"}


@pytest.mark.parametrize(
    "text", ["基础数据\n    x: 金额\n", "乙 5分\n", "当 1 > 0 总分不超过 59分\n", '核对 "甲"\n    总分 应为 1分\n']
)
def test_modules_have_neither_facts_nor_weights_nor_totals(spec: Path, text: str) -> None:
    write(spec, "a.eval", module("甲") + text)
    assert codes(run(spec, "甲")) == ["E0516"]


def test_modules_may_hold_what_is_reused(spec: Path) -> None:
    reusable = "界限 = 90%\n\n指标 乙(x: 百分比)\n    x ≥ 界限 得满分，否则不得分\n"
    write(spec, "a.eval", module("甲") + reusable + "\n等级 两档\n    优 ≥ 90分\n    差 其余\n")
    assert codes(run(spec, "甲")) == []


def test_a_module_itself_can_be_checked(spec: Path) -> None:
    write(spec, "a.eval", module("甲") + "乙 5分\n")
    assert codes(gather("a.eval", stdlib=str(spec.parent / "std"))) == ["E0516"]


def test_two_files_of_one_name(spec: Path) -> None:
    write(spec, "sub/b.eval", module("sub.b", "共用"))
    write(spec, "sub/shared.eval", module("共用"))
    write(spec, "shared.eval", module("共用"))
    assert codes(run(spec, "共用", "sub.b")) == ["E0517"]


def test_depth_is_bounded(spec: Path) -> None:
    for number in range(MAX_IMPORT_DEPTH):
        write(spec, f"m{number}.eval", module(f"m{number}", f"m{number + 1}"))
    write(spec, f"m{MAX_IMPORT_DEPTH}.eval", module(f"m{MAX_IMPORT_DEPTH}"))
    assert codes(run(spec, "m1")) == []
    assert codes(run(spec, "m0")) == ["E0514"]


def test_names_do_not_lead_out_of_the_folder(spec: Path) -> None:
    write(spec.parent, "secret.eval", module("甲"))
    assert codes(run(spec, "「..」.secret")) == ["E0510"]


def test_the_library_of_the_package_is_found_by_default(spec: Path) -> None:
    write(spec, "spec.eval", SYSTEM.format("引用 标准.等级"))
    assert [one.key for one in gather("spec.eval").all] == ["标准.等级", "spec.eval"]


# ── files ─────────────────────────────────────────────────────────────────────────────────────────


def test_missing_files_and_folders(spec: Path) -> None:
    assert said(gather("absent.eval")) == ["找不到文件“absent.eval”"]
    assert codes(gather(".")) == ["E0502"]
    assert codes(gather("a\0b")) == ["E0501"]


def test_encodings(spec: Path) -> None:
    (spec / "gb.eval").write_bytes('指标体系 "试"\n'.encode("gb18030"))
    found = gather("gb.eval")
    assert said(found) == ["“gb.eval”不是 UTF-8 编码（第 1 行起无法识别）"]
    assert "GB18030" in say(found.diagnostics[0].notes[0], "zh")
    (spec / "wide.eval").write_bytes('指标体系 "试"\n'.encode("utf-16"))
    assert "UTF-16" in say(gather("wide.eval").diagnostics[0].notes[0], "zh")
    (spec / "bom.eval").write_bytes(b"\xef\xbb\xbf" + SYSTEM.format("").encode())
    found = gather("bom.eval")
    assert (codes(found), found.main.source.text[0]) == ([], "指")


def test_unreadable_import(spec: Path) -> None:
    (spec / "bad.eval").write_bytes("模块 甲\n".encode() + b"\xff\n")
    found = run(spec, "甲")
    assert codes(found) == ["E0506"]
    assert found.diagnostics[0].span is not None


def test_sizes(spec: Path) -> None:
    write(spec, "long.eval", "#" * 20_001)
    assert codes(gather("long.eval")) == ["E0508"]
    write(spec, "many.eval", "\n" * 200_000)
    assert codes(gather("many.eval")) == ["E0507"]
    (spec / "large.eval").write_bytes(b" " * (8 * 1024 * 1024 + 1))
    assert codes(gather("large.eval")) == ["E0505"]
