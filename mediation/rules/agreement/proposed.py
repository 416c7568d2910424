"""方案变成条款：方案写了什么，条款先填什么。

What can be read from the words for certain is filled in; the words themselves go into the addition, so that nothing
is lost. What is left open the review asks for.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from mediation.rules.agreement.draft import DraftParty, Side
from mediation.rules.clauses import CLAUSES, ClauseField, FieldType
from mediation.rules.figures import party_label

_SUM = re.compile(r"([0-9][0-9,，]*(?:\.[0-9]{1,2})?)(万)?元")
_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
# Where the words about who acts end, and those about what begins.
_ACTS = re.compile(
    "应|于|在|自|立即|停止|删除|销毁|下架|撤|分|一次|连带|赔偿|支付|承担|向|给|不再|同意|承诺|公开|许可|转让"
)
_TO = re.compile("(?:向|赔偿|支付给|付给|支付|赔付|许可|转让给|转让)([^，。；0-9]{2,30})")
_RESPONDENTS = re.compile("被申请人")
_APPLICANTS = re.compile("(?<!被)申请人")


def proposed_data(kind: str, text: str, parties: Sequence[DraftParty]) -> dict[str, object]:
    """The fields of a term of `kind`, a key of `CLAUSES`, that the words `text` of a proposal fill: plain values as
    `terms_from_plain` reads them. `parties` of the draft in the order of the paper."""
    if kind == "other":
        return {"text": text}
    data: dict[str, object] = {"note": text}
    fields = {field.name: field for field in CLAUSES[kind].fields}
    lead = text[: found.start()] if (found := _ACTS.search(text)) else ""
    target = found[1] if (found := _TO.search(text)) else ""
    for name, words in (("who", lead), ("whom", target)):
        refs = _named(words, parties)
        if refs and name in fields and (fields[name].type is FieldType.PARTIES or len(refs) == 1):
            data[name] = _ref_or_refs(fields[name], refs)
    sums, days = _SUM.findall(text), _DAY.findall(text)
    if "amount" in fields and len(sums) == 1:
        data["amount"] = _cents(*sums[0])
    if "by" in fields and len(days) == 1 and (by := _day(*days[0])):
        data["by"] = by
    return data


def _named(words: str, parties: Sequence[DraftParty]) -> list[str]:
    sides = {
        side
        for side, spoken in ((Side.RESPONDENT, _RESPONDENTS), (Side.APPLICANT, _APPLICANTS))
        if spoken.search(words)
    }
    return [
        party.ref
        for place, party in enumerate(parties)
        if party.side in sides or party.name in words or party_label(place) in words
    ]


def _ref_or_refs(field: ClauseField, refs: list[str]) -> str | list[str]:
    return refs if field.type is FieldType.PARTIES else refs[0]


def _cents(figure: str, wan: str) -> int:
    return int(Decimal(re.sub("[,，]", "", figure)) * (1000000 if wan else 100))


def _day(*parts: str) -> str:
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return ""
