"""What adapts a placed indicator, as lines."""

from __future__ import annotations

from typing import assert_never

from evaldsl.diagnostics import Language
from evaldsl.format.layout import joined
from evaldsl.format.members import members_lines, weight_text
from evaldsl.phrase.expressions import expression_text, placed_text
from evaldsl.phrase.words import keyword, name_text, path_text, string_text
from evaldsl.syntax import tree


def override_lines(item: tree.Spread | tree.Slot | tree.Override | tree.Argument, language: Language) -> list[str]:
    """`套用 库.x(…)`, `此处 产出指标 可空`, `修改 甲 20分 理由 "…"`, `参数 及格 = 70%`."""
    match item:
        case tree.Spread(placed=placed, members=members):
            head = joined(keyword("USES", language), placed_text(placed, language))
            return [head, *members_lines(members, language)]
        case tree.Slot(name=name, optional=optional):
            may_be_empty = keyword("OPTIONAL", language) if optional else ""
            return [joined(keyword("SLOT", language), name_text(name, language), may_be_empty)]
        case tree.Argument(name=name, value=value):
            assert name is not None, "the grammar has a name here"
            words = name_text(name, language), "=", expression_text(value, language)
            return [joined(keyword("PARAMETER", language), *words)]
        case tree.Override():
            return _override_lines(item, language)
        case _:
            assert_never(item)


def reason_text(reason: tree.String | None, language: Language) -> str:
    """`理由 "…"`."""
    return "" if reason is None else joined(keyword("REASON", language), string_text(reason))


def _override_lines(item: tree.Override, language: Language) -> list[str]:
    indicator, members = item.indicator, item.members
    words = [keyword(item.kind.upper(), language)]
    if item.target is not None:
        words.append(path_text(item.target, language, "revised" if item.kind == "revise" else "name"))
    if item.weight is not None:
        words.append(weight_text(item.weight, language))
    if indicator is not None:
        words += _indicator_words(indicator, item.target, language)
        members = indicator.members
    return [joined(*words, reason_text(item.reason, language)), *members_lines(members, language)]


def _indicator_words(indicator: tree.Indicator, target: tree.Path | None, language: Language) -> list[str]:
    """Name, weight and what is placed; a name that is that of the target goes without saying."""
    words = []
    if target is None:
        words.append(name_text(indicator.name, language, "name"))
    elif indicator.name != target.parts[-1]:
        words += [keyword("WITH", language), name_text(indicator.name, language, "name")]
    if indicator.weight is not None:
        words.append(weight_text(indicator.weight, language))
    if indicator.placed is not None:
        bare_addition = target is None and indicator.weight is None
        link = keyword("USES", language) if bare_addition else "="
        words += [link, placed_text(indicator.placed, language)]
    return words
