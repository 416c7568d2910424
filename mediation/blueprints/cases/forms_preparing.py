"""Forms of the acts between acceptance and the first session."""

from wtforms import StringField, TextAreaField

from mediation.blueprints.cases.fields import LONGEST_LINE, chosen, happened
from mediation.models.case import CaseParty
from mediation.rules.people_mediation.words import NOTICE_MANNERS
from mediation.web.forms import AtMost, BaseForm, ChecksField, ChoiceField, DateField, PickField, Required

TOLD = {**NOTICE_MANNERS, "": "这次不登记"}


class RightsNoticeForm(BaseForm):
    """Who was told rights and duties; the fields of each party are added by `RIGHTS_ROWS`."""

    def check_told(self, parties: list[CaseParty]) -> bool:
        """At least one party was told, on a day."""
        told = [party.uid for party in parties if self[f"manner_{party.uid}"].data]
        if not told:
            self[f"manner_{parties[0].uid}"].errors = ["没有填告知了哪一方。至少填一方。"]
        for uid in told:
            if not self[f"on_{uid}"].data and not self[f"on_{uid}"].errors:
                self[f"on_{uid}"].errors = ["没有填是哪一天告知的。"]
        return not self.errors


RIGHTS_ROWS = {
    "manner": lambda party: PickField(f"告知{party.party.name}", choices=chosen(TOLD), default=""),
    "on": lambda party: DateField("告知日期", [happened]),
}


class RosterForm(BaseForm):
    """Whom each party chose from the list; the field of each party is added by the view."""

    on = DateField("日期", [Required("日期"), happened])

    def check_choices(self, parties: list[CaseParty]) -> bool:
        """At least one party saw the list."""
        if not any(self[f"choice_{party.uid}"].data for party in parties):
            self[f"choice_{parties[0].uid}"].errors = ["没有填哪一方选了谁。至少填一方；看了名册没选的，记“未选”。"]
        return not self.errors


class MediatorsForm(BaseForm):
    """Who presides, who assists, who keeps the record."""

    on = DateField("日期", [Required("日期"), happened])
    presiding = ChoiceField("调解主持人", [Required("调解主持人")])
    assisting = ChecksField("参与调解的调解员")
    recorder = ChoiceField("记录人")
    cleared = StringField("同名的不是同一个人，怎么核对的", [AtMost(LONGEST_LINE)])
    asked_by = ChoiceField("谁提出更换")
    reason = TextAreaField("说明", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class AuthorityChecksForm(BaseForm):
    """Which agents' letters of authority were compared, and when."""

    on = DateField("核实日期", [Required("核实日期"), happened])
    agents = ChecksField("核实了谁的代理权限", [Required("核实了谁，至少勾一位")])
