"""Acknowledged and consumed once, however often it is asked for and whatever happens in between."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.purchases.google_fake import (
    HANG_UP,
    Asked,
    FakeGoogle,
    pending_purchase,
    product_purchase,
    refusal,
)
from tests.features.purchases.google_support import PURCHASE, claim, google
from ws.features.purchases.providers.google import GoogleStore
from ws.features.purchases.providers.provider import Consumption
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import StoreTransaction

ACKNOWLEDGED = "ACKNOWLEDGEMENT_STATE_ACKNOWLEDGED"
CONSUMED = "CONSUMPTION_STATE_CONSUMED"


async def bought(server: FakeGoogle, store: GoogleStore, **changes: Any) -> StoreTransaction:
    server.purchases[PURCHASE] = product_purchase(**changes)
    return await store.verify(claim())


def settled(server: FakeGoogle) -> bool:
    told = server.purchases[PURCHASE]
    assert isinstance(told, dict)
    offer = told["productLineItem"][0]["productOfferDetails"]
    return told["acknowledgementState"] == ACKNOWLEDGED and offer["consumptionState"] == CONSUMED


async def test_acknowledged_then_consumed_and_once() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        await store.settle(told)
        assert settled(server)
        assert [a.path.rpartition(":")[2] for a in server.asked if a.method == "POST" and ":" in a.path] == [
            "acknowledge",
            "consume",
        ]
        await store.settle(told)
        assert (server.count("acknowledge"), server.count("consume")) == (1, 1)


async def test_an_acknowledged_one_is_only_consumed() -> None:
    async with google() as (server, store, _):
        await store.settle(await bought(server, store, acknowledgementState=ACKNOWLEDGED))
        assert settled(server)
        assert (server.count("acknowledge"), server.count("consume")) == (0, 1)


@pytest.mark.parametrize("verb", ["acknowledge", "consume"])
async def test_done_by_somebody_else_at_this_moment_is_done(verb: str) -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)

        def meanwhile(asked: Asked) -> None:
            if asked.path.endswith(f":{verb}"):
                offer = server.purchases[PURCHASE]["productLineItem"][0]["productOfferDetails"]  # type: ignore[call-overload]  # one purchase
                server.purchases[PURCHASE] = product_purchase(
                    acknowledgementState=ACKNOWLEDGED,
                    consumed=CONSUMED if verb == "consume" else offer["consumptionState"],
                )

        server.before_answer = meanwhile
        await store.settle(told)
        assert settled(server)
        assert server.count(verb) == 1


@pytest.mark.parametrize("verb", ["acknowledge", "consume"])
@pytest.mark.parametrize("reply", [refusal(503, "backendError"), refusal(429, "x"), refusal(409, "x"), HANG_UP])
async def test_what_fails_half_way_is_finished_the_next_time(verb: str, reply: Any) -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        server.bad[verb] = [reply]
        with pytest.raises(Unavailable):
            await store.settle(told)
        assert not settled(server)
        await store.settle(told)
        assert settled(server)


@pytest.mark.parametrize("verb", ["acknowledge", "consume"])
async def test_done_but_the_answer_was_lost(verb: str) -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)

        def lose(asked: Asked) -> None:
            if asked.path.endswith(f":{verb}"):
                consumed = {"consumed": CONSUMED} if verb == "consume" else {}
                server.purchases[PURCHASE] = product_purchase(acknowledgementState=ACKNOWLEDGED, **consumed)
                server.before_answer = lambda asked: None

        server.before_answer = lose
        server.bad[verb] = [HANG_UP]
        with pytest.raises(Unavailable):
            await store.settle(told)
        await store.settle(told)
        assert settled(server)
        assert server.count(verb) == 1


async def test_many_settle_the_same() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        await asyncio.gather(*(store.settle(told) for _ in range(10)))
        assert settled(server)


async def test_what_can_not_be_settled_is_refused() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        server.bad["acknowledge"] = [refusal(400, "invalidPurchaseState")]
        with pytest.raises(Refused) as refused:
            await store.settle(told)
        assert refused.value.code == "not_allowed"
        server.bad["acknowledge"] = [refusal(410, "purchaseTokenNoLongerValid")]
        with pytest.raises(Refused) as refused:
            await store.settle(told)
        assert refused.value.code == "not_found"
        del server.purchases[PURCHASE]
        with pytest.raises(Refused) as refused:
            await store.settle(told)
        assert refused.value.code == "not_found"
        with pytest.raises(Refused) as refused:
            await store.settle(replace(told, token=""))
        assert refused.value.code == "not_allowed"


async def test_nothing_is_left_to_settle_of_what_was_taken_back() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        server.purchases[PURCHASE] = product_purchase(state="CANCELLED")
        await store.settle(told)
        assert (server.count("acknowledge"), server.count("consume")) == (0, 0)


async def test_taken_back_between_reading_and_acknowledging() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)

        def meanwhile(asked: Asked) -> None:
            if asked.path.endswith(":acknowledge"):
                server.purchases[PURCHASE] = product_purchase(state="CANCELLED")

        server.before_answer = meanwhile
        await store.settle(told)
        assert server.count("acknowledge") == 1


async def test_a_pending_one_is_tried_again_later() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        server.purchases[PURCHASE] = pending_purchase()
        with pytest.raises(Unavailable):
            await store.settle(told)
        assert (server.count("acknowledge"), server.count("consume")) == (0, 0)


async def test_google_asks_for_no_consumption() -> None:
    async with google() as (server, store, _):
        told = await bought(server, store)
        with pytest.raises(Refused) as refused:
            await store.send_consumption(told, Consumption(0, True))
        assert refused.value.code == "not_allowed"
