"""校核 lines about weights alone: decided without facts, so that the author of a rubric is told at once."""

from __future__ import annotations

from evaldsl.diagnostics import Diagnostic
from evaldsl.evaluate.plan import plan_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import holds
from evaldsl.evaluate.whole import violation
from evaldsl.facts.bound import Facts
from evaldsl.model.system import System


def unmet(system: System) -> tuple[Diagnostic, ...]:
    """What the policies in force ask of the weights and do not find (E0670, W0670); departures are not asked."""
    asked = [
        (policy, line) for policy in system.policies if policy.departure is None for line in policy.lines if line.static
    ]
    if not asked:
        return ()
    run = Run(system, Facts({}, {}), plan_of(system))
    found = []
    for policy, line in asked:
        try:
            held = holds(run, line.condition)
        except EvaluationError as failure:
            found.append(failure.placed(line.span).diagnostic)
        else:
            found += [] if held else [violation(policy, line)]
    return tuple(found)
