"""Values as written, in their declared types."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.diagnostics import Diagnostic, say
from evaldsl.facts.raw import RawScalar, RawValue
from evaldsl.facts.value import read_value
from evaldsl.model.core import Scalar
from evaldsl.model.types import DateType, NumberType, OptionType, TableType, TextType, TruthType, Type
from evaldsl.quantity.units import DAYS, MONEY, POINTS, WORKDAYS
from evaldsl.text import Source, Span

NUMBER = NumberType()
RATIO = NumberType(percent=True)
AMOUNT = NumberType(MONEY)
SCORE = NumberType(POINTS)
TIME = NumberType(DAYS)
WORK = NumberType(WORKDAYS)
BATCHES = NumberType((("批次", 1),), whole=True)
LENGTH = NumberType((("公里", 1),))
TRUTH = TruthType()
GRADES = OptionType(("优秀", "良好", "不适用"))


def read(value: RawScalar, kind: Type) -> Scalar | Diagnostic:
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return read_value(RawValue(value, Span(Source("f", shown), 0, len(shown))), kind, "甲")


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("1481.90万元", AMOUNT, 14_819_000),
        (" 1481.90 万元 ", AMOUNT, 14_819_000),
        ("１４８１．９０万元", AMOUNT, 14_819_000),
        ("-3亿元", AMOUNT, -300_000_000),
        ("20 Yuan", AMOUNT, 20),
        ("0", AMOUNT, 0),
        ("60%", RATIO, Fraction(3, 5)),
        ("６０％", RATIO, Fraction(3, 5)),
        ("2个百分点", RATIO, Fraction(1, 50)),
        ("2pp", RATIO, Fraction(1, 50)),
        ("3‰", RATIO, Fraction(3, 1000)),
        ("－5%", RATIO, Fraction(-1, 20)),
        ("30天", TIME, 30),
        ("30", TIME, 30),
        ("1.5 days", TIME, Fraction(3, 2)),
        ("5个工作日", WORK, 5),
        ("5分", SCORE, 5),
        (Fraction(9, 2), SCORE, Fraction(9, 2)),
        ("800批次", BATCHES, 800),
        (Fraction(800), BATCHES, 800),
        ("800个批次", BATCHES, 800),
        ("2.5公里", LENGTH, Fraction(5, 2)),
        ("0.46", NUMBER, Fraction(23, 50)),
        ("60%", NUMBER, Fraction(3, 5)),
        ("是", TRUTH, True),
        ("No", TRUTH, False),
        (True, TRUTH, True),
        ("2021-12-31", DateType(), date(2021, 12, 31)),
        ("2021年1月3日", DateType(), date(2021, 1, 3)),
        ("2021/1/3", DateType(), date(2021, 1, 3)),
        ("2021.01.03", DateType(), date(2021, 1, 3)),
        ("2021/12/31 0:00", DateType(), date(2021, 12, 31)),
        ("2021-12-31 00:00:00", DateType(), date(2021, 12, 31)),
        ("２０２１年１２月３１日", DateType(), date(2021, 12, 31)),
        ("优秀", GRADES, "优秀"),
        ("不适用", GRADES, "不适用"),
        (" 任意 文字１", TextType(), " 任意 文字１"),
        ("", TextType(), ""),
    ],
)
def test_values(written: RawScalar, kind: Type, value: Scalar) -> None:
    assert read(written, kind) == value
    assert type(read(written, kind)) is type(value) or isinstance(value, int)


@pytest.mark.parametrize(
    ("written", "kind", "code"),
    [
        ("1481.90", AMOUNT, "E0611"),
        (Fraction(15), AMOUNT, "E0611"),
        ("97.5", RATIO, "E0612"),
        (Fraction(1), RATIO, "E0612"),
        ("30天", AMOUNT, "E0613"),
        ("806家", BATCHES, "E0613"),
        ("5天", WORK, "E0613"),
        ("5万元", NUMBER, "E0613"),
        ("5分", RATIO, "E0613"),
        ("2.5批次", BATCHES, "E0614"),
        (Fraction(5, 2), BATCHES, "E0614"),
        ("1,481.90万元", AMOUNT, "E0618"),
        ("1，481.90万元", AMOUNT, "E0618"),
        ("14,81.90万元", AMOUNT, "E0610"),
        ("约30天", TIME, "E0610"),
        ("30天左右，大约", TIME, "E0610"),
        ("1e3", NUMBER, "E0610"),
        ("１２²", NUMBER, "E0610"),
        (".5", NUMBER, "E0610"),
        (True, NUMBER, "E0610"),
        ("9" * 5000 + "万元", AMOUNT, "E0609"),
        ("0." + "9" * 5000, NUMBER, "E0609"),
        ("", AMOUNT, "E0627"),
        ("　", TRUTH, "E0627"),
        ("不适用", AMOUNT, "E0605"),
        ("有", TRUTH, "E0610"),
        (Fraction(1), TRUTH, "E0610"),
        ("2021-02-30", DateType(), "E0610"),
        ("2021-12-31T10:00:00", DateType(), "E0610"),
        (Fraction(2021), DateType(), "E0610"),
        ("良", GRADES, "E0615"),
        (Fraction(2021), TextType(), "E0610"),
        (False, TextType(), "E0610"),
    ],
)
def test_refusals(written: RawScalar, kind: Type, code: str) -> None:
    found = read(written, kind)
    assert isinstance(found, Diagnostic)
    assert found.code == code
    assert all(say(found.message, language) for language in ("zh", "en"))


def note(written: RawScalar, kind: Type) -> str:
    found = read(written, kind)
    assert isinstance(found, Diagnostic)
    return say(found.notes[0], "zh")


def test_both_readings_are_shown() -> None:
    assert note("1481.90", AMOUNT) == '写 "1481.9元" 还是 "1481.9万元"？'
    assert note("97.5", RATIO) == '写 "97.5%" 还是 "9750%"？'
    assert note(Fraction(1), RATIO) == '写 "1%" 还是 "100%"？'


def test_thousands_commas_are_repaired() -> None:
    found = read("1,481,000.90 元", AMOUNT)
    assert isinstance(found, Diagnostic)
    assert found.fix is not None
    assert found.fix.replacement == '"1481000.90 元"'


def test_near_options_are_named() -> None:
    assert note("优", OptionType(("优秀等级", "差"))) == "可选：优秀等级、差"
    assert note("良号", GRADES) == "可选：优秀、良好、不适用"
    assert note("超范围", OptionType(("超范围支出", "手续不全"))) == "是否想写：超范围支出"


def test_a_table_is_no_value() -> None:
    with pytest.raises(TypeError):
        read("1", TableType(()))


@given(st.text(max_size=12), st.sampled_from([NUMBER, RATIO, AMOUNT, BATCHES, TRUTH, DateType(), GRADES]))
def test_any_text_has_a_value_or_a_diagnostic(written: str, kind: Type) -> None:
    assert isinstance(read(written, kind), Fraction | bool | str | date | Diagnostic)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_units_scale_exactly(number: object) -> None:
    yuan, ten_thousand = read(f"{number}元", AMOUNT), read(f"{number}万元", AMOUNT)
    assert isinstance(yuan, Fraction)
    assert isinstance(ten_thousand, Fraction)
    assert yuan == Fraction(str(number))
    assert ten_thousand == 10_000 * yuan


@pytest.mark.parametrize("written", ["2023-02-29", "2023/2/29", "2021年2月30日", "2021-13-01", "0000-01-01"])
def test_a_day_that_does_not_exist(written: str) -> None:
    found = read(written, DateType())
    assert isinstance(found, Diagnostic)
    assert [say(note, "zh") for note in found.notes] == ["日历上没有这一天"]
