"""督促履行函（人民调解法第三十一条：人民调解委员会应当督促当事人履行约定的义务）。

No form set has this letter: its wording is this committee's own, and asks, reminds and informs. It states what the
agreement says and what is on record; it decides nothing and threatens nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mediation.documents.notice import Delivery
from mediation.documents.paper import Head, Printed
from mediation.rules.figures import day
from mediation.rules.money import yuan
from mediation.rules.statutes import MEDIATION_31, MEDIATION_32

TITLE = "督促履行函"


@dataclass(frozen=True)
class OwedLine:
    """One obligation that is not on record as performed: `due` in words, sums in figures, "" for an act."""

    name: Annotated[str, Printed("义务")]
    due: Annotated[str, Printed("期限")]
    amount: Annotated[str, Printed("应付金额")] = ""
    paid: Annotated[str, Printed("已付金额")] = ""
    rest: Annotated[str, Printed("未付金额")] = ""

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return f"{self.name}的"


@dataclass(frozen=True)
class UrgingLetterPaper:
    """The letter in the order of print; `on` the day below the seal; the receipt hangs below the cut line."""

    head: Head
    addressees: Annotated[str, Printed("抬头")]
    opening: Annotated[tuple[str, ...], Printed("正文")]
    lines: tuple[OwedLine, ...]
    closing: Annotated[tuple[str, ...], Printed("正文")]
    contact: Annotated[str, Printed("联系人")]
    on: Annotated[str, Printed("日期")]
    deliveries: tuple[Delivery, ...]


def owed_line(name: str, *, due: date | str, amount: int | None, paid: int) -> OwedLine:
    """One line; `due` a day or the agreement's own words, sums in 分, `amount` None for an act."""
    words = f"{day(due)}前（含当日）" if isinstance(due, date) else due or "协议没有写明日期"
    if amount is None:
        return OwedLine(name, words)
    return OwedLine(name, words, yuan(amount), yuan(paid), yuan(amount - paid))


def urging_letter(
    *,
    committee: str,
    number: str,
    agreement: str,
    effective_on: date,
    matter: str,
    addressee: str,
    name: str,
    lines: Sequence[OwedLine],
    contact: str,
    on: date,
    demo: bool = False,
) -> UrgingLetterPaper:
    """The letter to one party: `addressee` with its label (`某某公司（乙方）`), `name` alone; `agreement` the number
    of the agreement, `matter` what the dispute is called, `contact` who is to be answered."""
    return UrgingLetterPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        addressees=f"{addressee}：",
        opening=(
            f"关于{matter}，各方经本委员会调解达成的调解协议（编号：{agreement}）已于{day(effective_on)}生效。",
            f"按照协议约定，到{day(on)}为止，你方下列义务还没有履行完毕的记录：",
        ),
        lines=tuple(lines),
        closing=(
            f"调解协议具有法律约束力，当事人应当按照约定履行。本委员会依照{MEDIATION_31.formal}的规定，请你方按照协议约定的"
            "期限履行上述义务，并把付款凭证或者履行情况告知本委员会。已经履行的，请把凭证交来核对。",
            "履行确有困难，或者对履行有不同意见的，请及时告知本委员会，可以再次协商。当事人之间就协议的履行发生争议的，"
            f"依照{MEDIATION_32.formal}的规定，一方当事人可以向人民法院提起诉讼。",
        ),
        contact=f"联系人：{contact}",
        on=day(on),
        deliveries=(Delivery(name),),
    )
