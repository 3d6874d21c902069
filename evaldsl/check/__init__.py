"""Checking a program: names, types, weights, rules; then lowering it to the core."""
