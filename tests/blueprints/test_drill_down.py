"""Every number that is a link, on every page that shows figures: opened, its list followed to the last page, counted or
added up, and compared; the first row of each list opens."""

import contextvars
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from statistics import mean, median
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from benchmarks.cases import Desk as Bulk
from mediation.app import create_app
from mediation.clock import SHANGHAI
from mediation.demonstration import (
    aid,
    applicants,
    bureau,
    complain,
    freeze,
    load,
    overseas,
    plan,
    preexamine,
    registers,
    reported,
    reports,
)
from mediation.demonstration.accounts import ACCOUNTS, PASSWORD, open_accounts
from mediation.documents import press
from mediation.extensions import db, writing
from mediation.indicators import ALL, Kind
from mediation.models.counter import Counter
from mediation.models.report import Report
from mediation.operations.figures.registry import COUNTED
from mediation.rules.rights_aid.words import Service
from tests.conftest import fresh_desk
from tests.people import Person, log_in
from tests.visitor import DeskClient

PERIOD = "since=2022-01-01&until=2026-12-31"
NARROWED = f"{PERIOD}&committee=textile&kind=copyright"
YEARS = tuple(f"/overseas/report?year={year}" for year in (2024, 2025, 2026))
WHO: dict[str, tuple[str, ...]] = {
    "bureau": (
        f"/figures?{PERIOD}",
        f"/figures?{NARROWED}&group=share",
        # One indicator of each make: its page tells the same for all of a make.
        *(f"/figures/{name}?{PERIOD}" for name in ("mediation_share", "success_rate", "mediation_days")),
        f"/dashboard?{PERIOD}",
        "/tasks",
        "/registers",
        "/consultations",
        "/administrative",
        "/reported-figures",
        "/typical-cases",
    ),
    "bureau-clerk": ("/reports",),
    "director": (
        f"/dashboard?{NARROWED}",
        "/team",
        "/confirmations",
        "/reports/preview?what=return:textile&period=2026-Q2",
    ),
    "examiner": (
        f"/preexaminations/measures?{PERIOD}",
        "/preexaminations",
        "/preexaminations/log",
        "/applicants",
        "/evaluation-reports",
        "/fairs",
        "/online-shops",
    ),
    "aid": ("/", "/aid"),
    "overseas": ("/", "/overseas", "/overseas/counting", "/overseas/watch", *YEARS),
}
"""Login → the pages with figures that are theirs."""


@dataclass
class Story:
    """The desk with the story on it."""

    app: Any
    frozen: list[str]
    clients: dict[str, DeskClient] = field(default_factory=dict)

    def client(self, login: str) -> DeskClient:
        """A client of that account."""
        if login not in self.clients:
            role = next(each.role for each in ACCOUNTS if each.login_name == login)
            self.clients[login] = log_in(self.app, Person(0, login, "", role, PASSWORD))
        return self.clients[login]


@pytest.fixture(scope="module")
def story(template: dict[str, str], tmp_path_factory: pytest.TempPathFactory, compiled_pages: Any) -> Iterator[Story]:
    """Cases in all stages, loaded in bulk, and a story of each service, played by its operations."""
    with fresh_desk(template, tmp_path_factory.mktemp("figures") / "data") as settings:
        app = create_app({**settings, "demo": True, "TESTING": False})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        yield Story(app, contextvars.Context().run(_tell, app))
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def _tell(app: Any) -> list[str]:
    with app.app_context(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(overseas, "PAST", overseas.PAST[1:3])
        with writing():
            connection = db.session.connection()
            Bulk(connection, 110, seed=1).fill(lambda done, total: None)
            # The cases of the story get numbers behind those that were loaded.
            for series in ("register", "case:textile", "case:district"):
                db.session.add_all(Counter(series=f"{series}:{year}", last=500) for year in range(2022, 2027))
            db.session.commit()
        with writing():
            names = {login: user.id for login, user in open_accounts(datetime(2025, 1, 2, 8, tzinfo=SHANGHAI)).items()}
            db.session.commit()
        members = load._members(Random(plan.SEED))
        from_courts = [one for one in plan.plans() if one.source in plan.FROM_COURT.values() and one.ending == "failed"]
        load._play(from_courts[-1], members, {}, names)
        press.close()
        bureau.play(names[bureau.CLERK], members)
        applicants.play(names[applicants.EXAMINER], members)
        aid.play(names[aid.OFFICER], members)
        complain.play(names, members)
        reports.play(names[applicants.EXAMINER], members)
        preexamine.play(names, few=True)
        overseas.play(names[overseas.OFFICER], members)
        registers.play(names)
        reported.play(names[reported.CLERK], names[reported.SECOND])
        freeze.play(names)
        return list(db.session.scalars(db.select(Report.uid).order_by(Report.kind)))


@dataclass(frozen=True)
class Found:
    """A list over all its pages: how many `rows`, the numbers of its last column where that has some, what its head
    says (`stated`), the numbers of other bodies or the parts of the share (`reported`)."""

    rows: int = 0
    values: tuple[Decimal, ...] = ()
    stated: tuple[Decimal, ...] = ()
    reported: tuple[Decimal, ...] = ()


def number(text: str) -> Decimal | None:
    """The first number after the last colon: `37`, `1,286.40 万元`, `受理 12 件`."""
    found = re.search(r"-?\d[\d,]*(\.\d+)?", text.rpartition("：")[2])
    return Decimal(found[0].replace(",", "")) if found else None


def main_of(client: DeskClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    text = answer.text
    return BeautifulSoup(text[text.index("<main") : text.index("</main>")], "html.parser")


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


class Walk:
    """Lists that were followed, each once for each reader."""

    def __init__(self, story: Story, login: str) -> None:
        self.client, self.lists, self.opened = story.client(login), dict[str, Found](), set[str]()

    def page(self, address: str) -> BeautifulSoup:
        """The main part of a page."""
        return main_of(self.client, address)

    def follow(self, address: str) -> Found:
        """The list at an address, page after page."""
        address = address.partition("#")[0]
        if address not in self.lists:
            self.lists[address] = self._follow(address)
        return self.lists[address]

    def _follow(self, address: str) -> Found:
        rows, values, head, next_one = 0, [], None, address
        while next_one:
            main = self.page(next_one)
            head = head or main
            lines = main.select("table.table--list > tbody > tr")
            rows += len(lines)
            for line in lines:
                last = line.select("td.right, td.amount")[-1:]
                values += [each for each in (number(words(cell)) for cell in last) if each is not None]
            if next_one == address and lines:
                self._open(lines[0])
            link = main.select_one(".pages a[rel=next]")
            next_one = str(link["href"]) if link else ""
        assert head is not None
        stated = [number(words(each)) for each in head.select(".panel__bar > strong")]
        others = [
            number(words(each))
            for each in head.select("table:not(.table--list) td:is([data-label=数],[data-label=件])")
        ]
        told = (tuple(each for each in some if each is not None) for some in (stated, others))
        return Found(rows, tuple(values), *told)

    def _open(self, line: Tag) -> None:
        """Whatever the first row leads to can be read by whoever reads the row."""
        link = line.select_one("th a[href^='/']")
        # The cases that were loaded have no story to show; those that were played have.
        if link and re.search(r"〔\d{4}〕\d{1,2}号", words(link)):
            return
        if link and (kind := re.sub(r"[^/]+$", "", str(link["href"]))) not in self.opened:
            self.opened.add(kind)
            self.page(str(link["href"]))


def tenth(value: Any, places: str = "0.1") -> Decimal:
    return Decimal(value).quantize(Decimal(places), ROUND_HALF_UP)


def of_figure(walk: Walk, address: str, said: str) -> str:
    """What is wrong with a figure whose rows are at `address`, "" when they fit."""
    _, _, name, _ = urlsplit(address).path.split("/")
    one, found, value = ALL[name], walk.follow(address), number(said)
    counted = COUNTED.get(name)
    summed = len(found.stated) > 1
    if found.stated and (found.stated[0] != found.rows or summed and found.stated[1] != sum(found.values)):
        return f"head says {found.stated}, rows {found.rows}, sum {sum(found.values)}"
    if "%" in said and name in ("mediation_share", "enforcement_growth"):
        return ""  # what others ended has no rows of ours; a rate of growth is of two years
    if "%" in said and one.denominator:
        below = walk.follow(address.replace("/numerator", "/denominator"))
        part, whole = (sum(each.values) if summed else each.rows + sum(each.reported) for each in (found, below))
        wanted = tenth(100 * Decimal(part) / Decimal(whole)) if whole else sum(found.reported)
    elif one.kind is Kind.DAYS and "least=" in address:
        # The day within which nine in ten are: not even one in ten took longer.
        longer, whole = [each for each in found.values if each > min(found.values)], walk.follow(of_all(address)).rows
        wanted = min(found.values) if 10 * len(longer) <= whole <= 10 * found.rows else None
    elif one.kind is Kind.DAYS:
        assert counted is not None
        wanted = tenth((mean if counted.spread == "mean" else median)(found.values)) if found.values else None
        value = tenth(value) if value is not None else None
    elif summed:
        total = sum(found.values)
        wanted = tenth(total / 10_000, "0.01") if "." in said and value != total else total
    else:
        wanted = sum(found.reported) if found.reported else Decimal(found.rows)
    return "" if value == wanted else f"says {value}, list {wanted}"


def of_all(address: str) -> str:
    """The list of those that took long without that condition."""
    return re.sub(r"&least=\d+", "", address)


def of_log(walk: Walk, address: str, said: str) -> str:
    """The same of a figure of pre-examinations, whose rows stand in their log."""
    rows = walk.follow(address).rows
    if "figure=preexamination_cycle" in address:
        # The middle of their days, which the log does not tell; tests/rules/test_design_preexamination counts by hand.
        return "" if rows else f"says {said}, list is empty"
    if "%" in said:
        whole = walk.follow(address.replace("side=part", "side=whole")).rows
        return "" if number(said) == tenth(Decimal(100 * rows) / whole) else f"says {said}, list {rows} of {whole}"
    return "" if number(said) == rows else f"says {said}, list {rows}"


def of_report(walk: Walk, address: str, said: str) -> str:
    """The same of a figure of a report, live or frozen."""
    found, value = walk.follow(address), number(said)
    key = parse_qs(urlsplit(address).query)["line"][0]
    one = ALL.get(re.split("[@/!~]", key)[0])
    if "%" in said:
        whole = sum(walk.follow(f"{address}&side=base").values)
        return "" if value == tenth(100 * sum(found.values) / whole) else f"says {said}, list {found.values} of {whole}"
    if one is not None and one.kind is Kind.DAYS:
        middle = mean if COUNTED[one.name].spread == "mean" else median
        wanted = tenth((min if "~nine" in key else middle)(found.values))
        return "" if tenth(value) == wanted else f"says {said}, list {wanted}"
    total = sum(found.values)
    return "" if value in (total, tenth(total / 10_000, "0.01")) else f"says {said}, list {total}"


def of_rows(walk: Walk, address: str, said: str) -> str:
    """The same of a number of rows."""
    rows = walk.follow(address).rows
    return "" if number(said) == rows else f"says {said}, list {rows}"


def of_hundred(walk: Walk, address: str, said: str) -> str:
    """Enterprises, their disputes, the times they were guided."""
    main = walk.page(address)
    lines = main.select("table.table--list > tbody > tr")
    disputes = {words(each) for line in lines for each in line.select("[data-label=纠纷] a")}
    times = sum(int(words(line.select_one("[data-label=次数]"))) for line in lines)
    return "" if number(said) in (len(lines), len(disputes), times) else f"says {said}"


def of_year(walk: Walk, address: str, said: str) -> str:
    """Of the yearly report abroad: rows, money in 元 at each row's rate, money in its own currency."""
    if "/guided" in address:
        return of_hundred(walk, address, said)
    if "/money" not in address or "笔" in said:
        return of_rows(walk, address, said)
    currency = re.sub(r"[\d,.\s]", "", said)
    cells = [words(each) for each in walk.page(address).select("[data-label=原币]")]
    own = [number(each) for each in cells if currency and each.endswith(currency)]
    wanted = sum(filter(None, own)) if currency else sum(walk.follow(address).values)
    return "" if number(said) == wanted else f"says {said}, list {wanted}"


def of_section(walk: Walk, address: str, said: str) -> str:
    """What is due, on the first page itself."""
    section = walk.page("/").select_one(address)
    assert section is not None
    more = section.select_one(":scope > .panel__bar.second")
    count = len(section.select("article")) + int(number(words(more)) or 0 if more else 0)
    return "" if number(said) == count else f"says {said}, {count} stand there"


FITS: tuple[tuple[str, Callable[[Walk, str, str], str]], ...] = (
    ("/figures/[a-z_]+/(numerator|denominator)", of_figure),
    ("/preexaminations/log.*[?&]figure=", of_log),
    ("/reports/.*[?&]line=", of_report),
    ("/registers/[a-z_]+[?]", of_rows),
    ("/cases[?]committee", of_rows),
    ("/overseas/counting", of_hundred),
    ("/overseas/report/[a-z]+", of_year),
    ("#(overdue|today|soon|week)$", of_section),
)


def numbers(main: BeautifulSoup) -> Iterator[tuple[str, str, Callable[[Walk, str, str], str]]]:
    """(address, what is said, how it is compared) of every link that says a number of something."""
    for tab in main.select(".tabs a:has(.tabs__count)"):
        yield str(tab["href"]), words(tab.select_one(".tabs__count")), of_rows
    for link in main.select("a[href]:not(.tabs a)"):
        href, said = str(link["href"]), words(link)
        fits = next((fit for path, fit in FITS if re.match(path, href)), None)
        if fits and number(said) is not None:
            yield href, said, fits


@pytest.mark.parametrize(("login", "least"), [("bureau", 250), ("bureau-clerk", 20), ("director", 60), ("examiner", 40),
                                              ("aid", 4), ("overseas", 60)])  # fmt: skip
def test_every_number_leads_to_as_many_rows(story: Story, login: str, least: int) -> None:
    walk, wrong, seen = Walk(story, login), [], set[tuple[str, str]]()
    frozen = [
        f"/reports/{uid}" for uid in story.frozen if story.client(login).get(f"/reports/{uid}").status_code == 200
    ]
    for page in (*WHO[login], *frozen):
        for address, said, fits in numbers(walk.page(page)):
            if (address, said) not in seen:
                seen.add((address, said))
                wrong += [f"{page}: {address}: {fault}" for fault in [fits(walk, address, said)] if fault]
    assert not wrong, "\n".join(wrong)
    assert len(seen) >= least


# What a figure stands in, where each that is counted must lead on; page → the cells.
LINKED = {
    f"/figures/success_rate?{PERIOD}": "td[data-label='数'], td[data-label='n / N']",
    f"/figures?{PERIOD}&group=cases": "td[data-label='数']",
    f"/dashboard?{PERIOD}": ".figure > div > :first-child, .table--keep td, td[data-label$='天数']",
    "/registers": "td.amount",
}
WITHOUT_ROWS = "占比|比上年同期|结案|裁决|减：|满意度|增幅"
"""Of a report what others reported, what is of two tables, and what is the difference of two figures."""


@pytest.mark.parametrize("page", LINKED)
def test_no_number_stands_without_its_list(story: Story, page: str) -> None:
    cells = main_of(story.client("bureau"), page).select(LINKED[page])
    counted = [cell for cell in cells if number(words(cell)) is not None and cell.name != "h3"]
    assert len(counted) > 5
    assert [str(cell) for cell in counted if cell.name != "a" and not cell.select("a")] == []


def test_a_row_of_rights_aid_says_which_service_it_was_and_what_came_of_it(story: Story) -> None:
    rows = main_of(story.client("bureau"), f"/figures/aid_concluded/numerator?{PERIOD}").select("tbody tr")
    told = {tuple(words(cell) for cell in row.select("td[data-label=类型], td[data-label=结果]")) for row in rows}
    assert told == {
        (Service.CONSULTATION.label, "已解决"),
        (Service.INFRINGEMENT_OPINION.label, "已解决"),
        (Service.COMPLAINT.label, "转行政机关"),
        (Service.MEDIATION.label, "转调解"),
    }


def test_no_number_of_a_report_stands_without_its_list(story: Story) -> None:
    page = main_of(story.client("bureau-clerk"), "/reports/preview?what=district:bureau&period=2025")
    lines = [(words(each.th), each.select_one("td[data-label=数]")) for each in page.select("tbody tr")]
    counted = [
        (name, cell)
        for name, cell in lines
        if cell is not None and number(words(cell)) and not re.search(WITHOUT_ROWS, name)
    ]
    assert len(counted) > 30
    assert [(name, str(cell)) for name, cell in counted if not cell.select("a")] == []


def test_the_report_on_a_year_for_which_others_reported_can_be_looked_at(story: Story) -> None:
    page = words(main_of(story.client("bureau-clerk"), "/reports/preview?what=district:bureau&period=2025"))
    assert "满意度 86.1% — " in page and "占比 17.5% 10 / 57 " in page and "占比 — 12 / — 仅本系统口径" in page
