"""专利权评价报告预审用的字眼。"""

from collections.abc import Mapping

REQUESTERS: Mapping[str, str] = {"owner": "专利权人", "interested": "利害关系人", "accused": "被控侵权人"}

PROOFS: Mapping[str, str] = {
    "owner": "专利登记簿副本、专利证书，和请求人的身份证明",
    "interested": "独占许可合同，或者可以单独起诉的授权文件",
    "accused": "起诉状、律师函、投诉通知等，写明涉嫌侵权的是请求人",
}

USES: Mapping[str, str] = {
    "litigation": "诉讼",
    "administrative": "行政处理、行政调解",
    "mediation": "人民调解",
    "platform": "电商平台投诉",
    "fair": "展会投诉",
    "overseas": "海外维权",
    "other": "其他",
}
DISPUTE_USES = frozenset({"litigation", "administrative", "mediation", "platform", "fair", "overseas"})
"""Uses that serve a dispute."""

IN_FORCE: Mapping[str, str] = {"yes": "有效", "no": "已终止、被宣告无效", "unknown": "没有查"}

EXISTING: Mapping[str, str] = {"none": "查过，没有作出过", "exists": "已经作出过", "unknown": "没有查"}

GROUNDS: Mapping[str, str] = {
    "existing": "这项专利已经作出评价报告",
    "requester": "请求人不是专利权人、利害关系人、被控侵权人，或者没有证明",
    "lapsed": "专利权已经终止或者被宣告无效",
    "not_design": "不是外观设计专利",
    "incomplete": "材料不齐",
}

RESULTS: Mapping[str, str] = {
    "none_found": "没有发现不符合授予专利权条件的缺陷",
    "partly": "部分设计不符合授予专利权条件",
    "wholly": "全部设计不符合授予专利权条件",
}
