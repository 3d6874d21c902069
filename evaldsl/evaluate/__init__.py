"""The meaning: a checked system and the facts of one project give the annotated result."""

from evaldsl.evaluate.expect import ExpectationOutcome, code_outcome, judge
from evaldsl.evaluate.plan import InternalError
from evaldsl.evaluate.whole import Evaluated, evaluate

__all__ = ["Evaluated", "ExpectationOutcome", "InternalError", "code_outcome", "evaluate", "judge"]
