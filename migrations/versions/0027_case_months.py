"""Remember how many cases were accepted and ended in each month, and which disputes had more than one case; both kept
by triggers on the cases."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

AGAIN = sa.text("dispute_number <> register_number")
SHARED = (
    "INSERT INTO shared_dispute (dispute_number) SELECT NEW.dispute_number"
    " WHERE NEW.dispute_number <> NEW.register_number"
    " AND NOT EXISTS (SELECT 1 FROM shared_dispute WHERE dispute_number = NEW.dispute_number)"
)
WATCHED = ("committee_id", "dispute_type", "source", "outcome", "accepted_on", "concluded_on")
COLUMNS = "event, month, committee_id, dispute_type, source, outcome, days, cases"


def month(dialect: str, day: str) -> str:
    """The first day of the month of `day`, in SQL."""
    return f"date({day}, 'start of month')" if dialect == "sqlite" else f"date_trunc('month', {day})::date"


def between(dialect: str, first: str, last: str) -> str:
    """The days from `first` to `last`, in SQL."""
    if dialect == "sqlite":
        return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"
    return f"({last} - {first})"


def rows(dialect: str, row: str, cases: str, source: str = "") -> str:
    """What one case (the record `row`) adds: a line for each event that it had. `source` is a FROM for all cases."""
    accepted, concluded = month(dialect, f"{row}.accepted_on"), month(dialect, f"{row}.concluded_on")
    days = between(dialect, f"{row}.accepted_on", f"{row}.concluded_on")
    told = f"{row}.committee_id, {row}.dispute_type, {row}.source"
    events = (
        (f"'accepted', {accepted}, {told}, '', CAST(NULL AS INTEGER)", f"{row}.accepted_on IS NOT NULL"),
        (f"'concluded', {concluded}, {told}, {row}.outcome, NULL", f"{row}.concluded_on IS NOT NULL"),
        (
            f"'days', {concluded}, {row}.committee_id, '', '', {row}.outcome, {days}",
            f"{row}.accepted_on IS NOT NULL AND {row}.concluded_on IS NOT NULL",
        ),
    )
    return " UNION ALL ".join(f"SELECT {values}, {cases} {source} WHERE {had}" for values, had in events)


def triggers(dialect: str) -> list[str]:
    """The statements that keep the table with the cases."""
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in WATCHED)
    add, take = (f"INSERT INTO case_month ({COLUMNS}) {rows(dialect, *one)};" for one in (("NEW", "1"), ("OLD", "-1")))
    if dialect == "sqlite":
        changed = changed.replace("IS DISTINCT FROM", "IS NOT")
        names = ", ".join(WATCHED)
        return [
            f"CREATE TRIGGER case_month_added AFTER INSERT ON mediation_case BEGIN {add} END",
            f"CREATE TRIGGER case_month_changed AFTER UPDATE OF {names} ON mediation_case WHEN {changed}"
            f" BEGIN {take} {add} END",
            f"CREATE TRIGGER case_month_removed AFTER DELETE ON mediation_case BEGIN {take} END",
            f"CREATE TRIGGER shared_dispute_added AFTER INSERT ON mediation_case BEGIN {SHARED}; END",
            "CREATE TRIGGER shared_dispute_changed AFTER UPDATE OF dispute_number, register_number ON mediation_case"
            f" BEGIN {SHARED}; END",
        ]
    return [
        "CREATE FUNCTION keep_case_month() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'UPDATE' THEN IF NOT ({changed}) THEN RETURN NULL; END IF; END IF;"
        f" IF TG_OP <> 'INSERT' THEN {take} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {add} END IF;"
        " RETURN NULL; END $$",
        "CREATE TRIGGER case_month_kept AFTER INSERT OR UPDATE OR DELETE ON mediation_case"
        " FOR EACH ROW EXECUTE FUNCTION keep_case_month()",
        f"CREATE FUNCTION keep_shared_dispute() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {SHARED}"
        " ON CONFLICT DO NOTHING; RETURN NULL; END $$",
        "CREATE TRIGGER shared_dispute_kept AFTER INSERT OR UPDATE OF dispute_number, register_number"
        " ON mediation_case FOR EACH ROW EXECUTE FUNCTION keep_shared_dispute()",
    ]


def upgrade() -> None:
    op.create_table(
        "case_month",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("dispute_type", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.CheckConstraint("event IN ('accepted', 'concluded', 'days')", name=op.f("ck_case_month_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_month")),
    )
    op.create_index(
        "ix_case_month_figures",
        "case_month",
        ["event", "month", "committee_id", "dispute_type", "source", "outcome", "days", "cases"],
        unique=False,
    )
    op.create_table(
        "shared_dispute",
        sa.Column("dispute_number", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("dispute_number", name=op.f("pk_shared_dispute")),
    )
    op.execute(
        "INSERT INTO shared_dispute (dispute_number)"
        " SELECT DISTINCT dispute_number FROM mediation_case WHERE dispute_number <> register_number"
    )
    op.drop_index("ix_case_again", table_name="mediation_case", sqlite_where=AGAIN, postgresql_where=AGAIN)
    dialect = op.get_bind().dialect.name
    every, names = rows(dialect, "mediation_case", "1", "FROM mediation_case"), COLUMNS.removesuffix(", cases")
    op.execute(
        f"WITH each_case ({COLUMNS}) AS ({every})"  # noqa: S608 (nothing typed)
        f" INSERT INTO case_month ({COLUMNS}) SELECT {names}, sum(cases) FROM each_case GROUP BY {names}"
    )
    for statement in triggers(dialect):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("added", "changed", "removed"):
            op.execute(f"DROP TRIGGER case_month_{name}")
        for name in ("added", "changed"):
            op.execute(f"DROP TRIGGER shared_dispute_{name}")
    else:
        op.execute("DROP TRIGGER shared_dispute_kept ON mediation_case")
        op.execute("DROP FUNCTION keep_shared_dispute()")
        op.execute("DROP TRIGGER case_month_kept ON mediation_case")
        op.execute("DROP FUNCTION keep_case_month()")
    op.create_index(
        *("ix_case_again", "mediation_case", ["dispute_number"]),
        unique=False,
        sqlite_where=AGAIN,
        postgresql_where=AGAIN,
    )
    op.drop_table("shared_dispute")
    op.drop_table("case_month")
