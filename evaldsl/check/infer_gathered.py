"""Types in surveys, panels of judges and the rule over their marks, and in deductions at discretion."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from evaldsl.check.declared import type_words
from evaldsl.check.infer_comparisons import options
from evaldsl.check.inference import Inference
from evaldsl.check.literals import literal_value, number_value, unwrapped, written_text
from evaldsl.check.symbols import GatheredSymbol
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.model.types import ErrorType, NumberType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.units import POINTS, PURE
from evaldsl.syntax import tree

Infer = Callable[[tree.Expression, Inference], Type]
_LEAST_ABOVE = 2


# ── declarations ────────────────────────────────────────────────────────────────────────────────────


def gathered_type(name: tree.TypeName, inference: Inference) -> None:
    """The worths of a survey's options are shares up to 100%; the full marks of a panel are points."""
    for option, worth in zip(name.options, name.worths, strict=False):
        if worth is not None and not (worth.unit == "%" and number_value(worth) <= 1):
            note = text("E0474.note", label=option.text, digits=worth.digits)
            inference.say(error("E0474", worth.span, label=option.text, written=written_text(worth), notes=(note,)))
    if name.worths and all(worth is None for worth in name.worths):
        inference.say(error("E0475", name.span))
    marks = name.marks
    if marks is not None and (marks.unit != "分" or marks.value <= 0):
        note = text("E0476.note", digits=marks.digits)
        inference.say(error("E0476", marks.span, written=written_text(marks), notes=(note,)))


# ── the rule ────────────────────────────────────────────────────────────────────────────────────────


def judged(node: tree.Judged, inference: Inference, infer: Infer) -> None:
    """专家打分: a panel, its groups with shares that add up to 100%, and how many judges are enough to trim."""
    symbol = inference.names.of(node.panel.path)
    if not (isinstance(symbol, GatheredSymbol) and symbol.item.type.kind is tree.TypeKind.PANEL and symbol.part == ""):
        if not isinstance(infer(node.panel, inference), ErrorType):
            inference.say(_no_panel(node))
        elif isinstance(symbol, GatheredSymbol):
            inference.found[-1] = _no_panel(node)
        return
    above = None if node.above is None else literal_value(node.above)
    if node.above is not None and (above is None or above < _LEAST_ABOVE or above.denominator != 1):
        inference.say(error("E0495", node.above.span, written=written_text(node.above), least=_LEAST_ABOVE))
    if node.drop is not None and (node.drop.unit or node.drop.value < 1 or node.drop.value.denominator != 1):
        inference.say(error("E0495", node.drop.span, written=written_text(node.drop), least=1))
    if node.factor is not None:
        mark = tree.Number("1", "分", span=node.factor.span)
        infer(tree.Arithmetic("*", mark, node.factor, span=node.factor.span), inference)
    if node.groups:
        _groups(node, symbol.item, inference, infer=infer)


def _no_panel(node: tree.Judged) -> Diagnostic:
    return error("E0477", node.panel.span, name=node.panel.path.text, notes=(text("E0477.note"),))


def _groups(node: tree.Judged, panel: tree.DataItem, inference: Inference, *, infer: Infer) -> None:
    if not panel.type.options:
        note = text("E0496.note", name=panel.name.text)
        inference.say(error("E0496", node.groups[0].label.span, name=panel.name.text, notes=(note,)))
        return
    known = tuple(option.text for option in panel.type.options)
    given = tuple(group.label for group in node.groups)
    before = len(inference.found)
    options(known, given, inference)
    shares = [_share(group, inference, infer) for group in node.groups]
    if len(inference.found) > before:
        return
    missing = tuple(name for name in known if name not in {label.text for label in given})
    whole = sum((share for share in shares if share is not None), Fraction(0))
    span = node.groups[0].span.to(node.groups[-1].span)
    if missing:
        inference.say(error("E0497", span, missing=missing))
    elif whole != 1:
        inference.say(error("E0498", span, sum=f"{decimal_text(whole * 100)}%"))


def _share(group: tree.GroupShare, inference: Inference, infer: Infer) -> Fraction | None:
    found = infer(group.share, inference)
    value = literal_value(group.share)
    ratio = isinstance(found, NumberType) and found.dimension == PURE
    one = found.percent if isinstance(found, NumberType) else False
    if value is None or not ratio or not (one or isinstance(unwrapped(group.share), tree.Arithmetic)) or value <= 0:
        note = text("E0499.note", label=group.label.text)
        inference.say(error("E0499", group.share.span, written=written_text(group.share), notes=(note,)))
        return None
    return value


# ── 酌情扣 ──────────────────────────────────────────────────────────────────────────────────────────


def discretion(outcome: tree.Outcome, inference: Inference, infer: Infer) -> None:
    """`酌情扣 0.5分-2分，按 资料扣分`: the ends in order, and a number of points."""
    assert outcome.value is not None, "the grammar asks for a range"
    assert outcome.high is not None, "the grammar asks for a range"
    assert outcome.given is not None, "the grammar asks for a name"
    low, high = literal_value(outcome.value), literal_value(outcome.high)
    same = _dimension(outcome.value) == _dimension(outcome.high)
    if same and low is not None and high is not None and not Fraction(0) <= low < high:
        written = f"{written_text(outcome.value)}-{written_text(outcome.high)}"
        inference.say(error("E0489", outcome.value.span.to(outcome.high.span), written=written))
    found = infer(outcome.given, inference)
    points = isinstance(found, NumberType) and found.dimension == POINTS
    if not points and not isinstance(found, ErrorType):
        notes = (text("E0488.note", name=outcome.given.path.text),)
        inference.say(error("E0488", outcome.given.span, found=type_words(found), notes=notes))


def _dimension(end: tree.Expression) -> str:
    inner = unwrapped(end)
    return inner.unit if isinstance(inner, tree.Number) else ""
