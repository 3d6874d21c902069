"""Named outputs, rounding, systems that add up points: what check says about them."""

from __future__ import annotations

from typing import Final

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: Final = {
    "E0700": Entry("累加计分的体系没有满分", "A system of additive points has no full marks"),
    "E0700.note": Entry(
        "去掉满分：各项能得的分加起来就是可能的总分，检查时会算出它的范围",
        "leave the full marks out: what the indicators can give adds up to the range of the total, which the check prints",
    ),
    "E0703": Entry(
        "“{name}”在累加计分的一级里，不能写份额或权重",
        "“{name}” stands among additive points and can have no share or relative weight",
        {"name": "str"},
    ),
    "E0703.note": Entry(
        "去掉它，由规则直接给分；要让这一项按满分评分，写分值：名称 20分",
        "leave it out, and let the rule give points; to score it out of full marks, write them: name 20 points",
    ),
    "E0703.rows": Entry(
        "去掉它，由规则直接给分；要让各行按满分评分，写一列分数：分值 列名",
        "leave it out, and let the rule give points; to score rows out of full marks: points from column",
    ),
    "E0704": Entry(
        "“{name}”累加计分，没有分值，不能写“{written}”",
        "“{name}” adds up points and has no weight, so it cannot say “{written}”",
        {"name": "str", "written": "str"},
    ),
    "E0704.points": Entry("写出分数：得 2分、扣 1分", "write points: scores 2 points, loses 1 point"),
    "E0704.weight": Entry(
        "给这一项写分值：{name} 5分", "give the indicator its points: {name} 5 points", {"name": "str"}
    ),
    "E0705": Entry(
        "累加计分的一级不能再写“{written}”",
        "Where points are added up, “{written}” cannot be said as well",
        {"written": "str"},
    ),
    "E0705.note": Entry(
        "各项的分直接相加；不适用的项不计分：不适用 零分",
        "the points are added up as they are; what is not applicable gives none: not applicable nothing",
    ),
    "E0706": Entry("累加计分的体系不用加分、减分", "A system of additive points needs no bonus or penalty"),
    "E0706.note": Entry(
        "把它写成一个指标：它可以得分，也可以扣分",
        "make it an indicator: it may give points and take them",
    ),
    "E0707": Entry(
        "“{name}”有分值 {weight} 分，下面累加计分，没有说累加到多少是满分",
        "“{name}” has {weight} points and adds up points below, without saying which sum is worth all of them",
        {"name": "str", "weight": "number"},
    ),
    "E0707.note": Entry(
        "写出累加到多少分得满分，例如：累加计分，满分 5分",
        "write which sum has full marks: additive points, full marks 5 points",
    ),
    "E0708": Entry(
        "累加计分的体系没有满分，等级“{label}”的界限不能写成比例",
        "A system of additive points has no full marks, so the grade “{label}” cannot have a share as its limit",
        {"label": "str"},
    ),
    "E0708.note": Entry("界限写分数：≥ 3分", "write points: ≥ 3 points"),
    "E0709": Entry(
        "累加的满分应是大于零的分数，而不是 {written}",
        "The sum that has full marks is points above zero, not {written}",
        {"written": "str"},
    ),
    "E0709.note": Entry("例如：累加计分，满分 5分", "for example: additive points, full marks 5 points"),
    "E0710": Entry(
        "“{name}”没有分值，累加的分直接计入上级，不能写满分",
        "“{name}” has no points of its own: its sum counts as it is, and has no full marks",
        {"name": "str"},
    ),
    "E0710.note": Entry("去掉满分，或者给这一项写分值", "leave the full marks out, or give the indicator its points"),
    "E0711": Entry(
        "“{name}”有分值，加分要写在累加计分的项里",
        "“{name}” has a weight; a bonus inside an indicator belongs to additive points",
        {"name": "str"},
    ),
    "E0711.note": Entry(
        "满分之外的加分写在文件里，不缩进",
        "points beside the full marks are written at the top of the file, not indented",
    ),
    "E0671": Entry(
        "总分 {total} 分在“{scale}”里没有等级",
        "The total, {total} points, has no grade in “{scale}”",
        {"total": "number", "scale": "str"},
    ),
    "E0671.note": Entry(
        "评审调整后的得分不在规则能给出的得分之列；等级的界限要连起来：≥ 3分、< 3分",
        "after adjustments the total is none that the rules can give; let the limits of grades meet: ≥ 3 points, < 3 points",
    ),
    "E0701": Entry("得分不能取整到 {written}", "Scores cannot go in steps of {written}", {"written": "str"}),
    "E0701.note": Entry(
        "写一个大于零的分数，小数不超过 10 位：得分 取整到 0.5分",
        "write points greater than zero with at most 10 decimals: score in steps of 0.5 points",
    ),
    "E0702": Entry(
        "“{name}”的分值 {weight} 分不是 {unit} 分的倍数，得满分时也会被取整",
        "“{name}” has {weight} points, no multiple of {unit}: full marks would be rounded too",
        {"name": "str", "weight": "number", "unit": "number"},
    ),
    "E0702.note": Entry(
        "改分值，或让这一项的得分取得更细：得分 保留 2位小数",
        "change the points, or round this one more finely: score keeps 2 decimals",
    ),
    "E0712": Entry(
        "这里没有评分规则，最低得、最高得无从限制",
        "There is no rule here for this to limit",
    ),
    "E0712.note": Entry(
        "最低得、最高得写在末级指标里，紧跟在规则后面；各行规则不同的，写在每一条规则旁边",
        "put it into a leaf, behind its rule; where each kind of row has a rule of its own, beside each",
    ),
    "E0714": Entry(
        "“{written}”是指标的写法，加分、减分里写的是一条条加减分的情形",
        "“{written}” is an indicator; a bonus or penalty lists what adds or costs points",
        {"written": "str"},
    ),
    "E0714.bonus": Entry(
        "写成 次数 每1次加2分，最多加6分 或 当 获奖 加3分；合计最多加几分、总分能不能超过满分，"
        "写在“加分”后面：加分 最多5分，不超过满分（可以超过的写 可超过满分）",
        "write “visits each 1 adds 2 points, adding up to 6 points” or “when awarded adds 3 points”; the most in all, "
        "and whether the total may pass the full marks, stand behind “bonus”: bonus up to 5 points, within full marks "
        "(or: may pass full marks)",
    ),
    "E0714.penalty": Entry(
        "写成 次数 每1次扣2分，最多扣6分 或 当 造假 扣3分；合计最多减几分，写在“减分”后面：减分 最多10分",
        "write “complaints each 1 costs 2 points, up to 6 points” or “when forged costs 3 points”; the most in all "
        "stands behind “penalty”: penalty up to 10 points",
    ),
    "E0714.outside": Entry(
        "要按分值评的指标，顶格写在外面，分值计入满分",
        "an indicator with a weight of its own stands outside, and its points are part of the full marks",
    ),
    "E0713": Entry("这个限制前面已经写过", "This limit has been set before"),
    "E0713.note": Entry("只留一个", "keep one of them"),
    "E0715": Entry(
        "{group}的分值都是 0，{whole} 分没有着落",
        "The weights of {group} are all 0, and the {whole} points are nobody’s",
        {"group": "text", "whole": "number"},
    ),
    "E0715.note": Entry(
        "至少给一个指标写上大于 0 的分值；0 分的指标只供参考，不计分",
        "give at least one of them more than 0; an indicator with 0 points informs and does not count",
    ),
    "E0718": Entry(
        "最多降 {most} 级，一次就降 {step} 级，达不到",
        "The grade goes down by at most {most}, but a single event already takes {step}",
        {"most": "number", "step": "number"},
    ),
    "E0718.note": Entry(
        "“最多降”写各次合计的上限，至少 {step} 级",
        "“down by at most” is the limit of all events together, {step} or more",
        {"step": "number"},
    ),
    "E0716": Entry(
        "要点{marker}说的是不该有的情形，不能要求附佐证",
        "Point {marker} names a fault, which cannot ask for evidence that it is absent",
        {"marker": "str"},
    ),
    "E0716.note": Entry(
        "没有发生的情形拿不出佐证：去掉“须附佐证”，或者改写成应做到的事",
        "nothing proves that a fault is not there: leave “with evidence” out, or write what should be done instead",
    ),
    "E0717": Entry(
        "要点{marker}由条件判断，不由填报人回答，不能要求附佐证",
        "Point {marker} is decided by its condition and not answered, so no evidence stands beside it",
        {"marker": "str"},
    ),
    "E0717.note": Entry(
        "去掉“须附佐证”；数据要有佐证的，在指标里写 要求佐证，无佐证 不得分",
        "leave “with evidence” out; for evidence of its facts write in the indicator: evidence required, without evidence scores nothing",
    ),
}
