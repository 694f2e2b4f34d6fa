"""purchases

Revision: 0006, after 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "store_notifications",
        sa.Column("store", sa.String(length=16), nullable=False),
        sa.Column("notification_id", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store", "notification_id", name=op.f("pk_store_notifications")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("store_notifications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_store_notifications_at"), ["at"], unique=False)

    op.create_table(
        "store_statements",
        sa.Column("store", sa.String(length=16), nullable=False),
        sa.Column("notification_id", sa.String(length=128), nullable=False),
        sa.Column("transaction_id", sa.String(length=128), nullable=False),
        sa.Column("addressee", sa.BigInteger(), nullable=True),
        sa.Column("letter_id", sa.BigInteger(), nullable=True),
        sa.Column("product_id", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_at", sa.BigInteger(), nullable=False),
        sa.Column("sandbox", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column(
            "body",
            sa.LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mariadb").with_variant(mysql.MEDIUMBLOB(), "mysql"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("store", "notification_id", "transaction_id", name=op.f("pk_store_statements")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("store_statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_store_statements_addressee"), ["addressee"], unique=False)
        batch_op.create_index(batch_op.f("ix_store_statements_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_store_statements_store_transaction_id"), ["store", "transaction_id"], unique=False
        )

    op.create_table(
        "processed_transactions",
        sa.Column("store", sa.String(length=16), autoincrement=False, nullable=False),
        sa.Column("transaction_id", sa.String(length=128), autoincrement=False, nullable=False),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("product_id", sa.String(length=48), autoincrement=False, nullable=False),
        sa.Column(
            "quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "diamonds", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("sandbox", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("cents", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column(
            "paid_micros", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=True
        ),
        sa.Column("currency", sa.String(length=3), autoincrement=False, nullable=False),
        sa.Column(
            "bought_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("customer", sa.String(length=64), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["players.id"], name=op.f("fk_processed_transactions_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("store", "transaction_id", name=op.f("pk_processed_transactions")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("processed_transactions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_processed_transactions_account_id_at"), ["account_id", "at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_processed_transactions_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_processed_transactions_store_customer"), ["store", "customer"], unique=False
        )

    op.create_table(
        "purchase_flags",
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("reason", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("day", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("evidence", sa.String(length=600), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column(
            "reviewed_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["players.id"], name=op.f("fk_purchase_flags_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("account_id", "reason", "day", name=op.f("pk_purchase_flags")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("purchase_flags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_purchase_flags_reviewed_at"), ["reviewed_at"], unique=False)

    op.create_table(
        "receipt_claims",
        sa.Column("store", sa.String(length=16), nullable=False),
        sa.Column("transaction_id", sa.String(length=128), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["players.id"], name=op.f("fk_receipt_claims_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("store", "transaction_id", "account_id", name=op.f("pk_receipt_claims")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("receipt_claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_claims_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_receipt_claims_at"), ["at"], unique=False)

    op.create_table(
        "store_errands",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("purchase_id", sa.String(length=32), autoincrement=False, nullable=False),
        sa.Column("store", sa.String(length=16), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), autoincrement=False, nullable=False),
        sa.Column(
            "body",
            sa.LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mariadb").with_variant(mysql.MEDIUMBLOB(), "mysql"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column(
            "due_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "deadline_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("tries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("error", sa.String(length=160), autoincrement=False, nullable=False),
        sa.Column("given_up", sa.Boolean(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["players.id"], name=op.f("fk_store_errands_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_errands")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("store_errands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_store_errands_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_store_errands_due_at"), ["due_at"], unique=False)


def downgrade() -> None:
    # A table's indexes go with it; MySQL would not let go of one that a foreign key needs.
    for table in (
        "store_errands",
        "receipt_claims",
        "purchase_flags",
        "processed_transactions",
        "store_statements",
        "store_notifications",
    ):
        op.drop_table(table)
