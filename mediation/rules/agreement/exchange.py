"""协议稿与 JSON 之间：`flask agreement review` 读的文件，审查意见写出的样子（docs/agreement-draft.md）。"""

from collections.abc import Iterable, Mapping
from datetime import date

from mediation.rules.agreement.draft import (
    CaseParty,
    ClaimedAs,
    Draft,
    DraftAgent,
    DraftMediator,
    DraftParty,
    DraftRight,
    Form,
    Guardian,
    OralReason,
    PartyKind,
    RightStatus,
    Side,
    SignsBy,
)
from mediation.rules.agreement.finding import Finding
from mediation.rules.agreement.plain import InvalidDraft, Plain, as_object, terms_from_plain
from mediation.rules.agreement.term import Term
from mediation.rules.authority import Authority
from mediation.rules.capacity import Capacity
from mediation.rules.clauses import CLAUSES
from mediation.rules.rights import KINDS

DRAFT_KEYS = (
    "committee",
    "form",
    "oral_reason",
    "written_asked",
    "parties",
    "case_parties",
    "facts",
    "disputes",
    "rights",
    "terms",
    "copies",
    "want_confirmation",
    "mediators",
    "signing_on",
    "drafted_on",
    "reviewed_on",
    "agreed_effective_on",
    "inviting_court",
    "referred_by",
    "partial_scope",
)
PARTY_KEYS = (
    "ref",
    "name",
    "side",
    "kind",
    "identity",
    "phone",
    "address",
    "born",
    "sex",
    "ethnicity",
    "occupation",
    "own_income",
    "capacity",
    "guardian",
    "head",
    "head_title",
    "head_identity",
    "actual_operator",
    "agents",
    "signs_by",
    "signer",
    "accounts",
)
AGENT_KEYS = (
    "name",
    "authority",
    "scope",
    "valid_from",
    "valid_to",
    "term",
    "ratified_on",
    "dual_consent_on",
    "identity",
    "phone",
    "unit",
)
GUARDIAN_KEYS = ("name", "relation", "identity", "consented_on", "proof")
RIGHT_KEYS = (
    "ref",
    "kind",
    "title",
    "number",
    "holders",
    "claimed_by",
    "claimed_as",
    "authorised",
    "co_owners_agree",
    "filed_on",
    "registered_on",
    "expires_on",
    "status",
    "checked_on",
    "evaluation_report",
)
MEDIATOR_KEYS = ("name", "employer", "identity", "cleared")
TERM_KEYS = ("ref", "kind", "data", "proposal")


def draft_from_json(obj: object) -> Draft:
    """The draft in a parsed JSON file (docs/agreement-draft.md).

    Raises `InvalidDraft` with the path of the first thing that is wrong: an unknown member, a missing name, a
    value of another type, a ref used twice. What is merely incomplete is left to the review.
    """
    draft = as_object(obj, "")
    draft.only(DRAFT_KEYS)
    parties = draft.each("parties", _party)
    terms = draft.each("terms", _term)
    rights = draft.each("rights", _right)
    if not parties:
        raise InvalidDraft("parties", "至少写一方当事人。")
    # Two parties with one ref are the review's business: they may be the same party listed twice.
    for name, refs in (("terms", [term.ref for term in terms]), ("rights", [right.ref for right in rights])):
        _no_twins(name, refs)
    return Draft(
        committee=draft.text("committee", required=True),
        parties=parties,
        terms=terms,
        form=draft.choice("form", Form, Form.WRITTEN),
        oral_reason=draft.choice("oral_reason", OralReason) if draft.data.get("oral_reason") else None,
        written_asked=draft.flag("written_asked"),
        case_parties=draft.each("case_parties", _case_party),
        facts=draft.text("facts"),
        disputes=draft.text("disputes"),
        copies=draft.count("copies"),
        want_confirmation=(None if draft.data.get("want_confirmation") is None else draft.flag("want_confirmation")),
        rights=rights,
        mediators=draft.each("mediators", _mediator),
        signing_on=draft.day("signing_on"),
        drafted_on=draft.day("drafted_on"),
        reviewed_on=draft.day("reviewed_on"),
        agreed_effective_on=draft.day("agreed_effective_on"),
        inviting_court=draft.text("inviting_court"),
        referred_by=draft.text("referred_by"),
        partial_scope=draft.text("partial_scope"),
    )


def findings_to_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """The findings as `review()` gives them. `basis` the article by its short name, `law` the same in full with
    the words quoted; `replacement` null where the program has none."""
    return [_finding(finding) for finding in findings]


def _finding(finding: Finding) -> dict[str, object]:
    change = finding.replacement
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "basis": finding.basis.short,
        "where": finding.where,
        "suggestion": finding.suggestion,
        "title": finding.title,
        "part": finding.part.value,
        "ref": finding.ref,
        "field": finding.field,
        "quote": finding.quote,
        "law": {
            "name": finding.basis.law,
            "version": finding.basis.version,
            "article": finding.basis.article,
            "words": finding.basis.words,
        },
        "replacement": change
        and {"ref": change.ref, "field": change.field, "old": _value(change.old), "new": _value(change.new)},
    }


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _no_twins(name: str, refs: list[str]) -> None:
    for place, ref in enumerate(refs):
        if ref in refs[:place]:
            raise InvalidDraft(f"{name}[{place}].ref", f"“{ref}”前面已经用过，换一个。")


def _party(each: Plain) -> DraftParty:
    each.only(PARTY_KEYS)
    kind = each.choice("kind", PartyKind)
    guardian = each.data.get("guardian")
    return DraftParty(
        ref=each.text("ref", required=True),
        name=each.text("name", required=True),
        side=each.choice("side", Side),
        kind=kind,
        identity=each.text("identity"),
        phone=each.text("phone"),
        address=each.text("address"),
        born=each.day("born"),
        sex=each.text("sex"),
        ethnicity=each.text("ethnicity"),
        occupation=each.text("occupation"),
        own_income=each.flag("own_income"),
        capacity=each.choice("capacity", Capacity, Capacity.FULL),
        guardian=None if guardian is None else _guardian(as_object(guardian, each.at("guardian"))),
        head=each.text("head"),
        head_title=each.text("head_title"),
        head_identity=each.text("head_identity"),
        actual_operator=each.text("actual_operator"),
        agents=each.each("agents", _agent),
        signs_by=each.choice("signs_by", SignsBy, SignsBy.SELF if kind is PartyKind.PERSON else SignsBy.HEAD),
        signer=each.text("signer"),
        accounts=each.texts("accounts"),
    )


def _guardian(each: Plain) -> Guardian:
    each.only(GUARDIAN_KEYS)
    return Guardian(
        name=each.text("name"),
        relation=each.text("relation"),
        identity=each.text("identity"),
        consented_on=each.day("consented_on"),
        proof=each.flag("proof", default=True),
    )


def _agent(each: Plain) -> DraftAgent:
    each.only(AGENT_KEYS)
    return DraftAgent(
        name=each.text("name", required=True),
        authority=each.choice("authority", Authority, Authority.GENERAL),
        scope=each.texts("scope"),
        valid_from=each.day("valid_from"),
        valid_to=each.day("valid_to"),
        term=each.text("term"),
        ratified_on=each.day("ratified_on"),
        dual_consent_on=each.day("dual_consent_on"),
        identity=each.text("identity"),
        phone=each.text("phone"),
        unit=each.text("unit"),
    )


def _case_party(each: Plain) -> CaseParty:
    each.only(("ref", "name"))
    return CaseParty(each.text("ref", required=True), each.text("name", required=True))


def _mediator(each: Plain) -> DraftMediator:
    each.only(MEDIATOR_KEYS)
    return DraftMediator(
        each.text("name", required=True), each.text("employer"), each.text("identity"), each.text("cleared")
    )


def _right(each: Plain) -> DraftRight:
    each.only(RIGHT_KEYS)
    kind = each.text("kind", required=True)
    if kind not in KINDS:
        raise InvalidDraft(each.at("kind"), f"没有“{kind}”这种权利。可以写：{'、'.join(KINDS)}。")
    report = each.data.get("evaluation_report")
    return DraftRight(
        ref=each.text("ref", required=True),
        kind=kind,
        title=each.text("title"),
        number=each.text("number"),
        holders=each.texts("holders"),
        claimed_by=each.text("claimed_by"),
        claimed_as=each.choice("claimed_as", ClaimedAs, ClaimedAs.OWNER),
        authorised=each.flag("authorised"),
        co_owners_agree=each.texts("co_owners_agree"),
        filed_on=each.day("filed_on"),
        registered_on=each.day("registered_on"),
        expires_on=each.day("expires_on"),
        status=each.choice("status", RightStatus, RightStatus.UNKNOWN),
        checked_on=each.day("checked_on"),
        evaluation_report=None if report is None else each.flag("evaluation_report"),
    )


def _term(each: Plain) -> Term:
    each.only(TERM_KEYS)
    kind = each.text("kind", required=True)
    if kind not in CLAUSES:
        raise InvalidDraft(each.at("kind"), f"没有“{kind}”这种条款。可以写：{'、'.join(CLAUSES)}。")
    data: Mapping[str, object] = as_object(each.data.get("data", {}), each.at("data")).data
    return Term(
        each.text("ref", required=True), kind, terms_from_plain(kind, data, each.at("data")), each.text("proposal")
    )
