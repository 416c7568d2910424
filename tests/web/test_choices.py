"""Choices that no page offers, and texts that were never sent, reach no rule and no row."""

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, StringField
from wtforms.validators import StopValidation

from mediation.web.forms import NOT_OFFERED, BaseForm, ChecksField, ChoiceField, MoneyField, PickField, place_of
from mediation.web.party_form import PartyDetails

COLOURS = [("red", "红"), ("blue", "蓝")]


class Chosen(BaseForm):
    one = ChoiceField("一种", choices=[("", "没有选"), *COLOURS])
    few = PickField("几种之一", choices=COLOURS)
    many = ChecksField("几种", choices=COLOURS)
    later = ChoiceField("后定的")
    text = StringField("字")
    sum = MoneyField("金额")

    def validate_text(self, field: Any) -> None:
        if self.one.data not in {"", "red", "blue"}:
            raise StopValidation("another rule met it")


def sent(**values: Any) -> Chosen:
    form = Chosen(MultiDict({"one": "", "later": "", "text": "甲"} | values))
    form.later.choices = [("", "没有选"), *COLOURS]
    return form


@pytest.mark.parametrize("name", ["one", "few", "later"])
def test_what_is_not_offered_is_no_value_and_gets_a_sentence(name):
    form = sent(**{name: "green"})
    assert not form.validate()
    assert form.errors == {name: [NOT_OFFERED]}
    assert form[name].data == ""


def test_what_is_offered_among_others_is_kept():
    form = sent(many=["red", "green"])
    assert not form.validate()
    assert form.errors == {"many": [NOT_OFFERED]}
    assert form.many.data == ["red"]


def test_what_is_offered_is_taken():
    form = sent(one="red", few="blue", many=["red", "blue"], later="blue")
    assert form.validate()
    assert (form.one.data, form.few.data, form.many.data, form.later.data) == ("red", "blue", ["red", "blue"], "blue")


def test_a_choice_offered_only_later_is_taken_when_it_is_looked_at():
    class Placeholder(BaseForm):
        who = ChoiceField("谁", choices=[("", "还没定")])

    form = Placeholder(MultiDict({"who": "red"}))
    form.who.choices = COLOURS
    assert form.validate()
    assert form.who.data == "red"


def test_a_text_that_was_not_sent_is_an_empty_text_and_a_sum_is_none():
    form = Chosen(MultiDict({"one": "red"}))
    assert (form.text.data, form.sum.data) == ("", None)


def test_a_text_that_was_not_sent_leaves_what_is_stored():
    assert Chosen(MultiDict({"one": "red"}), data={"text": "原来的"}).text.data == "原来的"


def test_an_invented_kind_of_document_is_answered_at_its_field(context):
    values = {"kind": "person", "name": "沈木生", "identity_kind": "护身符", "identity_number": "32068419780315241X"}
    with context.test_request_context():
        from flask import g

        from mediation import clock

        g.now = clock.now()
        form = PartyDetails(MultiDict(values))
        assert not form.validate()
    assert form.identity_kind.errors == [NOT_OFFERED]


@pytest.mark.parametrize(
    ("number", "place"),
    [("0", 0), ("1", 1), ("2", None), ("", None), ("-1", None), ("²", None), ("01", None), ("1" * 5000, None)],
)
def test_a_button_names_a_row_or_none(number, place):
    class Rows(BaseForm):
        rows = FieldList(StringField(), min_entries=2)

    assert place_of(number, Rows().rows) == place
