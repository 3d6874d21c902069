"""The result of an evaluation, and its JSON form."""

from evaldsl.result.result import (
    Evidence,
    GradeOutcome,
    Line,
    Node,
    PolicyOutcome,
    Result,
    Status,
    Step,
)

__all__ = ["Evidence", "GradeOutcome", "Line", "Node", "PolicyOutcome", "Result", "Status", "Step"]
