"""期限表：没有自己一份程序文件的期限，按事情分组（人民调解法、民事诉讼法、专利法等；本会自定的注明）。

The deadlines of a matter stand in its own procedure once it has one; here are the others. Days of entry into force
are those the texts give of themselves, for a law amended later those of the version that is cited.
"""

from collections.abc import Mapping
from datetime import date

from mediation.rules.deadlines import DeadlineRule
from mediation.rules.periods import DayPeriod, HourPeriod, WorkingDayPeriod, YearPeriod
from mediation.rules.statutes import (
    CIVIL_188_1,
    CIVIL_195,
    CIVIL_203_1,
    CPL_85,
    CPL_250,
    JIANGSU_DISPUTES_28_1,
    JIANGSU_IP_31_1,
    JIANGSU_IP_31_2,
    JIANGSU_IP_41_3,
    JIANGSU_MEDIATION_15_1,
    LIMITATION_12,
    MEDIATION_9_2,
    MEDIATION_31,
    MEDIATION_31_2,
    MEDIATION_34,
    PATENT_65,
    PATENT_74_1,
    PATENT_RULES_5,
    PATENT_RULES_103_3,
    PIPL_56_2,
)

# --- 第一版的施行日 -----------------------------------------------------------------------------------------------

_MEDIATION_2010 = date(2011, 1, 1)
_CONFIRMATION_2011 = date(2011, 3, 30)
_JIANGSU_2015 = date(2015, 10, 1)
_CIVIL_CODE = date(2021, 1, 1)
_PATENT_2020 = date(2021, 6, 1)
_PIPL = date(2021, 11, 1)
_CPL_INT_2022 = date(2022, 4, 10)
_JIANGSU_IP = date(2022, 4, 26)
_CPL_2023 = date(2024, 1, 1)
_PATENT_RULES_2023 = date(2024, 1, 20)
_JIANGSU_DISPUTES = date(2025, 7, 1)

_OLD_PATENT_PRACTICE = "照旧办法的做法，没有核到81号令的条文；核到以后改本地设定。"

# --- 履行、执行、时效、回访 -----------------------------------------------------------------------------------------

PERFORMANCE = (
    DeadlineRule(
        "D16",
        "申请执行",
        "履行期间的最后一日",
        YearPeriod(2, basis=(CPL_250, CPL_85)),
        "权利人",
        remark="分期履行的从最后一期届满之日起算；没有约定履行期间的从裁定生效之日起算。",
        effective_from=_CPL_2023,
    ),
    DeadlineRule(
        "D17",
        "履行协议",
        "协议约定的履行日",
        DayPeriod(0, rolls=False, basis=(MEDIATION_31,)),
        "义务人",
        given=True,
        remark="每期照协议的文字，起算日就填约定的那一天；协议写“某日起几天内”的，另给天数。",
        effective_from=_MEDIATION_2010,
    ),
    DeadlineRule(
        "D18",
        "诉讼时效",
        "知道或者应当知道权利受损害和义务人",
        YearPeriod(3, basis=(CIVIL_188_1, CIVIL_195, LIMITATION_12, CIVIL_203_1)),
        "权利人",
        information=True,
        remark="供参考，不是法律意见。提出调解请求之日中断，中断、程序终结时重新计算。",
        effective_from=_CIVIL_CODE,
    ),
    DeadlineRule(
        "D18-patent",
        "侵犯专利权的诉讼时效",
        "知道或者应当知道侵权行为和侵权人",
        YearPeriod(3, basis=(PATENT_74_1, CIVIL_195, LIMITATION_12, CIVIL_203_1)),
        "专利权人、利害关系人",
        information=True,
        remark="供参考，不是法律意见。",
        effective_from=_PATENT_2020,
    ),
    DeadlineRule(
        "D23",
        "回访",
        "履行日或者结案",
        DayPeriod(7, rolls=False, basis=(JIANGSU_DISPUTES_28_1, MEDIATION_31_2)),
        "调解员",
        soft=True,
        setting="follow_up_days",
        remark="回访是条例要求的，天数是本会自定。",
        effective_from=_JIANGSU_DISPUTES,
        earlier=(
            DeadlineRule(
                "D23",
                "回访",
                "履行日或者结案",
                DayPeriod(7, rolls=False, basis=(MEDIATION_31_2,)),
                "调解员",
                soft=True,
                setting="follow_up_days",
                remark="当时只有监督、督促履行的要求，天数是本会自定。",
                effective_from=_MEDIATION_2010,
                effective_to=date(2025, 6, 30),
            ),
        ),
    ),
)

# --- 专利行政调解、行政处理 -----------------------------------------------------------------------------------------

ADMINISTRATIVE = (
    DeadlineRule(
        "D19",
        "专利行政调解：被请求人陈述意见",
        "被请求人收到请求书副本",
        DayPeriod(15, rolls=False),
        "被请求人",
        setting="patent_statement_days",
        remark=_OLD_PATENT_PRACTICE,
    ),
    DeadlineRule(
        "D20",
        "专利行政调解：立案",
        "收到被请求人同意调解的陈述",
        WorkingDayPeriod(5),
        "管理专利工作的部门",
        setting="patent_opening_working_days",
        remark=_OLD_PATENT_PRACTICE,
    ),
    DeadlineRule(
        "D21",
        "不服专利侵权处理决定起诉",
        "收到处理通知",
        DayPeriod(15, basis=(PATENT_65,)),
        "当事人",
        effective_from=_PATENT_2020,
    ),
    DeadlineRule(
        "D22",
        "请求延长权属纠纷的中止程序",
        "请求中止",
        YearPeriod(1, basis=(PATENT_RULES_103_3, PATENT_RULES_5)),
        "请求人",
        remark="期满没有请求延长的，国务院专利行政部门自行恢复有关程序。",
        effective_from=_PATENT_RULES_2023,
    ),
)

# --- 个人信息、组织、展会和移送 -------------------------------------------------------------------------------------

OFFICE = (
    DeadlineRule(
        "D27",
        "个人信息保护影响评估报告保存",
        "报告日",
        YearPeriod(3, rolls=False, basis=(PIPL_56_2,)),
        "负责人",
        remark="至少保存到这一天。",
        effective_from=_PIPL,
    ),
    DeadlineRule(
        "D28",
        "调委会委员换届",
        "任期开始",
        YearPeriod(3, rolls=False, basis=(MEDIATION_9_2, MEDIATION_34)),
        "主任",
        remark="行业性、专业性调委会参照。",
        effective_from=_MEDIATION_2010,
    ),
    DeadlineRule(
        "D30",
        "调委会设立、变更和调解员名单备案",
        "设立或者变更",
        DayPeriod(30, rolls=False, basis=(JIANGSU_MEDIATION_15_1,)),
        "主任",
        remark="调解工作室的设立、撤销也照此办。",
        effective_from=_JIANGSU_2015,
    ),
    DeadlineRule(
        "D31",
        "展会被投诉人作出书面声明",
        "被告知投诉",
        HourPeriod(24, rolls=False, basis=(JIANGSU_IP_41_3,)),
        "被投诉人",
        information=True,
        remark="只作提示，不在本系统计时；以小时计，这里只写到哪一天。",
        effective_from=_JIANGSU_IP,
    ),
    DeadlineRule(
        "D31-crime",
        "涉嫌犯罪的移送公安机关",
        "作出移送决定",
        HourPeriod(24, rolls=False, basis=(JIANGSU_IP_31_1,)),
        "负有知识产权管理职责的部门",
        information=True,
        remark="只作提示，不在本系统计时；以小时计，这里只写到哪一天。",
        effective_from=_JIANGSU_IP,
    ),
    DeadlineRule(
        "D31-police",
        "公安机关移送行政处罚",
        "作出不予立案或者撤销案件决定",
        WorkingDayPeriod(7, basis=(JIANGSU_IP_31_2,)),
        "公安机关",
        information=True,
        remark="只作提示，不在本系统计时。",
        effective_from=_JIANGSU_IP,
    ),
)

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (*PERFORMANCE, *ADMINISTRATIVE, *OFFICE)}
