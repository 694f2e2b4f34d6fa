"""family tree

Revision: 0003, after 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "family_tree",
        sa.Column(
            "life_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "follows", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("relation", sa.String(length=16), autoincrement=False, nullable=False),
        sa.Column("first_name", sa.String(length=80), autoincrement=False, nullable=False),
        sa.Column("last_name", sa.String(length=80), autoincrement=False, nullable=False),
        sa.Column("sex", sa.String(length=8), autoincrement=False, nullable=False),
        sa.Column("country", sa.String(length=2), autoincrement=False, nullable=False),
        sa.Column("born", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("died", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("age", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("cause", sa.String(length=80), autoincrement=False, nullable=False),
        sa.Column("ribbon", sa.String(length=48), autoincrement=False, nullable=False),
        sa.Column(
            "estate_cents", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("obituary", sa.String(length=4000), autoincrement=False, nullable=False),
        sa.Column(
            "people",
            sa.LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mariadb").with_variant(mysql.MEDIUMBLOB(), "mysql"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "ended_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["players.id"], name=op.f("fk_family_tree_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["life_id"], ["lives.id"], name=op.f("fk_family_tree_life_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("life_id", name=op.f("pk_family_tree")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("family_tree", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_tree_account_id_number"), ["account_id", "number"], unique=False)


def downgrade() -> None:
    op.drop_table("family_tree")
