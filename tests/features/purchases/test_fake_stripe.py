"""The fake's page: a browser pays or goes back, and the webhook is on its way before the buyer is back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.features.purchases.stripe_support import begun, shop
from tests.support.http import call
from tests.support.stripe_books import Thing
from ws.features.purchases.providers.provider import Notification
from ws.features.purchases.providers.stripe import StripeStore
from ws.kernel.stores import StoreState


@asynccontextmanager
async def webhook(store: StripeStore, heard: list[Notification]) -> AsyncIterator[str]:
    """A door that reads what comes, as the server's will."""

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.split(": ", 1) for line in head.strip().split("\r\n")[1:])
        lower = {name.lower(): value for name, value in headers.items()}
        body = await reader.readexactly(int(lower["content-length"]))
        heard.append(await store.read_notification(lower, body))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/v1/webhooks/stripe"
    server.close()


async def test_a_buyer_pays_on_the_page() -> None:
    heard: list[Notification] = []
    async with shop() as (fake, store), webhook(store, heard) as fake.deliver_to:
        session_id = await begun(store)
        session: Thing = fake.books.sessions[session_id]
        url = session["url"]
        page = await call("GET", url)
        assert b"4.99 USD" in page.body
        assert b'id="pay"' in page.body
        for _ in range(2):  # a page that is loaded again charges nobody twice
            back = await call("GET", f"{url}/pay")
            assert back.status == 303
            assert back.headers["location"] == f"https://play.example/shop?tab=packs&checkout={session_id}#top"
        (told,) = heard
        assert told.transactions[0].state is StoreState.PAID
        refunded = await fake.deliver(fake.books.refund(session_id, 499))
        assert [answer.status for answer in refunded] == [200, 200]
        assert heard[-1].transactions[0].state is StoreState.TAKEN_BACK


async def test_a_buyer_goes_back() -> None:
    heard: list[Notification] = []
    async with shop() as (fake, store), webhook(store, heard) as fake.deliver_to:
        session_id = await begun(store)
        back = await call("GET", f"{fake.url}/c/pay/{session_id}/cancel")
        assert back.headers["location"] == "https://play.example/shop?tab=packs&checkout=cancelled#top"
        assert fake.books.sessions[session_id]["status"] == "open"
        assert (await call("GET", f"{fake.url}/c/pay/cs_test_unknown")).status == 404
        assert not heard
