"""Rules over judges' marks, at discretion and against standards as sentences, in both languages."""

from __future__ import annotations

import pytest

from evaldsl.phrase import sentence_text
from rooms.syntax.reading import rule

RULES = {
    "专家打分 评委打分 取 平均": ("专家打分 评委打分 取 平均分", "judged 评委打分 taking mean"),
    "专家打分 评委打分 取 去掉一个最高分和一个最低分后平均 多于 5人": (
        "专家打分 评委打分 取 去极值平均，多于 5人",
        "judged 评委打分 taking trimmed mean, more than 5人",
    ),
    "专家打分 测评 取 中位数\n    领导 40%\n    职工 60%": (
        "专家打分 测评 取 中位数；领导 40%；职工 60%",
        "judged 测评 taking median; 领导 40%; 职工 60%",
    ),
    "资料充分 得满分，否则酌情扣0.5-2分 按 资料扣分": (
        "资料充分 得满分，否则酌情扣0.5分-2分，按 资料扣分",
        "资料充分 scores full marks, otherwise costs between 0.5 points - 2 points, by 资料扣分",
    ),
    "功效系数 收益率 五档 12%、8%、良好、2%、-1%": (
        "功效系数 收益率 五档标准值 12%、8%、良好、2%、-1%",
        "efficacy 收益率 five standards 12%, 8%, 良好, 2%, -1%",
    ),
    "功效系数 增长 满意值 12 不允许值 6": (
        "功效系数 增长 满意值 12，不允许值 6",
        "efficacy 增长 satisfactory 12, unacceptable 6",
    ),
}


@pytest.mark.parametrize("written", RULES)
def test_rule_as_a_sentence(written: str) -> None:
    chinese, english = RULES[written]
    assert sentence_text(rule(written), "zh") == chinese
    assert sentence_text(rule(written), "en") == english
