"""Every program of the language reference checks and scores as the page says, in both languages.

```eval title=…     a program
```toml facts       facts for the program above
```csv NAME         a table beside the programs that follow
```eval beside NAME a module beside the programs that follow
```text score       what that gives: `name score`, the total and the grade, or the code of an expected diagnostic
```text tests       how many 核对 blocks the program above has; all of them hold
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from re import fullmatch
from typing import Literal

import attrs
import pytest

from evaldsl import pipeline, trials
from evaldsl.check.builtins import function_table
from evaldsl.result import Node, Result
from snapshots import Block, blocks

_HERE = Path(__file__).parent
_PAGES = sorted(path for language in ("zh", "en") for path in (_HERE / language).glob("*.md"))
_TOTAL = ("总分", "total")
_GRADE = ("等级", "grade")
_INFO = {"eval", "toml", "text", "console", "csv"}


@attrs.frozen
class Example:
    """A program, perhaps with facts, and what it should give; `line` of the expectation in its page."""

    page: str
    line: int
    program: str
    facts: str | None
    expected: tuple[str, ...]
    tests: bool
    tables: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def expected_values(self) -> tuple[str, ...]:
        return tuple(line.rsplit(" ", 1)[-1] for line in self.expected)


def _examples(path: Path) -> Iterator[Example]:
    program = facts = None
    tables: dict[str, str] = {}
    for block in blocks(path.read_text(encoding="utf-8")):
        match block.info:
            case ("eval", "beside", name):
                tables[name] = block.text
            case ("eval", *_):
                program, facts = block.text, None
            case ("csv", name):
                tables[name] = block.text
            case ("toml", "facts"):
                facts = block.text
            case ("text", "score" | "tests" as kind):
                assert program is not None, f"{path.name}:{block.start} expects something of no program"
                expected = tuple(block.text.split("\n")[:-1])
                yield Example(
                    _shown(path), block.start, program, facts, expected, kind == "tests", tuple(tables.items())
                )


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


EXAMPLES = [example for path in _PAGES for example in _examples(path)]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if not each.tests], ids=lambda each: each.name)
def test_program_gives_what_the_page_says(example: Example, tmp_path: Path) -> None:
    codes, result = _run(example, tmp_path)
    wanted = {line for line in example.expected if fullmatch(r"[EW]\d{4}", line)}
    assert {code for code in codes if code.startswith("E")} == {code for code in wanted if code.startswith("E")}
    assert {code for code in codes if code.startswith("W")} == {code for code in wanted if code.startswith("W")}
    for line in example.expected:
        if line not in wanted:
            assert result is not None
            name, value = line.rsplit(" ", 1)
            assert (name, _actual(result, name)) == (name, value if name in _GRADE else Fraction(value))


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.tests], ids=lambda each: each.name)
def test_expectations_in_the_program_hold(example: Example, tmp_path: Path) -> None:
    report = trials.run_tests(str(_write(example, tmp_path)))
    assert [diagnostic.code for diagnostic in report.diagnostics] == []
    assert [str(len(report.tests))] == list(example.expected)
    failed = [each.sentence for test in report.tests for each in test.expectations if not each.holds]
    assert failed == []


def _write(example: Example, folder: Path) -> Path:
    spec = folder / "spec.eval"
    spec.write_text(example.program, encoding="utf-8")
    for name, rows in example.tables:
        (folder / name).write_text(rows, encoding="utf-8")
    if example.facts is not None:
        (folder / "facts.toml").write_text(example.facts, encoding="utf-8")
    return spec


def _run(example: Example, folder: Path) -> tuple[set[str], Result | None]:
    """The codes of all diagnostics, and the result if there is one; a program without facts is only checked."""
    spec = str(_write(example, folder))
    if example.facts is None:
        return {each.code for each in pipeline.check(spec).diagnostics}, None
    outcome = pipeline.run(spec, str(folder / "facts.toml"), ())
    return {each.code for each in outcome.diagnostics}, outcome.result


def _actual(result: Result, name: str) -> Fraction | str | None:
    if name in _GRADE:
        return result.grade.label if result.grade else None
    if name in _TOTAL:
        return result.score
    return _node(result, name).score


def _node(result: Result, name: str) -> Node:
    """The node of a name or of the end of a dotted path; the one nearest to the root where several fit."""
    parts = tuple(name.split("."))
    found = [node for node in result.walk() if node.path[-len(parts) :] == parts]
    assert found, f"no indicator is called {name}"
    return min(found, key=lambda node: len(node.path))


# ── the pages themselves ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", _PAGES, ids=_shown)
def test_every_program_is_followed_by_an_expectation(path: Path) -> None:
    waiting: Block | None = None
    for block in blocks(path.read_text(encoding="utf-8")):
        assert not block.info or block.info[0] in _INFO, f"line {block.start}: {block.info}"
        if block.info[:2] == ("eval", "beside"):
            continue
        if block.info[:1] == ("eval",) or block.info == ("toml", "facts"):
            facts_of_it = block.info[0] == "toml" and waiting is not None and waiting.info[0] == "eval"
            assert waiting is None or facts_of_it, f"nothing is expected of line {waiting.start if waiting else 0}"
            waiting = block
        elif block.info in (("text", "score"), ("text", "tests")):
            assert "".join(block.text.split()), f"line {block.start} expects nothing"
            waiting = None
    assert waiting is None


def test_both_languages_have_the_same_chapters() -> None:
    chapters = {language: sorted(each.name for each in (_HERE / language).glob("*.md")) for language in ("zh", "en")}
    assert len(chapters["zh"]) >= 17
    assert chapters["zh"] == chapters["en"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_chapter_of_functions_has_the_table_of_functions(language: Literal["zh", "en"]) -> None:
    page = (_HERE / language / "11-functions.md").read_text(encoding="utf-8")
    assert f"\n\n{function_table(language)}\n" in page, f"the table should read:\n{function_table(language)}"


def test_both_languages_have_the_same_examples() -> None:
    """Chapter by chapter the same numbers and codes; the names differ."""
    assert _shapes("zh") == _shapes("en")


def _shapes(language: str) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [
        (example.page.split("/")[1], example.facts is None, tuple(filter(_is_neutral, example.expected_values)))
        for example in EXAMPLES
        if example.page.startswith(language)
    ]


def _is_neutral(value: str) -> bool:
    return fullmatch(r"[EW]?[\d.]+", value) is not None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_the_language_of_a_page_is_that_of_its_programs(example: Example, tmp_path: Path) -> None:
    assert pipeline.check(str(_write(example, tmp_path))).language == example.page[:2]
