"""Rows of the intake screen: one party, one right."""

import re
from typing import Any

from wtforms import BooleanField, FieldList, FormField, StringField
from wtforms.validators import StopValidation

from mediation.operations.agents import AgentValues
from mediation.operations.rights import RightValues
from mediation.rules.identifiers import InvalidIdentifier, WrongCheckDigit, normalise
from mediation.rules.people_mediation.words import MANNERS
from mediation.rules.rights import (
    KINDS,
    RightKind,
    check_copyright_number,
    check_nice_class,
    check_patent_number,
    check_trademark_number,
)
from mediation.web.forms import ChoiceField, DateField, Row
from mediation.web.party_form import AgentFields, GuardianFields, PartyDetails, short_text

NEW = "new"
REGISTERED = frozenset({RightKind.COPYRIGHT, RightKind.SOFTWARE, RightKind.TRADEMARK})


class PartyRow(PartyDetails):
    """One party of the dispute: a known one by `party` (its uid), else one that is written down now.

    Before it is validated: `known` its name in the register, `wanted` what is missing when the row stays blank,
    `repeats` the side on which the same party stands already, `namesakes` the uids of known parties of this name.
    """

    party = StringField()
    shop = short_text("网店或店铺名")
    own_income = BooleanField("已满十六周岁，以自己的劳动收入为主要生活来源")
    consent_manner = ChoiceField("同意调解", choices=[("", "还没问"), *MANNERS.items()], default="")
    agents = FieldList(FormField(AgentFields), "代理人", min_entries=1, max_entries=2)
    guardian = FormField(GuardianFields, "监护人")

    known = wanted = repeats = ""
    namesakes: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nobody was written down."""
        if self.party.data not in ("", None, NEW):
            return False
        typed = (self.name, self.identity_number, self.head_name, self.phone, self.address, self.shop)
        return not any(field.data for field in typed) and all(agent.form.blank for agent in self.agents)

    def validate(self, extra_validators: Any = None) -> bool:
        """A known party needs no more; a new one a kind and a name."""
        if self.blank:
            return self._complain(f"没有填{self.wanted}。" if self.wanted else "")
        if self.namesakes and not self.known and self.party.data != NEW:
            return self._complain(f"在册已有叫“{self.name.data}”的。是同一方就选上，不是就选“另外一位”。")
        if self.known:
            self.name.errors = []
            agents, guardian = self.agents.validate(self), self.guardian.validate(self)
            valid = agents and guardian
        else:
            valid = bool(super().validate(extra_validators))
        if self.repeats:
            return self._complain(f"{self.known or self.name.data}已经写在{self.repeats}里。同一方只写一次。")
        return valid

    @property
    def people_open(self) -> bool:
        """Whether something is written or wrong in the part that is folded away."""
        people = (*(agent.form for agent in self.agents), self.guardian.form)
        own = (self.consent_manner, self.shop, self.own_income)
        return any(field.data or field.errors for fields in (*people, own) for field in fields)

    @property
    def marks(self) -> list[str]:
        """By what the same party is told when it is written twice: uid, number, or name where there is neither."""
        if self.known:
            return [self.party.data]
        number = normalise(self.identity_number.data or "")
        return [number] if number else [self.name.data or ""]

    def agent_values(self) -> tuple[AgentValues, ...]:
        """The agents that were written down."""
        return tuple(agent.form.values() for agent in self.agents if not agent.form.blank)

    def _complain(self, sentence: str) -> bool:
        self.name.errors = [sentence] if sentence else []
        return not sentence


class RightRow(Row):
    """One right the dispute is about; left out when nothing is written."""

    kind = ChoiceField("种类", choices=[("", "按纠纷类型"), *KINDS.items()], default="")
    number = short_text("登记号、专利号、注册号", 80)
    number_reason = short_text("号码校验不符，照证书保存的原因", 500)
    title = short_text("作品、专利或商标名称")
    holder = short_text("权利人", 500)
    filed_on = DateField("申请日")
    registered_on = DateField("登记日或授权日")
    nice_classes = short_text("国际分类")

    usual: tuple[RightKind, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts: dict[str, str] = {}
        self.good: set[str] = set()
        self.classes: list[int] = []

    @property
    def blank(self) -> bool:
        """Whether nothing was written but perhaps a kind."""
        return not any((self.number.data, self.title.data, self.holder.data))

    @property
    def right_kind(self) -> RightKind | None:
        """The kind chosen, or the usual one of the type of dispute."""
        if self.kind.data:
            return RightKind(self.kind.data)
        return self.usual[0] if self.usual else None

    def validate(self, extra_validators: Any = None) -> bool:
        """A right that was begun."""
        return self.blank or bool(super().validate(extra_validators))

    def validate_kind(self, field: Any) -> None:
        """Only a dispute of type 其他 has no usual kind of right."""
        if self.right_kind is None:
            raise StopValidation("没有选权利种类。")

    def validate_number(self, field: Any) -> None:
        """Checked by its kind; a wrong check digit is kept when its reason is written."""
        kind = self.right_kind
        if not field.data or kind is None:
            return
        try:
            field.data, doubt = self._checked(field.data, kind)
        except WrongCheckDigit as error:
            self.doubts["number"] = error.message
            field.data = error.number
        except InvalidIdentifier as error:
            raise StopValidation(error.message) from None
        else:
            self.doubts |= {"number": doubt} if doubt else {}
            self.good |= {"number"} if not doubt and (kind.is_patent or kind in REGISTERED) else set()

    def _checked(self, text: str, kind: RightKind) -> tuple[str, str | None]:
        if kind.is_patent:
            patent = check_patent_number(text)
            if patent.kind is not kind:
                raise InvalidIdentifier(f"这是{patent.kind.label}的号码，种类选的是{kind.label}。改对一处。")
            return patent.number, None
        if kind in (RightKind.COPYRIGHT, RightKind.SOFTWARE):
            checked = check_copyright_number(text)
        elif kind is RightKind.TRADEMARK:
            checked = check_trademark_number(text)
        else:
            return text, None
        return checked.number, checked.warning

    def validate_number_reason(self, field: Any) -> None:
        """Why a number with a wrong check digit stays as it is."""
        if self.misprinted and not field.data:
            raise StopValidation("号码校验不符。证书上就这样印的，写一句原因就能保存。")

    @property
    def good_word(self) -> str:
        """What is said of a number that fits: only patent numbers carry a check digit."""
        return "校验相符" if self.right_kind and self.right_kind.is_patent else "格式相符"

    @property
    def misprinted(self) -> bool:
        """Whether only the check digit of the number is wrong."""
        kind = self.right_kind
        if not self.number.data or kind is None or not kind.is_patent:
            return False
        try:
            check_patent_number(self.number.data)
        except WrongCheckDigit:
            return True
        except InvalidIdentifier:
            return False
        return False

    def validate_nice_classes(self, field: Any) -> None:
        """One or several classes, parted by 、 or blanks."""
        try:
            self.classes = [check_nice_class(text) for text in re.split(r"[、，,;；\s]+", field.data or "") if text]
        except InvalidIdentifier as error:
            raise StopValidation(error.message) from None

    @property
    def more_open(self) -> bool:
        """Whether something is written or wrong in the part that is folded away."""
        folded = (self.holder, self.nice_classes, self.filed_on, self.registered_on)
        return any(field.data or field.errors for field in folded)

    def values(self) -> RightValues:
        """What was typed."""
        assert self.right_kind is not None
        return RightValues(
            kind=self.right_kind.value,
            number=self.number.data or "",
            number_reason=(self.number_reason.data or "") if self.misprinted else "",
            title=self.title.data or "",
            holder=self.holder.data or "",
            filed_on=self.filed_on.data,
            registered_on=self.registered_on.data,
            nice_classes=tuple(self.classes),
        )
