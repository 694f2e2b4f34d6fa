"""The people screen in a real Chromium: the list, one person's page, doing something, and going back."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, picture
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(240)]


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "dark"), ("phone", PHONE, "light")])
async def test_a_child_talks_to_its_family(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await begin_as_guest(page)
        await page.evaluate("location.hash = '#/circle'")
        entries = page.locator("#everybody a")
        await expect(entries.first).to_be_visible()
        await picture(page, f"people-{name}")
        await page.click("#places-title")
        await expect(page.locator("#places li").first).to_be_visible()
        who = await entries.first.locator(".person-name").inner_text()
        await entries.first.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#person-title")).to_have_text(who)
        await expect(page.locator("#person-title")).to_be_focused()
        drawn = await page.locator("img.portrait").evaluate("image => image.complete && image.naturalWidth")
        assert drawn, "the portrait is drawn"
        await page.locator("#doings button").first.click()
        await expect(page.locator(".room.circle .outcome p").first).to_be_visible()
        await picture(page, f"person-{name}")
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]
        await page.go_back()
        await expect(entries.first).to_be_visible()
        await expect(page).to_have_url(re.compile(r"#/circle$"))
        assert complaints == []
