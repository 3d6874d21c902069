"""Help in both languages, and refusals that say what to write."""

from __future__ import annotations

import re

import pytest
from wcwidth import wcswidth

from evaldsl.cli.options import COMMANDS, OPTIONS, UsageError, help_text, language_of, parse
from evaldsl.diagnostics import Language, say

ARGPARSE = re.compile(r"usage:|positional arguments|^options:|show this help message|error:", re.MULTILINE)


@pytest.mark.parametrize(
    ("argv", "environ", "language"),
    [
        (["--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["run", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "C", "LC_ALL": "zh_TW"}, "zh"),
        ([], {"LANG": "C", "LC_MESSAGES": "zh_CN"}, "zh"),
        (["--lang", "fr"], {"LANG": "zh_CN"}, "zh"),
        (["--lang"], {"LANG": "de_DE"}, "en"),
    ],
)
def test_language_of_the_command_line(argv: list[str], environ: dict[str, str], language: str) -> None:
    assert language_of(argv, environ) == language


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["main", *COMMANDS])
def test_help_has_every_option_examples_and_none_of_argparses_words(command: str, language: Language) -> None:
    shown = help_text(command, language)
    assert all(flag in shown for option in OPTIONS[command] for flag in option.flags)
    assert shown.count("  evaldsl ") >= 2
    assert ARGPARSE.search(shown.removeprefix("Usage: ")) is None
    assert bool(re.search("[一-鿿]", re.sub(r"--set .*|evaldsl .*", "", shown))) == (language == "zh")
    assert max(map(wcswidth, shown.split("\n"))) <= 96


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_of_the_help_parse(command: str) -> None:
    for language in ("zh", "en"):
        shown = help_text(command, language).split("\n")
        examples = [line.split("#")[0].split(">")[0].split()[1:] for line in shown if line.startswith("  evaldsl ")]
        assert [parse(words).command for words in examples] == [command] * len(examples)


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "rnu",
            "没有命令“rnu”，可用的命令：run, check, test, facts, fmt, report, compare, doc, lib, new",
            "no command “rnu”; commands: run, check, test, facts, fmt, report, compare, doc, lib, new",
        ),
        (
            "compare a.eval b.toml",
            "不知道要比较哪两份：给了 1 个评分表、1 个数据文件；可以写：评分表 数据1 数据2，或 评分表1 评分表2 数据，"
            "或 评分表1 数据1 评分表2 数据2",
            "it is not clear what to compare (rubrics: 1, facts files: 1); write SPEC FACTS1 FACTS2, "
            "or SPEC1 SPEC2 FACTS, or SPEC1 FACTS1 SPEC2 FACTS2",
        ),
        ("run", "缺少参数：评分表", "missing argument: SPEC"),
        ("run a b c", "多余的参数：c", "unexpected argument: c"),
        ("run a --nope", "多余的参数：--nope", "unexpected argument: --nope"),
        ("run a --set", "--set 后面要有一个值", "--set needs a value"),
        ("run a --strict=3", "--strict 不带值，却写了“3”", "--strict takes no value, but was given “3”"),
        (
            "run a --format pdf",
            "--format 不能是“pdf”，可以是：tree, table, json",
            "--format cannot be “pdf”; choose from: tree, table, json",
        ),
        (
            "run a --depth -1",
            "--depth 要一个不小于 1 的整数，写的是“-1”",
            "--depth needs a whole number of at least 1, not “-1”",
        ),
        (
            "run a --depth ２",
            "--depth 要一个不小于 1 的整数，写的是“２”",
            "--depth needs a whole number of at least 1, not “２”",
        ),
    ],
)
def test_refusals_are_said_in_both_languages(line: str, zh: str, en: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(line.split())
    assert (say(caught.value.problem, "zh"), say(caught.value.problem, "en")) == (zh, en)


def test_refusal_names_its_command() -> None:
    with pytest.raises(UsageError) as caught:
        parse(["check", "a", "--format", "json"])
    assert caught.value.command == "check"


def test_language_may_stand_before_or_after_the_command() -> None:
    assert parse(["--lang", "en", "check", "a"]).lang == "en"
    assert parse(["check", "a", "--lang", "en"]).lang == "en"
    assert not hasattr(parse(["check", "a"]), "lang")


def test_help_needs_no_arguments() -> None:
    assert parse(["run", "--help"]).help
