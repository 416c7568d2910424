"""维权援助专项资金：asked, decided, paid. The accounts are kept elsewhere; here is what was asked for and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.aid_grant import AidGrant
from mediation.models.organisation import Organisation
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.parties import PartyValues, create_party
from mediation.operations.versions import check_version
from mediation.rules.figures import day
from mediation.rules.lifecycle import Barred, Refusal

LABELS = {"decided_on": "核定的日子", "approved": "核定的金额", "paid_on": "拨付的日子", "effect": "成效"}


@dataclass(frozen=True)
class Decision:
    """What was decided and paid; `approved` in 分, 0 when it was turned down, None while nobody decided."""

    decided_on: date | None
    approved: int | None
    paid_on: date | None
    effect: str = ""

    def columns(self) -> dict[str, object]:
        """Column → value."""
        return {name: getattr(self, name) for name in LABELS}


def grants_of(centre_ids: Collection[int]) -> list[AidGrant]:
    """Every application, the newest first."""
    query = select(AidGrant).where(AidGrant.centre_id.in_(sorted(centre_ids)))
    return list(db.session.scalars(query.order_by(AidGrant.asked_on.desc(), AidGrant.id.desc())))


def grant_named(uid: str, centre_ids: Collection[int]) -> AidGrant | None:
    """The application of that uid, if it is one of those centres'."""
    return db.session.scalar(select(AidGrant).where(AidGrant.uid == uid, AidGrant.centre_id.in_(sorted(centre_ids))))


def ask(
    centre: Organisation, applicant: PartyValues, *, item: str, basis: str, asked: int, on: date, actor: Actor
) -> AidGrant:
    """Somebody asks for `asked` 分 from the fund. Raises `InvalidIdentifier`."""
    row = AidGrant(
        centre=centre,
        party=create_party(applicant, actor=actor),
        item=item.strip(),
        basis=basis.strip(),
        asked_on=on,
        asked=asked,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "ask_aid_grant", row, summary=f"专项资金申请：{row.item}", reason=row.basis)
    return row


def decide(row: AidGrant, values: Decision, *, seen_version: str | int | None, actor: Actor) -> None:
    """Enter what was decided and paid, or correct it. Raises `Barred`, or `EditConflict`."""
    check_version(row, seen_version, values.columns(), LABELS)
    _check(row, values, actor.today)
    for name, value in values.columns().items():
        setattr(row, name, value)
    audit.record(actor, "decide_aid_grant", row, summary=f"专项资金核定、拨付：{row.item}")


def _check(row: AidGrant, values: Decision, today: date) -> None:
    if (values.approved is None) != (values.decided_on is None):
        raise Barred(Refusal("核定的金额和日子要么都填，要么都不填。"), "decision_is_whole")
    if values.decided_on and not row.asked_on <= values.decided_on <= today:
        raise Barred(Refusal(f"核定在{day(row.asked_on)}申请以后、今天以前。核对日期。"), "decided_in_time")
    if values.approved is not None and values.approved > row.asked:
        raise Barred(Refusal("核定的比申请的多。核对金额。"), "approved_within_asked")
    if values.paid_on is None:
        return
    if not values.approved or values.decided_on is None:
        raise Barred(Refusal("没有核定金额，不能登记拨付。"), "paid_what_was_approved")
    if not values.decided_on <= values.paid_on <= today:
        raise Barred(Refusal(f"拨付在{day(values.decided_on)}核定以后、今天以前。核对日期。"), "paid_what_was_approved")
