"""案件来源：从哪里来、要记什么、协议要不要报送备案（人民调解法第十七、十八条，特邀调解规定，江苏省人民调解条例）。"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.statutes import Statute


class FilingBack(StrEnum):
    """Whether a written agreement is filed with the referring body within five working days (D29)."""

    REQUIRED = "required"
    ADVISED = "advised"
    NONE = "none"


@dataclass(frozen=True)
class Source:
    """One channel by which disputes arrive.

    `code` its key; `label` in Chinese; `to_record` what must be on record, in Chinese; `statutes` the articles
    it rests on, empty where there is no national one; `filing_back` D29: ADVISED where the duty is a reading of
    the text and only a warning is given; `party_applies` whether a party still applies itself; `sent` how a paper
    says that `{body}` sent the case, "" where nobody did: who only told a party that it may apply sent nothing.
    """

    code: str
    label: str
    to_record: tuple[str, ...]
    statutes: tuple[Statute, ...]
    filing_back: FilingBack = FilingBack.NONE
    party_applies: bool = False
    sent: str = ""

    def sent_by(self, body: str) -> str:
        """`受通州区人民法院委派` for a paper; "" where nobody sent the case, or `body` is not on record."""
        return self.sent.format(body=body) if body else ""

    @property
    def from_court(self) -> bool:
        """Whether a court has sent it, so that the rules for invited mediation (特邀调解) apply."""
        return self.code in {"COURT_PRE", "COURT_POST", "ONLINE"}


_REFERRAL = ("来函编号", "来函日期", "各方当事人同意")

SOURCES: Mapping[str, Source] = {
    source.code: source
    for source in (
        Source(
            "APPLY",
            "当事人申请",
            ("申请人", "收到申请日期", "口头申请的，记录后由申请人签名"),
            (statutes.MEDIATION_17,),
            party_applies=True,
        ),
        Source("PROACTIVE", "主动调解", ("各方当事人同意",), (statutes.MEDIATION_17,)),
        Source(
            "GUIDE_COURT",
            "法院受理前告知",
            ("告知法院", "告知日期"),
            (statutes.MEDIATION_18,),
            party_applies=True,
        ),
        Source(
            "GUIDE_POLICE",
            "公安机关受理前告知",
            ("告知机关", "告知日期"),
            (statutes.MEDIATION_18,),
            party_applies=True,
        ),
        Source(
            "COURT_PRE",
            "法院立案前委派",
            ("委派法院", "委派文号或者诉前调号", "签字接收材料日期", "特邀调解名册情况"),
            (statutes.CPL_125, statutes.INVITED_11, statutes.INVITED_27),
            FilingBack.ADVISED,
            sent="受{body}委派",
        ),
        Source(
            "COURT_POST",
            "法院立案后委托",
            ("委托法院", "法院案号", "普通程序或者简易程序", "签字接收材料日期", "当事人同意"),
            (statutes.INVITED_11, statutes.INVITED_20, statutes.INVITED_27, statutes.JIANGSU_MEDIATION_22_2),
            FilingBack.REQUIRED,
            sent="受{body}委托",
        ),
        Source(
            "ONLINE",
            "人民法院调解平台",
            ("平台编号", "平台确认接受时间"),
            (statutes.ONLINE_10, statutes.ONLINE_12, statutes.ONLINE_24),
            FilingBack.ADVISED,
            # Before or after filing is not on record here, and with it whether it was 委派 or 委托.
            sent="接收{body}通过人民法院调解平台转来的纠纷",
        ),
        Source(
            "PROCURATORATE",
            "检察院委托",
            ("委托检察院", *_REFERRAL),
            (statutes.JIANGSU_MEDIATION_22_2, statutes.JIANGSU_MEDIATION_32_2),
            FilingBack.REQUIRED,
            sent="受{body}委托",
        ),
        Source(
            "REQUEST",
            "政府、镇街商请",
            ("商请单位", *_REFERRAL),
            (statutes.JIANGSU_MEDIATION_32_2,),
            FilingBack.REQUIRED,
            sent="应{body}商请",
        ),
        Source(
            "AGENCY",
            "行政机关移送、委托",
            ("移送单位", *_REFERRAL, "反馈日期"),
            (),
            FilingBack.ADVISED,
            sent="接收{body}转来的纠纷",
        ),
        Source(
            "MARKET",
            "专业市场开办方移送",
            ("开办方", "处理记录", "各方当事人同意"),
            (statutes.NANTONG_IP_36_4,),
            sent="接收{body}移送的纠纷",
        ),
    )
}
