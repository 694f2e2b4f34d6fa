"""The web client in a real Chromium against a real server: play, reload, lose the server, go on."""

from __future__ import annotations

import json
import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, open_tab, picture
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(180)]


async def energy_of(page: Page) -> float:
    return float(re.sub(r"[^0-9.]", "", await page.locator("#energy-value").inner_text()))


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "light"), ("phone", PHONE, "dark")])
async def test_a_guest_is_born_plays_buys_and_reloads(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await expect(page.locator("#play-as-guest")).to_be_visible()
        await picture(page, f"{name}-1-welcome")
        await begin_as_guest(page)
        await picture(page, f"{name}-2-first-morning")
        await open_tab(page, "do")
        activity = page.locator("[data-activity]:not([disabled]):not([aria-disabled=true])").first
        await activity.click()
        await open_tab(page, "now")
        await expect(page.locator("#energy-value")).not_to_contain_text("100")
        before = await energy_of(page)
        await open_tab(page, "boost")
        held = int(await page.locator("#diamonds-value").inner_text())
        await page.click("#refill-small")
        await expect(page.locator("#diamonds-value")).to_have_text(str(held - 10))
        await open_tab(page, "now")
        await expect(page.locator("#energy-value")).to_contain_text(str(int(before) + 20))
        await picture(page, f"{name}-3-played")
        await page.reload()
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online")
        await expect(page.locator("#diamonds-value")).to_have_text(str(held - 10))
        await expect(page.locator("#story-years")).to_contain_text("The first year")
        assert complaints == []


async def test_the_first_question_is_answered_by_keyboard(browser: Browser, house: Settings) -> None:
    fast = house.model_copy(update={"minutes_per_second": 60.0})
    async with support.running(fast) as server:
        page, complaints = await open_page(browser, server.url, DESKTOP)
        await begin_as_guest(page)
        question = page.locator("#question")
        await expect(question).to_be_visible(timeout=20_000)
        await picture(page, "desktop-4-question")
        choice = page.locator("[data-choice]").first
        chosen = await choice.get_attribute("data-choice")
        await choice.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator(f'[data-choice="{chosen}"]')).to_have_count(0)
        choices = await server.rows("SELECT body FROM life_choices")
        deeds = [json.loads(bytes(body)) for (body,) in choices]  # type: ignore[arg-type]  # a BLOB
        assert chosen in {deed.get("choice_id") for deed in deeds}
        assert complaints == []


async def test_a_lost_server_is_told_and_found_again(browser: Browser, house: Settings) -> None:
    async with support.process(house) as first:
        page, _ = await open_page(browser, first.url, DESKTOP)
        await begin_as_guest(page)
        who = await page.title()
        first.process.kill()
        await expect(page.locator("#connection")).not_to_have_attribute("data-state", "online")
        await expect(page.locator("#feed")).to_be_visible()
    async with support.process(house):
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online", timeout=30_000)
        assert await page.title() == who
        had = int(await page.locator("#diamonds-value").first.inner_text())
        await page.click("#skip-hour")
        await expect(page.locator("#diamonds-value").first).not_to_have_text(str(had))


async def test_a_second_window_takes_over(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server:
        page, _ = await open_page(browser, server.url, DESKTOP)
        await begin_as_guest(page)
        second = await page.context.new_page()
        await second.goto(server.url)
        await expect(second.locator("#connection")).to_have_attribute("data-state", "online")
        await expect(page.locator("#connection")).to_have_attribute("data-state", "replaced")
        await page.click("#play-here")
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online")
        await expect(second.locator("#connection")).to_have_attribute("data-state", "replaced")
