"""What is kept of an applicant year by year: its quota, the figures of another system, findings of abnormal
applications."""

from dataclasses import asdict, dataclass
from datetime import date

from mediation.extensions import db
from mediation.models.registered_applicant import AbnormalFinding, ApplicantQuota, RegisteredApplicant
from mediation.operations import audit
from mediation.operations.actor import Actor
from mediation.operations.registered_applicants.acts import roles_for
from mediation.operations.versions import check_version
from mediation.procedures.registered_applicant import STAFF
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.registered_applicant.words import APPEALS

FINDING_LABELS = {
    "found_on": "认定日",
    "document": "认定文号",
    "pieces": "涉及件数",
    "appeal": "申诉",
    "appeal_on": "申诉结果日",
    "note": "说明",
}


@dataclass(frozen=True)
class QuotaValues:
    """A year's quota as typed; see `models.registered_applicant.ApplicantQuota`."""

    year: int
    pieces: int | None
    source: str
    examined: int | None = None
    failed: int | None = None


@dataclass(frozen=True)
class FindingValues:
    """A finding as typed; see `models.registered_applicant.AbnormalFinding`."""

    found_on: date
    document: str
    pieces: int
    appeal: str = "none"
    appeal_on: date | None = None
    note: str = ""


def set_quota(applicant: RegisteredApplicant, values: QuotaValues, *, actor: Actor) -> ApplicantQuota:
    """Set the quota of a year, or change it; the trail keeps what it was. Raises `ActionRefused`."""
    may_write(applicant, actor)
    row = next((each for each in applicant.quotas if each.year == values.year), None)
    if row is None:
        row = ApplicantQuota(year=values.year)
        applicant.quotas.append(row)
    with db.session.no_autoflush:
        for name, value in asdict(values).items():
            setattr(row, name, value)
    db.session.flush()
    audit.record(actor, "applicant_quota", row, summary=f"{applicant.number} {values.year}年额度", reason=values.source)
    return row


def keep_finding(
    applicant: RegisteredApplicant,
    finding: AbnormalFinding | None,
    values: FindingValues,
    *,
    seen_version: str | int | None = None,
    actor: Actor,
) -> AbnormalFinding:
    """Put a finding on record, or what became of it (`finding`). Raises `ActionRefused`, or `EditConflict`."""
    may_write(applicant, actor)
    columns = asdict(values)
    if any(each is not finding and each.document == values.document for each in applicant.findings):
        raise ActionRefused(f"{values.document}已经登记过。到那一条上改申诉结果。")
    if finding is None:
        finding = AbnormalFinding(**columns)
        applicant.findings.append(finding)
    else:
        check_version(finding, seen_version, columns, FINDING_LABELS)
        with db.session.no_autoflush:
            for name, value in columns.items():
                setattr(finding, name, value)
    db.session.flush()
    said = f"{applicant.number} 非正常认定，{APPEALS[values.appeal]}"
    audit.record(actor, "applicant_finding", finding, summary=said)
    return finding


def may_write(applicant: RegisteredApplicant, actor: Actor) -> None:
    """Raises `ActionRefused` for whoever only looks on."""
    if not set(roles_for(actor, applicant.centre_id)) & STAFF:
        raise ActionRefused("你的角色只能看，不能登记。请预审员办。")
