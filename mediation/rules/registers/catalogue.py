"""各本台账：名称、在工作方案（通政发〔2023〕4号）里的位置、字段、凭什么算数。

Every register of the plan that has no course of its own stands here; another one is another `Kind`.
"""

from collections.abc import Mapping

from mediation.rules.registers.kinds import Fault, Field, Kind, Type, Values, answered_after, ends_after_it_begins
from mediation.rules.roles import Role

_BUREAU = ("bureau", Role.CLERK)
_DIRECTOR = ("committee", Role.DIRECTOR)
_OVERSEAS = (("rights_centre", Role.OVERSEAS_OFFICER), ("bureau", Role.OVERSEAS_OFFICER))
NO_SECRETS = "只写大意，不写案情秘密、侦查情况。"

AUDIENCES = {
    "enforcement": "执法队伍",
    "mediators": "调解员",
    "enterprises": "企业（管理团队集训班）",
    "exporters": "外向型企业（海外知识产权）",
}
"""Who is trained: the plan counts each apart ((三)4, (五)1, (九)4, (九)1)."""

DIRECTIONS = {"out": "本区发出", "in": "外面发来"}
HERE = ("通州区", "南通市通州区")


def _day(label: str, **more: object) -> Field:
    return Field("day", label, Type.DAY, required=True, span=6, **more)  # type: ignore[arg-type]


def _until(label: str, **more: object) -> Field:
    return Field("until", label, Type.DAY, span=6, **more)  # type: ignore[arg-type]


def _title(label: str, hint: str = "") -> Field:
    return Field("title", label, required=True, hint=hint)


def _note() -> Field:
    return Field("note", "说明", Type.TEXT)


def _meeting_fields() -> tuple[Field, ...]:
    return (
        _day("开会日期"),
        Field("place", "地点", span=6),
        _title("议题"),
        Field("convener", "召集单位", required=True, listed=True),
        Field("attended", "到会单位", Type.TEXT, required=True, hint="一行一个单位。"),
        Field("decided", "议定事项", Type.TEXT),
    )


def outside_the_district(values: Values) -> Fault | None:
    """区外: a trip within 通州区 is not what the plan asks for."""
    where = str(values.get("place") or "")
    told = where.replace("江苏省", "").replace("南通市", "").strip()
    if told.startswith("通州区") and not told.startswith("通州区以外"):
        return Fault("place", "方案要的是区外调研，通州区里的不登记在这里；走访检查登记在走访台账。")
    return None


def has_a_document(values: Values) -> Fault | None:
    """An honour rests on the document that awards it."""
    if not str(values.get("document") or "").strip():
        return Fault("document", "没有填认定文号。没有文号的，不登记。")
    return None


def tag_has_a_source(values: Values) -> Fault | None:
    """Listed or exporting is said of an enterprise on some ground: where it stands and of which day."""
    if values.get("group") not in TAGGED:
        return None
    if not str(values.get("tag_source") or "").strip():
        return Fault("tag_source", "没有填类别的依据。写哪份名单、哪个公告；没有依据的，类别选“其他企业”。")
    return None if values.get("tag_on") else Fault("tag_on", "没有填依据的日期。写名单、公告是哪一天的。")


TAGGED = {"listed": "上市企业", "exporter": "外向型企业"}
"""For whom the plan asks for diagnosis and advice ((六)5)."""

_KINDS = (
    Kind(
        "joint_meeting",
        "联席会议",
        "三（三）1",
        _meeting_fields(),
        "由领导小组办公室召开、附了会议纪要的，一次算一次；方案要每年 2 次。",
        papers={"minutes": "会议纪要"},
        proof="minutes",
    ),
    Kind(
        "special_meeting",
        "专题会议",
        "三（一）2",
        _meeting_fields(),
        "党委政府知识产权专题会议，与联席会议分开数。",
        papers={"minutes": "会议纪要"},
        proof="minutes",
    ),
    Kind(
        "research_trip",
        "区外调研",
        "三（五）1",
        (
            _day("开始日期"),
            _until("结束日期"),
            Field(
                "group",
                "专题",
                Type.CHOICE,
                True,
                {"enforcement": "行政执法", "arbitration": "仲裁", "mediation": "调解"},
            ),
            _title("调研题目"),
            Field("place", "去了哪里", required=True, hint="写到区县。线上交流、本区走访不算。", listed=True),
            Field("visited", "走访单位", Type.TEXT),
            Field("people", "参加人数", Type.WHOLE, span=6),
            _note(),
        ),
        "在通州区以外、附了成果报告的，一次算一场；方案要至少 2 场，累计。",
        papers={"report": "成果报告"},
        proof="report",
        checks=(ends_after_it_begins, outside_the_district),
    ),
    Kind(
        "training",
        "培训",
        "三（三）4、三（五）1、三（九）1、三（九）4",
        (
            _day("开始日期", ahead=True),
            _until("结束日期", ahead=True),
            Field("group", "培训对象", Type.CHOICE, True, AUDIENCES),
            _title("培训题目"),
            Field("term", "第几期", Type.WHOLE, hint="同一对象的期次。", span=6, listed=True),
            Field(
                "manner",
                "方式",
                Type.CHOICE,
                True,
                {"onsite": "线下", "online": "线上", "both": "线下、线上结合"},
                span=6,
            ),
            Field("place", "地点", span=6),
            Field("organiser", "主办单位", span=6),
            Field("teacher", "授课人", hint="姓名、单位。"),
            Field("content", "内容", Type.TEXT),
        ),
        "四类对象分开数；执法队伍的每年一期、共三期。登记了签到的才算办过。",
        papers={"sign_in": "签到表", "material": "课件、通知"},
        attendance=True,
        keepers=frozenset({_BUREAU, _DIRECTOR, *_OVERSEAS}),
        checks=(ends_after_it_begins,),
    ),
    Kind(
        "liaison",
        "联络员",
        "二1、三（三）3",
        (
            _day("从哪天起"),
            _until("到哪天止", ahead=True),
            Field(
                "group",
                "担任什么",
                Type.CHOICE,
                True,
                {
                    "liaison": "知识产权联络员",
                    "link_head": "两法衔接负责人",
                    "link_liaison": "两法衔接联络员",
                },
            ),
            _title("姓名"),
            Field("body", "单位", required=True, listed=True),
            Field("post", "职务", span=6),
            Field("phone", "办公电话", span=6, hint="只写办公电话，不写个人手机号。"),
        ),
        "在任的人；换人的，前一位写上到哪天止，再登记一位。",
        checks=(ends_after_it_begins,),
    ),
    Kind(
        "station_duty",
        "公检法司驻点",
        "三（六）1",
        (
            _day("驻点日期", ahead=True),
            Field("hours", "时间", hint="如：9:00—11:30。", span=6),
            Field(
                "group",
                "派驻单位",
                Type.CHOICE,
                True,
                {"police": "公安", "procuratorate": "检察", "court": "法院", "justice": "司法行政"},
            ),
            _title("驻点人员"),
            Field("place", "驻点地方", required=True, listed=True),
            Field("consulted", "接待（人次）", Type.WHOLE, span=6, listed=True),
            Field("handled", "办理（件）", Type.WHOLE, span=6),
            _note(),
        ),
        "排到的每人每天算一个驻点日；已过的日子才计入。",
    ),
    Kind(
        "crime_link",
        "两法衔接",
        "三（三）3",
        (
            _day("通报、移送日期"),
            Field("group", "方向", Type.CHOICE, True, {"out": "行政机关移送、通报", "in": "公安、检察通报、移送"}),
            _title("线索名称", NO_SECRETS),
            Field("body", "对方单位", required=True, listed=True),
            Field("document", "文书编号"),
            Field(
                "result",
                "结果",
                Type.CHOICE,
                choices={"accepted": "接受、立案", "returned": "退回、不立案", "pending": "等反馈"},
                span=6,
                listed=True,
            ),
            Field("answered_on", "反馈日期", Type.DAY, span=6, listed=True),
            Field("answer", "反馈大意", Type.TEXT, hint=NO_SECRETS),
        ),
        "一条线索算一件；有反馈日期的算平均反馈天数。",
        papers={"letter": "移送函、回执"},
        checks=(answered_after("day", "answered_on", "反馈不会早于移送。核对日期。"),),
    ),
    Kind(
        "cross_region",
        "跨区域协作",
        "三（三）5",
        (
            _day("发出、收到日期"),
            Field("group", "方向", Type.CHOICE, True, DIRECTIONS),
            _title("协作事项", NO_SECRETS),
            Field("body", "对方地区、单位", required=True, listed=True),
            Field(
                "what",
                "要做什么",
                Type.CHOICE,
                True,
                {
                    "transfer": "材料移送",
                    "evidence": "证据信息传递",
                    "progress": "进程通报",
                    "joint": "联合执法",
                    "other": "其他",
                },
                span=6,
            ),
            Field("answered_on", "答复日期", Type.DAY, span=6, listed=True),
            Field("answer", "答复大意", Type.TEXT, hint=NO_SECRETS),
        ),
        "发出的、发来的分开数；有答复日期的算已答复。",
        papers={"letter": "协作函、复函"},
        checks=(answered_after("day", "answered_on", "答复不会早于发出。核对日期。"),),
    ),
    Kind(
        "station",
        "指导站、工作站",
        "三（四）3、三（六）2",
        (
            _day("设立日期"),
            _until("撤销日期"),
            Field("group", "种类", Type.CHOICE, True, {"brand": "商标品牌指导站", "centre": "知识产权保护中心工作站"}),
            _title("名称"),
            Field("host", "依托单位", required=True, listed=True),
            Field("place", "地址"),
            Field("served", "服务（累计次数）", Type.WHOLE, span=6, listed=True),
            _note(),
        ),
        "没有撤销的，一个算一个。",
        papers={"approval": "设立文件"},
        checks=(ends_after_it_begins,),
    ),
    Kind(
        "honour",
        "荣誉名单",
        "三（九）2、三（九）3",
        (
            _day("认定日期"),
            Field(
                "group",
                "荣誉",
                Type.CHOICE,
                True,
                {
                    "star": "知识产权保护明星企业",
                    "secret_pilot": "商业秘密保护试点",
                    "secret_model": "商业秘密保护示范企业",
                },
            ),
            _title("企业名称"),
            Field("body", "认定机关", required=True),
            Field("document", "认定文号", listed=True),
            _note(),
        ),
        "有认定文号、日期的，一家算一家，累计。企业档案里的标签另外登记。",
        papers={"document": "认定文件"},
        checks=(has_a_document,),
    ),
    Kind(
        "diagnosis",
        "企业诊断、战略咨询",
        "三（六）5",
        (
            _day("服务日期"),
            Field(
                "what",
                "做了什么",
                Type.CHOICE,
                True,
                {"diagnosis": "知识产权诊断", "strategy": "战略咨询"},
                span=6,
                listed=True,
            ),
            _title("企业名称"),
            Field("code", "统一社会信用代码", Type.CODE, required=True, hint="同一个代码在一段时间里只算一家。"),
            Field("group", "企业类别", Type.CHOICE, True, {**TAGGED, "other": "其他企业"}),
            Field("tag_source", "类别的依据", span=6, hint="哪份名单、哪个公告。"),
            Field("tag_on", "依据的日期", Type.DAY, span=6),
            Field("adviser", "谁做的", required=True, hint="咨询服务顾问或者服务机构。", listed=True),
            _note(),
        ),
        "期间内做过的企业，按信用代码去重，一家算一家；上市、外向型分开看。",
        papers={"report": "诊断报告、咨询意见"},
        checks=(tag_has_a_source,),
    ),
    Kind(
        "visit",
        "走访检查",
        "三（二）3",
        (
            _day("走访日期"),
            _title("走访单位"),
            Field("people", "走访的人", required=True, listed=True),
            Field("found", "发现的问题", Type.TEXT),
            Field("mended_on", "整改日期", Type.DAY, span=6, listed=True),
            Field("mended", "怎样整改的", Type.TEXT),
        ),
        "走访一次算一次；有问题的看有没有整改日期。",
        checks=(answered_after("day", "mended_on", "整改不会早于走访。核对日期。"),),
    ),
)

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _KINDS}
"""Every register by its code, in the order of the page."""
