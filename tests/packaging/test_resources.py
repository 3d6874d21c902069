"""Where the data files are found, and when prebuilt tables are refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from evaldsl import resources
from evaldsl.syntax.tables import renumbered

ROOT = Path(__file__).parents[2]
DIGEST = "import hatch_build, hashlib, pathlib; \
print(hashlib.sha256(hatch_build.tables_text(pathlib.Path('.')).encode()).hexdigest())"


def test_checkout_has_grammar_keywords_and_library() -> None:
    assert "start:" in resources.grammar_text()
    assert resources.keyword_table("zh").keys() == resources.keyword_table("en").keys()
    assert Path(resources.stdlib_root()) == ROOT / "stdlib"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small checkout whose tables fit its grammar."""
    package = tmp_path / "evaldsl"
    monkeypatch.setattr(resources, "_PACKAGE", str(package))
    monkeypatch.setattr(resources, "_PACKED", str(package / "_resources"))
    monkeypatch.setattr(resources, "_BESIDE", str(tmp_path))
    write(tmp_path / "grammars" / "evaldsl.lark", "start: A")
    write(package / "syntax" / "tables.py", "builder = 1")
    hashes = {"grammar_sha256": digest("start: A"), "builder_sha256": digest("builder = 1")}
    write(package / "_resources" / "grammars" / "tables.json", json.dumps(hashes))
    resources.prebuilt_tables.cache_clear()
    yield tmp_path
    resources.prebuilt_tables.cache_clear()


def test_fresh_tables_are_taken(checkout: Path) -> None:
    assert resources.prebuilt_tables() is not None


@pytest.mark.parametrize("changed", ["grammars/evaldsl.lark", "evaldsl/syntax/tables.py"])
def test_stale_tables_are_refused(checkout: Path, changed: str) -> None:
    with (checkout / changed).open("a", encoding="utf-8") as file:
        file.write(" ")
    assert resources.prebuilt_tables() is None


def test_absent_tables_are_none(checkout: Path) -> None:
    (checkout / "evaldsl" / "_resources" / "grammars" / "tables.json").unlink()
    assert resources.prebuilt_tables() is None


def test_packed_resources_come_first_and_are_taken_as_they_are(checkout: Path) -> None:
    packed = checkout / "evaldsl" / "_resources" / "grammars"
    write(packed / "evaldsl.lark", "start: B")
    assert resources.grammar_text() == "start: B"
    assert resources.prebuilt_tables() is not None
    assert Path(resources.stdlib_root()) == checkout / "evaldsl" / "_resources" / "stdlib"


def test_trees_are_those_of_the_packed_library(checkout: Path) -> None:
    packed = checkout / "evaldsl" / "_resources"
    write(packed / "trees" / "a.eval.json", '{"root": 1}')
    assert resources.prebuilt_tree(str(checkout / "stdlib" / "a.eval")) is None, "a checkout parses what is written"
    write(packed / "grammars" / "evaldsl.lark", "start: A")
    assert resources.prebuilt_tree(os.path.join(resources.stdlib_root(), "a.eval")) == {"root": 1}
    assert resources.prebuilt_tree(os.path.join(resources.stdlib_root(), "b.eval")) is None
    assert resources.prebuilt_tree(str(checkout / "stdlib" / "a.eval")) is None, "a file of that name elsewhere"


def test_tables_come_out_the_same_every_time() -> None:
    """Two builds of one tree give one wheel, whatever order their sets have."""
    made = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_renumbered_tables_are_the_same_automaton() -> None:
    tables = {
        "rules": [["b", 1, "b"], ["a", 2, "a"], ["b", 1, "b"]],
        "states": [{"X": -2, "Y": -3}, {}, {"B": 0, "A": 1, "C": -1}],
        "start": 2,
        "end": 1,
    }
    assert renumbered(tables) == {
        "rules": [("a", 2, "a"), ("b", 1, "b")],
        "states": [{"A": 1, "B": 2, "C": -2}, {}, {"X": -1, "Y": -2}],
        "start": 0,
        "end": 1,
    }


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
