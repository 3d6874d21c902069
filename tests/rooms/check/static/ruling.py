"""From the text of one rule to what the static checks say of it."""

from __future__ import annotations

from fractions import Fraction
from textwrap import indent

from evaldsl.check.static import check_rule
from evaldsl.check.static_grades import check_grades
from evaldsl.check.static_values import Setting
from evaldsl.check.symbols import FactSymbol, Names
from evaldsl.diagnostics import Diagnostic, say
from evaldsl.model.types import NumberType, OptionType, Type
from evaldsl.syntax import parse, tree
from evaldsl.text import Source

MEMBERS = tree.Attribute | tree.Indicator | tree.Definition | tree.Gate


def check(
    rule: str, *, weight: int = 5, options: tuple[str, ...] = (), range_of_x: str = "", whole: bool = False
) -> list[Diagnostic]:
    """The diagnostics of a rule of an indicator 甲 with that weight; `x` is a fact with an optional range."""
    facts = f"基础数据\n    x: 数值 {range_of_x}\n"
    parsed = parse(Source("spec.eval", f'指标体系 "试"\n\n{facts}\n甲 {weight}分\n{indent(rule, "    ")}\n'))
    assert parsed.diagnostics == (), [say(d.message, "zh") for d in parsed.diagnostics]
    data, leaf = parsed.program.items
    assert isinstance(data, tree.Data)
    assert isinstance(leaf, tree.Indicator)
    (member,) = leaf.members
    assert not isinstance(member, MEMBERS)
    subjects = [member.subject] if isinstance(member, tree.Bands | tree.Rating) else []
    subjects += [member.tier] if isinstance(member, tree.Tiers) else []
    types: dict[int, Type] = {subject.id: OptionType(options) for subject in subjects if options}
    types |= {subject.id: NumberType(whole=True) for subject in subjects if whole}
    paths = (subject.path for subject in subjects if isinstance(subject, tree.Reference))
    symbols = {path.id: FactSymbol(data.items[0]) for path in paths}
    return list(check_rule(member, Setting("甲", Fraction(weight), Names(symbols, (), ()), types)))


def grades(rows: str, *, full: int = 100, places: int | None = 2) -> list[Diagnostic]:
    """The diagnostics of a grade scale."""
    parsed = parse(Source("spec.eval", f'指标体系 "试"\n\n等级 四档\n{indent(rows, "    ")}\n'))
    assert parsed.diagnostics == (), [say(d.message, "zh") for d in parsed.diagnostics]
    (scale,) = parsed.program.items
    assert isinstance(scale, tree.Grades)
    return list(check_grades(scale, Fraction(full), None if places is None else Fraction(1, 10**places)))


def codes(found: list[Diagnostic]) -> list[str]:
    """Their codes, in order."""
    return [one.code for one in found]


def said(found: list[Diagnostic]) -> list[str]:
    """Their messages in Chinese."""
    return [say(one.message, "zh") for one in found]
