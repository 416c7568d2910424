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
    JIANGSU_IP_31_1,
    JIANGSU_IP_31_2,
    JIANGSU_IP_41_3,
    JIANGSU_MEDIATION_15_1,
    LIMITATION_12,
    MEDIATION_9_2,
    MEDIATION_34,
    PATENT_74_1,
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
_JIANGSU_DISPUTES = date(2025, 7, 1)

# --- 诉讼时效 -----------------------------------------------------------------------------------------

LIMITATION = (
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

DEADLINES: Mapping[str, DeadlineRule] = {rule.id: rule for rule in (*LIMITATION, *OFFICE)}
