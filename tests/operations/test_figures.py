"""Figures counted from rows, recounted by hand: one dispute once, nothing that is not in force, the same rows in the
list; by quarter, committee and filter; the share with what others reported."""

import random
from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select, update

from mediation.extensions import db, writing
from mediation.indicators import ALL, Kind, Period
from mediation.models.administrative_mediation import AdministrativeMatter
from mediation.models.agreement import Agreement, Term
from mediation.models.case import Case
from mediation.models.case_month import CaseMonth
from mediation.models.consultation import Consultation, ConsultationExpert
from mediation.models.court_referral import CourtReferral
from mediation.models.expert import Expert
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.overseas_guidance import OverseasDispute, OverseasEntry, OverseasGuidance
from mediation.models.party import Party
from mediation.models.performance import Obligation
from mediation.models.register import Attendance, RegisterEntry, RegisterFile
from mediation.models.registered_applicant import ApplicantStep, RegisteredApplicant
from mediation.models.route_change import RouteChange
from mediation.operations import figures
from mediation.operations import people_mediation as acts
from mediation.operations.figures import Filters, remembered
from mediation.operations.figures.counted import At
from mediation.operations.figures.counting import count_each, spread, spread_of_each, sums
from mediation.operations.figures.lines import page
from mediation.operations.figures.measuring import spread_of
from mediation.operations.figures.registry import COUNTED, RESOLVED
from mediation.operations.figures.remembered import memory_of
from mediation.operations.figures.working_days import cycle_of
from tests.operations.conftest import moment

pytestmark = pytest.mark.database

D = date.fromisoformat
YEAR = Period(D("2026-01-01"), D("2026-12-31"))
TODAY = D("2026-11-28")


class Town:
    """Rows as the acts leave them; only what figures read is told."""

    def __init__(self, desk):
        self.desk, self.serial = desk, 0

    def case(self, accepted="", ended="", outcome="", *, at="textile", again=None, source="APPLY", **known):
        self.serial += 1
        number = f"2026-{self.serial:04d}"
        row = Case(
            committee_id=self.desk.bodies[at],
            register_number=number,
            dispute_number=again.dispute_number if again else number,
            register_year=2026,
            register_serial=self.serial,
            case_number=f"案〔2026〕{self.serial}号" if accepted else None,
            case_year=2026 if accepted else None,
            case_serial=self.serial if accepted else None,
            state="registered" if not ended else "declined" if outcome == "declined" else "concluded",
            outcome=outcome,
            source=source,
            registered_on=D("2026-01-01"),
            requested_on=D("2026-01-01"),
            registered_by_id=self.desk.users["陈晓芸"],
            accepted_on=D(accepted) if accepted else None,
            concluded_on=D(ended) if ended else None,
            created_at=moment(TODAY),
            **{"dispute_type": "copyright", "title": "甲诉乙", "facts": "", "requests": "", **known},
        )
        return self._kept(row)

    def agreement(self, case, effective, *, state="effective", form="written", ordinal=1, **known):
        return self._kept(
            Agreement(
                case_id=case.id,
                ordinal=ordinal,
                form=form,
                oral_reason="done" if form == "oral" else "",
                state=state,
                copies=3,
                drafted_on=D("2026-01-02"),
                effective_on=D(effective) if effective else None,
                alarm_from=D(effective) if effective else None,
                saved_at=moment(TODAY),
                **known,
            )
        )

    def owed(self, agreement, due, *, amount=None, done="", paid=0, ended="", kind=""):
        term = self._kept(Term(agreement_id=agreement.id, ordinal=1, kind="compensation"))
        return self._kept(
            Obligation(
                case_id=agreement.case_id,
                agreement_id=agreement.id,
                term_id=term.id,
                kind=kind or ("money" if amount else "act"),
                amount=amount,
                due_on=D(due) if due else None,
                done_on=D(done) if done else None,
                paid=amount if done and amount else paid,
                ended=ended,
            )
        )

    def confirmation(self, agreement, filed, *, state, accepted="", decided="", ground=""):
        return self._kept(
            JudicialConfirmation(
                case_id=agreement.case_id,
                agreement_id=agreement.id,
                ordinal=1,
                state=state,
                begun_on=D(filed),
                begun_by_id=self.desk.users["陈晓芸"],
                court="通州湾法院",
                filed_on=D(filed),
                accepted_on=D(accepted) if accepted else None,
                court_number="（2026）苏民特1号" if accepted else "",
                decided_on=D(decided) if decided else None,
                ground=ground,
                changed_at=moment(TODAY),
            )
        )

    def referral(self, case, kind, taken, result="", result_on=""):
        return self._kept(
            CourtReferral(
                case_id=case.id,
                state="taken",
                kind=kind,
                procedure="ordinary" if kind == "entrustment" else "",
                channel="paper",
                court="通州湾法院",
                informed_on=D(taken),
                taken_on=D(taken),
                court_result=result,
                court_result_on=D(result_on) if result_on else None,
                recorded_by_id=self.desk.users["陈晓芸"],
                changed_at=moment(TODAY),
            )
        )

    def transfer(self, case, on):
        return self._kept(
            RouteChange(
                dispute_number=case.dispute_number,
                case_id=case.id,
                kind="transfer",
                from_body="家纺行业调委会",
                to_body="区知产调委会",
                on=D(on),
                reason="标的是电动工具",
                recorded_by_id=self.desk.users["陈晓芸"],
                recorded_by_name="陈晓芸",
                recorded_at=moment(TODAY),
            )
        )

    def matter(self, signed, dispute, *, ended="", opened=True):
        self.serial += 1
        return self._kept(
            AdministrativeMatter(
                bureau_id=self.desk.bodies["bureau"],
                number=f"行调{self.serial}",
                year=2026,
                serial=self.serial,
                dispute_number=dispute,
                state="signed" if signed else "closed",
                subject="patent_damages",
                requested_on=D("2026-01-02"),
                received_by_id=self.desk.users["局书记员"],
                authority="上级部门委托",
                authority_number="1号",
                authority_on=D("2026-01-01"),
                opened_on=D("2026-01-05") if opened else None,
                signed_on=D(signed) if signed else None,
                ended_on=D(ended) if ended else None,
                ground="failed" if ended else "",
                closed_on=None if signed else D(ended),
                terms="付款。",
                facts="",
                requests="",
                changed_at=moment(TODAY),
            )
        )

    def entry(self, kind, day, *, group="", until=None, paper="", came=0, **data):
        row = self._kept(
            RegisterEntry(
                office_id=self.desk.bodies["bureau"],
                kind=kind,
                group=group,
                day=D(day),
                until_on=D(until) if until else None,
                title="登记的一条",
                data=data,
                entered_by_id=self.desk.users["局书记员"],
                changed_at=moment(TODAY),
                attendance=[Attendance(ordinal=at, name=f"学员{at}", body="区局") for at in range(came)],
            )
        )
        if paper:
            self._kept(
                RegisterFile(
                    entry_id=row.id,
                    purpose=paper,
                    name="附件.pdf",
                    media_type="application/pdf",
                    file=f"registers/{row.id}",
                    sha256="0" * 64,
                    size=1,
                    user_id=self.desk.users["局书记员"],
                    stored_at=moment(TODAY),
                )
            )
        return row

    def consultation(self, received, *, answered=None, flagged=None, withdrawn=None):
        self.serial += 1
        state = "answered" if answered else "withdrawn" if withdrawn else "difficult" if flagged else "received"
        return self._kept(
            Consultation(
                office_id=self.desk.bodies["bureau"],
                number=f"咨2026-{self.serial:03d}",
                year=2026,
                serial=self.serial,
                state=state,
                direction="to_agency",
                asker="区人民法院",
                asked="区市场监管局",
                received_on=D(received),
                answered_on=D(answered) if answered else None,
                flagged_on=D(flagged) if flagged else None,
                difficulty="等同" if flagged else "",
                withdrawn_on=D(withdrawn) if withdrawn else None,
                received_by_id=self.desk.users["局书记员"],
                changed_at=moment(TODAY),
            )
        )

    def applicant(self, name, *steps, until="2027-12-31"):
        """Valid from 2025-02-03; `steps` (act, day) of what came later."""
        self.serial += 1
        party = self._kept(Party(kind="company", name=name, created_at=moment(TODAY)))
        known = {"recorded_by_id": self.desk.users["预审员"], "recorded_at": moment(TODAY)}
        admitted = ApplicantStep(action="admit", on=D("2025-02-03"), until=D(until), **known)
        later = [ApplicantStep(action=act, on=D(day), until=D("2026-12-31"), **known) for act, day in steps]
        suspended = bool(steps) and steps[-1][0] == "suspend"
        return self._kept(
            RegisteredApplicant(
                centre_id=self.desk.bodies["rights_centre"],
                party_id=party.id,
                number=f"备2025-{self.serial:03d}",
                year=2025,
                serial=self.serial,
                state="suspended" if suspended else "valid",
                applied_on=D("2025-01-06"),
                checked_on=D("2025-01-07"),
                sent_on=D("2025-01-08"),
                valid_from=D("2025-02-03"),
                valid_until=D("2027-12-31") if any(act == "renew" for act, _ in steps) else D(until),
                suspended_until=D("2026-12-31") if suspended else None,
                reason="不合格率过半" if suspended else "",
                received_by_id=self.desk.users["预审员"],
                changed_at=moment(TODAY),
                steps=[admitted, *later],
            )
        )

    def guidance(self, on, channel):
        self.serial += 1
        known = {"received_by_id": self.desk.users["预审员"], "changed_at": moment(TODAY)}
        office = self.desk.bodies["rights_centre"]
        party = self._kept(Party(kind="company", name=f"示例外贸{self.serial}", created_at=moment(TODAY)))
        dispute = self._kept(
            OverseasDispute(
                office_id=office,
                number=f"海2026-{self.serial:03d}",
                year=2026,
                serial=self.serial,
                kind="schedule_a",
                opponent="示例公司",
                noticed_on=D(on),
                **known,
            )
        )
        row = OverseasGuidance(
            dispute_id=dispute.id,
            office_id=office,
            party_id=party.id,
            ordinal=1,
            state="identified",
            changed_at=moment(TODAY),
            entries=[OverseasEntry(given_on=D(on), guide="岑望", channel=channel, content="讲了应诉的期限。")],
        )
        return self._kept(row)

    def expert(self, kind="expert"):
        return self._kept(
            Expert(
                centre_id=self.desk.bodies["bureau"],
                kind=kind,
                name="岑望",
                firm="示例大学",
                field="外观设计",
                term_from=D("2025-01-01"),
                term_until=None,
            )
        )

    def opinion(self, consultation, expert, on):
        return self._kept(
            ConsultationExpert(
                consultation_id=consultation.id,
                expert_id=expert.id,
                asked_on=D(on),
                recorded_by_id=self.desk.users["局书记员"],
                opinion="构成近似。",
            )
        )

    def _kept(self, row):
        db.session.add(row)
        db.session.flush()
        return row


@pytest.fixture
def town(desk):
    return Town(desk)


def shown(name, period=YEAR, filters=Filters(), today=TODAY):  # noqa: B008 (frozen)
    found = figures.figure(name, period, filters, today=today)
    return (found.shown, found.numerator, found.denominator)


def every_list_is_as_long(period=YEAR, filters=Filters()):  # noqa: B008 (frozen)
    """Each side of every figure against the number or the sum of its rows."""
    found = figures.figures(ALL, period, filters, today=TODAY)
    for name, one in found.items():
        for side in ("numerator", "denominator"):
            query = figures.rows(name, side, period, filters, today=TODAY)
            if query is None or name == "mediation_share" and side == "denominator":
                continue
            count, total = figures.count_and_sum(query)
            said = one.counted if one.counted is not None else getattr(one, side)
            assert said == (total if figures.is_sum(one.indicator) else count), (name, side)
    return found


def test_cases_counted_once_across_committees_and_years(town):
    a = town.case("2026-01-05", "2026-01-15", "agreement")  # 10 days
    town.case("2026-02-01", "2026-02-04", "oral_agreement", at="district")  # 3
    town.case("2026-03-01", "2026-03-31", "partial", dispute_type="design")  # 30
    lost = town.case("2026-04-01", "2026-04-21", "failed")  # superseded by the next
    # 10 days, and the dispute is not accepted a second time.
    town.case("2026-05-10", "2026-05-20", "agreement", at="district", again=lost)
    town.case("2026-06-01", "2026-06-11", "refused")  # 10, refused after acceptance
    back = town.case("2026-07-01", "2026-07-02", "withdrawn")
    town.case("2026-08-01", "2026-08-03", "failed", again=back)  # 2, a failure counts before a withdrawal
    town.case("2026-08-01", "2026-08-11", "withdrawn")  # 10
    town.case("", "2026-08-20", "declined")
    town.case("2026-09-01")  # open
    town.case("2025-12-01", "2025-12-31", "agreement")  # last year's
    town.transfer(a, "2026-01-08")
    expected = {
        "accepted": ("8", 8, None),
        "ended": ("7", 7, None),
        "agreements": ("4", 4, None),
        "partial_agreements": ("1", 1, None),
        "failed": ("2", 2, None),
        "withdrawn": ("1", 1, None),
        "declined": ("1", 1, None),
        "transferred": ("1", 1, None),
        "success_rate": ("66.7%", 4, 6),
        "success_of_accepted": ("50.0%", 4, 8),
        "success_of_ended": ("57.1%", 4, 7),
        # 2, 3, 10, 10, 10, 10, 30
        "mediation_days": ("10", Decimal(10), None),
    }
    assert {name: shown(name) for name in expected} == expected
    assert figures.days("mediation_days", YEAR, today=TODAY) == figures.Spread(7, Decimal(10), 30, Decimal(75) / 7)
    assert shown("success_rate", Period(D("2024-01-01"), D("2024-12-31"))) == ("—", 0, 0)
    quarters = figures.by_quarter(["accepted", "success_rate"], YEAR, today=TODAY, bodies=True)
    textile, district = (town.desk.bodies[code] for code in ("textile", "district"))
    assert {body: [one.numerator for one in each] for body, each in quarters["accepted"].items()} == {
        textile: [2, 2, 3, 0],
        district: [1, 0, 0, 0],
    }
    assert [one.shown for one in quarters["success_rate"][textile]] == ["100.0%", "0.0%", "0.0%", "—"]
    by_committee = figures.by_committee(["agreements"], YEAR, today=TODAY)["agreements"]
    assert {body: one.numerator for body, one in by_committee.items()} == {textile: 2, district: 2}
    kinds = figures.by_kind(["agreements"], YEAR, today=TODAY)["agreements"]
    assert {kind: one.numerator for kind, one in kinds.items()} == {"copyright": 3, "design": 1}
    assert shown("agreements", filters=Filters(committee=textile, kind="copyright")) == ("1", 1, None)
    years = Period(D("2025-01-01"), D("2026-12-31"))
    by_year = figures.by_year(["agreements"], years, today=TODAY)["agreements"][None]
    assert [one.numerator for one in by_year] == [1, 4]
    every_list_is_as_long()
    every_list_is_as_long(filters=Filters(committee=textile, kind="copyright", source="APPLY"))


def test_agreements_confirmation_and_performance(town):
    cases = [town.case("2026-01-05", "2026-01-15", "agreement") for _ in range(5)]
    first = town.agreement(cases[0], "2026-02-02", state="superseded")
    changed = town.agreement(cases[0], "2026-03-02", ordinal=2, supersedes_id=first.id)
    second, third = town.agreement(cases[1], "2026-05-10"), town.agreement(cases[2], "2026-11-20")
    oral = town.agreement(cases[3], "2026-06-01", form="oral")
    town.agreement(cases[4], None, state="issued")  # signed by some, not in force
    town.owed(first, "2026-03-01", amount=9_900_000, ended="superseded")
    # The changed agreement: one on time, one late, the last not yet due.
    town.owed(changed, "2026-04-01", amount=1_000_000, done="2026-04-01")
    town.owed(changed, "2026-05-01", amount=2_000_000, done="2026-05-04")
    town.owed(changed, "2026-12-01", amount=3_000_000)
    # The second: all done, the last one an act on its day.
    town.owed(second, "2026-06-01", amount=4_000_000, done="2026-05-30")
    town.owed(second, "2026-07-01", done="2026-07-01")
    # The oral one: half paid and late; a lasting duty is never late; another was waived.
    town.owed(oral, "2026-08-01", amount=6_000_000, paid=2_500_000)
    town.owed(oral, "2026-06-01", kind="lasting")
    town.owed(oral, "2026-06-15", ended="waived")
    town.owed(oral, TODAY.isoformat())  # due today: not over
    town.confirmation(changed, "2026-03-10", state="confirmed", accepted="2026-03-12", decided="2026-03-30")
    town.confirmation(second, "2026-05-20", state="rejected", accepted="2026-05-21", decided="2026-06-05", ground="x")
    expected = {
        "effective_agreements": ("4", 4, None),
        "written_agreements": ("3", 3, None),
        "oral_agreements": ("1", 1, None),
        # 1 + 2 + 3 + 4 + 6 万元, without the superseded 9.9
        "agreement_amount": ("16.00", 16_000_000, None),
        "confirmation_applications": ("2", 2, None),
        "confirmation_accepted": ("2", 2, None),
        "confirmations": ("1", 1, None),
        "confirmation_rejected": ("1", 1, None),
        "confirmed_amount": ("6.00", 6_000_000, None),
        "confirmation_application_rate": ("66.7%", 2, 3),
        "confirmation_rate": ("50.0%", 1, 2),
        # The third is still within its thirty days.
        "confirmation_lapsed": ("0", 0, None),
        "performance_by_instalment": ("60.0%", 3, 5),
        "performance_by_amount": ("38.5%", 5_000_000, 13_000_000),
        "performed_late": ("1", 1, None),
        "unperformed": ("1", 1, None),
        "unperformed_amount": ("3.50", 3_500_000, None),
        # Last ones that are over: the second's alone. The changed one has a part to come, so has the oral one.
        "performance_by_agreement": ("100.0%", 1, 1),
    }
    assert {name: shown(name) for name in expected} == expected
    # 2026-11-20 and thirty days: 12-20, a Sunday, rolls to Monday 12-21. The third lapses the day after.
    assert third.effective_on == D("2026-11-20")
    assert shown("confirmation_lapsed", today=D("2026-12-21"))[1] == 0
    assert shown("confirmation_lapsed", today=D("2026-12-22"))[1] == 1
    every_list_is_as_long()


def test_who_applied_in_vain_did_apply_and_who_was_sued_did_not_perform(town):
    cases = [town.case("2026-01-05", "2026-01-15", "agreement") for _ in range(6)]
    back, elsewhere, unwanted, never, sued, settled = (town.agreement(case, "2026-02-02") for case in cases)
    town.confirmation(back, "2026-02-10", state="withdrawn", accepted="2026-02-12", decided="2026-02-20")
    town.confirmation(elsewhere, "2026-02-10", state="not_accepted", decided="2026-02-12", ground="court")
    for one in (unwanted, sued, settled):
        town.confirmation(one, "2026-02-10", state="given_up", decided="2026-02-10").filed_on = None
    db.session.flush()
    assert shown("confirmation_application_rate") == ("33.3%", 2, 6)
    assert shown("confirmation_lapsed") == ("1", 1, None)  # `never` alone
    # Of one that was sued over a later part is done; another was settled on the last part; the third was done.
    town.owed(sued, "2026-04-01", amount=1_000_000, ended="sued")
    town.owed(sued, "2026-05-01", done="2026-05-01")
    town.owed(settled, "2026-04-01", amount=1_000_000, done="2026-04-01")
    town.owed(settled, "2026-06-01", amount=1_000_000, ended="settled")
    town.owed(never, "2026-06-01", amount=1_000_000, done="2026-06-03")
    assert shown("performance_by_agreement") == ("33.3%", 1, 3)
    assert shown("performance_by_agreement", Period(D("2026-06-01"), D("2026-06-30"))) == ("50.0%", 1, 2)
    every_list_is_as_long()


def test_the_share_takes_entrusted_successes_and_the_bureaus_once(town):
    town.case("2026-01-05", "2026-02-15", "agreement")
    assigned = town.case("2026-01-05", "2026-02-16", "agreement", source="COURT_PRE")
    entrusted = town.case("2026-01-05", "2026-02-17", "partial", source="COURT_POST")
    missed = town.case("2026-01-05", "2026-02-18", "failed", source="COURT_POST")
    town.referral(assigned, "assignment", "2026-01-06")
    town.referral(entrusted, "entrustment", "2026-01-07", "court_statement", "2026-03-01")
    town.referral(missed, "entrustment", "2026-01-08", "trial", "2026-03-02")
    town.matter("2026-04-01", "2026-0777")
    both = town.matter("2026-04-02", "2026-0888")
    town.case("2026-05-01", "2026-05-08", "agreement").dispute_number = both.dispute_number
    db.session.flush()
    expected = {
        "resolved_by_people": ("2", 2, None),
        "resolved_by_referral": ("2", 2, None),
        "resolved_by_bureau": ("1", 1, None),
        "entrusted_in_court": ("1", 1, None),
        "referrals_taken": ("3", 3, None),
        "referral_success_rate": ("66.7%", 2, 3),
        # 41, 41 and 41 days
        "referral_days": ("41", Decimal(41), None),
    }
    assert {name: shown(name) for name in expected} == expected
    found = figures.figure("mediation_share", YEAR, today=TODAY)
    assert (found.shown, found.numerator) == ("—", 5) and found.partial.startswith("仅本系统口径")
    query = figures.rows("mediation_share", "numerator", YEAR, today=TODAY)
    assert query is not None and figures.count_and_sum(query) == (5, 5)
    every_list_is_as_long()


def test_a_dispute_that_committee_and_bureau_had_counts_once_by_its_last_end(town):
    failed_later = town.case("2026-04-01", "2026-04-10", "failed")
    town.matter("2026-03-01", failed_later.dispute_number)  # no part of the numerator
    settled_again = town.case("2026-01-05", "2026-02-15", "agreement")
    town.matter("2026-05-01", settled_again.dispute_number)  # the bureau's, in May
    in_vain = town.case("2026-01-05", "2026-02-20", "agreement", source="COURT_PRE")
    town.matter("", in_vain.dispute_number, ended="2026-06-01")  # none
    failed_before = town.case("2026-01-05", "2026-01-20", "failed")
    town.matter("2026-03-05", failed_before.dispute_number)  # the bureau's
    town.matter("2026-03-06", "2026-0777")
    town.matter("2026-07-01", "2026-0777")  # once, in July
    withdrawn_later = town.case("2026-03-20", "2026-04-01", "withdrawn")
    town.matter("2026-03-07", withdrawn_later.dispute_number)  # the bureau's
    not_opened = town.case("2026-01-05", "2026-02-21", "agreement")
    town.matter("", not_opened.dispute_number, ended="2026-06-01", opened=False)  # the committee's
    same_day = town.case("2026-01-05", "2026-08-03", "agreement", source="COURT_PRE")
    town.matter("2026-08-03", same_day.dispute_number)  # the committee's
    found = figures.by_quarter(RESOLVED, YEAR, today=TODAY)
    assert {name: [one.numerator for one in found[name][None]] for name in RESOLVED} == {
        "resolved_by_people": [1, 0, 0, 0],
        "resolved_by_referral": [0, 0, 1, 0],
        "resolved_by_bureau": [2, 1, 1, 0],
    }
    # Cut months are counted case by case.
    cut = Period(D("2026-02-10"), D("2026-08-30"))
    assert [shown(name, cut)[1] for name in RESOLVED] == [1, 1, 4]
    # The committees' own numbers are of the committees alone.
    assert shown("agreements")[1] == 4
    every_list_is_as_long()


def test_what_a_court_sent_ended_as_it_did_though_the_dispute_came_again(town):
    sent = town.case("2026-01-05", "2026-02-04", "failed", source="COURT_PRE")
    town.referral(sent, "assignment", "2026-01-05")  # 30 days
    town.case("2026-05-01", "2026-05-08", "agreement", again=sent)
    expected = {"referrals_ended": "1", "referral_success_rate": "0.0%", "referral_days": "30", "failed": "0"}
    assert {name: shown(name)[0] for name in expected} == expected
    every_list_is_as_long()


def test_registers_count_what_is_proved_and_what_stands(town):
    town.entry("joint_meeting", "2026-03-01", paper="minutes")
    town.entry("joint_meeting", "2026-09-01")  # no minutes
    town.entry("joint_meeting", "2025-09-01", paper="minutes")
    town.entry("special_meeting", "2026-03-02", paper="minutes")
    # From the first day of the plan on, 2022-01-01, whatever the period.
    town.entry("research_trip", "2023-05-08", group="mediation", paper="report")
    town.entry("research_trip", "2026-05-08", group="enforcement", paper="report")
    town.entry("research_trip", "2026-06-08", group="arbitration")  # no report
    town.entry("research_trip", "2021-12-31", group="mediation", paper="report")
    town.entry("training", "2026-04-01", group="enforcement", came=2)
    town.entry("training", "2026-10-01", group="enforcement")  # nobody signed in
    town.entry("training", "2026-04-02", group="mediators", came=1)
    town.entry("crime_link", "2026-02-01", group="out", result="accepted", answered_on="2026-02-11")  # 10 days
    town.entry("crime_link", "2026-12-30", group="out", result="returned", answered_on="2027-01-04")  # 5
    town.entry("crime_link", "2026-02-03", group="out", result="pending")
    town.entry("crime_link", "2026-02-02", group="in", result="accepted", answered_on="2026-02-03")
    town.entry("cross_region", "2026-02-01", group="out", answered_on="2026-02-20")
    town.entry("cross_region", "2026-02-02", group="in")
    town.entry("cross_region", "2026-02-03", group="in")
    town.entry("station", "2024-01-01", group="brand", served=40)
    # Closed a day before the last.
    town.entry("station", "2024-01-01", group="centre", until="2026-12-30", served=5)
    town.entry("station", "2026-12-31", group="centre")
    town.entry("honour", "2024-01-01", group="star")
    town.entry("honour", "2027-01-01", group="star")
    # One enterprise twice in the year, another once, a third the year before.
    for day, code in (("2026-02-01", "A"), ("2026-12-31", "A"), ("2026-03-01", "B"), ("2025-12-31", "C")):
        town.entry("diagnosis", day, group="exporter", code=code)
    expected = {
        "joint_meetings": 1,
        "study_trips": 2,
        "enforcement_trainings": 1,
        "police_clues": 3,
        "clues_accepted": 1,
        "clues_returned": 1,
        "clue_feedback_days": Decimal("7.5"),
        "cross_region_requests": 3,
        "cross_region_sent": 1,
        "cross_region_received": 2,
        "guidance_stations": 2,
        "station_services": 40,
        "honoured_enterprises": 1,
        "enterprises_diagnosed": 2,
    }
    assert {name: shown(name)[1] for name in expected} == expected
    assert shown("cross_region_answered") == ("33.3%", 1, 3)
    every_list_is_as_long()
    quarters = figures.by_quarter(["joint_meetings"], YEAR, today=TODAY)["joint_meetings"][None]
    assert [one.numerator for one in quarters] == [1, 0, 0, 0]
    query = figures.rows("study_trips", "numerator", YEAR, today=TODAY)
    assert [line.on for line in page(query, after=None)] == [D("2026-05-08"), D("2023-05-08")]


def test_consultations_are_answered_within_seven_working_days(town):
    # Received Monday 2026-03-02: the seventh working day from the day after is Wednesday 03-11.
    town.consultation("2026-03-02", answered="2026-03-11")
    late = town.consultation("2026-03-02", answered="2026-03-12")
    town.consultation("2026-03-02")  # overdue, not answered
    hard = town.consultation("2026-03-02", flagged="2026-03-10")
    town.consultation("2026-03-02", withdrawn="2026-03-10")
    town.consultation("2026-11-26")  # not yet due
    town.consultation("2025-12-30", answered="2025-12-31")  # due in January: counts there
    expert = town.expert()
    town.opinion(late, expert, "2026-03-05")
    town.opinion(late, expert, "2026-03-06")
    town.opinion(late, expert, "2025-03-06")
    town.opinion(late, town.expert("adviser"), "2026-03-07")  # an adviser is none of the pool
    town.opinion(hard, expert, "2026-03-07")
    town.opinion(hard, expert, "2026-03-08")
    assert shown("answered_in_time") == ("50.0%", 2, 4)
    assert shown("answered_in_time", Period(D("2026-03-11"), D("2026-03-11"))) == ("33.3%", 1, 3)
    assert shown("experts_consulted") == ("4", 4, None)
    assert shown("difficult_with_experts") == ("1", 1, None)
    every_list_is_as_long()


def test_an_applicant_is_valid_as_it_stood_on_the_last_day_of_the_period(town):
    town.applicant("一直有效")
    town.applicant("后来才暂停", ("suspend", "2026-03-02"))
    town.applicant("暂停过", ("suspend", "2025-11-03"), ("resume", "2026-02-02"))
    # Over on 2025-12-15, prolonged in January: at the end of the year it was not valid.
    town.applicant("断过", ("renew", "2026-01-20"), until="2025-12-15")
    at = [Period(D(day), D(day)) for day in ("2025-02-02", "2025-10-31", "2025-12-31", "2026-11-20")]
    assert [shown("applicants_valid", each)[1] for each in at] == [0, 4, 2, 3]
    every_list_is_as_long()


def test_a_training_of_many_is_no_guidance(town):
    town.guidance("2026-05-06", "visit")
    town.guidance("2026-05-07", "training")
    town.guidance("2026-05-08", "broadcast")
    assert shown("guidance_given") == ("1", 1, None) and shown("overseas_disputes") == ("3", 3, None)
    every_list_is_as_long()


def test_days_in_the_middle_of_an_even_number_and_nine_in_ten():
    found = spread_of({1: 5, 4: 5})
    assert (found.count, found.median, found.p90, found.mean) == (10, Decimal("2.5"), 4, Decimal("2.5"))
    assert spread_of({7: 9, 90: 1}).p90 == 7 and spread_of({}).median is None


def test_what_can_be_counted_is_defined_and_the_rest_says_why(town):
    assert set(COUNTED) <= set(ALL)
    found = every_list_is_as_long()
    for name, one in found.items():
        assert one.value in (None, 0) and (one.shown == "—") == (one.value is None), name
        if one.indicator.kind is Kind.SHARE:
            assert one.shown == "—", name
    assert cycle_of(At(YEAR, TODAY)) == {}
    with pytest.raises(KeyError):
        figures.rows("accepted", "both", YEAR, today=TODAY)


CASE_FIGURES = [name for name, one in COUNTED.items() if memory_of(one.numerator, At(YEAR, TODAY), Filters())]


def _put_again_and_again(town, chance):
    """Two hundred cases, every fifth of a dispute that was there already; then half of them corrected."""
    outcomes = ("agreement", "oral_agreement", "partial", "failed", "refused", "withdrawn")
    rows = []
    for _ in range(200):
        taken, accepted = chance.random() < 0.9, D("2025-03-10") + timedelta(chance.randrange(500))
        ended = accepted + timedelta(chance.randrange(60)) if chance.random() < 0.7 else None
        rows.append(
            town.case(
                accepted.isoformat() if taken else "",
                ended.isoformat() if ended else "",
                (chance.choice(outcomes) if taken else "declined") if ended else "",
                at=chance.choice(("textile", "district")),
                again=chance.choice(rows) if rows and chance.random() < 0.2 else None,
                source=chance.choice(("APPLY", "COURT_PRE", "PROACTIVE")),
                dispute_type=chance.choice(("copyright", "design", "trademark")),
            )
        )
    for row in chance.sample(rows, 100):
        row.committee_id = town.desk.bodies[chance.choice(("textile", "district"))]
        row.dispute_type = "copyright"
        if row.accepted_on:
            row.outcome = chance.choice(outcomes) if row.concluded_on else ""
            row.accepted_on += timedelta(chance.randrange(-40, 40))
    db.session.flush()


@pytest.mark.parametrize(
    "period",
    [
        pytest.param(Period(D("2025-01-01"), D("2026-12-31")), id="whole years"),
        pytest.param(Period(D("2025-05-17"), D("2026-06-09")), id="cut at both ends"),
        pytest.param(Period(D("2025-06-30"), D("2025-08-01")), id="one month and a day on either side"),
        pytest.param(Period(D("2025-08-02"), D("2025-08-30")), id="no whole month"),
    ],
)
def test_months_say_what_counting_every_case_says(town, period):
    _put_again_and_again(town, random.Random(20260914))
    at, sides = At(period, TODAY), {name: COUNTED[name].numerator for name in CASE_FIGURES if not COUNTED[name].spread}
    days, district = COUNTED["mediation_days"].numerator, town.desk.bodies["district"]
    for filters in (Filters(), Filters(committee=district), Filters(kind="copyright", source="APPLY")):
        for splits in ((), ("month",), ("month", "body"), ("body", "kind", "source")):
            counted = {name: Tally() for name in sides}
            for name, rows in sides.items():
                count_each(counted, {name: rows}, at, filters, splits)
            assert sums(sides, at, filters, splits) == {
                name: {group: count for group, count in groups.items() if count} for name, groups in counted.items()
            }
        assert spread(days, at, filters) == spread_of_each(days, at, filters)


def test_months_stay_right_through_corrections_folding_and_a_mistake(town):
    _put_again_and_again(town, random.Random(7))
    assert {"accepted", "agreements", "success_rate", "mediation_days", "withdrawn"} <= set(CASE_FIGURES)
    assert remembered.differences() == Tally()
    rows = select(func.count()).select_from(CaseMonth)
    before = db.session.scalar(rows)
    assert remembered.fold(most=before) == 0
    assert remembered.fold(most=before - 1) == before
    assert (db.session.scalar(rows) < before, remembered.differences()) == (True, Tally())
    db.session.delete(db.session.scalars(select(Case).where(Case.concluded_on.is_not(None))).first())
    db.session.flush()
    assert remembered.differences() == Tally()
    db.session.execute(update(CaseMonth).where(CaseMonth.event == "accepted").values(cases=CaseMonth.cases + 1))
    assert sum(remembered.differences().values()) > 0
    remembered.count_again()
    assert remembered.differences() == Tally()


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(remembered.count_again, id="counted again"),
        pytest.param(lambda: remembered.fold(most=-1), id="folded"),
    ],
)
def test_who_counts_the_months_again_waits_for_acts_under_way(desk, app, work):
    case = desk.register()
    desk.commit()
    acts.accept(case, actor=desk.actor())
    db.session.flush()

    def press():
        with app.app_context(), writing():
            work()
            db.session.commit()
            db.session.remove()

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(press)
        with pytest.raises(TimeoutError):
            other.result(1)
        db.session.commit()
        other.result(30)
    assert remembered.differences() == Tally()
    assert db.session.scalar(select(func.sum(CaseMonth.cases)).where(CaseMonth.event == "accepted")) == 1
