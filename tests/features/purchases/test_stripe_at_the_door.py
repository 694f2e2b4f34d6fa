"""The whole server with Stripe: begun, paid on the page, told by webhook, refunded, read back from its events."""

from __future__ import annotations

import msgspec
from pydantic import SecretStr

from tests.support.client import living, playing, refused
from tests.support.fake_stripe import FakeStripe, fake_stripe
from tests.support.http import call
from tests.support.server import running
from tests.support.waiting import eventually
from ws.settings import Settings


def with_stripe(house: Settings, stripe: FakeStripe) -> Settings:
    """The house, connected to the fake."""
    return house.model_copy(
        update={
            "stripe_secret_key": SecretStr(stripe.key),
            "stripe_webhook_secrets": SecretStr(stripe.secret),
            "stripe_api_url": stripe.url,
        }
    )


async def test_paid_refunded_and_read_back(house: Settings) -> None:
    async with (
        fake_stripe(live=True) as stripe,
        running(with_stripe(house, stripe)) as server,
        playing(server.url) as player,
    ):

        async def holds(diamonds: int) -> None:
            async def is_so() -> bool:
                return (await player.fresh())["wallet"]["diamonds"] == diamonds

            await eventually(is_so, f"{diamonds} diamonds")

        stripe.deliver_to = f"{server.url}/api/v1/webhooks/stripe"
        begun = await player.request("begin_purchase", store="stripe", product_id="diamonds_700", key="order")
        assert (await call("POST", f"{begun['url']}/pay")).status in (302, 303)
        await holds(800)
        verified = await player.request("verify_purchase", store="stripe", transaction=begun["checkout_id"])
        assert verified["purchase"]["granted"]
        assert [answer.status for answer in await stripe.deliver(stripe.books.refund(begun["checkout_id"], 249))]
        await holds(800 - 700 * 249 // 499)
        assert {answer.status for answer in await stripe.deliver(stripe.books.refund(begun["checkout_id"], 250))} == {
            200
        }
        await holds(100)
        stripe.deliver_to = ""
        lost = await player.request("begin_purchase", store="stripe", product_id="diamonds_100", key="lost")
        stripe.books.pay(lost["checkout_id"])
        found = await server.app.till.reconciler.once(0)
        assert found.stores[0].error == ""
        await holds(200)


async def test_a_refill_and_a_skip_are_paid_by_receipt_once(house: Settings) -> None:
    async with (
        fake_stripe(live=True) as stripe,
        running(with_stripe(house, stripe)) as server,
        living(server.url) as player,
        playing(server.url) as stranger,
    ):

        async def paid(product_id: str) -> str:
            begun = await player.request("begin_purchase", store="stripe", product_id=product_id, key=product_id)
            stripe.books.pay(begun["checkout_id"])
            receipt = {"store": "stripe", "transaction": begun["checkout_id"]}
            return msgspec.json.encode(receipt).decode()

        energy = await paid("refill_small")
        bought = await player.request("purchase_energy_refill", refill_type="small", receipt=energy)
        assert bought["diamonds"] == 100
        day = await paid("skip_day")
        skipped = await player.request("purchase_time_skip", skip_type="day", receipt=day)
        assert skipped["diamonds"] == 100 + skipped["diamonds_returned"]
        for receipt in (energy, day):
            async with refused("conflict" if receipt == energy else "not_allowed"):
                await player.request("purchase_energy_refill", refill_type="small", receipt=receipt)
        await stranger.request("start_life")
        async with refused("not_allowed"):
            await stranger.request("purchase_energy_refill", refill_type="small", receipt=energy)
        assert (await player.fresh())["wallet"]["diamonds"] == skipped["diamonds"]
