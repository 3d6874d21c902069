"""A program as text, in its canonical form."""

from evaldsl.format.program import print_program

__all__ = ["print_program"]
