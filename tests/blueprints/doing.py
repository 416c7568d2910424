"""What people do on the pages of a case, in short: open the page of an act, fill in its form, send it."""

from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.extensions import db
from mediation.operations import people_mediation as operations
from tests.blueprints.matter import FIRM, Matter
from tests.visitor import Page, Visitor


def today() -> date:
    return clock.today()


def tomorrow() -> str:
    return (today() + timedelta(1)).isoformat()


def agreeing(matter: Matter, **changes: str) -> dict[str, str]:
    """What is typed when all three agree on the spot."""
    typed = {}
    for uid in matter.parties.values():
        typed |= {f"answer_{uid}": "agreed", f"at_{uid}": "0:00", f"manner_{uid}": "in_person"}
    return typed | changes


def told(matter: Matter) -> dict[str, str]:
    """The notice of the lawful routes, ticked for everybody."""
    typed = {}
    for uid in matter.parties.values():
        typed |= {f"told_{uid}": "y", f"told_how_{uid}": "written"}
    return typed


def attending(matter: Matter) -> dict[str, str]:
    """Everybody came; the firm sent its lawyer alone."""
    return {f"came_{uid}": "agent" if name == FIRM else "yes" for name, uid in matter.parties.items()} | {
        f"agents_{matter.parties[FIRM]}": matter.read(lambda case: case.parties[0].agents[0].uid)
    }


def do(visitor: Visitor, matter: Matter, path: str, wanted: int = 200, **typed: Any) -> Page:
    """Open the page of an act and send its form."""
    press = f"status={typed.pop('status')}" if "status" in typed else ""
    return visitor.submit(visitor.get(matter.url(path)), "act", status=wanted, press=press, **typed)


def count(matter: Matter, model: Any) -> int:
    def rows(case: Any) -> int:
        return len(db.session.scalars(db.select(model)).all())

    return int(matter.read(rows))


def refuse_by(matter: Matter, name: str) -> Matter:
    def refuse(case: Any, actor: Any) -> None:
        party = next(party for party in case.parties if party.party.name == name)
        operations.record_consent(
            party, asked_at=actor.now, manner="phone", answer="refused", note="不调，让他去告", actor=actor
        )

    matter.act(refuse)
    return matter


def tell(matter: Matter) -> Matter:
    matter.act(lambda case, actor: [operations.give_rights_notice(p, manner="oral", actor=actor) for p in case.parties])
    return matter


def choose(matter: Matter) -> Matter:
    matter.act(lambda case, actor: [operations.offer_roster(p, chosen=actor.user, actor=actor) for p in case.parties])
    return matter


def appoint(matter: Matter) -> Matter:
    matter.act(lambda case, actor: operations.appoint_mediators(case, presiding=actor.user, actor=actor))
    return matter


SESSION = {
    "place": "第一调解室",
    "started_at": "0:00",
    "text": "主持人告知。各方陈述。",
    "result": "agreed",
    "agreed_facts": "申请人是《春溪缠枝》美术作品的登记权利人。",
    "proposals-0-kind": "stop",
    "proposals-0-text": "曹玉琴、沈木生自签订之日起停止销售。",
}
