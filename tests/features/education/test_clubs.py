"""Clubs: joined, met in, told of, left."""

from __future__ import annotations

import pytest

from tests.features.education.support import say, stay_healthy, student
from tests.features.support import DAY, bare_turn, grown, refused
from ws.features.education import messages, views
from ws.features.education.handlers import requests
from ws.features.education.records import Membership
from ws.features.vitals import rules as vitals
from ws.features.vitals.records import Vitals


def test_what_is_offered_can_be_joined_and_what_is_not_is_refused() -> None:
    life = grown(12)
    offers = say(life, messages.GetClubs())
    assert isinstance(offers, messages.Clubs)
    content = life.world.content
    assert {offer.id for offer in offers.clubs} == {c.id for c in content.clubs.values() if "middle" in c.schools}
    for offer in offers.clubs:
        assert (offer.available, offer.member, offer.reason) == (True, False, "")
        say(life.copy(), messages.JoinClub(club_id=offer.id))
    with refused("not_allowed"):
        say(life, messages.JoinClub(club_id="debating"))
    with refused("not_found"):
        say(life, messages.JoinClub(club_id="no_such_club"))
    with refused("not_allowed"):
        say(grown(30), messages.JoinClub(club_id="chess"))
    assert say(grown(30), messages.GetClubs()) == messages.Clubs(clubs=())
    with refused("no_life"):
        requests.join_club(bare_turn(), messages.JoinClub(club_id="chess"))


def test_three_are_the_most_and_nobody_joins_twice() -> None:
    life = grown(12)
    for club in ("chess", "choir", "dance"):
        assert say(life, messages.JoinClub(club_id=club)) == messages.ClubJoinedReply(club_id=club)
    with refused("conflict"):
        say(life, messages.JoinClub(club_id="chess"))
    with refused("not_allowed"):
        say(life, messages.JoinClub(club_id="football"))
    say(life, messages.LeaveClub(club_id="choir"))
    with refused("not_found"):
        say(life, messages.LeaveClub(club_id="choir"))
    say(life, messages.JoinClub(club_id="football"))
    shown = views.school(life.state, life.world.content)
    assert shown is not None
    assert isinstance(shown["clubs"], list)
    assert {club["id"] for club in shown["clubs"]} == {"chess", "dance", "football"}


def test_a_club_meets_on_days_of_school_and_has_its_effects(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, member = grown(12), grown(12)
    stay_healthy(monkeypatch)
    say(member, messages.JoinClub(club_id="coding_club"))
    for life in (alone, member):
        life.advance(life.minute + 7 * DAY)
    assert member.state.get(Membership, "coding_club").meetings == 5
    gained = member.state.get(Vitals).smarts - alone.state.get(Vitals).smarts
    new = vitals.learnt(member.state.get(Vitals).smarts, 0.18)
    assert gained >= 5 * new * vitals.POINT > 0


def test_moments_of_a_club_are_told_and_do_not_repeat_before_all_are_through() -> None:
    life = grown(12)
    say(life, messages.JoinClub(club_id="chess"))
    life.live_to_age(18)
    club = life.world.content.clubs["chess"]
    told = [push.text for push in life.messages("school") if push.title == club.name]
    moments = [text for text in told if any(text == moment.text for moment in club.moments)]
    assert len(moments) >= 3
    assert len(set(moments[: len(club.moments)])) == len(moments[: len(club.moments)])


@pytest.mark.parametrize(("club", "stays"), [("chess", True), ("swimming_team", True)])
def test_clubs_go_on_in_the_next_school_when_it_has_them(club: str, stays: bool) -> None:
    life = grown(13)
    say(life, messages.JoinClub(club_id=club))
    life.live_to_age(15)
    assert (life.state.find(Membership, club) is not None) == stays
    life.live_to_age(18)
    assert life.state.find(Membership, club) is None, "with school its clubs end"


def test_students_have_clubs_too_until_they_leave() -> None:
    life = student()
    say(life, messages.JoinClub(club_id="debating"))
    say(life, messages.DropOut())
    assert life.state.find(Membership, "debating") is None
