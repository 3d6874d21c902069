"""Lowering: every rule, formula and gate to the core, one file for each family."""
