"""Every indicator counted a second time, from its words in docs/indicators.md and the docstrings of the tables.

Plain SQL for SQLite and a few lines of Python where working days or what others reported is asked. Nothing here knows
how `operations.figures` counts; `recounted` holds the two against each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import text

from mediation.extensions import db
from mediation.indicators import ALL, Period
from mediation.operations import figures
from mediation.rules.holidays import is_rest_day
from mediation.rules.overseas_guidance.district import TOWNS

Sides = tuple[str, str | None]

# --- 调解案件 -------------------------------------------------------------------------------------------------------

# Of a dispute that came again the acceptance of its first case counts.
TAKEN_IN = """
  taken_in AS (
    SELECT * FROM mediation_case c WHERE accepted_on BETWEEN :first AND :last AND NOT EXISTS (
      SELECT 1 FROM mediation_case b WHERE b.dispute_number = c.dispute_number
        AND (b.accepted_on < c.accepted_on OR b.accepted_on = c.accepted_on AND b.id < c.id)))"""

# How each case ended, from the agreements that took effect and the endings on record; after an agreement an ending
# only says that the rest of the dispute was not settled.
ENDED = """
  met AS (
    SELECT case_id, min(effective_on) AS day FROM agreement WHERE state IN ('effective', 'superseded')
    GROUP BY case_id),
  outcome AS (
    SELECT case_id, day, 'met' AS how FROM met
    UNION ALL
    SELECT case_id, "on", kind FROM ending WHERE kind <> 'declined' AND case_id NOT IN (SELECT case_id FROM met))"""

# Of a dispute that ended several times the last end counts, a withdrawal only where there is no other.
FINISHED = f"""{ENDED},
  numbered AS (
    SELECT c.id, c.dispute_number, c.source, c.accepted_on, o.day, o.how,
      row_number() OVER (PARTITION BY c.dispute_number ORDER BY o.how = 'withdrawn', c.id DESC) AS place
    FROM outcome o JOIN mediation_case c ON c.id = o.case_id),
  finished AS (SELECT * FROM numbered WHERE place = 1 AND day BETWEEN :first AND :last)"""


def _taken_in(where: str = "1") -> str:
    return f"WITH {TAKEN_IN} SELECT count(*) FROM taken_in WHERE {where}"


def _finished(*how: str) -> str:
    named = ", ".join(f"'{each}'" for each in how or ("met", "failed", "refused", "withdrawn"))
    return f"WITH {FINISHED} SELECT count(*) FROM finished WHERE how IN ({named})"


CASES: Mapping[str, Sides] = {
    "accepted": (_taken_in(), None),
    "accepted_on_application": (_taken_in("source IN ('APPLY', 'GUIDE_COURT', 'GUIDE_POLICE')"), None),
    "accepted_proactively": (_taken_in("source = 'PROACTIVE'"), None),
    "accepted_from_courts": (_taken_in("source IN ('COURT_PRE', 'COURT_POST', 'ONLINE')"), None),
    "accepted_from_others": (_taken_in("source IN ('PROCURATORATE', 'REQUEST', 'AGENCY', 'MARKET')"), None),
    "people_involved": (
        f"""WITH {TAKEN_IN} SELECT count(*) FROM taken_in t JOIN case_party p ON p.case_id = t.id
        WHERE p.left_on IS NULL""",
        None,
    ),
    "ended": (_finished(), None),
    "agreements": (_finished("met"), None),
    "partial_agreements": (
        f"""WITH {FINISHED} SELECT count(*) FROM finished f WHERE how = 'met' AND EXISTS (
          SELECT 1 FROM agreement a WHERE a.case_id = f.id AND a.effective_on = f.day AND a.partial_scope <> '')""",
        None,
    ),
    "failed": (_finished("failed", "refused"), None),
    "declined": ("""SELECT count(*) FROM ending WHERE kind = 'declined' AND "on" BETWEEN :first AND :last""", None),
    "withdrawn": (_finished("withdrawn"), None),
    "transferred": (
        """SELECT count(*) FROM route_change WHERE kind IN ('transfer', 'out') AND case_id IS NOT NULL
        AND "on" BETWEEN :first AND :last""",
        None,
    ),
    "success_rate": (_finished("met"), _finished("met", "failed", "refused")),
    "success_of_accepted": (_finished("met"), _taken_in()),
    "success_of_ended": (_finished("met"), _finished()),
}

# --- 调解协议、司法确认、履行 ---------------------------------------------------------------------------------------

BEGUN = """supersedes_id IS NULL AND state IN ('effective', 'superseded') AND effective_on BETWEEN :first AND :last"""

# A payment is a term that names a sum: instalments are parts of it, a penalty has no term of its own.
PAYMENTS = """
  payment AS (
    SELECT agreement_id, CAST(json_extract(data, '$.amount') AS INTEGER) AS amount FROM agreement_term
    WHERE kind IN ('compensation', 'expenses', 'licence', 'transfer'))"""


def _decided(*states: str) -> str:
    named = ", ".join(f"'{each}'" for each in states)
    return f"""SELECT count(*) FROM judicial_confirmation
      WHERE state IN ({named}) AND decided_on BETWEEN :first AND :last"""


def _due(what: str, where: str = "1") -> str:
    """Of what fell due in the period and is past: acts and payments that are still followed."""
    return f"""SELECT coalesce({what}, 0) FROM obligation WHERE kind <> 'lasting' AND ended = ''
      AND due_on BETWEEN :first AND :last AND due_on < :today AND {where}"""


LAST_DUE = """
  last_due AS (
    SELECT o.agreement_id, max(o.due_on) AS day, sum(o.done_on IS NULL) AS undone
    FROM obligation o JOIN agreement a ON a.id = o.agreement_id AND a.state = 'effective'
    WHERE o.kind <> 'lasting' AND o.due_on IS NOT NULL GROUP BY o.agreement_id
    HAVING day BETWEEN :first AND :last AND day < :today)"""

AGREEMENTS: Mapping[str, Sides] = {
    "effective_agreements": (f"SELECT count(*) FROM agreement WHERE {BEGUN}", None),
    "written_agreements": (f"SELECT count(*) FROM agreement WHERE {BEGUN} AND form = 'written'", None),
    "oral_agreements": (f"SELECT count(*) FROM agreement WHERE {BEGUN} AND form = 'oral'", None),
    "agreement_amount": (
        f"""WITH {PAYMENTS} SELECT coalesce(sum(amount), 0) FROM agreement a JOIN payment p ON p.agreement_id = a.id
        WHERE state = 'effective' AND effective_on BETWEEN :first AND :last""",
        None,
    ),
    "confirmation_applications": (
        "SELECT count(*) FROM judicial_confirmation WHERE filed_on BETWEEN :first AND :last",
        None,
    ),
    "confirmation_accepted": (
        "SELECT count(*) FROM judicial_confirmation WHERE accepted_on BETWEEN :first AND :last",
        None,
    ),
    "confirmations": (_decided("confirmed"), None),
    "confirmation_rejected": (_decided("rejected"), None),
    "confirmation_not_accepted": (_decided("not_accepted"), None),
    "confirmation_withdrawn": (_decided("withdrawn", "deemed_withdrawn"), None),
    "confirmed_amount": (
        f"""WITH {PAYMENTS} SELECT coalesce(sum(p.amount), 0)
        FROM judicial_confirmation j JOIN payment p ON p.agreement_id = j.agreement_id
        WHERE j.state = 'confirmed' AND j.decided_on BETWEEN :first AND :last""",
        None,
    ),
    "confirmation_application_rate": (
        f"""SELECT count(*) FROM agreement a WHERE {BEGUN} AND form = 'written' AND EXISTS (
          SELECT 1 FROM judicial_confirmation j WHERE j.agreement_id = a.id AND j.filed_on IS NOT NULL)""",
        f"SELECT count(*) FROM agreement WHERE {BEGUN} AND form = 'written'",
    ),
    "confirmation_rate": (_decided("confirmed"), _decided("confirmed", "rejected")),
    "performance_by_agreement": (
        f"WITH {LAST_DUE} SELECT count(*) FROM last_due WHERE undone = 0",
        f"WITH {LAST_DUE} SELECT count(*) FROM last_due",
    ),
    "performance_by_instalment": (_due("count(*)", "done_on <= due_on"), _due("count(*)")),
    "performance_by_amount": (
        _due("sum(amount)", "kind = 'money' AND done_on <= due_on"),
        _due("sum(amount)", "kind = 'money'"),
    ),
    "performed_late": (_due("count(*)", "done_on > due_on"), None),
    "unperformed": (_due("count(*)", "done_on IS NULL"), None),
    "unperformed_amount": (_due("sum(amount - paid)", "kind = 'money' AND done_on IS NULL"), None),
}

# --- 诉调对接、占比 -------------------------------------------------------------------------------------------------

REFERRED = f"""{ENDED},
  referred AS (
    SELECT r.*, o.day, o.how FROM court_referral r JOIN outcome o ON o.case_id = r.case_id
    WHERE o.day BETWEEN :first AND :last)"""

# The last thing that became of a dispute here, at a committee or at the bureau.
RESOLVED = f"""{ENDED},
  come_to AS (
    SELECT c.dispute_number, o.day, o.how, c.source FROM outcome o JOIN mediation_case c ON c.id = o.case_id
    UNION ALL
    SELECT dispute_number, signed_on, 'signed', '' FROM administrative_matter WHERE signed_on IS NOT NULL
    UNION ALL
    SELECT dispute_number, ended_on, 'failed', '' FROM administrative_matter
    WHERE opened_on IS NOT NULL AND ground <> '' AND signed_on IS NULL),
  sorted AS (
    SELECT *, row_number() OVER (
      PARTITION BY dispute_number ORDER BY how = 'withdrawn', day DESC, how) AS place FROM come_to),
  resolved AS (SELECT * FROM sorted WHERE place = 1 AND day BETWEEN :first AND :last)"""

FROM_COURT = "('COURT_PRE', 'COURT_POST', 'ONLINE')"

COURTS: Mapping[str, Sides] = {
    "resolved_by_people": (
        f"WITH {RESOLVED} SELECT count(*) FROM resolved WHERE how = 'met' AND source NOT IN {FROM_COURT}",
        None,
    ),
    "resolved_by_referral": (
        f"WITH {RESOLVED} SELECT count(*) FROM resolved WHERE how = 'met' AND source IN {FROM_COURT}",
        None,
    ),
    "resolved_by_bureau": (f"WITH {RESOLVED} SELECT count(*) FROM resolved WHERE how = 'signed'", None),
    "entrusted_in_court": (
        f"""WITH {ENDED} SELECT count(DISTINCT c.dispute_number) FROM court_referral r
        JOIN mediation_case c ON c.id = r.case_id JOIN outcome o ON o.case_id = c.id AND o.how = 'met'
        WHERE r.kind = 'entrustment' AND r.court_result IN ('court_statement', 'suit_withdrawn')
          AND r.court_result_on BETWEEN :first AND :last""",
        None,
    ),
    "referrals_received": ("SELECT count(*) FROM court_referral WHERE informed_on BETWEEN :first AND :last", None),
    "referrals_taken": ("SELECT count(*) FROM court_referral WHERE taken_on BETWEEN :first AND :last", None),
    "referrals_ended": (f"WITH {REFERRED} SELECT count(*) FROM referred", None),
    "referral_success_rate": (
        f"WITH {REFERRED} SELECT count(*) FROM referred WHERE how = 'met'",
        f"WITH {REFERRED} SELECT count(*) FROM referred WHERE how IN ('met', 'failed', 'refused')",
    ),
}

# --- 海外、维权援助、展会、预警、专家 -------------------------------------------------------------------------------

_TOWNS = ", ".join(f"'{each}'" for each in TOWNS)
PLANNED = "'2022-01-01'"
PLAN_ENDS = "'2025-12-31'"


def _helped(what: str, kind: str) -> str:
    parties = "JOIN aid_party s ON s.matter_id = a.matter_id JOIN party p ON p.id = s.party_id" if "p." in what else ""
    return f"""SELECT {what} FROM aid_expert a JOIN expert e ON e.id = a.expert_id {parties}
      WHERE e.kind = '{kind}' AND a.appointed_on BETWEEN :first AND :last"""


SERVICES: Mapping[str, Sides] = {
    "enterprises_guided": (
        f"""SELECT count(DISTINCT p.identity_number_digest) FROM overseas_entry e
        JOIN overseas_guidance g ON g.id = e.guidance_id JOIN party p ON p.id = g.party_id
        WHERE e.given_on BETWEEN {PLANNED} AND min(:last, {PLAN_ENDS}) AND e.confirmed_on <= :today
          AND e.channel NOT IN ('training', 'broadcast') AND p.identity_kind = 'credit_code' AND p.kind <> 'sole_trader'
          AND (p.town IN ({_TOWNS}) OR p.town = '' AND p.address LIKE '%通州区%')""",
        None,
    ),
    "guidance_given": (
        """SELECT count(*) FROM overseas_entry WHERE given_on BETWEEN :first AND :last
        AND channel NOT IN ('training', 'broadcast')""",
        None,
    ),
    "overseas_disputes": ("SELECT count(*) FROM overseas_dispute WHERE noticed_on BETWEEN :first AND :last", None),
    "aid_received": ("SELECT count(*) FROM aid_matter WHERE applied_on BETWEEN :first AND :last", None),
    "aid_concluded": (
        "SELECT count(*) FROM aid_matter WHERE concluded_on BETWEEN :first AND :last AND result <> ''",
        None,
    ),
    "fairs_staffed": (
        """SELECT count(*) FROM fair f WHERE until_on BETWEEN :first AND :last
        AND EXISTS (SELECT 1 FROM fair_shift s WHERE s.fair_id = f.id)""",
        None,
    ),
    "station_days": ("SELECT count(*) FROM fair_shift WHERE day BETWEEN :first AND :last", None),
    "fair_consultations": (
        "SELECT coalesce(sum(consultations), 0) FROM fair_shift WHERE day BETWEEN :first AND :last",
        None,
    ),
    "fair_complaints": ("SELECT count(*) FROM fair_complaint WHERE received_on BETWEEN :first AND :last", None),
    "fair_solved": (
        """SELECT count(*) FROM fair_complaint WHERE received_on BETWEEN :first AND :last
        AND result IN ('withdrawn', 'covered', 'settled')""",
        "SELECT count(*) FROM fair_complaint WHERE received_on BETWEEN :first AND :last",
    ),
    "advisers": (
        """SELECT count(*) FROM expert WHERE kind = 'adviser' AND term_from <= :last
        AND (term_until IS NULL OR term_until >= :last)""",
        None,
    ),
    "experts": (
        """SELECT count(*) FROM expert WHERE kind = 'expert' AND term_from <= :last
        AND (term_until IS NULL OR term_until >= :last)""",
        None,
    ),
    "alerts_issued": ("SELECT count(*) FROM alert WHERE issued_on BETWEEN :first AND :last", None),
    "alert_response_rate": (
        """SELECT count(*) FROM alert_recipient r JOIN alert a ON a.id = r.alert_id
        WHERE a.issued_on BETWEEN :first AND :last AND r.reached_on IS NOT NULL AND r.answered_on IS NOT NULL""",
        """SELECT count(*) FROM alert_recipient r JOIN alert a ON a.id = r.alert_id
        WHERE a.issued_on BETWEEN :first AND :last AND r.reached_on IS NOT NULL""",
    ),
    "experts_used": (_helped("count(*)", "expert"), None),
    "adviser_services": (_helped("count(*)", "adviser"), None),
    "enterprises_advised": (
        _helped("count(DISTINCT p.id)", "adviser") + " AND p.kind <> 'person' AND s.side = 'applicant'",
        None,
    ),
    "experts_consulted": (
        """SELECT count(*) FROM consultation_expert c JOIN expert e ON e.id = c.expert_id
        WHERE e.kind = 'expert' AND asked_on BETWEEN :first AND :last""",
        None,
    ),
    "difficult_with_experts": (
        """SELECT count(DISTINCT c.id) FROM consultation c JOIN consultation_expert x ON x.consultation_id = c.id
        JOIN expert e ON e.id = x.expert_id
        WHERE c.flagged_on IS NOT NULL AND e.kind = 'expert' AND x.asked_on BETWEEN :first AND :last""",
        None,
    ),
}

# --- 预审、评价报告、备案 -------------------------------------------------------------------------------------------

CONCLUDED = """concluded_on BETWEEN :first AND :last AND accepted_on IS NOT NULL
  AND outcome IN ('passed', 'failed', 'withdrawn', 'deemed_withdrawn')"""


def _requests(where: str, day: str = "1") -> str:
    in_period = day if day == "1" else f"{day} BETWEEN :first AND :last"
    return f"SELECT count(*) FROM design_preexamination d WHERE {in_period} AND {where}"


PREEXAMINATION: Mapping[str, Sides] = {
    "preexaminations_accepted": (_requests("outcome <> 'refused'", "accepted_on"), None),
    "preexaminations_concluded": (_requests(CONCLUDED), None),
    "pass_of_accepted": (
        _requests("outcome = 'passed'", "accepted_on"),
        _requests("outcome <> 'refused'", "accepted_on"),
    ),
    "pass_of_concluded": (_requests(f"{CONCLUDED} AND outcome = 'passed'"), _requests(CONCLUDED)),
    "first_time_pass": (
        _requests(
            """outcome = 'passed' AND NOT EXISTS (
            SELECT 1 FROM preexamination_opinion o WHERE o.preexamination_id = d.id AND NOT o.before)""",
            "concluded_on",
        ),
        _requests("outcome IN ('passed', 'failed')", "concluded_on"),
    ),
    "filed_of_passed": (
        _requests("outcome = 'passed' AND filed_on IS NOT NULL", "concluded_on"),
        _requests("outcome = 'passed'", "concluded_on"),
    ),
    "marked_of_filed": (_requests("marked_on IS NOT NULL", "filed_on"), _requests("1", "filed_on")),
    "granted_of_final": (
        _requests("result = 'granted' AND marked_on IS NOT NULL", "result_on"),
        _requests("marked_on IS NOT NULL", "result_on"),
    ),
    "evaluation_reports": ("SELECT count(*) FROM evaluation_report WHERE submitted_on BETWEEN :first AND :last", None),
    "applicants_valid": (
        """SELECT count(*) FROM registered_applicant a WHERE valid_from <= :last
        AND (valid_until IS NULL OR valid_until >= :last) AND (ended_on IS NULL OR ended_on > :last)
        AND coalesce((SELECT action FROM applicant_step s WHERE s.applicant_id = a.id AND s."on" <= :last
          AND action IN ('suspend', 'resume') ORDER BY s."on" DESC, s.id DESC LIMIT 1), '') <> 'suspend'""",
        None,
    ),
    "abnormal_pieces": (
        """SELECT coalesce(sum(pieces), 0) FROM abnormal_finding WHERE found_on BETWEEN :first AND :last
        AND appeal <> 'overturned'""",
        None,
    ),
}

# --- 台账 -----------------------------------------------------------------------------------------------------------


def _entries(kind: str, where: str = "1", days: str = "day BETWEEN :first AND :last") -> str:
    return f"SELECT count(*) FROM register_entry e WHERE kind = '{kind}' AND {days} AND {where}"


def _with_paper(purpose: str) -> str:
    return f"EXISTS (SELECT 1 FROM register_file f WHERE f.entry_id = e.id AND f.purpose = '{purpose}')"


_SENT = "\"group\" = 'out'"
REGISTERS: Mapping[str, Sides] = {
    "joint_meetings": (
        _entries("joint_meeting", _with_paper("minutes")),
        None,
    ),
    "study_trips": (_entries("research_trip", _with_paper("report"), f"day BETWEEN {PLANNED} AND :last"), None),
    "enforcement_trainings": (
        _entries(
            "training",
            """"group" = 'enforcement' AND EXISTS (SELECT 1 FROM register_attendance t WHERE t.entry_id = e.id)""",
        ),
        None,
    ),
    "police_clues": (_entries("crime_link", "\"group\" = 'out'"), None),
    "clues_accepted": (_entries("crime_link", _SENT + " AND json_extract(data, '$.result') = 'accepted'"), None),
    "clues_returned": (_entries("crime_link", _SENT + " AND json_extract(data, '$.result') = 'returned'"), None),
    "cross_region_requests": (_entries("cross_region"), None),
    "cross_region_sent": (_entries("cross_region", _SENT), None),
    "cross_region_received": (_entries("cross_region", "\"group\" = 'in'"), None),
    "cross_region_answered": (
        _entries("cross_region", "coalesce(json_extract(data, '$.answered_on'), '') <> ''"),
        _entries("cross_region"),
    ),
    "station_services": (
        """SELECT coalesce(sum(json_extract(data, '$.served')), 0) FROM register_entry
        WHERE kind = 'station' AND day <= :last AND (until_on IS NULL OR until_on >= :last)""",
        None,
    ),
    "guidance_stations": (_entries("station", "(until_on IS NULL OR until_on >= :last)", "day <= :last"), None),
    "enterprises_diagnosed": (
        "SELECT count(DISTINCT json_extract(data, '$.code')) FROM register_entry"
        " WHERE kind = 'diagnosis' AND day BETWEEN :first AND :last",
        None,
    ),
    "honoured_enterprises": (
        _entries("honour", "coalesce(json_extract(data, '$.document'), '') <> ''", "day <= :last"),
        None,
    ),
}

COUNTS: Mapping[str, Sides] = {
    **CASES,
    **AGREEMENTS,
    **COURTS,
    **SERVICES,
    **PREEXAMINATION,
    **REGISTERS,
}

# --- 天数 -----------------------------------------------------------------------------------------------------------

DAYS: Mapping[str, str] = {
    "mediation_days": f"WITH {FINISHED} SELECT accepted_on, day FROM finished WHERE accepted_on IS NOT NULL",
    "referral_days": f"WITH {REFERRED} SELECT taken_on, day FROM referred WHERE taken_on IS NOT NULL",
    "preexamination_cycle": """SELECT accepted_on, concluded_on FROM design_preexamination
      WHERE concluded_on BETWEEN :first AND :last AND outcome IN ('passed', 'failed')""",
    "grant_days": """SELECT filed_on, result_on FROM design_preexamination
      WHERE result_on BETWEEN :first AND :last AND result = 'granted' AND marked_on IS NOT NULL""",
    "clue_feedback_days": """SELECT day, json_extract(data, '$.answered_on') FROM register_entry
      WHERE kind = 'crime_link' AND "group" = 'out' AND day BETWEEN :first AND :last
        AND json_extract(data, '$.answered_on') IS NOT NULL""",
    "evaluation_days": """SELECT accepted_on, concluded_on FROM evaluation_report
      WHERE concluded_on BETWEEN :first AND :last""",
}
"""Name → the first and the last day of each."""


def _working_days(first: date, last: date) -> int:
    """From the day after `first` to `last`."""
    return sum(not is_rest_day(first + timedelta(n)) for n in range(1, (last - first).days + 1))


def _after_working_days(first: date, count: int) -> date:
    day = first
    while count:
        day += timedelta(1)
        count -= not is_rest_day(day)
    return day


def _middle(days: list[int]) -> Decimal:
    ordered = sorted(days)
    return Decimal(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


# --- 不是一句 SQL 数得出来的 ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """A period and the day of the count."""

    period: Period
    today: date

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        days = {"first": self.period.first, "last": self.period.last, "today": self.today}
        given = {name: day.isoformat() for name, day in days.items() if f":{name}" in sql}
        return [tuple(row) for row in db.session.execute(text(sql), given)]

    def number(self, sql: str) -> int:
        """Its one number."""
        return int(self.rows(sql)[0][0])


Both = tuple[Any, Any]
"""Numerator and denominator, None for a plain count; where there is nothing to divide by, the denominator is 0."""

_NOTHING: Both = (0, 0)


def _days(asked: Asked, name: str) -> Both:
    spans = [(D(first), D(last)) for first, last in asked.rows(DAYS[name])]
    if not spans:
        return _NOTHING
    if ALL[name].unit == "工作日":
        return _middle([_working_days(*span) for span in spans]), None
    days = [(last - first).days for first, last in spans]
    if "平均" in ALL[name].label:
        return Decimal(sum(days)) / Decimal(len(days)), None
    return _middle(days), None


D = date.fromisoformat


def _lapsed(asked: Asked) -> Both:
    """The thirty days end on a working day (民事诉讼法 85); who told that there will be no application gave it up."""
    found = asked.rows(f"""SELECT effective_on FROM agreement a WHERE {BEGUN}
      AND state = 'effective' AND form = 'written'
      AND case_id NOT IN (SELECT id FROM mediation_case WHERE source = 'COURT_POST') AND NOT EXISTS (
        SELECT 1 FROM judicial_confirmation j WHERE j.agreement_id = a.id
          AND (j.filed_on IS NOT NULL OR j.state = 'given_up'))""")
    ends = [_after_working_days(D(day) + timedelta(29), 1) for (day,) in found]
    return sum(end < asked.today for end in ends), None


def _answered(asked: Asked) -> Both:
    """Due in the period: seven working days from the day after receipt, answered or the day is past."""
    found = asked.rows("""SELECT received_on, answered_on FROM consultation
      WHERE withdrawn_on IS NULL AND flagged_on IS NULL""")
    due = [(_after_working_days(D(day), 7), answered and D(answered)) for day, answered in found]
    due = [(day, answered) for day, answered in due if asked.period.has(day) and (answered or day < asked.today)]
    return sum(bool(answered) and answered <= day for day, answered in due), len(due)


AID_DAYS = {"consultation": 3, "status_search": 3, "infringement_opinion": 10}


def _aid(asked: Asked) -> Both:
    """Of what was accepted and not withdrawn, nor stands still: the last day, and the day it was done."""
    found = asked.rows(
        """SELECT service, difficult, accepted_on, extended_to,
          CASE WHEN service = 'infringement_opinion' AND NOT difficult
            THEN coalesce((SELECT min(issued_on) FROM aid_opinion o WHERE o.matter_id = m.id), concluded_on)
            ELSE concluded_on END
        FROM aid_matter m WHERE accepted_on IS NOT NULL AND (result <> '' OR state = 'accepted')
          AND NOT EXISTS (SELECT 1 FROM aid_pause p WHERE p.matter_id = m.id)"""
    )
    ends = [
        (
            D(longer) if longer else _after_working_days(D(day), 30 if difficult else AID_DAYS.get(service, 15)),
            D(done) if done else None,
        )
        for service, difficult, day, longer, done in found
    ]
    due = [(day, done) for day, done in ends if asked.period.has(day) and (done or day < asked.today)]
    return sum(done is not None and done <= day for day, done in due), len(due)


def _satisfaction(asked: Asked) -> Both:
    """Whole quarters of one committee that are over, with five answers each; what has fewer only where it has five
    together."""
    found = asked.rows("""SELECT i.year, i.quarter, max(i.expires_on), (
        SELECT count(*) FROM satisfaction_answer a WHERE a.committee_id = i.committee_id AND a.year = i.year
          AND a.quarter = i.quarter), (
        SELECT count(*) FROM satisfaction_answer a WHERE a.committee_id = i.committee_id AND a.year = i.year
          AND a.quarter = i.quarter AND a.grade >= 4)
      FROM satisfaction_invitation i GROUP BY i.committee_id, i.year, i.quarter""")
    over = []
    for year, quarter, expires, answers, satisfied in found:
        first = date(year, 3 * quarter - 2, 1)
        last = (first + timedelta(92)).replace(day=1) - timedelta(1)
        if asked.period.has(first) and asked.period.has(last) and max(last, D(expires)) < asked.today:
            over.append((answers, satisfied))
    few = [each for each in over if each[0] < 5]
    shown = [each for each in over if each[0] >= 5] + (few if sum(answers for answers, _ in few) >= 5 else [])
    return sum(satisfied for _, satisfied in shown), sum(answers for answers, _ in shown)


# --- 外报 -----------------------------------------------------------------------------------------------------------

REPORTED: Mapping[str, tuple[str, str]] = {
    "public_satisfaction": ("public_satisfaction", "percent"),
    **{
        kind: (kind, "value")
        for kind in (
            *("high_value_patents", "copyright_registrations", "patent_intensive_gdp", "copyright_gdp"),
            *("pledged_amount", "special_funds"),
        )
    },
    "screened": ("prevention", "screened"),
    "prevented": ("prevention", "prevented"),
}
"""Indicator → kind of reported figure and which of its numbers, for those that only repeat it."""


@dataclass(frozen=True)
class Told:
    """What one body reported for some days."""

    body: str
    period: Period
    number: Decimal


def _within(asked: Asked, kind: str, number: str) -> list[Told]:
    found = asked.rows(f"""SELECT body, from_on, until_on, json_extract(numbers, '$.{number}') FROM reported_figure
      WHERE state = 'checked' AND kind = '{kind}' AND from_on >= :first AND until_on <= :last
        AND json_extract(numbers, '$.{number}') IS NOT NULL ORDER BY body, from_on""")
    return [Told(body, Period(D(first), D(last)), Decimal(value)) for body, first, last, value in found]


def _told(asked: Asked, kind: str, number: str) -> list[Told]:
    """What each body told of exactly the period, in one piece or in pieces that join; [] where a body has a gap."""
    told = _within(asked, kind, number)
    made_up: list[Told] = []
    for body in {each.body for each in told}:
        pieces = [each for each in told if each.body == body]
        whole = [each for each in pieces if each.period == asked.period]
        days = sum((each.period.last - each.period.first).days + 1 for each in whole or pieces)
        if days != (asked.period.last - asked.period.first).days + 1:
            return []
        made_up += whole or pieces
    return made_up


def _sum(told: list[Told]) -> Decimal:
    return sum((each.number for each in told), Decimal())


def _reported(asked: Asked, name: str) -> Both:
    """Times and disputes add up; of anything else the newest year within the period is repeated."""
    if name in ("screened", "prevented"):
        told = _told(asked, *REPORTED[name])
        return (_sum(told), None) if told else _NOTHING
    within = _within(asked, *REPORTED[name])
    return (max(within, key=lambda each: each.period.last).number, None) if within else _NOTHING


def _of_enforcement(asked: Asked, above: str, *below: str) -> Both:
    told = [_told(asked, "enforcement_closing", each) for each in (above, *below)]
    if "opened" in below:
        # What was open when the period began, not when each of its pieces did.
        told[1] = [each for each in told[1] if each.period.first == asked.period.first]
    return (_sum(told[0]), sum(map(_sum, told[1:]), Decimal())) if all(told) else _NOTHING


def _growth(asked: Asked) -> Both:
    """From 2021 to the last whole year of the period."""
    last = (asked.period.last + timedelta(1)).year - 1
    years = [Period(date(year, 1, 1), date(year, 12, 31)) for year in (2021, last)]
    base, end = (_told(Asked(year, asked.today), "enforcement_filings", "filed") for year in years)
    if not base or not end or last <= 2021:
        return _NOTHING
    return (_sum(end) / _sum(base)) ** (Decimal(1) / (last - 2021)) - 1, 1


ASKED_OF = {
    "court_judgments": {"南通通州湾江海联动开发示范区人民法院", "南通市中级人民法院"},
    "court_settlements": {"南通通州湾江海联动开发示范区人民法院", "南通市中级人民法院"},
    "administrative_rulings": {"通州区市场监督管理局"},
    "arbitral_awards": {"南通仲裁委员会"},
}


def _share(asked: Asked) -> Both:
    """Ours over ours and what each of the others ended; a dispute entrusted or confirmed is in the court's figures,
    too, and taken off once."""
    ours = sum(
        asked.number(COUNTS[name][0]) for name in ("resolved_by_people", "resolved_by_referral", "resolved_by_bureau")
    )
    told = {kind: _told(asked, kind, "concluded") for kind in ASKED_OF}
    if any(bodies - {each.body for each in told[kind]} for kind, bodies in ASKED_OF.items()):
        return ours, 0
    inside = Decimal()
    for kind, own in (("court_entrusted", "entrusted_in_court"), ("court_confirmations", "confirmations")):
        reported = _told(asked, kind, "concluded")
        inside += _sum(reported) if reported else asked.number(COUNTS[own][0])
    return ours, ours + sum(map(_sum, told.values()), Decimal()) - inside


OTHERS = {
    "confirmation_lapsed": _lapsed,
    "aid_on_time": _aid,
    "answered_in_time": _answered,
    "service_satisfaction": _satisfaction,
    "mediation_share": _share,
    "enforcement_closing_rate": lambda asked: _of_enforcement(asked, "closed", "opened", "filed"),
    "enforcement_closing_of_due": lambda asked: _of_enforcement(asked, "closed_of_due", "due"),
    "enforcement_growth": _growth,
}

COVERED = {*COUNTS, *DAYS, *REPORTED, *OTHERS}


def counted_again(name: str, period: Period, today: date) -> Both:
    """Numerator and denominator by the definition alone; KeyError for what nobody counted."""
    asked = Asked(period, today)
    if name in OTHERS:
        return OTHERS[name](asked)
    if name in DAYS:
        return _days(asked, name)
    if name in REPORTED:
        return _reported(asked, name)
    above, below = COUNTS[name]
    return asked.number(above), None if below is None else asked.number(below)


def recounted(period: Period, today: date) -> Iterator[tuple[str, str, Any, Any]]:
    """Every disagreement of a period: indicator, side, what the program says, what was counted again. An indicator
    that nothing counts again is an error."""
    assert set(ALL) == COVERED, set(ALL) ^ COVERED
    for name, figure in figures.figures(ALL, period, today=today).items():
        sides = zip(("numerator", "denominator"), counted_again(name, period, today), strict=True)
        for side, theirs in sides:
            ours = getattr(figure, side)
            if ours != theirs:
                yield name, side, ours, theirs
