"""A will, the last page, the end and what follows it, in a real Chromium."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Browser, expect

from tests.browser.hard_times import go_to
from tests.browser.pages import DESKTOP, PHONE, picture
from tests.browser.test_screens import is_too_wide
from tests.journeys.test_home import grow_up, make_rich
from tests.journeys.test_legacy import SISTER, give_a_sister
from tests.support import server as support
from tests.support.client import living
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(240)]


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "light"), ("phone", PHONE, "dark")])
async def test_from_the_will_to_the_tree(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        async with living(server.url, country="us", first_name="Ada", last_name="Lovelace") as player:
            await grow_up(server, player, 19)
            make_rich(server, player, 50_000_000)
            give_a_sister(server, player)
            tokens = dict(player.tokens)
        context = await browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]  # plain dicts do
        page = await context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        kept = json.dumps({**tokens, "renew_at": 4_102_444_800_000, "guest": True})
        await page.add_init_script(f"localStorage.setItem('baolife.tokens', {json.dumps(kept)})")
        await page.goto(server.url)
        await expect(page.locator("#connection")).to_have_attribute("data-state", "online")
        onward = page.locator("#story-close")
        if await onward.is_visible():
            await onward.click()

        await go_to(page, "legacy")
        await page.select_option("#add-heir", SISTER)
        await page.fill(f"#share-{SISTER}", "60")
        await expect(page.locator("#will-form")).to_contain_text("40 % are left to give")
        await expect(page.locator("#keep-will")).to_be_disabled()
        await page.select_option("#add-heir", "charity:lifeboats")
        await page.click("#keep-will")
        await expect(page.locator("#tear-will")).to_be_visible()
        assert not await is_too_wide(page)
        await picture(page, f"{name}-legacy-will")

        await page.click("#open-end-life")
        await page.click("#end-life-yes")
        await expect(page.locator("#ribbon-name")).to_be_visible()
        await expect(page.locator("#inheritors")).to_contain_text("The Lifeboat Crews")
        assert not await is_too_wide(page)
        await page.evaluate("scrollTo(0, 0)")
        await page.screenshot(path=f"var/screenshots/{name}-legacy-end.png", full_page=True)

        await page.locator(f'[data-successor="{SISTER}"]').get_by_role("button", name="Go on as Edith").click()
        await expect(page.locator("#life-over")).to_have_count(0)
        await go_to(page, "tree")
        await expect(page.locator("#tree-lives > li")).to_have_count(2)
        await expect(page.locator("#tree-lives")).to_contain_text("The sister of Ada")
        await page.get_by_text("The obituary").click()
        assert not await is_too_wide(page)
        await picture(page, f"{name}-legacy-tree")
        assert complaints == []
        await context.close()
