"""Reading the ledger."""

from typing import cast

from ws.engine.feature import ReadPort
from ws.features.wallet.messages import DiamondEntry, GetDiamondHistory
from ws.kernel.messages import Request


async def find_transactions(reads: ReadPort, account_id: int, request: Request) -> tuple[DiamondEntry, ...]:
    """One row more than asked for, so that the handler knows whether there is a next page."""
    asked = cast(GetDiamondHistory, request)
    rows = await reads.rows(
        "SELECT number, amount, balance_after, reason, cause, at, currency, counter_account "
        "FROM diamond_transactions WHERE account_id = :account_id AND currency = :currency AND number < :before "
        "ORDER BY number DESC LIMIT :most",
        account_id=account_id,
        currency=asked.currency,
        before=asked.before if asked.before is not None else 2**62,
        most=asked.limit + 1,
    )
    return tuple(DiamondEntry(*row) for row in rows)  # type: ignore[arg-type]  # columns as selected
