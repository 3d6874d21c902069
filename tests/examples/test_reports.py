"""The reports of the examples: as committed, with the published sentences, and following every change of a fact."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from changes import row_changes, scalar_changes
from evaldsl import pipeline
from evaldsl.compare.differences import Middle, compare
from published import EXAMPLES, NAMES, facts, result, system
from snapshots import run_command

ZHENGZHOU, VENDOR = "zhengzhou_2021", "vendor_security"
CONTRADICTIONS = ("完成及时率", "管理制度健全性", "程序规范性", "制度执行有效性")
ROOT = EXAMPLES.parent


def told(name: str, *options: str) -> str:
    """The report of an example with its author's file, and the messages."""
    folder = f"examples/{name}"
    words = ["evaldsl", "report", f"{folder}/spec.eval", f"{folder}/facts.toml", "--author", f"{folder}/author.md"]
    code, output = run_command([*words, *options], ROOT)
    assert code == 0
    return output


def report_of(name: str, *options: str) -> str:
    """The report alone: messages come before it."""
    output = told(name, *options)
    return output[output.index("\n# ") + 1 :]


def paragraphs(markdown: str) -> list[str]:
    return [block for block in markdown.split("\n\n") if not block.startswith("#")]


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_as_committed(name: str, *, update: bool) -> None:
    path = EXAMPLES / name / "report.md"
    found = report_of(name)
    if update:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_the_published_conclusion_and_table() -> None:
    _, _, conclusion, table, *_ = (EXAMPLES / ZHENGZHOU / "published.md").read_text(encoding="utf-8").split("\n\n")
    found = paragraphs(report_of(ZHENGZHOU))
    assert table in found
    assert bare(conclusion) in map(bare, found)


def test_the_five_published_paragraphs() -> None:
    """The same numbers, counts and lists; the lists in the order of the scoring table."""
    published = (EXAMPLES / ZHENGZHOU / "published.md").read_text(encoding="utf-8").rstrip().split("\n\n")[4:]
    assert len(published) == 5
    found = [block for block in paragraphs(report_of(ZHENGZHOU)) if "二级指标，" in block and not block.startswith("|")]
    assert [sentence(one) for one in found] == [sentence(one) for one in published]
    assert [lists(one) for one in found] == [lists(one) for one in published]


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def sentence(paragraph: str) -> str:
    """A paragraph up to its lists, in one of the three wordings that the published report mixes."""
    head = re.split(r"(?:主要)?得分项为", bare(paragraph))[0]
    return re.sub(r"指标(?:涉及|设)?(?=\d)", "指标涉及", head).replace("总分值", "指标分值")


def lists(paragraph: str) -> list[tuple[str, frozenset[str]]]:
    found = re.findall(r"((?:主要)?[得扣]分项)为([^；。]*)", bare(paragraph))
    return [(name, frozenset(names.split("、"))) for name, names in found]


def test_the_four_contradictions_of_the_published_report_are_flagged() -> None:
    output = told(ZHENGZHOU)
    assert tuple(sorted(re.findall(r"\[W0832\]：.*涉及的“(.*?)”得了满分", output))) == tuple(sorted(CONTRADICTIONS))
    assert re.findall(r"\[W0831\]：“(.*?)”", output) == ["市民满意度", "质量达标率", "绩效目标合理性"]
    assert "W0833" not in output, "every number in the author's words is a reference"


def test_one_fact_changes_sentence_lists_and_table_together() -> None:
    """95% of 500 answers: 市民满意度 earns its 6 points, and the total 2.82 points more."""
    found = report_of(ZHENGZHOU, "--set", "满意问卷=475份")
    assert "得分为76.06分" in found
    assert "| 效果指标 | 15.00 | 15.00 | 100% |" in found
    assert "得15分，得分率为100%。得分项为" in found
    assert "市民满意度扣" not in found


def test_a_fact_changes_the_author_s_words_too() -> None:
    assert "占实际支出资金的7%。" in report_of(ZHENGZHOU, "--set", "办公经费占比=7%")


def test_the_second_report_has_no_word_of_the_first() -> None:
    found = report_of(VENDOR)
    assert not re.search("[\u4e00-\u9fff]", found)
    assert "second-level indicators" in found


def test_suggestions_stand_in_the_order_of_what_they_regain() -> None:
    found = re.findall(r"可挽回(\d+(?:\.\d+)?)分）", report_of(ZHENGZHOU))
    assert found == ["11.47", "9.45", "2.02"]


@pytest.mark.parametrize("name", NAMES)
def test_places_name_no_folders(name: str) -> None:
    assert not re.search(r"examples[/\\]", (Path(EXAMPLES) / name / "report.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_causes_of_any_change_of_a_fact_add_up(name: str) -> None:
    """Every admissible change of one fact: all of the difference is due to facts or to effects on the whole."""
    before, count = result(name), 0
    for _, changed in (*scalar_changes(system(name), facts(name)), *row_changes(system(name), facts(name))):
        after = pipeline.evaluate_system(system(name), changed).result
        if after is None or after.score == before.score:
            continue
        found = compare(before, after, middle=Middle(after, "before"), names=("a", "b"))
        by_cause = found.by_cause()
        assert sum(by_cause.values(), Fraction(0)) == after.score - before.score
        assert set(by_cause) <= {"facts", "whole"}
        count += 1
    assert count > 10
