"""The wheel, the sdist and an editable install carry what a run needs, and work from any directory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "zhengzhou_2021"
DEPENDENCIES = ("attrs>=24.2", "lark>=1.3,<1.4", "markdown-it-py>=3,<5", "rich>=13.9,<16")
TABLES = "evaldsl/_resources/grammars/tables.json"
SOURCES = ("evaldsl", "grammars", "stdlib", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE")
RESOURCES = (
    "import json, os, evaldsl.resources as r; print(json.dumps([r.prebuilt_tables() is not None, r.grammar_text()[:1] \
!= '', sorted(r.keyword_table('zh')) != [], sorted(os.listdir(r.stdlib_root()))]))"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist of this tree, and the wheel that is built from the sdist."""
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)], out)
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl"))


def test_wheel_holds_code_types_and_resources(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        names = set(wheel.namelist())
        tables = json.loads(wheel.read(TABLES))
    expected = {
        f"evaldsl/_resources/{path.relative_to(ROOT).as_posix()}"
        for folder in ("grammars", "stdlib")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "evaldsl").rglob("*.py")}
    trees = {f"evaldsl/_resources/trees/{path.name}.json" for path in (ROOT / "stdlib").glob("*.eval")}
    assert expected | code | trees | {"evaldsl/py.typed", TABLES} <= names
    assert {name.split("/")[0] for name in names} == {"evaldsl", f"evaldsl-{version()}.dist-info"}
    assert not [name for name in names if name.endswith((".pickle", ".pkl", ".pyc"))]
    assert tables["grammar_sha256"]
    assert tables["builder_sha256"]


def test_sdist_holds_tests_and_documents(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"tests/conftest.py", ".ci/run", "README.zh.md", "LICENSE", "hatch_build.py"} <= names
    assert not [name for name in names if name.startswith("evaldsl/_resources")]


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment with the wheel."""
    programs = fresh_environment(tmp_path_factory.mktemp("wheel"), DEPENDENCIES)
    pip(programs, ["install", "--no-deps", str(built[1])])
    return programs


@pytest.mark.packaging
def test_installed_wheel_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert version() in run([str(installed / "evaldsl"), "--version"], tmp_path)
    command = ["run", str(EXAMPLE / "spec.eval"), str(EXAMPLE / "facts.toml")]
    printed = run([str(installed / "evaldsl"), *command], tmp_path)
    assert "73.24" in printed
    assert run([str(installed / "python"), "-m", "evaldsl", *command], tmp_path) == printed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.packaging
def test_installed_wheel_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    found = json.loads(run([str(installed / "python"), "-c", RESOURCES], tmp_path))
    assert found == [True, True, True, sorted(path.name for path in (ROOT / "stdlib").iterdir())]


@pytest.mark.packaging
def test_installed_wheel_does_not_build_its_tables(installed: Path, tmp_path: Path) -> None:
    """With the tables of the wheel a run has no use for the parser generator."""
    command = ["-m", "evaldsl", "run", str(EXAMPLE / "spec.eval"), str(EXAMPLE / "facts.toml")]
    done = subprocess.run(
        [str(installed / "python"), "-X", "importtime", *command],
        cwd=tmp_path,
        env=bare_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "evaldsl.pipeline" in imported
    assert "lark" not in imported


@pytest.mark.packaging
def test_editable_install_leaves_tables_and_survives_stale_ones(tmp_path: Path) -> None:
    programs = fresh_environment(tmp_path / "environment", (*DEPENDENCIES, "hatchling>=1.27"))
    tree = tmp_path / "tree"
    for name in SOURCES:
        copy(ROOT / name, tree / name)
    pip(programs, ["install", "--no-deps", "--no-build-isolation", "--editable", str(tree)])
    empty = tmp_path / "empty"
    empty.mkdir()
    assert (tree / TABLES).exists()
    assert json.loads(run([str(programs / "python"), "-c", RESOURCES], empty))[:3] == [True, True, True]
    command = [str(programs / "evaldsl"), "check", str(EXAMPLE / "spec.eval")]
    run(command, empty)
    with (tree / "grammars" / "evaldsl.lark").open("a", encoding="utf-8") as grammar:
        grammar.write("\n// a remark that the tables do not know\n")
    assert json.loads(run([str(programs / "python"), "-c", RESOURCES], empty))[0] is False
    run(command, empty)


@pytest.mark.packaging
def test_a_library_of_ones_own_is_installed_and_imported(tmp_path: Path) -> None:
    """`lib new`, a wheel of it, a fresh environment with both: the module is found by its entry point."""
    empty = tmp_path / "empty"
    empty.mkdir()
    programs = fresh_environment(tmp_path / "environment", [str(ROOT), "hatchling"])
    run([str(programs / "evaldsl"), "lib", "new", "esg-2024", "--lang", "en"], empty)
    modules = empty / "esg-2024" / "evaldsl_esg_2024"
    (modules / "tables").mkdir()
    (modules / "tables" / "standard.csv").write_text("best\n90%\n", encoding="utf-8")
    with (modules / "module.eval").open("a", encoding="utf-8") as module:
        module.write('\ntable standards from "tables/standard.csv"\n    best: percent\n')
    with (modules / "example.eval").open("a", encoding="utf-8") as example:
        example.write("\nbest = max(library.standards.best)\n")
        example.write('\ntest "its table"\n    set tasks = 90%\n    best should be 90%\n')
    pip(programs, ["install", "--no-deps", "--no-build-isolation", str(empty / "esg-2024")])
    shutil.copy2(empty / "esg-2024" / "evaldsl_esg_2024" / "example.eval", empty / "spec.eval")
    assert "esg_2024" in run([str(programs / "evaldsl"), "lib", "list", "--lang", "en"], empty)
    run([str(programs / "evaldsl"), "test", str(empty / "spec.eval")], empty)


def fresh_environment(folder: Path, packages: Sequence[str]) -> Path:
    """A new environment with these packages: its folder of programs. Skips the test where no index can be reached."""
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)], Path.cwd())
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    try:
        pip(programs, ["install", *packages])
    except AssertionError as problem:
        if "packaging" in os.environ.get("EVALDSL_REQUIRE", ""):
            raise
        pytest.skip(f"the package index cannot be reached: {str(problem)[-200:]}")
    return programs


def pip(programs: Path, words: Sequence[str]) -> None:
    """Run this environment's pip upon another environment."""
    run([sys.executable, "-m", "pip", "--python", str(programs / "python"), "--quiet", *words], Path.cwd())


def run(command: Sequence[str], folder: Path) -> str:
    """Run a program to its good end: what it printed."""
    done = subprocess.run(
        command, cwd=folder, env=bare_environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def bare_environment() -> dict[str, str]:
    """The environment without anything that would let this checkout be imported."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "COV_"))}


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "_resources"))
    else:
        shutil.copy2(source, target)


def version() -> str:
    """The version that pyproject.toml states."""
    import tomllib

    stated: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return stated
