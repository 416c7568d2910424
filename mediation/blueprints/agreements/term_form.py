"""One term's form, made from the fields of its clause; its names begin with `t-<uid>-`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from wtforms import FieldList, FormField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation

from mediation.blueprints.agreements.fields import (
    CountField,
    DeadlineField,
    FlagField,
    LinesField,
    SumField,
    no_longer_than,
)
from mediation.operations.agreement.values import TermValues
from mediation.rules.clauses import CLAUSES, ClauseField, FieldType
from mediation.rules.figures import item
from mediation.web.forms import ChecksField, ChoiceField, DateField, Row

MOST_INSTALMENTS = 60
_LINE, _TEXT = no_longer_than(500, "写得太长。留下要紧的。"), no_longer_than(20000, "写得太长。分成几条写。")
_PLAIN = {"autocomplete": "off"}
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Offered:
    """What the fields of a term may name: refs with how they are called."""

    parties: Choices
    rights: Choices
    terms: Choices


class InstalmentRow(Row):
    """One instalment."""

    due = DeadlineField("付款日", [_LINE], render_kw=_PLAIN)
    amount = SumField("金额")

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not (self.due.data or self.amount.data is not None or self.amount.process_errors)

    def validate_due(self, field: Any) -> None:
        """An instalment has a day."""
        if not field.data and not self.blank and not field.process_errors:
            raise StopValidation("没有填付款日。填 2026-09-30，或者“本协议生效之日起五日内”。")

    def validate_amount(self, field: Any) -> None:
        """And an amount."""
        if field.data is None and not self.blank and not field.process_errors:
            raise StopValidation("没有填金额。")


class TermForm(Row):
    """The fields of one term. `kind` its clause; `uid` its row; `proposal_id` the proposal it rests on; `kept` the
    account number on file, which an empty field keeps."""

    kind = ""
    uid = ""
    proposal_id: int | None = None
    kept = ""
    place = 0

    @property
    def clause(self) -> Any:
        """The clause of the library."""
        return CLAUSES[self.kind]

    @property
    def called(self) -> str:
        """`第（三）项 赔偿`."""
        return f"第{item(self.place)}项 {self.clause.heading}"

    @property
    def key(self) -> str:
        """How the page names the term in its hidden field."""
        return f"{self.uid}:{self.kind}:{self.proposal_id or ''}"

    def values(self) -> TermValues:
        """What was typed; fields that could not be read are left out."""
        data = dict(_plain_values(self))
        number = ""
        if "account" in data:
            number = (self._fields["account_number"].data or "").replace(" ", "").replace("-", "") or self.kept
        return TermValues(self.kind, data, self.uid, number, self.proposal_id)


def term_form(
    values: TermValues, offered: Offered, formdata: Any = None, *, kept: str = "", place: int = 0
) -> TermForm:
    """The form for one term, from its stored values or from what was posted."""
    form = _form_class(values.kind)(formdata, prefix=f"t-{values.uid}", data=_initial(values))
    form.kind, form.uid, form.proposal_id = values.kind, values.uid, values.proposal_id
    form.kept, form.place = values.account, place
    for field in CLAUSES[values.kind].fields:
        given = _offered(field, offered)
        if given is not None:
            form._fields[field.name].choices = [SelectChoice(*pair) for pair in given]
    return form


@cache
def _form_class(kind: str) -> type[TermForm]:
    fields: dict[str, Any] = {}
    for field in CLAUSES[kind].fields:
        fields.update(_made(field))
    return type("TermForm", (TermForm,), fields)


def _made(field: ClauseField) -> dict[str, Any]:
    if field.type is FieldType.ACCOUNT:
        return {
            "account_holder": StringField("户名", [_LINE], render_kw=_PLAIN),
            "account_bank": StringField("开户银行", [_LINE], render_kw=_PLAIN),
            "account_number": StringField("账号", [_account_number], render_kw=_PLAIN),
        }
    if field.type is FieldType.INSTALMENTS:
        return {field.name: FieldList(FormField(InstalmentRow), label="分期", max_entries=MOST_INSTALMENTS)}
    return {field.name: _MAKE[field.type](field)}


_MAKE: Mapping[FieldType, Any] = {
    FieldType.PARTY: lambda field: ChoiceField(field.label, choices=[], default=""),
    FieldType.PARTIES: lambda field: ChecksField(field.label, choices=[]),
    FieldType.RIGHT: lambda field: ChoiceField(field.label, choices=[], default=""),
    FieldType.TERM: lambda field: ChoiceField(field.label, choices=[], default=""),
    FieldType.TERMS: lambda field: ChecksField(field.label, choices=[]),
    FieldType.TEXT: lambda field: StringField(field.label, [_LINE], render_kw=_PLAIN),
    FieldType.LONG_TEXT: lambda field: TextAreaField(field.label, [_TEXT], render_kw={"rows": 3}),
    FieldType.LINES: lambda field: LinesField(field.label, render_kw={"rows": 3}),
    FieldType.LINKS: lambda field: LinesField(field.label, render_kw={"rows": 3, "spellcheck": "false"}),
    FieldType.DAY: lambda field: DateField(field.label),
    FieldType.DEADLINE: lambda field: DeadlineField(field.label, [_LINE], render_kw=_PLAIN),
    FieldType.MONEY: lambda field: SumField(field.label),
    FieldType.COUNT: lambda field: CountField(field.label, render_kw=_PLAIN),
    FieldType.FLAG: lambda field: FlagField(
        field.label, choices=[("", field.hint or "没有选"), ("yes", "是"), ("no", "否")], default=""
    ),
    FieldType.CHOICE: lambda field: ChoiceField(
        field.label, choices=[("", "没有选"), *(field.choices or {}).items()], default=""
    ),
}


def _account_number(form: Any, field: Any) -> None:
    plain = (field.data or "").replace(" ", "").replace("-", "")
    if plain and not (plain.isascii() and plain.isdigit() and 5 <= len(plain) <= 32):
        raise StopValidation("账号只有数字，5 到 32 位。对照银行卡或者开户许可证重输。")


def _offered(field: ClauseField, offered: Offered) -> Choices | None:
    if field.type is FieldType.PARTIES:
        return offered.parties
    if field.type is FieldType.TERMS:
        return offered.terms
    lists = {FieldType.PARTY: offered.parties, FieldType.RIGHT: offered.rights, FieldType.TERM: offered.terms}
    return [("", "没有选"), *lists[field.type]] if field.type in lists else None


def _initial(values: TermValues) -> dict[str, Any]:
    data = dict(values.data)
    account = data.pop("account", None)
    if isinstance(account, dict):
        data.update({f"account_{name}": account.get(name, "") for name in ("holder", "bank")})
    for field in CLAUSES[values.kind].fields:
        value = data.get(field.name)
        if field.type in (FieldType.PARTIES, FieldType.TERMS, FieldType.LINES, FieldType.LINKS):
            data[field.name] = [value] if isinstance(value, str) else list(value or [])
        elif field.type is FieldType.DAY and isinstance(value, str):
            data[field.name] = date.fromisoformat(value)
    return data


def _plain_values(form: TermForm) -> Iterator[tuple[str, Any]]:
    for field in CLAUSES[form.kind].fields:
        value = _plain(form, field)
        if value not in (None, "", []):
            yield field.name, value


def _plain(form: TermForm, field: ClauseField) -> Any:
    if field.type is FieldType.ACCOUNT:
        holder, bank, number = (form._fields[f"account_{name}"] for name in ("holder", "bank", "number"))
        written = holder.data or bank.data or (number.data and not number.errors)
        return {"holder": holder.data or "", "bank": bank.data or "", "number": ""} if written else None
    control = form._fields[field.name]
    if field.type is FieldType.INSTALMENTS:
        rows = [entry.form for entry in control if not entry.form.blank and not entry.form.errors]
        return [{"due": row.due.data, "amount": row.amount.data} for row in rows if row.amount.data is not None]
    if control.errors or control.process_errors:
        return None
    if field.type is FieldType.FLAG:
        return control.answer
    if field.type is FieldType.DAY:
        return control.data.isoformat() if control.data else None
    text = control.data
    return text.replace("\r\n", "\n") if isinstance(text, str) else text
