"""What a customer bought, read back from Apple over HTTP: paged, repeated, limited, forged, broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import (
    ACCOUNT,
    CUSTOMER,
    Answer,
    Asked,
    fake_server,
    notification,
    now_ms,
    opened,
    transaction,
    with_key,
)
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers import apple_api, apple_customers
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

AUTHORITY = Authority()
KNOWN = StoreTransaction("apple", "2000000123456789", "p", StoreState.PAID, 0, 0, False, customer=CUSTOMER)


def bought(number: int, **changes: Any) -> str:
    return AUTHORITY.sign(transaction(transactionId=str(number), **changes))


def page(*signed: str, more: str = "") -> Answer:
    body = {"revision": more or "end", "hasMore": bool(more), "signedTransactions": list(signed)}
    return 200, json.dumps(body).encode()


async def test_history_is_read_page_by_page_newest_first_each_once(tmp_path: Path) -> None:
    signed = [bought(n) for n in range(4)]
    pages = {
        "": page(signed[3], signed[2], more="a"),
        "a": page(signed[2], more="b"),
        "b": page(signed[1], signed[0]),
    }

    def answers(asked: Asked, _: int) -> Answer:
        return pages[parse_qs(urlsplit(asked.target).query).get("revision", [""])[0]]

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        found = await store.purchases_of(KNOWN, is_brief=False)
    assert found is not None
    assert [one.transaction_id for one in found] == ["3", "2", "1", "0"]
    assert {(one.account_id, one.customer) for one in found} == {(ACCOUNT, CUSTOMER)}
    for asked in fake.asked:
        assert urlsplit(asked.target).path == f"/inApps/v2/history/{CUSTOMER}"
        query = parse_qs(urlsplit(asked.target).query)
        assert (query["sort"], query["inAppOwnershipType"]) == (["DESCENDING"], ["PURCHASED"])


async def test_without_a_name_for_the_customer_one_of_their_purchases_is_asked_by(tmp_path: Path) -> None:
    async with fake_server(lambda *_: page()) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        known = StoreTransaction("apple", "77", "p", StoreState.PAID, 0, 0, False)
        assert await store.purchases_of(known, is_brief=True) == []
    assert urlsplit(fake.asked[0].target).path == "/inApps/v2/history/77"


async def test_without_a_key_nothing_can_be_said(tmp_path: Path) -> None:
    async with opened(AUTHORITY, tmp_path) as store:
        assert await store.purchases_of(KNOWN, is_brief=False) is None


async def test_a_customer_with_very_much_is_read_up_to_a_bound(tmp_path: Path) -> None:
    signed = bought(1)

    def answers(asked: Asked, number: int) -> Answer:
        return page(signed, more=str(number + 1))

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        found = await store.purchases_of(KNOWN, is_brief=True)
        assert len(fake.asked) == apple_customers.BRIEF_PAGES
        assert found is not None
        assert len(found) == 1
        await store.purchases_of(KNOWN, is_brief=False)
    assert len(fake.asked) == apple_customers.BRIEF_PAGES + apple_customers.MOST_PAGES


async def test_a_refund_is_told_as_it_stands_now(tmp_path: Path) -> None:
    signed = bought(1, revocationDate=now_ms() - 500, revocationReason=0)
    async with (
        fake_server(lambda *_: page(signed)) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        found = await store.purchases_of(KNOWN, is_brief=False)
    assert found is not None
    assert [(one.state, one.taken_back_millionths) for one in found] == [(StoreState.TAKEN_BACK, WHOLE)]


@pytest.mark.parametrize(
    "strange",
    [
        pytest.param(Authority().sign(transaction(transactionId="9")), id="forged"),
        pytest.param(AUTHORITY.sign(transaction(transactionId="9", bundleId="com.example.other")), id="another app"),
        pytest.param(
            AUTHORITY.sign(transaction(transactionId="9", inAppOwnershipType="FAMILY_SHARED")), id="lent by a family"
        ),
        pytest.param(
            AUTHORITY.sign(transaction(transactionId="9", appAccountToken=AccountTokens("x" * 32).of(ACCOUNT))),
            id="an account of another server",
        ),
        pytest.param(
            AUTHORITY.sign(transaction(transactionId="9", environment="Sandbox")), id="play money among real"
        ),
        pytest.param(AUTHORITY.sign(notification(AUTHORITY, "REFUND", transaction())), id="no transaction"),
        pytest.param(AUTHORITY.sign(transaction(transactionId=None)), id="no id"),
        pytest.param("", id="empty"),
        pytest.param("nonsense", id="nonsense"),
    ],
)
async def test_what_is_not_the_customers_own_is_left_out_and_holds_up_nothing(strange: str, tmp_path: Path) -> None:
    async with (
        fake_server(lambda *_: page(strange, bought(1))) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        found = await store.purchases_of(KNOWN, is_brief=False)
    assert found is not None
    assert [one.transaction_id for one in found] == ["1"]


async def test_too_many_is_waited_for_unless_somebody_waits(tmp_path: Path) -> None:
    def answers(_: Asked, number: int) -> Answer:
        return page(bought(1)) if number == 2 else (429, b"", {"retry-after": str(now_ms() + 50)})

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        found = await store.purchases_of(KNOWN, is_brief=False)
    assert found is not None
    assert len(fake.asked) == 3
    async with (
        fake_server(lambda *_: (429, b"", {"retry-after": "1"})) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        with pytest.raises(Unavailable):
            await store.purchases_of(KNOWN, is_brief=True)
    assert len(fake.asked) == 1


async def test_a_customer_whom_apple_does_not_know_is_refused(tmp_path: Path) -> None:
    answer: Answer = (404, b'{"errorCode": 4040010, "errorMessage": "Transaction id not found."}')
    async with fake_server(lambda *_: answer) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises(Refused) as refused:
            await store.purchases_of(KNOWN, is_brief=False)
    assert refused.value.code == "not_found"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param((500, b""), id="500"),
        pytest.param((200, b"<html>"), id="no JSON"),
        pytest.param((200, b"[]"), id="a list"),
        pytest.param((200, b"{}"), id="nothing said"),
        pytest.param((200, b'{"hasMore": true, "signedTransactions": []}'), id="more and no revision"),
        pytest.param(page(more="same"), id="the same revision for ever"),
        pytest.param((200, b'{"hasMore": false, "signedTransactions": 3}'), id="a number of transactions"),
        pytest.param((302, b"", {"location": "https://example.com"}), id="elsewhere"),
        pytest.param((0, b""), id="hangs up"),
        pytest.param((-1, b""), id="never"),
    ],
)
async def test_a_history_that_is_broken_is_unavailable(
    answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apple_api, "SECONDS", 1.0)
    async with fake_server(lambda *_: answer) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises(Unavailable):
            await store.purchases_of(KNOWN, is_brief=False)
    assert len(fake.asked) <= 2


async def test_a_broken_history_is_left_alone_after_a_while(tmp_path: Path) -> None:
    async with (
        fake_server(lambda *_: (500, b"")) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        for _ in range(6):
            with pytest.raises(Unavailable):
                await store.purchases_of(KNOWN, is_brief=True)
    assert len(fake.asked) == 3
