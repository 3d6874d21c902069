"""The annotated tree: every indicator with its numbers, every leaf with its rule, formulas and ledger."""

from __future__ import annotations

from evaldsl.diagnostics import Language, Text, say, text
from evaldsl.report.details import leaf_rows, line_rows
from evaldsl.report.document import Row, Tree, View
from evaldsl.report.numbers import node_cells, rate_tone, score_cells
from evaldsl.result.result import Claimed, Node, Result, Status

_COLUMNS = ("indicator", "weight", "score", "rate")


def score_tree(result: Result, view: View) -> Tree:
    """The whole evaluation as one row with everything below it."""
    header = tuple(say(text(f"report.column.{name}"), view.language) for name in _COLUMNS)
    cells = score_cells(result.full_marks, result.score, view.places)
    changes = tuple(_change(change, view.language) for change in result.changes)
    lines = _claims(result.claims, view) + line_rows(result.lines, (), view)
    children = changes + lines + _nodes(result.children, view, 1)
    return Tree(header, (Row(result.title, "", cells, rate_tone(result.rate), children),))


def shown_name(node: Node, language: Language) -> str:
    """The indicator's code and name, with its status where it has no value."""
    code = next((value for key, value in node.attributes if key == "code"), None)
    name = f"{code} {node.name}" if code else node.name
    return name if node.status is Status.VALUE else say(text(f"report.status.{node.status.value}", name=name), language)


def _nodes(nodes: tuple[Node, ...], view: View, level: int) -> tuple[Row, ...]:
    if view.depth is not None and level > view.depth:
        return ()
    return tuple(_node(node, view, level) for node in nodes if not view.only_losses or node.score < node.weight)


def _node(node: Node, view: View, level: int) -> Row:
    below = _branch(node, view, level) if node.children else leaf_rows(node, view)
    if node.changes:
        below = (*(_change(change, view.language) for change in node.changes), *below)
    cells = node_cells(node, view.places)
    return Row(shown_name(node, view.language), "", cells, rate_tone(node.rate), _claims(node.claims, view) + below)


def _claims(claims: tuple[Claimed, ...], view: View) -> tuple[Row, ...]:
    if not claims:
        return ()
    from evaldsl.report.claims import claim_rows  # few results have claims

    return claim_rows(claims, view)


def _change(change: tuple[Text, str, str], language: Language) -> Row:
    """What the spec has changed of a library's indicator."""
    what, reason, place = change
    return Row(say(text("report.change", what=what, reason=reason), language), place, tone="dim")


def _branch(node: Node, view: View, level: int) -> tuple[Row, ...]:
    return line_rows(node.lines, (), view) + _nodes(node.children, view, level + 1)
