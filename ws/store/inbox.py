"""What stores tell by themselves: kept, and written to the accounts, before the store hears that it was.

Many notifications share a transaction, as turns do in the committer: what arrives while one is written goes into the
next. A notification that is there already writes nothing; so a store, or a job that reads a store's own books, may
tell everything as often as it likes. What can not be written is answered `Unavailable`, and the store tells it again.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

import msgspec
import structlog

from ws.kernel.commit import OutgoingLetter
from ws.kernel.errors import Unavailable
from ws.kernel.stores import Notice, Statement, StoreTransaction
from ws.store.addressees import Addressees, Key
from ws.store.batch import Insert, Row, Update, Upsert
from ws.store.batch import Statement as Sql
from ws.store.database import Database
from ws.store.rescissions import rescinding
from ws.store.writers import Clash, Duplicate, Lost, Questions, Rejected, Writer

log = structlog.get_logger("store.inbox")

NOTICES_AT_ONCE: Final = 200
MOST_WAITING: Final = 5000
TRIES: Final = 5
ASSIGN_EVERY_SECONDS: Final = 30.0
ASSIGNED_AT_ONCE: Final = 200
_STATEMENT: Final = (
    "store", "notification_id", "transaction_id", "addressee", "letter_id", "product_id", "state", "state_at",
    "sandbox", "at", "body",
)  # fmt: skip
_UNASSIGNED: Final = """
SELECT s.store, s.notification_id, s.transaction_id, p.account_id, s.body FROM store_statements s
JOIN processed_transactions p ON p.store = s.store AND p.transaction_id = s.transaction_id
WHERE s.addressee IS NULL ORDER BY p.account_id LIMIT :most
"""
_NOT_GRANTED: Final = """
SELECT s.store, s.notification_id, s.transaction_id, s.addressee, s.body FROM store_statements s
LEFT JOIN processed_transactions p ON p.store = s.store AND p.transaction_id = s.transaction_id
LEFT JOIN letters l ON l.id = s.letter_id
WHERE s.state = 'paid' AND s.sandbox = 0 AND s.addressee IS NOT NULL AND p.account_id IS NULL AND l.id IS NULL
  AND s.at >= :since AND NOT EXISTS (
    SELECT 1 FROM store_statements n WHERE n.store = s.store AND n.transaction_id = s.transaction_id
    AND n.state IN ('taken_back', 'cancelled') AND n.state_at >= s.state_at)
ORDER BY s.addressee LIMIT :most
"""


class _Waiting(msgspec.Struct):
    notice: Notice
    done: asyncio.Future[bool]

    @property
    def key(self) -> Key:
        return self.notice.store, self.notice.notification_id


class Inbox:
    """See the module. `post` gets the letters that were written; it is called on the event loop."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        new_id: Callable[[], int],
        now_ms: Callable[[], int],
        post: Callable[[Sequence[OutgoingLetter]], None],
    ) -> None:
        self._database = database
        self._addressees = Addressees(database)
        self._writer = writer
        self._new_id = new_id
        self._now_ms = now_ms
        self._post = post
        self._waiting: deque[_Waiting] = deque()
        self._task: asyncio.Task[None] | None = None
        self.kept = 0
        """Notifications that were written."""
        self.repeated = 0
        """Those that were there already."""

    async def keep(self, notice: Notice) -> bool:
        """Keep a notification for good; False when it was there. Raises Unavailable."""
        if len(self._waiting) >= MOST_WAITING:
            raise Unavailable("Too much is being told at once.")
        waiting = _Waiting(notice, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="inbox")
        return await waiting.done

    async def note_claim(self, transaction: StoreTransaction, account_id: int) -> None:
        """Keep that an account showed what is another's. Raises nothing: whoever showed it is refused in any case."""
        row = (transaction.store, transaction.transaction_id, account_id, self._now_ms())
        columns = ("store", "transaction_id", "account_id", "at")
        try:
            await self._write([Upsert("receipt_claims", columns, columns[:3], [row])])
        except (Lost, Clash, Duplicate, Rejected) as error:
            log.warning("a refused claim could not be noted", account=account_id, error=type(error).__name__)

    async def assign(self) -> int:
        """Write to the accounts that have become known what nobody could be told; returns how many statements."""
        return await self._address(await self._database.rows(_UNASSIGNED, most=ASSIGNED_AT_ONCE))

    async def tell_again(self, since: int) -> int:
        """Write once more to accounts that were told of a paid purchase since then (Unix ms) and have not been
        granted it (a product that was not known, say); returns how many statements."""
        return await self._address(await self._database.rows(_NOT_GRANTED, since=since, most=ASSIGNED_AT_ONCE))

    async def run(self) -> None:
        """Look now and then for whom to tell what nobody could be told."""
        while True:
            await asyncio.sleep(ASSIGN_EVERY_SECONDS)
            try:
                await self.assign()
            except (Lost, Clash, Duplicate, Rejected, Unavailable) as error:
                log.warning("assigning failed; it will be tried again", error=type(error).__name__)

    async def close(self) -> None:
        """Wait for what is being written, and give the connection back."""
        if self._task is not None:
            await self._task
        await self._writer.close()

    async def _run(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), NOTICES_AT_ONCE))]
            try:
                await self._settle(batch)
            except Exception as error:
                if not isinstance(error, Lost | Clash | Unavailable):
                    log.error("notifications could not be kept", notices=len(batch), error=type(error).__name__)
                for waiting in batch:
                    if not waiting.done.done():
                        waiting.done.set_exception(Unavailable("The notification could not be kept."))

    async def _settle(self, batch: list[_Waiting]) -> None:
        for left in range(TRIES - 1, -1, -1):
            try:
                await self._write_batch(batch)
            except (Duplicate, Clash):  # another process keeps the same, or locks collided: look again
                if not left:
                    raise
            except Rejected as error:
                if len(batch) == 1:
                    raise
                log.warning("notifications refused, trying one by one", notices=len(batch), error=str(error)[:200])
                for waiting in batch:
                    await self._settle_alone(waiting)
                return
            else:
                return

    async def _settle_alone(self, waiting: _Waiting) -> None:
        try:
            await self._settle([waiting])
        except Rejected as error:
            log.error("a notification is refused by the database", store=waiting.notice.store, error=str(error)[:200])
            if not waiting.done.done():
                waiting.done.set_exception(Unavailable("The notification could not be kept."))

    async def _write_batch(self, batch: list[_Waiting]) -> None:
        told = [s.transaction for waiting in batch for s in waiting.notice.statements]
        rescinded = [(w.notice.store, w.notice.rescission.customer) for w in batch if w.notice.rescission is not None]
        known, addressees, customers = await asyncio.gather(
            self._addressees.known(waiting.key for waiting in batch),
            self._addressees.of(told),
            self._addressees.customers(rescinded),
        )
        fresh = {waiting.key: waiting.notice for waiting in reversed(batch) if waiting.key not in known}
        letters: list[OutgoingLetter] = []
        if fresh:
            letters = await self._write_notices(tuple(fresh.values()), addressees, customers)
        for waiting in batch:
            is_new = fresh.pop(waiting.key, None) is not None
            self.kept += is_new
            self.repeated += not is_new
            if not waiting.done.done():  # whoever told it may have gone
                waiting.done.set_result(is_new)
        self._post(letters)

    async def _write_notices(
        self, notices: Sequence[Notice], addressees: Mapping[Key, int], customers: Mapping[Key, Sequence[int]]
    ) -> list[OutgoingLetter]:
        at = self._now_ms()
        letters: list[OutgoingLetter] = []
        rows: list[Row] = []
        for notice in notices:
            for told in {s.transaction.transaction_id: s for s in notice.statements}.values():
                addressee = addressees.get((told.transaction.store, told.transaction.transaction_id))
                letter = OutgoingLetter(self._new_id(), addressee, told.letter) if addressee is not None else None
                letters.extend([letter] if letter is not None else [])
                rows.append(_row(notice, told, addressee, letter.id if letter is not None else None, at))
        columns = ("store", "notification_id", "kind", "told_at", "at")
        told_rows: list[Row] = [(n.store, n.notification_id, n.kind[:64], n.at, at) for n in notices]
        statements: list[Sql] = [Insert("store_notifications", columns, told_rows)]
        if rows:
            statements.append(Insert("store_statements", _STATEMENT, rows))
        more, flags = rescinding(notices, customers, self._new_id, at)
        letters += more
        await self._write([*statements, *flags, *_letters(letters, at)])
        return letters

    async def _address(self, found: Sequence[tuple[object, ...]]) -> int:
        if not found:
            return 0
        rows = [(str(s), str(n), str(t), cast(int, to), bytes(cast(bytes, body))) for s, n, t, to, body in found]
        letters = [OutgoingLetter(self._new_id(), to, body) for _, _, _, to, body in rows]
        columns = _STATEMENT[:5]
        updates: list[Row] = [
            (store, notification_id, transaction_id, letter.to_account, letter.id)
            for (store, notification_id, transaction_id, _, _), letter in zip(rows, letters, strict=True)
        ]
        at = self._now_ms()
        await self._write([Update("store_statements", columns, columns[:3], updates), *_letters(letters, at)])
        self._post(letters)
        return len(letters)

    async def _write(self, statements: Sequence[Sql]) -> None:
        await self._writer.begin(Questions(secrets.token_hex(16), self._now_ms(), (), (), ()))
        await self._writer.write(statements)


def _row(notice: Notice, told: Statement, addressee: int | None, letter_id: int | None, at: int) -> Row:
    about = told.transaction
    return (
        notice.store, notice.notification_id, about.transaction_id, addressee, letter_id, about.product_id,
        about.state.value, about.state_at, about.sandbox, at, told.letter,
    )  # fmt: skip


def _letters(letters: Sequence[OutgoingLetter], at: int) -> list[Sql]:
    """In the order of their accounts, as the committer locks them: a letter locks the row of its addressee."""
    rows: list[Row] = [(n.id, n.to_account, at, n.body) for n in sorted(letters, key=lambda n: n.to_account)]
    return [Insert("letters", ("id", "to_account", "at", "body"), rows)] if rows else []
