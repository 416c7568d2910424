"""转录单：案件里记着、能填到外部平台栏目里的事实，一共这些（个人信息保护法第五十一条：号码、住址遮着）。"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """One fact that a column of a platform can be filled from. `label` in Chinese; `recorded` where it is recorded: an
    action of a life cycle, or a name that `web.act_links` knows, "" where it follows from others; `of_party` each
    party has its own; `sealed` it is shown whole for a minute with a reason only."""

    label: str
    recorded: str = ""
    of_party: bool = False
    sealed: bool = False


FACTS: Mapping[str, Fact] = {
    # 登记、受理
    "case_number": Fact("案号", "accept"),
    "register_number": Fact("登记号"),
    "year": Fact("年度", "accept"),
    "committee": Fact("调解委员会"),
    "title": Fact("案件名称"),
    "dispute_type": Fact("纠纷类型（本会分类）", "amend_case"),
    "justice_type": Fact("纠纷类别（照司法局的分类）", "amend_case"),
    "source": Fact("案件来源", "amend_case"),
    "source_body": Fact("来源单位", "amend_case"),
    "source_letter": Fact("来函编号", "amend_case"),
    "requested_on": Fact("申请日期", "amend_case"),
    "registered_on": Fact("登记日期"),
    "registered_by": Fact("登记人"),
    "accepted_on": Fact("受理日期", "accept"),
    "facts": Fact("纠纷简要情况", "amend_case"),
    "requests": Fact("申请事项", "amend_case"),
    "amount_claimed": Fact("请求金额（元）", "amend_case"),
    "party_count": Fact("当事人数"),
    "parties": Fact("全部当事人"),
    "applicants": Fact("申请人"),
    "respondents": Fact("被申请人"),
    "rights": Fact("涉及的权利", "rights"),
    "difficulty": Fact("难度级别（以案定补）", "dossier"),
    # 调解
    "mediator": Fact("主持（主办）调解员", "appoint_mediators"),
    "assistants": Fact("协办调解员", "appoint_mediators"),
    "inquiry_at": Fact("调查时间", "record_inquiry"),
    "inquiry_place": Fact("调查地点", "record_inquiry"),
    "inquiry_people": Fact("调查参加人", "record_inquiry"),
    "inquiry_asked": Fact("被调查人", "record_inquiry"),
    "inquiry_text": Fact("调查记录", "record_inquiry"),
    "session_at": Fact("调解时间（最近一次调解会）", "hold_session"),
    "session_place": Fact("调解地点", "hold_session"),
    "session_people": Fact("调解会参加人", "hold_session"),
    "session_result": Fact("调解会结果", "hold_session"),
    "session_text": Fact("调解记录", "hold_session"),
    "session_span": Fact("调解起止日期", "accept"),
    "recorder": Fact("记录人", "hold_session"),
    # 结果
    "result": Fact("调解结果"),
    "succeeded_on": Fact("调解成功日期"),
    "ended_on": Fact("调解终止日期", "terminate"),
    "end_reason": Fact("终止的原因", "terminate"),
    "court_route": Fact("移送类型（成功的司法确认，不成的立案）"),
    # 协议
    "agreement_form": Fact("协议形式", "draft_agreement"),
    "agreement_number": Fact("协议书编号", "draft_agreement"),
    "agreement_facts": Fact("纠纷主要事实", "draft_agreement"),
    "agreement_disputes": Fact("争议事项", "draft_agreement"),
    "agreement_matter": Fact("纠纷主要事实和争议事项", "draft_agreement"),
    "agreement_text": Fact("协议内容", "draft_agreement", sealed=True),
    "agreement_amount": Fact("协议涉及金额（元）", "draft_agreement"),
    "agreement_copies": Fact("协议书份数", "draft_agreement"),
    "performed": Fact("履行情况", "follow_up"),
    # 回访、司法确认
    "follow_up_on": Fact("回访时间", "follow_up"),
    "follow_up_manner": Fact("回访方式", "follow_up"),
    "follow_up_text": Fact("回访情况", "follow_up"),
    "follow_up_by": Fact("回访人", "follow_up"),
    "satisfaction": Fact("是否满意", "follow_up"),
    "confirmation": Fact("是否司法确认"),
    "court": Fact("司法确认的法院", "confirmation"),
    "court_number": Fact("法院案号", "confirmation"),
    # 卷宗
    "file_number": Fact("卷号", "dossier"),
    "file_name": Fact("卷名", "dossier"),
    "file_retention": Fact("保管期限", "dossier"),
    "file_compiled_on": Fact("立卷日期", "dossier"),
    "file_compiled_by": Fact("立卷人", "dossier"),
    "file_remarks": Fact("卷宗备注", "dossier"),
    "file_statement": Fact("卷宗情况说明", "dossier"),
    # 每一方当事人
    "party_side": Fact("地位", of_party=True),
    "party_kind": Fact("当事人类型", "edit_party", of_party=True),
    "party_name": Fact("姓名或名称", "edit_party", of_party=True),
    "party_identity_kind": Fact("证件类型", "edit_party", of_party=True),
    "party_identity": Fact("证件号码", "edit_party", of_party=True, sealed=True),
    "party_phone": Fact("电话", "edit_party", of_party=True, sealed=True),
    "party_address": Fact("住所", "edit_party", of_party=True, sealed=True),
    "party_service_address": Fact("送达地址", "edit_party", of_party=True, sealed=True),
    "party_sex": Fact("性别", "edit_party", of_party=True),
    "party_ethnicity": Fact("民族", "edit_party", of_party=True),
    "party_age": Fact("年龄", "edit_party", of_party=True),
    "party_occupation": Fact("职业", "edit_party", of_party=True),
    "party_head": Fact("法定代表人、负责人或者经营者", "edit_party", of_party=True),
    "party_agents": Fact("委托代理人", "change_agents", of_party=True),
}


@dataclass(frozen=True)
class Value:
    """A fact as one case has it. `text` the words to be copied, "" while it is not recorded; `words` further names it
    goes by on platforms, the most exact first, to find it in a list of choices; `mask` what is shown of a sealed one;
    `also` what a person must know before copying; `unfit` there is no such thing here, so that nothing is lacking."""

    text: str = ""
    words: tuple[str, ...] = ()
    mask: str = ""
    also: str = ""
    unfit: bool = False

    def among(self, choices: tuple[str, ...]) -> str:
        """The choice of a platform's list that says the same; "" when none does."""
        return next((word for word in (self.text, *self.words) if word in choices), "")
