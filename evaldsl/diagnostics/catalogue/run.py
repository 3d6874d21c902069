"""E06: what only a run can show; and the words of steps and of ledger lines that no rule has to itself."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0650": Entry(
        zh="“{formula}”的除数为 0，无法计算",
        en="“{formula}” divides by zero",
        takes={"formula": "str"},
    ),
    "E0650.note": Entry(
        zh="除数 {divisor} = 0；可写成：若 {divisor} = 0 则 … 否则 {formula}",
        en="the divisor {divisor} is 0; write: if {divisor} = 0 then … otherwise {formula}",
        takes={"divisor": "str", "formula": "str"},
    ),
    "E0651": Entry(
        zh="“{formula}”没有可供计算的数据行：{table}共 {rows} 行，计入 0 行",
        en="“{formula}” has no rows to work on; rows of {table}: {rows}, none of which counts",
        takes={"formula": "str", "table": "str", "rows": "int"},
    ),
    "E0651.note": Entry(
        zh="没有数据不等于 0；请补充数据行，或写成：若 计数({table}) = 0 则 … 否则 {formula}",
        en="nothing is not zero; add rows, or write: if count({table}) = 0 then … otherwise {formula}",
        takes={"formula": "str", "table": "str"},
    ),
    "E0652": Entry(
        zh="“{formula}”去掉 {drop} 个最高值和 {drop} 个最低值后没有剩余：只有 {counted} 行，至少应有 {least} 行",
        en="“{formula}” leaves out {drop} at either end and has nothing left; rows: {counted}, at least {least} needed",
        takes={"formula": "str", "counted": "int", "drop": "int", "least": "int"},
    ),
    "E0653": Entry(
        zh="{subject}为 {value}，不在任何一档之内",
        en="{subject} is {value}, which is in none of the bands",
        takes={"subject": "str", "value": "str"},
    ),
    "E0653.note": Entry(
        zh="补上包含 {value} 的一档，或加一行“其余”",
        en="add a band that contains {value}, or a row “rest”",
        takes={"value": "str"},
    ),
    "E0654": Entry(
        zh="{subject}为“{value}”，没有与之对应的取值（已列出：{choices}）",
        en="{subject} is “{value}”, for which no value is given (listed: {choices})",
        takes={"subject": "str", "value": "str", "choices": "list"},
    ),
    "E0654.note": Entry(
        zh="补上“{value}”一行，或加一行“其余”",
        en="add a row for “{value}”, or a row “rest”",
        takes={"value": "str"},
    ),
    "E0656": Entry(
        zh="“{formula}”的结果超过 {digits} 位，无法精确计算",
        en="The outcome of “{formula}” has more than {digits} digits and cannot be calculated exactly",
        takes={"formula": "str", "digits": "int"},
    ),
    "E0657": Entry(
        zh="“{name}”没有值（{status}）",
        en="“{name}” has no value ({status})",
        takes={"name": "str", "status": "text"},
    ),
    "E0658": Entry(
        zh="“{formula}”得不出日期：日期只能加减整天数，且须在公元 1 年至 9999 年之间",
        en="“{formula}” is no date: only whole days can be added to a date, within the years 1 to 9999",
        takes={"formula": "str"},
    ),
    "E0660": Entry(
        zh="{name}：所列情形均不成立，无法计分；请补充一行“其余”",
        en="{name}: none of the cases holds, so there is no score; add a row “rest”",
        takes={"name": "str"},
    ),
    "E0661": Entry(
        zh="{name}：评分 {score} 不在“{tier}”档的范围 {range} 内",
        en="{name}: the score of {score} is not within {range}, the range of “{tier}”",
        takes={"name": "str", "tier": "str", "score": "str", "range": "str"},
    ),
    "E0662": Entry(
        zh="总分封顶“{formula}”算得 {points} 分，应在 0 到满分 {full} 分之间",
        en="The cap on the total, “{formula}”, comes to {points}; a cap lies between 0 and the full marks of {full}",
        takes={"formula": "str", "points": "number", "full": "number"},
    ),
    "E0695": Entry(
        zh="{subject}为 {value}，不在酌情扣分 {low} 至 {high} 的范围内",
        en="{subject} is {value}, not within {low} to {high}, the range of the deduction",
        takes={"subject": "str", "value": "str", "low": "str", "high": "str"},
    ),
    "E0663": Entry(
        zh="{name}：标准值没有从优到差依次排列",
        en="{name}: the standards do not go one way from the best to the worst",
        takes={"name": "str"},
    ),
    "E0670": Entry(
        zh="未通过校核“{title}”：{message}",
        en="The policy “{title}” is violated: {message}",
        takes={"title": "str", "message": "str"},
    ),
    "E0680": Entry(
        zh="“{formula}”没有实数结果",
        en="“{formula}” has no real value",
        takes={"formula": "str"},
    ),
    "E0680.note": Entry(
        zh="负数不能开偶次方或取非整数次方，对数只对正数有意义，底数不能为 1",
        en="a negative number has no even root and no broken power; logarithms are of positive numbers, to a base other than 1",
    ),
    "E0681": Entry(
        zh="“{formula}”查不到：{table}中没有满足条件的行",
        en="“{formula}” finds nothing: no row of {table} holds the condition",
        takes={"formula": "str", "table": "str"},
    ),
    "E0681.note": Entry(
        zh="补充数据行，或在列名后写查不到时的值",
        en="add the row, or write a value for where there is none behind the column",
    ),
    "E0682": Entry(
        zh="“{formula}”查到 {rows} 行，值不相同：{values}",
        en="“{formula}” finds {rows} rows with different values: {values}",
        takes={"formula": "str", "rows": "int", "values": "list"},
    ),
    "E0684": Entry(
        "评分表没有声明“同类”这张表，“{path}”用不上",
        "the rubric declares no table “peers” for “{path}”",
        {"path": "str"},
    ),
    "E0684.note": Entry(
        "在基础数据里声明：同类: 表，下面写要比较的列",
        "declare it among the facts: peers: table, with the columns to compare",
    ),
    "E0685": Entry(
        "“{name}”既写在数据里，又由“{path}”给出",
        "“{name}” stands among the facts and comes from “{path}” as well",
        {"name": "str", "path": "str"},
    ),
    "E0686": Entry("“{path}”里没有“{name}”", "“{path}” holds no “{name}”", {"path": "str", "name": "str"}),
    "E0686.note": Entry("每家写一段：[[{name}]]", "write a section for each of them: [[{name}]]", {"name": "str"}),
    "E0683": Entry(
        zh="“{formula}”套着的汇总要逐行计算 {rows} 行以上",
        en="the folds inside “{formula}” go over more than {rows} rows",
        takes={"formula": "str", "rows": "int"},
    ),
    "E0683.note": Entry(
        zh="先把里面的汇总放进另一张表的计算列，或减少行数",
        en="fold the inner table in a computed column first, or give fewer rows",
    ),
    "E0687": Entry(
        zh="“{name}”的分值是 0，没有得分率",
        en="“{name}” has 0 points, and so no rate",
        takes={"name": "str"},
    ),
    "E0687.note": Entry(
        zh="0 分的指标只供参考；要用它的数，直接写它规则里的那个数",
        en="an indicator with 0 points only informs; write the value that its rule reads instead",
    ),
    "E0688": Entry(
        zh="“{name}”不能作分档的{what}",
        en="“{name}” cannot be the {what} of bands",
        takes={"name": "str", "what": "text"},
    ),
    "E0688.limit": Entry(zh="界限", en="bound"),
    "E0688.points": Entry(zh="得分", en="points"),
    "E0688.column": Entry(
        zh="写一张表的一列，例如：分档 完成率 来自 下限 标准.起点 得 标准.分数",
        en="write a column of a table, for example: bands rate from lower bound ladder.start scores ladder.worth",
    ),
    "E0688.table": Entry(
        zh="界限和得分要在同一张表里，写“{table}”的列",
        en="bounds and points stand in one table: write a column of “{table}”",
        takes={"table": "str"},
    ),
    "E0688.bound": Entry(
        zh="这一列是{found}，分档的数是{subject}，不能比较",
        en="the column is of type {found} and what is banded of type {subject}, which cannot be compared",
        takes={"found": "text", "subject": "text"},
    ),
    "E0688.worth": Entry(
        zh="这一列是{found}；得分写分数列（8分）或百分比列（占分值的 80%）",
        en="the column is of type {found}; take one of points (8 points) or of percentages (80% of the weight)",
        takes={"found": "text"},
    ),
    "E0689": Entry(
        zh="“{table}”不能用来分档：{problem}",
        en="“{table}” cannot be the bands: {problem}",
        takes={"table": "str", "problem": "text"},
    ),
    "E0689.note": Entry(zh="这是第 {row} 行", en="this is row {row}", takes={"row": "int"}),
    "E0689.empty": Entry(zh="一行也没有", en="it has no rows"),
    "E0689.twice": Entry(
        zh="界限 {bound} 在第 {first} 行已经有了",
        en="row {first} has the bound {bound} already",
        takes={"bound": "str", "first": "int"},
    ),
    "E0689.order": Entry(
        zh="界限 {bound} 排在 {before} 后面，次序乱了；各行的界限要从小到大或从大到小",
        en="{bound} behind {before} is out of order; the bounds rise from row to row, or fall",
        takes={"bound": "str", "before": "str"},
    ),
    "E0689.reversed": Entry(
        zh="上限 {high} 应大于下限 {low}",
        en="the upper bound, {high}, must be above the lower, {low}",
        takes={"low": "str", "high": "str"},
    ),
    "E0689.overlap": Entry(
        zh="到 {high} 为止，而第 {other} 行从 {low} 起，两档重叠",
        en="a band that ends at {high} overlaps that of row {other}, which begins at {low}",
        takes={"high": "str", "low": "str", "other": "int"},
    ),
    "E0689.gap": Entry(
        zh="到 {high} 为止，而第 {other} 行从 {low} 起，中间有空档",
        en="between the end of a band, {high}, and the beginning of row {other}, {low}, there is a gap",
        takes={"high": "str", "low": "str", "other": "int"},
    ),
    "E0689.points": Entry(
        zh="得分 {points} 应在 0 和“{name}”的分值 {weight} 分之间",
        en="{points} must lie between 0 and the weight of “{name}”, {weight} points",
        takes={"points": "str", "name": "str", "weight": "number"},
    ),
    "E0690": Entry(
        zh="{name}：适用的指标只占权重的 {share}，低于规定的 {least}，不能评价",
        en="{name}: only {share} of the weight is applicable, less than the {least} that is required",
        takes={"name": "str", "share": "str", "least": "str"},
    ),
    "E0691": Entry(zh="全部指标都不适用，无法计分", en="no indicator is applicable, so there is no score"),
    "E0692": Entry(
        zh="“{name}”的下级指标都不适用，但没有规定“{name}”不适用时怎样计分",
        en="nothing below “{name}” is applicable, but nothing says what becomes of “{name}” then",
        takes={"name": "str"},
    ),
    "E0693": Entry(
        zh="{name}：几何平均的权重过细，无法精确计算；请改用较整的比例",
        en="{name}: the weights of the geometric mean are too fine for an exact value; use rounder shares",
        takes={"name": "str"},
    ),
    "E0694": Entry(
        zh="“{name}”不适用，没有得分可调整",
        en="“{name}” is not applicable, so there is no score to adjust",
        takes={"name": "str"},
    ),
    "E0694.note": Entry(
        zh="删去这项调整；如果该指标适用，删去不适用的说明",
        en="remove the adjustment, or what makes the indicator not applicable",
    ),
    "W0651": Entry(
        zh="“{name}”按规则得 {score} 分，超出 0 至 {weight} 分，按 {counted} 分计",
        en="The rule of “{name}” gives {score} points, outside 0 to {weight}; {counted} are counted",
        takes={"name": "str", "score": "number", "weight": "number", "counted": "number"},
    ),
    "W0670": Entry(
        zh="校核“{title}”提醒：{message}",
        en="Reminder of the policy “{title}”: {message}",
        takes={"title": "str", "message": "str"},
    ),
    "W0690": Entry(
        zh="“{name}”要求佐证，这些数据没有写：{facts}",
        en="“{name}” requires evidence, which is missing for: {facts}",
        takes={"name": "str", "facts": "list"},
    ),
    "W0690.note": Entry(
        zh='在数据文件里写成 {{ 值 = …, 佐证 = "…" }}；要点写成 {{ 答 = …, 佐证 = "…" }}，表的每一行加一列 佐证',
        en='in the facts write {{ value = …, evidence = "…" }}; for points {{ answer = …, evidence = "…" }}, for the rows of a table a key evidence',
    ),
    "W0720": Entry(
        zh="{kind}有 {count} 项与计算得分不一致：{pairs}",
        en="The {kind} and the computed scores differ ({count}): {pairs}",
        takes={"kind": "text", "count": "int", "pairs": "list"},
    ),
    "W0721": Entry(
        zh="{name}的{kind}是 {whole} 分，而下级{kind}合计 {sum} 分",
        en="{name}: {kind} give {whole} points to the whole, but {sum} to its parts together",
        takes={"name": "text", "kind": "text", "whole": "number", "sum": "number"},
    ),
    "W0722": Entry(
        zh="“{name}”为 {value}，达到目标 {target} 的 130% 以上，按满分计",
        en="“{name}” is {value}, 130% or more of its target of {target}; full marks are counted",
        takes={"name": "str", "value": "str", "target": "str"},
    ),
    "W0722.note": Entry(
        zh="核实数据，或者目标定低了；评分办法要扣分的，写：超过目标30%以上扣2分",
        en="check the facts, or the target is low; if the rubric takes points for it: over target by 30% or above costs 2 points",
    ),
    "W0723": Entry(
        zh="“{name}”为 {value}，超过 100%",
        en="“{name}” is {value}, more than 100%",
        takes={"name": "str", "value": "str"},
    ),
    "W0723.note": Entry(
        zh="核实是否超预算支出，或者预算数、支出数口径不一致",
        en="check whether more was spent than budgeted, or the two amounts do not cover the same",
    ),
    "run.review.over_target": Entry(
        zh="{name}：{value}，远超目标 {target}，复核目标是否定低了",
        en="{name}: {value}, far beyond its target of {target}; is the target low?",
        takes={"name": "str", "value": "str", "target": "str"},
    ),
    "run.review.overspent": Entry(
        zh="{name}：{value}，超过 100%，复核是否超预算支出",
        en="{name}: {value}, more than 100%; was more spent than budgeted?",
        takes={"name": "str", "value": "str"},
    ),
    "run.claims.more": Entry(zh="另有 {count} 项", en="{count} more", takes={"count": "int"}),
    "run.claims.node": Entry(zh="“{name}”", en="“{name}”", takes={"name": "str"}),
    "run.claims.pair": Entry(
        zh="{name} {claimed} 分（计算 {computed} 分）",
        en="{name} {claimed} (computed {computed})",
        takes={"name": "text", "claimed": "number", "computed": "number"},
    ),
    "run.claims.published": Entry(zh="公布得分", en="published scores"),
    "run.claims.self": Entry(zh="自评得分", en="self-assessed scores"),
    "run.claims.total": Entry(zh="总分", en="the total"),
    "because.adjusted_cap": Entry(
        zh="调整后为 {score} 分，超过分值，按 {weight} 分计",
        en="adjusted to {score} points, more than the weight; {weight} are counted",
        takes={"score": "number", "weight": "number"},
    ),
    "because.adjusted_floor": Entry(
        zh="调整后为 {score} 分，最低得 0 分",
        en="adjusted to {score} points; the score is no less than 0",
        takes={"score": "number"},
    ),
    "because.adjustment": Entry(
        zh="按规则得 {score} 分，评审调整，经办人：{person}",
        en="the rule gives {score} points; adjusted in review by {person}",
        takes={"score": "number", "person": "str"},
    ),
    "because.bonus_most": Entry(
        zh="加分合计 {points} 分，最多加 {most} 分",
        en="{points} points of bonus in all, of which {most} count",
        takes={"points": "number", "most": "number"},
    ),
    "because.absent.above": Entry(zh="所属的上级指标不适用", en="the indicator above is not applicable"),
    "because.absent.all": Entry(zh="下级指标均不适用", en="nothing below it is applicable"),
    "because.absent.full": Entry(zh="按满分计", en="full marks"),
    "because.absent.point": Entry(
        zh="第 {index} 个要点不适用：{text}",
        en="point {index} is not applicable: {text}",
        takes={"index": "int", "text": "str"},
    ),
    "because.absent.rescale": Entry(zh="不计分，按其余指标折算", en="left out; the rest is rescaled"),
    "because.absent.siblings_mean": Entry(zh="按同级指标的平均得分率计", en="scored at the mean rate of its siblings"),
    "because.absent.spread": Entry(zh="分值均摊到同级指标", en="its weight is spread to its siblings"),
    "because.absent.zero": Entry(zh="按零分计", en="nothing is scored"),
    "because.cap": Entry(
        zh="按规则得 {score} 分，超过分值，按 {weight} 分计",
        en="the rule gives {score} points, more than the weight; {weight} are counted",
        takes={"score": "number", "weight": "number"},
    ),
    "because.composed.complements": Entry(
        zh="按连乘补合成，得 {score} 分", en="product of complements: {score} points", takes={"score": "number"}
    ),
    "because.composed.formula": Entry(
        zh="按“{formula}”合成，得 {score} 分",
        en="“{formula}” gives {score} points",
        takes={"formula": "str", "score": "number"},
    ),
    "because.composed.geometric_mean": Entry(
        zh="按几何平均合成，得 {score} 分", en="geometric mean: {score} points", takes={"score": "number"}
    ),
    "because.composed.harmonic_mean": Entry(
        zh="按调和平均合成，得 {score} 分", en="harmonic mean: {score} points", takes={"score": "number"}
    ),
    "because.composed.maximum": Entry(
        zh="取最大值，得 {score} 分", en="the largest: {score} points", takes={"score": "number"}
    ),
    "because.composed.minimum": Entry(
        zh="取最小值，得 {score} 分", en="the smallest: {score} points", takes={"score": "number"}
    ),
    "because.composed.weighted_mean": Entry(
        zh="按加权平均合成，得 {score} 分", en="weighted mean: {score} points", takes={"score": "number"}
    ),
    "because.contribution": Entry(
        zh="{name}得 {score} 分（{rate}）",
        en="{name} scores {score} ({rate})",
        takes={"name": "str", "score": "number", "rate": "str"},
    ),
    "because.contribution.points": Entry(
        zh="{name}得 {score} 分", en="{name} scores {score}", takes={"name": "str", "score": "number"}
    ),
    "because.contribution.absent": Entry(zh="{name}不适用", en="{name} is not applicable", takes={"name": "str"}),
    "because.contribution.weighted": Entry(
        zh="{name}得分率 {rate}，权重 {share}",
        en="{name}: rate {rate}, weight {share}",
        takes={"name": "str", "rate": "str", "share": "str"},
    ),
    "because.most_score": Entry(
        zh="得 {score} 分，最高得 {most} 分",
        en="{score} points earned, but the score is no more than {most}",
        takes={"score": "number", "most": "number"},
    ),
    "because.floor": Entry(
        zh="扣分合计 {lost} 分，最低得 {floor} 分",
        en="{lost} points lost in all, but the score is no less than {floor}",
        takes={"lost": "number", "floor": "number"},
    ),
    "because.floor_zero": Entry(
        zh="扣分合计 {lost} 分，超过分值 {weight} 分，扣完为止",
        en="{lost} points lost in all, more than the weight of {weight}; the score stops at zero",
        takes={"lost": "number", "weight": "number"},
    ),
    "because.formula": Entry(
        zh="按公式“{formula}”得 {score} 分",
        en="the formula “{formula}” gives {score} points",
        takes={"formula": "str", "score": "number"},
    ),
    "because.full_marks": Entry(
        zh="加分后为 {score} 分，总分不超过满分 {full} 分",
        en="{score} points with the bonus; the total is no more than full marks of {full}",
        takes={"score": "number", "full": "number"},
    ),
    "because.gate": Entry(
        zh="{sentence}，不得分",
        en="{sentence}: no points",
        takes={"sentence": "str"},
    ),
    "because.grade_cap": Entry(
        zh="{sentence}，等级不高于“{label}”",
        en="{sentence}: the grade is at most “{label}”",
        takes={"sentence": "str", "label": "str"},
    ),
    "because.grade_cap_reason": Entry(
        zh="{sentence}（{reason}），等级不高于“{label}”",
        en="{sentence} ({reason}): the grade is at most “{label}”",
        takes={"sentence": "str", "reason": "str", "label": "str"},
    ),
    "because.grade_down": Entry(
        zh="{sentence}，降 {levels} 级",
        en="{sentence}: the grade goes down by {levels}",
        takes={"sentence": "str", "levels": "int"},
    ),
    "because.grade_down_reason": Entry(
        zh="{sentence}（{reason}），降 {levels} 级",
        en="{sentence} ({reason}): the grade goes down by {levels}",
        takes={"sentence": "str", "reason": "str", "levels": "int"},
    ),
    "because.grade_is": Entry(
        zh="{sentence}，直接定为“{label}”",
        en="{sentence}: the grade is “{label}”",
        takes={"sentence": "str", "label": "str"},
    ),
    "because.grade_is_reason": Entry(
        zh="{sentence}（{reason}），直接定为“{label}”",
        en="{sentence} ({reason}): the grade is “{label}”",
        takes={"sentence": "str", "reason": "str", "label": "str"},
    ),
    "because.grade_parts": Entry(
        zh="“{part}”得分率为 {rate}%，评“{label}”要求各部分不低于 {least}%",
        en="“{part}” has {rate}% of its points; “{label}” wants at least {least}% of each part",
        takes={"part": "str", "rate": "number", "label": "str", "least": "number"},
    ),
    "because.no_evidence": Entry(
        zh="没有佐证：{facts}",
        en="without evidence: {facts}",
        takes={"facts": "list"},
    ),
    "because.penalty_most": Entry(
        zh="减分合计 {points} 分，最多减 {most} 分",
        en="{points} points of penalty in all, of which {most} count",
        takes={"points": "number", "most": "number"},
    ),
    "because.rescale": Entry(
        zh="{score} 分 ÷ 适用分值 {applicable} 分 × {weight} 分",
        en="{score} out of the applicable {applicable} points, as out of {weight}",
        takes={"score": "number", "applicable": "number", "weight": "number"},
    ),
    "because.adjusted_low": Entry(
        "调整后为 {score} 分，最低 {low} 分",
        "{score} points after adjustment, {low} at least",
        {"score": "number", "low": "number"},
    ),
    "because.converted": Entry(
        "累加 {total} 分，{full} 分为满分，折合 {score} 分（满分 {weight} 分）",
        "{total} points add up; {full} are full marks, so {score} of {weight}",
        {"total": "number", "full": "number", "weight": "number", "score": "number"},
    ),
    "because.points_weight": Entry("分值 {weight} 分", "worth {weight} points", {"weight": "number"}),
    "because.points_floor": Entry(
        "得 {score} 分，最低得 {floor} 分", "{score} points, {floor} at least", {"score": "number", "floor": "number"}
    ),
    "because.rounding.half_up": Entry(
        "得分四舍五入到 {unit} 分的倍数", "the score is rounded to a multiple of {unit} points", {"unit": "number"}
    ),
    "because.rounding.half_even": Entry(
        "得分取到 {unit} 分的倍数，四舍六入五成双",
        "the score is rounded to a multiple of {unit} points, halves to even",
        {"unit": "number"},
    ),
    "because.rounding.ceil": Entry(
        "得分向上取到 {unit} 分的倍数", "the score is rounded up to a multiple of {unit} points", {"unit": "number"}
    ),
    "because.rounding.floor": Entry(
        "得分向下取到 {unit} 分的倍数", "the score is rounded down to a multiple of {unit} points", {"unit": "number"}
    ),
    "because.rounding": Entry(
        zh="得分四舍五入，保留 {places} 位小数",
        en="the score is rounded to {places} decimals",
        takes={"places": "int"},
    ),
    "because.score_cap": Entry(
        zh="{sentence}，得分不超过 {points} 分",
        en="{sentence}: at most {points} points here",
        takes={"sentence": "str", "points": "number"},
    ),
    "because.siblings_mean": Entry(
        zh="不适用的 {points} 分按同级指标的平均得分率 {rate} 计",
        en="the {points} points that are not applicable are scored at the siblings' mean rate of {rate}",
        takes={"points": "number", "rate": "str"},
    ),
    "because.spread": Entry(
        zh="不适用的 {points} 分均摊到 {count} 项同级指标，平均得分率 {rate}",
        en="the {points} points that are not applicable are spread to {count} siblings, whose rates average {rate}",
        takes={"points": "number", "count": "int", "rate": "str"},
    ),
    "because.total_cap": Entry(
        zh="总分封顶：{gates}",
        en="the total is capped: {gates}",
        takes={"gates": "list"},
    ),
    "because.total_cap_gate": Entry(
        zh="{sentence}，总分不超过 {points} 分",
        en="{sentence}: at most {points} points in all",
        takes={"sentence": "str", "points": "number"},
    ),
    "because.total_floor": Entry(
        zh="减分后为 {score} 分，总分最低 0 分",
        en="{score} points with the penalty; the total is no less than 0",
        takes={"score": "number"},
    ),
    "run.cell": Entry(
        zh="{table}第 {row} 行的{column}",
        en="{column} in row {row} of {table}",
        takes={"table": "str", "row": "int", "column": "str"},
    ),
    "run.counted": Entry(zh="{count}行", en="{count} rows", takes={"count": "int"}),
    "run.counted_one": Entry(zh="1行", en="1 row"),
    "run.messages": Entry(zh="报出 {codes}", en="{codes} reported", takes={"codes": "list"}),
    "run.missing": Entry(zh="缺失", en="missing"),
    "run.no_grade": Entry(zh="没有评定等级", en="no grade"),
    "run.no_message": Entry(zh="没有任何诊断", en="no message"),
    "run.no_value": Entry(zh="{message} [{code}]", en="{message} [{code}]", takes={"message": "text", "code": "str"}),
    "run.no_result": Entry(zh="没有结果（{codes}）", en="no result ({codes})", takes={"codes": "list"}),
    "run.not_applicable": Entry(zh="不适用", en="not applicable"),
    "run.row": Entry(zh="发生在{table}第 {row} 行", en="in row {row} of {table}", takes={"table": "str", "row": "int"}),
    "run.row_at": Entry(
        zh="发生在{table}第 {row} 行（{place}）",
        en="in row {row} of {table} ({place})",
        takes={"table": "str", "row": "int", "place": "str"},
    ),
    "run.person": Entry(zh="经办人", en="person"),
    "run.rows": Entry(zh="{table}（{rows}行）", en="{table} (rows: {rows})", takes={"table": "str", "rows": "int"}),
    "run.rows_where": Entry(
        zh="{table}（{rows}行，计入{counted}行）",
        en="{table} ({counted} of {rows} rows)",
        takes={"table": "str", "rows": "int", "counted": "int"},
    ),
    "run.unusable": Entry(zh="有误", en="in error"),
    "run.value": Entry(zh="{name} = {value}", en="{name} = {value}", takes={"name": "str", "value": "str"}),
}
