"""Raw lines of checklists."""

from __future__ import annotations

import pytest

from evaldsl.resources import keyword_table
from evaldsl.syntax import tree
from evaldsl.syntax.keywords import LANGUAGES
from rooms.syntax.reading import codes, rule


def point(line: str) -> tree.Point:
    checklist = rule(f"要点\n    {line}")
    assert isinstance(checklist, tree.Checklist)
    return checklist.points[0]


@pytest.mark.parametrize(
    ("line", "text", "worth", "necessary"),
    [
        ("① 审批文件、材料符合要求", "审批文件、材料符合要求", None, False),
        ("①审批文件符合要求；", "审批文件符合要求", None, False),
        ("① 目标细化，2分，必备", "目标细化", "2 分", True),
        ("① 目标细化（2分）；", "目标细化", "2 分", False),
        ("① 目标细化（2分），必备。", "目标细化", "2 分", True),
        ("① 目标细化，得40%", "目标细化", "40 %", False),
        ("① 合法、合规，完整，1分", "合法、合规，完整", "1 分", False),
        ("① 支出 > 0 或 100%（含），如：当期，1/3", "支出 > 0 或 100%（含），如：当期", None, False),
        ("① 有“引号", "有“引号", None, False),
        ("① clear goals, 2 points, required", "clear goals", "2 分", True),
        ("① 不算注释#1 # 注释", "不算注释#1", None, False),
    ],
)
def test_text_and_clauses(line: str, text: str, worth: str | None, necessary: bool) -> None:
    read = point(line)
    assert (read.text, read.necessary) == (text, necessary)
    if isinstance(read.points, tree.Number):
        assert f"{read.points.digits} {read.points.unit}" == worth
    else:
        assert worth is None


def test_a_share_is_a_fraction() -> None:
    share = point("① 甲，1/3").points
    assert isinstance(share, tree.Arithmetic)
    assert share.operator == "/"


@pytest.mark.parametrize(
    ("marker", "canonical"), [("①", "①"), ("1.", "①"), ("2、", "②"), ("(3)", "③"), ("（21）", "㉑"), ("36)", "36.")]
)
def test_markers_have_one_form(marker: str, canonical: str) -> None:
    assert point(f"{marker} 甲").marker == canonical


def test_a_point_can_hang_on_a_condition() -> None:
    read = point('① 有办法，2分，当 类别 = "a # b"')
    assert isinstance(read.when, tree.Comparison)
    assert read.when.operands[1] == tree.String("a # b", span=read.when.span)


@pytest.mark.parametrize(
    ("line", "text", "worth"),
    [
        ("① 已公开，须附佐证", "已公开", None),
        ("① 已公开，必须提供佐证材料。", "已公开", None),
        ("① 已公开，2分，必备，要求佐证；", "已公开", "2"),
        ("① 已公开（2分，需提供佐证资料）", "已公开", "2"),
        ("① 已公开(2分)（需提供佐证资料）", "已公开", "2"),
        ("① published, 2 points, with evidence", "published", "2"),
    ],
)
def test_a_point_that_needs_a_document(line: str, text: str, worth: str | None) -> None:
    read = point(line)
    assert (read.text, read.documented) == (text, True)
    assert worth is None if read.points is None else isinstance(read.points, tree.Number)
    assert worth is None or (isinstance(read.points, tree.Number) and read.points.digits == worth)


@pytest.mark.parametrize("kind", ["DOCUMENTED", "ALL_DOCUMENTED"])
def test_every_spelling_of_evidence_is_a_clause(kind: str) -> None:
    for language in LANGUAGES:
        for word in keyword_table(language)[kind]:
            line = f"① 甲，{word}" if kind == "DOCUMENTED" else f"① 甲\n    {word}"
            assert (point(line).text, point(line).documented) == ("甲", True), word


def test_all_above_need_documents_but_faults_and_conditions() -> None:
    checklist = rule("要点\n    ① 甲\n    ② 乙，否定\n    ③ 丙，当 x > 2\n    以上需提供佐证资料。\n    ④ 丁")
    assert isinstance(checklist, tree.Checklist)
    assert [each.documented for each in checklist.points] == [True, False, False, False]


def test_price_of_a_missing_point() -> None:
    checklist = rule("要点 每缺一项扣1分\n    ① 甲\n    ② 乙")
    assert isinstance(checklist, tree.Checklist)
    assert isinstance(checklist.per_missing, tree.Number)
    assert rule("checklist each missing costs 1 point\n    1. 甲\n    2. 乙") == checklist


def test_numbered_lines_are_raw_in_checklists_only() -> None:
    assert codes("甲 5分\n    (1) + x ≥ 2 得满分\n") == []
    assert codes("要点 5分\n    (1) + x ≥ 2 得满分\n") == []


def test_points_stand_in_checklists_only() -> None:
    assert codes("甲 5分\n    ① 审批\n") == ["E0128"]
