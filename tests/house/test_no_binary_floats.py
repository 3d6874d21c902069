"""No binary float, and no way to one, anywhere in the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from survey import modules, parsed, shown

FLOAT_MODULES = frozenset({"math", "cmath", "statistics", "random", "array", "struct"})
EXACT_OF_MATH = frozenset({"gcd", "lcm", "isqrt", "comb", "perm", "factorial", "prod"})  # on integers these are exact


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_no_float(path: Path) -> None:
    assert list(floats(parsed(path))) == []


def floats(tree: ast.AST) -> Iterator[str]:
    """Places where a binary float is written or made."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()):
                yield f"line {node.lineno}: the literal {node.value}"
            case ast.Call(func=ast.Name(id="float" | "complex" as name)):
                yield f"line {node.lineno}: {name}(…)"
            case ast.Call(func=ast.Attribute(attr="from_float" | "total_seconds" as name)):
                yield f"line {node.lineno}: {name}(…)"
            case ast.BinOp(op=ast.Div(), left=left, right=right) if _whole(left) and _whole(right):
                yield f"line {node.lineno}: a true division of whole numbers"
            case ast.Import(names=names) if FLOAT_MODULES & {name.name for name in names}:
                yield f"line {node.lineno}: import of a module of floats"
            case ast.ImportFrom(module=module, names=names) if module in FLOAT_MODULES:
                if module != "math" or not {name.name for name in names} <= EXACT_OF_MATH:
                    yield f"line {node.lineno}: import from {module}"
            case _:
                pass


@pytest.mark.parametrize(
    "code",
    ["x = 0.5", "x = 1e3", "x = float(y)", "x = 1 / 3", "x = len(y) / 2", "import math", "from math import sqrt"],
)
def test_floats_are_found(code: str) -> None:
    assert len(list(floats(ast.parse(code)))) == 1


@pytest.mark.parametrize("code", ["x = Fraction(1, 2)", "x = 7 // 2", "from math import gcd", "x = a / b", "x: float"])
def test_exact_code_passes(code: str) -> None:
    assert list(floats(ast.parse(code))) == []


def _whole(node: ast.expr) -> bool:
    """Whether an operand is plainly an int: a literal, or a call that can give nothing else."""
    match node:
        case ast.Constant(value=int()):
            return True
        case ast.Call(func=ast.Name(id="len" | "int" | "ord")):
            return True
        case ast.UnaryOp(operand=operand):
            return _whole(operand)
        case _:
            return False
