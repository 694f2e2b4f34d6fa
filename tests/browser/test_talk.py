"""A conversation in a real Chromium: by buttons, in one's own words, and with the keyboard."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, picture
from tests.browser.test_screens import is_too_wide, open_screen
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(180)]


async def begin(page: Page) -> None:
    """With the first of one's people."""
    await page.click("#begin-talk")
    await page.locator("#pick-person [data-pick]").first.click()


async def until_awake(page: Page) -> None:
    """Try again and again; the night is short on this server."""
    bubbles, asleep = page.locator("#bubbles li"), page.locator("#talk-error .error")
    for _ in range(40):
        await begin(page)
        await expect(bubbles.or_(asleep).first).to_be_visible()
        if await bubbles.count():
            return
        await expect(asleep).to_contain_text("asleep")
        await page.wait_for_timeout(500)
    raise AssertionError("the night does not end")


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "dark"), ("phone", PHONE, "light")])
async def test_a_talk(browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str) -> None:
    hurried = house.model_copy(update={"minutes_per_second": 40.0})
    async with support.running(hurried) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await begin_as_guest(page)
        await open_screen(page, "talk")
        await until_awake(page)
    async with support.running(house) as server:
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online", timeout=30_000)
        await page.wait_for_timeout(500)
        if await page.locator("dialog[open]").count():
            await page.keyboard.press("Escape")
        bubbles = page.locator("#bubbles li")
        if not await page.locator("#talk-text").count():
            await begin(page)
        await expect(page.locator("#bubbles")).to_have_attribute("aria-live", "polite")
        await expect(bubbles).to_have_count(1)
        line = page.locator("#talk-lines button").first
        words = await line.inner_text()
        await line.click()
        await expect(bubbles).to_have_count(3)
        await expect(bubbles.nth(1)).to_contain_text(words)
        await expect(page.locator("#talk-text")).to_be_focused()
        await page.fill("#talk-text", "I love you!")
        await page.keyboard.press("Enter")
        await expect(bubbles).to_have_count(5)
        await expect(bubbles.nth(3)).to_have_class("bubble mine")
        await expect(page.locator("#talk-text")).to_have_value("")
        assert not await is_too_wide(page)
        await picture(page, f"{name}-talk")
        await page.reload()
        await expect(bubbles).to_have_count(5)
        await page.locator("#talk-lines button").last.click()
        await expect(page.locator("#talk-ending")).to_contain_text("goodbye")
        await expect(bubbles).to_have_count(7)
        await expect(page.locator("#begin-talk")).to_be_visible()
        assert [c for c in complaints if "WebSocket" not in c] == [], "besides that the server went away"
