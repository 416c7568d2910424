"""What runs abroad and at the office: the days of foreign procedures with their alerts, and the first opinions due,
for the first page, the reminders and the calendar."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import selectinload

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasNode
from mediation.models.user import User
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.operations.matter_day import MatterDay
from mediation.operations.overseas_guidance.nodes import moment_of
from mediation.operations.settings import setting
from mediation.procedures.overseas_guidance import OVER, State
from mediation.rules.holidays import Calendar
from mediation.rules.overseas_guidance.nodes import alerts, opinion_due
from mediation.rules.overseas_guidance.words import KINDS

SERVICE = "overseas_guidance"
OPINION = "分级，写初步意见。期限是本办自定的。"


def running_days(user: User, today: date, calendar: Calendar) -> Iterator[MatterDay]:
    """The foreign days not yet met and the opinions not yet given, of the disputes that `user` handles."""
    limits = setting("overseas_limits", today)
    together = (selectinload(OverseasDispute.guidances), selectinload(OverseasDispute.nodes))
    for dispute in db.session.scalars(visible_overseas_disputes(user).options(*together).order_by(OverseasDispute.id)):
        if dispute.guidances and all(State(row.state) in OVER for row in dispute.guidances):
            continue
        for node in dispute.nodes:
            if node.standing in ("proposed", "confirmed"):
                yield from _of_node(dispute, node, today)
        for row in dispute.guidances:
            if row.told_on and State(row.state) in (State.WANTED, State.GRADED):
                on = opinion_due(dispute.kind, row.told_on, limits, calendar)
                yield _line(
                    dispute, on, "首次意见", today, "分级，写初步意见。期限是本办自定的。", about=row.party.name
                )


def _of_node(dispute: OverseasDispute, node: OverseasNode, today: date) -> Iterator[MatterDay]:
    when = moment_of(node)
    here = when.beijing
    abroad = f"{when.place} {node.day.month}月{node.day.day}日 {node.hour}"
    there = f"{node.name}，{abroad}，北京 {here.month}月{here.day}日 {here:%H:%M}"
    unsure = "" if node.standing == "confirmed" else "日子是建议的，照文书核对。"
    due = here.date()
    yield _line(dispute, due, node.name, today, f"{there}。{unsure}", soft=not node.source)
    for before, on in alerts(due, today):
        yield _line(dispute, on, f"提前{before}天提醒：{node.name}", today, f"{there}。{unsure}问企业准备得怎样。")


def _line(
    dispute: OverseasDispute, on: date, what: str, today: date, sentence: str, *, about: str = "", soft: bool = True
) -> MatterDay:
    title = " ".join(filter(None, (KINDS[dispute.kind], dispute.case_number)))
    return MatterDay(
        SERVICE, dispute.uid, dispute.number, title, on, what, (on - today).days, sentence, about=about, soft=soft
    )
