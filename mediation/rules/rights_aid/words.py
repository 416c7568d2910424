"""维权援助的用语：八类服务（江苏省知识产权纠纷快速处理服务规范列的），来源，不予受理的理由，结果，满意度。

The service standard was seen only in a summary: the eight names are its, everything else here is this desk's own.
"""

from collections.abc import Mapping
from enum import StrEnum


class Service(StrEnum):
    """The eight kinds of service of the provincial standard."""

    CONSULTATION = "consultation"
    COMPLAINT = "complaint"
    AID = "aid"
    MEDIATION = "mediation"
    ENFORCEMENT_HELP = "enforcement_help"
    STATUS_SEARCH = "status_search"
    INFRINGEMENT_OPINION = "infringement_opinion"
    TECHNICAL_APPRAISAL = "technical_appraisal"

    @property
    def label(self) -> str:
        """The service as the standard calls it, e.g. `侵权判定`."""
        return SERVICES[self]

    @property
    def ends_in_an_opinion(self) -> bool:
        """Whether nothing is solved before experts have given their opinion."""
        return self in (Service.INFRINGEMENT_OPINION, Service.TECHNICAL_APPRAISAL)


SERVICES: Mapping[Service, str] = {
    Service.CONSULTATION: "知识产权咨询",
    Service.COMPLAINT: "投诉举报",
    Service.AID: "维权援助",
    Service.MEDIATION: "纠纷调解",
    Service.ENFORCEMENT_HELP: "执法协助",
    Service.STATUS_SEARCH: "法律状态查询",
    Service.INFRINGEMENT_OPINION: "侵权判定",
    Service.TECHNICAL_APPRAISAL: "技术鉴定",
}

SIDES: Mapping[str, str] = {"applicant": "申请人", "respondent": "对方"}

SOURCES: Mapping[str, str] = {
    "window": "窗口",
    "phone": "电话12330",
    "network": "网络",
    "fair": "展会、市场",
    "sent": "转办",
    "visit": "走访",
}

SCALES: Mapping[str, str] = {
    "": "没有填",
    "large": "大型企业",
    "medium": "中型企业",
    "small": "小型企业",
    "micro": "微型企业、个体工商户",
    "person": "个人",
}

MANNERS: Mapping[str, str] = {
    "oral": "口头答复",
    "written": "书面意见",
    "discussion": "专家会商",
    "site": "现场",
    "other": "其他",
}

REFUSALS: Mapping[str, str] = {
    "elsewhere": "别的机关、机构已经受理",
    "scope": "不属于维权援助的范围",
    "standing": "申请人不是权利人、利害关系人",
    "materials": "材料不齐，补不出来",
    "right": "权利已经失效或者查不到",
    "other": "其他，写明原因",
}
"""Why an application is not accepted; one must be given and told."""

RESULTS: Mapping[str, str] = {
    "resolved": "已解决",
    "mediation": "转调解",
    "agency": "转行政机关",
    "court": "转法院",
    "service": "转本中心其他业务",
    "ended": "终止",
}

REFERRED = ("agency", "court", "service")
"""The results that send the matter on to somebody who is named."""

SATISFACTION: Mapping[str, str] = {
    "very": "非常满意",
    "satisfied": "满意",
    "fair": "一般",
    "unsatisfied": "不满意",
    "no_answer": "没有答复",
}

LEVELS: Mapping[str, str] = {"general": "一般", "serious": "较大", "grave": "重大"}
"""How grave the risk of an alert is (the desk's own words)."""

REACHED_BY: Mapping[str, str] = {"visit": "上门", "phone": "电话", "letter": "书面", "network": "网络"}

REFERENCE_ONLY = "本意见只供申请人参考，不是认定侵权的证据，不代替行政机关、人民法院的认定和裁判，不得用于宣传。"
"""Stands on every opinion (the desk's own words)."""

STATEMENT = (
    "我与本件的申请人、对方以及他们的代理人没有近亲属关系，没有利害关系，没有其他可能影响公正的关系；"
    "办理中发现有的，立即说明并退出。",
    "我对本件的材料、当事人的商业秘密和个人信息、专家之间的讨论内容保密，不向他人透露，不用于本件以外的用途；"
    "办完以后交还或者销毁全部材料。",
)
"""What an expert signs before being appointed: no conflict, then confidentiality (the desk's own words)."""
