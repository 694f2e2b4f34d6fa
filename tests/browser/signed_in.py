"""Going on in a browser with a life that a test has prepared over the socket."""

from __future__ import annotations

import json
import time

from playwright.async_api import Browser, Page, expect

from tests.browser.pages import open_page
from tests.support.client import WatchedClient


async def open_life(
    browser: Browser, url: str, player: WatchedClient, size: dict[str, int], scheme: str = "light"
) -> tuple[Page, list[str]]:
    """The page of somebody who has signed in before; the other connection of theirs ends."""
    page, complaints = await open_page(browser, url, size, scheme)
    named = ("access_token", "refresh_token", "account_id")
    tokens = {name: player.tokens[name] for name in named} | {"guest": True, "renew_at": (time.time() + 3600) * 1000}
    await page.evaluate("text => localStorage.setItem('baolife.tokens', text)", json.dumps(tokens))
    await page.reload()
    await expect(page.locator("#connection")).to_have_attribute("data-state", "online", timeout=30_000)
    return page, complaints
