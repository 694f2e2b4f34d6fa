"""How often one may ask: by account, by address, by type."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.client import living, refused
from tests.support.players import give_diamonds
from tests.support.server import Running, running, settings
from tests.support.wire import Wire, signed_in, wired
from ws.bots.client import RefusedByServer


@pytest.fixture
async def strict(sqlite_database_url: str, house_var: Path) -> AsyncIterator[Running]:
    """A server with its limits on; the account's own are wide, so that others show."""
    chosen = settings(sqlite_database_url, house_var, rate_limits="on", requests_burst=1000)
    async with running(chosen) as made:
        yield made


@pytest.fixture
async def narrow(sqlite_database_url: str, house_var: Path) -> AsyncIterator[Running]:
    chosen = settings(sqlite_database_url, house_var, rate_limits="on", requests_burst=10, requests_per_second=0.001)
    async with running(chosen) as made:
        yield made


async def asked_at_once(wire: Wire, kind: str, number: int) -> list[str]:
    """The codes of so many requests; "" for an answer."""
    for n in range(number):
        await wire.send({"type": kind, "id": f"{kind} {n}"})
    return [str((await wire.reply(f"{kind} {n}")).get("code", "")) for n in range(number)]


async def test_ten_energy_purchases_a_minute(strict: Running) -> None:
    async with living(strict.url) as player:
        await give_diamonds(strict, player, 1000)
        for _ in range(10):
            await player.request("purchase_energy_refill", refill_type="small")
        async with refused("rate_limited") as error:
            await player.request("purchase_energy_refill", refill_type="small")
        assert 0 < error["retry_after"] <= 60
        assert player.state["wallet"]["diamonds"] == 1000
        await player.request("purchase_time_skip", skip_type="hour")


async def test_five_time_skips_a_minute(strict: Running) -> None:
    async with living(strict.url) as player:
        await give_diamonds(strict, player, 1000)
        answers: list[str] = []
        for _ in range(6):
            try:
                await player.request("purchase_time_skip", skip_type="hour")
                answers.append("")
            except RefusedByServer as error:
                answers.append(error.code)
        assert answers[5] == "rate_limited"
        assert "rate_limited" not in answers[:5]


async def test_a_limit_is_of_the_account_and_outlives_the_connection(strict: Running) -> None:
    async with living(strict.url) as player, living(strict.url) as other:
        await give_diamonds(strict, player, 1000)
        for _ in range(10):
            await player.request("purchase_energy_refill", refill_type="small")
        await player.close()
        await player.connect()
        async with refused("rate_limited"):
            await player.request("purchase_energy_refill", refill_type="small")
        await other.request("purchase_energy_refill", refill_type="small")


async def test_an_account_has_its_bucket(narrow: Running) -> None:
    async with signed_in(narrow.url) as wire, signed_in(narrow.url, "another device for another test") as other:
        codes = await asked_at_once(wire, "ping", 20)
        assert codes.count("") == 10
        assert set(codes[10:]) == {"rate_limited"}
        assert (await other.ask("ping"))["ok"] is True


async def test_strangers_share_the_bucket_of_their_address(sqlite_database_url: str, house_var: Path) -> None:
    chosen = settings(sqlite_database_url, house_var, rate_limits="on", address_burst=8, address_per_second=0.001)
    async with running(chosen) as server, wired(server.url) as wire, wired(server.url) as other:
        codes = await asked_at_once(wire, "get_health", 10) + await asked_at_once(other, "get_health", 5)
        assert codes.count("") == 8
        assert codes.count("rate_limited") == 7


async def test_a_flood_of_requests_is_closed_with_1008(narrow: Running) -> None:
    async with signed_in(narrow.url) as wire:
        for number in range(260):
            await wire.send({"type": "ping", "id": str(number)})
        assert await wire.closed() == 1008
    async with signed_in(narrow.url, "another device for another test") as other:
        assert (await other.ask("ping"))["ok"] is True


async def test_a_refusal_says_how_long_to_wait(narrow: Running) -> None:
    async with signed_in(narrow.url) as wire:
        for number in range(12):
            await wire.send({"type": "ping", "id": str(number)})
        refusal = await wire.reply("11")
        assert refusal["code"] == "rate_limited"
        assert refusal["retry_after"] > 0
