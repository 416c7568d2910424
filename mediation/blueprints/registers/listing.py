"""The registers at a glance, and one of them: searched, paged, taken along as a workbook."""

from flask import g, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.blueprints.registers.area import anyone, blueprint, the_kind
from mediation.exchange.registers import register_sheet
from mediation.exchange.workbook import XLSX
from mediation.extensions import db
from mediation.operations import audit
from mediation.operations.access_scope import readable_registers
from mediation.operations.registers import reading
from mediation.operations.registers.entries import in_words, may_keep
from mediation.operations.registers.reading import Filter
from mediation.rules.registers.catalogue import KINDS
from mediation.rules.registers.kinds import Kind
from mediation.web.access import actor, allowed, reads_first
from mediation.web.acts import begin
from mediation.web.file_answers import download
from mediation.web.numbers import row_number


@blueprint.get("/registers")
@anyone
def index() -> str:
    """Every register that the user may read, with how much stands in it."""
    year = g.now.year
    readable, tallies = readable_registers(current_user), reading.tallies(current_user, year)
    return render_template(
        "registers/index.html",
        rows=[
            (kind, *tallies.get(kind.code, (0, 0)), may_keep(kind, current_user))
            for kind in KINDS.values()
            if kind.code in readable
        ],
        year=year,
        beside=[
            (label, plan, said, url_for(endpoint))
            for label, plan, said, endpoint in BESIDE
            if allowed(endpoint, current_user.roles)
        ],
    )


# What has a course of its own and stands beside the registers.
BESIDE = (
    ("跨部门咨询", "三（三）2", "7 个工作日答复，疑难、复杂的除外。", "registers.consultations"),
    ("专家咨询库", "三（三）2", "在聘期内的专家，用过几次。", "registers.expert_pool"),
    ("典型案例", "三（三）4", "选、去名称、另一个人审核、发布。", "registers.typical_cases"),
)


def _chosen(kind: Kind) -> Filter:
    """The filter in the address; what makes no sense is left out."""
    group, year = request.args.get("group", ""), request.args.get("year", type=row_number)
    return Filter(
        words=request.args.get("q", "").strip()[:60],
        group=group if group in kind.groups else "",
        year=year if year and 1990 <= year <= 2999 else None,
        unproved=bool(request.args.get("unproved")) and bool(kind.proof),
    )


@blueprint.get("/registers/<register_kind>")
@anyone
def entries(register_kind: str) -> str:
    """One register, the newest days first; the filter stays in the address."""
    kind = the_kind(register_kind)
    chosen = _chosen(kind)
    kept = {
        "q": chosen.words or None,
        "group": chosen.group or None,
        "year": chosen.year,
        "unproved": "1" if chosen.unproved else None,
    }
    page = reading.page(current_user, kind, chosen, after=request.args.get("after", type=row_number))

    def address(endpoint: str = "registers.entries", **changes: object) -> str:
        return url_for(endpoint, register_kind=kind.code, **{**kept, **changes})  # type: ignore[arg-type]

    return render_template(
        "registers/entries.html",
        kind=kind,
        chosen=chosen,
        rows=[(row, in_words(row), {one.purpose for one in row.files}) for row in page.rows],
        listed=[one for one in kind.fields if one.listed],
        years=reading.years(current_user, kind),
        address=address,
        next_url=address(after=page.after) if page.after else "",
        keeps=may_keep(kind, current_user),
    )


@blueprint.post("/registers/<register_kind>/workbook")
@anyone
@reads_first
def export(register_kind: str) -> Response:
    """Everything that the filter finds, as a workbook. That it left the house stays in the trail."""
    kind = the_kind(register_kind)
    found = reading.whole(current_user, kind, _chosen(kind))
    content = register_sheet(kind, [(in_words(row), row) for row in found], made_on=g.now.date())
    begin()
    who = actor()
    audit.record(who, "export_register", who.user, summary=f"导出{kind.label}台账，{len(found)} 条")
    db.session.commit()
    return download(content, f"{kind.label}台账{g.now.date().isoformat()}.xlsx", XLSX)
