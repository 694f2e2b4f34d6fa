"""Group commit: guards, epochs, keys, culprits, bounds; on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from tests.support.store import (
    Store,
    creation,
    kept,
    key,
    letter,
    life_of,
    names,
    opened,
    put,
    spending,
    unit_for,
)
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.kernel.commit import Outcome, RequestKey, Verdict
from ws.kernel.errors import Refused
from ws.store.committer import CommitterSettings
from ws.store.writers import Answers, Questions, Writer


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


async def test_a_unit_is_written_whole(store: Store) -> None:
    player = await store.new_account()
    life = life_of(player)
    money = Money(cents=-12_345)
    unit = spending(player, 30)
    unit.puts += put(life.id, money)
    unit.rows = [*unit.rows, life]
    unit.puts[0] = put(player.id, replace(unit.puts[0].record, life_id=life.id))[0]  # type: ignore[type-var]  # a Player
    unit.kept = kept(1, 2)
    unit.letters = [letter(5, player, b"\x00\xff'\\")]
    assert await store.verdicts(unit) == [Verdict.WRITTEN]
    loaded = await store.loader.load(player.id)
    assert loaded.state.find(Money) == money
    assert loaded.letters == ((5, b"\x00\xff'\\"),)
    assert (await store.rows("SELECT last_name FROM lives"))[0][0] == life.last_name
    assert await store.outbox.missed(player.id, 0) == [(1, b'{"seq":1}'), (2, b'{"seq":2}')]
    assert await store.diamonds(player) == 70


async def test_a_record_that_was_taken_away_is_gone(store: Store) -> None:
    player = await store.new_account()
    life = life_of(player)
    person = Person(
        id="p1", relation="mother", first_name="A", last_name="B", sex="female", birth_minute=-5, affinity=1
    )
    after = replace(player, life_id=life.id)
    first = unit_for(player, rows=[life], puts=put(player.id, after) + put(life.id, person, Money(5)))
    assert await store.verdicts(first) == [Verdict.WRITTEN]
    gone = put(life.id, person)[0]
    second = unit_for(player, puts=[replace(gone, record=None)])
    assert await store.verdicts(second) == [Verdict.WRITTEN]
    state = (await store.loader.load(player.id)).state
    assert state.find(Person, "p1") is None
    assert state.find(Money) == Money(5)


async def test_a_balance_that_changed_makes_the_unit_stale(store: Store) -> None:
    player = await store.new_account(diamonds=100)
    assert await store.verdicts(spending(player, 30)) == [Verdict.WRITTEN]
    assert await store.verdicts(spending(player, 30)) == [Verdict.STALE], "decided on a balance of the past"
    assert await store.diamonds(player) == 70
    assert len(await store.rows("SELECT number FROM diamond_transactions")) == 1


async def test_a_unit_that_leaves_the_wallet_alone_does_not_care(store: Store) -> None:
    player = await store.new_account()
    await store.commit(spending(player, 30))
    assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.WRITTEN]


async def test_the_second_load_takes_the_owner_away(store: Store, database_url: str) -> None:
    player = await store.new_account()
    assert await store.verdicts(unit_for(player, epoch=1, kept=kept(1))) == [Verdict.WRITTEN]
    async with opened(database_url) as other:
        theirs = (await other.loader.load(player.id)).state
        assert theirs.epoch > 1
        assert await store.verdicts(unit_for(player, epoch=1, kept=kept(2))) == [Verdict.LOST_OWNERSHIP]
        assert await other.verdicts(unit_for(player, epoch=theirs.epoch, kept=kept(2))) == [Verdict.WRITTEN]
        assert len(await store.outbox.missed(player.id, 0)) == 2


async def test_two_processes_never_hold_the_same_epoch(store: Store, database_url: str) -> None:
    """Both load at the same time: whoever came first has lost, and finds out."""
    player = await store.new_account()
    async with opened(database_url) as other:
        raise_epochs = store.writer.raise_epochs
        theirs = []

        async def overtaken(accounts: list[int]) -> object:
            raised = await raise_epochs(accounts)
            theirs.append((await other.loader.load(player.id)).state)
            return raised

        store.writer.raise_epochs = overtaken  # type: ignore[method-assign,assignment]  # a pause at the worst place
        ours = (await store.loader.load(player.id)).state
        assert ours.epoch < theirs[0].epoch
        assert await store.verdicts(unit_for(player, ours.epoch, kept=kept(1))) == [Verdict.LOST_OWNERSHIP]
        assert await other.verdicts(unit_for(player, theirs[0].epoch, kept=kept(1))) == [Verdict.WRITTEN]


async def test_an_unknown_account_belongs_to_nobody(store: Store) -> None:
    player = await store.new_account()
    assert await store.verdicts(unit_for(replace(player, id=5), kept=kept(1))) == [Verdict.LOST_OWNERSHIP]
    with pytest.raises(Refused, match="not_found"):
        await store.loader.load(5)


async def test_a_key_acts_once_and_gives_its_reply_back(store: Store) -> None:
    player = await store.new_account()
    used = key("buy", reply=b'{"reply":"\xc3\xa9"}')
    assert await store.verdicts(spending(player, 10, key=used)) == [Verdict.WRITTEN]
    again = replace(player, diamonds=90, ledger_entries=1)
    outcome = (await store.commit(spending(again, 10, key=key("buy", "other content"))))[0]
    assert outcome == Outcome(Verdict.REPLAYED, kept=used)
    assert await store.outbox.kept_reply(used.key_hash) == used
    assert await store.outbox.kept_reply("f" * 64) is None
    assert await store.diamonds(player) == 90


async def test_the_culprit_of_a_batch_falls_alone(store: Store) -> None:
    players = [await store.new_account() for _ in range(5)]
    units = [unit_for(player, kept=kept(1)) for player in players]
    units[2].rows = [life_of(replace(players[2], id=987_654_321))]  # its owner does not exist
    await store.commit(unit_for(players[4], kept=kept(1)))
    verdicts = await store.verdicts(*units)
    good, failed, clash = Verdict.WRITTEN, Verdict.FAILED, Verdict.CONFLICT
    assert verdicts == [good, good, failed, good, clash], "the last one wrote its push before"
    assert sorted(names(await store.rows("SELECT account_id FROM outbox"))) == sorted(
        p.id for p in players if p is not players[2]
    )


async def test_a_batch_larger_than_a_packet_is_written_whole_or_not_at_all(store: Store) -> None:
    player, other = await store.new_account(), await store.new_account()
    large = unit_for(player, letters=[letter(number, player, b"x" * 900_000) for number in (1, 2, 3)])
    assert await store.verdicts(large) == [Verdict.WRITTEN]
    again = spending(other, 30)
    again.letters = [letter(number, other, b"x" * 900_000) for number in (4, 5, 3)]  # 3 is taken
    assert await store.verdicts(again) == [Verdict.CONFLICT]
    assert [row[0] for row in await store.rows("SELECT id FROM letters ORDER BY id")] == [1, 2, 3]
    assert await store.diamonds(other) == 100


async def test_a_unit_that_can_not_be_told_in_sql_falls_alone(store: Store) -> None:
    one, other = [await store.new_account() for _ in range(2)]
    bad = unit_for(one, rows=[Money(5)])  # a record without a table of its own
    assert await store.verdicts(bad, unit_for(other, kept=kept(1))) == [Verdict.FAILED, Verdict.WRITTEN]


async def test_one_email_is_one_account(store: Store) -> None:
    first, second = creation(11, email="ada@example.org"), creation(12, email="ada@example.org")
    assert sorted(v.value for v in await store.verdicts(first, second)) == ["conflict", "written"]
    assert len(await store.rows("SELECT id FROM players")) == 1


async def test_waiting_units_share_a_transaction(store: Store, database_url: str) -> None:
    players = [await store.new_account() for _ in range(20)]
    before = len(await store.rows("SELECT id FROM commit_batches"))
    assert set(await store.verdicts(*(unit_for(p, kept=kept(1)) for p in players))) == {Verdict.WRITTEN}
    assert len(await store.rows("SELECT id FROM commit_batches")) <= before + 2


async def test_a_batch_has_its_bound(database_url: str) -> None:
    async with opened(database_url, CommitterSettings(units_per_batch=5)) as store:
        players = [await store.new_account() for _ in range(12)]
        before = len(await store.rows("SELECT id FROM commit_batches"))
        await store.commit(*(unit_for(player, kept=kept(1)) for player in players))
        assert len(await store.rows("SELECT id FROM commit_batches")) - before == 3


async def test_a_full_backlog_answers_at_once(database_url: str) -> None:
    async with opened(database_url, CommitterSettings(backlog=3), start=False) as store:
        outcomes: list[Outcome] = []
        for number in range(5):
            store.committer.submit(creation(21 + number), outcomes.append)
        await asyncio.sleep(0)
        assert [outcome.verdict for outcome in outcomes] == [Verdict.UNAVAILABLE] * 2
        assert store.committer.backlog == 3
        store.committer.start()
        await store.committer.drain()
        assert [o.verdict for o in outcomes[2:]] == [Verdict.WRITTEN] * 3
        assert store.committer.backlog == 0


async def test_pushes_are_dropped_up_to_a_number(store: Store) -> None:
    player = await store.new_account()
    await store.commit(unit_for(player, kept=kept(1, 2, 3, 4)))
    await store.commit(unit_for(player, kept=kept(5), drop_pushes_up_to=3))
    assert [seq for seq, _ in await store.outbox.missed(player.id, 0)] == [4, 5]
    assert [seq for seq, _ in await store.outbox.missed(player.id, 4)] == [5]


async def test_old_pushes_are_not_given_out(store: Store) -> None:
    player = await store.new_account()
    await store.commit(unit_for(player, kept=[*kept(1, at=5), *kept(2)]))
    assert [seq for seq, _ in await store.outbox.missed(player.id, 0)] == [2]


async def test_a_kept_reply_has_no_key_in_clear(store: Store) -> None:
    player = await store.new_account()
    await store.commit(unit_for(player, kept=kept(1), request_key=RequestKey("a" * 64, "b" * 64, b"{}")))
    assert names(await store.rows("SELECT key_hash FROM request_keys")) == ["a" * 64]


class Hanging:
    """A writer whose `begin` does not come back until it is let."""

    def __init__(self, inner: Writer) -> None:
        self._inner = inner
        self.go_on = asyncio.Event()
        self.began = asyncio.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    async def begin(self, questions: Questions) -> Answers:
        self.began.set()
        await self.go_on.wait()
        return await self._inner.begin(questions)


async def test_nobody_waits_longer_than_the_patience(database_url: str) -> None:
    """Also while an attempt hangs; and what was answered so is not written when it goes on."""
    async with opened(database_url, CommitterSettings(patience_seconds=0.3), start=False) as store:
        store.committer.start()
        players = [await store.new_account() for _ in range(2)]
        hanging = store.committer._writer = Hanging(store.writer)  # type: ignore[assignment]  # acts like a Writer
        begun = asyncio.get_running_loop().time()
        hung = asyncio.create_task(store.verdicts(unit_for(players[0], kept=kept(1))))
        await hanging.began.wait()
        waited = await store.verdicts(unit_for(players[1], kept=kept(1)))
        assert await hung == waited == [Verdict.UNAVAILABLE]
        assert asyncio.get_running_loop().time() - begun < 1.0
        hanging.go_on.set()
        assert await store.verdicts(unit_for(players[0], kept=kept(2))) == [Verdict.WRITTEN]
        assert [seq for seq, _ in await store.outbox.missed(players[0].id, 0)] == [2]
        assert await store.outbox.missed(players[1].id, 0) == []


async def test_patience_counts_from_when_somebody_began_to_wait(database_url: str) -> None:
    async with opened(database_url, CommitterSettings(patience_seconds=5.0)) as store:
        player = await store.new_account()
        hanging = store.committer._writer = Hanging(store.writer)  # type: ignore[assignment]  # acts like a Writer
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[Outcome] = loop.create_future()
        store.committer.submit(unit_for(player, kept=kept(1)), answered.set_result, loop.time() - 4.9)
        async with asyncio.timeout(2):
            assert (await answered).verdict is Verdict.UNAVAILABLE
        hanging.go_on.set()
