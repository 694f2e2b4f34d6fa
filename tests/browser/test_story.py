"""Story, album and first steps in a real Chromium: read, look, mark, take home, follow a hint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, picture
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(180)]

LOOKS = [
    ("phone", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("desktop", DESKTOP, "light"),
    ("desktop-dark", DESKTOP, "dark"),
]


async def is_within(page: Page, size: dict[str, int]) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
async def test_the_story_is_read_and_the_album_looked_at(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str, tmp_path: Path
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await begin_as_guest(page)
        years = page.locator("#story-years details")
        await expect(years.nth(3)).to_be_attached()
        await expect(years.first).to_have_attribute("open", "")
        first = page.locator('[data-year="0"]')
        await first.locator("summary").focus()
        await page.keyboard.press("Enter")
        await expect(first.locator("img")).to_have_attribute("alt", re.compile("You"))
        await is_within(page, size)
        await picture(page, f"story-{name}")
        await first.scroll_into_view_if_needed()
        await picture(page, f"story-{name}-first-year")
        await page.click("#way-album")
        photos = page.locator("#photos .photo")
        await expect(photos.nth(3)).to_be_visible()
        await is_within(page, size)
        await picture(page, f"album-{name}")
        await photos.first.click()
        await expect(page.locator("#photo .large-caption")).not_to_be_empty()
        await page.click("#mark-photo")
        await expect(page.locator("#mark-photo")).to_have_attribute("aria-pressed", "true")
        await picture(page, f"album-{name}-large")
        await page.keyboard.press("ArrowRight")
        await expect(page.locator("#mark-photo")).to_have_attribute("aria-pressed", "false")
        await page.keyboard.press("Escape")
        await page.click("#album-favourites")
        await expect(photos).to_have_count(1)
        await page.click("#album-favourites")
        await expect(photos.nth(3)).to_be_visible()
        async with page.expect_download() as begun:
            await page.click("#export-album")
        saved = tmp_path / "album.html"
        await (await begun.value).save_as(saved)
        assert saved.read_text(encoding="utf-8").count("<svg") == await photos.count()
        await page.goto(saved.as_uri())
        await expect(page.locator("figure svg").nth(3)).to_be_visible()
        await picture(page, f"album-{name}-saved")
        assert complaints == []


async def test_the_first_steps_point_the_way(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, PHONE)
        await begin_as_guest(page)
        hint = page.locator("#tutorial")
        await expect(hint).to_be_visible()
        step = hint.locator('[data-step="first_activity"] a')
        if await step.count() == 0:
            step = hint.locator("[data-step] a").first
        await picture(page, "tutorial-phone")
        await step.click()
        await expect(page.locator(".screen-head h2, .pointed, #activities").first).to_be_visible()
        await picture(page, "tutorial-phone-pointed")
        await page.goto(f"{server.url}/#/now")
        await expect(hint).to_be_visible()
        await page.click("#skip-tutorial")
        await expect(hint).to_have_count(0)
        assert complaints == []
