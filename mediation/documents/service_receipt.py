"""送达回证：协议书送达每一方（人民调解法第二十九条第二款：当事人各执一份）。"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.parties import named_party
from mediation.rules.agreement.draft import DraftParty

TITLE = "送达回证"


@dataclass(frozen=True)
class ServedPaper:
    """A paper that is served: its `title`, `number`, and how many `copies` in words (`一份`)."""

    title: Annotated[str, Printed("文书名称")]
    number: Annotated[str, Printed("编号")]
    copies: Annotated[str, Printed("份数")] = "一份"

    @property
    def called(self) -> str:
        """How the proof names this line."""
        return f"送达的{self.title}的"


@dataclass(frozen=True)
class ServiceReceiptPaper:
    """The receipt of one party. How, when and by whom it was served is left to the pen."""

    head: Head
    matter: Annotated[str, Printed("案由")]
    recipient: Annotated[str, Printed("受送达人")]
    address: Annotated[str, Printed("送达地址")]
    phone: Annotated[str, Printed("联系电话")]
    papers: tuple[ServedPaper, ...]


def service_receipt(
    *,
    committee: str,
    number: str,
    matter: str,
    party: DraftParty,
    label: str,
    address: str,
    papers: Sequence[ServedPaper],
    demo: bool = False,
) -> ServiceReceiptPaper:
    """The receipt of `party`; `address` where papers reach it, which need not be its seat."""
    return ServiceReceiptPaper(
        head=Head(committee=committee, title=TITLE, number=number, demo=demo),
        matter=matter,
        recipient=named_party(party, label),
        address=address,
        phone=party.phone,
        papers=tuple(papers),
    )
