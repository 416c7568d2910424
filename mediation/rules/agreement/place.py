"""审查意见落在哪里：人、条款、权利各怎样称呼。"""

from dataclasses import replace
from hashlib import sha256

from mediation.rules.agreement.draft import Draft, DraftParty, DraftRight
from mediation.rules.agreement.finding import RULES, Finding, Part
from mediation.rules.agreement.term import Account, Term
from mediation.rules.clauses import CLAUSES


def at_party(
    code: str, draft: Draft, party: DraftParty, message: str, suggestion: str = "", field: str = ""
) -> Finding:
    """A finding at a party: `甲方 南通云栖锦绣家纺有限公司`."""
    where = f"{draft.labels.get(party.ref, '')} {party.name}".strip()
    return RULES[code].finding(
        message, where=where, part=Part.PARTIES, ref=party.ref, field=field, suggestion=suggestion
    )


def at_right(code: str, right: DraftRight, message: str, suggestion: str = "", field: str = "") -> Finding:
    """A finding at a right: `《江南棉语》作品（登记号：……）`."""
    found = RULES[code].finding(
        message, where=right.spoken, part=Part.RIGHTS, ref=right.ref, field=field, suggestion=suggestion
    )
    return of_value(found, getattr(right, field, None))


def at_term(code: str, draft: Draft, term: Term, message: str, suggestion: str = "", field: str = "") -> Finding:
    """A finding at a term: `第（三）项 赔偿`."""
    found = RULES[code].finding(
        message, where=term_name(draft, term), part=Part.TERMS, ref=term.ref, field=field, suggestion=suggestion
    )
    return of_value(found, term.data.get(field.partition("[")[0]))


def at_draft(code: str, part: Part, where: str, message: str, suggestion: str = "", field: str = "") -> Finding:
    """A finding at the draft itself."""
    return RULES[code].finding(message, where=where, part=part, field=field, suggestion=suggestion)


def of_value(finding: Finding, *values: object) -> Finding:
    """The finding with a digest of the values it is about. Account numbers leave no trace."""
    told = [value for value in values if value not in (None, "", ()) and not isinstance(value, Account)]
    return replace(finding, value=sha256(repr(told).encode()).hexdigest()[:12]) if told else finding


def term_name(draft: Draft, term: Term) -> str:
    """`第（三）项 赔偿`."""
    return f"{draft.naming.terms.get(term.ref, '')} {term.text('title') or CLAUSES[term.kind].heading}".strip()
