"""Energy, time and the diamond history in a real Chromium: bought, counted down, told, read by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, open_tab, picture
from tests.support import server as support
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(180)]

LOOKS = [("phone", PHONE, "light"), ("desktop-dark", DESKTOP, "dark")]


async def is_too_wide(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
async def test_boundless_counts_down_a_skip_is_told_and_the_history_knows_both(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await begin_as_guest(page)
        await open_tab(page, "boost")
        await page.click("#refill-unlimited")
        await page.click("#confirm-yes")
        left = page.locator("#boundless-left")
        await expect(left).to_have_text(re.compile(r"^(24:00:00|23:59:\d\d)$"))
        await expect(left).to_have_attribute("role", "timer")
        first = await left.inner_text()
        await expect(left).not_to_have_text(first)  # it runs
        await picture(page, f"boost-{name}")
        await page.click("#skip-day")
        card = page.locator("#skip-card")
        await expect(card.locator(".skip-opening")).not_to_be_empty()
        await expect(page.locator("#skip-price")).to_contain_text("diamonds were used")
        assert not await is_too_wide(page)
        await picture(page, f"skip-card-{name}")
        await page.click("#story-continue")
        await page.click("#open-history")
        entries = page.locator("#history-list .history-entry")
        await expect(entries.first).to_be_visible()
        told = [re.sub(r"\s+", " ", text) for text in await entries.all_inner_texts()]
        assert any("A present to begin with" in text and "+100" in text and "100 left" in text for text in told)
        assert any("Boundless" in text and "−50" in text for text in told)
        assert any("Skipped: a day" in text or "Time skipped" in text for text in told)
        balance = 0
        for text in reversed(told):
            sign, moved, left_over = re.findall(r"([+−])([\d,]+) ([\d,]+) left$", text)[0]
            balance += int(moved.replace(",", "")) * (1 if sign == "+" else -1)
            assert int(left_over.replace(",", "")) == balance, told
        assert not await is_too_wide(page)
        await picture(page, f"history-{name}")
        assert complaints == []


async def test_the_history_is_opened_read_on_and_closed_by_keyboard(browser: Browser, house: Settings) -> None:
    """What is read aloud says amounts in words."""
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, DESKTOP)
        await begin_as_guest(page)
        for _ in range(10):
            await page.click("#refill-small:enabled")
            await expect(page.locator("#refill-small .offer-gain")).not_to_have_text("One moment…")
        opener = page.locator("#open-history")
        await opener.focus()
        await page.keyboard.press("Enter")
        entries = page.locator("#history-list .history-entry")
        await expect(entries.nth(10)).to_be_visible()
        await expect(entries.first).to_contain_text("10 diamonds less")
        await expect(page.locator("#history [role=status]")).to_have_text(re.compile(r"^\d+ movements shown$"))
        numbers = [int(str(await entry.get_attribute("data-number"))) for entry in await entries.all()]
        assert numbers == sorted(numbers, reverse=True)
        await page.keyboard.press("Escape")
        await expect(page.locator("#history")).to_have_count(0)
        await expect(opener).to_be_focused()
        assert complaints == []


LINE = "{minute: %d, kind: '%s', title: '%s', text: '%s'}"
LINES = ", ".join(
    LINE % line
    for line in (
        (11_000, "family", "A loss", "Your father Isaiah has died. For weeks you keep things to tell him."),
        (9_000, "work", "A new job", "You fill in a form, and then another, and then you are a delivery rider."),
        (12_500, "birthday", "Birthday", "You turn 39."),
        (7_600, "event", "Nothing hurts", "On the stairs you notice that nothing hurts and nothing pinches."),
    )
)  # fmt: skip
SHOW = """async () => {
    const { html, render } = await import("/static/js/ui.js");
    const { StoryDialog } = await import("/static/js/components/story.js");
    const { skipStory } = await import("/static/js/stories.js");
    const reply = {skip_type: "week", minutes_skipped: 8000, diamonds_charged: 0, diamonds_returned: 21,
        stopped_by: "question", story: Array(9).fill({minute: 9000, title: "One", text: "Of many."}),
        summary: {opening: "Six days went by, until somebody wanted something of you.", lines: [LINES]}};
    const life = {days_per_year: 12, birth_year: 1990, birth_month: 3};
    const { story } = skipStory({}, reply);
    const place = document.body.appendChild(document.createElement("div"));
    const game = {closeStory: () => { render(null, place); }};
    render(html`<${StoryDialog} game=${game} story=${story} life=${life} />`, place);
}""".replace("LINES", LINES)


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS)
async def test_the_card_of_a_skip_has_the_best_first_and_all_of_it_below(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, size, scheme)
        await page.evaluate(SHOW)
        card = page.locator("#skip-card")
        await expect(card.locator(".skip-best")).to_contain_text("Your father Isaiah has died")
        lines = card.get_by_role("list", name="And also").get_by_role("listitem")
        await expect(lines).to_have_count(3)
        await expect(lines.first).to_contain_text("Nothing hurts")
        await expect(lines.last).to_contain_text("You turn 39")
        await expect(page.locator("#skip-price")).to_have_text(
            "A question stopped the clock. It cost you no diamonds. 21 diamonds came back for what was not skipped."
        )
        assert not await is_too_wide(page)
        await picture(page, f"skip-card-full-{name}")
        whole = page.locator("#whole-story")
        await whole.locator("summary").focus()
        await page.keyboard.press("Enter")
        await expect(whole).to_have_attribute("open", "")
        await page.keyboard.press("Escape")
        await expect(card).to_have_count(0)
        assert complaints == []
