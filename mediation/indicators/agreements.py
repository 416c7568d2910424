"""协议、司法确认、履行的指标：以生效的协议为底，不看诉求。"""

from functools import partial

from mediation.indicators.definition import Kind, indicator

_PLAN = "通政发〔2023〕4号三（五）2"
_EFFECTIVE = "协议生效日在期间内"
_CHANGED = "变更后的新协议不另算一份：一件只算第一份，后来被取代的也还算。"


_PRACTICE = "人民调解统计的通行口径"
_FILED, _TAKEN, _DECIDED = "提交日在期间内", "法院受理日在期间内", "裁定、决定日在期间内"
_DUE = "履行期限届满日在期间内，而且已经过了"
_NOT_DUE = "没有到期的、没有定期限的、已另行了结或者起诉不再跟踪的。"

_own = partial(indicator, plan=_PLAN)

AGREEMENTS = (
    _own(
        "effective_agreements",
        "生效协议数",
        "期间内生效的调解协议份数",
        "生效日在期间内的协议，每件第一份",
        "签了还没有生效的不算。",
        unit="份",
        excluded=_CHANGED,
        period=_EFFECTIVE,
        plan=_PRACTICE,
    ),
    _own(
        "written_agreements",
        "协议形式：书面",
        "生效协议里的书面协议",
        "生效日在期间内的书面协议",
        "能申请司法确认的只有书面协议。",
        unit="份",
        excluded=_CHANGED,
        period=_EFFECTIVE,
        plan=_PRACTICE,
    ),
    _own(
        "oral_agreements",
        "协议形式：口头",
        "生效协议里的口头协议",
        "生效日在期间内的口头协议",
        unit="份",
        excluded=_CHANGED,
        period=_EFFECTIVE,
        plan=_PRACTICE,
    ),
    _own(
        "agreement_amount",
        "协议涉及金额",
        "期间内生效的协议写明要付的钱的合计",
        "生效日在期间内、现在有效的协议里的各笔付款",
        "不是诉求的金额。",
        kind=Kind.AMOUNT,
        unit="万元",
        excluded="违约金；被新协议取代的旧协议；没有写金额的行为。",
        period=_EFFECTIVE,
        plan=_PRACTICE,
    ),
)

CONFIRMATION = (
    _own(
        "confirmation_applications",
        "司法确认：申请",
        "期间内向法院提交的司法确认申请",
        "提交日在期间内的申请",
        "一份协议可以再次申请，是次数。",
        period=_FILED,
    ),
    _own(
        "confirmation_accepted",
        "司法确认：法院受理",
        "期间内法院受理的司法确认申请",
        "法院受理日在期间内的申请",
        period=_TAKEN,
    ),
    _own(
        "confirmations",
        "司法确认：裁定有效",
        "期间内法院裁定调解协议有效的申请",
        "裁定日在期间内、裁定有效的申请",
        "裁定日不是协议日。",
        "和协议是同一件纠纷，不另算一件。",
        excluded="后来被撤销、改变的。",
        period=_DECIDED,
    ),
    _own(
        "confirmation_rejected",
        "司法确认：驳回",
        "期间内法院裁定驳回的申请",
        "裁定日在期间内、裁定驳回的申请",
        "驳回的协议仍有约束力。",
        period=_DECIDED,
    ),
    _own(
        "confirmation_not_accepted",
        "司法确认：法院不予受理",
        "期间内法院不予受理的申请",
        "决定日在期间内、不予受理的申请",
        period=_DECIDED,
    ),
    _own(
        "confirmation_withdrawn",
        "司法确认：撤回",
        "期间内撤回、按撤回处理的申请",
        "撤回日在期间内的申请",
        period=_DECIDED,
    ),
    _own(
        "confirmed_amount",
        "司法确认：涉及金额",
        "期间内裁定有效的协议写明要付的钱的合计",
        "裁定日在期间内、裁定有效的协议里的各笔付款",
        kind=Kind.AMOUNT,
        unit="万元",
        excluded="违约金；没有写金额的行为。",
        period=_DECIDED,
    ),
    _own(
        "confirmation_application_rate",
        "司法确认申请率",
        "期间内生效的书面协议里已申请司法确认的 ÷ 期间内生效的书面协议",
        "生效日在期间内、已向法院提交申请的书面协议，变更以后提交的也算",
        "刚生效、还在三十日内的也在分母里。",
        "法院立案后委托的由法院制作调解书，也在分母里。",
        kind=Kind.SHARE,
        denominator="生效日在期间内的书面协议",
        excluded=f"口头协议。{_CHANGED}",
        period=_EFFECTIVE,
    ),
    _own(
        "confirmation_rate",
        "司法确认率",
        "期间内裁定有效的 ÷ 期间内裁定有效和驳回的",
        "裁定日在期间内、裁定有效的申请",
        "不予受理、撤回的不在分母，另列。",
        kind=Kind.SHARE,
        denominator="裁定日在期间内、裁定有效和裁定驳回的申请",
        excluded="审查中的、不予受理的、撤回的、后来被撤销的。",
        period=_DECIDED,
    ),
    _own(
        "confirmation_lapsed",
        "过了三十日没有申请",
        "期间内生效的书面协议里，三十日已经届满、没有申请的",
        "生效日在期间内、届满日已过、没有申请的书面协议",
        "协议仍有约束力，只是不能再申请。",
        "申请了又撤回、法院不予受理的是申请过的，不在这里。",
        unit="份",
        excluded="各方说明不申请的、法院委托的、变更过的。",
        period=_EFFECTIVE,
    ),
)

PERFORMANCE = (
    _own(
        "performance_by_agreement",
        "履行率（按协议）",
        "最后一期在期间内到期的协议里全部履行的 ÷ 最后一期在期间内到期的协议",
        "最后一期在期间内到期、各项都已履行的协议",
        "分期的看最后一期。",
        "没有到期的不是没有履行。",
        "起诉、申请执行、另行了结的是没有履行，在分母里。",
        kind=Kind.SHARE,
        denominator="最后一期在期间内到期的协议",
        excluded="停止侵权这类持续的义务；被取代的协议；没有定期限的。",
        period="协议最后一项的履行期限届满日在期间内，而且已经过了",
        plan=_PRACTICE,
    ),
    _own(
        "performance_by_instalment",
        "按期履行率（按期数）",
        "期间内到期、按期全部履行的期数 ÷ 期间内到期的期数",
        "期间内到期、到期日或者以前履行完的期",
        "一期付了一部分的不算按期。",
        kind=Kind.SHARE,
        denominator="期间内到期的各期付款和行为",
        excluded=_NOT_DUE,
        period=_DUE,
        plan=_PRACTICE,
    ),
    _own(
        "performance_by_amount",
        "按期履行率（按金额）",
        "期间内到期、按期付清的各期的金额 ÷ 期间内到期的各期的金额",
        "期间内到期、到期日或者以前付清的各期付款的金额",
        "一期付了一部分的，这一期的金额都不算按期。",
        kind=Kind.SHARE,
        denominator="期间内到期的各期付款的金额",
        excluded=_NOT_DUE,
        period=_DUE,
        plan=_PRACTICE,
    ),
    _own(
        "performed_late",
        "逾期后履行",
        "期间内到期、到期以后才履行完的期数",
        "期间内到期、到期日以后履行完的期",
        unit="期",
        excluded=_NOT_DUE,
        period=_DUE,
        plan=_PRACTICE,
    ),
    _own(
        "unperformed",
        "逾期未履行",
        "期间内到期、现在还没有履行完的期数",
        "期间内到期、没有履行完的期",
        "对履行有争议的也在里面。",
        unit="期",
        excluded=_NOT_DUE,
        period=_DUE,
        plan=_PRACTICE,
    ),
    _own(
        "unperformed_amount",
        "逾期未履行的金额",
        "期间内到期、现在还没有付的钱",
        "期间内到期、没有付清的各期里没有付的部分",
        kind=Kind.AMOUNT,
        unit="万元",
        excluded=_NOT_DUE,
        period=_DUE,
        plan=_PRACTICE,
    ),
)
