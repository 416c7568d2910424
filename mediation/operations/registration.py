"""Registering a dispute at the counter: parties, rights, source, committee, conflict decision, register number."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.case import SIDES, Case, CaseMediator, CaseParty, Consent
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.right import Right
from mediation.models.user import User
from mediation.operations import audit, case_keys
from mediation.operations.acceptance import keep_decision
from mediation.operations.actor import Actor
from mediation.operations.agents import AgentValues, add_agent
from mediation.operations.conflicts import AskedAgent, AskedParty, Question, find_conflicts
from mediation.operations.disputes import last_case_of, open_case_of
from mediation.operations.life_cycle import advance
from mediation.operations.numbers import next_number
from mediation.operations.parties import GuardianValues, PartyValues, create_party, enter_party, set_guardian
from mediation.operations.rights import RightValues, checked
from mediation.operations.route_changes import away_with, note
from mediation.operations.titles import retitle
from mediation.operations.versions import check_version
from mediation.procedures.people_mediation import State
from mediation.rules import figures
from mediation.rules.dispute_types import DisputeType
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.numbering import register_number
from mediation.rules.people_mediation.words import MANNERS
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.rules.sources import SOURCES
from mediation.rules.statutes import JIANGSU_MEDIATION_3, MEDIATION_13, MEDIATION_17, MOJ_75_21

LABELS = {
    "dispute_type": "纠纷类型",
    "textile": "标的是家纺",
    "facts": "纠纷简要情况",
    "requests": "申请事项",
    "amount_claimed": "请求金额",
    "source": "案件来源",
    "source_body": "来源单位",
    "source_letter": "来函编号",
    "source_on": "来函日期",
    "requested_on": "提出请求日期",
    "restricted": "限定查看",
}


@dataclass(frozen=True)
class PartyEntry:
    """A party of the new dispute: a known one (`party_id`) or a new one (`values`). `consent_manner` how it said
    yes on the spot (a key of `MANNERS`), "" while it has not been asked; `consent_at` when, now unless given;
    `guardian` who acts for it where it cannot act alone."""

    side: str
    party_id: int | None = None
    values: PartyValues | None = None
    shop: str = ""
    own_income: bool = False
    agents: tuple[AgentValues, ...] = ()
    consent_manner: str = ""
    consent_at: datetime | None = None
    consent_note: str = ""
    guardian: GuardianValues | None = None


@dataclass(frozen=True)
class Registration:
    """The intake form. Six fields are needed: committee, type, applicant, respondent, one line of facts, mediator
    or None for unassigned. `amount_claimed` in 分; `requested_on` the day the right-holder asked, today unless
    given; `conflict_decision` none, conflict or director, with its reason, on the hits shown. `dispute_number` of a
    dispute that was here before, or comes from another register of the house, and `dispute_reason` why it is registered
    again: it stays one dispute; "" for a new one."""

    committee_id: int
    dispute_type: str
    facts: str
    parties: tuple[PartyEntry, ...]
    mediator_id: int | None = None
    rights: tuple[RightValues, ...] = ()
    textile: bool = False
    requests: str = ""
    amount_claimed: int | None = None
    source: str = "APPLY"
    source_body: str = ""
    source_letter: str = ""
    source_on: date | None = None
    requested_on: date | None = None
    committee_reason: str = ""
    restricted: bool = False
    conflict_decision: str = ""
    conflict_reason: str = ""
    dispute_number: str = ""
    dispute_reason: str = ""

    def question(self) -> Question:
        """What the conflict check asks about this registration."""
        return Question(
            parties=tuple(_asked(entry) for entry in self.parties),
            agents=tuple(
                AskedAgent(entry.side, agent.name, agent.identity_number or "", agent.phone or "")
                for entry in self.parties
                for agent in entry.agents
            ),
            right_numbers=tuple(right.number for right in self.rights if right.number),
            mediator_id=self.mediator_id,
            dispute_number=self.dispute_number,
        )


def _asked(entry: PartyEntry) -> AskedParty:
    values = entry.values
    if entry.party_id is not None or values is None:
        known = db.session.get(Party, entry.party_id)
        name, phone = (known.name, known.phone) if known else ("", "")
        return AskedParty(entry.side, name, entry.party_id, phone=phone)
    return AskedParty(entry.side, values.name, None, values.identity_number or "", values.phone or "")


def register_case(form: Registration, *, actor: Actor, entrusted: bool = False) -> Case:
    """Enter a dispute; it gets the next register number of the year, no case number yet. `entrusted` by somebody who
    works at another body and hands the dispute over.

    Raises `ActionRefused` when a side is missing, the mediator is not on the committee's list, a hit was found and
    not decided on; `InvalidIdentifier` for a number that cannot be right.
    """
    committee = _committee(form, actor, entrusted)
    _check(form, actor)
    _check_dispute(form)
    hits = find_conflicts(form.question(), actor=actor)
    if hits and not form.conflict_decision:
        raise ActionRefused(f"核对出{len(hits)}条可能的冲突。看过后选“没有冲突”“有冲突”或者“问主任”。")
    rights = [checked(values) for values in form.rights]
    parties = [_party(entry, actor) for entry in form.parties]
    _check_different(parties)
    before = last_case_of(form.dispute_number) if form.dispute_number else None
    case = _new_case(form, committee, actor)
    rows = [
        enter_party(case, party, side=entry.side, shop=entry.shop, own_income=entry.own_income)
        for party, entry in zip(parties, form.parties, strict=True)
    ]
    retitle(case)
    db.session.add(case)
    db.session.flush()
    case_keys.make_key(case)
    db.session.add_all(Right(case_id=case.id, **columns) for columns in rights)
    audit.record(actor, "register_case", case, case=case, summary=f"登记 {case.register_number} {case.title}")
    if form.dispute_number:
        _note_again(case, form, before, actor)
    for row, entry in zip(rows, form.parties, strict=True):
        _enter_people(row, entry, actor)
    keep_decision(case, decision=form.conflict_decision or "none", hits=hits, actor=actor, reason=form.conflict_reason)
    return case


def _committee(form: Registration, actor: Actor, entrusted: bool) -> Organisation:
    committee = db.session.get(Organisation, form.committee_id)
    if committee is None or committee.kind != "committee":
        raise ActionRefused("没有选调委会。选一个调委会。")
    if not entrusted and not actor.roles_in(committee.id) & COMMITTEE_STAFF:
        raise ActionRefused(f"你不在{committee.short_name}工作，不能在那里登记。请那边的同事登记。")
    return committee


def _check(form: Registration, actor: Actor) -> None:
    for side in ("applicant", "respondent"):
        if not any(entry.side == side for entry in form.parties):
            raise ActionRefused(f"没有{SIDES[side]}。补上{SIDES[side]}再登记。", JIANGSU_MEDIATION_3)
    if form.source not in SOURCES:
        raise ActionRefused("没有选案件来源。选一项。")
    if form.requested_on and form.requested_on > actor.today:
        raise ActionRefused(f"提出请求的{figures.day(form.requested_on)}还没有到。填今天或者以前的日期。")
    _check_mediator(form.mediator_id, form.committee_id)


def _check_dispute(form: Registration) -> None:
    """One dispute is handled in one place at a time."""
    if not form.dispute_number:
        return
    if not form.dispute_reason.strip():
        raise ActionRefused("没有写为什么再登记。写一句。", MOJ_75_21)
    if open_case_of(form.dispute_number) is not None:
        raise ActionRefused(
            f"纠纷 {form.dispute_number} 还在办，不能再登记一件。等那一件办完，或者由那边移交。", MOJ_75_21
        )


def _note_again(case: Case, form: Registration, before: Case | None, actor: Actor) -> None:
    away = away_with(case.dispute_number)
    from_body = away.to_body if away else before.committee.short_name if before else form.source_body
    note(
        case,
        "back" if away else "again",
        from_body=from_body,
        to_body=case.committee.short_name,
        reason=form.dispute_reason,
        on=actor.today,
        actor=actor,
    )


def _check_mediator(user_id: int | None, committee_id: int) -> User | None:
    if user_id is None:
        return None
    user = db.session.get(User, user_id)
    if user is None or not user.active or not user.roles_in(committee_id) & {Role.MEDIATOR, Role.DIRECTOR}:
        raise ActionRefused("选的人不在这个调委会的调解员名册上。从名册里选，或者先不指定。", MEDIATION_13)
    return user


def _new_case(form: Registration, committee: Organisation, actor: Actor) -> Case:
    year = actor.today.year
    serial = next_number(f"register:{year}")
    case = Case(
        committee=committee,
        register_number=register_number(year, serial),
        dispute_number=form.dispute_number or register_number(year, serial),
        register_year=year,
        register_serial=serial,
        state=State.REGISTERED.value,
        dispute_type=form.dispute_type,
        textile=form.textile,
        facts=form.facts,
        requests=form.requests,
        amount_claimed=form.amount_claimed,
        source=form.source,
        source_body=form.source_body,
        source_letter=form.source_letter,
        source_on=form.source_on,
        committee_reason=form.committee_reason,
        restricted=form.restricted or DisputeType(form.dispute_type).restricted,
        mediator_id=form.mediator_id,
        registered_on=actor.today,
        registered_by_id=actor.id,
        requested_on=form.requested_on or actor.today,
        created_at=actor.now,
    )
    if case.restricted and form.mediator_id != actor.id:
        # Only its own people read a restricted case: who registers it is its recorder until another is named.
        case.mediators.append(CaseMediator(user=actor.user, part="recorder", chosen="", from_on=actor.today))
    return case


def _party(entry: PartyEntry, actor: Actor) -> Party:
    if entry.party_id is not None:
        party = db.session.get(Party, entry.party_id)
        if party is None:
            raise ActionRefused("选的当事人已经不在名册里。重新选，或者新填一个。")
        return party
    if entry.values is None:
        raise ActionRefused("有一行当事人是空的。填名称，或者删去这一行。")
    return create_party(entry.values, actor=actor)


def _check_different(parties: list[Party]) -> None:
    twice = next((party for place, party in enumerate(parties) if party in parties[:place]), None)
    if twice is not None:
        raise ActionRefused(f"{twice.name}填了两次。删去多的一行。")


def _enter_people(row: CaseParty, entry: PartyEntry, actor: Actor) -> None:
    for values in entry.agents:
        add_agent(row, values, actor=actor)
    if entry.guardian:
        set_guardian(row, entry.guardian, actor=actor)
    if not entry.consent_manner:
        return
    if entry.consent_at and entry.consent_at > actor.now:
        raise ActionRefused("同意调解的时间还没有到。填现在或者以前的时间。", MEDIATION_17)
    consent = Consent(
        case_party_id=row.id,
        asked_at=entry.consent_at or actor.now,
        manner=entry.consent_manner,
        answer="agreed",
        note=entry.consent_note,
        recorded_by_id=actor.id,
    )
    db.session.add(consent)
    summary = f"{MANNERS[entry.consent_manner]}征询{row.party.name}：同意"
    audit.record(actor, "record_consent", consent, case=row.case, summary=summary)


@dataclass(frozen=True)
class CaseValues:
    """What may be filled in or corrected after registration."""

    dispute_type: str
    facts: str
    textile: bool = False
    requests: str = ""
    amount_claimed: int | None = None
    source: str = "APPLY"
    source_body: str = ""
    source_letter: str = ""
    source_on: date | None = None
    requested_on: date | None = None
    restricted: bool = False


def amend_case(case: Case, values: CaseValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """补充登记. Raises `ActionRefused`, or `EditConflict` when somebody else changed the case since
    `seen_version`."""
    columns: dict[str, Any] = {name: getattr(values, name) for name in LABELS}
    columns["requested_on"] = values.requested_on or case.requested_on
    columns["restricted"] = values.restricted or DisputeType(values.dispute_type).restricted
    check_version(case, seen_version, columns, LABELS)
    if columns["requested_on"] > actor.today:
        raise ActionRefused(f"提出请求的{figures.day(columns['requested_on'])}还没有到。填今天或者以前的日期。")
    advance(case, "amend_case", actor=actor)
    for name, value in columns.items():
        setattr(case, name, value)
    retitle(case)
    audit.record(actor, "amend_case", case, case=case, summary="补充登记")


def assign_mediator(case: Case, *, mediator_id: int | None, actor: Actor) -> None:
    """Name who handles a dispute before the parties have chosen, or nobody. Raises `ActionRefused`."""
    mediator = _check_mediator(mediator_id, case.committee_id)
    if any(row.part == "presiding" and row.to_on is None for row in case.mediators):
        raise ActionRefused("主持人已经定了。要换的，办“更换调解员”。", MEDIATION_13)
    advance(case, "amend_case", actor=actor)
    case.mediator = mediator
    name = mediator.display_name if mediator else "暂不指定"
    audit.record(actor, "assign_mediator", case, case=case, summary=f"承办调解员：{name}")


def question_of(case: Case) -> Question:
    """The conflict question of a registered case, to check it again."""
    parties = [party for party in case.parties if party.left_on is None]
    numbers = db.session.scalars(select(Right.number).where(Right.case_id == case.id, Right.number != ""))
    return Question(
        parties=tuple(
            AskedParty(party.side, party.party.name, party.party_id, phone=party.party.phone) for party in parties
        ),
        agents=tuple(
            AskedAgent(party.side, agent.name, agent.identity_number, agent.phone)
            for party in parties
            for agent in party.agents
            if agent.ended_on is None
        ),
        right_numbers=tuple(numbers),
        mediator_id=case.mediator_id,
        case_id=case.id,
        dispute_number=case.dispute_number,
    )
