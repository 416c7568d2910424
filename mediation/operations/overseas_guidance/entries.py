"""Guidance as it was given: one entry a time, confirmed by the enterprise; what is confirmed stays as it is."""

from dataclasses import asdict, dataclass
from datetime import date

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasEntry, OverseasGuidance
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import roles_for
from mediation.operations.versions import check_version
from mediation.procedures.overseas_guidance import STAFF, State
from mediation.rules.figures import day
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.overseas_guidance.words import CHANNELS

LABELS = {
    "given_on": "日期",
    "guide": "指导人",
    "channel": "渠道",
    "content": "内容",
    "proof": "凭证",
    "confirmed_on": "企业确认日",
    "confirmed_by": "确认人",
}


@dataclass(frozen=True)
class EntryValues:
    """An entry as typed; fields as in `models.overseas_guidance.OverseasEntry`."""

    given_on: date
    guide: str
    channel: str
    content: str
    proof: str = ""
    confirmed_on: date | None = None
    confirmed_by: str = ""


def check_open(guidance: OverseasGuidance, entry: OverseasEntry | None, *, actor: Actor) -> None:
    """Raise `ActionRefused` where an entry cannot be written or changed."""
    if not set(roles_for(actor, guidance.office_id)) & STAFF:
        raise ActionRefused("你的角色不能登记指导。请海外指导专员登记。")
    if State(guidance.state) is State.IDENTIFIED:
        raise ActionRefused("还没有登记告知这家企业。先登记告知，再登记指导。")
    if entry is not None and entry.confirmed_on:
        raise ActionRefused(f"{day(entry.confirmed_on)}企业已经确认，不能改。要补充的，另登记一次。")


def keep(
    guidance: OverseasGuidance,
    entry: OverseasEntry | None,
    values: EntryValues,
    *,
    seen_version: str | int | None = None,
    actor: Actor,
) -> OverseasEntry:
    """Add an entry (`entry` None), or change one that is not confirmed. Raises `ActionRefused`, `EditConflict`."""
    check_open(guidance, entry, actor=actor)
    columns = asdict(values)
    if entry is None:
        entry = OverseasEntry(**columns)
        guidance.entries.append(entry)
    else:
        check_version(entry, seen_version, columns, LABELS)
        with db.session.no_autoflush:
            for name, value in columns.items():
                setattr(entry, name, value)
    db.session.flush()
    confirmed = "，企业已确认" if entry.confirmed_on else ""
    said = f"{guidance.dispute.number} {day(entry.given_on)}{CHANNELS[entry.channel]}指导{confirmed}"
    audit.record(actor, "overseas_entry", entry, summary=said)
    return entry
