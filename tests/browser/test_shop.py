"""The shop in a real Chromium: offers, limits, debts, parcels, consent, and a server without a store."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import force_setattr
from playwright.async_api import Browser, expect

from tests.browser.buying import LOOKS, be_born, diamonds, enter, go_to_pay, is_too_wide, shop, told
from tests.browser.pages import DESKTOP, PHONE, open_page, picture
from tests.support import server as support
from tests.support.client import playing
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(240)]


async def test_a_refund_is_told_taken_and_its_debt_explained(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var) as made:
        page, complaints = await open_page(browser, made.server.url, PHONE)
        await be_born(page)
        await enter(page)
        await go_to_pay(page, "diamonds_250")
        await page.click("#pay")
        await expect(told(page, "granted")).to_be_visible()
        await page.click("#checkout-close")
        await page.click("#tab-boost")
        while await diamonds(page) >= 50:  # spend, so that the refund finds too little
            had = await diamonds(page)
            await page.click("#refill-unlimited")
            await page.click("#confirm-yes")
            await expect(page.locator("#diamonds-value")).not_to_have_text(f"{had:,}")
            await expect(page.locator("#confirm")).to_have_count(0)
        await made.stripe.deliver(made.stripe.books.refund(made.session(), 199))
        await expect(page.locator(".toast").last).to_contain_text("paid a purchase back")
        await expect(page.locator("#diamonds-value")).to_have_text(re.compile("^−"))
        await page.click("#open-shop")
        await expect(page.locator("#debt")).to_contain_text("make that good")
        await page.click("#shop-bought")
        await expect(page.locator("#purchases li")).to_contain_text("Refunded")
        await expect(page.locator("#purchases li")).to_contain_text("250 diamonds went back")
        await picture(page, "shop-debt")
        assert complaints == []


async def test_things_that_came_before_the_life_are_unpacked_in_it(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    """Bought on another device, by an account without a life; the guest's secret opens it here."""
    async with shop(sqlite_database_url, house_var) as made:
        async with playing(made.server.url) as player:
            begun = await player.request("begin_purchase", store="stripe", product_id="diamonds_2000")
            made.stripe.books.pay(begun["checkout_id"])
            await player.request("verify_purchase", store="stripe", transaction=begun["checkout_id"])
            secret = player.device_secret
        page, complaints = await open_page(browser, made.server.url, PHONE)
        await page.evaluate("secret => localStorage.setItem('baolife.device', JSON.stringify(secret))", secret)
        await page.reload()
        await be_born(page)
        await enter(page)
        await expect(page.locator("#parcels")).to_contain_text("Luxury watch")
        await picture(page, "shop-parcel")
        await page.click("#open-parcels")
        await expect(page.locator("#unused .outcome")).to_contain_text("Unpacked")
        await expect(page.locator("#parcels")).to_have_count(0)
        await page.click("#tab-more")
        await page.click("#hub-belongings")
        await expect(page.locator("#screen-belongings")).to_contain_text("gold necklace", ignore_case=True)
        assert complaints == []


async def test_an_offer_counts_down_a_limit_is_told_and_both_end(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var) as made:
        content = made.server.app.content
        offer = next(iter(content.shop_offers.values()))
        product = content.products["diamonds_700"]
        now = made.server.app.clock.now_ms()
        kept = (offer.begins, offer.ends, product.most_per_day)
        moment = type(offer.begins).fromtimestamp
        force_setattr(offer, "begins", moment(now / 1000 - 60, offer.begins.tzinfo))
        force_setattr(offer, "ends", moment(now / 1000 + 30, offer.begins.tzinfo))
        force_setattr(product, "most_per_day", 2)
        try:
            page, complaints = await open_page(browser, made.server.url, DESKTOP)
            await be_born(page)
            await enter(page)
            pack = page.locator('[data-product="diamonds_700"]')
            await expect(pack).to_contain_text("+140 more")
            await expect(pack).to_contain_text("2 left today")
            timer = pack.get_by_role("timer")
            first = await timer.inner_text()
            assert re.fullmatch(r"0:\d\d", first)
            await expect(timer).not_to_have_text(first)
            await picture(page, "shop-offer")
            await expect(timer).to_have_count(0, timeout=40_000)
            await expect(pack).not_to_contain_text("more")
            for left in ("1 left today", "You have bought this often enough for today."):
                await go_to_pay(page, "diamonds_700")
                await page.click("#pay")
                await page.click("#checkout-close")
                await expect(pack).to_contain_text(left)
            await expect(page.locator("#buy-diamonds_700")).to_be_disabled()
            assert complaints == []
        finally:
            force_setattr(offer, "begins", kept[0])
            force_setattr(offer, "ends", kept[1])
            force_setattr(product, "most_per_day", kept[2])


async def test_consent_is_a_switch_and_the_shop_is_used_by_keyboard(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var) as made:
        page, complaints = await open_page(browser, made.server.url, DESKTOP)
        await be_born(page)
        await page.locator(".possession-way").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#screen-title")).to_be_focused()
        await page.keyboard.press("Tab")
        await expect(page.locator("#shop-buy")).to_be_focused()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.locator("#nothing-bought")).to_be_visible()
        await page.keyboard.press("Tab")
        switch = page.get_by_role("switch", name="Tell stores that ask")
        await switch.focus()
        await expect(switch).to_have_attribute("aria-checked", "false")
        await page.keyboard.press("Space")
        await expect(switch).to_have_attribute("aria-checked", "true")
        await page.reload()
        await page.click("#shop-bought")
        await expect(switch).to_have_attribute("aria-checked", "true")
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "false")
        await page.click("#shop-buy")
        await page.locator("#buy-diamonds_100").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#pay")).to_be_visible()
        assert complaints == []


@pytest.mark.parametrize(("name", "size", "scheme"), [LOOKS[0], LOOKS[3]])
async def test_without_a_store_the_shop_says_so_and_what_can_be_earned(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await be_born(page)
        await page.click(".possession-way")
        await expect(page.locator("#no-stores")).to_contain_text("No store is connected")
        await expect(page.locator('[data-earn="level"]')).to_contain_text("Level 2")
        await expect(page.locator("#earning li")).not_to_have_count(1)
        assert await page.locator(".buy").count() == 0
        assert not await is_too_wide(page)
        await picture(page, f"shop-none-{name}")
        assert complaints == []
