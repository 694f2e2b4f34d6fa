"""Buying on the web in a real Chromium: to the store's page and back, paid, cancelled, twice, signed out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.buying import LOOKS, address, be_born, diamonds, enter, go_to_pay, granted, is_too_wide, shop, told
from tests.browser.pages import DESKTOP, PHONE, open_page, picture
from ws.features.wallet import books

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(240)]


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
async def test_a_pack_is_paid_and_celebrated_once(
    browser: Browser, sqlite_database_url: str, house_var: Path, name: str, size: dict[str, int], scheme: str
) -> None:
    """The webhook is there before the browser is."""
    async with shop(sqlite_database_url, house_var) as made:
        page, complaints = await open_page(browser, made.server.url, size, scheme)
        await be_born(page)
        before = await diamonds(page)
        await enter(page)
        await expect(page.locator("#packs .pack")).to_have_count(5)
        await expect(page.locator("#buy-diamonds_2000")).to_have_accessible_name("Buy A vault of diamonds for $19.99")
        await expect(page.locator('[data-product="diamonds_2000"] .inside li')).to_have_count(3)
        await expect(page.locator("#buy-skip_hour")).to_have_count(0)  # Stripe takes no less than 50 cents
        assert not await is_too_wide(page)
        await picture(page, f"shop-{name}")
        await go_to_pay(page, "diamonds_700")
        await page.click("#pay")
        await expect(told(page, "granted")).to_contain_text("700 diamonds")
        await expect(page.locator("#checkout-close")).to_be_focused()
        await expect(page.locator("#diamonds-value")).to_have_text(str(before + 700))
        assert await address(page) == "/#/shop"
        assert await page.locator(".toast").count() == 0
        assert not await is_too_wide(page)
        await page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => null)")
        await picture(page, f"shop-granted-{name}")
        await page.keyboard.press("Enter")
        await expect(page.locator("#checkout")).to_have_count(0)
        await page.reload()
        await expect(page.locator("#packs")).to_be_visible()
        await expect(page.locator("#diamonds-value")).to_have_text(str(before + 700))
        assert await page.locator("#checkout").count() == 0
        await page.click("#shop-bought")
        row = page.locator("#purchases li")
        await expect(row).to_have_count(1)
        await expect(row).to_contain_text("A box of diamonds")
        await expect(row).to_contain_text("Paid")
        await expect(row).to_contain_text("Play money")
        await expect(row).to_contain_text("$4.99")
        assert not await is_too_wide(page)
        await picture(page, f"shop-purchases-{name}")
        assert await granted(made) == [("diamonds_700", 700)]
        assert (await books.check(made.server.app.database)).are_sound
        assert complaints == []


async def test_without_a_webhook_the_return_grants_and_paying_twice_is_told_kindly(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    """Back to the store's page, and forward again by its own address: once granted, twice told."""
    async with shop(sqlite_database_url, house_var, webhooks=False) as made:
        page, complaints = await open_page(browser, made.server.url, PHONE)
        await be_born(page)
        await enter(page)
        await go_to_pay(page, "diamonds_2000")
        await page.click("#pay")
        await expect(told(page, "granted")).to_contain_text("2,000 diamonds")
        await expect(page.locator("#checkout .inside li")).to_have_count(3)
        await expect(page.locator("#checkout")).to_contain_text("among your belongings")
        had = await diamonds(page)
        session = made.session()
        await page.goto(f"{made.server.url}/?checkout={session}")
        await expect(told(page, "again")).to_be_visible()
        assert await address(page) == "/#/shop"
        await page.click("#checkout-close")
        await page.go_back()
        await page.go_back()
        await page.goto(f"{made.stripe.url}/c/pay/{session}/pay")
        await expect(told(page, "again")).to_be_visible()
        await expect(page.locator("#diamonds-value")).to_have_text(f"{had:,}")
        assert await granted(made) == [("diamonds_2000", 2000)]
        assert complaints == []


async def test_who_cancels_hears_that_nothing_was_charged(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var) as made:
        page, complaints = await open_page(browser, made.server.url, DESKTOP)
        await be_born(page)
        await enter(page)
        await go_to_pay(page, "diamonds_100")
        await page.click("#cancel")
        await expect(told(page, "cancelled")).to_be_visible()
        assert await address(page) == "/#/shop"
        await picture(page, "shop-cancelled")
        await page.keyboard.press("Escape")
        await expect(page.locator("#checkout")).to_have_count(0)
        await go_to_pay(page, "diamonds_100")
        await page.go_back()  # by the browser's own way
        await expect(page.locator("#packs")).to_be_visible()
        await expect(page.locator("#buy-diamonds_100")).to_be_enabled()
        await go_to_pay(page, "diamonds_100")
        assert await granted(made) == []
        assert complaints == []


async def test_a_payment_that_takes_days_is_pending_and_then_there(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var) as made:
        page, complaints = await open_page(browser, made.server.url, PHONE, "dark")
        await be_born(page)
        await enter(page)
        await go_to_pay(page, "diamonds_250")
        await made.stripe.deliver(made.stripe.books.pay_later(made.session()))
        await page.click("#pay")
        await expect(told(page, "pending")).to_be_visible()
        await picture(page, "shop-pending")
        await page.click("#checkout-again")
        await expect(told(page, "pending")).to_be_visible()
        await page.click("#checkout-close")
        waits = page.locator("[data-pending]")
        await expect(waits).to_contain_text("A pouch of diamonds")
        await page.click("#shop-bought")
        await expect(page.locator("#purchases li")).to_contain_text("Not paid yet")
        await made.stripe.deliver(made.stripe.books.arrive(made.session(), paid=True))
        await expect(page.locator(".toast")).to_contain_text("250 diamonds")
        await expect(waits).to_have_count(0)
        await expect(page.locator("#purchases li")).to_have_attribute("data-state", "paid")
        assert complaints == []


async def test_a_refill_is_paid_kept_and_used_on_another_tab(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var) as made:
        page, complaints = await open_page(browser, made.server.url, PHONE)
        await be_born(page)
        had = await diamonds(page)
        await enter(page)
        await go_to_pay(page, "refill_unlimited")
        await page.click("#pay")
        await expect(told(page, "granted")).to_contain_text("A day without tiredness")
        await picture(page, "shop-granted-refill")
        await page.click("#checkout-close")
        other = await page.context.new_page()
        await other.goto(f"{made.server.url}/#/shop")
        credit = other.locator("[data-credit]")
        await expect(credit).to_contain_text("A day without tiredness")
        await picture(other, "shop-credit")
        await credit.get_by_role("button", name="Use now").click()
        await expect(credit).to_have_count(0)
        await expect(other.locator(".toast")).to_contain_text("nothing costs you energy")
        assert await diamonds(other) == had
        await other.click("#tab-boost")
        await expect(other.locator("#boundless-left")).to_be_visible()
        await go_to_pay_for_a_skip(other)
        await other.click("#checkout-use")
        await expect(other.locator("#skip-card")).to_be_visible()
        assert complaints == []


async def go_to_pay_for_a_skip(page: Page) -> None:
    await page.click("#open-shop")
    await go_to_pay(page, "skip_day")
    await page.click("#pay")
    await expect(told(page, "granted")).to_contain_text("A day ahead")


async def test_who_was_signed_out_meanwhile_signs_in_and_has_it(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    """The guest's device opens the same account; another account's purchase is not shown as one's own."""
    async with shop(sqlite_database_url, house_var, webhooks=False) as made:
        page, _ = await open_page(browser, made.server.url, PHONE)
        await be_born(page)
        await enter(page)
        await go_to_pay(page, "diamonds_700")
        other = await page.context.new_page()
        await other.goto(made.server.url)
        await other.click("#open-menu")
        await other.click("#sign-out")
        await expect(other.locator("#play-as-guest")).to_be_visible()
        await other.close()
        await page.click("#pay")
        await expect(page.locator(".notice")).to_contain_text("what you paid for is yours")
        assert "checkout" not in await address(page)
        await picture(page, "shop-signed-out")
        await page.click("#play-as-guest")
        await expect(told(page, "granted")).to_contain_text("700 diamonds")
        assert await granted(made) == [("diamonds_700", 700)]
        stranger = await (await browser.new_context(viewport=DESKTOP)).new_page()  # type: ignore[arg-type]  # as in pages
        await stranger.goto(f"{made.server.url}/?checkout={made.session()}")
        await stranger.click("#play-as-guest")
        await expect(told(stranger, "refused")).to_contain_text("another account")
        await stranger.click("#checkout-close")
        await expect(stranger.locator("#be-born")).to_be_visible()


async def test_stripe_that_can_not_be_asked_loses_nothing(
    browser: Browser, sqlite_database_url: str, house_var: Path
) -> None:
    async with shop(sqlite_database_url, house_var, webhooks=False) as made:
        page, _ = await open_page(browser, made.server.url, PHONE)
        await be_born(page)
        await enter(page)
        await go_to_pay(page, "diamonds_700")
        key = made.stripe.key
        made.stripe.books.pay(made.session())
        made.stripe.key = "sk_test_of_somebody_else"  # every question is answered with 401
        await page.click("#pay")
        await expect(told(page, "later")).to_contain_text("not lost")
        await picture(page, "shop-later")
        made.stripe.key = key
        await page.reload()
        await expect(told(page, "granted")).to_contain_text("700 diamonds")
