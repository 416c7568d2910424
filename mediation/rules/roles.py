"""角色与权限：谁能做什么。"""

from enum import StrEnum


class Role(StrEnum):
    """The ten roles; a person may hold several, each within one organisation."""

    ADMINISTRATOR = "administrator"
    DIRECTOR = "director"
    MEDIATOR = "mediator"
    CLERK = "clerk"
    EXAMINER = "examiner"
    AID_OFFICER = "aid_officer"
    OVERSEAS_OFFICER = "overseas_officer"
    COURT_LIAISON = "court_liaison"
    BUREAU_VIEWER = "bureau_viewer"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The role's Chinese name, e.g. `调解员`."""
        return _LABELS[self]


_LABELS = {
    Role.ADMINISTRATOR: "系统管理员",
    Role.DIRECTOR: "调委会主任",
    Role.MEDIATOR: "调解员",
    Role.CLERK: "书记员",
    Role.EXAMINER: "预审员",
    Role.AID_OFFICER: "维权援助专员",
    Role.OVERSEAS_OFFICER: "海外指导专员",
    Role.COURT_LIAISON: "法院联络员",
    Role.BUREAU_VIEWER: "局统计查看",
    Role.AUDITOR: "审计员",
}

COMMITTEE_STAFF = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.CLERK})

# In which kinds of organisation a role can be held.
PLACES: dict[Role, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset({"office"}),
    Role.DIRECTOR: frozenset({"committee"}),
    Role.MEDIATOR: frozenset({"committee"}),
    # The bureau's clerk works on its administrative mediation and opens no page of a committee (`User.roles`).
    Role.CLERK: frozenset({"committee", "bureau"}),
    Role.EXAMINER: frozenset({"rights_centre"}),
    Role.AID_OFFICER: frozenset({"rights_centre"}),
    Role.OVERSEAS_OFFICER: frozenset({"rights_centre", "bureau"}),
    Role.COURT_LIAISON: frozenset({"court"}),
    Role.BUREAU_VIEWER: frozenset({"bureau"}),
    Role.AUDITOR: frozenset({"office"}),
}
