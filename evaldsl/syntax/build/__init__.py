"""Rules of the grammar to nodes of the tree: one function for each rule with a name of its own."""

from evaldsl.syntax.build import (  # noqa: F401  # they register their builders
    bounds,
    expressions,
    limits,
    members,
    overrides,
    program,
    rows,
    rules,
)
from evaldsl.syntax.build.parts import BUILDERS, Context, Parts
from evaldsl.syntax.build.values import make_value

__all__ = ["BUILDERS", "Context", "Parts", "make_value"]
