"""Specs to begin with: drafted from an existing scoring table, or from an official framework."""
