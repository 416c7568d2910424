"""行政调解的通知和函：征求意见、立案、不予立案、终止、委托调委会。

No source has the wording of these papers: it is this desk's own and says only what is on record. What is fixed when
the paper is handed out, the time and place of the first meeting, is left to the pen.
"""

from collections.abc import Sequence
from datetime import date

from mediation.documents.notice import Delivery, NoticePaper, whom
from mediation.documents.paper import Head
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day

CONSULTATION = "行政调解征求意见通知书"
OPENING = "行政调解立案通知书"
NON_OPENING = "行政调解不予立案通知书"
ENDING = "行政调解终止（撤销案件）通知书"
HANDOVER = "委托调解函"


def _letter(head: Head, to: Sequence[str], texts: Sequence[str], on: date | None = None) -> NoticePaper:
    return NoticePaper(
        head=head,
        addressees=f"{'、'.join(to)}：",
        paragraphs=tuple(texts),
        # The day a notice goes out is the pen's where no record has it.
        on=day(on) if on else "",
        deliveries=tuple(Delivery(name) for name in to),
    )


def consultation(
    *,
    bureau: str,
    number: str,
    applicants: Sequence[str],
    respondents: Sequence[str],
    matter: str,
    requested_on: date,
    authority: str,
    days: int,
    demo: bool = False,
) -> NoticePaper:
    """What the respondents get with the copy of the request: `matter` what is asked, `authority` on what the bureau
    acts, `days` how long they have by the office's own setting."""
    you = whom(respondents)
    return _letter(
        Head(committee=bureau, title=CONSULTATION, number=number, demo=demo),
        respondents,
        (
            f"{'、'.join(applicants)}于{day(requested_on)}请求本局就与{you}之间的{matter}进行调解（{number}）。"
            f"现将请求书副本送达{you}。",
            f"本局办理的依据：{authority}。",
            f"请自收到副本之日起{days}日内向本局书面陈述意见，写明是否同意调解，对请求的意见和理由。",
            f"行政调解以各方自愿为前提。{you}同意的，本局立案，另行通知调解的时间、地点；"
            "不同意或者没有陈述意见的，本局不予立案，请求人可以依法通过其他途径维护自己的权利。",
        ),
    )


def opening(
    *,
    bureau: str,
    number: str,
    parties: Sequence[str],
    matter: str,
    agreed_on: date,
    opened_on: date,
    demo: bool = False,
) -> NoticePaper:
    """To every party; time and place of the meeting are left to the pen."""
    return _letter(
        Head(committee=bureau, title=OPENING, number=number, demo=demo),
        parties,
        (
            f"你们之间的{matter}，被请求人于{day(agreed_on)}表示同意调解，本局于{day(opened_on)}立案（{number}）。",
            "调解的时间：　　　　年　　月　　日　　时　　分。",
            "调解的地点：　　　　　　　　　　　　　　　　　　。",
            "请携带身份证明、权利证明和有关材料按时参加。委托他人参加的，提交写明事项、权限和期限的授权委托书。",
            "调解中任何一方可以随时要求终止调解。达成协议的，由各方签名或者盖章；没有达成协议的，可以向人民法院起诉。",
        ),
        opened_on,
    )


def non_opening(
    *,
    bureau: str,
    number: str,
    applicants: Sequence[str],
    respondents: Sequence[str],
    matter: str,
    requested_on: date,
    ground: str,
    reason: str,
    routes: str,
    on: date,
    demo: bool = False,
) -> NoticePaper:
    """To those who asked: `ground` in words, `reason` the clerk's own, `routes` the sentence that tells them."""
    you = whom(applicants)
    first, *more = paragraphs(reason) or ("",)
    return _letter(
        Head(committee=bureau, title=NON_OPENING, number=number, demo=demo),
        applicants,
        (
            f"{you}于{day(requested_on)}请求本局就与{'、'.join(respondents)}之间的{matter}进行调解（{number}）。",
            f"经审查，本局决定不予立案，理由是：{ground}。{first}",
            *more,
            f"现告知{you}：{routes}",
        ),
        on,
    )


def ending(
    *,
    bureau: str,
    number: str,
    parties: Sequence[str],
    matter: str,
    opened_on: date,
    sessions: int,
    ground: str,
    reason: str,
    routes: str,
    on: date,
    demo: bool = False,
) -> NoticePaper:
    """To every party of an opened matter that ends without an agreement."""
    first, *more = paragraphs(reason) or ("",)
    met = f"本局组织调解{sessions}次。" if sessions else ""
    return _letter(
        Head(committee=bureau, title=ENDING, number=number, demo=demo),
        parties,
        (
            f"你们之间的{matter}，本局于{day(opened_on)}立案调解（{number}）。{met}",
            f"现终止调解，撤销案件，理由是：{ground}。{first}",
            *more,
            f"现告知你们：{routes}",
        ),
        on,
    )


def handover(
    *,
    bureau: str,
    number: str,
    dispute: str,
    committee: str,
    applicants: Sequence[str],
    respondents: Sequence[str],
    matter: str,
    right: str,
    consented_on: date,
    on: date,
    demo: bool = False,
) -> NoticePaper:
    """To the committee: whose dispute it is, what it is about, that everybody agreed; `dispute` its one number."""
    about = f"涉及的权利：{right}。" if right else ""
    return _letter(
        Head(committee=bureau, title=HANDOVER, number=number, demo=demo),
        (committee,),
        (
            f"{'、'.join(applicants)}与{'、'.join(respondents)}之间的{matter}（纠纷编号{dispute}），"
            f"请求人向本局请求调解（{number}）。{about}",
            f"各方当事人都已同意由你会调解，并同意将有关材料提供给你会，最后一方于{day(consented_on)}同意。"
            "依照《江苏省预防化解矛盾纠纷条例》第二十五条第四款的规定，现委托你会调解。",
            "请将是否受理和调解的结果告知本局。",
        ),
        on,
    )
