"""The books, proved: every balance is the sum of its movements, and minted minus burned is held.

Read-only, in SQL that both databases know; every question is one statement, so it sees one moment, also
while the server writes. The work is a pass over `diamond_transactions` in the order of its primary key: it
grows with the movements ever made. Nothing is held in memory but what is wrong.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.feature import Rows

MOST_FAULTS: Final = 100
"""Accounts that are named; more are counted."""
DAY_MS: Final = 86_400_000

_TOTALS = """
SELECT ledger.minted, ledger.burned, held.held, held.accounts, ledger.movements FROM (
    SELECT COALESCE(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), 0) AS minted,
           COALESCE(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END), 0) AS burned,
           COUNT(*) AS movements
    FROM diamond_transactions
) AS ledger CROSS JOIN (
    SELECT COALESCE(SUM(diamonds), 0) AS held, COUNT(*) AS accounts FROM players
) AS held
"""
_UNBALANCED = """
SELECT players.id AS account_id, players.diamonds AS held, COALESCE(sums.total, 0) AS moved,
       players.ledger_entries AS entries, COALESCE(sums.movements, 0) AS movements
FROM players
LEFT JOIN (
    SELECT account_id, SUM(amount) AS total, COUNT(*) AS movements, MAX(number) AS last_number
    FROM diamond_transactions GROUP BY account_id
) AS sums ON sums.account_id = players.id
WHERE players.diamonds <> COALESCE(sums.total, 0)
   OR players.ledger_entries <> COALESCE(sums.movements, 0)
   OR players.ledger_entries <> COALESCE(sums.last_number, 0)
ORDER BY players.id LIMIT :most
"""
_BROKEN = """
SELECT account_id, number, balance_after, expected FROM (
    SELECT account_id, number, balance_after,
           SUM(amount) OVER (PARTITION BY account_id ORDER BY number ROWS UNBOUNDED PRECEDING) AS expected
    FROM diamond_transactions
) AS runs
WHERE balance_after <> expected ORDER BY account_id, number LIMIT :most
"""
_FLOWS = """
SELECT at - at % 86400000 AS day_began, counter_account, reason,
       SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS minted,
       SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS burned,
       COUNT(*) AS movements
FROM diamond_transactions WHERE at >= :since
GROUP BY at - at % 86400000, counter_account, reason
ORDER BY day_began, minted DESC, burned DESC, counter_account, reason
"""


class Unbalanced(msgspec.Struct, frozen=True):
    """An account whose balance is not the sum of its movements, or whose numbering has gaps."""

    account_id: int
    held: int
    moved: int
    """Sum of its movements."""
    entries: int
    """How many it says it has."""
    movements: int


class Broken(msgspec.Struct, frozen=True):
    """A movement whose balance after it is not the sum up to it."""

    account_id: int
    number: int
    balance_after: int
    expected: int


class Flow(msgspec.Struct, frozen=True):
    """What came from or went to one counter account on a day of UTC, for one reason."""

    day_began: int
    """Unix milliseconds of its midnight."""
    counter_account: str
    reason: str
    minted: int
    burned: int
    movements: int


class Books(msgspec.Struct, frozen=True):
    """The state of all accounts together. Diamonds, whole."""

    minted: int
    burned: int
    held: int
    accounts: int
    movements: int
    unbalanced: tuple[Unbalanced, ...]
    """At most MOST_FAULTS."""
    broken: tuple[Broken, ...]

    @property
    def difference(self) -> int:
        """Held, less what was minted and not burned; 0 in sound books."""
        return self.held - (self.minted - self.burned)

    @property
    def are_sound(self) -> bool:
        return not (self.difference or self.unbalanced or self.broken)


async def totals(reads: Rows) -> Books:
    """The sums alone, of one moment, without looking at single accounts."""
    [row] = await reads.rows(_TOTALS)
    minted, burned, held, accounts, movements = map(_whole, row)
    return Books(minted, burned, held, accounts, movements, unbalanced=(), broken=())


async def check(reads: Rows) -> Books:
    """Prove the books, account by account."""
    books = await totals(reads)
    unbalanced = await reads.rows(_UNBALANCED, most=MOST_FAULTS)
    broken = await reads.rows(_BROKEN, most=MOST_FAULTS)
    return replace(
        books,
        unbalanced=tuple(Unbalanced(*map(_whole, row)) for row in unbalanced),
        broken=tuple(Broken(*map(_whole, row)) for row in broken),
    )


async def flows(reads: Rows, days: int, now_ms: int) -> tuple[Flow, ...]:
    """Faucets and sinks by source of the last `days` days of UTC, today included; oldest first."""
    since = (now_ms // DAY_MS - days + 1) * DAY_MS
    rows = await reads.rows(_FLOWS, since=since)
    return tuple(
        Flow(_whole(began), str(counter), str(reason), _whole(minted), _whole(burned), _whole(count))
        for began, counter, reason, minted, burned, count in rows
    )


def _whole(value: object) -> int:
    """SQL gives sums as decimals on one of the databases."""
    return int(value)  # type: ignore[call-overload, no-any-return]  # an int or a Decimal
