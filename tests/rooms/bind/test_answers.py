"""Checklist answers: names of indicators, shapes, words, and which points are asked."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from evaldsl.diagnostics import say
from sample import ANSWERS, ENGLISH, FULL, INDICATORS, SYSTEM, bound, branch, checklist, facts, only, problems


def with_answers(answers: str) -> str:
    return FULL.replace(ANSWERS, answers)


REST = "[要点]\n依据 = ['是', '是', '是']\n目标 = ['是', '是']\nA102 = ['是']\n"


def test_answers_are_shares() -> None:
    answers = facts(FULL).answers
    assert {key: answer.value.value for key, answer in answers.items()} == {
        ("决策.立项.依据", 1): 1,
        ("决策.立项.依据", 2): Fraction(1, 2),
        ("决策.立项.依据", 3): 0,
        ("A102", 1): 1,
        ("决策.目标", 1): 1,
        ("决策.目标", 2): Fraction(1, 2),
        ("过程.规范性", 1): 1,
    }


def test_an_answer_keeps_its_words() -> None:
    answer = facts(FULL).answers["决策.目标", 2]
    assert (answer.indicator, answer.index) == ("决策.目标", 2)
    assert (answer.value.shown, answer.value.reason, answer.value.document) == ("部分符合", "缺", None)
    assert answer.value.span is not None
    assert answer.value.span.text == '"部分符合"'
    assert facts(FULL).answers["决策.目标", 1].value.shown == "符合"
    english = bound(FULL, system=ENGLISH).facts
    assert english is not None
    assert english.answers["决策.目标", 2].value.shown == "partly met"


@pytest.mark.parametrize(
    "spelled",
    [
        "过程.规范性 = ['met']",
        "'过程.规范性' = ['met']",
        "过程.规范性.1 = 'met'",
        "[要点.过程.规范性]\n1 = 'met'",
        "[要点.'过程.规范性']\n１ = { answer = 'met' }",
        "[points.过程.规范性]\n1 = true",
    ],
)
def test_spellings_of_one_indicator(spelled: str) -> None:
    answers = facts(with_answers(REST + spelled + "\n")).answers
    assert answers["过程.规范性", 1].value.value == 1


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("依剧 = ['是']", "E0630", "依剧"),
        ("预算资金 = '1元'", "E0630", "预算资金"),
        ("规范性 = ['是']", "E0636", "规范性"),
        ("决策 = ['是']", "E0632", "决策"),
        ("过程.规范性 = '是'", "E0631", "'是'"),
        ("过程.规范性 = ['是', '否']", "E0635", "['是', '否']"),
        ("过程.规范性 = []", "E0635", "[]"),
        ("过程.规范性.2 = '是'", "E0637", "2"),
        ("立项.规范性.2 = '是'", "E0638", "2"),
        ("立项.规范性.1 = '是'", "E0639", "1"),
        ("过程.规范性.1 = '一般'", "E0633", "'一般'"),
        ("过程.规范性.1 = 1", "E0633", "1"),
        ("过程.规范性.1 = ['是']", "E0633", "['是']"),
        ("过程.规范性.1 = { 原因 = '无' }", "E0641", "{ 原因 = '无' }"),
        ("过程.规范性.1 = { 答 = '是', 说明 = '无' }", "E0640", "说明"),
        ("过程.规范性 = { 答 = '是' }", "E0633", "答"),
    ],
)
def test_mistakes(line: str, code: str, place: str) -> None:
    text = with_answers(REST + line + "\n")
    assert (code, place) in problems(text)
    assert [found for found, _ in problems(text) if found != "E0601"] == [code]


def test_near_names_and_paths_are_offered() -> None:
    unknown = bound(with_answers(REST + "立项.依剧 = ['是']\n")).diagnostics[0]
    assert "决策.立项.依据" in say(unknown.notes[0], "zh")
    ambiguous = bound(with_answers(REST + "规范性 = ['是']\n")).diagnostics[0]
    assert say(ambiguous.notes[0], "zh") == "写完整一些：决策.立项.规范性、过程.规范性"
    misplaced = bound(with_answers(REST + "预算资金 = '1元'\n")).diagnostics[0]
    assert "方括号标题" in say(misplaced.notes[0], "zh")


def test_two_spellings_name_both_places() -> None:
    found = only(FULL + "[points]\n立项.依据 = ['是', '是', '是']\n")
    assert found.code == "E0639"
    assert [label.span.place for label in found.labels] == ["facts.toml:8:1"]


def test_every_point_given_twice_is_named() -> None:
    assert problems(FULL + "[points.决策.目标]\n1 = '是'\n2 = '是'\n") == [("E0639", "1"), ("E0639", "2")]


def test_answers_must_be_a_table() -> None:
    assert ("E0631", "['是']") in problems("要点 = ['是']\n" + with_answers(""))


def test_a_checklist_wins_over_another_indicator_of_its_name() -> None:
    same = branch("过程", branch("过程.目标", checklist("过程.目标.其他", ("有",), (1,))))
    system = attrs.evolve(SYSTEM, indicators=(INDICATORS[0], same))
    answers = ANSWERS.replace("过程.规范性", "其他")
    bound_facts = bound(FULL.replace(ANSWERS, answers), system=system).facts
    assert bound_facts is not None
    assert ("决策.目标", 1) in bound_facts.answers


@pytest.mark.parametrize("one", ["1", "①", "一", "１"])
def test_points_are_numbered_as_people_write(one: str) -> None:
    text = with_answers(
        f"[要点]\n依据 = ['是', '是', '是']\nA102 = ['是']\n过程.规范性.{one} = '否'\n目标 = ['是', '是']\n"
    )
    assert facts(text).answers["过程.规范性", 1].value.value == 0
    assert facts(FULL, f"要点.过程.规范性.{one}=否").answers["过程.规范性", 1].value.value == 0


def test_one_number_in_two_writings_is_answered_twice() -> None:
    text = with_answers(f"{REST}过程.规范性.1 = '是'\n过程.规范性.① = '否'\n")
    assert problems(text) == [("E0639", "①")]


def test_an_indicator_may_be_called_like_a_number() -> None:
    system = attrs.evolve(SYSTEM, facts=(), indicators=(branch("甲", checklist("甲.一", ("某事",), (1,))),))
    binding = bound("[要点.甲]\n一 = ['是']\n", system=system)
    assert binding.facts is not None
    assert binding.facts.answers["甲.一", 1].value.value == 1
