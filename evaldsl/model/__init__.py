"""The checked system: types, the small core, rules, indicators, grades and policies, and formulas as short texts."""
