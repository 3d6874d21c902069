"""Facts in sheets and in JSON: what is read, what is refused, and what is still missing."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evaldsl.facts import ReadFacts, read_facts_file
from evaldsl.facts.raw import Raw, RawList, RawTable, RawValue
from snapshots import run_command

SPEC = """指标体系 "绩效评价"
    满分 100分

基础数据
    支出: 金额
    完成率: 百分比
    验收日期: 日期
    级别: 选项(高, 低)
    备注: 文本 参考
    问卷: 调查(非常满意 100%, 不满意 0%)
    打分: 打分表(100分)
    子项目: 表
        名称: 文本
        预算: 金额

甲 50分
    要点
        ① 有制度
        ② 有记录
乙 10分
    支出 ≤ 合计(子项目.预算) 得满分，否则不得分
丙 10分
    完成率 ≥ 97.5% 得满分，否则不得分
丁 10分
    验收日期 ≤ 2021-12-31 且 级别 = 高 得满分，否则不得分
戊 10分
    问卷.指数 ≥ 90% 得满分，否则不得分
己 10分
    专家打分 打分 取 平均分
"""


BLOCKS = """【数据】
名称,填写
支出,120万元

[points]
indicator,no.,answer,reason
A.甲,1,met,
,2,partly met,没有记录
【问卷】,满意度
选项,票数
非常满意,10
不满意,2
【打分】,专家打分
组别,评委,打分
甲组,张三,88
,李四,90
【表】,子项目
要求,文本,金额
列名,名称,预算
单位,,万元
1,一,10
2,,
3,二,20元
【不适用】
指标,原因
乙,本年没有
【调整】
指标,分,原因,佐证,经办人
甲,-0.5,会议,纪要,王
【自评得分】
指标,分
甲,48
乙,
"""


def _read(tmp_path: Path, content: str, name: str = "facts.csv") -> ReadFacts:
    (tmp_path / name).write_text(content, encoding="utf-8")
    return read_facts_file(str(tmp_path / name))


def _plain(raw: Raw | None) -> Any:
    match raw:
        case RawTable():
            return {entry.key: _plain(entry.value) for entry in raw.entries}
        case RawList():
            return [_plain(item) for item in raw.items]
        case RawValue():
            return raw.value
        case None:
            return None


def _codes(read: ReadFacts) -> list[str]:
    return [one.code for one in read.diagnostics]


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("1481.90,万元", "1481.90万元"),
        ("１４８１．９,万元", "1481.9万元"),
        ("1481.90万元,万元", "1481.90万元"),
        ('"1,481.90",万元', "1,481.90万元"),
        ("12,days", "12 days"),
        ("97.5%,", "97.5%"),
        ("是,", "是"),
        ("-3,", "-3"),
    ],
)
def test_units_stand_beside_numbers(row: str, value: str, tmp_path: Path) -> None:
    read = _read(tmp_path, f"名称,填写,单位\n支出,{row}\n")
    assert _plain(read.raw) == {"支出": value}
    assert _codes(read) == []


@pytest.mark.parametrize(("own", "unit"), [("5个批次", "批次"), ("5天", "日"), ("5 Days", "days"), ("5 pts", "points")])
def test_the_same_unit_in_other_words_needs_no_warning(own: str, unit: str, tmp_path: Path) -> None:
    assert _codes(_read(tmp_path, f"名称,填写,单位\n甲,{own},{unit}\n")) == []


def test_headings_may_stand_in_any_order_and_below_a_title(tmp_path: Path) -> None:
    read = _read(tmp_path, "某项目数据\n\n佐证材料,数值,数据项\n凭证,120万元,支出\n")
    assert _plain(read.raw) == {"支出": {"值": "120万元", "佐证": "凭证"}}


def test_all_blocks_of_a_form(tmp_path: Path) -> None:
    assert _plain(_read(tmp_path, BLOCKS).raw) == {
        "支出": "120万元",
        "要点": {"A.甲": {"1": "met", "2": {"答": "partly met", "原因": "没有记录"}}},
        "满意度": {"非常满意": "10", "不满意": "2"},
        "专家打分": {"甲组": {"张三": "88", "李四": "90"}},
        "自评得分": {"甲": "48"},
        "不适用": {"乙": {"原因": "本年没有"}},
        "子项目": [{"名称": "一", "预算": "10万元"}, {"名称": "二", "预算": "20元"}],
        "调整": [{"指标": "甲", "分": "-0.5", "原因": "会议", "佐证": "纪要", "经办人": "王"}],
    }


def test_a_plain_list_may_stand_above_the_blocks(tmp_path: Path) -> None:
    read = _read(tmp_path, "名称,填写\n支出,120万元\n【要点】\n指标,序号,答\n甲,1,符合\n")
    assert _plain(read.raw) == {"支出": "120万元", "要点": {"甲": {"1": "符合"}}}


def test_a_table_without_rows_is_empty_only_if_it_says_so(tmp_path: Path) -> None:
    head = "【表】,子项目\n列名,名称,预算\n单位,,万元\n"
    silent = _read(tmp_path, head + "1,,\n")
    assert _plain(silent.raw) == {}
    assert [(path, span.place.rpartition(" ")[2]) for path, span in silent.gaps.blanks] == [(("子项目",), "B4")]
    assert _plain(_read(tmp_path, head + "1,无,\n").raw) == {"子项目": []}


def _form(tmp_path: Path) -> Any:
    (tmp_path / "spec.eval").write_text(SPEC, encoding="utf-8")
    code, output = run_command(["evaldsl", "facts", "spec.eval", "-o", "form.xlsx"], tmp_path)
    assert code == 0, output
    return openpyxl.load_workbook(tmp_path / "form.xlsx")


def test_the_form_offers_what_may_be_chosen(tmp_path: Path) -> None:
    book = _form(tmp_path)
    assert book.sheetnames == ["填写说明", "数据", "要点", "问卷", "打分", "子项目", "得分核对"]
    offered = {str(each.sqref): each.formula1 for each in book["数据"].data_validations.dataValidation}
    assert offered == {"C3": '"元,万元,亿元"', "B6": '"高,低"'}
    answers = book["要点"].data_validations.dataValidation
    assert {each.formula1 for each in answers} == {'"符合,部分符合,不符合,不适用"'}
    assert [cell.value for cell in book["要点"][3]][:3] == ["甲", "1", "有制度"]


def test_points_that_name_a_fault_are_answered_yes_or_no(tmp_path: Path) -> None:
    program = '指标体系 "试"\n甲 100分\n    要点\n        ① 有制度\n        ② 存在挪用，否定\n'
    (tmp_path / "spec.eval").write_text(program, encoding="utf-8")
    code, output = run_command(["evaldsl", "facts", "spec.eval", "-o", "form.xlsx"], tmp_path)
    assert code == 0, output
    answers = openpyxl.load_workbook(tmp_path / "form.xlsx")["要点"].data_validations.dataValidation
    assert sorted(each.formula1 for each in answers) == ['"是,部分存在,否,不适用"', '"符合,部分符合,不符合,不适用"']
    code, output = run_command(["evaldsl", "facts", "spec.eval"], tmp_path)
    assert "存在挪用（填 是 或 否，是 扣分）" in output


def test_the_same_form_is_the_same_file(tmp_path: Path) -> None:
    _form(tmp_path)
    first = (tmp_path / "form.xlsx").read_bytes()
    (tmp_path / "form.xlsx").unlink()
    _form(tmp_path)
    assert (tmp_path / "form.xlsx").read_bytes() == first


def test_a_form_that_is_filled_in_part_lists_its_empty_cells(tmp_path: Path) -> None:
    book = _form(tmp_path)
    book["数据"]["B3"].value = 10
    book["要点"]["D3"].value = "符合"
    book["问卷"]["B3"].value = 5
    book.save(tmp_path / "facts.xlsx")
    code, output = run_command(["evaldsl", "facts", "--check", "spec.eval", "facts.xlsx"], tmp_path)
    assert code == 2
    listed = [line.strip() for line in output.split("\n") if "!" in line and "│" not in line and "┌" not in line]
    assert listed == [
        "数据!B4  完成率",
        "数据!B5  验收日期",
        "数据!B6  级别",
        "问卷!B4  问卷.不满意",
        "打分!D3  打分",
        "子项目!B5  子项目",
        "要点!D4  甲 2",
    ]


def test_mistakes_name_sheet_and_cell(tmp_path: Path) -> None:
    book = _form(tmp_path)
    book["数据"]["B6"].value = "中"
    book["子项目"]["B5"].value = "一"
    book.save(tmp_path / "facts.xlsx")
    _, output = run_command(["evaldsl", "facts", "--check", "spec.eval", "facts.xlsx"], tmp_path)
    assert "┌─ facts.xlsx 数据!B6" in output
    assert "┌─ facts.xlsx 子项目!B5" in output
    assert "第 1 行缺少：预算" in output


def test_a_judge_without_a_mark_is_missed(tmp_path: Path) -> None:
    read = _read(tmp_path, "【打分】,专家打分\n评委,打分\n张三,\n李四,90\n")
    assert _plain(read.raw) == {"专家打分": {"张三": "待填写", "李四": "90"}}


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", Fraction(1, 10)),
        ("1e2", Fraction(100)),
        ("-12.50", Fraction("-12.5")),
        ("true", True),
        ('"a\\u4e00\\"{,"', 'a一"{,'),
        ('["符合", {"答": "符合"}]', ["符合", {"答": "符合"}]),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_json_is_exact_and_has_places(text: str, value: object, tmp_path: Path) -> None:
    read = _read(tmp_path, f'{{\n  "甲": {text}\n}}', "facts.json")
    assert _plain(read.raw) == {"甲": value}
    assert read.raw is not None
    (entry,) = read.raw.entries
    assert entry.key_span.text == '"甲"'
    assert entry.value.span.text == text
    assert entry.value.span.line == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "E0821"),
        ('{"甲": 1} x', "E0821"),
        ('{"甲": NaN}', "E0822"),
        ('{"甲": -Infinity}', "E0822"),
        ('{"甲": null}', "E0822"),
        ("3", "E0822"),
        ('{"甲": 1, "甲": 2}', "E0823"),
        ('{"甲": 1e999999999}', "E0609"),
        ('{"甲": ' + "1" * 70 + "}", "E0609"),
        ('{"甲": ' + "[" * 70 + "]" * 70 + "}", "E0822"),
        ("[" * 100_000, "E0822"),
    ],
)
def test_json_that_is_refused(text: str, code: str, tmp_path: Path) -> None:
    assert _codes(_read(tmp_path, text, "facts.json")) == [code]


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_json_file_has_no_facts(text: str, tmp_path: Path) -> None:
    assert _plain(_read(tmp_path, text, "facts.json").raw) == {}
