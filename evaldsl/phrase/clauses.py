"""What rows and clauses are made of: intervals, outcomes, and the sentence that they form."""

from __future__ import annotations

from typing import Final, assert_never

from evaldsl.diagnostics import Language
from evaldsl.phrase.expressions import expression_text, interval_text, simple_text
from evaldsl.phrase.words import clauses_text, is_latin, keyword, label_text
from evaldsl.syntax import tree
from evaldsl.syntax.names import Place

_OUTCOMES: Final = {
    tree.OutcomeKind.NONE: "NO_SCORE",
    tree.OutcomeKind.PROPORTIONAL: "PROPORTIONAL",
    tree.OutcomeKind.INTERVAL: "INTERVAL",
    tree.OutcomeKind.DECREASING: "DECREASING",
}
_IN_TIME: Final = frozenset(["天", "工作日"])
"""Units of what is late rather than high."""

_PLACES: Final[dict[str, Place]] = {"SCORES": "score", "EACH": "each", "MOST_SCORE": "most"}
"""Keywords behind which other keywords can stand than in an expression."""


def is_tight(expression: tree.Expression | None) -> bool:
    """Whether Chinese sets it without blanks: 扣0.2分, but 扣 单价 and 扣 (a + b)."""
    match expression:
        case tree.Number(unit=unit):
            return not is_latin(unit)
        case tree.Arithmetic(operator="/", left=tree.Number(unit=""), right=tree.Number(unit="")):
            return True
        case _:
            return False


def behind(terminal: str, value: tree.Expression, language: Language) -> str:
    """A keyword with what stands behind it: `扣0.2分`, `扣 单价`, `costs 0.2 points`."""
    blank = "" if language == "zh" and is_tight(value) else " "
    return f"{keyword(terminal, language)}{blank}{simple_text(value, language, _PLACES.get(terminal, 'operand'))}"


def _after(value: tree.Expression, words: str, language: Language) -> str:
    """Words behind a value: `60%以上`, `60% or above`, `目标 以上`."""
    blank = "" if language == "zh" and is_tight(value) else " "
    return f"{blank}{words}"


# ── outcomes ────────────────────────────────────────────────────────────────────────────────────────


def outcome_text(outcome: tree.Outcome, language: Language) -> str:
    """`得满分`, `不得分`, `得4分`, `扣2分`, `按比例得分`."""
    match outcome.kind:
        case tree.OutcomeKind.FULL:
            blank = "" if language == "zh" else " "
            return f"{keyword('SCORES', language)}{blank}{keyword('FULL', language)}"
        case tree.OutcomeKind.POINTS | tree.OutcomeKind.LOSE:
            assert outcome.value is not None, "points and losses have a value"
            return behind("SCORES" if outcome.kind is tree.OutcomeKind.POINTS else "LOSES", outcome.value, language)
        case tree.OutcomeKind.DISCRETION:
            return _discretion(outcome, language)
        case _:
            return keyword(_OUTCOMES[outcome.kind], language)


def _discretion(outcome: tree.Outcome, language: Language) -> str:
    """`酌情扣0.5分-2分，按 资料扣分`."""
    assert outcome.value is not None, "the range has two ends"
    assert outcome.high is not None, "the range has two ends"
    assert outcome.given is not None, "a fact says how much"
    dash = "-" if language == "zh" else " - "
    limits = f"{behind('DISCRETION', outcome.value, language)}{dash}{simple_text(outcome.high, language)}"
    given = f"{keyword('BY', language)} {expression_text(outcome.given, language)}"
    return clauses_text([limits, given], language)


def result_text(words: str, outcome: tree.Outcome, language: Language) -> str:
    """An outcome behind words of the language itself, in Chinese without a blank: `否则不得分`, `其余得2分`."""
    glued = language == "zh" and (outcome.value is None or is_tight(outcome.value))
    return f"{words}{'' if glued else ' '}{outcome_text(outcome, language)}"


# ── heads ───────────────────────────────────────────────────────────────────────────────────────────


def row_text(row: tree.Row, language: Language) -> str:
    """`≥90% 得4分`, `80%(含)-90% 得3分`, `其余不得分`."""
    head = head_text(row.head, language)
    if isinstance(row.head, tree.Rest | tree.MissingRow):
        return result_text(head, row.outcome, language)
    return f"{head} {outcome_text(row.outcome, language)}"


def head_text(head: tree.RowHead, language: Language, place: Place = "row") -> str:
    """What a row is about: an interval, options, a value, the rest. `place` is where the head begins."""
    match head:
        case tree.Range():
            return range_text(head, language, place)
        case tree.Labels(labels=(first, *others)):
            between = "、" if language == "zh" else f" {keyword('OR', language)} "
            later: Place = "name" if language == "zh" else "label"
            return between.join([label_text(first, language, place), *(label_text(o, language, later) for o in others)])
        case tree.Exactly(value=tree.Not(value=value)):
            return f"≠ {simple_text(value, language)}"
        case tree.Exactly(value=value):
            return f"= {simple_text(value, language)}"
        case tree.Rest():
            return keyword("REST", language)
        case tree.MissingRow():
            return keyword("MISSING", language)
        case tree.Labels():
            raise AssertionError("a set of options has members")
        case _:
            assert_never(head)


def range_text(interval: tree.Range, language: Language, place: Place = "row") -> str:
    """`≥90%`, `<60%`, `80%(含)-90%`, `[80%, 90%)`."""
    match interval:
        case tree.Range(low=low, low_closed=closed, high=None) if low is not None:
            return _compared("≥" if closed else ">", low, language)
        case tree.Range(low=None, high=high, high_closed=closed) if high is not None:
            return _compared("≤" if closed else "<", high, language)
        case _:
            return _span(interval, language, place)


def _compared(operator: str, value: tree.Expression, language: Language) -> str:
    blank = "" if language == "zh" and is_tight(value) else " "
    return f"{operator}{blank}{simple_text(value, language)}"


def _span(interval: tree.Range, language: Language, place: Place) -> str:
    """Between two ends: customary where one end is said to be included, else as an interval."""
    low, high = interval.low, interval.high
    said = (interval.low_closed, interval.high_closed)
    assert low is not None, "an interval has an end"
    assert high is not None, "an interval has an end"
    if said == (None, None):
        first = _low_end(low, high) or simple_text(low, language, place)
        return f"{first}{_dash(low, high, language)}{simple_text(high, language)}"
    halves = said in ((True, False), (False, True))
    if language == "zh" and halves and is_tight(low) and is_tight(high) and _same_units(low, high):
        first, second = ("(含)", "") if said[0] else ("", "(含)")
        return f"{simple_text(low, language)}{first}-{simple_text(high, language)}{second}"
    return interval_text(interval, language)


def _low_end(low: tree.Expression, high: tree.Expression) -> str | None:
    """The low end without its unit where the high one says it: `15-30天`; percentages repeat it."""
    match low, high:
        case tree.Number(unit=unit), tree.Number(unit=other) if unit == other != "%":
            return low.digits
        case _:
            return None


def _dash(low: tree.Expression, high: tree.Expression, language: Language) -> str:
    if isinstance(low, tree.Number) and isinstance(high, tree.Number):
        return "-" if language == "zh" or (low.unit == high.unit != "%") else " - "
    return " ~ "


def _same_units(low: tree.Expression, high: tree.Expression) -> bool:
    """Whether both ends have one unit; a bare low end would take the unit of the high one."""
    return isinstance(low, tree.Number) and isinstance(high, tree.Number) and low.unit == high.unit


# ── clauses ─────────────────────────────────────────────────────────────────────────────────────────


def rule_sentence(sentence: tree.Sentence, language: Language, place: Place = "member") -> str:
    """`预算执行率 ≥ 100% 得满分，每低1个百分点扣0.2分，低于60%不得分`."""
    condition = expression_text(sentence.condition, language, place)
    opening = f"{condition} {outcome_text(sentence.outcome, language)}"
    return clauses_text([opening, *(clause_text(clause, language) for clause in sentence.clauses)], language)


def clause_text(clause: tree.Clause, language: Language) -> str:
    """One clause of a sentence."""
    match clause:
        case tree.ElseClause(outcome=outcome):
            return result_text(keyword("ELSE", language), outcome, language)
        case tree.StepClause():
            return _step(clause, language)
        case tree.RangeClause(head=head, outcome=outcome):
            return _range_clause(head, outcome, language)
        case tree.OverTarget():
            return _over_target(clause, language)
        case tree.Exempt(condition=condition):
            words = f"{keyword('WHEN', language)} {expression_text(condition, language)}"
            return f"{words} {keyword('NO_LOSS', language)}"
        case tree.MostLoss(points=points):
            return behind("MOST_LOSS", points, language)
        case tree.MostGain(points=points):
            return behind("MOST_GAIN", points, language)
        case tree.LeastScore() | tree.MostScore():
            return bound_text(clause, language)
        case tree.Exhaust():
            return keyword("EXHAUST", language)
        case tree.PartStepsClause(mode=mode):
            blank = "" if language == "zh" else " "
            return f"{keyword('PART_STEPS', language)}{blank}{part_steps_text(mode, language)}"
        case _:
            assert_never(clause)


def bound_text(bound: tree.Bound, language: Language) -> str:
    """`最低得2分`, `最高得120%`, `最高得满分`."""
    match bound:
        case tree.LeastScore(points=points):
            return behind("LEAST_SCORE", points, language)
        case tree.MostScore(points=None):
            blank = "" if language == "zh" else " "
            return f"{keyword('MOST_SCORE', language)}{blank}{keyword('FULL', language)}"
        case tree.MostScore(points=points):
            assert points is not None, "the other case was before"
            return behind("MOST_SCORE", points, language)
        case _:
            assert_never(bound)


def part_steps_text(mode: tree.PartSteps, language: Language) -> str:
    """How part of a step counts: 按比例, 不计, 计一档."""
    match mode:
        case "proportional":
            return "按比例" if language == "zh" else keyword("PROPORTIONAL", language)
        case "ignored":
            return keyword("IGNORED", language)
        case "counted":
            return keyword("COUNTED", language)
        case _:
            assert_never(mode)


def _step(clause: tree.StepClause, language: Language) -> str:
    """`每低1个百分点扣0.2分`; in English the size stands between: `each 1pp below costs 0.2 points`."""
    change = behind("LOSES" if clause.effect == "lose" else "GAINS", clause.amount, language)
    side = clause.side.upper()
    if language == "en":
        size = simple_text(clause.size, language, "each")
        size += f" {keyword('OF_TARGET', language)}" if clause.of_target else ""
        return f"{keyword('EACH', language)} {size} {keyword(side, language)} {change}"
    blank = "" if is_tight(clause.size) else " "
    if clause.of_target:
        each = "每超过目标的" if clause.side == "above" else "每低于目标的"
        return f"{each}{blank}{simple_text(clause.size, language, 'each')}{blank}{change}"
    if clause.side == "above" and isinstance(clause.size, tree.Number) and clause.size.unit in _IN_TIME:
        return f"每延期{simple_text(clause.size, language, 'each')}{blank}{change}"
    return f"{behind(f'EACH_{side}', clause.size, language)}{blank}{change}"


def _over_target(clause: tree.OverTarget, language: Language) -> str:
    """`超过目标30%以上扣2分`, `over target by 30% or above costs 2 points`."""
    words = behind("OVER_TARGET", clause.share, language)
    if clause.closed:
        words += _after(clause.share, keyword("OR_ABOVE", language), language)
    if is_tight(clause.share):
        return result_text(words, clause.outcome, language)
    return f"{words} {outcome_text(clause.outcome, language)}"


def _range_clause(head: tree.RowHead, outcome: tree.Outcome, language: Language) -> str:
    """`低于60%不得分`, `60%以上得2分`, `80%(含)-90% 得4分`."""
    match head:
        case tree.Range(low=None, high=end, high_closed=closed) if end is not None:
            words = _one_sided(end, language, ("OR_BELOW" if closed else "BELOW", bool(closed)))
        case tree.Range(low=end, low_closed=closed, high=None) if end is not None:
            words = _one_sided(end, language, ("OR_ABOVE" if closed else "ABOVE", bool(closed)))
        case _:
            return f"{head_text(head, language, 'clause')} {outcome_text(outcome, language)}"
    if is_tight(end):
        return result_text(words, outcome, language)
    return f"{words} {outcome_text(outcome, language)}"


def _one_sided(end: tree.Expression, language: Language, said: tuple[str, bool]) -> str:
    terminal, closed = said
    if closed:
        return simple_text(end, language, "clause") + _after(end, keyword(terminal, language), language)
    return behind(terminal, end, language)
