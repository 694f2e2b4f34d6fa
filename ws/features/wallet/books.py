"""The books, proved: every balance is the sum of its movements, and minted minus burned is held.

Read-only, in SQL that both databases know; every question is one statement, so it sees one moment, also
while the server writes. The work is a pass over `diamond_transactions` in the order of its primary key: it
grows with the movements ever made. Nothing is held in memory but what is wrong.

A debt is a negative balance: it counts as held, less than nothing, and so the sums need no exception for it.
Diamonds are held in `players`; other currencies in the purses of `account_state`, which only `check` looks through.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.feature import Rows
from ws.features.wallet.records import DIAMONDS

MOST_FAULTS: Final = 100
"""Accounts that are named; more are counted."""
DAY_MS: Final = 86_400_000
_SANDBOX: Final = "sandbox:"

_MOVED = """
           COALESCE(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), 0) AS minted,
           COALESCE(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END), 0) AS burned,
           COALESCE(SUM(CASE WHEN counter_account LIKE 'sandbox:%' THEN amount ELSE 0 END), 0) AS sandbox,
           COUNT(*) AS movements
"""
_TOTALS = f"""
SELECT ledger.minted, ledger.burned, held.held, held.owed, ledger.sandbox, held.accounts, ledger.movements FROM (
    SELECT {_MOVED} FROM diamond_transactions WHERE currency = 'diamonds'
) AS ledger CROSS JOIN (
    SELECT COALESCE(SUM(diamonds), 0) AS held, COUNT(*) AS accounts,
           COALESCE(SUM(CASE WHEN diamonds < 0 THEN -diamonds ELSE 0 END), 0) AS owed
    FROM players
) AS held
"""  # noqa: S608  # put together of constants
_PURSES = """
    SELECT account_id, record_key AS currency,
           CAST(COALESCE(JSON_EXTRACT(CAST(body AS CHAR), '$.balance'), 0) AS SIGNED) AS held
    FROM account_state WHERE kind = 'purse'
"""
_OTHERS = f"""
SELECT currency, SUM(minted), SUM(burned), SUM(held), SUM(owed), SUM(sandbox), SUM(accounts), SUM(movements) FROM (
    SELECT currency, 0 AS held, 0 AS owed, 0 AS accounts, {_MOVED}
    FROM diamond_transactions WHERE currency <> 'diamonds' GROUP BY currency
    UNION ALL
    SELECT currency, SUM(held), SUM(CASE WHEN held < 0 THEN -held ELSE 0 END), COUNT(*), 0, 0, 0, 0
    FROM ({_PURSES}) AS purses GROUP BY currency
) AS parts GROUP BY currency ORDER BY currency
"""  # noqa: S608  # put together of constants
_UNBALANCED = """
SELECT players.id AS account_id, 'diamonds' AS currency, players.diamonds AS held, COALESCE(sums.total, 0) AS moved,
       players.ledger_entries AS entries, COALESCE(sums.movements, 0) AS movements
FROM players
LEFT JOIN (
    SELECT account_id, SUM(CASE WHEN currency = 'diamonds' THEN amount ELSE 0 END) AS total, COUNT(*) AS movements,
           MAX(number) AS last_number
    FROM diamond_transactions GROUP BY account_id
) AS sums ON sums.account_id = players.id
WHERE players.diamonds <> COALESCE(sums.total, 0)
   OR players.ledger_entries <> COALESCE(sums.movements, 0)
   OR players.ledger_entries <> COALESCE(sums.last_number, 0)
ORDER BY players.id LIMIT :most
"""
_UNBALANCED_PURSES = f"""
SELECT account_id, currency, SUM(held) AS held, SUM(moved) AS moved, SUM(movements), SUM(movements) FROM (
    SELECT account_id, currency, held, 0 AS moved, 0 AS movements FROM ({_PURSES}) AS purses
    UNION ALL
    SELECT account_id, currency, 0, SUM(amount), COUNT(*)
    FROM diamond_transactions WHERE currency <> 'diamonds' GROUP BY account_id, currency
) AS sides GROUP BY account_id, currency HAVING SUM(held) <> SUM(moved)
ORDER BY account_id, currency LIMIT :most
"""  # noqa: S608  # put together of constants
_BROKEN = """
SELECT account_id, currency, number, balance_after, expected FROM (
    SELECT account_id, currency, number, balance_after,
           SUM(amount) OVER (
               PARTITION BY account_id, currency ORDER BY number ROWS UNBOUNDED PRECEDING
           ) AS expected
    FROM diamond_transactions
) AS runs
WHERE balance_after <> expected ORDER BY account_id, number LIMIT :most
"""
_FLOWS = """
SELECT at - at % 86400000 AS day_began, currency, counter_account, reason,
       SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS minted,
       SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS burned,
       COUNT(*) AS movements
FROM diamond_transactions WHERE at >= :since
GROUP BY at - at % 86400000, currency, counter_account, reason
ORDER BY day_began, currency, minted DESC, burned DESC, counter_account, reason
"""


class Unbalanced(msgspec.Struct, frozen=True):
    """An account whose balance is not the sum of its movements, or whose numbering has gaps."""

    account_id: int
    currency: str
    held: int
    moved: int
    """Sum of its movements in this currency."""
    entries: int
    """How many it says it has, in all currencies; for a purse, which does not say, as `movements`."""
    movements: int


class Broken(msgspec.Struct, frozen=True):
    """A movement whose balance after it is not the sum up to it."""

    account_id: int
    currency: str
    number: int
    balance_after: int
    expected: int


class Flow(msgspec.Struct, frozen=True):
    """What came from or went to one counter account on a day of UTC, for one reason."""

    day_began: int
    """Unix milliseconds of its midnight."""
    currency: str
    counter_account: str
    reason: str
    minted: int
    burned: int
    movements: int

    @property
    def is_sandbox(self) -> bool:
        """Whether it came from, or went back to, purchases with play money."""
        return self.counter_account.startswith(_SANDBOX)


class Totals(msgspec.Struct, frozen=True):
    """All accounts together in one currency, whole."""

    currency: str
    minted: int
    burned: int
    held: int
    """Less what is owed."""
    owed: int
    """Sum of the balances below zero, as a positive number."""
    sandbox: int
    """How much of minted minus burned was paid with play money."""
    accounts: int
    """That hold it, or could."""
    movements: int

    @property
    def difference(self) -> int:
        """Held, less what was minted and not burned; 0 in sound books."""
        return self.held - (self.minted - self.burned)


class Books(msgspec.Struct, frozen=True):
    """The state of all accounts together."""

    diamonds: Totals
    others: tuple[Totals, ...] = ()
    """Of the currencies that somebody has or had; `check` alone looks for them."""
    unbalanced: tuple[Unbalanced, ...] = ()
    """At most MOST_FAULTS."""
    broken: tuple[Broken, ...] = ()

    @property
    def are_sound(self) -> bool:
        differing = any(one.difference for one in (self.diamonds, *self.others))
        return not (differing or self.unbalanced or self.broken)


async def totals(reads: Rows) -> Books:
    """The sums of the diamonds alone, of one moment, without looking at single accounts."""
    [row] = await reads.rows(_TOTALS)
    return Books(_totals(DIAMONDS, *row))


async def check(reads: Rows) -> Books:
    """Prove the books, account by account and in every currency."""
    books = await totals(reads)
    others = await reads.rows(_OTHERS)
    unbalanced = await reads.rows(_UNBALANCED, most=MOST_FAULTS)
    if len(unbalanced) < MOST_FAULTS:
        unbalanced += await reads.rows(_UNBALANCED_PURSES, most=MOST_FAULTS - len(unbalanced))
    broken = await reads.rows(_BROKEN, most=MOST_FAULTS)
    return replace(
        books,
        others=tuple(_totals(*row) for row in others),
        unbalanced=tuple(
            Unbalanced(_whole(account_id), str(currency), *map(_whole, rest))
            for account_id, currency, *rest in unbalanced
        ),
        broken=tuple(
            Broken(_whole(account_id), str(currency), *map(_whole, rest)) for account_id, currency, *rest in broken
        ),
    )


async def flows(reads: Rows, days: int, now_ms: int) -> tuple[Flow, ...]:
    """Faucets and sinks by currency and source of the last `days` days of UTC, today included; oldest first."""
    since = (now_ms // DAY_MS - days + 1) * DAY_MS
    rows = await reads.rows(_FLOWS, since=since)
    return tuple(
        Flow(_whole(began), str(currency), str(counter), str(reason), _whole(minted), _whole(burned), _whole(count))
        for began, currency, counter, reason, minted, burned, count in rows
    )


def _totals(currency: object, *sums: object) -> Totals:
    return Totals(str(currency), *map(_whole, sums))


def _whole(value: object) -> int:
    """SQL gives sums as decimals on one of the databases."""
    return int(value)  # type: ignore[call-overload, no-any-return]  # an int or a Decimal
