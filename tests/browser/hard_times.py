"""What befalls a grown life in its rooms: debts, homes, vehicles, courts and prison, in the browser."""

from __future__ import annotations

import re

from msgspec.structs import replace
from playwright.async_api import Page, expect

from tests.browser.pages import picture
from tests.support.server import Running
from ws.engine.actor import Actor
from ws.features.law.records import Conviction, LawRecord, OpenCase, PrisonTerm
from ws.features.money.records import Credit, Loan, Money
from ws.kernel.records import Record

YEAR = 12 * 1440


async def go_to(page: Page, screen: str) -> None:
    await page.evaluate("hash => { location.hash = hash }", f"#/{screen}")
    await expect(page.locator(f"#screen-{screen.partition('/')[0]} .card").first).to_be_visible()


async def player_of(server: Running) -> Actor:
    [(account_id,)] = await server.rows("SELECT id FROM players")
    return server.actor(account_id)


async def befall(page: Page, actor: Actor, *records: Record) -> None:
    """Let something be as it is, and have the page look."""
    for record in records:
        stored = record.STORED
        actor.state.put(stored.kind, str(getattr(record, stored.key)) if stored.key else "", record)
    await page.reload()
    await expect(page.locator("#connection")).to_have_attribute("data-state", "online", timeout=30_000)


async def confirm(page: Page, dialog: str) -> None:
    await page.click(f"#{dialog}-yes")
    await expect(page.locator(f"#{dialog}")).to_have_count(0)


async def pay_debts(page: Page, actor: Actor) -> None:
    """What is overdue is paid, and a loan paid back."""
    credit = replace(actor.state.find(Credit) or Credit(), overdue_cents=12_300, overdue_months=1, score=640)
    loan = Loan("loan1", "personal", 500_000, 400_000, 20_000, 880, 24, 1)
    await befall(page, actor, replace(actor.state.get(Money), cents=90_000_000), credit, loan)
    await go_to(page, "bank")
    await page.fill("#overdue-amount", "123")
    await page.click("#pay-overdue")
    await expect(page.locator(".bank .outcome p").first).to_contain_text("Nothing is overdue any more")
    await page.click("#bank-loans")
    await page.get_by_text("Pay back early").click()
    await page.fill("#repay-loan1-amount", "4000")
    await page.click("#repay-loan1")
    loans = page.locator("[aria-labelledby=bank-loans]")
    await expect(loans.locator(".outcome p")).to_contain_text("This debt is gone")


async def own_a_home(page: Page) -> None:
    """A home is bought with a mortgage, let out, taken back, and sold."""
    await go_to(page, "home")
    await page.click("#homes-buy")
    await page.locator("#homes button:not([disabled])", has_text="Buy").first.click()
    await page.click("#buy-home-yes")
    await expect(page.locator("#buy-home")).to_have_count(0)
    home = page.locator("#own-homes .row").first
    await expect(home).to_contain_text("You live here")
    await picture(page, "rooms-own-home")
    await page.click("#homes-rent")
    await page.locator("#homes button:not([disabled])", has_text="Rent").first.click()
    await confirm(page, "rent-home")
    await home.get_by_role("button", name="Let it out").click()
    await expect(home).to_contain_text("Let out")
    await home.get_by_role("button", name="End the letting").click()
    await expect(home.get_by_role("button", name="Let it out")).to_be_visible()
    await home.get_by_role("button", name="Sell…").click()
    await confirm(page, "sell-home")
    await expect(page.locator("#screen-home")).to_contain_text("You own no home now")


async def own_a_vehicle(page: Page) -> None:
    await go_to(page, "belongings")
    await page.click("#belongings-vehicles")
    await page.fill("#vehicle-search", "bicycle")
    await page.locator("#vehicle-shop button", has_text="Buy for").first.click()
    await expect(page.locator("#own-vehicles .row")).to_have_count(1)
    await page.locator("#own-vehicles button", has_text="Sell…").click()
    await expect(page.locator("#sell-vehicle")).to_contain_text("Now it fetches")
    await confirm(page, "sell-vehicle")
    await expect(page.locator("#own-vehicles")).to_have_count(0)


async def go_bankrupt(page: Page, actor: Actor) -> None:
    loan = Loan("loan9", "personal", 900_000_000, 900_000_000, 20_000_000, 880, 60, 1)
    await befall(page, actor, loan)
    await go_to(page, "bank")
    await page.click("#bank-loans")
    await page.click("#open-bankruptcy")
    await expect(page.locator("#bankruptcy")).to_contain_text("You would be freed of")
    await picture(page, "rooms-bankruptcy")
    await confirm(page, "bankruptcy")
    await expect(page.locator("#screen-bank")).to_contain_text("Nobody lends to you until")


async def stand_trial(page: Page, actor: Actor) -> None:
    """An answer is given to the court; then prison, its day, the board and the wall; then a clear record."""
    minute = actor.now_minute(actor.services.now_ms())
    await befall(page, actor, OpenCase(("shoplifting",), minute, minute + 9 * 1440, 60, 50_000))
    await go_to(page, "law")
    await page.get_by_label(re.compile("Guilty", re.IGNORECASE)).first.check()
    await page.click("#answer-trial")
    await expect(page.locator("#screen-law")).to_contain_text("The court has noted it")
    actor.state.put("open_case", "", None)
    term = PrisonTerm("burglary", minute - YEAR, minute + YEAR // 2, conduct=100)
    await befall(page, actor, term)
    await go_to(page, "law")
    await page.locator("#prison-activities button:not([disabled])").first.click()
    await expect(page.locator("#prison-activities .outcome p, .outcome .error").first).to_be_visible()
    await picture(page, "rooms-prison")
    await page.click("#request-parole")
    await expect(page.locator("#screen-law")).to_contain_text(re.compile("The board|parole", re.IGNORECASE))
    actor.state.put("prison_term", "", None)
    actor.state.put("parole", "", None)
    record = LawRecord((Conviction("shoplifting", minute - 18 * YEAR, "fine"),))
    await befall(page, actor, record)
    await go_to(page, "law")
    await page.click("#clear-record")
    await expect(page.locator("#record-title ~ .outcome p, #screen-law .outcome p").first).to_be_visible()
    await picture(page, "rooms-record")
