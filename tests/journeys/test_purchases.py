"""Buying in a store, from the shop to the history."""

from __future__ import annotations

from tests.journeys.fields import has_its_fields
from tests.journeys.journey import journey
from tests.support.client import playing, refused
from tests.support.fake_store import FakeStore, LocalStore, serving
from tests.support.server import running
from ws.kernel.stores import StoreState
from ws.settings import Settings


@journey(
    "get_shop", "begin_purchase", "verify_purchase", "restore_purchases", "get_purchases", "set_purchase_consent",
    "open_parcels",
)  # fmt: skip
async def test_the_whole_way(house: Settings) -> None:
    with serving(FakeStore("stripe")) as store:
        async with (
            running(house, providers={"stripe": LocalStore("stripe", store.url)}) as server,
            playing(server.url) as player,
        ):
            shop = await player.request("get_shop")
            assert has_its_fields(shop)
            assert shop["account_token"] == server.app.till.stores.account_token(int(player.account_id))
            assert "skip_hour" not in {product["id"] for product in shop["products"]}
            pack = next(product for product in shop["products"] if product["id"] == "diamonds_2000")
            begun = await player.request("begin_purchase", store="stripe", product_id=pack["id"], key="order")
            assert has_its_fields(begun)
            again = await player.request("begin_purchase", store="stripe", product_id=pack["id"], key="order")
            assert again["checkout_id"] == begun["checkout_id"]
            bought = store.buy(pack["stores"]["stripe"]["product_id"], int(player.account_id))
            verified = await player.request("verify_purchase", store="stripe", transaction=bought.transaction_id)
            assert has_its_fields(verified)
            assert verified["diamonds"] == 100 + verified["purchase"]["diamonds"]
            small = store.buy("diamonds_100", int(player.account_id), StoreState.PENDING)
            restored = await player.request(
                "restore_purchases",
                store="stripe",
                transactions=[
                    {"transaction": bought.transaction_id},
                    {"transaction": "nobody's"},
                    {"transaction": small.transaction_id},
                ],
            )
            assert has_its_fields(restored)
            assert [one["code"] for one in restored["restored"]] == ["", "not_found", ""]
            page = await player.request("get_purchases", limit=1)
            assert has_its_fields(page)
            assert [p["state"] for p in page["purchases"]] == ["pending"]
            rest = await player.request("get_purchases", before=page["next_before"])
            assert [p["number"] for p in rest["purchases"]] == [1]
            assert rest["next_before"] is None
            assert has_its_fields(await player.request("set_purchase_consent", share_consumption=True))
            await player.in_step()
            assert player.state["purchases"]["share_consumption"] is True
            await player.request("start_life")
            assert has_its_fields(await player.request("open_parcels"))


async def test_a_day_has_its_limit_and_shops_sell_what_they_sell(house: Settings) -> None:
    with serving(FakeStore("stripe")) as store:
        async with (
            running(house, providers={"stripe": LocalStore("stripe", store.url)}) as server,
            playing(server.url) as player,
        ):
            async with refused("not_found"):
                await player.request("begin_purchase", store="stripe", product_id="skip_hour")
            async with refused("not_found"):
                await player.request("begin_purchase", store="apple", product_id="diamonds_100")
            async with refused("not_found"):
                await player.request("begin_purchase", store="stripe", product_id="diamonds_100", currency="XAU")
            bought = store.buy("diamonds_100", int(player.account_id), quantity=20)
            await player.request("verify_purchase", store="stripe", transaction=bought.transaction_id)
            async with refused("not_allowed"):
                await player.request("begin_purchase", store="stripe", product_id="diamonds_100")
            shop = await player.request("get_shop")
            assert [p["id"] for p in shop["products"] if not p["available"]] == ["diamonds_100"]


async def test_no_store_is_connected_by_itself(house: Settings) -> None:
    async with running(house) as server, playing(server.url) as player:
        assert (await player.request("get_shop"))["products"] == []
        async with refused("not_found"):
            await player.request("verify_purchase", store="apple", transaction="x")
