"""What offices write and the language does not: put into words that it reads, or into blocks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from evaldsl.quantity.exact import decimal_text, parse_decimal
from evaldsl.syntax.names import written_name

Reading: TypeAlias = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""Lines of a rule, and the facts (name, type) that they need."""

_AMOUNT: Final = r"[0-9]+(?:\.[0-9]+)?"
_REWRITTEN: Final = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", ""),
        (rf"({_AMOUNT}%?)\s*[~～—–－至]\s*({_AMOUNT}%?)", r"\1-\2"),
        (rf"({_AMOUNT}%?)-({_AMOUNT}%?)\s*[(（]含\1[)）]", r"\1(含)-\2"),
        (rf"({_AMOUNT}%?)-({_AMOUNT}%?)\s*[(（]含\2[)）]", r"\1-\2(含)"),
        (rf"({_AMOUNT}%?)以([上下])\s*[(（]含(?:本数|{_AMOUNT}%?)?[)）]", r"\1(含)以\2"),
        (rf"(?:^|(?<=[;；。，,]))({_AMOUNT}%?)以下(?=[不得计记，,])", r"低于\1"),
        (rf"(?:达到|在|为)({_AMOUNT}%?(?:\(含\))?以[上下])", r"\1"),
        (rf"[;；。，,]\s*(?:低于|小于)?{_AMOUNT}%?的?[，,]?按[^;；。，,]*[÷/×*][^;；。]*", "，否则按比例得分"),
        (
            r"[;；。，,]\s*(?:未|否则)[^;；。，,]*?[，,]?(?:得分\s*[=＝]|按)[^;；。，,]*(?:率|比例|×)[^;；。，,]*",
            "，否则按比例得分",
        ),
        (r"[;；。]\s*[^;；。，,]*[>＞<＜][^;；。，,]*?的?[，,]\s*(?=每)", "，"),
    )
)
_FIRST_NUMBER: Final = re.compile(rf"([^0-9，,;；。≥≤=＝><＞＜]{{2,}}?)\s*(?=({_AMOUNT}%?)(得|计|记))")
_SUBJECT: Final = re.compile(rf"([^0-9，,;；。≥≤=＝><＞＜]{{2,}}?)\s*(?={_AMOUNT}%?(?:\(含\))?(?:以[上下]|-))")
_OPTION: Final = (
    r"(?:若|如果?)?([^，,;；。\n0-9]+?)的?[，,]?\s*(?:[得计记](满分|零分|[0-9]+(?:\.[0-9]+)?分)|(不得分|不计分))"
)
_OPTIONS: Final = re.compile(rf"(?:{_OPTION}[，,;；。\s]*){{2,}}")
_FULL: Final = re.compile(rf"[^，,;；。]*?[，,]?[得计记](满分|{_AMOUNT}分)")
_REST: Final = frozenset({"否则", "其他", "其余", "其它", "其他情况"})  # what is judged, not graded
_UNIT: Final = r"个工作日|工作日|批次|[处项次起份例条人家件宗天日个]"
_COUNTED: Final = re.compile(rf"([^0-9]*?)[一1]?({_UNIT})([^0-9扣]*?)[，,]?扣({_AMOUNT})分")
_NEVER: Final = re.compile(r"(?:若|如|凡)?(.+?)的?[，,]?(?:不得分|不计分|不得任何分|得0分)")
_MOST: Final = re.compile(rf"(?:最多|累计|合计)?(?:最多|不超过|扣)+({_AMOUNT})分")
_ENOUGH: Final = frozenset({"扣完为止", "直至扣完", "直到扣完", "扣完该项分为止", "扣完该指标分为止"})
_EVENT: Final = re.compile(r"^(?:每)?(?:发现|发生|出现|存在|检查发现|有)?(?:每)?|每$")
_QUOTIENT: Final = re.compile(
    r"([^=＝，,;；。]+)[=＝]\s*[(（]?\s*([^()（）/÷]+?)\s*[/÷]\s*([^()（）/÷×*]+?)\s*[)）]?\s*(?:[×*]\s*100\s*[%％])?\s*[，,;；。]+(.+)",
    re.DOTALL,
)
_SHARE: Final = re.compile(
    r"(?:本?(?:指标|项))?(?:得分|计分)\s*[=＝](.+?)[×*].+?|按(?:实际)?(?:比例|.+?率)(?:计|得)分?"
)
_EACH_POINT: Final = re.compile(rf"[。；;，,\s]*(?:以上)?每(?:项|点|条|个要点)[得计]?({_AMOUNT})分[。；;]?$")
_TARGET: Final = re.compile(rf"([≥≤=＝]|不低于|不少于|大于等于)?\s*({_AMOUNT})\s*(%|％|[^\s0-9年月日底前]{{0,4}}|日)")


def rewritten(words: str, name: str) -> Iterator[tuple[str, str]]:
    """The name of what is measured with what is said of it, in the customary words."""
    plain = words.strip().rstrip("。；;")
    for pattern, new in _REWRITTEN:
        plain = pattern.sub(new, plain)
    subject = _SUBJECT.match(plain) or _FIRST_NUMBER.match(plain)
    named = re.sub(r"(?:达到|在|为|实现)$", "", subject[1]) if subject else name
    clauses = [_without(clause.strip(), named, name) for clause in re.split(r"[;；。\n]", plain) if clause.strip()]
    if subject is not None and _FIRST_NUMBER.match(plain) and clauses:
        clauses[0] = "≥" + clauses[0]
    yield named, "，".join(clauses)
    yield named, "；".join(clauses)
    if clauses and re.match(rf"{_AMOUNT}%?\(含\)以上|[≥]", clauses[0]):  # 95%(含)以上, 90%-95%: so is the lower end
        low = [re.sub(rf"^({_AMOUNT}%?)-", r"\1(含)-", clause) for clause in clauses]
        yield named, "；".join(low)


def _without(clause: str, *names: str) -> str:
    """A clause without the subject that it repeats."""
    for name in names:
        clause = clause.removeprefix(name).removeprefix("达到").removeprefix("在").strip()
    return clause


def options(words: str, name: str, weight: Fraction) -> Iterator[Reading]:
    """健全得10分，基本健全得6分，不健全不得分: a grade out of the words that the cell has."""
    plain = re.sub(r"(?<=[^\x00-\x7f])\s+", "", words.strip())
    if not _OPTIONS.fullmatch(plain):
        return
    found = [(label, amount or "不得分") for label, amount, _ in re.findall(_OPTION, plain)]
    labels = [label.strip().removesuffix("的") for label, _ in found]
    ending = labels[0][-2:]
    if len(labels[0]) > len(ending) and all(label.endswith(ending) for label in labels[1:]):
        labels[0] = ending  # 制度健全，基本健全，不健全
    if len(set(labels)) < len(labels) or _REST & set(labels):
        return
    shown = [label if label.isalnum() else f'"{label}"' for label in labels]
    gives = [_gives(amount, weight) for _, amount in found]
    rows = tuple(f"    {label} {given}" for label, given in zip(shown, gives, strict=True))
    yield (f"评判等级 {written_name(name, 'zh', 'operand')}", *rows), ((name, f"选项({', '.join(shown)})"),)


def _gives(amount: str, weight: Fraction) -> str:
    if amount in ("不得分", "零分", "0分"):
        return "不得分"
    if amount == "满分" or parse_decimal(amount.removesuffix("分")) == weight:
        return "得满分"
    return f"得 {amount}"


class _Deductions(NamedTuple):
    """Lines of a 扣分 block and the facts that they need."""

    lines: list[str]
    facts: list[tuple[str, str]]


def deductions(words: str, weight: Fraction) -> Iterator[Reading]:
    """符合规定得5分；发现一处不合规扣1分，扣完为止；存在挪用的，不得分: what is counted, and what takes all."""
    plain = re.sub(r"(?<=[^\x00-\x7f])\s+", "", words.strip())
    said = _Deductions([], [])
    first = True
    for clause in filter(None, re.split(r"[;；。]|[，,](?!不得分|不计分|[得计记][0-9满零]|扣[0-9])", plain)):
        full = _FULL.fullmatch(clause)
        if first and full:
            if full[1] != "满分" and parse_decimal(full[1].removesuffix("分")) != weight:
                return
        elif clause not in _ENOUGH and not _deducted(clause, said):
            return
        first = False
    if any("每" in line for line in said.lines):
        yield ("扣分", *said.lines), tuple(said.facts)


def _deducted(clause: str, said: _Deductions) -> bool:
    """Take in what a clause costs; False where it is not understood."""
    if "百分点" in clause or "%" in clause:
        return False
    if counted := _COUNTED.fullmatch(clause):
        before, unit, after, amount = counted.groups()
        unit = unit.removeprefix("个") or unit
        what = _EVENT.sub("", after.strip()) or _EVENT.sub("", re.sub(r"[一1]$", "", before).strip()) or "问题"
        days = unit in ("天", "日", "工作日")
        name = f"{what}天数" if unit in ("天", "日") else f"{what}{unit}数"
        kind = "工作日" if unit == "工作日" else "天数" if days else f"数量({unit})"
        said.lines.append(f"    {written_name(name, 'zh', 'operand')} 每 1{unit} 扣 {amount}分")
        said.facts.append((name, kind))
        return True
    if said.lines and (most := _MOST.fullmatch(clause)):
        said.lines[-1] += f"，最多扣 {most[1]}分"
        return True
    if never := _NEVER.fullmatch(clause):
        said.lines.append(f"    当 {written_name(never[1], 'zh', 'operand')} 不得分")
        said.facts.append((never[1], "是否"))
        return True
    return False


def quotients(words: str) -> Iterator[Reading]:
    """资金到位率＝（实际到位资金/预算资金）×100%。得分＝资金到位率×5分: the share of the points that the rate is."""
    found = _QUOTIENT.fullmatch(re.sub(r"(?<=[^\x00-\x7f])\s+", "", words.strip()))
    if found is None or not _SHARE.fullmatch(found[4].strip().rstrip("。；;")):
        return
    above, below = (found[group].strip() for group in (2, 3))
    for kind in ("金额", "数值"):
        if kind == "数值" or re.search(r"资金|金额|支出|预算|经费|成本|款", above + below):
            line = f"{written_name(above, 'zh', 'operand')} / {written_name(below, 'zh', 'operand')} 按比例得分"
            yield (line,), ((above, kind), (below, kind))


def aims(target: str, name: str) -> Iterator[Reading]:
    """≥1200场: the target of a self-evaluation form; what falls short earns its share (财预〔2020〕10号, 待核)."""
    found = _TARGET.fullmatch(target.strip())
    if found is None:
        return
    sign, amount, unit = found.groups()
    sign = {"＝": "=", "=": "=", "≤": "≤"}.get(sign or "", "≥")
    kinds = {
        "%": "百分比",
        "％": "百分比",
        "": "数值",
        "天": "天数",
        "日": "天数",
        "元": "金额",
        "万元": "金额",
        "亿元": "金额",
    }
    line = f"{written_name(name, 'zh', 'operand')} {sign} {amount}{unit} 得满分，否则按比例得分"
    yield (line,), ((name, kinds.get(unit, f"数量({unit})")),)


def each_point(words: str, points: tuple[str, ...], weight: Fraction) -> tuple[str, ...]:
    """The points, with what each is worth where the end of the cell says 每项1分 and that makes the weight."""
    found = _EACH_POINT.search(words)
    if not points or found is None or parse_decimal(found[1]) * len(points) != weight:
        return points
    last = _EACH_POINT.sub("", points[-1] + "。").rstrip("。；; ")
    worth = decimal_text(parse_decimal(found[1]))
    return tuple(f"{point}，{worth}分" for point in (*points[:-1], last))
