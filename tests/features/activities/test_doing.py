"""Doing things: paid with energy and money, told as it was."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, bare_turn, grown, put, refused, to_hour, with_energy
from tests.support.life import SandboxLife
from ws.engine.records import LifeChoice
from ws.features.activities.handlers import do_activity, get_activities
from ws.features.activities.messages import ActivityOutcome, DoActivity, GetActivities
from ws.features.activities.records import ActivityLog
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.vitals.records import Vitals
from ws.kernel.player import Player
from ws.kernel.prose import fill

POINT = 1_000_000
VITALS = ("health", "happiness", "smarts", "looks", "stress")


@pytest.fixture
def life() -> SandboxLife:
    """Twenty-five, rich, rested and in the middle of everything, at four in the afternoon."""
    life = grown(25)
    to_hour(life, 16)
    held = life.state.get(Vitals)
    middle = dict.fromkeys(VITALS, 50 * POINT)
    put(life, Money(10_000_000), replace(held, minute=life.minute, energy=100 * POINT, **middle))
    return life


def do(life: SandboxLife, activity_id: str, person_id: str | None = None) -> ActivityOutcome:
    reply, _ = ask(life, do_activity, DoActivity(activity_id=activity_id, person_id=person_id))
    assert isinstance(reply, ActivityOutcome)
    return reply


def offers(life: SandboxLife) -> dict[str, bool]:
    reply, _ = ask(life, get_activities, GetActivities())
    return {offer.id: offer.available for offer in reply.activities}


def test_what_is_offered_can_be_done_and_what_is_not_is_refused(life: SandboxLife) -> None:
    found = offers(life)
    assert set(found) == set(life.world.content.activities)
    assert True in found.values()
    for activity_id, available in found.items():
        twin = life.copy()
        if available:
            assert do(twin, activity_id).activity_id == activity_id
        else:
            with refused("not_allowed"):
                do(twin, activity_id)
            assert twin.hash == life.hash


def test_it_costs_energy_and_money_and_is_recorded(life: SandboxLife) -> None:
    swim = life.world.content.activities["swim"]
    reply, turn = ask(life, do_activity, DoActivity(activity_id="swim"))
    assert reply.energy == 100 - swim.energy
    assert life.state.get(Money).cents == 10_000_000 - swim.cost_cents
    [row] = [row for row in turn.rows if isinstance(row, LifeChoice)]
    assert isinstance(row, LifeChoice)
    assert row.minute == life.minute


def test_what_is_told_is_what_was_done(life: SandboxLife) -> None:
    """The effects of the reply are the changes of the life, also of the third time in a day."""
    done = 0
    for activity_id, available in offers(life).items():
        twin = life.copy()
        activity = life.world.content.activities[activity_id]
        for _ in range(3 if available else 0):
            with_energy(twin, 100)
            before = twin.state.get(Vitals)
            cents = twin.state.get(Money).cents
            affinity = {p.id: p.affinity for p in twin.state.all(Person)}
            reply = do(twin, activity_id)
            after = twin.state.get(Vitals)
            for name in VITALS:
                change = (getattr(after, name) - getattr(before, name)) / POINT
                assert change == pytest.approx(reply.effects.get(name, 0), abs=0.006), (activity_id, name)
            earned = twin.state.get(Money).cents - cents + activity.cost_cents
            assert earned == reply.effects.get("money_cents", 0), activity_id
            liked = {p.id: p.affinity - affinity[p.id] for p in twin.state.all(Person)}
            told = reply.effects.get("affinity", 0)
            if told and affinity[str(reply.person_id)] + told < 100:
                assert liked[str(reply.person_id)] == told, activity_id
            done += 1
    assert done > 15


def test_a_repetition_is_worth_half_until_the_next_day(life: SandboxLife) -> None:
    outcomes = {fill(o.text, name=life.life.first_name): o for o in life.world.content.activities["run"].outcomes}
    for times in range(4):
        with_energy(life, 100)
        reply = do(life, "run")
        full = outcomes[reply.text].effects
        for name in VITALS:
            assert reply.effects.get(name, 0) == pytest.approx(getattr(full, name) * 0.5**times, abs=0.006)
    assert life.state.get(ActivityLog).counts == {"run": 4}
    to_hour(life, 7, weekday=False)
    life.advance(life.minute + DAY // 2)
    with_energy(life, 100)
    reply = do(life, "run")
    assert reply.effects.get("health") == outcomes[reply.text].effects.health
    assert life.state.get(ActivityLog).counts == {"run": 1}


def test_unlimited_energy_is_free(life: SandboxLife) -> None:
    with_energy(life, 0)
    with refused("not_enough_energy") as facts:
        do(life, "run")
    assert facts == {"needed": life.world.content.activities["run"].energy, "energy": 0}
    player = life.state.get(Player)
    put(life, replace(player, unlimited_energy_until=life.minute * 1000 + 1))
    assert do(life, "run").energy == 0
    put(life, replace(player, unlimited_energy_until=life.minute * 1000))
    with refused("not_enough_energy"):
        do(life, "run")


def test_money_short_by_a_cent_is_refused_and_costs_no_energy(life: SandboxLife) -> None:
    cost = life.world.content.activities["swim"].cost_cents
    put(life, Money(cost - 1))
    before = life.hash
    with refused("not_enough_money"):
        do(life, "swim")
    assert life.hash == before
    put(life, Money(cost))
    do(life, "swim")


def test_with_whom(life: SandboxLife) -> None:
    together = [a for a, ok in offers(life).items() if ok and life.world.content.activities[a].with_person]
    alone = [a for a, ok in offers(life).items() if ok and not life.world.content.activities[a].with_person]
    living = [p for p in life.state.all(Person) if p.is_alive]
    for person in living:
        assert do(life.copy(), together[0], person.id).person_id == person.id
    assert do(life.copy(), together[0]).person_id in {p.id for p in living}
    with refused("not_allowed"):
        do(life, alone[0], living[0].id)
    with refused("not_found"):
        do(life, together[0], "p99")
    with refused("not_found"):
        do(life, "no_such_thing")
    put(life, replace(living[0], died_minute=life.minute))
    with refused("not_allowed"):
        do(life, together[0], living[0].id)
    put(life, *(replace(p, died_minute=life.minute) for p in living))
    with refused("not_allowed"):
        do(life, together[0])
    assert not offers(life)[together[0]]


def test_affinity_changes_for_the_one_it_was_done_with(life: SandboxLife) -> None:
    together = next(
        a for a, ok in offers(life).items()
        if ok and all(o.effects.affinity > 0 for o in life.world.content.activities[a].outcomes)
    )  # fmt: skip
    put(life, *(replace(p, affinity=0) for p in life.state.all(Person)))
    person_id = do(life, together).person_id
    changed = {p.id for p in life.state.all(Person) if p.affinity != 0}
    assert changed == {person_id}


def test_without_a_life_there_is_nothing_to_do() -> None:
    with refused("no_life"):
        get_activities(bare_turn(), GetActivities())
    with refused("no_life"):
        do_activity(bare_turn(), DoActivity(activity_id="run"))
