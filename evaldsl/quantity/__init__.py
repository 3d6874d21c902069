"""Exact numbers, rounding, units and dimensions, apportionment."""
