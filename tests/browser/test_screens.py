"""The screens of the web client in a real Chromium: a walk through all of them, and by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, picture
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(180)]


async def is_too_wide(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


async def open_screen(page: Page, screen: str) -> None:
    """By the rail of a wide page, or by the page with all screens of a narrow one."""
    way = page.locator(f"#nav-{screen}")
    if not await way.is_visible():
        await page.click("#tab-more")
        way = page.locator(f"#hub-{screen}")
    await way.click()
    await expect(page.locator(f"#screen-{screen}")).to_be_visible()


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "dark"), ("phone", PHONE, "light")])
async def test_a_walk_through_all_screens(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await begin_as_guest(page)
        ways = await page.locator(".rail a").evaluate_all("ways => ways.map(way => way.id.slice(4))")
        assert {"day", "school", "work", "level"} <= set(ways)
        for screen in ways[1:]:
            await open_screen(page, screen)
            await expect(page.locator("#screen-title")).to_be_focused()
            await expect(page.get_by_text("One moment…")).to_have_count(0)
            assert not await is_too_wide(page), screen
            await picture(page, f"{name}-screen-{screen}")
        await page.go_back()
        await expect(page.locator(f"#screen-{ways[-1]}")).to_have_count(0)
        assert complaints == []


async def test_a_day_is_changed_and_changed_back(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server:
        page, _ = await open_page(browser, server.url, PHONE)
        await begin_as_guest(page)
        await open_screen(page, "day")
        await page.click("#when-tomorrow")
        change = page.locator('[data-change="early_night"]')
        await change.get_by_role("button", name="Arrange").click()
        await expect(change.locator(".badge")).to_have_text("Arranged")
        await expect(change.get_by_role("status")).to_contain_text("tomorrow")
        await page.reload()
        await page.click("#when-tomorrow")  # the address kept the screen
        await change.get_by_role("button", name="Cancel").click()
        await expect(change.locator(".badge")).to_have_count(0)
        late = page.locator('[data-change="late_night"]')
        await late.get_by_role("button").click()
        await expect(late.locator(".error")).to_contain_text("light")  # at six somebody turns it off


async def test_a_club_is_joined_by_keyboard(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, DESKTOP)
        await begin_as_guest(page)
        await page.locator("#nav-now").focus()
        school = page.locator("#nav-school")
        for _ in range(await page.locator("nav a").count()):
            await page.keyboard.press("Tab")
            if await school.evaluate("link => link === document.activeElement"):
                break
        await expect(school).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator("#screen-title")).to_be_focused()
        await expect(page.locator("#nav-school")).to_have_attribute("aria-current", "page")
        button = page.locator("#clubs button").first
        await button.focus()
        name = await button.get_attribute("aria-label") or ""
        await page.keyboard.press("Enter")
        left = page.get_by_role("button", name=re.sub("^Join", "Leave", name))
        await expect(left).to_be_visible()
        await expect(page.locator("#clubs .badge")).to_have_text("Member")
        assert complaints == []
