"""The file of one case: cover, contents, what came later, its review, its claim."""

from flask import Response, abort, g, render_template, url_for
from sqlalchemy import select

from mediation.blueprints.dossiers.area import CLAIM_TAGS, STATE_TAGS, VERDICT_TAGS, blueprint, is_demo, staff, the_case
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.document import Attachment, Document
from mediation.models.dossier import Dossier, DossierSupplement, SubsidyClaim
from mediation.models.user import User
from mediation.operations.case_keys import content_of
from mediation.operations.dossier import filing, subsidy
from mediation.operations.dossier.score import score_of
from mediation.operations.evidence import open_file
from mediation.procedures.archiving import DECISIONS, FilingFacts, State, unexplained
from mediation.procedures.subsidy import State as ClaimState
from mediation.rules.file_score import Point
from mediation.rules.statutes import ARCHIVES_21_2, MEDIATION_27
from mediation.web.access import actor
from mediation.web.act_links import OpenAct
from mediation.web.file_answers import download

PAGES = {
    "fill_cover": "dossiers.cover",
    "compile": "dossiers.compile",
    "check": "dossiers.check",
    "return": "dossiers.send_back",
    "file": "dossiers.file",
    "supplement": "dossiers.supplement",
    "keep": "dossiers.appraisal",
    "transfer": "dossiers.appraisal",
    "restrict": "dossiers.restriction",
    "lift": "dossiers.lift",
}
LABELS = {"keep": "到期鉴定"}
# The step that leads on from each state; the others stand beside it.
LEADING = {
    State.COLLECTING: ("compile", "fill_cover"),
    State.READY: ("check",),
    State.CHECKED: ("file",),
    State.FILED: ("keep", "supplement"),
}
NEXT = {
    "fill_cover": "填封面，缺的材料写明原因",
    "compile": "材料齐了，立卷",
    "check": "由立卷人以外的人检查",
    "file": "归档，归档后不能再改",
    "supplement": "已归档；后来的文书登记补充",
    "keep": "保管期限已满，要鉴定",
}


@blueprint.get("/cases/<uid>/dossier")
@staff
def show(uid: str) -> str:
    """The file as it stands."""
    case = the_case(uid)
    dossier = filing.dossier_of(case)
    facts = filing.facts_of(case, actor=actor(), demo=is_demo(), dossier=dossier)
    state = filing.state_of(dossier)
    acts = _acts(case, facts)
    ready = {act.action: act for act in acts if act.refused is None}
    leading = next((ready[action] for action in LEADING.get(state, ()) if action in ready), None)
    claim = subsidy.claim_of(case)
    return render_template(
        "dossiers/show.html",
        case=case,
        dossier=dossier,
        state=state,
        tag_kind=STATE_TAGS[state],
        facts=facts,
        left=unexplained(facts.lacking, facts.statement),
        leading=leading,
        next_title=NEXT[leading.action] if leading else _waiting(state, facts),
        beside=[act for act in ready.values() if act is not leading],
        barred=[act for act in acts if act.refused is not None and _worth_saying(act, state, facts)],
        people=_people(dossier, claim),
        scans=_scans(dossier),
        decisions=DECISIONS,
        score=score_of(case, today=g.now.date(), compare=True),
        verdict_tags=VERDICT_TAGS,
        mend=lambda point: _mend(case, point),
        claim=claim,
        claim_state=ClaimState(claim.result) if claim else ClaimState.NONE,
        claim_tags=CLAIM_TAGS,
        claim_acts=_claim_acts(case),
        laws=(MEDIATION_27, ARCHIVES_21_2),
    )


def _acts(case: Case, facts: FilingFacts) -> list[OpenAct]:
    return [
        OpenAct(act.action, LABELS.get(act.action, act.label), url_for(PAGES[act.action], uid=case.uid), refused)
        for act, refused in filing.open_acts(case, facts, actor=actor())
        # An appraisal offers to hand over on its own page.
        if act.action in PAGES and not (act.action == "transfer" and facts.expired)
    ]


def _worth_saying(act: OpenAct, state: State, facts: FilingFacts) -> bool:
    """What is not yet to be done is no news: an appraisal before the period ends, a restriction nobody asked for."""
    return act.action in LEADING.get(state, ()) and (act.action != "keep" or facts.expired)


def _waiting(state: State, facts: FilingFacts) -> str:
    if state is State.READY:
        return "等另一个人检查"
    if state is State.TRANSFERRED:
        return "已移交档案馆，这里只读"
    return "归档后只能补充" if state is State.FILED else "还不能立卷"


def _people(dossier: Dossier | None, claim: SubsidyClaim | None) -> dict[int, str]:
    ids = set()
    if dossier is not None:
        ids |= {dossier.compiled_by_id, dossier.checked_by_id, dossier.filed_by_id}
        ids |= {entry.user_id for entry in dossier.supplements}
    if claim is not None:
        ids |= {claim.claimed_by_id, claim.decided_by_id}
    rows = db.session.execute(select(User.id, User.display_name).where(User.id.in_(sorted(filter(None, ids)))))
    return dict(tuple(row) for row in rows)


def _scans(dossier: Dossier | None) -> dict[int, Attachment]:
    ids = [entry.attachment_id for entry in dossier.supplements if entry.attachment_id] if dossier else []
    return {row.id: row for row in db.session.scalars(select(Attachment).where(Attachment.id.in_(ids)))}


def _mend(case: Case, point: Point) -> str:
    """Where a point is mended."""
    if point.code == "cover":
        return url_for("dossiers.cover", uid=case.uid)
    return url_for("cases.show", uid=case.uid, part=point.part or None, _anchor="parts" if point.part else None)


def _claim_acts(case: Case) -> list[OpenAct]:
    pages = {"claim": "dossiers.claim", "approve": "dossiers.decide"}
    labels = {"approve": "审核"}
    return [
        OpenAct(act.action, labels.get(act.action, act.label), url_for(pages[act.action], uid=case.uid), refused)
        for act, refused in subsidy.open_acts(case, actor=actor())
        if act.action in pages
    ]


@blueprint.get("/cases/<uid>/dossier/copy")
@staff
def copy(uid: str) -> Response:
    """The archive copy, as it was bound."""
    dossier = filing.dossier_of(the_case(uid))
    document = db.session.get(Document, dossier.document_id) if dossier and dossier.document_id else None
    if document is None:
        abort(404)
    return download(content_of(document), f"{document.number}卷宗.pdf", "application/pdf")


@blueprint.get("/cases/<uid>/dossier/supplements/<int:supplement_id>")
@staff
def supplement_scan(uid: str, supplement_id: int) -> Response:
    """The scan of a supplement, always as a file to keep."""
    dossier = filing.dossier_of(the_case(uid))
    entry = db.session.get(DossierSupplement, supplement_id)
    if dossier is None or entry is None or entry.dossier_id != dossier.id or entry.attachment_id is None:
        abort(404)
    attachment = db.session.get_one(Attachment, entry.attachment_id)
    return download(open_file(attachment), attachment.name, attachment.media_type)
