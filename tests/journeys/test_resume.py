"""Lost connections: the rest comes in order, once; what fell out is made good."""

from __future__ import annotations

import asyncio

from tests.journeys.fields import has_its_fields
from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, copied, living, playing, refused
from tests.support.database import execute
from tests.support.players import answer, available, give_diamonds, post_letters
from tests.support.server import Running
from tests.support.waiting import eventually
from tests.support.wire import Wire, wired
from ws import operator
from ws.engine.closing import KEEP_AT_MOST

KEPT = ("messageEvent", "questionEvent")


async def stored(server: Running, client: WatchedClient) -> list[int]:
    """The numbers of the pushes the database keeps."""
    found = await server.rows("SELECT seq FROM outbox WHERE account_id = :id ORDER BY seq", id=int(client.account_id))
    return [int(str(row[0])) for row in found]


async def resumed(url: str, client: WatchedClient, last_seq: int | None) -> tuple[Body, list[Body]]:
    """What somebody who comes back is greeted with and given, read without a client's help."""
    async with wired(url) as wire:
        fields = {} if last_seq is None else {"last_seq": last_seq}
        greeting = await wire.ask("authenticate", token=client.tokens["access_token"], **fields)
        return greeting, await pushes(wire)


async def pushes(wire: Wire) -> list[Body]:
    """Everything that comes before the answer to a ping."""
    found: list[Body] = []
    await wire.send({"type": "ping", "id": "the end"})
    while True:
        message = await wire.receive()
        if isinstance(message, dict) and message.get("id") == "the end":
            return [push for push in found if push["type"] != "u"]
        found.extend(message if isinstance(message, list) else [])


@journey("acknowledge")
async def test_acknowledged_pushes_are_forgotten(any_server: Running) -> None:
    async with living(any_server.url) as player:
        kept = [push["seq"] for push in player.pushes if push["type"] in KEPT]
        assert await stored(any_server, player) == kept
        middle = kept[len(kept) // 2]
        reply = await player.request("acknowledge", seq=middle)
        assert has_its_fields(reply)
        assert reply["seq"] == middle
        assert await stored(any_server, player) == [seq for seq in kept if seq > middle]
        for less in (middle, 3, 0):
            assert (await player.request("acknowledge", seq=less))["seq"] == middle
        async with refused("not_found"):
            await player.request("acknowledge", seq=10**6)
        assert (await player.request("acknowledge", seq=player.last_seq))["seq"] == player.last_seq
        assert await stored(any_server, player) == []
        await player.fresh()


async def test_what_was_missed_comes_in_order_and_once(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await player.in_step()
        told = {push["seq"]: push for push in player.pushes if push["type"] in KEPT}
        newest, state = player.last_seq, copied(player.state)
        await player.close()
        seen = sorted(told)[10]
        greeting, given = await resumed(any_server.url, player, seen)
        assert greeting["seq"] >= (newest or 0)
        assert given[:-1] == [told[seq] for seq in sorted(told) if seq > seen]
        assert (greeting["resumed"], given[-1]["type"]) == (False, "playerObject"), "state was among the missed"
        assert given[-1]["seq"] == greeting["seq"]
        assert {**given[-1]["state"], "clock": None} == {**state, "clock": None}
        _, given = await resumed(any_server.url, player, newest)
        assert [push for push in given if push["type"] in KEPT] == [], "once"
        assert await stored(any_server, player) == [], "last_seq says what was seen"


async def test_who_missed_nothing_is_given_nothing(any_server: Running) -> None:
    """Without a life no clock stops and goes: the connection alone was lost."""
    async with playing(any_server.url) as player:
        await give_diamonds(any_server, player, 5)
        await player.in_step()
        await player.close()
        greeting, given = await resumed(any_server.url, player, player.last_seq)
        assert (greeting["resumed"], greeting["seq"], given) == (True, player.last_seq, [])


async def test_a_fresh_start_gets_everything_kept_and_the_whole_state(server: Running) -> None:
    async with living(server.url) as player:
        await player.in_step()
        kept = [push["seq"] for push in player.pushes if push["type"] in KEPT]
        await player.close()
        greeting, given = await resumed(server.url, player, None)
        assert greeting["resumed"] is False
        assert [push["seq"] for push in given] == [*kept, greeting["seq"]]
        assert given[-1]["type"] == "playerObject"


async def test_a_message_alone_is_resumed_without_a_snapshot(server: Running) -> None:
    """Only state pushes need a playerObject; a letter that tells and pays sends both kinds."""
    async with living(server.url) as player:
        await player.in_step()
        await player.close()
        before = player.last_seq
        await operator.grant(server.settings, int(player.account_id), 5, "while away")
        await post_letters(server, player)
        await eventually(lambda: server.app.gateway.push_seq(server.actor(player.account_id)) > (before or 0))
        async with playing(server.url, player):
            await player.fresh()
            assert player.state["wallet"]["diamonds"] == 105
            told = [m["text"] for m in player.told("messageEvent") if m["kind"] == "wallet"]
            assert told == ["+5 diamonds: while away"]


async def test_a_number_from_nowhere_is_answered_with_the_whole_state(server: Running) -> None:
    async with living(server.url) as player:
        await player.in_step()
        newest = player.last_seq
        await player.close()
        greeting, given = await resumed(server.url, player, 10**9)
        assert (greeting["resumed"], greeting["seq"] >= (newest or 0)) == (False, True)
        assert [push["type"] for push in given] == ["playerObject"]


async def test_at_most_a_thousand_wait(server: Running) -> None:
    async with living(server.url) as player:
        for _ in range(30):
            await player.request("start_life", end_current=True)
            await player.in_step()
        kept = [push["seq"] for push in player.pushes if push["type"] in KEPT]
        assert len(kept) > KEEP_AT_MOST
        waiting = await stored(server, player)
        assert len(waiting) <= KEEP_AT_MOST
        assert waiting == kept[-len(waiting) :], "the newest are kept"
        assert len(waiting) > KEEP_AT_MOST * 0.9
        await player.close()
        greeting, given = await resumed(server.url, player, kept[5])
        assert greeting["resumed"] is False
        assert [push["seq"] for push in given[:-1]] == waiting
        assert (given[-1]["type"], given[-1]["seq"]) == ("playerObject", greeting["seq"])


async def test_what_is_older_than_a_week_fell_out(server: Running) -> None:
    async with living(server.url) as player:
        await player.in_step()
        await player.close()
        await execute(server.settings.database_url, "UPDATE outbox SET at = at - 169 * 3600000 WHERE seq < 20")
        _, given = await resumed(server.url, player, 2)
        assert min(push["seq"] for push in given) >= 20
        assert given[-1]["type"] == "playerObject"


async def test_nothing_is_lost_over_many_broken_connections(server: Running) -> None:
    """The line breaks again and again in the middle of things; every message arrives just once."""
    async with living(server.url) as player:
        await give_diamonds(server, player, 50_000)
        for number in range(25):
            if player.state["question"] is not None:
                work = asyncio.create_task(answer(player))
            else:
                work = asyncio.create_task(player.request("purchase_time_skip", skip_type="week"))
            if number % 3 == 0:
                socket = player._socket
                assert socket is not None
                await asyncio.sleep(0)  # let the request leave
                socket.transport.abort()
            await asyncio.gather(work, return_exceptions=True)
            if number % 3 == 0:
                await player.close()
                await player.connect()
            await player.in_step()
        await player.fresh()
        told = [push["seq"] for push in player.pushes if push["type"] in KEPT]
        assert told == sorted(set(told))
        everything = await server.rows("SELECT seq FROM outbox ORDER BY seq")
        assert {int(str(row[0])) for row in everything} <= set(told)


async def test_a_replaced_connection_misses_nothing(server: Running) -> None:
    async with living(server.url) as first:
        second = WatchedClient(server.url, first.device_secret)
        second.tokens = first.tokens
        async with playing(server.url, second):
            assert await asyncio.wait_for(first.wait_closed(), 10) == 4001
            assert second.life == first.life
            offer = next(o for o in await available(second) if o["energy"])
            await second.request("do_activity", activity_id=offer["id"])
            await second.fresh()


async def test_pushes_come_as_arrays_of_at_most_ten(server: Running) -> None:
    async with playing(server.url) as player:
        await player.close()
        async with wired(server.url) as wire:
            await wire.ask("authenticate", token=player.tokens["access_token"])
            await wire.send({"type": "start_life", "id": "birth"})
            batches: list[list[Body]] = []
            while not batches or batches[-1][-1]["type"] != "playerObject":
                message = await wire.receive()
                if isinstance(message, list):
                    batches.append(message)
            assert all(1 <= len(batch) <= 10 for batch in batches)
            seqs = [push["seq"] for batch in batches for push in batch if push["type"] != "u"]
            assert seqs == sorted(seqs)
