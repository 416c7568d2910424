"""A desk with two committees and a clerk, and short ways to put cases on it."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from mediation.extensions import db, writing
from mediation.models.agreement import Agreement
from mediation.models.case import Case, CaseParty
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import User
from mediation.operations import audit

TODAY = date(2026, 9, 14)
NOW = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)


class Desk:
    """`committees` ids by code; every registered case gets the next register number of 2026."""

    def __init__(self) -> None:
        with writing():
            self.clerk = User(login_name="clerk", display_name="书记员甲", password_hash="-", password_set_at=NOW)
            db.session.add(self.clerk)
            self.save(self.clerk)
        bodies = db.session.execute(select(Organisation.code, Organisation.id)).all()
        self.committees: dict[str, int] = dict(tuple(row) for row in bodies)
        self.serial = 0

    def save(self, subject: Any) -> None:
        """Commit as one act on `subject`."""
        db.session.flush()
        audit.record(None, "test", subject, summary="测试", at=NOW)
        db.session.commit()

    def case(self, *names: str, committee: str = "textile", **columns: Any) -> Case:
        """A registered case with parties called `names`, in the open transaction."""
        self.serial += 1
        case = Case(
            committee_id=self.committees[committee],
            register_number=f"2026-{self.serial:04}",
            register_year=2026,
            register_serial=self.serial,
            registered_on=TODAY,
            requested_on=TODAY,
            registered_by=db.session.merge(self.clerk, load=False),
            created_at=NOW,
            **({"state": "registered", "title": " 与 ".join(names)} | columns),
        )
        db.session.add(case)
        for at, name in enumerate(names):
            party = Party(kind="company", name=name, created_at=NOW)
            db.session.add(CaseParty(case=case, party=party, side="respondent" if at else "applicant", ordinal=at))
        db.session.flush()
        return case

    def accepted(self, serial: int, **columns: Any) -> Case:
        """A case of the textile committee with its case number."""
        number = {"case_number": f"通纺知调〔2026〕{serial}号", "case_year": 2026, "case_serial": serial}
        return self.case(accepted_on=TODAY, **number, **columns)

    def agreement(self, case: Case, state: str = "draft", **columns: Any) -> Agreement:
        """A written agreement of `case`."""
        agreement = Agreement(
            case=case, ordinal=1, form="written", state=state, copies=3, drafted_on=TODAY, saved_at=NOW, **columns
        )
        db.session.add(agreement)
        db.session.flush()
        return agreement
