"""Dating and dates in a real Chromium: cards by button, key and swipe, an evening from its call to its end, and
planning the next one."""

from __future__ import annotations

import asyncio
import re

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from tests.browser.hard_times import go_to
from tests.browser.pages import DESKTOP, PHONE, begin_as_guest, open_page, picture
from tests.browser.signed_in import open_life
from tests.browser.test_screens import is_too_wide
from tests.journeys.test_dates import DAY, Two, two_who_matched
from tests.support import server as support
from tests.support.changing import change
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(300)]
NARROW = {"width": 320, "height": 640}


async def test_a_child_is_told_when(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, NARROW)
        await begin_as_guest(page)
        await go_to(page, "dating")
        await expect(page.locator("#dating-not-now")).to_contain_text("It begins at 18")
        await go_to(page, "dates")
        await expect(page.locator(".dates-empty")).to_contain_text("begin at 18")
        assert not await is_too_wide(page)
        assert complaints == []


async def another_match(server: support.Running, two: Two) -> str:
    """Somebody who liked back and is not the one for it."""
    found: list[str] = []

    def do(turn: Turn) -> None:
        person = people.meet(turn, "acquaintance", "browser")
        grown = turn.minute - 22 * 12 * DAY
        turn.put(replace(person, birth_minute=grown, partnership="single", partner="", health="well"))
        romance.move_to(turn, person.id, "matched")
        turn.settle()
        found.append(person.id)

    await change(server, two.player, do)
    return found[0]


async def test_cards_and_dates(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server, two_who_matched(server) as two:
        other_id = await another_match(server, two)
        date = await two.plan()
        await two.to_hour_of(date)
        page, complaints = await open_life(browser, server.url, two.player, PHONE)
        await plan_from_person(page, two.person_id)
        await answer_call(page)
        await live_through(page)
        await page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]  # plain dicts do
        await look_at_cards(page)
        await part_from_match(page, other_id)
        await write_card(page)
        await say_wishes(page)
        await plan_another(page)
        await page.emulate_media(color_scheme="dark")
        await walk(page, "dark")
        await page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # plain dicts do
        await walk(page, "narrow")
        assert complaints == []


async def plan_from_person(page: Page, person_id: str) -> None:
    """A match stands among the matches, and a date can be planned from there and from their own page."""
    await go_to(page, "dating/matches")
    match = page.locator(f"[data-match={person_id}]")
    await expect(match.locator(".fit [role=meter]")).to_be_visible()
    await picture(page, "dating-phone-match")
    await match.locator(".person").click()
    await expect(page.locator("#plan-date")).to_have_attribute("href", f"#/dates/{person_id}")
    await page.click("#fit-fold summary")
    await expect(page.locator("#fit-fold .fit-reasons li").first).to_be_visible()
    await picture(page, "dating-phone-person")
    await page.click("#plan-date")
    await expect(page.locator("#planner-title")).to_be_visible()
    await page.go_back()
    await expect(page.locator("#person-title")).to_be_visible()


async def part_from_match(page: Page, person_id: str) -> None:
    """Not by one click."""
    await go_to(page, "dating/matches")
    await page.click(f"#unmatch-{person_id}")
    await page.keyboard.press("Escape")
    await expect(page.locator("#unmatch")).to_have_count(0)
    await page.click(f"#unmatch-{person_id}")
    await picture(page, "dating-desktop-unmatch")
    await page.click("#unmatch-yes")
    await expect(page.locator(f"[data-match={person_id}]")).to_have_count(0)
    await expect(page.locator(".outcome .status")).to_contain_text("no match any more")


async def answer_call(page: Page) -> None:
    """The call stands on every other part, and leads to the date."""
    await expect(page.locator("#date-call")).to_contain_text("has begun")
    await picture(page, "dates-phone-call")
    await page.locator("#date-call a").click()
    await expect(page.locator("#date-call")).to_have_count(0)
    await expect(page.locator("#date-progress")).to_contain_text("Moment 1 of")


async def live_through(page: Page) -> None:
    """Every moment by its digit key, up to the outcome."""
    await picture(page, "dates-phone-scene")
    assert not await is_too_wide(page)
    for number in range(1, 7):
        if not await page.locator("#date-progress").count():
            break
        await expect(page.locator("#date-progress")).to_contain_text(f"Moment {number} of")
        choice = page.locator('#date-choices button[aria-disabled="false"]').first
        if number == 1:
            await choice.focus()
        await page.keyboard.press((await choice.locator(".choice-key").inner_text()).strip())
        await expect(page.locator("#date-progress", has_text=f"Moment {number} of")).to_have_count(0)
        await expect(page.locator("#date-told")).to_be_focused()
    await expect(page.locator("#date-outcome [role=meter]")).to_have_attribute("aria-valuetext", re.compile("of 100"))
    await picture(page, "dates-phone-outcome")
    await page.click("#leave-date")
    await expect(page.locator("#past-dates li")).to_have_count(1)


async def look_at_cards(page: Page) -> None:
    """One card by each way; whoever was passed may be liked after all."""
    await go_to(page, "dating")
    card = page.locator("#dating-card")
    await expect(card.locator("img")).to_be_visible()
    await picture(page, "dating-desktop-card")
    for name, size in (("narrow", NARROW), ("phone", PHONE)):
        await page.set_viewport_size(size)  # type: ignore[arg-type]  # plain dicts do
        assert not await is_too_wide(page)
        await picture(page, f"dating-{name}-card")
    await page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]  # plain dicts do
    await card.focus()
    for key in ("ArrowLeft", "ArrowUp"):
        before = await card.get_attribute("data-candidate")
        await page.keyboard.press(key)
        await expect(card).not_to_have_attribute("data-candidate", before or "")
        await expect(card).to_be_focused()
    await expect(page.locator("#decide-super_liked")).to_have_attribute("aria-disabled", "true")
    before = await card.get_attribute("data-candidate")
    await page.click("#decide-liked")
    await expect(card).not_to_have_attribute("data-candidate", before or "")
    await expect(page.locator("#deck-told")).to_contain_text("Liked")
    await swipe(page, -200)
    await expect(page.locator("#deck-told")).to_contain_text("Passed")
    await page.click("#card-more")
    await expect(page.locator("#profile .person-facts")).to_be_visible()
    await picture(page, "dating-desktop-profile")
    await page.keyboard.press("Escape")
    await expect(page.locator("#card-more")).to_be_focused()
    await page.click("#decided-title")
    await expect(page.locator("#decided li")).to_have_count(4)
    await page.locator("#decided button", has_text="Like after all").first.click()
    await expect(page.locator("#decided button", has_text="Like after all")).to_have_count(1)
    for _ in range(10):
        if not await card.count():
            break
        before = await card.get_attribute("data-candidate")
        await page.click("#decide-passed")
        await expect(page.locator(f'#dating-card[data-candidate="{before}"]')).to_have_count(0)
    await expect(page.locator("#deck-through")).to_contain_text("New cards come at midnight, in")
    await picture(page, "dating-desktop-through")
    await page.click("#dating-matches")
    await expect(page.locator("#waiting li")).to_have_count(3)


async def swipe(page: Page, far: int) -> None:
    box = await page.locator("#dating-card h4").bounding_box()
    assert box is not None
    x, y = box["x"] + 60, box["y"] + 10
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + far / 2, y)
    await page.mouse.move(x + far, y)
    await picture(page, "dating-desktop-swipe")
    await page.mouse.up()


async def write_card(page: Page) -> None:
    await page.click("#dating-me")
    await page.fill("#bio", "a" * 401)
    await expect(page.locator("#bio-left")).to_have_text("1 character too many")
    await expect(page.locator("#keep-card")).to_be_disabled()
    await page.fill("#bio", "see www.example.com")
    await page.click("#keep-card")
    await expect(page.locator("#card-form .outcome .error")).to_contain_text("no links")
    await page.fill("#bio", "I water plants and name them.")
    await page.click("#keep-card")
    await expect(page.locator("#preview-bio")).to_have_text("I water plants and name them.")
    await picture(page, "dating-desktop-me")


async def say_wishes(page: Page) -> None:
    await page.click("#dating-wishes")
    await page.fill("#min_age", "40")
    await page.fill("#max_age", "30")
    await expect(page.locator("#wish-form [role=alert]")).to_contain_text("youngest")
    await page.fill("#min_age", "18")
    await page.check("#wish-female")
    await page.click("#keep-wishes")
    await expect(page.locator("#wish-form .outcome")).to_contain_text("Kept")
    await picture(page, "dating-desktop-wishes")


async def plan_another(page: Page) -> None:
    """All steps of asking; whatever the answer, it is said. What was arranged is called off again."""
    await go_to(page, "dates")
    await page.locator("#whom a").first.click()
    await expect(page.locator(".venue").first).to_be_visible()
    await picture(page, "dates-desktop-where")
    await page.click("#venue-little_cinema")
    await page.locator("input[name=activity]:enabled").first.check()
    await page.get_by_role("group", name="Day", exact=True).get_by_role("button").last.click()
    await page.locator(".date-hour:enabled").last.click()
    await picture(page, "dates-desktop-when")
    await page.click("#step-on")
    await page.click("#ask-date")
    await expect(page.locator("#date-answer").or_(page.locator(".planner-step .error"))).to_be_visible()
    await picture(page, "dates-desktop-answer")
    if await page.locator("#date-answer").count() and await page.locator("#plan-arranged").count():
        await page.click("#to-dates")
        await page.locator("#planned-dates button", has_text="Cancel").first.click()
        await page.click("#cancel-date-yes")
        await expect(page.locator("#planned-dates li")).to_have_count(0)


async def walk(page: Page, name: str) -> None:
    for place in ("dating", "dating/matches", "dating/me", "dating/wishes", "dates"):
        await page.evaluate("hash => { location.hash = hash }", f"#/{place}")
        await expect(page.get_by_text("One moment…")).to_have_count(0)
        await asyncio.sleep(0.2)
        assert not await is_too_wide(page), place
        await picture(page, f"dating-{name}-{place.replace('/', '-')}")
    whom = page.locator("#whom a").first
    if await whom.count():
        await whom.click()
        await expect(page.locator(".venue, .notice").first).to_be_visible()
        assert not await is_too_wide(page)
        await picture(page, f"dating-{name}-where")
    if await page.locator(".venue").count():
        await page.click("#venue-little_cinema")
        await expect(page.locator(".date-hour").first).to_be_visible()
        assert not await is_too_wide(page)
        await page.locator(".date-hours").scroll_into_view_if_needed()
        await picture(page, f"dating-{name}-when")
