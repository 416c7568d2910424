"""The forms that exist."""

import pytest

from mediation.documents.catalogue import FORMS, PaperForm, form_of
from mediation.documents.composing import STYLES, TEMPLATES
from mediation.operations.papers.building import BUILDERS
from tests.documents.invented import agreement, oral_agreement


def test_the_forms_and_their_titles() -> None:
    """239号文书格式 and what the file needs beside it, in the order of the file."""
    assert [(slug, form.title) for slug, form in FORMS.items()] == [
        ("cover", "卷宗封面"),
        ("contents", "卷内目录"),
        ("application", "人民调解申请书"),
        ("acceptance_register", "人民调解受理登记表"),
        ("declining_notice", "不予受理通知书"),
        ("rights_notice", "权利义务告知书"),
        ("head_certificate", "法定代表人（负责人）身份证明书"),
        ("authority_letter", "授权委托书"),
        ("evidence_list", "人民调解证据材料清单"),
        ("inquiry_record", "人民调解调查记录"),
        ("mediator_change", "调解员回避（更换）记录"),
        ("session_notice", "调解通知书"),
        ("session_record", "人民调解记录"),
        ("agreed_facts", "无争议事实记载"),
        ("agreement", "人民调解协议书"),
        ("oral_agreement", "人民调解口头协议登记表"),
        ("termination_notice", "终止调解通知书"),
        ("service_receipt", "送达回证"),
        ("confirmation_application", "司法确认申请书"),
        ("confirmation_materials", "司法确认申请材料清单"),
        ("mediation_proof", "调解组织主持调解的证明"),
        ("court_report", "特邀调解结果报告"),
        ("performance_sheet", "履行凭证页"),
        ("urging_letter", "督促履行函"),
        ("follow_up_record", "人民调解回访记录"),
        ("closing_report", "人民调解结案报告表"),
        ("statement", "卷宗情况说明"),
        ("back_cover", "封底"),
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_part_of_a_form_is_there(form: object) -> None:
    names = [TEMPLATES / name for name in (form.template, *form.parts)]  # type: ignore[attr-defined]
    assert all(path.is_file() for path in [*names, *(STYLES / name for name in form.styles)])  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_says_when_it_is_due_and_what_fills_it(form: PaperForm) -> None:
    """Nothing is typed for a paper: only the back cover says nothing."""
    assert form.due and form.law
    assert form.filled_from or form.slug == "back_cover"


def test_every_form_is_built_from_facts_or_when_the_file_is_bound() -> None:
    assert {slug for slug, form in FORMS.items() if not form.bound} == set(BUILDERS)


def test_the_template_version_tells_forms_apart() -> None:
    versions = {form.template_version for form in FORMS.values()}
    assert len(versions) == len(FORMS)
    assert all(len(version) == 8 for version in versions)


def test_a_paper_knows_its_form() -> None:
    assert form_of(agreement()) is FORMS["agreement"]
    assert form_of(oral_agreement()) is FORMS["oral_agreement"]
