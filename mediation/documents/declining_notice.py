"""不予受理通知书（人民调解工作若干规定第二十四条；江苏省预防化解矛盾纠纷条例第四十八条：要有正当理由）。"""

from collections.abc import Sequence
from datetime import date

from mediation.documents.notice import Delivery, NoticePaper, Routes, told_paragraphs, whom
from mediation.documents.paper import Head
from mediation.documents.typesetting import paragraphs
from mediation.rules.figures import day
from mediation.rules.people_mediation.words import Ground
from mediation.rules.statutes import MOJ_75_24

TITLE = "不予受理通知书"


def declining_notice(
    *,
    committee: str,
    number: str,
    served: Sequence[Delivery],
    against: Sequence[str],
    matter: str,
    asked_on: date | None,
    registered_on: date,
    ground: Ground,
    reason: str,
    routes: Routes,
    on: date,
    demo: bool = False,
) -> NoticePaper:
    """The notice to those who asked (`served`). `number` the register number, for a case that was turned away has
    no other; `against` names of the other parties; `matter` e.g. `著作权（花型）纠纷`; `asked_on` None for a dispute
    the committee took up by itself on `registered_on`; `reason` the clerk's words beside the coded `ground`."""
    people = whom(each.name for each in served)
    between = f"与{'、'.join(against)}之间的" if against else "的"
    if asked_on is None:
        came = f"本委员会于{day(registered_on)}登记了{people}{between}{matter}（{number}）。"
    else:
        came = f"{people}于{day(asked_on)}向本委员会申请调解{between.removeprefix('的')}{matter}（{number}）。"
    basis = ground.statute.formal
    if ground.statute.law == MOJ_75_24.law:
        basis += f"、{MOJ_75_24.article}"
    else:
        basis += f"、{MOJ_75_24.formal}"
    first, *more = paragraphs(reason) or ("",)
    return NoticePaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressees=f"{'、'.join(each.name for each in served)}：",
        paragraphs=(
            came,
            f"经审查，不予受理的理由是：{ground.label}。{first}",
            *more,
            f"依照{basis}的规定，本委员会决定不予受理。",
            *told_paragraphs(routes, people),
        ),
        on=day(on),
        deliveries=tuple(served),
    )
