"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from evaldsl.diagnostics import Diagnostic, say
from evaldsl.files import refusal, write, write_file


def _code(found: Diagnostic | None) -> str:
    return found.code if found else ""


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    assert write_file(str(tmp_path / "甲.toml"), "支出 = 1\n") is None
    assert (tmp_path / "甲.toml").read_bytes() == "支出 = 1\n".encode()
    assert _names(tmp_path) == ["甲.toml"]


def test_bytes_stay_as_they_are(tmp_path: Path) -> None:
    assert write_file(str(tmp_path / "a"), b"\r\n\xff") is None
    assert (tmp_path / "a").read_bytes() == b"\r\n\xff"


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("old")
    target.chmod(0o640)
    assert _code(write_file(str(target), "new")) == "E0801"
    assert target.read_text() == "old"
    assert write_file(str(target), "new", force=True) is None
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert _names(tmp_path) == ["a"]


def test_an_input_is_never_replaced(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text("x")
    (tmp_path / "link").symlink_to(spec)
    for name in ("spec.eval", "link", "./spec.eval"):
        found = write_file(str(tmp_path / name), "y", force=True, inputs=("", str(tmp_path / "none"), str(spec)))
        assert _code(found) == "E0802"
    assert spec.read_text() == "x"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "a"
    target.write_text("old")
    (tmp_path / "link").symlink_to(target)
    assert write_file(str(tmp_path / "link"), "new", force=True) is None
    assert (tmp_path / "link").is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "E0806"),
        ("new/", "E0804"),
        ("no/a", "E0804"),
        ("file/a", "E0804"),
        ("folder", "E0803"),
        ("pipe", "E0807"),
        ("a\0b", "E0806"),
    ],
)
def test_places_that_take_no_file(name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    before = _names(tmp_path)
    assert _code(refusal(name, force=True)) == _code(write_file(name, "x", force=True)) == code
    assert _names(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "E0806"), (errno.EACCES, "E0805"), (errno.EIO, "E0806"), (errno.EROFS, "E0806")]
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_what_was_there(
    number: int, code: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    (tmp_path / "a").write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(write.os, step, fail)
        found = write_file(str(tmp_path / "a"), "new", force=True)
    assert found is not None
    assert found.code == code
    assert str(tmp_path / "a") in say(found.message, "zh")
    assert _names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_a_file_that_came_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    beside = write._beside

    def slow(name: str, raw: bytes) -> str:
        target.write_text("theirs")
        return beside(name, raw)

    monkeypatch.setattr(write, "_beside", slow)
    assert _code(write_file(str(target), "ours")) == "E0801"
    assert target.read_text() == "theirs"
    assert _names(tmp_path) == ["a"]


def test_without_links_the_file_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(write.os, "link", refuse)
    assert write_file(str(tmp_path / "a"), "x") is None
    assert _names(tmp_path) == ["a"]


def test_what_a_broken_run_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".a.0.part").write_text("half")
    assert write_file(str(tmp_path / "a"), "x") is None
    assert _names(tmp_path) == [".a.0.part", "a"]
