"""What a turn asks the store to write, and what the store answers."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

import msgspec

from ws.kernel.records import Record


class Put(msgspec.Struct, frozen=True, gc=False):
    """One record to write, or to remove (`record` is None)."""

    kind: type[Record]
    owner_id: int
    key: str
    record: Record | None


class RequestKey(msgspec.Struct, frozen=True, gc=False):
    """An idempotency key with the reply that belongs to it."""

    key_hash: str
    """SHA-256 of account, type and key, in hex: the key itself is never stored."""
    content_hash: str
    reply: bytes = b""


class KeptPush(msgspec.Struct, frozen=True, gc=False):
    """A push that waits in the database until the client acknowledges it."""

    seq: int
    at: int
    body: bytes


class OutgoingLetter(msgspec.Struct, frozen=True, gc=False):
    """A letter to another owner."""

    id: int
    to_account: int
    body: bytes


class CommitUnit:
    """Everything one turn writes: all of it, or nothing."""

    __slots__ = (
        "account_id", "at", "consumed_letter", "creates", "diamonds_before", "drop_pushes_up_to",
        "epoch", "kept", "letters", "puts", "request_key", "rows",
    )  # fmt: skip

    def __init__(self, account_id: int, epoch: int, at: int) -> None:
        self.account_id = account_id
        self.epoch = epoch
        self.at = at
        """Unix milliseconds of the turn."""
        self.puts: list[Put] = []
        self.rows: list[Record] = []
        """New rows of history tables, written by plain INSERT."""
        self.diamonds_before: int | None = None
        """The balance the turn was decided on; None when it leaves the player's row alone."""
        self.request_key: RequestKey | None = None
        self.kept: list[KeptPush] = []
        self.drop_pushes_up_to = 0
        self.letters: list[OutgoingLetter] = []
        self.consumed_letter: int | None = None
        self.creates = False
        """The owner does not exist yet; its rows are inserted, with epoch 1."""

    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (
            self.puts or self.rows or self.kept or self.letters
            or self.drop_pushes_up_to or self.consumed_letter is not None
        )  # fmt: skip


class Verdict(Enum):
    """How a unit ended. Only WRITTEN changed anything."""

    WRITTEN = "written"
    REPLAYED = "replayed"
    """The request key was used before; the kept reply comes along."""
    LOST_OWNERSHIP = "lost_ownership"
    """Another process has loaded this owner since."""
    STALE = "stale"
    """A guarded value is not what the turn was decided on; load again and decide again."""
    LETTER_GONE = "letter_gone"
    CONFLICT = "conflict"
    """A unique key is taken."""
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"
    """The connection broke in COMMIT and the database could not be asked since."""
    FAILED = "failed"
    """The database refuses this unit for itself; a defect."""


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """The store's answer to one unit."""

    verdict: Verdict
    kept: RequestKey | None = None
    error: str = ""


Done = Callable[[Outcome], None]


class CommitPort(Protocol):
    """The store as a turn sees it."""

    def submit(self, unit: CommitUnit, done: Done, since: float | None = None) -> None:
        """Write the unit with whatever else is ready; `done` is called on the event loop.

        `since` (time of the loop, seconds) is when somebody began to wait for it, if that was
        before now: patience counts from there.
        """
