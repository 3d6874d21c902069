"""Words that could be something else: labels beside an option, a condition read into a point."""

from __future__ import annotations

import re
from typing import Final

import attrs

from evaldsl.check.resolve_paths import Scope, value_symbol
from evaldsl.check.symbols import ColumnSymbol, FactSymbol, ParameterSymbol, Symbol
from evaldsl.diagnostics import Text, error, text, warning
from evaldsl.syntax import tree
from evaldsl.syntax.checklist import WORDS_OF_EVIDENCE


def compares_options(node: tree.Comparison, scope: Scope) -> bool:
    """Whether one side is declared as an option: unknown names beside it are then labels, which infer judges."""
    quiet = attrs.evolve(scope, found=[])
    paths = (operand.path for operand in node.operands if isinstance(operand, tree.Reference))
    return any(_is_option(value_symbol(path, quiet)) for path in paths)


def _is_option(symbol: Symbol) -> bool:
    match symbol:
        case FactSymbol(item=item) | ColumnSymbol(column=tree.DataItem() as item):
            return item.type.kind is tree.TypeKind.OPTION
        case ParameterSymbol(parameter=parameter):
            return parameter.type.kind is tree.TypeKind.OPTION
        case _:
            return False


_WORTH: Final = re.compile(
    r"(?:(?P<word>[得计记扣减共各:：。,，、\-—]|\b(?:scores|worth)\s)\s*|(?<![到于过≥≤<>=为在至~\-])\s+|[(（\[【])"
    r"(?P<points>\d+(?:\.\d+)?)\s*(?:分|points?\b|pts?\b)[)）\]】]?[。.;；]?$|[(（\[【](?P<bare>\d+(?:\.\d+)?)[)）\]】]$"
)
_MARK: Final = re.compile(r"[\s,，;；(（。](?P<mark>必备|否定|required|negative)[项性]?[)）]?$")
_SECOND: Final = re.compile(
    r"(?:[;；。,，]\s*|\s)(?:[①-⑳](?!\s*[的、和与至到~\-—]|\s(?:and|or|to)\b)|(?<=[;；。])\s*\d{1,2}[.、．](?!\d))"
)


def clauses_in_words(point: tree.Point, scope: Scope) -> None:
    """`① 制度健全 2分`, two points on a line: without the customary comma or line this is read as words."""
    words = point.text
    second = _SECOND.search(words)
    if second is not None:
        written = words[second.start() :].lstrip(" ;；。,，")
        scope.found.append(warning("W0792", point.span, written=written, notes=(text("W0792.note"),)))
        return
    found = _WORTH.search(words) if point.points is None else None
    found = found or _MARK.search(words)
    if found is None or not words[: found.start()].strip():
        return
    written, before = found.group().strip(" ,，;；。:："), words[: found.start()].rstrip(" ,，;；。:：的")
    notes = (text("W0791.note", words=before, clause=_clause(found.groupdict())),)
    scope.found.append(warning("W0791", point.span, written=written, notes=notes))


def _clause(groups: dict[str, str | None]) -> Text:
    """What was meant, as a clause: a mark, or points, which a fault takes (扣2分)."""
    if mark := groups.get("mark"):
        return text("W0791.mark", mark=mark)
    lost = groups.get("word") in ("扣", "减")
    return text("W0791.lost" if lost else "W0791.points", points=groups.get("points") or groups.get("bare") or "")


def condition_in_words(point: tree.Point, scope: Scope) -> None:
    """`① 制度健全 当 有制度`: without its comma the condition is read as words of the point."""
    for found in re.finditer(r"(?:当|\bwhen\s)\s*(\w+)", point.text):
        if scope.value(found.group(1)) is not None:
            condition = point.text[found.start() :]
            notes = (text("W0708.note", words=point.text[: found.start()].rstrip(), condition=condition),)
            scope.found.append(warning("W0708", point.span, condition=condition, notes=notes))
            return


def evidence_of_point(point: tree.Point, scope: Scope) -> None:
    """须附佐证 where nothing is answered or the answer denies a fault, or where it is read as words of the point."""
    if not point.documented:
        if (found := WORDS_OF_EVIDENCE.fullmatch(point.text)) is not None:
            notes = (text("W0717.note", words=found[1].rstrip("(（")),)
            scope.found.append(warning("W0717", point.span, notes=notes))
        return
    if point.negative:
        scope.found.append(error("E0716", point.span, marker=point.marker, notes=(text("E0716.note"),)))
    elif point.when is not None:
        scope.found.append(error("E0717", point.span, marker=point.marker, notes=(text("E0717.note"),)))
