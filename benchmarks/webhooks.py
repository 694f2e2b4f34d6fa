"""Row `webhooks`: notifications of a store, accepted and stored, through the real server over HTTP.

Paid Checkout Sessions of Stripe, each another purchase, signed as Stripe signs, posted over 200 connections that
stay open, one at a time on each. Answered 200 is stored: the notification and the letter to the account are
committed. The accounts are not loaded, as those of most notifications are not. Per second, reach 1,000 on
MySQL/MariaDB; floor: the same posts to `/health/live` of the same server, so nothing but HTTP.
"""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Iterator
from typing import Final

import msgspec

from benchmarks import population
from benchmarks.bench import SECRET, Bench
from benchmarks.processes import HOST, Watched, game_server
from benchmarks.report import Figure, say
from tests.support.fake_stripe import LIVE_KEY, signature
from tests.support.fake_stripe import SECRET as WEBHOOK_SECRET
from tests.support.stripe_books import Books
from ws.features.purchases.account_tokens import AccountTokens

ROW: Final = "webhooks"
PLAYERS: Final = 300
CONNECTIONS: Final = 200
PATH: Final = "/api/v1/webhooks/stripe"
MOST_A_SECOND: Final = 4_000
"""So many posts are made ready for each second."""


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    figures: list[Figure] = []
    for kind in ("mysql", "sqlite") if bench.mysql else ("sqlite",):
        with bench.database(kind) as url:
            people = population.clones(population.models(bench), PLAYERS)
            await population.settle(bench, url, people)
            stripe = {"stripe_secret_key": LIVE_KEY, "stripe_webhook_secrets": WEBHOOK_SECRET}
            with game_server(bench, url, **stripe) as server:
                figures.append(await _on(bench, kind, server, [clone.account_id for clone in people]))
    return figures


async def _on(bench: Bench, kind: str, server: Watched, accounts: list[int]) -> Figure:
    seconds = bench.seconds(10.0)
    bare = await _posted(server, iter(lambda: _get(server), None), seconds / 2)
    made = _posts(server, accounts, int(MOST_A_SECOND * (seconds + 2)))
    await _posted(server, made, 1.0)
    cpu, kept = server.cpu_seconds(), _kept(server)
    accepted = await _posted(server, made, seconds)
    if _kept(server) - kept != round(accepted * seconds):
        raise RuntimeError("what was answered is not what was kept")
    cost = (server.cpu_seconds() - cpu) / (accepted * seconds) * 1000
    say(f"{kind}: {accepted:,.0f} webhooks/s, {cost:.2f} CPU-s of the server per 1,000; bare HTTP {bare:,.0f}/s")
    return Figure(
        row=ROW, what=f"{kind}: webhooks accepted and stored, per second", measured=accepted, floor=bare,
        reach=1000 if kind == "mysql" else None, sense="at least",
        note=f"{CONNECTIONS} connections; {cost:.2f} CPU-s of the server per 1,000; {server.troubles()}",
    )  # fmt: skip


async def _posted(server: Watched, requests: Iterator[bytes], seconds: float) -> float:
    """Requests answered 200 in a second; raises RuntimeError for any other answer."""
    until = time.monotonic() + seconds
    counts = await asyncio.gather(*(_connection(server, requests, until) for _ in range(CONNECTIONS)))
    return sum(counts) / seconds


async def _connection(server: Watched, requests: Iterator[bytes], until: float) -> int:
    reader, writer = await asyncio.open_connection(HOST, server.port)
    answered = 0
    try:
        while time.monotonic() < until:
            writer.write(next(requests))
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"answered {head[:60]!r}")
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            await reader.readexactly(length)
            answered += 1
    finally:
        writer.close()
    return answered


def _kept(server: Watched) -> int:
    """Notifications that the server has stored and had not before."""
    with urllib.request.urlopen(f"http://{HOST}:{server.port}/metrics", timeout=5.0) as answer:
        page = answer.read().decode()
    return round(float(page.split("\nbaolife_store_notifications_total ")[1].split("\n")[0]))


def _get(server: Watched) -> bytes:
    return f"GET /health/live HTTP/1.1\r\nhost: {HOST}:{server.port}\r\n\r\n".encode()


def _posts(server: Watched, accounts: list[int], count: int) -> Iterator[bytes]:
    """Signed posts of different purchases, for the accounts in turn."""
    tokens = AccountTokens(SECRET)
    names = [tokens.of(account_id) for account_id in accounts]
    books = Books(live=True)
    books.now = int(time.time())
    session = books.create(
        {
            "mode": "payment", "success_url": "https://play.example.com/", "client_reference_id": "NAME",
            "line_items[0][price_data][product_data][name]": "100 diamonds",
            "line_items[0][price_data][unit_amount]": "99", "line_items[0][price_data][currency]": "usd",
            "line_items[0][quantity]": "1", "metadata[baolife_product]": "diamonds_100",
            "metadata[baolife_order]": "bench",
        }
    )  # fmt: skip
    [event] = books.pay(str(session["id"]))
    plain = msgspec.json.encode(event)
    session_id, event_id = str(session["id"]).encode(), str(event["id"]).encode()
    for number in range(count):
        body = plain.replace(session_id, session_id + b"%d" % number).replace(event_id, event_id + b"%d" % number)
        body = body.replace(b"NAME", names[number % len(names)].encode())
        head = (
            f"POST {PATH} HTTP/1.1\r\nhost: {HOST}:{server.port}\r\ncontent-type: application/json\r\n"
            f"stripe-signature: {signature(body, WEBHOOK_SECRET)}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        yield head.encode() + body


__all__ = ["measure"]
