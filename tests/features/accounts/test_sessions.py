"""Sessions: rotation, reuse, logout; over restarts and on open sockets."""

from __future__ import annotations

import asyncio
from pathlib import Path

import jwt
import pytest

from tests.support.client import WatchedClient, playing
from tests.support.hand_clock import HandClock
from tests.support.http import Door
from tests.support.server import SECRET, Running, running, settings
from tests.support.wire import wired
from ws.features.accounts.handlers import MOST_SESSIONS
from ws.gateway import gateway
from ws.settings import Settings

DAY = 24 * 3600


@pytest.fixture
def door(server: Running) -> Door:
    return Door(server.url)


async def refreshed(door: Door, tokens: dict[str, str]) -> dict[str, str]:
    answer = await door.post("refresh", {"refresh_token": tokens["refresh_token"]})
    assert answer.status == 200, answer.body
    return answer.json


async def test_each_refresh_gives_a_new_pair(door: Door) -> None:
    tokens = await door.guest()
    seen = {tokens["refresh_token"]}
    for _ in range(5):
        tokens = await refreshed(door, tokens)
        assert tokens["refresh_token"] not in seen
        seen.add(tokens["refresh_token"])
        assert (await door.me(tokens["access_token"])).status == 200


async def test_a_token_used_twice_ends_its_session_and_no_other(door: Door) -> None:
    stolen, elsewhere = await door.guest(), await door.guest()
    current = await refreshed(door, stolen)
    reused = await door.post("refresh", {"refresh_token": stolen["refresh_token"]})
    assert (reused.status, reused.code) == (401, "not_authenticated")
    for tokens in (current, stolen):
        assert (await door.me(tokens["access_token"])).status == 401
        assert (await door.post("refresh", {"refresh_token": tokens["refresh_token"]})).status == 401
    assert (await door.me(elsewhere["access_token"])).status == 200


async def test_two_refreshes_at_once_do_not_both_pass(door: Door) -> None:
    tokens = await door.guest()
    body = {"refresh_token": tokens["refresh_token"]}
    answers = await asyncio.gather(*(door.post("refresh", body) for _ in range(4)))
    assert sorted(answer.status for answer in answers) == [200, 401, 401, 401]


async def test_logout_ends_this_session(door: Door) -> None:
    tokens, other = await door.guest(), await door.guest()
    answer = await door.post("logout", None, tokens["access_token"])
    assert (answer.status, answer.json) == (200, {"ok": True})
    assert (await door.me(tokens["access_token"])).status == 401
    assert (await door.post("refresh", {"refresh_token": tokens["refresh_token"]})).status == 401
    assert (await door.post("logout", None, tokens["access_token"])).status == 401
    assert (await door.me(other["access_token"])).status == 200


async def test_a_signed_out_socket_is_shown_out(monkeypatch: pytest.MonkeyPatch, house: Settings) -> None:
    monkeypatch.setattr(gateway, "SWEEP_SECONDS", 0.05)
    async with running(house) as server:
        client = WatchedClient(server.url)
        async with playing(server.url, client):
            await Door(server.url).post("logout", None, str(client.tokens["access_token"]))
            assert await asyncio.wait_for(client.wait_closed(), 10) == 4002
        async with wired(server.url) as wire:
            answer = await wire.ask("authenticate", token=client.tokens["access_token"])
            assert answer["code"] == "not_authenticated"


@pytest.mark.parametrize("how", ["logout", "reuse"])
async def test_what_was_ended_stays_ended_after_a_restart(how: str, database_url: str, house_var: Path) -> None:
    chosen = settings(database_url, house_var)
    async with running(chosen) as server:
        door = Door(server.url)
        ended, standing = await door.guest(), await door.guest()
        latest = ended
        if how == "logout":
            await door.post("logout", None, ended["access_token"])
        else:
            latest = await refreshed(door, ended)
            await door.post("refresh", {"refresh_token": ended["refresh_token"]})
    async with running(chosen) as server:
        door = Door(server.url)
        assert (await door.me(latest["access_token"])).status == 401
        assert (await door.post("refresh", {"refresh_token": latest["refresh_token"]})).status == 401
        assert (await door.me(standing["access_token"])).status == 200
        standing = await refreshed(door, standing)


async def test_tokens_run_out(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock, tokens_run_out=True) as server:
        door = Door(server.url)
        tokens = await door.guest()
        clock.move(899)
        assert (await door.me(tokens["access_token"])).status == 200
        clock.move(2)
        assert (await door.me(tokens["access_token"])).status == 401
        clock.move(29 * DAY)
        tokens = await refreshed(door, tokens)
        clock.move(31 * DAY)
        assert (await door.post("refresh", {"refresh_token": tokens["refresh_token"]})).status == 401


async def test_tokens_that_nobody_gave_out(door: Door) -> None:
    tokens = await door.guest()
    claims = jwt.decode(tokens["access_token"], SECRET, algorithms=["HS256"])
    forged = [
        jwt.encode(claims, "another secret of enough length 123456", algorithm="HS256"),
        jwt.encode(claims, "", algorithm="none"),
        jwt.encode({**claims, "sub": "1"}, SECRET, algorithm="HS256"),
        jwt.encode({**claims, "sid": "made up"}, SECRET, algorithm="HS256"),
        jwt.encode({k: v for k, v in claims.items() if k != "exp"}, SECRET, algorithm="HS256"),
        "a.b.c",
    ]
    for token in forged:
        answer = await door.me(token)
        assert answer.code in ("not_authenticated", "not_found"), token
        assert answer.status in (401, 404)
    for refresh in ("x", "1.2", "1.2.3", "zz.a.b", f"{2**70:x}.a.b", "-5.a.b", tokens["access_token"], "é.ü.ß"):
        answer = await door.post("refresh", {"refresh_token": refresh})
        assert answer.status == 401, refresh
    assert (await door.me(None)).status == 401


async def test_the_oldest_of_too_many_devices_gives_way(door: Door) -> None:
    sessions = [await door.guest() for _ in range(MOST_SESSIONS + 2)]
    states = [(await door.me(tokens["access_token"])).status for tokens in sessions]
    assert states[-MOST_SESSIONS:] == [200] * MOST_SESSIONS
    assert 401 in states[:3]
