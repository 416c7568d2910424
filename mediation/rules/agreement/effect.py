"""协议什么时候生效：人民调解法第二十九、三十条；江苏省人民调解条例第三十二条；特邀调解规定第二十四条。

Computed from signatures and seal and from nothing else. Where other texts name another day, every alarm runs from
the earliest of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mediation.rules.agreement.draft import Form


@dataclass(frozen=True)
class Signing:
    """Who signed when. `parties` and `mediators`: the name as it is spoken (`甲方 南通……有限公司`) → the day, None
    while it lacks; `sealed_on` the committee's seal; `agreed_on` the day an oral agreement was reached;
    `agreed_effective_on` a day of effect the parties agreed on; `partial` the agreement settles only a part."""

    form: Form = Form.WRITTEN
    parties: Mapping[str, date | None] = field(default_factory=dict)
    mediators: Mapping[str, date | None] = field(default_factory=dict)
    sealed_on: date | None = None
    agreed_on: date | None = None
    agreed_effective_on: date | None = None
    partial: bool = False


@dataclass(frozen=True)
class Effectiveness:
    """When the agreement takes effect, and why.

    `effective_on` by 人民调解法 29 (30 when oral), None while something lacks; `parties_signed_on` the day the last
    party signed (特邀调解规定 24), `signed_on` the day the last of parties and mediators did (江苏条例 32: 签订之日),
    `sealed_on` the seal, `agreed_effective_on` the day agreed on; `alarm_from` the earliest of these days, from
    which deadlines are watched, None until all parties have signed; `missing` what lacks, in words; `partial` as
    it was given.
    """

    effective_on: date | None
    parties_signed_on: date | None
    signed_on: date | None
    sealed_on: date | None
    agreed_effective_on: date | None
    alarm_from: date | None
    missing: tuple[str, ...]
    partial: bool = False


def effectiveness(signing: Signing) -> Effectiveness:
    """The days that `signing` gives."""
    if signing.form is Form.ORAL:
        return _oral(signing)
    parties_signed_on = _last(signing.parties.values())
    signed_on = _last([*signing.parties.values(), *signing.mediators.values()]) if signing.mediators else None
    missing = tuple(missing_signatures(signing)) + (() if signing.sealed_on else ("人民调解委员会印章",))
    effective_on = None
    if not missing and signed_on and signing.sealed_on:
        effective_on = max(signed_on, signing.sealed_on)
    competing = [effective_on, parties_signed_on, signed_on, signing.sealed_on, signing.agreed_effective_on]
    return Effectiveness(
        effective_on=effective_on,
        parties_signed_on=parties_signed_on,
        signed_on=signed_on,
        sealed_on=signing.sealed_on,
        agreed_effective_on=signing.agreed_effective_on,
        alarm_from=min(day for day in competing if day) if parties_signed_on else None,
        missing=missing,
        partial=signing.partial,
    )


def missing_signatures(signing: Signing) -> list[str]:
    """Whose signature lacks: `乙方 某某经营部`, `人民调解员周堃`; `当事人`, `人民调解员` when none is named."""
    lacking = [name for name, day in signing.parties.items() if day is None] if signing.parties else ["当事人"]
    if not signing.mediators:
        return [*lacking, "人民调解员"]
    return lacking + [f"人民调解员{name}" for name, day in signing.mediators.items() if day is None]


def _oral(signing: Signing) -> Effectiveness:
    agreed = signing.agreed_on
    days = [day for day in (agreed, signing.agreed_effective_on) if day]
    return Effectiveness(
        effective_on=agreed,
        parties_signed_on=None,
        signed_on=None,
        sealed_on=None,
        agreed_effective_on=signing.agreed_effective_on,
        alarm_from=min(days) if agreed else None,
        missing=() if agreed else ("各方达成口头协议的日期",),
        partial=signing.partial,
    )


def _last(days: Iterable[date | None]) -> date | None:
    known = list(days)
    if not known or any(day is None for day in known):
        return None
    return max(day for day in known if day)
