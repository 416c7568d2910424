"""指标 on the pages: every figure with its definition, the rows behind it without names, links only for readers."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import cli, clock
from mediation.app import create_app
from mediation.extensions import db
from mediation.indicators import ALL, Period
from mediation.indicators.share import ASKED
from mediation.models.setting import Setting
from mediation.operations import figures
from mediation.rules.roles import Role
from tests import factories
from tests.conftest import fresh_desk
from tests.factories import Town
from tests.people import log_in
from tests.visitor import DeskClient, Visitor

DAYS = "since=2026-01-01&until=2026-12-31"


@pytest.fixture(scope="module")
def town(template: dict[str, str], tmp_path_factory: pytest.TempPathFactory, compiled_pages: Any) -> Iterator[Town]:
    with fresh_desk(template, tmp_path_factory.mktemp("figures") / "data") as settings:
        app = create_app({**settings, "TESTING": False})
        app.test_client_class = DeskClient
        app.jinja_env.bytecode_cache = compiled_pages
        yield factories.build(app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def visitor(town: Town, role: Role) -> Visitor:
    return Visitor(log_in(town.app, town.people[role.value]))


def rows_of(page) -> list[str]:
    return [head.get_text(strip=True) for head in page.soup.select("tbody th")]


def test_every_figure_opens_as_many_rows_as_it_says(town: Town):
    """Both sides of every indicator over the whole town, the number or the sum of its rows."""

    def walk() -> list[str]:
        today, wrong = clock.today(), []
        period = Period(today.replace(year=today.year - 1), today)
        found = figures.figures(ALL, period, today=today)
        for name, one in found.items():
            for side in ("numerator", "denominator"):
                query = figures.rows(name, side, period, today=today)
                if query is None or (name == "mediation_share" and side == "denominator"):
                    continue
                count, total = figures.count_and_sum(query)
                said = one.counted if one.counted is not None else getattr(one, side)
                if said != (total if figures.is_sum(one.indicator) else count):
                    wrong.append(f"{name} {side}")
        assert found["agreements"].numerator > 3 and found["accepted"].numerator > 5
        return wrong

    assert town.look(walk) == []


def test_the_list_says_value_source_and_definition(town: Town):
    page = visitor(town, Role.BUREAU_VIEWER).get(f"/figures?{DAYS}")
    assert page.h1 == "指标"
    assert set(rows_of(page)) == {one.label for one in ALL.values()}
    said = page.soup.get_text()
    assert "仅本系统口径" in said and "只在已有结果的案件里算" in said and "未达" in said
    one = visitor(town, Role.BUREAU_VIEWER).get(f"/figures/success_rate?{DAYS}")
    assert "调解成功数 ÷（调解成功数＋调解不成数）" in one.soup.get_text()
    share = visitor(town, Role.BUREAU_VIEWER).get("/figures/mediation_share")
    assert "还没有报" in share.soup.get_text() and "调解成功率：" not in share.soup.get_text()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.BUREAU_VIEWER, Role.AUDITOR])
def test_rows_carry_no_names_and_a_link_for_who_may_read(town: Town, role: Role):
    page = visitor(town, role).get(f"/figures/agreements/numerator?{DAYS}")
    heads = rows_of(page)
    assert page.soup.select_one(".panel__bar strong").get_text() == str(len(heads))
    assert not any(word in page.soup.get_text() for word in ("有限公司", "商行", "梁栖禾"))
    links = page.soup.select("tbody th a")
    if role is Role.DIRECTOR:
        # The other committee's case is counted, and shown by its number alone.
        assert 0 < len(links) < len(heads) and "限定查看的一件" not in heads
    else:
        assert links == [] and heads.count("限定查看的一件") == 1


def test_who_may_open_what(town: Town):
    administrator = visitor(town, Role.ADMINISTRATOR)
    page = administrator.get(f"/figures?{DAYS}")
    assert page.soup.select("td a") == [] and page.soup.select("th a")
    administrator.get("/figures/agreements/numerator", status=404)
    director = visitor(town, Role.DIRECTOR)
    for address in ("none", "none/numerator", "agreements/both", "agreements/denominator"):
        director.get(f"/figures/{address}", status=404)
    for role in (Role.MEDIATOR, Role.COURT_LIAISON, Role.EXAMINER):
        visitor(town, role).get("/figures", status=404)


def test_filters_stand_in_the_address_and_what_cannot_be_read_asks_nothing(town: Town):
    director = visitor(town, Role.DIRECTOR)
    whole, some = (
        len(rows_of(director.get(f"/figures/agreements/numerator?{DAYS}&{more}")))
        for more in ("committee=nobody&kind=x&source=y&town=z&after=1.x", "committee=district")
    )
    assert (some, whole > some) == (1, True)
    page = director.get(f"/figures?{DAYS}&committee=district&kind=copyright")
    assert page.soup.select_one("select[name=committee] option[selected]")["value"] == "district"
    assert "不按调委会、类型、来源、镇街分" in page.soup.get_text()
    wrong = director.get("/figures?since=2026-13-01&until=nonsense")
    assert wrong.soup.select_one("[name=until]")["value"] == clock.today().isoformat()


def test_the_command_tells_the_same(town: Town):
    app: Flask = town.app
    runner = app.test_cli_runner()
    cli.register(app)
    listed = runner.invoke(args=["indicator", "list", "--json"])
    assert listed.exit_code == 0 and '"mediation_share"' in listed.output
    assert runner.invoke(args=["indicator", "show", "nothing"]).exit_code == 2
    shown = runner.invoke(
        args=["indicator", "show", "agreements", "--from", "2026-01-01", "--to", "2026-12-31", "--json"]
    )
    found = json.loads(shown.output)
    assert (found["source"], found["denominator"], found["from"]) == ("own", None, "2026-01-01")
    assert len(found["rows"]["numerator"]) == found["numerator"] > 3 and found["rows"]["denominator"] is None


HONOUR = {"day": "2026-05-06", "group": "star", "title": "南通栖禾家纺有限公司", "body": "区政府", "document": "1号"}
LETTER = {
    "direction": "to_agency",
    "asker": "区人民法院",
    "asked": "区市场监管局",
    "subject": "外观设计近似的判断",
    "question": "整体视觉效果差异怎么看？",
    "received_on": "2026-03-02",
}


def test_an_entry_and_a_consultation_open_from_their_figure(visitor_for: Callable[..., Visitor]):
    clerk = visitor_for(Role.CLERK, "bureau", name="鲍言蹊")
    clerk.submit(clerk.get("/registers/honour/new"), "entry", **HONOUR)
    clerk.submit(clerk.get("/consultations/new"), "consultation", **LETTER)
    viewer = visitor_for(Role.BUREAU_VIEWER)
    page = viewer.get(f"/figures?{DAYS}&group=registers")
    assert "/figures/honoured_enterprises/numerator" in str(page.soup)
    entries = viewer.get(f"/figures/honoured_enterprises/numerator?{DAYS}")
    assert rows_of(entries) == [HONOUR["title"]] and HONOUR["day"] in entries.text
    entry = viewer.get(entries.soup.select_one("tbody th a")["href"])
    assert entry.h1 == HONOUR["title"]
    asked = viewer.get(f"/figures/answered_in_time/denominator?{DAYS}")
    assert len(rows_of(asked)) == 1 and LETTER["received_on"] in asked.text
    assert LETTER["subject"] in viewer.get(asked.soup.select_one("tbody th a")["href"]).text
    auditor = visitor_for(Role.AUDITOR).get(f"/figures/honoured_enterprises/numerator?{DAYS}")
    assert rows_of(auditor) == ["台账里的一条"] and auditor.soup.select("tbody th a") == []


def test_who_must_report_and_the_base_year_are_set_from_a_day_on(app: Flask, visitor_for: Callable[..., Visitor]):
    administrator = visitor_for(Role.ADMINISTRATOR)
    page = administrator.get("/administration/figures")
    awards = "南通仲裁委员会\n\n 上海仲裁委员会 \n南通仲裁委员会"
    typed = {"arbitral_awards": awards, "growth_base_year": "2022", "source": "局长办公会纪要"}
    administrator.submit(page, "figures", **typed)
    with app.app_context():
        kept = {row.name: row.value for row in db.session.scalars(select(Setting))}
    assert kept["growth_base_year"] == 2022 and set(kept["share_bodies"]) == set(ASKED)
    assert kept["share_bodies"]["arbitral_awards"] == ["南通仲裁委员会", "上海仲裁委员会"]
    again = administrator.get("/administration/figures")
    assert "上海仲裁委员会" in again.soup.select_one("[name=arbitral_awards]").get_text()
    wrong = {"arbitral_awards": " \n", "growth_base_year": "1999", "source": "x"}
    refused = administrator.submit(again, "figures", status=422, **wrong)
    assert set(refused.errors) == {"arbitral_awards", "growth_base_year"}
