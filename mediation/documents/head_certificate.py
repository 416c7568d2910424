"""法定代表人（负责人）身份证明书（民法典第六十一条第一款）。"""

from dataclasses import dataclass
from typing import Annotated

from mediation.documents.form_rows import FormRow
from mediation.documents.paper import Head, Printed
from mediation.documents.parties import identity_label, premises_label
from mediation.rules.agreement.draft import DraftParty

TITLE = "法定代表人（负责人）身份证明书"


@dataclass(frozen=True)
class HeadCertificatePaper:
    """The unit's own paper in the order of print: `addressee` the committee, `certified` who heads the unit, `rows`
    the particulars, `unit` the name the seal goes over."""

    head: Head
    addressee: Annotated[str, Printed("致送的调委会")]
    certified: Annotated[tuple[str, ...], Printed("证明的内容")]
    rows: tuple[FormRow, ...]
    unit: Annotated[str, Printed("落款单位")]


def head_certificate_paper(party: DraftParty, *, committee: str, demo: bool = False) -> HeadCertificatePaper:
    """The certificate of a company's legal representative or of an organisation's head."""
    office = f"在我单位担任{party.head_title}职务，" if party.head_title else ""
    return HeadCertificatePaper(
        head=Head(title=TITLE, demo=demo),
        addressee=f"{committee}：",
        certified=(f"{party.head}{office}是我单位的{party.kind.head}。", "特此证明。"),
        rows=(
            FormRow("单位名称", party.name),
            FormRow("统一社会信用代码", party.identity),
            FormRow(premises_label(party), party.address),
            FormRow(party.kind.head, party.head),
            FormRow("职务", party.head_title),
            FormRow(identity_label(party.head_identity), party.head_identity),
            FormRow("联系电话", party.phone),
        ),
        unit=party.name,
    )
