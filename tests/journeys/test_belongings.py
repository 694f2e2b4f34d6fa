"""Shopping, using, selling, and learning to drive, over the socket."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.journeys.test_home import a_rich_adult
from tests.support.client import Body, WatchedClient, living, refused
from tests.support.server import Running

REPLIES = {
    "get_goods": {"items", "vehicles", "categories", "slots", "slots_used"},
    "get_valuation": {"items", "vehicles"},
    "buy_item": {"item_id", "quantity", "cost_cents", "effects"},
    "sell_item": {"item_id", "quantity", "price_cents"},
    "use_item": {"item_id", "text", "effects", "quantity"},
    "repair_item": {"item_id", "cost_cents"},
    "buy_vehicle": {"vehicle_id", "price_cents", "paid_cents", "loan_cents"},
    "sell_vehicle": {"vehicle_id", "price_cents", "loan_cents"},
    "repair_vehicle": {"vehicle_id", "cost_cents"},
    "take_driving_test": {"passed", "attempts", "fee_cents"},
}
ITEM_FIELDS = {
    "item_id", "name", "category", "quantity", "condition", "condition_minute", "used_minute", "usable",
}  # fmt: skip


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    """A request whose reply holds what docs/requests/belongings.md says."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    await player.in_step()
    return reply


async def a_year(player: WatchedClient) -> None:
    """Skip on until things have worn a little."""
    until = player.life["age"] + 1
    while player.life["age"] < until:
        if player.state["question"] is not None:
            question = player.state["question"]
            await player.request(
                "answer_question", question_id=question["question_id"], choice_id=question["choices"][0]["id"]
            )
        else:
            await player.request("purchase_time_skip", skip_type="week")
        await player.in_step()


@journey(*REPLIES)
async def test_things_come_and_go(any_server: Running) -> None:
    async with a_rich_adult(any_server) as player:
        shop = await ask(player, "get_goods")
        assert len(shop["items"]) >= 85
        assert (await ask(player, "get_goods", category="vehicles"))["vehicles"]
        assert {i["category"] for i in (await ask(player, "get_goods", category="toys"))["items"]} == {"toys"}
        assert (await ask(player, "buy_item", item_id="paperback", quantity=3))["quantity"] == 3
        await ask(player, "buy_item", item_id="running_shoes")
        await ask(player, "buy_vehicle", vehicle_id="moped")
        held = {item["item_id"]: item for item in player.state["belongings"]["items"]}
        assert set(held["paperback"]) == ITEM_FIELDS
        assert (held["paperback"]["quantity"], held["paperback"]["condition"]) == (3, 1.0)
        used = await ask(player, "use_item", item_id="paperback")
        assert used["text"]
        async with refused("not_allowed"):
            await player.request("use_item", item_id="paperback")
        assert (await ask(player, "sell_item", item_id="paperback", quantity=2))["quantity"] == 1
        test = await ask(player, "take_driving_test")
        assert player.state["belongings"]["licence"] is test["passed"]
        assert player.state["belongings"]["driving_tests"] == 1
        rows = await any_server.rows("SELECT item_id, quantity FROM player_inventory ORDER BY item_id")
        assert [tuple(row) for row in rows] == [("paperback", 1), ("running_shoes", 1)]
        await a_year(player)
        worth = await ask(player, "get_valuation")
        shoes = next(value for value in worth["items"] if value["id"] == "running_shoes")
        [moped] = worth["vehicles"]
        repaired = await ask(player, "repair_item", item_id="running_shoes")
        assert repaired["cost_cents"] == shoes["repair_cents"]
        assert (await ask(player, "repair_vehicle", vehicle_id="moped"))["cost_cents"] == moped["repair_cents"]
        worth = await ask(player, "get_valuation")
        assert worth["vehicles"][0]["repair_cents"] is None
        assert worth["vehicles"][0]["sale_cents"] > moped["sale_cents"]
        sold = await ask(player, "sell_vehicle", vehicle_id="moped")
        assert sold["price_cents"] == worth["vehicles"][0]["sale_cents"]
        book = next(value for value in worth["items"] if value["id"] == "paperback")
        assert (await ask(player, "sell_item", item_id="paperback"))["price_cents"] == book["sale_cents"]
        before = (await player.fresh())["belongings"]
        await player.close()
        await any_server.left(player.account_id)
        any_server.app.cache.drop(int(player.account_id))
        await player.connect()
        assert (await player.fresh())["belongings"] == before, "it comes back from the database"


async def test_what_is_refused(server: Running) -> None:
    async with living(server.url, country="us") as player:
        assert player.state["belongings"] is None
        for kind, fields, code in (
            ("buy_item", {"item_id": "unicorn"}, "not_found"),
            ("buy_item", {"item_id": "fireworks"}, "not_allowed"),
            ("buy_item", {"item_id": "upright_piano"}, "not_enough_money"),
            ("buy_item", {"item_id": "teddy_bear", "quantity": 5}, "not_allowed"),
            ("sell_item", {"item_id": "teddy_bear"}, "not_found"),
            ("use_item", {"item_id": "teddy_bear"}, "not_found"),
            ("repair_item", {"item_id": "teddy_bear"}, "not_found"),
            ("buy_vehicle", {"vehicle_id": "sports_car"}, "not_allowed"),
            ("buy_vehicle", {"vehicle_id": "spaceship"}, "not_found"),
            ("sell_vehicle", {"vehicle_id": "moped"}, "not_found"),
            ("repair_vehicle", {"vehicle_id": "moped"}, "not_found"),
            ("take_driving_test", {}, "not_allowed"),
            ("get_goods", {"category": "weapons"}, "not_found"),
            ("buy_item", {"item_id": "kite", "quantity": 0}, "bad_message"),
            ("buy_item", {"item_id": "kite", "quantity": -3}, "bad_message"),
            ("buy_item", {"item_id": "kite", "quantity": 10**9}, "bad_message"),
            ("sell_item", {"item_id": "kite", "quantity": 0.5}, "bad_message"),
            ("buy_vehicle", {"vehicle_id": "moped", "loan": "yes"}, "bad_message"),
        ):
            async with refused(code):
                await player.request(kind, **fields)
        await player.fresh()
