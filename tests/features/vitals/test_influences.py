"""What circumstances do for as long as they last: prestige, mood, strain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import DAY, grown, put, rolls_of
from ws.features.health.records import Ailment
from ws.features.vitals import api, rules
from ws.features.vitals.records import Influence, Vitals

POINT = 1_000_000


def vitals(**changes: int) -> Vitals:
    plain = replace(rules.born(rolls_of(1), 0), happiness=50 * POINT, temperament=50 * POINT, stress=20 * POINT)
    return replace(plain, **changes)


def test_influences_add_up_and_prestige_stays_within_its_bounds() -> None:
    two = [Influence("home", 10 * POINT, 2 * POINT, 5), Influence("work", 30 * POINT, -5 * POINT, 7)]
    under = rules.influenced(vitals(), two)
    assert (under.prestige, under.mood, under.strain_per_minute) == (40 * POINT, -3 * POINT, 12)
    assert rules.influenced(vitals(), [Influence("a", 300 * POINT)]).prestige == 100 * POINT
    assert rules.influenced(vitals(), [Influence("a", -POINT)]).prestige == 0
    none = rules.influenced(under, [])
    assert (none.prestige, none.mood, none.strain_per_minute) == (0, 0, 0)


def test_happiness_drifts_to_temperament_and_mood() -> None:
    assert rules.doing(vitals(), "free", 0).happiness_per_minute == 0
    assert rules.doing(vitals(mood=10 * POINT), "free", 0).happiness_per_minute > 0
    assert rules.doing(vitals(mood=-10 * POINT), "free", 0).happiness_per_minute < 0
    assert rules.doing(vitals(mood=500 * POINT, happiness=100 * POINT), "free", 0).happiness_per_minute == 0


@given(first=st.integers(-9000, 9000), second=st.integers(-9000, 9000))
def test_strain_is_in_the_pace_of_stress_once_whatever_is_done(first: int, second: int) -> None:
    plain = rules.doing(vitals(), "work", 0).stress_per_minute
    once = rules.influenced(rules.doing(vitals(), "work", 0), [Influence("home", strain_per_minute=first)])
    again = rules.influenced(once, [Influence("home", strain_per_minute=second)])
    assert once.stress_per_minute == plain + first
    assert again.stress_per_minute == plain + second
    assert (
        rules.doing(again, "asleep", 0).stress_per_minute
        == rules.doing(vitals(), "asleep", 0).stress_per_minute + second
    )


def test_a_source_takes_the_place_of_what_it_did_before() -> None:
    life = grown(20)
    turn = life.turn()
    before = turn.get(Vitals)
    api.set_influence(turn, "test", prestige=10, mood=4, daily_stress=-1)
    api.set_influence(turn, "test", prestige=2.5, mood=1, daily_stress=-1.44)
    after = turn.get(Vitals)
    assert after.prestige - before.prestige == round(2.5 * POINT)
    assert after.mood - before.mood == POINT
    assert after.strain_per_minute - before.strain_per_minute == -1000
    api.set_prestige(turn, "test", 7)
    assert turn.get(Vitals).prestige - before.prestige == 7 * POINT
    assert turn.get(Vitals).mood == after.mood, "prestige alone leaves the rest"
    api.set_influence(turn, "test")
    assert turn.get(Vitals) == before


def test_what_does_not_change_is_not_put() -> None:
    turn = grown(20).turn()
    api.set_influence(turn, "test", mood=1)
    turn.puts.clear()
    api.set_influence(turn, "nobody")
    assert turn.puts == {}


def test_a_good_home_is_felt_within_weeks() -> None:
    number = next(n for n in range(50) if not any(grown(20, n).state.all(Ailment)))
    low, high = grown(20, number), grown(20, number)
    for life, mood in ((low, -15), (high, 15)):
        put(life, replace(life.state.get(Vitals), minute=life.minute, happiness=50 * POINT, temperament=50 * POINT))
        turn = life.turn()
        for chance in ("event", "illness_begins"):
            turn.unschedule(chance)
        api.set_influence(turn, "test", mood=mood)
        life.commit(turn, life.minute)
        life.advance(life.minute + 14 * DAY)
    assert high.state.get(Vitals).happiness - low.state.get(Vitals).happiness > 15 * POINT
