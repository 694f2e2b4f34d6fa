"""Points, levels and milestones: once a life, in the turn that brings them, with their diamonds."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import DAY, ask, bare_turn, grown, put, refused, to_hour
from tests.support.life import SandboxLife, world
from ws.content.schemas import Feat
from ws.engine.turn import Turn
from ws.features.activities.messages import ActivityChosen
from ws.features.belongings.api import ItemBought, VehicleBought
from ws.features.careers.api import Hired, LostJob, Promoted
from ws.features.day.messages import ChangeWished
from ws.features.education.api import Graduated
from ws.features.experience import rules, views
from ws.features.experience.handlers import get_milestones
from ws.features.experience.messages import GetMilestones, Milestones
from ws.features.experience.records import Experience, FeatReached
from ws.features.health.api import Recovered
from ws.features.home.api import MovedIn
from ws.features.law.api import Convicted, Released
from ws.features.money.records import Money
from ws.features.romance.api import Married
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.facts import Fact
from ws.kernel.player import Player


def tell(life: SandboxLife, *facts: Fact) -> Turn:
    """Something happens to the life."""
    turn = life.turn()
    for fact in facts:
        turn.announce(fact)
    life.commit(turn, life.minute)
    return turn


def reached(life: SandboxLife) -> set[str]:
    return {feat.id for feat in life.state.all(FeatReached)}


def points(life: SandboxLife) -> int:
    held = life.state.find(Experience)
    return held.points if held is not None else 0


def diamonds(life: SandboxLife) -> int:
    return life.state.get(Player).diamonds


def feat(feat_id: str) -> Feat:
    return world().content.feats[feat_id]


def test_each_level_takes_more_than_the_one_before() -> None:
    begins = [rules.points_for(level) for level in range(1, rules.MOST_LEVEL + 1)]
    steps = [b - a for a, b in pairwise(begins)]
    assert begins[0] == 0
    assert steps == sorted(set(steps))


@given(gained=st.lists(st.integers(0, 4000), max_size=30))
def test_levels_do_not_depend_on_how_points_came(gained: list[int]) -> None:
    total, level = 0, 1
    for some in gained:
        total += some
        level = rules.level_at(total, level)
    assert level == rules.level_at(total)
    assert 1 <= level <= rules.MOST_LEVEL
    assert total >= rules.points_for(level)
    following = rules.next_level_points(level)
    assert following is None or total < following


def test_a_day_of_school_teaches_and_the_first_one_is_a_milestone() -> None:
    life = SandboxLife(1)
    to_hour(life, 18)
    assert points(life) == 360 // rules.SCHOOL_MINUTES_A_POINT + feat("first_day_of_school").points
    assert reached(life) == {"first_day_of_school"}
    [told] = [m for m in life.messages("feat") if m.title == "First day of school"]
    assert told.text in feat("first_day_of_school").texts


def test_a_day_that_was_skipped_teaches_nothing() -> None:
    life = grown(10)
    to_hour(life, 7)
    before = points(life)
    life.perform(ChangeWished("skip_school", life.minute // DAY))
    life.advance(life.minute + 10 * 60)
    assert points(life) == before


def test_a_level_brings_ten_diamonds_once() -> None:
    life = grown(20)
    held = life.state.get(Experience)
    due = rules.points_for(held.level + 1)
    put(life, replace(held, points=due - 1))
    before = diamonds(life)
    turn = tell(life, LostJob("cook", "resigned"))
    assert diamonds(life) == before
    turn = tell(life, Hired("cook"))
    assert life.state.get(Experience).level == held.level + 1
    [entry] = [row for row in turn.rows if isinstance(row, DiamondTransaction) and row.reason == "level_up"]
    assert (entry.amount, entry.cause) == (10, f"life {life.life.id} level {held.level + 1}")
    assert entry.counter_account == "house:level_up"
    assert diamonds(life) == before + 10
    assert len(life.messages("level")) >= 1


def test_a_leap_over_levels_pays_each_of_them() -> None:
    life = grown(20)
    held = life.state.get(Experience)
    put(life, replace(held, points=rules.points_for(rules.MOST_LEVEL) + 5000))
    turn = tell(life, Hired("cook"))
    paid = [row.cause for row in turn.rows if isinstance(row, DiamondTransaction) and row.reason == "level_up"]
    assert paid == [f"life {life.life.id} level {n}" for n in range(held.level + 1, rules.MOST_LEVEL + 1)]
    assert life.state.get(Experience).level == rules.MOST_LEVEL
    shown = views.experience(life.state, life.world.content)
    assert shown is not None
    assert shown["next_level_points"] is None
    before = diamonds(life)
    tell(life, Promoted("cook"), Promoted("cook"))
    assert diamonds(life) == before


def test_a_full_purse_does_not_stop_a_life() -> None:
    life = grown(20)
    put(life, replace(life.state.get(Player), diamonds=1_000_000_000 - 3))
    put(life, replace(life.state.get(Experience), points=rules.points_for(40)))
    tell(life, Hired("cook"))
    assert diamonds(life) == 1_000_000_000


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        (Graduated("high", "high"), {"high_school_graduation"}),
        (Graduated("bachelor", "history"), {"college_graduation"}),
        (Graduated("master", "history"), {"postgraduate"}),
        (Graduated("doctorate", "history"), {"doctorate"}),
        (Hired("cook"), {"first_job"}),
        (Promoted("cook"), {"first_promotion"}),
        (Promoted("chief_executive"), {"first_promotion", "chief_executive"}),
        (LostJob("cook", "dismissed"), {"dismissed"}),
        (LostJob("cook", "retired"), {"retired"}),
        (MovedIn("flat", owned=False), {"first_own_key"}),
        (MovedIn("house", owned=True), {"first_own_key", "first_home_owned"}),
        (ItemBought("kettle", "kitchen", 100), set()),
        (VehicleBought("hatchback", 100), {"first_vehicle"}),
        (Convicted("theft", 0), {"first_conviction"}),
        (Released(on_parole=True), {"released"}),
        (Recovered("a_condition_nobody_knows"), {"recovered"}),
        (Married("p1", again=False), {"wedding_bells"}),
    ],
)
def test_what_happens_is_a_milestone_the_first_time_only(fact: Fact, found: set[str]) -> None:
    life = SandboxLife(1)
    before = reached(life)
    purse = diamonds(life)
    turn = tell(life, fact)
    assert reached(life) - before == found
    paid = sum(row.amount for row in turn.rows if isinstance(row, DiamondTransaction) and row.reason == "milestone")
    assert paid == sum(feat(name).diamonds for name in found)
    assert diamonds(life) >= purse + paid
    turn = tell(life, fact)
    assert reached(life) - before - {"second_degree"} == found
    assert not [row for row in turn.rows if isinstance(row, DiamondTransaction) and row.reason == "milestone"]


def test_each_marriage_pays_once_and_nobody_twice() -> None:
    life = SandboxLife(1)

    def paid(fact: Fact) -> dict[str, int]:
        rows = [row for row in tell(life, fact).rows if isinstance(row, DiamondTransaction)]
        return {f"{row.reason} {row.cause}": row.amount for row in rows if row.reason != "level_up"}

    assert paid(Married("p1", again=False)) == {"milestone life 1 wedding_bells": 25}
    assert paid(Married("p2", again=False)) == {"marriage life 1 married p2": 25}
    assert paid(Married("p1", again=True)) == {}


def test_the_promised_diamonds() -> None:
    paid = {feat.id: feat.diamonds for feat in world().content.feats.values() if feat.diamonds}
    assert paid == {"college_graduation": 50, "chief_executive": 100, "wedding_bells": 25}
    assert rules.LEVEL_DIAMONDS == 10


def test_money_is_counted_at_midnight() -> None:
    life = grown(30)
    put(life, Money(999_000))
    before = reached(life)
    put(life, Money(110_000_000))
    assert reached(life) == before
    life.advance(life.minute + DAY)
    assert reached(life) - before >= {"ten_thousand_saved", "hundred_thousand", "millionaire"} - before


def test_who_was_in_debt_and_is_not_any_more_is_debt_free() -> None:
    life = grown(30)
    put(life, Money(-50_000))
    life.advance(life.minute + DAY)
    put(life, Money(50_000))
    life.advance(life.minute + DAY)
    assert "debt_free" not in reached(life), "a bad week is no debt"
    put(life, Money(-20_000_000))
    life.advance(life.minute + DAY)
    assert life.state.get(Experience).was_in_debt
    put(life, Money(1_000_000_000))
    life.advance(life.minute + DAY)
    assert "debt_free" in reached(life)


def test_birthdays_are_milestones_at_their_age() -> None:
    assert "eighteen" not in reached(grown(17))
    assert "eighteen" in reached(grown(18))
    assert {"thirteen", "eighteen", "thirty", "fifty"} <= reached(grown(50))


def test_doing_is_counted_by_category() -> None:
    life = grown(25)
    to_hour(life, 18)
    held = life.state.find(Experience) or Experience()
    put(life, replace(held, counts={**held.counts, "activity": 8, "activity:body": 49}))
    life.perform(ActivityChosen("run", "", free=True))
    assert "athlete" in reached(life)
    assert "ten_activities" not in reached(life)
    life.perform(ActivityChosen("read", "", free=True))
    assert "ten_activities" in reached(life)


def test_experience_is_the_same_however_time_is_cut() -> None:
    lives = [SandboxLife(3), SandboxLife(3)]
    lives[0].live_to_age(30)
    while lives[1].minute < lives[0].minute:
        lives[1].advance(min(lives[0].minute, lives[1].minute + 1777))
    assert points(lives[0]) == points(lives[1]) > 1000
    assert reached(lives[0]) == reached(lives[1])
    assert diamonds(lives[0]) == diamonds(lives[1]) > 0
    assert diamonds(lives[0]) == 10 * (lives[0].state.get(Experience).level - 1)


def test_every_milestone_is_listed_with_its_minute() -> None:
    life = grown(18)
    reply, _ = ask(life, get_milestones, GetMilestones())
    assert isinstance(reply, Milestones)
    assert [m.id for m in reply.milestones] == list(life.world.content.feats)
    assert reply.reached == len(reached(life)) > 2
    for shown in reply.milestones:
        assert (shown.minute is not None) == (shown.id in reached(life))
    with refused("no_life"):
        get_milestones(bare_turn(), GetMilestones())


def test_content_is_rich_and_every_trigger_is_used() -> None:
    feats = world().content.feats.values()
    assert len(feats) >= 30
    assert set(Counter(feat.trigger for feat in feats)) >= {"graduated", "hired", "job", "wealth", "birthday"}
    titles = [feat.title for feat in feats]
    assert len(set(titles)) == len(titles)
