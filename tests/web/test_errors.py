"""When something goes wrong: a sentence, a number to quote, the words that were typed, and nothing half done."""

import errno
import logging
import resource
import signal
from io import BytesIO

import pytest
from sqlalchemy import func, select

from mediation import files
from mediation.extensions import db
from mediation.models.audit_entry import AuditEntry
from mediation.models.organisation import Organisation
from mediation.models.user import User
from mediation.operations.audit import broken_links
from mediation.rules.lifecycle import ActionRefused
from mediation.rules.roles import Role
from mediation.rules.statutes import ALL
from tests.visitor import Page, Visitor, filled

NAME, PHONE = "曹玉琴", "13800001234"


@pytest.fixture
def failing(app):
    """Adds a page `/fails` that raises what it is given, by GET and POST."""

    def add(error: BaseException) -> None:
        def fails():
            db.session.scalars(select(Organisation)).first().phone = "half done"
            db.session.flush()
            raise error

        fails.access = "any user"
        app.add_url_rule("/fails", "fails", fails, methods=["POST"])

    return add


def send(visitor: Visitor, status: int, **typed: str) -> Page:
    answer = visitor.client.send("/fails", **typed)
    assert answer.status_code == status
    return visitor.seen(answer)


def phones(behind) -> list[str]:
    return behind(lambda: list(db.session.scalars(select(Organisation.phone))))


class TestAProgramError:
    def test_shows_a_number_and_no_trace(self, failing, visitor_for, caplog):
        failing(ValueError(f"could not read {PHONE}"))
        page = send(visitor_for(Role.CLERK), 500, party=NAME)
        reference = page.soup.select_one("main strong.code").get_text()
        assert page.h1 == "程序出错了，没有保存"
        assert NAME in page.soup.select_one(".kept").get_text()
        assert "Traceback" not in page.answer.text
        assert "ValueError" not in page.answer.text
        logged = caplog.text
        assert reference in logged
        assert "builtins.ValueError" in logged
        assert "test_errors.py" in logged, "the log says where"
        assert PHONE not in logged
        assert NAME not in logged

    def test_does_nothing_by_half(self, failing, visitor_for, behind):
        failing(RuntimeError("x"))
        send(visitor_for(Role.CLERK), 500)
        assert set(phones(behind)) == {""}

    def test_does_not_show_passwords_back(self, failing, visitor_for):
        failing(RuntimeError("x"))
        page = send(visitor_for(Role.CLERK), 500, password="Geheim-1", repeated="Geheim-2", old_password="Geheim-3")
        assert "Geheim" not in page.answer.text

    def test_tells_whatever_the_program_says_of_itself(self, failing, visitor_for, caplog):
        failing(AttributeError("'NoneType' object has no attribute 'name'"))
        send(visitor_for(Role.CLERK), 500)
        assert "'NoneType' object has no attribute 'name'" in caplog.text


def test_a_forbidden_act_is_refused_with_its_article_and_the_words_typed(failing, visitor_for, behind):
    statute = ALL[0]
    failing(ActionRefused("不能受理：曹玉琴已明确拒绝调解。", statute))
    page = send(visitor_for(Role.CLERK), 409, reason="她在电话里说的")
    assert page.h1 == "不能受理：曹玉琴已明确拒绝调解"
    assert statute.words.partition("\n")[0] in page.text
    assert "她在电话里说的" in page.soup.select_one(".kept").get_text()
    assert set(phones(behind)) == {""}


class TestADiskWithoutRoom:
    def test_loses_no_word_and_leaves_no_half(self, visitor_for, behind, engine_name):
        """SQLite refuses to grow past `max_page_count`; PostgreSQL's own error for it is raised by hand."""
        office = visitor_for(Role.ADMINISTRATOR)
        url, saved = "/administration/organisations/1", ""
        self.fill(office.client.application, engine_name)
        for number in range(60):
            wanted = f"川姜镇金川大道 {number} 号" + "，" * 400
            page, entries = office.get(url), self.entries(behind)
            form = {**filled(page.form("body")), "address": wanted}
            answer = office.client.post(url, data=form)
            if answer.status_code == 503:
                break
            saved = wanted
        page = office.seen(answer)
        assert page.h1 == "没有保存：磁盘空间不足"
        assert f"川姜镇金川大道 {number} 号" in page.soup.select_one(".kept").get_text()
        self.make_room(office.client.application, engine_name)
        assert self.entries(behind) == entries
        assert behind(lambda: list(broken_links())) == []
        assert behind(lambda: db.session.get_one(Organisation, 1).address) == saved
        page = office.submit(office.get(url), "body", address="川姜镇金川大道 1 号")
        assert "已改" in page.text

    def entries(self, behind) -> int:
        return behind(lambda: db.session.scalar(select(func.count()).select_from(AuditEntry)))

    def fill(self, app, engine_name: str) -> None:
        with app.app_context():
            if engine_name == "postgres":
                self.refuse_on_postgres()
                return
            db.engine.dispose()
            from sqlalchemy import event

            @event.listens_for(db.engine, "connect")
            def limit(connection, record):
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
                connection.execute(f"PRAGMA max_page_count = {pages}")

            app.extensions["limit"] = limit

    def make_room(self, app, engine_name: str) -> None:
        with app.app_context():
            if engine_name == "postgres":
                self.allow_on_postgres()
                return
            from sqlalchemy import event

            event.remove(db.engine, "connect", app.extensions["limit"])
            db.engine.dispose()

    def refuse_on_postgres(self) -> None:
        with db.engine.begin() as connection:
            connection.connection.dbapi_connection.read_only = None
            connection.exec_driver_sql("SET TRANSACTION READ WRITE")
            connection.exec_driver_sql(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; "
                "END $$"
            )
            connection.exec_driver_sql("CREATE TRIGGER no_room BEFORE INSERT ON audit_entry EXECUTE FUNCTION no_room()")

    def allow_on_postgres(self) -> None:
        with db.engine.begin() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ WRITE")
            connection.exec_driver_sql("DROP TRIGGER no_room ON audit_entry")

    def test_for_files_leaves_nothing_behind(self, behind):
        """A file may not grow past 64 kB: the system's own refusal, as of a full disk."""

        def store_too_much() -> list[str]:
            with pytest.raises(OSError) as caught:
                files.store(b"x" * 200_000)
            assert caught.value.errno == errno.EFBIG
            return [path.name for path in files.store_dir().rglob("*") if path.is_file()]

        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
        try:
            assert behind(store_too_much) == []
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, ignored)

    @pytest.mark.parametrize("code", ["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO"])
    def test_for_files_is_said(self, failing, visitor_for, code):
        failing(OSError(getattr(errno, code), "no"))
        page = send(visitor_for(Role.CLERK), 503, facts="写了半天的事实")
        assert page.h1 == "没有保存：磁盘空间不足，文件写不进去"
        assert "写了半天的事实" in page.text

    def test_other_errors_of_the_system_are_errors_of_the_program(self, failing, visitor_for):
        failing(FileNotFoundError(errno.ENOENT, "no such file"))
        assert send(visitor_for(Role.CLERK), 500).h1 == "程序出错了，没有保存"


def test_a_database_that_does_not_answer_still_gets_a_page(visitor_for, behind):
    """Not even who is logged in can be said then: the page stands without the frame."""
    visitor = visitor_for(Role.ADMINISTRATOR)
    page = visitor.get("/administration/organisations/1")

    def hide(table: str, other: str) -> None:
        db.session.connection().exec_driver_sql(f"ALTER TABLE {table} RENAME TO {other}")
        db.session.commit()

    behind(hide, "login_session", "hidden")
    page = visitor.submit(page, "body", status=503, address="川姜镇金川大道 1 号")
    assert page.h1 == "没有保存：数据库没有应答"
    assert "川姜镇金川大道 1 号" in page.text
    assert visitor.client.get("/readyz").status_code == 200
    behind(hide, "hidden", "login_session")
    assert visitor.get("/account").h1 == "我的账户"


class TestTooMuch:
    def test_an_upload_that_is_too_large_gets_a_page(self, open_app):
        from tests import people

        app = open_app(max_upload_mb=1)
        visitor = Visitor(people.log_in(app, people.create(app, Role.CLERK)))
        answer = visitor.client.post(
            "/drafts/x/discard", data={"csrf_token": visitor.client.token(), "a": "x" * 1_100_000}
        )
        assert answer.status_code == 413
        assert visitor.seen(answer).h1 == "文件太大"

    def test_a_form_without_files_is_no_larger_than_people_can_type(self, visitor_for):
        visitor = visitor_for(Role.CLERK)
        answer = visitor.client.post("/drafts/x", data={"csrf_token": visitor.client.token(), "a": "x" * 8_400_000})
        assert answer.status_code == 413
        assert visitor.seen(answer).h1 == "文件太大"

    def test_what_is_too_large_is_read_to_its_end_so_that_the_browser_sees_the_page(self, visitor_for):
        body = BytesIO(b"a=" + b"x" * 9_000_000)
        sent = {"content_type": "application/x-www-form-urlencoded", "content_length": 9_000_002}
        assert visitor_for(Role.CLERK).client.post("/drafts/x", input_stream=body, **sent).status_code == 413
        assert body.tell() == 9_000_002

    def test_more_fields_than_any_form_has_get_a_page(self, visitor_for):
        visitor = visitor_for(Role.CLERK)
        fields = {f"field{n}": "x" for n in range(1001)}
        answer = visitor.client.post("/drafts/x/discard", data=fields, content_type="multipart/form-data")
        assert answer.status_code == 413
        assert visitor.seen(answer).h1 == "文件太大"

    @pytest.mark.parametrize(
        ("field", "most"),
        [("name", 200), ("short_name", 40), ("address", 500), ("phone", 40), ("case_word", 20)],
    )
    def test_words_longer_than_their_column_are_counted_at_the_field(self, visitor_for, behind, field, most):
        key = behind(lambda: db.session.scalar(select(Organisation.id).where(Organisation.code == "textile")))
        office = visitor_for(Role.ADMINISTRATOR)
        page = office.get(f"/administration/organisations/{key}")
        page = office.submit(page, "body", status=422, **{field: "长" * (most + 1)})
        assert page.errors == {field: f"写了 {most + 1} 字，最多 {most} 字。删掉 1 字。"}
        office.submit(page, "body", **{field: "长" * most})


def test_unknown_pages_lead_home(visitor_for):
    page = visitor_for(Role.CLERK).get("/no-such-page", status=404)
    assert page.h1 == "没有这一页"
    assert "从案件列表里再找一次" in page.text


def test_strangers_get_pages_of_refusal_too(stranger):
    assert stranger.get("/no-such-page", status=404).h1 == "没有这一页"
    answer = stranger.client.post("/login", data={})
    assert stranger.seen(answer).h1 == "这一页要刷新"


def test_the_log_of_a_walk_holds_nothing_personal(visitor_for, stranger, user_for, caplog):
    """Names, passwords and what is typed stay out of the log, whatever people do."""
    caplog.set_level(logging.DEBUG)
    person = user_for(Role.CLERK, name="葛以宁")
    office = visitor_for(Role.ADMINISTRATOR, name="施明远")
    stranger.submit(
        stranger.get("/login"), "login", status=422, login_name=person.login_name, password="Geheim-1-falsch"
    )
    stranger.submit(stranger.get("/login"), "login", login_name=person.login_name, password=person.password)
    stranger.get("/statutes/")
    stranger.get(f"/no-such-page/{NAME}", status=404)
    page = office.get("/administration/users/new")
    values = {"display_name": NAME, "login_name": "caoyuqin", "password": "Vorlaeufig-2026-x"}
    office.submit(page, "new-user", status=422, **values)
    office.submit(page, "new-user", grants=[page.soup.select_one("input[name=grants]")["value"]], **values)
    office.submit(office.get("/administration/organisations/1"), "body", address="家纺城B区2楼217号", phone=PHONE)
    secrets = ["葛以宁", "施明远", NAME, PHONE, "217号", person.password, "Vorlaeufig", "Geheim", "caoyuqin"]
    logged = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records)
    assert [secret for secret in secrets if secret in logged] == []


def test_a_row_made_twice_by_two_people_is_a_conflict_not_a_failure(app, visitor_for, behind):
    def twice():
        for _ in range(2):
            db.session.add(User(login_name="same", display_name="甲", password_hash="-", password_set_at=db.func.now()))
        db.session.flush()

    twice.access = "any user"
    app.add_url_rule("/fails", "fails", twice, methods=["POST"])
    page = send(visitor_for(Role.CLERK), 409, facts="我写的")
    assert "刚才有同事先改了这条记录" in page.h1
    assert "我写的" in page.text
