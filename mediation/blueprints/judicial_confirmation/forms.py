"""Forms of 司法确认: what the committee prepares, what the court answers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import g
from wtforms import BooleanField, FileField, StringField, TextAreaField
from wtforms.validators import StopValidation

from mediation.models.case import CaseParty
from mediation.operations.agreement.reading import usual_signer
from mediation.operations.matter_facts import acting_agents
from mediation.procedures.judicial_confirmation import NOT_ACCEPTED, REJECTED, WAYS
from mediation.rules.agreement.draft import SignsBy
from mediation.rules.judicial_confirmation.words import EXTENSION_ANSWERS, NUMBER_HINT, OBJECTORS, looks_like_a_number
from mediation.web.forms import AtMost, BaseForm, ChoiceField, DateField, PickField, Required, not_after

LONGEST_LINE = 500
SCAN = {"accept": ".pdf,.jpg,.jpeg,.png"}


def happened(form: Any, field: Any) -> None:
    """A validator: the day has come."""
    not_after(g.now.date())(form, field)


class PlainForm(BaseForm):
    """An act that is only confirmed."""


class CourtForm(BaseForm):
    """The court to apply to: one that the rules propose, or another with its reason."""

    court = PickField("法院", choices=[])
    other = StringField("别的法院", [AtMost(200)])
    reason = TextAreaField("为什么选它", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})

    @property
    def chosen(self) -> str:
        """The court, from whichever field names it."""
        return str(self.other.data if self.court.data in ("", "other") else self.court.data)

    def validate_other(self, field: Any) -> None:
        """Something is named."""
        if not self.chosen:
            raise StopValidation("没有选法院。选一个，或者写别的法院的全称。")


class FilingForm(BaseForm):
    """When and how the application went to the court."""

    on = DateField("提交日期", [Required("提交日期"), happened])
    how = PickField("怎样提交", [Required("怎样提交")], choices=list(WAYS.items()))
    receipt = StringField("回执号、单号", [AtMost(200)])
    reason = TextAreaField("还差的怎样处理", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ObstacleForm(BaseForm):
    """What kept the parties, when it ended, when the court was asked for more time."""

    text = TextAreaField("耽误的事由", [Required("耽误的事由"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})
    ended_on = DateField("障碍消除日期", [happened])
    asked_on = DateField("向法院申请顺延的日期", [happened])


class ExtensionAnswerForm(BaseForm):
    """What the court said to that."""

    answer = PickField(
        "法院的答复", [Required("法院的答复")], choices=[pair for pair in EXTENSION_ANSWERS.items() if pair[0]]
    )
    on = DateField("答复日期", [Required("答复日期"), happened])


class ReasonForm(BaseForm):
    """An act that needs its reason."""

    reason = TextAreaField("理由", [Required("理由"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class DayForm(BaseForm):
    """An act of a day."""

    on = DateField("日期", [Required("日期"), happened])


class SupplementForm(BaseForm):
    """What the court wants, and by when."""

    on = DateField("通知日期", [Required("通知日期"), happened])
    due_on = DateField("法院指定到哪一天", [Required("法院指定的日子")])
    what = TextAreaField("要补什么", [Required("要补什么"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class AcceptanceForm(BaseForm):
    """The day of acceptance and the court's own number."""

    on = DateField("受理日期", [Required("受理日期"), happened])
    number = StringField("法院案号", [Required("法院案号"), AtMost(200)], render_kw={"placeholder": NUMBER_HINT})
    sure = BooleanField("案号就是这样写的")

    def validate_number(self, field: Any) -> None:
        """Doubtful writing is asked about once; courts write their numbers in many ways."""
        if field.data and not looks_like_a_number(field.data) and not self.sure.data:
            raise StopValidation(
                f"和一般的写法不一样，比如 {NUMBER_HINT}。对照裁定书核对；没写错的，勾“案号就是这样写的”。"
            )


class RulingForm(BaseForm):
    """裁定有效: its day and its scan."""

    on = DateField("裁定日期", [Required("裁定日期"), happened])
    scan = FileField("裁定书扫描件", render_kw=SCAN)


class WithdrawalForm(RulingForm):
    """An end for a reason."""

    reason = TextAreaField("原因", [Required("原因"), AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class NotAcceptedForm(RulingForm):
    """不予受理, with its ground."""

    ground = PickField(
        "不予受理的理由", [Required("理由")], choices=[(key, ground.label) for key, ground in NOT_ACCEPTED.items()]
    )
    reason = TextAreaField("裁定书怎么写的", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class RejectedForm(RulingForm):
    """裁定驳回, with its ground."""

    ground = PickField(
        "驳回的理由", [Required("理由")], choices=[(key, ground.label) for key, ground in REJECTED.items()]
    )
    reason = TextAreaField("裁定书怎么写的", [AtMost(LONGEST_LINE)], render_kw={"rows": 2})


class ObjectionForm(BaseForm):
    """An objection, or word of somebody who may object."""

    objector = PickField("谁", [Required("谁")], choices=list(OBJECTORS.items()))
    name = StringField("姓名或者名称", [Required("姓名或者名称"), AtMost(200)])
    knew_on = DateField("收到裁定、知道受侵害的日子", [Required("日子"), happened])
    raised_on = DateField("提出异议的日子", [happened])
    reason = TextAreaField("异议的内容", [Required("异议的内容"), AtMost(LONGEST_LINE)], render_kw={"rows": 3})

    def validate_raised_on(self, field: Any) -> None:
        """Nobody objects to what they do not know of."""
        if field.data and self.knew_on.data and field.data < self.knew_on.data:
            raise StopValidation("早于收到裁定或者知道的日子。核对日期。（民诉法解释第三百七十二条第二款）")


class ApplicantsForm(BaseForm):
    """Rows per party come by `applicants_form`."""


def not_before(day: date | None, sentence: str) -> Any:
    """A validator: the date must not lie before `day`."""

    def check(form: Any, field: Any) -> None:
        if day and field.data and field.data < day:
            raise StopValidation(sentence)

    return check


def applicants_form(
    parties: Iterable[CaseParty], formdata: Any, kept: dict[str, dict[str, str]], effective_on: date | None
) -> ApplicantsForm:
    """For each party: whether it signed the application, by whose hand, on what day; `kept` what is on record."""
    early = not_before(effective_on, f"协议 {effective_on} 才生效，申请书不会在那以前签。（民事诉讼法第二百零五条）")
    parties = list(parties)
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for party in parties:
        fields[f"signed_{party.uid}"] = BooleanField("签了")
        fields[f"by_{party.uid}"] = ChoiceField("谁签的", choices=_signers(party))
        fields[f"on_{party.uid}"] = DateField("日期", [happened, early])
        known = kept.get(str(party.id))
        by = f"{known['by']}:{known['name']}" if known else _usual(party)
        data |= {
            f"signed_{party.uid}": known is not None,
            f"by_{party.uid}": by if by in dict(_signers(party)) else _usual(party),
            f"on_{party.uid}": date.fromisoformat(known["on"]) if known else g.now.date(),
        }
    made = type("ApplicantsForm", (ApplicantsForm,), fields)
    return made(formdata, data=data)  # type: ignore[no-any-return]


def _signers(party: CaseParty) -> list[tuple[str, str]]:
    words = {"company": "法定代表人", "sole_trader": "经营者", "organisation": "负责人"}
    found = []
    if party.guardian_name:
        found.append((f"{SignsBy.GUARDIAN}:{party.guardian_name}", f"监护人 {party.guardian_name}"))
    elif party.party.kind == "person":
        found.append((f"{SignsBy.SELF}:{party.party.name}", "本人"))
    else:
        head = party.party.head_name
        found.append((f"{SignsBy.HEAD}:{head}", f"{words[party.party.kind]} {head}"))
    found += [(f"{SignsBy.AGENT}:{agent.name}", f"代理人 {agent.name}") for agent in acting_agents(party)]
    return found


def _usual(party: CaseParty) -> str:
    by = usual_signer(party)
    return next((value for value, _ in _signers(party) if value.startswith(f"{by}:")), _signers(party)[0][0])


def service_form(
    parties: Iterable[CaseParty], formdata: Any, served: dict[str, str], ruled_on: date | None
) -> BaseForm:
    """The day the ruling came to each party; those on record keep theirs."""
    parties = list(parties)
    early = not_before(ruled_on, f"裁定 {ruled_on} 才作出，不会在那以前送达。（民诉法解释第三百七十二条第二款）")
    fields = {f"on_{party.uid}": DateField(party.party.name, [happened, early]) for party in parties}
    data = {
        f"on_{party.uid}": date.fromisoformat(served[str(party.id)]) for party in parties if str(party.id) in served
    }
    made = type("ServiceForm", (BaseForm,), fields)
    return made(formdata, data=data)  # type: ignore[no-any-return]
