"""The meaning: a checked system and the facts of one project give the annotated result."""

from evaldsl.evaluate.plan import InternalError
from evaldsl.evaluate.whole import Evaluated, evaluate

__all__ = [
    "Evaluated",
    "InternalError",
    "evaluate",
]
