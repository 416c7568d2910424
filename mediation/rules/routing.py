"""单一窗口的去向：新来的事先往哪里走，为什么（本中心的分流表，第1至10行先对上的算，F1至F3另加提示；不是法律）。

The table is a proposal of this desk's own design: an officer may send a matter elsewhere, with a reason on record.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediation.rules import statutes
from mediation.rules.committees import CommitteeCode, propose_committee
from mediation.rules.rights import RightKind
from mediation.rules.statutes import Statute


class Place(StrEnum):
    """Where a matter can go from the window."""

    POLICE = "police"
    COURT_ENTRUSTS = "court_entrusts"
    TWIN = "twin"
    OVERSEAS = "overseas"
    PREEXAMINATION = "preexamination"
    EVALUATION_REPORT = "evaluation_report"
    AID = "aid"
    TEXTILE = "textile"
    DISTRICT = "district"
    RULING = "ruling"
    MARKET = "market"
    CULTURE = "culture"
    COURT = "court"


PLACES: Mapping[Place, str] = {
    Place.POLICE: "公安机关（两法衔接）",
    Place.COURT_ENTRUSTS: "已立案的法院（等委托调解函）",
    Place.TWIN: "在办的那一件",
    Place.OVERSEAS: "海外纠纷应对指导",
    Place.PREEXAMINATION: "外观设计预审",
    Place.EVALUATION_REPORT: "评价报告预审",
    Place.AID: "维权援助",
    Place.TEXTILE: "家纺行业调委会",
    Place.DISTRICT: "区知识产权调委会",
    Place.RULING: "专利侵权行政裁决",
    Place.MARKET: "市场监管部门举报",
    Place.CULTURE: "区文广旅局",
    Place.COURT: "人民法院",
}
COMMITTEES: Mapping[Place, CommitteeCode] = {
    Place.TEXTILE: CommitteeCode.TEXTILE,
    Place.DISTRICT: CommitteeCode.DISTRICT,
}

WANTS: Mapping[str, str] = {
    "advice": "咨询、查询或者听意见",
    "mediation": "愿意调解",
    "order": "要求查处、制止",
    "judgment": "要求判决，或者快到时效",
    "grant": "想快点授权",
    "report": "要专利权评价报告",
}


@dataclass(frozen=True)
class RoutingFacts:
    """What the window asks. `wants` a key of `WANTS`; `right` the kind of right, None where none is named; `subject`
    the texts that tell home textiles; `identified` whether both sides are known; `twin` the number of a matter that is
    open for the same parties, right and acts, "" for none; `registered` whether the firm is a registered applicant."""

    wants: str
    right: RightKind | None = None
    subject: tuple[str, ...] = ()
    crime: bool = False
    in_court: bool = False
    twin: str = ""
    abroad: bool = False
    registered: bool = False
    identified: bool = False
    arbitration: bool = False
    ownership: bool = False
    outside: bool = False


@dataclass(frozen=True)
class Route:
    """What the table proposes: the number of its row, the place, why in one sentence, what is to be done besides, and
    the article behind it where there is one."""

    row: str
    place: Place
    reason: str
    also: tuple[str, ...] = ()
    statute: Statute | None = None

    @property
    def where(self) -> str:
        """The place in Chinese, e.g. `家纺行业调委会`."""
        return PLACES[self.place]


@dataclass(frozen=True)
class Row:
    """One row of the table: its test, and the route where it is met."""

    number: str
    test: Callable[[RoutingFacts], bool]
    route: Callable[[RoutingFacts], Route]


def _to(
    number: str,
    place: Place,
    test: Callable[[RoutingFacts], bool],
    reason: str,
    *also: str,
    by: Statute | None = None,
) -> Row:
    return Row(number, test, lambda _: Route(number, place, reason, also, by))


def _grant(facts: RoutingFacts) -> Route:
    also = () if facts.registered else ("还不是备案主体，先办备案。",)
    return Route("5", Place.PREEXAMINATION, "想加快外观设计授权，走预审。", also)


def _mediation(facts: RoutingFacts) -> Route:
    found = propose_committee(*facts.subject)
    place = Place.TEXTILE if found and found.code is CommitteeCode.TEXTILE else Place.DISTRICT
    also = ("对方由调委会征询；对方不同意的，告知别的途径，通知里写明。",)
    why = f"侵权纠纷，双方都找得到，申请人愿意调解。{found.reason if found else ''}"
    return Route("8", place, why, also, statutes.MEDIATION_17)


def _order(facts: RoutingFacts) -> Route:
    right = facts.right
    if right in (RightKind.COPYRIGHT, RightKind.SOFTWARE):
        return Route(
            "9",
            Place.CULTURE,
            "要求查处著作权侵权，归版权部门。",
            ("要调解的，仍可以来调委会。",),
            statutes.JIANGSU_IP_5_1,
        )
    if right is not None and right.is_patent:
        also = ("先核对本局有没有办理的权限。", "假冒专利的，向市场监管部门举报。")
        return Route("9", Place.RULING, "要求处理专利侵权，请求行政裁决。", also, statutes.PATENT_65)
    return Route(
        "9",
        Place.MARKET,
        "要求查处商标侵权、不正当竞争、侵犯商业秘密，向市场监管部门举报。",
        ("实名举报的，由市场监管部门告知立不立案。",),
    )


TABLE: tuple[Row, ...] = (
    _to(
        "1",
        Place.POLICE,
        lambda facts: facts.crime,
        "有犯罪线索，移送公安机关。",
        "复印件留存；涉嫌犯罪的部分不调解。",
        by=statutes.JIANGSU_IP_31_1,
    ),
    _to(
        "2",
        Place.COURT_ENTRUSTS,
        lambda facts: facts.in_court,
        "法院已经立案，只有法院来函委托才能调解。",
        "记下法院案号，告知当事人向法院提出。",
        by=statutes.INVITED_11,
    ),
    Row(
        "3",
        lambda facts: bool(facts.twin),
        lambda facts: Route(
            "3", Place.TWIN, f"同一方、同一权利、同一件事已经在办：{facts.twin}。", ("并到那一件，不另编号。",)
        ),
    ),
    _to(
        "4",
        Place.OVERSEAS,
        lambda facts: facts.abroad,
        "事情在境外，或者是境外的平台、法院。",
        "境内的部分可以另收一件。",
    ),
    Row("5", lambda facts: facts.wants == "grant", _grant),
    _to(
        "6",
        Place.EVALUATION_REPORT,
        lambda facts: facts.wants == "report",
        "要专利权评价报告。",
        "有纠纷的，写上那一件的编号。",
    ),
    _to("7", Place.AID, lambda facts: facts.wants == "advice", "只是咨询、查询或者听意见。", "以后可以转调解。"),
    Row("8", lambda facts: facts.wants == "mediation" and facts.identified, _mediation),
    Row("9", lambda facts: facts.wants == "order", _order),
    _to(
        "10",
        Place.COURT,
        lambda facts: facts.wants == "judgment",
        "要求判决或者快到时效，告知起诉。",
        "哪个法院管，照法院表；提醒先固定证据，必要时申请保全。",
    ),
)

FLAGS: tuple[tuple[str, Callable[[RoutingFacts], bool], str], ...] = (
    ("F1", lambda facts: facts.arbitration, "有仲裁条款：告知双方，不向法院起诉而去仲裁。"),
    ("F2", lambda facts: facts.ownership, "争的是归属或者效力：可以调解，不能申请司法确认；效力找国家知识产权局。"),
    ("F3", lambda facts: facts.outside, "双方和事情都在区外：告知或者转办并留回执；双方同意的可以收，统计算区外。"),
)

# Nothing of the table fits: the window keeps it, and finds out.
_NO_ROW = Route("", Place.AID, "分流表没有对上的一行，先按维权援助收，查清对方再说。")


def propose(facts: RoutingFacts) -> Route:
    """The first row that fits, with the flags set on any route."""
    found = next((row.route(facts) for row in TABLE if row.test(facts)), _NO_ROW)
    return Route(found.row, found.place, found.reason, (*found.also, *_flags(facts)), found.statute)


def _flags(facts: RoutingFacts) -> Iterator[str]:
    return (words for _, test, words in FLAGS if test(facts))
