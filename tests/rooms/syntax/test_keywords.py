"""A keyword is a keyword only where one can stand: everywhere else, and inside longer words, it is a name."""

from __future__ import annotations

import pytest

from evaldsl.syntax import tree
from evaldsl.syntax.keywords import LANGUAGES, keywords
from rooms.syntax.reading import codes, indicator, program, rule, sentence, value

SPELLINGS = sorted({s.words[0] for group in keywords().whole.values() for s in group if len(s.words) == 1})
BOUNDS = [
    word
    for word in SPELLINGS
    if word[0] == "最" and {s.terminal for s in keywords().whole[word]} & {"LEAST_SCORE", "MOST_SCORE"}
]


def names_with(keyword: str) -> list[str]:
    """Names that begin with the keyword, hold it, and end in it."""
    if keyword.isascii():
        return [f"{keyword}x", f"{keyword}_rate", f"x_{keyword}_rate", f"x_{keyword}"]
    return [f"{keyword}率", f"某{keyword}率", f"某{keyword}", f"x{keyword}"]


def reference(expression: tree.Expression) -> str:
    assert isinstance(expression, tree.Reference)
    return expression.path.text


@pytest.mark.parametrize("keyword", SPELLINGS)
def test_names_with_a_keyword_inside_are_names(keyword: str) -> None:
    for name in names_with(keyword):
        added = value(f"{name} + {name}(1)")
        assert isinstance(added, tree.Arithmetic)
        assert reference(added.left) == name
        condition = sentence(f"{name} ≥ 90% 得满分").condition
        assert isinstance(condition, tree.Comparison)
        assert reference(condition.operands[0]) == name
        assert indicator(f"{name} 5分\n").name.text == name
        (definition,) = program(f"{name} = 1\n").items
        assert isinstance(definition, tree.Definition)
        assert definition.name.text == name


@pytest.mark.parametrize("keyword", SPELLINGS)
def test_columns_and_options_with_a_keyword_inside(keyword: str) -> None:
    for name in [keyword, *names_with(keyword)]:
        (data,) = program(f"基础数据\n    乙: 表\n        {name}: 选项({name}, 丙)\n        某 = {name}x\n").items
        assert isinstance(data, tree.Data)
        column = data.items[0].columns[0]
        assert isinstance(column, tree.DataItem)
        assert column.name.text == name
        assert [option.text for option in column.type.options] == [name, "丙"]


@pytest.mark.parametrize("keyword", SPELLINGS)
def test_a_keyword_before_a_weight_is_an_indicator(keyword: str) -> None:
    for weight in ("5分", "20%", "1/3", "?", "等权", "权重 2", "5 points"):
        assert indicator(f"{keyword} {weight}\n").name.text == keyword
        if keyword in BOUNDS and weight[-1] in "分%3s":
            continue  # 最低得 5分 inside an indicator is what its rule gives at least
        below = rule(f"{keyword} {weight}")
        assert isinstance(below, tree.Indicator)
        assert below.name.text == keyword


@pytest.mark.parametrize("keyword", BOUNDS)
def test_a_bound_on_a_line_of_its_own_is_no_indicator(keyword: str) -> None:
    for points in ("5分", "20%", "1/3"):
        for blank in ("", " "):
            found = indicator(f"甲 5分\n    得分 = 1分\n    {keyword}{blank}{points}\n")
            (formula,) = found.members
            assert isinstance(formula, tree.Formula)
            assert len(formula.bounds) == 1


def test_full_marks_are_a_bound_too() -> None:
    for written in (
        "最高得满分",
        "最高得 满分",
        "最高不得超过分值上限",
        "no more than full marks",
        "no more than the weight",
    ):
        for text in (f"得分 = 1分\n    {written}", f"得分 = 1分，{written}"):
            (formula,) = indicator(f"甲 5分\n    {text}\n").members
            assert isinstance(formula, tree.Formula)
            assert [getattr(bound, "points", 0) for bound in formula.bounds] == [None]


@pytest.mark.parametrize("keyword", SPELLINGS)
def test_behind_a_dot_stands_a_name(keyword: str) -> None:
    assert reference(value(f"产出.{keyword}")) == f"产出.{keyword}"


@pytest.mark.parametrize("keyword", SPELLINGS)
def test_a_quoted_keyword_is_a_name_anywhere(keyword: str) -> None:
    for written in (f"「{keyword}」", f"`{keyword}`"):
        assert reference(value(written)) == keyword
        assert reference(sentence(f"{written} 得满分").condition) == keyword


def test_both_languages_spell_every_keyword() -> None:
    by_language = [set(keywords().canonical[language]) for language in LANGUAGES]
    assert by_language[0] == by_language[1]


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("x ≥ 9 扣0.5分", "x ≥ 9 扣 0.5分"),
        ("x ≥ 9 得满分，每低1个百分点扣0.1分", "x ≥ 9 得 满分，每低 1 个百分点 扣 0.1分"),
        ("x ≥ 9 得满分，每低一个百分点扣0.1分", "x ≥ 9 得满分，每低 1个百分点 扣 0.1分"),
        ("x ≥ 9 得满分，每超两天减1分", "x ≥ 9 得满分，每高 2天 扣 1分"),
        ("x ≥ 9 得满分，否则不得分", "x ≥ 9 得满分，否则 得 零分"),
        ("x ≥ 9 得满分，否则得2分", "x ≥ 9 得满分 否则 得 2分"),
        ("x ≥ 9 得满分，不足一档计一档", "x ≥ 9 得满分，不足一档 计一档"),
        ("x ≥ 9 得满分，60%以上得2分", "x ≥ 9 得满分，60% 以上 得 2分"),
        ("分情形\n    当存在截留 得满分\n    其余得2分", "分情形\n    当 存在截留 得 满分\n    其余 得 2分"),
        ("若干 ≥ 9 得满分", "「若干」 ≥ 9 得满分"),
    ],
)
def test_glued_and_apart_read_the_same(glued: str, apart: str) -> None:
    assert rule(glued) == rule(apart)


def test_a_digit_behind_a_han_character_ends_the_name() -> None:
    assert indicator("决策15分\n") == indicator("决策 15分\n")
    assert reference(value("A101 ")) == "A101"
    assert reference(value("M2增速")) == "M2增速"
    assert reference(value("项目支出_2020")) == "项目支出_2020"
    assert reference(value("「近3年平均」")) == "近3年平均"
    assert codes("近3年平均 = 1\n") == ["E0125"]


def test_a_name_glued_to_a_keyword_is_repaired_with_a_message() -> None:
    assert codes("甲 5分\n    扣分\n        超范围支出每1项扣0.5分\n") == ["E0118"]


def test_names_do_not_take_in_the_marks_of_points() -> None:
    assert codes("甲① = 1\n") == ["E0102"]


def test_synonyms_make_the_same_tree() -> None:
    written = "x ≥ 90% 得满分，每低1个百分点扣0.2分，低于60%不得分"
    for said, instead in [
        ("每低", "每少"),
        ("每低", "每降低"),
        ("每低", "每低于"),
        ("得满分", "计满分"),
        ("得满分", "记满分"),
    ]:
        assert sentence(written.replace(said, instead)) == sentence(written)
    assert sentence(written.replace("≥", "不低于")) == sentence(written)
    assert sentence(written.replace("≥", "at least")) == sentence(written)


def test_both_languages_stand_in_one_file() -> None:
    mixed = sentence("x ≥ 90% scores full marks，每低1个百分点扣0.2分, below 60% 不得分")
    assert mixed == sentence("x ≥ 90% 得满分，每低1pp costs 0.2 points，低于60% scores nothing")
