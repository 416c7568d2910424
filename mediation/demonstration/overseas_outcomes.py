"""What came of the disputes abroad: money by its kind, once under two kinds; studies; a file; a correction."""

from datetime import date

from mediation.demonstration.pattern import pattern
from mediation.models.overseas_guidance import OverseasEntry, OverseasGuidance
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance import attachments, correcting, recovering, studies
from mediation.operations.overseas_guidance.correcting import Correction
from mediation.operations.overseas_guidance.recovering import RecoveryValues
from mediation.operations.received_files import SeenFile
from mediation.procedures.overseas_guidance import Study

SOURCE = "示例汇率（演示数据）"
# By the kind of dispute: what is recovered, how much in hundredths, in which currency, at which rate, on which basis.
MONEY = {
    "schedule_a": ("released", 1_250_000, "USD", 7_102_100, "示例平台解冻通知"),
    "platform": ("restored", 860_000, "USD", 7_118_500, "示例平台恢复链接后三十日账单"),
    "customs": ("avoided", 1_500_000, "GBP", 9_085_000, "示例和解协议和来函的赔偿要求"),
    "eu_design": ("avoided", 2_000_000, "EUR", 8_126_000, "示例法院裁定和来函的赔偿要求"),
}
STUDY = Study(
    "一家家纺企业应对美国批量诉讼",
    "某企业的店铺和资金在没有事先通知的情况下被冻结，联系不上对方。\n"
    "指导人员当天告知期限，帮助核对送达文书和商品链接，提示证据出境的规定。企业在几家律师事务所里自己选了一家应诉。\n"
    "企业提交设计底稿和销售数据以后，对方撤回对它的请求，资金解冻。保存好设计底稿的时间证据，是这件事办成的关键。",
)


def recovered(row: OverseasGuidance, kind: str, on: date, actor: Actor, *, twice: bool) -> None:
    """The money of one enterprise; `twice` the same money once more under another kind."""
    if kind not in MONEY:
        return
    of, amount, currency, rate, basis = MONEY[kind]
    told = RecoveryValues(of, amount, currency, on, basis, rate, SOURCE, on)
    first = recovering.recover(row, told, actor=actor)
    if twice:
        again = RecoveryValues("avoided", amount, currency, on, "同一笔被冻结的资金", rate, SOURCE, on, first.uid)
        recovering.recover(row, again, actor=actor)


def written(row: OverseasGuidance, actor: Actor) -> None:
    """The study of a matter that was kept for it."""
    studies.write(row, STUDY, actor=actor)


def shown(row: OverseasGuidance, entry: OverseasEntry, actor: Actor) -> None:
    """A picture of the receipt."""
    picture = SeenFile("示例通话记录截图.png", "image/png", pattern(7, shade=1), "")
    attachments.add(row, entry, [picture], actor=actor)


def corrected(row: OverseasGuidance, actor: Actor) -> None:
    """A name that was heard wrongly."""
    correction = Correction({"receipt": "告知书签收单（示例第 2 号）"}, "签收单编号抄错")
    correcting.correct(row, correction, seen_version=row.version, actor=actor)
