"""Invented papers of the file of one case: everything before the agreement. Nobody in here exists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from mediation.clock import SHANGHAI
from mediation.documents.acceptance_register import AcceptanceRegisterPaper, acceptance_register_paper
from mediation.documents.agreed_facts import AgreedFactsPaper, agreed_facts_paper
from mediation.documents.application import ApplicationPaper, application_paper
from mediation.documents.authority_letter import AuthorityLetterPaper, authority_letter_paper
from mediation.documents.evidence_list import EvidenceLine, EvidenceListPaper, evidence_list_paper
from mediation.documents.head_certificate import HeadCertificatePaper, head_certificate_paper
from mediation.documents.inquiry_record import InquiryRecordPaper, inquiry_record_paper
from mediation.documents.paper import certified
from mediation.documents.record import signature_line
from mediation.documents.rights_notice import RightsNoticePaper, rights_notice_paper
from mediation.documents.session_record import SessionRecordPaper, session_record_paper
from mediation.rules.agreement.draft import DraftAgent, DraftParty, SignsBy
from mediation.rules.authority import SCOPE, Authority
from mediation.rules.figures import party_label
from tests.documents.invented import COMMITTEE, FACTS, FIRM, KEY, MINOR, NUMBER, PERSON, SHOP, UNION, UYGHUR_PERSON

OWN_FIRM = replace(FIRM, head_identity="320699197902280013", signs_by=SignsBy.HEAD)
THREE = (OWN_FIRM, SHOP, PERSON)
SIX = (OWN_FIRM, SHOP, PERSON, UYGHUR_PERSON, MINOR, UNION)
FOUR_PAGES = "\n".join([FACTS * 2] * 9)
REQUESTS = (
    "停止生产、销售使用《江南棉语》花型的产品，删除商品链接\n"
    "销毁库存产品和印花网版\n"
    "赔偿经济损失及合理开支人民币100,000.00元"
)
HEADING: dict[str, Any] = {"committee": COMMITTEE, "number": NUMBER, "demo": True}
AGENT = DraftAgent(
    "陈翀",
    Authority.SPECIAL,
    scope=tuple(code for code in SCOPE if code != "other"),
    valid_from=date(2026, 3, 2),
    valid_to=date(2026, 12, 31),
    identity="320699198807070022",
    phone="13900000104",
    unit="江苏示例律师事务所",
)
TALK = (
    "调解员：现在核对到场人员身份。（核对无误）本次调解由周堃主持，沈知秋参加，记录人何叶。现告知各位：人民调"
    "解不收取任何费用；各方可以选择或者接受调解员，可以接受、拒绝或者要求终止调解，可以要求调解公开进行或者不"
    "公开进行，自主表达意愿、自愿达成协议；同时应当如实陈述纠纷事实，遵守调解现场秩序，尊重调解员，尊重对方行"
    "使权利。是否听清？\n"
    "甲方：听清了，没有意见，不要求更换调解员。\n"
    "乙方：听清了，没有意见。\n"
    "丙方：听清了，同意不公开调解。\n"
    "调解员：请甲方陈述请求和理由。\n"
    "甲方：我公司的《江南棉语》登记号是苏作登字-2024-F-00000035，2024年登记。去年11月发"
    "现乙方在三区128号门面卖的四件套，缠枝和鸟的位置、配色都与我公司花型对得上。丙方的网店从乙方进货。我方"
    "要求停止生产、销售，删除链接，销毁库存，两家共赔100,000元。\n"
    "乙方：面料是外地一家印花厂送来的花样，我看着好卖就下了单，没有问出处。做了大约300套，卖掉250多套，"
    "库房里还有46套，另有8块网版是我出钱开的。\n"
    "（乙方出示进货单。）\n"
    "丙方：我从乙方拿货117套，已经卖完，进货单和聊天记录都带来了。接到平台通知后我先改了标题，没有删链接。\n"
    "曾·阿依古丽：两件花型的主花、枝叶走向、循环单位尺寸一致，底纹不同。是否构成实质性相似由当事人自行协商或"
    "者由法院判断，我只说明技术上的异同。\n"
    "调解员：下面分别谈。（10时20分至11时10分分别听取意见）现在请各方再说说数额。\n"
    "甲方：考虑到两家都配合，总额可以降到78,000元，网版必须销毁。\n"
    "乙方：我出66,000元，分三期，4月、7月、10月。\n"
    "丙方：我出12,000元，月底前一次付清，链接本月25日前删除。\n"
    "各方：清楚，同意按上述内容签订调解协议书。"
)


def application(
    parties: tuple[DraftParty, ...] = THREE, *, facts: str = FACTS, requests: str = REQUESTS
) -> ApplicationPaper:
    """The certified application of the applicants among `parties`."""
    return certified(application_paper(parties, facts=facts, requests=requests, demo=True), key=KEY)


def consents(parties: Sequence[DraftParty]) -> dict[str, tuple[str, str]]:
    """How each of them agreed."""
    return {party.ref: ("2026年3月3日14时15分", "电话，次日到场签字") for party in parties}


def acceptance_register(parties: tuple[DraftParty, ...] = THREE, **changes: Any) -> AcceptanceRegisterPaper:
    """The certified register form of a case of `parties`."""
    values: dict[str, Any] = {
        **HEADING,
        "accepted_on": date(2026, 3, 4),
        "proactive": False,
        "matter": "著作权（花型）纠纷",
        "facts": "申请人称：被申请人生产、销售的四件套床上用品使用与其登记作品《江南棉语》近似的花型，"
        "要求停止生产、销售，删除链接，销毁库存，赔偿损失。",
        "rights": ("著作权（花型），江南棉语，苏作登字-2024-F-00000035",),
        "consents": consents(parties),
    }
    return certified(acceptance_register_paper(parties, **{**values, **changes}), key=KEY)


def rights_notice(party: DraftParty = OWN_FIRM, **changes: Any) -> RightsNoticePaper:
    """The certified notice to `party`."""
    values = {**HEADING, "told_on": date(2026, 3, 5), "manner": "书面"}
    return certified(rights_notice_paper(party, "甲方", **{**values, **changes}), key=KEY)


def head_certificate(party: DraftParty = OWN_FIRM) -> HeadCertificatePaper:
    """The certified certificate of the head of `party`."""
    return certified(head_certificate_paper(party, committee=COMMITTEE, demo=True), key=KEY)


def authority_letter(
    party: DraftParty = OWN_FIRM, agent: DraftAgent = AGENT, others: tuple[str, ...] = (SHOP.name, PERSON.name)
) -> AuthorityLetterPaper:
    """The certified letter by which `party` lets `agent` act."""
    paper = authority_letter_paper(
        party, agent, standing="律师", others=others, dispute="著作权（花型）纠纷", committee=COMMITTEE, demo=True
    )
    return certified(paper, key=KEY)


def evidence(count: int) -> tuple[EvidenceLine, ...]:
    """`count` pieces of evidence, handed in by two parties."""
    names = ("作品登记证书（苏作登字-2024-F-00000035）", "公证书", "进货单", "网店“棉语小铺”商品页面截图")
    return tuple(
        EvidenceLine(
            ordinal=str(place),
            name=names[place % len(names)],
            origin="国家版权登记平台下载" if place % 4 == 0 else "当事人自行保存",
            submitter=OWN_FIRM.name if place % 2 else UYGHUR_PERSON.name,
            extent=f"{place % 3 + 1}／{place % 5 + 1}",
            kind="原件" if place % 3 else "复印件",
            received="2026-03-12",
        )
        for place in range(1, count + 1)
    )


def evidence_list(lines: tuple[EvidenceLine, ...] = evidence(9)) -> EvidenceListPaper:
    """The certified list of these lines."""
    return certified(evidence_list_paper(lines, **HEADING), key=KEY)


def came(parties: Sequence[DraftParty]) -> tuple[str, ...]:
    """Everybody came by who stands for them."""
    return tuple(
        f"{party_label(place)}（{party.side.label}）{party.name}"
        + (f"，{party.kind.head}{party.head}" if party.head else "")
        for place, party in enumerate(parties)
    )


def moment(hour: int, minute: int = 0) -> datetime:
    """A time of the day of the talks."""
    return datetime(2026, 3, 12, hour, minute, tzinfo=SHANGHAI)


def session_record(
    parties: tuple[DraftParty, ...] = THREE, *, text: str = TALK, result: str = "达成一致意见", **changes: Any
) -> SessionRecordPaper:
    """The certified record of a session of `parties`."""
    values: dict[str, Any] = {
        **HEADING,
        "ordinal": 1,
        "started": moment(9, 30),
        "ended": moment(11, 50),
        "place": "南通家纺城知识产权调解室",
        "subject": "著作权（花型）纠纷",
        "invited": "曾·阿依古丽（花型设计专家，经当事人同意邀请）",
        "parties": came(parties),
        "mediators": ("周堃（主持）", "沈知秋"),
        "recorder": "何叶",
        "open": False,
        "signatures": (
            *(signature_line("当事人", party.name) for party in parties),
            signature_line("委托代理人", "陈翀"),
            signature_line("参加人", "曾·阿依古丽"),
            signature_line("人民调解员", "周堃"),
            signature_line("记录人", "何叶"),
        ),
    }
    return certified(session_record_paper(text=text, result=result, **{**values, **changes}), key=KEY)


def inquiry_record(
    text: str = "问：进了多少？　答：260套，还剩46套。\n问：从哪里进的？\n答：外地一家印花厂。", **changes: Any
) -> InquiryRecordPaper:
    """The certified record of an inquiry."""
    values: dict[str, Any] = {
        **HEADING,
        "ordinal": 1,
        "started": moment(14),
        "ended": None,
        "place": "示例家纺城三区128号",
        "subject": "著作权（花型）纠纷",
        "parties": (),
        "invited": "家纺城管理办 沈某",
        "asked": ("姜𬭩", "男，1993年11月出生，示例家纺城三区仓库管理员", "乙方的雇员"),
        "signatures": (
            signature_line("被调查人", "姜𬭩"),
            signature_line("参加人", "家纺城管理办 沈某"),
            signature_line("调查人", "周堃"),
            signature_line("记录人"),
        ),
    }
    return certified(inquiry_record_paper(text=text, **{**values, **changes}), key=KEY)


def agreed_facts(parties: tuple[DraftParty, ...] = THREE, *, text: str = FACTS) -> AgreedFactsPaper:
    """The certified record of facts that all of `parties` confirm."""
    paper = agreed_facts_paper(
        tuple((party_label(place), party) for place, party in enumerate(parties)),
        **HEADING,
        recorded_on=date(2026, 3, 12),
        session="第一次调解",
        subject="著作权（花型）纠纷",
        mediators=("周堃",),
        text=text,
    )
    return certified(paper, key=KEY)
