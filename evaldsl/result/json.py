"""A result as JSON values: the published form, schema `evaldsl.result/1` (result/schema/result-1.json)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from evaldsl.diagnostics import Diagnostic, Language, Text, say
from evaldsl.quantity.exact import decimal_text, fixed_text, round_half_up
from evaldsl.result.result import Claimed, Evidence, GradeOutcome, Line, Node, PolicyOutcome, Result, Review, Step
from evaldsl.text import Span

SCHEMA: Final = "evaldsl.result/1"
PLACES: Final = 12
"""Decimals of a number whose decimal expansion is longer; its exact value then stands beside it."""

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def result_to_json(result: Result) -> dict[str, Json]:
    """Everything in a result, in one fixed order of keys.

    Numbers are decimal strings. Where a number has more than 12 decimals, `name` is rounded half up to 12 and
    `name_exact` gives it as a fraction `p/q` in lowest terms; without `name_exact` the decimal is the exact value.
    """
    return {
        "schema": SCHEMA,
        "title": result.title,
        "language": result.language,
        **_number("full_marks", result.full_marks),
        **_number("score", result.score),
        **_number("rate", result.rate),
        "score_places": result.score_places,
        "grade": _grade(result.grade, result.language),
        "changes": [_change(change, result.language) for change in result.changes],
        "indicators": [_node(node, result.language) for node in result.children],
        "lines": [_line(line, result.language) for line in result.lines],
        "outputs": [_step(step) for step in result.outputs],
        "claims": [_claim(claim) for claim in result.claims],
        "policies": [_policy(policy) for policy in result.policies],
        "references": [_step(step) for step in result.references],
        "defaults": [_step(step) for step in result.defaults],
        "acknowledged": [{"module": m, "words": words, "said": said} for m, words, said in result.acknowledged],
        "unverified": [{"module": module, "words": words} for module, words in result.unverified],
        "reviews": [_review(review, result.language) for review in result.reviews],
        "diagnostics": [_diagnostic(item, result.language) for item in result.diagnostics],
    }


def _number(name: str, value: Fraction | None) -> dict[str, Json]:
    if value is None:
        return {name: None}
    if round_half_up(value, PLACES) == value:
        return {name: decimal_text(value, PLACES)}
    return {name: fixed_text(value, PLACES), f"{name}_exact": _ratio(value)}


def _ratio(value: Fraction) -> str:
    """`p/q`; by way of Decimal, since Python refuses to print integers of more than 4300 digits."""
    return f"{Decimal(value.numerator):f}/{Decimal(value.denominator):f}"


def _node(node: Node, language: Language) -> dict[str, Json]:
    return {
        "id": node.id,
        "path": list(node.path),
        "name": node.name,
        **_number("weight", node.weight),
        **_number("score", node.score),
        **_number("unrounded", node.exact),
        **_number("rate", node.rate),
        **_number("by_rule", node.by_rule),
        **_number("applicable", node.base),
        "composition": node.composition,
        "status": node.status.value,
        "kind": node.kind,
        "sentence": node.sentence,
        "explanation": node.explanation,
        "attributes": [{"name": name, "value": value} for name, value in node.attributes],
        "changes": [_change(change, language) for change in node.changes],
        "steps": [_step(step) for step in node.steps],
        "lines": [_line(line, language) for line in node.lines],
        "claims": [_claim(claim) for claim in node.claims],
        "children": [_node(child, language) for child in node.children],
    }


def _change(change: tuple[Text, str, str], language: Language) -> dict[str, Json]:
    what, reason, place = change
    return {**_text(what, language), "reason": reason, "place": place}


def _claim(claim: Claimed) -> dict[str, Json]:
    return {
        "kind": claim.kind,
        **_number("score", claim.score),
        **_number("difference", claim.difference),
        "differs": claim.differs,
        "place": claim.place,
    }


def _review(review: Review, language: Language) -> dict[str, Json]:
    return {
        "id": review.indicator,
        "path": list(review.path),
        "kind": review.kind,
        **_number("rate", review.rate),
        "told": _text(review.told, language),
    }


def _step(step: Step) -> dict[str, Json]:
    return {
        "label": step.label,
        "formula": step.formula,
        "value": step.value,
        **_number("number", step.exact),
        "evidence": None if step.evidence is None else _evidence(step.evidence),
        "children": [_step(child) for child in step.children],
    }


def _line(line: Line, language: Language) -> dict[str, Json]:
    return {
        "kind": line.kind,
        **_number("amount", line.amount),
        **_number("printed", line.printed),
        "because": _text(line.because, language),
        "reason": line.reason,
        "evidence": [_evidence(item) for item in line.evidence],
        "place": line.place,
    }


def _evidence(evidence: Evidence) -> dict[str, Json]:
    return {
        "name": evidence.name,
        "value": evidence.value,
        "document": evidence.document,
        "reason": evidence.reason,
        "place": evidence.place,
    }


def _grade(grade: GradeOutcome | None, language: Language) -> dict[str, Json] | None:
    if grade is None:
        return None
    limits: list[Json] = [_text(limit, language) for limit in grade.limits]
    return {"label": grade.label, "by_total": grade.by_total, "limits": limits}


def _policy(policy: PolicyOutcome) -> dict[str, Json]:
    return {
        "title": policy.title,
        "sentence": policy.sentence,
        "holds": policy.holds,
        "severity": policy.severity,
        "message": policy.message,
        "place": policy.place,
        "departure": policy.departure,
    }


def _diagnostic(item: Diagnostic, language: Language) -> dict[str, Json]:
    notes: list[Json] = [say(note, language) for note in item.notes]
    labels: Iterable[dict[str, Json]] = (
        {"place": label.span.place, "words": None if label.words is None else say(label.words, language)}
        for label in item.labels
    )
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": say(item.message, language),
        "place": _place(item.span),
        "labels": list(labels),
        "notes": notes,
    }


def _place(span: Span | None) -> str | None:
    return None if span is None else span.place


def _text(words: Text, language: Language) -> dict[str, Json]:
    return {"key": words.key, "text": say(words, language)}
