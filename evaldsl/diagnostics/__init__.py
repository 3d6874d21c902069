"""What is wrong with a user's text: codes, places, quantities, and what to write instead."""

from evaldsl.diagnostics.diagnostic import Diagnostic, Fix, Label, Severity, error, note, warning
from evaldsl.diagnostics.near import near_names
from evaldsl.diagnostics.text import Language, Text, say, text

__all__ = [
    "Diagnostic",
    "Fix",
    "Label",
    "Language",
    "Severity",
    "Text",
    "error",
    "near_names",
    "note",
    "say",
    "text",
    "warning",
]
