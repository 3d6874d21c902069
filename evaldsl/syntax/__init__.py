"""Programs as texts and as trees; the only room that knows Lark."""

from evaldsl.syntax.parse import Parsed, parse

__all__ = ["Parsed", "parse"]
