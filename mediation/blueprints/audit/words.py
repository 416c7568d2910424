"""What the trail calls acts and rows, in the words of the desk."""

from collections.abc import Mapping
from typing import Any

from mediation.procedures.administrative_mediation import LIFECYCLE as ADMINISTRATIVE
from mediation.procedures.archiving import LIFECYCLE as ARCHIVING
from mediation.procedures.consultation import LIFECYCLE as CONSULTATIONS
from mediation.procedures.court_referral import LIFECYCLE as REFERRAL
from mediation.procedures.design_preexamination import LIFECYCLE as PREEXAMINATION
from mediation.procedures.evaluation_report import LIFECYCLE as EVALUATION
from mediation.procedures.fair_complaint import LIFECYCLE as AT_A_FAIR
from mediation.procedures.judicial_confirmation import LIFECYCLE as CONFIRMATION
from mediation.procedures.overseas_guidance import LIFECYCLE as ABROAD
from mediation.procedures.overseas_watch import LIFECYCLE as WATCHING
from mediation.procedures.people_mediation import LIFECYCLE
from mediation.procedures.performance import LIFECYCLE as PERFORMANCE
from mediation.procedures.platform_notice import LIFECYCLE as ON_A_PLATFORM
from mediation.procedures.registered_applicant import LIFECYCLE as APPLICANTS
from mediation.procedures.reported_figure import LIFECYCLE as REPORTED
from mediation.procedures.rights_aid import LIFECYCLE as AID
from mediation.procedures.scheduled_session import LIFECYCLE as APPOINTMENTS
from mediation.procedures.subsidy import LIFECYCLE as SUBSIDY
from mediation.procedures.typical_case import LIFECYCLE as TYPICAL
from mediation.rules.lifecycle import Transition

# Acts that are no line of the life cycle's table.
_ACTIONS = {
    "invite_satisfaction": "出满意度问卷",
    "accept_confirmation": "登记法院受理",
    "accept_wording": "照审查意见改",
    "add_agent": "登记代理人",
    "add_enterprise_fact": "登记企业标签、网店、联系人、英文名称",
    "add_expert": "登记专家、顾问",
    "add_file": "收文件",
    "carry_file": "随案转来文件",
    "add_party": "增加当事人",
    "add_right": "登记权利",
    "add_room": "加调解室",
    "agreement_effective": "协议生效",
    "answer_satisfaction": "收到满意度答卷",
    "assign_mediator": "指派承办调解员",
    "appraise": "到期鉴定",
    "ask_aid_grant": "登记专项资金申请",
    "attach_scan": "附签署扫描件",
    "begin_totp": "准备开动态口令",
    "change_body": "改单位资料",
    "change_court_rule": "改法院表",
    "change_enterprise_fact": "改企业标签、网店、联系人、英文名称",
    "change_expert": "改专家、顾问的登记",
    "change_mail_address": "改提醒邮箱",
    "change_roles": "改角色",
    "change_room": "改调解室",
    "change_platform_listing": "改转录单的栏目",
    "change_setting": "改设置",
    "confirm_totp": "开启动态口令",
    "correct_report": "更正报表",
    "correct_platform_number": "更正外部平台的编号",
    "create_party": "新建当事人",
    "create_user": "开账号",
    "date_former_name": "登记曾用名",
    "describe_enterprise": "登记企业行业、总公司",
    "decide_aid_grant": "登记专项资金核定、拨付",
    "export_case_register": "导出逐案登记",
    "freeze_report": "冻结报表",
    "describe_file": "改文件的登记",
    "preexamination_describe_view": "改图片的登记",
    "preexamination_take_out_view": "取出图片",
    "drop_waiver": "不再保留审查意见",
    "keep_monitored_source": "登记监测来源",
    "keep_risk_note": "写行业风险提示",
    "look_at_source": "登记看过来源",
    "enter_clues": "登记海外线索",
    "rematch_clues": "重新对照名册",
    "edit_agent": "更正代理人",
    "edit_agreed_facts": "改无争议事实",
    "edit_inquiry": "改调查记录",
    "edit_part": "改当事人在本案的情况",
    "edit_party": "更正当事人资料",
    "edit_right": "更正权利",
    "edit_session": "改调解会记录",
    "end_agent": "终止委托",
    "end_logins": "退出登录",
    "end_tracking": "不再跟踪履行",
    "export_subsidies": "导出以案定补清单",
    "import_holidays": "录入放假安排",
    "note_alert_answer": "登记预警的回应",
    "note_alert_reached": "登记预警送到",
    "open_calendar_feed": "开日历订阅",
    "print_paper": "印文书",
    "ask_job": "成批打印、成卷",
    "issue_agreement": "出签署版",
    "issue_alert": "发风险预警",
    "keep_warning": "写理由保留",
    "merge_parties": "合并企业档案",
    "log_in": "登录",
    "log_in_failed": "登录失败",
    "log_out": "退出",
    "ratify_agent": "当事人追认代理",
    "record_oral": "登记口头协议",
    "record_platform_number": "登记外部平台的编号",
    "reference_data": "装入基础资料",
    "register_case": "登记纠纷",
    "remove_party": "当事人退出",
    "remove_right": "删除权利",
    "remove_totp": "停用动态口令",
    "return_to_draft": "签署版退回修改",
    "reorder_files": "调整文件次序",
    "reveal": "看完整号码",
    "revoke_calendar_feed": "停用日历订阅",
    "rotate_file": "转文件方向",
    "save_agreement": "改协议稿",
    "scan_file": "补查文件",
    "set_active": "启用或停用账号",
    "set_guardian": "登记监护人",
    "set_password": "改密码",
    "setup_link": "开首个账号的链接",
    "sign_agreement": "登记协议签名",
    "start_agreement": "拟协议",
    "strike_signature": "划去签名",
    "take_in_proposals": "取调解方案",
    "take_out_file": "取出文件",
    "void_agreement": "作废协议",
    "begin_confirmation": "准备申请司法确认",
    "confirm_confirmation": "登记裁定有效",
    "deem_withdrawn_confirmation": "登记按撤回处理",
    "file_application": "登记司法确认已提交",
    "give_up_confirmation": "不再申请司法确认",
    "hear_confirmation": "登记到场核实",
    "not_accept_confirmation": "登记不予受理",
    "note_objection": "登记异议",
    "reject_confirmation": "登记裁定驳回",
    "serve_ruling": "登记裁定送达",
    "set_aside_confirmation": "登记裁定撤销、改变",
    "withdraw_confirmation": "登记撤回申请",
    "add_receipt": "登记回执",
    "applicant_finding": "登记非正常认定",
    "applicant_quota": "定年度额度",
    "applicant_sanction": "决定暂停、取消备案的建议",
    "keep_agency": "登记代理机构",
    "keep_class": "登记接受的分类",
    "correct_overseas_dispute": "更正海外纠纷",
    "export_guided": "导出海外指导企业名单",
    "overseas_entry": "登记海外纠纷指导",
    "overseas_add_attachment": "收海外指导的附件",
    "overseas_take_out_attachment": "取出海外指导的附件",
    "overseas_node": "登记境外节点",
    "register_overseas_dispute": "登记海外纠纷",
    "correct_referral": "更正委派、委托登记",
    "register_referral": "登记委派、委托",
    "report_to_court": "登记已报告法院",
    "take_referral": "登记接受委派、委托",
    "turn_down_referral": "不予接受委派、委托",
    "write_court_report": "写给法院的结果报告",
    "add_fair_shift": "排班",
    "add_shop_links": "加链接",
    "amend_fair": "更正展会",
    "amend_shop_complaint": "更正网店投诉",
    "count_consultations": "记咨询人次",
    "enter_fair": "登记展会",
    "receive_shop_complaint": "收网店投诉",
    "remove_fair_shift": "撤班次",
    "attach_register_file": "附台账文件",
    "correct_register": "更正台账",
    "enter_register": "登记台账",
    "export_register": "导出台账",
    "keep_attendance": "登记签到",
    "add_plan_task": "加方案任务",
    "change_plan_task": "改方案任务",
    "export_plan": "导出方案年度推进情况",
    "note_plan_year": "登记方案任务的进展",
}

_ROWS = {
    "abnormal_finding": "非正常认定",
    "accepted_class": "接受的分类",
    "agency": "代理机构",
    "applicant_quota": "备案主体的额度",
    "applicant_step": "备案步骤",
    "registered_applicant": "备案主体",
    "sanction_decision": "暂停、取消备案的建议",
    "acknowledgment": "义务人的承诺",
    "administrative_matter": "行政调解",
    "administrative_paper": "行政调解文书",
    "administrative_party": "行政调解当事人",
    "administrative_session": "行政调解经过",
    "agent": "代理人",
    "aid_expert": "维权援助专家",
    "aid_grant": "专项资金",
    "aid_matter": "维权援助",
    "aid_note": "维权援助过程",
    "aid_opinion": "维权援助意见",
    "aid_paper": "维权援助文书",
    "aid_party": "维权援助当事人",
    "aid_pause": "维权援助中止",
    "alert": "风险预警",
    "alert_recipient": "预警对象",
    "agreed_facts": "无争议事实",
    "agreement": "协议",
    "agreement_term": "协议条款",
    "evaluation_report": "评价报告预审",
    "evaluation_step": "评价报告预审的步骤",
    "expert": "专家、顾问",
    "follow_up": "回访",
    "attachment": "文件",
    "calendar_feed": "日历订阅",
    "called_party": "通知的当事人",
    "case_mediator": "本案调解员",
    "case_party": "本案当事人",
    "case_right": "权利",
    "confirmation_objection": "确认裁定的异议",
    "confirmation_supplement": "法院要补的材料",
    "conflict_check": "利害关系核对",
    "consent": "征询",
    "consultation": "跨部门咨询",
    "consultation_expert": "咨询的专家",
    "court_referral": "法院委派委托",
    "court_rule": "法院表",
    "document": "文书",
    "dossier": "卷宗",
    "dossier_appraisal": "到期鉴定",
    "dossier_supplement": "卷宗补充",
    "ending": "终止",
    "extension": "延长",
    "fair": "展会",
    "fair_complaint": "展会投诉",
    "fair_photo": "展会照片",
    "fair_shift": "班次",
    "holiday": "放假安排",
    "judicial_confirmation": "司法确认",
    "mediation_case": "案件",
    "obligation": "义务",
    "online_shop_complaint": "网店投诉",
    "online_shop_link": "网店链接",
    "online_shop_paper": "网店投诉文书",
    "organisation": "单位",
    "enterprise_contact": "企业联系人",
    "enterprise_profile": "企业行业、总公司",
    "enterprise_shop": "企业网店",
    "enterprise_tag": "企业标签",
    "overseas_attachment": "海外指导的附件",
    "clue": "海外线索",
    "monitored_source": "监测来源",
    "risk_note": "行业风险提示",
    "trade_name": "企业英文名称",
    "overseas_dispute": "海外纠纷",
    "overseas_entry": "海外纠纷指导",
    "overseas_guidance": "海外纠纷里的企业",
    "overseas_node": "境外节点",
    "overseas_paper": "海外指导意见书",
    "overseas_recovery": "挽回损失",
    "overseas_step": "海外指导步骤",
    "overseas_study": "海外指导典型案例",
    "party": "当事人",
    "plan_task": "方案任务",
    "plan_task_year": "方案任务的年度进展",
    "party_name": "当事人名称",
    "performance_entry": "履行记录",
    "platform": "外部平台",
    "platform_listing": "转录单栏目",
    "platform_number": "外部平台的编号",
    "private_note": "调解手记",
    "proposal": "方案",
    "register_attendance": "签到",
    "register_entry": "台账",
    "register_file": "台账文件",
    "report": "报表",
    "report_paper": "印出的报表",
    "reported_figure": "外报数据",
    "reported_paper": "外报数据的来文",
    "reveal": "看号码",
    "role_grant": "角色",
    "room": "调解室",
    "satisfaction_invitation": "满意度邀请",
    "scheduled_session": "调解会的安排",
    "session_mediator": "到场的调解员",
    "route_change": "去向",
    "session_record": "笔录",
    "setting": "设置",
    "design_preexamination": "外观预审",
    "preexamination_design": "预审的设计",
    "preexamination_view": "预审的图片",
    "preexamination_opinion": "预审意见",
    "preexamination_screening": "非正常筛查",
    "preexamination_paper": "预审文书",
    "setup_link": "开账号的链接",
    "signature": "签名",
    "subsidy_claim": "补贴申报",
    "suspension": "中止",
    "typical_case": "典型案例",
    "urging": "督促",
    "user_account": "账号",
    "waiver": "保留的理由",
}

# The acts of these tables bear the name of their area in the trail: others have acts of the same name.
_PREFIXED: dict[str, Mapping[str, Transition[Any]]] = {
    "administrative_": ADMINISTRATIVE,
    "aid_": AID,
    "applicant_": APPLICANTS,
    "clue_": WATCHING,
    "consult_": CONSULTATIONS,
    "evaluation_": EVALUATION,
    "fair_": AT_A_FAIR,
    "overseas_": ABROAD,
    "preexamination_": PREEXAMINATION,
    "reported_": REPORTED,
    "shop_": ON_A_PLATFORM,
    "typical_": TYPICAL,
}


def action_name(action: str) -> str:
    """`受理`; an act the desk has no word for keeps its own name."""
    if action in _ACTIONS:
        return _ACTIONS[action]
    for prefix, own in _PREFIXED.items():
        if action.startswith(prefix) and action.removeprefix(prefix) in own:
            return own[action.removeprefix(prefix)].label
    for table in (LIFECYCLE, PERFORMANCE, ARCHIVING, SUBSIDY, CONFIRMATION, APPOINTMENTS, REFERRAL):
        if action in table:
            return table[action].label
    return action


def row_name(table: str) -> str:
    """`案件`, the noun behind a table."""
    return _ROWS.get(table, table)


def subject_name(subject: str) -> str:
    """`案件 252`, from the `mediation_case:252` that the trail keeps."""
    table, _, number = subject.partition(":")
    return f"{row_name(table)} {number}".strip()


def touched(changes: list[dict[str, object]]) -> list[str]:
    """`案件 9 项`: of each noun how many fields were written, in the order they came."""
    counts: dict[str, int] = {}
    for change in changes:
        columns = change["columns"]
        name = row_name(str(change["table"]))
        counts[name] = counts.get(name, 0) + (len(columns) if isinstance(columns, dict) else 0)
    return [f"{name} {count} 项" for name, count in counts.items()]
