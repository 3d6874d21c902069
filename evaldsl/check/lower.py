"""Lowering: the checked program to the system that everything after it reads."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import attrs

from evaldsl.check.expand import Expanded
from evaldsl.check.infer import Types
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.extras import lower_extra
from evaldsl.check.lowering.facts import lower_facts, lower_lookup
from evaldsl.check.lowering.indicators import Hoisted, lower_indicators
from evaldsl.check.lowering.place import Path, Place, Whole
from evaldsl.check.lowering.score_cycles import score_cycles
from evaldsl.check.lowering.together import absence_of, lower_together, unsettled
from evaldsl.check.lowering.verified import acknowledged, unverified
from evaldsl.check.lowering.whole import (
    grade_scale,
    grades_in_use,
    lower_gate,
    lower_test,
    lower_tolerance,
    policies_of,
)
from evaldsl.check.placed import Placed
from evaldsl.check.symbols import Names, OwnSymbol
from evaldsl.check.weights import Weights
from evaldsl.diagnostics import Diagnostic
from evaldsl.frozen import frozen
from evaldsl.library.modules import Modules
from evaldsl.model.system import Definition, Gate, GradeScale, System
from evaldsl.quantity.exact import Grain
from evaldsl.syntax import tree

if TYPE_CHECKING:
    from evaldsl.model.growth import Cells, Lookup

_I = TypeVar("_I", tree.Extra, tree.Gate, tree.Output, tree.Policy, tree.TestBlock)


@frozen
class Lowered:
    """`system` is None where an error stands against it: what only shows once rules stand in their system."""

    system: System | None
    diagnostics: tuple[Diagnostic, ...]


def lower(  # noqa: PLR0917  # a pass takes the tables of those before it
    modules: Modules,
    names: Names,
    types: Types,
    expanded: Expanded,
    weights: Weights,
    *,
    leaves: dict[str, Cells] | None = None,
) -> Lowered:
    """Lower a program that has passed the checks before; weights are complete.

    `leaves`: the tables whose rows stand as leaves by now.

    Definitions that nothing uses are left out. Diagnostics: parts of steps and inverse proportions that nobody has
    settled (E047x), grade gates without their grade (E021x), scores that depend on themselves (E0207).
    """
    whole = attrs.evolve(
        _whole(modules, names, types, placed=expanded.placed, weights=weights), grown=leaves is not None
    )
    system = _system(modules, expanded, weights, whole=whole)
    if whole.sources or leaves is not None:
        from evaldsl.check.growth import with_rows  # few specs have leaves from rows

        system = with_rows(system, whole, (modules, names, types), leaves=leaves)
    whole.found.extend(unsettled(system.indicators))
    if whole.additive:
        from evaldsl.check.lowering.additive import settle_points  # few specs add up points

        system = settle_points(system, whole, grades_in_use(modules, names))
    found = (*whole.found, *_cycles(system, whole))
    return Lowered(None if found else system, found)


def _system(modules: Modules, expanded: Expanded, weights: Weights, *, whole: Whole) -> System:
    program, placed = modules.main.program, expanded.placed
    settings = program.header.settings if program.header else ()
    handling = tuple(setting for setting in settings if isinstance(setting, tree.Handling))
    together = tuple(setting for setting in settings if isinstance(setting, tree.Together))
    place = Place(whole, (), {}, {}, handling, absence_of(together, whole))
    hoisted: Hoisted = []
    facts = tuple(each for fact in _facts(program) if fact.file is None for each in lower_facts(fact, place))
    lookups = _lookups(modules, place)
    whole.cells.clear()  # what formulas read, rather than what computed columns would
    indicators = lower_indicators(placed, place, hoisted)
    grades = grades_in_use(modules, whole.names)
    scale = grade_scale(grades, weights.full_marks)
    system = System(
        title=program.header.title.text if isinstance(program.header, tree.SystemHeader) else "",
        language=program.language,
        year=_year(program.header),
        full_marks=weights.full_marks,
        score_places=weights.score_places,
        grades=scale,
        facts=facts,
        lookups=lookups,
        definitions=(),
        indicators=indicators,
        gates=_gates([*((item, place) for item in _items(program, tree.Gate)), *hoisted], weights, scale),
        policies=policies_of(modules, place),
        tests=tuple(lower_test(item, place) for item in _items(program, tree.TestBlock)),
        unverified=acknowledged(modules, whole.names, unverified(modules, placed, grades)),
        span=(program.header or program).span,
        extras=tuple(lower_extra(item, place, weights.full_marks) for item in _items(program, tree.Extra)),
        together=lower_together(together, placed, place),
        changes=expanded.changes,
        grain=_uncommon(weights.grain),
        total_grain=weights.total_grain or _uncommon(weights.grain),
        grade_on_raw=weights.on_raw,
        outputs=tuple(_output(item, place) for item in _items(program, tree.Output)),
    )
    tolerance = lower_tolerance(settings, place, weights.full_marks)
    return attrs.evolve(system, definitions=_definitions(whole), tolerance=tolerance)


def _items(program: tree.Program, kind: type[_I]) -> Iterator[_I]:
    return (item for item in program.items if isinstance(item, kind))


def _gates(written: Hoisted, weights: Weights, scale: GradeScale | None) -> tuple[Gate, ...]:
    """The gates on the total and the grade, wherever they were written."""
    marks = (weights.full_marks, weights.total_grain or weights.grain)
    lowered = (lower_gate(gate, at, marks, scale=scale) for gate, at in written)
    return tuple(gate for gate in lowered if gate is not None)


def _whole(modules: Modules, names: Names, types: Types, *, placed: tuple[Placed, ...], weights: Weights) -> Whole:
    program = modules.main.program
    settings = program.header.settings if program.header else ()
    parts = (setting.mode for setting in settings if isinstance(setting, tree.PartStepsSetting))
    inverse = (setting for setting in settings if isinstance(setting, tree.InverseSetting))
    return Whole(
        names=names,
        types=types.of,
        named=types.named,
        language=program.language,
        weights=weights.of,
        portions=weights.portions,
        additive=weights.additive,
        full_marks=weights.full_marks,
        ids=_ids(placed),
        parts=next(parts, None),
        inverse=next(inverse, None),
        main=modules.main.key,
        wanted={},
        found=[],
        made={},
        cells={},
        sources={},
        grown=False,
    )


def _cycles(system: System, whole: Whole) -> tuple[Diagnostic, ...]:
    """Scores that depend on themselves; where one speaks of an indicator that is gone, nothing can be followed."""
    if any(each.code == "E0533" for each in whole.found) or not _uses_scores(whole.names):
        return ()
    return tuple(score_cycles(system))


def _uses_scores(names: Names) -> bool:
    """Whether any formula speaks of a score; without that no score can depend on itself."""
    return any(isinstance(symbol, OwnSymbol) and symbol.what != "weight" for symbol in names.symbols.values())


def _ids(placed: tuple[Placed, ...]) -> dict[Path, str]:
    """代码 where there is one, else the dotted path."""
    ids: dict[Path, str] = {}
    waiting = list(placed)
    while waiting:
        each = waiting.pop()
        codes = (a.value for a in each.attributes if a.kind is tree.AttributeKind.CODE)
        code = next((value.text for value in codes if isinstance(value, tree.Path | tree.String)), None)
        ids[each.path] = code or ".".join(each.path)
        waiting += each.children
    return ids


def _year(header: tree.SystemHeader | tree.ModuleHeader | None) -> int | None:
    settings = header.settings if header else ()
    years = (setting.year.value for setting in settings if isinstance(setting, tree.Year))
    return next((int(year) for year in years if year.denominator == 1), None)


def _facts(program: tree.Program) -> tuple[tree.DataItem, ...]:
    return tuple(fact for item in program.items if isinstance(item, tree.Data) for fact in item.items)


def _lookups(modules: Modules, place: Place) -> tuple[Lookup, ...]:
    """The tables whose rows stand in files, those of imported modules too."""
    declared = ((fact, module) for module in modules.all for fact in _facts(module.program))
    return tuple(lower_lookup(each, each.file, place, module=module) for each, module in declared if each.file)


def _uncommon(grain: Grain | None) -> Grain | None:
    """What is more than decimals rounded half up, of which the system knows the number."""
    return None if grain is None or (grain.mode == "half_up" and grain.step == Fraction(1, 10**grain.places)) else grain


def _output(item: tree.Output, place: Place) -> str:
    """Want the value of a named output; gives its key."""
    key = item.definition.name.text
    place.whole.wanted.setdefault(key, (item.definition, attrs.evolve(place, handling=())))
    return key


def _definitions(whole: Whole) -> tuple[Definition, ...]:
    """All definitions that anything wanted, and those that they want in turn, each after what it uses."""
    done: dict[str, Definition] = {}
    while pending := [key for key in whole.wanted if key not in done]:
        for key in pending:
            definition, place = whole.wanted[key]
            value = lower_expression(definition.value, place)
            done[key] = Definition(key, definition.name.text, value, definition.name.span)
    order = {each.id: position for position, each in enumerate(whole.names.definitions)}
    keys = sorted(done, key=lambda key: (order.get(whole.wanted[key][0].id, -1), key))
    return (*whole.made.values(), *(done[key] for key in keys))
