"""A shop for the tests of the web client: the real server with the real Stripe store, at a fake Stripe."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from playwright.async_api import Locator, Page, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest
from tests.support import server as support
from tests.support.fake_stripe import FakeStripe, fake_stripe

LOOKS = [
    ("phone-light", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("desktop-light", DESKTOP, "light"),
    ("desktop-dark", DESKTOP, "dark"),
]


class Shop(msgspec.Struct):
    server: support.Running
    stripe: FakeStripe

    @property
    def webhook(self) -> str:
        return f"{self.server.url}/api/v1/webhooks/stripe"

    def session(self) -> str:
        """The id of the newest checkout."""
        return list(self.stripe.books.sessions)[-1]


@asynccontextmanager
async def shop(database_url: str, var: Path, webhooks: bool = True) -> AsyncIterator[Shop]:
    """Open for business; with `webhooks` Stripe tells of a payment before it sends the buyer back, else never."""
    async with fake_stripe() as stripe:
        stripe.books.now = int(time.time())  # limits of a day look at when something was bought
        port = support.free_port()
        chosen = support.settings(
            database_url,
            var,
            port=port,
            public_url=f"http://127.0.0.1:{port}",
            sandbox_purchases="on",
            stripe_secret_key=stripe.key,
            stripe_webhook_secrets=stripe.secret,
            stripe_api_url=stripe.url,
        )
        async with support.running(chosen) as server:
            made = Shop(server, stripe)
            if webhooks:
                stripe.deliver_to = made.webhook
            yield made


async def be_born(page: Page) -> None:
    """Play, without the first steps: their diamonds would come at any moment."""
    await begin_as_guest(page)
    await page.click("#skip-tutorial")
    await expect(page.locator("#tutorial")).to_have_count(0)


async def enter(page: Page) -> None:
    """To the shop, by the number of diamonds that is always in sight."""
    await page.click(".possession-way")
    await expect(page.locator("#screen-shop")).to_be_visible()
    await expect(page.locator("#packs")).to_be_visible()


async def go_to_pay(page: Page, product_id: str) -> None:
    await page.click(f"#buy-{product_id}")
    await expect(page.locator("#pay")).to_be_visible()


def told(page: Page, kind: str) -> Locator:
    """What the dialog about a checkout says."""
    return page.locator(f'#checkout [data-kind="{kind}"]')


async def is_too_wide(page: Page) -> bool:
    """Whether one has to scroll to the side."""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


async def address(page: Page) -> str:
    """What stands in the address bar after the host."""
    return str(await page.evaluate("location.pathname + location.search + location.hash"))


async def granted(made: Shop) -> list[tuple[object, ...]]:
    """What was granted, once for each transaction."""
    return [tuple(row) for row in await made.server.rows("SELECT product_id, diamonds FROM processed_transactions")]


async def diamonds(page: Page) -> int:
    """As the header shows them; a debt has another minus and is no number."""
    return int((await page.inner_text("#diamonds-value")).replace(",", ""))
