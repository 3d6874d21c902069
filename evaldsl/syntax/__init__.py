"""Programs as texts and as trees; the only room that knows Lark."""

from evaldsl.syntax.parse import Parsed, collection_paused, parse

__all__ = ["Parsed", "collection_paused", "parse"]
