"""What holds beyond the rules of single leaves: how scores are made and limited, grades, compliance checks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evaldsl.check.arrange import Change
from evaldsl.check.lowering.verified import reusables_of
from evaldsl.check.placed import Placed
from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.pages import Grid
from evaldsl.format.extras import extra_lines
from evaldsl.format.members import definition_text
from evaldsl.format.program import setting_text
from evaldsl.library.modules import Modules
from evaldsl.model.system import GradeBand, GradeScale, Policy
from evaldsl.phrase.words import keyword
from evaldsl.rubric.table import plain_grid, points_text
from evaldsl.rubric.words import explanation_lines, gate_line, member_text
from evaldsl.syntax import tree


def provisions(modules: Modules, placed: tuple[Placed, ...], changes: tuple[Change, ...]) -> Iterator[str]:
    """The header's settings, what branches say of the scores below them, limits of the total, bonus and penalty."""
    program = modules.main.program
    language = program.language
    for setting in program.header.settings if program.header else ():
        if not isinstance(setting, tree.FullMarks | tree.Year | tree.Attribute) and not _only_names(setting):
            yield setting_text(setting, language)
    yield from _changed(changes, language)
    reusables = reusables_of(modules)
    for one in placed:
        yield from _of(one, reusables, language)
    for item in program.items:
        match item:
            case tree.Gate():
                yield gate_line(item, language)
            case tree.Extra():
                head, *lines = (line.strip() for line in extra_lines(item, language))
                yield say(
                    text("rubric.of", name=head, words="；".join(lines) if language == "zh" else "; ".join(lines)),
                    language,
                )
            case tree.Output(definition=definition):
                yield f"{keyword('OUTPUT', language)} {definition_text(definition, language, 'name')}"
            case _:
                pass


def grades_grid(scale: GradeScale, language: Language) -> Grid:
    """Best grade first, with the totals that earn it."""
    rows = [(band.label, _range(band, language)) for band in scale.bands]
    return plain_grid(("grade", "range"), rows, (6, 18), language=language)


def policies_grid(policies: tuple[Policy, ...], language: Language) -> Grid:
    """What is checked, and what follows where it does not hold."""
    rows = [
        (policy.title, line.sentence, _consequence(policy, line.severity, language), line.message)
        for policy in policies
        for line in policy.lines
    ]
    return plain_grid(("policy", "condition", "else", "message"), rows, (14, 22, 10, 24), language=language)


def _consequence(policy: Policy, severity: str, language: Language) -> str:
    if policy.departure is not None:
        return say(text("rubric.departure", reason=policy.departure), language)
    return keyword("REMIND" if severity == "remind" else "REFUSE", language)


def _only_names(setting: tree.Setting) -> bool:
    """Grades stand in a table of their own."""
    return isinstance(setting, tree.UseGrades) and not setting.raw


def _of(placed: Placed, reusables: dict[tree.NodeId, tuple[str, tree.Reusable]], language: Language) -> Iterator[str]:
    for _, template in (reusables[above] for above in placed.above):  # its children stand here without it
        for words in explanation_lines(_marks(template), language):
            yield say(text("rubric.of", name=template.name.text, words=words), language)
    said = [member_text(member, language) for member in (*placed.together, *placed.handling)]
    if placed.children:
        said = [*explanation_lines(placed.attributes, language), *said]
        said += [gate_line(gate, language) for gate in placed.gates]
        said += _changed(placed.changes, language)
    for words in dict.fromkeys(said):
        yield say(text("rubric.of", name=placed.name, words=words), language)
    for child in placed.children:
        yield from _of(child, reusables, language)


def _marks(template: tree.Reusable) -> Iterator[tree.Attribute]:
    """What a template says of itself except 指标解释, which tells how to use it."""
    for member in template.members:
        if isinstance(member, tree.Attribute) and member.kind is not tree.AttributeKind.EXPLANATION:
            yield member


def _changed(changes: tuple[Change, ...], language: Language) -> Iterator[str]:
    for what, reason, _ in changes:
        yield say(text("report.change", what=what, reason=reason), language)


def _range(band: GradeBand, language: Language) -> str:
    """`总分 ≥ 90`, `80 ≤ 总分 < 90`, and what every part needs."""
    total = say(text("rubric.score"), language)
    words = total
    if band.low is not None and band.low == band.high:
        words = f"{total} = {points_text(band.low)}"
    elif band.low is not None and band.high is not None:
        low, high = "≤" if band.low_closed else "<", "≤" if band.high_closed else "<"
        words = f"{points_text(band.low)} {low} {total} {high} {points_text(band.high)}"
    elif band.low is not None:
        words = f"{total} {'≥' if band.low_closed else '>'} {points_text(band.low)}"
    elif band.high is not None:
        words = f"{total} {'≤' if band.high_closed else '<'} {points_text(band.high)}"
    else:
        words = keyword("REST", language)
    if band.parts is None:
        return words
    least = f"{points_text(band.parts * Fraction(100))}%"
    return say(text("rubric.parts", words=words, least=least), language)
