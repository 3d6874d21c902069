"""Headings, columns and lines of results, and the frame around diagnostics."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "override.added": Entry("增设的指标", "added"),
    "override.parameter": Entry(
        "参数“{name}”改为 {now}", "parameter “{name}” set to {now}", {"name": "str", "now": "str"}
    ),
    "override.removed": Entry("删去“{name}”", "“{name}” removed", {"name": "str"}),
    "override.replaced": Entry("替换原指标“{name}”", "in place of “{name}”", {"name": "str"}),
    "override.rule": Entry("评分规则已修改", "rule revised"),
    "override.text": Entry("文字说明已修改", "remarks revised"),
    "override.weight": Entry("分值由 {was} 改为 {now}", "weight {now} instead of {was}", {"was": "str", "now": "str"}),
    "report.change": Entry("改动：{what}（{reason}）", "changed: {what} ({reason})", {"what": "text", "reason": "str"}),
    # ── the frame around diagnostics ──────────────────────────────────────────────────────────────
    "render.count.error.many": Entry("{count} 个错误", "{count} errors", {"count": "int"}),
    "render.count.error.one": Entry("{count} 个错误", "{count} error", {"count": "int"}),
    "render.count.note.many": Entry("{count} 条提示", "{count} notes", {"count": "int"}),
    "render.count.note.one": Entry("{count} 条提示", "{count} note", {"count": "int"}),
    "render.count.warning.many": Entry("{count} 个警告", "{count} warnings", {"count": "int"}),
    "render.count.warning.one": Entry("{count} 个警告", "{count} warning", {"count": "int"}),
    "render.counted": Entry("共 {counts}", "{counts} in all", {"counts": "str"}),
    "render.error": Entry("错误", "error"),
    "render.fix.delete": Entry("改为：删去“{old}”", "fix: delete “{old}”", {"old": "str"}),
    "render.fix.insert": Entry("改为：在此处补上 {new}", "fix: insert {new} here", {"new": "str"}),
    "render.fix.replace": Entry("改为：{new}", "fix: write {new}", {"new": "str"}),
    "render.left_out": Entry("……另有 {count} 条未列出", "… and {count} more", {"count": "int"}),
    "render.note": Entry("提示", "note"),
    "render.warning": Entry("警告", "warning"),
    # ── columns ───────────────────────────────────────────────────────────────────────────────────
    "report.column.content": Entry("评价内容", "Area"),
    "report.column.indicator": Entry("指标", "Indicator"),
    "report.column.level.1": Entry("一级指标", "Level 1"),
    "report.column.level.2": Entry("二级指标", "Level 2"),
    "report.column.level.3": Entry("三级指标", "Level 3"),
    "report.column.level.last": Entry("末级指标", "Leaf"),
    "report.column.rate": Entry("得分率", "Rate"),
    "report.column.reason": Entry("扣分原因", "Why points were lost"),
    "report.column.score": Entry("得分", "Score"),
    "report.column.summary_score": Entry("评价得分", "Score"),
    "report.column.weight": Entry("分值", "Weight"),
    # ── headings ──────────────────────────────────────────────────────────────────────────────────
    "report.heading.defaults": Entry("采用缺省值的数据", "Facts that took their default"),
    "report.heading.leaves": Entry("指标评分表", "Scoring table"),
    "report.heading.outputs": Entry("输出", "Outputs"),
    "report.heading.policies": Entry("校核", "Compliance checks"),
    "report.heading.reviews": Entry("需要复核", "To be reviewed"),
    "report.heading.references": Entry("参考数据（不计分）", "Reference data (not scored)"),
    "report.heading.summary": Entry("综合评价结论", "Summary"),
    "report.heading.unverified": Entry("待核内容", "Still to be verified"),
    # ── conclusion ────────────────────────────────────────────────────────────────────────────────
    "report.conclusion": Entry(
        "绩效评价得分为 {score} 分（满分 {full} 分）。", "Score {score} of {full}.", {"score": "str", "full": "str"}
    ),
    "report.conclusion.graded": Entry(
        "绩效评价得分为 {score} 分（满分 {full} 分），综合评定等级为“{grade}”。",
        "Score {score} of {full}, grade {grade}.",
        {"score": "str", "full": "str", "grade": "str"},
    ),
    "report.adjusted": Entry("评审调整了以下指标的得分：", "Adjusted in review:"),
    "report.adjusted.leaf": Entry(
        "{name}：按规则得 {by_rule} 分，调整后 {score} 分",
        "{name}: {by_rule} by the rule, {score} after adjustment",
        {"name": "str", "by_rule": "str", "score": "str"},
    ),
    "report.claims.above": Entry(
        "{kind} {claimed} 分，比计算得分高 {difference} 分",
        "{kind} {claimed}, {difference} above the computed score",
        {"kind": "text", "claimed": "str", "difference": "str"},
    ),
    "report.claims.below": Entry(
        "{kind} {claimed} 分，比计算得分低 {difference} 分",
        "{kind} {claimed}, {difference} below the computed score",
        {"kind": "text", "claimed": "str", "difference": "str"},
    ),
    "report.claims.differ": Entry(
        "{kind}共 {count} 项，其中 {apart} 项与计算得分不一致：",
        "{kind}s given: {count}; differing from the computed score: {apart}",
        {"kind": "text", "count": "int", "apart": "int"},
    ),
    "report.claims.equal": Entry(
        "{kind} {claimed} 分，与计算得分一致",
        "{kind} {claimed}, the same as the computed score",
        {"kind": "text", "claimed": "str", "difference": "str"},
    ),
    "report.claims.published": Entry("公布得分", "Published score"),
    "report.claims.row": Entry(
        "{name}：{kind} {claimed} 分，计算得分 {computed} 分，相差 {difference} 分",
        "{name}: {kind} {claimed}, computed {computed}, difference {difference}",
        {"name": "str", "kind": "text", "claimed": "str", "computed": "str", "difference": "str"},
    ),
    "report.claims.same": Entry(
        "{kind}共 {count} 项，均与计算得分一致。",
        "{kind}s given: {count}; all the same as the computed scores.",
        {"kind": "text", "count": "int"},
    ),
    "report.claims.self": Entry("自评得分", "Self-assessed score"),
    "report.claims.within": Entry(
        "{kind}共 {count} 项，与计算得分相差均在允许误差以内。",
        "{kind}s given: {count}; none farther from the computed score than the tolerance.",
        {"kind": "text", "count": "int"},
    ),
    "report.extras": Entry("加减分", "Bonus and penalty"),
    "report.grade": Entry("绩效评定级别", "Grade"),
    "report.grade.limited": Entry(
        "按得分应评为“{by_total}”，受以下条件限制，评定为“{grade}”：",
        "The score alone would earn {by_total}; limited to {grade} because:",
        {"by_total": "str", "grade": "str"},
    ),
    "report.no_losses": Entry("各项指标均得满分，没有扣分。", "Full marks everywhere; no points were lost."),
    "report.total": Entry("综合得分", "Total"),
    # ── the tree ──────────────────────────────────────────────────────────────────────────────────
    "report.evidence": Entry("佐证：{sources}", "Evidence: {sources}", {"sources": "str"}),
    "report.line.absent": Entry("不适用：{because}", "Not applicable: {because}", {"amount": "str", "because": "str"}),
    "report.line.added": Entry(
        "加 {amount} 分：{because}", "+{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.adjusted_down": Entry(
        "调整 -{amount} 分：{because}", "Adjusted -{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.adjusted_up": Entry(
        "调整 +{amount} 分：{because}", "Adjusted +{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.cap": Entry(
        "封顶 -{amount} 分：{because}", "Cap -{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.floor": Entry(
        "封底 +{amount} 分：{because}", "Floor +{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.lost": Entry(
        "扣 {amount} 分：{because}", "-{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.penalty": Entry(
        "减 {amount} 分：{because}", "-{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.made": Entry("合成：{because}", "Made of: {because}", {"amount": "str", "because": "str"}),
    "report.line.rescale": Entry(
        "折算 +{amount} 分：{because}", "Rescaled +{amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.line.rounding": Entry(
        "取舍 {amount} 分：{because}", "Rounding {amount} pts: {because}", {"amount": "str", "because": "str"}
    ),
    "report.place": Entry("（{place}）", " ({place})", {"place": "str"}),
    "report.policy.broken": Entry("不符合：{message}", "Broken: {message}", {"message": "str"}),
    "report.policy.condition": Entry("要求：{sentence}", "Required: {sentence}", {"sentence": "str"}),
    "report.policy.departed": Entry(
        "不适用：{sentence}（理由：{reason}）",
        "Waived: {sentence} (reason: {reason})",
        {"sentence": "str", "reason": "str"},
    ),
    "report.policy.holds": Entry("符合：{sentence}", "Holds: {sentence}", {"sentence": "str"}),
    "report.policy.remind": Entry("提醒：{message}", "Reminder: {message}", {"message": "str"}),
    "report.reason": Entry("（{reason}）", " ({reason})", {"reason": "str"}),
    "report.rule": Entry("规则：{sentence}", "Rule: {sentence}", {"sentence": "str"}),
    "report.separator": Entry("；", "; "),
    "report.status.error": Entry("{name}（出错）", "{name} (error)", {"name": "str"}),
    "report.status.missing": Entry("{name}（数据缺失）", "{name} (missing)", {"name": "str"}),
    "report.status.not_applicable": Entry("{name}（不适用）", "{name} (not applicable)", {"name": "str"}),
    "report.table.branch": Entry("{name}（整体）", "{name} (as a whole)", {"name": "str"}),
}
