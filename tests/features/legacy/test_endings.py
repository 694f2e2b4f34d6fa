"""What stays of a life: estate, will, ribbon, obituary, a place in the tree."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from tests.features.legacy.support import adult, ended, person, rich, with_family
from tests.features.support import ask, bare_turn, grown, put, refused, rolls_of, whole_lives
from tests.support.life import SandboxLife, world
from ws.content.schemas.legacy import FILLED, FILLED_IF, MARKS, PARTS
from ws.features.ageing.api import LifeEnded
from ws.features.birth.handlers import start_life
from ws.features.birth.messages import StartLife
from ws.features.legacy import api, handlers, messages, views
from ws.features.legacy.messages import EndLife, GetWill, Share, WriteWill
from ws.features.legacy.records import Passing, TreeEntry, Will
from ws.features.legacy.rules import drawing, marks, remembrance
from ws.features.legacy.rules.marks import Lived
from ws.features.people.records import Person
from ws.recorded import hash_of

CONTENT = world().content


def will(*shares: tuple[str, int]) -> WriteWill:
    return WriteWill(shares=tuple(Share(heir, percent) for heir, percent in shares))


def inherited(passing: Passing) -> dict[str, int]:
    return {one.heir: one.gross_cents for one in passing.inheritors}


@pytest.mark.parametrize("number", range(6))
def test_every_life_leaves_an_estate_that_adds_up_and_words(number: int) -> None:
    life = whole_lives(6, 12)[number]
    passing = life.state.get(Passing)
    left = sum(cents for _, cents in passing.lines)
    assert left == sum(one.tax_cents + one.cents for one in passing.inheritors) >= 0
    assert passing.ribbon in CONTENT.ribbons
    assert life.life.first_name in passing.obituary
    assert "{" not in passing.obituary
    assert len(passing.obituary) < 4000
    assert passing.minute == life.life.ended_minute


def test_the_end_is_told_to_others_and_kept_in_the_tree() -> None:
    life = rich(adult())
    _, turn = ask(life, handlers.end_life, EndLife(confirm=True))
    entry = next(row for row in turn.rows if isinstance(row, TreeEntry))
    assert (entry.life_id, entry.number, entry.follows) == (life.life.id, 1, 0)
    assert (entry.born, entry.age, entry.cause) == (2026, 30, "a quiet end")
    assert b"Name1 Lovelace" in entry.people
    assert b"Babbage" not in entry.people, "the tree is one of the family"
    assert life.is_over
    assert life.messages("death")[-1].text
    section = views.legacy(life.state, CONTENT)
    assert section is not None
    assert section["end"] is not None


def test_without_a_will_the_law_shares_out() -> None:
    life = rich(adult())
    passing = ended(life)
    parents = {"p1", "p2"}
    assert set(inherited(passing)) == parents
    assert max(inherited(passing).values()) - min(inherited(passing).values()) <= 1


def test_a_will_is_followed_to_the_cent() -> None:
    life = rich(adult())
    reply, _ = ask(life, handlers.write_will, will(("p6", 33), ("charity:lifeboats", 33), ("p3", 34)))
    assert [share.name for share in reply.shares] == ["Name6 Babbage", "The Lifeboat Crews", "Name3 Lovelace"]
    passing = ended(life)
    left = sum(cents for _, cents in passing.lines)
    got = inherited(passing)
    assert sum(got.values()) == left
    for heir, percent in (("p6", 33), ("charity:lifeboats", 33), ("p3", 34)):
        assert abs(got[heir] * 100 - left * percent) < 100
    assert passing.ribbon == "giver", "a third to strangers is what the life is remembered by"


def test_the_share_of_a_dead_heir_goes_by_the_law() -> None:
    life = rich(adult())
    ask(life, handlers.write_will, will(("p3", 50), ("p6", 50)))
    put(life, replace(life.state.get(Person, "p3"), died_minute=life.minute))
    got = inherited(ended(life))
    left = sum(got.values())
    assert set(got) == {"p1", "p2", "p6"}
    assert abs(got["p6"] - left // 2) <= 1


def test_a_will_of_the_dead_only_is_none() -> None:
    life = rich(adult())
    ask(life, handlers.write_will, will(("p3", 100)))
    put(life, replace(life.state.get(Person, "p3"), died_minute=life.minute))
    assert set(inherited(ended(life))) == {"p1", "p2"}


def test_what_a_will_may_not_say() -> None:
    life = rich(adult())
    before = life.hash
    for shares, code in (
        (will(("p1", 60), ("p2", 30)), "not_allowed"),
        (will(("p1", 50), ("p1", 50)), "not_allowed"),
        (will(("p99", 100)), "not_found"),
        (will(("p7", 100)), "not_allowed"),
        (will(("charity:nobody", 100)), "not_found"),
        (will(), "not_found"),
    ):
        with refused(code):
            ask(life, handlers.write_will, shares)
    assert life.hash == before
    with refused("not_allowed") as facts:
        ask(grown(17), handlers.write_will, will(("charity:lifeboats", 100)))
    assert facts["from_age"] == 18


def test_a_will_can_be_changed_and_torn_up() -> None:
    life = adult()
    ask(life, handlers.write_will, will(("p1", 100)))
    with refused("conflict"):
        ask(life, handlers.write_will, will(("p1", 100)))
    ask(life, handlers.write_will, will(("p1", 40), ("p2", 60)))
    shown, _ = ask(life, handlers.get_will, GetWill())
    assert [(share.heir, share.percent) for share in shown.shares] == [("p1", 40), ("p2", 60)]
    assert {heir.relation for heir in shown.heirs} >= {"mother", "sister", "friend", "charity"}
    assert "p7" not in {heir.heir for heir in shown.heirs}, "the dead inherit nothing"
    assert sum(share.percent for share in shown.by_law) == 100
    ask(life, handlers.write_will, will())
    assert life.state.find(Will) is None
    assert len(life.messages("legacy")) == 3


def test_nobody_ends_a_life_by_mistake() -> None:
    life = adult()
    before = life.hash
    with refused("not_allowed") as facts:
        ask(life, handlers.end_life, EndLife())
    assert facts["confirm"] is True
    assert life.hash == before
    with refused("not_allowed"):
        ask(grown(15), handlers.end_life, EndLife(confirm=True))
    ended(life)
    with refused("life_over"):
        ask(life, handlers.end_life, EndLife(confirm=True))
    with refused("life_over"):
        ask(life, handlers.write_will, will(("p1", 100)))
    with refused("no_life"):
        handlers.end_life(bare_turn(), EndLife(confirm=True))


def test_debts_are_not_inherited() -> None:
    life = rich(with_family(grown(30), person(1, "mother")), cash_cents=-200_000)
    passing = ended(life)
    assert passing.inheritors == ()
    assert passing.unpaid_cents >= 0
    assert sum(cents for _, cents in passing.lines) == 0


def test_every_ribbon_can_be_given_and_drawn() -> None:
    assert len(CONTENT.ribbons) >= 30
    for ribbon in CONTENT.ribbons.values():
        age = max(ribbon.when.min_age, min(ribbon.when.max_age, 50))
        held = frozenset(ribbon.when.has)
        rivals = [
            other.id
            for other in CONTENT.ribbons.values()
            if other.rank >= ribbon.rank and other is not ribbon and marks.fits(other.when, age, held)
        ]
        assert not rivals, f"{ribbon.id} never wins"
        drawn = drawing.drawn(ribbon)
        assert f"<title>{ribbon.name}</title>" in drawn.replace("&#x27;", "'")
        assert "script" not in drawn
        assert len(drawn) < 1500
    assert len({ribbon.emblem for ribbon in CONTENT.ribbons.values()}) == len(CONTENT.ribbons)


def test_every_mark_is_of_use_and_can_be_reached() -> None:
    asked = {
        mark
        for entry in (*CONTENT.obituaries.values(), *CONTENT.ribbons.values())
        for mark in (*entry.when.has, *entry.when.lacks)
    }
    assert asked <= MARKS
    lives = (
        Lived(age=70, is_quiet=True, attainment="doctorate", degrees=4, has_left_school=True, has_job=True,
              is_retired=True, owns_business=True, months_worked=400, track_months={"medicine": 300},
              worth_cents=2 * 10**9, unpaid_cents=1, bankruptcies=1, home_status="family", homes=3, vehicles=2,
              offences=9, prison_days=5, is_in_prison=True, is_ill=True, good_habits=3, volunteers=True, smokes=True,
              smarts=99, looks=99, happiness=99, stress=99, prestige=99, level=40, activities=0, survivors=9,
              affinity=90, friends=5, family_dead=3, has_parents=True, line=4, is_willed=True, charity_percent=50,
              feats=frozenset(CONTENT.feats)),
        Lived(age=70, home_status="homeless", happiness=5, stress=1, survivors=0, family_dead=4),
        Lived(age=70, survivors=2, affinity=-50),
        *(Lived(age=70, track_months={track: 200}) for track in CONTENT.tracks),
    )  # fmt: skip
    reached = {mark for lived in lives for mark in marks.marks(lived)}
    assert asked <= reached, asked - reached


@pytest.mark.parametrize("sex", ["female", "male"])
def test_obituaries_read_well_whatever_was_lived(sex: str) -> None:
    names: dict[str, object] = {name: f"a{name}" for name in (*FILLED, *FILLED_IF)}
    names["they"], names["them"], names["their"] = ("she", "her", "her") if sex == "female" else ("he", "him", "his")
    seen: set[str] = set()
    for number in range(300):
        rolls = rolls_of(number)
        held = frozenset(mark for mark in sorted(MARKS) if rolls.happens(0.3, "mark", mark))
        age = rolls.between(0, 105, "age")
        told = remembrance.obituary(CONTENT.obituaries.values(), age, held, names, rolls)  # type: ignore[arg-type]  # marks are strings
        seen.add(told)
        assert not re.search(r"[{}]|  | \.|\.\.", told), told
        for sentence in re.split(r"(?<=[.!?]) ", told.replace("\n\n", " ")):
            assert not re.match(r"(she|he|her|his|him)\b", sentence), sentence
    assert len(seen) > 295


def test_there_are_words_for_every_part() -> None:
    assert {entry.part for entry in CONTENT.obituaries.values()} == set(PARTS)
    assert sum(len(entry.texts) for entry in CONTENT.obituaries.values()) >= 150


def test_a_life_that_is_left_has_its_place_in_the_tree_too() -> None:
    life = adult()
    left = life.life
    _, turn = ask(life, start_life, StartLife(end_current=True))
    entry = next(row for row in turn.rows if isinstance(row, TreeEntry))
    assert (entry.life_id, entry.cause) == (left.id, "left for another life")
    assert life.state.find(Passing) is None, "the new life has not ended"


def test_the_estate_is_announced() -> None:
    life = rich(adult())
    turn = life.turn()
    handlers.end_life(turn, messages.EndLife(confirm=True))
    for kind in (api.EstateSettled, api.RibbonAwarded, LifeEnded):
        assert kind in {listener for feature in turn.world.rulebook.features for listener in feature.facts}
    assert api.passing(turn) is not None
    assert api.origin(turn) is None
    assert api.ribbon_svg(turn, "captain").startswith("<svg")


def test_ending_hash_is_of_the_life() -> None:
    one, two = rich(adult()), rich(adult())
    ended(one)
    ended(two)
    assert hash_of(one.world.rulebook, one.state) == hash_of(two.world.rulebook, two.state)


def test_today_nobody_inherits_from_the_poor() -> None:
    life: SandboxLife = rich(adult(), cash_cents=0)
    assert api.estate_cents(life.turn()) >= 0
