"""工作方案的任务：通政发〔2023〕4号第三、四部分逐项，标题压成几个字，责任单位照原文。

Only what the board begins with: the rows are data of the office from then on, edited there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PLAN = "区知识产权保护示范区建设工作方案（2022-2025年），通政发〔2023〕4号"
FIRST_YEAR, LAST_YEAR = 2022, 2025

_BUREAU = "区市场监管局（知识产权局）"
_CENTRE = "区家纺知识产权快速维权中心"
_GROUP = "区知识产权工作领导小组成员单位"
_TOWNS = "南通高新区、各镇（街道）"
_CHAIN = f"区人民法院、区人民检察院、区公安局、区文广旅局、{_BUREAU}"
_BOTH = f"{_BUREAU}、{_CENTRE}"


@dataclass(frozen=True)
class PlanItem:
    """One item: `number` its place in the plan, `title` in few words, `bodies` who is responsible, `wants` what can be
    counted, "" where the plan says no number."""

    number: str
    title: str
    bodies: str
    wants: str = ""


ITEMS: tuple[PlanItem, ...] = (
    PlanItem("三（一）1", "顶层设计", f"牵头：{_BUREAU}；责任：{_GROUP}"),
    PlanItem("三（一）2", "知识产权专题会议制度", f"牵头：{_BUREAU}；责任：{_GROUP}"),
    PlanItem("三（一）3", "目标绩效管理", f"牵头：{_BUREAU}；责任：{_GROUP}、{_TOWNS}"),
    PlanItem(
        "三（二）1",
        "区镇管理部门和人员",
        f"{_BUREAU}、区文广旅局、{_TOWNS}",
        "知识产权科 3 人，指挥中心 3 人以上，版权执法 3 人，派出机构 3-4 人",
    ),
    PlanItem("三（二）2", "管理工作信息共享平台", _BUREAU),
    PlanItem("三（二）3", "走访检查和驻点指导", f"{_BUREAU}、区科技局、区文广旅局"),
    PlanItem("三（三）1", "联席会议制度", _CHAIN, "每年 2 次"),
    PlanItem("三（三）2", "跨部门协同保护、专家咨询库", _CHAIN, "除疑难、复杂案件外，7 个工作日内答复"),
    PlanItem("三（三）3", "加大保护力度、两法衔接", _CHAIN, "办案量年均增幅超过 5%"),
    PlanItem("三（三）4", "法治队伍、培训、典型案例", _CHAIN, "培训为期 3 年，每年一期"),
    PlanItem("三（三）5", "长三角、十二省市执法协作", _BUREAU),
    PlanItem("三（四）1", "专项经费", f"{_BUREAU}、区财政局"),
    PlanItem("三（四）2", "高价值专利培育", f"{_BUREAU}、{_TOWNS}"),
    PlanItem("三（四）3", "商标品牌指导站", _BOTH),
    PlanItem("三（四）4", "高质量创造，打击非正常申请、恶意注册", _BUREAU),
    PlanItem("三（四）5", "知识产权分析评议", f"区委组织部、区科技局、{_BUREAU}"),
    PlanItem("三（四）6", "质押融资、转化运用", f"{_BUREAU}、区科技局、区地方金融监管局、{_TOWNS}"),
    PlanItem("三（五）1", "多元化纠纷解决，两个调委会", _BOTH, "区外专题调研至少 2 场，形成成果报告"),
    PlanItem("三（五）2", "行政调解司法确认", _BOTH),
    PlanItem("三（五）3", "知识产权诚信体系", _BUREAU),
    PlanItem("三（六）1", "快维中心提档、公检法司驻点、“一件事”平台", _CENTRE),
    PlanItem("三（六）2", "保护中心工作站", _BUREAU),
    PlanItem("三（六）3", "综合服务平台", f"{_BUREAU}、南通高新区、川姜镇"),
    PlanItem("三（六）4", "重点产业运营平台", f"{_BUREAU}、{_TOWNS}"),
    PlanItem("三（六）5", "维权援助、诉调对接", _BOTH, "纠纷调解方式化解占比稳步提升"),
    PlanItem("三（七）1", "产业知识产权联盟", f"{_BUREAU}、南通高新区、川姜镇"),
    PlanItem("三（七）2", "服务机构集聚区", f"{_BUREAU}、南通高新区、川姜镇"),
    PlanItem("三（七）3", "企业个性化定制服务", _BUREAU),
    PlanItem("三（八）1", "产业专利导航", f"{_BUREAU}、南通高新区、川姜镇"),
    PlanItem("三（八）2", "品牌建设、地理标志", f"牵头：{_BUREAU}；责任：区农业农村局、{_TOWNS}"),
    PlanItem("三（九）1", "海外风险预警和应急机制", _BOTH, "海外纠纷应对指导服务 100 家企业"),
    PlanItem("三（九）2", "知识产权保护明星企业", f"{_BUREAU}、{_TOWNS}"),
    PlanItem("三（九）3", "商业秘密保护创新试点", f"{_BUREAU}、{_TOWNS}"),
    PlanItem("三（九）4", "管理团队集训班", _BUREAU),
    PlanItem("三（九）5", "知识产权保护宣传", f"{_GROUP}、{_TOWNS}"),
    PlanItem("三（九）6", "示范区建设成效评估", _BUREAU),
    PlanItem("四1", "统筹协调", "区知识产权保护示范区建设工作领导小组"),
    PlanItem("四2", "加大投入力度", "各责任单位"),
    PlanItem("四3", "监督考评，定期评估公布", "各责任单位"),
)

PROGRESS: Mapping[str, str] = {
    "": "没有填",
    "not_begun": "没有开始",
    "running": "在推进",
    "done": "完成",
    "behind": "落后",
}

# The registers whose entries are evidence of an item.
REGISTERS_OF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "三（一）2": (("special_meeting", ""),),
    "三（二）3": (("visit", ""),),
    "三（三）1": (("joint_meeting", ""),),
    "三（三）3": (("crime_link", ""), ("liaison", "")),
    "三（三）4": (("training", "enforcement"),),
    "三（三）5": (("cross_region", ""),),
    "三（四）3": (("station", "brand"),),
    "三（五）1": (("research_trip", ""), ("training", "mediators")),
    "三（六）1": (("station_duty", ""),),
    "三（六）2": (("station", "centre"),),
    "三（六）5": (("diagnosis", ""),),
    "三（九）1": (("training", "exporters"),),
    "三（九）2": (("honour", "star"),),
    "三（九）3": (("honour", "secret_pilot"), ("honour", "secret_model")),
    "三（九）4": (("training", "enterprises"),),
}
