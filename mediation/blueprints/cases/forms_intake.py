"""The intake screen: six fields, and what may be written down at once."""

from typing import Any

from flask import g
from wtforms import BooleanField, FieldList, FormField, TextAreaField
from wtforms.validators import StopValidation

from mediation.blueprints.cases.forms_intake_rows import PartyRow, RightRow
from mediation.operations.conflicts import STRONG, Hit
from mediation.rules.dispute_types import DisputeType
from mediation.rules.people_mediation.words import CONFLICT_DECISIONS
from mediation.rules.sources import SOURCES
from mediation.web.dispute_field import nobody_handles_it
from mediation.web.forms import (
    AtMost,
    BaseForm,
    ChoiceField,
    DateField,
    MoneyField,
    PickField,
    Required,
    not_after,
    place_of,
)
from mediation.web.party_form import short_text

SIDES = {"applicants": "applicant", "respondents": "respondent", "third_parties": "third_party"}
LISTS = {side: name for name, side in SIDES.items()}
LONGER = frozenset({*SIDES, "rights"})
UNASSIGNED = "none"

# What a source needs on record, in the words of `rules.sources`: body, letter or number, day.
RECORDED = {
    "GUIDE_COURT": ("告知法院", "", "告知日期"),
    "GUIDE_POLICE": ("告知机关", "", "告知日期"),
    "COURT_PRE": ("委派法院", "委派文号或者诉前调号", "签字接收材料日期"),
    "COURT_POST": ("委托法院", "法院案号", "签字接收材料日期"),
    "ONLINE": ("", "平台编号", "平台确认接受时间"),
    "PROCURATORATE": ("委托检察院", "来函编号", "来函日期"),
    "REQUEST": ("商请单位", "来函编号", "来函日期"),
    "AGENCY": ("移送单位", "来函编号", "来函日期"),
    "MARKET": ("开办方", "", ""),
}


class IntakeForm(BaseForm):
    """Six required fields; the rest when it is at hand."""

    dispute_type = PickField("纠纷类型", choices=[(kind.value, kind.label) for kind in DisputeType])
    applicants = FieldList(FormField(PartyRow), "申请人", min_entries=1)
    respondents = FieldList(FormField(PartyRow), "被申请人", min_entries=1)
    third_parties = FieldList(FormField(PartyRow), "第三人")
    facts = TextAreaField("纠纷事由", [Required("纠纷事由，写一句话"), AtMost(200)], render_kw={"rows": 2})
    committee = PickField("调解委员会")
    committee_reason = short_text("改选的理由", 500)
    mediator = ChoiceField("调解员", default=UNASSIGNED)
    rights = FieldList(FormField(RightRow), "涉及权利", min_entries=1)
    source = ChoiceField(
        "案件来源", choices=[(code, source.label) for code, source in SOURCES.items()], default="APPLY"
    )
    source_body = short_text("来函、告知的单位")
    source_letter = short_text("文号、案号或平台编号")
    source_on = DateField("来函、告知或接收的日子")
    requested_on = DateField("收到申请的日子")
    requests = TextAreaField("调解请求", [AtMost(2000)], render_kw={"rows": 2})
    amount_claimed = MoneyField("标的额")
    dispute = short_text("原来的纠纷编号", 20)
    dispute_reason = short_text("为什么再登记", 500)
    restricted = BooleanField("限定查看：只有经办人员和主任能看")
    decision = PickField("你的判断", choices=list(CONFLICT_DECISIONS.items()))
    decision_reason = TextAreaField("判断的理由", [AtMost(500)], render_kw={"rows": 2})

    # Set by the view: the committee proposed, those where the user works, mediator → committees.
    proposed = ""
    own_committees: frozenset[str] = frozenset()
    mediators: dict[str, frozenset[str]] = {}

    def lists(self) -> dict[str, FieldList]:
        """The lists of parties by name."""
        return {name: self[name] for name in SIDES}

    def party_rows(self) -> list[tuple[str, PartyRow]]:
        """All rows in which somebody is written down, with their side."""
        return [
            (SIDES[name], entry.form) for name, rows in self.lists().items() for entry in rows if not entry.form.blank
        ]

    def right_rows(self) -> list[RightRow]:
        """All rights that were written down."""
        return [entry.form for entry in self.rights if not entry.form.blank]

    def prepare(self) -> None:
        """What the rows have to know of each other and of the type of dispute before they are looked at."""
        kinds = [kind for kind in DisputeType if kind.value == self.dispute_type.data]
        for entry in self.rights:
            entry.form.usual = kinds[0].rights if kinds else ()
        for name, rows in self.lists().items():
            if name != "third_parties" and all(entry.form.blank for entry in rows):
                rows[0].form.wanted = self[name].label.text
        seen: dict[str, str] = {}
        for side, row in self.party_rows():
            row.repeats = next((seen[mark] for mark in row.marks if mark in seen), "")
            seen |= dict.fromkeys(row.marks, self[LISTS[side]].label.text)

    def validate(self, extra_validators: Any = None) -> bool:
        """The whole screen at once."""
        self.prepare()
        return bool(super().validate(extra_validators))

    def validate_dispute_type(self, field: Any) -> None:
        """One type a case."""
        if not field.data:
            raise StopValidation("没有选纠纷类型。")

    def validate_committee(self, field: Any) -> None:
        """The user decides; the proposal only stands beside. Registered is where the user works."""
        if not field.data and self.proposed:
            field.data = self.proposed
            raise StopValidation("没有选调解委员会。已照建议选上，看过再登记。")
        if not field.data:
            raise StopValidation("没有选调解委员会。")
        if field.data not in self.own_committees:
            raise StopValidation(
                "你不在这个调委会，在那里登记不了。请那边的同事登记；或者先在本会登记，写明理由再移送。"
            )

    def validate_mediator(self, field: Any) -> None:
        """On the list of that committee."""
        on_list = self.mediators.get(field.data, frozenset())
        if (
            field.data != UNASSIGNED
            and self.committee.data in self.own_committees
            and self.committee.data not in on_list
        ):
            raise StopValidation("这位不在所选调委会的名册上。换一位，或者暂不指派。")

    def validate_committee_reason(self, field: Any) -> None:
        """Another committee than the one proposed needs a sentence."""
        differs = self.committee.data in self.own_committees and self.committee.data != self.proposed
        if self.proposed and differs and not field.data:
            raise StopValidation("没有按建议选，写一句理由。")

    def validate_source_body(self, field: Any) -> None:
        """As the source demands."""
        self._recorded(field, 0)

    def validate_source_letter(self, field: Any) -> None:
        """As the source demands."""
        self._recorded(field, 1)

    def validate_source_on(self, field: Any) -> None:
        """As the source demands."""
        self._recorded(field, 2)
        not_after(g.now.date())(self, field)

    def _recorded(self, field: Any, place: int) -> None:
        what = RECORDED.get(self.source.data, ("", "", ""))[place]
        if what and not field.data:
            raise StopValidation(f"没有填{what}。案件来源选了“{SOURCES[self.source.data].label}”。")

    def validate_requested_on(self, field: Any) -> None:
        """Limitation is interrupted that day."""
        not_after(g.now.date())(self, field)

    validate_dispute = nobody_handles_it

    def validate_dispute_reason(self, field: Any) -> None:
        """Why it is registered again."""
        if self.dispute.data and not field.data:
            raise StopValidation("填了原来的纠纷编号，写一句为什么再登记。")

    def judge(self, hits: list[Hit]) -> bool:
        """Whether the user decided on the hits; complains where a decision or its reason is missing."""
        if not hits:
            return True
        strong = any(hit.strength == STRONG for hit in hits)
        if not self.decision.data:
            self.decision.errors = [f"有 {len(hits)} 条可能的冲突或者重复。看过后选一项，记入案卷。"]
        elif not self.decision_reason.data and (strong or self.decision.data != "none"):
            self.decision_reason.errors = [_WHY[self.decision.data]]
        return not (self.decision.errors or self.decision_reason.errors)

    def change_rows(self, add: str, remove: str) -> None:
        """One row more or less, as the buttons ask that work without script: `respondents`, `respondents-1`."""
        if add in LONGER:
            self[add].append_entry()
        name, _, number = remove.partition("-")
        place = place_of(number, self[name]) if name in LONGER else None
        if place is not None:
            self[name].pop_entry(place)
            while len(self[name]) < self[name].min_entries:
                self[name].append_entry()


_WHY = {
    "none": "结果里有“强”的一条。认定没有冲突的，写一句理由。",
    "conflict": "写一句冲突在哪里、打算怎么办。",
    "director": "写一句要主任定什么。",
}
