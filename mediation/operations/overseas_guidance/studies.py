"""Case studies: written once a matter was reviewed, refused while anybody can be recognised in them."""

from sqlalchemy import select

from mediation.extensions import db
from mediation.models.overseas_guidance import OverseasGuidance
from mediation.models.overseas_outcome import OverseasStudy
from mediation.models.party import PartyName
from mediation.operations.actor import Actor
from mediation.operations.overseas_guidance.acts import beside
from mediation.operations.versions import check_version
from mediation.procedures.overseas_guidance import Entry, Study
from mediation.rules.overseas_guidance.studies import Found, Named, names_in

LABELS = {"title": "题目", "text": "正文"}
_OF_PARTY = {"name": "企业的名称", "former": "企业的曾用名"}


def names_of(guidance: OverseasGuidance) -> tuple[Named, ...]:
    """Whom and what a study of this matter must not name: every enterprise of the dispute with its former names, head,
    shop and code, the other side and who acts for it, the case number."""
    dispute = guidance.dispute
    together = {row.party_id: row for row in dispute.guidances}
    rows = db.session.execute(
        select(PartyName.text, PartyName.source).where(
            PartyName.party_id.in_(sorted(together)), PartyName.source.in_([*_OF_PARTY, "operator"])
        )
    ).all()
    found = [Named(_OF_PARTY.get(source, "企业的负责人"), text, whole=source == "operator") for text, source in rows]
    for row in together.values():
        found += [
            Named("企业的店铺", row.shop, whole=True),
            Named("企业的集团", row.group_name),
            Named("被告知人", row.told_whom, whole=True),
            Named("统一社会信用代码", row.party.identity_number, whole=True),
        ]
    found += [
        Named("对方的名称", dispute.opponent),
        Named("对方的代理机构", dispute.opponent_firm),
        Named("案号", dispute.case_number, whole=True),
    ]
    return tuple(dict.fromkeys(each for each in found if each.name.strip()))


def write(
    guidance: OverseasGuidance, study: Study, *, seen_version: str | int | None = None, actor: Actor
) -> OverseasStudy:
    """Write the study, or write it anew. Raises `Barred` with the places of names, and `EditConflict`."""
    row = guidance.study
    columns = {"title": study.title.strip(), "text": study.text.strip()}
    if row is not None:
        check_version(row, seen_version, columns, LABELS)

    def put() -> None:
        if guidance.study is None:
            guidance.study = OverseasStudy(**columns, written_on=actor.today)
            return
        guidance.study.title, guidance.study.text = columns["title"], columns["text"]
        guidance.study.written_on = actor.today

    entry = Entry(actor.today, text=study.title)
    beside(guidance, "write_study", entry, put, actor=actor, study=study, names=names_of(guidance))
    assert guidance.study is not None
    return guidance.study


def still_named(guidance: OverseasGuidance) -> list[Found]:
    """Names that stand in a written study by now: a firm was renamed, another enterprise found in the dispute."""
    if guidance.study is None:
        return []
    return names_in(f"{guidance.study.title}\n{guidance.study.text}", names_of(guidance))
