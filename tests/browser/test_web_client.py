"""The web client in a real Chromium against a real server: play, reload, lose the server, go on."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.support import server as support
from tests.support.services import chromium
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(180)]

PICTURES = Path(__file__).parent.parent.parent / "var" / "screenshots"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield made
        await made.close()


async def open_page(
    browser: Browser, url: str, size: dict[str, int], scheme: str = "light"
) -> tuple[Page, list[str]]:
    """A page of the client, and the complaints of its console, as they come."""
    context = await browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]  # plain dicts do
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    await page.goto(url)
    return page, complaints


async def begin_as_guest(page: Page) -> None:
    """From the first page to the first school morning."""
    await page.click("#play-as-guest")
    await page.click("#be-born")
    begin = page.locator("#begin-playing")
    onward = page.locator("#story-continue")
    for _ in range(80):
        await expect(begin.or_(onward).first).to_be_visible()
        if await begin.is_visible():
            break
        await onward.click()
    await begin.click()
    await expect(page.locator("#connection")).to_have_attribute("data-state", "online")


async def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}.png")


async def open_tab(page: Page, tab: str) -> None:
    """On a phone the parts of the page are behind tabs."""
    found = page.locator(f"#tab-{tab}")
    if await found.is_visible():
        await found.click()


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
        await page.click("#refill-small")
        await expect(page.locator("#diamonds-value").first).to_have_text(re.compile("90"))
        await open_tab(page, "now")
        await expect(page.locator("#energy-value")).to_contain_text(str(int(before) + 20))
        await picture(page, f"{name}-3-played")
        await page.reload()
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online")
        await expect(page.locator("#diamonds-value").first).to_have_text(re.compile("90"))
        await expect(page.locator("#feed")).to_contain_text("Age 5")
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
        await page.click("#skip-hour")
        await expect(page.locator("#diamonds-value").first).to_have_text(re.compile("9[5-9]"))


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
