"""Evidence: the documents behind an indicator, and the index of all documents with what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaldsl.frozen import frozen
from evaldsl.result.result import Evidence, Node, Result, Step


@frozen
class Document:
    """A document of the index: the facts that it stands for, the indicators that use them, places in the facts file."""

    name: str
    facts: tuple[str, ...]
    indicators: tuple[str, ...]
    places: tuple[str, ...]


def documents_of(node: Node) -> tuple[str, ...]:
    """The documents that an indicator's facts name, each once."""
    named = (one.document for one in evidence_of(node) if one.document)
    return tuple(dict.fromkeys(named))


def evidence_of(node: Node) -> Iterator[Evidence]:
    """Everything behind an indicator: behind its values first, then behind its losses."""
    yield from _below(node.steps)
    for line in node.lines:
        yield from line.evidence


def index_of(result: Result) -> tuple[Document, ...]:
    """All documents in the order in which the report first rests on them."""
    facts: dict[str, dict[str, None]] = {}
    used: dict[str, dict[str, None]] = {}
    places: dict[str, dict[str, None]] = {}
    for name, one in _all(result):
        if one.document is None:
            continue
        if one.name:
            facts.setdefault(one.document, {})[one.name] = None
        if name:
            used.setdefault(one.document, {})[name] = None
        if one.place:
            places.setdefault(one.document, {})[without_folders(one.place)] = None
        facts.setdefault(one.document, {})
    return tuple(
        Document(name, tuple(facts[name]), tuple(used.get(name, ())), tuple(places.get(name, ()))) for name in facts
    )


def without_folders(place: str) -> str:
    """A place without the folders, which only its author's computer has."""
    return place.replace("\\", "/").rpartition("/")[2]


def _all(result: Result) -> Iterator[tuple[str, Evidence]]:
    for node in result.walk():
        for one in evidence_of(node):
            yield node.name, one
    for line in result.lines:
        for one in line.evidence:
            yield "", one
    for one in _below((*result.references, *result.defaults)):
        yield "", one


def _below(steps: Iterable[Step]) -> Iterator[Evidence]:
    for step in steps:
        if step.evidence is not None:
            yield step.evidence
        yield from _below(step.children)
