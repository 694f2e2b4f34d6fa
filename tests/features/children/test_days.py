"""What children take of nights and days: of whom, until when, and of nobody else."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.children.support import YEAR, a_child, hold_together, settled, with_partner
from tests.features.support import ask, put
from tests.support.life import SandboxLife
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.children import api, feeling
from ws.features.day import api as day
from ws.features.day.handlers import change_schedule
from ws.features.day.messages import ChangeSchedule
from ws.features.day.records import Care, Day, Duty
from ws.features.day.rules.care import BABY, CHILDREN
from ws.features.romance import api as romance
from ws.features.vitals.records import Vitals


def plans(life: SandboxLife, count: int = 14) -> list[tuple[int, set[str]]]:
    """(day, what its plan holds of children) of the next days."""
    found = []
    for _ in range(count):
        life.advance((life.minute // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY)
        held = life.state.get(Day)
        found.append((held.day, {BABY, CHILDREN} & {doing for _, doing in held.plan}))
    return found


def parent(years: int, other: bool = False, custody: str = "player") -> tuple[SandboxLife, str]:
    """Somebody with a child of an age, known to the day; and the partner's id."""
    life = settled()
    partner = with_partner(life) if other else ""
    if partner:
        hold_together(life, partner)
    a_child(life, partner, years, custody)
    reckon(life)
    return life, partner


def reckon(life: SandboxLife) -> None:
    turn = life.turn()
    feeling.refresh(turn)
    turn.settle()
    life.commit(turn, life.minute)


def test_a_baby_takes_the_nights_of_its_first_year_and_then_an_hour_of_weekdays() -> None:
    life, _ = parent(0)
    put(life, replace(life.state.get(Day), duties={"work": Duty("work", 540, 1020)}))
    seen = plans(life, 16)
    assert [what for _, what in seen[:9]] == [{BABY}] * 9
    later = [(number, what) for number, what in seen if what != {BABY}]
    assert len(later) >= 5
    assert [what for _, what in later] == [{CHILDREN} if number % 7 < 5 else set() for number, _ in later]


def test_two_take_turns_and_who_is_left_does_it_all() -> None:
    life, partner = parent(3, other=True, custody="both")
    assert life.state.get(Care) == Care(0, 2)
    turn = life.turn()
    romance.live_together(turn, partner, False)
    api.set_custody(turn, next(child.person_id for child, _ in api.own(turn)), "player", 0)
    turn.settle()
    life.commit(turn, life.minute)
    assert life.state.get(Care) == Care(0, 1)


def test_somebody_who_moves_out_is_noticed_within_a_month() -> None:
    life, partner = parent(3, other=True)
    assert life.state.get(Care) == Care(0, 2)
    turn = life.turn()
    romance.live_together(turn, partner, False)
    turn.settle()
    life.commit(turn, life.minute)
    plans(life, 1)
    assert life.state.get(Care) == Care(0, 1)


def test_a_child_in_turns_with_a_parent_elsewhere_takes_every_other_day() -> None:
    life = settled()
    partner = with_partner(life, together=False)
    a_child(life, partner, 4, "both")
    reckon(life)
    assert life.state.get(Care) == Care(0, 2)


def test_children_elsewhere_and_big_ones_take_nothing() -> None:
    for years, custody in ((12, "player"), (4, "other")):
        life = settled()
        child = a_child(life, "", years)
        turn = life.turn()
        api.set_custody(turn, child.id, custody, 0)  # type: ignore[arg-type]  # as named
        turn.settle()
        life.commit(turn, life.minute)
        assert life.state.find(Care) is None
        assert not any(what for _, what in plans(life, 7))


def test_a_life_without_children_keeps_nothing() -> None:
    life = settled()
    plans(life, 3)
    assert life.state.find(Care) is None


def test_nobody_looks_after_a_child_from_prison_or_hospital() -> None:
    for place in ("prison", "hospital"):
        life, _ = parent(0)
        turn = life.turn()
        day.stay_at(turn, place)
        turn.settle()
        life.commit(turn, life.minute)
        assert not {BABY, CHILDREN} & {doing for _, doing in life.state.get(Day).plan}


def test_the_planned_night_is_lived() -> None:
    life, _ = parent(0)
    plans(life, 1)
    at = next(minute for minute, what in life.state.get(Day).plan if what == BABY)
    life.advance(at)
    assert life.state.get(Day).doing == BABY
    assert life.state.get(Vitals).energy_tempo == 1
    breakfast = next(minute for minute, what in life.state.get(Day).plan if what == "breakfast")
    life.advance(breakfast - 1)
    held = life.state.get(Day)
    assert held.doing == "asleep"
    asleep = held.slept_minutes + breakfast - held.since
    assert 300 < asleep < 420


def test_who_is_up_with_the_baby_may_still_lie_in() -> None:
    life, _ = parent(0)
    plans(life, 1)
    usual = life.state.get(Day).plan
    life.advance(next(minute for minute, what in usual if what == BABY) + 10)
    ask(life, change_schedule, ChangeSchedule(change="lie_in"))
    held = life.state.get(Day)
    assert held.doing == BABY
    assert [slot for slot in held.plan if slot[1] == BABY] == [slot for slot in usual if slot[1] == BABY]
    woken = [next(minute for minute, what in plan if what == "breakfast") for plan in (usual, held.plan)]
    assert woken[1] > woken[0]


def test_the_same_however_time_is_cut() -> None:
    whole, _ = parent(0)
    a_child(whole, "", 5, "player")
    reckon(whole)
    cut, stored = whole.copy(), whole.copy()
    target = whole.minute + YEAR + YEAR // 2
    whole.advance(target)
    while cut.minute < target:
        cut.advance(min(target, cut.minute + 97))
    stored.advance(stored.minute + 7 * MINUTES_PER_DAY + 200)
    stored.store_and_load()
    stored.advance(target)
    assert whole.hash == cut.hash == stored.hash
