"""Types in rules: subjects, limits, steps, points and labels agree."""

from __future__ import annotations

from typing import Final, assert_never

from evaldsl.check.declared import COUNT, ERROR, type_words
from evaldsl.check.infer_comparisons import limit, limits, options
from evaldsl.check.infer_expressions import condition, expression, points_or_share
from evaldsl.check.infer_gathered import discretion, judged
from evaldsl.check.infer_steps import step_size
from evaldsl.check.inference import WIDEST_BARE, Inference, Typed, agree, bare_ratio, disagreement
from evaldsl.check.literals import bare_number, literal_value, unwrapped, written_text
from evaldsl.check.sentences import BandsPlan, JudgementPlan, RatioPlan, StepPlan, bounds_of, classify, full_range
from evaldsl.check.symbols import TableSymbol
from evaldsl.diagnostics import Diagnostic, Text, error, text, warning
from evaldsl.model.types import DateType, ErrorType, NumberType, OptionType, TextType, TruthType
from evaldsl.quantity.units import POINTS, PURE
from evaldsl.syntax import tree

_TAKES = {tree.OutcomeKind.LOSE, tree.OutcomeKind.NONE, tree.OutcomeKind.DISCRETION}
_LINEAR = {tree.OutcomeKind.PROPORTIONAL, tree.OutcomeKind.INTERVAL, tree.OutcomeKind.DECREASING}


def rule(node: tree.Rule, inference: Inference) -> None:
    """Infer everything in a rule, and what it gives at least and at most."""
    for each in bounds_of(node):
        if each.points is not None:
            points_or_share(each.points, inference)
    _rule(node, inference)


def _rule(node: tree.Rule, inference: Inference) -> None:
    match node:
        case tree.Sentence():
            _sentence(node, inference)
        case tree.Checklist():
            _checklist(node, inference)
        case tree.Bands(subject=subject, rows=rows):
            _bands(subject, tuple((row.head, row.outcome) for row in rows), inference)
        case tree.TableBands():
            _table_bands(node, inference)
        case tree.Cases():
            _cases(node, inference)
        case tree.Interpolation():
            _interpolation(node, inference)
        case tree.Findings() | tree.Gains():
            _lines(node, inference)
        case tree.Rating():
            _rating(node, inference)
        case tree.Tiers():
            _tiers(node, inference)
        case tree.Formula():
            _formula(node, inference)
        case tree.Judged():
            judged(node, inference, expression)
        case tree.Counted(subject=subject, size=size, amount=amount, most=most):
            _per_count(tree.PerCount(subject, size, amount, most, None, span=node.span), inference)
        case tree.EfficacyLevels() | tree.EfficacySpan():
            _efficacy(node, inference)
        case _:
            assert_never(node)


def _table_bands(node: tree.TableBands, inference: Inference) -> None:
    from evaldsl.check.infer_table_bands import table_bands  # few rubrics have them

    table_bands(node, inference)
    if node.rest is not None:
        _outcome(node.rest, inference)


def _cases(node: tree.Cases, inference: Inference) -> None:
    for case_ in node.cases:
        if case_.condition is not None:
            condition(case_.condition, inference)
        _outcome(case_.outcome, inference)


def _efficacy(node: tree.EfficacyLevels | tree.EfficacySpan, inference: Inference) -> None:
    from evaldsl.check.infer_efficacy import efficacy  # few rubrics score by standard values

    efficacy(node, inference, expression)


def _lines(node: tree.Findings | tree.Gains, inference: Inference) -> None:
    """What takes points line by line, or gives them; only what is taken can be at discretion."""
    gives = isinstance(node, tree.Gains)
    for each in node.lines if isinstance(node, tree.Gains) else node.findings:
        finding(each, inference, at_discretion=not gives)


def _outcome(outcome: tree.Outcome, inference: Inference, *, linear: bool = False, at_discretion: bool = False) -> None:
    for value in (outcome.value, outcome.high):
        if value is not None:
            points_or_share(value, inference)
    if outcome.kind is tree.OutcomeKind.DISCRETION:
        discretion(outcome, inference, expression)
        if not at_discretion:
            inference.say(error("E0487", outcome.span, notes=(text("E0487.note"),)))
    if outcome.kind in _LINEAR and not linear:
        inference.say(error("E0444", outcome.span, notes=(text("E0444.here"),)))


# ── sentences ───────────────────────────────────────────────────────────────────────────────────────


def _sentence(node: tree.Sentence, inference: Inference) -> None:
    plan = classify(node)
    match plan:
        case Diagnostic():
            inference.say(plan)
        case JudgementPlan():
            condition(plan.condition, inference)
            for outcome in (plan.outcome, plan.otherwise):
                if outcome is not None:
                    _outcome(outcome, inference, at_discretion=True)
        case RatioPlan():
            _ratio(node, plan, inference)
        case StepPlan():
            _step(node, plan, inference)
        case BandsPlan():
            condition(node.condition, inference)
            _bands(plan.subject, plan.rows, inference)
    for clause in node.clauses:
        if isinstance(clause, tree.Exempt):
            condition(clause.condition, inference)
        elif isinstance(clause, tree.OverTarget):
            _over_target(node, clause, inference)


def _over_target(node: tree.Sentence, clause: tree.OverTarget, inference: Inference) -> None:
    """超过目标30%: a share of a target that is to be reached, and what it costs."""
    found = expression(clause.share, inference)
    _outcome(clause.outcome, inference, at_discretion=True)
    limits_ = full_range(node.condition)
    share = isinstance(found, NumberType) and found.dimension == PURE and literal_value(clause.share) is not None
    if not isinstance(found, ErrorType) and not share:
        inference.say(error("E0742", clause.share.span, notes=(text("E0742.note"),)))
    if clause.outcome.kind not in _TAKES:
        inference.say(error("E0743", clause.outcome.span, notes=(text("E0743.note"),)))
    if limits_ is None or limits_[1].low is None or isinstance(inference.of.get(limits_[0].id), DateType):
        inference.say(error("E0744", clause.span, notes=(text("E0744.note"),)))


def _ratio(node: tree.Sentence, plan: RatioPlan, inference: Inference) -> None:
    if plan.full is None:
        subject = expression(plan.subject, inference)
        if not isinstance(subject, ErrorType) and not (isinstance(subject, NumberType) and subject.dimension == PURE):
            notes = (text("E0450.note"),)
            inference.say(error("E0450", plan.subject.span, found=type_words(subject), notes=notes))
    else:
        condition(node.condition, inference)
        subject = inference.of.get(plan.subject.id, ERROR)
        if isinstance(subject, DateType):
            inference.say(error("E0407", plan.subject.span, found=type_words(subject)))
    _cut_offs(Typed(plan.subject, subject), plan.cut_offs, inference)


def _cut_offs(subject: Typed, heads: tuple[tree.RowHead, ...], inference: Inference) -> None:
    for head in heads:
        _head(subject, head, inference)


def _step(node: tree.Sentence, plan: StepPlan, inference: Inference) -> None:
    condition(node.condition, inference)
    subject = Typed(plan.subject, inference.of.get(plan.subject.id, ERROR))
    _outcome(plan.base, inference)
    _cut_offs(subject, plan.cut_offs, inference)
    for step in plan.steps:
        step_size(subject, step.clause, inference)
        points_or_share(step.clause.amount, inference)
    caps = {step.group: step.most for step in plan.steps}
    for most in caps.values():
        if most is not None:
            points_or_share(most, inference)


# ── rows ────────────────────────────────────────────────────────────────────────────────────────────


def _bands(subject: tree.Expression, rows: tuple[tuple[tree.RowHead, tree.Outcome], ...], inference: Inference) -> None:
    known = inference.of.get(subject.id)
    typed = Typed(subject, expression(subject, inference) if known is None else known)
    for head, outcome in rows:
        _head(typed, head, inference)
        _outcome(outcome, inference, linear=isinstance(head, tree.Range))


def _head(subject: Typed, head: tree.RowHead, inference: Inference) -> None:
    match head:
        case tree.Range():
            about(head, written_text(subject.node), inference)
            if isinstance(subject.type, NumberType | DateType):
                _fresh_limits(subject, head, inference)
            elif not isinstance(subject.type, ErrorType):
                inference.say(error("E0453", head.span, found=type_words(subject.type), notes=(text("E0453.note"),)))
        case tree.Labels(labels=labels):
            _labels(subject, labels, inference)
        case tree.Exactly(value=tree.Not(value=value)) | tree.Exactly(value=value):
            _exactly(subject, value, inference)
        case tree.Rest() | tree.MissingRow():
            pass
        case _:
            assert_never(head)


def _fresh_limits(subject: Typed, head: tree.Range, inference: Inference) -> None:
    """The first row of a sentence was inferred with its condition: its ends have types already."""
    if any(end is not None and end.id not in inference.of for end in (head.low, head.high)):
        limits(subject, head, inference, infer=expression)


def _labels(subject: Typed, labels: tuple[tree.Name | tree.String, ...], inference: Inference) -> None:
    match subject.type:
        case OptionType(labels=known):
            for label in labels:  # a second row for a label is a matter of rows (see static_rows)
                options(known, [label], inference)
        case TextType() | ErrorType():
            pass
        case _:
            inference.say(error("E0455", labels[0].span, found=type_words(subject.type), notes=(text("E0455.note"),)))


def _exactly(subject: Typed, value: tree.Expression, inference: Inference) -> None:
    if isinstance(subject.type, OptionType) and isinstance(unwrapped(value), tree.Reference | tree.String):
        inner = unwrapped(value)
        name = inner.path.parts[0] if isinstance(inner, tree.Reference) else inner
        assert isinstance(name, tree.Name | tree.String), "a label is a name or a text"
        options(subject.type.labels, [name], inference)
        inference.of[inner.id] = subject.type
    elif value.id not in inference.of:
        limit(subject, value, inference, infer=expression)


def _rating(node: tree.Rating, inference: Inference) -> None:
    subject = Typed(node.subject, expression(node.subject, inference))
    if not isinstance(subject.type, OptionType | TextType | ErrorType):
        notes = (text("E0455.note"),)
        inference.say(error("E0455", node.subject.span, found=type_words(subject.type), notes=notes))
        return
    seen: list[tree.Name | tree.String] = []
    for row in node.rows:
        if isinstance(row.head, tree.Labels):
            seen += row.head.labels
        else:
            _head(subject, row.head, inference)
        _outcome(row.outcome, inference)
    _labels(subject, tuple(seen), inference)


def about(head: tree.Range, subject: str, inference: Inference) -> None:
    """`40% ≤ x < 50%` speaks of the subject of its table, whatever it calls it; another name is told."""
    if head.about is None:
        return
    name = written_text(head.about)
    if name not in {subject, *_ANYTHING}:
        notes = (text("W0709.note", name=name),)
        inference.found.append(warning("W0709", head.about.span, name=name, subject=subject, notes=notes))


_ANYTHING: Final = ("x", "X", "总分", "得分", "total", "score")


def _is_share(end: tree.Expression, inference: Inference) -> bool:
    found = expression(end, inference)
    return isinstance(found, NumberType) and found.dimension == PURE


def _tiers(node: tree.Tiers, inference: Inference) -> None:
    tier = Typed(node.tier, expression(node.tier, inference))
    if not isinstance(tier.type, OptionType | TextType | ErrorType):
        notes = (text("E0455.note"),)
        inference.say(error("E0455", node.tier.span, found=type_words(tier.type), notes=notes))
        return
    points_or_share(node.score, inference)
    _labels(tier, tuple(row.label for row in node.rows), inference)
    for row in node.rows:
        about(row.range, written_text(node.score), inference)
        ends = [end for end in (row.range.low, row.range.high) if end is not None]
        shares = any(bare_number(end) is None and _is_share(end, inference) for end in ends)
        for end in ends:
            points_or_share(end, inference, share_meant=shares)


# ── further blocks ──────────────────────────────────────────────────────────────────────────────────


def _checklist(node: tree.Checklist, inference: Inference) -> None:
    if node.per_missing is not None:
        points_or_share(node.per_missing, inference)
    for point in node.points:
        if point.points is not None:
            points_or_share(point.points, inference)
            if node.per_missing is not None and literal_value(point.points) != literal_value(node.per_missing):
                price, worth = written_text(node.per_missing), written_text(point.points)
                inference.say(error("E0456", point.points.span, price=price, worth=worth, notes=(text("E0456.note"),)))
        if point.when is not None:
            condition(point.when, inference)


def _interpolation(node: tree.Interpolation, inference: Inference) -> None:
    subject = Typed(node.subject, expression(node.subject, inference))
    if not isinstance(subject.type, NumberType | DateType | ErrorType):
        inference.say(error("E0407", node.subject.span, found=type_words(subject.type)))
        return
    for knot in node.knots:
        limit(subject, knot.at, inference, infer=expression)
        _outcome(knot.outcome, inference)


def finding(node: tree.Finding, inference: Inference, *, at_discretion: bool = False) -> None:
    """A line of 扣分, 加分 or 减分; `at_discretion`: whether 酌情扣 may stand there."""
    match node:
        case tree.PerCount():
            _per_count(node, inference)
        case tree.WhenFinding():
            condition(node.condition, inference)
            _outcome(node.outcome, inference, at_discretion=at_discretion)
            if node.outcome.kind not in _TAKES:
                inference.say(error("E0457", node.outcome.span, notes=(text("E0457.note"),)))
        case tree.ZeroFinding():
            _found_any(node, inference)
        case _:
            assert_never(node)


def count_for_each(subject_node: tree.Expression, size_node: tree.Expression, inference: Inference) -> None:
    """`死亡人数 每1人`: a number or a table, and what of it counts as one."""
    subject = _counted(subject_node, inference)
    size = Typed(size_node, expression(size_node, inference))
    known = isinstance(subject.type, NumberType) and isinstance(size.type, NumberType)
    if problem := bare_ratio(subject, size, WIDEST_BARE):
        inference.say(problem)
    elif known and not agree(subject, size):
        inference.say(disagreement("E0451", size_node, subject, right=size))
    elif (value := literal_value(size_node)) is not None and value <= 0:
        inference.say(error("E0452", size_node.span, written=written_text(size_node)))


def _per_count(finding: tree.PerCount, inference: Inference) -> None:
    count_for_each(finding.subject, finding.size, inference)
    points_or_share(finding.amount, inference)
    if finding.most is not None:
        points_or_share(finding.most, inference)


def _counted(node: tree.Expression, inference: Inference) -> Typed:
    """What is counted: a number, or a table by name, which counts its rows."""
    if isinstance(node, tree.Reference) and isinstance(inference.names.of(node.path), TableSymbol):
        inference.of[node.id] = COUNT
        return Typed(node, COUNT)
    found = expression(node, inference)
    if not isinstance(found, NumberType | ErrorType):
        inference.say(error("E0407", node.span, found=type_words(found)))
        return Typed(node, ERROR)
    return Typed(node, found)


def _found_any(finding: tree.ZeroFinding, inference: Inference) -> None:
    """`问题清单(…) 不得分` or a truth."""
    subject = finding.subject
    if isinstance(subject, tree.Reference) and isinstance(inference.names.of(subject.path), TableSymbol):
        inference.of[subject.id] = COUNT
        return
    found = expression(subject, inference)
    counts = isinstance(found, NumberType) and found.whole
    if not counts and not isinstance(found, TruthType | ErrorType):
        inference.say(error("E0406", subject.span, found=type_words(found), notes=(text("E0406.note"),)))


def _points_instead(share: tree.Expression) -> Text:
    """A share of the weight; 率 × 100, as if every weight were 100, loses its 100."""
    if isinstance(share, tree.Arithmetic) and share.operator == "*":
        for factor, other in ((share.right, share.left), (share.left, share.right)):
            number = bare_number(factor)
            if number is not None and number.digits == "100":
                tight = isinstance(other, tree.Reference | tree.Call | tree.Group)
                return text("E0426.whole" if tight else "E0426.share", written=written_text(other))
    return text("E0426.share", written=written_text(share))


def _formula(node: tree.Formula, inference: Inference) -> None:
    found = expression(node.value, inference)
    number = bare_number(node.value)
    if number is not None:
        notes = (text("E0403.unit", units=(text("E0403.points", digits=number.digits),)),)
        inference.say(error("E0422", node.value.span, written=(number.digits,), notes=notes))
    elif isinstance(found, NumberType) and found.dimension == POINTS:
        return
    elif not isinstance(found, ErrorType):
        share = isinstance(found, NumberType) and found.dimension == PURE
        notes = (_points_instead(node.value) if share else text("E0426.note"),)
        inference.say(error("E0426", node.value.span, found=type_words(found), notes=notes))
