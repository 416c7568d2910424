"""委派、委托的用语：种类、程序、来的方式、终止的理由、报告和移送的方式。"""

from collections.abc import Mapping
from dataclasses import dataclass

from mediation.rules import statutes
from mediation.rules.statutes import Statute

KINDS: Mapping[str, str] = {"assignment": "委派（立案前）", "entrustment": "委托（立案后）"}
SHORT_KINDS: Mapping[str, str] = {"assignment": "委派", "entrustment": "委托"}
PROCEDURES: Mapping[str, str] = {"ordinary": "普通程序", "simplified": "简易程序"}
CHANNELS: Mapping[str, str] = {"paper": "移交纸质材料", "platform": "人民法院调解平台"}
WAYS: Mapping[str, str] = {"by_hand": "送到法院", "post": "邮寄", "platform": "调解平台"}
ADVICE: Mapping[str, str] = {"": "不提建议", "complex": "繁案", "simple": "简案"}
"""繁简分流建议, as court-connected platforms ask for it; no article demands it."""

COURT_RESULTS: Mapping[str, str] = {
    "court_statement": "制作调解书",
    "suit_withdrawn": "裁定准许撤诉",
    "trial": "转入审判程序",
}
"""How the court closed the suit that it had entrusted (特邀调解规定第二十条、第二十一条)."""

FITTING: Mapping[str, tuple[str, ...]] = {
    "COURT_PRE": ("assignment",),
    "COURT_POST": ("entrustment",),
    "ONLINE": ("assignment", "entrustment"),
}
"""Which kinds a source (a key of `rules.sources.SOURCES`) can be."""


@dataclass(frozen=True)
class Reason:
    """Why the mediation of a court's case ended: its words, the item of 特邀调解规定 26 and that of 在线调解规则 25
    behind it."""

    label: str
    invited: str
    online: str

    def article(self, channel: str) -> Statute:
        """The article it rests on: the platform's cases end by 在线调解规则第二十五条."""
        return statutes.ONLINE_25 if channel == "platform" else statutes.INVITED_26_1

    def cited(self, channel: str) -> str:
        """The article with its item, `特邀调解规定第26条第1款第3项`."""
        return self.article(channel).in_figures + (self.online if channel == "platform" else self.invited)


REASONS: Mapping[str, Reason] = {
    "agreement": Reason("当事人达成调解协议", "第1项", "第1项"),
    "time_up": Reason("期限届满无法达成调解协议", "第4项", "第6项"),
    "withdrawn": Reason("一方当事人撤回调解申请或者明确表示不接受调解", "第2项", "第2项、第4项"),
    "far_apart": Reason("双方分歧较大且难以达成调解协议", "第3项", "第5项"),
    "collusion": Reason("当事人可能存在恶意串通、损害公共利益或者第三人合法权益的情况", "第4项", "第8项"),
    "concealment": Reason("当事人隐瞒重要事实、提供虚假情况、故意拖延时间", "第4项", "第8项"),
    "unreachable": Reason("被申请人无法联系", "第4项", "第3项"),
    "sign_refused": Reason("一方当事人拒绝在调解协议上签名、盖章", "第4项", "第7项"),
    "other": Reason("其他", "第4项", "第8项"),
}
"""达成协议, the seven reasons that court-connected platforms ask for, and 拒签, which 在线调解规则 25 has apart."""

_OF_GROUNDS: Mapping[str, str] = {
    "applicant_withdrew": "withdrawn",
    "settled_privately": "withdrawn",
    "refused_later": "withdrawn",
    "party_refused": "withdrawn",
    "no_consent": "unreachable",
}


def reason_of(ground: str) -> str:
    """The reason behind a ground of `people_mediation.words.GROUNDS`: most have the same key, else `other`."""
    found = _OF_GROUNDS.get(ground, ground)
    return found if found in REASONS else "other"


NUMBER_HINTS: Mapping[str, str] = {
    "": "（2026）苏0692诉前调18号",
    "assignment": "（2026）苏0692诉前调18号",
    "entrustment": "（2026）苏0692民初18号",
}
"""How courts write such numbers; the words differ from court to court, so these are hints and no rule."""
