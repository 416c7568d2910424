"""The fields of a party, wherever one is written down: at intake, in the register, on a case."""

import re
import unicodedata
from typing import Any

from flask import g
from wtforms import BooleanField, StringField
from wtforms.validators import Length, StopValidation

from mediation.models.party import KINDS
from mediation.operations.agents import AgentValues
from mediation.operations.parties import GuardianValues, PartyValues
from mediation.rules.authority import SCOPE, STANDING, Authority, authority_gaps
from mediation.rules.capacity import capacity_on
from mediation.rules.identity import CheckedIdentity, IdentityType, InvalidIdentifier, check_identity
from mediation.web.forms import ChecksField, ChoiceField, DateField, PickField, Row

USUAL = [("", "按当事人类型")]
PERSONAL = [(kind.value, kind.label) for kind in IdentityType if kind is not IdentityType.CREDIT_CODE]
DOCUMENTS = [*USUAL, (IdentityType.CREDIT_CODE.value, IdentityType.CREDIT_CODE.label), *PERSONAL]
OF_A_PERSON = [("", IdentityType.RESIDENT.label), *PERSONAL[1:]]
SEXES = [("", "没有填"), ("男", "男"), ("女", "女")]
HEADS = {"company": "法定代表人", "sole_trader": "经营者", "organisation": "负责人"}
TOO_LONG = "写得太长。留下要紧的。"
NO_AUTOFILL = {"autocomplete": "off"}


def short_text(label: str, most: int = 200, **kwargs: Any) -> StringField:
    """One line, no longer than its column."""
    return StringField(label, [Length(max=most, message=TOO_LONG)], render_kw=NO_AUTOFILL, **kwargs)


class PhoneField(StringField):
    """A telephone number: digits, a plus sign in front, dashes; kept without spaces."""

    def pre_validate(self, form: Any) -> None:
        """Normalise, or say how to write it."""
        plain = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", self.data or ""))
        if plain and not re.fullmatch(r"\+?\d[\d-]{4,18}\d", plain):
            raise StopValidation("电话只写数字，分机、区号用“-”隔开。几个号码的，先写常用的一个。")
        self.data = plain


def check_number(field: Any, kind: str) -> CheckedIdentity | None:
    """The number in `field` as a document of `kind`, normalised in place; None when it is empty."""
    if not field.data:
        return None
    try:
        checked = check_identity(IdentityType(kind), field.data, today=g.now.date())
    except InvalidIdentifier as error:
        raise StopValidation(error.message) from None
    field.data = checked.number
    return checked


class PartyDetails(Row):
    """A person, sole trader, company or other organisation. `doubts` field name → a sentence that is no bar;
    `good` the names of fields whose number was checked and fits."""

    kind = PickField("当事人类型", choices=list(KINDS.items()))
    name = short_text("名称或姓名")
    identity_kind = ChoiceField("证件类型", choices=DOCUMENTS, default="")
    identity_number = short_text("证件号码", 40)
    identity_note = short_text("没有号码的，写明原因", 500)
    head_name = short_text("法定代表人、经营者或负责人")
    head_title = short_text("职务")
    head_identity_kind = ChoiceField("其证件类型", choices=OF_A_PERSON, default="")
    head_identity_number = short_text("其证件号码", 40)
    phone = PhoneField("电话", [Length(max=40, message=TOO_LONG)], render_kw=NO_AUTOFILL)
    address = short_text("住所", 500)
    service_address = short_text("送达地址", 500)
    textile = BooleanField("家纺企业或家纺经营户")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts: dict[str, str] = {}
        self.good: set[str] = set()

    def validate_kind(self, field: Any) -> None:
        """A party that is written down needs a kind."""
        if not field.data:
            raise StopValidation("没有选当事人类型。")

    def validate_name(self, field: Any) -> None:
        """And a name."""
        if not field.data:
            raise StopValidation("没有填名称或姓名。")

    def validate_identity_number(self, field: Any) -> None:
        """Checked as the document it is said to be."""
        usual = IdentityType.RESIDENT if self.kind.data == "person" else IdentityType.CREDIT_CODE
        self._note("identity_number", check_number(field, self.identity_kind.data or usual), self.kind.data == "person")

    def validate_head_identity_number(self, field: Any) -> None:
        """The number of the person who stands for the party."""
        checked = check_number(field, self.head_identity_kind.data or IdentityType.RESIDENT)
        self._note("head_identity_number", checked, self.kind.data == "sole_trader")

    def _note(self, name: str, checked: CheckedIdentity | None, is_party: bool) -> None:
        if checked is None:
            return
        self.good.add(name)
        if checked.warning:
            self.doubts[name] = checked.warning
        elif is_party and checked.born and capacity_on(checked.born, g.now.date()).needs_guardian:
            self.doubts[name] = "还没满十八周岁。签协议前要登记监护人，民法典第十九、二十条。"

    def values(self) -> PartyValues:
        """What was typed, for the register."""
        names = PartyValues.__dataclass_fields__.keys() & self._fields.keys()
        return PartyValues(**{name: self._fields[name].data for name in names})


class AgentFields(Row):
    """One agent with scope and term of authority."""

    name = short_text("代理人姓名")
    standing = ChoiceField("身份", choices=[("", "没有填"), *STANDING.items()], default="")
    employer = short_text("单位")
    identity_kind = ChoiceField("证件类型", choices=OF_A_PERSON, default="")
    identity_number = short_text("证件号码", 40)
    phone = PhoneField("电话", [Length(max=40, message=TOO_LONG)], render_kw=NO_AUTOFILL)
    authority = PickField("权限", choices=[(kind.value, kind.label) for kind in reversed(Authority)])
    scope = ChecksField("委托事项", choices=list(SCOPE.items()))
    valid_from = DateField("授权自")
    valid_to = DateField("授权至")
    term = short_text("授权到什么时候为止（用文字）", 500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts: dict[str, str] = {}

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not any(field.data for field in self)

    def validate(self, extra_validators: Any = None) -> bool:
        """An agent that was begun has a name, a kind of authority and a paper that can be used."""
        return self.blank or bool(super().validate(extra_validators))

    def values(self) -> AgentValues:
        """What was typed."""
        return AgentValues(
            name=self.name.data or "",
            authority=self.authority.data or Authority.GENERAL.value,
            scope=tuple(self.scope.data or ()),
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            term=self.term.data or "",
            standing=self.standing.data or "",
            employer=self.employer.data or "",
            identity_kind=self.identity_kind.data or IdentityType.RESIDENT,
            identity_number=self.identity_number.data or "",
            phone=self.phone.data or "",
        )

    def validate_name(self, field: Any) -> None:
        """A name."""
        if not field.data:
            raise StopValidation("没有填代理人姓名。没有代理人的，这一块全空着。")

    def validate_identity_number(self, field: Any) -> None:
        """Checked as the document it is said to be."""
        check_number(field, self.identity_kind.data or IdentityType.RESIDENT)

    def validate_authority(self, field: Any) -> None:
        """General or special."""
        if not field.data:
            raise StopValidation("没有选权限。照授权委托书选一般授权或者特别授权。")

    def validate_scope(self, field: Any) -> None:
        """The items on the paper; what bars its use is an error, the rest a doubt."""
        gaps = authority_gaps(
            self.authority.data,
            field.data or [],
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            term=self.term.data or "",
        )
        for gap in gaps:
            if gap.bars:
                raise StopValidation(gap.message)
            self.doubts["valid_to"] = gap.message


class GuardianFields(Row):
    """Who acts for a minor or a limited adult."""

    name = short_text("监护人姓名")
    relation = short_text("与当事人关系")
    identity_kind = ChoiceField("监护人证件类型", choices=OF_A_PERSON, default="")
    identity_number = short_text("监护人证件号码", 40)
    proof = short_text("证明材料")

    def validate_name(self, field: Any) -> None:
        """A guardian that was begun has a name."""
        if not field.data and (self.relation.data or self.identity_number.data or self.proof.data):
            raise StopValidation("没有填监护人姓名。")

    def validate_identity_number(self, field: Any) -> None:
        """Checked as the document it is said to be."""
        check_number(field, self.identity_kind.data or IdentityType.RESIDENT)

    def values(self) -> GuardianValues | None:
        """What was typed; None when there is no guardian."""
        return GuardianValues(**self.data) if self.name.data else None
