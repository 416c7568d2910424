"""调解案件的指标：受理、办结、成功、来源、天数（人民调解统计的各项，示范区方案没有给目标）。

Definitions after the published practice of people's-mediation statistics; what counts once is said in `excluded`.
"""

from functools import partial

from mediation.indicators.definition import Kind, indicator

_PRACTICE = "人民调解统计的通行口径（定义由本系统写明，区司法局另有规定的从其规定）"
_ONCE = "一件纠纷只算一次：移交、再次登记的，按最后一次算，撤回的让位给达成协议、调解不成的。"
_ENDED = "协议生效日、终止日、撤回日在期间内"


_ACCEPTED = "受理日在期间内"
_FIRST = "登记了没有受理的、线索、咨询。一件纠纷只算一次：移交、再次登记的，按第一次受理算。"

_own = partial(indicator, plan=_PRACTICE, period=_ENDED)

CASES = (
    _own(
        "accepted",
        "受理数",
        "期间内受理的纠纷件数",
        "受理日在期间内的案件",
        "申请、线索不算受理。",
        excluded=_FIRST,
        period=_ACCEPTED,
    ),
    _own(
        "accepted_on_application",
        "来源：当事人申请",
        "期间内受理的纠纷里，当事人自己申请的（含法院、公安受理前告知后来申请的）",
        "受理数里来源是当事人申请、受理前告知的",
        "一件只有一个主要来源。",
        excluded=_FIRST,
        period=_ACCEPTED,
    ),
    _own(
        "accepted_proactively",
        "来源：主动调解",
        "期间内受理的纠纷里，调委会主动调解的",
        "受理数里来源是主动调解的",
        "一件只有一个主要来源；主动调解也要各方同意。",
        excluded=_FIRST,
        period=_ACCEPTED,
    ),
    _own(
        "accepted_from_courts",
        "来源：法院委派、委托",
        "期间内受理的纠纷里，法院委派、委托或者从调解平台来的",
        "受理数里来源是立案前委派、立案后委托、人民法院调解平台的",
        "一件只有一个主要来源。",
        excluded=_FIRST,
        period=_ACCEPTED,
    ),
    _own(
        "accepted_from_others",
        "来源：其他单位移送、委托",
        "期间内受理的纠纷里，检察院、政府、行政机关、市场开办方移送、委托的",
        "受理数里来源是法院以外的单位移送、委托、商请的",
        "一件只有一个主要来源。",
        excluded=_FIRST,
        period=_ACCEPTED,
    ),
    _own(
        "people_involved",
        "涉及当事人",
        "期间内受理的纠纷里的当事人数",
        "受理数的案件里的各方当事人，一方算一个",
        "是人次，不和件数相加；同一个人在两件里算两次。",
        unit="人次",
        excluded="中途退出的当事人。",
        period=_ACCEPTED,
    ),
    _own(
        "ended",
        "办结数",
        "期间内调解结束的纠纷件数，不论结果",
        "期间内协议生效、终止、撤回的案件",
        "和行政案件的结案不是一回事，不能并用。",
        excluded=f"不予受理的（另列）。{_ONCE}",
    ),
    _own(
        "agreements",
        "调解成功数",
        "期间内达成的、已经生效的协议（书面或者口头），一件算一次",
        "期间内协议生效的案件",
        "签了还没有生效的不算。",
        "部分达成协议的算一次，另有标记。",
        excluded=_ONCE,
    ),
    _own(
        "partial_agreements",
        "其中部分达成协议",
        "调解成功数里只就部分请求达成协议的",
        "期间内生效、写明只解决一部分的案件",
        "已在调解成功数里，不再相加。",
        excluded=_ONCE,
    ),
    _own(
        "failed",
        "调解不成数",
        "期间内受理后没有调成的纠纷件数",
        "期间内终止的、受理后一方拒绝的案件",
        "受理前就拒绝的是不予受理，不在这里。",
        excluded=f"不予受理、撤回、移交的（各自另列）。{_ONCE}",
    ),
    _own(
        "declined",
        "不予受理数",
        "期间内决定不予受理的登记件数",
        "不予受理日在期间内的登记",
        "没有案号，不算受理。",
    ),
    _own(
        "withdrawn",
        "撤回数",
        "期间内申请人撤回的案件数",
        "撤回日在期间内的案件",
        "不是调解不成。",
        excluded=_ONCE,
    ),
    _own(
        "transferred",
        "移交、移送数",
        "期间内移交另一调委会、移送其他单位的次数",
        "期间内案件的移交、移送记录",
        "是次数，不是纠纷件数；纠纷还在，只是换了地方。",
        unit="次",
        excluded="维权援助窗口转到别处的：那里还没有案件，在维权援助里看。",
        period="移交、移送日在期间内",
    ),
    _own(
        "success_rate",
        "调解成功率（成功 / 成功＋不成）",
        "调解成功数 ÷（调解成功数＋调解不成数）",
        "期间内协议生效的案件",
        "只在已有结果的案件里算，看不出未结的。",
        "它不是纠纷调解方式化解占比，两个数的分母不同。",
        kind=Kind.SHARE,
        denominator="期间内协议生效的和调解不成的案件",
        excluded=f"不予受理、撤回、移交的（各自另列）、未结的。{_ONCE}",
    ),
    _own(
        "success_of_accepted",
        "调解成功率（成功 / 受理）",
        "期间内调解成功数 ÷ 期间内受理数",
        "期间内协议生效的案件",
        "没有办完的在分母里，近月偏低。",
        "上期受理、本期成功的只进分子，可以超过 100%。",
        kind=Kind.SHARE,
        denominator="期间内受理的案件",
        excluded=f"不予受理的。{_ONCE}",
    ),
    _own(
        "success_of_ended",
        "调解成功率（成功 / 办结）",
        "期间内调解成功数 ÷ 期间内办结数",
        "期间内协议生效的案件",
        "撤回的在分母里。",
        kind=Kind.SHARE,
        denominator="期间内调解结束的案件",
        excluded=f"不予受理的、未结的。{_ONCE}",
    ),
    _own(
        "mediation_days",
        "办理天数（中位）",
        "期间内办结的案件，从受理日到办结日的日历天数，排在正中间的一件（双数的，中间两件的平均）",
        "期间内办结的案件各自的天数",
        "中位数看不出最长的，旁边另写九成在几日以内。",
        "不是平均数。",
        kind=Kind.DAYS,
        unit="日",
        excluded=f"不予受理的、受理前撤回的。中止的天数没有扣。{_ONCE}",
    ),
)
