"""One customer of a store who pays for many accounts is seen; a family is not, nor stores that name nobody."""

from __future__ import annotations

import json

import pytest

from tests.support.client import playing, refused
from tests.support.database import execute
from tests.support.fake_store import FakeStore
from tests.support.server import Running
from ws import reconciling
from ws.features.purchases import suspicion
from ws.features.purchases.suspicion import MOST_ACCOUNTS_A_CUSTOMER, PaidFor

MANY = MOST_ACCOUNTS_A_CUSTOMER + 1


def paying(accounts: int, customer: str = "c", first: int = 1, seen: int = 0, store: str = "apple") -> list[PaidFor]:
    """A customer who paid for so many accounts, of which the first `seen` were reviewed."""
    return [PaidFor(store, customer, first + n, 2, n < seen) for n in range(accounts)]


def test_more_accounts_than_a_family_has_are_flagged_each_with_the_evidence() -> None:
    assert list(suspicion.one_customer(paying(MOST_ACCOUNTS_A_CUSTOMER), 0)) == []
    found = list(suspicion.one_customer(paying(MANY), 5 * suspicion.DAY_MS))
    assert [(flag.account_id, flag.reason, flag.day) for flag in found] == [
        (n, "shared_customer", 5) for n in range(1, MANY + 1)
    ]
    assert json.loads(found[0].evidence) == {
        "store": "apple", "count": MANY, "bought": 2 * MANY, "accounts": list(range(1, MANY + 1)),
    }  # fmt: skip
    assert "c" not in json.loads(found[0].evidence).values(), "the store's name of a person is nobody's to read"


def test_customers_of_two_stores_are_two() -> None:
    assert list(suspicion.one_customer([*paying(4), *paying(4, first=9, store="other")], 0)) == []


def test_who_was_reviewed_is_left_in_peace_until_somebody_joins() -> None:
    assert list(suspicion.one_customer(paying(MANY, seen=MANY), 0)) == []
    assert len(list(suspicion.one_customer(paying(MANY + 1, seen=MANY), 0))) == MANY + 1


def test_an_account_of_two_such_customers_is_flagged_once_with_the_larger() -> None:
    found = list(suspicion.one_customer([*paying(MANY), *paying(MANY + 3, customer="d")], 0))
    assert [flag.account_id for flag in found] == list(range(1, MANY + 4))
    assert {json.loads(flag.evidence)["count"] for flag in found} == {MANY + 3}


def test_the_evidence_of_a_thousand_accounts_fits() -> None:
    found = list(suspicion.one_customer(paying(1000, first=2**62), 0))
    assert len(found) == 1000
    assert max(len(flag.evidence) for flag in found) <= 600
    assert json.loads(found[0].evidence)["count"] == 1000


@pytest.mark.parametrize(("customer", "sandbox"), [("", False), ("704289572311513293", True)])
async def test_nobody_and_testers_are_passed_over(
    any_selling: Running, store: FakeStore, customer: str, sandbox: bool
) -> None:
    await _buy_for(any_selling, store, MANY, customer)
    if sandbox:
        await execute(any_selling.settings.database_url, "UPDATE processed_transactions SET sandbox = 1")
    assert await suspicion.find(any_selling.app.database, any_selling.app.clock.now_ms()) == []


async def test_one_who_pays_for_many_accounts_is_stopped_and_can_be_reviewed(
    any_selling: Running, store: FakeStore
) -> None:
    accounts = await _buy_for(any_selling, store, MOST_ACCOUNTS_A_CUSTOMER, "704289572311513293")
    database, now = any_selling.app.database, any_selling.app.clock.now_ms
    assert await suspicion.find(database, now()) == []
    async with playing(any_selling.url) as player:
        bought = store.buy("diamonds_100", int(player.account_id), customer="704289572311513293")
        answer = await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
        assert answer["purchase"]["granted"], "what was paid is granted, whoever paid it"
        accounts = [*accounts, int(player.account_id)]
        flags = json.loads(await reconciling.open_flags(any_selling.settings, True))
        assert sorted(flag["account_id"] for flag in flags) == sorted(accounts)
        assert json.loads(flags[0]["evidence"])["accounts"] == sorted(accounts)
        async with refused("not_allowed"):
            await player.request("begin_purchase", store="google", product_id="diamonds_250")
        for account_id in accounts:
            assert await reconciling.review(any_selling.settings, account_id) == 1
        assert await reconciling.open_flags(any_selling.settings, False) == "Nothing looks suspicious."
        await player.request("begin_purchase", store="google", product_id="diamonds_250")
    later = now() + (suspicion.FRESH_DAYS + 1) * suspicion.DAY_MS
    await _buy_for(any_selling, store, 1, "704289572311513293")
    assert len(await suspicion.find(database, now())) == MANY + 1, "somebody joined: all are shown again"
    assert await suspicion.find(database, later) == [], "nobody bought lately"


async def _buy_for(server: Running, store: FakeStore, accounts: int, customer: str) -> list[int]:
    found = []
    for _ in range(accounts):
        async with playing(server.url) as player:
            bought = store.buy("diamonds_100", int(player.account_id), customer=customer)
            await player.request("verify_purchase", store="google", transaction=bought.transaction_id)
            found.append(int(player.account_id))
    return found
