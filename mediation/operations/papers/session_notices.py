"""调解通知书 to one called party, from the rows of a planned session."""

from mediation.documents.session_notice import Call, session_notice
from mediation.extensions import db
from mediation.models.scheduled_session import CalledParty, ScheduledSession
from mediation.operations.agreement.issuing import matter_of
from mediation.operations.papers.case_facts import heading, named_parties
from mediation.operations.papers.making import Gap, Made, Making
from mediation.operations.signers import day_in_china
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.statutes import MOJ_75_28

# What each kind of party brings to show who it is.
IDENTITY = {
    "person": "身份证明",
    "sole_trader": "身份证明、营业执照",
    "company": "营业执照、法定代表人身份证明",
    "organisation": "登记证书、负责人身份证明",
}


def notice(making: Making) -> Made:
    """The notice of one session to one party."""
    case, called = making.case, db.session.get(CalledParty, making.key)
    if called is None or called.session.case_id != case.id or case.accepted_on is None:
        raise ActionRefused("没有这次调解会的安排。", MOJ_75_28)
    row, consent = called.session, called.party.consent
    parties = named_parties(case)
    mine = next((each for each in parties if each.row.id == called.case_party_id), None)
    if mine is None:
        raise ActionRefused("这位当事人已经退出本案，不用通知。", MOJ_75_28)
    head = f"（{mine.draft.kind.head}：{mine.draft.head}）" if mine.draft.kind.head and mine.draft.head else ""
    call = Call(
        addressee=f"{mine.draft.name}{head}",
        others=[each.draft.name for each in parties if each is not mine],
        matter=matter_of(case),
        accepted_on=case.accepted_on,
        agreed_on=day_in_china(consent.asked_at) if consent and consent.answer == "agreed" else None,
        begins=row.begins,
        place=row.whole_place,
        subject=case.title,
        mediators=_mediators(row),
        bring=[text for text in (IDENTITY[called.party.party.kind], "授权委托书（有代理人的）", row.bring) if text],
        contact=row.contact,
        on=day_in_china(row.planned_at),
    )
    return Made(session_notice(call, **heading(making)), _gaps(row))


def notice_keys(row: ScheduledSession) -> list[str]:
    """The sheets of everybody called to a session, as addresses name them."""
    return [f"session_notice-called:{one.id}" for one in row.called]


def _mediators(row: ScheduledSession) -> list[str]:
    """Who mediates there, the one presiding first and named so when there are several."""
    coming = {one.user_id for one in row.people}
    parts = {one.user_id: one for one in row.case.mediators if one.part != "recorder" and one.user_id in coming}
    found = sorted(parts.values(), key=lambda one: one.part != "presiding")
    presides = "（主持）" if len(found) > 1 else ""
    return [one.user.display_name + (presides if one.part == "presiding" else "") for one in found]


def _gaps(row: ScheduledSession) -> tuple[Gap, ...]:
    if row.room is None or row.room.address or row.room.organisation.address:
        return ()
    return (Gap(f"“{row.room.name}”没有写在哪里。在“日程”的“调解室”里补上。"),)
