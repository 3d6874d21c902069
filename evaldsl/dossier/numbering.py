"""Numbers of chapters and sections: 一、（一）1. in Chinese, 1. 1.1 in English."""

from __future__ import annotations

from typing import Final

from evaldsl.diagnostics import Language

_DIGITS: Final = "零一二三四五六七八九"


def chapter_number(number: int, language: Language) -> str:
    """What stands in front of a chapter's title."""
    return f"{chinese(number)}、" if language == "zh" else f"{number}. "


def section_number(chapter: int, number: int, language: Language) -> str:
    """What stands in front of the title of a section of a chapter."""
    return f"（{chinese(number)}）" if language == "zh" else f"{chapter}.{number} "


def chinese(number: int) -> str:
    """1 to 99 as 一 to 九十九; beyond, in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return ten + (_DIGITS[ones] if ones or not tens else "")
