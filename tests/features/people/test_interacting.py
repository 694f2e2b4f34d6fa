"""Doing things with people: what is offered, refused, rolled, felt and remembered."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, grown, put, refused, to_hour, with_energy
from tests.support.life import SandboxLife, world
from ws.content.schemas import Effects
from ws.content.schemas.people import InteractionOutcome
from ws.features.belongings.records import InventoryItem
from ws.features.day.records import Day, Pastime
from ws.features.money.records import Money
from ws.features.people import api, handlers, portrait, systems
from ws.features.people import messages as m
from ws.features.people.appearance import appearance_of
from ws.features.people.records import Circle, Memories, Person
from ws.features.people.rules import interacting
from ws.kernel.player import Player

CONTENT = world().content


@pytest.fixture
def life() -> SandboxLife:
    """Thirty years old, in the afternoon, with money, energy and one good friend, p900."""
    life = grown(30)
    to_hour(life, 18)
    with_energy(life, 100)
    turn = life.turn()
    made = api.meet(turn, "friend", "test")
    turn.remove(Person, made.id)
    friend = replace(made, id="p900", affinity=70, lives="near", birth_minute=0, interests=("music",), health="well")
    turn.put(friend)
    turn.put(replace(turn.get(Money), cents=1_000_000))
    life.commit(turn, life.minute)
    return life


def friend_of(life: SandboxLife) -> Person:
    return life.state.get(Person, "p900")


def change(life: SandboxLife, **changes: object) -> None:
    put(life, replace(friend_of(life), **changes))


def offers(life: SandboxLife, person_id: str = "p900") -> dict[str, m.InteractionOffer]:
    reply = handlers.get_interactions(life.turn(), m.GetInteractions(person_id=person_id))
    return {offer.id: offer for offer in reply.interactions}


def do(life: SandboxLife, interaction_id: str, **fields: str) -> m.InteractionOutcome:
    request = m.Interact(person_id=fields.pop("person_id", "p900"), interaction_id=interaction_id, **fields)
    reply, _ = ask(life, handlers.interact, request)
    assert isinstance(reply, m.InteractionOutcome)
    return reply


def test_whatever_is_offered_can_be_done_and_the_rest_is_refused(life: SandboxLife) -> None:
    put(life, InventoryItem(1, "violin", 1, 1_000_000, life.minute, life.minute))
    found = offers(life)
    assert len(found) > 25
    for offer in found.values():
        twin = life.copy()
        fields = {"item_id": "violin"} if offer.gives_item else {}
        if not offer.available:
            with refused("not_allowed" if "money" not in offer.reason else "not_enough_money"):
                do(twin, offer.id, **fields)
            continue
        done = do(twin, offer.id, **fields)
        assert done.text
        assert "{" not in done.text
        assert done.energy <= 100 - offer.energy + max(0.0, done.effects.get("energy", 0))
        assert done.affinity == friend_of(twin).affinity
        assert friend_of(twin).seen_minute == twin.minute
        assert (
            done.affinity - 70 == done.effects.get("affinity", 0)
            or friend_of(twin).relation != "friend"
            or (friend_of(twin).estranged)
        )
        with refused("not_allowed"):
            do(twin, offer.id, **fields)
    for unknown in set(CONTENT.interactions) - set(found):
        with refused("not_allowed"):
            do(life.copy(), unknown)


def test_what_it_costs_is_paid(life: SandboxLife) -> None:
    offer = offers(life)["treat_to_dinner"]
    cents = life.state.get(Money).cents
    done = do(life, "treat_to_dinner")
    assert life.state.get(Money).cents == cents - offer.cost_cents
    assert done.energy == 100 - offer.energy
    assert life.state.get(Pastime).until_minute > life.minute


def test_with_the_unlimited_refill_energy_is_free(life: SandboxLife) -> None:
    with_energy(life, 0)
    with refused("not_enough_energy") as facts:
        do(life, "coffee")
    assert facts == {"needed": CONTENT.interactions["coffee"].energy, "energy": 0}
    put(life, replace(life.state.get(Player), unlimited_energy_until=life.minute * 1000 + 10**9))
    assert do(life, "coffee").energy == 0


def test_strangers_and_the_dead_are_refused_and_so_is_nonsense(life: SandboxLife) -> None:
    for handler, request in (
        (handlers.get_person, m.GetPerson(person_id="p7777")),
        (handlers.get_interactions, m.GetInteractions(person_id="p7777")),
        (handlers.interact, m.Interact(person_id="p7777", interaction_id="coffee")),
        (handlers.interact, m.Interact(person_id="p900", interaction_id="fly_to_the_moon")),
        (handlers.meet_people, m.MeetPeople(place_id="moon")),
    ):
        with refused("not_found"):
            ask(life, handler, request)
    with refused("not_allowed"):
        do(life, "give_present")
    with refused("not_found"):
        do(life, "give_present", item_id="violin")
    with refused("not_allowed"):
        do(life, "coffee", item_id="violin")
    change(life, died_minute=life.minute)
    for handler in (handlers.get_interactions, handlers.interact):
        with refused("not_allowed"):
            ask(life, handler, m.Interact(person_id="p900", interaction_id="coffee"))
    reply, _ = ask(life, handlers.get_person, m.GetPerson(person_id="p900"))
    assert not reply.person.alive
    assert reply.person.group == "dead"


def test_age_affinity_distance_and_prison_set_limits(life: SandboxLife) -> None:
    assert "play_together" not in offers(life)
    assert "visit_far" not in offers(life)
    change(life, lives="far")
    assert "coffee" not in offers(life)
    assert offers(life)["visit_far"].reason.startswith("This is for between")
    assert offers(life)["telephone"].available
    change(life, lives="near", affinity=-50)
    assert "like you well enough" in offers(life)["deep_talk"].reason
    change(life, affinity=95)
    assert "too fond" in offers(life)["ask_interests"].reason
    put(life, replace(life.state.get(Day), place="prison"))
    assert "You are in prison" in offers(life)["coffee"].reason
    assert offers(life)["write_letter"].available
    with refused("not_allowed"):
        ask(life, handlers.meet_people, m.MeetPeople(place_id="park"))


def test_a_person_has_seen_enough_of_one_in_a_day(life: SandboxLife) -> None:
    for interaction_id in ("small_talk", "tell_joke", "praise", "send_postcard"):
        do(life, interaction_id)
    with refused("not_allowed"):
        do(life, "telephone")
    today = life.minute // DAY
    put(
        life, replace(life.state.get(Circle), day=today, done=tuple(f"p{n}:x" for n in range(interacting.MOST_A_DAY)))
    )
    with refused("not_allowed"):
        do(life, "telephone")
    put(life, replace(life.state.get(Circle), day=today - 1))
    do(life, "telephone")


def test_the_second_time_a_day_is_worth_less() -> None:
    person = Person("p1", "friend", "Ada", "L", "female", 0, 0)
    gains = [interacting.affinity_change(8, person, interacting.worth(times)) for times in range(5)]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] == 8
    assert gains[-1] >= 1
    assert interacting.affinity_change(8, replace(person, affinity=100), 1) < 8
    assert interacting.affinity_change(-8, replace(person, neuroticism=100), 0.3) == -10
    assert interacting.scaled(Effects(happiness=2, stress=3), 0.5) == Effects(happiness=1, stress=3)
    assert interacting.scaled(Effects(happiness=-2), 0.5) == Effects(happiness=-2)


def test_odds_follow_character_memory_and_affinity() -> None:
    outcome = InteractionOutcome(texts=("a", "b"), weight=2, favoured_by=("affinity",), hindered_by=("neuroticism",))

    def odds(**sways: float) -> float:
        return interacting.odds(outcome, interacting.Between(sways))

    assert odds() == 2
    assert odds(affinity=100) == 4
    assert odds(affinity=0) == pytest.approx(0.2)
    assert odds(neuroticism=100) == pytest.approx(0.2)
    assert odds(affinity=100, neuroticism=0) == 8


def outcomes(life: SandboxLife, interaction_id: str, **changes: object) -> Counter[str]:
    """What comes of it, done with 60 people who are all like this."""
    made = Counter[str]()
    put(life, *(replace(friend_of(life), id=f"p{n}", **changes) for n in range(1000, 1060)))
    for number in range(1000, 1060):
        twin = life.copy()
        before = twin.state.get(Person, f"p{number}").affinity
        after = do(twin, interaction_id, person_id=f"p{number}").affinity
        made["better" if after > before else "worse" if after < before else "same"] += 1
    return made


def test_the_loved_and_the_kind_answer_better(life: SandboxLife) -> None:
    kind = outcomes(life, "praise", affinity=90, agreeableness=95)
    cold = outcomes(life, "praise", affinity=-60, agreeableness=5)
    assert kind["better"] > cold["better"] + 10
    assert cold["worse"] > kind["worse"] + 10


def test_an_insult_is_remembered_until_one_is_sorry(life: SandboxLife) -> None:
    for number in range(1000, 1040):
        put(life, replace(friend_of(life), id=f"p{number}", agreeableness=90, affinity=60))
        twin = life.copy()
        do(twin, "insult", person_id=f"p{number}")
        kinds = [x.kind for x in twin.state.get(Memories, f"p{number}").held]
        assert kinds == ["insult"]
        if twin.state.get(Person, f"p{number}").estranged:
            continue
        assert "apologise" in offers(twin, f"p{number}")
        do(twin, "apologise", person_id=f"p{number}")
        if "apology" in [x.kind for x in twin.state.get(Memories, f"p{number}").held]:
            assert "insult" not in [x.kind for x in twin.state.get(Memories, f"p{number}").held]
            assert "apologise" not in offers(twin, f"p{number}")
            return
    raise AssertionError("nobody forgives")


def test_the_estranged_can_be_written_to_and_come_back(life: SandboxLife) -> None:
    put(life, *(
        replace(friend_of(life), id=f"p{n}", estranged=True, affinity=-30, agreeableness=90)
        for n in range(1000, 1030)
    ))  # fmt: skip
    assert "coffee" not in offers(life, "p1000")
    came_back = 0
    for number in range(1000, 1030):
        twin = life.copy()
        do(twin, "write_to_estranged", person_id=f"p{number}")
        came_back += not twin.state.get(Person, f"p{number}").estranged
    assert 0 < came_back < 30


def test_a_fitting_gift_goes_over_and_is_liked_more(life: SandboxLife) -> None:
    violin, mower = CONTENT.items["violin"], CONTENT.items["lawn_mower"]
    person = friend_of(life)
    tastes = [interacting.taste(item, person, CONTENT.interests, 1.0) for item in (violin, mower)]
    assert tastes[0] > 80 > 50 > tastes[1]
    assert interacting.taste(violin, person, CONTENT.interests, 0.0) < tastes[0] / 2
    put(life, InventoryItem(1, "violin", 2, 1_000_000, life.minute, life.minute))
    done = do(life, "give_present", item_id="violin")
    assert life.state.get(InventoryItem, "violin").quantity == 1
    assert "violin" in done.text


def test_what_is_lent_comes_back_from_the_careful(life: SandboxLife) -> None:
    paid = {}
    for careful in (5, 95):
        paid[careful] = 0
        for number in range(1000, 1030):
            put(life, replace(friend_of(life), id=f"p{number}", conscientiousness=careful))
            turn = life.turn()
            api.remember(turn, f"p{number}", "{name} lent money", 12, "owes")
            cents = turn.get(Money).cents
            systems.loan_due(turn, f"p{number}:8000")
            came = turn.get(Money).cents - cents
            assert came in (0, 8000)
            owes = any(x.kind == "owes" for x in turn.get(Memories, f"p{number}").held)
            assert owes is (came == 0)
            paid[careful] += came > 0
    assert paid[95] > paid[5] + 5
    turn = life.turn()
    turn.put(replace(friend_of(life), died_minute=life.minute))
    systems.loan_due(turn, "p900:8000")
    systems.loan_due(turn, "p7777:8000")
    assert turn.get(Money).cents == life.state.get(Money).cents


def test_lending_plans_the_return(life: SandboxLife) -> None:
    cents = life.state.get(Money).cents
    offer = offers(life)["lend_a_little"]
    do(life, "lend_a_little")
    assert life.state.get(Money).cents == cents - offer.cost_cents
    planned = [moment for moment in life.turn().agenda() if moment[1] == "loan_due"]
    assert [moment[2] for moment in planned] == [f"p900:{offer.cost_cents}"]
    assert "ask_for_repayment" in offers(life)
    assert "not forgotten" in offers(life)["lend_a_lot"].reason


def test_places_bring_people_sometimes(life: SandboxLife) -> None:
    met = 0
    for day in range(12):
        twin = life.copy()
        to_hour(twin, 18, minute=day)
        with_energy(twin, 100)
        reply, _ = ask(twin, handlers.meet_people, m.MeetPeople(place_id="evening_class"))
        assert reply.text
        if reply.person_id is not None:
            person = twin.state.get(Person, reply.person_id)
            assert person.relation == "acquaintance"
            assert set(person.interests) & set(CONTENT.meeting_places["evening_class"].interests)
            met += 1
        with refused("not_allowed"):
            ask(twin, handlers.meet_people, m.MeetPeople(place_id="evening_class"))
    assert 0 < met < 12
    shown = handlers.get_meeting_places(life.turn(), m.GetMeetingPlaces()).places
    reasons = {place.id: place.reason for place in shown}
    assert "people up to 13" in reasons["playground"]
    assert "too young" in reasons["tea_dance"]


def test_everybody_is_listed_and_described(life: SandboxLife) -> None:
    api_turn = life.turn()
    api.remember(api_turn, "p900", "{name} sang", 30)
    life.commit(api_turn, life.minute)
    people = handlers.get_people(life.turn(), m.GetPeople()).people
    assert {entry.id for entry in people} == {p.id for p in life.state.all(Person)}
    groups = ["family", "friends", "others", "past", "dead"]
    order = [groups.index(entry.group) for entry in people]
    assert order == sorted(order)
    for entry in people:
        reply = handlers.get_person(life.turn(), m.GetPerson(person_id=entry.id))
        assert reply.person == entry
        assert reply.character
        assert all(sentence.endswith(".") and "{" not in sentence for sentence in reply.about)
        assert reply.portrait.startswith("<svg")
    friend = handlers.get_person(life.turn(), m.GetPerson(person_id="p900"))
    assert [memory.text for memory in friend.memories] == [f"“I remember how {life.life.first_name} sang.”"]


@pytest.mark.parametrize("age", [1, 8, 20, 50, 75, 100])
@pytest.mark.parametrize("sex", ["female", "male"])
def test_portraits_are_small_safe_and_always_the_same(age: int, sex: str) -> None:
    drawn = set()
    for number in range(40):
        looks = appearance_of(b"seed", f"p{number}", "friend", sex, age)
        assert looks == appearance_of(b"seed", f"p{number}", "friend", sex, age)
        svg = portrait.portrait(looks, "Ada <script> & co", mood=number * 5 - 100)
        assert len(svg.encode()) < 4000
        assert "<script" not in svg
        assert "Ada &lt;script&gt; &amp; co" in svg
        drawn.add(svg)
        assert not (looks.beard and (sex == "female" or age < 20))
    assert len(drawn) == 40


def test_kin_look_alike() -> None:
    for seed in range(30):
        family = [appearance_of(bytes([seed]), f"p{n}", "sister", "female", 20) for n in range(5)]
        assert len({looks.skin for looks in family}) <= 3
