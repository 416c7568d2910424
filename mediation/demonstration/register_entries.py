"""What stands in the bureau's registers in the demonstration: invented, every one of them."""

from typing import Any

CHAIN = "区人民法院\n区人民检察院\n区公安局\n区文广旅局\n区市场监管局（知识产权局）"

# Register, what stands in it, the papers attached. Who was diagnosed is taken from the enterprises that are there.
ENTRIES: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    (
        "joint_meeting",
        {
            "day": "2026-04-16",
            "title": "侵犯商标权案件的立案追诉标准",
            "convener": "区知识产权工作领导小组办公室",
            "attended": CHAIN,
            "decided": "每季度通报一次线索",
        },
        ("minutes",),
    ),
    (
        "joint_meeting",
        {
            "day": "2026-10-22",
            "title": "花型著作权电子证据的固定",
            "convener": "区知识产权工作领导小组办公室",
            "attended": CHAIN,
        },
        (),
    ),
    (
        "special_meeting",
        {"day": "2026-03-05", "title": "年度知识产权保护工作", "convener": "区人民政府", "attended": CHAIN},
        ("minutes",),
    ),
    (
        "research_trip",
        {
            "day": "2025-06-11",
            "until": "2025-06-13",
            "group": "mediation",
            "title": "家纺行业调解怎样对接电商平台（示例）",
            "place": "浙江省杭州市余杭区",
            "visited": "示例知识产权保护中心",
            "people": 5,
        },
        ("report",),
    ),
    (
        "research_trip",
        {
            "day": "2026-05-19",
            "group": "arbitration",
            "title": "知识产权仲裁与调解衔接（示例）",
            "place": "江苏省苏州市",
            "people": 4,
        },
        (),
    ),
    (
        "training",
        {
            "day": "2025-09-16",
            "until": "2025-09-17",
            "group": "enforcement",
            "title": "专利侵权判定实务",
            "term": 3,
            "manner": "both",
            "place": "区市场监管局",
            "teacher": "岑望，示例知识产权代理事务所",
        },
        ("sign_in",),
    ),
    (
        "training",
        {
            "day": "2026-06-09",
            "group": "mediators",
            "title": "怎样写清调解协议的履行条款",
            "term": 2,
            "manner": "onsite",
        },
        (),
    ),
    (
        "training",
        {
            "day": "2026-08-27",
            "group": "exporters",
            "title": "出口企业的商标布局和平台投诉",
            "term": 1,
            "manner": "online",
        },
        (),
    ),
    (
        "training",
        {"day": "2026-12-10", "group": "enterprises", "title": "企业知识产权负责人集训", "term": 2, "manner": "onsite"},
        (),
    ),
    ("liaison", {"day": "2026-01-05", "group": "liaison", "title": "示例联络员甲", "body": "区人民法院"}, ()),
    ("liaison", {"day": "2026-01-05", "group": "link_liaison", "title": "示例联络员乙", "body": "区公安局"}, ()),
    (
        "station_duty",
        {
            "day": "2026-09-21",
            "hours": "9:00—11:30",
            "group": "court",
            "title": "示例法官甲",
            "place": "家纺快维中心一楼窗口",
            "consulted": 6,
            "handled": 1,
        },
        (),
    ),
    (
        "station_duty",
        {
            "day": "2026-09-28",
            "hours": "9:00—11:30",
            "group": "police",
            "title": "示例民警甲",
            "place": "家纺快维中心一楼窗口",
        },
        (),
    ),
    (
        "crime_link",
        {
            "day": "2026-07-08",
            "group": "out",
            "title": "批发市场销售假冒注册商标的床品",
            "body": "区公安局",
            "document": "示例移字〔2026〕1号",
            "result": "accepted",
            "answered_on": "2026-07-20",
        },
        (),
    ),
    (
        "crime_link",
        {
            "day": "2026-05-12",
            "group": "out",
            "title": "网店销售假冒注册商标的枕套",
            "body": "区公安局",
            "document": "示例移字〔2026〕2号",
            "result": "returned",
            "answered_on": "2026-05-27",
            "answer": "数额没有达到立案标准，由行政机关处理。",
        },
        (),
    ),
    (
        "crime_link",
        {
            "day": "2026-09-03",
            "group": "in",
            "title": "不构成犯罪，移送行政处理",
            "body": "区人民检察院",
            "result": "pending",
        },
        (),
    ),
    (
        "cross_region",
        {
            "day": "2026-08-04",
            "group": "out",
            "title": "请协助核实网店的实际经营地",
            "body": "示例市市场监管局",
            "what": "evidence",
            "answered_on": "2026-08-19",
        },
        (),
    ),
    (
        "cross_region",
        {
            "day": "2026-09-15",
            "group": "in",
            "title": "移送销售侵权窗帘的材料",
            "body": "示例区市场监管局",
            "what": "transfer",
        },
        (),
    ),
    (
        "station",
        {
            "day": "2024-11-20",
            "group": "brand",
            "title": "示例面料市场商标品牌指导站",
            "host": "示例面料市场",
            "served": 43,
        },
        (),
    ),
    (
        "station",
        {
            "day": "2025-03-12",
            "group": "centre",
            "title": "示例产业园保护中心工作站",
            "host": "示例产业园",
            "served": 17,
        },
        (),
    ),
    (
        "diagnosis",
        {
            "day": "2026-05-12",
            "what": "diagnosis",
            "group": "exporter",
            "tag_source": "示例外向型企业名单",
            "tag_on": "2026-01-05",
            "adviser": "示例咨询服务顾问",
            "note": "盘点商标、版权，提出海外布局建议。",
        },
        ("report",),
    ),
    (
        "honour",
        {
            "day": "2025-12-18",
            "group": "star",
            "title": "示例家用纺织品有限公司",
            "body": "区人民政府",
            "document": "示例通政发〔2025〕2号",
        },
        ("document",),
    ),
    (
        "visit",
        {
            "day": "2026-08-12",
            "title": "示例镇分局",
            "people": "鲍言蹊",
            "found": "两件线索没有登记来源",
            "mended_on": "2026-08-19",
            "mended": "已补登",
        },
        (),
    ),
)
