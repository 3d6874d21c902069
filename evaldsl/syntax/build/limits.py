"""The limit of a sentence, and the parts of the sentence that speak of it again."""

from __future__ import annotations

from typing import Any, Final

from evaldsl.diagnostics import error, text
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.syntax.build.expressions import included
from evaldsl.syntax.build.parts import Context, Parts, builds

_OPERATORS: Final[dict[str, tuple[tree.ComparisonOperator, tree.ComparisonOperator]]] = {
    "judged_exactly": ("=", "="),
    "judged_or_above": (">", "≥"),
    "judged_or_below": ("<", "≤"),
}


@frozen
class Either:
    """`每增加或减少1个百分点，相应增加或扣减0.5分`: two steps, on their way to the sentence."""

    steps: tuple[tree.StepClause, tree.StepClause]


@frozen
class LimitAgain(tree.Node):
    """`> 0%，每超过1个百分点扣0.5分` on its way to a step: the range must be what the limit leaves over."""

    head: tree.RowHead
    step: tree.StepClause | Either


# ── how sentences begin, and what they give ─────────────────────────────────────────────────────────


@builds("judged_exactly", "judged_or_above", "judged_or_below")
def judged(parts: Parts) -> tree.Comparison:
    """`到位率 100%`, `满意度 90%(含)以上`, `控制率 100%以下(含)`."""
    name, limit = parts.nodes()
    said = parts.token("INCLUSION")
    closed = included(said) if said else True
    operator = _OPERATORS[parts.name][closed]
    subject = tree.Reference(tree.Path((name,), span=name.span), span=name.span)
    return tree.Comparison((subject, limit), (operator,), span=parts.span)


@builds("award")
def award(parts: Parts) -> tree.Outcome:
    return parts.get(tree.Outcome)


@builds("outcome_given")
def outcome_given(parts: Parts) -> tree.Outcome:
    points = parts.get(tree.Number)
    return tree.Outcome(tree.OutcomeKind.POINTS, points, span=points.span)


# ── sentences ───────────────────────────────────────────────────────────────────────────────────────


@builds("clause_limit_again")
def clause_limit_again(parts: Parts) -> LimitAgain:
    return LimitAgain(parts.nodes()[0], parts.values[-1], span=parts.span)


@builds("clause_range")
def clause_range(parts: Parts) -> tree.RangeClause:
    head, given = parts.nodes()
    return tree.RangeClause(head, given, span=parts.span)


@builds("sentence")
def sentence(parts: Parts) -> tree.Sentence:
    found: list[Any] = [each for each in parts.values if isinstance(each, tree.Node | Either)]
    condition, given, *clauses = found
    settling = [each for clause in clauses for each in _settled_clauses(clause, condition, parts.context)]
    return tree.Sentence(condition, given, tuple(settling), span=parts.span)


def _settled_clauses(
    clause: tree.Clause | LimitAgain | Either, condition: tree.Expression, context: Context
) -> tuple[tree.Clause, ...]:
    """A clause in the tree's terms."""
    match clause:
        case Either(steps=steps):
            return steps
        case LimitAgain(head=head, step=step):
            if not _is_rest(condition, head):
                found, limit = head.span.text, condition.span.text
                notes = (text("E0761.note", found=found),)
                context.diagnostics.append(error("E0761", head.span, found=found, limit=limit, notes=notes))
            return _settled_clauses(step, condition, context)
        case tree.RangeClause():
            return (_settled_range(clause, condition),)
        case _:
            return (clause,)


def _settled_range(clause: tree.RangeClause, condition: tree.Expression) -> tree.Clause:
    """`低于目标的按比例减分`, where the sentence judges ≥ 目标, is `否则按比例得分`."""
    given = clause.outcome
    if _falls(given.kind) and _is_rest(condition, clause.head):
        return tree.ElseClause(tree.Outcome(tree.OutcomeKind.PROPORTIONAL, span=given.span), span=clause.span)
    return clause


def _falls(kind: tree.OutcomeKind) -> bool:
    return kind in (tree.OutcomeKind.PROPORTIONAL, tree.OutcomeKind.DECREASING)


def _is_rest(condition: tree.Expression, head: tree.RowHead) -> bool:
    """Whether the range is all that the comparison leaves over: below 90% where it says ≥ 90%."""
    match condition, head:
        case tree.Comparison(operands=(_, limit), operators=(operator,)), tree.Range(low, under, high, above) as head:
            end, closed = (high, above) if low is None else (low, under)
            sides = {"≥": low is None, ">": low is None, "≤": high is None, "<": high is None, "=": True}
            one_sided = (low is None) != (high is None)
            return (
                head.about is None
                and one_sided
                and sides.get(operator, False)
                and _same(end, limit)
                and not (closed and operator in "≥≤=")
            )
    return False


def _same(one: tree.Expression | None, other: tree.Expression) -> bool:
    """The same limit, its unit perhaps left off the second time."""
    match one, other:
        case tree.Number(digits=digits, unit=unit), tree.Number(digits=known, unit=meant):
            return digits == known and unit in ("", meant)
    return one == other
