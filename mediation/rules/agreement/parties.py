"""当事人列得对不对、全不全：人民调解法第二十九条，民诉法解释第五十九条。"""

import re
from collections.abc import Iterator

from mediation.rules.agreement.draft import Draft, DraftParty, PartyKind
from mediation.rules.agreement.finding import Finding, Part
from mediation.rules.agreement.place import at_draft, at_party
from mediation.rules.clauses import CLAUSES
from mediation.rules.identifiers import normalise

_SHOP = re.compile("(?:店|铺|商行|经营部|工作室|门市部|档口|摊位|家纺城|布行|旗舰店|专卖|坊|厂)$")


def parties(draft: Draft) -> Iterator[Finding]:
    """Whether the right parties stand in the draft, each as what it is, with its particulars."""
    yield from _missing(draft)
    yield from _twice(draft)
    if draft.parties and len({party.side for party in draft.parties}) < 2:
        yield at_draft(
            "one_side",
            Part.PARTIES,
            "当事人",
            "协议里只有一边的当事人，没有对方。",
            "把另一边的当事人列进来，或者改正当事人的地位。",
        )
    for party in draft.parties:
        yield from _kind(draft, party)
        yield from _particulars(draft, party)


def _missing(draft: Draft) -> Iterator[Finding]:
    named = {party.ref for party in draft.parties}
    for absent in draft.case_parties:
        if absent.ref in named:
            continue
        if draft.partial_scope and not _mentioned(draft, absent.ref, absent.name):
            yield at_draft(
                "party_left_out",
                Part.PARTIES,
                absent.name,
                f"本协议只处理一部分，没有列{absent.name}。",
                "核对这一部分确实与其无关；有关的，列为当事人。",
            )
        else:
            yield at_draft(
                "party_missing",
                Part.PARTIES,
                absent.name,
                f"案件当事人{absent.name}没有列进协议。协议要各方当事人都签名才生效。",
                "列为当事人；只就一部分达成协议的，写明协议处理的范围。",
            )


def _mentioned(draft: Draft, ref: str, name: str) -> bool:
    for term in draft.terms:
        values = [value for key in term.data for value in term.several(key)]
        if ref in values or name in CLAUSES[term.kind].sentence(term, draft.naming):
            return True
    return False


def _twice(draft: Draft) -> Iterator[Finding]:
    seen: set[str] = set()
    for party in draft.parties:
        marks = {f"ref:{party.ref}", f"id:{normalise(party.identity)}" if party.identity else f"name:{party.name}"}
        if marks & seen:
            yield at_party("party_twice", draft, party, f"{party.name}列了两次。", "删去一处，条款里改指留下的一处。")
        seen |= marks


def _kind(draft: Draft, party: DraftParty) -> Iterator[Finding]:
    if party.kind is PartyKind.PERSON and len(party.name) > 3 and _SHOP.search(party.name):
        yield at_party(
            "party_kind",
            draft,
            party,
            f"“{party.name}”像是字号或者店铺名，列成了自然人。店铺名不能当当事人。",
            "照营业执照列：有字号的列字号，写明经营者；没有执照的列经营者本人，店铺名写在职业里。确是姓名的，写明理由保留。",
            "kind",
        )
    if party.kind is PartyKind.SOLE_TRADER and not party.head:
        yield at_party(
            "operator_missing",
            draft,
            party,
            "个体工商户列了字号，没有写经营者。",
            "对照营业执照写经营者的姓名、公民身份号码和住址。",
            "head",
        )
    if party.kind in (PartyKind.COMPANY, PartyKind.ORGANISATION) and not party.head:
        yield at_party(
            "head_missing",
            draft,
            party,
            f"没有写{party.kind.head}。",
            f"对照营业执照或者登记证书写{party.kind.head}的姓名、职务。",
            "head",
        )
    actual = party.actual_operator
    named = {party.head, *(other.name for other in draft.parties)}
    if party.kind is PartyKind.SOLE_TRADER and actual and actual not in named:
        yield at_party(
            "actual_operator_missing",
            draft,
            party,
            f"登记的经营者是{party.head or '别人'}，实际经营者是{actual}。两人应当一并列为当事人。",
            f"把{actual}也列为当事人，并让其签名。",
            "actual_operator",
        )


def _particulars(draft: Draft, party: DraftParty) -> Iterator[Finding]:
    number = "统一社会信用代码" if party.kind is not PartyKind.PERSON else "公民身份号码"
    missing = [
        label
        for label, value in ((number, party.identity), ("住所", party.address), ("联系电话", party.phone))
        if not value
    ]
    if party.kind is PartyKind.SOLE_TRADER and party.head and not party.head_identity:
        missing.append("经营者的公民身份号码")
    if missing:
        yield at_party(
            "party_data_missing",
            draft,
            party,
            f"没有写{'、'.join(missing)}。申请司法确认要提供双方的身份、住所、联系方式。",
            f"对照证件补写{'、'.join(missing)}。",
        )
