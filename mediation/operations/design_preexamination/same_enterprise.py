"""What the centre knows of an enterprise while its request is entered: does its registration hold, what is left of the
year, what was decided against it, what it has open, and its disputes as far as the viewer may know of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models.design_preexamination import DesignPreexamination as Row
from mediation.models.party import Party
from mediation.models.registered_applicant import RegisteredApplicant
from mediation.operations.access_scope import visible_preexaminations
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination.listing import since_days
from mediation.operations.design_preexamination.reading import applicant_named
from mediation.operations.enterprises.reading import entries_of
from mediation.operations.registered_applicants.sanctions import proposals_of
from mediation.operations.registered_applicants.standing import Quota, quota_of, standing_on
from mediation.procedures.design_preexamination import OPEN
from mediation.procedures.registered_applicant import Standing
from mediation.rules.enterprises.crossing import TALKS
from mediation.rules.enterprises.entries import Service, ServiceEntry
from mediation.rules.registered_applicant.sanctions import Proposal

SCREENED_BACK = timedelta(30)
SHOWN = 5
_OWN = frozenset({Service.PREEXAMINATION, Service.REGISTERED_APPLICANT})


@dataclass(frozen=True)
class SameEnterprise:
    """One enterprise on one day. `party` None for a name that the desk does not know; `applicant` its newest
    registration, with its `standing` and `quota` of the year, None where there is none; `proposals` of a sanction that
    nobody decided on; `requests` the newest open ones of `open_total`; `lately` handed in within thirty days, `alike`
    those of them for a product of the same name; `disputes` that run, `others` what else runs; `sources` the disputes
    over a right whose name is in the product's."""

    party: Party | None
    applicant: RegisteredApplicant | None
    standing: Standing | None
    quota: Quota | None
    proposals: list[Proposal]
    requests: list[Row]
    open_total: int
    lately: list[Row]
    alike: list[Row]
    disputes: list[ServiceEntry]
    others: list[ServiceEntry]
    sources: list[ServiceEntry]


def of_name(centre_id: int, name: str, *, product: str, on: date, actor: Actor) -> SameEnterprise | None:
    """What is known of the enterprise `name`, which wants `product` examined on the day `on`; None without a name."""
    wanted = " ".join(name.split())
    if not wanted:
        return None
    applicant = applicant_named(centre_id, wanted)
    party = applicant.party if applicant else _party_named(wanted)
    running = [entry for entry in _entries(party, actor) if entry.running]
    disputes = [entry for entry in running if entry.service in TALKS]
    lately = since_days(actor.user, wanted, today=actor.today, since=on - SCREENED_BACK)
    open_ones = visible_preexaminations(actor.user).where(
        Row.applicant_name == wanted, Row.state.in_(sorted(state.value for state in OPEN))
    )
    return SameEnterprise(
        party=party,
        applicant=applicant,
        standing=standing_on(applicant, on) if applicant else None,
        quota=quota_of(applicant, on.year) if applicant else None,
        proposals=proposals_of(applicant, actor.today) if applicant else [],
        requests=list(db.session.scalars(open_ones.order_by(Row.id.desc()).limit(SHOWN))),
        open_total=db.session.scalar(open_ones.with_only_columns(func.count()).order_by(None)) or 0,
        lately=lately,
        alike=[row for row in lately if product.strip() and row.product == product.strip()],
        disputes=disputes,
        others=[entry for entry in running if entry.service not in TALKS],
        sources=[entry for entry in disputes if _is_in(product, entry)],
    )


def _party_named(name: str) -> Party | None:
    """The one party of that name; None where there are two, whom a name alone does not tell apart."""
    found = db.session.scalars(select(Party).where(Party.name == name, Party.merged_into_id.is_(None)).limit(2)).all()
    return found[0] if len(found) == 1 else None


def _entries(party: Party | None, actor: Actor) -> list[ServiceEntry]:
    return entries_of([party.id], actor=actor, without=_OWN).get(party.id, []) if party else []


def _is_in(product: str, entry: ServiceEntry) -> bool:
    """Whether a work or design that the dispute is about has its name in the product's: perhaps the same pattern."""
    plain = "".join(sign for sign in product if sign.isalnum())
    names = (key.removeprefix("名:") for key in entry.rights if key.startswith("名:"))
    return any(name in plain for name in names)
