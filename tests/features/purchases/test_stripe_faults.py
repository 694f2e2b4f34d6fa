"""A Stripe that is slow, broken, huge and wrong: it is asked again later, and nothing of it gets into a log."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest
import structlog

from tests.features.purchases.stripe_support import ORDER, TOKENS, begun, shop, told, verified
from tests.support.fake_stripe import Fault
from ws.features.purchases.providers import stripe_api
from ws.features.purchases.providers.stripe import StripeSettings, StripeStore
from ws.kernel.errors import GameError, Refused, Unavailable
from ws.kernel.stores import StoreState


def error(kind: str, **more: str) -> bytes:
    return json.dumps({"error": {"type": kind, "message": "buyer@example.com did cs_test_secret", **more}}).encode()


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (Fault(500, error("api_error")), 2.0),
        (Fault(503, b"<html>"), 2.0),
        (Fault(502, b""), 2.0),
        (Fault(409, error("invalid_request_error", code="lock_timeout")), 2.0),
        (Fault(424, error("api_error")), 2.0),
        (Fault(429, error("invalid_request_error", code="rate_limit")), 5.0),
        (Fault(429, error("invalid_request_error"), {"retry-after": "17"}), 17.0),
        (Fault(503, error("api_error"), {"retry-after": "86400"}), 300.0),
        (Fault(429, error("invalid_request_error"), {"retry-after": "-1"}), 5.0),
        (Fault(429, error("invalid_request_error"), {"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}), 5.0),
        (Fault(401, error("invalid_request_error")), 60.0),
        (Fault(403, error("invalid_request_error")), 60.0),
        (Fault(400, error("invalid_request_error", code="parameter_unknown")), 60.0),
        (Fault(302, b"", {"location": "https://elsewhere.example"}), 2.0),
        (Fault(200, b"<html>not json</html>"), 2.0),
        (Fault(200, b"\xff\xfe"), 2.0),
        (Fault(200, b""), 2.0),
        (Fault(200, b"[]"), 2.0),
        (Fault(200, b"{}"), 2.0),
        (Fault(200, b'{"id": "cs_test_1", "created": "yesterday"}'), 2.0),
        (Fault(400, b"not json"), 2.0),
        (Fault(400, b'{"error": "no"}'), 2.0),
        (Fault(400, b'{"error": null}'), 2.0),
        (Fault(400, b'{"error": []}'), 2.0),
        (Fault(400, b"[]"), 2.0),
        (Fault(drop=True), 2.0),
        (Fault(200, b" " * (stripe_api.MOST_BYTES + 1)), 2.0),
    ],
    ids=lambda value: f"{value.status}-{value.body[:20]!r}" if isinstance(value, Fault) else str(value),
)
async def test_what_may_pass_is_unavailable(fault: Fault, seconds: float) -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        fake.faults.append(fault)
        with pytest.raises(Unavailable) as unavailable:
            await verified(store, session_id)
        assert unavailable.value.facts == {"retry_after": seconds}
        assert (await verified(store, session_id)).state is StoreState.PAID


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(400, error("invalid_request_error", code="amount_too_small")), "not_allowed"),
        (Fault(402, error("card_error", code="card_declined")), "not_allowed"),
        (Fault(404, error("invalid_request_error", code="resource_missing")), "not_found"),
        (Fault(400, error("idempotency_error")), "conflict"),
        (Fault(500, error("api_error"), {"Idempotent-Replayed": "true"}), "conflict"),
    ],
)
async def test_a_no_is_a_no(fault: Fault, code: str) -> None:
    async with shop() as (fake, store):
        fake.faults.append(fault)
        with pytest.raises(Refused) as refused:
            await store.begin(ORDER)
    assert refused.value.code == code


async def test_a_silent_stripe_is_waited_for_so_long_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stripe_api, "SECONDS", 0.2)
    async with shop() as (fake, store):
        fake.faults.append(Fault(silent=True))
        with pytest.raises(Unavailable):
            await store.begin(ORDER)
        session_id = await begun(store)
        fake.books.pay(session_id)
        event = fake.books.refund(session_id, 99)[0]
        for _ in range(2):
            fake.faults.append(Fault(silent=True))
            with pytest.raises(Unavailable):
                await told(fake, store, event)
        assert (await told(fake, store, event)).transactions


async def test_nobody_there() -> None:
    store = StripeStore(StripeSettings("sk_test_a", ("whsec_a",), "http://127.0.0.1:9"), TOKENS)
    with pytest.raises(Unavailable):
        await store.begin(ORDER)
    await store.close()


@pytest.mark.parametrize("fault", [Fault(drop=True, after=True), Fault(200, b"{", after=True)])
async def test_an_answer_that_was_lost_begins_no_second_checkout(fault: Fault) -> None:
    async with shop() as (fake, store):
        fake.faults.append(fault)
        with pytest.raises(Unavailable):
            await store.begin(ORDER)
        again = await store.begin(ORDER)
        assert list(fake.books.sessions) == [again.checkout_id]


async def test_a_webhook_that_can_not_be_followed_up_is_told_again() -> None:
    """Each of the questions behind it may fail: the session, its refunds, its disputes."""
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        event = fake.books.refund(session_id, 99)[0]
        good = await told(fake, store, event)
        for answered in range(3):
            fake.asked.clear()
            fake.faults.extend([*[None] * answered, Fault(500)])
            with pytest.raises(Unavailable):
                await told(fake, store, event)
            assert len(fake.asked) == answered + 1
        assert await told(fake, store, event) == good


async def test_a_list_that_fails_in_the_middle_or_goes_round_in_circles() -> None:
    async with shop() as (fake, store):
        for number in range(60):
            fake.books.pay(await begun(store, f"order-{number}"))
        fake.faults.extend([None, Fault(500)])
        with pytest.raises(Unavailable):
            [each async for each in store.changes(0)]
        same = json.dumps({"data": fake.books.events[:3], "has_more": True}).encode()
        fake.faults.extend([Fault(200, same)] * 2)
        with pytest.raises(Unavailable):
            [each async for each in store.changes(0)]
        fake.faults.append(Fault(200, b'{"data": [], "has_more": true}'))
        with pytest.raises(Unavailable):
            [each async for each in store.changes(0)]


async def test_many_at_once_and_the_loop_goes_on() -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        event = fake.books.refund(session_id, 99)[0]
        answers = await asyncio.gather(*(told(fake, store, event) for _ in range(20)))
        assert len(set(answers)) == 1
        assert len({c.checkout_id for c in await asyncio.gather(*(store.begin(ORDER) for _ in range(5)))}) == 1


@pytest.mark.parametrize("mode", ["good", "bad"])
async def test_nothing_personal_and_no_secret_is_logged(mode: str, caplog: pytest.LogCaptureFixture) -> None:
    with structlog.testing.capture_logs() as logged, caplog.at_level(logging.DEBUG):
        async with shop() as (fake, store):
            session_id = await begun(store)
            event = fake.books.pay(session_id)[0]
            await told(fake, store, event)
            failures: list[GameError] = []
            for status in (400, 401, 404, 429, 500) if mode == "bad" else ():
                fake.faults.append(Fault(status, error("api_error")))
                with pytest.raises(GameError) as failed:
                    await verified(store, session_id)
                failures.append(failed.value)
            secrets = (session_id, TOKENS.of(1)[:8], fake.key, fake.secret, "buyer@example.com", "cs_test_secret")
    names = {"stripe", "httpx2"}
    written = str(logged) + "".join(r.getMessage() for r in caplog.records if r.name.split(".")[0] in names)
    written += "".join(f"{failure} {failure.facts} {failure.__cause__}" for failure in failures)
    assert bool(logged) is (mode == "bad")
    assert not [secret for secret in secrets if secret in written]
    assert all(failure.__suppress_context__ for failure in failures), "a trace would hold the answer"
