"""办理协议的条件：出签署版、签名、盖章、作废各要什么。 The guards of `mediation.procedures.agreement.LIFECYCLE`."""

from dataclasses import dataclass, field
from datetime import date

from mediation.rules import statutes as law
from mediation.rules.agreement.draft import Form
from mediation.rules.agreement.effect import Signing, missing_signatures
from mediation.rules.figures import day as in_words
from mediation.rules.lifecycle import Refusal


@dataclass(frozen=True)
class Entry:
    """What the act in hand puts on record; a page that only asks which acts are open has none.

    `on` the day of the signature, seal or oral agreement; `by` who signs, as in `Signing`; `bar` why that person
    may not sign on that day, a Chinese sentence of the review, "" when they may; `reason` free text.
    """

    on: date | None = None
    by: str = ""
    bar: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AgreementFacts:
    """One agreement, as the rules see it.

    `today` the day in China; `blocks` findings that must be mended, `warnings` those neither mended nor kept with a
    reason; `issued_on` the day the version to sign went out; `successor_effective_on` the day a newer agreement
    that points at this one took effect; `case_over` the mediation ended without this agreement; `entry` what is
    being put on record.
    """

    today: date
    form: Form = Form.WRITTEN
    blocks: int = 0
    warnings: int = 0
    issued_on: date | None = None
    signing: Signing = field(default_factory=Signing)
    successor_effective_on: date | None = None
    case_over: bool = False
    entry: Entry | None = None


def is_written(facts: AgreementFacts) -> Refusal | None:
    """An oral agreement has no version to sign."""
    if facts.form is Form.WRITTEN:
        return None
    return Refusal("口头协议不出签署版。登记达成协议的日期，打印口头协议登记表。", law.MEDIATION_28)


def is_oral(facts: AgreementFacts) -> Refusal | None:
    """A written agreement takes effect by signatures and seal."""
    if facts.form is Form.ORAL:
        return None
    return Refusal("书面协议自签名盖章齐全之日生效，不能这样登记。出签署版，再登记签名、盖章。", law.MEDIATION_29_2)


def nothing_blocks(facts: AgreementFacts) -> Refusal | None:
    """The review found nothing unlawful, void or at odds with itself."""
    if not facts.blocks:
        return None
    return Refusal(f"还有{facts.blocks}处必须改，改完才能往下办。", law.MEDIATION_3)


def warnings_answered(facts: AgreementFacts) -> Refusal | None:
    """Every warning was mended, or kept with a reason."""
    if not facts.warnings:
        return None
    return Refusal(f"还有{facts.warnings}处影响司法确认。逐处改掉，或者写明理由保留。", law.CPL_INT_358)


def nobody_signed(facts: AgreementFacts) -> Refusal | None:
    """A text somebody has signed is not changed under the signature."""
    signed = _signed(facts.signing)
    if not signed:
        return None
    return Refusal(f"{signed[0]}已经签名，不能退回修改。作废这一版，另拟新稿重签。", law.MEDIATION_29_2)


def reason_given(facts: AgreementFacts) -> Refusal | None:
    """The act leaves its reason on record."""
    if facts.entry is None or facts.entry.reason.strip():
        return None
    return Refusal("没有写原因。写一句为什么。")


def day_is_possible(facts: AgreementFacts) -> Refusal | None:
    """The day put on record is neither to come nor before the version to sign went out."""
    if facts.entry is None:
        return None
    on = facts.entry.on
    if on is None:
        return Refusal("没有填日期。对照纸面填。", law.MEDIATION_29_2)
    if on > facts.today:
        return Refusal(f"{in_words(on)}还没到。填今天或者以前的日期，照纸面填。", law.MEDIATION_29_2)
    if facts.issued_on and on < facts.issued_on:
        return Refusal(
            f"{in_words(on)}早于出签署版的{in_words(facts.issued_on)}。对照纸面核对日期。", law.MEDIATION_29_2
        )
    return None


def signer_is_expected(facts: AgreementFacts) -> Refusal | None:
    """Who signs is a party or mediator of this agreement, and has not signed."""
    if facts.entry is None:
        return None
    everybody = {**facts.signing.parties, **facts.signing.mediators}
    if facts.entry.by not in everybody:
        return Refusal(f"{facts.entry.by or '签名人'}不在本协议的签名人之中。选一位签名人。", law.MEDIATION_29_2)
    day = everybody[facts.entry.by]
    if day is not None:
        return Refusal(f"{facts.entry.by}已于{in_words(day)}签名。登记错了的，先划去再登记。", law.MEDIATION_29_2)
    return None


def signer_is_authorised(facts: AgreementFacts) -> Refusal | None:
    """Whoever signs for a party may do so on that day."""
    if facts.entry is None or not facts.entry.bar:
        return None
    return Refusal(f"不能登记签名：{facts.entry.bar}", law.CPL_INT_147_1)


def not_sealed(facts: AgreementFacts) -> Refusal | None:
    """The seal is put once."""
    if facts.signing.sealed_on is None:
        return None
    return Refusal(f"已于{in_words(facts.signing.sealed_on)}盖章。", law.MEDIATION_29_2)


def everybody_signed(facts: AgreementFacts) -> Refusal | None:
    """The seal comes last: parties and mediators have signed."""
    lacking = missing_signatures(facts.signing)
    if not lacking:
        return None
    return Refusal(f"还缺{'、'.join(lacking)}的签名。签名登记齐了，再登记盖章。", law.MEDIATION_29_2)


def case_is_over(facts: AgreementFacts) -> Refusal | None:
    """An agreement lapses when the mediation ends without it, whoever records the end (人民调解法第二十六条)."""
    if facts.case_over:
        return None
    return Refusal("调解还没有结束，协议不会随着作废。不做这一份了，另外登记作废。", law.MEDIATION_26)


def successor_took_effect(facts: AgreementFacts) -> Refusal | None:
    """An effective agreement gives way only to a newer one in effect."""
    if facts.successor_effective_on is not None:
        return None
    return Refusal("新协议还没有生效，这份协议仍然有效。新协议签名盖章齐全后再登记。", law.MEDIATION_31)


def _signed(signing: Signing) -> list[str]:
    return [name for name, day in {**signing.parties, **signing.mediators}.items() if day is not None]
