"""The forms that exist."""

import pytest

from mediation.documents.catalogue import FORMS, form_of
from mediation.documents.composing import STYLES, TEMPLATES
from tests.documents.invented import agreement, oral_agreement


def test_the_forms_and_their_titles() -> None:
    assert {slug: form.title for slug, form in FORMS.items()} == {
        "agreement": "人民调解协议书",
        "oral_agreement": "人民调解口头协议登记表",
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_part_of_a_form_is_there(form: object) -> None:
    names = [TEMPLATES / name for name in (form.template, *form.parts)]  # type: ignore[attr-defined]
    assert all(path.is_file() for path in [*names, *(STYLES / name for name in form.styles)])  # type: ignore[attr-defined]


def test_the_template_version_tells_forms_apart() -> None:
    versions = {form.template_version for form in FORMS.values()}
    assert len(versions) == len(FORMS)
    assert all(len(version) == 8 for version in versions)


def test_a_paper_knows_its_form() -> None:
    assert form_of(agreement()) is FORMS["agreement"]
    assert form_of(oral_agreement()) is FORMS["oral_agreement"]
