"""Grade scales over all totals."""

from __future__ import annotations

from ruling import codes, grades, said


def test_the_customary_scales_are_silent() -> None:
    assert grades("优 ≥ 90分\n良 80(含)-90分\n中 60(含)-80分\n差 低于60分") == []
    assert grades("优 90(含)-100分\n良 80(含)-90分\n中 60(含)-80分\n差 低于60分") == []
    assert grades("优 [90%, 100%]\n良 [80%, 90%)\n差 [0%, 80%)", full=50) == []
    assert grades("优 ≥ 90分\n差 其余") == []


def test_integer_bands_leave_totals_with_decimals_without_a_grade() -> None:
    rows = "优 90-100分\n良 80-89分\n中 60-79分\n差 0-59分"
    assert said(grades(rows)) == [
        "“四档”有空档：59分 与 60分 之间没有对应的档",
        "“四档”有空档：79分 与 80分 之间没有对应的档",
        "“四档”有空档：89分 与 90分 之间没有对应的档",
    ]
    assert codes(grades(rows, places=None)) == ["E0320"] * 3
    assert grades(rows, places=0) == []


def test_bands_as_fine_as_the_totals() -> None:
    rows = "优 90-100分\n差 0-89.99分"
    assert grades(rows) == []
    assert codes(grades(rows, places=3)) == ["E0320"]


def test_or_below_beside_included() -> None:
    found = grades("优 60(含)-100分\n差 60分以下")
    assert said(found) == ["60分 同时属于“60分以下”和“60(含)-100分”"]


def test_an_end_that_belongs_to_nobody() -> None:
    assert codes(grades("优 60-100分\n差 0-60分")) == ["E0336"]


def test_order_overlap_and_reach() -> None:
    assert codes(grades("差 低于60分\n优 ≥ 60分")) == ["E0331"]
    assert codes(grades("优 ≥ 80分\n良 70(含)-85分\n差 低于70分")) == ["E0322"]
    assert codes(grades("优 ≥ 80分\n差 70(含)-80分")) == ["E0321"]
    assert codes(grades("优 100-90分\n差 低于90分")) == ["E0333"]
    assert codes(grades("特 ≥ 110分\n优 90(含)-110分\n差 低于90分")) == ["W0702"]
    assert codes(grades("优 ≥ 90分\n差 低于90分\n无 其余")) == ["W0702"]
