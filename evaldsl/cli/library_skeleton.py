"""`evaldsl lib new`: a folder that pip can install, made whole or not at all."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Final

from evaldsl.cli.diagnosed import FINE, WRONG, print_diagnostics
from evaldsl.cli.streams import write
from evaldsl.diagnostics import Language, say, text
from evaldsl.files import write_folder
from evaldsl.library.installed import GROUP
from evaldsl.text.read import printable

_NAME: Final = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")

_PYPROJECT: Final = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "evaldsl-{name}"
version = "0.1.0"
description = "Indicators for evaldsl"
readme = "README.md"
requires-python = ">=3.11"

[project.entry-points."{group}"]
{folder} = "{folder}"

[tool.hatch.build.targets.wheel]
include = ["{folder}/**/*.eval", "{folder}/**/*.csv"]
"""

_README: Final[dict[Language, str]] = {
    "zh": """\
# {module}

evaldsl 的指标库。安装：`pip install .`；在评分表里写 `引用 {module}`。

- `{folder}/module.eval`：指标和等级。每个指标写明 指标解释、来源；凭记忆录入的标 待核。
- `{folder}/example.eval`：用到这个库的评分表，核对写在里面。
- 测试：`python -m unittest discover tests`
""",
    "en": """\
# {module}

A library for evaldsl. Install it with `pip install .`, then write `import {module}` in a rubric.

- `{folder}/module.eval`: indicators and scales. Each says what it means and where it comes from.
- `{folder}/example.eval`: a rubric that uses the library, with its tests.
- Tests: `python -m unittest discover tests`
""",
}

_MODULE: Final[dict[Language, str]] = {
    "zh": """\
模块 {module}
    标题 "{module}"
    版本 "0.1"
    来源 "填写文号或出处"

指标 完成率(实际: 百分比)
    指标解释 "实际完成与计划之比"
    来源 "填写文号或出处"
    实际 ≥ 100% 得满分，否则按比例得分
""",
    "en": """\
module {module}
    title "{module}"
    version "0.1"
    source "where it comes from"

indicator completion(actual: percent)
    explanation "what was done, of what was planned"
    source "where it comes from"
    actual ≥ 100% scores full marks, otherwise proportional
""",
}

_EXAMPLE: Final[dict[Language, str]] = {
    "zh": """\
指标体系 "{module} 示例"
    年度 2024

引用 {module} 为 库

基础数据
    任务完成率: 百分比

产出 100分 = 库.完成率(任务完成率)

核对 "完成九成得九成"
    设 任务完成率 = 90%
    总分 应为 90分
""",
    "en": """\
system "{module} example"
    year 2024

import {module} as library

facts
    tasks: percent

output 100 points = library.completion(tasks)

test "nine tenths give nine tenths"
    set tasks = 90%
    total should be 90 points
""",
}

_TEST: Final = """\
import pathlib
import subprocess
import sys
import unittest

FOLDER = pathlib.Path(__file__).parents[1] / "{folder}"


class Library(unittest.TestCase):
    def run_evaldsl(self, *words):
        command = [sys.executable, "-m", "evaldsl", *words]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_module_checks(self):
        self.run_evaldsl("check", str(FOLDER / "module.eval"))

    def test_example_gives_what_it_says(self):
        self.run_evaldsl("test", str(FOLDER / "example.eval"))


if __name__ == "__main__":
    unittest.main()
"""


def make_library(given: argparse.Namespace, language: Language) -> int:
    """Make a folder of the name in the current one; what is there already is left alone."""
    name: str = given.name
    if not _NAME.fullmatch(name):
        write(sys.stderr, say(text("cli.lib.bad_name", name=printable(name)), language) + "\n")
        return WRONG
    module = name.replace("-", "_")
    words = {"name": name, "module": module, "folder": f"evaldsl_{module}", "group": GROUP}
    files = {path.format(**words): content.format(**words) for path, content in _files(language).items()}
    problem = write_folder(name, files)
    if problem is not None:
        print_diagnostics((problem,), language, given)
        return WRONG
    write(sys.stdout, say(text("cli.lib.made", name=name, module=module), language) + "\n")
    return FINE


def _files(language: Language) -> dict[str, str]:
    return {
        "pyproject.toml": _PYPROJECT,
        "README.md": _README[language],
        "{folder}/module.eval": _MODULE[language],
        "{folder}/example.eval": _EXAMPLE[language],
        "tests/test_library.py": _TEST,
    }
