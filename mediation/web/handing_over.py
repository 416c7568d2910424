"""The form with which a matter of the rights centre goes to a people's committee."""

from typing import Any

from sqlalchemy import select
from wtforms import FormField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.rules.committees import CommitteeProposal
from mediation.web.forms import AtMost, BaseForm, ChecksField, DateField, PickField, Required, happened
from mediation.web.party_form import PartyDetails, short_text


class HandoverForm(BaseForm):
    """To which committee, against whom, with whose consent; choices of `committee` are set by `offer_committees`."""

    committee = PickField("调解委员会", [Required("调解委员会")])
    committee_reason = short_text("改选的理由", 500)
    on = DateField("转调解的日子", [Required("转调解的日子"), happened])
    reason = TextAreaField("投诉人怎样同意的", [AtMost(500)], render_kw={"rows": 2})
    respondent = FormField(PartyDetails, "对方")

    proposed = ""

    def validate_committee_reason(self, field: Any) -> None:
        """Another committee than the one proposed needs a sentence."""
        if self.proposed and self.committee.data and self.committee.data != self.proposed and not field.data:
            raise StopValidation("没有按建议选，写一句理由。")


class LinksHandoverForm(HandoverForm):
    """The same, of some links; choices of `links` are set by the view."""

    links = ChecksField("哪些链接", choices=[])


def offer_committees(form: HandoverForm, proposal: CommitteeProposal | None) -> dict[str, Organisation]:
    """Set the choices; the committees by code."""
    bodies = db.session.scalars(select(Organisation).where(Organisation.kind == "committee").order_by(Organisation.id))
    committees = {body.code: body for body in bodies}
    form.committee.choices = [SelectChoice(code, body.name) for code, body in committees.items()]
    form.proposed = proposal.code.value if proposal else ""
    return committees
