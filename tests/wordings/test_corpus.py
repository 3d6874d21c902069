"""Every wording scores as worked by hand, in both keyword languages, and is read back as its sentence."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from re import fullmatch

import pytest

from corpus import ALL, PAGES, WRITTEN, Row, Wording
from evaldsl import pipeline
from evaldsl.diagnostics import Language
from evaldsl.format import print_program
from evaldsl.phrase import sentence_text
from evaldsl.syntax import parse, tree
from evaldsl.text import Source
from examples.published import leaves

NUMBERS = range(1, 71)
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_IDS = [wording.id for wording in WRITTEN]


def test_every_wording_is_there() -> None:
    assert {int(each.number) for each in ALL if each.number.isdigit()} == set(NUMBERS)


@pytest.mark.parametrize("wording", ALL, ids=lambda wording: wording.id)
def test_a_wording_has_its_quotation_and_a_program_or_a_reason(wording: Wording) -> None:
    assert wording.quotation
    assert bool(wording.program) != bool(wording.why)
    assert wording.rows


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wording", WRITTEN, ids=_IDS)
def test_it_scores_as_worked_by_hand(wording: Wording, language: Language, tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(wording.program if language == "zh" else wording.english, encoding="utf-8")
    assert [_score(spec, row) for row in wording.rows] == [_wanted(row) for row in wording.rows]


def _wanted(row: Row) -> dict[str, object]:
    return {key: _value(value) for key, value in row.expected.items()} | {"提示": row.expected.get("提示", "")}


def _value(text: str) -> object:
    return Fraction(text) if fullmatch(r"[\d.]+", text) else text


def _score(spec: Path, row: Row) -> dict[str, object]:
    """What the run gives, under the headings of the table."""
    heads = [head for head in ("得分", "总分", "等级") if head in row.expected]
    checked = pipeline.check(str(spec))
    if checked.system is None:
        return {heads[0]: " ".join(sorted({item.code for item in checked.diagnostics})), "提示": ""}
    outcome = pipeline.evaluate_system(checked.system, row.facts)
    codes = sorted({item.code for item in (*checked.diagnostics, *outcome.diagnostics)})
    if outcome.result is None or any(code.startswith("E") for code in codes):
        return {heads[0]: " ".join(codes), "提示": ""}
    found: dict[str, object] = dict.fromkeys(heads, outcome.result.score)
    if "等级" in heads:
        found["等级"] = outcome.result.grade.label if outcome.result.grade else ""
    return found | {"提示": " ".join(codes)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_english_keywords_and_sentences(path: Path, update: bool, tmp_path: Path) -> None:
    """The English program is the Chinese one, printed; the sentences are those of the rules."""
    before = path.read_text(encoding="utf-8")
    after = before
    for wording in WRITTEN:
        if wording.page == path.stem:
            after = _with_blocks(after, wording, _sentences(wording, tmp_path / "spec.eval"))
    if after != before and update:
        path.write_text(after, encoding="utf-8")
        return
    assert after == before, "see what came out with pytest --update"


def _with_blocks(text: str, wording: Wording, sentences: str) -> str:
    english = print_program(_read(wording.program), "en")
    shown = f"```eval en\n{english}```\n" + (f"\n```text sentences\n{sentences}```\n" if sentences else "")
    start = text.index(f"```eval\n{wording.program}```\n", text.index(f"\n## {wording.name}\n"))
    start += len(f"```eval\n{wording.program}```\n")
    following = text.find("\n## ", start)
    rest = "" if following < 0 else text[following:]
    return f"{text[:start]}\n{shown}{rest}"


def _sentences(wording: Wording, spec: Path) -> str:
    """The sentences of the leaves; Chinese first, then English. Nothing of a program that is refused."""
    spec.write_text(wording.program, encoding="utf-8")
    system = pipeline.check(str(spec)).system
    rules = [] if system is None else [leaf.leaf.rule for leaf in leaves(system.indicators) if leaf.leaf is not None]
    return "".join(f"{sentence_text(rule, language)}\n" for language in LANGUAGES for rule in rules)


@pytest.mark.parametrize("wording", WRITTEN, ids=_IDS)
def test_chinese_to_english_and_back(wording: Wording) -> None:
    program, english = _read(wording.program), _read(wording.english)
    assert english == program
    chinese = print_program(program, "zh")
    assert print_program(english, "zh") == chinese
    assert _read(chinese) == program


def _read(text: str) -> tree.Program:
    parsed = parse(Source("spec.eval", text))
    assert [item.code for item in parsed.diagnostics] == [], text
    return parsed.program
