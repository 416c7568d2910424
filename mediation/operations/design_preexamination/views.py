"""The pictures of a request: looked at, sealed with the request's own key, shown to the centre's people alone."""

import hashlib
from dataclasses import dataclass

from mediation import files
from mediation.documents import foreign
from mediation.extensions import db, keyring
from mediation.files import CaseKey
from mediation.models.design_preexamination import DesignPreexamination, PreexaminationView
from mediation.operations import received_files
from mediation.operations.actor import Actor
from mediation.operations.design_preexamination.acts import advance, tell
from mediation.operations.design_preexamination.reading import designs_of
from mediation.operations.design_preexamination.registering import key_context
from mediation.operations.received_files import SeenFile
from mediation.procedures.design_preexamination import ViewKind
from mediation.rules.design_preexamination.designs import view_of_name
from mediation.rules.file_types import JPEG, PNG, FileRefused
from mediation.rules.lifecycle import ActionRefused

PICTURES = (JPEG, PNG)
SMALL, LARGE = 240, 1600
MOST = 120
"""Pictures of one request."""


@dataclass(frozen=True)
class RequestKey(CaseKey):
    """The key of one request, which seals its pictures; `case_id` the request's row."""

    @property
    def id(self) -> str:
        """What the head of a file says it is sealed with."""
        return f"preexamination:{self.case_id}"


def look(content: bytes, name: str, *, actor: Actor) -> SeenFile:
    """Look at a picture and have it scanned. Raises `FileRefused`."""
    return received_files.look(content, name, among=PICTURES, actor=actor)


def add_views(row: DesignPreexamination, pictures: list[SeenFile], *, actor: Actor) -> int:
    """Keep pictures; of which design and which view each is, its name says. The same bytes are kept once. Returns how
    many are new. Raises `Barred`, or `FileRefused` beyond `MOST`."""
    advance(row, "add_views", actor=actor)
    kept = {view.sha256 for view in row.views}
    designs = {design.ordinal: design for design in row.designs}
    if len(kept) + len(pictures) > MOST:
        raise FileRefused(f"一件最多 {MOST} 幅图片。先取出不要的。")
    new = 0
    for picture in pictures:
        if hashlib.sha256(picture.content).hexdigest() in kept:
            continue
        ordinal, kind = view_of_name(picture.name, designs_of(row))
        stored = files.store(picture.content, key=key_of(row))
        kept.add(stored.sha256)
        db.session.add(
            PreexaminationView(
                preexamination_id=row.id,
                design=designs[ordinal],
                kind=kind.value,
                name=picture.name[:200],
                media_type=picture.media_type,
                file=stored.name,
                sha256=stored.sha256,
                size=stored.size,
                width=picture.width,
                height=picture.height,
                scan=picture.scan,
                user_id=actor.id,
                stored_at=actor.now,
            )
        )
        new += 1
    db.session.flush()
    db.session.expire(row, ["views"])
    tell(row, "add_views", f"收图片 {new} 幅", actor)
    return new


def describe_view(view: PreexaminationView, row: DesignPreexamination, *, design: int, kind: str, actor: Actor) -> None:
    """Of which design (its ordinal) and which view (a value of `ViewKind`) a picture is. Raises `Barred`."""
    advance(row, "add_views", actor=actor)
    wanted = next((each for each in row.designs if each.ordinal == design), None)
    if wanted is None:
        raise ActionRefused("没有这一项设计。")
    view.design, view.kind = wanted, ViewKind(kind).value
    db.session.flush()
    tell(row, "describe_view", f"一幅图片改为{ViewKind(kind).label}", actor)


def take_out(view: PreexaminationView, row: DesignPreexamination, *, actor: Actor) -> None:
    """Another picture took its place; it stays on record. Raises `Barred`."""
    advance(row, "add_views", actor=actor)
    view.removed_on = actor.today
    db.session.flush()
    db.session.expire(row, ["views"])
    tell(row, "take_out_view", "取出图片一幅", actor)


def key_of(row: DesignPreexamination) -> RequestKey:
    """The request's own key."""
    return RequestKey(row.id, bytes.fromhex(keyring().open(row.key_sealed, key_context(row.uid))))


def content_of(view: PreexaminationView) -> bytes:
    """The bytes as they were handed in. Raises `files.FileChanged` when they are not what was stored."""
    row = db.session.get_one(DesignPreexamination, view.preexamination_id)
    return files.read(view.file, view.sha256, key=key_of(row))


def picture(view: PreexaminationView, *, most: int = LARGE) -> bytes:
    """A JPEG to look at. Raises `ActionRefused` while the virus scanner has not seen it, `FileRefused`, and
    `files.FileChanged`."""
    if view.scan == "pending":
        raise ActionRefused("这幅图片还没有查毒，先不能打开。请管理员补查。")
    try:
        return foreign.picture(content_of(view), view.media_type, most=most)
    except foreign.Unopenable as error:
        raise FileRefused(error.message) from error
