"""What was recovered: put on record with its basis and rate, struck with a reason; no money twice."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.models.overseas_guidance import OverseasGuidance
from mediation.models.overseas_outcome import OverseasRecovery
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import beside
from mediation.operations.overseas_guidance.reading import recovery_named, recovery_of
from mediation.procedures.overseas_guidance import Entry
from mediation.rules.money import yuan
from mediation.rules.overseas_guidance.recovered import Recovery, shown_rate
from mediation.rules.overseas_guidance.words import CURRENCIES, RECOVERED


@dataclass(frozen=True)
class RecoveryValues:
    """A recovery as typed; fields as in `rules.overseas_guidance.recovered.Recovery`."""

    kind: str
    amount: int
    currency: str
    on: date
    basis: str
    rate: int | None = None
    rate_source: str = ""
    rate_on: date | None = None
    same_as: str = ""
    apart: bool = False

    def told(self) -> Recovery:
        """As the guards are asked about it."""
        return Recovery("", **vars(self))


def recover(guidance: OverseasGuidance, values: RecoveryValues, *, actor: Actor) -> OverseasRecovery:
    """Put what was recovered on record. Raises `Barred`; then nothing has changed."""
    made: list[OverseasRecovery] = []

    def put() -> None:
        columns: dict[str, Any] = {name: value for name, value in vars(values).items() if name != "same_as"}
        columns |= {"basis": values.basis.strip(), "rate_source": values.rate_source.strip()}
        same = recovery_named(guidance, values.same_as) if values.same_as else None
        row = OverseasRecovery(**columns, same_as_id=same.id if same else None)
        guidance.recoveries.append(row)
        made.append(row)

    entry = Entry(values.on, text=_said(values))
    beside(guidance, "recover", entry, put, actor=actor, recovery=values.told())
    return made[0]


def strike(guidance: OverseasGuidance, row: OverseasRecovery, reason: str, *, actor: Actor) -> None:
    """Take a recovery out of the sums; it stays with the reason. Raises `Barred`."""

    def put() -> None:
        row.struck_on, row.struck_why = actor.today, reason.strip()

    entry = Entry(actor.today, text=reason)
    beside(guidance, "strike_recovery", entry, put, actor=actor, recovery=recovery_of(row))


def _said(values: RecoveryValues) -> str:
    name = CURRENCIES.get(values.currency, "")
    rate = f"，汇率{shown_rate(values.rate)}" if values.rate else ""
    return f"{RECOVERED.get(values.kind, '')} {yuan(values.amount)}{name}{rate}，依据：{values.basis}"
