"""What sessions yield: agreed facts, proposals and the answers to them, private notes."""

from flask import abort, g, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from mediation.blueprints.cases.act_page import act_page, begin, sent, staff
from mediation.blueprints.cases.acts_sessions import sign
from mediation.blueprints.cases.area import blueprint
from mediation.blueprints.cases.forms_session import AgreedFactsForm, NoteForm, ProposalAnswerForm, ProposalForm
from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.session_record import AgreedFacts, Proposal
from mediation.operations import sessions as operations
from mediation.rules.clauses import CLAUSES
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.typed import typed

Answer = Response | str | tuple[str, int]


@blueprint.route("/<uid>/agreed-facts", methods=["GET", "POST"], defaults={"facts_id": None})
@blueprint.route("/<uid>/agreed-facts/<int:facts_id>", methods=["GET", "POST"])
@staff
def agreed_facts(uid: str, facts_id: int | None) -> Answer:
    """Write down what nobody disputes, or correct it while nobody has signed."""
    case = begin(uid, "record_agreed_facts")
    found = _facts(case, facts_id) if facts_id else None
    name = f"cases.agreed_facts:{case.uid}" + (f":{facts_id}" if facts_id else "")
    values, draft = typed(name)
    start = {"on": found.recorded_on, "text": found.text, "version": found.version} if found else {"on": g.now.date()}
    form = AgreedFactsForm(values, data=start)
    if found is not None:
        del form.on
    if sent(form):
        if found is None:
            operations.record_agreed_facts(case, text=form.text.data, on=form.on.data, actor=actor())
        else:
            operations.edit_agreed_facts(
                found, case, text=form.text.data, seen_version=form.version.data, actor=actor()
            )
        return done(records_of(case), "无争议事实已记载，让各方签名。")
    return act_page("agreed_facts", case, "record_agreed_facts", form, facts=found, draft=name, found=draft)


def _facts(case: Case, facts_id: int) -> AgreedFacts:
    found = db.session.get(AgreedFacts, facts_id)
    if found is None or found.case_id != case.id:
        abort(404)
    return found


def records_of(case: Case) -> str:
    """The part of the case page that shows its records."""
    return _part(case, "records")


def _part(case: Case, part: str) -> str:
    return url_for("cases.show", uid=case.uid, part=part, _anchor="parts")


@blueprint.route("/<uid>/agreed-facts/<int:facts_id>/signatures", methods=["GET", "POST"])
@staff
def facts_signatures(uid: str, facts_id: int) -> Answer:
    """Who signed the agreed facts."""
    case = begin(uid, "sign_record")
    return sign(case, _facts(case, facts_id), "无争议事实记载", records_of(case))


def proposals_of(case: Case) -> list[Proposal]:
    """All proposals of a case, session by session."""
    query = select(Proposal).where(Proposal.case_id == case.id).order_by(Proposal.session_id, Proposal.ordinal)
    return list(db.session.scalars(query))


def accepted(case: Case) -> list[Proposal]:
    """The proposals that the agreement starts from."""
    return [proposal for proposal in proposals_of(case) if proposal.answer == "accepted"]


@blueprint.route("/<uid>/proposals", methods=["GET", "POST"])
@staff
def proposals(uid: str) -> Answer:
    """One more proposal, and the answers to those made."""
    case = begin(uid, "propose")
    records = operations.sessions_of(case)
    name = f"cases.proposals:{case.uid}"
    values, draft = typed(name)
    form = ProposalForm(values, data={"session": str(records[-1].id)})
    form.session.choices = [(str(record.id), f"第{record.ordinal}次调解会") for record in records]
    if sent(form):
        record = next(record for record in records if str(record.id) == form.session.data)
        operations.propose(record, case, kind=form.kind.data, text=form.text.data, actor=actor())
        return done(url_for("cases.proposals", uid=case.uid), "方案已记录。当事人答复了，在下面登记。")
    return act_page(
        "proposals",
        case,
        "propose",
        form,
        made=proposals_of(case),
        ordinals={record.id: record.ordinal for record in records},
        clauses=CLAUSES,
        answers=operations.ANSWERS,
        draft=name,
        found=draft,
    )


@blueprint.route("/<uid>/proposals/<int:proposal_id>/answer", methods=["GET", "POST"])
@staff
def proposal_answer(uid: str, proposal_id: int) -> Answer:
    """What the parties said to a proposal."""
    case = begin(uid, "answer_proposal")
    proposal = db.session.get(Proposal, proposal_id)
    if proposal is None or proposal.case_id != case.id:
        abort(404)
    form = ProposalAnswerForm(request.form or None, data={"answer": proposal.answer})
    if sent(form):
        operations.answer_proposal(proposal, case, answer=form.answer.data, actor=actor())
        heading, answer = CLAUSES[proposal.kind].heading, operations.ANSWERS[form.answer.data]
        return done(_part(case, "proposals"), f"方案“{heading}”：{answer}。")
    return act_page("proposal_answer", case, "answer_proposal", form, proposal=proposal, clauses=CLAUSES)


@blueprint.route("/<uid>/notes", methods=["GET", "POST"])
@staff
def notes(uid: str) -> Answer:
    """The mediator's own notes; nobody else reads them, no paper prints them."""
    case = begin(uid, "write_private_note")
    name = f"cases.notes:{case.uid}"
    values, draft = typed(name)
    form = NoteForm(values)
    if sent(form):
        operations.write_private_note(case, text=form.text.data, actor=actor())
        return done(_part(case, "notes"), "手记已存，只有你自己看得到。")
    written = operations.private_notes(case, actor=actor())
    return act_page("notes", case, "write_private_note", form, written=written, draft=name, found=draft)
