"""Values in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from evaldsl.quantity.show import Tongue, show_date, show_number, show_truth
from evaldsl.quantity.units import DAYS, MONEY, POINTS, PURE, WORKDAYS, Dimension


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.765", "76.50%"),
        ("1", "100%"),
        ("0", "0%"),
        ("0.68825", "68.83%"),
        ("0.99999", "100.00%"),
        ("-0.1", "-10.00%"),
        ("1.2", "120.00%"),
    ],
)
def test_percentages(value: str, expected: str) -> None:
    assert show_number(Fraction(value), PURE, percent=True) == expected


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("14819000", "1481.90万元", "14819000 yuan"),
        ("10000", "1.00万元", "10000 yuan"),
        ("12345", "1.2345万元", "12345 yuan"),
        ("1234567.89", "123.456789万元", "1234567.89 yuan"),
        ("9999", "9999元", "9999 yuan"),
        ("99.5", "99.50元", "99.50 yuan"),
        ("-20000", "-2.00万元", "-20000 yuan"),
        ("100000/3", "3.333333…万元", "33333.333333… yuan"),
    ],
)
def test_money_never_hides_a_cent(value: str, zh: str, en: str) -> None:
    assert show_number(Fraction(value), MONEY) == zh
    assert show_number(Fraction(value), MONEY, language="en") == en


@pytest.mark.parametrize(
    ("value", "dimension", "language", "expected"),
    [
        ("3", POINTS, "zh", "3分"),
        ("3.50", POINTS, "en", "3.5 points"),
        ("1", POINTS, "en", "1 point"),
        ("10/3", POINTS, "zh", "3.33分"),
        ("30", DAYS, "zh", "30天"),
        ("1", DAYS, "en", "1 day"),
        ("5", WORKDAYS, "zh", "5个工作日"),
        ("806", (("批次", 1),), "zh", "806批次"),
        ("806", (("batches", 1),), "en", "806 batches"),
        ("806", (("lifts", 1),), "zh", "806 lifts"),
        ("2.5", (("元", 1), ("批次", -1)), "zh", "2.5元/批次"),
        ("2.5", (("元", 1), ("天", -1)), "en", "2.5 yuan/day"),
        ("4", (("m", 2),), "en", "4 m^2"),
        ("0.46", PURE, "zh", "0.46"),
    ],
)
def test_units(value: str, dimension: Dimension, language: Tongue, expected: str) -> None:
    assert show_number(Fraction(value), dimension, language=language) == expected


def test_truth_and_dates() -> None:
    assert [show_truth(value, tongue) for value in (True, False) for tongue in ("zh", "en")] == [
        "是",
        "yes",
        "否",
        "no",
    ]
    assert show_date(date(2021, 12, 31)) == "2021-12-31"
