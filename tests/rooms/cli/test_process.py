"""The command as a process: encodings, closed pipes, Ctrl-C, a full disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

STUB = str(Path(__file__).with_name("stubbed.py"))


def evaldsl(*argv: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    return subprocess.run(
        [sys.executable, STUB, *argv], capture_output=True, check=False, env={**kept, **environ}, timeout=60
    )


def test_streams_are_utf8_whatever_the_locale() -> None:
    done = evaldsl("run", "warned.eval", "f.toml", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "综合得分" in done.stdout.decode("utf-8")
    assert "请看" in done.stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of this kind are POSIX")
@pytest.mark.parametrize("argv", [("run", "long.eval", "f.toml"), ("run", "long.eval", "f.toml", "--format", "json")])
def test_closed_pipe_is_quiet(argv: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, STUB, *argv], stdout=closed, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of this kind are POSIX")
def test_closed_standard_error_is_quiet_too() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, STUB, "run", "wrong.eval"], stdout=subprocess.PIPE, stderr=closed, check=False, timeout=60
        )
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, STUB, "run", "fine.eval", "f.toml", "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 74
    assert done.stderr.decode().startswith("the output cannot be written: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are POSIX")
def test_ctrl_c_is_quiet() -> None:
    done = evaldsl("run", "interrupted.eval")
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, b"", b"")


def test_module_runs_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evaldsl", "--version"],
        capture_output=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"evaldsl ")


def test_version_help_and_refusals_start_without_the_evaluator_and_without_rich() -> None:
    code = (
        "import sys; from evaldsl.cli import main; main(['run', '--help']); main(['--version']); main(['rnu']);"
        "print([n for n in sys.modules if n.split('.')[0] in ('rich', 'lark') or n == 'evaldsl.pipeline'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60, cwd=Path(__file__).parents[3]
    )
    assert done.stdout.decode("utf-8").rstrip().endswith("[]")


_SPARED = [
    "evaldsl.compare",
    "evaldsl.dossier",
    "evaldsl.draft",
    "evaldsl.format",
    "evaldsl.office",
    "evaldsl.sheets",
    "evaldsl.trials",
    "evaldsl.check.infer_efficacy",
    "evaldsl.check.infer_functions",
    "evaldsl.evaluate.adjustments",
    "evaldsl.evaluate.documents",
    "evaldsl.bind.adjustments",
    "jinja2",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "xlrd",
    "python_calamine",
    "email",
    "http",
    "importlib.metadata",
    "importlib.resources",
]


def test_a_run_loads_nothing_that_its_rubric_does_not_use() -> None:
    """A cold start has a budget; a module costs half a millisecond of it."""
    folder = Path(__file__).parents[3]
    example = folder / "examples" / "zhengzhou_2021"
    code = (
        "import sys; from evaldsl.cli import main;"
        f"main(['run', {str(example / 'spec.eval')!r}, {str(example / 'facts.toml')!r}]);"
        f"print('|', [n for n in sys.modules for s in {_SPARED!r} if n == s or n.startswith(s + '.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60, cwd=folder)
    assert done.stdout.decode("utf-8").rstrip().endswith("| []")
