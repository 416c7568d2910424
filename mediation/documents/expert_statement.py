"""专家回避与保密声明：签了才聘请、才给看材料。本中心用语，没有统一格式。"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from mediation.documents.paper import Head, Printed
from mediation.documents.signing import SignatureCell, SignedInCells
from mediation.rules.rights_aid.words import STATEMENT

TITLE = "专家回避与保密声明"


@dataclass(frozen=True)
class ExpertStatementPaper(SignedInCells):
    """What experts sign in the order of print: which matter, between whom, then the two statements, a cell each."""

    head: Head
    texts: Annotated[tuple[str, ...], Printed("声明")]
    signatures: tuple[SignatureCell, ...]


def expert_statement(
    experts: Sequence[tuple[str, str]],
    *,
    centre: str,
    number: str,
    applicants: Sequence[str],
    respondents: Sequence[str],
    service: str,
    demo: bool = False,
) -> ExpertStatementPaper:
    """The statement of all `experts` (name, firm) who were asked for one matter."""
    other = f"，对方是{'、'.join(respondents)}" if respondents else ""
    free, silent = STATEMENT
    return ExpertStatementPaper(
        head=Head(committee=centre, title=TITLE, number=number, demo=demo),
        texts=(
            f"{centre}请我为{'、'.join(applicants)}申请的{service}（{number}）提供意见{other}。我声明：",
            f"一、{free}",
            f"二、{silent}",
        ),
        signatures=tuple(
            SignatureCell("专家：", f"{name}（{firm}）" if firm else name, ("签名：",)) for name, firm in experts
        ),
    )
