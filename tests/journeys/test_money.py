"""The bank over a socket: saving, borrowing, investing, insuring, and ruin."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.journeys.fields import MESSAGE_KINDS, has_its_fields
from tests.journeys.journey import journey
from tests.support.client import WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running, running
from ws.engine.clock import date_at
from ws.engine.records import Life, LifeClock
from ws.features.money.records import Credit, Loan, Money, TaxYear
from ws.settings import Settings


@asynccontextmanager
async def grown_up(house: Settings) -> AsyncIterator[tuple[Running, WatchedClient]]:
    """Somebody over 18 with ten thousand dollars and an income, in a world where a year is a day."""
    quick = house.model_copy(update={"days_per_year": 1})
    async with running(quick) as server, living(server.url, country="us") as player:
        await give_diamonds(server, player, 3000)
        while player.life["age"] < 19:
            if player.state["question"] is not None:
                await answer(player)
            else:
                await player.request("purchase_time_skip", skip_type="week")
            await player.in_step()
        state = server.actor(player.account_id).state
        year = date_at(state.get(Life).calendar, state.get(LifeClock).anchor_minute).year
        state.put("money", "", Money(cents=1_000_000))
        state.put("credit", "", Credit(score=700))
        state.put("tax_year", "", TaxYear(year, gross_cents=500_000))
        await player.request("save_money", cents=100)
        await player.request("withdraw_savings", cents=100)
        player.pushes.clear()
        await player.in_step()
        yield server, player


def cash(player: WatchedClient) -> int:
    return int(player.state["money"]["cents"])


@journey("save_money", "withdraw_savings", "get_statement")
async def test_a_child_saves_its_pocket_money(any_server: Running) -> None:
    async with living(any_server.url) as player:
        had = cash(player)
        assert had > 0, "pocket money has come"
        saved = await player.request("save_money", cents=had)
        assert has_its_fields(saved)
        assert (saved["cash_cents"], saved["savings_cents"]) == (0, had)
        await player.fresh()
        assert (cash(player), player.state["money"]["savings_cents"]) == (0, had)
        assert player.state["money"]["net_worth_cents"] == had
        async with refused("not_enough_money") as error:
            await player.request("save_money", cents=1)
        assert (error["needed"], error["money"]) == (1, 0)
        for wrong in (0, -1, 1.5, "5", True, 10**13 + 1, 10**30, None):
            async with refused("bad_message"):
                await player.request("save_money", cents=wrong)
        back = await player.request("withdraw_savings", cents=had)
        assert has_its_fields(back)
        assert back["cash_cents"] == had
        async with refused("not_enough_money"):
            await player.request("withdraw_savings", cents=1)
        statement = await player.request("get_statement")
        assert has_its_fields(statement)
        assert statement["opening_cents"] + sum(statement["lines"].values()) == statement["closing_cents"] == had
        last = await player.request("get_statement", month=statement["month"] - 1)
        assert (last["closed"], last["closing_cents"]) == (True, statement["opening_cents"])
        async with refused("not_found"):
            await player.request("get_statement", month=statement["month"] + 1)
        for kind, fields in (
            ("take_loan", {"kind": "personal", "cents": 100, "months": 12}),
            ("invest", {"fund_id": "index", "cents": 100}),
            ("buy_insurance", {"kind": "health"}),
            ("declare_bankruptcy", {}),
        ):
            async with refused("not_allowed") as error:
                await player.request(kind, **fields)
            assert error["from_age"] == 18


@journey("get_funds", "invest", "sell_investment")
async def test_shares_are_bought_and_sold(house: Settings) -> None:
    async with grown_up(house) as (_, player):
        offers = await player.request("get_funds")
        assert has_its_fields(offers)
        assert len(offers["funds"]) >= 6
        had = cash(player)
        bought = await player.request("invest", fund_id="growth", cents=40_000)
        assert has_its_fields(bought)
        assert (bought["value_cents"], bought["cash_cents"]) == (40_000, had - 40_000)
        await player.fresh()
        [held] = player.state["bank"]["funds"]
        assert (held["fund_id"], held["value_cents"], held["paid_cents"]) == ("growth", 40_000, 40_000)
        assert player.state["money"]["net_worth_cents"] == had
        offers = await player.request("get_funds")
        offer = next(offer for offer in offers["funds"] if offer["id"] == "growth")
        assert (offer["price_millionths"], offer["value_cents"]) == (held["price_millionths"], 40_000)
        before = copied(await player.fresh())
        async with refused("not_found"):
            await player.request("invest", fund_id="tulips", cents=5)
        async with refused("not_enough_money"):
            await player.request("invest", fund_id="index", cents=10**13)
        async with refused("not_allowed"):
            await player.request("sell_investment", fund_id="growth", cents=40_001)
        async with refused("not_allowed"):
            await player.request("sell_investment", fund_id="growth")
        async with refused("not_found"):
            await player.request("sell_investment", fund_id="index", everything=True)
        assert await player.fresh() == before
        part = await player.request("sell_investment", fund_id="growth", cents=10_000)
        assert has_its_fields(part)
        assert (part["sold_cents"], part["value_cents"]) == (10_000, 30_000)
        rest = await player.request("sell_investment", fund_id="growth", everything=True)
        assert (rest["sold_cents"], rest["cash_cents"]) == (30_000, had)
        await player.fresh()
        assert player.state["bank"]["funds"] == []


@journey("get_bank_offers")
async def test_the_terms_are_told_before_anybody_signs(house: Settings) -> None:
    async with grown_up(house) as (server, player):
        told = await player.request("get_bank_offers")
        assert has_its_fields(told)
        personal = next(loan for loan in told["loans"] if loan["kind"] == "personal")
        assert personal["reason"] == ""
        async with refused("not_allowed") as error:
            await player.request("take_loan", kind="personal", cents=10**13, months=12)
        assert error["most_cents"] == personal["most_cents"]
        health = next(insurance for insurance in told["insurances"] if insurance["kind"] == "health")
        assert health["reason"] == ""
        bought = await player.request("buy_insurance", kind="health")
        assert (bought["monthly_cents"], bought["paid_percent"]) == (health["monthly_cents"], health["paid_percent"])
        told = await player.request("get_bank_offers")
        assert next(insurance for insurance in told["insurances"] if insurance["kind"] == "health")["reason"]
        assert told["bankruptcy"]["reason"]
        state = server.actor(player.account_id).state
        state.put("loan", "loan1", Loan("loan1", "personal", 9_000_000, 9_000_000, 200_000, 880, 60, 1))
        state.put("loan", "loan2", Loan("loan2", "student", 400_000, 400_000, 5_000, 340, 100, 1))
        ruin = (await player.request("get_bank_offers"))["bankruptcy"]
        assert (ruin["reason"], ruin["staying_cents"]) == ("", 400_000)
        bankrupt = await player.request("declare_bankruptcy")
        assert {name: ruin[name] for name in ("freed_cents", "given_up_cents")} == {
            name: bankrupt[name] for name in ("freed_cents", "given_up_cents")
        }
        await player.fresh()
        assert player.state["money"]["cents"] == ruin["kept_cash_cents"]
        assert player.state["money"]["debt_cents"] == 400_000


@journey("take_loan", "repay_loan")
async def test_a_loan_is_taken_and_paid_back(house: Settings) -> None:
    async with grown_up(house) as (_, player):
        had = cash(player)
        async with refused("not_allowed") as error:
            await player.request("take_loan", kind="personal", cents=10**13, months=12)
        loan = await player.request("take_loan", kind="personal", cents=300_000, months=24, key="once")
        assert has_its_fields(loan)
        again = await player.request("take_loan", kind="personal", cents=300_000, months=24, key="once")
        assert again["loan_id"] == loan["loan_id"]
        assert loan["cash_cents"] == had + 300_000 <= had + error["most_cents"]
        await player.fresh()
        assert [held["id"] for held in player.state["bank"]["loans"]] == [loan["loan_id"]]
        assert player.state["money"]["debt_cents"] == 300_000
        for kind in ("mortgage", "student", "credit_line"):
            async with refused("bad_message"):
                await player.request("take_loan", kind=kind, cents=5, months=5)
        paid = await player.request("repay_loan", loan_id=loan["loan_id"], cents=10**13)
        assert has_its_fields(paid)
        assert (paid["paid_cents"], paid["left_cents"], paid["cash_cents"]) == (300_000, 0, had)
        async with refused("not_found"):
            await player.request("repay_loan", loan_id=loan["loan_id"], cents=1)
        async with refused("not_found"):
            await player.request("repay_loan", loan_id="overdue", cents=1)
        await player.fresh()
        assert player.state["money"]["debt_cents"] == 0


@journey("buy_insurance", "cancel_insurance")
async def test_an_insurance_is_bought_once(house: Settings) -> None:
    async with grown_up(house) as (_, player):
        bought = await player.request("buy_insurance", kind="health")
        assert has_its_fields(bought)
        assert bought["monthly_cents"] > 0
        await player.fresh()
        assert player.state["bank"]["insurances"] == ["health"]
        async with refused("not_allowed"):
            await player.request("buy_insurance", kind="health")
        async with refused("not_found"):
            await player.request("buy_insurance", kind="umbrella")
        assert has_its_fields(await player.request("cancel_insurance", kind="health"))
        async with refused("not_found"):
            await player.request("cancel_insurance", kind="health")
        await player.fresh()
        assert player.state["bank"]["insurances"] == []


@journey("declare_bankruptcy")
async def test_ruin_and_a_second_beginning(house: Settings) -> None:
    async with grown_up(house) as (server, player):
        async with refused("not_allowed"):
            await player.request("declare_bankruptcy")
        state = server.actor(player.account_id).state
        state.put("loan", "loan1", Loan("loan1", "personal", 9_000_000, 9_000_000, 200_000, 880, 60, 1))
        reply = await player.request("declare_bankruptcy")
        assert has_its_fields(reply)
        assert reply["freed_cents"] + reply["given_up_cents"] == 9_000_000
        await player.fresh()
        assert player.state["bank"]["loans"] == []
        assert player.state["money"]["cents"] == player.state["money"]["net_worth_cents"] == 100_000
        assert player.state["money"]["barred_until_month"] == reply["barred_until_month"]
        letter = player.told("messageEvent")[-1]
        assert letter["kind"] == "money"
        assert letter["kind"] in MESSAGE_KINDS
        async with refused("not_allowed"):
            await player.request("declare_bankruptcy")
        async with refused("not_allowed") as error:
            await player.request("take_loan", kind="personal", cents=100, months=12)
        assert error["months_left"] == 84
