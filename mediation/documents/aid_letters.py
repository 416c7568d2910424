"""维权援助的通知书和咨询意见。本中心用语，没有统一格式：省里的工作用表没有核到。"""

from collections.abc import Sequence
from datetime import date

from mediation.documents.notice import Delivery, NoticePaper, whom
from mediation.documents.paper import Head
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day
from mediation.rules.rights_aid.words import REFERENCE_ONLY

ACCEPTANCE = "维权援助受理通知书"
REFUSAL = "维权援助不予受理通知书"
OPINION = "侵权判定咨询意见"


def _letter(head: Head, to: Sequence[str], texts: Sequence[str], on: date) -> NoticePaper:
    return NoticePaper(
        head=head,
        addressees=f"{'、'.join(to)}：",
        paragraphs=tuple(texts),
        on=day(on),
        deliveries=tuple(Delivery(name) for name in to),
    )


def acceptance(
    *,
    centre: str,
    number: str,
    applicants: Sequence[str],
    service: str,
    applied_on: date,
    accepted_on: date,
    due: date,
    manner: str,
    handler: str,
    demo: bool = False,
) -> NoticePaper:
    """To the applicants: what is done, in what `manner`, by whom, until which day (`due`, the centre's own)."""
    you = whom(applicants)
    return _letter(
        Head(committee=centre, title=ACCEPTANCE, number=number, demo=demo),
        applicants,
        (
            f"{you}于{day(applied_on)}申请的{service}（{number}），本中心于{day(accepted_on)}受理，由{handler}办理，"
            f"办理的方式是{manner}。",
            f"本中心争取在{day(due)}以前办结。这是本中心自定的期限；要补材料、请专家或者情况复杂的，可以中止、延长，"
            "另行告知。",
            "本中心出具的意见只供参考，不代替行政机关、人民法院的认定和裁判。"
            f"{you}可以随时撤回申请，也可以同时通过其他途径维护自己的权利，时效、期限请自行留意。",
        ),
        accepted_on,
    )


def refusal(
    *,
    centre: str,
    number: str,
    applicants: Sequence[str],
    service: str,
    applied_on: date,
    ground: str,
    reason: str,
    on: date,
    demo: bool = False,
) -> NoticePaper:
    """To the applicants: why not, and that other ways are open."""
    you = whom(applicants)
    first, *more = paragraphs(reason) or ("",)
    return _letter(
        Head(committee=centre, title=REFUSAL, number=number, demo=demo),
        applicants,
        (
            f"{you}于{day(applied_on)}申请的{service}（{number}），本中心决定不予受理，理由是：{ground}。{first}",
            *more,
            f"{you}可以依法向人民调解委员会申请调解，请求有关行政机关处理，或者向人民法院起诉。"
            "补齐材料或者情况变化以后，可以重新申请。",
        ),
        on,
    )


def opinion(
    *,
    centre: str,
    number: str,
    applicants: Sequence[str],
    service: str,
    right: str,
    question: str,
    text: str,
    experts: str,
    on: date,
    demo: bool = False,
) -> NoticePaper:
    """What the experts think, for reference only: the sentence that says so stands at the end of every opinion."""
    about = f"涉及的权利：{right}。" if right else ""
    by = f"本意见由{experts}提供，已签回避、保密声明。" if experts else ""
    return _letter(
        Head(committee=centre, title=OPINION, number=number, demo=demo),
        applicants,
        (
            f"{whom(applicants)}申请{service}（{number}）。{about}",
            *(f"咨询的问题：{line}" if place == 0 else line for place, line in enumerate(paragraphs(question))),
            *(f"意见：{line}" if place == 0 else line for place, line in enumerate(paragraphs(text))),
            *((by,) if by else ()),
            REFERENCE_ONLY,
        ),
        on,
    )
