"""What stands below an indicator: the rule as its sentence, formulas with their values, the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from evaldsl.diagnostics import Language, say, text
from evaldsl.quantity.exact import fixed_text
from evaldsl.report.document import Row, Tone, View
from evaldsl.result.result import Evidence, Line, Node, Step


def leaf_rows(node: Node, view: View) -> tuple[Row, ...]:
    """Rule, formulas and ledger of a leaf."""
    rule = () if not node.sentence else (_rule(node.sentence, view.language),)
    steps = tuple(step_row(step, view.language) for step in node.steps)
    return rule + steps + line_rows(node.lines, node.steps, view)


def line_rows(lines: Iterable[Line], steps: tuple[Step, ...], view: View) -> tuple[Row, ...]:
    """The ledger; the rounding line is left out, since it is folded into the printed amounts."""
    known = frozenset(_evidence_of(steps))
    return tuple(_line(line, known, view) for line in lines if line.printed or line.kind != "rounding")


def line_sentence(line: Line, view: View) -> str:
    """`扣 4.70 分：为什么（原因）`."""
    amount = fixed_text(abs(line.printed), view.places)
    because = say(line.because, view.language)
    if line.reason and line.reason not in because:
        because += say(text("report.reason", reason=line.reason), view.language)
    match line.kind:
        case "rule" | "gate" | "total_cap":
            key = "report.line.lost" if line.printed >= 0 else "report.line.added"
        case "not_applicable":
            key = "report.line.absent"
        case "rescale":
            key = "report.line.rescale"
        case "contribution" | "composition":
            key = "report.line.made"
        case "floor" | "cap":
            key = f"report.line.{line.kind}"
        case "adjustment":
            key = "report.line.adjusted_down" if line.printed >= 0 else "report.line.adjusted_up"
        case "bonus":
            key = "report.line.added"
        case "penalty":
            key = "report.line.penalty"
        case "rounding":
            amount = fixed_text(-line.printed, view.places)
            return say(text("report.line.rounding", amount=amount, because=because), view.language)
        case _:
            assert_never(line.kind)
    return say(text(key, amount=amount, because=because), view.language)


def step_row(step: Step, language: Language) -> Row:
    """`预算执行率 = 实际支出 / 预算资金 = 76.50%`, with the values of the formula below."""
    parts = dict.fromkeys(part for part in (step.label, step.formula, step.value) if part)
    evidence = step.evidence
    aside = "" if evidence is None else _cited((evidence,), language)
    reason = "" if evidence is None or not evidence.reason else _reason(evidence.reason, language)
    children = tuple(step_row(child, language) for child in step.children)
    return Row(" = ".join(parts) + reason, aside, children=children)


def _rule(sentence: str, language: Language) -> Row:
    return Row(say(text("report.rule", sentence=sentence), language), tone="dim")


_NO_LOSS: Final = ("not_applicable", "contribution", "composition")


def _line(line: Line, known: frozenset[Evidence], view: View) -> Row:
    tone: Tone = "poor" if line.printed > 0 and line.kind not in _NO_LOSS else "plain"
    sentence = line_sentence(line, view)
    plain = tuple(e for e in line.evidence if e in known or e.value in sentence)
    telling = tuple(e for e in line.evidence if e not in plain)
    children = tuple(_evidence_row(e, view.language) for e in telling)
    return Row(sentence, _cited(plain, view.language), tone=tone, children=children)


def _evidence_row(evidence: Evidence, language: Language) -> Row:
    colon = "：" if language == "zh" else ": "
    words = f"{evidence.name}{colon}{evidence.value}" if evidence.name else evidence.value
    if evidence.reason and evidence.reason not in words:
        words += _reason(evidence.reason, language)
    return Row(words, _cited((evidence,), language))


def _cited(evidence: tuple[Evidence, ...], language: Language) -> str:
    """`佐证：国库拨款凭证（facts.toml:12）；验收单（facts.toml:15）`; without documents, the places alone."""
    cites = dict.fromkeys((e.document, e.place) for e in evidence if e.document or e.place)
    named = [_cite(document, place, language) for document, place in cites if document]
    bare = [place for document, place in cites if place and not document]
    separator = say(text("report.separator"), language)
    sources = say(text("report.evidence", sources=separator.join(named)), language) if named else ""
    return separator.join(part for part in (sources, *bare) if part)


def _cite(document: str, place: str | None, language: Language) -> str:
    return document + (say(text("report.place", place=place), language) if place else "")


def _reason(reason: str, language: Language) -> str:
    return say(text("report.reason", reason=reason), language)


def _evidence_of(steps: Iterable[Step]) -> Iterable[Evidence]:
    for step in steps:
        if step.evidence is not None:
            yield step.evidence
        yield from _evidence_of(step.children)
