"""Love, a wedding, a parting and a family in a real Chromium: one grown life, on a desktop and on a phone."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from tests.browser.hard_times import befall, confirm, go_to
from tests.browser.pages import DESKTOP, PHONE, PICTURES, begin_as_guest, open_page
from tests.browser.test_screens import is_too_wide
from tests.journeys.test_home import grow_up, make_rich
from tests.support import server as support
from tests.support.client import living
from ws.engine.actor import Actor
from ws.features.children.records import Child, Pregnancy
from ws.features.people.records import Person
from ws.features.romance.records import Bond, Chapter
from ws.features.weddings.records import Wedding
from ws.settings import Settings

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(300)]

ROBIN = "p900"
MIA = "p901"
YEAR = 12 * 1440


async def shown(page: Page, name: str) -> None:
    """Nothing is wider than the window; a picture of the whole page is kept to be looked at."""
    assert not await is_too_wide(page), name
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.evaluate("scrollTo(0, 0)")
    await page.screenshot(path=PICTURES / f"love-{name}.png", full_page=True)


def a_couple(minute: int) -> tuple[Person, Bond, tuple[Chapter, ...]]:
    """Somebody of the same age, with whom there have been some years, and words just now."""
    robin = Person(
        ROBIN, "partner", "Robin", "Vale", "female", minute - 24 * YEAR, 95, agreeableness=80, doing="work",
        partnership="together", seen_minute=minute,
    )  # fmt: skip
    bond = Bond(
        ROBIN, "together", minute - 4 * YEAR, minute - 3 * YEAR, trust=80, passion=70, strain=40, felt_minute=minute,
        quarrel="chores", quarrels=1, chapters=4,
    )  # fmt: skip
    kinds = (("seeing", 4), ("together", 3), ("quarrel", 1), ("made_up", 1))
    told = tuple(
        Chapter(f"{ROBIN}:{number}", ROBIN, minute - years * YEAR, kind)  # type: ignore[arg-type]  # the kinds are right
        for number, (kind, years) in enumerate(kinds, start=1)
    )
    return robin, bond, told


@pytest.mark.parametrize(("name", "size", "scheme"), [("desktop", DESKTOP, "dark"), ("phone", PHONE, "light")])
async def test_love_from_words_to_the_altar_and_apart(
    browser: Browser, house: Settings, name: str, size: dict[str, int], scheme: str
) -> None:
    async with support.running(house) as server:
        async with living(server.url, country="us", first_name="Ada", last_name="Lovelace", sex="male") as player:
            await grow_up(server, player, 24)
            make_rich(server, player, 9_000_000)
            tokens = dict(player.tokens)
            actor = server.actor(player.account_id)
            minute = int(player.life["age"]) * YEAR
            robin, bond, told = a_couple(minute)
        context = await browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]  # plain dicts do
        page = await context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        kept = json.dumps({**tokens, "renew_at": 4_102_444_800_000, "guest": True})
        await page.add_init_script(f"localStorage.setItem('baolife.tokens', {json.dumps(kept)})")
        await page.goto(server.url)
        await befall(page, actor, robin, bond, *told)
        if await page.locator("#story-close").is_visible():
            await page.click("#story-close")
        await words_are_had(page, name)
        await befall(page, actor, replace(bond, stage="engaged", engaged_minute=minute, quarrel=""))
        await a_wedding_is_planned(page, name)
        await the_altar(page, actor, name)
        await apart(page, name)
        await a_family(page, actor, minute, name)
        assert complaints == []
        await context.close()


async def words_are_had(page: Page, name: str) -> None:
    await go_to(page, "love")
    await expect(page.locator(".love-meters li")).to_have_count(3)
    await expect(page.locator(".love-portrait img")).to_be_visible()
    await shown(page, f"{name}-now")
    await page.click(f"#love-talk_it_over-{ROBIN}")
    await expect(page.locator("#talk-over .love-style")).to_have_count(5)
    await page.screenshot(path=PICTURES / f"love-{name}-talk.png")
    await page.keyboard.press("Escape")
    await expect(page.locator("#talk-over")).to_have_count(0)
    await expect(page.locator(f"#love-talk_it_over-{ROBIN}")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.click("#style-collaborating")
    await expect(page.locator(f"#love-doings-{ROBIN} .outcome p")).to_be_visible()
    await page.click(f"#propose-{ROBIN}")
    await expect(page.locator("#proposal-ring")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.click(f"#love-break_up-{ROBIN}")
    await expect(page.locator("#love-ask")).to_contain_text("can not be unsaid")
    await page.keyboard.press("Escape")
    await page.click(f"#story-of-{ROBIN}")
    await expect(page.locator("#love-line .love-point").nth(3)).to_be_visible()
    await shown(page, f"{name}-story")


async def a_wedding_is_planned(page: Page, name: str) -> None:
    await go_to(page, "love")
    await page.click("#to-wedding")
    await expect(page.locator("#wedding-quote .total")).to_be_attached()
    await shown(page, f"{name}-wedding-place")
    await page.click("#place-old_barn")
    on_a_phone = await page.locator("#wedding-next").is_visible()
    for step in ("style", "day", "guests", "extras", "sum"):
        if on_a_phone:
            await page.click("#wedding-next")
        await expect(page.locator(f"#wedding-{step}")).to_be_visible()
        if step == "extras":
            await page.locator("input[name=extra]").first.check()
        if on_a_phone:
            await shown(page, f"{name}-wedding-{step}")
    await expect(page.locator("#wedding-quote")).to_have_attribute("aria-busy", "false")
    await expect(page.locator("#keep-wedding")).to_be_enabled()
    await shown(page, f"{name}-wedding-all")
    await page.click("#keep-wedding")
    await expect(page.locator("#wedding-facts")).to_contain_text("the old barn")
    await shown(page, f"{name}-wedding-planned")
    await page.click("#change-wedding")
    await expect(page.locator("#keep-wedding")).to_be_disabled()


async def the_altar(page: Page, actor: Actor, name: str) -> None:
    plan = actor.state.get(Wedding)
    now = 24 * YEAR
    day = replace(plan, altar_minute=now, deadline_minute=now + 60_000, came=plan.guest_ids, others_came=9)
    await befall(page, actor, day)
    await go_to(page, "day")
    await page.click("#matter-altar")
    await expect(page.locator("#altar-yes")).to_be_visible()
    await page.click("#tone-own")
    await page.fill("#own-vow", "I will stay, also in February.")
    await expect(page.locator("#own-vow-left")).to_contain_text("270 characters")
    await page.click("#tone-funny")
    await page.locator(".vow-list input").first.check()
    await shown(page, f"{name}-altar")
    await page.click("#altar-yes")
    await expect(page.locator("#altar-yes")).to_have_count(0)
    await go_to(page, "love")
    await expect(page.locator(".love-stage .badge").first).to_have_text("Married")
    await shown(page, f"{name}-married")


async def put_away(page: Page) -> None:
    """Close what is told at the edge of the page; on a phone it may lie over what comes next."""
    await page.evaluate("document.querySelectorAll('.toast button').forEach((button) => button.click())")
    await expect(page.locator(".toast")).to_have_count(0)


async def apart(page: Page, name: str) -> None:
    await put_away(page)
    await page.click(f"#parting-{ROBIN}")
    await page.click(f"#to-parting-{ROBIN}")
    await expect(page.locator("#why-not-file")).to_contain_text("Separate first")
    await page.click("#separate")
    await expect(page.locator("#who-leaves")).to_be_visible()
    await page.screenshot(path=PICTURES / f"love-{name}-separating.png")
    await confirm(page, "separating")
    await expect(page.locator("#filing")).to_be_visible()
    await expect(page.locator("#outlooks tbody tr").first).to_contain_text("%")
    await shown(page, f"{name}-parting")
    await page.check("#file-contest")
    await page.fill("#file-share", "60")
    await page.click("#file-divorce")
    await confirm(page, "file-for")
    await expect(page.locator("#petition")).to_contain_text("You have filed")
    await shown(page, f"{name}-petition")
    await page.click("#petition-withdraw")
    await expect(page.locator("#petition")).to_have_count(0)


async def a_family(page: Page, actor: Actor, minute: int, name: str) -> None:
    today = minute // 1440
    mia = Person(MIA, "daughter", "Mia", "Lovelace", "female", minute - 1440, 80, doing="home", lives="home")
    child = Child(MIA, other_id=ROBIN, may_be_named=True, named_until_day=today + 3)
    expected = Pregnancy("g9", ROBIN, ROBIN, today - 1, month=1, planned=False, decision="open")
    await befall(page, actor, mia, child, expected)
    await go_to(page, "family")
    await expect(page.locator("#contraception-method")).to_be_visible()
    await page.get_by_text("How it is going with Mia").click()
    await expect(page.locator(f"#child-{MIA} .facts")).to_be_visible()
    await shown(page, f"{name}-family")
    await page.fill(f"#name-{MIA}", "Edith")
    await page.click(f"#keep-name-{MIA}")
    await expect(page.locator(f"#child-{MIA}")).to_contain_text("Edith Lovelace")
    await page.click("#decide-keep")
    await confirm(page, "decide")
    await expect(page.locator("#decide-keep")).to_have_count(0)
    await page.select_option("#contraception-method", "coil")
    await page.click("#set-contraception")
    await expect(page.locator("#plans-title ~ .outcome p")).to_contain_text("of a hundred couples")


async def test_a_child_is_told_kindly(browser: Browser, house: Settings) -> None:
    async with support.running(house) as server:
        page, complaints = await open_page(browser, server.url, PHONE, "dark")
        await begin_as_guest(page)
        for screen in ("love", "family"):
            await go_to(page, screen)
            await expect(page.locator(f"#screen-{screen}")).to_contain_text("Later")
        assert complaints == []
