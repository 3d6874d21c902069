"""Rules as the sentence of a scoring table, in both languages."""

from __future__ import annotations

import pytest

from evaldsl.phrase import sentence_text
from evaldsl.syntax import tree
from rooms.syntax.reading import rule

RULES = {
    "预算执行率≥100%得满分，每低1个百分点扣0.2分，低于60%不得分": (
        "预算执行率 ≥ 100% 得满分，每低1个百分点扣0.2分，低于60%不得分",
        "预算执行率 ≥ 100% scores full marks, each 1pp below costs 0.2 points, below 60% scores nothing",
    ),
    "已制定 得满分，否则 不得分": ("已制定 得满分，否则不得分", "已制定 scores full marks, otherwise scores nothing"),
    "x ≥ 目标 得 满分，否则 按比例": (
        "x ≥ 目标 得满分，否则按比例得分",
        "x ≥ 目标 scores full marks, otherwise proportional",
    ),
    "x ≤ 0 得 1分，每高 1天 扣 1分，最多扣 1.5分，最低得 2分，不足一档 计一档，扣完为止": (
        "x ≤ 0 得1分，每延期1天扣1分，最多扣1.5分，最低得2分，不足一档计一档，扣完为止",
        "x ≤ 0 scores 1 point, each 1 day above costs 1 point, up to 1.5 points, no less than 2 points, "
        "part steps counted, down to zero",
    ),
    "x ≥ 9 得 满分，每低 步长 扣 单价，每高 (a + b) 加 1/3，60%以上 得 50%": (
        "x ≥ 9 得满分，每低 步长 扣 单价，每高 (a + b) 加1/3， 60%以上得50%",
        "x ≥ 9 scores full marks, each 步长 below costs 单价, each (a + b) above adds 1/3, 60% or above scores 50%",
    ),
    "x ≥ 9 得 满分，每低 5 items 扣 1分": (
        "x ≥ 9 得满分，每低 5 items 扣1分",
        "x ≥ 9 scores full marks, each 5 items below costs 1 point",
    ),
    "要点 每缺一项扣1分\n    ① 甲（2分），必备\n    2. 乙，1/3，当 x > 1\n    ③ 丙": (
        "每缺一项扣1分：① 甲（2分，必备）；② 乙（1/3，当 x > 1）；③ 丙",
        "each missing costs 1 point: ① 甲 (2 points, required); ② 乙 (1/3, when x > 1); ③ 丙",
    ),
    "分档 x\n    ≥ 90% 得 4分\n    80%(含)-90% 得 3分\n    15-30天 按比例减分\n    [1, 2] 扣 1分\n    优、良 得 80%\n"
    "    缺失 不得分\n    其余 不得分": (
        "≥90% 得4分；80%(含)-90% 得3分；15-30天 按比例减分；[1, 2] 扣1分；优、良 得80%；缺失不得分；其余不得分",
        "≥ 90% scores 4 points; [80%, 90%) scores 3 points; 15-30 days decreasing; [1, 2] costs 1 point; "
        "优 or 良 scores 80%; missing scores nothing; rest scores nothing",
    ),
    "分情形\n    当 结余 = 0 得 满分\n    其余 得 1分": (
        "结余 = 0 得满分；其余得1分",
        "结余 = 0 scores full marks; rest scores 1 point",
    ),
    "插值 x\n    60% 得 0分\n    90% 得 8分": (
        "60% 得0分；90% 得8分；其间按直线内插",
        "60% scores 0 points; 90% scores 8 points; in between on a straight line",
    ),
    '扣分\n    清单(类别 = "甲") 每 1条 扣 0.5分，最多扣 3分 "超范围"\n    当 x > 10% 扣 2分\n    清单 不得分': (
        '清单(类别 = "甲") 每1条扣0.5分，最多扣3分（超范围）；x > 10% 扣2分；清单 不得分',
        '清单(类别 = "甲") each 1条 costs 0.5 points, up to 3 points (超范围); x > 10% costs 2 points; '
        "清单 scores nothing",
    ),
    "评判等级 x\n    优 得 100%\n    良 得 80%": ("优 得100%；良 得80%", "优 scores 100%; 良 scores 80%"),
    "定性分档 档次, 评分\n    达成 80%(含)-100%\n    未达成 [0%, 60%)": (
        "达成 80%(含)-100%；未达成 0%(含)-60%",
        "达成 [80%, 100%); 未达成 [0%, 60%)",
    ),
    "得分 = 分值 * 完成率": ("得分 = 分值 × 完成率", "score = 分值 × 完成率"),
}


@pytest.mark.parametrize("written", RULES)
def test_sentence(written: str) -> None:
    member = rule(written)
    assert not isinstance(member, tree.Attribute | tree.Indicator | tree.Definition | tree.Gate)
    assert (sentence_text(member, "zh"), sentence_text(member, "en")) == RULES[written]


@pytest.mark.parametrize("written", [text for text in RULES if "\n" not in text])
def test_sentences_read_back(written: str) -> None:
    member = rule(written)
    assert not isinstance(member, tree.Attribute | tree.Indicator | tree.Definition | tree.Gate)
    for language in ("zh", "en"):
        assert rule(sentence_text(member, language)) == member


def test_a_chinese_comma_between_digits_is_no_thousands_separator() -> None:
    member = rule("x ≥ 9 得 5；200元以上 得 满分")
    assert isinstance(member, tree.Sentence)
    assert sentence_text(member, "zh") == "x ≥ 9 得5， 200元以上得满分"
    assert rule(sentence_text(member, "zh")) == member
