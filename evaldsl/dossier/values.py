"""What a text can refer to: the figures of a result by name, as they are printed in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.report.numbers import rate_text, score_places
from evaldsl.result.result import Node, Result, Status, Step

_FIELDS: Final = {
    "得分": "score",
    "分值": "weight",
    "得分率": "rate",
    "扣分": "lost",
    "score": "score",
    "weight": "weight",
    "rate": "rate",
    "lost": "lost",
}
_SHOWN_FIELDS: Final = {"zh": ("得分", "分值", "得分率", "扣分"), "en": ("score", "weight", "rate", "lost")}


@frozen
class Values:
    """`whole`: the total's figures; `steps`: facts and formulas by label; indicators go by the ends of their paths."""

    result: Result
    places: int
    whole: Mapping[str, str]
    steps: Mapping[str, tuple[str, ...]]

    def names(self) -> tuple[str, ...]:
        """Everything that can be referred to, as it would be written."""
        fields = _SHOWN_FIELDS[self.result.language]
        nodes = tuple(f"{node.name}.{field}" for node in self.result.walk() for field in fields)
        return (*self.whole, *nodes, *self.steps)


def values_of(result: Result) -> Values:
    """The index of a result."""
    places = score_places(result)
    steps: dict[str, dict[str, None]] = {}
    roots = (step for node in result.walk() for step in node.steps)
    for step in _all_steps((*roots, *result.references, *result.defaults)):
        steps.setdefault(step.label, {})[step.value] = None
    return Values(result, places, _whole(result, places), {name: tuple(found) for name, found in steps.items()})


def find(values: Values, words: str) -> tuple[str, ...]:
    """What a reference may mean, printed: nothing if it is unknown, several if it is ambiguous."""
    if words in values.whole:
        return (values.whole[words],)
    name, dot, field = words.rpartition(".")
    if dot and field in _FIELDS:
        found = find_nodes(values.result, name)
        return tuple(figure(node, _FIELDS[field], values.places) for node in found)
    return values.steps.get(words, ())


def find_nodes(result: Result, name: str) -> tuple[Node, ...]:
    """The indicators whose path ends so, or whose code it is; a full path is never ambiguous."""
    wanted = tuple(part.strip() for part in name.split("."))
    nodes = tuple(result.walk())
    exact = tuple(node for node in nodes if node.path == wanted or ("code", name) in node.attributes)
    return exact or tuple(node for node in nodes if node.path[-len(wanted) :] == wanted)


def figure(node: Node, field: str, places: int) -> str:
    """分值, 得分, 得分率 or 扣分 of an indicator as prose has it: 15, 19.30, 68.93%."""
    if node.status is Status.NOT_APPLICABLE and field != "weight":
        return "—"
    match field:
        case "score":
            return points(node.score, places)
        case "weight":
            return points(node.weight, places)
        case "lost":
            return points(node.base - node.score, places)
        case _:
            return rate_text(node.rate)


def points(value: Fraction, places: int) -> str:
    """Points in prose: 15, not 15.00, but 19.30."""
    return decimal_text(value) if value.denominator == 1 else fixed_text(value, places)


def _whole(result: Result, places: int) -> dict[str, str]:
    zh = result.language == "zh"
    figures = {
        ("总分", "total"): points(result.score, places),
        ("满分", "full marks"): points(result.full_marks, places),
        ("得分率", "rate"): rate_text(result.rate),
    }
    if result.grade is not None:
        figures["等级", "grade"] = result.grade.label
    own = {(chinese if zh else english): shown for (chinese, english), shown in figures.items()}
    other = {(english if zh else chinese): shown for (chinese, english), shown in figures.items()}
    return own | other


def _all_steps(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _all_steps(step.children)
