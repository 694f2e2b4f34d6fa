"""ledger of any currency

Revision: 0005, after 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("diamond_transactions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "currency", sa.String(length=16), autoincrement=False, nullable=False, server_default="diamonds"
            )
        )
    with op.batch_alter_table("diamond_transactions", schema=None) as batch_op:
        batch_op.alter_column("currency", existing_type=sa.String(length=16), nullable=False, server_default=None)
        batch_op.create_index(
            batch_op.f("ix_diamond_transactions_account_id_currency_number"),
            ["account_id", "currency", "number"],
            unique=False,
        )
    op.execute(
        "UPDATE diamond_transactions SET counter_account = "
        "CASE WHEN amount > 0 THEN 'operator:grant' ELSE 'operator:correction' END "
        "WHERE reason = 'operator' AND counter_account = 'house:operator'"
    )


def downgrade() -> None:
    """Raises RuntimeError while movements of another currency are there: they would count as diamonds."""
    others = sa.text("SELECT COUNT(*) FROM diamond_transactions WHERE currency <> 'diamonds'")
    if op.get_bind().scalar(others):
        raise RuntimeError("diamond_transactions holds movements of other currencies, which this would make diamonds")
    op.execute("UPDATE diamond_transactions SET counter_account = 'house:operator' WHERE reason = 'operator'")
    with op.batch_alter_table("diamond_transactions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_diamond_transactions_account_id_currency_number"))
        batch_op.drop_column("currency")
