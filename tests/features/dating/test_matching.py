"""Likes and answers: by the other's own will, once, for grown-ups who are free, and the same however time passes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, grown, put, refused
from tests.support.life import SandboxLife
from ws.features.dating import api, cards, handlers, own
from ws.features.dating import messages as m
from ws.features.dating.records import Compatibility, DatingDay, Like, NpcBio, Preferences, Profile, Shown
from ws.features.dating.rules import answering
from ws.features.law.records import PrisonTerm
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond

SEASON = 3 * DAY


def shown(life: SandboxLife) -> list[str]:
    """Today's cards."""
    reply, _ = ask(life, handlers.get_suggestions, m.GetSuggestions(), None)
    return [card.candidate_id for card in reply.cards]


def like(life: SandboxLife, candidate_id: str) -> Any:
    return ask(life, handlers.like, m.LikeCandidate(candidate_id=candidate_id))[0]


def matched(age: int = 25, number: int = 0) -> tuple[SandboxLife, str]:
    """A grown-up and somebody who liked them back."""
    life = grown(age, number)
    for _ in range(20):
        for candidate_id in shown(life):
            like(life, candidate_id)
        life.advance(life.minute + 2 * DAY)
        found = [bond.person_id for bond in life.state.all(Bond) if bond.stage == "matched"]
        if found:
            return life, found[0]
    raise AssertionError("nobody in forty months")


def test_looking_changes_nothing_of_the_life() -> None:
    life = grown(25)
    before = life.hash
    turn = ask(life, handlers.get_suggestions, m.GetSuggestions(), None)[1]
    assert set(turn.puts) == {Shown.STORED.kind, NpcBio.STORED.kind, Compatibility.STORED.kind}
    assert life.hash == before
    assert not any(record.STORED.simulated for record in (Shown, NpcBio, Compatibility))


def test_a_like_is_answered_within_hours_and_a_match_is_a_person() -> None:
    life, person_id = matched()
    person = life.state.get(Person, person_id)
    assert person.relation == "match"
    assert person.met == "cards"
    assert person.affinity > -20
    assert person.partnership in ("single", "divorced", "widowed")
    turn = life.turn()
    assert romance.may_love(turn, person), "who liked back can love the player"
    assert romance.eligible_person(turn, person_id) == person
    assert any(getattr(push, "kind", "") == "love" and person.first_name in push.text for push in life.told)  # type: ignore[attr-defined]
    assert not any(life.state.find(Like, each) for each in (person_id,))


def test_a_card_and_the_person_are_one() -> None:
    life, person_id = matched()
    turn = life.turn()
    person = life.state.get(Person, person_id)
    card = life.state.get(Compatibility, person_id)
    reply, _ = ask(life, handlers.get_compatibility, m.GetCompatibility(person_id=person_id))
    assert abs(reply.score - card.score) <= 3, "only what was lived meanwhile moved it"
    bio = life.state.get(NpcBio, person_id).text
    assert cards.bio_of(turn, cards.as_candidate(turn, person)) == bio
    assert 0 <= api.compatibility(turn, person) <= 100
    assert api.goals_of(turn, person) == cards.as_candidate(turn, person).goals
    assert len(api.big_five(turn)) == 5


def test_answers_are_the_others_own_will() -> None:
    """Of many likes some are answered and some are not, and who fits better is likelier to answer."""
    yes = no = 0
    for number in range(6):
        life = grown(25, number)
        for candidate_id in shown(life):
            like(life, candidate_id)
        life.advance(life.minute + 2 * DAY)
        assert not list(life.state.all(Like)), "everybody has made up their mind"
        found = sum(1 for _ in life.state.all(Bond))
        yes, no = yes + found, no + 10 - found
    assert yes > 8
    assert no > 8


@pytest.mark.parametrize("looks", [20, 80])
def test_what_sways_an_answer(looks: int) -> None:
    life = grown(25)
    turn = life.turn()
    candidate, fit = cards.of_today(turn)[0]
    me, seed = own.subject(turn), bytes.fromhex(life.life.seed)
    base = answering.chance(candidate, me, looks, fit.score, False, seed)
    assert 0 < base < 1
    assert answering.chance(candidate, me, looks, fit.score, True, seed) >= base
    assert answering.chance(candidate, me, looks, 95, False, seed) >= answering.chance(
        candidate, me, looks, 5, False, seed
    )
    assert answering.chance(candidate, replace(me, age=17), 100, 100, True, seed) == 0


def test_nothing_twice() -> None:
    life = grown(25)
    first, second, *_ = shown(life)
    like(life, first)
    with refused("not_allowed"):
        like(life, first)
    with refused("not_allowed"):
        ask(life, handlers.super_like, m.SuperLike(candidate_id=first))
    with refused("not_allowed"):
        ask(life, handlers.pass_on, m.PassOn(candidate_id=first))
    ask(life, handlers.pass_on, m.PassOn(candidate_id=second))
    ask(life, handlers.pass_on, m.PassOn(candidate_id=second))
    ask(life, handlers.super_like, m.SuperLike(candidate_id=second))
    assert life.state.get(DatingDay).decided == ((first, "liked"), (second, "super_liked"))
    assert sum(1 for moment in life.turn().agenda() if moment[1] == "dating_answer") == 2


def test_ten_likes_a_day_and_one_very_much_however_preferences_change() -> None:
    life = grown(40)
    given = 0
    for low in (18, 30, 40, 50):
        put(life, Preferences(min_age=low, max_age=low + 12))
        for candidate_id in shown(life):
            if life.state.find(Like, candidate_id) is None and given < 10:
                like(life, candidate_id)
                given += 1
    assert given == 10
    left = [each for each in shown(life) if life.state.find(Like, each) is None]
    assert left
    with refused("not_allowed"):
        like(life, left[0])
    life.advance(life.minute + DAY)
    assert ask(life, handlers.get_suggestions, m.GetSuggestions(), None)[0].likes_left == 10


def test_only_what_was_shown_today() -> None:
    life = grown(25)
    today = shown(life)[0]
    other = grown(25, 1)
    for candidate_id in (today, "p1", "you", "f300n0", "", "f", "n", "f-1n0"):
        with refused("not_found"):
            like(other, candidate_id)
    life.advance(life.minute + DAY)
    with refused("not_found"):
        like(life, today)
    shown(life)
    with refused("not_found"):
        like(life, today)


def test_minors_and_couples_and_prisoners_see_nobody() -> None:
    for age in (6, 12, 17):
        for handler, request in (
            (handlers.get_suggestions, m.GetSuggestions()),
            (handlers.get_candidate, m.GetCandidate(candidate_id="f210n0")),
        ):
            with refused("not_allowed"):
                ask(grown(age), handler, request, None)
        with refused("not_allowed"):
            like(grown(age), "f210n0")
    prisoner = grown(25)
    put(prisoner, PrisonTerm("theft", prisoner.minute, prisoner.minute + 99 * DAY))
    with refused("not_allowed"):
        shown(prisoner)
    life, person_id = matched()
    turn = life.turn()
    romance.move_to(turn, person_id, "together")
    life.commit(turn, life.minute)
    with refused("not_allowed") as facts:
        shown(life)
    assert facts["person_id"] == person_id


def test_who_is_with_somebody_by_then_hears_nothing() -> None:
    life = grown(25, 1)
    ids = shown(life)
    for candidate_id in ids:
        like(life, candidate_id)
    turn = life.turn()
    friend = next(p for p in turn.all(Person) if p.is_alive and p.relation not in ("mother", "father"))
    put(life, replace(friend, relation="partner", partnership="together"), Bond(friend.id, "together", 0, 0))
    life.advance(life.minute + 2 * DAY)
    assert not list(life.state.all(Like))
    assert [bond.person_id for bond in life.state.all(Bond) if bond.stage == "matched"] == []


def test_a_match_that_nobody_speaks_to_fades() -> None:
    life, person_id = matched()
    life.advance(life.minute + SEASON + 2 * DAY)
    assert life.state.get(Bond, person_id).stage == "parted"
    assert life.state.get(Person, person_id).relation == "acquaintance"


def test_a_match_that_is_spoken_to_stays() -> None:
    life, person_id = matched()
    for _ in range(4):
        life.advance(life.minute + SEASON - DAY)
        put(life, replace(life.state.get(Person, person_id), seen_minute=life.minute))
    assert life.state.get(Bond, person_id).stage == "matched"


def test_a_match_is_taken_back_once() -> None:
    life, person_id = matched()
    ask(life, handlers.unmatch, m.Unmatch(person_id=person_id))
    assert life.state.get(Bond, person_id).stage == "parted"
    with refused("not_allowed"):
        ask(life, handlers.unmatch, m.Unmatch(person_id=person_id))
    with refused("not_found"):
        ask(life, handlers.unmatch, m.Unmatch(person_id="p9999"))
    assert not [moment for moment in life.turn().agenda() if moment[1] == "dating_fades" and moment[2] == person_id]


def test_kin_and_minors_have_no_score() -> None:
    life = grown(25)
    mother = next(p for p in life.state.all(Person) if p.relation == "mother")
    with refused("not_allowed"):
        ask(life, handlers.get_compatibility, m.GetCompatibility(person_id=mother.id))
    child = grown(16)
    friend = next(p for p in child.state.all(Person) if p.relation not in ("mother", "father") and p.is_alive)
    with refused("not_allowed"):
        ask(child, handlers.get_compatibility, m.GetCompatibility(person_id=friend.id))
    with refused("not_found"):
        ask(life, handlers.get_compatibility, m.GetCompatibility(person_id="you"))


def test_what_the_player_says_counts() -> None:
    life = grown(25)
    ask(life, handlers.customize_bio, m.CustomizeBio(text="I mend clocks.", interests=("chess",), children="none"))
    assert life.state.get(Profile) == Profile("I mend clocks.", ("chess",), "none")
    assert own.subject(life.turn()).interests == {"chess"}
    assert own.goals(life.turn()).children == "none"
    ask(life, handlers.customize_bio, m.CustomizeBio(faith="devout"))
    assert life.state.get(Profile) == Profile("I mend clocks.", ("chess",), "none", None, "devout")
    reply, _ = ask(life, handlers.get_my_profile, m.GetMyProfile())
    assert (reply.bio, reply.source) == ("I mend clocks.", "own")


def test_a_like_lives_the_same_in_one_stride_and_in_many() -> None:
    one, many = grown(25, 2), grown(25, 2)
    for life in (one, many):
        for candidate_id in shown(life)[:6]:
            like(life, candidate_id)
    end = one.minute + 6 * DAY
    one.advance(end)
    while many.minute < end:
        many.advance(min(end, many.minute + 97))
    assert one.hash == many.hash
