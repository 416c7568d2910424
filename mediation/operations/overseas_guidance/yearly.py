"""The yearly report: the rows of a year as the rules count them, on paper and as a workbook."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import selectinload

from mediation.documents.fidelity import prove
from mediation.documents.overseas_yearly_report import APART, OverseasYearlyReport, overseas_yearly_report, summary
from mediation.documents.press import render_document
from mediation.exchange.overseas_yearly_sheet import overseas_yearly_sheet
from mediation.extensions import db
from mediation.models.organisation import Organisation
from mediation.models.overseas_guidance import OverseasDispute, OverseasGuidance
from mediation.models.overseas_outcome import OverseasRecovery, OverseasStudy
from mediation.models.user import User
from mediation.operations.access_scope import visible_overseas_disputes
from mediation.operations.overseas_guidance.counting import enterprises
from mediation.operations.overseas_guidance.reading import recovered
from mediation.operations.overseas_guidance.studies import still_named
from mediation.rules.overseas_guidance.counting import Line as CountedLine
from mediation.rules.overseas_guidance.counting import Part as Counted
from mediation.rules.overseas_guidance.counting import Period, Tally, count
from mediation.rules.overseas_guidance.report import Matter, Part, YearReport, report
from mediation.rules.overseas_guidance.studies import Found

FORM = "overseas_yearly_report"


@dataclass(frozen=True)
class Year:
    """A year as `user` may see it: its tables, the `disputes` by number and the `matters` they were counted from, the
    enterprises guided in it (`lines`, in numbers `guided`), the studies of matters that ended in it (guidance and
    study), and those `left_out` because somebody can be recognised in them by now."""

    found: YearReport
    disputes: dict[str, OverseasDispute]
    matters: tuple[Matter, ...]
    lines: tuple[CountedLine, ...]
    guided: Tally
    studies: tuple[tuple[OverseasGuidance, OverseasStudy], ...]
    left_out: tuple[tuple[OverseasGuidance, Found], ...]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """(title, text) of the studies."""
        return [(study.title, study.text) for _, study in self.studies]


def year_of(user: User, year: int, today: date) -> Year:
    """The report of `year` over the disputes that `user` may read."""
    together = (
        selectinload(OverseasDispute.guidances)
        .selectinload(OverseasGuidance.recoveries)
        .selectinload(OverseasRecovery.same_as),
        selectinload(OverseasDispute.guidances).selectinload(OverseasGuidance.study),
    )
    rows = list(db.session.scalars(visible_overseas_disputes(user).options(*together).order_by(OverseasDispute.id)))
    # The year is the period; it wants no number of enterprises.
    counted = count(enterprises(user, today), Period(date(year, 1, 1), date(year, 12, 31), 0), today)
    written = [
        (guidance, guidance.study)
        for row in rows
        for guidance in row.guidances
        if guidance.study and guidance.typical and guidance.result_on and guidance.result_on.year == year
    ]
    named = [(guidance, found[0]) for guidance, _ in written if (found := still_named(guidance))]
    wrong = {guidance.id for guidance, _ in named}
    matters = tuple(map(_matter, rows))
    return Year(
        report(matters, year),
        {row.number: row for row in rows},
        matters,
        counted.of(Counted.COUNTED),
        counted.tally(Counted.COUNTED),
        tuple(pair for pair in written if pair[0].id not in wrong),
        tuple(named),
    )


def years(user: User, today: date) -> tuple[int, int]:
    """The first and the last year there is something to report of."""
    first = db.session.scalar(visible_overseas_disputes(user).with_only_columns(OverseasDispute.noticed_on)
                              .order_by(OverseasDispute.noticed_on).limit(1))  # fmt: skip
    return (first.year if first else today.year), today.year


def as_pdf(user: User, office: Organisation, year: int, *, today: date, demo: bool) -> bytes:
    """The report on paper, read back. Raises `PaperNotFaithful` and the `PrintingProblem`s."""
    paper = _paper(year_of(user, year, today), office, today, demo)
    pdf = render_document(FORM, paper, draft=False).pdf
    prove(paper, pdf)
    return pdf


def as_sheet(user: User, year: int, *, today: date) -> bytes:
    """The report as a workbook."""
    seen = year_of(user, year, today)
    return overseas_yearly_sheet(seen.found, seen.texts, notes=(*summary(seen.found, seen.guided, today), APART))


def _paper(seen: Year, office: Organisation, today: date, demo: bool) -> OverseasYearlyReport:
    return overseas_yearly_report(
        seen.found, seen.guided, seen.texts, office=office.name, made_on=today, demo=demo
    )  # fmt: skip


def _matter(row: OverseasDispute) -> Matter:
    parts = tuple(Part(each.result, each.result_on, recovered(each), each.uid) for each in row.guidances)
    return Matter(row.number, row.kind, row.jurisdiction, row.products, row.noticed_on, parts)
