"""How often something happens, in which words, and about whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.events.support import event, happened, living_with, only_person, remembered
from tests.features.support import DAY, plan, plan_no_event, put, to_hour
from tests.support.life import SandboxLife
from ws.features.events import choosing, memory, wording
from ws.features.events.circumstances import Circumstances
from ws.features.events.records import EventMemory, EventPace
from ws.features.events.rules import odds, pacing
from ws.features.people.records import Person

WORDINGS = ["It is said so.", "Or so.", "Or in a third way."]


@given(quiet=st.integers(0, 1000))
def test_quiet_makes_an_event_likelier(quiet: int) -> None:
    assert pacing.DAILY_CHANCE <= pacing.daily_chance(quiet) <= pacing.daily_chance(quiet + 1) <= 1
    assert 0 <= pacing.stale_chance(quiet) <= pacing.stale_chance(quiet + 1) <= 1
    assert pacing.daily_chance(pacing.QUIET_DAYS) == pacing.DAILY_CHANCE
    assert pacing.stale_chance(pacing.STALE_QUIET_DAYS) == 0


def test_a_new_day_looks_at_how_long_it_was_quiet() -> None:
    life = living_with()
    put(life, EventPace(life.minute // DAY - 100))
    to_hour(life, 0, 5, weekday=False)
    if not [m for m in life.turn().agenda() if m[1] == "event"]:
        life.advance(life.minute - life.minute % DAY + DAY + 1)
    assert [m for m in life.turn().agenda() if m[1] == "event"]


def test_each_wording_is_used_once_before_any_again() -> None:
    texts = WORDINGS
    life = living_with(event(text=texts[0], also=texts[1:], lifetime_cap=6, cooldown_days=0))
    told = [happened(life).removesuffix(" So.") for _ in range(6)]
    assert sorted(told[:3]) == sorted(texts)
    assert set(told[3:]) <= set(texts)


def test_wordings_are_counted_for_each_person() -> None:
    life = living_with(
        event(person="any", text="{person}: one.", also=["{person}: two."], lifetime_cap=9, cooldown_days=0)
    )
    people = [person for person in life.state.all(Person) if person.is_alive]
    told = [happened(life) for _ in range(min(9, 2 * len(people)))]
    assert len(set(told)) == len(told)


def test_what_comes_once_is_remembered_without_its_words() -> None:
    life = living_with(event(text=WORDINGS[0], also=WORDINGS[1:]))
    happened(life)
    assert remembered(life, "test_event").told == ()


def by_chance(life: SandboxLife) -> str | None:
    turn = life.turn()
    chosen = choosing.by_chance(turn, Circumstances(turn))
    return chosen.event.id if chosen is not None else None


def test_the_new_comes_before_the_old() -> None:
    old = event("old", weight=100, lifetime_cap=9, cooldown_days=0)
    life = living_with(old, event("new", weight=0.001))
    to_hour(life, 12)
    put(life, EventMemory("old", 1, 0))
    assert by_chance(life) == "new"


def test_the_old_comes_again_when_it_was_quiet_for_long() -> None:
    life = living_with(event("old", weight=1, lifetime_cap=9, cooldown_days=0))
    to_hour(life, 12)
    today = life.minute // DAY
    put(life, EventMemory("old", 1, 0), EventPace(today))
    assert by_chance(life) is None
    put(life, EventPace(today - 1000))
    assert by_chance(life) == "old"


def test_what_is_over_or_resting_does_not_come_by_chance() -> None:
    life = living_with(event("capped", weight=1), event("resting", weight=1, lifetime_cap=5, cooldown_days=50))
    to_hour(life, 12)
    today = life.minute // DAY
    put(life, EventMemory("capped", 1, 0), EventMemory("resting", 1, today - 49), EventPace(0))
    assert by_chance(life) is None
    put(life, EventMemory("resting", 1, today - 50))
    assert by_chance(life) == "resting"


def test_an_event_needs_somebody_who_suits() -> None:
    life = living_with(event(weight=1, person="any", requires={"min_affinity": 50, "person_min_age": 20}))
    to_hour(life, 12)
    for affinity, age, comes in ((50, 20, True), (49, 20, False), (50, 19, False)):
        only_person(life, affinity=affinity, birth_minute=life.minute - age * 12 * DAY - 5)
        assert (by_chance(life) == "test_event") == comes


def test_nothing_comes_outside_its_months() -> None:
    life = living_with(event(weight=1, requires={"months": [1]}))
    to_hour(life, 12)
    month = Circumstances(life.turn()).month
    while Circumstances(life.turn()).month != 1:
        assert by_chance(life) is None
        life.advance(life.minute + DAY)
    assert by_chance(life) == "test_event"
    assert 1 <= month <= 12


def test_an_event_waits_for_the_end_of_the_night() -> None:
    life = living_with(event())
    to_hour(life, 2, weekday=False)
    plan_no_event(life)
    plan(life, 1, "event", "test_event")
    life.advance(life.minute + 30)
    assert memory.find(life.state, "test_event") is None
    life.advance(life.minute + 9 * 60)
    assert remembered(life, "test_event").times == 1


@pytest.mark.parametrize(
    ("trait", "value", "share"),
    [
        ("smarts", 100, 2),
        ("smarts", 50, 1),
        ("smarts", 0, 0),
        ("affinity", 100, 2),
        ("affinity", 0, 1),
        ("affinity", -100, 0),
    ],
)
def test_a_trait_doubles_or_takes_the_weight(trait: str, value: float, share: float) -> None:
    for name, factor in (("favoured_by", share), ("hindered_by", 2 - share)):
        [outcome] = event(person="any", outcomes=[{"text": "So.", name: trait, "weight": 3}]).outcomes
        assert odds.weight(outcome, lambda _: value) == 3 * factor


def test_a_person_is_named_in_full_once() -> None:
    names = {"person": "your sister Ada", "person_again": "Ada", "they": "she"}
    text = "{person} smiles. You ask {person} why; {they} does not know."
    assert wording.filled(text, names) == "Your sister Ada smiles. You ask Ada why; she does not know."
    assert wording.filled("Nobody is there.", names) == "Nobody is there."
