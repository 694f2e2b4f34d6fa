"""What looks like fraud: rules over counts, with the evidence of each, for people to judge.

A flag never takes or withholds what was paid. While one is open, `begin_purchase` is refused to its account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, cast

import msgspec

from ws.engine.feature import Rows
from ws.features.purchases.records import PurchaseFlag

HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS
MOST_AN_HOUR: Final = 10
"""Purchases of an account; card testers make dozens, players a handful."""
MOST_A_DAY: Final = 30
MOST_ACCOUNTS_A_RECEIPT: Final = 3
"""Accounts that showed one purchase, its holder among them; a family with one tablet may be two."""
MOST_STRANGE_RECEIPTS: Final = 3
"""Purchases of others that an account showed within REFUNDS_DAYS."""
MOST_REFUNDS: Final = 3
"""Purchases paid back within REFUNDS_DAYS, when they are also half of all bought in it."""
REFUNDS_DAYS: Final = 90

_BOUGHT: Final = """
SELECT account_id, COUNT(*), SUM(CASE WHEN at >= :hour THEN 1 ELSE 0 END), SUM(cents) FROM processed_transactions
WHERE at >= :day GROUP BY account_id HAVING COUNT(*) > :least
"""
_SHOWN: Final = """
SELECT c.store, c.transaction_id, c.account_id, p.account_id FROM receipt_claims c
JOIN processed_transactions p ON p.store = c.store AND p.transaction_id = c.transaction_id WHERE c.at >= :since
ORDER BY c.store, c.transaction_id, c.account_id
"""
_REFUNDED: Final = """
SELECT p.account_id, COUNT(*), SUM(CASE WHEN EXISTS (
    SELECT 1 FROM store_statements s WHERE s.store = p.store AND s.transaction_id = p.transaction_id
    AND s.state = 'taken_back') THEN 1 ELSE 0 END)
FROM processed_transactions p WHERE p.at >= :since AND p.sandbox = 0 GROUP BY p.account_id HAVING COUNT(*) >= :least
"""


class Bought(msgspec.Struct, frozen=True):
    """What an account bought lately."""

    account_id: int
    day: int
    hour: int
    cents: int


class Claimed(msgspec.Struct, frozen=True):
    """An account showed another's purchase."""

    store: str
    transaction_id: str
    account_id: int
    holder: int


class Refunds(msgspec.Struct, frozen=True):
    """What an account bought, and how much of it was paid back, in purchases."""

    account_id: int
    bought: int
    refunded: int


async def find(reads: Rows, now: int) -> list[PurchaseFlag]:
    """What looks suspicious now (Unix ms). Raises Unavailable."""
    since = now - REFUNDS_DAYS * DAY_MS
    bought = await reads.rows(_BOUGHT, hour=now - HOUR_MS, day=now - DAY_MS, least=min(MOST_AN_HOUR, MOST_A_DAY))
    shown = await reads.rows(_SHOWN, since=since)
    refunded = await reads.rows(_REFUNDED, since=since, least=MOST_REFUNDS)
    return [
        *too_quick([Bought(*map(_whole, row)) for row in bought], now),
        *shared([Claimed(str(s), str(t), _whole(by), _whole(holder)) for s, t, by, holder in shown], now),
        *refunding([Refunds(*map(_whole, row)) for row in refunded], now),
    ]


def too_quick(accounts: Sequence[Bought], now: int) -> Iterator[PurchaseFlag]:
    """Accounts that buy faster than people do."""
    for one in accounts:
        if one.hour > MOST_AN_HOUR or one.day > MOST_A_DAY:
            yield _flag(one.account_id, "velocity", {"hour": one.hour, "day": one.day, "cents": one.cents}, now)


def shared(claims: Sequence[Claimed], now: int) -> Iterator[PurchaseFlag]:
    """Purchases that many accounts show, and accounts that show many of others'."""
    by_receipt: dict[tuple[str, str], list[Claimed]] = {}
    by_account: dict[int, set[int]] = {}
    for claim in claims:
        by_receipt.setdefault((claim.store, claim.transaction_id), []).append(claim)
        by_account.setdefault(claim.account_id, set()).add(claim.holder)
    flagged: dict[int, list[int]] = {}
    for shown in by_receipt.values():
        accounts = sorted({claim.account_id for claim in shown} | {shown[0].holder})
        if len(accounts) > MOST_ACCOUNTS_A_RECEIPT:
            flagged.setdefault(shown[0].holder, accounts)
    for account_id, accounts in sorted(flagged.items()):
        yield _flag(account_id, "shared_receipt", {"accounts": accounts[:20], "count": len(accounts)}, now)
    for account_id, holders in sorted(by_account.items()):
        count = sum(claim.account_id == account_id for claim in claims)
        if count > MOST_STRANGE_RECEIPTS:
            yield _flag(account_id, "strange_receipts", {"count": count, "holders": sorted(holders)[:20]}, now)


def refunding(accounts: Sequence[Refunds], now: int) -> Iterator[PurchaseFlag]:
    """Accounts that have much of what they buy paid back."""
    for one in accounts:
        if one.refunded >= MOST_REFUNDS and one.refunded * 2 >= one.bought:
            yield _flag(one.account_id, "refunds", {"bought": one.bought, "refunded": one.refunded}, now)


def _flag(account_id: int, reason: str, evidence: dict[str, object], now: int) -> PurchaseFlag:
    return PurchaseFlag(account_id, reason, now // DAY_MS, msgspec.json.encode(evidence).decode(), now)


def _whole(value: object) -> int:
    """SQL gives sums as decimals on one of the databases."""
    return int(cast(int, value))
