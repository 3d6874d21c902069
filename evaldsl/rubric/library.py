"""A module of reusable things: its indicators with parameters, its templates as tables, grades and formulas."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.check.symbols import Names
from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.pages import Block, Grid, Heading, Items, Part, Run
from evaldsl.format.members import definition_text, type_text
from evaldsl.format.program import grade_text
from evaldsl.phrase.expressions import expression_text
from evaldsl.phrase.words import keyword
from evaldsl.rubric.table import plain_grid, rubric_grid
from evaldsl.rubric.template import is_template, reusable_row, template_rows
from evaldsl.rubric.words import Reading, explanation_lines
from evaldsl.syntax import tree


def library_parts(program: tree.Program, names: Names, language: Language) -> Iterator[Part]:
    """What another file can use, by kind: indicators, templates, grades, formulas, compliance checks."""
    reading = Reading(names, {}, language)
    reusables = [item for item in program.items if isinstance(item, tree.Reusable)]
    loose = [item for item in reusables if not is_template(item)]
    if loose:
        yield _part("rubric.heading.indicators", language, _loose_grid(loose, reading))
    for item in reusables:
        if is_template(item):
            yield _template(item, reading)
    grades = [item for item in program.items if isinstance(item, tree.Grades)]
    if grades:
        yield _part("rubric.heading.grades", language, _grades_grid(grades, language))
    formulas = [item for item in program.items if isinstance(item, tree.Definition)]
    if formulas:
        rows = [(definition_text(one, language, "item"),) for one in formulas]
        yield _part("rubric.heading.formulas", language, plain_grid(("formula",), rows, (60,), language=language))
    policies = [item for item in program.items if isinstance(item, tree.Policy)]
    if policies:
        yield _part("report.heading.policies", language, _policies_grid(policies, language))


def _part(key: str, language: Language, grid: Grid) -> Part:
    return Part("rubric", (Heading(1, say(text(key), language)),), (grid,))


def _loose_grid(reusables: list[tree.Reusable], reading: Reading) -> Grid:
    rows = []
    for item in reusables:
        row = reusable_row(item, reading)
        cells = (row.explanation, row.standard, row.source)
        parameters = "\n".join(_parameter(each, reading.language) for each in item.parameters)
        rows.append((item.name.text, parameters, *("\n".join(lines) for lines in cells)))
    keys = ("indicator", "parameters", "explanation", "standard", "source")
    return plain_grid(keys, rows, (10, 16, 24, 32, 14), language=reading.language)


def _template(item: tree.Reusable, reading: Reading) -> Part:
    language = reading.language
    said = [line for line in explanation_lines(_attributes(item), language) if line]
    said += [say(text("rubric.parameter", words=_parameter(each, language)), language) for each in item.parameters]
    heading = Heading(1, say(text("rubric.heading.template", name=item.name.text), language))
    blocks: list[Block] = [Items(tuple((Run(line),) for line in said))] if said else []
    return Part("rubric", (heading,), (*blocks, rubric_grid(template_rows(item, reading), language)))


def _attributes(item: tree.Reusable) -> list[tree.Attribute]:
    return [member for member in item.members if isinstance(member, tree.Attribute)]


def _parameter(parameter: tree.Parameter, language: Language) -> str:
    """`及格: 百分比 缺省 60%`."""
    words = f"{parameter.name.text}{'：' if language == 'zh' else ': '}{type_text(parameter.type, language)}"
    if parameter.default is None:
        return words
    default = f"{keyword('DEFAULT', language)} {expression_text(parameter.default, language)}"
    return f"{words}，{default}" if language == "zh" else f"{words}, {default}"


def _grades_grid(grades: list[tree.Grades], language: Language) -> Grid:
    rows = [
        (
            item.name.text,
            "\n".join(grade_text(row, language, quoted=False) for row in item.rows),
            "\n".join(explanation_lines(item.attributes, language)),
        )
        for item in grades
    ]
    return plain_grid(("scale", "bands", "explanation"), rows, (14, 24, 40), language=language)


def _policies_grid(policies: list[tree.Policy], language: Language) -> Grid:
    rows = [
        (
            item.title.text,
            expression_text(line.condition, language, "policy"),
            keyword("REMIND" if line.severity == "remind" else "REFUSE", language),
            line.message.text,
        )
        for item in policies
        for line in item.lines
    ]
    return plain_grid(("policy", "condition", "else", "message"), rows, (14, 22, 10, 24), language=language)
