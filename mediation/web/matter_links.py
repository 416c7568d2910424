"""The page of a matter that is no case at a committee, by the noun of its service."""

from collections.abc import Mapping

from flask import url_for

PAGES: Mapping[str, tuple[str, str]] = {
    "cases": ("cases.show", "uid"),
    "administrative_mediation": ("administrative_mediation.show", "matter_uid"),
    "consultations": ("registers.consultation", "consultation_uid"),
    "design_preexamination": ("design_preexamination.show", "preexamination_uid"),
    "online_shops": ("online_shops.show", "complaint_uid"),
    "rights_aid": ("rights_aid.show", "aid_uid"),
    "overseas_guidance": ("overseas_guidance.show", "dispute_uid"),
    "overseas_watch": ("overseas_guidance.watch_source", "source_uid"),
    "fairs": ("fairs.show", "fair_uid"),
    "fair_complaints": ("fairs.complaint", "stall_uid"),
    "evaluation_reports": ("evaluation_reports.show", "report_uid"),
    "registered_applicants": ("registered_applicants.show", "applicant_uid"),
    "registers": ("registers.show", "register_entry_uid"),
}
# The page of one act, where a service has one for all of them: its endpoint, the names of uid and act.
ACT_PAGES: Mapping[str, tuple[str, str, str]] = {
    "consultations": ("registers.consultation_act", "consultation_uid", "consultation_action"),
    "design_preexamination": ("design_preexamination.act", "preexamination_uid", "preexamination_act"),
    "online_shops": ("online_shops.act", "complaint_uid", "act"),
    "rights_aid": ("rights_aid.act", "aid_uid", "aid_action"),
}


def act_url(service: str, uid: str, action: str) -> str:
    """The address of the page of one act of the matter, its own page's where no act is named."""
    if not action or service not in ACT_PAGES:
        return matter_url(service, uid)
    endpoint, of_matter, of_act = ACT_PAGES[service]
    return url_for(endpoint, **{of_matter: uid, of_act: action})  # type: ignore[arg-type]


def matter_url(service: str, uid: str, *, whole: bool = False) -> str:
    """The address of the page of the matter `uid`, with host when `whole`."""
    endpoint, name = PAGES[service]
    return url_for(endpoint, **{name: uid}, _external=whole)  # type: ignore[arg-type]
