"""Every page of each area, found by following links: axe finds nothing, and nothing scrolls sideways."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from mediation import clock
from mediation.app import create_app
from mediation.demonstration.accounts import PASSWORD
from mediation.documents import press
from mediation.extensions import db
from mediation.models.judicial_confirmation import JudicialConfirmation
from mediation.models.user import User
from mediation.operations import jobs
from mediation.operations.actor import Actor
from mediation.rules.roles import Role
from tests import factories, people
from tests.browser.desk import Desk, flask
from tests.browser.hands import log_in

CASES = "14"
WIDE, PHONE = 1280, 360
# 640 is a window of 1280 at 200 %.
NARROW = (640, PHONE, 320)
HEIGHT = 900
STATES = ("registered", "accepted", "mediating", "suspended", "agreed", "concluded", "closed")
START = {
    "mediator": [
        "/",
        "/cases/new",
        *(f"/cases?state={state}" for state in STATES),
        "/parties",
        "/account",
        "/components",
    ],
    "director": [
        *("/", "/cases?state=registered", "/cases?state=agreed", "/statutes/"),
        *("/team", "/calendar", "/statutes/deadlines"),
        *("/dossiers", "/dossiers/score", "/papers/versions", "/jobs", "/enterprises", "/satisfaction"),
    ],
    "admin": [
        *(
            "/",
            "/administration/office",
            "/administration/archive",
            "/administration/bureau",
            "/administration/file-score",
            "/administration/papers",
            "/administration/holidays",
            "/administration/deadlines",
            "/administration/shopping-platforms",
            "/administration/enterprises",
            "/administration/figures",
        ),
        *("/administration/users", "/account/totp", "/account/password"),
    ],
    "auditor": ["/", "/audit/", "/audit/check"],
    "court": ["/court/confirmations?over=yes", "/court/confirmations"],
    "aid": [
        *("/", "/aid", "/aid?group=working", "/aid?group=concluded", "/aid?group=refused"),
        *("/aid/experts", "/aid/alerts", "/aid/fund"),
        *("/online-shops", "/online-shops?group=over", "/fairs", "/fairs?group=past", "/enterprises"),
    ],
    "examiner": [
        *("/", "/preexaminations", "/preexaminations/log", "/preexaminations/log?group=over"),
        *("/preexaminations/measures", "/preexaminations/batch", "/preexaminations/limits"),
        *("/applicants", "/agencies", "/accepted-classes", "/evaluation-reports"),
    ],
    "overseas": [
        *("/", "/overseas", "/overseas?group=all", "/overseas/counting", "/overseas/report?year=2024"),
        "/overseas/watch",
        *("/overseas/watch?group=matched", "/overseas/watch?group=not_ours", "/overseas/watch/intake"),
        *("/overseas/watch/sources", "/overseas/watch/notes"),
    ],
    "bureau-clerk": [
        *("/administrative", "/administrative?group=opened", "/administrative?group=signed"),
        "/administrative?group=handed_over",
        # A training first: only its entries have attendance.
        *("/registers", "/registers/training", "/registers/joint_meeting", "/registers/experts"),
        *("/consultations", "/consultations?group=answered", "/typical-cases", "/tasks"),
        "/typical-cases?group=published",
        *("/reported-figures", "/reported-figures?group=checked", "/reported-figures/new?kind=enforcement_closing"),
        "/reports/writing/bureau/2025",
    ],
}
# Not pages: papers, fragments, pictures.
NO_PAGES = (
    *(
        "preview",
        "agreements.paper",
        "papers.show",
        "scan",
        "suggest",
        "card",
        "static",
        "icons",
        "stylesheet",
        "healthz",
        "readyz",
    ),
    *("file_content", "file_picture", "calendar_file"),
    *("dossiers.copy", "dossiers.export", "jobs.result", "jobs.state"),
    # One form serves all acts on a file: its cover and a supplement stand for these.
    *("dossiers.appraisal", "dossiers.check", "dossiers.claim", "dossiers.compile", "dossiers.decide"),
    *("dossiers.file", "dossiers.lift", "dossiers.restriction", "dossiers.send_back"),
    *("judicial_confirmation.ruling", "judicial_confirmation.court_ruling"),
    *("administrative_mediation.letter", "administrative_mediation.paper", "rights_aid.paper"),
    *("online_shops.notice", "fairs.photo", "overseas_guidance.sheet", "registers.file"),
    *("overseas_guidance.attachment", "overseas_guidance.report_file"),
    *(f"design_preexamination.{name}" for name in ("log_file", "paper", "picture")),
    # One form serves all answers of a court, on its own pages too: those of an application just filed stand for these.
    *(f"judicial_confirmation.{name}" for name in ("confirmation", "deemed_withdrawal", "extension_answer", "hearing")),
    *(f"judicial_confirmation.{name}" for name in ("objection", "rejection", "service", "setting_aside", "supply")),
    *(f"judicial_confirmation.court_{name}" for name in ("acceptance", "confirmation", "deemed_withdrawal")),
    *(f"judicial_confirmation.court_{name}" for name in ("extension_answer", "hearing", "non_acceptance")),
    *(f"judicial_confirmation.court_{name}" for name in ("objection", "receipt", "rejection", "service")),
    *(f"judicial_confirmation.court_{name}" for name in ("setting_aside", "supplement_request", "withdrawal")),
    # The form that adds to a record, takes a request in, or acts on a registration stands for these.
    *("enterprises.change", "evaluation_reports.particulars", "registered_applicants.proposal"),
    # One form serves the plain acts on a request to the bureau: service and refusal to open stand for these.
    *(f"administrative_mediation.{name}" for name in ("closing", "confirmability", "ending", "opening", "ruling")),
    *(f"administrative_mediation.{name}" for name in ("session", "signing", "statement", "suspension", "terms")),
    "administrative_mediation.withdrawal",
    # One form serves all acts on an obligation; it is asked for a day only where the agreement names none.
    *("performance.set_due_day", "performance.pay"),
    # One form serves all acts on what a court sent: its correction and acceptance stand for these.
    *(f"court_referral.{name}" for name in ("court_result", "materials", "registration", "report", "sending")),
    "court_referral.suspicion",
    # The form of handing over stands for what comes back from another body.
    *("cases.hand_over_receipt", "cases.take_back"),
    *("reported_figures.paper", "reported_figures.template", "dashboard.sheet", "registers.export", "tasks.export"),
    *("reports.draft_paper", "reports.paper", "reports.sheet"),
    # Asked for with the clues that were ticked; an alert of rights aid stands for its form.
    "watch_warning",
    # Behind a link that is on no page but the slip's.
    "satisfaction.answer",
    # These only lead on.
    *("settle", "unsigned", "performance.show"),
)
# How many of one kind of page, where one does not show all its faces; an agreement's address leads to two kinds.
MOST = {"cases.show": 3, "cases.show part": 10, "agreements.show": 3, "administrative_mediation.show": 3}
MOST |= {"rights_aid.act": 4, "rights_aid.show": 3, "design_preexamination.act": 3}
MOST |= {"reported_figures.act": 4, "reported_figures.show": 3}
# How many are opened for the links on them.
OPENED = {**MOST, "cases.show": 30, "agreements.edit": 12}
OPENED |= {"overseas_guidance.guidance": 6, "registers.show": 4, "registers.typical_case": 3}
# Stages of a case in the town, in which pages are looked for that no link above led to.
STAGES = (
    *("registered", "asked the director", "answered", "accepted", "mediating", "writing", "issued", "effective"),
    *("partly settled, by referral", "closed", "filed", "asking a court", "before the court"),
)


@pytest.fixture(scope="module")
def demo(desk_at: Callable[..., Desk], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The newest of the invented cases, served."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    flask(folder, "demo", "load", "--cases", CASES, MEDIATION_DEMO="1")
    return desk_at(folder, MEDIATION_DEMO="1")


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application to ask which view an address belongs to."""
    folder = tmp_path_factory.mktemp("routes")
    return create_app({"data_dir": folder, "database_url": f"sqlite:///{folder / 'none.sqlite3'}"})


class Walker:
    """Follows links, a few pages of each kind, and looks hard at each."""

    def __init__(self, page: Page, app: Flask, seen: dict[str, int]) -> None:
        self.page, self.seen, self.axe = page, seen, Axe()
        self.asked: dict[str, int] = {}
        self.addresses = app.url_map.bind("localhost")
        self.wrong: list[str] = []

    def walk(self, starts: list[str]) -> None:
        """Visit `starts` and all they lead to."""
        waiting = list(starts)
        known = set(waiting)
        while waiting:
            path = waiting.pop(0)
            asked = self._kind(path)
            if path not in starts and self.asked.get(asked, 0) >= OPENED.get(asked, 1):
                continue
            self.asked[asked] = self.asked.get(asked, 0) + 1
            self.page.set_viewport_size({"width": WIDE, "height": HEIGHT})
            answer = self.page.goto(path)
            assert answer is not None and answer.status in {200, 409}, f"{path}: {answer and answer.status}"
            waiting += [link for link in self._links() if link not in known]
            known.update(waiting)
            kind = self._kind(self.page.url)
            self.seen[kind] = self.seen.get(kind, 0) + 1
            if path in starts or self.seen[kind] <= MOST.get(kind, 1):
                self.look(path)
                self.look_at_refusal(path)

    def visit(self, path: str, *, only: int | None = None) -> None:
        """Open one page and look at it, unless it does not answer as wanted."""
        answer = self.page.goto(path)
        if only is None or (answer is not None and answer.status == only and self.page.url.endswith(path)):
            kind = self._kind(path)
            self.seen[kind] = self.seen.get(kind, 0) + 1
            self.look(path)
            self.look_at_refusal(path)

    def _kind(self, path: str) -> str:
        try:
            kind = str(self.addresses.match(unquote(urlsplit(path).path), method="GET")[0])
            return f"{kind} part" if "part=" in path else kind
        except HTTPException:
            return "none"

    def _links(self) -> Iterator[str]:
        hrefs = self.page.eval_on_selector_all("a[href]", "all => all.map((link) => link.getAttribute('href'))")
        for href in hrefs:
            kind = self._kind(href) if href.startswith("/") else "none"
            if kind != "none" and not any(word in kind for word in NO_PAGES) and "download=" not in href:
                yield href.partition("#")[0]

    def look(self, what: str, *, phone: bool = True) -> None:
        """axe at the desk and in the hand; no sideways scroll at any width."""
        self._axe(f"{what} {WIDE}")
        for width in NARROW:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over > 0:
                self.wrong.append(f"{what}: {over} px too wide at {width}")
            if width == PHONE and phone:
                self._axe(f"{what} {width}")

    def _axe(self, what: str) -> None:
        found = self.axe.run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        self.wrong += [
            f"{what}: {one['id']} {node['target']} {node.get('failureSummary', '')[:200]}"
            for one in found
            for node in one["nodes"][:3]
        ]

    def look_at_refusal(self, path: str) -> None:
        """The same form sent with nothing in it, as it comes back with its errors."""
        form = self.page.locator(
            "main form[method=post]:has(button.button--primary[type=submit]):has(input:not([type=hidden]))"
        )
        if not form.count():
            return
        self.page.set_viewport_size({"width": WIDE, "height": HEIGHT})
        with self.page.expect_navigation() as sent:
            form.first.evaluate(EMPTIED)
        answer = sent.value
        if answer is not None and answer.status in {409, 422}:
            self.look(f"{path} empty: {answer.status}", phone=False)


EMPTIED = """form => {
  for (const field of form.elements) {
    if (["hidden", "submit", "button"].includes(field.type)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field.tagName === "SELECT") field.value = "";
    else field.value = "";
  }
  form.requestSubmit(form.querySelector("button.button--primary[type=submit]"));
}"""


@pytest.fixture(scope="module")
def seen() -> dict[str, int]:
    """How often each kind of page was looked at, by whomever."""
    return {}


@pytest.mark.parametrize("login", START)
def test_pages_of_the_invented_data_hold(
    login: str, demo: Desk, routes: Flask, seen: dict[str, int], screen: Callable[..., Page]
) -> None:
    page = screen(demo)
    log_in(page, login, PASSWORD)
    walker = Walker(page, routes, seen)
    walker.walk(START[login])
    assert walker.wrong == []


def open_data(folder: Path) -> Flask:
    """The application on a data folder, to fill it."""
    return create_app({"data_dir": folder, "database_url": f"sqlite:///{folder / 'mediation.sqlite3'}"})


def test_pages_of_every_stage_hold(
    empty_data: Path,
    tmp_path_factory: pytest.TempPathFactory,
    desk_at: Callable[..., Desk],
    routes: Flask,
    seen: dict[str, int],
    screen: Callable[..., Page],
) -> None:
    """Pages that the invented data did not lead to, at the first stage of a case that shows them."""
    folder = tmp_path_factory.mktemp("town") / "data"
    shutil.copytree(empty_data, folder, ignore=shutil.ignore_patterns("*.writer"))
    town = factories.build(open_data(folder))
    press.close()
    server = desk_at(folder)
    page = screen(server)
    # A page may say that this stage of the case has none.
    page.watch.expect("404 (NOT FOUND)")  # type: ignore[attr-defined]
    walker = Walker(page, routes, seen)
    log_in(page, town.people[Role.DIRECTOR].login_name)
    # Before the page of its signatures, which sent with nothing in it takes them away.
    walker.visit(factories.addresses(routes, town.cases["asking a court"])["judicial_confirmation.filing"], only=200)
    for stage in STAGES:
        for kind, path in factories.addresses(routes, town.cases[stage]).items():
            if kind not in seen and not any(word in kind for word in NO_PAGES):
                walker.visit(path, only=200)
    walker.visit(f"/jobs/{town.look(_stopped_job, town)}")
    at_court = Walker(screen(server), routes, seen)
    log_in(at_court.page, town.people[Role.COURT_LIAISON].login_name)
    at_court.visit(f"/court/confirmations/{town.look(_at_court)}")
    assert walker.wrong + at_court.wrong == []


def _at_court() -> str:
    """An application that a court has."""
    sent = select(JudicialConfirmation.uid).where(JudicialConfirmation.state == "filed")
    return str(db.session.scalars(sent).first())


def _stopped_job(town: factories.Town) -> str:
    """A job of the director's that was stopped; its page does not load itself again."""
    user, now = db.session.get_one(User, town.people[Role.DIRECTOR].id), clock.now()
    job = jobs.ask(
        "print_set", {"case": "", "sheets": []}, title="成套文书", steps=1, actor=Actor(user, now, now.date())
    )
    jobs.cancel(job, now=now)
    db.session.commit()
    return str(job.uid)


def test_pages_of_an_empty_desk_hold(
    fresh_data: Path, desk_at: Callable[..., Desk], routes: Flask, seen: dict[str, int], screen: Callable[..., Page]
) -> None:
    app, desk = open_data(fresh_data), desk_at(fresh_data)
    page = screen(desk)
    walker = Walker(page, routes, seen)
    walker.visit(urlsplit(desk.setup_link).path)
    walker.visit("/login")
    mediator = people.create(app, Role.MEDIATOR)
    log_in(page, mediator.login_name)
    for path in ("/", "/cases", "/cases?q=没有", "/parties", "/parties?q=没有"):
        page.goto(path)
        walker.look(path)
    assert walker.wrong == []


def test_the_page_of_the_second_factor_holds(
    fresh_data: Path, desk_at: Callable[..., Desk], routes: Flask, seen: dict[str, int], screen: Callable[..., Page]
) -> None:
    app, desk = open_data(fresh_data), desk_at(fresh_data)
    clerk = people.create(app, Role.CLERK)
    people.switch_on_totp(app, clerk)
    page = screen(desk)
    walker = Walker(page, routes, seen)
    log_in(page, clerk.login_name)
    walker.visit("/login/code")
    assert walker.wrong == []


def test_every_kind_of_page_was_looked_at(routes: Flask, seen: dict[str, int]) -> None:
    """No page is left out of the walks above."""
    kinds = {
        rule.endpoint
        for rule in routes.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not any(word in rule.endpoint for word in NO_PAGES)
    }
    assert " ".join(sorted(kinds - seen.keys())) == ""
