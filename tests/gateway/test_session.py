"""Signing in on a socket, staying, and being shown out with the right code."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.frames import Opcode

from tests.support.hand_clock import HandClock
from tests.support.server import Running, running, settings
from tests.support.waiting import eventually
from tests.support.wire import Message, guest_token, signed_in, wired
from ws.bots.client import post
from ws.gateway import gateway
from ws.settings import Settings


@pytest.fixture
async def brisk(monkeypatch: pytest.MonkeyPatch, house: Settings) -> AsyncIterator[Running]:
    """A server that looks at its sockets twenty times a second."""
    monkeypatch.setattr(gateway, "SWEEP_SECONDS", 0.05)
    async with running(house) as made:
        yield made


async def test_strangers_are_told_to_sign_in(server: Running) -> None:
    async with wired(server.url) as wire:
        for kind in ("ping", "get_state", "start_life", "get_activities", "no_such_type"):
            assert (await wire.ask(kind))["code"] == "not_authenticated"
        health = await wire.ask("get_health")
        assert (health["ok"], health["status"]) == (True, "ok")
        assert set(health["checks"]) >= {"database", "memory", "disk", "tick", "commits", "sockets"}


async def test_ten_seconds_to_sign_in(monkeypatch: pytest.MonkeyPatch, brisk: Running) -> None:
    assert gateway.AUTHENTICATE_SECONDS == 10.0
    monkeypatch.setattr(gateway, "AUTHENTICATE_SECONDS", 0.2)
    async with signed_in(brisk.url) as friend, wired(brisk.url) as stranger:
        await stranger.ask("get_health")
        assert await stranger.closed() == 4002
        assert (await friend.ask("ping"))["ok"] is True
    assert brisk.app.gateway.closes[4002] == 1


async def test_a_bad_token_may_be_followed_by_a_good_one(server: Running) -> None:
    token = await guest_token(server.url)
    async with wired(server.url) as wire:
        for bad in ("nonsense", token[:-2] + "xx", token + "x", "a" * 4096):
            assert (await wire.ask("authenticate", token=bad))["code"] == "not_authenticated"
        assert (await wire.ask("authenticate", token="a" * 4097))["code"] == "bad_message"
        reply = await wire.ask("authenticate", token=token)
        assert reply["ok"] is True
        assert reply["seq"] == 0
        assert reply["server_time"] > 1_700_000_000_000


async def test_an_expired_token_has_a_minute_of_grace(monkeypatch: pytest.MonkeyPatch, house: Settings) -> None:
    monkeypatch.setattr(gateway, "SWEEP_SECONDS", 0.05)
    clock = HandClock()
    async with running(house, clock, tokens_run_out=True) as server:
        tokens = await asyncio.to_thread(
            post, f"{server.url}/api/v1/auth/guest", {"device_secret": "a device that is only a test"}
        )
        async with wired(server.url) as wire, wired(server.url) as late:
            await wire.ask("authenticate", token=tokens["access_token"])
            clock.move(15 * 60 + 50)
            assert (await wire.ask("ping"))["ok"] is True
            assert (await late.ask("authenticate", token=tokens["access_token"]))["code"] == "not_authenticated"
            fresh = await asyncio.to_thread(
                post, f"{server.url}/api/v1/auth/refresh", {"refresh_token": tokens["refresh_token"]}
            )
            renewed = await wire.ask("authenticate", token=fresh["access_token"])
            assert (renewed["ok"], renewed["resumed"]) == (True, True)
            clock.move(15 * 60 + 50)
            assert (await wire.ask("ping"))["ok"] is True
            clock.move(20)
            assert await wire.closed() == 4002


async def test_a_token_of_somebody_else_does_not_take_over_a_socket(server: Running) -> None:
    other = await guest_token(server.url, "another device for another test")
    async with signed_in(server.url) as wire:
        assert (await wire.ask("authenticate", token=other))["code"] == "conflict"
        assert (await wire.ask("get_state"))["ok"] is True


async def test_the_newest_connection_wins_and_the_older_is_told(server: Running) -> None:
    async with signed_in(server.url) as old, signed_in(server.url) as new:
        assert await old.closed() == 4001
        assert (await new.ask("ping"))["ok"] is True
        async with signed_in(server.url) as newest:
            assert await new.closed() == 4001
            assert (await newest.ask("get_state"))["ok"] is True
    await eventually(lambda: not server.app.gateway.sockets)
    assert server.app.gateway.closes[4001] == 2


async def test_signing_in_twice_at_once_is_one_sign_in(server: Running) -> None:
    token = await guest_token(server.url)
    async with wired(server.url) as wire:
        for name in ("a", "b"):
            await wire.send({"type": "authenticate", "token": token, "id": name})
        answers: dict[str, dict[str, object]] = {}
        while len(answers) < 2:
            message = await wire.receive()
            if isinstance(message, dict):
                answers[message["id"]] = message
        assert answers["a"]["ok"] is True
        assert answers["b"].get("code") == "conflict" or answers["b"]["ok"] is True
        assert (await wire.ask("ping"))["ok"] is True


async def test_one_who_leaves_while_signing_in_leaves_nothing_behind(server: Running) -> None:
    token = await guest_token(server.url)
    for _ in range(20):
        async with wired(server.url) as wire:
            await wire.send({"type": "authenticate", "token": token})
    await eventually(lambda: not server.app.gateway.sockets)
    await eventually(lambda: all(a.session is None and not a.is_busy for a in server.app.cache.values()))
    async with signed_in(server.url) as wire:
        assert (await wire.ask("get_state"))["ok"] is True


async def test_a_silent_line_is_pinged_and_a_dead_one_cut(server: Running) -> None:
    async with signed_in(server.url) as wire:
        socket = next(iter(server.app.gateway.sockets))
        look = server.app.gateway._look_at
        look(socket, socket.last_heard + gateway.PING_SECONDS - 1, False)
        look(socket, socket.last_heard + gateway.PING_SECONDS + 1, False)
        await wire.ask("ping")
        assert wire.pings == 1
        before = socket.last_heard
        await eventually(lambda: asyncio.get_running_loop().time() > before)
        await wire.send_frame(Opcode.PONG, b"")  # what a living client answers
        await eventually(lambda: socket.last_heard > before)
        look(socket, socket.last_heard + gateway.SILENCE_SECONDS - 1, False)
        assert (await wire.ask("ping"))["ok"] is True
        look(socket, socket.last_heard + gateway.SILENCE_SECONDS + 1, False)
        assert await wire.closed() == 1006
    await eventually(lambda: not server.app.gateway.sockets)


async def test_one_who_reads_nothing_is_cut_off_and_may_resume(brisk: Running) -> None:
    async with signed_in(brisk.url, receive_buffer=4096) as wire:
        await wire.ask("start_life")
        for number in range(4000):
            await wire.send({"type": "get_activities", "id": str(number)})
            if brisk.app.gateway.closes[4003]:
                break
        await eventually(lambda: brisk.app.gateway.closes[4003] == 1, "a client that reads nothing is cut off")
        assert await wire.closed(20) == 4003
    async with signed_in(brisk.url) as again:
        assert (await again.ask("ping"))["ok"] is True


async def test_many_requests_at_once_are_all_answered_in_order(server: Running) -> None:
    async with signed_in(server.url) as wire:
        for number in range(300):
            await wire.send({"type": "get_state", "id": str(number)})
        answered = [message["id"] for message in [await wire.reply(str(n)) for n in range(300)]]
        assert answered == [str(number) for number in range(300)]


async def test_what_needs_no_preparation_keeps_its_place(server: Running) -> None:
    """Only a purchase with a receipt waits for a store; one without is decided in the order of asking."""
    async with signed_in(server.url) as wire:
        for number in range(20):
            kind = ("purchase_energy_refill", "get_activities")[number % 2]
            fields = {} if number % 2 else {"refill_type": "small"}
            await wire.send({"type": kind, "id": str(number), **fields})
        answered: list[Message] = []
        while len(answered) < 20:
            message = await wire.receive()
            if not isinstance(message, list):  # pushes are lists
                answered.append(message)
        assert [reply["id"] for reply in answered] == [str(number) for number in range(20)]
        assert {reply["code"] for reply in answered} == {"no_life"}


async def test_connections_of_one_address_are_limited(sqlite_database_url: str, house_var: Path) -> None:
    chosen = settings(sqlite_database_url, house_var, rate_limits="on", address_burst=3, address_per_second=0.001)
    async with running(chosen) as server, wired(server.url), wired(server.url), wired(server.url):
        with pytest.raises(InvalidStatus) as refused:
            async with wired(server.url):
                pass
        assert refused.value.response.status_code == 429


async def test_there_is_a_last_seat(sqlite_database_url: str, house_var: Path) -> None:
    async with running(settings(sqlite_database_url, house_var, most_sockets=2)) as server:
        async with wired(server.url), wired(server.url):
            with pytest.raises(InvalidStatus):
                async with wired(server.url):
                    pass
        await eventually(lambda: not server.app.gateway.sockets)
        async with wired(server.url) as wire:
            assert (await wire.ask("get_health"))["ok"] is True


async def test_while_draining_requests_are_answered_unavailable(server: Running) -> None:
    async with signed_in(server.url) as wire, wired(server.url) as late:
        server.app.gateway.is_draining = True
        answer = await wire.ask("start_life")
        assert (answer["code"], answer["retry_after"] > 0) == ("unavailable", True)
        assert (await wire.ask("ping"))["ok"] is True
        assert (await late.ask("authenticate", token="any"))["code"] == "unavailable"
        with pytest.raises(InvalidStatus):
            async with wired(server.url):
                pass
