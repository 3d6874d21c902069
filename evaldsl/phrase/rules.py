"""A whole rule as the one line that would stand in a scoring table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from evaldsl.diagnostics import Language, say, text
from evaldsl.phrase.clauses import (
    behind,
    bound_text,
    head_text,
    is_tight,
    outcome_text,
    result_text,
    row_text,
    rule_sentence,
)
from evaldsl.phrase.expressions import expression_text, simple_text
from evaldsl.phrase.words import clauses_text, keyword, label_text
from evaldsl.syntax import tree


def sentence_text(rule: tree.Rule, language: Language) -> str:
    """The customary sentence of a rule, in one line.

    Sentences stand as written; `① …（2分，必备）；② …` for checklists; `≥90% 得4分；其余不得分` for bands and
    ratings; cases, knots, findings and tiers likewise; `得分 = 式` for formulas.
    """
    head, rows = sentence_rows(rule, language)
    listed = _listed(rows, language)
    if not head or not isinstance(rule, tree.Checklist):
        return listed
    return f"{head}：{listed}" if language == "zh" else f"{head}: {listed}"


def sentence_rows(rule: tree.Rule, language: Language) -> tuple[str, list[str]]:
    """The sentence in its parts: what the rows are about ("" where they say it themselves), and the rows."""
    head, rows = _rows(rule, language)
    if isinstance(rule, tree.Sentence | tree.Formula) or not rule.bounds:
        return head, rows
    return head, [*rows, *(bound_text(bound, language) for bound in rule.bounds)]


def _rows(rule: tree.Rule, language: Language) -> tuple[str, list[str]]:
    match rule:
        case tree.Sentence():
            return "", [rule_sentence(rule, language)]
        case tree.Checklist():
            price = "" if rule.per_missing is None else missing_text(rule.per_missing, language)
            return price, [_point(point, language) for point in rule.points]
        case tree.Bands(rows=rows) | tree.Rating(rows=rows):
            return expression_text(rule.subject, language), [row_text(row, language) for row in rows]
        case tree.Cases(cases=cases):
            return "", [_case(case, language) for case in cases]
        case tree.Interpolation():
            knots = [knot_text(knot, language) for knot in rule.knots]
            return expression_text(rule.subject, language), [*knots, say(text("phrase.between"), language)]
        case tree.Findings(findings=findings):
            return "", [_finding(finding, language) for finding in findings]
        case tree.Gains(lines=lines):
            from evaldsl.phrase.extras import extra_text

            return "", [extra_text(line, True, language) for line in lines]
        case tree.Tiers(rows=tiers):
            between = "、" if language == "zh" else ", "
            head = between.join(expression_text(one, language) for one in (rule.tier, rule.score))
            return head, [tier_text(row, language) for row in tiers]
        case tree.Formula():
            return "", [formula_text(rule, language)]
        case tree.Counted():
            return "", [counted_text(rule, language)]
        case tree.TableBands():
            return "", [table_bands_text(rule, language)]
        case tree.EfficacyLevels() | tree.EfficacySpan():
            return "", [efficacy_text(rule, language)]
        case tree.Judged(groups=groups):
            return "", [judged_text(rule, language), *(group_text(group, language) for group in groups)]
        case _:
            assert_never(rule)


def formula_text(rule: tree.Formula, language: Language) -> str:
    """`得分 = 分值 × 完成率`."""
    formula = f"{keyword('SCORE', language)} = {expression_text(rule.value, language)}"
    return clauses_text([formula, *(bound_text(bound, language) for bound in rule.bounds)], language)


def table_bands_text(rule: tree.TableBands, language: Language) -> str:
    """`分档 完成率 来自 下限 标准.起点 得 标准.分数，其余不得分`."""
    words = [keyword("BANDS", language), expression_text(rule.subject, language), keyword("FROM", language)]
    for terminal, column in (("LOW_BOUND", rule.low), ("HIGH_BOUND", rule.high)):
        words += [] if column is None else [behind(terminal, column, language)]
    head = " ".join([*words, behind("SCORES", rule.worth, language)])
    rest = [] if rule.rest is None else [result_text(keyword("REST", language), rule.rest, language)]
    return clauses_text([head, *rest], language)


def counted_text(rule: tree.Counted, language: Language) -> str:
    """`理由 每1条得5分，最高得20分`."""
    each = behind("EACH", rule.size, language)
    blank = "" if language == "zh" and is_tight(rule.size) else " "
    clause = (
        f"{expression_text(rule.subject, language, 'member')} {each}{blank}{behind('SCORES', rule.amount, language)}"
    )
    most = [] if rule.most is None else [behind("MOST_SCORE", rule.most, language)]
    return clauses_text([clause, *most], language)


_FOLDS: Final = {"mean": "MEAN", "median": "MEDIAN", "trimmed": "TRIMMED", "sum": "SUM_OF"}


def judged_text(rule: tree.Judged, language: Language) -> str:
    """`专家打分 评委打分 取 去极值平均，多于 5人`, `… 取 最高最低各去掉2个，合计 乘以 难度`, without its groups."""
    opening = f"{keyword('JUDGED', language)} {expression_text(rule.panel, language)} {keyword('TAKE', language)}"
    fold = keyword(_FOLDS[rule.fold], language)
    if rule.factor is not None:
        fold += f" {keyword('TIMES_OF', language)} {simple_text(rule.factor, language)}"
    if rule.drop is not None:
        number = f"{rule.drop.digits}个" if language == "zh" else f" {rule.drop.digits}"
        return clauses_text([f"{opening} {keyword('ALL_BUT', language)}{number}", fold], language)
    words = f"{opening} {fold}"
    more = [] if rule.above is None else [f"{keyword('MORE_THAN', language)} {simple_text(rule.above, language)}"]
    return clauses_text([words, *more], language)


def efficacy_text(rule: tree.EfficacyLevels | tree.EfficacySpan, language: Language) -> str:
    """`功效系数 净资产收益率 五档 12%、8%、5%、2%、0%`."""
    head = f"{keyword('EFFICACY', language)} {expression_text(rule.subject, language)}"
    if isinstance(rule, tree.EfficacyLevels):
        listed = ("、" if language == "zh" else ", ").join(simple_text(one, language) for one in rule.standards)
        return f"{head} {keyword('FIVE_LEVELS', language)} {listed}"
    best = f"{keyword('SATISFACTORY', language)} {simple_text(rule.satisfactory, language)}"
    worst = f"{keyword('UNACCEPTABLE', language)} {simple_text(rule.unacceptable, language)}"
    return clauses_text([f"{head} {best}", worst], language)


def group_text(group: tree.GroupShare, language: Language) -> str:
    """`分管领导 20%`."""
    return f"{label_text(group.label, language, 'name')} {simple_text(group.share, language)}"


def tier_text(row: tree.TierRow, language: Language) -> str:
    """`达成年度指标 80%(含)-100%`."""
    return f"{label_text(row.label, language)} {head_text(row.range, language)}"


def knot_text(knot: tree.Knot, language: Language) -> str:
    """`60% 得0分`."""
    return f"{simple_text(knot.at, language, 'name')} {outcome_text(knot.outcome, language)}"


def count_text(finding: tree.PerCount, language: Language) -> str:
    """`问题清单(类别 = "超范围支出") 每1条扣0.5分，最多扣3分`, without its reason."""
    each = behind("EACH", finding.size, language)
    blank = "" if language == "zh" and is_tight(finding.size) else " "
    costs = behind("LOSES", finding.amount, language)
    clause = f"{expression_text(finding.subject, language, 'finding')} {each}{blank}{costs}"
    most = [] if finding.most is None else [behind("MOST_LOSS", finding.most, language)]
    return clauses_text([clause, *most], language)


def point_clauses(point: tree.Point, language: Language) -> list[str]:
    """What stands behind the text of a point: its worth, whether it is necessary, and when it counts."""
    clauses = [] if point.points is None else [simple_text(point.points, language)]
    if point.necessary:
        clauses.append(keyword("NECESSARY", language))
    if point.negative:
        clauses.append(keyword("NEGATIVE", language))
    if point.documented:
        clauses.append(keyword("DOCUMENTED", language))
    if point.when is not None:
        clauses.append(f"{keyword('WHEN', language)} {expression_text(point.when, language)}")
    return clauses


def _listed(rows: Iterable[str], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(rows)


def _bracketed(words: str, language: Language) -> str:
    return f"（{words}）" if language == "zh" else f" ({words})"


def missing_text(price: tree.Expression, language: Language) -> str:
    """`每缺一项扣1分`."""
    blank = "" if language == "zh" else " "
    return f"{keyword('EACH_MISSING', language)}{blank}{behind('LOSES', price, language)}"


def _point(point: tree.Point, language: Language) -> str:
    clauses = point_clauses(point, language)
    return f"{point.marker} {point.text}{_bracketed(clauses_text(clauses, language), language) if clauses else ''}"


def _case(case: tree.Case, language: Language) -> str:
    if case.condition is None:
        return result_text(keyword("REST", language), case.outcome, language)
    return f"{expression_text(case.condition, language)} {outcome_text(case.outcome, language)}"


def _finding(finding: tree.Finding, language: Language) -> str:
    reason = _bracketed(finding.reason.text, language) if finding.reason else ""
    match finding:
        case tree.PerCount():
            return count_text(finding, language) + reason
        case tree.WhenFinding(condition=condition, outcome=outcome):
            return f"{expression_text(condition, language)} {outcome_text(outcome, language)}{reason}"
        case tree.ZeroFinding(subject=subject):
            nothing = keyword("NO_SCORE", language)
            return f"{expression_text(subject, language, 'finding')} {nothing}{reason}"
        case _:
            assert_never(finding)
