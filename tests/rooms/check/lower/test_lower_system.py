"""What belongs to the system: ids, definitions, gates, grades, policies, tests, circles of scores."""

from __future__ import annotations

from fractions import Fraction

from checking import lowered, result, system
from evaldsl.diagnostics import say
from evaldsl.model.system import GradeBand, System
from evaldsl.syntax.tree import EffectKind

SPEC = """
    指标体系 "试"
        满分 100分
        年度 2021
        得分 保留 2位小数
        等级 四档
    基础数据
        预算: 金额
        支出: 金额 范围 (0元, 1亿元]
        截留: 是否 缺省 否
        备注: 文本 参考
    等级 四档
        优 90分(含)-100分
        良 80%(含)-90%
        差 其余
    率 = 支出 / 预算
    没用到 = 率 × 2
    甲 60分
        甲一 ?
            系数 = 若 截留 则 0.5 否则 1
            得分 = 分值 × 率 × 系数
            当 截留 总分不超过 59分 "截留"
        甲二 1/3
            代码 A102
            率 ≥ 100% 得满分，否则按比例得分
            当 截留 不得分 "截留挪用"
    乙 40分
        甲.得分率 ≥ 80% 得满分，否则按比例得分
    当 率 < 50% 等级不高于 差
    校核 "权重"
        乙.分值 ≥ 60分 否则 提醒 "偏低"
        乙.得分 ≥ 1分 否则 错误 "太低"
    核对 "满分"
        数据 "facts.toml"
        设 预算 = 100万元
        设 备注 = "无"
        总分 应为 100分
        等级 应为 优
        应为 错误 E0601
"""
FACTS = '"预算" = "100万元"\n"支出" = "80万元"\n'


def built() -> System:
    return system(SPEC)


def test_settings_and_ids() -> None:
    found = built()
    assert (found.title, found.year, found.full_marks, found.score_places) == ("试", 2021, 100, 2)
    first = found.indicators[0]
    assert [(item.id, item.weight) for item in first.children] == [("甲.甲一", 40), ("A102", 20)]


def test_only_used_definitions_stay_in_order_of_use() -> None:
    assert [each.key for each in built().definitions] == ["率", "甲.甲一.系数"]


def test_facts_with_ranges_and_defaults() -> None:
    facts = {fact.name: fact for fact in built().facts}
    spent = facts["支出"]
    assert (spent.low, spent.low_closed, spent.high, spent.high_closed) == (0, False, 100_000_000, True)
    assert facts["截留"].default is not None
    assert [name for name, fact in facts.items() if fact.informative] == ["备注"]


def test_grade_bands_include_the_full_marks() -> None:
    scale = built().grades
    assert scale is not None
    assert scale.bands == (
        GradeBand("优", Fraction(90), True, Fraction(100), True),
        GradeBand("良", Fraction(80), True, Fraction(90), False),
        GradeBand("差", None, False, None, False),
    )


def test_gates_on_the_total_are_the_systems_own() -> None:
    found = built()
    assert [gate.effect for gate in found.gates] == [EffectKind.GRADE_AT_MOST, EffectKind.TOTAL_AT_MOST]
    assert [gate.sentence for gate in found.indicators[0].children[1].gates] == ["截留"]


def test_whole_run() -> None:
    calm = result(SPEC, FACTS)
    assert calm.score == 32 + 16 + 40
    seized = result(SPEC, FACTS + '"截留" = "是"')
    assert seized.children[0].score == 16
    assert seized.score == 16 + Fraction("13.33")
    assert seized.grade is not None
    assert seized.grade.label == "差"


def test_policies_about_weights_are_static() -> None:
    (policy,) = built().policies
    assert [(line.static, line.severity) for line in policy.lines] == [(True, "remind"), (False, "error")]


def test_tests_keep_what_is_to_be_bound() -> None:
    (test,) = built().tests
    assert test.data == "facts.toml"
    assert [(name, text) for name, text, _ in test.settings] == [("预算", "100万元"), ("备注", "无")]
    assert [(line.grade, line.code, line.subject is not None) for line in test.expectations] == [
        (None, None, True),
        ("优", None, False),
        (None, "E0601", False),
    ]


def mistakes(text: str) -> list[str]:
    found = lowered(text)
    assert found.system is None
    return [each.code for each in found.diagnostics]


ONE = """
    指标体系 "试"
    基础数据
        x: 数值
    {before}
    甲 60分
        {first}
    乙 40分
        {second}
"""


def spec(first: str = "得分 = 分值", second: str = "得分 = 分值", before: str = "y = x") -> str:
    return ONE.format(first=first, second=second, before=before)


def test_circles_of_scores() -> None:
    assert mistakes(spec("得分 = 乙.得分", "得分 = 甲.得分")) == ["E0207"]
    assert mistakes(spec("得分 = 总分")) == ["E0207"]
    assert mistakes(spec("得分 = z", before="z = 甲.得分 + 1分")) == ["E0207"]
    assert mistakes(spec("当 甲.得分 > 3分 不得分\n        得分 = 分值")) == ["E0207"]
    assert lowered(spec("得分 = 乙.得分 × 甲.分值 / 总分值", before="总分值 = 甲.分值 + 乙.分值")).system is not None


def test_circle_names_its_members() -> None:
    found = lowered(spec("得分 = z", before="z = 乙.得分", second="得分 = 甲.得分")).diagnostics
    assert say(found[0].message, "zh").endswith("甲 → z → 乙 → 甲")


def test_gates_that_make_no_sense() -> None:
    assert mistakes(spec(before="当 x > 1 不得分")) == ["E0229"]
    assert mistakes(spec(before="当 x > 1 等级不高于 差")) == ["E0213"]
    grades = "等级 四档\n        优 ≥ 90分\n        差 其余\n    当 x > 1 等级不高于 良"
    assert mistakes(spec(before=grades)) == ["E0212"]


def test_percentage_of_the_full_marks_as_a_limit() -> None:
    (gate,) = system(spec(before="当 x > 1 总分不超过 59%")).gates
    assert gate.points is not None
    assert getattr(gate.points, "value", None) == 59
