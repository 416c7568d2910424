"""文书目录：现在能出哪些文书，各用哪个模板，什么时候该有。"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mediation.documents.composing import STYLES, TEMPLATES


@dataclass(frozen=True)
class PaperForm:
    """One kind of paper. `slug` its name in addresses and commands; `template` and `styles` what sets it, with
    `parts` the templates it includes; `law` the texts its fixed words rest on, with their years; `due` when the
    case must have it; `signed_by` who signs or stamps it; `filled_from` the recorded facts that fill it, none of
    them typed for the paper; `bound` whether it is one of the sheets that only a bound file has; `unnumbered` that
    it carries no page number of its own. Whether it is 必须 or 按需 depends on the case: `rules.dossier.sheets`."""

    slug: str
    title: str
    styles: tuple[str, ...]
    law: str
    due: str
    signed_by: tuple[str, ...]
    filled_from: tuple[str, ...]
    parts: tuple[str, ...] = ("paper.html",)
    bound: bool = False
    unnumbered: bool = False

    @property
    def template(self) -> str:
        """The template that sets it."""
        return f"{self.slug}.html"

    @property
    def template_version(self) -> str:
        """Eight hex digits that change whenever the template or its styles do."""
        return _version(self)

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """Top, right, bottom and left margin of its sheets in points, as its styles set them."""
        return _margins(self.styles)


_MEDIATION = "人民调解法2010"
_JIANGSU = "人民调解法2010，江苏省人民调解条例2015"
_FORM = ("paper.css", "signing.css", "form.css")
_LETTER = ("paper.css", "signing.css", "letter.css")
_SIGNED = ("paper.html", "signing.html")

# In the order of the file.
_ALL = (
    PaperForm(
        "cover",
        "卷宗封面",
        ("paper.css", "cover.css"),
        _MEDIATION,
        "立卷时",
        (),
        ("调委会名称", "卷名", "卷号", "案号", "人民调解员", "调解日期", "立卷人、立卷日期", "保管期限", "页数"),
        bound=True,
        unnumbered=True,
    ),
    PaperForm(
        "contents",
        "卷内目录",
        ("paper.css", "form.css", "contents.css"),
        _MEDIATION,
        "立卷时",
        (),
        ("卷内每一件文书", "每一件的页号"),
        bound=True,
        unnumbered=True,
    ),
    PaperForm(
        "application",
        "人民调解申请书",
        (*_FORM, "party_table.css", "application.css"),
        _MEDIATION,
        "当事人申请调解时",
        ("申请人",),
        ("申请人、被申请人的基本情况", "纠纷简要情况", "申请事项"),
        (*_SIGNED, "party_table.html"),
    ),
    PaperForm(
        "acceptance_register",
        "人民调解受理登记表",
        (*_FORM, "ticks.css", "acceptance_register.css"),
        f"{_MEDIATION}，人民调解工作若干规定2002",
        "受理时",
        ("当事人", "登记人", "人民调解委员会印章"),
        ("受理日期", "当事人", "纠纷类型", "涉及权利", "案件来源", "纠纷简要情况", "征得同意的时间和方式"),
        (*_SIGNED, "ticks.html"),
    ),
    PaperForm(
        "declining_notice",
        "不予受理通知书",
        (*_LETTER, "notice.css"),
        f"{_MEDIATION}，人民调解工作若干规定2002，江苏省预防化解矛盾纠纷条例2025",
        "决定不予受理时",
        ("人民调解委员会印章", "受送达人"),
        ("申请日期", "不予受理的理由", "告知的途径", "告知的日期和方式"),
        ("paper.html", "notice.html", "receipt.html"),
    ),
    PaperForm(
        "rights_notice",
        "权利义务告知书",
        (*_LETTER, "rights_notice.css"),
        f"{_JIANGSU}，民事诉讼法2023",
        "调解开始前，每一方一份",
        ("当事人",),
        ("当事人", "告知的日期和方式"),
        _SIGNED,
    ),
    PaperForm(
        "head_certificate",
        "法定代表人（负责人）身份证明书",
        (*_LETTER, "head_certificate.css"),
        "民法典2020",
        "单位当事人参加调解时",
        ("单位公章",),
        ("单位名称", "法定代表人或者负责人的姓名、职务、证件号码"),
    ),
    PaperForm(
        "authority_letter",
        "授权委托书",
        (*_FORM, "party_table.css", "ticks.css", "authority_letter.css"),
        "民法典2020，民事诉讼法2023，江苏省人民调解条例2015",
        "委托代理人时",
        ("委托人", "受托人"),
        ("委托人", "受托人", "代理事项", "代理权限", "代理期限"),
        (*_SIGNED, "party_table.html", "ticks.html"),
    ),
    PaperForm(
        "evidence_list",
        "人民调解证据材料清单",
        (*_FORM, "evidence_list.css"),
        _MEDIATION,
        "收到证据材料时",
        ("提交人", "接收人"),
        ("材料名称、来源", "提交人、提交日期", "份数页数", "原件或者复印件"),
    ),
    PaperForm(
        "inquiry_record",
        "人民调解调查记录",
        (*_FORM, "record.css"),
        _MEDIATION,
        "调查时",
        ("调查人", "被调查人", "记录人"),
        ("时间、地点", "参加人", "被调查人", "记录"),
        (*_SIGNED, "record.html", "spoken.html"),
    ),
    PaperForm(
        "mediator_change",
        "调解员回避（更换）记录",
        (*_FORM, "mediator_change.css"),
        f"{_MEDIATION}，人民调解工作若干规定2002",
        "当事人要求或者本会更换调解员时",
        ("提出的当事人", "人民调解委员会印章"),
        ("原调解员、现调解员", "提出人", "理由", "日期"),
        _SIGNED,
    ),
    PaperForm(
        "session_notice",
        "调解通知书",
        (*_LETTER, "notice.css", "ticks.css", "session_notice.css"),
        _MEDIATION,
        "约各方开调解会时，每一方一份（本会用语，没有统一格式）",
        ("人民调解委员会印章", "收到的当事人"),
        ("当事人", "受理日期、同意调解的日期", "调解会的时间、地点、调解员", "联系人"),
        ("paper.html", "ticks.html"),
    ),
    PaperForm(
        "session_record",
        "人民调解记录",
        (*_FORM, "record.css"),
        _JIANGSU,
        "每次调解会",
        ("当事人", "委托代理人", "参加人", "人民调解员", "记录人", "人民调解委员会印章"),
        ("时间、地点、事由", "到场的人", "公开不公开", "记录", "结果"),
        (*_SIGNED, "record.html", "spoken.html"),
    ),
    PaperForm(
        "agreed_facts",
        "无争议事实记载",
        (*_FORM, "record.css"),
        "特邀调解规定2016，民事诉讼法解释2022",
        "各方确认无争议事实时",
        ("当事人", "人民调解员"),
        ("各方都认可的事实", "记载日期"),
        (*_SIGNED, "record.html"),
    ),
    PaperForm(
        "agreement",
        "人民调解协议书",
        (*_LETTER, "agreement.css"),
        _JIANGSU,
        "调解达成书面协议时",
        ("各方当事人", "人民调解员", "记录人", "人民调解委员会印章"),
        ("当事人的基本情况", "纠纷的主要事实、争议事项", "协议内容", "份数"),
        (*_SIGNED, "party.html", "terms.html"),
    ),
    PaperForm(
        "oral_agreement",
        "人民调解口头协议登记表",
        (*_FORM, "oral_agreement.css"),
        _JIANGSU,
        "调解达成口头协议时",
        ("各方当事人", "人民调解员", "记录人", "人民调解委员会印章"),
        ("当事人", "纠纷主要事实、争议事项", "协议内容", "履行方式、时限"),
        _SIGNED,
    ),
    PaperForm(
        "termination_notice",
        "终止调解通知书",
        (*_LETTER, "notice.css"),
        _MEDIATION,
        "终止调解时",
        ("人民调解委员会印章", "受送达人"),
        ("受理日期", "调解经过", "终止的原因、日期", "告知的途径、日期和方式"),
        ("paper.html", "notice.html", "receipt.html"),
    ),
    PaperForm(
        "service_receipt",
        "送达回证",
        (*_FORM, "service_receipt.css"),
        _MEDIATION,
        "送达协议书时，每一方一份",
        ("受送达人", "送达人"),
        ("受送达人", "送达的文书、编号", "送达地址"),
        _SIGNED,
    ),
    PaperForm(
        "confirmation_application",
        "司法确认申请书",
        (*_LETTER, "agreement.css", "confirmation_application.css"),
        f"民事诉讼法2023，{_MEDIATION}",
        "共同申请司法确认时",
        ("各方申请人",),
        ("当事人的基本情况", "协议的编号、生效日期、内容", "法院"),
        (*_SIGNED, "party.html"),
    ),
    PaperForm(
        "confirmation_materials",
        "司法确认申请材料清单",
        (*_FORM, "confirmation_materials.css"),
        f"民事诉讼法2023，民事诉讼法解释2022，{_MEDIATION}",
        "共同申请司法确认时",
        ("提交人", "接收人"),
        ("卷内已有的材料",),
        _SIGNED,
    ),
    PaperForm(
        "mediation_proof",
        "调解组织主持调解的证明",
        (*_LETTER, "head_certificate.css", "mediation_proof.css"),
        f"民事诉讼法解释2022，{_MEDIATION}",
        "共同申请司法确认时",
        ("人民调解委员会印章",),
        ("当事人", "受理日期", "调解员", "协议的编号、生效日期"),
    ),
    PaperForm(
        "court_report",
        "特邀调解结果报告",
        (*_FORM, "ticks.css", "court_report.css"),
        "特邀调解规定2016，在线调解规则2021",
        "法院委派、委托的调解终止时（本会用语，没有统一格式）",
        ("人民调解员", "人民调解委员会印章"),
        (
            "法院、诉前调号或者案号",
            "当事人",
            "接受、终止的日期",
            "终止的原因",
            "调解过程摘要",
            "结果",
            "无争议事实份数",
        ),
        (*_SIGNED, "ticks.html"),
    ),
    PaperForm(
        "performance_sheet",
        "履行凭证页",
        (*_FORM, "performance_sheet.css"),
        _MEDIATION,
        "协议有履行内容时",
        ("收款人",),
        ("协议约定的履行内容、期限、金额", "已收的凭证"),
        _SIGNED,
    ),
    PaperForm(
        "urging_letter",
        "督促履行函",
        (*_LETTER, "notice.css", "urging_letter.css"),
        _MEDIATION,
        "书面督促履行时（本会用语，没有统一格式）",
        ("人民调解委员会印章", "受送达人"),
        ("义务人", "协议编号、生效日期", "督促当日没有履行的义务、期限、金额", "督促日期、督促人"),
        ("paper.html", "receipt.html"),
    ),
    PaperForm(
        "follow_up_record",
        "人民调解回访记录",
        (*_FORM, "follow_up_record.css"),
        f"{_MEDIATION}，江苏省预防化解矛盾纠纷条例2025",
        "协议生效后回访时",
        ("回访人",),
        ("当事人", "协议编号", "回访事由", "回访时间", "回访情况"),
        _SIGNED,
    ),
    PaperForm(
        "closing_report",
        "人民调解结案报告表",
        (*_FORM, "closing_report.css"),
        _MEDIATION,
        "结案时（本地用表）",
        ("承办调解员", "人民调解委员会"),
        ("卷号", "承办人", "受案、结案时间", "当事人", "案件来源", "简要事实", "结果"),
        _SIGNED,
    ),
    PaperForm(
        "statement",
        "卷宗情况说明",
        (*_FORM, "statement.css"),
        f"{_MEDIATION}，档案法2020",
        "立卷时",
        ("立卷人", "检查人"),
        ("页数", "缺件、缺损和原件情况", "立卷人、检查人和日期"),
        _SIGNED,
        bound=True,
    ),
    PaperForm(
        "back_cover",
        "封底",
        ("paper.css", "cover.css"),
        _MEDIATION,
        "立卷时",
        (),
        ("调委会名称",),
        bound=True,
        unnumbered=True,
    ),
)

_PATENTS = "专利法2020，专利法实施细则2023"
_BUREAU_LAW = f"{_PATENTS}，商标法，著作权法2020"
_BUREAU_NOTICE = ("paper.html", "administrative_letter.html", "receipt.html")

# The bureau's own papers: no source has their wording, so all of it is this desk's.
_BUREAU = (
    PaperForm(
        "administrative_request",
        "行政调解申请书",
        (*_FORM, "party_table.css", "application.css"),
        _BUREAU_LAW,
        "请求调解时（本局用语，没有统一格式）",
        ("请求人",),
        ("当事人的基本情况", "请求调解的事项、涉及权利", "纠纷简要情况", "请求"),
        (*_SIGNED, "party_table.html", "application.html"),
    ),
    PaperForm(
        "administrative_consultation",
        "行政调解征求意见通知书",
        (*_LETTER, "notice.css"),
        _BUREAU_LAW,
        "送请求书副本时（本局用语，没有统一格式）",
        ("本局印章", "受送达人"),
        ("请求人、被请求人", "请求日期、事项", "办理的依据", "陈述意见的期限"),
        _BUREAU_NOTICE,
    ),
    PaperForm(
        "administrative_opening",
        "行政调解立案通知书",
        (*_LETTER, "notice.css"),
        _BUREAU_LAW,
        "立案时（本局用语，没有统一格式）",
        ("本局印章", "受送达人"),
        ("当事人", "同意的日期", "立案日期"),
        _BUREAU_NOTICE,
    ),
    PaperForm(
        "administrative_non_opening",
        "行政调解不予立案通知书",
        (*_LETTER, "notice.css"),
        f"{_BUREAU_LAW}，江苏省预防化解矛盾纠纷条例2025",
        "不予立案时（本局用语，没有统一格式）",
        ("本局印章", "受送达人"),
        ("请求日期、事项", "不予立案的理由", "告知的途径"),
        _BUREAU_NOTICE,
    ),
    PaperForm(
        "administrative_agreement",
        "行政调解协议书",
        (*_LETTER, "agreement.css"),
        f"{_BUREAU_LAW}，民法典2020",
        "达成协议时（本局用语，没有统一格式）",
        ("各方当事人", "本局印章"),
        ("当事人的基本情况", "请求调解的事项", "协议内容", "份数"),
        (*_SIGNED, "party.html"),
    ),
    PaperForm(
        "administrative_ending",
        "行政调解终止（撤销案件）通知书",
        (*_LETTER, "notice.css"),
        _BUREAU_LAW,
        "没有达成协议时（本局用语，没有统一格式）",
        ("本局印章", "受送达人"),
        ("立案日期", "调解经过", "终止的理由", "告知的途径"),
        _BUREAU_NOTICE,
    ),
    PaperForm(
        "administrative_handover",
        "委托调解函",
        (*_LETTER, "notice.css"),
        "江苏省预防化解矛盾纠纷条例2025",
        "委托调委会时（本局用语，没有统一格式）",
        ("本局印章", "收件人"),
        ("当事人", "涉及权利、事项", "各方同意的日期", "委托日期"),
        _BUREAU_NOTICE,
    ),
)

_CENTRE_NOTICE = ("paper.html", "administrative_letter.html", "receipt.html")

# The rights centre's own papers: the province's standard forms were not seen, so all wording is this desk's.
_CENTRE = (
    PaperForm(
        "aid_acceptance",
        "维权援助受理通知书",
        (*_LETTER, "notice.css"),
        "南通市知识产权促进和保护条例",
        "受理时（本中心用语，没有统一格式）",
        ("本中心印章", "受送达人"),
        ("申请人", "服务类别", "申请、受理的日期", "办理的期限、方式、承办人"),
        _CENTRE_NOTICE,
    ),
    PaperForm(
        "aid_refusal",
        "维权援助不予受理通知书",
        (*_LETTER, "notice.css"),
        "南通市知识产权促进和保护条例",
        "不予受理时（本中心用语，没有统一格式）",
        ("本中心印章", "受送达人"),
        ("申请人", "服务类别", "申请日期", "不予受理的理由"),
        _CENTRE_NOTICE,
    ),
    PaperForm(
        "expert_statement",
        "专家回避与保密声明",
        (*_LETTER, "agreement.css"),
        "南通市知识产权促进和保护条例",
        "请专家时，签了才聘请（本中心用语，没有统一格式）",
        ("专家",),
        ("申请人、对方", "服务类别", "请的专家"),
        (*_SIGNED,),
    ),
    PaperForm(
        "aid_opinion",
        "侵权判定咨询意见",
        (*_LETTER, "notice.css"),
        "南通市知识产权促进和保护条例",
        "出具意见时（本中心用语，没有统一格式）",
        ("本中心印章", "受送达人"),
        ("申请人", "涉及的权利", "咨询的问题", "意见", "专家"),
        _CENTRE_NOTICE,
    ),
    PaperForm(
        "platform_notice",
        "知识产权侵权通知书",
        (*_LETTER, "notice.css", "platform_notice.css"),
        "电子商务法2018",
        "通知电商平台时（本中心用语，没有统一格式）",
        ("通知人",),
        ("权利人、权利", "权属核验的日期和方式", "侵权情况", "每个链接的店铺、网址、存证号、发现日期"),
    ),
)


_PREEXAMINATION_NOTICE = ("paper.html", "preexamination_notice.html")
_PREEXAMINATION_STYLES = (*_FORM, "letter.css", "preexamination_notice.css")
_OF_REQUEST = ("申请人、产品、分类", "设计、图片、设计人", "代理机构")


def _notice(slug: str, title: str, due: str, *filled: str) -> PaperForm:
    wording = f"{due}（中心用语，没有统一格式）"
    signed_by = ("预审员", "复核人", "业务专用章")
    return PaperForm(
        slug,
        title,
        _PREEXAMINATION_STYLES,
        _PATENTS,
        wording,
        signed_by,
        (*_OF_REQUEST, *filled),
        _PREEXAMINATION_NOTICE,
    )


# The rights centre's papers of design pre-examination: no source has their wording.
_PREEXAMINATION = (
    _notice("preexamination_acceptance", "外观设计专利申请预审受理通知书", "受理时", "受理日期", "审查天数"),
    _notice("preexamination_opinion", "外观设计专利申请预审意见（补正）通知书", "出意见时", "意见", "答复期限"),
    _notice("preexamination_pass", "外观设计专利申请预审合格通知书", "合格时", "意见和答复", "合格日期"),
    _notice("preexamination_fail", "外观设计专利申请预审不合格通知书", "不合格时", "意见和答复", "理由"),
    _notice("preexamination_refusal", "外观设计专利申请预审不予受理通知书", "不予受理时", "理由"),
    PaperForm(
        "preexamination_log",
        "外观设计专利申请预审台账",
        ("paper.css", "form.css", "preexamination_log.css"),
        _PATENTS,
        "每月、每年（中心格式）",
        (),
        ("这一段时间提交的预审", "各项指标"),
    ),
)

# The papers of overseas guidance: this desk's own wording too.
_OVERSEAS = (
    PaperForm(
        "overseas_guidance_sheet",
        "海外纠纷应对指导意见书",
        (*_LETTER, "overseas_guidance_sheet.css"),
        "国务院关于涉外知识产权纠纷处理的规定2025",
        "出初步意见时（本办用语，没有统一格式）",
        ("指导人员", "企业"),
        ("企业", "纠纷", "告知的日期和方式", "照文书核过的境外期限", "初步意见", "证据出境提示", "名单"),
    ),
)
# It hangs on no enterprise, so it is none of the papers that are issued and kept.
_OVERSEAS_REPORT = PaperForm(
    "overseas_yearly_report",
    "海外纠纷应对指导年度报告",
    ("paper.css", "form.css", "overseas_yearly_report.css"),
    "国务院关于涉外知识产权纠纷处理的规定2025",
    "每年（本办用语，没有统一格式）",
    (),
    ("一年里的纠纷、结果、挽回损失、指导", "不写名称的典型案例"),
)

# What the bureau reads of the whole: this desk's own forms.
_OVERVIEW = (
    _OVERSEAS_REPORT,
    PaperForm(
        "dashboard_sheet",
        "知识产权纠纷多元化解工作情况一览",
        ("paper.css", "dashboard_sheet.css"),
        "通政发〔2023〕4号",
        "随时（本办格式）",
        (),
        ("规划目标", "各项指标"),
        unnumbered=True,
    ),
)

# What is reported: the office's own words, no source has an official form.
_REPORTS = (
    PaperForm(
        "work_report",
        "知识产权纠纷多元化解工作",
        ("paper.css", "work_report.css"),
        "通政发〔2023〕4号",
        "每月、每季、每年，冻结以后（公文格式）",
        (),
        ("各项指标", "统计口径"),
        unnumbered=True,
    ),
    PaperForm(
        "mediation_return",
        "人民调解案件情况统计表",
        ("paper.css", "form.css", "mediation_return.css"),
        "江苏省人民调解条例2015",
        "每月、每季、每年，冻结以后（栏目照区司法局的表，没有查到官方表式）",
        ("填表人", "审核人", "单位负责人、调委会印章"),
        ("这一段时间达成协议和调解不成的案件",),
    ),
)

# What is handed out and not kept.
_HANDED_OUT = (
    PaperForm(
        "satisfaction_slip",
        "请您评一评",
        ("paper.css", "satisfaction_slip.css"),
        "",
        "结案以后，每一方一张（本会用语，没有统一格式）",
        (),
        ("调委会名称", "案号", "问卷的网址、有效期"),
        unnumbered=True,
    ),
)

_EVERY = (*_ALL, *_BUREAU, *_CENTRE, *_PREEXAMINATION, *_OVERSEAS, *_OVERVIEW, *_REPORTS, *_HANDED_OUT)

_LENGTH = {"mm": 72 / 25.4, "pt": 1.0}
_MARGIN = re.compile(r"@page \{\s*margin: ([^;]+);")


FORMS: Mapping[str, PaperForm] = {form.slug: form for form in _ALL}
"""Every paper of a case, by slug."""

BUREAU_FORMS: Mapping[str, PaperForm] = {form.slug: form for form in _BUREAU}
"""Every paper of the bureau's administrative mediation, by slug."""

CENTRE_FORMS: Mapping[str, PaperForm] = {form.slug: form for form in (*_CENTRE, *_PREEXAMINATION)}
"""Every paper of the rights centre, by slug."""


OVERSEAS_FORMS: Mapping[str, PaperForm] = {form.slug: form for form in _OVERSEAS}
"""Every paper of overseas guidance, by slug."""

OVERVIEW_FORMS: Mapping[str, PaperForm] = {form.slug: form for form in _OVERVIEW}
"""Every paper about the whole of the work, by slug."""

REPORT_FORMS: Mapping[str, PaperForm] = {form.slug: form for form in _REPORTS}
"""Every report on paper, by slug."""


def form_named(slug: str) -> PaperForm:
    """The form of that slug, of a case or of any other register. KeyError when there is none."""
    return {form.slug: form for form in _EVERY}[slug]


def form_of(paper: Any) -> PaperForm:
    """The form a paper is set in, known by its title. KeyError when there is none."""
    return {form.title: form for form in _EVERY}[paper.head.title]


@cache
def _margins(styles: tuple[str, ...]) -> tuple[float, float, float, float]:
    found = [_MARGIN.search((STYLES / name).read_text(encoding="utf-8")) for name in styles]
    lengths = [match[1].split() for match in found if match][-1]
    top, right, bottom, left = (float(length[:-2]) * _LENGTH[length[-2:]] for length in lengths)
    return top, right, bottom, left


@cache
def _version(form: PaperForm) -> str:
    files = [TEMPLATES / name for name in (form.template, *form.parts)] + [STYLES / name for name in form.styles]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:8]
