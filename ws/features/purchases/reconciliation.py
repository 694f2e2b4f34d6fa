"""What stands between the stores' books and ours: read-only SQL that both databases know, and a report of it.

Nothing here is repaired. What a lost notification would have told comes by `ConnectedStores.catch_up` before, and
what can be granted after all is told again by the inbox; what the report still names is for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

import msgspec

from ws.engine.feature import Rows
from ws.features.purchases.records import purchase_id

MOST_NAMED: Final = 100
"""Of each kind; all are counted."""
HOUR_MS: Final = 3_600_000
STUCK_MS: Final = 24 * HOUR_MS
"""Every letter is opened after an hour (docs/adr/0015): one that waits a day can not be read, or not be acted on."""

_NEWER: Final = """
EXISTS (SELECT 1 FROM store_statements n WHERE n.store = s.store AND n.transaction_id = s.transaction_id
        AND n.state IN ('taken_back', 'cancelled') AND n.state_at >= s.state_at)
"""
_PAID_NOT_GRANTED: Final = f"""
SELECT s.store, s.transaction_id, MAX(s.addressee), MAX(s.product_id), MIN(s.at) FROM store_statements s
LEFT JOIN processed_transactions p ON p.store = s.store AND p.transaction_id = s.transaction_id
LEFT JOIN letters l ON l.id = s.letter_id
WHERE s.at >= :since AND s.state = 'paid' AND s.sandbox = 0 AND s.addressee IS NOT NULL
  AND p.account_id IS NULL AND l.id IS NULL AND NOT {_NEWER}
GROUP BY s.store, s.transaction_id ORDER BY MIN(s.at)
"""  # noqa: S608  # our own words
_NOT_KNOWN: Final = """
SELECT p.store, p.transaction_id, p.account_id, p.product_id, p.at FROM processed_transactions p
LEFT JOIN store_statements s ON s.store = p.store AND s.transaction_id = p.transaction_id
WHERE p.at >= :since AND p.at < :until AND s.store IS NULL ORDER BY p.at
"""
_UNASSIGNED: Final = """
SELECT store, transaction_id, addressee, product_id, at FROM store_statements
WHERE addressee IS NULL AND state IN ('paid', 'taken_back') ORDER BY at
"""
_WAITING: Final = """
SELECT s.store, s.transaction_id, s.addressee, s.product_id, s.at, s.state FROM store_statements s
JOIN letters l ON l.id = s.letter_id ORDER BY s.at
"""
_STUCK: Final = "SELECT id, to_account, at FROM letters WHERE at < :before ORDER BY id"
_ERRANDS: Final = """
SELECT store, kind, purchase_id, account_id, at, deadline_at, tries, error, given_up FROM store_errands ORDER BY at
"""


class Loose(msgspec.Struct, frozen=True):
    """A transaction that is on one side only. Transactions are named by the house's ids: a store's own could be
    shown by anybody who reads a report."""

    store: str
    purchase_id: str
    account_id: int | None
    product_id: str
    at: int


class OpenErrand(msgspec.Struct, frozen=True):
    """Something a store was not told yet."""

    store: str
    kind: str
    purchase_id: str
    account_id: int
    at: int
    deadline_at: int
    tries: int
    error: str
    given_up: bool


class StuckLetter(msgspec.Struct, frozen=True):
    """A letter, of any feature, that nobody could open."""

    id: int
    account_id: int
    at: int


_ErrandRow = tuple[str, str, str, int, int, int, int, str, bool]


class Found(msgspec.Struct, frozen=True):
    """One line of the report."""

    count: int
    named: tuple[Loose, ...]
    """At most MOST_NAMED, the oldest first."""


class CaughtUp(msgspec.Struct, frozen=True):
    """What was read in a store's own books."""

    store: str
    told: int
    new: int
    """Notifications that had not arrived."""
    error: str = ""
    """Why it could not be read to the end."""


class Report(msgspec.Struct, frozen=True):
    """Everything that is not as it should be, or not yet."""

    at: int
    since: int
    stores: tuple[CaughtUp, ...]
    assigned: int
    """Statements whose account became known."""
    told_again: int
    """Paid purchases that were told to their accounts once more."""
    paid_not_granted: Found
    granted_not_known: Found
    """Granted, and neither a notification nor the store's books told of it; of stores that were read."""
    unassigned: Found
    letters_waiting: Found
    refunds_waiting: Found
    letters_stuck: int
    stuck: tuple[StuckLetter, ...]
    """At most MOST_NAMED, the oldest first."""
    errands: tuple[OpenErrand, ...]
    errands_late: int
    errands_given_up: int

    @property
    def is_clean(self) -> bool:
        """Whether nobody has to look."""
        return not (
            self.paid_not_granted.count
            or self.granted_not_known.count
            or self.unassigned.count
            or self.letters_stuck
            or self.errands_late
            or self.errands_given_up
            or any(store.error for store in self.stores)
        )


async def report(
    reads: Rows, caught_up: Sequence[CaughtUp], since: int, now: int, assigned: int = 0, told_again: int = 0
) -> Report:
    """What stands between the books, of what was told or granted since then (Unix ms). Raises Unavailable."""
    read = {one.store for one in caught_up if not one.error}
    not_known = [row for row in await reads.rows(_NOT_KNOWN, since=since, until=now - HOUR_MS) if row[0] in read]
    waiting = await reads.rows(_WAITING)
    stuck = await reads.rows(_STUCK, before=now - STUCK_MS)
    errands = tuple(OpenErrand(*cast("_ErrandRow", (*row[:8], bool(row[8])))) for row in await reads.rows(_ERRANDS))
    return Report(
        at=now,
        since=since,
        stores=tuple(caught_up),
        assigned=assigned,
        told_again=told_again,
        paid_not_granted=_found(await reads.rows(_PAID_NOT_GRANTED, since=since)),
        granted_not_known=_found(not_known),
        unassigned=_found(await reads.rows(_UNASSIGNED)),
        letters_waiting=_found(waiting),
        refunds_waiting=_found([row for row in waiting if row[5] == "taken_back"]),
        letters_stuck=len(stuck),
        stuck=tuple(StuckLetter(*cast("tuple[int, int, int]", row)) for row in stuck[:MOST_NAMED]),
        errands=errands[:MOST_NAMED],
        errands_late=sum(not errand.given_up and errand.deadline_at <= now for errand in errands),
        errands_given_up=sum(errand.given_up for errand in errands),
    )


def _found(rows: Sequence[tuple[object, ...]]) -> Found:
    named = tuple(
        Loose(str(store), purchase_id(str(store), str(name)), account, str(product), at)  # type: ignore[arg-type]  # columns as selected
        for store, name, account, product, at, *_ in rows[:MOST_NAMED]
    )
    return Found(len(rows), named)
