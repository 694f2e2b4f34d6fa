"""A consent that was taken back: Apple names the customer's copy of the app, and the house finds the accounts."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import (
    ACCOUNT,
    BUNDLE,
    CUSTOMER,
    TOKENS,
    app_transaction,
    opened,
    posted,
    rescission,
    transaction,
)
from tests.support.client import WatchedClient, playing, refused
from tests.support.fake_store import FakeStore, LocalStore
from tests.support.http import call
from tests.support.server import Running, running, settings
from tests.support.waiting import eventually
from ws import reconciling
from ws.features.purchases.providers.provider import Claim, Notification
from ws.kernel.errors import Refused

AUTHORITY = Authority()
OTHER = Authority()
DAY_MS = 86_400_000


async def read(payload: dict[str, Any], folder: Path) -> Notification:
    async with opened(AUTHORITY, folder) as store:
        return await store.read_notification({}, posted(AUTHORITY.sign(payload)))


async def test_it_names_the_customer_and_no_purchase(tmp_path: Path) -> None:
    told = await read(rescission(AUTHORITY.sign(app_transaction())), tmp_path)
    assert (told.kind, told.transactions, told.rescinds) == ("RESCIND_CONSENT", (), CUSTOMER)


async def test_only_this_type_rescinds(tmp_path: Path) -> None:
    payload = rescission(AUTHORITY.sign(app_transaction()), notificationType="SOMETHING_NEW")
    assert (await read(payload, tmp_path)).rescinds == ""


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        (OTHER.sign(app_transaction()), "not_authenticated"),
        ("signed_app_transaction_info_value", "not_authenticated"),
        (AUTHORITY.sign(app_transaction(bundleId="com.example.other")), "not_authenticated"),
        (AUTHORITY.sign(app_transaction(appAppleId=1)), "not_authenticated"),
        (AUTHORITY.sign(app_transaction(receiptType="Sandbox")), "not_authenticated"),
        (AUTHORITY.sign(app_transaction(receiptCreationDate=None)), "not_authenticated"),
        (AUTHORITY.sign(transaction()), "not_authenticated"),
        (AUTHORITY.sign(app_transaction(appTransactionId=None)), "bad_message"),
        (AUTHORITY.sign(app_transaction(appTransactionId="x" * 65)), "bad_message"),
    ],
    ids=["signer", "unsigned", "bundle", "app", "environment", "undated", "purchase", "nobody", "strange"],
)
async def test_a_copy_that_is_not_proved_is_refused(copy: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        await read(rescission(copy), tmp_path)
    assert refusal.value.code == code


async def test_a_copy_of_the_app_is_no_purchase(tmp_path: Path) -> None:
    for more in ({}, {"environment": "Production", "transactionId": "1", "productId": "p", "purchaseDate": 1}):
        async with opened(AUTHORITY, tmp_path) as store:
            with pytest.raises(Refused, match="not_allowed"):
                await store.verify(Claim(ACCOUNT, AUTHORITY.sign({**app_transaction(), **more})))


async def test_a_purchase_says_who_its_customer_is(tmp_path: Path) -> None:
    async with opened(AUTHORITY, tmp_path) as store:
        for name, expected in ((CUSTOMER, CUSTOMER), (None, ""), ("x" * 65, ""), ("a b", "")):
            told = await store.verify(Claim(ACCOUNT, AUTHORITY.sign(transaction(appTransactionId=name))))
            assert told.customer == expected


@asynccontextmanager
async def selling(database_url: str, var: Path, folder: Path, store: FakeStore) -> AsyncIterator[Running]:
    """A server with Apple, and another store that lets purchases begin at the server."""
    async with opened(AUTHORITY, folder) as apple:
        providers = {"apple": apple, "google": LocalStore("google", store.url)}
        async with running(settings(database_url, var), providers=providers) as server:
            yield server


async def buys(player: WatchedClient, number: int, customer: str = CUSTOMER) -> None:
    about = transaction(
        transactionId=f"20000{number}", productId="com.baolife.diamonds_100", bundleId=BUNDLE,
        appAccountToken=TOKENS.of(int(player.account_id)), appTransactionId=customer,
    )  # fmt: skip
    await player.request("set_purchase_consent", share_consumption=True)
    await player.request("verify_purchase", store="apple", transaction=AUTHORITY.sign(about))


async def tells(server: Running, payload: dict[str, Any]) -> int:
    body = {"signedPayload": AUTHORITY.sign(payload)}
    return (await call("POST", f"{server.url}/api/v1/webhooks/apple", body)).status


async def test_every_account_of_the_customer_stops_buying(
    database_url: str, house_var: Path, tmp_path: Path, store: FakeStore
) -> None:
    async with selling(database_url, house_var, tmp_path, store) as server:
        async with playing(server.url) as child, playing(server.url) as second, playing(server.url) as stranger:
            await buys(child, 1)
            await buys(child, 2)
            await buys(second, 3)
            await buys(stranger, 4, "704289572311513294")
            payload = rescission(AUTHORITY.sign(app_transaction()))
            assert [await tells(server, payload) for _ in range(3)] == [200] * 3
            for player in (child, second):
                await eventually(lambda player=player: not player.state["purchases"]["share_consumption"])
                async with refused("not_allowed"):
                    await player.request("begin_purchase", store="google", product_id="diamonds_250")
            await stranger.request("begin_purchase", store="google", product_id="diamonds_250")
            assert stranger.state["purchases"]["share_consumption"]
            await eventually_no_letters(server)
            for player in (child, second):
                titles = [m["title"] for m in player.told("messageEvent") if m["kind"] == "purchase"]
                assert titles.count("Purchases stopped") == 1
        rows = await server.rows("SELECT account_id, reason, day, evidence FROM purchase_flags ORDER BY account_id")
        day = payload["signedDate"] // DAY_MS
        assert [tuple(row)[:3] for row in rows] == [
            (int(account), "consent_rescinded", day) for account in sorted([child.account_id, second.account_id])
        ]
        assert json.loads(str(rows[0][3])) == {"store": "apple", "at": payload["signedDate"]}


async def eventually_no_letters(server: Running) -> None:
    async def are_none() -> bool:
        return not await server.rows("SELECT id FROM letters")

    await eventually(are_none, "every letter is opened")


async def test_who_is_away_is_stopped_at_once_and_once(
    database_url: str, house_var: Path, tmp_path: Path, store: FakeStore
) -> None:
    payload = rescission(AUTHORITY.sign(app_transaction()))
    async with selling(database_url, house_var, tmp_path, store) as server, playing(server.url) as player:
        await buys(player, 1)
    async with selling(database_url, house_var, tmp_path, store) as server:
        assert await tells(server, payload) == 200
        assert len(await server.rows("SELECT id FROM letters")) == 1
        assert len(await server.rows("SELECT 1 FROM purchase_flags WHERE reviewed_at IS NULL")) == 1
        assert await reconciling.review(server.settings, int(player.account_id)) == 1
        player.url = server.url
        async with playing(server.url, player):
            await eventually(lambda: not player.state["purchases"]["share_consumption"])
            await eventually_no_letters(server)
            await player.request("set_purchase_consent", share_consumption=True)
            assert await tells(server, payload) == 200
            assert await server.rows("SELECT id FROM letters") == []
            await player.request("begin_purchase", store="google", product_id="diamonds_250")
            await player.fresh()
            assert player.state["purchases"]["share_consumption"], "what was judged and allowed anew stays so"


async def test_a_customer_who_bought_nothing_is_kept(
    sqlite_database_url: str, house_var: Path, tmp_path: Path, store: FakeStore
) -> None:
    async with selling(sqlite_database_url, house_var, tmp_path, store) as server:
        assert await tells(server, rescission(AUTHORITY.sign(app_transaction()))) == 200
        assert await server.rows("SELECT id FROM letters") == []
        [[kind]] = await server.rows("SELECT kind FROM store_notifications")
        assert kind == "RESCIND_CONSENT"
