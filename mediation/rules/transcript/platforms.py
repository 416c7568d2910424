"""转录单：起步时的平台栏目表。都是别处系统的程序里见到的样子，不是官方表式，用前对照屏幕核一遍。

Each list holds what was seen and nothing else, in the order it was seen; a column whose meaning was not seen is left to
the hand. The office corrects them on its own page; these are only put in where there is none.
"""

from collections.abc import Mapping

from mediation.rules.transcript.columns import Column, Evidence, Listing

C = Column
_YES_NO = ("是", "否")
_CONCESSIONS = "法院看得到。让步、底线不要带进去（民诉法解释第一百零七条）"
_UPLOAD = "上传文件"
_SIGNERS = "在平台上选签字的人"

NANJING = Listing(
    "南京纠纷录入",
    "逐件录入纠纷",
    "读过在用系统的程序（南京），2026年11月；不是官方表式",
    Evidence.CODE,
    (
        C("编号", note="没有看到是平台自动编还是手填"),
        C("纠纷名称", "title", required=True),
        C("纠纷类型", note="平台的类型里没有见到知识产权，问清归哪一类"),
        C("案件评估", choices=("基本控制", "存在反复", "赴省上访", "个人极端行为", "可能民转刑", "难以确定")),
        C("激烈程度", choices=("低", "中", "高")),
        C("纠纷等级", "difficulty", choices=("简易", "一般", "重大")),
        C("涉及人数", "party_count", note="数的是当事人；平台要数到场的每个人的，自己改"),
        C("涉及金额", "amount_claimed"),
        C("受理时间", "accepted_on", required=True),
        C("案件来源", "source", choices=("依申请调解", "公安机关委托移送", "主动调解", "其他部门委托移送")),
        C("发生地点"),
        C("简要情况", "facts", required=True),
        C("调解员", "mediator"),
        C("调解结果", "result", choices=("成功", "调解中", "不成功")),
        C("成功时间", "succeeded_on", note="调解成功的必填"),
        C("责任单位", required=True),
        C("当事人", "parties"),
        C("达成协议", "agreement_text", required=True, note="没有看到这一栏要填什么，先给协议内容"),
    ),
)

_LIVE = "读过在用的司法行政平台的浏览器脚本，2026年11月；平台名称没有看到，不是官方表式"

JUSTICE_ACCEPTANCE = Listing(
    "司法行政平台：案件受理登记书",
    "受理当事人申请以后登记",
    _LIVE,
    Evidence.CODE,
    (
        C("受理意见", note="见过的一项是“受理为口头案件”"),
        C("纠纷类别", note="平台的类别分组编号，问清知识产权纠纷归哪一类"),
        C("调解员", "mediator"),
        C("纠纷简要情况", "facts", required=True, note="平台会从申请书带出，核对"),
        C("当事人申请事项", "requests", required=True, note="平台会从申请书带出，核对"),
    ),
)

JUSTICE_ORAL = Listing(
    "司法行政平台：口头协议登记表",
    "口头案件办理时登记",
    _LIVE,
    Evidence.CODE,
    (
        C("申请时间", "requested_on", note="平台自动带出，核对"),
        C("是否跨调委会", choices=_YES_NO),
        C("调解地点", "session_place"),
        C("调解结果", "result", note="选“调解成功”会多出几栏"),
        C("调解协议涉及金额", "agreement_amount"),
        C("协议内容", "agreement_text"),
        C("协议履行情况", "performed", note="见过的一项是“协议已履行”"),
    ),
)

_ENDS = (
    "期限届满无法达成调解协议",
    "一方当事人撤回调解申请或明确表示不接受调解",
    "双方分歧较大且难以达成调解协议",
    "当事人可能存在恶意串通、损害公共利益或者第三人合法权益的情况",
    "当事人隐瞒重要事实、提供虚假情况、故意拖延时间",
    "被告方无法联系",
    "其他",
)

ODR = Listing(
    "在线调解平台：文书菜单",
    "逐件做文书；封面不先存，别的文书做不了。菜单里另有授权委托书、告知书、证据、裁定书、结案通知书、撤回申请书、"
    "送达几项，没有看到栏目",
    "读过与法院相连的在线调解平台的程序，2026年11月；不是官方表式",
    Evidence.CODE,
    (
        C("卷号", "file_number", screen="1 封面", note="程序里叫 archiveNo"),
        C("卷名", "file_name", screen="1 封面", note="程序里叫 name"),
        C("卷宗类别", screen="1 封面", note="程序里叫 type"),
        C("年度", "year", screen="1 封面"),
        C("调解期限（时间）", "session_span", screen="1 封面"),
        C("法院", "court", screen="1 封面"),
        C("立卷时间", "file_compiled_on", screen="1 封面"),
        C("立卷人", "file_compiled_by", screen="1 封面"),
        C("备注", "file_remarks", screen="1 封面"),
        C("调解员", "mediator", screen="1 封面"),
        C("保管期限", "file_retention", screen="1 封面"),
        C("简要情况", "facts", required=True, screen="3 申请书"),
        C("申请事项", "requests", required=True, screen="3 申请书"),
        C("当事人", "parties", required=True, screen="3 申请书"),
        C("简要情况", "facts", required=True, screen="4 受理登记表"),
        C("当事人", "parties", required=True, screen="4 受理登记表"),
        C("时间", "inquiry_at", required=True, screen="7 调查记录"),
        C("地点", "inquiry_place", required=True, screen="7 调查记录"),
        C("参加人", "inquiry_people", required=True, screen="7 调查记录"),
        C("被调查人", "inquiry_asked", screen="7 调查记录"),
        C("记录", "inquiry_text", required=True, screen="7 调查记录", note=_CONCESSIONS),
        C("签字人", required=True, screen="7 调查记录", note=_SIGNERS),
        C("时间", "session_at", required=True, screen="9 调解记录"),
        C("地点", "session_place", required=True, screen="9 调解记录"),
        C("结果", "session_result", required=True, screen="9 调解记录"),
        C("记录", "session_text", required=True, screen="9 调解记录", note=_CONCESSIONS),
        C("参与人", "session_people", required=True, screen="9 调解记录"),
        C("事实争议", "agreement_matter", required=True, screen="10 协议书"),
        C("协议", "agreement_text", required=True, screen="10 协议书"),
        C("份数", "agreement_copies", required=True, screen="10 协议书"),
        C("签字人", required=True, screen="10 协议书", note=_SIGNERS),
        C("事由", "title", required=True, screen="11 回访"),
        C("时间", "follow_up_on", required=True, screen="11 回访"),
        C("情况", "follow_up_text", required=True, screen="11 回访"),
        C("签字人", required=True, screen="11 回访", note=_SIGNERS),
        C("协议内容", "agreement_text", required=True, screen="12 司法确认申请书"),
        C("法院", "court", required=True, screen="12 司法确认申请书"),
        C("份数", required=True, screen="12 司法确认申请书"),
        C("附件", required=True, screen="12 司法确认申请书", note=_UPLOAD),
        C("签字人", required=True, screen="12 司法确认申请书", note=_SIGNERS),
        C("卷宗情况说明", "file_statement", screen="14 卷宗情况说明"),
        C("调解过程摘要", required=True, screen="25 终止情况表"),
        C("终止的原因", "end_reason", required=True, screen="25 终止情况表", choices=_ENDS, note="可以选几项"),
        C("繁简分流建议", required=True, screen="25 终止情况表", choices=("繁案", "简案")),
        C("争议焦点", required=True, screen="25 终止情况表"),
        C("备注", screen="25 终止情况表"),
        C("接收调解时间", "accepted_on", required=True, screen="25 终止情况表"),
        C("调解终止时间", "ended_on", required=True, screen="25 终止情况表"),
    ),
)

_CONFIRM, _SUE = "只有司法确认的传", "只有立案的传"

COURT_TRANSFER = Listing(
    "移送法院",
    "成功的移送司法确认，不成的移送立案",
    "读过与法院相连的在线调解平台的程序，2026年11月；不是官方表式",
    Evidence.CODE,
    (
        C("移送类型", "court_route", choices=("司法确认", "立案")),
        C("移送时间", required=True),
        C("诉讼请求", "requests", required=True),
        C("事实与理由", "facts", required=True),
        C("申请人材料", required=True, screen="材料", note=_UPLOAD),
        C("被申请人材料", required=True, screen="材料", note=_UPLOAD),
        C("起诉状/调解申请书", required=True, screen="材料", note=_UPLOAD),
        C("送达地址确认书", required=True, screen="材料", note=_UPLOAD),
        C("其他", screen="材料", note=_UPLOAD),
        C("调解协议书", required=True, screen="材料（司法确认）", note=_CONFIRM),
        C("司法确认申请书", required=True, screen="材料（司法确认）", note=_CONFIRM),
        C("调解笔录", required=True, screen="材料（司法确认）", note=_CONFIRM),
        C("移送函", required=True, screen="材料（司法确认）", note=_CONFIRM),
        C("权利义务告知书", required=True, screen="材料（司法确认）", note=_CONFIRM),
        C("保全材料", screen="材料（立案）", note=_SUE),
        C("鉴定材料", screen="材料（立案）", note=_SUE),
    ),
)

K_PAGES = Listing(
    "司法局录入页面（锡林郭勒）",
    "申请、受理登记、协议、回访逐页录入；调查、调解两页没有看到栏目",
    "读过锡林郭勒盟司法局的系统程序，2026年11月；不是官方表式",
    Evidence.CODE,
    (
        C("身份证号", "party_identity", screen="申请"),
        C("户籍地", screen="申请", per_party=True),
        C("住所", "party_address", screen="申请"),
        C("邮编", screen="申请", per_party=True),
        C("案件标题", "title", screen="申请"),
        C("案情及申请理由", "facts", screen="申请"),
        C("纠纷类型", screen="申请"),
        C("委员会", "committee", screen="申请"),
        C("调解员", "mediator", screen="申请"),
        C("来源", "source", screen="受理登记"),
        C("严重等级", screen="受理登记"),
        C("发生时间", screen="受理登记"),
        C("发生地点", screen="受理登记"),
        C("涉及人数", "party_count", screen="受理登记"),
        C("简要情况", "facts", screen="受理登记"),
        C("编号", "agreement_number", screen="协议"),
        C("纠纷事实", "agreement_facts", screen="协议"),
        C("争议事项", "agreement_disputes", screen="协议"),
        C("协议内容", "agreement_text", screen="协议"),
        C("履行方式", screen="协议"),
        C("时限", screen="协议"),
        C("记录人", "recorder", screen="协议"),
        C("编号", screen="回访"),
        C("时间", "follow_up_on", screen="回访"),
        C("事由", "title", screen="回访"),
        C("申请人", "applicants", screen="回访"),
        C("被申请人", "respondents", screen="回访"),
        C("回访人", "follow_up_by", screen="回访"),
        C("内容", "follow_up_text", screen="回访"),
    ),
)

SUMMARY_REGISTER = Listing(
    "调解案件汇总登记（25 栏）",
    "逐件报司法行政机关的汇总表",
    "读过一个省级平台导出的表头，2026年11月；不是官方表式",
    Evidence.CODE,
    (
        C("案件编码", note="平台编的号"),
        C("调委会", "committee"),
        C("调解工作室"),
        C("受理员", "registered_by"),
        C("受理时间", "accepted_on"),
        C("案件来源", "source"),
        C("案件难度级别", "difficulty"),
        C("纠纷类别", "justice_type", note="归哪一类由区司法局定，对照在本会设置的“调解情况统计”里"),
        C("行政划分"),
        C("有无死亡"),
        C("主办调解员", "mediator"),
        C("协办调解员", "assistants"),
        C("调解时间", "session_at"),
        C("调解书编号", "agreement_number"),
        C("调解结果", "result"),
        C("调解协议金(元)", "agreement_amount"),
        C("协议履行情况", "performed"),
        C("当事人", "parties"),
        C("协议形式", "agreement_form"),
        C("纠纷简要情况", "facts"),
        C("以奖代补评定"),
        C("案件属性"),
        C("涉及特殊群体情况"),
        C("涉及农民工纠纷情况"),
        C("纠纷转化情况"),
    ),
)

_CASE, _PARTY = "案件", "当事人"

CASE_DATA = Listing(
    "司法行政案件数据",
    "逐件报案件和当事人数据",
    "读过一个司法行政数据集的字段表，2026年11月；不是官方表式",
    Evidence.CODE,
    (
        C("纠纷类型", screen=_CASE, note="见过的类型里没有知识产权，问清归哪一类"),
        C("来源", "source", screen=_CASE),
        C("行政区划", screen=_CASE),
        C("受理日期", "accepted_on", screen=_CASE),
        C("发生日期", screen=_CASE),
        C("涉案当事人数", "party_count", screen=_CASE),
        C("涉案金额", "amount_claimed", screen=_CASE),
        C("涉及特殊群体", screen=_CASE),
        C("涉及农民工", screen=_CASE),
        C("编号", "case_number", screen=_CASE),
        C("受理单位", "committee", screen=_CASE),
        C("受理人", "registered_by", screen=_CASE),
        C("调解员", "mediator", screen=_CASE),
        C("调解结果", "result", screen=_CASE),
        C("难度级别", "difficulty", screen=_CASE),
        C("纠纷转化", screen=_CASE),
        C("案件预测", screen=_CASE),
        C("协议类型", "agreement_form", screen=_CASE),
        C("履行情况", "performed", screen=_CASE),
        C("履行方式", screen=_CASE),
        C("是否司法确认", "confirmation", screen=_CASE),
        C("是否满意", "satisfaction", screen=_CASE),
        C("回访形式", "follow_up_manner", screen=_CASE),
        C("回访日期", "follow_up_on", screen=_CASE),
        C("案件状态", screen=_CASE),
        C("案件编号", screen=_CASE, note="平台编的号"),
        C("简介", "facts", screen=_CASE),
        C("协议内容", "agreement_text", screen=_CASE),
        C("地位", "party_side", screen=_PARTY),
        C("类型", "party_kind", screen=_PARTY),
        C("证件类型", "party_identity_kind", screen=_PARTY),
        C("证件号码", "party_identity", screen=_PARTY),
        C("姓名名称", "party_name", screen=_PARTY),
        C("电话", "party_phone", screen=_PARTY),
        C("民族", "party_ethnicity", screen=_PARTY),
        C("年龄", "party_age", screen=_PARTY),
        C("地址", "party_address", screen=_PARTY),
    ),
)

PLATFORMS: Mapping[str, Listing] = {
    "nanjing": NANJING,
    "justice-acceptance": JUSTICE_ACCEPTANCE,
    "justice-oral": JUSTICE_ORAL,
    "summary-register": SUMMARY_REGISTER,
    "case-data": CASE_DATA,
    "odr-papers": ODR,
    "court-transfer": COURT_TRANSFER,
    "k-pages": K_PAGES,
}
