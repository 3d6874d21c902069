"""Binding: raw facts and settings become the complete, typed facts of a system, or a list of what is wrong."""

from evaldsl.bind.bind import Binding, bind
from evaldsl.bind.settings import Setting, named_setting, parse_setting

__all__ = ["Binding", "Setting", "bind", "named_setting", "parse_setting"]
