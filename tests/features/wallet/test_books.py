"""The books are proved on both databases, and what does not add up is found."""

from __future__ import annotations

import asyncio
import json
import time

import msgspec
import pytest
from typer.testing import CliRunner

from tests.support.client import WatchedClient, living
from tests.support.database import execute
from tests.support.players import give_diamonds
from tests.support.server import Running
from ws import __main__ as command_line
from ws.features.wallet import books


async def spend_and_earn(server: Running, player: WatchedClient) -> None:
    await give_diamonds(server, player, 500)
    await player.request("purchase_energy_refill", refill_type="small")
    await player.request("purchase_energy_refill", refill_type="unlimited")
    await player.in_step()


async def test_the_books_of_players_add_up(any_server: Running) -> None:
    async with living(any_server.url) as one, living(any_server.url) as other:
        await spend_and_earn(any_server, one)
        await give_diamonds(any_server, other, -40)
        found = await books.check(any_server.app.database)
        assert found.are_sound
        diamonds = found.diamonds
        assert (diamonds.accounts, diamonds.difference, diamonds.owed, diamonds.sandbox) == (2, 0, 0, 0)
        held = one.state["wallet"]["diamonds"] + other.state["wallet"]["diamonds"]
        assert diamonds.held == diamonds.minted - diamonds.burned == held
        assert diamonds.burned == 10 + 50 + 40
        assert await books.totals(any_server.app.database) == books.Books(diamonds)
        flows = await books.flows(any_server.app.database, 2, int(time.time() * 1000))
        by_source = {flow.counter_account: flow for flow in flows}
        assert by_source["house:energy_refill"].burned == 60
        assert by_source["house:welcome"].minted == 200
        assert by_source["operator:grant"].minted == 500
        assert by_source["operator:correction"].burned == 40
        assert sum(flow.minted - flow.burned for flow in flows) == held
        assert all(flow.day_began % books.DAY_MS == 0 for flow in flows)
        assert await books.flows(any_server.app.database, 1, 0) == flows, "everything since 1970"


@pytest.mark.parametrize(
    ("spoilt", "unbalanced", "broken"),
    [
        ("UPDATE players SET diamonds = diamonds + 7", True, False),
        ("UPDATE players SET ledger_entries = ledger_entries + 1", True, False),
        ("DELETE FROM diamond_transactions WHERE number = 2", True, True),
        ("UPDATE diamond_transactions SET balance_after = balance_after + 1 WHERE number = 2", False, True),
        ("UPDATE diamond_transactions SET amount = amount - 5 WHERE number = 1", True, True),
        ("UPDATE diamond_transactions SET currency = 'coins' WHERE number = 1", True, True),
    ],
)
async def test_what_does_not_add_up_is_found(
    any_server: Running, spoilt: str, unbalanced: bool, broken: bool
) -> None:
    async with living(any_server.url) as player:
        await spend_and_earn(any_server, player)
        account_id = int(player.account_id)
    await any_server.left(account_id)
    await execute(any_server.settings.database_url, spoilt)
    found = await books.check(any_server.app.database)
    assert not found.are_sound
    assert {one.account_id for one in found.unbalanced} == ({account_id} if unbalanced else set())
    assert bool(found.broken) is broken
    assert (found.diamonds.difference != 0) is (unbalanced and "ledger_entries" not in spoilt)


async def test_the_command_proves_and_shows(server: Running) -> None:
    async with living(server.url) as player:
        await spend_and_earn(server, player)
        account_id = int(player.account_id)
    await server.left(account_id)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(
            command_line.cli, ["ledger", *arguments, "--database-url", server.settings.database_url]
        )
        return done.exit_code, done.stdout

    code, told = await asyncio.to_thread(run, "--check")
    assert (code, "minted minus burned is held" in told) == (0, True)
    code, told = await asyncio.to_thread(run)
    assert code == 0
    assert "house:energy_refill" in told
    code, told = await asyncio.to_thread(run, "--json")
    assert msgspec.json.decode(told, type=list[books.Flow])
    await execute(server.settings.database_url, "UPDATE players SET diamonds = diamonds + 7")
    code, told = await asyncio.to_thread(run, "--check")
    assert (code, f"account {account_id}" in told) == (1, True)
    code, told = await asyncio.to_thread(run, "--check", "--json")
    assert (code, json.loads(told)["differences"]) == (1, {"diamonds": 7})
