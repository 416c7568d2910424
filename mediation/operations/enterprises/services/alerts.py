"""Alerts that were sent to an enterprise."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models.alert import Alert, AlertRecipient
from mediation.operations.actor import Actor
from mediation.operations.enterprises.sight import sight_of_others
from mediation.rules.enterprises.entries import Service, ServiceEntry, Sight
from mediation.rules.roles import Role


def read(party_ids: Collection[int], *, actor: Actor) -> Iterator[ServiceEntry]:
    """Every alert for the parties: with its link for the centre's people."""
    query = (
        select(AlertRecipient)
        .join(Alert, Alert.id == AlertRecipient.alert_id)
        .where(AlertRecipient.party_id.in_(sorted(party_ids)))
        .options(joinedload(AlertRecipient.alert).joinedload(Alert.centre))
        .order_by(AlertRecipient.id.desc())
    )
    own = actor.user.organisation_ids(Role.AID_OFFICER, Role.EXAMINER, Role.OVERSEAS_OFFICER)
    for row in db.session.scalars(query):
        alert, opens = row.alert, row.alert.centre_id in own
        sight = Sight.OPEN if opens else sight_of_others(actor)
        told = sight is not Sight.COUNTED
        state = "已回应" if row.answered_on else "已送达" if row.reached_on else "还没有送到"
        yield ServiceEntry(
            Service.ALERT,
            row.party_id,
            f"alert:{alert.id}",
            alert.centre.short_name,
            alert.issued_on,
            state if told else "",
            row.answered_on is None,
            sight,
            number=alert.number if opens else "",
            title=alert.kind if told else "",
            endpoint="rights_aid.alert" if opens else "",
            address=(("alert_uid", alert.uid),) if opens else (),
        )
