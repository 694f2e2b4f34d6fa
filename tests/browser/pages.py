"""What the tests of the web client do with its pages."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser, Page, expect

PICTURES = Path(__file__).parent.parent.parent / "var" / "screenshots"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


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
