"""What may be asked of the lists of files, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import g, request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.access_scope import visible_cases
from mediation.operations.dossier import register
from mediation.operations.dossier.register import DossierFilter
from mediation.procedures.archiving import State
from mediation.procedures.subsidy import State as ClaimState
from mediation.web.numbers import row_number
from mediation.web.scope import committees, mediators

EXPIRY = {"past": "已到期", "soon": "90 日内到期"}


@dataclass(frozen=True)
class Asked:
    """The address, read; what it says wrongly asks for nothing. `committee` a code, `mediator` a uid."""

    state: str = ""
    committee: str = ""
    mediator: str = ""
    year: int | None = None
    expiry: str = ""
    restricted: bool = False
    claim: str = ""

    @classmethod
    def read(cls, args: "MultiDict[str, str]") -> "Asked":
        """What the address, or a form with the same names, asks for."""
        year = args.get("year", type=int)
        return cls(
            state=_one(args, "state", [state.value for state in State]),
            committee=args.get("committee", "")[:40],
            mediator=args.get("mediator", "")[:40],
            year=year if year and 2000 <= year <= 2200 else None,
            expiry=_one(args, "expiry", list(EXPIRY)),
            restricted=args.get("restricted") == "yes",
            claim=_one(args, "claim", [state.value for state in ClaimState]),
        )

    def args(self, **changes: Any) -> dict[str, str]:
        """The arguments of the address of this list; `changes` replace fields."""
        asked = replace(self, **changes)
        given = {
            "state": asked.state,
            "committee": asked.committee,
            "mediator": asked.mediator,
            "year": str(asked.year or ""),
            "expiry": asked.expiry,
            "restricted": "yes" if asked.restricted else "",
            "claim": asked.claim,
        }
        return {name: value for name, value in given.items() if value}

    def wanted(self, bodies: Mapping[str, Organisation], people: Mapping[str, User]) -> DossierFilter:
        """The same for the operation."""
        chosen = (self.committee,) if self.committee in bodies else tuple(bodies)
        return DossierFilter(
            committees=tuple(bodies[code].id for code in chosen),
            states=(self.state,) if self.state else (),
            mediator_id=people[self.mediator].id if self.mediator in people else None,
            year=self.year,
            expiry=self.expiry,
            restricted=self.restricted,
            claims=(self.claim,) if self.claim else (),
        )

    def said(self, bodies: Mapping[str, Organisation], people: Mapping[str, User]) -> str:
        """The filters in words, for the foot of a list that leaves the house."""
        words = [
            bodies[self.committee].short_name if self.committee in bodies else "",
            people[self.mediator].display_name if self.mediator in people else "",
            f"{self.year} 年结案" if self.year else "",
            f"补贴{ClaimState(self.claim).label}" if self.claim else "",
        ]
        found = "，".join(filter(None, words))
        return f"筛选：{found}。" if found else ""


def _one(args: "MultiDict[str, str]", name: str, offered: list[str]) -> str:
    return next((value for value in offered if value == args.get(name)), "")


def listed(endpoint: str, *, size: int = 50) -> dict[str, Any]:
    """What both lists of files show of what the address asks: the variables that their templates share."""
    bodies, today = committees(), g.now.date()
    people = mediators(bodies)
    asked, visible = Asked.read(request.args), visible_cases(current_user)
    wanted = asked.wanted(bodies, people)
    found = register.page(
        wanted,
        visible=visible,
        today=today,
        size=size,
        after=request.args.get("after", type=row_number),
        before=request.args.get("before", type=row_number),
    )
    return {
        "asked": asked,
        "found": found,
        "number": register.count(wanted, visible=visible, today=today),
        "bodies": bodies,
        "people": people,
        "years": range(today.year, today.year - 12, -1),
        "address": lambda **more: url_for(endpoint, **{**asked.args(), **more}),
    }
