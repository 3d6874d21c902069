"""The smallest pieces of a phrase: keywords, names, numbers with units, texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from evaldsl.diagnostics import Language
from evaldsl.syntax import tree
from evaldsl.syntax.keywords import keywords
from evaldsl.syntax.names import Place, written_name

_ENGLISH_UNITS: Final = {
    "分": ("point", "points"),
    "天": ("day", "days"),
    "工作日": ("workday", "workdays"),
    "位小数": ("decimal", "decimals"),
    "个百分点": ("pp", "pp"),
}
"""Units that the two languages spell differently: one and many."""


def keyword(terminal: str, language: Language) -> str:
    """The canonical spelling of a keyword of the grammar."""
    return keywords().canonical[language][terminal]


def number_text(number: tree.Number, language: Language) -> str:
    """`1481.90万元`, `0.2分`; in English `0.2 points`, `1 point`, `1pp`. Digits stay as written."""
    unit = number.unit
    if language == "en" and unit in _ENGLISH_UNITS:
        unit = _ENGLISH_UNITS[unit][number.digits != "1"]
    if language == "zh" and unit == "工作日":
        unit = "个工作日"
    blank = " " if is_latin(unit) and unit != "pp" else ""
    return f"{number.digits}{blank}{unit}"


def is_latin(unit: str) -> bool:
    """Whether a unit is set off by blanks and inflected, as `points` is and 分, % are not."""
    return unit[:1].isascii() and unit[:1].isalpha()


def name_text(name: tree.Name, language: Language, place: Place = "name") -> str:
    """A name, quoted where it would not be read as one."""
    return written_name(name.text, language, place)


def path_text(path: tree.Path, language: Language, place: Place = "name") -> str:
    """`产出.得分`; only the first name depends on the place, for behind a dot nothing but a name can stand."""
    first, *others = path.parts
    return ".".join([name_text(first, language, place), *(name_text(part, language) for part in others)])


def string_text(string: tree.String) -> str:
    """A text in straight quotes, its own doubled."""
    doubled = string.text.replace('"', '""')
    return f'"{doubled}"'


def label_text(label: tree.Name | tree.String, language: Language, place: Place = "name") -> str:
    """An option: a name, or a text in quotes."""
    match label:
        case tree.Name():
            return name_text(label, language, place)
        case tree.String():
            return string_text(label)
        case _:
            assert_never(label)


def clauses_text(clauses: Iterable[str], language: Language) -> str:
    """Clauses set off by commas; a blank keeps the Chinese comma between two digits from looking like a thousands
    separator."""
    if language == "en":
        return ", ".join(clauses)
    line = ""
    for clause in clauses:
        apart = " " if line[-1:].isdigit() and clause[:1].isdigit() else ""
        line = f"{line}，{apart}{clause}" if line else clause
    return line
