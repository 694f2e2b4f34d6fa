"""A life that follows another one is whole in every room, replays, and is the same however its time is cut."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.features.legacy.support import adult, continued, ended, person, rich, with_family
from tests.features.support import DAY, WEEK, ask, bare_turn, grown, put, refused
from tests.support.life import SandboxLife
from ws import recorded
from ws.engine.feature import Deed
from ws.features.ageing.records import Age
from ws.features.careers.records import Career
from ws.features.education.records import Attainments, Schooling
from ws.features.home.records import Residence
from ws.features.legacy import handlers
from ws.features.legacy.facts import Inherited
from ws.features.legacy.messages import ContinueAs, LifeEndChosen, Share, WillChosen, WriteWill
from ws.features.legacy.records import Bequest, Origin, Passing
from ws.features.legacy.rules import kinship
from ws.features.money.records import Money
from ws.features.people.api import PersonDied
from ws.features.people.records import Person
from ws.settings import Settings

YEAR = 12 * DAY


def over(number: int = 0) -> SandboxLife:
    """A rich life that has ended."""
    life = rich(adult(number))
    ended(life)
    return life


def relations(life: SandboxLife) -> dict[str, str]:
    """First name and word, of the family."""
    return {one.first_name: one.relation for one in family(life)}


def family(life: SandboxLife) -> list[Person]:
    return [one for one in life.state.all(Person) if kinship.is_heir(one.relation)]


def test_my_sisters_mother_is_my_mother() -> None:
    life = over()
    sister = continued(life, "p3")
    assert relations(sister) == {
        "Ada": "sister", "Name1": "mother", "Name2": "father", "Name4": "brother", "Name5": "grandmother",
        "Name7": "grandfather",
    }  # fmt: skip
    mother = continued(life, "p1")
    assert relations(mother) == {
        "Ada": "daughter", "Name2": "husband", "Name3": "daughter", "Name4": "son", "Name5": "mother",
        "Name7": "father",
    }  # fmt: skip
    father = continued(life, "p2")
    assert relations(father) == {"Ada": "daughter", "Name1": "wife", "Name3": "daughter", "Name4": "son"}
    grandmother = continued(life, "p5")
    assert relations(grandmother)["Name7"] == "husband"
    assert relations(grandmother)["Name1"] == "daughter"
    assert relations(grandmother)["Ada"] == "granddaughter"


def test_the_dead_are_dead_and_everybody_keeps_their_age() -> None:
    life = over()
    before = {one.first_name: one for one in life.state.all(Person)}
    heir = before["Name3"]
    sister = continued(life, "p3")
    ada = next(one for one in family(sister) if one.first_name == "Ada")
    assert not ada.is_alive
    for one in family(sister):
        if one.first_name != "Ada":
            assert one.birth_minute == before[one.first_name].birth_minute - heir.birth_minute
            assert one.is_alive == before[one.first_name].is_alive
    assert sister.state.get(Age).years == (life.minute - heir.birth_minute) // YEAR
    assert 0 < sister.minute - (life.minute - heir.birth_minute) < 3 * DAY


@pytest.mark.parametrize(("person_id", "status"), [("p1", "job"), ("p3", "job"), ("p5", "retired")])
def test_a_grown_life_is_whole_in_every_room(person_id: str, status: str) -> None:
    life = over()
    share = {one.heir: one.cents for one in life.state.get(Passing).inheritors}.get(person_id, 0)
    following = continued(life, person_id)
    state = following.state
    assert state.get(Career).kind == status
    assert state.get(Attainments).highest != "none"
    assert state.get(Residence).home_id
    assert state.get(Money).cents + state.get(Money).savings_cents >= share - 1_000_000
    assert state.get(Origin).inherited_cents == share
    assert state.find(Passing) is None
    assert following.messages("legacy")[-1].title == "The one who goes on"
    following.advance(following.minute + 3 * YEAR)
    assert following.is_over or state.get(Age).years >= 3


def test_a_child_goes_on_to_school() -> None:
    brother = continued(over(), "p4")
    assert brother.state.get(Age).years == 10
    assert brother.state.get(Schooling).school == "primary"
    assert brother.state.get(Residence).status == "family"
    brother.advance(brother.minute + 9 * YEAR)
    if not brother.is_over:
        assert brother.state.get(Attainments).highest in ("high", "middle")


def test_a_newborn_of_the_family() -> None:
    life = rich(adult())
    life.state.put("person", "p3", replace(life.state.get(Person, "p3"), birth_minute=2 * YEAR))
    ask(life, handlers.write_will, WriteWill(shares=(Share("p3", 100),)))
    left = ended(life).inheritors[0].cents
    child = continued(life, "p3", newborn=True, first_name="Grace", sex="female")
    assert child.life.first_name == "Grace"
    assert child.state.get(Age).years == 6
    found = relations(child)
    assert found["Name3"] == "mother"
    assert found["Name1"] == "grandmother"
    assert found["Ada"] == "aunt"
    assert found["Name4"] == "uncle"
    assert child.state.get(Money).savings_cents >= left > 0, "it is put by for the child"
    assert "{" not in child.messages("legacy")[-1].text


@pytest.mark.parametrize("wishes", [{}, {"newborn": True}])
def test_it_replays_from_its_recording(tmp_path: Path, wishes: dict[str, bool]) -> None:
    life = rich(adult())
    put(life, replace(life.state.get(Person, "p3"), birth_minute=2 * YEAR))
    ended(life)
    following = continued(life, "p3", **wishes)
    following.advance(following.minute + 6 * WEEK)
    recording = recorded.RecordedLife(
        format=recorded.FORMAT,
        life=following.life,
        choices=(),
        minute=following.minute,
        hash=following.hash,
        origin=following.state.get(Origin),
    )
    result = recorded.replay(Settings(var=tmp_path), msgspec.json.encode(recording))
    assert result.replayed_hash == following.hash


def test_a_life_with_a_will_and_a_chosen_end_replays(tmp_path: Path) -> None:
    life = grown(40)
    deeds: list[Deed] = [
        WillChosen((Bequest("charity:lifeboats", "The Lifeboat Crews", 100),)),
        LifeEndChosen(),
    ]
    choices = []
    for deed in deeds:
        life.advance(life.minute + 3 * DAY)
        life.perform(deed)
        choices.append(recorded.RecordedChoice(life.minute, msgspec.Raw(msgspec.json.encode(deed))))
    recording = recorded.RecordedLife(recorded.FORMAT, life.life, tuple(choices), life.minute, life.hash)
    result = recorded.replay(Settings(var=tmp_path), msgspec.json.encode(recording))
    assert result.replayed_hash == life.hash
    assert life.state.get(Passing).ribbon


def test_played_and_skipped_it_is_the_same() -> None:
    one = continued(over(), "p1")
    two = one.copy()
    target = one.minute + 40 * DAY
    one.advance(target)
    while two.minute < target and not two.is_over:
        two.advance(min(target, two.minute + 777))
    assert one.hash == two.hash
    two.store_and_load()
    assert one.hash == two.hash


def test_lives_follow_each_other_for_generations() -> None:
    life = continued(over(), "p3")
    assert life.state.get(Origin).line == 2
    ended(life)
    successors = {one.relation: one.person_id for one in life.state.get(Passing).successors}
    again = continued(life, successors["mother"])
    assert again.state.get(Origin).line == 3
    assert sorted(relations(again).values()).count("daughter") == 2, "both daughters are known, and dead"


def test_who_may_not_go_on() -> None:
    living = adult()
    with refused("not_allowed"):
        ask(living, handlers.continue_as, ContinueAs(person_id="p1"))
    with refused("no_life"):
        next(handlers.continue_as(bare_turn(), ContinueAs(person_id="p1")))
    life = over()
    before = life.hash
    for request, code in (
        (ContinueAs(person_id="p99"), "not_found"),
        (ContinueAs(person_id="p7"), "not_allowed"),
        (ContinueAs(person_id="p6"), "not_allowed"),
        (ContinueAs(person_id="p5", newborn=True), "not_allowed"),
        (ContinueAs(person_id="p1", first_name="Another"), "not_allowed"),
    ):
        with refused(code):
            ask(life, handlers.continue_as, request)
    assert life.hash == before
    following = continued(life, "p1")
    with refused("not_allowed"):
        ask(following, handlers.continue_as, ContinueAs(person_id="p1"))


def test_a_name_that_shows_nothing_is_no_name() -> None:
    life = rich(adult())
    put(life, replace(life.state.get(Person, "p3"), birth_minute=2 * YEAR))
    ended(life)
    with refused("not_allowed"):
        ask(life, handlers.continue_as, ContinueAs(person_id="p3", newborn=True, first_name="<>"))


@pytest.mark.parametrize("relation", ["niece", "grandson", "aunt", "cousin", "daughter", "wife", "grandfather"])
def test_every_kind_of_relative_can_go_on(relation: str) -> None:
    young = relation in ("niece", "grandson", "daughter")
    born = (32 if young else -10) * YEAR
    life = with_family(
        rich(grown(55)),
        person(1, relation, birth_minute=born, doing="work" if not young else "jobless", job="cashier"),
        person(2, "son", birth_minute=25 * YEAR),
        person(3, "sister", birth_minute=-3 * YEAR),
        person(4, "mother", birth_minute=-25 * YEAR),
    )
    ended(life)
    following = continued(life, "p1")
    assert following.life.first_name == "Name1"
    assert "Ada" in relations(following)
    assert any(one.relation == "friend" for one in following.state.all(Person)), "nobody knows only family"
    following.advance(following.minute + 2 * YEAR)


def test_when_a_mother_dies_there_is_something_for_her_children() -> None:
    amounts = []
    for number in range(12):
        life = with_family(grown(30, number), person(1, "mother", birth_minute=-30 * YEAR, job="cashier"))
        turn = life.turn()
        turn.put(replace(turn.get(Person, "p1"), died_minute=turn.minute))
        before = turn.get(Money).cents
        turn.announce(PersonDied("p1", "mother"))
        turn.settle()
        amounts.append(turn.get(Money).cents - before)
        assert Inherited in {fact for feature in turn.world.rulebook.features for fact in feature.facts}
    assert min(amounts) == 0 < max(amounts)


def test_the_estranged_are_not_named() -> None:
    told = 0
    for number in range(12):
        life = with_family(
            grown(30, number), person(1, "mother", birth_minute=-30 * YEAR, job="cashier", estranged=True)
        )
        turn = life.turn()
        turn.put(replace(turn.get(Person, "p1"), died_minute=turn.minute))
        before = turn.get(Money).cents
        turn.announce(PersonDied("p1", "mother"))
        turn.settle()
        assert turn.get(Money).cents == before
        told += any("will" in getattr(push, "title", "") for push in turn.pushes)
    assert told
