"""Invented people, firms and agreements to set papers of. Nobody in here exists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from mediation.documents.agreement import AgreementPaper, agreement_paper, opening_sentence
from mediation.documents.oral_agreement import OralAgreementPaper, oral_agreement_paper
from mediation.documents.paper import certified
from mediation.rules.agreement.draft import (
    Draft,
    DraftAgent,
    DraftMediator,
    DraftParty,
    Form,
    Guardian,
    OralReason,
    PartyKind,
    Side,
    SignsBy,
)
from mediation.rules.agreement.term import Account, Instalment, Term
from mediation.rules.authority import Authority
from mediation.rules.sources import SOURCES

KEY = b"0123456789abcdef0123456789abcdef"
COMMITTEE = "南通市通州区涉家纺行业知识产权纠纷人民调解委员会"
NUMBER = "通家知调〔2026〕35号"

FIRM = DraftParty(
    "a",
    "南通云栖锦绣家纺有限公司",
    Side.APPLICANT,
    PartyKind.COMPANY,
    identity="91320612MA0000A108",
    phone="13900000101",
    address="南通市通州区川姜镇示例一路18号",
    head="顾㛃",
    head_title="执行董事",
    agents=(DraftAgent("陈翀", Authority.SPECIAL, unit="江苏示例律师事务所律师"),),
    signs_by=SignsBy.AGENT,
)
SHOP = DraftParty(
    "b",
    "南通市通州区川姜镇梦溪里家纺经营部",
    Side.RESPONDENT,
    PartyKind.SOLE_TRADER,
    identity="92320612MA0000B2XM",
    phone="13900000102",
    address="南通市通州区川姜镇示例家纺城三区128号",
    head="李玥珺",
    sex="女",
    ethnicity="汉族",
    born=date(1986, 4, 12),
    head_identity="320699198604120026",
    signs_by=SignsBy.HEAD,
)
PERSON = DraftParty(
    "c",
    "姜𬭩",
    Side.RESPONDENT,
    PartyKind.PERSON,
    identity="320699199311050030",
    phone="13900000103",
    sex="男",
    ethnicity="汉族",
    born=date(1993, 11, 5),
    occupation="网店经营者（店铺名称：棉语小铺）",
    address="南通市海门区示例镇示例路56号",
)
UYGHUR_PERSON = replace(
    PERSON, ref="d", name="曾·阿依古丽", sex="女", ethnicity="维吾尔族", identity="E00000000", occupation="花型设计"
)
MINOR = DraftParty(
    "e",
    "周堃䶮",
    Side.APPLICANT,
    PartyKind.PERSON,
    identity="320699201203150018",
    sex="男",
    ethnicity="汉族",
    born=date(2012, 3, 15),
    address="南通市崇川区示例路30号501室",
    guardian=Guardian("周昉喆", relation="父亲", identity="320699198001010019"),
    signs_by=SignsBy.GUARDIAN,
)
UNION = DraftParty(
    "f",
    "南通市通州区示例家纺设计创新与知识产权保护联合会川姜工作站",
    Side.THIRD_PARTY,
    PartyKind.ORGANISATION,
    identity="51320612MJ0000C113",
    phone="0513-80000000",
    address="南通市通州区川姜镇示例大道1号",
    head="王玥",
    head_title="秘书长",
    signs_by=SignsBy.HEAD,
)

FACTS = (
    "甲方持有美术作品《江南棉语》的作品登记证书（登记号：苏作登字-2024-F-00000035），该作品用于四件套床上用品的面料花型。"
    "2025年11月起，乙方生产并在其经营场所销售使用近似花型的四件套；丙方自乙方进货，在网络店铺“棉语小铺”销售上述产品。"
    "2026年2月24日，甲方对两处店铺取证。截至调解之日，乙方尚有库存四件套46套、印花网版8块；丙方已售出117套，无库存。"
    "上述事实，各方当事人均无异议。"
)
DISPUTES = (
    "（一）乙方、丙方销售的四件套所用花型与《江南棉语》是否构成实质性相似；"
    "（二）乙方、丙方各自应当承担的赔偿数额；（三）库存产品与印花网版的处理。"
)
ACCOUNT = Account("南通云栖锦绣家纺有限公司", "示例银行南通通州支行", "6200000000000035017")


def links(count: int) -> Term:
    """删除链接 with `count` addresses, some longer than a line."""
    addresses = tuple(
        f"https://shop.example.com/item/6200350{place:05d}?sku=jn-{place}" + "&from=live&anchor=mianyu" * (place % 3)
        for place in range(1, count + 1)
    )
    return Term("links", "delete_links", {"who": ("c",), "links": addresses, "by": date(2026, 3, 25), "whom": ("a",)})


def instalments(amounts: Sequence[int]) -> Term:
    """赔偿 in instalments of these sums in 分, thirty days apart."""
    first = date(2026, 4, 10)
    due = tuple(Instalment(first + timedelta(days=30 * place), amount) for place, amount in enumerate(amounts))
    whole = {"who": ("b",), "whom": ("a",), "amount": sum(amounts), "instalments": due, "account": ACCOUNT}
    return Term("pay", "compensation", whole)


def lump_sum(amount: int, *, who: str = "c") -> Term:
    """赔偿 of `amount` 分 at once, paid by the party of that ref."""
    return Term("once", "compensation", {"who": (who,), "whom": ("a",), "amount": amount, "by": date(2026, 3, 31)})


TERMS = (
    Term("stop", "stop", {"who": ("b", "c"), "acts": "生产、销售", "what": "使用《江南棉语》花型的床上用品"}),
    links(3),
    instalments((2600000, 2000000, 2000000)),
    lump_sum(1200000),
    Term("late", "late", {"who": ("b",), "whom": ("a",), "terms": ("pay",), "accelerate": True, "penalty": 1000000}),
    Term("secret", "confidentiality", {"who": ("a", "b", "c")}),
    Term("court", "confirmation", {"who": ("a", "b", "c")}),
)

DRAFT = Draft(
    COMMITTEE,
    (FIRM, SHOP, PERSON),
    TERMS,
    facts=FACTS,
    disputes=DISPUTES,
    copies=5,
    want_confirmation=True,
    mediators=(DraftMediator("周堃"), DraftMediator("沈知秋")),
)


def draft_of(*parties: DraftParty, terms: tuple[Term, ...] = TERMS, facts: str = FACTS) -> Draft:
    """The draft between these parties, with a copy each, one for the committee and one for the court."""
    return replace(DRAFT, parties=parties, terms=terms, facts=facts, copies=len(parties) + 2)


def agreement(draft: Draft = DRAFT, *, number: str = NUMBER, demo: bool = True) -> AgreementPaper:
    """The certified paper of `draft`."""
    opening = opening_sentence(
        draft,
        matter="美术作品（花型）著作权纠纷",
        source=SOURCES["APPLY"],
        requested_by="甲方",
        requested_on=date(2026, 3, 2),
        accepted_on=date(2026, 3, 4),
        chosen=False,
    )
    return certified(agreement_paper(draft, number=number, opening=opening, demo=demo), key=KEY)


def oral_agreement(*parties: DraftParty, facts: str = "") -> OralAgreementPaper:
    """The certified register form of an oral agreement that was performed at once."""
    draft = Draft(
        "南通市通州区知识产权纠纷人民调解委员会",
        parties or (replace(SHOP, ref="a", side=Side.APPLICANT), replace(UYGHUR_PERSON, ref="b")),
        (
            Term("1", "take_down", {"who": ("a",), "what": "两款靠垫套共12件", "where": "其店内", "act": "撤下"}),
            Term("2", "compensation", {"who": ("a",), "whom": ("b",), "amount": 80000, "covers": "使用费"}),
            Term("3", "no_further_claims", {"who": ("a", "b")}),
        ),
        form=Form.ORAL,
        oral_reason=OralReason.DONE,
        facts=facts
        or "2026年5月6日，乙方发现甲方在店内陈列的两款靠垫套使用其2025年绘制的《石榴枝》图案，未经许可，也未署名。",
        disputes="使用费数额；已陈列产品是否可以继续销售。",
        mediators=(DraftMediator("周堃"),),
    )
    performance = "2026年5月8日在本委员会调解室当场履行：产品当场撤下，使用费以手机转账方式当场付清。"
    return certified(oral_agreement_paper(draft, number="通知调〔2026〕47号", performance=performance), key=KEY)
