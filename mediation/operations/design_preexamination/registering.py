"""A request comes to the centre: whose, for which product in which class, how many designs; and its correction."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from mediation.extensions import db, keyring
from mediation.models.columns import new_uid
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationDesign, PreexaminationView
from mediation.models.organisation import Organisation
from mediation.operations.actor import Actor
from mediation.operations.deadlines import compute
from mediation.operations.design_preexamination.acts import advance, roles_for, tell
from mediation.operations.design_preexamination.reading import Known, known_on
from mediation.operations.numbers import next_number
from mediation.operations.settings import calendar
from mediation.operations.versions import check_version
from mediation.procedures.design_preexamination import (
    ACCEPTANCE,
    LIFECYCLE,
    Design,
    Entry,
    PreexaminationFacts,
    Shape,
    State,
)
from mediation.rules.design_preexamination.designs import read_class as read_class
from mediation.rules.design_preexamination.designs import read_designs
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.numbering import register_number

LABELS = {
    "applicant_name": "申请人",
    "submitted_on": "提交日期",
    "product": "产品名称",
    "class_number": "洛迦诺分类",
    "shape": "申请形式",
    "colour": "请求保护色彩",
    "designers": "设计人",
    "agency": "代理机构",
    "attorney": "代理师",
    "papers": "材料",
    "filed_before": "已经提交过",
    "examiner_id": "主办",
    "reader_id": "复核",
}


@dataclass(frozen=True)
class RequestValues:
    """A request as typed; fields as in `models.design_preexamination.DesignPreexamination`, `designs` one a line."""

    applicant_name: str
    submitted_on: date
    product: str
    class_number: str
    examiner_id: int
    shape: str = "single"
    designs: str = ""
    designers: str = ""
    agency: str = ""
    attorney: str = ""
    colour: bool = False
    papers: tuple[str, ...] = ()
    filed_before: bool = False
    reader_id: int | None = None

    def columns(self) -> dict[str, Any]:
        """What stands on the row itself."""
        typed = {name: value for name, value in asdict(self).items() if name != "designs"}
        for name in ("applicant_name", "product", "designers", "agency", "attorney"):
            typed[name] = " ".join(str(typed[name]).split())
        return {**typed, "class_number": read_class(self.class_number), "papers": list(self.papers)}

    def read_designs(self) -> tuple[Design, ...]:
        """The designs that were typed."""
        return read_designs(self.designs, Shape(self.shape), " ".join(self.product.split()))


def known_of(centre: Organisation, values: RequestValues) -> Known:
    """What the registers say of the request on the day of its submission."""
    typed = values.columns()
    return known_on(
        centre.id,
        values.submitted_on,
        applicant=typed["applicant_name"],
        class_number=typed["class_number"],
        agency=typed["agency"],
    )


def judge(values: RequestValues, centre: Organisation, *, actor: Actor) -> State:
    """Whether the request can be registered as it is; nothing changes. Raises `Barred`."""
    columns = values.columns()
    facts = PreexaminationFacts(
        today=actor.today,
        class_number=columns["class_number"],
        shape=Shape(values.shape),
        designs=values.read_designs(),
        examiner=str(values.examiner_id),
        reader=str(values.reader_id or ""),
        entry=Entry(values.submitted_on),
    )
    return LIFECYCLE.check("register", state=State.NEW, roles=roles_for(actor, centre.id), facts=facts)


def register(centre: Organisation, values: RequestValues, *, actor: Actor) -> DesignPreexamination:
    """Take a request in; it gets the next number of the centre's series for the year. Raises `Barred`."""
    after = judge(values, centre, actor=actor)
    known, year = known_of(centre, values), actor.today.year
    serial = next_number(f"preexamination:{centre.code}:{year}")
    uid = new_uid()
    row = DesignPreexamination(
        uid=uid,
        centre=centre,
        number=register_number(year, serial),
        year=year,
        serial=serial,
        state=after.value,
        key_sealed=keyring().seal(secrets.token_hex(32), key_context(uid)),
        changed_at=actor.now,
        designs=[
            PreexaminationDesign(ordinal=each.ordinal, name=each.name, base=each.base) for each in values.read_designs()
        ],
        **values.columns(),
        **snapshot(known),
    )
    db.session.add(row)
    db.session.flush()
    tell(row, "register", "登记", actor)
    return row


def acceptance_due(submitted_on: date) -> date:
    """By when a request of that day is to be taken up or not, as the centre's rule is."""
    return compute(ACCEPTANCE.id, submitted_on, calendar()).due


def snapshot(known: Known) -> dict[str, Any]:
    """What is kept of the registers' answer, so that it can be read later as it was."""
    return {
        "applicant_id": known.applicant.id if known.applicant else None,
        "standing": known.standing_said[:500],
        "class_edition": known.edition,
        "class_title": known.class_title,
        "agency_listed": known.agency_listed,
    }


def key_context(uid: str) -> str:
    """What the request's own key is bound to."""
    return f"design_preexamination.key.{uid}"


def amend(row: DesignPreexamination, values: RequestValues, *, seen_version: str | int | None, actor: Actor) -> None:
    """Correct what was written down. Raises `Barred`, or `EditConflict` when somebody else changed the request since
    `seen_version`."""
    columns, designs = values.columns(), values.read_designs()
    check_version(row, seen_version, columns, LABELS)
    known = known_of(row.centre, values)
    advance(
        row,
        "amend",
        actor=actor,
        columns={**columns, **snapshot(known)},
        judged={
            "submitted_on": values.submitted_on,
            "standing": known.standing,
            "class_listed": known.class_listed,
            "agency_listed": known.agency_listed,
            "filed_before": values.filed_before,
            "class_number": columns["class_number"],
            "shape": Shape(values.shape),
            "designs": designs,
            "examiner": str(values.examiner_id),
            "reader": str(values.reader_id or ""),
        },
    )
    _set_designs(row, designs)
    tell(row, "amend", "更正登记", actor)


def _set_designs(row: DesignPreexamination, designs: tuple[Design, ...]) -> None:
    spare = row.designs[len(designs) :]
    pictured = select(func.count()).where(PreexaminationView.design_id.in_([each.id for each in spare]))
    if spare and db.session.scalar(pictured):
        raise ActionRefused("去掉的那一项还有图片。先把图片改到别的一项，再去掉。")
    # One base at a time: the old one goes before the new one comes.
    for design in row.designs:
        if design.base:
            design.base = False
    db.session.flush()
    for design in spare:
        row.designs.remove(design)
        db.session.delete(design)
    for place, wanted in enumerate(designs):
        if place < len(row.designs):
            kept = row.designs[place]
            if (kept.name, kept.base) != (wanted.name, wanted.base):
                kept.name, kept.base = wanted.name, wanted.base
        else:
            row.designs.append(PreexaminationDesign(ordinal=wanted.ordinal, name=wanted.name, base=wanted.base))
    db.session.flush()
