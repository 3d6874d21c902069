"""E03: weights."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0301": Entry(
        "{group}合计 {sum} 分，应为 {expected} 分",
        "{group} add up to {sum}, not {expected}",
        {"group": "text", "sum": "number", "expected": "number"},
    ),
    "E0301.under": Entry("“{name}”的下级指标", "The indicators under “{name}”", {"name": "str"}),
    "E0301.top": Entry("一级指标", "The top-level indicators"),
    "E0301.less": Entry("少 {difference} 分", "short by {difference}", {"difference": "number"}),
    "E0301.more": Entry("多 {difference} 分", "over by {difference}", {"difference": "number"}),
    "E0301.members": Entry("其中：{members}", "they are: {members}", {"members": "list"}),
    "E0301.member": Entry("{name} {points} 分", "{name} {points}", {"name": "str", "points": "number"}),
    "E0301.share": Entry(
        "{name} {written}（上级 {whole} 分的 {written} 是 {points} 分）",
        "{name} {written} ({written} of the parent's {whole} points is {points})",
        {"name": "str", "written": "str", "whole": "number", "points": "number"},
    ),
    "E0301.percent": Entry(
        "百分数是占上级指标的比例；若指占满分 {full} 分的比例，请写成分：{readings}",
        "a percentage is a share of the parent; if it was meant of the full {full} points, write points: {readings}",
        {"full": "number", "readings": "list"},
    ),
    "E0301.add": Entry(
        "给其中一个指标补上 {difference} 分，或把一个分值写成 ? 由系统补足",
        "add {difference} to one of them, or write one weight as ? to take what is left",
        {"difference": "number"},
    ),
    "E0301.cut": Entry(
        "从其中一个指标减去 {difference} 分，或把一个分值写成 ? 由系统补足",
        "take {difference} from one of them, or write one weight as ? to take what is left",
        {"difference": "number"},
    ),
    "E0302": Entry(
        "{group}已占 {taken} 分，总共 {whole} 分，{names}没有剩余",
        "{group} already take {taken} of the {whole} points; nothing is left for {names}",
        {"group": "text", "taken": "number", "whole": "number", "names": "list"},
    ),
    "E0302.left": Entry("没有剩余", "nothing left"),
    "E0302.note": Entry(
        "把写明的分值减到合计不足 {whole} 分",
        "reduce the weights that are written until they add up to less than {whole} points",
        {"whole": "number"},
    ),
    "E0303": Entry("没有写分值：{names}", "No weight is written for {names}", {"names": "list"}),
    "E0303.here": Entry("缺分值", "weight missing"),
    "E0303.fits": Entry(
        "还剩 {left} 分：写成“{name} {left}分”，或写 ? 由系统补足",
        "what is left is {left}: write “{name} {left} points”, or ? to take it",
        {"name": "str", "left": "number"},
    ),
    "E0303.divide": Entry(
        "还剩 {left} 分要分给它们；平均分配写“等权”",
        "what is left for them is {left}; write “equal” to divide it evenly",
        {"left": "number"},
    ),
    "E0303.write": Entry(
        "在名称后写分值，例如“{name} 5分”、“{name} 20%”、“{name} ?”",
        "write a weight after the name, such as “{name} 5 points”, “{name} 20%” or “{name} ?”",
        {"name": "str"},
    ),
    "E0303.full": Entry(
        "同级指标合计 {taken} 分，已占满 {whole} 分",
        "its siblings already take {taken} of the {whole} points",
        {"taken": "number", "whole": "number"},
    ),
    "E0304": Entry(
        "“{name}”的分值“{written}”使 {count} 组对不上：{groups}",
        "The weight “{written}” of “{name}” leaves {count} groups wrong: {groups}",
        {"name": "str", "written": "str", "count": "int", "groups": "list"},
    ),
    "E0316": Entry(
        "满分 {full} 分使 {count} 组对不上：{groups}",
        "The full marks of {full} leave {count} groups wrong: {groups}",
        {"full": "number", "count": "int", "groups": "list"},
    ),
    "E0304.sum": Entry(
        "{group}合计 {sum} 分（应为 {expected} 分）",
        "{group} add up to {sum} (not {expected})",
        {"group": "text", "sum": "number", "expected": "number"},
    ),
    "E0304.overfull": Entry(
        "{group}已占 {taken} 分（共 {whole} 分，{names}没有剩余）",
        "{group} already take {taken} of {whole} points (nothing is left for {names})",
        {"group": "text", "taken": "number", "whole": "number", "names": "list"},
    ),
    "E0304.fits": Entry("改为 {value} 则都对得上", "with {value} they all add up", {"value": "text"}),
    "E0304.points": Entry("{points}分", "{points} points", {"points": "number"}),
    "E0304.percent": Entry("{percent}%", "{percent}%", {"percent": "number"}),
    "E0305": Entry("“{name}”的分值不能是负数", "The weight of “{name}” cannot be negative", {"name": "str"}),
    "E0305.note": Entry(
        "只供参考的指标写 0分；扣分写在“减分”或“扣分”里",
        "an indicator that only informs has 0 points; what takes points stands in a penalty or among deductions",
    ),
    "E0306": Entry(
        "同一组里只能有一个 ?，这里有 {count} 个：{names}",
        "A group may have one ?, this one has {count}: {names}",
        {"count": "int", "names": "list"},
    ),
    "E0306.note": Entry(
        "平均分配请都写“等权”，否则只留一个 ?",
        "write “equal” on each to divide what is left evenly, or keep just one ?",
    ),
    "E0307": Entry(
        "同一组里不能混用这几种权重：{kinds}",
        "These kinds of weight cannot stand in one group: {kinds}",
        {"kinds": "list"},
    ),
    "E0307.relative": Entry("权重 n", "weight n"),
    "E0307.equal": Entry("等权", "equal"),
    "E0307.hole": Entry("?", "?"),
    "E0307.hole_note": Entry(
        "“权重”和“等权”已把剩余的分值分完，没有留给 ? 的",
        "relative and equal weights divide all that is left; nothing remains for the ?",
    ),
    "E0307.equal_note": Entry(
        "把“等权”写成具体的“权重 n”，或都写“等权”",
        "write “weight n” instead of “equal”, or “equal” on all of them",
    ),
    "E0308": Entry(
        "“{name}”的分值 {points} 分细于得分单位 {unit} 分",
        "The weight of “{name}”, {points} points, is finer than the score unit of {unit}",
        {"name": "str", "points": "number", "unit": "number"},
    ),
    "E0308.note": Entry(
        "得分保留 {places} 位小数时，分值应是 {unit} 分的倍数；或让得分多保留几位",
        "decimals of scores: {places}, so weights are multiples of {unit}; or let scores keep more",
        {"places": "int", "unit": "number"},
    ),
    "E0309": Entry(
        "“{name}”的分值不能写成 {written}",
        "“{name}” cannot have the weight {written}",
        {
            "name": "str",
            "written": "str",
        },
    ),
    "E0309.note": Entry(
        "分值写成 15分、20%、1/3、权重 10、等权或 ?",
        "write a weight as 15 points, 20%, 1/3, weight 10, equal or ?",
    ),
    "E0310": Entry(
        "满分应是大于 0 的分数，而不是 {written}",
        "Full marks must be points greater than 0, not {written}",
        {"written": "str"},
    ),
    "E0311": Entry(
        "得分保留的位数应是 0 到 {most} 的整数，而不是 {written}",
        "Scores keep 0 to {most} decimals, a whole number, not {written}",
        {"most": "int", "written": "str"},
    ),
    "E0312": Entry("指标体系没有指标", "The indicator system has no indicators"),
    "E0312.note": Entry(
        "在文件里写出一级指标，例如“决策 15分”，下级指标缩进写在它下面",
        "write the top-level indicators, such as “Inputs 15 points”, and what is below them indented",
    ),
    "E0313": Entry(
        "“{name}”分到的分值不足得分单位 {unit} 分",
        "“{name}” gets less than the score unit of {unit} points",
        {"name": "str", "unit": "number"},
    ),
    "E0314": Entry(
        "满分 {full} 分细于得分单位 {unit} 分",
        "The full marks, {full} points, are finer than the score unit of {unit}",
        {"full": "number", "unit": "number"},
    ),
    "E0315": Entry("“{setting}”设了两次", "“{setting}” is set twice", {"setting": "text"}),
    "E0315.full": Entry("满分", "full marks"),
    "E0315.year": Entry("年度", "year"),
    "E0315.score": Entry("得分", "score"),
    "E0315.additive": Entry("累加计分", "additive points"),
    "E0315.total": Entry("总分", "total"),
    "E0315.grade": Entry("等级", "grade"),
    "E0315.part_steps": Entry("不足一档", "part steps"),
    "E0315.inverse": Entry("反向算法", "inverse"),
    "E0315.adjust": Entry("调整", "adjustment"),
    "E0315.evidence": Entry("要求佐证", "evidence required"),
    "E0315.absence": Entry("不适用", "not applicable"),
    "E0315.coverage": Entry("适用权重", "applicable weight"),
    "E0315.combine": Entry("汇总", "combined by"),
    "E0315.tolerance": Entry("允许误差", "tolerance"),
    "E0315.first": Entry("已在这里写过", "set here before"),
    # ── rules and their points ──
    "E0320": Entry(
        "“{what}”有空档：{where}没有对应的档",
        "“{what}” has a gap: no row for {where}",
        {"what": "str", "where": "text"},
    ),
    "E0320.between": Entry("{low} 与 {high} 之间", "what lies between {low} and {high}", {"low": "str", "high": "str"}),
    "E0320.at": Entry("{end} 本身", "{end} itself", {"end": "str"}),
    "E0320.below": Entry("低于 {end} 时", "less than {end}", {"end": "str"}),
    "E0320.up_to": Entry("{end} 及以下", "{end} or less", {"end": "str"}),
    "E0320.above": Entry("高于 {end} 时", "more than {end}", {"end": "str"}),
    "E0320.from": Entry("{end} 及以上", "{end} or more", {"end": "str"}),
    "E0320.note": Entry(
        "让相邻两档首尾相接，例如 80%(含)-90% 与 ≥ 90%；或加一行“其余”",
        "let neighbouring rows meet, such as [80%, 90%) and ≥ 90%; or add a row “rest”",
    ),
    "E0320.nines": Entry(
        "若 {end} 是指不到 {high}，把这一档写成 [{low}, {high}{closing}",
        "if {end} stands for all below {high}, write the row as [{low}, {high}{closing}",
        {"end": "str", "low": "str", "high": "str", "closing": "str"},
    ),
    "E0321": Entry(
        "“{what}”没有覆盖全部取值：{where}没有对应的档",
        "“{what}” is not covered: no row for {where}",
        {"what": "str", "where": "text"},
    ),
    "E0321.below": Entry(
        "补上更低的一档，或加一行“其余”；如果不可能更低，在基础数据里写明范围，例如 范围 [0%, 100%]",
        "add a lower row, or a row “rest”; if nothing can be lower, declare the range of the fact, such as range [0%, 100%]",
    ),
    "E0321.above": Entry(
        "补上更高的一档，或加一行“其余”；如果不可能更高，在基础数据里写明范围，例如 范围 [0%, 100%]",
        "add a higher row, or a row “rest”; if nothing can be higher, declare the range of the fact, such as range [0%, 100%]",
    ),
    "E0322": Entry(
        "两档重叠：“{first}”与“{second}”",
        "Two rows overlap: “{first}” and “{second}”",
        {"first": "str", "second": "str"},
    ),
    "E0322.note": Entry(
        "同一个数只能属于一档；请改其中一档的界限", "a number can belong to one row only; change one of the limits"
    ),
    "E0322.cut": Entry(
        "删去后一行；若两行都要，把“{first}”写成 {written}",
        "leave out the second row; if both are meant, write “{first}” as {written}",
        {"first": "str", "written": "str"},
    ),
    "E0323": Entry(
        "“{name}”共 {weight} 分，这里却得 {points} 分",
        "The weight of “{name}” is {weight}, but this gives {points}",
        {"name": "str", "weight": "number", "points": "number"},
    ),
    "E0323.note": Entry(
        "最多写 {weight}分，或写“满分”", "write {weight} points at most, or “full marks”", {"weight": "number"}
    ),
    "E0324": Entry("没有写到这些选项：{names}", "These options have no row: {names}", {"names": "list"}),
    "E0324.note": Entry("给每个选项写一行，或加一行“其余”", "write a row for each option, or add a row “rest”"),
    "E0325": Entry(
        "最多扣 {points} 分，超过“{name}”的分值 {weight} 分",
        "At most {points} lost is more than the weight of “{name}”, {weight}",
        {"points": "number", "name": "str", "weight": "number"},
    ),
    "E0326": Entry(
        "最低得 {points} 分，应不小于 0 且小于“{name}”的分值 {weight} 分",
        "The least score, {points}, must be 0 or more, and less than the weight of “{name}”, {weight}",
        {"points": "number", "name": "str", "weight": "number"},
    ),
    "E0746": Entry(
        "最低得 {least} 分，高于最高得 {most} 分",
        "The floor of {least} points lies above the cap of {most}",
        {"least": "number", "most": "number"},
    ),
    "E0741": Entry(
        "“{name}”共 {weight} 分，这条规则得不到 {points} 分",
        "The weight of “{name}” is {weight}, and this rule cannot give {points}",
        {"name": "str", "weight": "number", "points": "number"},
    ),
    "E0741.note": Entry(
        "能超过分值的只有：每高…加…，以及越大越好的 按比例得分",
        "only steps that add, and a proportion of which more is better, can give more than the weight",
    ),
    "E0327": Entry(
        "插值的节点应从小到大：{second} 写在 {first} 之后",
        "Knots go from low to high: {second} stands after {first}",
        {"first": "str", "second": "str"},
    ),
    "E0327.note": Entry("按数值从小到大排列，同一个数只写一次", "order them by value, each value once"),
    "E0328": Entry(
        "“{name}”的要点合计 {sum} 分，应为 {weight} 分",
        "The points of “{name}” add up to {sum}, not {weight}",
        {"name": "str", "sum": "number", "weight": "number"},
    ),
    "E0328.add": Entry(
        "还差 {difference} 分；不写分的要点平分剩余的分值",
        "{difference} missing; points without a number share what is left",
        {"difference": "number"},
    ),
    "E0328.cut": Entry(
        "多了 {difference} 分；不写分的要点平分剩余的分值",
        "{difference} too many; points without a number share what is left",
        {"difference": "number"},
    ),
    "E0329": Entry(
        "“{name}”共 {weight} 分，写明的要点已占 {sum} 分，{without}没有剩余",
        "The weight of “{name}” is {weight}, the points written take {sum}; nothing is left for {without}",
        {"name": "str", "weight": "number", "sum": "number", "without": "list"},
    ),
    "E0329.note": Entry(
        "减少写明的分，或给每个要点都写上分", "write fewer points, or a number on every point of the list"
    ),
    "E0330": Entry(
        "这里应是大于 0 的数，而不是 {value}", "A number greater than 0 belongs here, not {value}", {"value": "str"}
    ),
    "E0331": Entry("“{name}”的等级应从高到低排列", "The grades of “{name}” go from best to worst", {"name": "str"}),
    "E0331.note": Entry("最好的等级写在第一行", "the best grade stands first"),
    "E0332": Entry(
        "{point} 同时属于“{first}”和“{second}”",
        "{point} belongs to both “{first}” and “{second}”",
        {"point": "str", "first": "str", "second": "str"},
    ),
    "E0332.note": Entry(
        "是否想写：低于 {point}？（“以上”“以下”包含本数，“低于”“高于”不含）",
        "did you mean: below {point}? (“or below” includes the number, “below” does not)",
        {"point": "str"},
    ),
    "E0333": Entry(
        "区间 {low} 到 {high} 里没有数", "There is no number from {low} to {high}", {"low": "str", "high": "str"}
    ),
    "E0333.note": Entry("小的一端写在前面，例如 80%(含)-100%", "write the lower end first, such as [80%, 100%]"),
    "E0334": Entry(
        "“{cut}”不得分，却与得分的“{full}”重叠",
        "“{cut}” scores nothing, yet overlaps with “{full}”, which scores",
        {"cut": "str", "full": "str"},
    ),
    "E0334.note": Entry(
        "不得分的界限应在目标的另一侧，例如 ≥ 95% 得满分，低于 85% 不得分",
        "the cut-off lies on the other side of the target, such as ≥ 95% scores full, below 85% scores nothing",
    ),
    "E0335": Entry("“{label}”写了两次", "“{label}” has two rows", {"label": "str"}),
    "E0336": Entry(
        "没有写明 {point} 属于哪一档：“{first}”还是“{second}”",
        "It is not said where {point} belongs: “{first}” or “{second}”",
        {"point": "str", "first": "str", "second": "str"},
    ),
    "E0336.note": Entry(
        "在包含它的一档写“(含)”，例如 {point}(含)",
        "mark the row that includes it, such as [{point}, …",
        {"point": "str"},
    ),
    "E0337": Entry(
        "“{name}”共 {weight} 分，这里却扣 {lost} 分",
        "The weight of “{name}” is {weight}, but this takes {lost}",
        {"name": "str", "weight": "number", "lost": "number"},
    ),
    "E0338": Entry("插值至少要两个节点", "An interpolation needs two knots at least"),
    "E0341": Entry("得分不能小于 0：{written}", "A score cannot be below 0: {written}", {"written": "str"}),
    "E0340": Entry(
        "总分封顶写的是 {points} 分，应在 0 到满分 {full} 分之间",
        "The total is capped at {points}; a cap lies between 0 and the full marks of {full}",
        {"points": "number", "full": "number"},
    ),
    "E0339": Entry("区间的上限 {top} 超过了分值", "The upper end {top} is more than the weight", {"top": "str"}),
    # ── nodes and those below them ──
    "E0350": Entry(
        "“{name}”没有下级指标，不能写汇总方式或适用权重",
        "“{name}” has no indicators below it to combine or to count",
        {"name": "str"},
    ),
    "E0350.note": Entry("写在上级指标或文件头里", "write it in the indicator above, or in the header"),
    "E0351": Entry(
        "“{name}”是末级指标，只能规定自己不适用时计满分或零分",
        "“{name}” has nothing below it, so it can only say that it scores full marks or nothing",
        {"name": "str"},
    ),
    "E0351.note": Entry(
        "折算、均摊、按同级平均写在上级指标或文件头里",
        "write “rescaled”, “spread” or “mean of siblings” in the indicator above, or in the header",
    ),
    "E0352": Entry(
        "“{name}”可能不适用，但没有规定不适用时怎样计分",
        "“{name}” may be not applicable, but nothing says what becomes of it then",
        {"name": "str"},
    ),
}
