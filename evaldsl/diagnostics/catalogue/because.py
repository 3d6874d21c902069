"""Why points are lost: one sentence for each way to lose them."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    # ── judgement ──
    "because.true": Entry("“{condition}”成立", "“{condition}” holds", {"condition": "str"}),
    "because.false": Entry("不满足“{condition}”", "“{condition}” does not hold", {"condition": "str"}),
    "because.met": Entry(
        "{subject}为 {value}，属于“{condition}”",
        "{subject} is {value}, so “{condition}” holds",
        {"subject": "str", "value": "str", "condition": "str"},
    ),
    "because.unmet": Entry(
        "{subject}为 {value}，不满足“{condition}”",
        "{subject} is {value}, so “{condition}” does not hold",
        {"subject": "str", "value": "str", "condition": "str"},
    ),
    "because.discretion": Entry(
        "{subject}为 {value}（酌情扣 {low} 至 {high}）",
        "{subject} is {value}, at discretion between {low} and {high}",
        {"subject": "str", "value": "str", "low": "str", "high": "str"},
    ),
    "because.judged": Entry(
        "{subject}为 {value}（满分 {full}），评委 {judges} 人，极差 {spread}",
        "{subject} is {value} of {full}: {judges} judges, {spread} apart",
        {"subject": "str", "value": "str", "full": "str", "judges": "str", "spread": "str"},
    ),
    "because.judged_points": Entry(
        "{subject}为 {value}，评委 {judges} 人，极差 {spread}",
        "{subject} is {value}: {judges} judges, {spread} apart",
        {"subject": "str", "value": "str", "judges": "str", "spread": "str"},
    ),
    "because.judged_times": Entry(
        "{subject}为 {value}，乘以 {factor}；评委 {judges} 人，极差 {spread}",
        "{subject} is {value}, times {factor}: {judges} judges, {spread} apart",
        {"subject": "str", "value": "str", "factor": "str", "judges": "str", "spread": "str"},
    ),
    # ── efficacy ──
    "because.efficacy_levels": Entry(
        "{subject}为 {value}，优秀值 {best}、较差值 {worst}，按五档标准值得分值的 {share}",
        "{subject} is {value}, with standards from {best} to {worst}: {share} of the weight",
        {"subject": "str", "value": "str", "share": "str", "best": "str", "worst": "str"},
    ),
    "because.efficacy": Entry(
        "{subject}为 {value}，满意值 {best}、不允许值 {worst}，按功效系数得分值的 {share}",
        "{subject} is {value}, {best} being satisfactory and {worst} unacceptable: {share} of the weight",
        {"subject": "str", "value": "str", "share": "str", "best": "str", "worst": "str"},
    ),
    # ── ratio ──
    "because.ratio": Entry(
        "{subject}为 {value}，未达到 {target}，按比例得分值的 {share}",
        "{subject} is {value}, short of {target}: {share} of the weight in proportion",
        {"subject": "str", "value": "str", "target": "str", "share": "str"},
    ),
    "because.inverse": Entry(
        "{subject}为 {value}，超出 {target}，按比例得分值的 {share}",
        "{subject} is {value}, beyond {target}: {share} of the weight in proportion",
        {"subject": "str", "value": "str", "target": "str", "share": "str"},
    ),
    "because.share": Entry(
        "{subject}为 {value}，按比例得分值的 {share}",
        "{subject} is {value}: {share} of the weight in proportion",
        {"subject": "str", "value": "str", "share": "str"},
    ),
    "because.interval": Entry(
        "{subject}为 {value}，介于 {limit} 与 {target} 之间，按区间比例得分值的 {share}",
        "{subject} is {value}, between {limit} and {target}: {share} of the weight by interpolation",
        {"subject": "str", "value": "str", "limit": "str", "target": "str", "share": "str"},
    ),
    "because.cut_off": Entry(
        "{subject}为 {value}（{range}），不得分",
        "{subject} is {value} ({range}): nothing is scored",
        {"subject": "str", "value": "str", "range": "str"},
    ),
    # ── step ──
    "because.step_below": Entry(
        "{subject}为 {value}，比 {limit} 低 {gap}，每低{size}扣{price}",
        "{subject} is {value}, {gap} below {limit}; each {size} below costs {price}",
        {"subject": "str", "value": "str", "limit": "str", "gap": "str", "size": "str", "price": "str"},
    ),
    "because.step_above": Entry(
        "{subject}为 {value}，比 {limit} 高 {gap}，每高{size}扣{price}",
        "{subject} is {value}, {gap} above {limit}; each {size} above costs {price}",
        {"subject": "str", "value": "str", "limit": "str", "gap": "str", "size": "str", "price": "str"},
    ),
    "because.step_below_whole": Entry(
        "{subject}为 {value}，比 {limit} 低 {gap}，每低{size}为一档，计 {steps} 档，每档扣{price}",
        "{subject} is {value}, {gap} below {limit}: {steps} × {size}, each costs {price}",
        {
            "subject": "str",
            "value": "str",
            "limit": "str",
            "gap": "str",
            "size": "str",
            "steps": "str",
            "price": "str",
        },
    ),
    "because.step_above_whole": Entry(
        "{subject}为 {value}，比 {limit} 高 {gap}，每高{size}为一档，计 {steps} 档，每档扣{price}",
        "{subject} is {value}, {gap} above {limit}: {steps} × {size}, each costs {price}",
        {
            "subject": "str",
            "value": "str",
            "limit": "str",
            "gap": "str",
            "size": "str",
            "steps": "str",
            "price": "str",
        },
    ),
    "because.step_below_days": Entry(
        "{subject}为 {value}，比 {limit} 少 {gap}，每少{size}扣{price}",
        "{subject} is {value}, {gap} below {limit}; each {size} below costs {price}",
        {"subject": "str", "value": "str", "limit": "str", "gap": "str", "size": "str", "price": "str"},
    ),
    "because.step_above_days": Entry(
        "{subject}为 {value}，比 {limit} 多 {gap}，每多{size}扣{price}",
        "{subject} is {value}, {gap} above {limit}; each {size} above costs {price}",
        {"subject": "str", "value": "str", "limit": "str", "gap": "str", "size": "str", "price": "str"},
    ),
    "because.step_below_days_whole": Entry(
        "{subject}为 {value}，比 {limit} 少 {gap}，每少{size}为一档，计 {steps} 档，每档扣{price}",
        "{subject} is {value}, {gap} below {limit}: {steps} × {size}, each costs {price}",
        {
            "subject": "str",
            "value": "str",
            "limit": "str",
            "gap": "str",
            "size": "str",
            "steps": "str",
            "price": "str",
        },
    ),
    "because.step_above_days_whole": Entry(
        "{subject}为 {value}，比 {limit} 多 {gap}，每多{size}为一档，计 {steps} 档，每档扣{price}",
        "{subject} is {value}, {gap} above {limit}: {steps} × {size}, each costs {price}",
        {
            "subject": "str",
            "value": "str",
            "limit": "str",
            "gap": "str",
            "size": "str",
            "steps": "str",
            "price": "str",
        },
    ),
    "because.step_below_date": Entry(
        "{subject}为 {value}，比 {limit} 早 {gap}，每早{size}扣{price}",
        "{subject} is {value}, {gap} before {limit}; each {size} costs {price}",
        {"subject": "str", "value": "str", "limit": "str", "gap": "str", "size": "str", "price": "str"},
    ),
    "because.step_below_date_whole": Entry(
        "{subject}为 {value}，比 {limit} 早 {gap}，每早{size}为一档，计 {steps} 档，每档扣{price}",
        "{subject} is {value}, {gap} before {limit}: {steps} × {size}, each costs {price}",
        {
            "subject": "str",
            "value": "str",
            "limit": "str",
            "gap": "str",
            "size": "str",
            "steps": "str",
            "price": "str",
        },
    ),
    "because.step_above_date": Entry(
        "{subject}为 {value}，比 {limit} 晚 {gap}，每晚{size}扣{price}",
        "{subject} is {value}, {gap} after {limit}; each {size} costs {price}",
        {"subject": "str", "value": "str", "limit": "str", "gap": "str", "size": "str", "price": "str"},
    ),
    "because.step_above_date_whole": Entry(
        "{subject}为 {value}，比 {limit} 晚 {gap}，每晚{size}为一档，计 {steps} 档，每档扣{price}",
        "{subject} is {value}, {gap} after {limit}: {steps} × {size}, each costs {price}",
        {
            "subject": "str",
            "value": "str",
            "limit": "str",
            "gap": "str",
            "size": "str",
            "steps": "str",
            "price": "str",
        },
    ),
    "because.step_capped": Entry(
        "{subject}为 {value}，应扣分超过上限，最多扣{most}",
        "{subject} is {value}, which would cost more than the limit of {most}",
        {"subject": "str", "value": "str", "most": "str"},
    ),
    "because.base": Entry(
        "{subject}为 {value}，得{score}，未得满分",
        "{subject} is {value}, which scores {score}, not full marks",
        {"subject": "str", "value": "str", "score": "str"},
    ),
    "because.base_beyond": Entry(
        "{subject}为 {value}，超出目标，得{score}",
        "{subject} is {value}, beyond the target: {score}",
        {"subject": "str", "value": "str", "score": "str"},
    ),
    "because.ratio_beyond": Entry(
        "{subject}为 {value}，超过 {target}，按比例得分值的 {share}",
        "{subject} is {value}, above {target}: {share} of the weight in proportion",
        {"subject": "str", "value": "str", "target": "str", "share": "str"},
    ),
    "because.share_beyond": Entry(
        "{subject}为 {value}，按比例得分值的 {share}",
        "{subject} is {value}: {share} of the weight in proportion",
        {"subject": "str", "value": "str", "share": "str"},
    ),
    "because.lacking": Entry(
        "{facts}缺失，按“缺失”一档得 {score} 分",
        "missing: {facts}; the row for that gives {score} points",
        {"facts": "list", "score": "number"},
    ),
    "because.counted": Entry(
        "{subject}：{count}，每{size}得{price}，得{score}，未得满分",
        "{subject}: {count}, {price} for each {size}: {score}, not full marks",
        {"subject": "str", "count": "str", "size": "str", "price": "str", "score": "str"},
    ),
    "because.over_target": Entry(
        "{subject}为 {value}，超过目标 {target} 达 {share} 以上（不含 {share}）",
        "{subject} is {value}, more than {share} over the target of {target}",
        {"subject": "str", "value": "str", "target": "str", "share": "str"},
    ),
    "because.over_target_from": Entry(
        "{subject}为 {value}，超过目标 {target} 达 {share} 及以上",
        "{subject} is {value}, {share} or more over the target of {target}",
        {"subject": "str", "value": "str", "target": "str", "share": "str"},
    ),
    # ── checklist ──
    "because.point": Entry(
        "要点{marker}{answer}：{text}",
        "point {marker} {answer}: {text}",
        {"marker": "str", "answer": "str", "text": "str"},
    ),
    "because.undocumented": Entry(
        "要点{marker}答“{answer}”，没有佐证，按不符合计：{text}",
        "point {marker} is answered “{answer}” without evidence and counts as not met: {text}",
        {"marker": "str", "answer": "str", "text": "str"},
    ),
    "because.necessary": Entry(
        "要点{marker}为必备项，不符合，本指标不得分：{text}",
        "point {marker} is required and not met, so nothing is scored: {text}",
        {"marker": "str", "text": "str"},
    ),
    # ── bands, cases, interpolation, ratings, tiers ──
    "because.base_gained": Entry(
        "{subject}为 {value}，得{score}",
        "{subject} is {value}, which scores {score}",
        {"subject": "str", "value": "str", "score": "str"},
    ),
    "because.base_points": Entry("达到要求得{score}", "{score} on target", {"score": "str"}),
    "because.band": Entry(
        "{subject}为 {value}，属于“{band}”一档，得{score}",
        "{subject} is {value}, in the band “{band}”, which scores {score}",
        {"subject": "str", "value": "str", "band": "str", "score": "str"},
    ),
    "because.table_band": Entry(
        "{subject}为 {value}，按“{table}”分档得{score}",
        "{subject} is {value}, which scores {score} by the bands of “{table}”",
        {"subject": "str", "value": "str", "table": "str", "score": "str"},
    ),
    "because.table_rest": Entry(
        "{subject}为 {value}，不在“{table}”的任何一档之内，得{score}",
        "{subject} is {value}, in none of the bands of “{table}”, and scores {score}",
        {"subject": "str", "value": "str", "table": "str", "score": "str"},
    ),
    "because.case": Entry(
        "属于“{case}”的情形，得{score}", "the case “{case}” scores {score}", {"case": "str", "score": "str"}
    ),
    "because.knots": Entry(
        "{subject}为 {value}，按插值得{score}",
        "{subject} is {value}, which scores {score} by interpolation",
        {"subject": "str", "value": "str", "score": "str"},
    ),
    "because.rating": Entry(
        "{subject}为“{value}”，得{score}",
        "{subject} is “{value}”, which scores {score}",
        {"subject": "str", "value": "str", "score": "str"},
    ),
    "because.tiers": Entry(
        "评定为“{tier}”，评 {score}", "judged “{tier}”, scored {score}", {"tier": "str", "score": "str"}
    ),
    # ── findings ──
    "because.count": Entry(
        "{subject}：{count}，每{size}扣{price}",
        "{subject}: {count}, each {size} costs {price}",
        {"subject": "str", "count": "str", "size": "str", "price": "str"},
    ),
    "because.count_capped": Entry(
        "{subject}：{count}，每{size}扣{price}，最多扣{most}",
        "{subject}: {count}, each {size} costs {price}, up to {most}",
        {"subject": "str", "count": "str", "size": "str", "price": "str", "most": "str"},
    ),
    "because.when": Entry(
        "“{condition}”成立，扣{price}", "“{condition}” holds, which costs {price}", {"condition": "str", "price": "str"}
    ),
    "because.count_gain": Entry(
        "{subject}：{count}，每{size}加{price}",
        "{subject}: {count}, each {size} adds {price}",
        {"subject": "str", "count": "str", "size": "str", "price": "str"},
    ),
    "because.count_gain_capped": Entry(
        "{subject}：{count}，每{size}加{price}，最多加{most}",
        "{subject}: {count}, each {size} adds {price}, up to {most}",
        {"subject": "str", "count": "str", "size": "str", "price": "str", "most": "str"},
    ),
    "because.when_gain": Entry(
        "“{condition}”成立，加{price}", "“{condition}” holds, which adds {price}", {"condition": "str", "price": "str"}
    ),
    "because.zero": Entry("出现“{condition}”，不得分", "“{condition}”: nothing is scored", {"condition": "str"}),
}
