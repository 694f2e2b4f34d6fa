"""From the family to a room, to a home of one's own and back, over the socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running
from ws.features.money.records import Money

REPLIES = {
    "get_homes": {"homes", "owned"},
    "rent_home": {"home_id", "rent_cents", "deposit_cents"},
    "buy_home": {"home_id", "price_cents", "costs_cents", "mortgage_cents", "moved"},
    "sell_home": {"home_id", "price_cents", "costs_cents", "mortgage_cents", "lives_in"},
    "move_home": {"home_id"},
    "renovate_home": {"home_id", "cost_cents"},
    "let_out_home": {"home_id", "let_out", "rent_cents"},
    "move_back_to_family": {"home_id"},
}


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    """A request whose reply holds what docs/requests/home.md says."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    await player.in_step()
    return reply


async def grow_up(server: Running, player: WatchedClient, age: int) -> None:
    """Skip to an age; every question gets its first answer."""
    await give_diamonds(server, player, 100_000)
    while player.life["age"] < age:
        if player.state["question"] is not None:
            await answer(player)
        else:
            await player.request("purchase_time_skip", skip_type="week")
        await player.in_step()
    if player.state["question"] is not None:
        await answer(player)
        await player.in_step()


def make_rich(server: Running, player: WatchedClient, cents: int) -> None:
    """Put money into the pocket of a loaded life; the client learns of it with its next change."""
    state = server.actor(player.account_id).state
    state.put("money", "", replace(state.get(Money), cents=cents))


@asynccontextmanager
async def a_rich_adult(server: Running) -> AsyncIterator[WatchedClient]:
    async with living(server.url, country="us") as player:
        await grow_up(server, player, 19)
        make_rich(server, player, 500_000_000)
        yield player


@journey(*REPLIES)
async def test_a_roof_over_ones_head(any_server: Running) -> None:
    async with a_rich_adult(any_server) as player:
        assert player.state["home"]["status"] == "family"
        market = {home["id"]: home for home in (await ask(player, "get_homes"))["homes"]}
        room = await ask(player, "rent_home", home_id="shared_room")
        assert (room["rent_cents"], room["deposit_cents"]) == (market["shared_room"]["rent_cents"], 0)
        assert (player.state["home"]["status"], player.state["home"]["rent_cents"]) == ("rented", room["rent_cents"])
        for home_id in ("tiny_house", "houseboat"):
            price = market[home_id]["price_cents"]
            bought = await ask(player, "buy_home", home_id=home_id, down_payment_cents=price)
            assert (bought["price_cents"], bought["mortgage_cents"]) == (price, 0)
        assert player.state["home"]["home_id"] == "tiny_house"
        assert {owned["home_id"] for owned in player.state["home"]["owned"]} == {"tiny_house", "houseboat"}
        assert len((await ask(player, "get_homes"))["owned"]) == 2
        let = await ask(player, "let_out_home", home_id="houseboat", let_out=True)
        assert player.state["home"]["let_cents"] == let["rent_cents"] > 0
        await ask(player, "let_out_home", home_id="houseboat", let_out=False)
        await ask(player, "move_home", home_id="houseboat")
        assert player.state["home"]["home_id"] == "houseboat"
        assert (await ask(player, "sell_home", home_id="houseboat"))["lives_in"] == "tiny_house"
        await grow_up(any_server, player, 38)
        if not player.life["alive"]:
            return
        make_rich(any_server, player, 500_000_000)
        assert (await ask(player, "renovate_home"))["cost_cents"] > 0
        if player.state["home"]["family_home_is_open"]:
            await ask(player, "move_back_to_family")
            assert player.state["home"]["status"] == "family"
        await player.fresh()


async def test_what_is_refused(server: Running) -> None:
    async with living(server.url, country="us") as player:
        for kind, fields in {
            "rent_home": {"home_id": "shared_room"},
            "buy_home": {"home_id": "tiny_house", "down_payment_cents": 10**9},
        }.items():
            async with refused("not_allowed"):
                await player.request(kind, **fields)
        async with refused("conflict"):
            await grow_up(server, player, 18)
            await player.request("move_back_to_family")
        for kind in ("rent_home", "sell_home", "move_home", "renovate_home"):
            async with refused("not_found"):
                await player.request(kind, home_id="castle_in_the_air")
        async with refused("not_allowed"):
            await player.request("buy_home", home_id="manor", down_payment_cents=0, months=360)
        for fields in (
            {"home_id": "manor", "down_payment_cents": -1},
            {"home_id": "manor", "down_payment_cents": 10**13},
            {"home_id": "manor", "down_payment_cents": 1, "months": 361},
            {"home_id": "x" * 65, "down_payment_cents": 1},
            {"home_id": "manor", "down_payment_cents": 1.5},
        ):
            async with refused("bad_message"):
                await player.request("buy_home", **fields)
        await player.fresh()
