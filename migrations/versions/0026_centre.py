"""Pre-examinations of one class are found without looking at all of them."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_design_preexamination_class", "design_preexamination", ["centre_id", "class_number", "id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_design_preexamination_class", table_name="design_preexamination")
