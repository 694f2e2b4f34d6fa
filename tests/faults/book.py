"""Accounts that only keep books: units for the committer whose every part can be found again."""

from __future__ import annotations

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.features.accounts.records import User
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.commit import CommitUnit, KeptPush, Outcome, Put, RequestKey, Verdict
from ws.kernel.player import Player
from ws.store.committer import Committer
from ws.store.writers import Lost, Writer

from .databases import Place

NOW: Final = 1_790_000_000_000
_names = count(1)


class Told(msgspec.Struct):
    """A unit that was submitted, and every answer it was given."""

    name: str
    account_id: int
    seq: int
    key_hash: str
    spoilt: str
    outcomes: list[Outcome] = msgspec.field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """The first answer."""
        return self.outcomes[0].verdict


class Account:
    """One player without a game: moves a diamond at a time, one unit after the other."""

    def __init__(self, account_id: int, committer: Committer, writer: Writer, place: Place) -> None:
        self.account_id = account_id
        self.told: list[Told] = []
        self._committer = committer
        self._writer = writer
        self._place = place
        self._player = Player(id=account_id, created_at=NOW)
        self._epoch = 1

    async def open(self) -> Verdict:
        """Create the account; tries again until it is there."""
        while True:
            unit = CommitUnit(self.account_id, 1, NOW)
            unit.creates = True
            user = User(id=self.account_id, created_at=NOW, display_name=f"Book {self.account_id}")
            unit.puts = [Put(User, self.account_id, "", user), Put(Player, self.account_id, "", self._player)]
            verdict = (await self._submit(unit)).verdict
            if verdict is Verdict.WRITTEN or self._place.rows("SELECT 1 FROM players WHERE id = ?", self.account_id):
                return verdict

    async def move(self, amount: int, spoilt: str = "") -> Told:
        """Gain or lose diamonds: balance, ledger row, kept push and key, all or nothing.

        `spoilt` makes a unit the database must refuse ("duplicate", "rejected"), one no driver
        can tell it ("unspeakable"), or one that has no key to fall back on ("keyless").
        """
        unit, told, after = self._unit(amount, spoilt)
        self.told.append(told)
        outcome = await self._submit(unit, told)
        if outcome.verdict is Verdict.WRITTEN:
            self._player = after
        elif outcome.verdict in (Verdict.UNKNOWN, Verdict.STALE, Verdict.LOST_OWNERSHIP):
            await self.reload()
        return told

    async def repeat(self, told: Told) -> Outcome:
        """Ask for a written unit once more, with its key: as a client that lost the reply does."""
        unit, _, _ = self._unit(1, "")
        unit.request_key = RequestKey(told.key_hash, told.key_hash, b"another reply")
        return await self._submit(unit)

    def take(self, epoch: int) -> None:
        """Believe to own the account by this epoch."""
        self._epoch = epoch

    async def reload(self) -> None:
        """Take ownership again and believe what the database says, as the loader does."""
        while True:
            try:
                self._epoch = (await self._writer.raise_epochs([self.account_id]))[self.account_id]
            except Lost:
                continue
            break
        columns = ", ".join(Player.__struct_fields__)
        self._player = Player(*self._place.rows(f"SELECT {columns} FROM players WHERE id = ?", self.account_id)[0])

    def _unit(self, amount: int, spoilt: str) -> tuple[CommitUnit, Told, Player]:
        name = f"unit {next(_names)}"
        before = self._player
        number, seq = before.ledger_entries + 1, before.push_seq + 1
        after = replace(before, diamonds=before.diamonds + amount, ledger_entries=number, push_seq=seq)
        key_hash = hashlib.sha256(name.encode()).hexdigest()
        unit = CommitUnit(self.account_id, self._epoch, NOW)
        unit.puts = [Put(Player, self.account_id, "", after)]
        entry = DiamondTransaction(self.account_id, number, amount, after.diamonds, "house:test", "test", name, NOW)
        unit.rows = [entry]
        if spoilt == "duplicate":
            unit.rows.append(replace(entry, cause=f"{name} again"))
        elif spoilt == "rejected":
            unit.rows.append(replace(entry, number=number + 1, reason=None))  # a column that must not be empty
        elif spoilt == "unspeakable":
            unit.rows.append(replace(entry, number=number + 1, cause="\ud800"))
        unit.diamonds_before = before.diamonds
        if spoilt != "keyless":
            unit.request_key = RequestKey(key_hash, key_hash, name.encode())
        unit.kept = [KeptPush(seq, NOW, name.encode())]
        return unit, Told(name, self.account_id, seq, key_hash, spoilt), after

    async def _submit(self, unit: CommitUnit, told: Told | None = None) -> Outcome:
        answered: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def done(outcome: Outcome) -> None:
            if told is not None:
                told.outcomes.append(outcome)
            if not answered.done():
                answered.set_result(outcome)

        self._committer.submit(unit, done)
        return await answered


def problems(place: Place, told: Sequence[Told]) -> list[str]:
    """Every way in which what was told is not what the database holds."""
    causes = [row[0] for row in place.rows("SELECT cause FROM diamond_transactions")]
    hashes = {row[0] for row in place.rows("SELECT key_hash FROM request_keys")}
    pushes = {bytes(row[0]).decode() for row in place.rows("SELECT body FROM outbox")}
    found: list[str] = []
    for unit in told:
        key = unit.key_hash in hashes if unit.spoilt != "keyless" else unit.name in causes
        parts = (causes.count(unit.name), int(key), int(unit.name in pushes))
        if len(unit.outcomes) != 1:
            found.append(f"{unit.name} was answered {len(unit.outcomes)} times: {unit.outcomes}")
            continue
        verdict = unit.verdict
        allowed = {(1, 1, 1)} if verdict is Verdict.WRITTEN else {(0, 0, 0)}
        if verdict is Verdict.UNKNOWN:
            allowed = {(0, 0, 0), (1, 1, 1)}
        if parts not in allowed:
            found.append(f"{unit.name} was answered {verdict.value}, but ledger, key, push stand at {parts}")
    return found + ledger_problems(place)


def ledger_problems(place: Place) -> list[str]:
    """Accounts whose balance, count and running balance do not agree."""
    found: list[str] = []
    ledger: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    columns = "account_id, number, amount, balance_after"
    for account_id, *row in place.rows(f"SELECT {columns} FROM diamond_transactions ORDER BY account_id, number"):
        ledger[account_id].append((row[0], row[1], row[2]))
    for account_id, diamonds, entries in place.rows("SELECT id, diamonds, ledger_entries FROM players"):
        rows = ledger[account_id]
        if [row[0] for row in rows] != list(range(1, entries + 1)):
            found.append(f"account {account_id}: {entries} entries, but numbers {[row[0] for row in rows]}")
        balance = 0
        for number, amount, after in rows:
            balance += amount
            if balance != after:
                found.append(f"account {account_id}: entry {number} says {after}, the sum is {balance}")
        if balance != diamonds:
            found.append(f"account {account_id}: has {diamonds} diamonds, the ledger sums to {balance}")
    return found
