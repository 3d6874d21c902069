"""Which rule a sentence is: judgement, ratio, step or bands. infer asks it for mistakes, lower for the meaning.

- No clauses, or only 否则 with points: a judgement.
- 按比例得分 (after 否则, or at once): a ratio; a further range that gives nothing is its cut-off.
- 每低…扣…: a step; ranges that give nothing are its cut-offs.
- Other ranges: bands written as a sentence, the first outcome being the first row.
最低得, 最高得, 超过目标… and 当 … 不扣分 go with all of them; 最多扣, 最多加, 不足一档 and 扣完为止 with steps.
"""

from __future__ import annotations

from typing import TypeAlias

from evaldsl.check.literals import literal_value, unwrapped
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.frozen import frozen
from evaldsl.syntax import tree


@frozen
class JudgementPlan:
    """True gives `outcome`; false gives `otherwise`, or, where it is not written, the other extreme."""

    condition: tree.Expression
    outcome: tree.Outcome
    otherwise: tree.Outcome | None


@frozen
class RatioPlan:
    """Full marks within `full`, else in proportion; `full` None: the subject itself is the share (to 100%).

    `beyond`: 最高得 is said, so that more than full marks can be earned.
    """

    subject: tree.Expression
    full: tree.Range | None
    kind: tree.OutcomeKind  # PROPORTIONAL or INTERVAL
    cut_offs: tuple[tree.RowHead, ...]
    span_node: tree.Node
    beyond: bool = False


@frozen
class CappedStep:
    """A step clause; `group` numbers the caps (最多扣, 最多加): steps of one group share `most`."""

    clause: tree.StepClause
    most: tree.Expression | None
    group: int


@frozen
class StepPlan:
    """`base` within `full`; off it the steps change the score; a cut-off gives nothing. `beyond` as for ratios."""

    subject: tree.Expression
    full: tree.Range
    base: tree.Outcome
    steps: tuple[CappedStep, ...]
    cut_offs: tuple[tree.RowHead, ...]
    parts: tree.PartSteps | None
    beyond: bool = False


@frozen
class BandsPlan:
    subject: tree.Expression
    rows: tuple[tuple[tree.RowHead, tree.Outcome], ...]


Plan: TypeAlias = JudgementPlan | RatioPlan | StepPlan | BandsPlan


def classify(sentence: tree.Sentence) -> Plan | Diagnostic:
    """The plan of a sentence, or what is wrong with the way its clauses stand together."""
    if any(isinstance(clause, tree.StepClause) for clause in sentence.clauses):
        return _step(sentence)
    for clause in sentence.clauses:
        if isinstance(clause, tree.MostLoss | tree.MostGain | tree.PartStepsClause | tree.Exhaust):
            return error("E0440", clause.span, notes=(text("E0440.note"),))
    if _proportional(_otherwise(sentence)) or _is_share(sentence):
        return _ratio(sentence)
    if any(isinstance(clause, tree.RangeClause) for clause in sentence.clauses):
        return _bands(sentence)
    if _proportional(sentence.outcome):
        return error("E0441", sentence.outcome.span, notes=(text("E0441.note"),))
    return JudgementPlan(sentence.condition, sentence.outcome, _otherwise(sentence))


def bounds_of(rule: tree.Rule) -> tuple[tree.Bound, ...]:
    """What is said of the least and the most that a rule gives."""
    if not isinstance(rule, tree.Sentence):
        return rule.bounds
    return tuple(clause for clause in rule.clauses if isinstance(clause, tree.LeastScore | tree.MostScore))


def least_score(rule: tree.Rule) -> tree.Expression | None:
    """The floor that 最低得 sets."""
    return next((bound.points for bound in bounds_of(rule) if isinstance(bound, tree.LeastScore)), None)


def exhausts(sentence: tree.Sentence) -> bool:
    """Whether it says 扣完为止."""
    return any(isinstance(clause, tree.Exhaust) for clause in sentence.clauses)


def most_score(rule: tree.Rule) -> tree.Expression | None:
    """The cap that 最高得 sets, unless it is the weight, which caps in any case."""
    return next((bound.points for bound in bounds_of(rule) if isinstance(bound, tree.MostScore)), None)


def full_range(condition: tree.Expression) -> tuple[tree.Expression, tree.Range] | None:
    """The subject of a comparison and the interval in which it holds; None where there is no such thing.

    `x ≥ 95%`, `95% ≤ x`, `0% ≤ x ≤ 2%`, `x = 100%`, `x 在 [0%, 2%]`.
    """
    match unwrapped(condition):
        case tree.Within(value=value, range=interval):
            return value, interval
        case tree.Comparison(operands=(left, right), operators=(operator,)) if operator != "≠":
            flipped = _is_limit(left) and not _is_limit(right)
            subject, limit = (right, left) if flipped else (left, right)
            return subject, _interval(limit, _FLIPPED[operator] if flipped else operator)
        case tree.Comparison(operands=(low, subject, high), operators=(("<" | "≤") as first, ("<" | "≤") as second)):
            return subject, _between(low, first == "≤", high, high_closed=second == "≤")
        case tree.Comparison(operands=(high, subject, low), operators=((">" | "≥") as first, (">" | "≥") as second)):
            return subject, _between(low, second == "≥", high, high_closed=first == "≥")
        case _:
            return None


_FLIPPED: dict[tree.ComparisonOperator, tree.ComparisonOperator] = {
    "=": "=",
    "≠": "≠",
    "<": ">",
    "≤": "≥",
    ">": "<",
    "≥": "≤",
}


def _is_limit(node: tree.Expression) -> bool:
    return literal_value(node) is not None or isinstance(unwrapped(node), tree.DateLiteral)


def _interval(limit: tree.Expression, operator: tree.ComparisonOperator) -> tree.Range:
    match operator:
        case ">" | "≥":
            return tree.Range(limit, operator == "≥", None, None, span=limit.span)
        case "<" | "≤":
            return tree.Range(None, None, limit, operator == "≤", span=limit.span)
        case _:
            return tree.Range(limit, True, limit, True, span=limit.span)


def _between(low: tree.Expression, low_closed: bool, high: tree.Expression, *, high_closed: bool) -> tree.Range:
    return tree.Range(low, low_closed, high, high_closed, span=low.span.to(high.span))


# ── the four kinds ──────────────────────────────────────────────────────────────────────────────────


def _otherwise(sentence: tree.Sentence) -> tree.Outcome | None:
    return next((clause.outcome for clause in sentence.clauses if isinstance(clause, tree.ElseClause)), None)


def _proportional(outcome: tree.Outcome | None) -> bool:
    kinds = {tree.OutcomeKind.PROPORTIONAL, tree.OutcomeKind.INTERVAL, tree.OutcomeKind.DECREASING}
    return outcome is not None and outcome.kind in kinds


def _is_share(sentence: tree.Sentence) -> bool:
    """`预算执行率 按比例得分`: the subject is the share."""
    no_test = not isinstance(unwrapped(sentence.condition), tree.Comparison | tree.Within | tree.Logic | tree.Not)
    return no_test and sentence.outcome.kind is tree.OutcomeKind.PROPORTIONAL


def _ratio(sentence: tree.Sentence) -> Plan | Diagnostic:
    outcome = _otherwise(sentence)
    cut_offs = _cut_offs(sentence)
    if isinstance(cut_offs, Diagnostic):
        return cut_offs
    if _is_share(sentence):
        beyond = most_score(sentence) is not None
        return RatioPlan(sentence.condition, None, tree.OutcomeKind.PROPORTIONAL, cut_offs, sentence.outcome, beyond)
    assert outcome is not None, "a ratio has 否则 unless the subject is the share"
    found = full_range(sentence.condition)
    if found is None or (found[1].low is not None and found[1].low is not found[1].high and found[1].high is not None):
        return error("E0442", sentence.condition.span, notes=(text("E0442.note"),))
    if sentence.outcome.kind is not tree.OutcomeKind.FULL:
        return error("E0443", sentence.outcome.span, notes=(text("E0443.note"),))
    if outcome.kind is tree.OutcomeKind.DECREASING:
        return error("E0444", outcome.span, notes=(text("E0444.note"),))
    if outcome.kind is tree.OutcomeKind.INTERVAL and len(cut_offs) != 1:
        return error("E0445", outcome.span, notes=(text("E0445.note"),))
    return RatioPlan(*found, outcome.kind, cut_offs, outcome, most_score(sentence) is not None)


def _cut_offs(sentence: tree.Sentence) -> tuple[tree.RowHead, ...] | Diagnostic:
    """The ranges that give nothing; in a ratio or step sentence no other range makes sense."""
    heads = []
    for clause in sentence.clauses:
        if isinstance(clause, tree.RangeClause):
            if clause.outcome.kind is not tree.OutcomeKind.NONE:
                return error("E0446", clause.span, notes=(text("E0446.note"),))
            heads.append(clause.head)
    return tuple(heads)


def _step(sentence: tree.Sentence) -> Plan | Diagnostic:
    cut_offs = _cut_offs(sentence)
    if isinstance(cut_offs, Diagnostic):
        return cut_offs
    found = full_range(sentence.condition)
    if found is None:
        return error("E0442", sentence.condition.span, notes=(text("E0442.step"),))
    if sentence.outcome.kind not in {tree.OutcomeKind.FULL, tree.OutcomeKind.POINTS}:
        return error("E0443", sentence.outcome.span, notes=(text("E0443.note"),))
    for clause in sentence.clauses:
        if isinstance(clause, tree.ElseClause):
            return error("E0447", clause.span, notes=(text("E0447.note"),))
    idle = _idle_cap(sentence)
    if idle is not None:
        return idle
    steps = _capped(sentence)
    wrong = next((problem for each in steps if (problem := _wrong_side(each.clause, found[1])) is not None), None)
    if wrong is not None:
        return wrong
    parts = next((clause.mode for clause in sentence.clauses if isinstance(clause, tree.PartStepsClause)), None)
    return StepPlan(*found, sentence.outcome, steps, cut_offs, parts, most_score(sentence) is not None)


def _wrong_side(clause: tree.StepClause, full: tree.Range) -> Diagnostic | None:
    """每低 asks for a lower limit to fall below; a gain leads away from a one-sided limit on the good side."""
    losing = {"below": full.low is not None, "above": full.high is not None}[clause.side]
    if clause.effect == "lose" and not losing:
        return error("E0448", clause.span, notes=(text(f"E0448.{clause.side}"),))
    if clause.effect == "gain" and losing and (full.low is None or full.high is None):
        return error("E0449", clause.span, notes=(text("E0449.note"),))
    return None


def _idle_cap(sentence: tree.Sentence) -> Diagnostic | None:
    """最多扣 and 最多加 stand behind the steps that they cap."""
    waiting: set[str] = set()
    for clause in sentence.clauses:
        match clause:
            case tree.StepClause(effect=effect):
                waiting.add(effect)
            case tree.MostLoss():
                if "lose" not in waiting:
                    return error("E0747", clause.span, notes=(text("E0747.lose"),))
                waiting.discard("lose")
            case tree.MostGain():
                if "gain" not in waiting:
                    return error("E0747", clause.span, notes=(text("E0747.gain"),))
                waiting.discard("gain")
            case _:
                pass
    return None


def _capped(sentence: tree.Sentence) -> tuple[CappedStep, ...]:
    """最多扣 caps the step before it, together with earlier steps that no cap has followed yet; so does 最多加."""
    done: list[CappedStep] = []
    waiting: list[tree.StepClause] = []
    group = 0
    for clause in sentence.clauses:
        if isinstance(clause, tree.StepClause):
            waiting.append(clause)
        elif isinstance(clause, tree.MostLoss | tree.MostGain):
            effect = "lose" if isinstance(clause, tree.MostLoss) else "gain"
            done += [CappedStep(each, clause.points, group) for each in waiting if each.effect == effect]
            waiting, group = [each for each in waiting if each.effect != effect], group + 1
    done += [CappedStep(each, None, group + i) for i, each in enumerate(waiting)]
    return tuple(done)


def _bands(sentence: tree.Sentence) -> Plan | Diagnostic:
    found = full_range(sentence.condition)
    if found is None:
        return error("E0442", sentence.condition.span, notes=(text("E0442.bands"),))
    subject, first = found
    rows: list[tuple[tree.RowHead, tree.Outcome]] = [(first, sentence.outcome)]
    for clause in sentence.clauses:
        if isinstance(clause, tree.RangeClause):
            rows.append((clause.head, clause.outcome))
        elif isinstance(clause, tree.ElseClause):
            rows.append((tree.Rest(span=clause.span), clause.outcome))
    return BandsPlan(subject, tuple(rows))
