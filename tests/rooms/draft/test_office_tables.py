"""Tables as offices really write them: what `new --from` makes of them, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rooms.draft.office_tables import saved, table
from snapshots import run_command


def drafted(given: dict[str, Any], folder: Path) -> tuple[str, str, tuple[int, str]]:
    """The draft, the report, and what check says of the draft."""
    saved(given, folder / "table.xlsx")
    code, report = run_command(["evaldsl", "new", "--lang", "zh", "--from", "table.xlsx", "-o", "spec.eval"], folder)
    assert code == 0, report
    checked = run_command(["evaldsl", "check", "--lang", "zh", "spec.eval"], folder)
    return (folder / "spec.eval").read_text(encoding="utf-8"), report, checked


def test_a_bureaus_table_is_understood_whole(tmp_path: Path) -> None:
    """Weights at every level, １５ and 5分, names over two lines, 附件2 and 单位：分 above, a note below."""
    spec, report, (code, said) = drafted(table("health"), tmp_path)
    assert code == 0, said
    assert '指标体系 "基本公共卫生服务补助资金绩效评价 指标评分表"' in spec
    assert "注：" not in spec
    assert "待写规则" not in spec.split("\n", 1)[1]
    for sentence in (
        "⑤ 不与其他项目重复（1分）",
        "绩效目标合理性：合理 得满分；较合理 得3分；不合理 不得分",
        "绩效指标明确性：不明确项数 每1项扣1分",
        "资金到位率：实际到位资金 / 预算资金 按比例得分",
        "预算执行率：预算执行率 ≥ 95% 得5分，每低1个百分点扣0.5分，扣完为止",
        "资金使用合规性：不合规处数 每1处扣1分；「存在截留、挤占、挪用」 不得分",
        "管理制度健全性：健全 得满分；基本健全 得6分；不健全 不得分",
        "电子健康档案建档率：建档率 ≥ 90% 得10分，80%(含)-90% 得8分，70%(含)-80% 得5分，低于70%不得分",
        "老年人健康管理率：老年人健康管理率 ≥ 65% 得满分，否则按比例得分",
        "资金拨付及时性：延迟工作日数 每1个工作日扣1分",
        "居民健康知识知晓率：知晓率较上年提高 得满分；持平 得6分；下降 不得分",
        "服务对象满意度：满意度 ≥ 85% 得10分，75%(含)-85% 得8分，60%(含)-75% 得6分，低于60%得0分",
    ):
        assert sentence in report, sentence


def test_weights_in_percent_and_two_rows_of_headings(tmp_path: Path) -> None:
    spec, report, (code, said) = drafted(table("shares"), tmp_path)
    assert code == 0, said
    assert "末级指标 7 个，分值合计 100 分" in report
    assert "投入 10分" in spec
    assert "「“三公经费”变动率」 ≤ 0 得满分，每高1个百分点扣1分，扣完为止" in report
    assert "办结率 ≥ 100% 得满分，否则按比例得分" in report
    assert "没有用到的列：数据来源\n" in report


def test_a_self_evaluation_form_gives_its_targets_as_rules(tmp_path: Path) -> None:
    """The points of the funds stand above the indicators; a date is no number."""
    spec, report, (code, _) = drafted(table("self"), tmp_path)
    assert code == 2
    assert "末级指标 6 个，分值合计 100 分" in report
    assert "预算执行率 10分\n" in spec
    assert "放映场次 ≥ 1200场 得满分，否则按比例得分" in report
    assert "覆盖行政村 = 100个 得满分，否则按比例得分" in report
    assert "待写规则的 1 个（原文留在草稿里）：放映完成时间" in report
    assert "绩效指标 " not in spec


def test_a_table_of_cases_and_subtotals(tmp_path: Path) -> None:
    spec, report, _ = drafted(table("safety"), tmp_path)
    assert "末级指标 6 个，分值合计 100 分" in report
    assert "安全生产 30分\n    隐患排查 10分" in spec
    assert "小计" not in spec
    assert "备注" not in spec
    assert "事故控制：一般事故起数 每1起扣5分；发生较大及以上事故 不得分" in report
    assert "投诉处理：投诉处理率 ≥ 100% 得15分，每低1个百分点扣0.5分，低于80%不得分" in report
    assert "满意度 ≥ 95% 得25分，90%(含)-95% 得20分，85%(含)-90% 得15分，低于85%不得分" in report
    assert "资料归档：缺份数 每1份扣2分；弄虚作假 不得分" in report
    assert "待写规则的 1 个（原文留在草稿里）：响应时间" in report


def test_english_headings_give_an_english_draft(tmp_path: Path) -> None:
    spec, report, _ = drafted(table("vendor"), tmp_path)
    assert "末级指标 5 个，分值合计 100 分" in report
    assert spec.startswith("# Drafted from “table”: check weights, types of facts and every rule.\n")
    assert 'system "Vendor review 2024"\n    full marks 100 points' in spec
    assert "Delivery 40 points\n    Timeliness 40 points\n        `On-time delivery` 30 points" in spec
    assert "`lead time` ≤ 10 days scores full marks, otherwise scores nothing" in spec
    assert "    Certification 10 points\n        checklist" in spec
    assert "# rule to be written\n        # defect rate <= 1%" in spec
    assert "Total" not in spec


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("得10分，不得分", "10分"),  # no words to choose from
        ("合规得10分；合规得5分", "10分"),  # the same word twice
        ("发现一处扣若干分", "10分"),
        ("得分＝资金到位率×5分", "5分"),
        ("按实际情况计分", "5分"),
    ],
)
def test_what_is_not_understood_stays(words: str, weight: str, tmp_path: Path) -> None:
    rows = [["一级指标", "二级指标", "分值", "评分标准"], ["过程", "管理", weight, words]]
    spec, _, _ = drafted({"rows": rows}, tmp_path)
    assert f"# 待写规则\n        # {words}\n" in spec
