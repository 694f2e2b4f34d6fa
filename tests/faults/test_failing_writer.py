"""Failing writer: whatever the driver does, the committer's answers are true.

Proven, by random schedules of faults at the driver and by each fault alone: a unit answered
WRITTEN stands in the database once, whole; one answered otherwise is not there (UNKNOWN: all
or nothing); each unit is answered exactly once; a unit that the database refuses for itself
takes nobody else's along; the ledger's sums hold.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.kernel.commit import Verdict
from ws.store import schema
from ws.store.committer import Committer, CommitterSettings
from ws.store.database import Database

from .book import Account, Told, problems
from .databases import MysqlPlace, Place, SqlitePlace
from .faulty_writer import BEGIN_FATES, Fate, FaultyWriter

BOOK = Rulebook(ROSTER)
METADATA = schema.build(BOOK.records.values(), BOOK.definitions)
QUICK = CommitterSettings(units_per_batch=200, backlog=5000, patience_seconds=0.02, retry_seconds=0.001)
PATIENT = CommitterSettings(units_per_batch=200, backlog=5000, patience_seconds=20.0, retry_seconds=0.001)
ALL_GOOD = ("", "", "", "")
SPOILT = ("", "", "keyless", "duplicate", "rejected", "unspeakable")

FateOf = Callable[[str, Sequence[Fate]], Fate]
Script = Callable[[Sequence[Account]], Coroutine[object, object, None]]


def scripted(fates: Sequence[Fate]) -> FateOf:
    """Fates in the order given, each to the next call that can meet it; then all is good."""
    waiting = list(fates)

    def fate_of(call: str, possible: Sequence[Fate]) -> Fate:
        if waiting and waiting[0] in possible:
            return waiting.pop(0)
        return Fate.GOOD

    return fate_of


def on_write(fate: Fate) -> FateOf:
    """One fate for the first write of several units, none for the rest."""
    done = False

    def fate_of(call: str, possible: Sequence[Fate]) -> Fate:
        nonlocal done
        if call == "write" and not done:
            done = True
            return fate
        return Fate.GOOD

    return fate_of


async def play(
    place: Place, fate_of: FateOf, script: Script, accounts: int = 4, bounds: CommitterSettings = QUICK
) -> list[Told]:
    """Open accounts in peace, let the script run under faults, drain; gives what was told."""
    database = Database(place.url)
    peaceful = True
    writer = FaultyWriter(
        database.writer(), lambda call, possible: Fate.GOOD if peaceful else fate_of(call, possible)
    )
    committer = Committer(writer, METADATA, bounds, lambda: 1_790_000_000_000)
    committer.start()
    books = [Account(number, committer, writer, place) for number in range(1, accounts + 1)]
    try:
        await asyncio.gather(*(book.open() for book in books))
        peaceful = False
        async with asyncio.timeout(60):
            await script(books)
    finally:
        peaceful = True
        await committer.close()
        await database.close()
    return [told for book in books for told in book.told]


async def _moves(books: Sequence[Account], rounds: int, spoils: Sequence[str] = ALL_GOOD, spoilt: int = 1) -> None:
    async def one(number: int, book: Account) -> None:
        for turn in range(rounds):
            await book.move(turn + 1, spoils[number] if turn == spoilt else "")

    await asyncio.gather(*(one(number, book) for number, book in enumerate(books)))


@pytest.mark.parametrize("fate", [fate for fate in Fate if fate is not Fate.DEFECT])
def test_one_fault_in_a_write_is_healed(place: Place, fate: Fate) -> None:
    """A single fault shorter than the patience costs nobody anything: every unit is WRITTEN,
    and stands once, even when the COMMIT went through unheard or came late."""
    spoils = ("", "keyless", "", "keyless")
    told = asyncio.run(play(place, on_write(fate), lambda books: _moves(books, 3, spoils, 0), bounds=PATIENT))
    assert problems(place, told) == []
    assert Counter(unit.verdict for unit in told) == {Verdict.WRITTEN: 12}


def test_one_defect_in_a_write_is_told_as_unknown(place: Place) -> None:
    """An exception that no writer promises: its batch is answered once, and the next ones go on."""
    told = asyncio.run(play(place, on_write(Fate.DEFECT), lambda books: _moves(books, 3), bounds=PATIENT))
    assert problems(place, told) == []
    assert sum(unit.verdict is Verdict.WRITTEN for unit in told) >= 8


@pytest.mark.parametrize("spoilt", ["duplicate", "rejected", "unspeakable"])
def test_a_culprit_takes_nobody_along(place: Place, spoilt: str) -> None:
    """Units that the database refuses, or that the driver can not even tell it, are found among
    the others of their batch and refused alone; their good rows do not ride along."""
    spoils = (spoilt, "", spoilt, "")
    told = asyncio.run(play(place, scripted([]), lambda books: _moves(books, 3, spoils), bounds=PATIENT))
    assert problems(place, told) == []
    expected = Verdict.CONFLICT if spoilt == "duplicate" else Verdict.FAILED
    for unit in told:
        assert unit.verdict is (expected if unit.spoilt else Verdict.WRITTEN), unit


@pytest.mark.parametrize("fate", [Fate.LOST_AFTER_COMMIT, Fate.LOST_COMMIT_LATE, Fate.LOST])
def test_a_key_is_good_for_one_reply_whatever_happened(place: Place, fate: Fate) -> None:
    """A repeat with the same key gives the first reply and changes nothing."""

    async def script(books: Sequence[Account]) -> None:
        first = await books[0].move(5)
        assert first.verdict is Verdict.WRITTEN
        again = await books[0].repeat(first)
        assert again.verdict is Verdict.REPLAYED
        assert again.kept is not None
        assert again.kept.reply == first.name.encode()

    told = asyncio.run(play(place, on_write(fate), script, accounts=1, bounds=PATIENT))
    assert problems(place, told) == []


def test_a_long_absence_is_told_and_nothing_is_half_done(place: Place) -> None:
    """Away for longer than the patience: what is answered meanwhile is answered in time, and true."""
    fates = [Fate.LOST] * 400

    async def script(books: Sequence[Account]) -> None:
        async def one(book: Account) -> None:
            started = asyncio.get_running_loop().time()
            await book.move(1)
            assert asyncio.get_running_loop().time() - started < QUICK.patience_seconds + 1.0

        await asyncio.gather(*(one(book) for book in books))
        fates.clear()
        await _moves(books, 2)

    def fate_of(call: str, possible: Sequence[Fate]) -> Fate:
        return fates.pop() if fates and Fate.LOST in possible else Fate.GOOD

    told = asyncio.run(play(place, fate_of, script))
    assert problems(place, told) == []
    assert sum(unit.verdict is Verdict.WRITTEN for unit in told) >= 8


def _random_schedule(fates: Sequence[Fate], spoils: Sequence[str], bounds: CommitterSettings) -> None:
    with tempfile.TemporaryDirectory(prefix="faults-", dir=_fast_folder()) as folder:
        place = SqlitePlace(Path(folder) / "random.db")
        shutil.copyfile(SqlitePlace.make(Path(folder) / "made.db").path, place.path)
        told = asyncio.run(play(place, scripted(fates), lambda books: _moves(books, 5, spoils), bounds=bounds))
        assert problems(place, told) == []


def _fast_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


SCHEDULES = st.lists(st.sampled_from(list(Fate)), max_size=14)
SPOILS = st.tuples(*[st.sampled_from(SPOILT)] * 4)


@given(fates=SCHEDULES, spoils=SPOILS, bounds=st.sampled_from([QUICK, PATIENT]))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
def test_random_schedules(fates: Sequence[Fate], spoils: Sequence[str], bounds: CommitterSettings) -> None:
    """Any short schedule of faults, with culprits among the units: the answers are true."""
    _random_schedule(fates, spoils, bounds)


def test_many_random_schedules(long_form: bool) -> None:
    """The long form: two thousand longer schedules, seeded."""
    if not long_form:
        pytest.skip("only in the long form (--long)")
    for seed in range(2000):
        chance = Random(seed)
        fates = [chance.choice(list(Fate)) for _ in range(chance.randint(0, 60))]
        spoils = [chance.choice(SPOILT) for _ in range(4)]
        _random_schedule(fates, spoils, chance.choice([QUICK, PATIENT]))


@pytest.mark.mysql
def test_random_schedules_on_mysql(mysql_place: MysqlPlace, long_form: bool) -> None:
    """The same on MySQL, with its real locks and transactions; one database, fresh accounts."""
    for seed in range(200 if long_form else 5):
        chance = Random(seed)
        fates = [chance.choice(list(Fate)) for _ in range(chance.randint(4, 30))]
        mysql_place.empty()
        spoils = [chance.choice(SPOILT) for _ in range(4)]
        script = lambda books: _moves(books, 4, spoils)  # noqa: E731, B023  # used before the next round
        told = asyncio.run(play(mysql_place, scripted(fates), script, bounds=chance.choice([QUICK, PATIENT])))
        assert problems(mysql_place, told) == [], f"seed {seed}"


def test_the_schedules_reach_every_fault() -> None:
    """The wrapper can meet each call with each fault: nothing here is proven by leaving out."""
    assert set(BEGIN_FATES) < set(Fate)
    calls: Counter[Fate] = Counter()
    chance = Random(1)
    fate_of = scripted([chance.choice(list(Fate)) for _ in range(100)])
    for _ in range(300):
        calls[fate_of("write", list(Fate))] += 1
    assert set(calls) == set(Fate)
