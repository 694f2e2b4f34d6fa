"""Apple's history of notifications over HTTP: paged, repeated, unsorted, limited, broken."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import (
    HOUR_MS,
    Answer,
    Asked,
    fake_server,
    notification,
    now_ms,
    opened,
    transaction,
    with_key,
)
from ws.features.purchases.providers import apple_api, apple_history
from ws.features.purchases.providers.apple import AppleStore
from ws.features.purchases.providers.provider import Notification
from ws.kernel.errors import Unavailable

AUTHORITY = Authority()


def told(number: int, at: int, kind: str = "ONE_TIME_CHARGE", **changes: Any) -> str:
    """A signed notification of a purchase of its own."""
    about = transaction(transactionId=str(number), signedDate=at, **changes)
    payload = notification(AUTHORITY, kind, about, notificationUUID=f"n{number}", signedDate=at)
    return AUTHORITY.sign(payload)


def page(*signed: str, more: str = "") -> Answer:
    items = [{"signedPayload": one, "sendAttempts": []} for one in signed]
    body: dict[str, Any] = {"notificationHistory": items, "hasMore": bool(more)}
    return 200, json.dumps({**body, "paginationToken": more} if more else body).encode()


async def changes(store: AppleStore, since: int) -> list[Notification]:
    return [one async for one in store.changes(since)]


async def test_history_is_read_page_by_page_oldest_first_each_once(tmp_path: Path) -> None:
    now = now_ms()
    signed = [told(n, now - 60_000 + n * 1000) for n in range(6)]
    pages = {
        "": page(signed[4], signed[1], more="a"),
        "a": page(signed[0], signed[4], more="b"),  # one of them again
        "b": page(signed[4], signed[1], more="c"),  # a page again
        "c": page(signed[5], signed[2]),
    }

    def answers(asked: Asked, _: int) -> Answer:
        return pages[parse_qs(urlsplit(asked.target).query).get("paginationToken", [""])[0]]

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        found = await changes(store, now - HOUR_MS)
    assert [one.notification_id for one in found] == ["n0", "n1", "n2", "n4", "n5"]
    assert [one.transactions[0].transaction_id for one in found] == ["0", "1", "2", "4", "5"]
    assert len(fake.asked) == 4
    assert all(urlsplit(one.target).path == "/inApps/v1/notifications/history" for one in fake.asked)
    span = json.loads(fake.asked[0].body)
    assert span["startDate"] == now - HOUR_MS
    assert now <= span["endDate"] <= now_ms()


async def test_long_times_are_asked_for_day_by_day_and_not_beyond_what_is_kept(tmp_path: Path) -> None:
    async with fake_server(lambda *_: page()) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        assert await changes(store, 0) == []
    spans = [json.loads(one.body) for one in fake.asked]
    assert len(spans) == 179
    assert all(one["endDate"] == two["startDate"] for one, two in pairwise(spans))
    assert all(0 < one["endDate"] - one["startDate"] <= apple_history.SPAN_MS for one in spans)


async def test_what_lies_on_the_border_of_two_spans_is_told_once(tmp_path: Path) -> None:
    signed = told(1, now_ms() - 24 * HOUR_MS)
    async with (
        fake_server(lambda *_: page(signed)) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        assert len(await changes(store, now_ms() - 40 * HOUR_MS)) == 1
    assert len(fake.asked) == 2


async def test_a_span_with_too_much_in_it_is_halved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_history, "MOST_PAGES", 2)
    now = now_ms()
    times = [now - HOUR_MS + n * 60_000 for n in range(50)]
    signed = [told(n, at) for n, at in enumerate(times)]

    def answers(asked: Asked, _: int) -> Answer:
        span = json.loads(asked.body)
        within = [one for one, at in zip(signed, times, strict=True) if span["startDate"] <= at < span["endDate"]]
        start = int(parse_qs(urlsplit(asked.target).query).get("paginationToken", ["0"])[0])
        return page(*within[start : start + 5], more=str(start + 5) if len(within) > start + 5 else "")

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        found = await changes(store, now - HOUR_MS)
    assert [one.notification_id for one in found] == [f"n{n}" for n in range(50)]


async def test_a_reader_that_stops_goes_on_from_the_last(tmp_path: Path) -> None:
    now = now_ms()
    times = [now - hours * HOUR_MS for hours in (60, 30, 5)]
    signed = [told(n, at) for n, at in enumerate(times)]

    def answers(asked: Asked, number: int) -> Answer:
        span = json.loads(asked.body)
        if number == 1:
            return 500, b""
        return page(*(x for x, at in zip(signed, times, strict=True) if span["startDate"] <= at < span["endDate"]))

    found: list[Notification] = []

    async def read_on(store: AppleStore, since: int) -> None:
        async for one in store.changes(since):
            found.append(one)  # noqa: PERF401 - what came before a failure is kept

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises(Unavailable):
            await read_on(store, now - 61 * HOUR_MS)
        assert [one.notification_id for one in found] == ["n0"]
        await read_on(store, found[-1].at)
    assert [one.notification_id for one in found] == ["n0", "n0", "n1", "n2"]


async def test_too_many_is_waited_for_and_the_page_asked_again(tmp_path: Path) -> None:
    signed = told(1, now_ms() - 5000)

    def answers(_: Asked, number: int) -> Answer:
        return page(signed) if number == 2 else (429, b"", {"retry-after": str(now_ms() + 50)})

    async with fake_server(answers) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        assert len(await changes(store, now_ms() - HOUR_MS)) == 1
    assert len(fake.asked) == 3


async def test_too_many_for_long_is_left_to_the_caller(tmp_path: Path) -> None:
    answer: Answer = (429, b"", {"retry-after": "1800"})
    async with fake_server(lambda *_: answer) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises(Unavailable) as limited:
            await changes(store, now_ms() - HOUR_MS)
    assert limited.value.facts["retry_after"] == 1800
    assert len(fake.asked) == 1


async def test_too_many_again_and_again_is_given_up(tmp_path: Path) -> None:
    answer: Answer = (429, b"", {"retry-after": "0"})
    async with fake_server(lambda *_: answer) as fake, opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store:
        with pytest.raises(Unavailable):
            await changes(store, now_ms() - HOUR_MS)
    assert len(fake.asked) == apple_api.LIMITED_TRIES


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param((500, b""), id="500"),
        pytest.param((200, b"<html>"), id="no JSON"),
        pytest.param((200, b"\xff"), id="no text"),
        pytest.param((200, b"[]"), id="a list"),
        pytest.param((200, b"{}"), id="nothing said"),
        pytest.param((200, b"3"), id="a number"),
        pytest.param((200, b'{"notificationHistory": 3}'), id="a number of history"),
        pytest.param((200, b'{"notificationHistory": [3]}'), id="numbers in history"),
        pytest.param((200, b'{"hasMore": true, "notificationHistory": []}'), id="more and no token"),
        pytest.param(page(more="same"), id="the same token for ever"),
        pytest.param((200, b"[" * 200_000), id="deep"),
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
            await changes(store, now_ms() - HOUR_MS)
    assert len(fake.asked) <= 2


async def test_a_huge_answer_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_api, "MOST_BYTES", 10_000)
    async with (
        fake_server(lambda *_: (200, b'"' + b"a" * 20_000 + b'"')) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        with pytest.raises(Unavailable):
            await changes(store, now_ms() - HOUR_MS)


async def test_what_nobody_can_prove_does_not_hold_up_the_rest(tmp_path: Path) -> None:
    now = now_ms()
    good = [told(n, now - 5000 + n) for n in range(2)]
    forged = Authority().sign(notification(AUTHORITY, "REFUND", transaction()))
    async with (
        fake_server(lambda *_: page(good[0], forged, "nonsense", "", good[1])) as fake,
        opened(AUTHORITY, tmp_path, **with_key(fake.url)) as store,
    ):
        assert [one.notification_id for one in await changes(store, now - HOUR_MS)] == ["n0", "n1"]
