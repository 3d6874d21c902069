"""A hand-made result: the published evaluation of Zhengzhou's 2021 quality and safety funds, one reconstruction."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaldsl.diagnostics import Text, catalogue, text
from evaldsl.diagnostics.catalogue import Entry
from evaldsl.result.result import Evidence, GradeOutcome, Line, Node, PolicyOutcome, Result, Status, Step

TEXTS = {"sample.words": Entry("{words}", "{words}", {"words": "str"})}
"""Texts of the sample, to be put into the catalogue while a test runs."""


POINTS = "评价要点 {} 项，各占 1/{} 的分值，部分符合得一半"
ANSWERS = "绩效目标申报表"
OUTPUT = "产出、效益指标权重原则上不低于60%，现为 55 分"
VOUCHER = "国库集中支付拨款凭证"


def words(said: str) -> Text:
    return text("sample.words", words=said)


def points(digits: str) -> Fraction:
    return Fraction(digits)


def proof(name: str, value: str, document: str | None = None, line: int = 1, reason: str | None = None) -> Evidence:
    return Evidence(name, value, document, reason, f"facts.toml:{line}")


def fact(name: str, value: str, document: str | None = None, line: int = 1) -> Step:
    return Step(name, None, value, None, evidence=proof(name, value, document, line))


def lost(amount: Fraction, printed: str, because: str, *evidence: Evidence, reason: str | None = None) -> Line:
    return Line("rule", amount, points(printed), words(because), reason, evidence, "spec.eval:40")


def leaf(
    path: str,
    weight: str,
    score: str,
    sentence: str,
    steps: tuple[Step, ...] = (),
    lines: tuple[Line, ...] = (),
    kind: str = "checklist",
) -> Node:
    *_, name = parts = tuple(path.split("."))
    exact = points(weight) - sum((line.amount for line in lines), Fraction(0))
    rounding = exact - points(score)
    if rounding:
        lines = (*lines, Line("rounding", rounding, Fraction(0), words("保留 2 位小数"), None, (), None))
    full, got, state = points(weight), points(score), Status.VALUE
    return Node(path, parts, name, full, got, exact, state, kind, sentence, None, (), steps, lines, ())


def branch(path: str, *children: Node, lines: tuple[Line, ...] = ()) -> Node:
    weight = sum((child.weight for child in children), Fraction(0))
    score = sum((child.score for child in children), Fraction(0)) - sum((x.amount for x in lines), Fraction(0))
    parts = tuple(path.split("."))
    return Node(path, parts, parts[-1], weight, score, score, Status.VALUE, None, None, None, (), (), lines, children)


def _clarity() -> Node:
    return leaf(
        "决策.绩效目标.绩效指标明确性",
        "2.5",
        "1.67",
        POINTS.format(3, 3),
        lines=(
            lost(
                Fraction(5, 12),
                "0.42",
                "要点②部分符合：通过清晰、可衡量的指标值予以体现",
                proof("要点②", "部分符合", ANSWERS, 25),
                reason="缺少特种设备监督抽查产出数量指标",
            ),
            lost(
                Fraction(5, 12),
                "0.41",
                "要点③部分符合：与目标任务数或计划数相对应",
                proof("要点③", "部分符合", ANSWERS, 26),
            ),
        ),
    )


def _goal() -> Node:
    return branch(
        "决策.绩效目标",
        leaf(
            "决策.绩效目标.绩效目标合理性",
            "3.5",
            "3.06",
            POINTS.format(4, 4),
            lines=(
                lost(
                    Fraction(7, 16),
                    "0.44",
                    "要点④部分符合：与预算确定的项目投资额或资金量相匹配",
                    proof("要点④", "部分符合", ANSWERS, 22),
                    reason="预算与目标任务量未逐项对应",
                ),
            ),
        ),
        _clarity(),
    )


def _funding() -> Node:
    return branch(
        "决策.资金投入",
        leaf(
            "决策.资金投入.预算编制合理性",
            "3",
            "2.25",
            POINTS.format(4, 4),
            lines=(
                lost(Fraction(3, 4), "0.75", "要点③不符合：预算额度测算依据充分", proof("要点③", "不符合", "", 30)),
            ),
        ),
        leaf(
            "决策.资金投入.资金分配合理性",
            "3",
            "2.25",
            POINTS.format(2, 2),
            lines=(
                lost(Fraction(3, 4), "0.75", "要点②部分符合：资金分配额度合理", proof("要点②", "部分符合", None, 33)),
            ),
        ),
    )


def _decision() -> Node:
    return branch(
        "决策",
        branch(
            "决策.项目立项",
            leaf("决策.项目立项.立项依据充分性", "1.5", "1.5", POINTS.format(5, 5)),
            leaf("决策.项目立项.程序规范性", "1.5", "1.5", POINTS.format(2, 2)),
        ),
        _goal(),
        _funding(),
    )


def _arrival() -> Node:
    spent = fact("预算资金", "1481.90万元", "年初预算批复", 3)
    return leaf(
        "过程.资金管理.资金到位率",
        "3",
        "3",
        "资金到位率 ≥ 100% 得满分，否则按比例得分",
        (
            Step(
                "资金到位率",
                "到位资金 / 预算资金",
                "100%",
                Fraction(1),
                (fact("到位资金", "1481.90万元", VOUCHER, 4), spent),
            ),
        ),
        kind="ratio",
    )


def _rate() -> Node:
    spent, budget = fact("预算资金", "1481.90万元", "年初预算批复", 3), Fraction("1133.65") / Fraction("1481.90")
    table = Step(
        "子项目（4行）",
        None,
        "176.37万元、348.34万元、268.00万元、340.94万元",
        None,
        evidence=proof("子项目", "176.37万元", VOUCHER, 52),
    )
    paid = Step("实际支出", "合计(子项目.支出)", "1133.65万元", Fraction(11336500), (table,))
    step = Step("预算执行率", "实际支出 / 预算资金", "76.50%", budget, (paid, spent))
    return leaf(
        "过程.资金管理.预算执行率",
        "8",
        "3.3",
        "预算执行率 ≥ 100% 得满分，每低1个百分点扣0.2分，不足一档按比例计，低于60%不得分",
        (step,),
        (
            lost(
                (1 - budget) * 20,
                "4.70",
                "预算执行率 76.50%，比 100% 低 23.50 个百分点，每低 1 个百分点扣 0.2 分",
                proof("预算资金", "1481.90万元", "年初预算批复", 3),
                proof("子项目", "176.37万元", VOUCHER, 52),
                reason="特种设备安全监管、产品质量监督抽查两个子项目支付进度慢",
            ),
        ),
        kind="step",
    )


def _compliance() -> Node:
    return leaf(
        "过程.资金管理.资金使用合规性",
        "7",
        "3",
        "问题清单（类别 = “超范围支出”）每 1 条扣 2 分，扣完为止",
        (Step('计数(问题清单 当 类别 = "超范围支出")', None, "2", Fraction(2)),),
        (
            lost(
                Fraction(4),
                "4.00",
                "超范围支出 2 条，每 1 条扣 2 分",
                proof("问题清单", "超范围支出，12%的专项资金用于办公经费", "记账凭证", 60),
                proof(
                    "问题清单",
                    "超范围支出，在本项目列支其他项目的培训费",
                    "记账凭证、培训通知",
                    64,
                    "评价组现场核实",
                ),
            ),
        ),
        kind="findings",
    )


def _execution() -> Node:
    return branch(
        "过程",
        branch(
            "过程.资金管理",
            _arrival(),
            _rate(),
            _compliance(),
        ),
        branch(
            "过程.组织实施",
            leaf("过程.组织实施.管理制度健全性", "4", "4", "评价要点 2 项，各占 1/2 的分值"),
            leaf("过程.组织实施.制度执行有效性", "6", "6", "评价要点 4 项，各占 1/4 的分值"),
        ),
    )


def _quality() -> Node:
    late = Fraction(113 - 5, 113) * 12
    return branch(
        "产出.产出质量",
        leaf("产出.产出质量.质量达标率", "8", "8", "质量达标率 ≥ 95% 得满分，否则按比例得分", kind="ratio"),
        leaf(
            "产出.产出质量.整改达标率",
            "12",
            "0.53",
            "整改达标率 ≥ 100% 得满分，否则按比例得分",
            (
                Step(
                    "整改达标率",
                    "整改达标数 / 应整改数",
                    "4.42%",
                    Fraction(5, 113),
                    (fact("整改达标数", "5批次", "整改台账", 80), fact("应整改数", "113批次", "抽查结果通报", 81)),
                ),
            ),
            (lost(late, "11.47", "整改达标率 4.42%，目标 100%，按比例得分"),),
            kind="ratio",
        ),
    )


def _output() -> Node:
    return branch(
        "产出",
        branch("产出.产出数量", leaf("产出.产出数量.实际完成率", "10", "10", "完成率的平均值 × 10 分", kind="formula")),
        _quality(),
        branch(
            "产出.产出时效",
            leaf(
                "产出.产出时效.完成及时率",
                "10",
                "9",
                "完成及时率 ≥ 100% 得满分，否则按比例得分",
                (),
                (lost(Fraction(1), "1.00", "完成及时率 90.00%，目标 100%，按比例得分"),),
                kind="ratio",
            ),
        ),
    )


def _satisfaction() -> Node:
    rate = Fraction(403, 500)
    step = Step(
        "市民满意度",
        "满意问卷数 / 有效问卷数",
        "80.60%",
        rate,
        (
            fact("满意问卷数", "403份", "满意度调查问卷汇总表", 90),
            fact("有效问卷数", "500份", "满意度调查问卷汇总表", 91),
        ),
    )
    return branch(
        "效果.满意度",
        leaf(
            "效果.满意度.市民满意度",
            "6",
            "3.18",
            "市民满意度 ≥ 90% 得满分，每低1个百分点扣0.3分，低于60%不得分",
            (step,),
            (
                lost(
                    (Fraction(9, 10) - rate) * 30,
                    "2.82",
                    "市民满意度 80.60%，比 90% 低 9.40 个百分点，每低 1 个百分点扣 0.3 分",
                ),
            ),
            kind="step",
        ),
    )


def _effect() -> Node:
    return branch(
        "效果",
        branch(
            "效果.社会效益",
            leaf(
                "效果.社会效益.不合格报告领取率",
                "2",
                "2",
                "不合格报告领取率 ≥ 100% 得满分，否则按比例得分",
                kind="ratio",
            ),
            leaf(
                "效果.社会效益.培训对象覆盖率", "3", "3", "培训对象覆盖率 ≥ 100% 得满分，否则按比例得分", kind="ratio"
            ),
        ),
        branch(
            "效果.可持续影响",
            leaf("效果.可持续影响.抽检工作连续性", "2", "2", "评价要点 1 项"),
            leaf("效果.可持续影响.核查处置工作持续性", "2", "2", "评价要点 1 项"),
        ),
        _satisfaction(),
    )


def zhengzhou() -> Result:
    """73.24 points, 中; 15/12.23, 28/19.30, 2/2.00, 40/27.53, 15/12.18."""
    cost = branch(
        "成本",
        branch(
            "成本.经济成本",
            leaf("成本.经济成本.经济成本", "2", "2", "实际成本 ≤ 预算成本 得满分，否则不得分", kind="judgement"),
        ),
    )
    return Result(
        "2021年质量技术监督和安全监管经费绩效评价",
        "zh",
        Fraction(100),
        Fraction("73.24"),
        2,
        GradeOutcome("中", "中"),
        (_decision(), _execution(), cost, _output(), _effect()),
        (),
        (PolicyOutcome("财预〔2020〕10号", "产出.分值 + 效果.分值 ≥ 60分", False, "remind", OUTPUT, "spec.eval:118"),),
        (fact("万台死亡率目标", "0.46", "绩效目标申报表", 8),),
        (Step("逾期天数", None, "0天", Fraction(0)),),
        (("标准.项目支出_2020", "指标解释根据记忆整理，引用前请对照财预〔2020〕10号原文"),),
        (),
    )


def deep(levels: int, name: str) -> Result:
    """A chain of branches of one name, with a leaf that lost points at the end."""
    step = Step("执行率", "支出 / 预算", "50.00%", Fraction(1, 2), (fact("支出", "5万元", "凭证" * 20, 3),))
    node = leaf(
        ".".join([name] * levels),
        "100",
        "50",
        "执行率 ≥ 100% 得满分，否则按比例得分，" * 4,
        (step,),
        (lost(Fraction(50), "50.00", name),),
    )
    for level in range(levels - 1, 0, -1):
        node = branch(".".join([name] * level), node)
    return Result("深树", "zh", Fraction(100), Fraction(50), 2, None, (node,), (), (), (), (), (), ())


@pytest.fixture(autouse=True)
def sample_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the sample's texts into the catalogue while a test runs."""
    for key, value in TEXTS.items():
        monkeypatch.setitem(catalogue._CATALOGUE, key, value)
