"""Google slow, broken, huge, refusing and forgetful: what comes of it, and how often it is asked."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest

from tests.features.purchases.google_fake import HANG_UP, SILENCE, Reply, product_purchase, refusal
from tests.features.purchases.google_support import PURCHASE, claim, google, settings
from tests.support.waiting import eventually
from ws.features.purchases.providers import google_http
from ws.kernel import breaker
from ws.kernel.errors import Refused, SettingsError, Unavailable
from ws.kernel.stores import StoreState


async def refused_with(reply: Reply) -> str:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["purchase"] = [reply] * 3
        with pytest.raises(Refused) as refused:
            await store.verify(claim())
        return refused.value.code


async def retry_after(reply: Reply) -> float:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["purchase"] = [reply]
        with pytest.raises(Unavailable) as unavailable:
            await store.verify(claim())
        assert (await store.verify(claim())).state == StoreState.PAID, "asking again helps"
        seconds = unavailable.value.facts["retry_after"]
        assert isinstance(seconds, float)
        return seconds


async def test_an_access_token_serves_until_shortly_before_its_end() -> None:
    async with google() as (server, store, clock):
        server.purchases[PURCHASE] = product_purchase()
        await store.verify(claim())
        clock.seconds += 3599 - 61
        await store.verify(claim())
        assert server.count("token") == 1
        clock.seconds += 2
        await store.verify(claim())
        assert server.count("token") == 2


async def test_many_who_need_an_access_token_ask_for_one() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        await asyncio.gather(*(store.verify(claim()) for _ in range(20)))
        assert server.count("token") == 1
        assert server.count("purchase") == 20


async def test_whoever_gives_up_does_not_take_the_token_from_the_others() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        server.gate.clear()
        first = asyncio.ensure_future(store.verify(claim()))
        second = asyncio.ensure_future(store.verify(claim()))
        await eventually(lambda: bool(server.asked))
        first.cancel()
        server.gate.set()
        assert (await second).state == StoreState.PAID
        assert first.cancelled()
        assert server.count("token") == 1


async def test_a_token_that_ends_early_is_replaced_once() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["purchase"] = [refusal(401, "authError")]
        assert (await store.verify(claim())).state == StoreState.PAID
        assert (server.count("token"), server.count("purchase")) == (2, 2)
        server.tokens_good = False
        with pytest.raises(Unavailable):
            await store.verify(claim())
        assert (server.count("token"), server.count("purchase")) == (3, 4), "not for ever"


async def test_a_service_account_that_is_refused_is_left_alone() -> None:
    async with google() as (server, store, clock):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["token"] = [(400, b'{"error": "invalid_grant"}', {})]
        for _ in range(5):
            with pytest.raises(Unavailable):
                await store.verify(claim())
        assert server.count("token") == 1
        clock.seconds += 61
        assert (await store.verify(claim())).state == StoreState.PAID


@pytest.mark.parametrize("body", [b"", b"[]", b'{"access_token": ""}', b'{"access_token": "x", "expires_in": -1}'])
async def test_an_access_token_that_is_none(body: bytes) -> None:
    async with google() as (server, store, _):
        server.bad["token"] = [(200, body, {})]
        with pytest.raises(Unavailable):
            await store.verify(claim())
        assert server.count("purchase") == 0


async def test_what_google_says_for_good() -> None:
    assert await refused_with(refusal(404, "purchaseTokenNotFound")) == "not_found"
    assert await refused_with(refusal(410, "purchaseTokenNoLongerValid")) == "not_found"
    assert await refused_with(refusal(400, "purchaseTokenDoesNotMatchPackageName")) == "not_allowed"


async def test_what_is_to_be_asked_again() -> None:
    assert await retry_after(refusal(429, "rateLimitExceeded", {"Retry-After": "17"})) == 17
    assert await retry_after(refusal(429, "rateLimitExceeded", {"Retry-After": "9" * 9})) == 3600
    assert await retry_after(refusal(429, "rateLimitExceeded", {"Retry-After": "-5"})) > 0
    assert await retry_after(refusal(503, "backendError", {"Retry-After": "8"})) == 8
    assert await retry_after(refusal(500, "backendError")) > 0
    assert await retry_after(refusal(409, "concurrentUpdate")) > 0
    assert await retry_after((302, b"", {"Location": "http://127.0.0.1:9/"})) > 0


async def test_what_only_the_operator_can_mend_refuses_no_purchase() -> None:
    assert await retry_after(refusal(403, "permissionDenied")) >= 60
    assert await retry_after(refusal(404, "applicationNotFound")) >= 60
    assert await retry_after((418, b"\xff", {})) > 0


@pytest.mark.parametrize(
    "reply",
    [
        (200, b"<html>not json</html>", {}),
        (200, b"\xff\xfe", {}),
        (200, b"", {}),
        (200, json.dumps(product_purchase()).encode() + b" " * google_http.MOST_BYTES, {}),
        (200, b'{"productLineItem": [', {}),
        HANG_UP,
    ],
    ids=["html", "bytes", "nothing", "huge", "torn", "hung up"],
)
async def test_broken_answers(reply: Reply) -> None:
    assert await retry_after(reply) > 0


async def test_an_answer_that_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(google_http, "SECONDS", 0.2)
    assert await retry_after(SILENCE) > 0


async def test_an_access_token_that_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(google_http, "SECONDS", 0.2)
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["token"] = [SILENCE]
        with pytest.raises(Unavailable):
            await store.verify(claim())
        assert store._access._asking is not None
        await asyncio.wait({store._access._asking})
        monkeypatch.setattr(google_http, "SECONDS", 10.0)
        assert (await store.verify(claim())).state == StoreState.PAID


async def test_nobody_there() -> None:
    async with google(token_url="http://127.0.0.1:9/token") as (_server, store, _):
        with pytest.raises(Unavailable):
            await store.verify(claim())


async def test_a_broken_service_is_left_alone_and_tried_again() -> None:
    async with google() as (server, store, clock):
        server.purchases[PURCHASE] = product_purchase()
        server.bad["purchase"] = [refusal(500, "backendError")] * (breaker.FAILURES_TO_OPEN + 1)
        for _ in range(breaker.FAILURES_TO_OPEN):
            with pytest.raises(Unavailable):
                await store.verify(claim())
        with pytest.raises(Unavailable) as left_alone:
            await store.verify(claim())
        assert left_alone.value.facts["retry_after"] == breaker.OPEN_SECONDS
        assert server.count("purchase") == breaker.FAILURES_TO_OPEN
        clock.seconds += breaker.OPEN_SECONDS
        told = await asyncio.gather(*(store.verify(claim()) for _ in range(5)), return_exceptions=True)
        assert all(isinstance(answer, Unavailable) for answer in told)
        with pytest.raises(Unavailable):
            await store.verify(claim())
        assert server.count("purchase") == breaker.FAILURES_TO_OPEN + 1, "one tried, and it is no better"
        clock.seconds += breaker.OPEN_SECONDS
        for _ in range(3):
            assert (await store.verify(claim())).state == StoreState.PAID


async def test_refusals_do_not_close_the_line() -> None:
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        for _ in range(2 * breaker.FAILURES_TO_OPEN):
            with pytest.raises(Refused):
                await store.verify(claim(token="an-unknown-purchase"))
        assert (await store.verify(claim())).state == StoreState.PAID


async def test_too_many_at_once_are_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(google_http, "MOST_AT_ONCE", 2)
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        await store.verify(claim())
        server.gate.clear()
        first = [asyncio.ensure_future(store.verify(claim())) for _ in range(2)]
        await eventually(lambda: server.count("purchase") == 3)
        with pytest.raises(Unavailable):
            await store.verify(claim())
        server.gate.set()
        assert [told.state for told in await asyncio.gather(*first)] == [StoreState.PAID] * 2


async def test_nothing_secret_is_logged(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    async with google() as (server, store, _):
        server.purchases[PURCHASE] = product_purchase()
        await store.verify(claim())
        for reply in (refusal(403, "permissionDenied"), HANG_UP, refusal(500, "x"), (200, b"{}", {})):
            server.bad["purchase"] = [reply]
            with pytest.raises(Unavailable) as unavailable:
                await store.verify(claim())
            assert PURCHASE not in str(unavailable.value)
            assert unavailable.value.__cause__ is None
    written = caplog.text + "".join(capsys.readouterr())
    assert "permissionDenied" in written
    for secret in (PURCHASE, "ya29", "PRIVATE KEY", "assertion"):
        assert secret not in written


@pytest.mark.parametrize(
    "account",
    [
        "not json",
        "{}",
        '{"client_email": "shop@example.com"}',
        '{"client_email": "shop@example.com", "private_key": "SECRET"}',
        '{"client_email": "", "private_key": "SECRET"}',
    ],
)
async def test_a_service_account_that_can_not_sign_stops_the_start(account: str) -> None:
    with pytest.raises(SettingsError, match="BAOLIFE_GOOGLE_SERVICE_ACCOUNT") as stopped:
        async with google(service_account=account):
            pass
    assert "SECRET" not in str(stopped.value)


def test_settings_do_not_tell_their_secrets() -> None:
    chosen = settings("http://127.0.0.1:9")
    assert "PRIVATE" not in f"{chosen!r} {chosen.account()!r}"
