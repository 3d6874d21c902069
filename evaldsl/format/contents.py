"""What a module offers, as lines: indicators with parameters and sentences, grades, formulas, tables, what is 待核."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.diagnostics import Language
from evaldsl.format.layout import indented
from evaldsl.format.members import attribute_text, data_lines, definition_text, member_lines
from evaldsl.format.program import grades_lines, parameters_text
from evaldsl.phrase import sentence_text
from evaldsl.phrase.words import keyword, name_text
from evaldsl.syntax import tree

_SHOWN = (tree.AttributeKind.EXPLANATION, tree.AttributeKind.SOURCE, tree.AttributeKind.UNVERIFIED)


def contents_lines(program: tree.Program, language: Language) -> list[str]:
    """The module's header, then everything that another file can use, in source order."""
    lines = []
    if isinstance(program.header, tree.ModuleHeader):
        said = [each for each in program.header.settings if isinstance(each, tree.Attribute)]
        lines += [program.header.name.text, *indented(attribute_text(each, language) for each in said)]
    for item in program.items:
        match item:
            case tree.Reusable():
                head = f"{keyword('REUSABLE', language)} {name_text(item.name, language)}"
                lines += ["", head + parameters_text(item, language), *indented(_members(item.members, language))]
            case tree.Grades():
                lines += ["", *grades_lines(item, language)]
            case tree.Data():
                lines += ["", *data_lines(item, language)]
            case tree.Definition():
                lines += ["", definition_text(item, language, "item")]
            case tree.Policy():
                lines += ["", f"{keyword('POLICY', language)} {item.title.text}"]
                lines += indented(line.message.text for line in item.lines)
            case _:
                pass
    return lines


def _members(members: tuple[tree.Member, ...], language: Language) -> Iterator[str]:
    """Explanations and marks as written, rules as their sentences, what is below deeper."""
    for member in members:
        match member:
            case tree.Attribute(kind=kind):
                if kind in _SHOWN:
                    yield attribute_text(member, language)
            case tree.Indicator(placed=None):
                yield member_lines(member, language)[0]
                yield from indented(_members(member.members, language))
            case tree.Indicator() | tree.Spread() | tree.Slot() | tree.Override() | tree.Argument() | tree.EachRow():
                yield from member_lines(member, language)
            case tree.Definition() | tree.Gate() | tree.Checklist():
                yield from member_lines(member, language)
            case tree.Sentence():
                yield sentence_text(member, language)
            case _:
                yield from member_lines(member, language)
