"""Writing in the record: one form for each kind of fact, new or kept already."""

from typing import Any

from flask import abort, render_template, request, url_for

from mediation.blueprints.enterprises.area import Answer, blueprint, keepers, the_enterprise
from mediation.blueprints.enterprises.forms import (
    ContactForm,
    FormerNameForm,
    ParticularsForm,
    ShopForm,
    TagForm,
    TradeNameForm,
)
from mediation.models.enterprise import EnterpriseContact, EnterpriseShop, EnterpriseTag, TradeName
from mediation.models.party import Party
from mediation.operations.enterprises import keeping as operations
from mediation.operations.versions import EditConflict
from mediation.rules.masking import mask_phone
from mediation.web.access import actor
from mediation.web.acts import done
from mediation.web.forms import BaseForm
from mediation.web.said_at_field import said_at_field
from mediation.web.two_versions import in_words_of

# What stands in the address → its table, its form, how it is called.
FACTS: dict[str, tuple[Any, Any, str]] = {
    "tags": (EnterpriseTag, TagForm, "标签"),
    "shops": (EnterpriseShop, ShopForm, "网店"),
    "contacts": (EnterpriseContact, ContactForm, "联系人"),
    "trade_names": (TradeName, TradeNameForm, "英文名称"),
}
FACT = "<any(tags, shops, contacts, trade_names):what>"


@blueprint.route(f"/<enterprise_uid>/{FACT}/new", methods=["GET", "POST"])
@keepers
def add(enterprise_uid: str, what: str) -> Answer:
    """One more tag, shop or contact."""
    party = the_enterprise(enterprise_uid)
    _, make, called = FACTS[what]
    form = make(request.form or None)
    form.offer()
    if request.method == "POST" and form.validate():
        operations.add(party, form.values(), actor=actor())
        return done(_back(party), f"已加{called}。")
    return _form_page(party, form, f"加{called}", what)


@blueprint.route(f"/<enterprise_uid>/{FACT}/<int:fact_id>", methods=["GET", "POST"])
@keepers
def change(enterprise_uid: str, what: str, fact_id: int) -> Answer:
    """Correct it, or say from when it holds no more: nothing is deleted."""
    party = the_enterprise(enterprise_uid)
    table, make, called = FACTS[what]
    row = operations.fact_of(party, table, fact_id)
    if row is None:
        abort(404)
    stored = {name: getattr(row, name) for name in make(None)._fields if name not in ("version", "phone")}
    form = make(request.form or None, data=stored | {"version": row.version})
    form.offer(row)
    if request.method == "POST" and form.validate():
        try:
            operations.change(row, party, form.values(), seen_version=form.version.data, actor=actor())
        except EditConflict as conflict:
            raise in_words_of(form, stored, conflict) from None
        return done(_back(party), f"{called}已改。")
    kept = mask_phone(row.phone) if isinstance(row, EnterpriseContact) and row.phone else ""
    return _form_page(party, form, f"改{called}", what, kept=kept)


@blueprint.route("/<enterprise_uid>/particulars", methods=["GET", "POST"])
@keepers
def particulars(enterprise_uid: str) -> Answer:
    """Industry and head office."""
    party = the_enterprise(enterprise_uid)
    profile = operations.profile_of(party)
    stored = {
        "industry": profile.industry if profile else "",
        "branch": profile.branch_of.name if profile and profile.branch_of else "",
    }
    form = ParticularsForm(request.form or None, data=stored | {"version": profile.version if profile else ""})
    form.offer(stored["industry"])

    def put() -> None:
        office = operations.parent_named(form.branch.data, actor=actor()) if form.branch.data else None
        operations.describe(
            the_enterprise(enterprise_uid),
            industry=form.industry.data,
            branch_of=office,
            seen_version=form.version.data,
            actor=actor(),
        )

    if request.method == "POST" and form.validate():
        try:
            if said_at_field(form, put, {"branch": "branch"}):
                return done(_back(party), "已改。")
        except EditConflict as conflict:
            raise in_words_of(form, stored, conflict) from None
    return _form_page(the_enterprise(enterprise_uid), form, "改行业、总公司", "particulars")


@blueprint.route("/<enterprise_uid>/former-names", methods=["GET", "POST"])
@keepers
def former_name(enterprise_uid: str) -> Answer:
    """A name it bore before, with the day it was given up; `name` in the address one that is known."""
    party = the_enterprise(enterprise_uid)
    known = {row.text: row.changed_on for row in operations.former_names(party)}
    asked = request.args.get("name", "")
    form = FormerNameForm(request.form or None, data={"name": asked, "changed_on": known.get(asked)})

    def put() -> None:
        day = form.changed_on.data
        operations.date_former_name(the_enterprise(enterprise_uid), form.name.data, day, actor=actor())

    if request.method == "POST" and form.validate() and said_at_field(form, put, {"name": "name"}):
        return done(_back(party), "已登记曾用名。")
    return _form_page(the_enterprise(enterprise_uid), form, "登记曾用名", "names")


def _back(party: Party) -> str:
    return url_for("enterprises.show", enterprise_uid=party.uid)


def _form_page(party: Party, form: BaseForm, title: str, what: str, *, kept: str = "") -> Answer:
    text = render_template("enterprises/fact.html", party=party, form=form, title=title, what=what, kept=kept)
    return (text, 422) if form.errors else text
