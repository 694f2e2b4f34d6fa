"""Skipping: the same life as playing, never past a question or death, charged for what was skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.features.law.support import jailed, ready
from tests.features.receipts import EVIDENCE, redeemed_by
from tests.features.support import DAY, WEEK, ask, plan, plan_no_event, refused, to_question, with_diamonds
from tests.support.life import SandboxLife, lives
from ws.engine.advance import TO_NEXT_EVENT, UNATTENDED
from ws.engine.records import LifeClock
from ws.engine.turn import Turn
from ws.features.law.records import PrisonTerm
from ws.features.purchases import api as purchases
from ws.features.skips.handlers import purchase_time_skip
from ws.features.skips.messages import PurchaseTimeSkip, TimeSkipBought
from ws.features.skips.records import TimeSkipPurchase
from ws.features.wallet.records import DiamondTransaction, Purse
from ws.kernel.facts import Fact
from ws.kernel.player import Player

PRICES = {"hour": (60, 5), "day": (1440, 25), "week": (10_080, 100)}


def settled(life: SandboxLife) -> SandboxLife:
    """The same life, some weeks after the first day of school, which always asks something."""
    life.advance(life.minute + 3 * WEEK)
    if life.question is not None:
        life.advance(life.question.deadline_minute)
    return life


def skip(life: SandboxLife, kind: str) -> tuple[TimeSkipBought, Turn]:
    return ask(life, purchase_time_skip, PurchaseTimeSkip(skip_type=kind))  # type: ignore[arg-type]  # a literal


def quiet(life: SandboxLife) -> SandboxLife:
    """The same life with nothing before it for a week but its daily round."""
    weeks = 0
    while any(name in ("event", "death") for _, name, _ in _ahead(life)) or life.question is not None:
        life.advance(life.minute + WEEK)
        weeks += 1
        assert weeks < 200
    return life


def earned(turn: Turn) -> int:
    """Diamonds that were earned meanwhile."""
    return sum(row.amount for row in turn.rows if isinstance(row, DiamondTransaction) and row.amount > 0)


def _ahead(life: SandboxLife) -> Iterator[tuple[int, str, str]]:
    twin = life.copy()
    reached = twin.advance(twin.minute + WEEK, frozenset({"question", "event", "death"}))
    if reached.stopped_by:
        yield reached.minute, "event", ""


@pytest.mark.parametrize("kind", sorted(PRICES))
def test_an_undisturbed_skip_is_as_long_and_as_dear_as_promised(kind: str) -> None:
    minutes, price = PRICES[kind]
    life = with_diamonds(quiet(SandboxLife(3)), 500)
    before = life.minute
    reply, turn = skip(life, kind)
    left = 500 - price + earned(turn)
    assert (reply.minutes_skipped, reply.diamonds_charged, reply.diamonds) == (minutes, price, left)
    assert (reply.stopped_by, reply.minute, life.minute) == ("", before + minutes, before + minutes)
    assert life.state.get(Player).diamonds == left
    assert life.state.get(LifeClock).anchor_minute == before + minutes
    [entry] = [row for row in turn.rows if isinstance(row, DiamondTransaction) and row.reason == "time_skip"]
    [bought] = [row for row in turn.rows if isinstance(row, TimeSkipPurchase)]
    assert (entry.amount, entry.number) == (-price, bought.number)
    assert (bought.from_minute, bought.to_minute, bought.diamonds) == (before, before + minutes, price)
    assert bought.moments > 0


def test_playing_and_skipping_a_week_give_the_same_life() -> None:
    stops = set()
    for life in lives(8):
        with_diamonds(settled(life), 10_000)
        for kind in ("hour", "day", "next_event", "week", "week"):
            played = life.copy()
            if life.question is not None:
                break
            reply, _ = skip(life, kind)
            stops.add(reply.stopped_by)
            while played.minute < life.minute:
                played.advance(min(life.minute, played.minute + 37))
            assert played.hash == life.hash
    assert {"", "question"} <= stops, "the lives were too much alike to prove anything"


def test_a_question_ends_a_skip_and_refuses_the_next() -> None:
    life = with_diamonds(SandboxLife(8), 10_000)
    reply, _ = skip(life, "week")
    while reply.stopped_by != "question":
        reply, _ = skip(life, "week")
    assert life.question is not None
    assert reply.minute == life.minute == life.question.asked_minute
    assert reply.diamonds_charged == 100 * reply.minutes_skipped // WEEK
    before = (life.hash, life.state.get(Player))
    for kind in ("hour", "day", "week", "next_event"):
        with refused("question_pending"):
            skip(life, kind)
    assert (life.hash, life.state.get(Player)) == before


@pytest.mark.parametrize(("kind", "charged"), [("day", 25 * 300 // 1440), ("week", 100 * 300 // 10_080)])
def test_death_ends_a_skip(kind: str, charged: int) -> None:
    life = with_diamonds(quiet(SandboxLife(3)), 500)
    plan(life, 300, "death")
    reply, _ = skip(life, kind)
    assert (reply.stopped_by, reply.minutes_skipped, reply.diamonds_charged) == ("death", 300, charged)
    assert life.is_over
    assert life.life.ended_minute == reply.minute
    assert reply.story[-1].minute == reply.minute
    with refused("life_over"):
        skip(life, "hour")


def test_the_next_event_is_reached_and_told() -> None:
    found = set()
    for life in lives(10):
        with_diamonds(settled(life), 50)
        before = life.minute
        reply, turn = skip(life, "next_event")
        if not reply.stopped_by:
            continue
        found.add(reply.stopped_by)
        assert (reply.diamonds_charged, reply.diamonds) == (50, earned(turn))
        assert 0 < reply.minutes_skipped == reply.minute - before <= WEEK
        if reply.stopped_by == "event":
            assert life.messages("event")[-1].minute == reply.minute == reply.story[-1].minute
        else:
            assert life.question is not None
            assert life.question.asked_minute == reply.minute
    assert found == {"event", "question"}


def test_no_event_within_a_week_costs_nothing_and_skips_nothing() -> None:
    life = with_diamonds(quiet(SandboxLife(3)), 77)
    before = (life.hash, life.minute, life.state.get(Player))
    reply, turn = skip(life, "next_event")
    assert (reply.minutes_skipped, reply.diamonds_charged, reply.diamonds, reply.stopped_by) == (0, 0, 77, "")
    assert (reply.minute, reply.story) == (life.minute, ())
    assert (life.hash, life.minute, life.state.get(Player)) == before
    assert turn.rows == []


@pytest.mark.parametrize(("kind", "price"), [("hour", 5), ("day", 25), ("week", 100), ("next_event", 50)])
def test_a_diamond_short_skips_nothing(kind: str, price: int) -> None:
    life = with_diamonds(SandboxLife(3), price - 1)
    before = (life.hash, life.minute)
    with refused("not_enough_diamonds") as facts:
        skip(life, kind)
    assert facts == {"needed": price, "diamonds": price - 1}
    assert (life.hash, life.minute) == before


def test_receipts_are_refused_until_stores_are_connected() -> None:
    life = with_diamonds(SandboxLife(3), 500)
    with refused("not_allowed"):
        ask(life, purchase_time_skip, PurchaseTimeSkip(skip_type="hour", receipt="signed"))
    assert life.state.get(Player).diamonds == 500


def test_a_question_that_waits_is_not_skipped_by_its_deadline_either() -> None:
    """The open question blocks even a skip that would end after its deadline."""
    life = with_diamonds(SandboxLife(8), 500)
    to_question(life)
    question = life.question
    assert question is not None
    life.advance(question.deadline_minute - 1)
    with refused("question_pending"):
        skip(life, "hour")
    life.advance(question.deadline_minute)
    plan_no_event(life)
    reply, _ = skip(life, "hour")
    assert reply.minutes_skipped == 60


def told_by_store(life: SandboxLife, kind: str) -> tuple[TimeSkipBought, Turn]:
    request = PurchaseTimeSkip(skip_type=kind, receipt="signed")  # type: ignore[arg-type]  # a literal
    return ask(life, purchase_time_skip, request, EVIDENCE)


@pytest.mark.parametrize("held", [0, 40, -150])
def test_a_store_pays_for_a_skip_and_what_is_not_skipped_comes_back(
    monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    used = redeemed_by(monkeypatch, "store:google")
    life = with_diamonds(quiet(SandboxLife(3)), held)
    plan(life, 300, "death")
    reply, turn = told_by_store(life, "week")
    charged = 100 * 300 // WEEK
    assert used == [("skip", "week")]
    assert (reply.stopped_by, reply.minutes_skipped) == ("death", 300)
    assert (reply.diamonds_charged, reply.diamonds_returned) == (0, 100 - charged)
    assert reply.diamonds == held + 100 - charged + earned(turn) - 100
    moved = [
        (row.amount, row.counter_account)
        for row in turn.rows
        if isinstance(row, DiamondTransaction) and row.reason == "time_skip"
    ]
    assert moved == [(100, "store:google"), (-charged, "house:time_skip")]
    [bought] = [row for row in turn.rows if isinstance(row, TimeSkipPurchase)]
    assert bought.diamonds == charged


def test_a_whole_skip_that_a_store_paid_moves_no_diamond(monkeypatch: pytest.MonkeyPatch) -> None:
    redeemed_by(monkeypatch, "sandbox:apple")
    life = with_diamonds(quiet(SandboxLife(3)), 7)
    reply, turn = told_by_store(life, "day")
    assert (reply.minutes_skipped, reply.diamonds_charged, reply.diamonds_returned) == (1440, 0, 0)
    assert reply.diamonds == 7 + earned(turn) - 25


def test_without_an_event_ahead_the_receipt_stays_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Redeeming is part of what is dropped."""
    redeemed_by(monkeypatch, "store:apple")
    life = with_diamonds(quiet(SandboxLife(3)), 0)
    before = (life.hash, life.state.get(Player))
    reply, turn = told_by_store(life, "next_event")
    assert (reply.minutes_skipped, reply.diamonds_charged, reply.diamonds_returned) == (0, 0, 0)
    assert (life.hash, life.state.get(Player)) == before
    assert (turn.rows, turn.puts) == ([], {})


def test_what_redeeming_writes_is_kept_with_the_skip_and_dropped_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Redeemed(Fact, frozen=True):
        pass

    heard: list[Fact] = []

    def redeem(turn: Turn, _evidence: object, _kind: str, _gives: str) -> object:
        turn.put(Purse("coins", 1))
        turn.announce(Redeemed())
        return object()

    monkeypatch.setattr(purchases, "redeem", redeem)
    monkeypatch.setattr(purchases, "counter_of", lambda _purchase: "store:apple")
    life = quiet(SandboxLife(3))
    monkeypatch.setitem(life.world.rulebook.listeners, Redeemed, (lambda _turn, fact: heard.append(fact),))
    told_by_store(life, "next_event")
    assert life.state.find(Purse, "coins") is None
    heard.clear()
    told_by_store(life, "hour")
    assert life.state.find(Purse, "coins") == Purse("coins", 1)
    assert heard == [Redeemed()]


def test_a_debt_is_told_before_a_skip() -> None:
    life = with_diamonds(SandboxLife(3), -20)
    with refused("not_enough_diamonds") as facts:
        skip(life, "hour")
    assert facts == {"needed": 5, "diamonds": -20, "debt": 20}


@pytest.mark.parametrize(("kind", "stopped_by", "charged"), [("next_event", "event", 50), ("week", "", 100)])
def test_the_end_of_a_prison_term_is_the_next_event_and_ends_no_longer_skip(
    kind: str, stopped_by: str, charged: int
) -> None:
    """Only questions, death and the week's end stop a skip of a fixed length, as they stop an absence."""
    stops, reach = (TO_NEXT_EVENT, DAY) if stopped_by else (UNATTENDED, WEEK)
    for number in range(30):
        life = with_diamonds(jailed(ready(number=number), days=1), 500)
        if life.copy().advance(life.minute + reach, stops).minute != life.minute + reach:
            continue  # something else comes first
        reply, turn = skip(life, kind)
        assert (reply.stopped_by, reply.minutes_skipped, reply.diamonds_charged) == (stopped_by, reach, charged)
        assert reply.diamonds == 500 - charged + earned(turn)
        assert life.state.find(PrisonTerm) is None
        return
    raise AssertionError("thirty terms, and none ended undisturbed")
