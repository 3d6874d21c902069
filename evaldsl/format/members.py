"""What stands in blocks: attributes, gates, definitions, indicators, data."""

from __future__ import annotations

from typing import Final, assert_never

from evaldsl.diagnostics import Language
from evaldsl.format.layout import indented, joined
from evaldsl.format.rules import rule_lines, when_text
from evaldsl.phrase.clauses import behind, range_text
from evaldsl.phrase.expressions import expression_text, interval_text, placed_text, simple_text
from evaldsl.phrase.words import clauses_text, keyword, label_text, name_text, number_text, path_text, string_text
from evaldsl.syntax import tree
from evaldsl.syntax.names import Place

_ATTRIBUTES: Final = {kind: kind.name for kind in tree.AttributeKind} | {tree.AttributeKind.VERSION: "MODULE_VERSION"}


def member_lines(member: tree.Member, language: Language) -> list[str]:
    """The lines of one member of a block."""
    match member:
        case tree.Attribute():
            return [attribute_text(member, language)]
        case tree.Indicator():
            return indicator_lines(member, language, "member")
        case tree.EachRow():
            return each_row_lines(member, language)
        case tree.Definition():
            return [definition_text(member, language, "member")]
        case tree.Gate():
            return [gate_text(member, language)]
        case tree.AdjustLimit() | tree.EvidenceRule():
            return [handling_text(member, language)]
        case (
            tree.AbsenceSetting()
            | tree.CoverageSetting()
            | tree.CombineSetting()
            | tree.ScoreRounding()
            | tree.AdditiveSetting()
        ):
            return [together_text(member, language)]
        case tree.Spread() | tree.Slot() | tree.Override() | tree.Argument():
            from evaldsl.format.overrides import override_lines

            return override_lines(member, language)
        case _:
            return rule_lines(member, language)


def members_lines(members: tuple[tree.Member, ...], language: Language) -> list[str]:
    """The members of a block, indented."""
    return indented(line for member in members for line in member_lines(member, language))


def attribute_text(attribute: tree.Attribute, language: Language) -> str:
    """`指标解释 "…"`, `代码 A101`, `适用年度 2020-2030`."""
    match attribute.value:
        case tree.String() as words:
            value = string_text(words)
        case tree.Path() as path:
            value = path_text(path, language)
        case tree.Range() as years:
            value = years_text(years, language)
        case _:
            assert_never(attribute.value)
    return f"{keyword(_ATTRIBUTES[attribute.kind], language)} {value}"


def years_text(years: tree.Range, language: Language) -> str:
    """`2020-2030`, `2020 及以上`."""
    if years.low is None or years.high is not None or years.low_closed is False:
        return range_text(years, language)
    word = "及以上" if language == "zh" else keyword("OR_ABOVE", language)
    return f"{simple_text(years.low, language)} {word}"


def definition_text(definition: tree.Definition | tree.ComputedColumn, language: Language, place: Place) -> str:
    """`预算执行率 = 实际支出 / 预算资金`."""
    return f"{name_text(definition.name, language, place)} = {expression_text(definition.value, language)}"


def gate_text(gate: tree.Gate, language: Language) -> str:
    """`当 存在截留挪用 不得分 "原因"`."""
    reason = string_text(gate.reason) if gate.reason else ""
    return joined(gate_words(gate, language), reason)


def gate_words(gate: tree.Gate, language: Language) -> str:
    """`当 存在截留挪用 不得分`, `死亡人数 每1人 降 1级，最多降 3级`, without its reason."""
    effect = effect_text(gate, language)
    if gate.before:
        effect = clauses_text([effect, keyword("BEFORE_PENALTY", language)], language)
    if gate.each is None:
        return when_text(gate.condition, effect, language)
    if gate.most is not None:
        effect = clauses_text(
            [effect, joined(keyword("MOST_DOWN", language), levels_text(gate.most, language))], language
        )
    return joined(expression_text(gate.condition, language, "finding"), behind("EACH", gate.each, language), effect)


def levels_text(levels: tree.Number, language: Language) -> str:
    """`1级`; in English the number alone."""
    return number_text(levels, language) + ("级" if language == "zh" and not levels.unit else "")


_ABSENCES: Final[dict[tree.AbsenceMode, str]] = {
    "rescale": "RESCALE",
    "full": "FULL",
    "zero": "NOTHING",
    "spread": "SPREAD",
    "siblings_mean": "SIBLINGS_MEAN",
}


_COMBINATIONS: Final[dict[tree.CombineMode, str]] = {"formula": "BY_FORMULA"}


def together_text(setting: tree.Together, language: Language) -> str:
    """`不适用 折算`, `适用权重 ≥ 60%`, `汇总 几何平均`."""
    match setting:
        case tree.AbsenceSetting(mode=mode):
            return joined(keyword("NOT_APPLICABLE", language), keyword(_ABSENCES[mode], language))
        case tree.CoverageSetting(least=least):
            return joined(keyword("APPLICABLE", language), "≥", simple_text(least, language))
        case tree.CombineSetting(mode=mode, formula=formula):
            words = "" if formula is None else expression_text(formula, language)
            return joined(keyword("COMBINE", language), keyword(_COMBINATIONS.get(mode, mode.upper()), language), words)
        case tree.ScoreRounding():
            return rounding_text(setting, "SCORE", language)
        case tree.AdditiveSetting(full=full):
            said = keyword("ADDITIVE", language)
            return said if full is None else clauses_text([said, behind("FULL", full, language)], language)
        case _:
            assert_never(setting)


_ROUND_MODES: Final[dict[tree.RoundMode, str]] = {
    "half_even": "ROUND_HALF_EVEN",
    "ceil": "ROUND_UP",
    "floor": "ROUND_DOWN",
}


def rounding_text(rounding: tree.ScoreRounding, what: str, language: Language) -> str:
    """`得分 保留 2位小数`, `总分 取整到 0.5分，向下`; halves go up without saying."""
    number = rounding.step or rounding.places
    if number is None:
        return joined(keyword(what, language), keyword("UNROUNDED", language))
    how = keyword("KEEP" if rounding.step is None else "TO_STEP", language)
    said = joined(keyword(what, language), how, number_text(number, language))
    mode = _ROUND_MODES.get(rounding.mode)
    return said if mode is None else clauses_text([said, keyword(mode, language)], language)


def effect_text(gate: tree.Gate, language: Language) -> str:
    """`不得分`, `总分不超过 59分`, `等级不高于 差`."""
    match gate.effect:
        case tree.EffectKind.ZERO:
            return keyword("NO_SCORE", language)
        case tree.EffectKind.NOT_APPLICABLE:
            return keyword("NOT_APPLICABLE", language)
        case tree.EffectKind.TOTAL_AT_MOST:
            assert gate.value is not None, "a cap has a value"
            assert not isinstance(gate.value, tree.Name), "a cap is in points"
            return joined(keyword("TOTAL_AT_MOST", language), simple_text(gate.value, language, "total"))
        case tree.EffectKind.SCORE_AT_MOST:
            assert gate.value is not None, "a cap has a value"
            assert not isinstance(gate.value, tree.Name), "a cap is in points"
            return joined(keyword("SCORE_AT_MOST", language), simple_text(gate.value, language))
        case tree.EffectKind.TOTAL_BELOW_GRADE:
            return joined(keyword("TOTAL_AT_MOST", language), keyword("NEXT_GRADE", language))
        case tree.EffectKind.GRADE_AT_MOST | tree.EffectKind.GRADE_IS:
            assert isinstance(gate.value, tree.Name | tree.String), "a grade is a name"
            return joined(keyword(gate.effect.name, language), label_text(gate.value, language))
        case tree.EffectKind.GRADE_DOWN:
            assert isinstance(gate.value, tree.Number), "levels are counted"
            return joined(keyword("GRADE_DOWN", language), levels_text(gate.value, language))
        case _:
            assert_never(gate.effect)


def handling_text(handling: tree.Handling, language: Language) -> str:
    """`调整 不超过 2分`, `不允许调整`, `要求佐证，无佐证 提醒`."""
    match handling:
        case tree.AdjustLimit(most=None):
            return keyword("NO_ADJUSTMENT", language)
        case tree.AdjustLimit(most=most):
            assert most is not None, "the other case was before"
            return joined(keyword("ADJUSTMENT", language), keyword("AT_MOST", language), simple_text(most, language))
        case tree.EvidenceRule(zero=zero):
            effect = keyword("NO_SCORE" if zero else "REMIND", language)
            without = joined(keyword("NO_EVIDENCE", language), effect)
            return clauses_text([keyword("REQUIRE_EVIDENCE", language), without], language)
        case _:
            assert_never(handling)


def indicator_lines(indicator: tree.Indicator, language: Language, place: Place) -> list[str]:
    """`名称 15分 = 库.x(…)` with its members below."""
    weight = "" if indicator.weight is None else weight_text(indicator.weight, language)
    placed = "" if indicator.placed is None else placed_text(indicator.placed, language)
    link = "" if not placed else "=" if weight else keyword("USES", language)
    name = name_text(indicator.name, language, "name" if weight else place)
    return [joined(name, weight, link, placed), *members_lines(indicator.members, language)]


def each_row_lines(block: tree.EachRow, language: Language) -> list[str]:
    """`逐行 绩效指标 当 …` with what names, groups and weighs the rows, their rules, and those of each kind of row."""
    head = joined(keyword("EACH_ROW", language), path_text(block.table, language))
    head = head if block.where is None else joined(head, when_text(block.where, "", language))
    said = [] if block.name is None else [_row_line("ROW_NAME", (block.name,), language)]
    said += [_row_line("ROW_GROUP", block.groups, language)] if block.groups else []
    if block.weights is not None:
        terminal = {"points": "ROW_WEIGHT", "relative": "RELATIVE", "equal": "EQUAL"}[block.weights.kind]
        columns = () if block.weights.column is None else (block.weights.column,)
        said.append(_row_line(terminal, columns, language))
    lines = [head, *indented(said), *members_lines(block.members, language)]
    for case in block.cases:
        rest = keyword("REST", language)
        kind = rest if case.condition is None else when_text(case.condition, "", language)
        lines += indented([kind, *members_lines(case.members, language)])
    return lines


def _row_line(terminal: str, columns: tuple[tree.Reference, ...], language: Language) -> str:
    """`名称 三级指标`."""
    return joined(keyword(terminal, language), ", ".join(path_text(column.path, language) for column in columns))


def weight_text(weight: tree.Weight, language: Language) -> str:
    """`15分`, `20%`, `1/3`, `权重 10`, `等权`, `?`."""
    match weight:
        case tree.AbsoluteWeight(points=points):
            return number_text(points, language)
        case tree.ShareWeight(numerator=share, denominator=whole):
            return number_text(share, language) + (f"/{number_text(whole, language)}" if whole else "")
        case tree.RelativeWeight(value=value):
            return f"{keyword('RELATIVE', language)} {number_text(value, language)}"
        case tree.EqualWeight():
            return keyword("EQUAL", language)
        case tree.HoleWeight():
            return "?"
        case _:
            assert_never(weight)


def data_lines(data: tree.Data, language: Language) -> list[str]:
    """基础数据 with its items, or a table from a file."""
    if len(data.items) == 1 and data.items[0].file is not None:
        return _file_lines(data.items[0], data.items[0].file, language)
    return [keyword("DATA", language), *indented(line for item in data.items for line in _item_lines(item, language))]


def type_text(kind: tree.TypeName, language: Language) -> str:
    """`金额`, `数量(批次) 小数`, `选项(甲, 乙)`."""
    words = keyword(f"T_{kind.kind.name}", language)
    if kind.unit is not None:
        words += f"({name_text(kind.unit, language)})"
    if kind.kind is tree.TypeKind.SURVEY:
        pairs = zip(kind.options, kind.worths, strict=True)
        return f"{words}({', '.join(_survey_option(*pair, language) for pair in pairs)})"
    if kind.marks is not None:
        groups = f"; {', '.join(label_text(group, language) for group in kind.options)}" if kind.options else ""
        return f"{words}({number_text(kind.marks, language)}{groups})"
    if kind.options:
        words += f"({', '.join(label_text(option, language) for option in kind.options)})"
    return joined(words, keyword("T_DECIMALS", language) if kind.decimals else "")


def _survey_option(label: tree.Name | tree.String, worth: tree.Number | None, language: Language) -> str:
    """`非常满意 100%`, `弃权 不计`."""
    return joined(
        label_text(label, language), keyword("IGNORED", language) if worth is None else number_text(worth, language)
    )


def _item_lines(item: tree.DataItem, language: Language) -> list[str]:
    said = [
        f"{keyword('RANGE', language)} {interval_text(item.range, language)}" if item.range else "",
        f"{keyword('DEFAULT', language)} {expression_text(item.default, language)}" if item.default else "",
        keyword("INFORMATIVE", language) if item.informative else "",
        keyword("KEY", language) if item.key else "",
        string_text(item.explanation) if item.explanation else "",
    ]
    head = joined(f"{name_text(item.name, language)}: {type_text(item.type, language)}", *said)
    return [head, *indented(line for column in item.columns for line in _column_lines(column, language))]


def _file_lines(item: tree.DataItem, file: tree.String, language: Language) -> list[str]:
    """`表 标准值 来自 "standard.csv"` with its columns."""
    head = [keyword("T_TABLE", language), name_text(item.name, language), keyword("FROM", language), string_text(file)]
    said = string_text(item.explanation) if item.explanation else ""
    columns = indented(line for column in item.columns for line in _column_lines(column, language))
    return [joined(*head, said), *columns]


def _column_lines(column: tree.Column, language: Language) -> list[str]:
    match column:
        case tree.DataItem():
            return _item_lines(column, language)
        case tree.ComputedColumn():
            return [definition_text(column, language, "name")]
        case _:
            assert_never(column)
