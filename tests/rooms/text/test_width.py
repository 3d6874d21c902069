"""Widths of texts and where lines may end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from evaldsl.text.width import char_width, display_width, padded, printable, wrapped

COMMON = "abc Z9.,%（）《》“”，。；：、·…—─│├└✓①⑳㎡½×÷≥≤≠‰〔〕「」℃ｱＡ１　中文指标한글ひらカタàñ"
CHINESE = st.text(st.sampled_from("预算执行率，。（）“” 12.5%abc/=≥"), max_size=80)


@pytest.mark.parametrize("char", list(COMMON))
def test_char_is_as_wide_as_a_terminal_makes_it(char: str) -> None:
    assert char_width(char) == wcwidth(char)


def test_combining_marks_take_no_room() -> None:
    assert display_width("e\u0301中") == 3 == wcswidth("e\u0301中")


@given(CHINESE, st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_nothing_but_blanks_is_lost(words: str, width: int) -> None:
    lines = wrapped(words, width)
    assert all(wcswidth(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_closing_punctuation_never_begins_a_line() -> None:
    assert wrapped("预算执行率，低", 10) == ("预算执行", "率，低")


def test_opening_punctuation_never_ends_a_line() -> None:
    assert wrapped("预算（执行", 6) == ("预算", "（执行")


def test_numbers_keep_their_unit_and_words_stay_whole() -> None:
    assert wrapped("每低0.5分", 6) == ("每低", "0.5分")
    assert wrapped("score of leaf", 8) == ("score of", "leaf")


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert wrapped("a" * 7, 3) == ("aaa", "aaa", "a")


def test_line_breaks_of_the_text_are_kept() -> None:
    assert wrapped("甲\n乙", 10) == ("甲", "乙")


def test_padding_counts_columns() -> None:
    assert padded("中文", 6) == "中文  "


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("a\x1b[31mb", "a\ufffd[31mb"), ("a\tb", "a b"), ("甲\u3000乙", "甲\u3000乙"), ("a\u202eb", "a\ufffdb")],
)
def test_nothing_printable_steers_the_terminal(raw: str, shown: str) -> None:
    assert printable(raw) == shown
