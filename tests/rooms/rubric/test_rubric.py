"""The rubric as a document: the customary table, weights as they count, what limits scores, and libraries."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.diagnostics import Language
from evaldsl.dossier.pages import Cell, Dossier, Grid, Items, plain
from evaldsl.resources import stdlib_root
from evaldsl.rubric.assemble import rubric_of
from evaldsl.rubric.painted import document_of

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*/spec.eval"))
MODULES = sorted(Path(stdlib_root()).glob("*.eval"))

SPEC = """指标体系 "试评"
    得分 保留 2位小数
    年度 2023
    来源 "某财绩〔2023〕1号"
    等级 档
    不足一档 按比例
等级 档
    优 ≥ 90%
    良 [60%, 90%)
    差 < 60%
基础数据
    支出: 金额 范围 [0元, 1亿元] "决算数"
    预算: 金额
    挪用: 是否
    满意度: 百分比 缺省 80%
执行率 = 支出 / 预算
过程 60分
    资金 40分
        预算执行 40分
            指标解释 "预算是否用完"
            评分标准 "按执行率计分"
            执行率 ≥ 95% 得满分，每低1个百分点扣1分
            当 挪用 不得分 "截留挪用"
    制度 20分
        制度健全 20分
            佐证 "制度文本"
            要点
                ① 有制度，12分
                ② 制度合规，8分
效果 40分
    分档 满意度
        ≥ 90% 得满分
        其余 不得分
当 挪用 等级不高于 差 "截留挪用"
加分 最多 3分，可超过满分
    当 满意度 ≥ 98% 加 3分
校核 "内部规定"
    过程.分值 ≥ 60分 否则 提醒 "过程指标不低于60分"
"""


def documented(spec: str, folder: Path, language: Language = "zh") -> Dossier:
    path = folder / "spec.eval"
    path.write_text(spec, encoding="utf-8")
    checked = pipeline.check(str(path))
    assert checked.system is not None or checked.modules.is_library, checked.diagnostics
    return rubric_of(checked.modules, checked.system, language)


def grid_of(dossier: Dossier, heading: str) -> Grid:
    (part,) = [part for part in dossier.parts if part.headings and part.headings[0].text == heading]
    return next(block for block in part.blocks if isinstance(block, Grid))


def lines_of(dossier: Dossier, heading: str = "") -> list[str]:
    (part,) = [part for part in dossier.parts if [one.text for one in part.headings] == ([heading] if heading else [])]
    return [plain(item) for block in part.blocks if isinstance(block, Items) for item in block.items]


def column(grid: Grid, name: str) -> list[str]:
    at = grid.header.index(name)
    return ["" if row[at] is None else row[at].text for row in grid.rows]  # type: ignore[union-attr]  # None is handled


def test_table_has_the_customary_columns_and_merged_names(tmp_path: Path) -> None:
    grid = grid_of(documented(SPEC, tmp_path), "指标评分表")
    assert grid.header == ("一级指标", "二级指标", "三级指标", "分值", "指标解释", "评分标准", "数据来源")
    assert [row[:3] for row in grid.rows] == [
        (Cell("过程\n（60分）", down=2), Cell("资金\n（40分）"), Cell("预算执行")),
        (None, Cell("制度\n（20分）"), Cell("制度健全")),
        (Cell("效果", across=3), None, None),
        (Cell("合计", across=3), None, None),
    ]
    assert column(grid, "分值") == ["40", "20", "40", "100"]


def test_cells_say_formula_rule_and_gate(tmp_path: Path) -> None:
    grid = grid_of(documented(SPEC, tmp_path), "指标评分表")
    standards = column(grid, "评分标准")
    assert standards[0].split("\n") == [
        "按执行率计分",
        "执行率 = 支出 / 预算",
        "执行率 ≥ 95% 得满分，每低1个百分点扣1分",
        "当 挪用 不得分（截留挪用）",
    ]
    assert standards[1].split("\n") == ["① 有制度（12分）", "② 制度合规（8分）"]
    assert standards[2].split("\n") == ["满意度：", "≥90% 得满分", "其余不得分"]
    assert column(grid, "指标解释")[0] == "预算是否用完"
    assert column(grid, "数据来源") == ["挪用、支出、预算", "佐证：制度文本", "满意度", ""]


def test_header_grades_provisions_and_facts(tmp_path: Path) -> None:
    dossier = documented(SPEC, tmp_path)
    assert lines_of(dossier) == ["年度：2023", "满分：100", "来源：某财绩〔2023〕1号"]
    assert column(grid_of(dossier, "等级划分"), "分数范围") == ["总分 ≥ 90", "60 ≤ 总分 < 90", "总分 < 60"]
    assert lines_of(dossier, "计分规定与说明") == [
        "得分 保留 2位小数",
        "不足一档 按比例",
        "当 挪用 等级不高于 差（截留挪用）",
        "加分 最多3分，可超过满分：当 满意度 ≥ 98% 加3分",
    ]
    assert [cell and cell.text for cell in grid_of(dossier, "校核").rows[0]] == [
        "内部规定",
        "过程.分值 ≥ 60分",
        "提醒",
        "过程指标不低于60分",
    ]
    facts = grid_of(dossier, "所需数据")
    assert column(facts, "数据") == ["支出", "预算", "挪用", "满意度"]
    assert column(facts, "填报要求") == ["范围 [0元, 1亿元]", "", "", "缺省 80%"]


def test_the_other_language_speaks_in_its_own_keywords(tmp_path: Path) -> None:
    dossier = documented(SPEC, tmp_path, "en")
    grid = grid_of(dossier, "Scoring table")
    assert grid.header[3:] == ("Weight", "Explanation", "Standard", "Source")
    assert "执行率 ≥ 95% scores full marks, each 1pp below costs 1 point" in column(grid, "Standard")[0]
    assert "when 挪用 grade at most 差 (截留挪用)" in lines_of(dossier, "How scores are made")


def test_a_placed_indicator_has_its_arguments_in_the_sentence(tmp_path: Path) -> None:
    spec = '指标体系 "试"\n    得分 保留 2位小数\n引用 标准.计分 为 计\n基础数据\n    完成: 数值\n'
    grid = grid_of(documented(f"{spec}产出 100分 = 计.正向(完成, 30)\n", tmp_path), "指标评分表")
    assert "完成 ≥ 30 得满分，否则按比例得分" in column(grid, "评分标准")[0]
    assert column(grid, "数据来源")[0] == "完成"


def test_shares_of_a_mean_stand_for_weights(tmp_path: Path) -> None:
    spec = '指标体系 "试"\n    汇总 加权平均\n    得分 不舍入\n基础数据\n    率: 百分比\n甲 权重 3\n    率 按比例得分\n'
    grid = grid_of(documented(f"{spec}乙 权重 1\n    率 按比例得分\n", tmp_path), "指标评分表")
    assert column(grid, "分值") == ["75.00%", "25.00%", "100"]


def test_rows_of_a_table_show_their_columns() -> None:
    checked = pipeline.check(str(ROOT / "examples" / "self_evaluation" / "spec.eval"))
    grid = grid_of(rubric_of(checked.modules, checked.system, "zh"), "指标评分表")
    assert [row[:4] for row in grid.rows[1:3]] == [
        (Cell("〔一级指标〕", down=4), Cell("〔二级指标〕", down=4), Cell("〔三级指标〕"), Cell("〔分值〕")),
        (None, None, Cell("〔三级指标〕"), Cell("〔分值〕")),
    ]
    assert column(grid, "评分标准")[2].split("\n")[0] == '当 方向 = "≤"：'


def test_points_show_their_reach() -> None:
    checked = pipeline.check(str(ROOT / "examples" / "curb65" / "spec.eval"))
    grid = grid_of(rubric_of(checked.modules, checked.system, "en"), "Scoring table")
    assert "Possible" in grid.header
    assert column(grid, "Possible")[-1] == "0 to 5"


LIBRARY = """模块 本省.框架
    版本 "2.0"
    来源 "某财绩〔2023〕1号"
    适用年度 2020 - 2025
指标 完成(实际: 数值, 目标: 数值 缺省 100)
    指标解释 "是否完成"
    来源 "第三条"
    完成率 = 实际 / 目标
    完成率 ≥ 100% 得满分，否则按比例得分
指标 框架(办结: 数值)
    指标解释 "两部分"
    过程 40分
        执行 40分 = 完成(办结)
    产出 60分
        此处 产出指标
等级 档
    来源 "第四条"
    优 ≥ 90%
    差 < 90%
"""


def test_a_library_shows_parameters_templates_and_places(tmp_path: Path) -> None:
    dossier = documented(LIBRARY, tmp_path)
    assert dossier.title == "本省.框架"
    assert lines_of(dossier) == ["引用名：本省.框架", "版本：2.0", "来源：某财绩〔2023〕1号", "适用年度：2020-2025"]
    loose = grid_of(dossier, "可引用的指标")
    assert [cell and cell.text for cell in loose.rows[0]] == [
        "完成",
        "实际：数值\n目标：数值，缺省 100",
        "是否完成\n依据：第三条",
        "完成率 = 实际 / 目标\n完成率 ≥ 100% 得满分，否则按比例得分",
        "",
    ]
    template = grid_of(dossier, "模板：框架")
    assert [row[:2] for row in template.rows] == [
        (Cell("过程\n（40分）"), Cell("执行")),
        (Cell("产出\n（60分）"), Cell("〔产出指标〕")),
    ]
    assert column(template, "分值") == ["40分", ""]
    assert (
        column(template, "评分标准")[0] == "完成率 = 办结 / 100\n完成率 ≥ 100% 得满分，否则按比例得分\n取自 完成(办结)"
    )
    assert column(template, "评分标准")[1] == "由引用方填入"
    assert column(grid_of(dossier, "等级划分"), "档次") == ["优 ≥90%\n差 <90%"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*EXAMPLES, *MODULES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_example_and_module_has_its_document(path: Path, language: Language) -> None:
    """Every leaf has a standard, every cell stands where its row has a column, and the terminal can show it."""
    checked = pipeline.check(str(path))
    dossier = rubric_of(checked.modules, checked.system, language)
    grids = [block for part in dossier.parts for block in part.blocks if isinstance(block, Grid)]
    assert grids
    for grid in grids:
        assert all(len(row) == len(grid.header) == len(grid.widths) for row in grid.rows)
        assert _covered(grid)
    assert document_of(dossier).blocks
    for grid in (grid for grid in grids if grid.names):
        name = "评分标准" if language == "zh" else "Standard"
        assert all(column(grid, name)[: len(grid.rows) - grid.totals])


def _covered(grid: Grid) -> bool:
    """Every place belongs to exactly one cell."""
    seen: dict[tuple[int, int], int] = {}
    for number, row in enumerate(grid.rows):
        for at, cell in enumerate(row):
            for down in range(cell.down if cell else 0):
                for across in range(cell.across if cell else 0):
                    place = (number + down, at + across)
                    seen[place] = seen.get(place, 0) + 1
    wanted = {(number, at) for number, row in enumerate(grid.rows) for at in range(len(row))}
    return set(seen) == wanted and set(seen.values()) == {1}
