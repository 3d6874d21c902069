"""Files that the command report writes, for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from snapshots import run_command

EXAMPLES = Path(__file__).parents[3] / "examples"


def written(name: str, kind: str, folder: Path, *options: str) -> Path:
    """The report of an example as a file."""
    source, path = EXAMPLES / name, folder / f"report.{kind}"
    words = ["evaldsl", "report", str(source / "spec.eval"), str(source / "facts.toml"), "-o", str(path)]
    code, output = run_command([*words, "--author", str(source / "author.md"), *options], folder)
    assert code == 0, output
    return path
