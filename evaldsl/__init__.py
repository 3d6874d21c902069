"""evaldsl: a language and interpreter for indicator systems (指标体系).

```python
import evaldsl

spec = evaldsl.load("spec.eval")
result = spec.evaluate("facts.toml")
print(result.score, result.grade.label)
for node in result.walk():
    for line in node.lines:
        print(node.path, line.amount, line.reason)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evaldsl.api import EvaldslError, Spec, load
    from evaldsl.diagnostics import Diagnostic
    from evaldsl.result import Evidence, Line, Node, Result, Step

__all__ = ["Diagnostic", "EvaldslError", "Evidence", "Line", "Node", "Result", "Spec", "Step", "__version__", "load"]

__version__ = "0.1.0"

_ROOMS = {
    "EvaldslError": "evaldsl.api",
    "Spec": "evaldsl.api",
    "load": "evaldsl.api",
    "Diagnostic": "evaldsl.diagnostics",
    "Evidence": "evaldsl.result",
    "Line": "evaldsl.result",
    "Node": "evaldsl.result",
    "Result": "evaldsl.result",
    "Step": "evaldsl.result",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when first asked for, so that `evaldsl --version` does not load the evaluator."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'evaldsl' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
