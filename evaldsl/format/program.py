"""A whole program as text: canonical keywords of one language, four blanks a level."""

from __future__ import annotations

from typing import Final, assert_never

from evaldsl.diagnostics import Language
from evaldsl.format.extras import extra_lines
from evaldsl.format.layout import STEP, indented, joined
from evaldsl.format.members import (
    attribute_text,
    data_lines,
    definition_text,
    each_row_lines,
    gate_text,
    handling_text,
    indicator_lines,
    member_lines,
    members_lines,
    rounding_text,
    together_text,
    type_text,
)
from evaldsl.phrase.clauses import behind, head_text, part_steps_text
from evaldsl.phrase.expressions import expression_text
from evaldsl.phrase.words import clauses_text, keyword, name_text, number_text, path_text, string_text
from evaldsl.syntax import tree
from evaldsl.text.width import display_width

_WIDEST: Final = 110
"""Columns of the longest line of parameters."""

_CLOSE: Final = (tree.Import, tree.Definition, tree.Output, tree.Gate, tree.Indicator, tree.Answered)
"""Items of which several stand below one another without an empty line."""


def print_program(program: tree.Program, language: Language) -> str:
    """The program in a keyword language, ending in a line break.

    Read again, the text gives an equal tree. Names, options and units stay as they are, whatever their language.
    Comments are no part of the tree and are not printed.
    """
    version = [] if program.version is None else [f"{keyword('VERSION', language)} {program.version}"]
    header = [] if program.header is None else _header_lines(program.header, language)
    lines = [*version, *header]
    for before, item in zip((program.header, *program.items), program.items, strict=False):
        if lines and not (type(before) is type(item) and isinstance(item, _CLOSE)):
            lines.append("")
        lines += _item_lines(item, language)
    return "".join(f"{line}\n" for line in lines)


def _header_lines(header: tree.SystemHeader | tree.ModuleHeader, language: Language) -> list[str]:
    settings = indented(setting_text(setting, language) for setting in header.settings)
    match header:
        case tree.SystemHeader(title=title):
            return [f"{keyword('SYSTEM', language)} {string_text(title)}", *settings]
        case tree.ModuleHeader(name=name):
            return [f"{keyword('MODULE', language)} {path_text(name, language)}", *settings]
        case _:
            assert_never(header)


def setting_text(setting: tree.Setting, language: Language) -> str:
    """`满分 100分`, `得分 保留 2位小数`, `不足一档 按比例`."""
    match setting:
        case tree.FullMarks(points=points):
            return f"{keyword('FULL', language)} {number_text(points, language)}"
        case tree.Year(year=year):
            return f"{keyword('YEAR', language)} {number_text(year, language)}"
        case tree.TotalRounding(rounding=rounding):
            return rounding_text(rounding, "TOTAL", language)
        case tree.UseGrades(grades=grades, raw=raw):
            scale = f"{keyword('GRADE', language)} {path_text(grades, language)}"
            return clauses_text([scale, keyword("ON_RAW", language)] if raw else [scale], language)
        case tree.PartStepsSetting(mode=mode):
            return f"{keyword('PART_STEPS', language)} {part_steps_text(mode, language)}"
        case tree.InverseSetting(method=method):
            return f"{keyword('INVERSE', language)} {keyword(f'BY_{method.upper()}', language)}"
        case tree.Tolerance(points=points):
            return behind("TOLERANCE", points, language)
        case (
            tree.AbsenceSetting()
            | tree.CoverageSetting()
            | tree.CombineSetting()
            | tree.ScoreRounding()
            | tree.AdditiveSetting()
        ):
            return together_text(setting, language)
        case tree.Attribute():
            return attribute_text(setting, language)
        case tree.AdjustLimit() | tree.EvidenceRule():
            return handling_text(setting, language)
        case _:
            assert_never(setting)


def _item_lines(item: tree.Item, language: Language) -> list[str]:
    match item:
        case tree.Import():
            return [_import_text(item, language)]
        case tree.Data():
            return data_lines(item, language)
        case tree.Definition():
            return [definition_text(item, language, "item")]
        case tree.Output(definition=definition):
            return [f"{keyword('OUTPUT', language)} {definition_text(definition, language, 'name')}"]
        case tree.Indicator():
            return indicator_lines(item, language, "item")
        case tree.EachRow():
            return each_row_lines(item, language)
        case tree.Gate():
            return [gate_text(item, language)]
        case tree.Reusable():
            return _reusable_lines(item, language)
        case tree.Grades():
            return grades_lines(item, language)
        case tree.Extra():
            return extra_lines(item, language)
        case tree.Policy():
            return _policy_lines(item, language)
        case tree.Spread():
            return member_lines(item, language)
        case tree.Answered():
            return [_answered_text(item, language)]
        case tree.TestBlock():
            return _test_lines(item, language)
        case _:
            assert_never(item)


def _import_text(item: tree.Import, language: Language) -> str:
    module = f"{keyword('IMPORT', language)} {path_text(item.module, language)}"
    if item.version is not None:
        module += f" {keyword('MODULE_VERSION', language)} {string_text(item.version)}"
    if item.alias is not None:
        return f"{module} {keyword('AS', language)} {name_text(item.alias, language)}"
    return f"{module}: {', '.join(name_text(name, language) for name in item.names)}" if item.names else module


def _reusable_lines(item: tree.Reusable, language: Language) -> list[str]:
    name = f"{keyword('REUSABLE', language)} {name_text(item.name, language)}"
    head = f"{name}{parameters_text(item, language)}"
    if display_width(head) > _WIDEST:
        head_lines = [f"{name}(", *indented(_filled([_parameter_text(each, language) for each in item.parameters]))]
    else:
        head_lines = [head]
    return [*head_lines, *members_lines(item.members, language)]


def _filled(parameters: list[str]) -> list[str]:
    """Parameters in as few lines as hold them, the last with the closing bracket."""
    lines = [""]
    for number, each in enumerate(parameters, 1):
        written = each + (")" if number == len(parameters) else ",")
        longer = joined(lines[-1], written)
        if display_width(longer) > _WIDEST - len(STEP) and lines[-1]:
            lines.append(written)
        else:
            lines[-1] = longer
    return lines


def parameters_text(item: tree.Reusable, language: Language) -> str:
    """`(实际: 百分比, 及格: 百分比 缺省 60%)`; "" without any."""
    parameters = ", ".join(_parameter_text(parameter, language) for parameter in item.parameters)
    return f"({parameters})" if parameters else ""


def _parameter_text(parameter: tree.Parameter, language: Language) -> str:
    default = "" if parameter.default is None else expression_text(parameter.default, language)
    kind = f"{name_text(parameter.name, language)}: {type_text(parameter.type, language)}"
    return joined(kind, keyword("DEFAULT", language) if default else "", default)


def grades_lines(item: tree.Grades, language: Language) -> list[str]:
    """A scale with its rows."""
    attributes = [attribute_text(attribute, language) for attribute in item.attributes]
    rows = [grade_text(row, language) for row in item.rows]
    return [f"{keyword('GRADE', language)} {name_text(item.name, language)}", *indented([*attributes, *rows])]


def grade_text(row: tree.GradeRow, language: Language, *, quoted: bool = True) -> str:
    """`优 ≥ 90%`, `良 [80%, 90%)，各部分不低于 60%`; for people rather than the parser, without `quoted` 「」."""
    label = name_text(row.label, language, "grade") if quoted else row.label.text
    band = f"{label} {head_text(row.head, language)}"
    return clauses_text([band] if row.parts is None else [band, behind("EACH_PART", row.parts, language)], language)


def _policy_lines(item: tree.Policy, language: Language) -> list[str]:
    lines = [_policy_text(line, language) for line in item.lines]
    return [f"{keyword('POLICY', language)} {string_text(item.title)}", *indented(lines)]


def _policy_text(line: tree.PolicyLine, language: Language) -> str:
    condition = expression_text(line.condition, language, "policy")
    severity = keyword("REMIND" if line.severity == "remind" else "REFUSE", language)
    return joined(condition, keyword("ELSE", language), severity, string_text(line.message))


def _answered_text(item: tree.Answered, language: Language) -> str:
    """`已核对 标准.等级 "…"`, `不适用校核 "…" 理由 "…"`."""
    words = "" if item.words is None else string_text(item.words)
    match item.of:
        case tree.Path() as path:
            return joined(keyword("ACKNOWLEDGE", language), path_text(path, language), words)
        case tree.String() as title:
            because = keyword("REASON", language) if words else ""
            return joined(keyword("DEPARTURE", language), string_text(title), because, words)
        case _:
            assert_never(item.of)


def _test_lines(item: tree.TestBlock, language: Language) -> list[str]:
    lines = [_test_text(line, language) for line in item.lines]
    return [f"{keyword('TEST', language)} {string_text(item.title)}", *indented(lines)]


def _test_text(line: tree.TestData | tree.TestSet | tree.Expect, language: Language) -> str:
    match line:
        case tree.TestData(path=path, cohort=cohort):
            return f"{keyword('COHORT_FILE' if cohort else 'DATA_FILE', language)} {string_text(path)}"
        case tree.TestSet(name=name, value=value):
            return f"{keyword('SET', language)} {path_text(name, language)} = {expression_text(value, language)}"
        case tree.Expect():
            return _expect_text(line, language)
        case _:
            assert_never(line)


def _expect_text(line: tree.Expect, language: Language) -> str:
    should_be = keyword("EXPECT", language)
    value = line.value
    if line.subject is None:
        return joined(should_be, keyword("REFUSE", language), expression_text(value, language, "name"))
    if _is_grade(line.subject) and _is_label(value):
        return joined(keyword("GRADE", language), should_be, expression_text(value, language, "name"))
    return joined(expression_text(line.subject, language, "test"), should_be, expression_text(value, language))


def _is_grade(subject: tree.Expression) -> bool:
    """Whether the tree speaks of the grade: it says 等级, whatever the language of the keyword was."""
    return isinstance(subject, tree.Reference) and subject.path.text == "等级"


def _is_label(value: tree.Expression) -> bool:
    return isinstance(value, tree.String) or (isinstance(value, tree.Reference) and len(value.path.parts) == 1)
