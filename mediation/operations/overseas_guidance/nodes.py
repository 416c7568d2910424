"""Days of the foreign procedure: proposed from the office's table, confirmed from the paper, met or gone."""

from dataclasses import dataclass
from datetime import date, time

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasDispute, OverseasNode
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import roles_for
from mediation.operations.settings import setting
from mediation.operations.versions import check_version
from mediation.procedures.overseas_guidance import STAFF
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.overseas_guidance.foreign_time import ForeignMoment, moment
from mediation.rules.overseas_guidance.nodes import UsualNode, usual_nodes
from mediation.rules.overseas_guidance.words import USUAL_ZONES

STANDINGS = {"proposed": "建议，没有核", "confirmed": "照文书核过", "met": "已办", "gone": "取消、改期"}
LABELS = {
    "name": "节点",
    "day": "当地日期",
    "hour": "当地钟点",
    "zone": "时区",
    "later": "拨慢钟点的后一次",
    "standing": "状态",
    "source": "依据的文书",
}
END_OF_DAY = time(23, 59)


@dataclass(frozen=True)
class NodeValues:
    """A foreign day as typed; `later` the second of two such hours, None where nobody said."""

    name: str
    day: date
    hour: time
    zone: str
    standing: str
    source: str = ""
    later: bool | None = None


def moment_of(node: OverseasNode) -> ForeignMoment:
    """The day in both times."""
    return moment(node.day, time.fromisoformat(node.hour), node.zone, later=node.later)


def usual(dispute: OverseasDispute, on: date) -> list[tuple[int, UsualNode]]:
    """What disputes of its kind usually have and this one has not yet, with the place in the table."""
    have = {node.name for node in dispute.nodes if node.standing != "gone"}
    rows = usual_nodes(dispute.kind, setting("overseas_nodes", on))
    return [(place, row) for place, row in enumerate(rows) if row.name not in have]


def usual_zone(dispute: OverseasDispute) -> str:
    """The zone that the form begins with."""
    return USUAL_ZONES.get(dispute.jurisdiction, "UTC")


def name_is_taken(dispute: OverseasDispute, values: NodeValues, node: OverseasNode | None) -> bool:
    """Whether the dispute has a node of that name at that moment."""
    at = moment(values.day, values.hour, values.zone, later=values.later).at
    return any(row is not node and row.name == values.name and row.due_at == at for row in dispute.nodes)


def keep(
    dispute: OverseasDispute,
    node: OverseasNode | None,
    values: NodeValues,
    *,
    basis: str = "",
    seen_version: str | int | None = None,
    actor: Actor,
) -> OverseasNode:
    """Add a foreign day (`node` None), or change it. Raises `NotOneMoment`, `EditConflict`, `ActionRefused`."""
    if not set(roles_for(actor, dispute.office_id)) & STAFF:
        raise ActionRefused("你的角色不能登记境外节点。请海外指导专员登记。")
    when = moment(values.day, values.hour, values.zone, later=values.later)
    columns = {
        "name": values.name.strip(),
        "day": values.day,
        "hour": f"{values.hour:%H:%M}",
        "zone": values.zone,
        "later": bool(values.later),
        "standing": values.standing,
        "source": values.source.strip(),
    }
    if node is None:
        node = OverseasNode(**columns, due_at=when.at, basis=basis)
        dispute.nodes.append(node)
    else:
        check_version(node, seen_version, columns, LABELS)
        with db.session.no_autoflush:
            for name, value in {**columns, "due_at": when.at}.items():
                setattr(node, name, value)
    db.session.flush()
    said = f"{dispute.number} {node.name} {node.day.isoformat()} {node.hour}（{STANDINGS[node.standing]}）"
    audit.record(actor, "overseas_node", node, summary=said)
    return node
