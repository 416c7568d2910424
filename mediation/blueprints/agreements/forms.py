"""The forms of an agreement but for its terms: the frame of the editor, starting, reasons, oral, signatures."""

from typing import Any

from flask import g
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.agreements.fields import CountField, no_longer_than
from mediation.models.case import CaseParty
from mediation.operations.agreement.reading import capacity_words
from mediation.operations.matter_facts import acting_agents
from mediation.rules.agreement.draft import OralReason, SignsBy
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, not_after

LONGEST_TEXT = 20000


def _day_is_past(form: Any, field: Any) -> None:
    not_after(g.now.date())(form, field)


class EditorForm(BaseForm):
    """What is not a term. Who signs for each party comes as `sign_<uid>` (`with_signers`)."""

    facts = TextAreaField("事实", [no_longer_than(LONGEST_TEXT)], render_kw={"rows": 7})
    disputes = TextAreaField("争议事项", [no_longer_than(LONGEST_TEXT)], render_kw={"rows": 3})
    copies = CountField("份数", render_kw={"autocomplete": "off", "inputmode": "numeric"})
    want_confirmation = BooleanField("要申请司法确认")
    partial_scope = StringField("部分协议的范围", [no_longer_than(500)])
    signing_on = DateField("准备哪天签")
    agreed_effective_on = DateField("另外约定的生效日")
    written_asked = BooleanField("有当事人要求写成协议书")
    performance = TextAreaField("履行方式、时限", [no_longer_than(LONGEST_TEXT)], render_kw={"rows": 3})
    agreed_on = DateField("达成口头协议的日期", [_day_is_past])


def with_signers(parties: list[CaseParty]) -> type[EditorForm]:
    """The editor's form with one choice of signer for each party."""
    fields = {f"sign_{party.uid}": ChoiceField("谁来签", choices=signer_choices(party)) for party in parties}
    return type("EditorForm", (EditorForm,), fields)


def signer_choices(party: CaseParty) -> list[tuple[str, str]]:
    """Who may sign for a party, as `key` → words: the person or head, the guardian, each agent."""
    usual = SignsBy.SELF if party.party.kind == "person" else SignsBy.HEAD
    head = party.party.name if usual is SignsBy.SELF else party.party.head_name
    offered = [(usual.value, _words(party, usual, head))]
    if party.guardian_name:
        offered.append((SignsBy.GUARDIAN.value, _words(party, SignsBy.GUARDIAN, party.guardian_name)))
    for agent in acting_agents(party):
        offered.append((f"agent:{agent.name}", _words(party, SignsBy.AGENT, agent.name)))
    return offered


def _words(party: CaseParty, by: SignsBy, name: str) -> str:
    return f"{name or '没有登记'}（{capacity_words(party.party.kind, by)}）"


def signer_of(key: str) -> dict[str, str]:
    """A choice of signer as it is stored."""
    by, _, name = key.partition(":")
    return {"by": by, "name": name}


class StartForm(BaseForm):
    """How the agreement is made: written unless one of the regulation's two reasons allows an oral one."""

    shape = PickField(
        "协议怎么订",
        [Required("协议怎么订")],
        choices=[("written", "写成调解协议书"), ("oral", "口头协议，填登记表")],
    )
    oral_reason = PickField(
        "不写协议书的理由", choices=[(reason.value, reason.label) for reason in OralReason], default=""
    )

    def validate_oral_reason(self, field: Any) -> None:
        """An oral agreement needs its reason (江苏省人民调解条例第三十一条)."""
        if self.shape.data == "oral" and not field.data:
            raise StopValidation("口头协议要有理由：无履行义务，或者义务已即时履行。都不是的，写成协议书。")


class ReasonForm(BaseForm):
    """An act that leaves its reason on record."""

    reason = TextAreaField("原因", [Required("原因"), AtMost(500)], render_kw={"rows": 2})


class PlainForm(BaseForm):
    """One button."""


class OralForm(BaseForm):
    """The day an oral agreement was reached."""

    agreed_on = DateField("达成口头协议的日期", [Required("日期"), _day_is_past])
