"""The command line on a pipeline of canned answers, chosen by the name of the spec; also run as a process."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[3]), str(Path(__file__).parents[2])]

import attrs

import evaldsl
from evaldsl.diagnostics import Diagnostic, Severity, catalogue, text
from evaldsl.text import Source, Span
from rooms.report.sample import TEXTS, zhengzhou

SPEC: Final = Source("spec.eval", "指标体系 “甲”\n    满分 100分\n\n校核\n    产出.分值 ≥ 60分\n")
_STILL: Final = '预算资金 = "0.00万元"  # 年初预算批复数\n'


def diagnostic(severity: Severity, words: str, line: int = 2) -> Diagnostic:
    start = SPEC.line_starts[line - 1] + 4
    return Diagnostic(severity, text("sample.words", words=words), Span(SPEC, start, start + 2))


def run(path: str, facts: str | None, settings: tuple[str, ...], *, cohort: str | None = None) -> SimpleNamespace:
    result: Any = zhengzhou()
    diagnostics: tuple[Diagnostic, ...] = ()
    missing = None
    match path:
        case "crash.eval":
            raise RuntimeError("甲\n乙")
        case "interrupted.eval":
            raise KeyboardInterrupt
        case "wrong.eval":
            result, diagnostics = None, (diagnostic(Severity.ERROR, "不对"),)
        case "missing.eval":
            result, diagnostics, missing = None, (diagnostic(Severity.ERROR, "缺少数据"),), _STILL
        case "warned.eval":
            diagnostics = (diagnostic(Severity.WARNING, "请看"),)
        case "reminded.eval" | "broken.eval":
            severity = "remind" if path == "reminded.eval" else "error"
            policy = attrs.evolve(result.policies[0], severity=severity, place="spec.eval:5")
            kind = Severity.WARNING if path == "reminded.eval" else Severity.ERROR
            result = attrs.evolve(result, policies=(policy,), diagnostics=(diagnostic(kind, "低于60分", 5),))
        case "title.eval":
            result = attrs.evolve(result, title=f"{facts} {' '.join(settings)}")
        case "long.eval":
            result = attrs.evolve(result, children=result.children * 20)
        case _:
            pass
    return SimpleNamespace(result=result, diagnostics=diagnostics, language="zh", missing=missing, system=None)


def check(path: str) -> SimpleNamespace:
    leaf = SimpleNamespace(children=())
    branch = SimpleNamespace(children=(leaf, leaf, leaf))
    parts = {"indicators": (branch, leaf), "reach": None, "unverified": (), "policies": ()}
    system = SimpleNamespace(title="甲", full_marks=Fraction(100), **parts)
    diagnostics: tuple[Diagnostic, ...] = ()
    match path:
        case "wrong.eval":
            diagnostics = (diagnostic(Severity.ERROR, "不对"),)
        case "warned.eval":
            diagnostics = (diagnostic(Severity.WARNING, "请看"),)
        case _:
            pass
    return SimpleNamespace(system=system, diagnostics=diagnostics, language="zh")


def run_tests(path: str) -> SimpleNamespace:
    span = Span(SPEC, 0, 4)
    good = SimpleNamespace(sentence="总分 应为 73.24分", holds=True, expected="73.24分", actual="73.24分", span=span)
    bad = SimpleNamespace(sentence="等级 应为 良", holds=False, expected="良", actual="中", span=span)
    broken = (diagnostic(Severity.ERROR, "缺少数据"),)

    def case(title: str, expectations: tuple[Any, ...], diagnostics: tuple[Diagnostic, ...] = ()) -> SimpleNamespace:
        return SimpleNamespace(title=title, span=span, expectations=expectations, diagnostics=diagnostics)

    tests: tuple[SimpleNamespace, ...] = (case("一致", (good,)),)
    match path:
        case "failing.eval":
            tests = (*tests, case("不一致", (good, bad)))
        case "absent.eval":
            tests = (case("没有数据", (), broken),)
        case "none.eval":
            tests = ()
        case "wrong.eval":
            return SimpleNamespace(diagnostics=broken, language="zh", tests=())
        case _:
            pass
    return SimpleNamespace(diagnostics=(), language="zh", tests=tests)


STUB: Final = SimpleNamespace(run=run, check=check, run_tests=run_tests)


if __name__ == "__main__":
    from evaldsl.cli import main

    sys.modules["evaldsl.pipeline"] = STUB  # type: ignore[assignment]  # stands in for the module
    evaldsl.pipeline = STUB  # type: ignore[assignment]  # stands in for the module
    sys.modules["evaldsl.trials"] = STUB  # type: ignore[assignment]  # stands in for the module
    evaldsl.trials = STUB  # type: ignore[assignment]  # stands in for the module
    catalogue._CATALOGUE.update(TEXTS)
    sys.exit(main())
