"""Arguments of every command, their help in both languages, and what is said about a wrong line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, NoReturn

from evaldsl.diagnostics import Language, Text, say, text
from evaldsl.text.width import display_width, padded, wrapped

COMMANDS: Final = ("run", "check", "test", "facts", "fmt", "report", "compare", "doc", "lib", "new")
_HELP_WIDTH: Final = 92
_MOST_DIGITS: Final = 6


class UsageError(Exception):
    """A wrong line: what is wrong, and the command whose help explains it."""

    def __init__(self, problem: Text, command: str) -> None:
        super().__init__(problem.key)
        self.problem, self.command = problem, command


class Option(NamedTuple):
    """`key` names the help text; `metavar` is a catalogue key or a list of choices as written."""

    flags: tuple[str, ...]
    key: str
    metavar: str = ""
    settings: Mapping[str, Any] = {}


_LANG = Option(("--lang",), "lang", "zh|en", {"choices": ("zh", "en"), "default": argparse.SUPPRESS})
_COMMON: Final = (
    _LANG,
    Option(("--color",), "color", "auto|always|never", {"choices": ("auto", "always", "never"), "default": "auto"}),
    Option(("-h", "--help"), "help", "", {"action": "store_true"}),
)
_SETTINGS = Option(
    ("--set",), "settings", "cli.metavar.setting", {"action": "append", "default": [], "dest": "settings"}
)
_COHORT = Option(("--cohort",), "cohort", "cli.metavar.output")
_STRICT = Option(("--strict",), "strict", "", {"action": "store_true"})
_OUTPUT = Option(("-o", "--output"), "output", "cli.metavar.output")
_CHECK = Option(("--check",), "check", "", {"action": "store_true"})
_FORCE = Option(("--force",), "force", "", {"action": "store_true"})
_SPECS = (Option(("spec",), "spec", "cli.metavar.spec", {"nargs": "+"}),)

POSITIONALS: Final[dict[str, tuple[Option, ...]]] = {
    "lib": (
        Option(("action",), "action", "list|show|new", {"choices": ("list", "show", "new")}),
        Option(("name",), "library", "cli.metavar.library", {"nargs": "?"}),
    ),
    "run": (
        Option(("spec",), "spec", "cli.metavar.spec"),
        Option(("facts",), "facts", "cli.metavar.facts", {"nargs": "?"}),
    ),
    "check": _SPECS,
    "test": _SPECS,
    "facts": (
        Option(("spec",), "spec", "cli.metavar.spec"),
        Option(("facts",), "filled", "cli.metavar.facts", {"nargs": "?"}),
    ),
    "fmt": _SPECS,
    "report": (
        Option(("spec",), "spec", "cli.metavar.spec"),
        Option(("facts",), "facts", "cli.metavar.facts", {"nargs": "?"}),
    ),
    "compare": (Option(("files",), "files", "cli.metavar.files", {"nargs": "+"}),),
    "doc": (Option(("spec",), "doc_of", "cli.metavar.doc_of"),),
    "new": (Option(("name",), "name", "cli.metavar.name", {"nargs": "?"}),),
}
OPTIONS: Final[dict[str, tuple[Option, ...]]] = {
    "lib": _COMMON,
    "main": (_LANG, Option(("--version",), "version", "", {"action": "store_true"}), _COMMON[-1]),
    "run": (
        _SETTINGS,
        Option(("--depth",), "depth", "cli.metavar.number"),
        _COHORT,
        Option(("--only-losses",), "only_losses", "", {"action": "store_true"}),
        Option(("--format",), "format", "tree|table|json", {"choices": ("tree", "table", "json"), "default": "tree"}),
        _STRICT,
        Option(("--width",), "width", "cli.metavar.number"),
        *_COMMON,
    ),
    "check": (_STRICT, *_COMMON),
    "test": (_STRICT, *_COMMON),
    "facts": (_OUTPUT, _FORCE, _CHECK, _SETTINGS, _STRICT, *_COMMON),
    "fmt": (
        Option(("--keywords",), "keywords", "zh|en", {"choices": ("zh", "en"), "default": None}),
        Option(("--check",), "canonical", "", {"action": "store_true"}),
        Option(("-w", "--write"), "write", "", {"action": "store_true"}),
        *_COMMON,
    ),
    "report": (
        _OUTPUT,
        Option(("--author",), "author", "cli.metavar.author"),
        Option(("--template",), "template", "cli.metavar.template"),
        _COHORT,
        _SETTINGS,
        _FORCE,
        _STRICT,
        *_COMMON,
    ),
    "compare": (_OUTPUT, _FORCE, Option(("--width",), "width", "cli.metavar.number"), *_COMMON),
    "doc": (_OUTPUT, _FORCE, _STRICT, Option(("--width",), "width", "cli.metavar.number"), *_COMMON),
    "new": (
        Option(("--from",), "from", "cli.metavar.table", {"dest": "table"}),
        Option(("--framework",), "framework", "cli.metavar.framework"),
        _OUTPUT,
        _FORCE,
        *_COMMON,
    ),
}


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of help and refusals: --lang, else LC_ALL, LC_MESSAGES, LANG (zh… is Chinese), else the system's."""
    for given, following in zip(argv, [*argv[1:], ""], strict=False):
        value = following if given == "--lang" else given.removeprefix("--lang=")
        if given.startswith("--lang") and value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), None)
    if named is None:
        import locale

        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command line as fields: `command` (None: the program itself) and its arguments. Raises UsageError."""
    parser = _Parser("main")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)
    for command in COMMANDS:
        commands.add_parser(command)
    given: argparse.Namespace
    given, extra = parser.parse_known_args(argv)
    if extra and not given.help:
        raise UsageError(text("cli.usage.extra", given=" ".join(extra)), given.command or "main")
    if given.command == "compare" and not given.help:
        given.specs, given.facts = _to_compare(given.files)
    if given.command == "facts" and not given.help:
        _one_purpose(given)
    if given.command == "new" and not given.help:
        _one_beginning(given)
    if given.command == "lib" and given.action in ("show", "new") and given.name is None and not given.help:
        raise UsageError(text("cli.usage.required", names=[text("cli.metavar.library")]), "lib")
    given.depth = _whole("--depth", getattr(given, "depth", None), 1)
    given.width = _whole("--width", getattr(given, "width", None), 40)
    return given


def help_text(command: str, language: Language) -> str:
    """The help of a command, or of the program ("main")."""
    rows = [("cli.argument." + one.key, _metavar(one, language)) for one in POSITIONALS.get(command, ())]
    parts = [
        say(text("cli.usage", usage=say(text(f"cli.{command}.usage"), language)), language),
        "\n".join(wrapped(say(text(f"cli.{command}.summary"), language), _HELP_WIDTH)),
        _section("arguments", rows, language),
        "" if command != "main" else _section("commands", [(f"cli.{c}.summary", c) for c in COMMANDS], language),
        _section("options", [(f"cli.option.{o.key}", _spelling(o, language)) for o in OPTIONS[command]], language),
        _heading("examples", language) + "\n" + _indented(say(text(f"cli.{command}.examples"), language).split("\n")),
        _heading("exit_codes", language) + "\n" + _indented(say(text("cli.exit_codes"), language).split("\n")),
        say(text("cli.main.more"), language) if command == "main" else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


# ── argparse, without its words ───────────────────────────────────────────────────────────────────


class _Parser(argparse.ArgumentParser):
    """argparse as a reader of lines only: help is written by `help_text`, refusals are UsageErrors."""

    def __init__(self, prog: str, **_ignored: object) -> None:
        super().__init__(prog, add_help=False, allow_abbrev=False)
        self.command = prog.rsplit(maxsplit=1)[-1]
        for option in (*POSITIONALS.get(self.command, ()), *OPTIONS[self.command]):
            self.add_argument(*option.flags, **option.settings)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Help wins over everything else on the line, also over what is missing."""
        if args and {"-h", "--help"} & set(args) and self.command != "main":
            for action in self._actions:
                action.required = False
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise UsageError(_refusal(message), self.command)


def _refusal(message: str) -> Text:
    """What argparse says, as a text of ours."""
    for pattern, key in _REFUSALS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            words = found.groupdict()
            if "names" in words:
                return text(key, names=[text(f"cli.metavar.{name}") for name in words["names"].split(", ")])
            if "choices" in words:
                words["choices"] = words["choices"].replace("'", "")
            return text(key, **words)
    return text("cli.usage.other", problem=message)


_REFUSALS: Final = (
    (r"the following arguments are required: (?P<names>.*)", "cli.usage.required"),
    (r"unrecognized arguments: (?P<given>.*)", "cli.usage.extra"),
    (r"argument (?P<argument>\S+): expected (one|at least one) argument", "cli.usage.needs_value"),
    (r"argument (?P<argument>\S+): ignored explicit argument '(?P<given>.*)'", "cli.usage.no_value"),
    (r"argument command: invalid choice: '(?P<given>.*?)'.* \(choose from (?P<choices>.*)\)", "cli.usage.command"),
    (
        r"argument (?P<argument>\S+): invalid choice: '(?P<given>.*?)'.* \(choose from (?P<choices>.*)\)",
        "cli.usage.choice",
    ),
)


def _to_compare(files: Sequence[str]) -> tuple[list[str], list[str]]:
    """Rubrics and facts: one with two, two with one, or two of each."""
    specs = [name for name in files if name.casefold().endswith(".eval")]
    facts = [name for name in files if not name.casefold().endswith(".eval")]
    if not {len(specs), len(facts)} <= {1, 2} or len(files) < 3:
        raise UsageError(text("cli.usage.compare", specs=len(specs), facts=len(facts)), "compare")
    return specs, facts


def _whole(argument: str, given: str | None, least: int) -> int | None:
    if given is None:
        return None
    if given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS and int(given) >= least:
        return int(given)
    raise UsageError(text("cli.usage.number", argument=argument, least=least, given=given), "run")


def _one_purpose(given: argparse.Namespace) -> None:
    """`facts` writes a form, or checks a filled one."""
    if given.check and given.facts is None:
        raise UsageError(text("cli.usage.required", names=[text("cli.metavar.facts")]), "facts")
    if given.check and given.output is not None:
        raise UsageError(text("cli.usage.extra", given="-o"), "facts")
    if given.facts is not None and not given.check:
        raise UsageError(text("cli.usage.check", facts=given.facts), "facts")
    if given.settings and not given.check:
        raise UsageError(text("cli.usage.extra", given="--set"), "facts")


def _one_beginning(given: argparse.Namespace) -> None:
    """`new` drafts from a table, or starts a folder of a name from a framework."""
    if (given.table is None) == (given.framework is None):
        raise UsageError(text("cli.usage.new"), "new")
    if given.framework is not None and given.name is None:
        raise UsageError(text("cli.usage.required", names=[text("cli.metavar.name")]), "new")
    if given.table is not None and given.name is not None:
        raise UsageError(text("cli.usage.extra", given=given.name), "new")
    if given.framework is not None and given.output is not None:
        raise UsageError(text("cli.usage.extra", given="-o"), "new")


# ── help ──────────────────────────────────────────────────────────────────────────────────────────


def _section(name: str, rows: list[tuple[str, str]], language: Language) -> str:
    if not rows:
        return ""
    left = max(display_width(spelling) for _, spelling in rows) + 2
    lines = []
    for key, spelling in rows:
        first, *rest = wrapped(say(text(key), language), _HELP_WIDTH - left)
        lines += [padded(spelling, left) + first, *(" " * left + line for line in rest)]
    return _heading(name, language) + "\n" + _indented(lines)


def _heading(name: str, language: Language) -> str:
    return say(text(f"cli.heading.{name}"), language)


def _indented(lines: Sequence[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)


def _spelling(option: Option, language: Language) -> str:
    metavar = _metavar(option, language)
    return ", ".join(option.flags) + (f" {metavar}" if metavar else "")


def _metavar(option: Option, language: Language) -> str:
    return say(text(option.metavar), language) if option.metavar.startswith("cli.") else option.metavar
