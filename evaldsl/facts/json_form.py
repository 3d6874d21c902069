"""Facts to fill in, as JSON: the whole form of a system, or what is missing from a file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable

from evaldsl.facts.form import Blank, missing_form, word
from evaldsl.facts.points import asked_points
from evaldsl.facts.value import UNFILLED
from evaldsl.model.system import FactDeclaration, System
from evaldsl.model.types import TableType


def whole_json_form(system: System) -> str:
    """A JSON text with every fact and every checklist point, each marked as still to be filled in."""
    own = word(system, "points")
    blanks = tuple(Blank(one, one.numbers, (own, one.indicator.id)) for one in asked_points(system))
    return json_form(system, system.facts, blanks=blanks)


def json_form(system: System, facts: Iterable[FactDeclaration], *, blanks: tuple[Blank, ...] = ()) -> str:
    """What the form in TOML holds, and a first row of every table; JSON has no remarks."""
    everything = tuple(facts)
    data = tomllib.loads(missing_form(system, everything, blanks=blanks))
    unfilled = UNFILLED[system.language == "en"]
    for fact in everything:
        if isinstance(fact.type, TableType) and not fact.panel:
            data[fact.name] = [{column.name: unfilled for column in fact.columns if column.computed is None}]
    return json.dumps(data, ensure_ascii=False, indent=4) + "\n"
