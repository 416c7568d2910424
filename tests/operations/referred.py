"""Cases that a court sent, for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.extensions import db
from mediation.models.case import Case
from mediation.models.court_referral import CourtReferral
from mediation.operations import people_mediation as acts
from mediation.operations.court_referral import acts as referral
from mediation.operations.court_referral.acts import ReferralValues, ReportValues
from tests.operations.conftest import Desk

BAY = "通州湾示范区法院"
NUMBER = "（2026）苏0692诉前调18号"
SUIT = "（2026）苏0692民初118号"


def assignment(desk: Desk, **changes: Any) -> ReferralValues:
    """委派 on paper, its information today."""
    values = ReferralValues(kind="assignment", channel="paper", court=BAY, court_number=NUMBER, informed_on=desk.day)
    return replace(values, **changes)


def entrustment(desk: Desk, **changes: Any) -> ReferralValues:
    """委托 of a suit in ordinary procedure."""
    known: dict[str, Any] = {"kind": "entrustment", "procedure": "ordinary", "court_number": SUIT}
    return assignment(desk, **{**known, **changes})


def sent(desk: Desk, case: Case, *, taken_on: date | None = None, **changes: Any) -> CourtReferral:
    """The referral of a case whose source is a court's, taken on today unless another day is given."""
    made = entrustment if case.source == "COURT_POST" else assignment
    return referral.register(case, made(desk, **changes), taken_on=taken_on or desk.day, actor=desk.actor())


def failed(desk: Desk, case: Case) -> None:
    """The mediation came to nothing."""
    acts.terminate(case, ground="far_apart", notice=desk.notice(case), actor=desk.actor())


def reported(desk: Desk, row: CourtReferral, *, returned: bool = True) -> None:
    """The court was told, and has its materials."""
    reasons = referral.proposed_reasons(row.case)
    summary = "开过一次调解会，双方对赔偿金额分歧较大。"
    referral.write_report(row, ReportValues(reasons=reasons, summary=summary), actor=desk.actor())
    referral.report(row, on=desk.day, how="by_hand", to="立案庭", actor=desk.actor())
    if returned:
        items = ["起诉状 1 份", "证据材料 1 套"]
        referral.return_materials(row, on=desk.day, items=items, to="立案庭 施某", actor=desk.actor())
    db.session.flush()
