"""Google asks before it decides about a charge-back: what is answered, when, and what is not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.features.purchases.google_fake import HANG_UP, FakeGoogle, Reply, product_purchase, refusal
from tests.features.purchases.google_support import PURCHASE, TOKENS, google, push, signed
from tests.support.client import playing
from tests.support.fake_store import FakeStore
from tests.support.server import Running
from tests.support.waiting import eventually
from ws.features.purchases.messages import PurchaseTold
from ws.features.purchases.providers.google import GoogleStore
from ws.features.purchases.providers.google_purchases import transaction_id
from ws.features.purchases.providers.provider import Consumption, Notification
from ws.kernel.errors import GameError, Refused, Unavailable
from ws.kernel.stores import StoreState, StoreTransaction

ORDER = "GPA.3345-1234-5678-90123"


def asking(order_id: str = ORDER, token: str = "pending-refund-token/+=") -> dict[str, Any]:
    about = {"version": "1.0", "orderId": order_id, "pendingRefundToken": token, "refundReason": 7}
    return {"pendingRefundReviewNotification": {name: value for name, value in about.items() if value}}


def sold(server: FakeGoogle) -> None:
    server.orders[ORDER] = {"orderId": ORDER, "purchaseToken": PURCHASE, "state": "PROCESSED"}
    server.purchases[PURCHASE] = product_purchase(obfuscatedExternalAccountId=TOKENS.of(7))


async def asked(store: GoogleStore, **about: Any) -> Notification:
    return await store.read_notification(signed(), push(**(about or asking())))


async def test_the_question_leads_to_the_purchase_of_the_order() -> None:
    async with google() as (server, store, _):
        sold(server)
        told = await asked(store)
        assert (told.kind, told.asks_consumption) == ("PENDING_REFUND_REVIEW", True)
        [about] = told.transactions
        assert (about.transaction_id, about.state, about.account_id) == (
            transaction_id(PURCHASE), StoreState.PAID, 7,
        )  # fmt: skip


async def test_the_answer_says_what_is_known_and_no_more() -> None:
    async with google() as (server, store, _):
        sold(server)
        [about] = (await asked(store)).transactions
        await store.send_consumption(about, Consumption(333_337, True))
        assert server.reviews == {
            ORDER: {
                "pendingRefundToken": "pending-refund-token/+=",
                "sampleContentProvided": False,
                "refundPreference": "NEUTRAL",
                "consumptionPercentageMilliunits": 33_333,
            }
        }
        await store.send_consumption(about, Consumption(1_000_000, True))
        assert server.count("reviewrefund") == 2, "Google bears to be told again"


async def test_of_what_was_not_delivered_nothing_was_used() -> None:
    async with google() as (server, store, _):
        sold(server)
        [about] = (await asked(store)).transactions
        await store.send_consumption(about, Consumption(500_000, False))
        assert server.reviews[ORDER]["consumptionPercentageMilliunits"] == 0


@pytest.mark.parametrize(
    "about",
    [
        asking(order_id=""),
        asking(token=""),
        asking(order_id=".."),
        asking(order_id="../purchases/productsv2"),
        asking(token="two words"),
        asking(order_id="GPA.unheard-of"),
    ],
)
async def test_a_question_that_leads_nowhere_is_kept(about: dict[str, Any]) -> None:
    async with google() as (server, store, clock):
        sold(server)
        clock.seconds += 86_400
        told = await asked(store, **about)
        assert (told.kind, told.transactions, told.asks_consumption) == ("PENDING_REFUND_REVIEW", (), False)


async def test_an_order_of_a_subscription_is_kept() -> None:
    async with google() as (server, store, clock):
        sold(server)
        del server.purchases[PURCHASE]
        clock.seconds += 86_400
        assert (await asked(store)).transactions == ()


@pytest.mark.parametrize("bad", [HANG_UP, refusal(500, "backendError"), (200, b"<html>", {})])
async def test_google_away_is_asked_again(bad: Reply) -> None:
    async with google() as (server, store, _):
        sold(server)
        server.bad["order"] = [bad]
        with pytest.raises(Unavailable):
            await asked(store)
        [about] = (await asked(store)).transactions
        server.bad["reviewrefund"] = [bad]
        if bad[0] != 200:
            with pytest.raises(Unavailable):
                await store.send_consumption(about, Consumption(0, True))


@pytest.mark.parametrize(
    ("bad", "raised"),
    [(refusal(400, "invalidPendingRefundToken"), Refused), (refusal(403, "permissionDenied"), Unavailable)],
)
async def test_what_google_says_to_an_answer(bad: Reply, raised: type[GameError]) -> None:
    async with google() as (server, store, _):
        sold(server)
        [about] = (await asked(store)).transactions
        server.bad["reviewrefund"] = [bad]
        with pytest.raises(raised):
            await store.send_consumption(about, Consumption(0, True))


@pytest.mark.parametrize("consents", [True, False])
async def test_a_player_who_did_not_consent_is_not_told_of(
    any_selling: Running, store: FakeStore, consents: bool
) -> None:
    async with playing(any_selling.url) as player:
        account_id = int(player.account_id)
        bought = store.buy("diamonds_100", account_id)
        await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        await player.request("set_purchase_consent", share_consumption=consents)
        question = Notification(
            "google", "n-review", "PENDING_REFUND_REVIEW", bought.state_at,
            (StoreTransaction(**{**_fields(bought), "question": f"{ORDER} token"}),), asks_consumption=True,
        )  # fmt: skip
        assert await any_selling.app.till.stores.note(question)

        async def is_heard() -> bool:
            return await any_selling.rows("SELECT id FROM letters") == []

        await eventually(is_heard)

        async def is_done() -> bool:
            return await any_selling.rows("SELECT id FROM store_errands") == []

        await eventually(is_done)
        assert (bought.transaction_id in store.consumption) is consents


def test_a_letter_that_was_written_before_is_still_read() -> None:
    body = b"""{"kind":"purchase_told","transaction":{"store":"google","transaction_id":"t","product_id":"p",
        "state":"paid","state_at":1,"bought_at":1,"sandbox":false}}"""
    assert msgspec.json.decode(body, type=PurchaseTold).transaction.question == ""


def _fields(told: StoreTransaction) -> dict[str, Any]:
    return {name: getattr(told, name) for name in told.__struct_fields__}
