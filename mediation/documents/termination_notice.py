"""终止调解通知书（人民调解法第二十三条、第二十六条；江苏省人民调解条例第二十八条）。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents.notice import Delivery, NoticePaper, Routes, told_paragraphs, whom
from mediation.documents.paper import Head
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day, han
from mediation.rules.people_mediation.words import GROUNDS
from mediation.rules.statutes import MEDIATION_23_2, MEDIATION_26

TITLE = "终止调解通知书"


@dataclass(frozen=True)
class End:
    """How the mediation, or a part of it, ended. `kind` withdrawn, refused or failed; `ground` a key of `GROUNDS`;
    `by` the parties it came from; `scope` the claims meant when only they end."""

    kind: str
    ground: str
    on: date
    by: tuple[str, ...] = ()
    reason: str = ""
    scope: str = ""


def termination_notice(
    *,
    committee: str,
    number: str,
    served: Sequence[Delivery],
    matter: str,
    accepted_on: date,
    sessions: Sequence[date],
    end: End,
    routes: Routes,
    demo: bool = False,
) -> NoticePaper:
    """The notice to every party (`served`); `number` the case number; `sessions` the days of the sessions held."""
    people = whom(each.name for each in served)
    return NoticePaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressees=f"{'、'.join(each.name for each in served)}：",
        paragraphs=(
            f"本委员会于{day(accepted_on)}受理{people}之间的{matter}（{number}），{_held(sessions)}。",
            *_why(end),
            _decision(end),
            *told_paragraphs(routes, people),
        ),
        on=day(end.on),
        deliveries=tuple(served),
    )


def _held(sessions: Sequence[date]) -> str:
    if not sessions:
        return "受理后没有开过调解会"
    count = "两" if len(sessions) == 2 else han(len(sessions))
    days = "、".join(day(each) for each in dict.fromkeys(sessions))
    return f"于{days}进行了{count}次调解"


def _why(end: End) -> tuple[str, ...]:
    by = "、".join(end.by)
    first, *more = paragraphs(end.reason) or ("",)
    part = f"各方就“{end.scope}”没有达成协议。" if end.scope else ""
    if end.ground == "settled_privately":
        what = f"{day(end.on)}，当事人自行和解，申请人{by}撤回调解申请。"
    elif end.kind == "withdrawn":
        what = f"{day(end.on)}，申请人{by}撤回调解申请。"
    elif end.kind == "refused":
        what = f"{day(end.on)}，{by}明确表示不接受调解。"
    elif end.ground == "sign_refused":
        what = f"达成一致后，{by}拒绝在调解协议书上签名、盖章。"
    elif end.ground == "other" and first:
        what = f"{part}终止的原因是："
    else:
        what = f"{part}终止的原因是：{GROUNDS[end.ground].label}。"
    return (f"{what}{first}", *more)


def _decision(end: End) -> str:
    # Who withdraws or refuses uses a right of their own (第二十三条第二项); what fails ends by the committee's duty.
    basis = MEDIATION_26.formal if end.kind == "failed" else f"{MEDIATION_23_2.formal}、{MEDIATION_26.article}"
    rule = f"依照{basis}的规定，本委员会决定自{day(end.on)}起"
    return f"{rule}对“{end.scope}”终止调解。已经达成协议的部分不在此列。" if end.scope else f"{rule}终止调解。"
