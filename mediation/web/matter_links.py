"""The page of a matter that is no case at a committee, by the noun of its service."""

from collections.abc import Mapping

from flask import url_for

PAGES: Mapping[str, tuple[str, str]] = {
    "cases": ("cases.show", "uid"),
    "administrative_mediation": ("administrative_mediation.show", "matter_uid"),
    "overseas_guidance": ("overseas_guidance.show", "dispute_uid"),
}


def matter_url(service: str, uid: str, *, whole: bool = False) -> str:
    """The address of the page of the matter `uid`, with host when `whole`."""
    endpoint, name = PAGES[service]
    return url_for(endpoint, **{name: uid}, _external=whole)  # type: ignore[arg-type]
