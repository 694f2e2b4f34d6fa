"""A plain person's dealings with the bank, lived, added up, and lived again."""

from __future__ import annotations

import inspect
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from tests.features.money.heard import check_statements
from tests.replay.test_replay import NotedLife, replayed
from ws import recorded
from ws.features.money import FEATURE, messages
from ws.features.money.records import Credit, Holding, Money, Policy
from ws.kernel.errors import Refused
from ws.simulation.policies import money as policy

HANDLERS = {handles.request: handles.handler for handles in FEATURE.handles}


def live_carefully(life: NotedLife, age: int) -> list[str]:
    """Ask every morning for what the policy asks; gives the requests that were granted."""
    chance = Random(7)
    granted: list[str] = []
    while life.turn().age() < age and not life.is_over:
        life.advance((life.minute // 1440 + 1) * 1440 + 480)
        for request in policy.requests(life.state, life.world.content, life.minute, chance):
            turn = life.turn()
            try:
                made = HANDLERS[type(request)](turn, request)
                recorded.run(made) if inspect.isgenerator(made) else None
            except Refused:
                continue
            life.commit(turn, life.minute)
            granted.append(str(type(request).__struct_config__.tag))
    return granted


@pytest.fixture(scope="module")
def careful() -> tuple[NotedLife, list[str]]:
    """Forty-five years of care."""
    life = NotedLife(21)
    return life, live_carefully(life, 45)


def test_a_careful_person_saves_and_insures(careful: tuple[NotedLife, list[str]]) -> None:
    life, granted = careful
    assert "save_money" in granted
    assert life.state.get(Money).savings_cents > 0
    assert life.state.find(Policy, "health") is not None or (life.state.find(Credit) or Credit()).overdue_cents > 0
    check_statements(life)


def test_it_replays_to_the_same_hash(careful: tuple[NotedLife, list[str]], house_var: Path) -> None:
    life, granted = careful
    recording = life.recording()
    assert len(recording.choices) == len(granted) > 10
    assert replayed(recording, house_var).replayed_hash == life.hash


def asked(life: NotedLife) -> list[object]:
    """What is asked for on a day on which the person looks at the account."""
    while life.minute // 1440 % policy.DAYS_BETWEEN:
        life.minute += 1440
    return list(policy.requests(life.state, life.world.content, life.minute, Random(1)))


@pytest.mark.parametrize(("country", "insures"), [("us", True), ("de", False), ("in", True)])
def test_where_the_country_pays_nobody_insures_twice(country: str, insures: bool) -> None:
    life = NotedLife(23)
    life.live_to_age(30)
    life.state.put("life", "", replace(life.life, country=country))
    life.state.put("money", "", Money(cents=policy.POCKET_CENTS))
    life.state.put("policy", "health", None)
    assert (messages.BuyInsurance(kind="health") in asked(life)) is insures


def test_plenty_is_invested_and_debts_are_paid_from_savings_first() -> None:
    life = NotedLife(22)
    life.live_to_age(30)
    turn = life.turn()
    turn.put(Money(cents=900_000, savings_cents=policy.RESERVE_CENTS))
    turn.put(Policy("health", 1))
    life.commit(turn, life.minute)
    [request] = asked(life)
    assert isinstance(request, messages.Invest)
    assert request.cents == 900_000 - policy.POCKET_CENTS
    turn = life.turn()
    turn.put(Money(cents=-500, savings_cents=10_000))
    life.commit(turn, life.minute)
    assert asked(life) == [messages.WithdrawSavings(cents=10_000)]
    turn = life.turn()
    turn.put(Money(cents=-500))
    turn.put(Holding("index", 10**9, 10**6, 0, 0))
    life.commit(turn, life.minute)
    assert asked(life) == [messages.SellInvestment(fund_id="index", everything=True)]
    turn = life.turn()
    turn.remove(Holding, "index")
    turn.put(replace(life.state.find(Credit) or Credit(), overdue_cents=5, overdue_months=30))
    life.commit(turn, life.minute)
    assert asked(life) == [], "nobody goes bankrupt over a trifle"
    turn = life.turn()
    turn.put(replace(life.state.get(Credit), overdue_cents=policy.RESERVE_CENTS))
    life.commit(turn, life.minute)
    assert asked(life) == [messages.DeclareBankruptcy()]
