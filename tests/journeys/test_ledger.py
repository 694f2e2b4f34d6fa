"""Every diamond moves through the ledger, and its history can be read."""

from __future__ import annotations

import contextlib
import random

from tests.journeys.fields import ENTRY_FIELDS, has_its_fields
from tests.journeys.journey import journey
from tests.support.client import living, refused
from tests.support.players import answer, available, give_diamonds
from tests.support.server import Running
from ws.bots.client import RefusedByServer


@journey("get_diamond_history")
async def test_the_history_is_read_page_by_page(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await give_diamonds(any_server, player, 400)
        for number in range(12):
            await player.request("purchase_energy_refill", refill_type=("small", "medium")[number % 2])
        whole = await player.request("get_diamond_history", limit=100)
        assert has_its_fields(whole)
        entries = whole["entries"]
        assert whole["next_before"] is None
        assert all(set(entry) == ENTRY_FIELDS for entry in entries)
        assert [entry["number"] for entry in entries] == list(range(14, 0, -1)), "newest first, without gaps"
        assert (entries[-1]["amount"], entries[-1]["reason"]) == (100, "welcome")
        assert (entries[0]["amount"], entries[0]["reason"], entries[0]["cause"]) == (-20, "energy_refill", "medium")
        pages, before = [], None
        while True:
            page = await player.request("get_diamond_history", limit=5, **({"before": before} if before else {}))
            pages += page["entries"]
            before = page["next_before"]
            if before is None:
                break
        assert pages == entries
        assert len((await player.request("get_diamond_history"))["entries"]) == 14
        assert (await player.request("get_diamond_history", before=1))["entries"] == []
        assert (await player.request("get_diamond_history", limit=14))["next_before"] is None
        assert (await player.request("get_diamond_history", limit=13))["next_before"] == 2
        assert {(entry["currency"], entry["counter_account"]) for entry in entries} == {
            ("diamonds", "house:welcome"), ("diamonds", "operator:grant"), ("diamonds", "house:energy_refill"),
        }  # fmt: skip
        assert (await player.request("get_diamond_history", currency="coins"))["entries"] == []
        async with refused("bad_message"):
            await player.request("get_diamond_history", currency="doubloons")


async def test_nobody_reads_anothers_history(server: Running) -> None:
    async with living(server.url) as player, living(server.url) as other:
        await player.request("purchase_energy_refill", refill_type="small")
        assert len((await other.request("get_diamond_history"))["entries"]) == 1


async def test_sums_hold_whatever_is_bought(any_server: Running) -> None:
    chance = random.Random(7)
    async with living(any_server.url) as player, living(any_server.url) as other:
        for client in (player, other):
            await give_diamonds(any_server, client, 300)
        for _ in range(120):
            client = chance.choice([player, other])
            wish = chance.choice(
                [
                    ("purchase_energy_refill", {"refill_type": chance.choice(["small", "medium", "full"])}),
                    ("purchase_time_skip", {"skip_type": chance.choice(["hour", "day", "next_event"])}),
                ]
            )
            with contextlib.suppress(RefusedByServer):
                await client.request(wish[0], **wish[1])
            await client.in_step()
            if client.state["question"] is not None:
                await answer(client)
        for client in (player, other):
            history = (await client.request("get_diamond_history", limit=100))["entries"][::-1]
            balance = 0
            for entry in history:
                balance += entry["amount"]
                assert entry["balance_after"] == balance >= 0
            await client.fresh()
            assert client.state["wallet"]["diamonds"] == balance
        sums = await any_server.rows(
            "SELECT p.id, p.diamonds, SUM(t.amount), COUNT(*), MAX(t.number), p.ledger_entries FROM players p "
            "JOIN diamond_transactions t ON t.account_id = p.id GROUP BY p.id, p.diamonds, p.ledger_entries"
        )
        assert len(sums) == 2
        for _, diamonds, total, entries, last, counted in sums:
            assert (diamonds, entries, last) == (int(str(total)), counted, counted)
        paid = await any_server.rows(
            "SELECT COUNT(*) FROM diamond_transactions t WHERE t.reason IN ('energy_refill', 'time_skip') AND NOT "
            "EXISTS (SELECT 1 FROM energy_refill_purchases e WHERE e.account_id = t.account_id "
            "AND e.number = t.number AND e.diamonds = -t.amount) AND NOT EXISTS (SELECT 1 FROM time_skip_purchases s "
            "WHERE s.account_id = t.account_id AND s.number = t.number AND s.diamonds = -t.amount)"
        )
        assert paid == [(0,)], "every payment has its purchase"


async def test_a_refused_purchase_leaves_no_trace(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, -95)
        async with refused("not_enough_diamonds"):
            await player.request("purchase_energy_refill", refill_type="small")
        assert await server.rows("SELECT COUNT(*) FROM energy_refill_purchases") == [(0,)]
        assert len((await player.request("get_diamond_history"))["entries"]) == 2
        assert await available(player)
