"""Trying for a child: with whom, how often it succeeds, and who is told no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.children.support import YEAR, expecting, hold_together, months, settled, until, with_partner
from tests.features.support import ask, grown, put, refused
from tests.support.life import SandboxLife
from ws.features.children import handlers
from ws.features.children import messages as m
from ws.features.children.records import Child, Plans, Pregnancy
from ws.features.children.rules import fertility
from ws.features.law.records import PrisonTerm
from ws.features.people.records import Person
from ws.features.romance.records import Bond, Chapter
from ws.features.vitals.records import Vitals


def try_with(life: SandboxLife, person_id: str | None, method: str = "natural", carrier: str = "me") -> m.Trying:
    request = m.TryForChild(method=method, person_id=person_id, carrier=carrier)  # type: ignore[arg-type]  # as named
    reply, _ = ask(life, handlers.try_for_child, request)
    assert isinstance(reply, m.Trying)
    return reply


def test_a_couple_has_a_child() -> None:
    life = settled()
    partner = with_partner(life)
    assert try_with(life, partner).carrier == "me"
    for _ in range(100):
        if life.state.keyed(Child):
            break
        if not life.state.keyed(Pregnancy) and life.state.get(Plans).method is None:
            try_with(life, partner)
        hold_together(life, partner)
        months(life, 1)
    child = next(iter(life.state.keyed(Child).values()))
    person = life.state.get(Person, child.person_id)
    assert person.relation in ("daughter", "son")
    assert person.last_name == life.life.last_name
    assert (person.lives, child.other_id, child.custody) == ("home", partner, "both")
    assert life.state.get(Person, partner).children >= 1
    assert any("here" in each.title for each in life.messages("family"))
    held = life.state.get(Bond, partner)
    assert any(chapter.kind == "child" for chapter in life.state.all(Chapter)), held


def test_a_man_and_a_woman_know_who_will_be_pregnant() -> None:
    life = settled()
    partner = with_partner(life, "male")
    assert try_with(life, partner).carrier == "me"
    two_women = settled()
    partner = with_partner(two_women, "female")
    with refused("not_allowed"):
        try_with(two_women, partner)
    assert try_with(two_women, partner, "donor", "them").carrier == partner
    assert try_with(two_women, partner, "donor").carrier == "me"


def test_alone_with_a_donor() -> None:
    life = settled()
    with refused("not_allowed"):
        try_with(life, None)
    assert try_with(life, None, "donor").carrier == "me"
    with refused("not_allowed"):
        try_with(life, None, "donor")
    before = life.state.get(Plans)
    months(life, 1)
    assert before.method == "donor"
    assert until(life, Pregnancy)


@pytest.mark.parametrize("who", ["relative", "minor", "dead", "stranger", "nobody", "oneself", "unwilling", "seen"])
def test_nobody_tries_with(who: str) -> None:
    life = settled()
    partner = with_partner(life, stage="seeing" if who == "seen" else "together", together=who != "seen")
    person = life.state.get(Person, partner)
    code = "not_allowed"
    if who == "relative":
        partner = next(p.id for p in life.state.all(Person) if p.relation in ("father", "brother", "mother"))
        put(life, replace(life.state.get(Person, partner), died_minute=None))
    elif who == "minor":
        put(life, replace(person, birth_minute=life.minute - 17 * YEAR))
    elif who == "dead":
        put(life, replace(person, died_minute=life.minute))
    elif who == "stranger":
        partner = next(
            p.id for p in life.state.all(Person) if p.relation in ("colleague", "neighbour", "acquaintance")
        )
        put(life, replace(life.state.get(Person, partner), died_minute=None))
    elif who in ("nobody", "oneself"):
        partner, code = ("p9999", "not_found") if who == "nobody" else ("me", "not_found")
    elif who == "unwilling":
        put(life, replace(person, affinity=3))
    before = life.hash
    with refused(code):
        try_with(life, partner)
    assert life.hash == before


def test_no_minor_tries_for_a_child() -> None:
    life = grown(17)
    with refused("not_allowed"):
        try_with(life, None, "donor")
    with refused("not_allowed"):
        ask(life, handlers.choose_contraception, m.ChooseContraception("pill"))
    plans, _ = ask(life, handlers.get_family_plans, m.GetFamilyPlans())
    assert not any(offer.available for offer in plans.offers)


def test_not_while_one_is_on_its_way_and_not_from_prison() -> None:
    life = settled()
    partner = with_partner(life)
    expecting(life, "me", partner)
    with refused("not_allowed"):
        try_with(life, partner)
    other = settled()
    partner = with_partner(other)
    put(other, PrisonTerm("burglary", other.minute, other.minute + YEAR))
    with refused("not_allowed"):
        try_with(other, partner)


def test_a_pregnancy_runs_its_months_and_is_told() -> None:
    life = settled()
    partner = with_partner(life)
    expecting(life, "me", partner)
    for _ in range(9):
        months(life, 1)
    assert not life.state.keyed(Pregnancy)
    (child,) = life.state.keyed(Child).values()
    assert child.may_be_named
    titles = [each.title for each in life.messages("family")]
    assert "The first picture" in titles
    assert "The suitcase by the door" in titles


def test_a_loss_is_told_and_leaves_nothing_behind() -> None:
    life = settled()
    partner = with_partner(life)
    happiness = life.state.get(Vitals).happiness
    expecting(life, "me", partner, ends_in_month=2)
    months(life, 4)
    assert not life.state.keyed(Pregnancy)
    assert not life.state.keyed(Child)
    assert "A loss" in [each.title for each in life.messages("family")]
    assert life.state.get(Vitals).happiness < happiness


def decide(life: SandboxLife, choice: str) -> m.PregnancyDecided:
    request = m.DecidePregnancy("g1", choice)  # type: ignore[arg-type]  # as named
    reply, _ = ask(life, handlers.decide_pregnancy, request)
    assert isinstance(reply, m.PregnancyDecided)
    return reply


def test_what_becomes_of_an_unplanned_pregnancy_is_the_players_choice() -> None:
    for choice, born in (("keep", 1), ("give_up", 0), ("end", 0)):
        life = settled()
        partner = with_partner(life)
        expecting(life, "me", partner, planned=False, decision="open")
        assert decide(life, choice).choice == choice
        months(life, 9)
        assert len(life.state.keyed(Child)) == born
        assert not life.state.keyed(Pregnancy)


def test_of_her_own_pregnancy_she_decides() -> None:
    came = set()
    for number in range(12):
        life = settled(28, number)
        if life.life.sex != "female":
            continue
        partner = with_partner(life, "female")
        expecting(life, partner, partner, planned=False, decision="open")
        came.add(decide(life, "end").choice)
        if life.state.keyed(Pregnancy):
            with refused("not_allowed"):
                decide(life, "end")
    assert came == {"keep", "end"}


def test_it_can_not_be_ended_late_and_not_where_the_law_forbids_it() -> None:
    life = settled()
    expecting(life, "me", "", month=3)
    with refused("not_allowed"):
        decide(life, "end")
    with refused("not_found"):
        ask(life, handlers.decide_pregnancy, m.DecidePregnancy("g7", "keep"))


def test_after_the_partners_death_a_child_is_born_all_the_same() -> None:
    life = settled()
    partner = with_partner(life)
    expecting(life, "me", partner)
    put(life, replace(life.state.get(Person, partner), died_minute=life.minute))
    months(life, 9)
    (child,) = life.state.keyed(Child).values()
    assert life.state.get(Person, child.person_id).lives == "home"


@given(age=st.integers(0, 130), other=st.integers(0, 130), luck=st.floats(0, 0.999))
def test_chances_are_chances_and_none_for_minors(age: int, other: int, luck: float) -> None:
    chance = fertility.natural(age, other, luck)
    assert 0 <= chance < 0.2
    if age < 18 or other < 18 or age >= 50:
        assert chance == 0
    for method in fertility.TYPICAL_USE:
        assert 0 <= fertility.unplanned(method, age, other, luck, True) <= 0.2
    assert 0 < fertility.lost(age) < 1


@pytest.mark.parametrize(("age", "within_a_year"), [(26, 0.79), (29, 0.78), (38, 0.67), (41, 0.555)])
def test_as_many_conceive_within_a_year_as_published(age: int, within_a_year: float) -> None:
    shares = ((fertility.STERILE, 0.0), (fertility.SLOW, 0.05), (1.0, 0.5))
    found, before = 0.0, 0.0
    for upto, luck in shares:
        chance = fertility.natural(age, 30, luck)
        found += (upto - before) * (1 - (1 - chance) ** 12)
        before = upto
    assert abs(found - within_a_year) < 0.02


@pytest.mark.parametrize("days_per_year", [1, 2, 12, 366])
def test_however_long_a_year_is_the_chance_of_a_year_stays(days_per_year: int) -> None:
    day = fertility.in_day(0.1, days_per_year)
    assert abs((1 - (1 - day) ** days_per_year) - (1 - 0.9**12)) < 1e-9
    assert fertility.days_of(9, days_per_year) >= 1
