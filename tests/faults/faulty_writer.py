"""A writer that fails as databases do: before, after and long after the COMMIT."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum

from ws.store.batch import Statement
from ws.store.writers import Answers, Clash, Duplicate, Lost, Questions, Rejected, Writer


class Fate(Enum):
    """What happens to one call."""

    GOOD = "good"
    LOST = "lost"
    """The connection breaks before anything is done."""
    LOST_AFTER_COMMIT = "lost after commit"
    """The COMMIT is done, but its answer never comes."""
    LOST_COMMIT_LATE = "lost, commit late"
    """The connection breaks; the server works off the COMMIT only afterwards. Locks keep every
    later transaction on the same accounts behind it; a plain look at the database does not wait
    for locks and would find nothing yet."""
    CLASH = "clash"
    DEFECT = "defect"
    """An exception no writer promises, with nothing written."""


BEGIN_FATES = (Fate.GOOD, Fate.LOST, Fate.CLASH, Fate.DEFECT)
WRITE_FATES = tuple(Fate)


class FaultyWriter:
    """A `Writer` around a real one. `fate_of(call, possible)` decides each call's fate."""

    def __init__(self, inner: Writer, fate_of: Callable[[str, Sequence[Fate]], Fate]) -> None:
        self._inner = inner
        self._fate_of = fate_of
        self._asked: Questions | None = None
        self._late: tuple[Questions, Sequence[Statement]] | None = None
        self.met: list[tuple[str, Fate]] = []

    async def begin(self, questions: Questions) -> Answers:
        await self._settle_late()
        self._asked = questions
        self._fail_early("begin", BEGIN_FATES)
        return await self._inner.begin(questions)

    async def write(self, statements: Sequence[Statement]) -> None:
        fate = self._next("write", WRITE_FATES)
        if fate is Fate.GOOD:
            await self._inner.write(statements)
            return
        if fate is Fate.LOST_AFTER_COMMIT:
            await self._inner.write(statements)
            raise Lost("gone after COMMIT", in_doubt=True)
        await self._inner.abandon()
        if fate is Fate.LOST_COMMIT_LATE and self._asked is not None:
            self._late = (self._asked, list(statements))
            raise Lost("gone in COMMIT", in_doubt=True)
        _raise(fate)

    async def abandon(self) -> None:
        await self._inner.abandon()

    async def raise_epochs(self, accounts: Sequence[int]) -> dict[int, int]:
        await self._settle_late()
        return await self._inner.raise_epochs(accounts)

    async def prune(self, table: str, before: int, most: int) -> int:
        return await self._inner.prune(table, before, most)

    async def close(self) -> None:
        await self._settle_late()
        await self._inner.close()

    async def _settle_late(self) -> None:
        """The old transaction still holds its locks: it ends before another one begins."""
        if self._late is None:
            return
        (questions, statements), self._late = self._late, None
        await self._inner.begin(questions)
        with suppress(Duplicate, Rejected):  # then the line broke before the COMMIT was even sent
            await self._inner.write(statements)

    def _fail_early(self, call: str, possible: Sequence[Fate]) -> None:
        fate = self._next(call, possible)
        if fate is not Fate.GOOD:
            _raise(fate)

    def _next(self, call: str, possible: Sequence[Fate]) -> Fate:
        fate = self._fate_of(call, possible)
        self.met.append((call, fate))
        return fate


def _raise(fate: Fate) -> None:
    if fate is Fate.CLASH:
        raise Clash("deadlock found")
    if fate is Fate.DEFECT:
        raise RuntimeError("what no writer promises")
    raise Lost("the server has gone away")
