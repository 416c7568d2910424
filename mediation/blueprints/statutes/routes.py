"""The words of the articles that the program cites, and the deadlines that rest on them."""

from flask import Blueprint, g, render_template

from mediation.operations import deadline_sheet
from mediation.rules.deadlines import DeadlineRule
from mediation.rules.statutes import ALL
from mediation.web.access import any_user

blueprint = Blueprint("statutes", __name__, url_prefix="/statutes")


@blueprint.get("/")
@any_user
def index() -> str:
    """Every cited article, by law."""
    laws: dict[tuple[str, str], list[object]] = {}
    for statute in ALL:
        laws.setdefault((statute.law, statute.version), []).append(statute)
    return render_template("statutes/index.html", laws=laws)


# The order in which the rules are read; whatever a newer procedure adds stands at the end.
GROUPS = (
    ("调解", ("D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D29")),
    ("司法确认", ("D09", "D10", "D11", "D12", "D13", "D14", "D15")),
    ("履行、执行和时效", ("D16", "D17", "D18", "D23")),
    ("立卷归档", ("D24", "D25", "D26")),
    ("专利行政调解和处理", ("D19", "D20", "D21", "D22")),
    ("外观设计预审", ("D41", "D42", "D43", "D44", "D45")),
    ("专利权评价报告", ("D51", "D52")),
    ("维权援助", ("W01", "W02", "W03", "W04", "W05")),
    ("跨部门咨询", ("W11",)),
    ("网店投诉", ("D61",)),
    ("组织、个人信息和其他", ("D27", "D28", "D30", "D31")),
)


@blueprint.get("/deadlines")
@any_user
def deadlines() -> str:
    """Every deadline: who acts, how long, what a rest day does, the article's words, who set a local length."""
    rows = deadline_sheet.rows(g.now.date())
    groups = [(title, [row for row in rows if _number(row.rule) in ids]) for title, ids in GROUPS]
    known = {row.rule.id for _, group in groups for row in group}
    if rest := [row for row in rows if row.rule.id not in known]:
        groups.append(("其他", rest))
    return render_template("statutes/deadlines.html", groups=groups, applies=deadline_sheet.applies)


def _number(rule: DeadlineRule) -> str:
    """Without the word for another course: `D03-simple` is of D03."""
    return rule.id.partition("-")[0]
