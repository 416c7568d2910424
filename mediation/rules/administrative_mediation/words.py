"""行政调解的用语：不予立案、终止的理由，告知的途径，协议能不能申请司法确认。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mediation.rules import statutes
from mediation.rules.statutes import Statute

SIDES: Mapping[str, str] = {"applicant": "请求人", "respondent": "被请求人", "third_party": "第三人"}
"""The sides of the register of parties, as requests to a department call them."""

ANSWERS: Mapping[str, str] = {"agreed": "同意调解", "refused": "不同意调解"}

NOT_OPENED: Mapping[str, str] = {
    "refused": "被请求人不同意调解",
    "silent": "被请求人期满没有陈述意见",
    "competence": "本局没有办理这件纠纷的权限",
    "scope": "不属于可以调解的事项",
}
"""Why a request is not opened; one must be given."""

ENDED: Mapping[str, str] = {
    "no_agreement": "没有达成协议",
    "left": "一方不再参加调解",
    "third_party": "可能损害国家利益、社会公共利益或者他人合法权益",
    "other": "其他，写明原因",
}
"""Why an opened matter is struck off without an agreement."""

ROUTES: Mapping[str, str] = {
    "court": "向有管辖权的人民法院起诉",
    "handling": "请求管理专利、商标的部门处理侵权纠纷",
    "committee": "向人民调解委员会申请调解",
    "arbitration": "有仲裁协议的，向约定的仲裁机构申请仲裁",
}


def routes_notice(routes: Iterable[str] = ROUTES) -> str:
    """The sentence that tells the parties the lawful routes, in a fixed order."""
    named = set(routes)
    return (
        "当事人可以依法通过下列途径维护自己的权利："
        + "；".join(words for code, words in ROUTES.items() if code in named)
        + "。"
    )


@dataclass(frozen=True)
class Confirmability:
    """Whether the agreement of an administrative mediation can be brought to a court for confirmation."""

    label: str
    why: str


CONFIRMABILITY: Mapping[str, Confirmability] = {
    "ask": Confirmability(
        "先问法院",
        "法律写的是“经依法设立的调解组织”调解达成的协议；行政机关主持的算不算，要看本地法院的答复或者联合文件。",
    ),
    "yes": Confirmability("可以申请司法确认", "法院的答复或者联合文件说可以。"),
    "no": Confirmability("不能申请司法确认", "法院的答复或者联合文件说不可以。"),
}
CONFIRMABILITY_BASIS: tuple[Statute, ...] = (statutes.CPL_205, statutes.JIANGSU_IP_37_3)

EFFECT = "行政调解协议对签名的各方有合同的约束力，没有强制执行力；一方不履行的，对方可以向人民法院起诉。"
