"""The files of the project and their syntax trees, for the tests of the house itself."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "evaldsl"
TEXT_SUFFIXES = frozenset(
    {".py", ".md", ".toml", ".eval", ".lark", ".json", ".csv", ".txt", ".yml", ".yaml", ".cfg", "", ".typed"}
)
_NOT_OURS = frozenset({"_resources", "__pycache__", "node_modules"})
_BUILT = frozenset({"build", "dist"})  # at the top level only


@cache
def modules() -> tuple[Path, ...]:
    """The Python files of the package."""
    return tuple(path for path in _walk(PACKAGE) if path.suffix == ".py")


@cache
def python_files() -> tuple[Path, ...]:
    """All Python files: the package, the build hook, the tests."""
    return tuple(path for path in text_files() if path.suffix == ".py")


@cache
def text_files() -> tuple[Path, ...]:
    """Every text file that belongs to the project: as git has it, or everything in an unpacked sdist."""
    paths = _tracked() or tuple(_walk(ROOT))
    return tuple(path for path in paths if path.suffix in TEXT_SUFFIXES and path.is_file())


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path) -> str:
    """A path as messages name it."""
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The room of a module of the package: `text` for evaldsl/text/source.py, `pipeline` for evaldsl/pipeline.py."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a file, inner ones and methods too."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _tracked() -> tuple[Path, ...]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listing.stdout.decode("utf-8").split("\0") if listing.returncode == 0 else []
    return tuple(ROOT / name for name in sorted(names) if name)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") and path.name not in {".ci", ".gitignore", ".gitattributes"}:
            continue
        if path.name in _NOT_OURS or (folder == ROOT and path.name in _BUILT) or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
