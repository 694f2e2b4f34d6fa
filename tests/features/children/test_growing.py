"""Children grow up: birthdays, school, custody, prison, grandchildren, and how they are raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.children.support import YEAR, a_child, expecting, months, settled, with_partner
from tests.features.support import ask, put, refused, rolls_of
from ws.features.children import api, handlers
from ws.features.children import messages as m
from ws.features.children.records import Child, Grandchild
from ws.features.children.rules import costs, raising
from ws.features.home.records import Residence
from ws.features.money.records import Money
from ws.features.people.api import InteractionDone, PersonBecameParent, PersonDied
from ws.features.people.records import Person
from ws.features.people.rules import character, heredity


def test_a_household_reckons_with_a_child() -> None:
    life = settled()
    expecting(life, "me", "")
    before = life.state.get(Residence).living_cents
    months(life, 9)
    held = life.state.get(Residence)
    assert held.children == 1
    assert held.living_cents > before
    cash = life.state.get(Money).cents
    months(life, 1)
    assert life.state.get(Money).cents < cash


def test_a_child_has_birthdays_and_goes_to_school() -> None:
    life = settled()
    child = a_child(life, years=5)
    months(life, 12)
    titles = [each.title for each in life.messages("family")]
    assert "The first day of school" in titles
    assert life.state.get(Person, child.id).doing == "school"
    assert life.state.get(Child, child.id).years_at_home == 1


def test_at_eighteen_nothing_is_paid_any_more() -> None:
    life = settled()
    child = a_child(life, years=17)
    put(life, replace(life.state.get(Child, child.id), support_cents=10_000))
    months(life, 13)
    assert life.state.get(Child, child.id).support_cents == 0
    assert f"{child.first_name} is eighteen" in [each.title for each in life.messages("family")]


@pytest.mark.parametrize(("support", "sign"), [(50_000, -1), (-50_000, 1)])
def test_custody_moves_a_child_and_its_support(support: int, sign: int) -> None:
    with_support, without = [], []
    for cents, found in ((support, with_support), (0, without)):
        life = settled()
        partner = with_partner(life)
        child = a_child(life, partner, 8)
        turn = life.turn()
        api.set_custody(turn, child.id, "other", cents)
        turn.settle()
        life.commit(turn, life.minute)
        assert life.state.get(Person, child.id).lives == "near"
        assert life.state.get(Residence).children == 0
        months(life, 1)
        found.append(life.state.get(Money).cents)
        turn = life.turn()
        api.set_custody(turn, child.id, "both", 0)
        assert turn.get(Person, child.id).lives == "home"
    assert (with_support[0] - without[0]) * sign == 50_000


def test_when_the_other_parent_dies_the_child_comes_home() -> None:
    life = settled()
    partner = with_partner(life)
    child = a_child(life, partner, 8)
    turn = life.turn()
    api.set_custody(turn, child.id, "other", 20_000)
    turn.settle()
    turn.announce(PersonDied(partner, "partner"))
    turn.settle()
    held = turn.get(Child, child.id)
    assert (held.custody, held.support_cents, turn.get(Person, child.id).lives) == ("player", 0, "home")


def test_a_child_becomes_a_parent() -> None:
    life = settled(55)
    child = a_child(life, years=25)
    turn = life.turn()
    turn.put(replace(turn.get(Person, child.id), children=1, partnership="married"))
    turn.announce(PersonBecameParent(child.id, 1))
    turn.settle()
    (held,) = turn.all(Grandchild)
    assert held.parent_id == child.id
    assert api.parents(turn) == {child.id: frozenset(), held.person_id: frozenset({child.id})}
    assert turn.get(Person, held.person_id).relation in ("granddaughter", "grandson")


def test_what_is_done_with_a_child_adds_up_to_a_style() -> None:
    life = settled()
    child = a_child(life, years=8)
    turn = life.turn()
    for _ in range(20):
        turn.announce(InteractionDone("small_talk", "talk", child.id))
    turn.announce(InteractionDone("argue", "conflict", child.id))
    turn.settle()
    held = turn.get(Child, child.id)
    assert (held.warmth, held.firmness) == (20, 1)
    assert raising.style(held.warmth, held.firmness, 2) == raising.LOOSE


def test_nobody_elses_child_is_asked_about_or_named() -> None:
    life = settled()
    other = next(p.id for p in life.state.all(Person) if p.is_alive)
    for request in (m.GetChild(other), m.NameChild(other, "Ada")):
        handler = handlers.get_child if isinstance(request, m.GetChild) else handlers.name_child
        with refused("not_allowed"):
            ask(life, handler, request)
    child = a_child(life)
    with refused("not_allowed"):
        ask(life, handlers.name_child, m.NameChild(child.id, "Ada"))


@given(warmth=st.integers(0, 400), firmness=st.integers(0, 400), years=st.integers(0, 18))
def test_every_way_of_raising_has_words(warmth: int, firmness: int, years: int) -> None:
    style = raising.style(warmth, firmness, years)
    assert style in raising.WORDS
    marks = raising.marks(style)
    assert all(abs(each) <= 1 for each in (marks.conscientiousness, marks.agreeableness, marks.neuroticism))


@given(ages=st.lists(st.integers(0, 17), max_size=12), alone=st.booleans(), debt=st.booleans())
def test_children_move_a_mood_within_bounds(ages: list[int], alone: bool, debt: bool) -> None:
    assert -4 <= raising.mood(False, ages, alone, debt) <= 6
    assert 0 <= raising.daily_stress(ages, alone) < 7


@given(age=st.integers(0, 130), own=st.integers(0, 10**8), others=st.integers(0, 10**8))
def test_nobody_pays_more_than_a_child_costs(age: int, own: int, others: int) -> None:
    cents = costs.monthly_cents(age)
    assert 0 <= costs.own_part(cents, own, others) <= cents
    assert 0 <= costs.affordable(cents, own, 76_000) <= cents
    assert cents == 0 or age < 18


def test_character_runs_in_families() -> None:
    """With one parent known, half of the heritability is seen between parent and child."""
    parents, children = [], []
    for number in range(3000):
        rolls = rolls_of(number)
        nature = character.character_of(rolls, "parent")
        parent = Person("p1", "partner", "A", "B", "female", 0, 0, extraversion=nature.extraversion)
        child = heredity.inherited(character.character_of(rolls, "child"), [parent])
        parents.append(nature.extraversion - 50)
        children.append(child.extraversion - 50)
    covariance = sum(a * b for a, b in zip(parents, children, strict=True)) / len(parents)
    variance = sum(a * a for a in parents) / len(parents)
    assert abs(covariance / variance - heredity.HERITABILITY / 2) < 0.06
    spread = sum(a * a for a in children) / len(children)
    assert abs(spread / variance - 1) < 0.08


def test_years_are_years() -> None:
    life = settled()
    child = a_child(life, years=3)
    assert (life.minute - child.birth_minute) // YEAR == 3
