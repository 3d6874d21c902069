"""Source texts and places in them."""

from evaldsl.text.source import Source, Span

__all__ = ["Source", "Span"]
