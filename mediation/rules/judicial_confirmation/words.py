"""司法确认：提交方式、不予受理和驳回的理由、案号的写法。"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mediation.rules import statutes
from mediation.rules.statutes import Statute

WAYS: Mapping[str, str] = {"by_hand": "到法院窗口递交", "post": "邮寄", "online": "网上提交"}
"""How an application reaches the court."""

EXTENSION_ANSWERS: Mapping[str, str] = {"": "法院还没有答复", "granted": "准许顺延", "refused": "不准许顺延"}

OBJECTORS: Mapping[str, str] = {"party": "当事人", "third_party": "利害关系人"}


@dataclass(frozen=True)
class Ground:
    """A ground of the court: its words, shortened from the article, and the article."""

    label: str
    statute: Statute


NOT_ACCEPTED: Mapping[str, Ground] = {
    "scope": Ground("不属于人民法院受理范围", statutes.CPL_INT_355_1),
    "court": Ground("不属于收到申请的人民法院管辖", statutes.CPL_INT_355_1_2),
    "status": Ground("申请确认身份关系", statutes.CPL_INT_355_3),
    "procedure": Ground("涉及适用其他特别程序、公示催告程序、破产程序", statutes.CPL_INT_355_4),
    "title": Ground("协议内容涉及物权、知识产权确权", statutes.CPL_INT_355_5),
}
"""裁定不予受理 (民诉法解释第三百五十五条第一款)."""

REJECTED: Mapping[str, Ground] = {
    "mandatory": Ground("违反法律强制性规定", statutes.CPL_INT_358_1),
    "interests": Ground("损害国家利益、社会公共利益、他人合法权益", statutes.CPL_INT_358_2),
    "morals": Ground("违背公序良俗", statutes.CPL_INT_358_3),
    "unfree": Ground("违反自愿原则", statutes.CPL_INT_358_4),
    "unclear": Ground("内容不明确", statutes.CPL_INT_358_5),
    "other": Ground("其他不能进行司法确认的情形", statutes.CPL_INT_358_6),
    "not_to_accept": Ground("受理后发现属于不予受理的情形", statutes.CPL_INT_355_2),
}
"""裁定驳回申请 (民诉法解释第三百五十八条，第三百五十五条第二款)."""

GROUNDS: Mapping[str, Ground] = {**NOT_ACCEPTED, **REJECTED}

NUMBER_HINT = "（2026）苏0692诉前调确18号"
"""How courts write such a number; the word differs from court to court, so this is a hint and no rule."""

_NUMBER = re.compile(r"[（(〔\[]\s*\d{4}\s*[）)〕\]]\s*\S+?\d+\s*号")


def looks_like_a_number(text: str) -> bool:
    """Whether `text` is written as courts write case numbers: year in brackets, court and word, serial, 号."""
    return _NUMBER.fullmatch(text.strip()) is not None
