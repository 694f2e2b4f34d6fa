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
MOST_ACCOUNTS_A_CUSTOMER: Final = 5
"""Accounts that one customer of a store paid for within REFUNDS_DAYS. Apple's Family Sharing ends at six people, and
each of them has a customer's name of their own; so one name for more than five accounts is no family."""
FRESH_DAYS: Final = 3
"""Only customers who bought so lately are looked at: the daily job comes by more often, and the query stays small."""
SHARED_CUSTOMER: Final = "shared_customer"

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

_CUSTOMERS: Final = """
SELECT p.store, p.customer, p.account_id, COUNT(*), MAX(CASE WHEN EXISTS (
    SELECT 1 FROM purchase_flags f WHERE f.account_id = p.account_id AND f.reason = :reason
    AND f.reviewed_at IS NOT NULL) THEN 1 ELSE 0 END)
FROM processed_transactions p JOIN (
    SELECT q.store, q.customer FROM (
        SELECT DISTINCT store, customer FROM processed_transactions
        WHERE at >= :fresh AND sandbox = 0 AND customer <> ''
    ) lately JOIN processed_transactions q ON q.store = lately.store AND q.customer = lately.customer
    WHERE q.at >= :since AND q.sandbox = 0
    GROUP BY q.store, q.customer HAVING COUNT(DISTINCT q.account_id) > :least
) many ON many.store = p.store AND many.customer = p.customer
WHERE p.at >= :since AND p.sandbox = 0
GROUP BY p.store, p.customer, p.account_id ORDER BY p.store, p.customer, p.account_id
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


class PaidFor(msgspec.Struct, frozen=True):
    """An account that a customer of a store paid for lately."""

    store: str
    customer: str
    """See StoreTransaction; of a store that has no name for who buys there is none."""
    account_id: int
    bought: int
    was_reviewed: bool
    """Whether people have judged before that this account may share its customer."""


async def find(reads: Rows, now: int) -> list[PurchaseFlag]:
    """What looks suspicious now (Unix ms). Raises Unavailable."""
    since = now - REFUNDS_DAYS * DAY_MS
    bought = await reads.rows(_BOUGHT, hour=now - HOUR_MS, day=now - DAY_MS, least=min(MOST_AN_HOUR, MOST_A_DAY))
    shown = await reads.rows(_SHOWN, since=since)
    refunded = await reads.rows(_REFUNDED, since=since, least=MOST_REFUNDS)
    customers = await reads.rows(
        _CUSTOMERS,
        since=since,
        fresh=now - FRESH_DAYS * DAY_MS,
        least=MOST_ACCOUNTS_A_CUSTOMER,
        reason=SHARED_CUSTOMER,
    )
    paid_for = [PaidFor(str(s), str(c), _whole(a), _whole(n), bool(seen)) for s, c, a, n, seen in customers]
    return [
        *too_quick([Bought(*map(_whole, row)) for row in bought], now),
        *shared([Claimed(str(s), str(t), _whole(by), _whole(holder)) for s, t, by, holder in shown], now),
        *refunding([Refunds(*map(_whole, row)) for row in refunded], now),
        *one_customer(paid_for, now),
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


def one_customer(accounts: Sequence[PaidFor], now: int) -> Iterator[PurchaseFlag]:
    """Accounts for which one customer of a store pays, when these are many. Those that were reviewed for it are left
    in peace until another account joins them; then all are shown again, because they belong together."""
    by_customer: dict[tuple[str, str], list[PaidFor]] = {}
    for one in accounts:
        by_customer.setdefault((one.store, one.customer), []).append(one)
    flagged: dict[int, dict[str, object]] = {}
    for (store, _), paid_for in sorted(by_customer.items()):
        ids = sorted(one.account_id for one in paid_for)
        if len(ids) <= MOST_ACCOUNTS_A_CUSTOMER or all(one.was_reviewed for one in paid_for):
            continue
        bought = sum(one.bought for one in paid_for)
        evidence: dict[str, object] = {"store": store, "count": len(ids), "bought": bought, "accounts": ids[:20]}
        for account_id in ids:  # an account of two such customers is shown with the larger
            held = flagged.get(account_id)
            if held is None or cast(int, held["count"]) < len(ids):
                flagged[account_id] = evidence
    for account_id, evidence in sorted(flagged.items()):
        yield _flag(account_id, SHARED_CUSTOMER, evidence, now)


def _flag(account_id: int, reason: str, evidence: dict[str, object], now: int) -> PurchaseFlag:
    return PurchaseFlag(account_id, reason, now // DAY_MS, msgspec.json.encode(evidence).decode(), now)


def _whole(value: object) -> int:
    """SQL gives sums as decimals on one of the databases."""
    return int(cast(int, value))
