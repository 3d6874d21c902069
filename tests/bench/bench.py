"""The benchmark: cold start and its split, growth with size, one project against straight-line code.

    python tests/bench/bench.py [--python PATH] [--runs 15] [--only cold|split|growth|project]

`--python` names the interpreter of an environment with an installed wheel; the cold figures are then the wheel's, whose
parser tables the build has made. Without it they are those of the checkout, which has none and makes them anew. Every
comparison is interleaved in one run and shown as a median; a ratio of medians on a busy machine is off by a tenth. It
is not a test: the figures are for people.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

EXAMPLE = ROOT / "examples" / "zhengzhou_2021"
SPEC, FACTS = str(EXAMPLE / "spec.eval"), str(EXAMPLE / "facts.toml")
PEERS = "import lark, attrs, rich.console, rich.tree, rich.table"
SIZES = (1000, 2000, 5000, 10_000)
MOST_OF_PEERS, MOST_OF_STRAIGHT = 3, 8


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--python", default=sys.executable)
    reader.add_argument("--runs", type=int, default=15)
    reader.add_argument("--only", choices=("cold", "split", "growth", "project"))
    given = reader.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "cold": lambda: cold(given.python, given.runs),
        "split": lambda: split(given.python, given.runs),
        "growth": growth,
        "project": project,
    }
    for name, part in parts.items():
        if given.only in {None, name}:
            part()
            print()


# ── cold start ──────────────────────────────────────────────────────────────────────────────────────


def cold(python: str, runs: int) -> None:
    """`evaldsl run` of the example against three times the imports of its peers."""
    evaldsl = command_of(python)
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "peers' imports": [python, "-c", PEERS],
        "evaldsl --version": [*evaldsl, "--version"],
        "evaldsl run": [*evaldsl, "run", SPEC, FACTS],
    }
    works = {name: lambda c=command: finished(c) for name, command in commands.items()}
    took = interleaved(works, runs, time.perf_counter)
    print(f"Cold start, median of {runs}, interleaved")
    table([(name, f"{took[name] * 1000:.1f} ms") for name in commands])
    verdict("evaldsl run / peers' imports", took["evaldsl run"] / took["peers' imports"], MOST_OF_PEERS)


def command_of(python: str) -> list[str]:
    """The command as a user types it, where it is installed; else the checkout's."""
    script = Path(python).with_name("evaldsl")
    return [str(script)] if python != sys.executable and script.exists() else [python, "-m", "evaldsl"]


def finished(command: Sequence[str]) -> None:
    """Run a command to its end, away from the checkout so that an installed package is the one that is found."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PYTHONPATH": str(ROOT)} if command[0] == sys.executable else {}
        done = subprocess.run(
            command, cwd=folder, env={**_environment(), **environment}, capture_output=True, check=False
        )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-1500:]}")


# ── where a cold run goes ───────────────────────────────────────────────────────────────────────────

PROBE = """
import gc, json, sys, time
gc.disable()  # as the command does
clock, spec, facts = time.perf_counter, sys.argv[1], sys.argv[2]
took = {}
last = clock()
def lap(name):
    global last
    now = clock()
    took[name] = took.get(name, 0) + now - last
    last = now
import attrs
lap("import attrs")
made = count = 0
plain = attrs.frozen
def counted(cls=None, **settings):
    global made, count
    if cls is None:
        return lambda real: counted(real, **settings)
    start = clock()
    result = plain(cls, **settings)
    made += clock() - start
    count += 1
    return result
attrs.frozen = counted
import rich.console, rich.tree, rich.table
lap("import rich")
from evaldsl import pipeline
import evaldsl.cli.command, evaldsl.cli.commands, evaldsl.cli.paint, evaldsl.report.assemble
lap("import evaldsl")
took["class creation"] = made
took["import evaldsl"] -= made
from evaldsl.syntax.automaton import tables
from evaldsl.syntax.keywords import keywords
tables(), keywords()
lap("grammar and keywords")
from pathlib import Path
from evaldsl.text import Source
from evaldsl.syntax import parse
text = Path(spec).read_text(encoding="utf-8")
last = clock()
parse(Source(spec, text))
lap("parse (the spec alone)")
checked = pipeline.check(spec)
took["check (with its imports parsed)"] = clock() - last - took["parse (the spec alone)"]
last = clock()
outcome = pipeline.evaluate_system(checked.system, facts)
lap("bind and evaluate")
import io
from contextlib import redirect_stdout, redirect_stderr
stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
with redirect_stdout(stream), redirect_stderr(stream):
    last = clock()
    code = evaldsl.cli.main(["run", spec, facts])
took["print"] = clock() - last - sum(took[n] for n in took if n.startswith(("parse", "check", "bind")))
print(json.dumps({"took": took, "classes": count, "modules": sum(n.startswith("evaldsl") for n in sys.modules),
                  "lark": "lark" in sys.modules, "code": code}))
"""


def split(python: str, runs: int) -> None:
    """The parts of a run in a fresh process. Printing is what a whole run takes beyond the parts measured before."""
    probes = [probe(python) for _ in range(runs)]
    names = list(probes[0]["took"])
    medians = {name: statistics.median(one["took"][name] for one in probes) for name in names}
    print(f"Split of a run, fresh process, median of {runs}")
    table([(name, f"{max(medians[name], 0) * 1000:.1f} ms") for name in names])
    first = probes[0]
    print(f"  {first['classes']} attrs classes, {first['modules']} modules of evaldsl, lark loaded: {first['lark']}")


def probe(python: str) -> dict[str, Any]:
    environment = {"PYTHONPATH": str(ROOT)} if python == sys.executable else {}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [python, "-c", PROBE, SPEC, FACTS],
            cwd=folder,
            env={**_environment(), **environment},
            capture_output=True,
            check=False,
        )
    if done.returncode:
        raise SystemExit(done.stderr.decode(errors="replace")[-3000:])
    measured: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
    return measured


# ── growth ──────────────────────────────────────────────────────────────────────────────────────────


def growth() -> None:
    """Parse and check of generated programs; the time for an indicator should not grow with their number."""
    from evaldsl import pipeline
    from evaldsl.syntax import parse
    from evaldsl.text import Source
    from programs import large_program

    print("Growth, processor time: indicators, parse, parse and check, the same for one indicator")
    parse(Source("warm", large_program(100)))
    each: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            text, path = large_program(size), Path(folder) / f"large_{size}.eval"
            path.write_text(text, encoding="utf-8")
            parsing = timed(lambda text=text: parse(Source("large", text)))
            gc.collect()
            begun = time.process_time()
            checked = pipeline.check(str(path))
            whole = time.process_time() - begun
            refuse_errors(checked)
            each.append(whole / size)
            print(f"  {size:>6}  {parsing:7.2f} s  {whole:7.2f} s  {whole / size * 1e6:7.0f} µs")
    verdict("per indicator, largest / smallest size", each[-1] / each[0], 2)


# ── one project in process ──────────────────────────────────────────────────────────────────────────


def project() -> None:
    """Twenty leaves with all steps, against the same rubric as straight-line Fraction code."""
    from evaldsl import pipeline
    from evaldsl.bind import bind
    from evaldsl.evaluate import evaluate
    from evaldsl.facts import facts_from_mapping
    from evaldsl.phrase import sentence_text
    from programs import PLAIN_FACTS, SMALL_FACTS, SMALL_PROGRAM, straight

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.eval"
        path.write_text(SMALL_PROGRAM, encoding="utf-8")
        system = refuse_errors(pipeline.check(str(path)))
    raw = facts_from_mapping(SMALL_FACTS).raw
    facts = bind(system, raw, ()).facts
    sentences = {one.id: sentence_text(one.leaf.rule, system.language) for one in leaves_of(system)}
    agree(evaluate(system, facts, sentences).result, straight(PLAIN_FACTS))
    took = interleaved(
        {
            "straight-line Fractions": lambda: straight(PLAIN_FACTS),
            "evaluate, with all steps": lambda: evaluate(system, facts, sentences),
            "bind": lambda: bind(system, raw, ()),
        },
        300,
    )
    print("One project of twenty leaves, in process, processor time, median of 300, interleaved")
    table([(name, f"{seconds * 1e6:.0f} µs") for name, seconds in took.items()])
    ratio = took["evaluate, with all steps"] / took["straight-line Fractions"]
    verdict("evaluate / straight-line code", ratio, MOST_OF_STRAIGHT)


def leaves_of(system: Any) -> list[Any]:
    """The leaves of a system, in order."""
    found, waiting = [], list(system.indicators)
    while waiting:
        one = waiting.pop(0)
        waiting[:0] = one.children
        if one.leaf is not None:
            found.append(one)
    return found


def agree(result: Any, expected: tuple[Sequence[Any], Any, str]) -> None:
    """Both must mean the same before their speeds are compared."""
    assert result is not None, "the small program does not evaluate"
    scores = tuple(node.score for top in result.children for node in top.children)
    assert (scores, result.score, result.grade.label) == (tuple(expected[0]), *expected[1:])


def refuse_errors(checked: Any) -> Any:
    """The system of a program that must check."""
    if checked.system is None:
        raise SystemExit("\n".join(f"{one.code} {one.span and one.span.place}" for one in checked.diagnostics[:10]))
    return checked.system


# ── measuring and printing ──────────────────────────────────────────────────────────────────────────


def interleaved(
    works: dict[str, Callable[[], object]], runs: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Median seconds of each, taken in turns; one round before warms caches and .pyc files."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(runs):
        for name, work in works.items():
            taken[name].append(timed(work, clock))
    return {name: statistics.median(times) for name, times in taken.items()}


def timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    begun = clock()
    work()
    return clock() - begun


def table(rows: Sequence[tuple[str, str]]) -> None:
    wide = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"  {name:<{wide}}  {value:>10}")


def verdict(name: str, ratio: float, most: int) -> None:
    print(f"  {name}: {ratio:.2f} (at most {most}: {'yes' if ratio <= most else 'NO'})")


def _environment() -> dict[str, str]:
    import os

    return {**{k: v for k, v in os.environ.items() if k != "PYTHONPATH"}, "NO_COLOR": "1", "PYTHONUTF8": "1"}


if __name__ == "__main__":
    main()
