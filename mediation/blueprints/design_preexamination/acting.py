"""The acts of an examiner from the acceptance to the grant, each on a page of its own at one address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, g, render_template, request, url_for

from mediation.blueprints.design_preexamination.area import FIELDS, Answer, blueprint, examiner, the_request
from mediation.blueprints.design_preexamination.forms import (
    AnswerForm,
    ConsistencyForm,
    DayForm,
    FilingForm,
    GrantForm,
    NotFiledForm,
    OpinionForm,
    ReasonForm,
    RefusalForm,
    ScreeningForm,
)
from mediation.blueprints.design_preexamination.intake import lacking
from mediation.models.design_preexamination import DesignPreexamination
from mediation.operations.design_preexamination import acts, handling
from mediation.procedures.design_preexamination import LIFECYCLE
from mediation.rules.identifiers import InvalidIdentifier
from mediation.rules.lifecycle import refuse
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field

Put = Callable[[DesignPreexamination, Any], None]


@dataclass(frozen=True)
class ActPage:
    """How one act is typed, put on record, and what is said then; `number` the field that holds a number."""

    form: type[BaseForm]
    put: Put
    said: str
    number: str = ""


def _conclude(action: str) -> Put:
    return lambda row, form: handling.conclude(
        row, action, on=form.on.data, reason=form.reason.data if "reason" in form else "", actor=actor()
    )


def _lane(action: str) -> Put:
    return lambda row, form: handling.end_lane(
        row, action, on=form.on.data, reason=form.reason.data, actor=actor()
    )  # fmt: skip


def _office(action: str) -> Put:
    return lambda row, form: handling.end_at_office(
        row, action, on=form.on.data, reason=form.reason.data, actor=actor()
    )


def _opinion(how: Callable[..., None]) -> Put:
    def put(row: DesignPreexamination, form: OpinionForm) -> None:
        text = form.text.data.replace("\r\n", "\n")
        how(row, on=form.on.data, items=tuple(form.items.data or ()), text=text, actor=actor())

    return put


def _answer(row: DesignPreexamination, form: AnswerForm) -> None:
    handling.record_answer(row, on=form.on.data, answer=form.answer.data, actor=actor())


def _screen(row: DesignPreexamination, form: ScreeningForm) -> None:
    handling.screen(
        row,
        on=form.on.data,
        conclusion=form.screening.data,
        items=tuple(form.items.data or ()),
        basis=form.reason.data,
        handled=form.handled.data,
        office_number=form.office_number.data,
        appeal=form.appeal.data,
        actor=actor(),
    )


def _file(row: DesignPreexamination, form: FilingForm) -> None:
    typed = {"number": form.filing_number.data, "paid_on": form.paid_on.data}
    handling.file(row, on=form.on.data, **typed, actor=actor())


def _refuse(row: DesignPreexamination, form: RefusalForm) -> None:
    typed = {"ground": form.ground.data, "reason": form.reason.data}
    handling.refuse(row, on=form.on.data, **typed, actor=actor())


def _not_file(row: DesignPreexamination, form: NotFiledForm) -> None:
    typed = {"ground": form.ground.data, "reason": form.reason.data}
    handling.not_file(row, on=form.on.data, **typed, actor=actor())


def _check(row: DesignPreexamination, form: ConsistencyForm) -> None:
    same = form.consistent.data == "yes"
    handling.check_consistency(row, on=form.on.data, consistent=same, difference=form.reason.data, actor=actor())


def _grant(row: DesignPreexamination, form: GrantForm) -> None:
    handling.grant(row, on=form.on.data, number=form.publication_number.data, actor=actor())


def _day(how: Callable[..., None]) -> Put:
    return lambda row, form: how(row, on=form.on.data, actor=actor())


ACTS: Mapping[str, ActPage] = {
    "accept": ActPage(DayForm, _day(handling.accept), "已受理。先筛查，再审查。"),
    "ask_papers": ActPage(OpinionForm, _opinion(handling.ask_papers), "已记下。印通知书送申请人，等补正。"),
    "record_papers": ActPage(AnswerForm, _answer, "补来的材料已登记。看齐了没有，再受理。"),
    "refuse": ActPage(RefusalForm, _refuse, "已登记不予受理。印通知书送申请人。"),
    "screen": ActPage(ScreeningForm, _screen, "筛查已登记。"),
    "issue_opinion": ActPage(OpinionForm, _opinion(handling.issue_opinion), "意见已记下。印通知书送申请人，等答复。"),
    "record_answer": ActPage(AnswerForm, _answer, "答复已登记。审查期限接着数。"),
    "pass": ActPage(DayForm, _conclude("pass"), "合格。印合格通知书送申请人。"),
    "fail": ActPage(ReasonForm, _conclude("fail"), "不合格。印通知书送申请人。"),
    "withdraw": ActPage(ReasonForm, _conclude("withdraw"), "已登记撤回。"),
    "deem_withdrawn": ActPage(DayForm, _conclude("deem_withdrawn"), "已登记视为撤回。"),
    "file": ActPage(FilingForm, _file, "已登记正式提交。缴费、核查以后办加快。", "filing_number"),
    "not_file": ActPage(NotFiledForm, _not_file, "已登记没有提交。"),
    "record_payment": ActPage(DayForm, _day(handling.record_payment), "已登记缴费。"),
    "check_consistency": ActPage(ConsistencyForm, _check, "已登记核查。"),
    "mark": ActPage(DayForm, _day(handling.mark), "已加快。等国家局审查结果。"),
    "refuse_mark": ActPage(ReasonForm, _lane("refuse_mark"), "已登记不予加快。"),
    "cancel_mark": ActPage(ReasonForm, _lane("cancel_mark"), "已登记取消快速通道。"),
    "grant": ActPage(GrantForm, _grant, "已登记授权公告。", "publication_number"),
    "reject": ActPage(ReasonForm, _office("reject"), "已登记驳回。"),
    "withdraw_application": ActPage(ReasonForm, _office("withdraw_application"), "已登记申请撤回。"),
}


@blueprint.route("/preexaminations/<preexamination_uid>/acts/<preexamination_act>", methods=["GET", "POST"])
@examiner
def act(preexamination_uid: str, preexamination_act: str) -> Answer:
    """One act: refused while something stands against it, said at the field it is about, or done."""
    page = ACTS.get(preexamination_act) or abort(404)
    row = the_request(preexamination_uid)
    back = url_for("design_preexamination.show", preexamination_uid=row.uid)
    form = page.form(request.form or None, data=_proposed(preexamination_act, row))
    if request.method == "GET":
        refuse(acts.refusal_of(preexamination_act, row, actor=actor()))
    elif _done(page, preexamination_uid, form):
        return done(back, page.said)
    row = the_request(preexamination_uid)
    text = render_template(
        "design_preexamination/act.html",
        row=row,
        act=LIFECYCLE[preexamination_act],
        statutes=LIFECYCLE[preexamination_act].statutes,
        form=form,
        back=back,
    )
    return (text, 422) if request.method == "POST" else text


def _done(page: ActPage, uid: str, form: BaseForm) -> bool:
    """Whether the act was carried out; else its form says why not."""
    return form.validate() and said_at_field(form, lambda: _put(page, uid, form), FIELDS) and not form.errors


def _put(page: ActPage, uid: str, form: BaseForm) -> None:
    try:
        page.put(the_request(uid), form)
    except InvalidIdentifier as error:
        form[page.number].errors = [error.message]


def _proposed(action: str, row: DesignPreexamination) -> dict[str, Any]:
    today = g.now.date()
    return {"on": today, **(lacking(row, today) if action == "ask_papers" else {})}
