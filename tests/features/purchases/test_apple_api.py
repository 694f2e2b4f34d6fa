"""The App Store Server API over HTTP, asked by the answer about consumption: slow, broken, wrong, never."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import jwt
import pytest

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import (
    API_KEY,
    BUNDLE,
    HOUR_MS,
    Answer,
    fake_server,
    now_ms,
    opened,
    transaction,
    with_key,
)
from ws.features.purchases.providers import apple_api
from ws.features.purchases.providers.apple_purchases import transaction_of
from ws.features.purchases.providers.provider import Consumption
from ws.kernel import breaker
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.stores import StoreState, StoreTransaction

AUTHORITY = Authority()
USED = Consumption(consumed_millionths=333_339, delivered=True)
BOUGHT = StoreTransaction("apple", "2000000123456789", "p", StoreState.PAID, 1, 1, sandbox=False)


async def test_consumption_says_what_is_known_and_no_more(tmp_path: Path) -> None:
    async with fake_server(lambda *_: (202, b"")) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        await store.send_consumption(BOUGHT, USED)
        undelivered = Consumption(500_000, delivered=False)
        await store.send_consumption(BOUGHT, undelivered)
    first, second = fake.asked
    assert (first.method, first.target) == ("PUT", "/inApps/v2/transactions/consumption/2000000123456789")
    assert json.loads(first.body) == {
        "customerConsented": True, "sampleContentProvided": False, "deliveryStatus": "DELIVERED",
        "consumptionPercentage": 33_333,
    }  # fmt: skip
    assert json.loads(second.body)["deliveryStatus"] == "UNDELIVERED_OTHER"
    assert json.loads(second.body)["consumptionPercentage"] == 0
    token = first.headers["authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, API_KEY.public_key(), algorithms=["ES256"], audience="appstoreconnect-v1")
    assert (claims["iss"], claims["bid"]) == ("issuer", BUNDLE)
    assert jwt.get_unverified_header(token)["kid"] == "KEY1"
    assert first.headers["content-type"] == "application/json"


def _error(number: int) -> bytes:
    return json.dumps({"errorCode": number, "errorMessage": "x"}).encode()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((400, _error(4000047)), "not_allowed"),
        ((400, b"oh"), "not_allowed"),
        ((400, b'{"errorCode": ["?"], "errorMessage": 1}'), "not_allowed"),
        ((404, _error(4040010)), "not_found"),
        ((404, _error(4040006)), "unavailable"),
        ((401, b""), "unavailable"),
        ((500, _error(5000000)), "unavailable"),
        ((503, b"<html>"), "unavailable"),
        ((302, b"", {"location": "http://127.0.0.1:9/"}), "unavailable"),
        ((0, b""), "unavailable"),
    ],
)
async def test_what_apple_answers_to_consumption(answer: Answer, code: str, tmp_path: Path) -> None:
    async with fake_server(lambda *_: answer) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises((Refused, Unavailable)) as refusal:
            await store.send_consumption(BOUGHT, USED)
    assert refusal.value.code == code
    assert len(fake.asked) == 1


async def test_a_sandbox_purchase_is_answered_for(tmp_path: Path) -> None:
    async with fake_server(lambda *_: (202, b"")) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        said = AUTHORITY.sign(transaction(environment="Sandbox"))
        await store.send_consumption(transaction_of(store._transaction(said), store._tokens), USED)
        sandbox, real = (store._apis[one].client for one in sorted(store._apis, reverse=True))
        assert (sandbox._base_url, real._base_url) == (fake.url, fake.url)
    assert len(fake.asked) == 1
    async with opened(AUTHORITY, tmp_path, **with_key("")) as store:
        assert {one.value: api.client._base_url for one, api in store._apis.items()} == {
            "Production": "https://api.storekit.apple.com",
            "Sandbox": "https://api.storekit-sandbox.apple.com",
        }


async def test_without_a_key_nothing_is_asked(tmp_path: Path) -> None:
    async with opened(AUTHORITY, tmp_path) as store:
        with pytest.raises(Refused, match="not_allowed"):
            await store.send_consumption(BOUGHT, USED)
        assert [one async for one in store.changes(0)] == []


async def test_a_slow_one_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_api, "SECONDS", 0.2)
    async with fake_server(lambda *_: (-1, b"")) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        begun = time.monotonic()
        with pytest.raises(Unavailable):
            await store.send_consumption(BOUGHT, USED)
        assert time.monotonic() - begun < 5
        assert len(fake.asked) == 1


async def test_after_three_failures_it_is_left_alone_then_tried_by_one(tmp_path: Path) -> None:
    seconds = 0.0
    good = False
    async with (
        fake_server(lambda *_: (202, b"") if good else (500, b"")) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        for api in store._apis.values():
            api._breaker._now = lambda: seconds
        for _ in range(5):
            with pytest.raises(Unavailable):
                await store.send_consumption(BOUGHT, USED)
        assert len(fake.asked) == breaker.FAILURES_TO_OPEN
        seconds = breaker.OPEN_SECONDS + 1
        for _ in range(2):
            with pytest.raises(Unavailable):
                await store.send_consumption(BOUGHT, USED)
        assert len(fake.asked) == breaker.FAILURES_TO_OPEN + 1
        good = True
        seconds *= 3
        for _ in range(2):
            await store.send_consumption(BOUGHT, USED)
        assert len(fake.asked) == breaker.FAILURES_TO_OPEN + 3


@pytest.mark.parametrize(
    ("retry_after", "least", "most"),
    [
        (lambda: str(now_ms() + 20_000), 10, 20),
        (lambda: "17", 17, 17),
        (lambda: str(now_ms() - 5000), 0, 0),
        (lambda: str(now_ms() + 1000 * HOUR_MS), apple_api.MOST_LIMITED_SECONDS, apple_api.MOST_LIMITED_SECONDS),
        (lambda: "soon", apple_api.LIMITED_SECONDS, apple_api.LIMITED_SECONDS),
        (lambda: "nan", apple_api.LIMITED_SECONDS, apple_api.LIMITED_SECONDS),
        (lambda: "-3", 0, 0),
    ],
)
async def test_too_many_says_until_when(
    retry_after: Callable[[], str], least: float, most: float, tmp_path: Path
) -> None:
    answer = lambda *_: (429, b"", {"retry-after": retry_after()})  # noqa: E731 - told anew for each request
    async with fake_server(answer) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises(apple_api.Limited) as limited:
            await store.send_consumption(BOUGHT, USED)
        assert least <= limited.value.seconds <= most
        if least:
            with pytest.raises(Unavailable) as again:
                await store.send_consumption(BOUGHT, USED)
            assert not isinstance(again.value, apple_api.Limited)
            assert len(fake.asked) == 1, "it is not asked before the time"
