"""预审的用语：不受理的理由、缺陷的种类、筛查的项目和结论、没有提交的原因。照中心的做法，不是法律的分类。"""

from collections.abc import Mapping

REFUSED: Mapping[str, str] = {
    "not_registered": "不是有效的备案主体",
    "outside_field": "不在受理的分类内",
    "quota_used": "本年额度已用完",
    "agency_not_listed": "代理机构不在名单内",
    "already_filed": "已经向国家知识产权局提交过",
    "papers_incomplete": "材料不齐",
}
"""Why a request is not taken up."""

DEFECTS: Mapping[str, str] = {
    "views": "图片或者照片",
    "brief": "简要说明",
    "name": "产品名称",
    "class": "分类号",
    "unity": "单一性（相似、成套）",
    "prior": "明显属于现有设计",
    "request": "请求书",
    "other": "其他",
}
"""What an opinion is about."""

PAPERS: Mapping[str, str] = {
    "request": "请求书",
    "brief": "简要说明",
    "undertaking": "承诺书",
    "authority": "委托书",
    "search": "检索自查",
}
"""What comes with the request besides the pictures."""

SCREENED: Mapping[str, str] = {
    "same": "内容明显相同或者简单组合变化",
    "copied": "编造、抄袭、现有设计",
    "capacity": "与申请人研发能力明显不符",
    "trade": "倒买倒卖",
    "scattered": "规避监管的分散提交",
    "designer": "虚假设计人",
}
"""What a request is screened for."""

SCREENING: Mapping[str, str] = {"clear": "无疑点", "doubtful": "存疑", "abnormal": "认定非正常"}

HANDLED: Mapping[str, str] = {"": "没有处理", "advised": "劝导撤回", "reported": "上报", "suspended": "暂停备案"}

APPEALS: Mapping[str, str] = {"": "没有申诉", "running": "申诉中", "upheld": "申诉成立", "failed": "申诉不成立"}

NOT_FILED: Mapping[str, str] = {
    "given_up": "申请人放弃",
    "ordinary": "改走普通途径",
    "changed": "产品改款",
    "no_answer": "联系不上",
    "other": "其他",
}
"""Why a request that passed was not filed."""

CAUTIONS = (
    "请以预审合格的文本向国家知识产权局提交申请；提交文本与合格文本不一致的，不予加快标记。",
    "取得申请号后，请及时缴费，并将申请号和缴费凭证回传本中心，经一致性核查后办理加快标记。",
    "预审合格不等于授权，是否授权由国家知识产权局审查决定。",
    "本通知书及所附文本在授权公告前请注意保密。",
)
"""What the notice of a pass tells the applicant."""
