"""Bank, home, belongings, health and law in a real Chromium: as a child, and grown up."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser import hard_times
from tests.browser.hard_times import go_to
from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, picture
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(240)]

SCREENS = ("bank", "home", "belongings", "health", "law")


async def close_stories(page: Page) -> None:
    """What happened meanwhile is told in a dialog, if it is."""
    await page.wait_for_timeout(3_000)
    if await page.locator("dialog[open]").count():
        await page.keyboard.press("Escape")


async def grow_up(page: Page, age: int) -> None:
    for _ in range(120):
        if int(await page.locator("#life-age").inner_text()) >= age:
            return
        await page.wait_for_timeout(1_000)
    raise AssertionError(f"not {age} after two minutes")


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "dark"), ("phone", PHONE, "light")])
async def test_a_child_looks_around(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await begin_as_guest(page)
        for screen in SCREENS:
            await go_to(page, screen)
            width = await page.evaluate("document.documentElement.scrollWidth")
            assert width <= size["width"], f"{screen} is wider than the window"
        await go_to(page, "bank")
        await expect(page.locator("#statement")).to_contain_text("Net worth")
        await page.fill("#savings-amount", "1,000,000")
        await page.click("#save-money")
        await expect(page.locator("#savings-amount-error")).to_contain_text("in cash")
        await expect(page.locator("#savings-amount")).to_be_focused()
        await page.fill("#savings-amount", "1")
        await page.keyboard.press("Enter")
        await expect(page.locator(".bank .outcome p")).to_contain_text("$1 in savings")
        await go_to(page, "belongings")
        offers = page.locator("#item-shop [data-offer]")
        await expect(offers.nth(20)).to_be_attached()
        await page.fill("#item-search", "teapot")
        await expect(offers).to_have_count(1)
        await go_to(page, "law")
        await expect(page.locator("#screen-law")).to_contain_text("Nothing is written down")
        await page.click("#offences-title")
        await expect(page.locator("#offences li").first).to_be_visible()
        assert complaints == []


async def test_a_grown_life_borrows_rents_and_takes_up_running(browser: Browser, house: Settings) -> None:
    hurried = house.model_copy(update={"minutes_per_second": 12_000.0})
    async with support.running(hurried) as server:
        page, complaints = await open_page(browser, server.url, DESKTOP)
        await begin_as_guest(page)
        await grow_up(page, 20)
    async with support.running(house) as server:
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online", timeout=30_000)
        await close_stories(page)
        await borrow_and_invest(page)
        await rent_a_home(page)
        await keep_belongings(page)
        await take_up_a_habit(page)
        await go_to(page, "law")
        await picture(page, "rooms-law")
        actor = await hard_times.player_of(server)
        await hard_times.pay_debts(page, actor)
        await hard_times.own_a_home(page)
        await hard_times.own_a_vehicle(page)
        await hard_times.go_bankrupt(page, actor)
        await hard_times.stand_trial(page, actor)
        await page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # plain dicts do
        for screen in SCREENS:
            await go_to(page, screen)
            await picture(page, f"rooms-phone-{screen}")
        # The connection was lost once, and said so.
        assert [told for told in complaints if "WebSocket" not in told] == []


async def borrow_and_invest(page: Page) -> None:
    await go_to(page, "bank")
    await expect(page.locator(".chart svg")).to_be_visible()
    await picture(page, "rooms-bank")
    await page.click("#bank-loans")
    await page.get_by_text("Take out a loan").click()
    await page.fill("#loan-amount", "99999999")
    await page.click("#take-loan")
    await expect(page.locator("#loan-amount-error")).to_contain_text("The bank lends")
    await page.get_by_text("on which terms").click()
    await expect(page.locator("#loan-terms .row-name", has_text="Mortgage")).to_be_visible()
    await picture(page, "rooms-loans")
    await page.click("#bank-funds")
    await page.click("#trade-index")
    await page.fill("#fund-index-amount", "5")
    await page.click("#invest-index")
    await expect(page.locator("#funds .outcome p")).to_contain_text("in World Index")
    await picture(page, "rooms-funds")
    await page.click("#bank-insurances")
    await page.click("#insurance-health")
    await expect(page.locator(".badge", has_text="Insured")).to_be_visible()


async def rent_a_home(page: Page) -> None:
    await go_to(page, "home")
    await page.click("#homes-rent")
    await picture(page, "rooms-home")
    rent = page.locator("#homes button:not([disabled])", has_text="Rent").first
    await rent.click()
    await page.click("#rent-home-yes")
    await expect(page.locator("#rent-home")).to_have_count(0)
    await expect(page.locator("#homes .outcome p")).to_be_visible()


async def keep_belongings(page: Page) -> None:
    await go_to(page, "belongings")
    await page.click("#belongings-shop")
    await page.fill("#item-search", "teapot")
    await page.click("#buy-item-teapot")
    await expect(page.locator("#item-shop .outcome p")).to_contain_text("Bought for")
    await page.click("#belongings-own")
    await page.click("#use-teapot")
    await expect(page.locator("#use-teapot")).to_have_text(re.compile("Used today"))
    await picture(page, "rooms-belongings")
    await page.click("#belongings-vehicles")
    await page.click("#driving-test")
    await expect(page.locator(".belongings .outcome p")).to_contain_text("fee")
    await picture(page, "rooms-vehicles")


async def take_up_a_habit(page: Page) -> None:
    await go_to(page, "health")
    await page.get_by_text("Take up something good").click()
    await page.click("#habit-running")
    await expect(page.locator("#habits-kept")).to_contain_text("Running")
    await picture(page, "rooms-health")
