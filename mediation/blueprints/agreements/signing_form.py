"""One form for all who still have to sign: tick who did, say who held the pen, how, and on what day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import g
from wtforms import BooleanField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from mediation.blueprints.agreements.forms import signer_choices, signer_of
from mediation.models.agreement import Agreement
from mediation.models.case import CaseParty
from mediation.models.user import User
from mediation.operations.agreement.reading import usual_signer
from mediation.operations.agreement.signing import MANNERS
from mediation.operations.matter_facts import acting_mediators, acting_parties
from mediation.web.forms import BaseForm, ChoiceField, DateField, Required, Row, not_after


class SignerRow(Row):
    """One signature: whether it was given, by whose hand, how, when. Counts when it is ticked."""

    signed = BooleanField("已签")
    by = ChoiceField("谁签的", default="mediator")
    manner = ChoiceField("方式", choices=list(MANNERS.items()), default="signature")
    on = DateField("日期")
    issued_on: date | None = None

    def validate_on(self, field: Any) -> None:
        """A day between the version to sign and today, when it counts."""
        if not self.signed.data:
            field.errors[:] = []
            return
        if not field.data:
            raise StopValidation("没有填日期。照纸面填。")
        not_after(g.now.date(), "这一天还没到。照纸面填。")(self, field)
        if self.issued_on and field.data < self.issued_on:
            raise StopValidation(f"早于出签署版的 {self.issued_on.isoformat()}。对照纸面核对。")


@dataclass
class Signer:
    """A row with whom it is about: a party or a mediator."""

    row: SignerRow
    party: CaseParty | None = None
    mediator: User | None = None


class SigningForm(BaseForm):
    """The rows come by `signing_form`."""

    signers: list[Signer]

    @property
    def ticked(self) -> Iterator[Signer]:
        """Those who did sign."""
        return (signer for signer in self.signers if signer.row.signed.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Every ticked row holds good, and something is ticked."""
        valid = super().validate(extra_validators)
        results = [signer.row.validate() for signer in self.signers]
        return valid and all(results)

    @property
    def error_items(self) -> list[tuple[str, str, str]]:
        """The errors of all rows, each under the name of who signs."""
        return [
            (field.id, f"{_name(signer)} {field.label.text}", str(error))
            for signer in self.signers
            for field in signer.row
            for error in field.errors
        ]


def _name(signer: Signer) -> str:
    return signer.party.party.name if signer.party else signer.mediator.display_name if signer.mediator else ""


def signing_form(agreement: Agreement, formdata: Any, *, issued_on: date | None) -> SigningForm:
    """The form for everybody who has not signed yet."""
    given = [one for one in agreement.signatures if not one.struck_reason]
    parties = {one.case_party_id for one in given}
    mediators = {one.user_id for one in given if one.signer == "mediator"}
    planned = agreement.signing_on or g.now.date()
    day = max(min(planned, g.now.date()), issued_on or planned)
    form = SigningForm(formdata)
    form.signers = [
        Signer(_party_row(agreement, party, formdata, day), party=party)
        for party in acting_parties(agreement.case)
        if party.id not in parties
    ]
    form.signers += [
        Signer(_mediator_row(row.user_id, formdata, day), mediator=row.user)
        for row in acting_mediators(agreement.case)
        if row.user_id not in mediators
    ]
    for signer in form.signers:
        signer.row.issued_on = issued_on
    return form


def _mediator_row(user_id: int, formdata: Any, day: date) -> SignerRow:
    row = SignerRow(formdata, prefix=f"m-{user_id}", data={"on": day})
    row.by.choices = [SelectChoice("mediator", "本人")]
    return row


def _party_row(agreement: Agreement, party: CaseParty, formdata: Any, day: date) -> SignerRow:
    chosen = agreement.signers.get(str(party.id)) or {"by": usual_signer(party).value, "name": ""}
    by = ":".join(filter(None, (chosen["by"], chosen.get("name", ""))))
    row = SignerRow(formdata, prefix=f"p-{party.uid}", data={"on": day, "by": by, "manner": _manner(party)})
    row.by.choices = [SelectChoice(*pair) for pair in signer_choices(party)]
    return row


def _manner(party: CaseParty) -> str:
    return "signature" if party.party.kind == "person" else "seal"


def who_signed(signer: Signer) -> tuple[str, str]:
    """(key of the capacity, name) of the hand that signed."""
    chosen = signer_of(signer.row.by.data)
    party = signer.party
    if party is None:
        return "", ""
    names = {"self": party.party.name, "head": party.party.head_name, "guardian": party.guardian_name}
    return chosen["by"], chosen["name"] or names.get(chosen["by"], "")


class SealForm(BaseForm):
    """The committee's seal."""

    sealed_on = DateField("盖章日期", [Required("盖章日期")])
    issued_on: date | None = None

    def validate_sealed_on(self, field: Any) -> None:
        """Not to come, not before the version to sign."""
        not_after(g.now.date(), "这一天还没到。照纸面填。")(self, field)
        if self.issued_on and field.data and field.data < self.issued_on:
            raise StopValidation(f"早于出签署版的 {self.issued_on.isoformat()}。对照纸面核对。")
