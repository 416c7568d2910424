"""How many copies of a paper are usually printed: the agreement says its own, the rest is the office's habit."""

from datetime import date

from mediation.extensions import db
from mediation.models.agreement import Agreement
from mediation.models.case import Case
from mediation.operations.matter_facts import acting_parties
from mediation.operations.settings import setting
from mediation.rules.dossier import Sheet

MOST = 30


def usual_copies(case: Case, sheet: Sheet, today: date) -> int:
    """Copies of `sheet`, at least one: what the agreement says of itself; the figure of the setting `paper_copies`
    ("each_party" one for each party and one for the file)."""
    if sheet.form == "agreement" and sheet.subject:
        agreement = db.session.get(Agreement, int(sheet.subject.partition(":")[2]))
        return min(MOST, max(1, agreement.copies if agreement else 1))
    habit = setting("paper_copies", today).get(sheet.form, 1)
    return len(acting_parties(case)) + 1 if habit == "each_party" else min(MOST, max(1, int(habit)))
