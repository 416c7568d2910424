"""What is not theirs does not exist for them, and every page of every stage of a case stands up to the strict visit."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jinja2 import FileSystemBytecodeCache

from mediation.app import create_app
from mediation.documents import press
from mediation.extensions import db
from mediation.rules.roles import Role
from tests import factories
from tests.conftest import fresh_desk
from tests.factories import NOTE, Objects, Town, address, case_rules
from tests.people import Person, log_in
from tests.visitor import DeskClient, Visitor

# Who may see what does not depend on the engine; `operations/test_access_scope.py` asks both of them.

STAGES = ("registered", "accepted", "mediating", "writing", "issued", "effective", "closed", "filed")
# A paper is set, a picture drawn: slow, and tried where they belong.
SET_OR_DRAWN = ("papers.show", "cases.file_picture")
# Blanks below a case: each must belong to the case named before it.
BELOW = {
    "party_uid",
    "agent_uid",
    "record_id",
    "facts_id",
    "proposal_id",
    "right_id",
    "signature_id",
    "document_uid",
    "scan_uid",
    "file_uid",
    "supplement_id",
    "obligation_uid",
    "entry_uid",
    "planned_uid",
    "route_id",
    "number_uid",
}


@pytest.fixture(scope="module")
def town(
    template: dict[str, str], tmp_path_factory: pytest.TempPathFactory, compiled_pages: FileSystemBytecodeCache
) -> Iterator[Town]:
    """One town for the whole module: its tests read, or are refused."""
    with fresh_desk(template, tmp_path_factory.mktemp("town") / "data") as settings:
        app = create_app({**settings, "TESTING": False})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        yield factories.build(app)
        press.close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def client(town: Town) -> Callable[[str], DeskClient]:
    """The town's people, each logged in once: `client("mediator")`, `client("外会")`."""
    known: dict[str, DeskClient] = {}

    def of(name: str) -> DeskClient:
        if name not in known:
            known[name] = log_in(town.app, town.people[name])
        return known[name]

    return of


@pytest.mark.parametrize(
    ("name", "stage"),
    [(Role.MEDIATOR, stage) for stage in STAGES]
    + [(role, stage) for role in (Role.DIRECTOR, Role.CLERK) for stage in ("mediating", "effective", "filed")],
)
def test_every_page_of_a_case_stands_up_to_the_strict_visit(town: Town, client: Any, stage: str, name: str) -> None:
    """Shown, led on, or refused with a reason; never broken, and every link on it leads somewhere."""
    visitor, seen = Visitor(client(name)), set()
    for rule in case_rules(town.app, "GET"):
        if "preview" in rule.endpoint or rule.endpoint in SET_OR_DRAWN:
            continue
        url = address(rule, town.cases[stage])
        answer = visitor.client.get(url, follow_redirects=True)
        assert answer.status_code in {200, 404, 409}, url
        if answer.mimetype == "text/html":
            visitor.seen(answer)
        seen.add(answer.status_code)
    assert 200 in seen


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param("外会", "effective", id="another committee's case"),
        pytest.param(Role.MEDIATOR, "of another committee", id="a case of another committee"),
        pytest.param(Role.MEDIATOR, "restricted", id="a colleague's restricted case"),
        pytest.param(Role.CLERK, "restricted", id="a restricted case, for the clerk"),
        pytest.param(Role.ADMINISTRATOR, "effective", id="any case, for the administrator"),
        pytest.param(Role.AUDITOR, "effective", id="any case, for the auditor"),
        pytest.param(Role.BUREAU_VIEWER, "effective", id="any case, for the bureau"),
        pytest.param(Role.COURT_LIAISON, "effective", id="any case, for the court"),
    ],
)
def test_nothing_of_it_can_be_found(town: Town, client: Any, name: str, case: str, method: str) -> None:
    """Neither page nor act, with a good token: 404 as for what does not exist."""
    visitor = client(name)
    token = visitor.token()
    found = {
        rule.endpoint: status
        for rule in case_rules(town.app, method)
        if (
            status := visitor.open(
                address(rule, town.cases[case]), method=method, data={"csrf_token": token} if method == "POST" else None
            ).status_code
        )
        != 404
    }
    assert found == {}


@pytest.mark.parametrize("name", [Role.DIRECTOR, "同事"])
def test_a_restricted_case_opens_for_its_own_people_and_the_director(town: Town, client: Any, name: str) -> None:
    """商业秘密: its mediator and the director read it."""
    assert client(name).get(f"/cases/{town.cases['restricted'].uid}").status_code == 200


@pytest.mark.parametrize("stranger", ["restricted", "of another committee", "issued", "filed"])
def test_rows_of_one_case_are_not_reached_through_another(town: Town, client: Any, stranger: str) -> None:
    """A good case in the address does not open somebody else's record, paper, scan or signature."""
    visitor, mine, theirs = client(Role.MEDIATOR), town.cases["effective"], town.cases[stranger]
    token, wrong = visitor.token(), {}
    for method in ("GET", "POST"):
        for rule in case_rules(town.app, method):
            for blank in rule.arguments & BELOW:
                if theirs.blanks[blank] is None:
                    continue
                url = address(rule, mine, **{blank: theirs.blanks[blank]})
                status = visitor.open(url, method=method, data={"csrf_token": token}).status_code
                if status not in {404, 409}:
                    wrong[f"{method} {rule.endpoint} {blank}"] = status
                elif status == 409:
                    assert _words_of(theirs) not in visitor.open(url, method=method, data={"csrf_token": token}).text
    assert wrong == {}


def _words_of(objects: Objects) -> str:
    return str(objects.blanks["party_uid"])


def test_an_agreement_number_the_case_does_not_have_is_not_found(town: Town, client: Any) -> None:
    """The ordinal is the case's own."""
    url = f"/cases/{town.cases['effective'].uid}/agreement"
    assert [client(Role.MEDIATOR).get(f"{url}/{number}").status_code for number in (1, 2, 0)] == [200, 404, 404]


@pytest.mark.parametrize("name", [Role.DIRECTOR, Role.CLERK])
def test_a_private_note_is_its_writer_s_alone(town: Town, client: Any, name: str) -> None:
    """Nobody else reads it, on no page of the case."""
    uid = town.cases["mediating"].uid
    assert NOTE in client(Role.MEDIATOR).get(f"/cases/{uid}/notes").text
    visitor = client(name)
    pages = [address(rule, town.cases["mediating"]) for rule in case_rules(town.app, "GET")]
    assert [page for page in pages if NOTE.encode() in visitor.get(page, follow_redirects=True).data] == []


def test_a_private_note_does_not_reach_the_trail(town: Town, client: Any) -> None:
    """The auditor reads that one was written, not what."""
    assert NOTE not in client(Role.AUDITOR).get("/audit/").text


def _secrets(town: Town) -> set[str]:
    from sqlalchemy import select

    from mediation.models.party import Party

    rows = db.session.scalars(select(Party)).all()
    return {value for row in rows for value in (row.identity_number, row.head_identity_number, row.phone) if value}


@pytest.mark.parametrize("stage", ["registered", "effective"])
def test_numbers_of_people_are_masked_on_every_page_of_a_case(town: Town, client: Any, stage: str) -> None:
    """Identity numbers and telephones stand whole on paper only, or for a minute with a reason."""
    secrets, visitor, open_there = town.look(_secrets, town), client(Role.MEDIATOR), {}
    assert len(secrets) > 20
    for rule in case_rules(town.app, "GET"):
        page = visitor.get(address(rule, town.cases[stage]), follow_redirects=True)
        if page.mimetype == "text/html":
            seen = {secret for secret in secrets if secret in page.text}
            open_there |= {rule.endpoint: seen} if seen else {}
    assert open_there == {}


def test_the_list_shows_each_only_what_they_may_read(town: Town, client: Any) -> None:
    """The mediator's own committee without the colleague's restricted case; the other committee its own."""

    def listed(name: str) -> set[str]:
        page = client(name).get("/cases?size=100").text
        return {stage for stage, objects in town.cases.items() if f"/cases/{objects.uid}" in page}

    own = set(town.cases) - {"restricted", "of another committee"}
    assert listed(Role.MEDIATOR) == own
    assert listed(Role.CLERK) == own
    assert listed(Role.DIRECTOR) == own | {"restricted"}
    assert listed("同事") == own | {"restricted"}
    assert listed("外会") == {"of another committee"}


def test_who_lost_the_role_reads_nothing_more(town: Town) -> None:
    """The next request of a login that the role change did not reach would find nothing either."""
    from mediation.operations import users
    from tests import people
    from tests.people import acting

    person: Person = people.create(town.app, Role.MEDIATOR, name="临时的人")
    visitor = log_in(town.app, person)
    url = f"/cases/{town.cases['registered'].uid}"
    assert visitor.get(url).status_code == 200

    def take_away() -> None:
        from mediation.models.user import User

        chief = acting(town.people[Role.ADMINISTRATOR])
        users.change_grants(db.session.get_one(User, person.id), [], actor=chief)
        db.session.commit()

    town.look(take_away)
    assert visitor.get(url).status_code == 404
