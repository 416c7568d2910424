"""What an examiner puts on record from the acceptance to what the national office made of it."""

from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.design_preexamination import (
    DesignPreexamination,
    PreexaminationOpinion,
    PreexaminationScreening,
)
from mediation.operations import settings
from mediation.operations.actor import Actor
from mediation.operations.deadlines import compute
from mediation.operations.design_preexamination.acts import advance, tell
from mediation.procedures.design_preexamination import ANSWER
from mediation.rules.design_preexamination.numbers import check_filing_number, check_publication_number
from mediation.rules.design_preexamination.words import NOT_FILED, REFUSED, SCREENING
from mediation.rules.figures import day
from mediation.rules.identifiers import InvalidIdentifier


def accept(row: DesignPreexamination, *, on: date, actor: Actor) -> None:
    """受理. Raises `Barred` while registration, class, quota, agency, papers or pictures stand against it."""
    advance(row, "accept", actor=actor, columns={"accepted_on": on}, on=on)
    tell(row, "accept", f"{day(on)}受理", actor)


def refuse(row: DesignPreexamination, *, on: date, ground: str, reason: str, actor: Actor) -> None:
    """不予受理, `ground` a key of `REFUSED`. Raises `Barred`."""
    columns = {"concluded_on": on, "outcome": "refused", "ground": ground, "reason": _line(reason)}
    advance(row, "refuse", actor=actor, columns=columns, on=on, ground=ground, reason=reason)
    tell(row, "refuse", f"{day(on)}不予受理：{REFUSED[ground]}", actor, reason)


def ask_papers(row: DesignPreexamination, *, on: date, items: tuple[str, ...], text: str, actor: Actor) -> None:
    """A notice before the acceptance: what is to be supplied. Raises `Barred`."""
    _issue(row, "ask_papers", on, items, text, actor)


def issue_opinion(row: DesignPreexamination, *, on: date, items: tuple[str, ...], text: str, actor: Actor) -> None:
    """One opinion: `items` keys of `DEFECTS`, `text` as it is printed. Raises `Barred`."""
    _issue(row, "issue_opinion", on, items, text, actor)


def _issue(row: DesignPreexamination, action: str, on: date, items: tuple[str, ...], text: str, actor: Actor) -> None:
    advance(row, action, actor=actor, on=on, items=items, text=text)
    opinion = PreexaminationOpinion(
        ordinal=len(row.opinions) + 1,
        before=action == "ask_papers",
        issued_on=on,
        due_on=compute(ANSWER.id, on, settings.calendar()).due,
        items=list(items),
        text=text.strip(),
        issued_by_id=actor.id,
    )
    row.opinions.append(opinion)
    db.session.flush()
    tell(row, action, f"{day(on)}发第 {opinion.ordinal} 次意见", actor)


def record_answer(row: DesignPreexamination, *, on: date, answer: str, actor: Actor) -> None:
    """The answer to the opinion that waits, before the acceptance what was supplied. Raises `Barred`."""
    action = "record_papers" if row.state == "incomplete" else "record_answer"
    advance(row, action, actor=actor, on=on)
    opinion = next(each for each in row.opinions if each.answered_on is None)
    opinion.answered_on, opinion.answer = on, _line(answer)
    db.session.flush()
    tell(row, action, f"{day(on)}答复第 {opinion.ordinal} 次意见", actor)


def screen(
    row: DesignPreexamination,
    *,
    on: date,
    conclusion: str,
    items: tuple[str, ...] = (),
    basis: str = "",
    handled: str = "",
    office_number: str = "",
    appeal: str = "",
    actor: Actor,
) -> None:
    """非正常申请筛查; the newest counts. Raises `Barred`."""
    advance(row, "screen", actor=actor, on=on, screening=conclusion, items=items, reason=basis)
    row.screenings.append(
        PreexaminationScreening(
            screened_on=on,
            conclusion=conclusion,
            items=list(items),
            basis=_line(basis),
            handled=handled,
            office_number=office_number.strip()[:200],
            appeal=appeal,
            screened_by_id=actor.id,
        )
    )
    db.session.flush()
    tell(row, "screen", f"{day(on)}筛查：{SCREENING[conclusion]}", actor)


def conclude(row: DesignPreexamination, action: str, *, on: date, reason: str = "", actor: Actor) -> None:
    """合格、不合格、撤回、视为撤回: `action` pass, fail, withdraw or deem_withdrawn. Raises `Barred`."""
    outcome = {"pass": "passed", "fail": "failed", "withdraw": "withdrawn", "deem_withdrawn": "deemed_withdrawn"}
    columns = {"concluded_on": on, "outcome": outcome[action], "reason": _line(reason)}
    if action == "withdraw" and row.outcome == "passed":
        # It passed and was withdrawn before filing: the conclusion of the examination stands.
        columns = {"not_filed_on": on, "not_filed_ground": "given_up", "reason": _line(reason)}
    advance(row, action, actor=actor, columns=columns, on=on, reason=reason)
    names = {"pass": "合格", "fail": "不合格", "withdraw": "撤回", "deem_withdrawn": "视为撤回"}
    tell(row, action, f"{day(on)}{names[action]}", actor, reason)


def file(row: DesignPreexamination, *, on: date, number: str, paid_on: date | None, actor: Actor) -> None:
    """The applicant filed at the national office. Raises `Barred`, or `InvalidIdentifier` for a number that cannot be
    right or that another request has."""
    plain = check_filing_number(number)
    taken = select(DesignPreexamination.number).where(
        DesignPreexamination.filing_number == plain, DesignPreexamination.id != row.id
    )
    if other := db.session.scalar(taken):
        raise InvalidIdentifier(f"这个申请号已经登记在 {other} 上。核对是哪一件的。")
    columns = {"filed_on": on, "filing_number": plain, "paid_on": paid_on}
    advance(row, "file", actor=actor, columns=columns, on=on, paid_on=paid_on)
    tell(row, "file", f"{day(on)}正式提交", actor)


def not_file(row: DesignPreexamination, *, on: date, ground: str, reason: str, actor: Actor) -> None:
    """It passed and was not filed: `ground` a key of `NOT_FILED`. Raises `Barred`."""
    columns = {"not_filed_on": on, "not_filed_ground": ground, "reason": _line(reason)}
    advance(row, "not_file", actor=actor, columns=columns, on=on, ground=ground, reason=reason)
    tell(row, "not_file", f"合格后没有提交：{NOT_FILED[ground]}", actor, reason)


def record_payment(row: DesignPreexamination, *, on: date, actor: Actor) -> None:
    """The fee was paid. Raises `Barred`."""
    advance(row, "record_payment", actor=actor, columns={"paid_on": on}, on=on)
    tell(row, "record_payment", f"{day(on)}缴费", actor)


def check_consistency(
    row: DesignPreexamination, *, on: date, consistent: bool, difference: str, actor: Actor
) -> None:  # fmt: skip
    """Whether the filed text is the one that passed. Raises `Barred`."""
    columns = {"checked_on": on, "consistent": consistent, "difference": "" if consistent else _line(difference)}
    advance(row, "check_consistency", actor=actor, columns=columns, on=on, consistent=consistent, reason=difference)
    tell(row, "check_consistency", f"{day(on)}一致性核查：{'一致' if consistent else '不一致'}", actor, difference)


def mark(row: DesignPreexamination, *, on: date, actor: Actor) -> None:
    """加快标记. Raises `Barred`."""
    advance(row, "mark", actor=actor, columns={"marked_on": on}, on=on)
    tell(row, "mark", f"{day(on)}加快标记", actor)


def end_lane(row: DesignPreexamination, action: str, *, on: date, reason: str, actor: Actor) -> None:
    """不予加快、取消快速通道: `action` refuse_mark or cancel_mark. Raises `Barred`."""
    cancelled = action == "cancel_mark"
    columns = {"cancelled_on": on if cancelled else None, "cancel_reason": _line(reason)}
    advance(row, action, actor=actor, columns=columns, on=on, reason=reason)
    tell(row, action, f"{day(on)}{'取消快速通道' if cancelled else '不予加快'}", actor, reason)


def grant(row: DesignPreexamination, *, on: date, number: str, actor: Actor) -> None:
    """The grant was published. Raises `Barred`, or `InvalidIdentifier` for a publication number of another form."""
    plain = check_publication_number(number)
    columns = {"result": "granted", "result_on": on, "publication_number": plain}
    advance(row, "grant", actor=actor, columns=columns, on=on)
    tell(row, "grant", f"{day(on)}授权公告", actor)


def end_at_office(row: DesignPreexamination, action: str, *, on: date, reason: str, actor: Actor) -> None:
    """驳回、申请撤回: `action` reject or withdraw_application. Raises `Barred`."""
    result = "rejected" if action == "reject" else "application_withdrawn"
    columns = {"result": result, "result_on": on, "result_reason": _line(reason)}
    advance(row, action, actor=actor, columns=columns, on=on, reason=reason)
    tell(row, action, f"{day(on)}{'驳回' if action == 'reject' else '申请撤回'}", actor, reason)


def _line(text: str) -> str:
    return text.strip()[:500]
