"""What the intake screen shows around its form: known parties, the committee proposed, mediators, hits."""

from dataclasses import dataclass, field

from flask import url_for
from flask_login import current_user
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from wtforms.fields import SelectChoice

from mediation.blueprints.cases.forms_intake import UNASSIGNED, IntakeForm
from mediation.blueprints.cases.forms_intake_rows import NEW, PartyRow, RightRow
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations.conflicts import Hit, find_conflicts
from mediation.operations.party_register import find_parties, namesakes
from mediation.operations.registration import PartyEntry, Registration
from mediation.operations.workload import cases_in_hand, mediators_on_list
from mediation.rules.committees import CommitteeCode, CommitteeProposal, propose_committee
from mediation.rules.roles import COMMITTEE_STAFF, Role
from mediation.web.access import actor


@dataclass
class Screen:
    """The form with what belongs to it; `known` parties by uid, `offered` namesakes by row name."""

    form: IntakeForm
    known: dict[str, Party]
    committees: dict[str, int]
    proposal: CommitteeProposal | None
    offered: dict[str, list[Party]] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)

    def blank_party(self) -> PartyRow:
        """An empty row for the page to copy; `__list__` and `__n__` stand for its list and number."""
        return PartyRow(prefix="__list__-__n__-")

    def blank_right(self) -> RightRow:
        """The same for a right."""
        return RightRow(prefix="rights-__n__-")

    @property
    def more_open(self) -> bool:
        """Whether something is written or wrong in the part that is folded away."""
        form = self.form
        texts = (form.source_body, form.source_letter, form.source_on, form.requests, form.amount_claimed, form.dispute)
        others = (form.requested_on, form.restricted)
        return form.source.data != "APPLY" or any(field.data or field.errors for field in (*texts, *others))

    def offer_namesakes(self) -> None:
        """Before a new party is entered: known ones of the same name, for the user to tell apart."""
        for rows in self.form.lists().values():
            for entry in rows:
                row = entry.form
                if row.blank or row.known or row.party.data == NEW:
                    continue
                numbered = bool(row.identity_number.data)
                found = namesakes(row.name.data or "", actor=actor(), numbered=numbered)
                if found:
                    self.offered[entry.name], row.namesakes = found, tuple(party.uid for party in found)

    def look_for_conflicts(self) -> list[Hit]:
        """What the desk knows that speaks against the dispute as it is typed so far."""
        self.hits = find_conflicts(self.registration().question(), actor=actor())
        return self.hits

    def registration(self) -> Registration:
        """What was typed, for the operation; complete only when the form is valid."""
        form = self.form
        return Registration(
            committee_id=self.committees.get(form.committee.data or "", 0),
            dispute_type=form.dispute_type.data or "",
            facts=(form.facts.data or "").replace("\r\n", "\n"),
            parties=tuple(self._entry(side, row) for side, row in form.party_rows()),
            mediator_id=int(form.mediator.data) if form.mediator.data in form.mediators else None,
            rights=tuple(row.values() for row in form.right_rows() if row.right_kind),
            textile=self.proposal is not None and self.proposal.code is CommitteeCode.TEXTILE,
            requests=form.requests.data or "",
            amount_claimed=form.amount_claimed.data,
            source=form.source.data,
            source_body=form.source_body.data or "",
            source_letter=form.source_letter.data or "",
            source_on=form.source_on.data,
            requested_on=form.requested_on.data,
            committee_reason=form.committee_reason.data or "",
            restricted=form.restricted.data,
            conflict_decision=form.decision.data or "",
            dispute_number=form.dispute.data or "",
            dispute_reason=form.dispute_reason.data or "",
            conflict_reason=form.decision_reason.data or "",
        )

    def _entry(self, side: str, row: PartyRow) -> PartyEntry:
        known = self.known.get(row.party.data or "")
        return PartyEntry(
            side=side,
            party_id=known.id if known else None,
            values=None if known else row.values(),
            shop=row.shop.data or "",
            own_income=row.own_income.data,
            agents=row.agent_values(),
            consent_manner=row.consent_manner.data or "",
            guardian=row.guardian.form.values(),
        )


def screen_of(values: "MultiDict[str, str] | None") -> Screen:
    """The screen for what was typed so far, or an empty one."""
    form = IntakeForm(values)
    bodies = db.session.scalars(select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id))
    committees = {body.code: body for body in bodies}
    known = find_parties([row.party.data or "" for row in _rows(form)], actor=actor())
    for row in _rows(form):
        row.known = known[row.party.data].name if row.party.data in known else ""
        if not row.known and row.party.data != NEW:
            row.party.data = ""
    form.prepare()
    proposal = propose_committee(*_subject(form, known))
    form.proposed = proposal.code.value if proposal else ""
    _offer_people(form, committees)
    return Screen(form, known, {code: body.id for code, body in committees.items()}, proposal)


def _rows(form: IntakeForm) -> list[PartyRow]:
    return [entry.form for rows in form.lists().values() for entry in rows]


def _subject(form: IntakeForm, known: dict[str, Party]) -> list[str]:
    names = [row.known or row.name.data or "" for row in _rows(form)]
    return [form.facts.data or "", *(row.title.data or "" for row in form.right_rows()), *names]


def _offer_people(form: IntakeForm, committees: dict[str, Organisation]) -> None:
    mine = current_user.organisation_ids(*COMMITTEE_STAFF)
    codes = {body.id: code for code, body in committees.items()}
    form.own_committees = frozenset(codes[number] for number in mine if number in codes)
    form.committee.choices = [
        SelectChoice(code, body.name.removeprefix("南通市通州")) for code, body in committees.items()
    ]
    on_list = mediators_on_list(sorted(mine))
    for one in on_list:
        lists = form.mediators.get(str(one.user.id), frozenset())
        form.mediators = {**form.mediators, str(one.user.id): lists | {codes[one.committee_id]}}
    several, running = len(form.own_committees) > 1, cases_in_hand([one.user.id for one in on_list])
    form.mediator.choices = [SelectChoice(UNASSIGNED, "暂不指派")] + [
        SelectChoice(
            str(one.user.id),
            f"{_named(one.user)}　在办 {running.get(one.user.id, 0)} 件",
            optgroup=committees[codes[one.committee_id]].short_name if several else None,
        )
        for one in on_list
    ]
    if form.mediator.raw_data is None and current_user.organisation_ids(Role.MEDIATOR):
        form.mediator.data = str(current_user.id)


def _named(user: User) -> str:
    return f"{user.display_name}（本人）" if user.id == current_user.id else user.display_name


def hit_url(hit: Hit) -> str:
    """Where the old matter or the known party is seen; "" where the user may not look."""
    kind, _, uid = hit.subject.partition(":")
    if not uid:
        return ""
    return url_for("cases.show", uid=uid) if kind == "case" else url_for("parties.show", uid=uid)
