"""人民调解用的词：理由、途径、方式，各带依据。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mediation.rules import statutes
from mediation.rules.people_mediation.facts import MatterFacts
from mediation.rules.statutes import Statute

MANNERS: Mapping[str, str] = {
    "in_person": "当面",
    "phone": "电话",
    "message": "短信、微信",
    "written": "书面",
    "post": "邮寄",
    "platform": "调解平台",
}

NOTICE_MANNERS: Mapping[str, str] = {"oral": "口头", "written": "书面"}

SESSION_RESULTS: Mapping[str, str] = {
    "continue": "下次再谈",
    "agreed": "谈拢",
    "partial": "部分谈拢",
    "failed": "谈不拢",
}

RESULTS_ON_PAPER: Mapping[str, str] = {
    "continue": "未达成一致意见，另行调解",
    "agreed": "达成一致意见",
    "partial": "就部分调解请求达成一致意见",
    "failed": "未达成一致意见",
}

PERFORMED: Mapping[str, str] = {
    "fully": "已全部履行",
    "partly": "部分履行",
    "not": "没有履行",
    "none_due": "没有到期的义务",
}

SATISFACTION: Mapping[str, str] = {
    "satisfied": "满意",
    "fair": "基本满意",
    "dissatisfied": "不满意",
    "not_said": "没有表示",
}

CAPACITIES: Mapping[str, str] = {
    "self": "本人",
    "head": "法定代表人、负责人或者经营者",
    "guardian": "监护人",
    "agent": "委托代理人",
}

CHOICES: Mapping[str, str] = {
    "both": "各方同选",
    "differ": "各方所选不同，调委会指定",
    "none": "各方未选，调委会指定",
}

CONFLICT_DECISIONS: Mapping[str, str] = {"none": "没有冲突", "conflict": "有冲突", "director": "问主任"}
DIRECTOR_ANSWERS: Mapping[str, str] = {"cleared": "不影响本案", "confirmed": "影响本案"}

ROUTES: Mapping[str, str] = {
    "arbitration": "有仲裁协议的，向约定的仲裁机构申请仲裁",
    "administrative": "提请有关行政机关依法处理",
    "court": "向有管辖权的人民法院起诉",
}


@dataclass(frozen=True)
class SuspensionReason:
    """Why mediation pauses, and the article that says so."""

    label: str
    statute: Statute | None


SUSPENSION_REASONS: Mapping[str, SuspensionReason] = {
    "appraisal": SuspensionReason("等鉴定、评估结果", statutes.ONLINE_26),
    "validity": SuspensionReason("等权利无效或者权属程序的结果", None),
    "collusion": SuspensionReason("可能是虚假调解，报告核实", statutes.INVITED_18),
    "other": SuspensionReason("其他，写明原因", None),
}


def routes_notice(routes: Iterable[str] = ROUTES) -> str:
    """The sentence that tells a party the lawful routes, in a fixed order."""
    named = set(routes)
    return (
        "当事人可以依法通过下列途径维护自己的权利："
        + "；".join(words for code, words in ROUTES.items() if code in named)
        + "。"
    )


def roster_outcome(chosen: Iterable[str]) -> str:
    """What the parties' choices come to: `both` when every party named the same mediator, `none` when nobody
    named one, else `differ`; in the last two the committee appoints (江苏省人民调解条例第二十三条)."""
    answers = list(chosen)
    named = {answer for answer in answers if answer not in ("", "none")}
    if not named:
        return "none"
    return "both" if len(named) == 1 and set(answers) == named else "differ"


@dataclass(frozen=True)
class Ground:
    """Why a matter is turned away or ends. `kind` declined, withdrawn, refused or failed."""

    label: str
    kind: str
    statute: Statute


GROUNDS: Mapping[str, Ground] = {
    "party_refused": Ground("当事人一方明确拒绝调解", "declined", statutes.MEDIATION_17),
    "no_consent": Ground("有当事人联系不上或者一直未答复，没有取得各方同意", "declined", statutes.MEDIATION_3),
    "not_civil": Ground("不是民事权利义务纠纷", "declined", statutes.JIANGSU_MEDIATION_3),
    "reserved": Ground("法律、法规规定只能由专门机关管辖处理，或者禁止民间调解", "declined", statutes.MOJ_75_22),
    "already_taken": Ground("法院、公安机关或者其他行政机关已经受理或者解决", "declined", statutes.MOJ_75_22),
    "outside_area": Ground("当事人所在地和纠纷发生地都不在本区", "declined", statutes.MOJ_75_21),
    "offence": Ground("涉嫌犯罪或者治安违法，已报告有关机关", "declined", statutes.MEDIATION_25),
    "applicant_withdrew": Ground("申请人撤回申请", "withdrawn", statutes.MEDIATION_23_2),
    "settled_privately": Ground("当事人自行和解，撤回申请", "withdrawn", statutes.ONLINE_25),
    "refused_later": Ground("一方当事人明确表示不接受调解", "refused", statutes.MEDIATION_23_2),
    "time_up": Ground("调解期限届满，没有达成协议", "failed", statutes.MEDIATION_26),
    "far_apart": Ground("双方分歧较大，难以达成协议", "failed", statutes.MEDIATION_26),
    "collusion": Ground("可能恶意串通，损害公共利益或者第三人合法权益", "failed", statutes.MEDIATION_26),
    "concealment": Ground("隐瞒重要事实、提供虚假情况或者故意拖延", "failed", statutes.MEDIATION_26),
    "unreachable": Ground("调解期限内联系不上当事人", "failed", statutes.ONLINE_25),
    "sign_refused": Ground("达成一致后一方拒绝签名、盖章", "failed", statutes.ONLINE_25),
    "other": Ground("其他", "failed", statutes.MEDIATION_26),
}


def grounds(kind: str, facts: MatterFacts | None = None) -> dict[str, Ground]:
    """The grounds of one kind that may be offered; “already accepted elsewhere” is none where the court or
    procuratorate that accepted it entrusted it (江苏省人民调解条例第二十二条第二款)."""
    entrusted = facts is not None and facts.entrusted
    return {
        code: ground
        for code, ground in GROUNDS.items()
        if ground.kind == kind and not (entrusted and code == "already_taken")
    }
