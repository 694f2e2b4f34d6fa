"""Cold load: whole, in batches, and ended lives stay out of sight."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from tests.support.store import METADATA, Store, kept, letter, life_of, opened, put, unit_for
from ws.engine.records import Life
from ws.features.accounts.records import LoginSession, User
from ws.features.money.records import Money
from ws.kernel.commit import Verdict
from ws.kernel.errors import GameError, Unavailable
from ws.kernel.player import Player
from ws.store.load import read_life
from ws.store.writers import Lost


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


async def test_players_who_come_together_are_loaded_together(store: Store) -> None:
    players = [await store.new_account() for _ in range(30)]
    statements: list[str] = []

    @event.listens_for(store.database.engine.sync_engine, "before_cursor_execute")
    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        statements.append(statement)

    loaded = await asyncio.gather(*(store.loader.load(player.id) for player in players))
    assert [one.state.account_id for one in loaded] == [player.id for player in players]
    assert len(statements) <= 12, "a handful, not one a player"


async def test_one_load_for_all_who_wait_for_the_same_player(store: Store) -> None:
    player = await store.new_account()
    loaded = await asyncio.gather(*(store.loader.load(player.id) for _ in range(10)))
    assert {one.state.epoch for one in loaded} == {2}


async def test_those_who_do_not_exist_do_not_spoil_it_for_the_others(store: Store) -> None:
    player = await store.new_account()
    found = await asyncio.gather(store.loader.load(player.id), store.loader.load(1), return_exceptions=True)
    assert not isinstance(found[0], BaseException)
    assert isinstance(found[1], GameError)
    assert found[1].code == "not_found"


async def test_only_the_active_life_is_loaded(store: Store) -> None:
    player = await store.new_account()
    old, new = replace(life_of(player, 1), ended_at=5, ended_minute=9, cause="test"), life_of(player, 2)
    unit = unit_for(player, rows=[old, new], puts=put(player.id, replace(player, life_id=new.id, lives=2)))
    unit.puts += put(old.id, Money(1)) + put(new.id, Money(2))
    assert await store.verdicts(unit) == [Verdict.WRITTEN]
    state = (await store.loader.load(player.id)).state
    assert state.get(Life) == new
    assert state.get(Money) == Money(2)
    assert state.get(User).display_name == f"Player {player.id}"
    assert state.size_bytes > 0


async def test_an_ended_life_can_be_read_without_taking_the_owner(store: Store) -> None:
    player = await store.new_account()
    old = life_of(player, 1)
    await store.commit(unit_for(player, rows=[old], puts=put(old.id, Money(1))))
    found = await read_life(store.database, METADATA, Life, old.id)
    assert found is not None
    assert found[0].get(Money) == Money(1)
    assert found[1] == []
    assert await read_life(store.database, METADATA, Life, 1) is None
    assert await store.verdicts(unit_for(player, kept=kept(1))) == [Verdict.WRITTEN], "still the owner"


async def test_account_records_and_letters_come_along(store: Store) -> None:
    player, sender = [await store.new_account() for _ in range(2)]
    sessions = [LoginSession(f"s{n}", "h", created_at=n, expires_at=9) for n in range(3)]
    await store.commit(unit_for(player, puts=put(player.id, *sessions)))
    await store.commit(unit_for(sender, letters=[letter(8, player, b"b"), letter(7, player, b"a")]))
    loaded = await store.loader.load(player.id)
    assert list(loaded.state.all(LoginSession)) == sessions
    assert loaded.letters == ((7, b"a"), (8, b"b")), "in the order in which they were written"
    assert (await store.loader.load(sender.id)).letters == ()


async def test_a_database_that_is_away_is_said_to_all_who_wait(store: Store) -> None:
    player = await store.new_account()
    work = store.writer.raise_epochs

    async def away(accounts: object) -> dict[int, int]:
        raise Lost("away")

    store.writer.raise_epochs = away  # type: ignore[method-assign]
    found = await asyncio.gather(*(store.loader.load(player.id) for _ in range(3)), return_exceptions=True)
    assert [type(error) for error in found] == [Unavailable] * 3
    store.writer.raise_epochs = work  # type: ignore[method-assign]
    assert (await store.loader.load(player.id)).state.get(Player).diamonds == 100


async def test_more_players_than_one_batch_holds(store: Store) -> None:
    loaded = await asyncio.gather(*(store.loader.load(n) for n in range(1, 250)), return_exceptions=True)
    assert all(isinstance(one, GameError) for one in loaded)
