"""Letters: in the same commit as what caused them, consumed exactly once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
import structlog

from tests.support.client import living, playing
from tests.support.database import count, rows
from tests.support.hand_clock import HandClock
from tests.support.players import post_letters
from tests.support.server import running, settings
from tests.support.store import Store, kept, letter, opened, spending, unit_for
from tests.support.waiting import eventually
from ws import operator
from ws.engine import hub
from ws.engine.jobs import letter_job
from ws.features.wallet.messages import DiamondsGranted
from ws.kernel.commit import Verdict
from ws.kernel.errors import SettingsError


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


async def test_a_letter_is_consumed_once(store: Store) -> None:
    player, sender = [await store.new_account() for _ in range(2)]
    await store.commit(unit_for(sender, letters=[letter(3, player)]))
    first = unit_for(player, consumed_letter=3, kept=kept(1))
    second = unit_for(player, consumed_letter=3, kept=kept(2))
    assert await store.verdicts(first) == [Verdict.WRITTEN]
    assert await store.verdicts(second) == [Verdict.LETTER_GONE]
    assert [seq for seq, _ in await store.outbox.missed(player.id, 0)] == [1]


async def test_a_refused_unit_sends_nothing(store: Store) -> None:
    player, sender = [await store.new_account() for _ in range(2)]
    unit = spending(msgspec.structs.replace(sender, diamonds=5), 1)
    unit.letters = [letter(3, player)]
    assert await store.verdicts(unit) == [Verdict.STALE]
    assert await store.rows("SELECT id FROM letters") == []


async def test_a_letter_to_nobody_falls_alone(store: Store) -> None:
    sender, other = [await store.new_account() for _ in range(2)]
    lost = unit_for(sender, letters=[letter(3, msgspec.structs.replace(sender, id=99))])
    assert await store.verdicts(lost, unit_for(other, kept=kept(1))) == [Verdict.FAILED, Verdict.WRITTEN]


async def test_an_operators_grant_arrives_once_at_whoever_is_playing(database_url: str, house_var: Path) -> None:
    chosen = settings(database_url, house_var)
    async with running(chosen) as server, living(server.url) as player:
        await operator.grant(chosen, int(player.account_id), 250, "sorry for the noise")
        await eventually(lambda: player.state["wallet"]["diamonds"] == 350, "the letter is brought in seconds")
        told = player.told("messageEvent")[-1]
        assert "+250" in told["text"]
        assert "sorry for the noise" in told["text"]
        assert await count(chosen.database_url, "letters") == 0
        await player.fresh()
        assert player.state["wallet"]["diamonds"] == 350


async def test_a_letter_waits_for_its_addressee(database_url: str, house_var: Path) -> None:
    chosen = settings(database_url, house_var)
    async with running(chosen) as server, playing(server.url) as player:
        secret = player.device_secret
    await operator.grant(chosen, int(player.account_id), 40, "while you were away")
    async with running(chosen) as server:
        player.url = server.url
        async with playing(server.url, player):
            assert player.device_secret == secret
            await eventually(lambda: player.state["wallet"]["diamonds"] == 140)
    ledger = await rows(chosen.database_url, "SELECT amount, balance_after, reason, cause FROM diamond_transactions")
    assert sorted(ledger) == [(40, 140, "operator", "while you were away"), (100, 100, "welcome", "account")]


async def test_the_same_letter_brought_twice_acts_once(house_var: Path, sqlite_database_url: str) -> None:
    """The collector may find it again before the first one is written."""
    chosen = settings(sqlite_database_url, house_var)
    async with running(chosen) as server, playing(server.url) as player:
        await operator.grant(chosen, int(player.account_id), 10, "once")
        number, _, body = (await server.app.outbox.recent_letters())[0]
        actor = server.actor(player.account_id)
        for _ in range(5):
            server.app.hub.bring(actor, number, body)
        await eventually(lambda: not actor.is_busy)
        await eventually(lambda: player.state["wallet"]["diamonds"] == 110)
        assert await rows(chosen.database_url, "SELECT SUM(amount) FROM diamond_transactions") == [(110,)]


async def test_a_letter_is_told_with_the_minute_and_the_time_it_came(
    house_var: Path, sqlite_database_url: str
) -> None:
    chosen = settings(sqlite_database_url, house_var, GAME_MINUTES_PER_SECOND=600.0)
    async with running(chosen) as server, living(server.url) as player:
        begun = player.state["clock"]["anchor_minute"]
        actor = server.actor(player.account_id)
        await eventually(lambda: actor.now_minute(server.app.clock.now_ms()) > begun + 240, "time goes by")
        letter_from_us = DiamondsGranted(1, "now")
        before_ms, before_minute = server.app.clock.now_ms(), actor.now_minute(server.app.clock.now_ms())
        await operator.grant(chosen, int(player.account_id), letter_from_us.amount, letter_from_us.note)
        await post_letters(server, player)
        told = await eventually(lambda: [m for m in player.told("messageEvent") if m["kind"] == "wallet"])
        assert told[0]["at"] >= before_ms - 5, "a minute is 1.7 ms here"
        assert told[0]["minute"] >= before_minute


async def test_a_correction_takes_no_more_than_there_is(house_var: Path, sqlite_database_url: str) -> None:
    chosen = settings(sqlite_database_url, house_var)
    async with running(chosen) as server, playing(server.url) as player:
        await operator.grant(chosen, int(player.account_id), -5000, "charged back")
        await post_letters(server, player)
        await eventually(lambda: player.state["wallet"]["diamonds"] == 0)


async def test_a_letter_nobody_can_read_stays_and_harms_nobody(house_var: Path, sqlite_database_url: str) -> None:
    chosen = settings(sqlite_database_url, house_var)
    async with running(chosen) as server, playing(server.url) as player:
        actor = server.actor(player.account_id)
        server.app.hub.bring(actor, 1, b'{"kind":"from_the_future"}')
        server.app.hub.bring(actor, 2, b"not json")
        actor.submit(letter_job(actor, 3, DiamondsGranted(5, "a letter that is not in the database")))
        await asyncio.wait_for(player.fresh(), 5)
        assert player.state["wallet"]["diamonds"] == 100


async def test_a_letter_nobody_can_read_is_logged_once_a_day(house_var: Path, sqlite_database_url: str) -> None:
    chosen = settings(sqlite_database_url, house_var)
    clock = HandClock()
    async with running(chosen, clock) as server, playing(server.url) as player:
        actor = server.actor(player.account_id)

        def logged(number: int) -> int:
            with structlog.testing.capture_logs() as lines:
                for _ in range(5):
                    server.app.hub.bring(actor, number, b"not json")
            return len(lines)

        assert [logged(1), logged(2), logged(1)] == [1, 1, 0]
        clock.move(hub.UNREAD_SAID_EVERY_MS / 1000 - 1)
        assert logged(1) == 0
        clock.move(2)
        assert [logged(1), logged(1), logged(2)] == [1, 0, 1]


async def test_a_letter_that_can_not_be_acted_on_does_not_stay_for_ever(
    house_var: Path, sqlite_database_url: str
) -> None:
    """More diamonds than a balance may hold: refused to the operator, or consumed, but no ghost."""
    chosen = settings(sqlite_database_url, house_var)
    async with running(chosen) as server, playing(server.url) as player:
        try:
            await operator.grant(chosen, int(player.account_id), 2_000_000_000, "far too much")
        except SettingsError:
            return
        await post_letters(server, player)
        actor = server.actor(player.account_id)
        await eventually(lambda: not actor.is_busy)
        assert await count(chosen.database_url, "letters") == 0
        await player.fresh()


async def test_a_grant_to_nobody_is_told_to_the_operator(database_url: str, house_var: Path) -> None:
    with pytest.raises(SettingsError, match="no account 5"):
        await operator.grant(settings(database_url, house_var), 5, 10, "who?")
