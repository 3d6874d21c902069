"""A scoring table becomes a spec: what is understood runs, what is not stays in the words of the table."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from snapshots import run_command

T2 = [
    ["岳阳市科技局整体支出绩效评价评分表"],
    ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "自评得分", "扣分原因和其他说明"],
    ["投入(15分)", "预算配置(15分)", "财政供养人员控制率",
     "以100%为标准。在职人员控制率≦100%,计5分;"
     "每超过一个百分点扣0.5分,扣完为止。", 5, 5],
    ["", "", "“三公经费”变动率", "≦0,计5分;>0,每超过一个百分点扣0.5分,扣完为止。", 5, 5],
    ["", "", "重点支出安排率", "≥90%,计5分;80%(含)-90%,计4分;"
     "70%(含)-80%,计3分;60%(含)-70%,计2分;低于60%不得分。", 5, 5],
    ["过程(18分)", "预算执行(15分)", "预算调整率",
     "=0,计3分;0-10%(含),计2分;"
     "10-20%(含),计1分;20-30%(含),计0.5分;大于30%不得分。", 3, 3],
    ["", "", "支付进度",
     "春节前下达专项资金的50%;"
     "6月底前专项资金指标全部下达完。每出现一个专项未按进度完成资金下达扣0.5分,扣完为止。", 3, 3],
    ["", "", "资金结余", "无结余,3分;有结余,但不超过上年结转,2分;结余超过上年结转,不得分。", 3, 2, "有结余"],
    ["", "", "“三公经费”控制率", "以100%为标准。≦100%,计6分;每超过一个百分点扣1分,扣完为止。", 6, 6],
    ["", "预算管理(3分)", "管理制度健全性",
     "①已制定或具有预算资金管理办法、内部财务管理制度、会计核算制度等,1分;"
     "②合法、合规、完整,1分;③得到有效执行,1分。", 3, 3],
    ["合计", "", "", "", 33, 32],
]  # fmt: skip
"""The rows of a published table (岳阳市科技局) with both their rules and their weights."""

READ = """读懂评分标准 6 条，请逐条与原文核对：
  财政供养人员控制率：在职人员控制率 ≤ 100% 得5分，每高1个百分点扣0.5分，扣完为止
  “三公经费”变动率：「“三公经费”变动率」 ≤ 0 得5分，每高1个百分点扣0.5分，扣完为止
  重点支出安排率：重点支出安排率 ≥ 90% 得5分，80%(含)-90% 得4分，70%(含)-80% 得3分，60%(含)-70% 得2分，低于60%不得分
  预算调整率：预算调整率 = 0 得3分，0%-10%(含) 得2分，10%-20%(含) 得1分，20%-30%(含) 得0.5分，高于30%不得分
  “三公经费”控制率：「“三公经费”控制率」 ≤ 100% 得6分，每高1个百分点扣1分，扣完为止
"""


def _save(path: Path, rows: list[list[object]], merged: tuple[str, ...] = ()) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value != "":
                cell = sheet.cell(number, column)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else "n"  # text that begins with = is text
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)


def _new(tmp_path: Path, *words: str) -> str:
    code, output = run_command(["evaldsl", "new", "--lang", "zh", *words], tmp_path)
    assert code == 0, output
    return output


def _draft(tmp_path: Path, rows: list[list[object]], merged: tuple[str, ...] = ()) -> tuple[str, str]:
    """The spec and the report."""
    _save(tmp_path / "表.xlsx", rows, merged)
    report = _new(tmp_path, "--from", "表.xlsx", "-o", "spec.eval")
    return (tmp_path / "spec.eval").read_text(encoding="utf-8"), report


@pytest.mark.parametrize("merged", [(), ("A1:G1", "A3:A5", "B3:B5", "A6:A10", "B6:B9", "A11:D11")])
def test_a_published_table(merged: tuple[str, ...], tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in T2]
    if merged:  # the total moves to the column that stays its own
        rows[-1] = ["合计", "", "", "", 33, 32]
    spec, report = _draft(tmp_path, rows, merged)
    assert '指标体系 "岳阳市科技局整体支出绩效评价评分表"\n    满分 33分\n' in spec
    assert READ in report
    assert "待写规则的 2 个（原文留在草稿里）：支付进度、资金结余" in report
    assert "没有用到的列：自评得分、扣分原因和其他说明" in report
    assert "# 待写规则\n            # 无结余,3分;有结余,但不超过上年结转,2分;结余超过上年结转,不得分。\n" in spec
    code, output = run_command(["evaldsl", "check", "spec.eval"], tmp_path)
    assert code == 2
    assert output.count("E0217") == 2, "the two rules to be written, and nothing else"
    assert "共 2 个错误" in output


def test_the_draft_scores_like_the_table(tmp_path: Path) -> None:
    spec, _ = _draft(tmp_path, [list(row) for row in T2])
    for name in ("支付进度", "资金结余"):
        spec = spec.replace(f"        {name} 3分\n", f"        {name} 3分\n            待定 得满分，否则不得分\n")
    spec = spec.replace("基础数据\n", "基础数据\n    待定: 是否\n")
    (tmp_path / "spec.eval").write_text(spec, encoding="utf-8")
    facts = """待定 = "是"
在职人员控制率 = "101.5%"
「“三公经费”变动率」 = "-3%"
重点支出安排率 = "80%"
预算调整率 = "10%"
「“三公经费”控制率」 = "102%"
[要点]
管理制度健全性 = ["符合", "符合", "不符合"]
"""
    (tmp_path / "facts.toml").write_text(facts, encoding="utf-8")
    code, output = run_command(["evaldsl", "run", "spec.eval", "facts.toml", "--format", "table"], tmp_path)
    assert code == 0, output
    # 5 − 1.5 × 0.5 = 4.25; 5; 80% (included) 4; 10% (included) 2; 3 + 3 unwritten; 6 − 2 = 4; 2 of 3 points
    assert "27.25" in output


def test_weights_stand_behind_each_level(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "具体指标", "评价标准", "自评得分"],
        ["产出", 60, "数量", 60, "完成", 40, "完成率", "完成率≥95%得满分，每低1个百分点扣1分，低于60%不得分", 38],
        ["", "", "", "", "及时", "20分", "及时率", "≥100%得满分，否则按比例得分", 20],
        ["效果", 40, "满意", 40, "群众", 40, "满意度", "满意度≥90%得满分，每低1个百分点扣0.5分", 40],
    ]
    spec, report = _draft(tmp_path, rows)
    assert "读懂评分标准 3 条" in report
    assert "产出 60分\n    数量 60分\n        完成 40分\n            完成率 40分\n" in spec
    assert "        及时 20分\n            及时率 20分\n" in spec
    assert run_command(["evaldsl", "check", "spec.eval"], tmp_path)[0] == 0


def test_official_points_are_recognised(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["一级", "二级", "三级", "分值", "指标解释", "指标说明", "评分标准", "指标完成情况", "数据来源"],
        ["决策", "绩效目标", "绩效指标明确性", 10, "绩效指标是否清晰、细化、可衡量",
         "①是否将项目绩效目标细化分解为具体的绩效指标；②是否通过清晰、可衡量的指标值予以体现；"
         "③是否与项目目标任务数或计划数相对应。"],
        ["", "资金投入", "资金到位率", 10, "", "", ""],
        ["", "", "立项依据充分性", 10, "", "①有文件；②有会议纪要"],
    ]  # fmt: skip
    spec, report = _draft(tmp_path, rows)
    assert "绩效指标明确性 10分 = 项目.绩效指标明确性\n" in spec
    assert "资金到位率 10分 = 项目.资金到位率(到位资金, 预算资金)\n" in spec
    assert "    到位资金: 金额\n    预算资金: 金额\n" in spec
    assert "立项依据充分性 10分\n            要点\n                ① 有文件\n                ② 有会议纪要\n" in spec
    assert "认出是 标准.项目支出_2020 的 2 个：绩效指标明确性、资金到位率" in report
    assert "没有用到的列：指标完成情况、数据来源" in report
    assert run_command(["evaldsl", "check", "spec.eval"], tmp_path)[0] == 0


def test_sums_that_do_not_agree_are_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["指标", "分值", "评分标准"],
        ["甲", 60, "有制度得满分，否则不得分"],
        ["乙", 30, ""],
        ["合计", 100],
    ]
    spec, report = _draft(tmp_path, rows)
    assert "表中合计写的是 100 分，各项相加是 90 分" in report
    assert "    有制度: 是否\n" in spec
    assert "  甲：有制度 得满分，否则不得分\n" in report


@pytest.mark.parametrize("name", ["表.csv", "表.xls"])
def test_what_holds_no_table(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("项目,金额\n支出,1\n", encoding="utf-8")
    code, output = run_command(["evaldsl", "new", "--from", name], tmp_path)
    assert code == 2
    assert ("E0824" if name == "表.csv" else "E0811") in output


def test_a_draft_replaces_nothing(tmp_path: Path) -> None:
    _save(tmp_path / "表.xlsx", [["指标", "分值"], ["甲", 100]])
    (tmp_path / "spec.eval").write_text("mine", encoding="utf-8")
    code, output = run_command(["evaldsl", "new", "--from", "表.xlsx", "-o", "spec.eval"], tmp_path)
    assert (code, "E0801" in output) == (2, True)
    code, output = run_command(["evaldsl", "new", "--from", "表.xlsx", "-o", "表.xlsx", "--force"], tmp_path)
    assert (code, "E0802" in output) == (2, True)
    assert (tmp_path / "spec.eval").read_text() == "mine"


# ── frameworks ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("office", [True, False])
def test_a_folder_to_begin_with(office: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not office:
        monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    _new(tmp_path, "某项目", "--framework", "项目支出_2020")
    form = "facts.xlsx" if office else "facts.toml"
    assert sorted(path.name for path in (tmp_path / "某项目").iterdir()) == sorted(["README.md", form, "spec.eval"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["某项目"]
    code, output = run_command(["evaldsl", "check", "--strict", "某项目/spec.eval"], tmp_path)
    assert code == 0, output
    assert "末级指标 17 个" in output
    code, output = run_command(["evaldsl", "run", "某项目/spec.eval", f"某项目/{form}"], tmp_path)
    assert "E0601" in output


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "某项目").mkdir()
    code, output = run_command(["evaldsl", "new", "某项目", "--framework", "项目支出_2020"], tmp_path)
    assert (code, "E0826" in output) == (2, True)
    code, output = run_command(["evaldsl", "new", "没有/某项目", "--framework", "项目支出_2020"], tmp_path)
    assert (code, "E0804" in output) == (2, True)
    assert list((tmp_path / "某项目").iterdir()) == []


@pytest.mark.parametrize(
    "words", [[], ["--framework", "项目支出_2020"], ["x", "--from", "y"], ["--from", "y", "--framework", "z"]]
)
def test_one_beginning_only(words: list[str], tmp_path: Path) -> None:
    assert run_command(["evaldsl", "new", *words], tmp_path)[0] == 64
