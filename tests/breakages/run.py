"""Deliberate breakages: each is put into a copy of the project, and some test must fail.

    python tests/breakages/run.py            all of them
    python tests/breakages/run.py rounding   those whose name contains a word

Each entry of breakages.toml names a file, a piece of it that stands there once, what to put in its place, and the
tests to run. A breakage that no test notices is printed as MISSED and makes the exit code 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")


def main(words: list[str]) -> int:
    """Try all breakages whose names contain one of the words (none: all)."""
    listed = tomllib.loads((Path(__file__).parent / "breakages.toml").read_text(encoding="utf-8"))["breakage"]
    chosen = [each for each in listed if not words or any(word in each["name"] for word in words)]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="evaldsl-breakages-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=_left_out)
        for number, breakage in enumerate(chosen, 1):
            caught = try_one(copy, breakage)
            missed += caught is None
            print(f"{number:3} {breakage['name']}: {caught or 'MISSED'}", flush=True)
    print(f"{len(chosen)} breakages, {missed} missed")
    return 1 if missed else 0


def _left_out(path: str, names: list[str]) -> set[str]:
    """Caches anywhere; build folders at the top only, since a room may have such a name."""
    ignored = LEFT_OUT(path, names)
    return ignored if Path(path) == ROOT else ignored - {"build", "dist"}


def try_one(copy: Path, breakage: dict[str, str]) -> str | None:
    """The first test that fails with the breakage in place; None where all pass."""
    path = copy / breakage["file"]
    sound = path.read_text(encoding="utf-8")
    if sound.count(breakage["old"]) != 1:
        raise SystemExit(f"{breakage['name']}: the piece stands {sound.count(breakage['old'])} times in {path.name}")
    path.write_text(sound.replace(breakage["old"], breakage["new"]), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "--no-header",
        "-p",
        "no:cacheprovider",
        *breakage["tests"].split(),
    ]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=600)
    path.write_text(sound, encoding="utf-8")
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split(" - ")[0] if failed else None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
